"""What is not to be seen yet is in no byte of the editions for readers until its instant, in its zone."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

import ambassade.check
import ambassade.engines.build
from ambassade.engines.build import Request, build
from ambassade.publish.audience import AUDIENCES
from tests.rules.example import Example

MIDNIGHT = datetime(2026, 11, 30, 23, tzinfo=UTC)
"""00:00 of 1 December in Paris."""
BEFORE = MIDNIGHT - timedelta(minutes=1)
LATER = MIDNIGHT + timedelta(days=40)
MONDAY = MIDNIGHT + timedelta(hours=9)
ADDRESS = b"url: https://lumen.example/networks/\nfeeds:\n  on: true\n"
SECRETS = (b"secret", b"kingfisher", b"kestrel", b"osprey", b"nightjar", b"heron", b"bittern")
"""A date, the campaign it is part of, its relay plan, a post, a message and its text; and all their names."""
AURORA = "content/networks/aurora/"
CAMPAIGN = """title: Kestrel
summary: A Kestrel is over the quay
kind: campaign
start: 2026-11-30
end: 2026-12-20
owner: ana-silva
themes: [light]
channels: [linkedin]
relays:
  - from: 2026-12-01
    people: [cleo-brandt]
    platform: linkedin
    message: aurora/secret-note
    asked: Say what an Osprey does
embargo: 2026-12-01
audience: public
status: approved
"""
DATE = """title: Kingfisher
summary: A Kingfisher is under the quay
kind: event
start: 2026-12-03T18:00
end: 2026-12-03T19:00
where:
  kind: address
  place: porto
  address: North quay, gate 3
  host: ben-okoro
owner: ana-silva
themes: [light]
languages: [en]
channels: [linkedin]
campaign: aurora/secret-dusk
embargo: 2026-12-01T00:00
audience: public
status: approved
"""
MESSAGE = """idea: Come and hear the Heron
intent: people
entry: aurora/secret-walk
variants:
  - platform: linkedin
    language: en
    text: The Bittern comes on Thursday. Come too.
window:
  from: 2026-12-01
  until: 2026-12-20
audience: members
status: approved
"""
POST = """---
title: Nightjar
summary: A Nightjar is in the lamp
authors: [ana-silva]
language: en
themes: [light]
publish_at: 2026-12-01
audience: public
status: approved
---
The Nightjar sat in the lamp until midnight.
"""
SECRET = {
    AURORA + "calendar/secret-dusk.yml": CAMPAIGN,
    AURORA + "calendar/secret-walk.yml": DATE,
    AURORA + "messages/secret-note.yml": MESSAGE,
    AURORA + "posts/secret-lamp.md": POST,
}
UNDATED = """title: Kestrel
summary: A Kestrel is over the quay
kind: topic
owner: ana-silva
themes: [light]
audience: public
status: {status}
"""
OUTSIDER = """---
name: Cleo Brandt
kind: external
external_kind: client
job_title: Pilot
place: porto
languages: [en]
expertise: [light]
memberships:
  - network: aurora
    role: relay
accounts:
  - id: linkedin
    platform: linkedin
    url: https://www.linkedin.com/in/cleo-brandt-pilot
standing: active
origin: own_form
informed_on: 2025-12-01
contact_owner: ana-silva
consent:
  - scopes: [profile, "account:linkedin"]
    given_on: 2026-01-10
    until: 2027-12-31
    evidence: C-2026-003
