"""Answers come back as they were given, or the form is refused: never something else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ambassade.generate.form import Field, Form, Option, Sort
from ambassade.generate.github_form import render_github
from ambassade.intake.answers import Answers, read_answers
from ambassade.intake.choice import chosen
from ambassade.intake.refusal import RefusedError
from tests.intake.writer import body_of

EXAMPLE = json.loads((Path(__file__).parent / "replies/github-issue-opened.json").read_text(encoding="utf-8"))
CHOICES = ("Energy", "Health, work", "Health", "work", "Energy, Health")
BOXES = ("I agree", "My photo may be shown", "### Story")
FORM = Form(
    "trial",
    "en",
    "Trial",
    "A form to try",
    "Answer.",
    (
        Field("name", Sort.INPUT, "Name", "", required=True),
        Field(
            "many", Sort.DROPDOWN, "Networks", "", options=tuple(Option(c, c) for c in CHOICES), multiple=True
        ),
        Field("story", Sort.TEXTAREA, "Story", ""),
        Field("one", Sort.DROPDOWN, "Unit", "", options=tuple(Option(c, c) for c in CHOICES)),
        Field("extract", Sort.TEXTAREA, "Extract", ""),
        Field("boxes", Sort.CHECKBOXES, "Consent", "", options=tuple(Option(b, b) for b in BOXES)),
        Field("last", Sort.TEXTAREA, "Last words", ""),
    ),
    personal=False,
)
PIECES = (
    *("", "a", "  b  ", "### Name", "### Networks", "### Story", "### Unit", "### Extract", "### Consent"),
    *("### Last words", "### Other", "## Name", "###  Name", "```", "~~~", "_No response_", "None", "\ttab"),
    *("- [X] I agree", "- [ ] I agree", "Energy", "Energy, Health", "<!-- x -->", "</details>", "@everyone"),
    *("// At most 3", "---", "é" * 9),
)
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet="ab #`[]x-\u00e9\U0001f6a2", max_size=9), max_size=7
).map("\n".join)
LINES = st.sampled_from(PIECES) | st.text(alphabet="ab #`-", max_size=9)
GIVEN = st.fixed_dictionaries(
    {
        "name": LINES,
        "many": st.lists(st.sampled_from(CHOICES), unique=True),
        "story": TEXTS,
        "one": st.lists(st.sampled_from(CHOICES), max_size=1),
        "extract": TEXTS,
        "boxes": st.sets(st.sampled_from(BOXES)),
        "last": TEXTS,
    }
)


def trimmed(text: str) -> str:
    """An answer without the empty lines around it; the words for no answer are none."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    kept = "\n".join(lines).rstrip()
    return "" if kept == "_No response_" else kept


def as_given(answers: Answers) -> dict[str, Any]:
    return {
        field.id: set(answers[field.id].values)
        if field.sort in {Sort.DROPDOWN, Sort.CHECKBOXES}
        else answers[field.id].text
        for field in FORM.fields
    }


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "trial.yml"
    path.write_text(render_github(FORM), encoding="utf-8")
    return path


@given(answers=GIVEN)
def test_answers_come_back_or_are_refused(file: Path, answers: dict[str, Any]) -> None:
    body = body_of(file, answers).replace("\r\n", "\n")
    try:
        found = as_given(read_answers(FORM, body))
    except RefusedError:
        texts = [answers["name"], answers["story"], answers["extract"], answers["last"]]
        doubtful = (
            any("### " in text for text in texts)
            or not trimmed(answers["name"]).strip()
            or len(chosen(", ".join(answers["many"]), FORM.fields[1].options, multiple=True)) > 1
        )
        assert doubtful, "a plain form is never refused"
        return
    expected = {name: trimmed(answers[name]) for name in ("story", "extract", "last")}
    expected["name"] = trimmed(answers["name"]).strip()
    assert found == {**expected, **{name: set(answers[name]) for name in ("many", "one", "boxes")}}


def form_of_the_example() -> Form:
    """The form of the example reply, whose field `extract` stands in a fence."""
    fields = []
    for one in EXAMPLE["form"]["body"]:
        listed = one["attributes"].get("options", ())
        texts = [option["label"] if isinstance(option, dict) else option for option in listed]
        fields.append(
            Field(
                one["id"],
                Sort(one["type"]),
                one["attributes"]["label"],
                "",
                options=tuple(Option(text, text) for text in texts),
                multiple=bool(one["attributes"].get("multiple")),
            )
        )
    return Form("example", "fr", "T", "S", "I", tuple(fields), personal=True)


