from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from ambassade.cli import main
from ambassade.engines.lock import locked
from ambassade.publish.pages.linked import cards
from tests.engines.conftest import PROGRAMS, Run, files_of


def build(root: Path, *options: str) -> int:
    return main(["build", "--root", str(root), *options])


def test_all_editions_are_built_from_a_root_without_configuration(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(root) == 0
    assert sorted(path.name for path in (root / "site").iterdir()) == ["internal", "members", "public"]
    assert "public: " in capsys.readouterr().out
    assert sorted(path.name for path in root.iterdir()) == [".ambassade", "content", "site"]
    assert [path.name for path in (root / ".ambassade").iterdir()] == ["build.site.lock"]


def test_folders_can_be_read_by_a_web_server(root: Path) -> None:
    before = os.umask(0o022)
    try:
        assert build(root, "--audience", "public") == 0
    finally:
        os.umask(before)
    for path in (root / "site", root / "site/public", root / "site/public/index.html"):
        assert path.stat().st_mode & 0o044 == 0o044


@pytest.mark.slow
def test_same_content_gives_the_same_bytes(root: Path, run: Run) -> None:
    for seed in ("1", "2"):
        done = run(root, "ambassade", "build", "--out", f"site{seed}", seed=seed)
        assert done.returncode == 0, done.stderr
        time.sleep(1)
    assert files_of(root / "site1") == files_of(root / "site2")


@pytest.fixture
def published(root: Path) -> Path:
    """The same with the address of the public site."""
    with (root / "content/organisation.yml").open("a", encoding="utf-8") as file:
        file.write("url: https://people.lumen.example\n")
    return root


def test_pictures_for_links_are_drawn_once(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = published
    assert build(root, "--audience", "public") == 0
    first = files_of(root / "site/public/assets/cards")
    assert first
    monkeypatch.setattr(cards, "draw_link_card", lambda _: pytest.fail("drawn again"))
    assert build(root, "--audience", "public") == 0
    assert files_of(root / "site/public/assets/cards") == first


def test_build_says_that_pictures_are_shared(
    published: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "MOST", 1)
    assert build(published) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "cards: all" in line]
    assert len(told) == 1
    assert "public: people and dates share their network's picture for links" in told[0]


def test_one_edition_leaves_the_others_as_they_are(root: Path) -> None:
    assert build(root) == 0
    before = files_of(root / "site")
    (root / "site/internal/index.html").write_text("theirs", encoding="utf-8")
    assert build(root, "--audience", "public") == 0
    assert files_of(root / "site") == {**before, "internal/index.html": b"theirs"}


def test_network_alone_lies_apart(root: Path) -> None:
    assert build(root, "--audience", "public") == 0
    assert build(root, "--network", "aurora", "--audience", "internal") == 0
    assert build(root, "--network", "aurora", "--audience", "members") == 0
    found = {path.relative_to(root / "site").as_posix() for path in (root / "site").glob("*/*/index.html")}
    assert {"network-aurora/internal/index.html", "network-aurora/members/index.html"} <= found
    assert (root / "site/public/index.html").is_file()


def test_what_else_lies_in_the_folder_stays(root: Path) -> None:
    (root / "site/reports/old").mkdir(parents=True)
    (root / "site/reports/old/a.txt").write_text("kept", encoding="utf-8")
    (root / "site/CNAME").write_text("people.example", encoding="utf-8")
    (root / "site/latest").symlink_to("public")
    assert build(root, "--audience", "public") == 0
    assert (root / "site/reports/old/a.txt").read_text(encoding="utf-8") == "kept"
    assert (root / "site/CNAME").read_text(encoding="utf-8") == "people.example"
    assert (root / "site/latest").readlink() == Path("public")


def test_folder_behind_a_link_is_replaced_and_the_link_stays(root: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (root / "site").symlink_to(tmp_path / "www")
    assert build(root, "--audience", "public") == 0
    assert (root / "site").is_symlink()
    assert (tmp_path / "www/public/index.html").is_file()


def test_errors_change_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(root, "--audience", "public") == 0
    before = files_of(root / "site")
    (root / "content/networks/aurora/network.yml").write_text("name: [", encoding="utf-8")
    assert build(root) == 1
    said = capsys.readouterr()
    assert "content/networks/aurora/network.yml:" in said.err
    assert files_of(root / "site") == before
    assert [path.name for path in (root / ".ambassade").iterdir()] == ["build.site.lock"]


def test_warnings_are_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/ambassadors/unused.jpg").write_bytes(b"")
    assert build(root, "--audience", "public") == 0
    assert "`ambassade check` shows them" in capsys.readouterr().out


def test_picture_that_only_shows_its_damage_when_unfolded_is_told_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = io.BytesIO()
    Image.frombytes("RGB", (60, 60), random.Random(3).randbytes(60 * 60 * 3)).save(whole, "WEBP")
    half = len(whole.getvalue()) // 2
    damaged = whole.getvalue()[:half].ljust(len(whole.getvalue()), b"\xff")
    (root / "content/ambassadors/ana-silva.webp").write_bytes(damaged)
    profile = root / "content/ambassadors/ana-silva.md"
    text = profile.read_text(encoding="utf-8")
    photo = "photo:\n  file: ana-silva.webp\n  alt: Ana under a lamp\nstanding: active\n"
    profile.write_text(
        text.replace("standing: active\n", photo, 1).replace(
            "scopes: [profile", "scopes: [photo, profile", 1
        ),
        encoding="utf-8",
    )
    assert build(root, "--audience", "public", "--audience", "internal") == 0
    said = "content/ambassadors/ana-silva.webp can not be read: something is drawn in the picture's place\n"
    assert capsys.readouterr().out.count(said) == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--network", "nowhere"], "there is no network `nowhere`"),
        (["--out", "{root}"], "holds your content"),
        (["--out", "{root}/.."], "holds your content"),
        (["--out", "{root}/content/site"], "part of your content"),
        (["--out", "{root}/content/organisation.yml"], "part of your content"),
        (["--out", "{root}/file"], "is not a folder"),
        (["--out", "{root}/clone"], "is a repository"),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    (root / "file").write_text("x", encoding="utf-8")
    (root / "clone/.git").mkdir(parents=True)
    assert build(root, *(option.format(root=root) for option in options)) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("site_name: x\ntheme: material\n", "does not name the plugin `ambassade`"),
        (
            "site_name: x\ntheme: material\nplugins: {ambassade: {audience: internal}}\n",
            "builds the internal edition, not the public one",
        ),
        ("site_name: [\n", "mkdocs"),
        ("site_name: x\ntheme: material\nplugins: {ambassade: {audience: everybody}}\n", "configuration"),
    ],
)
def test_configuration_that_is_none_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert build(root, "--audience", "public") == 2
    said = capsys.readouterr().err
    assert sentence in said.lower() or sentence in said
    assert "Traceback" not in said
    assert not (root / "site").exists()


