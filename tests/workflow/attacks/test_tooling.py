"""Attacks on what checks: schemas, workflows, the plugin, and files that only look like content."""

from __future__ import annotations

import pytest

from tests.workflow.attacks.edit import AURORA, ORGANISATION, POST, WIND, drop, link, put, record, swap
from tests.workflow.attacks.finding import deleted, error, missing
from tests.workflow.attacks.play import Play

RUNS_TOO = f"this file runs, or says what runs, and changes together with {WIND}"
WORDS = swap(WIND, "What closes at which speed.", "What closes, and when.")
RUNS = [
    "schemas/notes.schema.json",
    ".github/workflows/check.yml",
    ".github/CODEOWNERS",
    "docs/CODEOWNERS",
    "docs/hooks.py",
    ".gitlab-ci.yml",
    "plugins/ambassade/check.py",
    "plugins/ambassade/rules/workflow/approval_missing.md",
    "validate.py",
    "mkdocs.yml",
    ".gitattributes",
    "requirements.txt",
    "tools/requirements.txt",
    "action.yml",
    "pyproject.toml",
    "tools/né\tl'aube.py",
]


@pytest.mark.parametrize("path", RUNS)
def test_what_runs_changes_beside_content(play: Play, path: str) -> None:
    play.commit("hlind", WORDS, put(path, "{}\n"))
    play.review("grossi")
    play.refused(error(path, 1, "content-with-tooling", RUNS_TOO))
    play.again()
    play.commit("hlind", put(path, "{}\n"))
    play.review("grossi")
    play.passes()


def test_what_runs_changes_without_a_maintainer(play: Play) -> None:
    play.commit("hlind", put("validate.py", "exit(0)\n"))
    play.review("asilva", "cmarsh")
    play.refused(missing("validate.py", 1, "“validate.py”", "the maintainers"))
    play.review("grossi")
    play.passes()


def test_a_maintainer_changes_what_runs_alone(play: Play) -> None:
    play.commit("grossi", put("validate.py", "exit(0)\n"))
    play.review("grossi")
    play.refused(missing("validate.py", 1, "“validate.py”", "the maintainers"))
    play.again()
    play.commit("grossi", put("docs/guide.md", "How to.\n"))
    play.passes()


def test_the_last_commit_takes_the_edited_validator_out_again(play: Play) -> None:
    play.commit("hlind", WORDS, put("validate.py", "exit(0)\n"))
    play.review("inovak")
    play.refused(
        missing("validate.py", 1, "“validate.py”", "the maintainers"),
        error("validate.py", 1, "content-with-tooling", RUNS_TOO),
    )
    play.commit("hlind", drop("validate.py"))
    play.passes()


def test_a_program_lies_below_content(play: Play) -> None:
    play.commit("hlind", put(f"{AURORA}/posts/run.sh", "#!/bin/sh\n"))
    play.refused(
        error(
            "content/networks/aurora/posts/run.sh", 1, "unexpected-file", "no file of this name belongs here"
        )
    )
    play.again()
    play.commit("hlind", WORDS)
    play.passes()


def test_attributes_lie_below_content(play: Play) -> None:
    play.commit("hlind", put("content/.gitattributes", "*.yml -diff merge=ours\n"))
    play.refused(error("content/.gitattributes", 1, "unexpected-file", "no file of this name belongs here"))
    play.again()
    play.commit("hlind", put(".gitattributes", "*.yml -diff merge=ours\n"))
    play.review("grossi")
    play.passes()


def test_a_link_in_the_place_of_a_file(play: Play) -> None:
    play.commit("hlind", link(WIND, "../../../../validate.py"))
    play.refused(error(WIND, 1, "symbolic-link", "this is a link to another place"))
    play.again()
    play.commit("hlind", WORDS)
    play.passes()


def test_a_link_in_the_place_of_something_published(play: Play) -> None:
    play.commit("hlind", link(POST, "../../../../elsewhere.md"))
    play.review("bokoro")
    play.refused(
        error(POST, 1, "symbolic-link", "this is a link to another place"),
        deleted(POST, 9, "“Why lamp nine went out”", "approved"),
    )
    play.again()
    play.commit("hlind", swap(POST, "A cable, a gull", "A gull, a cable"), record(POST, "ben-okoro"))
    play.review("bokoro")
    play.passes()


def test_content_becomes_a_link(play: Play) -> None:
    play.git("mv", "content", "elsewhere")
    play.commit("hlind", link("content", "elsewhere"))
    play.git("switch", "--quiet", "main")
    play.refused(error(ORGANISATION, 1, "missing-organisation", f"there is no {ORGANISATION}"))
    play.again()
    play.commit("hlind", put("elsewhere/README.md", "Nothing here.\n"))
    play.passes()


def test_content_is_a_submodule(play: Play) -> None:
    play.git("switch", "--quiet", "--create", "proposal")
    play.git("update-index", "--add", "--cacheinfo", f"160000,{play.git('rev-parse', 'main')},{AURORA}/more")
    play.git("commit", "--quiet", "--message=More")
    play.push("hlind")
    play.git("switch", "--quiet", "--force", "main")
    play.refused(error("content/networks/aurora/more", 1, "symbolic-link", "this is a link to another place"))
    play.again()
    play.commit("hlind", put(f"{AURORA}/calendar/more.yml", (play.root / WIND).read_bytes()))
    play.passes()


@pytest.mark.parametrize("path", ["plugins/own.py", "content/run.py", ".github/workflows/check.yml"])
def test_the_content_lies_in_a_folder_and_what_runs_above_it(play: Play, path: str) -> None:
    play.into("networks site")
    play.commit("hlind", WORDS, put(f"../{path}", "{}\n"))
    play.review("grossi")
    play.refused(error(f"../{path}", 1, "content-with-tooling", RUNS_TOO))
    play.commit("hlind", drop(f"../{path}"), put("../README.md", "All of it.\n"))
    play.passes()


def test_a_validator_is_edited_and_not_committed(play: Play) -> None:
    play.commit("hlind", WORDS)
    play.edit(put("validate.py", "exit(0)\n"))
    play.refused(
        missing("validate.py", 1, "“validate.py”", "the maintainers"),
        error("validate.py", 1, "content-with-tooling", RUNS_TOO),
        head=None,
    )
    (play.root / "validate.py").unlink()
    play.passes(head=None)
