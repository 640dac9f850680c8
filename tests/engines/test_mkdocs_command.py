from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.publish.audience import AUDIENCES
from tests.engines.conftest import Run, files_of

FILES = {"public": "mkdocs.yml", "members": "mkdocs.members.yml", "internal": "mkdocs.internal.yml"}


@pytest.mark.slow
def test_mkdocs_alone_builds_the_same_bytes(configured: Path, run: Run) -> None:
    done = run(configured, "ambassade", "build")
    assert done.returncode == 0, done.stderr
    for number, audience in enumerate(AUDIENCES):
        out = configured / "elsewhere" / audience
        args = ("build", "--strict", "-f", FILES[audience], "-d", str(out))
        alone = run(configured, "mkdocs", *args, seed=str(number + 7))
        assert alone.returncode == 0, alone.stderr
        assert "WARNING" not in alone.stderr
        assert files_of(out) == files_of(configured / "site" / audience)


def test_nothing_of_docs_dir_is_published(configured: Path, run: Run) -> None:
    assert run(configured, "mkdocs", "build").returncode == 0
    published = files_of(configured / "site" / "public")
    assert not any("secret" in path for path in published)
    assert not any(b"Not to be published" in raw for raw in published.values())


def test_errors_in_the_content_stop_it_without_a_traceback(configured: Path, run: Run) -> None:
    network = configured / "content/networks/aurora/network.yml"
    network.write_text(
        network.read_text(encoding="utf-8").replace("ana-silva", "ana-sliva"), encoding="utf-8"
    )
    done = run(configured, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "content/networks/aurora/network.yml:" in done.stderr
    assert "did you mean `ana-silva`?" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (configured / "site").exists()


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("as_of: someday", "as_of"),
        ("network: aurora", "network-aurora"),
    ],
)
def test_options_that_can_not_be(configured: Path, run: Run, option: str, sentence: str) -> None:
    file = configured / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("audience: public", f"audience: public\n    {option}", 1)
    file.write_text(text, encoding="utf-8")
    done = run(configured, "mkdocs", "build")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_network_that_does_not_exist(configured: Path, run: Run) -> None:
    file = configured / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace(
        "audience: public", "audience: public\n    network: nowhere", 1
    )
    file.write_text(text, encoding="utf-8")
    done = run(configured, "mkdocs", "build", "-d", "site/network-nowhere/public")
    assert done.returncode == 1
    assert "there is no network `nowhere`" in done.stderr


def test_configuration_far_from_any_content(tmp_path: Path, run: Run) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: material\nplugins: {search: {}, ambassade: {}}\n", encoding="utf-8"
    )
    done = run(tmp_path, "mkdocs", "build")
    assert done.returncode == 1
    assert "holds content/" in done.stderr
