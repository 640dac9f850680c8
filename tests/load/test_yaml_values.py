"""What plain scalars become, and that every node's place is the place of its text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambassade.load.fault import Reading
from ambassade.load.yaml_document import YamlDocument
from ambassade.load.yaml_source import load_yaml
from ambassade.model.catalog import Path
from ambassade.spans import Span


def read(text: str, first_line: int = 1) -> YamlDocument:
    reading = Reading("file.yml")
    document = load_yaml(text, reading, first_line)
    assert document is not None, [str(finding.message) for finding in reading.findings]
    assert reading.findings == []
    return document


def cut(text: str, place: Span) -> str:
    """The text that a span covers."""
    lines = text.split("\n")
    first, last = place.start.line - 1, place.end.line - 1
    if first == last:
        return lines[first][place.start.column - 1 : place.end.column - 1]
    middle = lines[first + 1 : last]
    return "\n".join([lines[first][place.start.column - 1 :], *middle, lines[last][: place.end.column - 1]])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("-7", -7),
        ("999999999999999999", 999999999999999999),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("1.10", 1.1),
    ],
)
def test_scalar_that_is_no_text(written: str, value: object) -> None:
    found = read(f"key: {written}\n").values["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "off", "y", "n", "No", "YES", "True", "TRUE", "False", "Null", "NULL", "none"),
        *("12:30", "1:30:00", "2026-11-23", "2026-11-23T18:00", "2026-11-23 18:00:00 +1"),
        *("012", "0o17", "0x1F", "0b11", "1_000", "1e3", "1.5e3", ".5", "5.", "+5", ".inf", "-.inf", ".nan"),
        *("1,5", "1 000", "--1", "1000000000000000000", "3.14159265358979323846264338327950288", "=", "<"),
        *("a#b", "a:b", "-a", "ana-silva", "été", "图书馆", "🌙"),
    ],
)
def test_scalar_that_stays_the_text_it_is(written: str) -> None:
    assert read(f"key: {written}\n").values["key"] == written


@pytest.mark.parametrize("written", ["true", "null", "~", "7", "1.5", "no", "2026-11-23", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotes_make_a_text(written: str, quote: str) -> None:
    assert read(f"key: {quote}{written}{quote}\n").values["key"] == written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("key: |\n  one\n  two\n", "one\ntwo\n"),
        ("key: |-\n  one\n  two\n", "one\ntwo"),
        ("key: >-\n  one\n  two\n", "one two"),
        ("key: one\n  two\n", "one two"),
        ("key: |\n  12\n", "12\n"),
        ("key: 'it''s'\n", "it's"),
        ('key: "a\\tb\\n"\n', "a\tb\n"),
        ("key: a  # a comment\n", "a"),
        ("---\nkey: a\n", "a"),
        ("key: a\n...\n", "a"),
        ("key: a\n---", None),
    ],
)
def test_texts(text: str, value: str | None) -> None:
    reading = Reading("file.yml")
    document = load_yaml(text, reading)
    if value is None:
        assert [finding.rule for finding in reading.findings] == ["several-documents"]
    else:
        assert document is not None
        assert document.values["key"] == value


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Cn", "Zl", "Zp"])
KEYS = st.text(LETTERS, min_size=1, max_size=8).filter(lambda key: key != "<<")
TEXTS = st.text(LETTERS, max_size=40)
NUMBERS = st.integers(-(10**17), 10**17)
LEAVES = TEXTS | NUMBERS | st.booleans() | st.none()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


class Quoted(yaml.SafeDumper):
    """Dumps every text between double quotes, and numbers, booleans and null bare."""


Quoted.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
Quoted.ignore_aliases = lambda self, data: True  # type: ignore[method-assign]  # PyYAML is told so


def dumped(values: dict[str, Any], *, flow: bool, width: int, indent: int) -> str:
    text = yaml.dump(
        values,
        Dumper=Quoted,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
        width=width,
        indent=indent,
    )
    return str(text)


def leaves(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in leaves(item, (*path, key))]
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in leaves(item, (*path, index))]
    return [(path, value)]


def keys(value: object, path: Path = ()) -> list[Path]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in ((*path, key), *keys(item, (*path, key)))]
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in keys(item, (*path, index))]
    return []


def parsed(text: str) -> object:
    reading = Reading("cut.yml")
    document = load_yaml(f"value: {text}", reading)
    assert document is not None, (text, reading.findings)
    return document.values["value"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DOCUMENTS, st.booleans(), st.sampled_from([20, 80, 10_000]), st.sampled_from([2, 4]))
def test_values_and_places(values: dict[str, Any], flow: bool, width: int, indent: int) -> None:
    text = dumped(values, flow=flow, width=width, indent=indent)
    document = read(text)
    assert document.values == values
    for path, value in leaves(values):
        if not isinstance(value, dict | list):
            slice_ = cut(text, document.at(path).span)
            assert parsed(slice_) == value, (path, slice_)
    for path in keys(values):
        assert parsed(cut(text, document.at(path, key=True).span)) == path[-1]


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS, st.integers(2, 300))
def test_places_count_from_the_first_line_of_the_file(values: dict[str, Any], first: int) -> None:
    text = dumped(values, flow=False, width=80, indent=2)
    alone, later = read(text), read(text, first)
    for path, _ in leaves(values):
        one, other = alone.at(path).span, later.at(path).span
        assert other.start.line == one.start.line + first - 1
        assert other.start.column == one.start.column


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    reading = Reading("file.yml")
    document = load_yaml(text, reading)
    assert (document is None) == bool(reading.findings)


def test_what_is_absent_has_the_place_of_what_is_around_it() -> None:
    document = read("where:\n  kind: address\nlist:\n  - a: 1\n")
    assert document.at(("where", "place")) == document.at(("where",))
    assert document.at(("where", "kind", "deep")) == document.at(("where", "kind"))
    assert document.at(("list", 0, "b")) == document.at(("list", 0))
    assert document.at(("list", 7)) == document.at(("list",))
    assert document.at(("nothing", "at", "all")) == document.at(())


def test_a_container_has_the_place_of_its_key() -> None:
    document = read("where:\n  kind: address\nthemes: [a, b]\n")
    assert document.at(("where",)).span.start.line == 1
    assert document.at(("where",)) == document.at(("where",), key=True)
    assert document.at(("themes",)).span.start.column == 1
    assert document.at(("themes", 1)).span.start.column == 13
