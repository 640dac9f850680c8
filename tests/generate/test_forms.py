"""The forms as GitHub, GitLab, a browser and a printer get them; each is read back by another program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ambassade.generate.form import Field, Form, Option, Sort, problems
from ambassade.generate.github_form import render_github
from ambassade.generate.text_form import HEADING
from ambassade.generate.wording import distinct
from ambassade.names import slugify
from tests.generate.repository import change, generate

FORMS = (
    "volunteer",
    "propose-message",
    "propose-event",
    "suggest-link",
    "report-profile",
    "withdraw-consent",
)
ODD = (
    "Yes",
    "No",
    "On",
    "1.0",
    "2026-11-23",
    "None",
    "null",
    "0x1f",
    "- a",
    "#1",
    "a: b",
    "'",
    '"',
    "\\",
    "none",
)
TOP = {"name", "description", "title", "labels", "body", "assignees", "projects", "type"}


@pytest.fixture
def private(root: Path) -> Path:
    change(root, "content/organisation.yml", "forge: github", "forge: github\n  visibility: private")
    return root


def odd_themes(root: Path) -> None:
    listed = "".join(f"  - id: t{n}\n    name: {name!r}\n" for n, name in enumerate(ODD) if "'" not in name)
    change(root, "content/organisation.yml", "themes:\n", f'themes:\n{listed}  - id: t90\n    name: "\'"\n')


def elements(root: Path, name: str) -> list[dict[str, Any]]:
    text = (root / f".github/ISSUE_TEMPLATE/{name}.yml").read_text(encoding="utf-8")
    form = yaml.safe_load(text)
    assert form == YAML(typ="safe", pure=True).load(text), "YAML 1.1 and 1.2 read the same"
    assert set(form) <= TOP
    assert len(form["description"]) < 200
    found: list[dict[str, Any]] = form["body"]
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("odd", [False, True])
def test_forms_fit_the_published_schema(private: Path, language: str, *, odd: bool) -> None:
    if language == "fr":
        change(private, "content/organisation.yml", "[en, fr]", "[fr, en]")
    if odd:
        odd_themes(private)
    assert generate(private) == 0
    folder = private / ".github/ISSUE_TEMPLATE"
    for schema, names in (("issue-forms", FORMS), ("issue-config", ("config",))):
        done = subprocess.run(
            [
                sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-{schema}",
                *(str(folder / f"{name}.yml") for name in names),
            ],
            capture_output=True, text=True, check=False, timeout=1800,  # however busy the machine is
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_makes_github_drop_a_form(private: Path, language: str, name: str) -> None:
    if language == "fr":
        change(private, "content/organisation.yml", "[en, fr]", "[fr, en]")
    odd_themes(private)
    assert generate(private) == 0
    asked = [one for one in elements(private, name) if one["type"] != "markdown"]
    assert asked
    ids = [one["id"] for one in asked]
    labels = [one["attributes"]["label"] for one in asked]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    assert len({slugify(label) for label in labels}) == len(labels)
    for one in asked:
        options = one["attributes"].get("options", [])
        texts = [option["label"] if isinstance(option, dict) else option for option in options]
        assert all(isinstance(text, str) and text.strip() == text and text for text in texts)
        assert len({text.casefold() for text in texts}) == len(texts)
        assert "none" not in {text.casefold() for text in texts}
        assert all(value != "" for value in one["attributes"].values())


def test_words_come_from_the_schemas_and_the_vocabularies(private: Path) -> None:
    change(private, "content/organisation.yml", "[en, fr]", "[fr, en]")
    assert generate(private) == 0
    asked = {one["id"]: one["attributes"] for one in elements(private, "volunteer") if "id" in one}
    assert asked["name"]["label"] == "Nom"
    assert asked["name"]["description"].startswith("Le nom, dans l'écriture de la personne.")
    assert asked["unit"]["options"] == ["Quai"]
    assert asked["networks"]["options"] == ["Aurora", "Northern, and lights"]
    assert asked["languages"]["options"] == ["français", "anglais"]
    event = {one["id"]: one["attributes"] for one in elements(private, "propose-event") if "id" in one}
    assert "Our forum" in event["channels"]["options"]
    assert "X" not in event["channels"]["options"], "a platform that we are leaving"


def test_consent_is_asked_for_and_never_demanded(private: Path) -> None:
    assert generate(private) == 0
    (consent,) = [one for one in elements(private, "volunteer") if one.get("id") == "consent"]
    demanded = [option["label"] for option in consent["attributes"]["options"] if option.get("required")]
    assert len(demanded) == 2
    assert not any("shown" in label for label in demanded)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=8))
def test_choices_survive_whatever_they_are(names: list[str]) -> None:
    options = distinct(Option(f"v{n}", " ".join(name.split())) for n, name in enumerate(names))
    form = Form(
        "f", "en", "T", "S", "I", (Field("q", Sort.DROPDOWN, "Q", "H", options=options),), personal=False
    )
    if list(problems(form)):
        return
    read = yaml.safe_load(render_github(form))
    assert read["body"][1]["attributes"]["options"] == [option.text for option in options]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (Field("a b", Sort.INPUT, "A", ""), "without a name"),
        (Field("a", Sort.INPUT, "?", ""), "without a name"),
        (Field("a", Sort.INPUT, "Your password", ""), "password"),
        (Field("a", Sort.DROPDOWN, "A", ""), "nothing to choose from"),
        (Field("a", Sort.DROPDOWN, "A", "", options=(Option("x", "X"), Option("y", "x"))), "same twice"),
        (Field("a", Sort.DROPDOWN, "A", "", options=(Option("x", "None"),)), "can not offer"),
        (Field("a", Sort.DROPDOWN, "A", "", options=(Option("x", "- [x] B"),)), "can not offer"),
        (Field("a", Sort.DROPDOWN, "A", "", options=(Option("x", "_No response_"),)), "can not offer"),
        (Field("first", Sort.INPUT, "A", ""), "asks `A` twice"),
        (Field("a", Sort.INPUT, "first!", ""), "asks `first!` twice"),
    ],
)
def test_what_would_be_dropped_is_told(field: Field, told: str) -> None:
    form = Form("f", "en", "T", "S", "I", (Field("first", Sort.INPUT, "First", ""), field), personal=False)
    assert any(told in str(problem) for problem in problems(form))


def test_a_long_description_and_no_question_are_told() -> None:
    form = Form("f", "en", "T", "S" * 200, "I", (), personal=False)
    assert len(list(problems(form))) == 2


@pytest.mark.parametrize("name", ["volunteer", "report-profile", "withdraw-consent"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_printed_form_stands_alone_and_names_every_box(root: Path, name: str, language: str) -> None:
    assert generate(root) == 0
    text = (root / f"docs/forms/{name}.{language}.html").read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    page = parser.parse(text)
    assert page.get("lang") == language
    assert page.findtext("head/title")
    everything = list(page.iter())
    assert not {str(one.tag) for one in everything} & {
        "script",
        "link",
        "img",
        "iframe",
        "form",
        "a",
        "object",
    }
    assert not any(key in one.attrib for one in everything for key in ("src", "href", "action", "srcset"))
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text
    ids = [one.get("id") for one in everything if one.get("id")]
    assert len(set(ids)) == len(ids)
    named = {one.get("for") for one in everything if one.tag == "label"}
    for one in everything:
        if one.tag in {"input", "textarea"}:
            within = any(one in list(label.iter()) for label in everything if label.tag == "label")
            assert within or one.get("id") in named
        if one.get("aria-describedby"):
            assert one.get("aria-describedby") in ids
    for group in (one for one in everything if one.tag == "fieldset"):
        assert group.findtext("legend")


@pytest.mark.parametrize("name", ["volunteer", "report-profile", "withdraw-consent"])
def test_mail_and_paper_ask_the_same(root: Path, name: str) -> None:
    assert generate(root) == 0
    mail = (root / f"docs/forms/{name}.en.txt").read_text(encoding="utf-8")
    page = html5lib.parse(
        (root / f"docs/forms/{name}.en.html").read_text(encoding="utf-8"), namespaceHTMLElements=False
    )
    asked = ["".join(one.itertext()) for one in page.iter() if one.get("class") == "name"]
    assert asked == [line.removeprefix(HEADING) for line in mail.splitlines() if line.startswith(HEADING)]


def test_gitlab_gets_templates(private: Path) -> None:
    change(private, "content/organisation.yml", "forge: github", "forge: gitlab")
    assert generate(private) == 0
    assert {path.stem for path in (private / ".gitlab/issue_templates").iterdir()} == set(FORMS)
    for path in (private / ".gitlab/issue_templates").iterdir():
        text = path.read_text(encoding="utf-8")
        shown = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
        assert "Generated" not in shown
        assert not re.search(r"^/[a-z]", shown, re.MULTILINE), "no quick action"
