"""The forms about a profile that is there: a consent is withdrawn in it, or a note is made of what is wrong.

A withdrawal changes nothing else in the file. A report changes no file: only the committee can tell whether
it is true, and a stranger's words do not belong into somebody's profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from ambassade.editing.front_matter import EditError, YamlText, join, split
from ambassade.editing.reading import read_text
from ambassade.generate.sentence import WRONG
from ambassade.history.approvals import login
from ambassade.intake.draft import Case, Draft
from ambassade.intake.refusal import refuse
from ambassade.load.tree import Tree
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.names import fold
from ambassade.words import Say, say

_EVERYTHING = "all"
_FOLDER = "ambassadors"


def withdraw(case: Case, tree: Tree) -> Draft:
    """The profile with the consents withdrawn from today on; RefusedError where there is none to withdraw."""
    scopes = case.values("scopes")
    if not scopes:
        raise refuse(case.line("scopes"), say("no box is ticked, so nothing would be withdrawn"))
    item = _person(case)
    text, values, _, _ = read_text(item.path, tree.read(item.path), Kind.AMBASSADOR)
    front, rest = split(text)
    edited = YamlText(front)
    consents = (values or {}).get("consent")
    listed = [one for one in consents if isinstance(one, dict)] if isinstance(consents, list) else []
    try:
        changed = [_withdraw_one(edited, place, one, scopes, case) for place, one in enumerate(listed)]
    except EditError as fault:
        raise refuse(
            case.line("person"), say("{path} can not be edited: {why}", path=item.path, why=str(fault))
        ) from fault
    if not any(changed):
        raise refuse(
            case.line("scopes"), say("nothing of what is ticked was agreed to, or it is withdrawn already")
        )
    return Draft(
        {item.path: join(edited.text, rest)},
        item.key,
        dict.fromkeys(("consent",), "scopes"),
        tuple(_authority(case, item)),
        changes=True,
    )


def report(case: Case) -> Draft:
    """A note for the committee; no file."""
    item = _person(case)
    wrong = case.value("wrong")
    return Draft(
        {},
        item.key,
        notes=(say("{path}: {wrong}", path=f"`{item.path}`", wrong=WRONG[wrong]),),
        quoted=(case.text("details"),) if case.text("details") else (),
    )


def _withdraw_one(
    edited: YamlText, place: int, consent: Mapping[str, object], wanted: tuple[str, ...], case: Case
) -> bool:
    """One consent: marked as withdrawn where all of it is meant, else cut in two. Whether that changed it."""
    listed = consent.get("scopes")
    scopes = [str(scope) for scope in listed] if isinstance(listed, list) else []
    gone = [scope for scope in scopes if _EVERYTHING in wanted or scope.partition(":")[0] in wanted]
    if not gone or "withdrawn_on" in consent:
        return False
    today = case.today.isoformat()
    if len(gone) == len(scopes):
        edited.set(("consent", place, "withdrawn_on"), today)
        return True
    edited.set(("consent", place, "scopes"), [scope for scope in scopes if scope not in gone])
    edited.append(("consent",), {**consent, "scopes": gone, "withdrawn_on": today})
    return True


def _authority(case: Case, item: Item[Ambassador]) -> Iterator[Say]:
    """Whether who asks is the person, as far as a login tells it."""
    author, own = case.submission.author, item.value.forge_login
    if author is None or own is None or login(author) != login(own):
        yield say("make sure that the person asked for it: no login proves it")


def _person(case: Case) -> Item[Ambassador]:
    """The one whose profile is meant: by short name, by address, or by name; RefusedError unless one fits."""
    text = case.text("person")
    parts = [part for part in urlsplit(text).path.split("/") if part] if "/" in text else [text]
    people = case.catalog.ambassadors
    if "/" not in text or _FOLDER in parts[:-1]:
        slug = parts[-1].removesuffix(".md")
        if slug in people:
            return people[slug]
        if case.catalog.is_broken(Kind.AMBASSADOR, slug):
            raise refuse(case.line("person"), say("that profile can not be read; `ambassade check` says why"))
    wanted = fold(" ".join(text.split()))
    found = [
        item
        for item in people.values()
        if wanted in {fold(item.value.name), fold(item.value.latin_name or item.value.name)}
    ]
    if len(found) == 1:
        return found[0]
    raise refuse(
        case.line("person"),
        say("several people have this name: give the address of the person's page")
        if found
        else say("no profile here has this name or address"),
    )
