"""The codes of people's pages. No reader of codes is among our tools: what is drawn is compared, module by
module, with what the library says is dark. (By hand, zxing-cpp 3.1.1 read 150 of 150 with each mask.)"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import segno

from ambassade.publish.outputs import qr_code
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.qr_code import MARGIN, draw_qr, qr_codes
from tests.unit.publish.outputs.conftest import WEB, MakeEdition, organisation, person

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = f"{WEB}/ambassadors/ana/"


def dark(drawing: bytes) -> set[tuple[int, int]]:
    """The dark modules, column and row, of the rows of strokes that the drawing is made of."""
    stroke = ET.fromstring(drawing).find(f"{SVG}path[@class='qrline']")
    assert stroke is not None
    x, y, found = 0.0, 0.0, set()
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", stroke.get("d", "")):
        steps = [float(number) for number in numbers.split()]
        if command == "M":
            x, y = steps
        elif command == "m":
            x, y = x + steps[0], y + steps[1]
        else:
            found |= {(int(x) + step, int(y)) for step in range(int(steps[0]))}
            x += steps[0]
    return found


def test_drawing_is_the_code_of_the_page(make_edition: MakeEdition) -> None:
    edition = make_edition(ambassadors=(person(name="Ana <& Silva>"),))
    (asset,) = qr_codes(edition, Addresses.of(edition))
    assert asset.path == "ambassadors/ana/qr.svg"
    code = segno.make(ADDRESS, error="m", micro=False, mask=2)
    rows = code.matrix_iter(border=MARGIN)
    assert dark(asset.read()) == {
        (column, row) for row, modules in enumerate(rows) for column, module in enumerate(modules) if module
    }


def test_drawing_is_black_on_white_with_its_margin_and_words() -> None:
    tree = ET.fromstring(draw_qr(ADDRESS, "Ana <& Silva>"))
    side = float(tree.get("viewBox", "").split()[2])
    columns = {column for column, _ in dark(draw_qr(ADDRESS, ""))}
    assert (min(columns), max(columns)) == (MARGIN, side - MARGIN - 1)
    assert tree.findtext(f"{SVG}title") == "Ana <& Silva>"
    assert tree.findtext(f"{SVG}desc") == ADDRESS
    colours = {each.get("fill") or each.get("stroke") for each in tree.iter(f"{SVG}path")}
    assert colours == {"#fff", "#000"}


def test_drawing_of_an_earlier_build_is_taken_over(
    make_edition: MakeEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_edition(ambassadors=(person(name="Ana <& Silva>"),))
    (first,) = qr_codes(edition, Addresses.of(edition))
    file = tmp_path / first.path
    file.parent.mkdir(parents=True)
    monkeypatch.setattr(qr_code, "draw_qr", lambda _address, _title: b"new")
    for content, again in (
        (first.read(), False),
        (first.read()[:-20], True),
        (first.read().replace(b"/ana/", b"/ben/"), True),
        (first.read().replace(b"Silva", b"Selva"), True),
    ):
        file.write_bytes(content)
        (asset,) = qr_codes(edition, Addresses.of(edition), tmp_path)
        assert asset.read() == (b"new" if again else first.read())


def test_no_code_where_the_address_is_not_known_or_not_public(make_edition: MakeEdition) -> None:
    edition = make_edition(ambassadors=(person(),), organisation=organisation(url=None))
    assert list(qr_codes(edition, Addresses.of(edition))) == []
    edition = replace(make_edition(ambassadors=(person(),)), audience="members")
    assert list(qr_codes(edition, Addresses.of(edition, "https://m.example"))) == []
