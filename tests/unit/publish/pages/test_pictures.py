"""Photographs on pages: made anew, and initials where they can not be read."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from ambassade.publish.audience import Picture
from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.picture import Pictures
from tests.unit.publish.pages.editions import edition, pages_of, parsed, person, text


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
    assert suffixes == [".jpg"] * 2 + [".webp"] * 4
    assert "assets/faces/ana.svg" not in paths


def test_without_a_root_everybody_has_initials() -> None:
    html, paths = with_photo(None)
    assert "assets/faces/ana.svg" in html
    assert "assets/faces/ana.svg" in paths


def test_the_longest_names_make_names_of_files_that_every_system_takes(root: Path) -> None:
    key, file = f"{'n' * 80}/{'m' * 80}", f"{'p' * 116}.jpg"
    shown = edition(pictures={f"message/{key}/{file}": Picture(source="content/ambassadors/ana.jpg")})
    pictures = Pictures(shown, root)
    assert pictures.of_message(key, file) is not None
    assert max(len(Path(asset.path).name) for asset in pictures.assets) < 255


def test_a_picture_that_can_not_be_read_gives_initials(root: Path) -> None:
    (root / "content" / "ambassadors" / "ana.jpg").write_bytes(b"not a picture")
    assert "assets/faces/ana.svg" in with_photo(root)[0]


def test_a_picture_that_can_not_be_unfolded_is_handed_on(root: Path) -> None:
    whole = io.BytesIO()
    Image.frombytes("RGB", (60, 60), random.Random(3).randbytes(60 * 60 * 3)).save(whole, "WEBP")
    half = len(whole.getvalue()) // 2
    damaged = whole.getvalue()[:half].ljust(len(whole.getvalue()), b"\xff")
    (root / "content" / "ambassadors" / "ana.jpg").write_bytes(damaged)
    ana = person("ana", photo=public.Photo(file="ana.jpg", alt=text("Ana on deck")))
    source = "content/ambassadors/ana.jpg"
    shown = edition(ambassadors={"ana": ana}, pictures={"ambassador/ana": Picture(source=source)})
    site = build_pages(shown, root=root)
    assert "assets/faces/ana.svg" in {asset.path for asset in site.assets}
    assert site.unread == (source,)


def test_nothing_outside_of_the_repository_is_read(root: Path, tmp_path: Path) -> None:
    inner = root / "inner"
    inner.mkdir()
    assert "assets/faces/ana.svg" in with_photo(inner, "../content/ambassadors/ana.jpg")[0]


def test_a_browser_takes_the_size_that_its_screen_needs(root: Path) -> None:
    html, paths = with_photo(root)
    sources = parsed(html).findall(".//source")
    assert sources
    for source in sources:
        sizes = [each.split() for each in source.get("srcset", "").split(", ")]
        assert all(wide.endswith("w") for _, wide in sizes)
        assert {address.removeprefix("../../") for address, _ in sizes} <= paths
        assert source.get("sizes", "").endswith("px")
    head = parsed(html).find(".//header//img")
    assert head is not None
    assert head.get("fetchpriority") == "high"
    assert head.get("loading") is None


def test_copies_of_an_earlier_build_are_taken_over(root: Path, tmp_path: Path) -> None:
    ana = person("ana", photo=public.Photo(file="ana.jpg", alt=text("Ana on deck")))
    source = Picture(source="content/ambassadors/ana.jpg")
    shown = edition(ambassadors={"ana": ana}, pictures={"ambassador/ana": source})
    kept = tmp_path / "kept"
    first = build_pages(shown, root=root)
    photos = [asset for asset in first.assets if asset.path.startswith("assets/photos/")]
    for asset in photos:
        (kept / asset.path).parent.mkdir(parents=True, exist_ok=True)
        (kept / asset.path).write_bytes(asset.read())
    again = build_pages(shown, root=root, kept=kept)
    taken = {asset.path: asset for asset in again.assets if asset.path.startswith("assets/photos/")}
    assert {path: asset.source for path, asset in taken.items()} == {
        asset.path: kept / asset.path for asset in photos
    }
    assert pages_of(again)["ambassadors/ana/"].html == pages_of(first)["ambassadors/ana/"].html
    # One that is torn is made anew, with all of its sizes.
    (kept / photos[0].path).write_bytes(b"torn")
    mended = build_pages(shown, root=root, kept=kept)
    assert {asset.path: asset.read() for asset in mended.assets if asset.path in taken} == {
        asset.path: asset.read() for asset in photos
    } | {photos[0].path: next(asset for asset in first.assets if asset.path == photos[0].path).read()}
