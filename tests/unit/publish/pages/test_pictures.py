"""Photographs on pages: made anew, and initials where they can not be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from ambassade.publish.audience import Picture
from ambassade.publish.edition import public
from ambassade.publish.pages import build_pages
from tests.unit.publish.pages.editions import edition, pages_of, person, text


def with_photo(root: Path | None, source: str = "content/ambassadors/ana.jpg") -> tuple[str, set[str]]:
    ana = person("ana", photo=public.Photo(file="ana.jpg", alt=text("Ana on deck")))
    shown = edition(ambassadors={"ana": ana}, pictures={"ambassador/ana": Picture(source=source)})
    site = build_pages(shown, root=root)
    return pages_of(site)["ambassadors/ana/"].html, {asset.path for asset in site.assets}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "ambassadors"
    folder.mkdir(parents=True)
    made = io.BytesIO()
    Image.new("RGB", (400, 600), "#336699").save(made, "JPEG")
    (folder / "ana.jpg").write_bytes(made.getvalue())
    return tmp_path


def test_a_photograph_is_shown_in_both_formats_with_its_text(root: Path) -> None:
    html, paths = with_photo(root)
    assert 'alt="Ana on deck"' in html
    assert 'width="140" height="140"' in html
    suffixes = sorted(Path(path).suffix for path in paths if path.startswith("assets/photos/ana-"))
    assert suffixes == [".jpg", ".jpg", ".webp", ".webp"]
    assert "assets/faces/ana.svg" not in paths


def test_without_a_root_everybody_has_initials() -> None:
    html, paths = with_photo(None)
    assert "assets/faces/ana.svg" in html
    assert "assets/faces/ana.svg" in paths


def test_a_picture_that_can_not_be_read_gives_initials(root: Path) -> None:
    (root / "content" / "ambassadors" / "ana.jpg").write_bytes(b"not a picture")
    assert "assets/faces/ana.svg" in with_photo(root)[0]


def test_nothing_outside_of_the_repository_is_read(root: Path, tmp_path: Path) -> None:
    inner = root / "inner"
    inner.mkdir()
    assert "assets/faces/ana.svg" in with_photo(inner, "../content/ambassadors/ana.jpg")[0]
