"""Whether there are people to approve: in each network, and as many as the preset expects."""

from __future__ import annotations

from ambassade.doctor.verdict import Check, Protection
from ambassade.history.standing import Standing
from ambassade.model.catalog import Catalog, Kind
from ambassade.model.content import Organisation
from ambassade.model.status import Role
from ambassade.words import Say, say, say_n

SOLO = "solo"
MOST_NAMED = 5


def approvers(catalog: Catalog, organisation: Organisation, standing: Standing) -> Check:
    """Whether each network has somebody of its committee whom the forge can know as an approver."""
    alone = [
        key
        for key in sorted(catalog.networks)
        if not any(_is_known(standing, person) for person in standing.committee(key))
    ]
    lacks = say_n(
        "nobody on the committee of {networks} has a `forge_login`: no approval there can be recognised",
        "{n} networks have nobody with a `forge_login` on their committee: {networks}",
        len(alone),
        networks=named(alone),
    )
    protection = Protection(
        "approvers",
        say("every network has an approver whom the forge knows"),
        lacks,
        say(
            "write the login that they use on the forge as `forge_login` in their profile, in "
            "content/ambassadors/"
        ),
    )
    if organisation.preset == SOLO:
        return Check(
            "approvers", protection.good().state, say("the preset is `solo`: no approver is looked for")
        )
    return _as_far_as_read(protection, catalog, good=not alone)


def preset(catalog: Catalog, organisation: Organisation, standing: Standing) -> Check:
    """Whether the preset fits the number of people who have a part and can approve."""
    able = sum(_is_known(standing, person) for person in _with_a_part(catalog, standing))
    holds = say("the preset `{preset}` fits the number of people", preset=organisation.preset)
    if organisation.preset == SOLO:
        lacks = say_n(
            "the preset is `solo`, where nobody has to approve, but there is {n} person who could",
            "the preset is `solo`, where nobody has to approve, but there are {n} people who could",
            able,
        )
        cure = say("write `preset: small` in content/organisation.yml")
        return _as_far_as_read(Protection("preset", holds, lacks, cure), catalog, good=able < 2)
    lacks = say_n(
        "the preset is `{preset}`, but only {n} person could approve, and nobody approves their own change",
        "the preset is `{preset}`, but only {n} people could approve, and nobody approves their own change",
        able,
        preset=organisation.preset,
    )
    cure = say(
        "write the `forge_login` of a second person into their profile, or `preset: solo` in "
        "content/organisation.yml"
    )
    return _as_far_as_read(Protection("preset", holds, lacks, cure), catalog, good=able >= 2)


def readable(catalog: Catalog) -> Check:
    """Whether all content could be read."""
    broken = sum(len(keys) for keys in catalog.broken.values())
    return Protection(
        "content",
        say("all content can be read"),
        say_n("{n} file of the content cannot be read", "{n} files of the content cannot be read", broken),
        say("run `ambassade check`: it says which, and what to correct"),
    ).of(not broken)


def _is_known(standing: Standing, person: str) -> bool:
    """Whether the forge's word for somebody leads to them: a login, which no other profile has too."""
    name = standing.login(person)
    return name is not None and standing.person(name) == person


def _with_a_part(catalog: Catalog, standing: Standing) -> frozenset[str]:
    """Everybody who could approve something, less those who left."""
    places = [None, *catalog.networks]
    offices = [standing.holders(role, None) for role in (Role.MAINTAINER, Role.ON_CALL)]
    return frozenset().union(*offices, *(standing.committee(place) for place in places))


def _as_far_as_read(protection: Protection, catalog: Catalog, *, good: bool) -> Check:
    """The check; what hangs on people or networks whose files cannot be read stays open."""
    if catalog.broken.get(Kind.AMBASSADOR) or catalog.broken.get(Kind.NETWORK):
        return protection.unseen(say("some profiles or networks cannot be read"))
    return protection.of(good)


def named(names: list[str]) -> str | Say:
    """Some names, and how many more there are."""
    shown = ", ".join(f"`{name}`" for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return shown if more <= 0 else say_n("{names} and {n} more", "{names} and {n} more", more, names=shown)