def test_fault_in_a_template_is_told_with_its_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs").mkdir()
    (root / "overrides/partials").mkdir(parents=True)
    (root / "overrides/partials/footer.html").write_text("\n{{ nothing.at.all }}", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, custom_dir: overrides}\nplugins: {ambassade: {}}\n",
        encoding="utf-8",
    )
    assert build(root, "--audience", "public") == 2
    assert "overrides/partials/footer.html:2: 'nothing' is undefined" in capsys.readouterr().err


def test_second_build_of_a_folder_says_that_there_is_a_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with locked(root / ".ambassade/build.site.lock"):
        assert build(root, "--audience", "public") == 2
        assert build(root, "--audience", "public", "--out", str(root / "other")) == 0
    assert "another build" in capsys.readouterr().err
    assert build(root, "--audience", "public") == 0


def test_date_of_the_configurations_has_to_be_one(
    configured: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, day in (("mkdocs.yml", "2026-11-24"), ("mkdocs.internal.yml", "2026-11-25")):
        file = configured / name
        text = file.read_text(encoding="utf-8").replace(
            "ambassade:\n", f'ambassade:\n    as_of: "{day}"\n', 1
        )
        file.write_text(text, encoding="utf-8")
    assert build(configured) == 2
    assert "different dates" in capsys.readouterr().err
    assert build(configured, "--audience", "public") == 0
    assert b"24 November 2026" in (configured / "site/public/index.html").read_bytes()
    assert build(configured, "--as-of", "2026-11-26") == 0
    assert b"26 November 2026" in (configured / "site/internal/index.html").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_build_leaves_the_folder_whole(root: Path, tmp_path: Path) -> None:
    """Killed at ever later moments: the folder is the old one or the new one, and the next build works."""
    organisation = root / "content/organisation.yml"
    text = organisation.read_text(encoding="utf-8")
    assert build(root, "--as-of", "2026-11-23") == 0
    old = files_of(root / "site")
    organisation.write_text(text.replace("Lumen networks", "Lumen people"), encoding="utf-8")
    assert build(root, "--as-of", "2026-11-23", "--out", str(tmp_path / "new")) == 0
    new = files_of(tmp_path / "new")
    assert old != new
    seen = []
    command = [
        sys.executable,
        "-c",
        PROGRAMS["ambassade"],
        "build",
        "--root",
        str(root),
        "--as-of",
        "2026-11-23",
    ]
    for step in range(25):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(0.5 * 1.6**step)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        else:
            assert process.returncode == 0
        now = files_of(root / "site")
        assert now in (old, new)
        seen.append(now == new)
        if seen[-1]:
            break
    assert seen[-1]
    assert build(root, "--as-of", "2026-11-23") == 0
    assert files_of(root / "site") == new
    assert [path.name for path in (root / ".ambassade").iterdir()] == ["build.site.lock"]
