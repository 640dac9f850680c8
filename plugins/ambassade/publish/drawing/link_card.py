"""The picture that other sites show beside a link to one of our pages: 1200 by 630 pixels, paper and ink."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageOps

from ambassade.names import initials
from ambassade.publish.drawing.face import draw_face, ink_of
from ambassade.publish.drawing.flag import Design, draw_flag
from ambassade.publish.drawing.letters import drawable, fitted, length, write
from ambassade.publish.drawing.raster import raster

WIDTH, HEIGHT = 1200, 630
"""What Facebook, LinkedIn and Mastodon show whole (1.91 to 1)."""
_VERSION = 2
"""Changed with the drawing, so that no old picture is taken for a new one."""

_PAPER, _INK = (0xF3, 0xF4, 0xEF), (0x17, 0x21, 0x1F)
_SHADES = 16
"""From paper to ink: the edges of the letters need no more."""
_FULL, _SOFT = 255, 201
_PANEL, _WALL = 380, 420
_FLAG_COLOURS, _PHOTO_COLOURS = 48, 128
_LEFT, _GAP = 64, 40
_BRICK = 210
_MARK, _MARK_TOP, _FACE, _FACE_TOP = 82, 484, 140, 426
_TITLE_SIZES, _LINE_SIZES, _SMALL = (78, 66, 56, 46), (34, 30), 28


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person's face: a photograph, else what the drawn one follows from."""

    slug: str
    name: str
    photo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCard:
    """What stands on a card: a title, a line below it, a small one at the foot; the flags; a face.

    The first flag is large, at the side; several make a wall of six.
    """

    title: str
    line: str = ""
    small: str = ""
    flags: tuple[Design, ...] = ()
    portrait: Portrait | None = None

    def shown(self) -> LinkCard:
        """The same without words that no font of ours can write."""
        return replace(self, title=drawable(self.title), line=drawable(self.line), small=drawable(self.small))

    @property
    def digest(self) -> str:
        """A few letters that are others for another picture."""
        photo = self.portrait.photo if self.portrait else None
        named = replace(self.portrait, photo=None) if self.portrait else None
        seen = (_VERSION, replace(self, portrait=named), photo and hashlib.sha256(photo).hexdigest())
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:10]


@lru_cache(maxsize=1024)
def draw_link_card(card: LinkCard) -> bytes:
    """A PNG of few colours; the same on one machine at each drawing."""
    shown = card.shown()
    panel = _panel(shown.flags)
    side = panel.picture.width
    ground = _lettered(shown, WIDTH - side - _LEFT - _GAP)
    palette = _ramp()
    _lay(ground, palette, panel, (WIDTH - side, 0))
    if shown.portrait is not None:
        _lay(ground, palette, _face(shown.portrait), (_LEFT, _FACE_TOP), _disc())
    elif len(shown.flags) == 1:
        _lay(ground, palette, _mark(shown.flags[0]), (_LEFT + 2, _MARK_TOP))
    ground.putpalette(palette)
    made = io.BytesIO()
    ground.save(made, "PNG", compress_level=6)
    return made.getvalue()


