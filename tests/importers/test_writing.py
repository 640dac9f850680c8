"""Texts that are written mean what was to be written, and edits change nothing else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambassade.editing.emit import emit
from ambassade.editing.front_matter import EditError, YamlText, join, split
from ambassade.load.fault import Reading
from ambassade.load.yaml_source import load_yaml

HIDDEN = "\u2028\u2029\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that no content file may hold; imports leave them out, and so they are never written."""
TEXTS = st.one_of(
    st.sampled_from(
        ["null", "no", "Yes", "2026", "012", "1e3", "12:30", "2026-01-01", "@x", "- a", "a: b", "a #b",
         "# a", "~", "'", '"', "*a", "&a", "!a", "%a", "|", ">", "[a]", "{a}", " a", "a ", "a\n",
         "a\n\nb", "\na", "a\n\n", "  a\nb", "a\tb", "é", "😀", "true", "0x1F", "1_000", ".5", "+1",
         "-", "?", ":", "a:", "=", "<<", "---", "...", "a\n---\nb", "1 2", "v1.0", "e1", "٣"]
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters=HIDDEN), max_size=40),
)  # fmt: skip
KEYS = st.one_of(
    st.sampled_from(["name", "no", "2026", "a b", "url"]), st.text("abcxyz-_", min_size=1, max_size=8)
)
VALUES = st.recursive(
    st.one_of(
        TEXTS,
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.decimals(-1000, 1000, places=3).map(float),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""How long a random text takes says nothing here: the machines that test are busy ones."""
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def loaded(text: str) -> Any:
    reading = Reading("t.yml")
    document = load_yaml(text, reading)
    assert document is not None, [str(finding.message) for finding in reading.findings]
    return document.values


@PATIENT
@given(MAPPINGS)
def test_what_is_written_reads_back_as_it_was(values: dict[str, Any]) -> None:
    text = emit(values)
    assert loaded(text) == values


@PATIENT
@given(st.dictionaries(KEYS, TEXTS, min_size=1, max_size=5))
def test_texts_mean_the_same_to_other_readers(values: dict[str, Any]) -> None:
    read = yaml.load(emit(values), Loader=yaml.CSafeLoader)
    for key, value in values.items():
        assert read[key] == value or read[key].isoformat().startswith(value[:10])


@PATIENT
@given(MAPPINGS, MAPPINGS)
def test_setting_keys_leaves_all_others(before: dict[str, Any], changes: dict[str, Any]) -> None:
    text = YamlText(emit(before), order=("name", "url", "a"))
    for key, value in changes.items():
        text.set((key,), value)
    assert loaded(text.text) == {**before, **changes}


@PATIENT
@given(MAPPINGS, st.data())
def test_removing_a_key_leaves_all_others(before: dict[str, Any], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(before)))
    before["stays"] = "here"  # of other letters than KEYS: never the one that goes
    text = YamlText(emit(before))
    text.remove((key,))
    assert loaded(text.text) == {name: value for name, value in before.items() if name != key}


@PATIENT
@given(st.lists(VALUES, min_size=1, max_size=4), VALUES)
def test_items_are_appended_replaced_and_removed(items: list[Any], item: Any) -> None:
    text = YamlText(emit({"list": items, "end": 1}))
    text.append(("list",), item)
    assert loaded(text.text)["list"] == [*items, item]
    text.set(("list", 0), "first")
    assert loaded(text.text)["list"] == ["first", *items[1:], item]
    text.remove(("list", len(items)))
    assert loaded(text.text) == {"list": ["first", *items[1:]], "end": 1}


TEXT = """\
# At the top.
name: 'Ana'   # the name, in single quotes
tags: [a, "b"] # in brackets

accounts:
  # the first one
  - id:   one
    url: https://one.example  # here
  -   id: two
      url: "https://two.example"
why: >
  folded
  text

# before the end
standing: active
"""


def test_an_edit_changes_its_own_line_only() -> None:
    text = YamlText(TEXT)
    text.set(("accounts", 0, "url"), "https://other.example")
    assert text.text == TEXT.replace("https://one.example", "https://other.example")
    text = YamlText(TEXT)
    text.set(("name",), "no")
    assert text.text == TEXT.replace("'Ana'", '"no"')


def test_new_keys_come_where_the_schema_has_them() -> None:
    text = YamlText(TEXT, order=("name", "kind", "tags", "accounts", "why", "standing", "consent"))
    text.set(("kind",), "external")
    text.append(("consent",), {"scopes": ["profile"], "evidence": "C-1"})
    wanted = TEXT.replace("tags:", "kind: external\ntags:")
    assert text.text == wanted + "consent:\n  - scopes:\n      - profile\n    evidence: C-1\n"


def test_a_key_before_all_others_comes_first() -> None:
    text = YamlText("b: 1\n", order=("a", "b"))
    text.set(("a",), 0)
    assert loaded(text.text) == {"a": 0, "b": 1}
    assert text.text == "a: 0\nb: 1\n"


def test_lists_in_brackets_are_edited_too() -> None:
    text = YamlText(TEXT)
    text.append(("tags",), "c")
    text.remove(("tags", 0))
    assert loaded(text.text)["tags"] == ["b", "c"]
    text.set(("stage",), {"state": "x"})
    text.set(("stage", "since"), "2026-01-01")
    assert loaded(text.text)["stage"] == {"state": "x", "since": "2026-01-01"}
    flow = YamlText("a: {b: {c: 1}, d: [2]}\n")
    flow.set(("a", "b", "c"), 3)
    flow.remove(("a", "d", 0))
    assert loaded(flow.text) == {"a": {"b": {"c": 3}}}


def test_an_item_may_stand_on_the_line_after_its_dash() -> None:
    text = YamlText("a:\n  -  # why\n    - 1\n  -\n    b: 2\n")
    text.remove(("a", 0))
    text.append(("a",), "c")
    assert loaded(text.text) == {"a": [{"b": 2}, "c"]}


def test_the_first_key_of_an_item_can_go() -> None:
    text = YamlText(TEXT)
    text.remove(("accounts", 1, "id"))
    assert loaded(text.text)["accounts"][1] == {"url": "https://two.example"}


def test_nothing_is_removed_where_nothing_is() -> None:
    text = YamlText(TEXT)
    text.remove(("nothing", "here"))
    assert text.text == TEXT


@pytest.mark.parametrize("text", ["- a\n", "a\n", "a: [\n", "a: &x 1\nb: *x\n"])
def test_what_is_no_plain_mapping_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        YamlText(text).set(("a",), 1)


def test_an_item_that_is_not_there_is_refused() -> None:
    with pytest.raises(EditError):
        YamlText("a: 1\n").set(("b", 0), 1)
    with pytest.raises(EditError):
        YamlText("a: 1\n").set((), 1)


def test_front_matter_is_split_and_joined_without_a_change() -> None:
    text = "---\na: 1\n---\n\n---\nbody\n"
    front, rest = split(text)
    assert (front, join(front, rest)) == ("a: 1", text)
    with pytest.raises(EditError):
        split("a: 1\n")
