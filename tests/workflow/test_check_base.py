"""`ambassade check --base` on real repositories: what it compares, what it says, how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ambassade.cli import main
from tests.rules.example import BASE, PROPOSED, files_of, laid_over
from tests.rules.proposal import begin, git

MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
ANA = "content/ambassadors/ana-silva.md"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit on main; no forge's job."""
    for name in ("GITHUB_REPOSITORY", "CI_API_V4_URL"):
        monkeypatch.delenv(name, raising=False)
    begin(tmp_path, laid_over(files_of(BASE), dict(files_of(PROPOSED))))
    return tmp_path


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def commit(root: Path, message: str = "Change") -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", f"--message={message}")


def found(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """The exit code, and the rules that were broken."""
    code = main(["check", "--root", str(root), "--format", "json", "--approvals", "none", *options])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, [finding["rule"] for finding in report["findings"]]


def test_nothing_differs(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(repository, capsys, "--base", "main") == (0, [])


def test_the_work_tree_is_compared_with_what_is_committed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository, MESSAGE, "Forty lamps", "Fifty lamps")
    code, rules = found(repository, capsys, "--base", "HEAD")
    assert (code, rules) == (1, ["approved-text-changed", "approvals-unverified"])
    assert found(repository, capsys) == (0, [])


def test_a_branch_is_compared_with_where_it_parted(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "switch", "--quiet", "--create", "branch")
    edit(repository, MESSAGE, "Forty lamps", "Fifty lamps")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    edit(repository, ANA, "two thousand lamps", "three thousand lamps")
    commit(repository)
    code, rules = found(repository, capsys, "--base", "main", "--head", "branch")
    assert (code, rules) == (1, ["approved-text-changed", "approvals-unverified"])
    assert "Keeps three" in (repository / ANA).read_text(encoding="utf-8")


def test_a_revision_is_read_without_the_work_tree(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / MESSAGE).write_text("broken: [", encoding="utf-8")
    assert found(repository, capsys, "--base", "HEAD", "--head", "HEAD") == (0, [])


def test_a_place_is_shown_from_the_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "switch", "--quiet", "--create", "branch")
    edit(repository, MESSAGE, "Forty lamps", "Fifty lamps")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    main(["check", "--root", str(repository), "--base", "main", "--head", "branch", "--approvals", "none"])
    assert "7 |     text: Fifty lamps" in capsys.readouterr().out


def test_a_move_that_nobody_added_yet_is_a_move(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = repository / "content/networks/bora/calendar/wind-day.yml"
    old.rename(old.with_name("day-of-wind.yml"))
    before = git(repository, "status", "--porcelain=v2", "--untracked-files=all")
    code, rules = found(repository, capsys, "--base", "HEAD")
    assert (code, rules) == (0, [])
    assert git(repository, "status", "--porcelain=v2", "--untracked-files=all") == before


def test_what_lies_beside_the_root_counts_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "site"
    files = laid_over(files_of(BASE), dict(files_of(PROPOSED)))
    begin(tmp_path, {f"site/{path}": data for path, data in files.items()} | {"ci.sh": b"true\n"})
    (tmp_path / "ci.sh").write_text("exit 0\n", encoding="utf-8")
    edit(root, "content/networks/bora/calendar/wind-day.yml", "Wind day", "Day of wind")
    code, rules = found(root, capsys, "--base", "HEAD")
    assert (code, rules) == (1, ["content-with-tooling"])


def test_findings_of_some_paths_only(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, MESSAGE, "Forty lamps", "Fifty lamps")
    assert found(repository, capsys, "--base", "HEAD", "content/ambassadors") == (0, [])


def test_a_base_without_an_organisation_has_no_committees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path, {"README.md": b"Hello"})
    for path, data in laid_over(files_of(BASE), dict(files_of(PROPOSED))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert found(tmp_path, capsys, "--base", "HEAD") == (0, [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--base", "nowhere"), "there is no revision 'nowhere' here"),
        (("--base=--upload-pack=x",), "is no revision"),
        (("--base", "HEAD", "--head", "nowhere"), "there is no revision 'nowhere' here"),
        (("--head", "HEAD"), "say with --base what it is compared with"),
    ],
)
def test_what_can_not_be_compared_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert main(["check", "--root", str(repository), *options]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_a_folder_without_git_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    assert main(["check", "--root", str(tmp_path), "--base", "HEAD"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def test_histories_that_never_met_are_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "switch", "--quiet", "--orphan", "other")
    (repository / "a").write_text("a", encoding="utf-8")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    assert main(["check", "--root", str(repository), "--base", "other"]) == 2
    assert "no commit in common" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 12, "١"])
def test_a_pull_request_has_a_number(
    repository: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--root", str(repository), "--base", "HEAD", f"--pull={number}"])
    assert "is no number of a pull request" in capsys.readouterr().err


NETWORK = "content/networks/aurora/network.yml"


def with_owners(root: Path) -> None:
    """Commits what `ambassade generate` writes."""
    assert main(["generate", "--root", str(root)]) == 0
    commit(root, "Generate")


def test_a_list_of_owners_may_change_with_its_committee(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_owners(repository)
    edit(repository, NETWORK, "person: ben-okoro", "person: eve-laurent")
    assert main(["generate", "--root", str(repository)]) == 0
    changed = git(repository, "status", "--porcelain").split()
    assert ".github/CODEOWNERS" in changed
    capsys.readouterr()
    assert found(repository, capsys, "--base", "HEAD")[0] == 0


def test_a_list_of_owners_by_hand_is_tooling(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_owners(repository)
    edit(repository, NETWORK, "person: ben-okoro", "person: eve-laurent")
    with (repository / ".github/CODEOWNERS").open("a", encoding="utf-8") as file:
        file.write("/content/ @mallory\n")
    capsys.readouterr()
    assert found(repository, capsys, "--base", "HEAD") == (1, ["content-with-tooling"])
