"""What a misspelt value was probably meant to be."""

from __future__ import annotations

import pytest

from ambassade.load.meant import (
    last_day_of_month,
    meant_format,
    meant_language,
    meant_list,
    meant_number,
    meant_pattern,
    meant_truth,
)

SLUG = "^[a-z0-9]+(?:-[a-z0-9]+)*$"
KEY = "^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*$"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 June 2027", "2027-06-01"),
        ("1st of June 2027", "2027-06-01"),
        ("Tuesday, 1 June 2027", "2027-06-01"),
        ("June 1, 2027", "2027-06-01"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("3 sept. 2026", "2026-09-03"),
        ("1er décembre 2026", "2026-12-01"),
        ("15 août 2026", "2026-08-15"),
        ("2026/1/5", "2026-01-05"),
        ("2026.01.05", "2026-01-05"),
        ("20260105", "2026-01-05"),
        ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("04/04/2026", "2026-04-04"),
        ("03/04/2026", None),
        ("31/02/2026", None),
        ("99999999", None),
        ("32 June 2027", None),
        ("1 Juvember 2027", None),
        ("soon", None),
        ("", None),
        ("٣/١٢/٢٠٢٦", None),
    ],
)
def test_day(text: str, meant: str | None) -> None:
    assert meant_format(text, "date") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-12-03 18h30", "2026-12-03T18:30"),
        ("2026-12-03T9:05", "2026-12-03T09:05"),
        ("3 December 2026 at 18h", "2026-12-03T18:00"),
        ("3 décembre 2026 à 18:00", "2026-12-03T18:00"),
        ("3 December 2026", "2026-12-03"),
        ("2026-12-03T25:00", None),
        ("18:00", None),
    ],
)
def test_time(text: str, meant: str | None) -> None:
    assert meant_format(text, "moment") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-02-30", "2026-02-28"),
        ("2028-02-30", "2028-02-29"),
        ("2026-11-31T18:00", "2026-11-30T18:00"),
        ("2026-13-01", None),
        ("0000-01-01", None),
        ("2026-12-03T25:00", None),
    ],
)
def test_last_day(text: str, meant: str | None) -> None:
    assert last_day_of_month(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/path?q=1", "https://example.org/path?q=1"),
        ("http:/example.org", "https://example.org"),
        ("https//example.org", "https://example.org"),
        ("HTTPS://example.org", "https://example.org"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://ana:secret@example.org/", "https://example.org/"),
        ("mailto:ana@example.org", None),
        ("javascript:alert(1)", None),
        ("ana", None),
        ("https://[::1", None),
    ],
)
def test_address(text: str, meant: str | None) -> None:
    assert meant_format(text, "uri") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("Europe/Pari", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("here", None),
    ],
)
def test_zone(text: str, meant: str | None) -> None:
    assert meant_format(text, "time-zone") == meant


def test_no_guess_for_other_formats() -> None:
    assert meant_format("every Tuesday", "rrule") is None


@pytest.mark.parametrize(
    ("text", "pattern", "meant"),
    [
        ("Ana Silva", SLUG, "ana-silva"),
        ("ana_silva", SLUG, "ana-silva"),
        ("Œuvre d'été", SLUG, "oeuvre-d-ete"),
        ("图书馆", SLUG, None),
        ("Aurora/Lamp walk", KEY, "aurora/lamp-walk"),
        ("a/b/c", KEY, "a/b-c"),
        ("pt", "^[A-Z]{2}$", "PT"),
        ("Portugal", "^[A-Z]{2}$", None),
        ("#FFF", "^#[0-9a-f]{6}$", "#ffffff"),
        ("1E5A9C", "^#[0-9a-f]{6}$", "#1e5a9c"),
        ("blue", "^#[0-9a-f]{6}$", None),
        ("https://www.linkedin.com/in/ana", r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$", "www.linkedin.com"),
        ("photos/Ana Silva.jpg", "^[A-Za-z0-9][A-Za-z0-9._-]*$", "ana-silva.jpg"),
        ("#lamp walk", r"^[^\s#]+$", "lampwalk"),
        ("ana\n", SLUG, "ana"),
        ("x", "([", None),
    ],
)
def test_pattern(text: str, pattern: str, meant: str | None) -> None:
    assert meant_pattern(text, pattern) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("English", "en"),
        ("français", "fr"),
        ("anglais", "en"),
        ("Francais", "fr"),
        ("EN", "en"),
        ("en_GB", "en-GB"),
        ("zh-hans", "zh-Hans"),
        ("pt-br", "pt-BR"),
        ("Xyzzyq", None),
        ("", None),
    ],
)
def test_language(text: str, meant: str | None) -> None:
    assert meant_language(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12", "12"),
        ("12 410", "12410"),
        ("12,410", "12410"),
        ("12\u202f410", "12410"),
        ("1,5", None),
        ("-3", "-3"),
        ("012", None),
        ("many", None),
        ("9" * 19, None),
    ],
)
def test_number(text: str, meant: str | None) -> None:
    assert meant_number(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("light", "[light]"),
        ("light, safety", "[light, safety]"),
        ("light; safety;", "[light, safety]"),
        ("a: b", None),
        ("[x", None),
        ("", None),
    ],
)
def test_list(text: str, meant: str | None) -> None:
    assert meant_list(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("yes", "true"), ("Oui", "true"), ("vrai", "true"), ("NO", "false"), ("faux", "false"), ("maybe", None)],
)
def test_truth(text: str, meant: str | None) -> None:
    assert meant_truth(text) == meant
