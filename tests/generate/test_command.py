"""What `ambassade generate` writes, leaves alone, removes and calls stale."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ambassade.generate.files import PLACES
from tests.generate.repository import ROOT, change, generate, profile, snapshot, write

CONTENT = "content/organisation.yml"
PERSONAL = ("volunteer", "report-profile", "withdraw-consent")
ENTRY = "title: Fair\nkind: event\nstart: 2026-12-01\naudience: public\nstatus: approved\n"
UNRELATED = {
    "a new person": ("content/ambassadors/zoe.md", profile("zoe")),
    "a person with another login": ("content/ambassadors/someone.md", profile("zoe")),
    "a person who can not be read": ("content/ambassadors/someone.md", "---\nname: ["),
    "a person in another language": ("content/ambassadors/ana.fr.md", "Une ligne.\n"),
    "an entry": ("content/networks/aurora/calendar/fair.yml", ENTRY),
    "an entry of no network": ("content/calendar/fair.yml", ENTRY),
    "a message that can not be read": ("content/networks/aurora/messages/one.yml", "\tidea"),
    "a post": ("content/networks/aurora/posts/one.md", "---\ntitle: One\n---\nText.\n"),
    "a page": ("content/playbook/one.md", "---\ntitle: One\n---\nText.\n"),
    "a file that belongs nowhere": ("content/what.txt", "?"),
    "the words of somebody with an office": (
        "content/ambassadors/ana.md",
        profile("ana").replace("At work.", "On leave.").replace("2027-12-31", "2027-01-31"),
    ),
}


@pytest.mark.parametrize("change_", UNRELATED)
def test_nobody_elses_content_makes_a_file_stale(
    root: Path, change_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(root) == 0
    path, text = UNRELATED[change_]
    write(root, path, text)
    assert generate(root, "--check") == 0, capsys.readouterr().out


RELATED = {
    "a login": ("content/ambassadors/ana.md", "ana-h", "ana-new", ".github/CODEOWNERS"),
    "a committee": (
        "content/networks/aurora/network.yml",
        "person: edda",
        "person: bo",
        ".github/CODEOWNERS",
    ),
    "a theme": (CONTENT, "Shore power", "Power", ".github/ISSUE_TEMPLATE/propose-message.yml"),
    "a network's name": (
        "content/networks/aurora/network.yml",
        '"Aurora"',
        '"Dawn"',
        ".github/ISSUE_TEMPLATE/propose-event.yml",
    ),
}


@pytest.mark.parametrize("change_", RELATED)
def test_what_a_file_follows_from_makes_it_stale(
    root: Path, change_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(root) == 0
    path, old, new, stale = RELATED[change_]
    change(root, path, old, new)
    before = snapshot(root)
    capsys.readouterr()
    assert generate(root, "--check") == 1
    told = capsys.readouterr().out
    assert f"{stale}: line " in told
    assert told.splitlines()[-1] == "type `ambassade generate` and commit what it writes"
    assert snapshot(root) == before
    assert generate(root) == 0
    assert generate(root, "--check") == 0


def test_a_changed_schema_makes_a_form_stale(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for schema in (ROOT / "schemas").glob("*.schema.json"):
        write(root, f"schemas/{schema.name}", schema.read_text(encoding="utf-8"))
    assert generate(root) == 0
    other = tmp_path / "other"  # schemas are read once in a process
    shutil.copytree(root, other)
    change(other, "schemas/message.schema.json", "What it says, in one sentence", "What it says, in short")
    capsys.readouterr()
    assert generate(other, "--check") == 1
    assert "in one sentence" in capsys.readouterr().out


def test_missing_edited_and_longer_files_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(root, "--check") == 1
    assert ".github/CODEOWNERS: it is missing" in capsys.readouterr().out
    assert generate(root) == 0
    path = root / ".github/CODEOWNERS"
    path.write_text(path.read_text(encoding="utf-8") + "/content/ @mallory\x1b[2J\n", encoding="utf-8")
    capsys.readouterr()
    assert generate(root, "--check") == 1
    told = capsys.readouterr().out
    assert "is too many: `/content/ @mallory?[2J`" in told
    assert "\x1b" not in told
    path.write_text(path.read_text(encoding="utf-8").rsplit("\n", 4)[0] + "\n", encoding="utf-8")
    assert generate(root, "--check") == 1
    assert "is missing: `" in capsys.readouterr().out


def test_a_second_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(root) == 0
    before = {path: (root / path).stat().st_mtime_ns for path in snapshot(root)}
    capsys.readouterr()
    assert generate(root) == 0
    assert capsys.readouterr().out == "everything is up to date\n"
    assert {path: (root / path).stat().st_mtime_ns for path in snapshot(root)} == before


def test_windows_line_ends_are_not_stale(root: Path) -> None:
    assert generate(root) == 0
    path = root / ".github/CODEOWNERS"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert generate(root, "--check") == 0


def test_what_somebody_wrote_by_hand_is_not_replaced(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, ".github/CODEOWNERS", "* @me\n")
    before = snapshot(root)
    assert generate(root) == 2
    assert ".github/CODEOWNERS was written by hand" in capsys.readouterr().err
    assert snapshot(root) == before
    assert generate(root, "--check") == 1


def test_only_a_private_repository_asks_about_people_on_the_forge(root: Path) -> None:
    def forms() -> set[str]:
        return {path.stem for path in (root / ".github/ISSUE_TEMPLATE").glob("*.yml")} - {"config"}

    assert generate(root) == 0
    assert forms() == {"propose-message", "propose-event", "suggest-link"}
    mails = {path.name for path in (root / "docs/forms").iterdir()}
    assert mails == {
        f"{name}.{lang}.{end}" for name in PERSONAL for lang in ("en", "fr") for end in ("txt", "html")
    }
    change(root, CONTENT, "forge: github", "forge: github\n  visibility: private")
    assert generate(root) == 0
    assert forms() == {"propose-message", "propose-event", "suggest-link", *PERSONAL}
    assert list((root / "docs/forms").iterdir()) == []


def test_forms_about_people_go_when_a_repository_opens(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, CONTENT, "forge: github", "forge: github\n  visibility: private")
    assert generate(root) == 0
    change(root, CONTENT, "visibility: private", "visibility: public")
    write(root, ".gitlab/CODEOWNERS", "* @made-by-hand\n")
    capsys.readouterr()
    assert generate(root, "--check") == 1
    assert "volunteer.yml: it is no longer generated, and should go" in capsys.readouterr().out
    assert generate(root) == 0
    assert not (root / ".github/ISSUE_TEMPLATE/volunteer.yml").exists()
    assert (root / ".gitlab/CODEOWNERS").exists()


@pytest.mark.parametrize("forge", ["github", "gitlab", "other"])
@pytest.mark.parametrize("visibility", ["public", "private"])
def test_every_written_path_is_known(root: Path, forge: str, visibility: str) -> None:
    change(root, CONTENT, "forge: github", f"forge: {forge}\n  visibility: {visibility}")
    before = set(snapshot(root))
    assert generate(root) == 0
    assert set(snapshot(root)) - before <= set(PLACES)
    assert generate(root, "--check") == 0


def test_closed_networks_are_offered_to_nobody(root: Path) -> None:
    assert generate(root) == 0
    for path, data in snapshot(root).items():
        if not path.startswith("content/"):
            assert b"Nobody may know" not in data, path


def test_without_an_open_network_nothing_is_proposed(root: Path) -> None:
    for network in ("aurora", "borealis"):
        change(root, f"content/networks/{network}/network.yml", "access: open", "access: secret")
    assert generate(root) == 0
    names = {path.name for path in (root / ".github/ISSUE_TEMPLATE").iterdir()}
    assert names == {"config.yml", "suggest-link.yml"}  # which asks for no network


def test_a_link_is_not_written_through(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / ".github").symlink_to(outside)
    assert generate(root) == 2
    assert list(outside.iterdir()) == []


def test_what_is_said_is_said_in_french_too(root: Path) -> None:
    assert generate(root, lang="fr") == 0
    assert generate(root, "--check", lang="fr") == 0


def test_the_demonstration_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(ROOT, "--check") == 0, capsys.readouterr().out
