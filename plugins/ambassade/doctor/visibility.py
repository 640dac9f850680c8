"""Whether what lies in the repository fits who can read the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ambassade.doctor.verdict import Check, Protection
from ambassade.forge.fault import ForgeFault
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Organisation
from ambassade.words import Say, say, say_n

PUBLIC = "public"
PERSONAL = re.compile(r"ambassador|volunteer|profile|consent", re.IGNORECASE)
"""The names of forms that ask about a person."""
FORMS = (".github/ISSUE_TEMPLATE", ".gitlab/issue_templates")


@dataclass(frozen=True, slots=True)
class Visibility:
    """Who can read the repository: what the organisation file says, and what the forge says.

    `real` is None where no forge was asked.
    """

    declared: str | None
    real: str | ForgeFault | None

    def is_public(self) -> bool | Say:
        """Whether everybody can read it, or why that is not known. A claim never outweighs a fault."""
        if isinstance(self.real, str):
            return self.real == PUBLIC
        if self.declared == PUBLIC:
            return True
        if self.real is not None:
            return self.real.remark
        if self.declared is not None:
            return False
        return say("nothing says who can read the repository")


def declared(organisation: Item[Organisation]) -> str | None:
    """What the organisation file says of who can read the repository; None where it says nothing of it."""
    repository = organisation.document.values.get("repository")
    value = repository.get("visibility") if isinstance(repository, Mapping) else None
    return value if isinstance(value, str) else None


def declared_truly(visibility: Visibility) -> Check:
    """Whether the organisation file says the truth of who can read the repository."""
    says, real = visibility.declared or PUBLIC, visibility.real
    protection = Protection(
        "visibility",
        say("content/organisation.yml says rightly who can read the repository"),
        say(
            "content/organisation.yml does not say who can read the repository, so it is taken for public; "
            "it is `{real}`",
            real=str(real),
        )
        if visibility.declared is None
        else say(
            "content/organisation.yml says that the repository is `{declared}`, but it is `{real}`",
            declared=says,
            real=str(real),
        ),
        say(
            "write `visibility:` under `repository` in content/organisation.yml as it is on the forge, or "
            "change it there (GitHub: Settings, General, Danger Zone; GitLab: Settings, General, Visibility)"
        ),
    )
    if real is None:
        return protection.unseen(say("the forge was not asked"))
    if isinstance(real, ForgeFault):
        return protection.unseen(real.remark)
    return protection.of((says == PUBLIC) == (real == PUBLIC))


def internal_content(catalog: Catalog, visibility: Visibility) -> Check:
    """Whether everybody can read on the forge what no public page shows."""
    hidden = sum(1 for _ in _not_public(catalog))
    protection = Protection(
        "internal-content",
        say("what is for members or colleagues only is out of the public's sight"),
        say_n(
            "the repository is public, and {n} thing in it is for members or colleagues only",
            "the repository is public, and {n} things in it are for members or colleagues only",
            hidden,
        ),
        say(
            "make the repository private (GitHub: Settings, General, Danger Zone, Change visibility; GitLab: "
            "Settings, General, Visibility), or move these things elsewhere; the history keeps them"
        ),
    )
    public = visibility.is_public()
    if public is True and hidden:
        return protection.missing()
    if any(catalog.broken.values()) and public is not False:
        return protection.unseen(say("some of the content cannot be read"))
    if isinstance(public, Say) and hidden:
        return protection.unseen(public)
    return protection.good()


def _not_public(catalog: Catalog) -> Iterator[str]:
    """The path of everything that is not for the public, drafts too, and of every secret network."""
    for table in (
        catalog.entries,
        catalog.messages,
        catalog.posts,
        catalog.collections,
        catalog.pages,
    ):
        yield from (item.path for item in table.values() if item.value.audience != PUBLIC)
    yield from (item.path for item in catalog.networks.values() if item.value.access == "secret")


def personal_forms(root: Path, visibility: Visibility) -> Check:
    """Whether people are asked about themselves where everybody reads the answer."""
    found = sorted(
        path.relative_to(root).as_posix()
        for folder in FORMS
        for path in (root / folder).glob("*")
        if PERSONAL.search(path.name)
    )
    protection = Protection(
        "personal-forms",
        say("people are asked about themselves in private only"),
        say_n(
            "the repository is public, and a form in it asks people about themselves: {forms}",
            "the repository is public, and {n} forms in it ask people about themselves: {forms}",
            len(found),
            forms=", ".join(found),
        ),
        say(
            "write `visibility: public` under `repository` in content/organisation.yml, and run `ambassade "
            "generate`: it puts a letter and a printable form in their place"
        ),
    )
    public = visibility.is_public()
    if not found or public is False:
        return protection.good()
    return protection.missing() if public is True else protection.unseen(public)