---
I bring ships in.
"""
HAS_IT: Mapping[str, bytes] = {
    "calendar.ics": b"Kingfisher",
    "networks/aurora/calendar.ics": b"Kestrel",
    "ambassadors/ben-okoro/calendar.ics": b"Kingfisher",
    "api/v1/calendar.json": b"Kingfisher",
    "feed.xml": b"Nightjar",
    "feed.json": b"Nightjar",
    "networks/aurora/feed.xml": b"Nightjar",
    "networks/aurora/feed.json": b"Nightjar",
    "calendar/index.html": b"Kingfisher",
    "calendar/2026-12/index.html": b"Kestrel",
    "calendar/week/2026-W49/index.html": b"Kingfisher",
    "calendar/agenda/index.html": b"Kingfisher",
    "calendar/timeline/2026-q4/index.html": b"Kestrel",
    "calendar/aurora/secret-walk/index.html": b"Kingfisher",
    "calendar/aurora/secret-walk/event.ics": b"Kingfisher",
    "networks/aurora/index.html": b"Kingfisher",
    "networks/aurora/calendar/index.html": b"Kingfisher",
    "posts/index.html": b"Nightjar",
    "posts/secret-lamp/index.html": b"Nightjar",
    "themes/light/index.html": b"Nightjar",
    "pagefind/en": b"Kingfisher",
}
"""What every edition tells from midnight on."""
PUBLIC_HAS_IT: Mapping[str, bytes] = {"sitemap.xml": b"calendar/aurora/secret-walk/"}
MEMBERS_HAVE_IT: Mapping[str, bytes] = {
    "calendar/aurora/secret-dusk/index.html": b"Osprey",
    "messages/index.html": b"secret-note",
    "messages/aurora/index.html": b"secret-note",
    "messages/aurora/secret-note/index.html": b"Bittern",
    "kit/cleo-brandt/index.html": b"Bittern",
    "kit/cleo-brandt/calendar.ics": b"Kingfisher",
    "kit/cleo-brandt/feed.xml": b"Bittern",
    "kit/cleo-brandt/feed.json": b"Bittern",
}
Files = dict[str, bytes]


@pytest.fixture(autouse=True, scope="module")
def machine_in_utc() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


class Built:
    """Builds the editions at an instant, each thing once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: dict[tuple[datetime, str], Path] = {}

    def files(
        self, audience: str, now: datetime, secret: Mapping[str, str], *, checked: bool = True
    ) -> Files:
        """Every file of an edition of the small site with `secret` in it, unpacked where it is packed."""
        known = (now, repr(sorted(secret.items())))
        if known not in self.done:
            self.done[known] = self.build(now, secret, checked=checked)
        out = self.done[known] / audience
        files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
        read = {name: unpacked(path.read_bytes()) for name, path in files.items()}
        found = b"".join(
            data for name, data in sorted(read.items()) if name.startswith("pagefind/en/fragment/")
        )
        return {**read, "pagefind/en": found}

    def build(self, now: datetime, secret: Mapping[str, str], *, checked: bool) -> Path:
        root = self.folder / str(len(self.done))
        for path, text in (tree() | {path: text.encode() for path, text in secret.items()}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ambassade.engines.build, "datetime", clock(now))
            if not checked:
                patch.setattr(ambassade.check, "CONTENT_RULES", ())
            assert build(Request(root=root, audiences=AUDIENCES, out=root / "site")) == 0
        return root / "site"


