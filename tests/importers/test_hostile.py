"""What strangers write: nothing dangerous comes in, and what was left out is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ambassade.importers.cleaning import as_markdown, clean_link, clean_text, plain_text, shorten
from ambassade.importers.times import day_of, moment_of
from tests.importers.conftest import RunImport, files_of

MAPPING = """\
source: s
ambassador:
  records: "@"
  id: id
  known_keys: [id, name, bio, url, urls, age]
  constants: {kind: external, standing: active}
  fields:
    name: name
    tagline: plain_text(bio)
    body: markdown(plain_text(bio))
    organisation: organisation
  lists:
    accounts:
      items: urls
      unique_by: url
      id: "'web'"
      constants: {platform: website}
      fields: {url: "@"}
"""


@pytest.mark.parametrize(
    ("text", "clean", "said"),
    [
        ("a\u202eb\u200fc\x00", "abc", ["an invisible character was left out"]),
        ("a\u2028b\x85c\r\nd", "a\nb\nc\nd", []),
        ("write to ana.silva@example.org now", "write to now", ["an e-mail address was left out"]),
        ("ana [at] example [dot] org", "", ["an e-mail address was left out"]),
        ("me: mailto:a@b.co", "me:", ["an e-mail address was left out"]),
        ("call +33 6 12 34 56 78!", "!", ["a telephone number was left out"]),
        ("phone: 9876543210", "", ["a telephone number was left out"]),
        ("find me: @eddie@mastodon.social", "find me: @eddie@mastodon.social", []),
        ("2019 - 2023, 1,000,000 users, v1.2.3", "2019 - 2023, 1,000,000 users, v1.2.3", []),
        ("https://example.org/id/9876543210", "https://example.org/id/9876543210", []),
        ("👩‍💻 works", "👩‍💻 works", []),
    ],
)
def test_texts_are_cleaned(text: str, clean: str, said: list[str]) -> None:
    found, messages = clean_text(text)
    assert (found, [str(message) for message in messages]) == (clean, said)
    assert clean_text(found) == (found, ())


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" http://example.org ", "https://example.org"),
        ("HTTP://Example.org:80/A", "https://example.org/A"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("www.example.org/a b", "https://www.example.org/a%20b"),
        ("\u200bhttps://example.org", "https://example.org"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://example.org/?q=a|b", "https://example.org/?q=a%7Cb"),
        ("", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@example.org", None),
        ("tel:+33612345678", None),
        ("hhttps://example.org", None),
        ("//example.org", None),
        ("#", None),
        ("https://user:pass@example.org", None),
        ("https://localhost/", None),
        ("https://example.org:99999/", None),
        ("https://[::1", None),
        ("https: //example.org", None),
    ],
)
def test_addresses_are_upgraded_or_refused(address: str, found: str | None) -> None:
    assert clean_link(address)[0] == found


def test_a_refused_address_shows_no_e_mail_address() -> None:
    (message,) = clean_link("ana@example.org")[1]
    assert "ana@" not in str(message)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I'm from **India**", "I'm from India"),
        ("<b>a</b><script>x()</script>", "a"),
        ("[site](javascript:alert(1)) & more", "site & more"),
        ("a<br>b", "a\nb"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_markdown_and_html_become_plain_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text", ["# no heading", "1. no list", "a *b* `c` [d](e) <f>", "> q", "- x", "_a_ snake_case", "&amp;"]
)
def test_plain_text_shows_as_it_stands(text: str) -> None:
    assert plain_text(as_markdown(text)) == text


def test_long_texts_are_cut_at_a_sentence_or_a_word() -> None:
    assert shorten("One two three. Four five six", 18) == "One two three."
    assert shorten("abcdefgh ijklmnop", 12) == "abcdefgh…"
    assert shorten("short", 12) == "short"


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("2023-02-03T16:00:00.000-05:00", "2023-02-03", "2023-02-03T16:00-05:00"),
        ("2023-02-03T16:00:30Z", "2023-02-03", "2023-02-03T16:00+00:00"),
        ("Oct, 24, 2022", "2022-10-24", "2022-10-24"),
        ("24th October 2022", "2022-10-24", "2022-10-24"),
        ("2022/1/5", "2022-01-05", "2022-01-05"),
        ("01/02/2023", None, None),
        ("2023-02-30", None, None),
        ("2023-02-30T10:00", None, None),
        ("soon", None, None),
    ],
)
def test_days_are_understood_or_refused(text: str, day: str | None, moment: str | None) -> None:
    assert (day_of(text), moment_of(text)) == (day, moment)


def import_people(tmp_path: Path, run_import: RunImport, *people: object) -> tuple[int, dict[str, Any]]:
    (tmp_path / "m.yml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "s.json").write_text(json.dumps(people), encoding="utf-8")
    return run_import(tmp_path / "s.json", tmp_path / "m.yml")


def test_every_record_is_written_or_refused_with_its_reason(tmp_path: Path, run_import: RunImport) -> None:
    code, report = import_people(
        tmp_path, run_import, {"id": "ok", "name": "Ok"}, {"id": "no-name"}, {"name": "No id"}, 3, None,
        {"id": {"a": 1}, "name": "x"}, {"id": "  ", "name": "x"}, {"id": "bad\u0000", "name": "x"},
        {"id": "blank", "name": " \u202e "}, {"id": "list", "name": ["x"]}, {"id": 7, "name": 8},
    )  # fmt: skip
    assert (code, report["read"], report["written"], report["unchanged"]) == (1, 11, 2, 0)
    assert {told["record"]: told["reason"] for told in report["refused"]} == {
        "no-name": "`name` is missing",
        "ambassador 3": "record 3 has no id",
        "ambassador 4": "record 4 is not a group of keys",
        "ambassador 5": "record 5 is not a group of keys",
        "ambassador 6": "record 6 has no id",
        "ambassador 7": "record 7 has no id",
        "ambassador 8": "the id of record 8 is longer than 200 characters or can not be shown",
        "blank": "`name` is missing",
        "list": "`name`: a text is awaited",
    }


def test_what_does_not_fit_is_left_out_and_said(root: Path, tmp_path: Path, run_import: RunImport) -> None:
    code, report = import_people(
        tmp_path,
        run_import,
        {
            "id": "../../x",
            "name": "A" * 200,
            "bio": "Write to me: a@example.org <script>alert(1)</script>",
            "urls": [
                "javascript:alert(1)",
                "http://a.example",
                "http://a.example/",
                "x" * 2100 + ".example/",
            ],
            "agee": 3,
            "Name": "twice",
        },
    )
    assert code == 0
    told = " | ".join(note["note"] for note in report["notes"])
    assert "the key `agee` is not known and was left out; did you mean `age`?" in told
    assert "the key `Name` was left out: `name` is there too" in told
    assert "`name` was cut to 120 characters" in told
    assert "an e-mail address was left out" in told
    assert "an address that starts with `javascript:` was left out" in told
    assert "`http://a.example` was changed to https" in told
    files = files_of(root)
    text = files["content/ambassadors/x.md"]
    assert "example.org" not in text
    assert "alert" not in text
    assert "https://a.example\n" in text
    assert len(files) == 2


def test_a_link_in_the_place_of_a_file_is_not_written_through(
    root: Path, tmp_path: Path, run_import: RunImport
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "content" / "ambassadors").symlink_to(outside)
    code, report = import_people(tmp_path, run_import, {"id": "ok", "name": "Ok"})
    assert (code, report, list(outside.iterdir())) == (2, {}, [])
