"""`ambassade kit`: one person's week as a folder that stands alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import feedparser
import html5lib
import icalendar
import pytest

from ambassade.cli import main
from ambassade.publish import portable as portable_module
from ambassade.publish.portable import About, portable
from ambassade.publish.site import Asset, Page

DEMO = Path(__file__).resolve().parents[2]
OUTSIDE, COLLEAGUE = "colette-aubry", "nathalie-celik"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the demonstration's content."""
    folder = tmp_path / "repository"
    shutil.copytree(DEMO / "content", folder / "content")
    return folder


def run(root: Path, *options: str) -> int:
    return main(["kit", *options, "--root", str(root)])


def profile(root: Path, slug: str, was: str, now: str) -> None:
    """Changes a profile; what is replaced has to be there."""
    file = root / "content" / "ambassadors" / f"{slug}.md"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), encoding="utf-8")


def links(file: Path) -> Mapping[str, set[str]]:
    """What a page links to, by attribute."""
    document = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    found = {name: {element.get(name, "") for element in document.iter()} - {""} for name in ("href", "src")}
    sizes = {each.split()[0] for one in document.iter() for each in one.get("srcset", "").split(",") if each}
    return {**found, "srcset": sizes}


def test_a_folder_has_all_that_its_page_needs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, OUTSIDE, COLLEAGUE) == 0
    told = capsys.readouterr().out.split()
    assert told == [str(root / "kits" / slug / "index.html") for slug in (OUTSIDE, COLLEAGUE)]
    for slug in (OUTSIDE, COLLEAGUE):
        folder = root / "kits" / slug
        for targets in links(folder / "index.html").values():
            inside = {each for each in targets if not each.startswith(("https://", "mailto:", "#"))}
            assert all((folder / each).is_file() for each in inside)
            assert not any(each.startswith(("..", "/")) for each in inside)
        assert icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes()).walk("VEVENT")
        assert not feedparser.parse((folder / "feed.xml").read_bytes()).bozo
        styles = (folder / "assets" / "ambassade" / "ambassade.css").read_text(encoding="utf-8")
        assert 'url("icons/' not in styles


def test_people_from_outside_get_the_members_kit_and_colleagues_the_internal_one(root: Path) -> None:
    assert run(root, OUTSIDE, COLLEAGUE) == 0
    assert "Members" in (root / "kits" / OUTSIDE / "index.html").read_text(encoding="utf-8")
    mine = (root / "kits" / COLLEAGUE / "index.html").read_text(encoding="utf-8")
    assert "Internal" in mine
    assert "What is asked of you" in mine
    assert run(root, COLLEAGUE, "--audience", "members", "--out", str(root / "other")) == 0
    theirs = (root / "other" / COLLEAGUE / "index.html").read_text(encoding="utf-8")
    assert "What is asked of you" not in theirs


def test_a_kit_can_be_french(root: Path) -> None:
    assert run(root, OUTSIDE, "--language", "fr") == 0
    assert '<html lang="fr">' in (root / "kits" / OUTSIDE / "index.html").read_text(encoding="utf-8")


def test_the_day_can_be_another(root: Path) -> None:
    assert run(root, OUTSIDE, "--as-of", "2026-12-01") == 0
    page = (root / "kits" / OUTSIDE / "index.html").read_text(encoding="utf-8")
    assert "Week of 30 November to 6 December 2026" in page


@pytest.mark.parametrize(
    ("slug", "was", "now", "said"),
    [
        (OUTSIDE, "informed_on: ", "informed_on: 2026-11-24 # ", "was not told yet"),
        (OUTSIDE, "standing: active", "standing: candidate", "takes no part at present"),
        (OUTSIDE, "standing: active", "standing: active\nkit:\n  off: true", "switched their kit off"),
    ],
)
def test_who_may_have_none_gets_none_and_nobody_else_either(
    root: Path, capsys: pytest.CaptureFixture[str], slug: str, was: str, now: str, said: str
) -> None:
    profile(root, slug, was, now)
    assert run(root, COLLEAGUE, slug) == 2
    assert said in capsys.readouterr().err
    assert not (root / "kits").exists()


def test_an_unknown_name_is_told_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "natalie-celik") == 2
    assert "did you mean `nathalie-celik`?" in capsys.readouterr().err
    assert run(root, "zzz") == 2
    assert "there is no content/ambassadors/zzz.md" in capsys.readouterr().err


def test_what_is_internal_is_not_for_people_from_outside(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, OUTSIDE, "--audience", "internal") == 2
    assert "is from outside" in capsys.readouterr().err
    assert not (root / "kits").exists()