def unpacked(data: bytes) -> bytes:
    """What is packed in a file, whatever its name: site maps, the search's index."""
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def clock(now: datetime) -> type[datetime]:
    """A clock that stands."""

    class Standing(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            at = now.astimezone(tz)
            return cls(at.year, at.month, at.day, at.hour, at.minute, at.second, tzinfo=at.tzinfo)

    return Standing


def tree() -> Files:
    """The small site, with a person from outside, and something that waits for what nobody may know yet."""
    files = Example("base").tree()
    organisation = files["content/organisation.yml"].replace(b"as_of: 2026-11-23\n", b"")
    files["content/organisation.yml"] = organisation + ADDRESS
    files["content/ambassadors/cleo-brandt.md"] = OUTSIDER.encode()
    return files


def waiting() -> dict[str, str]:
    """The secrets, and what everybody knows that waits for one of them."""
    path = AURORA + "calendar/lamp-walk.yml"
    known = tree()[path].decode().replace("2026-12-03", "2026-12-10")
    return {**SECRET, path: known + "depends_on: [aurora/secret-walk]\n"}


def without() -> dict[str, str]:
    """The same, had nobody thought of the secrets."""
    path = AURORA + "calendar/lamp-walk.yml"
    return {path: waiting()[path].replace("depends_on: [aurora/secret-walk]\n", "")}


def typed(status: str) -> dict[str, str]:
    return {path: text.replace("status: approved", f"status: {status}") for path, text in SECRET.items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("embargo"))


def telling(files: Files) -> list[str]:
    """The files that tell of a secret in their names or in any byte, in capitals or not."""
    return sorted(
        path
        for path, data in files.items()
        if any(word.decode() in path.lower() or word in data.lower() for word in SECRETS)
    )


@pytest.mark.parametrize("audience", ["public", "members"])
def test_a_minute_before_midnight_in_paris_it_is_as_if_it_was_not(built: Built, audience: str) -> None:
    files = built.files(audience, BEFORE, waiting())
    assert telling(files) == []
    assert {"latest/index.html", "latest.xml", "opml.xml", "pagefind/names.txt"} <= set(files)
    plain = built.files(audience, BEFORE, without())
    assert sorted(files) == sorted(plain)
    assert [path for path, data in files.items() if plain[path] != data] == []


@pytest.mark.parametrize("audience", ["public", "members"])
def test_from_midnight_in_paris_on_it_is_everywhere(built: Built, audience: str) -> None:
    files = built.files(audience, MIDNIGHT, waiting())
    expected = {**HAS_IT, **(PUBLIC_HAS_IT if audience == "public" else MEMBERS_HAVE_IT)}
    assert [path for path, word in expected.items() if word not in files.get(path, b"")] == []
    if audience == "public":
        for word in (b"Heron", b"Bittern", b"Osprey"):
            assert [path for path, data in files.items() if word in data] == []


@pytest.mark.parametrize("audience", ["public", "members"])
@pytest.mark.parametrize("status", ["draft", "in_review", "archived"])
def test_absent_for_good_without_approval(built: Built, audience: str, status: str) -> None:
    files = built.files(audience, LATER, typed(status))
    assert telling(files) == []
    plain = built.files(audience, LATER, {})
    assert [path for path in {*files, *plain} if files.get(path) != plain.get(path)] == []


def undated(status: str) -> dict[str, str]:
    return {AURORA + "calendar/secret-dusk.yml": UNDATED.format(status=status)}


@pytest.mark.parametrize("audience", ["public", "members"])
@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_what_has_no_date_yet_is_nowhere(built: Built, audience: str, status: str) -> None:
    """The check lets a draft pass; what is in review it would not."""
    assert telling(built.files(audience, LATER, undated(status), checked=status == "draft")) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_was_approved_without_a_date_is_in_no_calendar(built: Built, audience: str) -> None:
    """The check refuses it; nothing tells a date of it even so."""
    told = telling(built.files(audience, LATER, undated("approved"), checked=False))
    assert [path for path in told if path.endswith((".ics", "feed.xml", "feed.json"))] == []
    views = ("calendar/index", "calendar/2", "calendar/week", "calendar/agenda", "calendar/timeline", "kit/")
    assert [path for path in told if path.startswith(views)] == []


def test_machines_are_not_told_by_the_internal_edition_either(built: Built) -> None:
    """People see drafts there; calendars hold what is approved, before its embargo too; feeds what is out.

    What colleagues read to somebody from outside is what these may know themselves.
    """
    draft = built.files("internal", MIDNIGHT, typed("draft"))
    machines = [path for path in HAS_IT if path.endswith((".ics", ".xml", ".json"))]
    assert [path for path in telling(draft) if path in machines] == []
    early = built.files("internal", BEFORE, waiting())
    assert [path for path in telling(early) if path.endswith(("feed.xml", "feed.json"))] == []
    assert [path for path in telling(early) if path.startswith("kit/cleo-brandt/")] == []


@pytest.mark.parametrize(
    ("zone", "embargo", "ends"),
    [
        ("America/Lima", "2026-12-01T00:00", datetime(2026, 12, 1, 5, tzinfo=UTC)),
        ("Asia/Tokyo", "2026-12-01T00:00", datetime(2026, 11, 30, 15, tzinfo=UTC)),
        ("America/Lima", "2026-12-01", MIDNIGHT),
        ("America/Lima", "2026-12-01T00:00+01:00", MIDNIGHT),
    ],
    ids=["west", "east", "day", "offset"],
)
def test_an_hour_is_one_of_the_entrys_own_zone(built: Built, zone: str, embargo: str, ends: datetime) -> None:
    """A day begins where the organisation is at home; an hour with an offset is the same everywhere."""
    path = AURORA + "calendar/secret-walk.yml"
    text = DATE.replace("campaign: aurora/secret-dusk\n", f"time_zone: {zone}\n")
    secret = {path: text.replace("embargo: 2026-12-01T00:00", f"embargo: {embargo}")}
    assert telling(built.files("public", ends - timedelta(minutes=1), secret)) == []
    assert b"Kingfisher" in built.files("public", ends, secret)["calendar.ics"]
