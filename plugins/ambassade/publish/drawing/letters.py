"""Words drawn with the fonts that the package carries, and nothing drawn that they have no letters for.

Pillow takes no letter from a second font where the first has none: it draws a box. So each run of letters is
drawn with the font that has them, which is found out by comparing a letter's picture with that of a character
that no font has. One sign on a letter, for which there is no common letter, is put over its middle.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import regex
from PIL import ImageDraw, ImageFont

_SHARED = Path(__file__).parents[1] / "static" / "fonts"
_OWN = Path(__file__).with_name("fonts")
_FILES = (
    _SHARED / "spectral-latin-600-normal.woff2",
    _SHARED / "spectral-latin-ext-600-normal.woff2",
    _SHARED / "spectral-vietnamese-600-normal.woff2",
    _OWN / "spectral-cyrillic-600-normal.woff2",
    _OWN / "spectral-cyrillic-ext-600-normal.woff2",
)
_MISSING = "\uffff"  # a noncharacter: no font has it
_BREAK = regex.compile(r"(?<!«) (?![:;!?»])")
"""Where a line may break: not at the spaces of French punctuation."""
_PROBE = 40
_STEP = 20
_ABOVE, _BELOW = 230, 220
"""Where a sign is put (Unicode, canonical combining class)."""
_ALONE = {"\u0302": "\u02c6", "\u0303": "\u02dc", "\u030a": "\u02da", "\u030c": "\u02c7"}
"""Signs that a font may have standing alone only: circumflex, tilde, ring, caron (Unicode, chart U+02B0)."""
_DOTLESS = {"i": "ı", "j": "ȷ"}


@dataclass(frozen=True, slots=True)
class Lines:
    """A text as it is set: its lines, and the size of its letters in pixels."""

    lines: tuple[str, ...]
    size: int


def drawable(text: str | None, *, bare: bool = False) -> str:
    """What of a text can be drawn: a name with a letter that no font has is left out, and so is a lone sign.

    Half a name would be another name; an arrow or an emoji that is missing is not missed. With `bare`,
    letters may lose the signs that no font has: a name that was put into Latin letters is still read.
    """
    if text is None:
        return ""
    kept = []
    for cluster in _clusters(" ".join(unicodedata.normalize("NFC", text).split())):
        naked = unicodedata.normalize("NFD", cluster)[:1]
        if _font_of(cluster) is not None:
            kept.append(cluster)
        elif bare and _font_of(naked) is not None:
            kept.append(naked)
        elif any(unicodedata.category(letter)[0] in "LMN" for letter in cluster):
            return ""
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def fitted(text: str, width: int, sizes: tuple[int, ...], most: int) -> Lines:
    """The text in at most `most` lines of `width` pixels, in the largest of `sizes` that allows it.

    Where none does, the last line ends in an ellipsis.
    """
    for size in sizes:
        lines = _wrapped(text, width, size)
        if len(lines) <= most and all(length(line, size) <= width for line in lines):
            return Lines(tuple(_balanced(text, width, size, lines)), size)
    size = sizes[-1]
    lines = _wrapped(text, width, size)
    shown = [_cut(line, width, size) for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = _cut(f"{shown[-1]}…", width, size)
    return Lines(tuple(shown), size)


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, ink: int | str) -> None:
    """Draw a line that `drawable` made, its base line beginning at `at`."""
    left, base = at
    for font, letters in _runs(text):
        face, letter = _face(font, size), _letter(letters)
        if letter != letters:
            right, down = _offset(font, letters, size)
            other, sign = _sign(font, letters[1])
            draw.text((left + right, base + down), sign, font=_plain(other, size), fill=ink, anchor="ls")
        draw.text((left, base), letter, font=face, fill=ink, anchor="ls")
        left += face.getlength(letter)


@lru_cache(maxsize=65536)
def length(text: str, size: int) -> float:
    """How long a line is, in pixels."""
    return sum(_face(font, size).getlength(_letter(letters)) for font, letters in _runs(text))


def _wrapped(text: str, width: int, size: int) -> list[str]:
    lines: list[str] = []
    for word in filter(None, _BREAK.split(" ".join(text.split()))):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(text: str, width: int, size: int, lines: list[str]) -> list[str]:
    """As many lines, none much shorter than the others: no word stands alone in the last."""
    for narrower in range(width - _STEP, width // 2, -_STEP):
        tried = _wrapped(text, narrower, size)
        if len(tried) != len(lines) or any(length(line, size) > narrower for line in tried):
            break
        lines = tried
    return lines


def _cut(line: str, width: int, size: int) -> str:
    """A line that is not too long, with an ellipsis where something is missing."""
    if length(line, size) <= width:
        return line
    kept = line.rstrip("…")
    while kept and length(f"{kept}…", size) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _runs(text: str) -> list[tuple[int, str]]:
    """The text in runs of letters of one font; a letter with a sign on it is a run of its own."""
    numbered = (
        ((len(each) > 1 and number, _font_of(each) or 0), each)
        for number, each in enumerate(_clusters(text), start=1)
    )
    found = groupby(numbered, key=lambda item: item[0])
    return [(font, "".join(each for _, each in items)) for (_, font), items in found]


def _offset(font: int, letters: str, size: int) -> tuple[float, float]:
    """How far a sign goes to the right and down to be in the middle of its letter and off it."""
    other, alone = _sign(font, letters[1])
    letter, sign = _ink(font, size, _letter(letters)), _ink(other, size, alone)
    right = (letter[0] + letter[2] - sign[0] - sign[2]) / 2
    near = size * 0.06
    over = unicodedata.combining(letters[1]) == _ABOVE and sign[3] > letter[1] - near
    return right, letter[1] - near - sign[3] if over else 0


@lru_cache(maxsize=4096)
def _ink(font: int, size: int, letter: str) -> tuple[float, float, float, float]:
    """The box around what is drawn of a letter, from where its base line begins."""
    face = _plain(font, size)
    left, top, _, _ = face.getbbox(letter, anchor="ls")
    box = face.getmask(letter).getbbox() or (0, 0, 0, 0)
    return left + box[0], top + box[1], left + box[2], top + box[3]


def _letter(run: str) -> str:
    """A run without the sign, where it is one letter with one; a sign takes the place of a dot."""
    if len(run) != 2 or not unicodedata.combining(run[1]):
        return run
    return _DOTLESS.get(run[0], run[0]) if unicodedata.combining(run[1]) == _ABOVE else run[0]


def _clusters(text: str) -> list[str]:
    """The letters, each with the signs on it; one that no font has is taken apart."""
    return [_apart(each) for each in regex.findall(r"\X", text)]


@lru_cache(maxsize=8192)
def _apart(cluster: str) -> str:
    parts = unicodedata.normalize("NFD", cluster)
    known = len(cluster) > 1 or len(parts) != 2 or any(_has(font, cluster) for font in range(len(_FILES)))
    return cluster if known else parts


@lru_cache(maxsize=1024)
def _sign(font: int, sign: str) -> tuple[int, str]:
    """A sign for letters of `font`, and the font that has it: its own, else one where it stands alone."""
    if not _has(font, sign):
        alone = _ALONE.get(sign, sign)
        for other in range(len(_FILES)):
            if _has(other, alone):
                return other, alone
    return font, sign


@lru_cache(maxsize=8192)
def _font_of(cluster: str) -> int | None:
    """The first font that has all of a cluster; None: no font has it, or it has more signs than one."""
    if cluster == " ":
        return 0
    if len(cluster) > 2 or (len(cluster) == 2 and unicodedata.combining(cluster[1]) not in {_ABOVE, _BELOW}):
        return None
    letters = [_letter(cluster)] if len(cluster) == 2 and cluster[1] in _ALONE else cluster
    fonts = (number for number in range(len(_FILES)) if all(_has(number, letter) for letter in letters))
    return next((font for font in fonts if letters is cluster or _has(*_sign(font, cluster[1]))), None)


@lru_cache(maxsize=8192)
def _has(number: int, letter: str) -> bool:
    """Whether a font has a letter itself: put together from others, it would not look right."""
    made = _picture(number, letter)
    return bool(made[1]) and made != _box(number)


@cache
def _box(number: int) -> tuple[tuple[int, int], bytes]:
    return _picture(number, _MISSING)


def _picture(number: int, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = _plain(number, _PROBE).getmask(letter)
    return mask.size, bytes(mask)


@cache
def _plain(number: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FILES[number]), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _face(number: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FILES[number]), size)