def test_the_example_reply_is_read() -> None:
    event = EXAMPLE["payload"] if "payload" in EXAMPLE else EXAMPLE["event"]
    body = event["issue"]["body"].replace("\r\n", "\n")
    found = read_answers(form_of_the_example(), body)
    expected = EXAMPLE["expected"]
    assert found["name"].text == expected["name"]
    assert list(found["networks"].values) == expected["networks"]
    assert found["bio"].text == expected["bio"]
    assert found["linkedin"].text == ""
    assert found["unit"].text == "" and not found["unit"].values  # noqa: PT018  # one fact: nothing was chosen
    assert found["extract"].text == f"```yaml\n{expected['extract']}\n```"
    assert set(found["consent"].values) == {box for box, ticked in expected["consent"].items() if ticked}


def test_the_ambiguous_reply_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        read_answers(form_of_the_example(), EXAMPLE["ambiguous"]["body"].replace("\r\n", "\n"))
    (reason,) = refused.value.reasons
    assert (reason.line, str(reason.message)) == (
        17,
        "the heading `Compte LinkedIn` comes twice where one is awaited",
    )


PLAIN = """\
### Name

A

### Networks

Energy

### Story

_No response_

### Unit

None

### Extract

_No response_

### Consent

- [ ] I agree
- [x] My photo may be shown
- [ ] ### Story

### Last words

Bye
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("### Unit", "### Units", None, "the heading `Unit` is missing"),
        ("### Name\n\nA", "Hello\n### Name\n\nA", 1, "above the first heading"),
        ("### Unit\n\nNone\n\n### Extract", "### Extract\n\nNone\n\n### Unit", 13, "stand where it belongs"),
        ("Energy\n", "Coal\n", 5, "does not offer"),
        ("Energy\n", "Energy, Health\n", 5, "in two ways"),
        ("Energy\n", "Energy, Energy\n", 5, "does not offer"),
        ("Energy\n", "Energy\nHealth\n", 5, "does not offer"),
        ("None\n", "Energy, work\n", 13, "does not offer"),
        ("None\n", "- [x] work\n- [x] Health\n", 13, "takes one choice"),
        ("\n\nA\n", "\n\nA\nB\n", 1, "takes one line"),
        ("\n\nA\n", "\n\n_No response_\n", 1, "has to be answered"),
        ("- [ ] I agree", "- [x] I agree to all", 23, "no such box"),
        ("- [ ] I agree", "I agree", 23, "no such box"),
        ("- [ ] I agree\n", "- [ ] I agree\n- [x] I agree\n", 24, "once, not twice"),
        ("### Story\n\n_No", "### Story\n\n### Unit\n\n_No", 15, "comes twice"),
    ],
)
def test_what_can_not_be_told_is_refused_with_its_line(
    old: str, new: str, line: int | None, told: str
) -> None:
    assert read_answers(FORM, PLAIN)
    assert old in PLAIN
    with pytest.raises(RefusedError) as refused:
        read_answers(FORM, PLAIN.replace(old, new, 1))
    assert any(told in str(reason.message) and reason.line == line for reason in refused.value.reasons), [
        (reason.line, str(reason.message)) for reason in refused.value.reasons
    ]


def test_every_reason_is_told_at_once() -> None:
    text = PLAIN.replace("Energy", "Coal").replace("None", "Coal").replace("\n\nA\n", "\n\n\n")
    with pytest.raises(RefusedError) as refused:
        read_answers(FORM, text)
    assert [reason.line for reason in refused.value.reasons] == [1, 5, 13]


def test_too_long_an_answer_is_told_with_its_length() -> None:
    form = Form("f", "en", "T", "S", "I", (Field("q", Sort.TEXTAREA, "Q", "", longest=3),), personal=False)
    assert read_answers(form, "### Q\n\nabc\n")["q"].text == "abc"
    with pytest.raises(RefusedError, match="`Q` has 4 characters; the most is 3"):
        read_answers(form, "### Q\n\nabcd\n")


def test_hard_line_breaks_and_indented_code_stay() -> None:
    answer = "    code\nfirst  \nsecond"
    assert read_answers(FORM, PLAIN.replace("Bye", answer))["last"].text == answer


def test_the_writer_follows_the_form(file: Path) -> None:
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["body"][1]["id"] == "name"
    assert body_of(file, {"name": "A"}).startswith(
        "### Name\r\n\r\nA\r\n\r\n### Networks\r\n\r\n_No response_"
    )