def _lettered(card: LinkCard, width: int) -> Image.Image:
    """The words, as shades between paper (0) and ink."""
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(picture)
    foot = _FACE_TOP if card.portrait else _MARK_TOP
    title = fitted(card.title, width, _TITLE_SIZES, 4 if not card.line else 3)
    line = fitted(card.line, width, _LINE_SIZES, 2)
    step, below = round(title.size * 1.13), round(line.size * 1.3)
    tall = step * len(title.lines) + below * len(line.lines)
    base = max((foot - tall) // 2, 24) + title.size
    for words in title.lines:
        write(draw, (_LEFT, base), words, title.size, _FULL)
        base += step
    base += line.size + 24 - title.size
    for words in line.lines:
        write(draw, (_LEFT + 2, base), words, line.size, _SOFT)
        base += below
    beside = _FACE if card.portrait else _MARK if len(card.flags) == 1 else 0
    left = _LEFT + (beside + 24 if beside else 2)
    middle = _FACE_TOP + _FACE // 2 if card.portrait else _MARK_TOP + _MARK // 2
    if card.small:
        small = fitted(card.small, width - left + _LEFT, (_SMALL, 24), 2)
        top = middle - (len(small.lines) - 1) * small.size * 0.65 + small.size * 0.33
        for number, words in enumerate(small.lines):
            write(draw, (left, top + number * small.size * 1.3), words, small.size, _SOFT)
    return picture.point([shade * (_SHADES - 1) // 255 for shade in range(256)])


@dataclass(frozen=True, slots=True)
class _Few:
    """A picture in few colours: their numbers, from 0 on, and what they are."""

    picture: Image.Image
    colours: tuple[int, ...]


def _few(picture: Image.Image, most: int) -> _Few:
    indexed = picture.quantize(most, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    numbers = Image.frombytes("L", indexed.size, indexed.tobytes())
    return _Few(numbers, tuple(indexed.getpalette("RGB") or ()))


def _lay(
    ground: Image.Image,
    palette: list[int],
    few: _Few,
    at: tuple[int, int],
    mask: Image.Image | None = None,
) -> None:
    """Lay a picture on the ground, and its colours behind those that are there."""
    first = len(palette) // 3
    ground.paste(few.picture.point([(number + first) % 256 for number in range(256)]), at, mask)
    palette.extend(few.colours)


@lru_cache(maxsize=256)
def _panel(flags: tuple[Design, ...]) -> _Few:
    """What stands at the side: one flag, cut off at the edge, or a wall of six."""
    if len(flags) == 1:
        return _few(raster(draw_flag(flags[0]), 24, _PANEL, HEIGHT), _FLAG_COLOURS)
    wall = Image.new("RGB", (_WALL, HEIGHT), _INK)
    for number in range(6 if flags else 0):
        brick = raster(draw_flag(flags[number % len(flags)]), 24, _BRICK, _BRICK)
        wall.paste(brick, (number % 2 * _BRICK, number // 2 * _BRICK))
    return _few(wall, _FLAG_COLOURS)


@lru_cache(maxsize=256)
def _mark(flag: Design) -> _Few:
    """A whole flag, small."""
    return _few(raster(draw_flag(flag), 24, _MARK, _MARK), _FLAG_COLOURS // 2)


def _face(portrait: Portrait) -> _Few:
    """A face in a disc on paper."""
    if portrait.photo is not None:
        with Image.open(io.BytesIO(portrait.photo), formats=("JPEG",)) as photo:
            face = ImageOps.fit(photo.convert("RGB"), (_FACE, _FACE), Image.Resampling.LANCZOS)
    else:
        face = raster(draw_face(portrait.slug, portrait.name), 96, _FACE, _FACE).copy()
        letters = drawable(initials(portrait.name))
        size = round(_FACE * (0.46 if len(letters) == 1 else 0.36))
        at = (_FACE - length(letters, size)) / 2, _FACE / 2 + size * 0.34
        write(ImageDraw.Draw(face), at, letters, size, ink_of(portrait.slug))
    seen = Image.new("RGB", face.size, _PAPER)
    seen.paste(face, mask=_smooth_disc())
    return _few(seen, _PHOTO_COLOURS if portrait.photo else _FLAG_COLOURS // 2)


@cache
def _smooth_disc() -> Image.Image:
    disc = Image.new("L", (_FACE * 3, _FACE * 3), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, _FACE * 3 - 1, _FACE * 3 - 1), fill=255)
    return disc.reduce(3)


@cache
def _disc() -> Image.Image:
    """Where anything of a face is seen: its edge is smooth already."""
    return _smooth_disc().point([255 if value else 0 for value in range(256)])


def _ramp() -> list[int]:
    """The colours of paper to ink."""
    steps = _SHADES - 1
    return [
        round(paper + (ink - paper) * shade / steps)
        for shade in range(_SHADES)
        for paper, ink in zip(_PAPER, _INK, strict=True)
    ]
