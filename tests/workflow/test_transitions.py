"""The table of statuses against the check: every pair of statuses, made by every role and by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from ambassade.check import check_proposal
from ambassade.findings import Severity
from ambassade.history.approvals import Approvals, Opinion, Source
from ambassade.history.proposal import Before
from ambassade.load.content import load_content
from ambassade.load.git import FileChange
from ambassade.load.schema import SchemaSet, load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.digest import digest
from ambassade.model.status import TRANSITIONS, Role, Status
from tests.rules.example import Example

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PATH = "content/networks/aurora/calendar/night-watch.yml"
KEY = "aurora/night-watch"
ENTRY = """title: Night watch
summary: Who walks the quay at night.
kind: topic
start: 2026-12-10
owner: ana-silva
themes: [safety]
audience: internal
status: {status}
"""
COMMITTEE = "content/networks/aurora/network.yml"
WHO: dict[Role | None, str] = {
    Role.LEAD: "asilva",
    Role.APPROVER: "bokoro",
    Role.COMMUNITY_MANAGER: "cmarsh",
    Role.EDITOR: "hlind",
    Role.LEGAL: "inovak",
    Role.SPONSOR: "sposner",
    Role.THE_PERSON: "elaurent",
    Role.MAINTAINER: "grossi",
    Role.ON_CALL: "dquinn",
    None: "mallory",
}
"""One account for each role towards Aurora, which holds no other; and one that is nobody's."""
NONE: frozenset[Role | None] = frozenset()
COMMITTEE_ROLES = frozenset(
    {Role.LEAD, Role.EDITOR, Role.APPROVER, Role.COMMUNITY_MANAGER, Role.LEGAL, Role.SPONSOR}
)
STEERING = COMMITTEE_ROLES | {Role.ON_CALL}
ANYBODY = frozenset({*Role, None})
D, R, A, Z = Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.ARCHIVED
GOLDEN: dict[tuple[Status | None, Status | None], frozenset[Role | None]] = {
    (None, D): ANYBODY,
    (None, R): ANYBODY,
    (None, A): NONE,
    (None, Z): NONE,
    (D, D): ANYBODY,
    (D, R): ANYBODY,
    (D, A): NONE,
    (D, Z): ANYBODY,
    (D, None): ANYBODY,
    (R, D): ANYBODY,
    (R, R): ANYBODY,
    (R, A): COMMITTEE_ROLES,
    (R, Z): COMMITTEE_ROLES,
    (R, None): COMMITTEE_ROLES,
    (A, D): STEERING,
    (A, R): ANYBODY,
    (A, A): ANYBODY,
    (A, Z): STEERING,
    (A, None): NONE,
    (Z, D): ANYBODY,
    (Z, R): ANYBODY,
    (Z, A): NONE,
    (Z, Z): ANYBODY,
    (Z, None): NONE,
}
"""The whole table, written down once more: who has to have a part in a change of status."""
PAIRS = [(was, will_be) for was in (None, *Status) for will_be in (None, *Status) if was or will_be]


def test_the_table_is_as_it_was_decided() -> None:
    table = {
        pair: (frozenset(one.roles) or ANYBODY) if one.allowed else NONE for pair, one in TRANSITIONS.items()
    }
    assert table == GOLDEN


def test_the_table_knows_every_pair() -> None:
    assert set(TRANSITIONS) == set(PAIRS)


@pytest.fixture(scope="module")
def schemas() -> SchemaSet:
    return load_schemas()


@pytest.fixture(scope="module")
def base() -> dict[str, bytes]:
    """The tree of the rules' pages, with somebody for each role towards Aurora and one sponsor more."""
    files, _ = Example("proposed").proposal()
    more = "  - person: hugo-lind\n    role: editor\n  - person: iris-novak\n    role: legal\n"
    text = files[COMMITTEE].decode().replace("stage:\n", more + "sponsor:\n  person: sam-posner\nstage:\n")
    person = files["content/ambassadors/iris-novak.md"].decode()
    for old, new in (("Iris Novak", "Sam Posner"), ("inovak", "sposner"), ("C-2026-403", "C-2026-404")):
        person = person.replace(old, new)
    return {**files, COMMITTEE: text.encode(), "content/ambassadors/sam-posner.md": person.encode()}


def allowed(
    base: dict[str, bytes], schemas: SchemaSet, was: Status | None, will_be: Status | None, role: Role | None
) -> bool:
    """Whether the check lets a change of status through that somebody outside made and `role` has a part in.

    Who becomes the only one to approve is recorded, as is who does something alone from the emergency lane.
    """
    recorded = ""
    if will_be is Status.APPROVED and was is not Status.APPROVED:
        recorded = approval(base, schemas, SLUGS[role]) if role in SLUGS else ""
    if role is Role.ON_CALL and was is Status.APPROVED and will_be not in {None, was}:
        recorded = approval(base, schemas, "dara-quinn") + "    urgent: true\n"
    before = with_status(base, was, "")
    after = with_status(base, will_be, recorded)
    files = () if before == after else (FileChange(PATH, PATH if was else None, is_gone=will_be is None),)
    opinions = Approvals(
        Source.GITHUB,
        (Opinion(WHO[role], approves=True),),
        frozenset({"outsider"}),
        verified=True,
        makers=frozenset({"outsider"}),
    )
    checked = check_proposal(
        MemoryTree(after), Before(MemoryTree(before), files), lambda _: opinions, schemas, NOW
    )
    return not any(found.severity is Severity.ERROR for found in checked.findings)


SLUGS = {
    Role.LEAD: "ana-silva",
    Role.APPROVER: "ben-okoro",
    Role.COMMUNITY_MANAGER: "cleo-marsh",
    Role.EDITOR: "hugo-lind",
    Role.LEGAL: "iris-novak",
    Role.SPONSOR: "sam-posner",
    Role.THE_PERSON: "eve-laurent",
    Role.MAINTAINER: "gil-rossi",
    Role.ON_CALL: "dara-quinn",
}


def with_status(base: dict[str, bytes], status: Status | None, recorded: str) -> dict[str, bytes]:
    """The tree with the entry in a status, or without it."""
    if status is None:
        return base
    text = ENTRY.format(status=status.value) + (f"approvals:\n{recorded}" if recorded else "")
    return {**base, PATH: text.encode()}


def approval(base: dict[str, bytes], schemas: SchemaSet, slug: str) -> str:
    """A record of an approval of the entry, which is the same text in every status."""
    catalog = load_content(MemoryTree(with_status(base, Status.DRAFT, "")), schemas).catalog
    found = digest(catalog.entries[KEY], catalog.read)
    return f"  - by: {slug}\n    on: 2026-11-23\n    digest: {found}\n"


def cases() -> Iterator[tuple[Status | None, Status | None, Role | None]]:
    """Every pair with every role, and with nobody's."""
    for was, will_be in PAIRS:
        for role in (*Role, None):
            yield was, will_be, role


def name(value: Status | Role | None) -> str:
    return "nothing" if value is None else value.value


@pytest.mark.parametrize(("was", "will_be", "role"), list(cases()), ids=name)
def test_the_check_does_as_the_table_says(
    base: dict[str, bytes], schemas: SchemaSet, was: Status | None, will_be: Status | None, role: Role | None
) -> None:
    assert allowed(base, schemas, was, will_be, role) is (role in GOLDEN[was, will_be])
