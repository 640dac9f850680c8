from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from ambassade.engines.mending import mended


def test_a_checkbox_has_nothing_to_complete() -> None:
    """Material's own page, as it is installed: what is mended has to be there."""
    installed = find_spec("material")
    assert installed is not None
    assert installed.origin is not None
    page = Path(installed.origin).with_name("templates") / "base.html"
    before = page.read_text(encoding="utf-8")
    after = mended(before)
    assert before.count("autocomplete") - after.count("autocomplete") == 2
    assert 'type="checkbox" id="__drawer">' in after
    assert 'type="checkbox" id="__search">' in after


def test_what_pages_say_stays() -> None:
    page = '<input id="__drawer" autocomplete="off"><p>id="__drawer" autocomplete="off"</p>'
    assert mended(page) == '<input id="__drawer"><p>id="__drawer" autocomplete="off"</p>'


def test_the_frame_has_no_indentation_and_the_article_keeps_its_own() -> None:
    article = "<article class='a'>\n  <pre>one\n\n    two</pre>\n</article>"
    page = f"<body>\n\n  \n    <p>a b</p>\n  {article}\n\n    <footer>\n  c</footer>\n</body>\n"
    assert mended(page) == f"<body>\n\n\n<p>a b</p>\n{article}\n\n<footer>\nc</footer>\n</body>\n"


def test_an_article_within_the_article_is_no_end_of_it() -> None:
    page = "<article>\n  <article>\n  x</article>\n  y</article>"
    assert mended(page) == page
