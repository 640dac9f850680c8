"""CODEOWNERS from the offices: who is asked to look at what, as GitHub and GitLab read it.

On both forges the last line that matches a path wins. It is a coarse gate: whoever any review tier counts for
something at a path owns it here, and the check then asks for exactly what the tier of a change asks for.

Sources: docs.github.com "About code owners" (at most 3 MB, a line without an owner takes ownership away, no
escape for `[`); gitlabhq/gitlabhq doc/user/project/codeowners (every section is enforced on its own, so there
is one; owners in a comment at a line's end count, so there is none). Paths need no escape: networks lie in
folders whose names have small letters, digits and hyphens only, or they are not loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ambassade.generate.office import GenerateError, holders
from ambassade.history.standing import Standing
from ambassade.history.tier import COMMITTEE, roles_of, tier_of
from ambassade.model.catalog import Catalog
from ambassade.model.content import Organisation
from ambassade.model.status import APPROVING, Role
from ambassade.words import Say, say

LARGEST = 3_000_000
"""Bytes; GitHub does not load a larger file."""
TOOLING = (
    "/schemas/",
    "/plugins/",
    "/tests/",
    "/tools/",
    "/.ci/",
    "/.github/",
    "/.gitlab/",
    "/CODEOWNERS",
    "/docs/CODEOWNERS",
    "/.gitattributes",
    "/.gitignore",
    "/.gitmodules",
    "/*.yml",
    "/*.yaml",
    "/*.toml",
    "/*.py",
    "/requirements*.txt",
    "/SECURITY.md",
)
"""Whatever runs, or says what runs. Each begins with a slash, or it would match in content/ too."""
_EVERY_CHANGE = "wording"
_IN_NETWORK = ("entry", "message", "post", "collection")
_PAGES = ("page", "charter", "crisis")


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """The file's text, and what whoever generates it has to know."""

    text: str
    notices: tuple[Say, ...]


class _Owners:
    """Who owns what, as logins."""

    def __init__(self, catalog: Catalog, standing: Standing) -> None:
        self._catalog = catalog
        self._standing = standing
        self.administrators = self._logins(standing.holders(Role.MAINTAINER, None)) or self._logins(
            standing.holders(Role.EDITOR, None) | standing.holders(Role.SPONSOR, None)
        )
        self.without: list[str] = []
        """Paths of whose owners no login is known."""

    def line(self, path: str, people: Iterable[str]) -> str | None:
        """A line; the administrators own what nobody else can. None where there are none either."""
        owners = self._logins(people)
        if not owners and path != "*":
            self.without.append(path)
            owners = self.administrators
        return f"{path} {' '.join(owners)}" if owners else None

    def network(self, name: str, roles: frozenset[Role]) -> set[str]:
        """The people of a committee with one of the roles, and whoever is on call."""
        return {slug for role in roles | {Role.ON_CALL} for slug in self._standing.holders(role, name)}

    def central(self, roles: frozenset[Role]) -> set[str]:
        """The people who have one of the roles towards what lies in no network, and the maintainers."""
        return {
            slug
            for role in roles | {Role.MAINTAINER, Role.ON_CALL}
            for slug in self._standing.holders(role, None)
        }

    def profiles(self) -> set[str]:
        """Whoever looks after people: the community managers of all networks, and the core team."""
        managers = {
            slug
            for name in self._catalog.networks
            for slug in self._standing.holders(Role.COMMUNITY_MANAGER, name)
        }
        return managers | self.central(frozenset({Role.COMMUNITY_MANAGER}))

    def maintainers(self) -> frozenset[str]:
        """Whoever looks after the tool."""
        return self._standing.holders(Role.MAINTAINER, None)

    def _logins(self, people: Iterable[str]) -> tuple[str, ...]:
        found = {login for slug in people if (login := self._standing.login(slug)) is not None}
        return tuple(f"@{login}" for login in sorted(found))


def code_owners(catalog: Catalog, standing: Standing) -> CodeOwners:
    """The file for a catalog of offices; `standing` is theirs on the day.

    GenerateError where the file would be larger than a forge reads.
    """
    organisation = catalog.organisation.value if catalog.organisation is not None else None
    owners = _Owners(catalog, standing)
    lines = list(_lines(owners, organisation, sorted(catalog.networks)))
    text = "".join(f"{line}\n" for line in (*_HEADER, *lines))
    if len(text.encode()) > LARGEST:
        raise GenerateError(
            say(
                "the list of owners would have {size} bytes; forges read {most}", size=len(text), most=LARGEST
            )
        )
    return CodeOwners(text, tuple(_notices(catalog, standing, owners)))


_HEADER = (
    "# Generated by `ambassade generate` from content/organisation.yml, the committees in content/networks,",
    "# and the forge_login of those who hold an office there. Do not edit: the next run replaces it.",
    "# The last line that matches a path wins. All lines are in one section on purpose: GitLab asks every",
    "# section for an approval of its own. A person's agreement to their profile is for `ambassade check`.",
)


def _lines(owners: _Owners, organisation: Organisation | None, networks: list[str]) -> Iterator[str]:
    """The lines, the widest first."""
    if not owners.administrators:
        yield ""
        yield "# Nobody who holds an office has a forge_login in their profile, so nobody can be named here."
        return
    central = owners.central
    yield from _group("everything that no later line names", [f"* {' '.join(owners.administrators)}"])
    yield from _group("the tool", [owners.line(path, owners.maintainers()) for path in TOOLING])
    yield from _group(
        "the organisation",
        [
            owners.line("/content/", central(_roles(organisation, *_IN_NETWORK))),
            owners.line("/content/organisation.yml", central(_roles(organisation, "organisation"))),
            owners.line("/content/playbook/", central(_roles(organisation, *_PAGES))),
            owners.line("/content/ambassadors/", owners.profiles()),
        ],
    )
    inside, itself = _roles(organisation, *_IN_NETWORK), _roles(organisation, "network")
    listed: list[str | None] = []
    for name in networks:
        listed.append(owners.line(f"/content/networks/{name}/", owners.network(name, inside)))
        if itself != inside:
            listed.append(owners.line(f"/content/networks/{name}/network.yml", owners.network(name, itself)))
    if listed:
        yield from _group("the networks", listed)


def _group(title: str, lines: list[str | None]) -> Iterator[str]:
    yield ""
    yield f"# {title}"
    yield from (line for line in lines if line is not None)


def _roles(organisation: Organisation | None, *kinds: str) -> frozenset[Role]:
    """Whoever the tiers count for changes of these kinds, corrections included."""
    tiers = [tier_of(organisation, kind) for kind in (_EVERY_CHANGE, *kinds)]
    found = frozenset().union(*(roles_of((*(tier.by or (COMMITTEE,)), *tier.including)) for tier in tiers))
    return (found & (APPROVING | {Role.MAINTAINER})) or APPROVING


def _notices(catalog: Catalog, standing: Standing, owners: _Owners) -> Iterator[Say]:
    """What is missing: logins of office holders, and what the administrators own in their place."""
    unknown = [
        slug for slug in holders(catalog) if not standing.has_left(slug) and standing.login(slug) is None
    ]
    if unknown:
        yield say(
            "these people hold an office and have no `forge_login` in their profile: {people}",
            people=", ".join(unknown),
        )
    if not owners.administrators:
        yield say("nobody's login is known, so the list of owners is empty and protects nothing")
    elif owners.without:
        yield say(
            "no owner's login is known for {paths}; the administrators own it in their place",
            paths=", ".join(owners.without),
        )
