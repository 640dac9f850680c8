"""Makes the letters of Pinyin with a caron that Spectral has no glyphs for, as a font of their own.

    python tools/pinyin.py Spectral_600SemiBold.ttf

Spectral has the letters, the caron, and anchors that say where the one stands on the other; browsers take
them from one font with all three only. So each is put together here as the font's own Ě and ě are. The font
is under the SIL Open Font License without a reserved name, which allows it (`OFL-Spectral.txt`); its file,
version 2.005, is that of the npm package `@expo-google-fonts/spectral`. Needs `fonttools`, `brotli` and
`uharfbuzz`, which nothing else here does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "plugins" / "ambassade" / "publish" / "static" / "fonts"
TARGET = FONTS / "spectral-pinyin-600-normal.woff2"
LETTERS = range(0x1CD, 0x1D5)
"""Ǎ ǎ Ǐ ǐ Ǒ ǒ Ǔ ǔ (Unicode, chart U+0180); for those with a diaeresis too the font has no anchors."""
FLAT = "caroncomb.case"
"""The caron that stands on the font's capitals, already as high as it has to be."""


def main(source: Path) -> None:
    """Writes the font, made of the whole Spectral SemiBold."""
    font = TTFont(source, recalcTimestamp=False)
    for letter in LETTERS:
        _put_together(font, letter, _placed(source, font.getGlyphOrder(), letter))
    options = subset.Options()
    options.hinting, options.layout_features = False, []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET)


def _placed(source: Path, order: list[str], letter: int) -> tuple[str, str, int, int]:
    """Of what a letter is made, and where the sign's origin comes to lie, by the font's anchors."""
    shaped = uharfbuzz.Buffer()
    shaped.add_str(chr(letter))
    shaped.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))), shaped)
    (base, sign), (before, at) = shaped.glyph_infos, shaped.glyph_positions
    return (
        order[base.codepoint],
        order[sign.codepoint],
        before.x_advance + at.x_offset,
        at.y_offset,
    )


def _put_together(font: TTFont, letter: int, made: tuple[str, str, int, int]) -> None:
    """Gives the font a glyph for a letter."""
    base, sign, right, up = made
    if chr(letter).isupper():
        sign, up = FLAT, 0
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    pen.addComponent(sign, (1, 0, 0, 1, right, up))
    name, glyph = f"uni{letter:04X}", pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][base][0], glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[letter] = name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
