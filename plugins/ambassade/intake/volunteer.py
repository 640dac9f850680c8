"""The form `volunteer`: somebody's offer becomes a profile of a candidate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from ambassade.generate.sentence import EXTERNAL, SELF, TOLD
from ambassade.history.approvals import login
from ambassade.history.standing import Standing
from ambassade.importers.accounts import Account, Recogniser
from ambassade.intake.draft import Case, Draft, file_text
from ambassade.intake.refusal import Reason, RefusedError, refuse
from ambassade.model.catalog import Kind
from ambassade.model.platform import BUILT_IN
from ambassade.model.status import Role
from ambassade.names import LONGEST, fold, slugify
from ambassade.words import Say, say

_YEARS: Final = 2
"""How long a consent from a form holds; the form says so."""
_CONTACTS: Final = (Role.COMMUNITY_MANAGER, Role.LEAD, Role.EDITOR, Role.APPROVER)
_LINK = re.compile(r"(?:(?P<name>.*?)[\s:]+)?(?P<url>https?://\S+)\Z")
_LONGEST_ID = 80


def volunteer(case: Case) -> Draft:
    """A new profile; RefusedError where it can not be made."""
    slug = slugify(case.text("latin_name") or case.text("name"))
    if not slug:
        raise refuse(
            case.line("latin_name"),
            say(
                "the name has no Latin letter, and the file's name needs some: write it in Latin letters too"
            ),
        )
    reasons: list[Reason] = []
    accounts = list(_accounts(case, reasons))
    blogs = list(_blogs(case, reasons))
    if reasons:
        raise RefusedError(reasons)
    language = case.value("language")
    default = case.catalog.organisation.value.languages[0] if case.catalog.organisation else ""
    written = language or case.form.language
    values: dict[str, object] = {
        "name": case.text("name"),
        "latin_name": case.text("latin_name"),
        "kind": case.value("kind"),
        "unit": case.value("unit"),
        "external_kind": case.value("external_kind"),
        "organisation": case.text("organisation"),
        "place": case.value("place"),
        "languages": list(case.values("languages")),
        "language": "" if written == default else written,
        "expertise": list(case.values("expertise")),
        "memberships": [
            {"network": network, "role": case.value("role")} for network in case.values("networks")
        ],
        "accounts": accounts,
        "blogs": blogs,
        "standing": "candidate",
        "origin": "own_form",
        "informed_on": case.today.isoformat() if TOLD in case.values("consent") else "",
        "consent": _consent(case, slug, accounts, blogs),
        "contact_owner": _contact(case) if case.value("kind") == EXTERNAL else "",
        "forge_login": _login(case),
    }
    values |= {name: case.told(name, language) for name in ("job_title", "tagline", "why") if case.text(name)}
    path = f"content/ambassadors/{slug}.md"
    text = file_text(case.schemas, Kind.AMBASSADOR, values, case.text("body"))
    return Draft(
        {path: text},
        slug,
        {"memberships": "networks", "informed_on": "consent", "latin_name": "latin_name"},
        tuple(_notes(case)),
    )


def evidence(case: Case, slug: str) -> str:
    """The number under which the filled form is kept as the proof of what was agreed."""
    if case.submission.number is not None:
        return f"issue-{case.submission.number}"
    return f"form-{case.today.isoformat()}-{slug}"[:_LONGEST_ID].rstrip("-")


def _notes(case: Case) -> Iterator[Say]:
    if case.submission.number is None and _scopes(case):
        yield say("keep the mail or the paper: it is the proof of the consent")
    if not _scopes(case):
        yield say("no consent was given, so nothing about this person is shown")


def _scopes(case: Case) -> list[str]:
    return [value for value in case.values("consent") if value not in {SELF, TOLD}]


def _consent(
    case: Case, slug: str, accounts: list[dict[str, str]], blogs: list[dict[str, str]]
) -> list[dict[str, object]]:
    """What the ticked boxes allow, from today for two years."""
    ticked = _scopes(case)
    scopes = ["profile"] if "profile" in ticked else []
    scopes += [f"account:{one['id']}" for one in accounts if "accounts" in ticked]
    scopes += [f"blog:{one['id']}" for one in blogs if "blogs" in ticked]
    if not scopes:
        return []
    return [
        {
            "scopes": scopes,
            "given_on": case.today.isoformat(),
            "until": _last_day(case.today).isoformat(),
            "evidence": evidence(case, slug),
        }
    ]


def _last_day(today: date) -> date:
    """The day before the same day two years later."""
    return today + relativedelta(years=_YEARS, days=-1)


def _login(case: Case) -> str:
    """The author's login, where the forge says it and they fill the form in for themselves."""
    submission = case.submission
    if submission.author is None or not submission.signed or SELF not in case.values("consent"):
        return ""
    for item in case.catalog.ambassadors.values():
        known = item.value.forge_login
        if known is not None and login(known) == login(submission.author):
            raise refuse(
                case.line("name"),
                say("`{login}` is already the login of somebody with a profile", login=submission.author),
            )
    return submission.author


def _contact(case: Case) -> str:
    """Who keeps in touch at first: somebody of the first network's committee."""
    standing = Standing(case.catalog, case.today)
    for network in case.values("networks"):
        for role in _CONTACTS:
            for slug in sorted(standing.holders(role, network)):
                if slug in case.catalog.ambassadors:
                    return slug
    return ""


def _accounts(case: Case, reasons: list[Reason]) -> Iterator[dict[str, str]]:
    """The accounts, one a line; a line that is none becomes a reason."""
    organisation = case.catalog.organisation.value if case.catalog.organisation else None
    recogniser = Recogniser(organisation)
    names = {fold(known.name): key for key, known in BUILT_IN.items()}
    names |= {fold(own.name): own.id for own in (organisation.platforms if organisation else ())}
    taken: set[str] = set()
    for number, name, url in _links(case, "accounts", reasons):
        found = recogniser.account(names.get(fold(name), name) or None, url)
        if not isinstance(found, Account):
            reasons.append(Reason(number, found))
            continue
        yield {"id": _unused(found.platform, taken), "platform": found.platform, "url": url}


def _blogs(case: Case, reasons: list[Reason]) -> Iterator[dict[str, str]]:
    """The blogs, one a line."""
    taken: set[str] = set()
    for number, name, url in _links(case, "blogs", reasons):
        if not name:
            reasons.append(Reason(number, say("write the blog's name before its address")))
            continue
        yield {"id": _unused(slugify(name) or "blog", taken), "name": name, "url": url}


def _links(case: Case, question: str, reasons: list[Reason]) -> Iterator[tuple[int, str, str]]:
    """Lines of `name address`, with their numbers in the form."""
    for number, line in enumerate(case.text(question).split("\n"), start=case.begins(question)):
        if not line.strip():
            continue
        match = _LINK.match(line.strip().removeprefix("- ").strip())
        if match is None:
            reasons.append(Reason(number, say("this line has no address that begins with https://")))
            continue
        yield number, (match["name"] or "").strip(), match["url"]


def _unused(wanted: str, taken: set[str]) -> str:
    """A short name that nothing in the file has yet."""
    name, number = wanted[:LONGEST], 2
    while name in taken:
        name, number = f"{wanted[: LONGEST - 4]}-{number}", number + 1
    taken.add(name)
    return name
