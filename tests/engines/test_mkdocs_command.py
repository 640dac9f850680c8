from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from ambassade.engines.mkdocs_plugin import AmbassadePlugin, ContentAbort
from ambassade.load.schema import packaged_folder
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


def in_process(root: Path, name: str = "mkdocs.yml", **options: Any) -> None:
    """`mkdocs build` without another process."""
    config = load_config(str(root / name), site_dir=str(root / "site/network-aurora/out"))
    plugin = config.plugins["ambassade"]
    assert isinstance(plugin, AmbassadePlugin)
    plugin.config.update(options)
    mkdocs_build(config)


def test_plugin_reads_checks_and_builds(configured: Path, caplog: pytest.LogCaptureFixture) -> None:
    (configured / "content/ambassadors/unused.jpg").write_bytes(b"")
    with caplog.at_level(logging.INFO, "mkdocs"):
        in_process(configured, as_of="2026-11-24", language="fr", network="aurora")
    page = (configured / "site/network-aurora/out/index.html").read_text(encoding="utf-8")
    assert "24 novembre 2026" in page
    assert "`ambassade check` shows them" in caplog.text
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []


def test_plugin_stops_at_errors(configured: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (configured / "content/organisation.yml").write_text("name: [", encoding="utf-8")
    with pytest.raises(ContentAbort):
        in_process(configured)
    assert "content/organisation.yml:1:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"as_of": "someday"}, "as_of"),
        ({"network": "nowhere"}, "site_dir has to lie in a folder `network-nowhere`"),
    ],
)
def test_plugin_refuses_options(configured: Path, options: dict[str, str], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        in_process(configured, **options)


def test_plugin_refuses_schemas_that_are_none(configured: Path) -> None:
    (configured / "schemas").mkdir()
    with pytest.raises(ConfigurationError, match="schemas"):
        in_process(configured)


def test_plugin_watches_content_and_schemas(configured: Path) -> None:
    shutil.copytree(packaged_folder(), configured / "schemas")
    config = load_config(str(configured / "mkdocs.yml"))
    watched: list[str] = []

    class Server:
        """Takes down what it is to watch."""

        def watch(self, path: str) -> None:
            watched.append(path)

    plugin = config.plugins["ambassade"]
    assert isinstance(plugin, AmbassadePlugin)
    plugin.on_serve(Server(), config=config)  # type: ignore[arg-type]  # the one method that it needs
    assert watched == [str(configured / "content"), str(configured / "schemas")]


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
