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