def test_errors_in_the_content_are_told_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile(root, OUTSIDE, "kind: external", "kind: stranger")
    assert run(root, COLLEAGUE) == 1
    assert OUTSIDE in capsys.readouterr().err
    assert not (root / "kits").exists()


def test_a_kit_replaces_its_folder_and_leaves_others(root: Path) -> None:
    assert run(root, OUTSIDE, COLLEAGUE) == 0
    kept = root / "kits" / COLLEAGUE / "index.html"
    before = kept.read_bytes()
    (root / "kits" / OUTSIDE / "left-over.txt").write_text("old")
    assert run(root, OUTSIDE) == 0
    assert kept.read_bytes() == before
    assert not (root / "kits" / OUTSIDE / "left-over.txt").exists()


def test_the_folder_of_the_content_is_not_written_into(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, OUTSIDE, "--out", str(root / "content")) == 2
    assert "name another folder" in capsys.readouterr().err


def test_who_did_not_agree_to_be_shown_has_a_kit_of_their_own(root: Path) -> None:
    """Nor is anything kept of it: the content and the edition stay as they were."""
    profile(root, OUTSIDE, "consent:", "notes: Waits\nconsent: []\nwas_consent:")
    text = (root / "content" / "ambassadors" / f"{OUTSIDE}.md").read_text(encoding="utf-8")
    head, _, rest = text.partition("was_consent:")
    kept = [line for line in rest.splitlines(keepends=True)[1:] if not line.startswith((" ", "-  "))]
    (root / "content" / "ambassadors" / f"{OUTSIDE}.md").write_text(head + "".join(kept), encoding="utf-8")
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    assert run(root, OUTSIDE) == 0
    page = (root / "kits" / OUTSIDE / "index.html").read_text(encoding="utf-8")
    assert "Colette Aubry" in page
    assert "Your profile" not in page
    assert {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()} == before


# The folder itself

PAGE = Page(
    path="kit/ana/",
    title="A <title>",
    description="",
    html='<p><a href="../../messages/x/#y">All &amp; more</a> <a class="am-button" lang="fr" href="../../">'
    '<em>Tout</em></a> <a href="#z">z</a> <img src="../../assets/a.svg" alt=""> '
    '<a href="../../kit/ana/calendar.ics">dates</a> <a href="https://x.example/?a=1&amp;b=2">out</a></p>',
    head='<script src="../../assets/ambassade/copy.js" defer></script>',
)
FILES = {
    path: Asset(path=path, content=path.encode())
    for path in (
        "assets/a.svg",
        "assets/ambassade/ambassade.css",
        "assets/ambassade/copy.js",
        "assets/ambassade/icon.svg",
        "assets/ambassade/portable.css",
        "assets/ambassade/portable.js",
        "assets/unused.svg",
        "kit/ana/calendar.ics",
    )
}


def made(home: str | None) -> dict[str, bytes]:
    about = About(
        site="S & T", language="en", audience="members", mark="Members", notes=("A note",), home=home
    )
    return portable(PAGE, FILES, about)


def test_a_link_to_the_site_is_whole_where_its_address_is_known() -> None:
    page = made("https://m.example/")["index.html"].decode()
    assert '<a href="https://m.example/messages/x/#y">All &amp; more</a>' in page
    assert 'href="https://m.example/"' in page
    assert "S &amp; T" in page
    assert "A &lt;title&gt;" in page


def test_else_its_words_stay() -> None:
    page = made(None)["index.html"].decode()
    assert '<p>All &amp; more <span lang="fr"><em>Tout</em></span> <a href="#z">z</a>' in page
    assert 'href="https://x.example/?a=1&amp;b=2"' in page
    assert portable_module._GONE not in page


def test_only_what_is_used_is_taken_along() -> None:
    assert sorted(made(None)) == [
        "assets/a.svg",
        "assets/ambassade/ambassade.css",
        "assets/ambassade/copy.js",
        "assets/ambassade/icon.svg",
        "assets/ambassade/portable.css",
        "assets/ambassade/portable.js",
        "calendar.ics",
        "index.html",
    ]


def test_a_folder_is_in_the_organisation_s_own_colours(root: Path) -> None:
    organisation = root / "content" / "organisation.yml"
    own = 'appearance:\n  colours:\n    brand:\n      light: "#1d4f91"\n'
    organisation.write_text(f"{organisation.read_text(encoding='utf-8')}\n{own}", encoding="utf-8")
    assert run(root, COLLEAGUE) == 0
    folder = root / "kits" / COLLEAGUE
    assert "assets/ambassade/brand.css" in links(folder / "index.html")["href"]
    assert "--am-brand:#1d4f91" in (folder / "assets/ambassade/brand.css").read_text(encoding="utf-8")
    assert "#1d4f91" in (folder / "assets/ambassade/icon.svg").read_text(encoding="utf-8")
