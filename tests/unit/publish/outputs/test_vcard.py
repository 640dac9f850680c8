"""Cards for address books, read back by another library's reader of the same lines (RFC 2425, RFC 5545)."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar.parser import Contentline, Contentlines

from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.vcard import fold, vcards
from tests.unit.publish.outputs.conftest import WEB, MakeEdition, network, organisation, person, text


def written(make_edition: MakeEdition, one: public.Ambassador, **parts: Any) -> bytes:
    edition = make_edition(ambassadors=(one,), networks=(network(),), **parts)
    (card,) = vcards(edition, Addresses.of(edition))
    assert card.path == f"ambassadors/{one.id}/contact.vcf"
    return card.read()


def read(content: bytes) -> list[tuple[str, dict[str, str], str]]:
    """The lines, unfolded: name, parameters, value as it is written."""
    lines: list[Contentline] = Contentlines.from_ical(content.decode())  # type: ignore[no-untyped-call]  # theirs
    found = []
    for line in lines:
        if line:
            name, parameters, _ = line.parts()
            found.append(
                (name, {key: str(of) for key, of in parameters.items()}, str(line).partition(":")[2])
            )
    return found


def plain(value: str) -> list[str]:
    """The parts of a value between semicolons, without escapes (RFC 2426, 4)."""
    parts, escaped = [""], False
    for letter in value:
        if escaped:
            parts[-1] += "\n" if letter in "nN" else letter
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == ";":
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def values(content: bytes, name: str) -> list[str]:
    return [value for line, _, value in read(content) if line == name]


def test_a_card_says_what_the_page_shows(make_edition: MakeEdition) -> None:
    ana = person(
        name="安娜",
        latin_name="Ana Silva",
        job_title=text("Engineer"),
        unit="energy",
        place="nantes",
        memberships=(public.Membership(network="aurora", role="relay"),),
        accounts=(
            public.Account(id="l", platform="linkedin", url="https://www.linkedin.com/in/ana"),
            public.Account(id="j", platform="x", url="javascript:alert(1)"),
        ),
        blogs=(public.Blog(id="b", name="Quay", url="https://quay.example"),),
    )
    owner = organisation(
        units=(public.Unit(id="energy", name=text("Energy")),),
        places=(public.Place(id="nantes", name=text("Nantes"), country="FR", time_zone="Europe/Paris"),),
    )
    card = written(make_edition, ana, organisation=owner)
    assert read(card)[:2] == [("BEGIN", {}, "VCARD"), ("VERSION", {}, "3.0")]
    assert read(card)[-1] == ("END", {}, "VCARD")
    assert values(card, "FN") == ["安娜"]
    assert plain(values(card, "N")[0]) == ["安娜", "", "", "", ""]
    assert values(card, "NICKNAME") == ["Ana Silva"]
    assert plain(values(card, "ORG")[0]) == ["Talvenne", "Energy"]
    assert plain(values(card, "ADR")[0]) == ["", "", "", "Nantes", "", "", "France"]
    assert values(card, "URL") == [f"{WEB}/ambassadors/ana/", "https://quay.example"]
    assert [line for line in read(card) if line[0] == "X-SOCIALPROFILE"] == [
        ("X-SOCIALPROFILE", {"TYPE": "linkedin"}, "https://www.linkedin.com/in/ana")
    ]
    assert values(card, "CATEGORIES") == ["Aurora"]


HOSTILE = [
    'Ana; Silva, \\ of "the" quay',
    "Ana\r\nEND:VCARD\r\nBEGIN:VCARD",
    "Ana\nTEL:1",
    "Ana\x00\x07\x1b\x85\u2028TEL:1",
    "é" * 200,
    "👩‍🚒" * 40,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_words_stay_in_their_line(make_edition: MakeEdition, name: str) -> None:
    card = written(make_edition, person(name=name, job_title=text(name), kind="external", organisation=name))
    assert {line for line, _, _ in read(card)} == {
        *("BEGIN", "VERSION", "FN", "N", "TITLE", "ORG", "URL", "UID", "SOURCE", "END")
    }
    kept = name.replace("\r\n", "\n")
    kept = "".join(letter for letter in kept if letter == "\n" or letter.isprintable() or letter == "\u200d")
    assert plain(values(card, "FN")[0]) == [kept]
    assert plain(values(card, "N")[0])[0] == kept
    assert b"\r" not in card.replace(b"\r\n", b"")
    assert b"\n" not in card.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    card.decode()


def test_folds_cut_no_letter() -> None:
    pieces = list(fold("N:" + "é" * 100))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == "N:" + "é" * 100


def test_without_an_address_there_is_none(make_edition: MakeEdition) -> None:
    card = written(make_edition, person(), organisation=organisation(url=None))
    assert values(card, "URL") == values(card, "SOURCE") == []
    assert values(card, "UID") == ["ambassador-ana@ambassade.invalid"]
