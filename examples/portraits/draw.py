"""Draws the portraits and the post cover of the demonstration content: invented faces, flat colours.

Run it from the repository's root: `python examples/portraits/draw.py`. The same input, the same pictures.
"""
# ruff: noqa: INP001 - a script that stands alone, in no package

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = 480
SCALE = 3
"""Everything is drawn three times larger and reduced, which smooths the edges."""

CONTENT = Path(__file__).resolve().parents[2] / "content"
INK = "#2a2320"


@dataclass(frozen=True, slots=True)
class Face:
    """What tells one invented face from another."""

    ground: str
    skin: str
    hair: str
    coat: str
    cut: str = "short"
    extra: str = ""
    accent: str = "#f0b429"


FACES: dict[str, Face] = {
    "nathalie-celik": Face("#cfe0dc", "#e0ac84", "#3a2418", "#f0b429", cut="tied"),
    "jorgen-braekhus": Face("#d9dfe8", "#f0c9a8", "#a8492a", "#23523f", extra="beard"),
    "zoe-lindqvist": Face("#ecd9c9", "#f3d2b5", "#d9b46a", "#6a2458", extra="glasses", accent="#2a2320"),
    "mareike-gross": Face("#d5e3ee", "#efc6a6", "#b5a48c", "#1f3350", extra="cap", accent="#ffffff"),
    "tomas-ibanez": Face("#f1e0bd", "#d99f75", "#77706a", "#2f5d8a", extra="moustache"),
    "wang-yutong": Face(
        "#e6d5d2", "#efc79b", "#1c1a1d", "#3c4a4f", cut="fringe", extra="scarf", accent="#d49a2a"
    ),
    "hanna-kovalchuk": Face("#dbe6cf", "#f1cdb0", "#55331f", "#a84a2e", cut="plait"),
    "siobhan-ni-dhomhnaill": Face("#efe3cf", "#f6d6c0", "#8f3b1f", "#1f7a50", cut="curls"),
    "aminata-sy": Face(
        "#f3d9b8", "#6f4327", "#1d1412", "#b93a2b", cut="bun", extra="earrings", accent="#1e5a9c"
    ),
    "oluwaseun-adebayo": Face(
        "#d3e4e6", "#5b3620", "#17110f", "#0c5a54", extra="capped-beard", accent="#e07b2c"
    ),
    "clemence-ollivier": Face(
        "#e5dced", "#eec3a0", "#33211a", "#44607a", cut="bob", extra="glasses", accent="#b93a2b"
    ),
    "colette-aubry": Face("#d8e2d3", "#efcdb4", "#f4f1ea", "#4c5a63", extra="scarf", accent="#76519a"),
}


class Sheet:
    """A square picture whose lengths are given in the size in which it is saved."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """Fills an ellipse around a centre."""
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.draw.ellipse(box, fill=fill)

    def box(self, x: float, y: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        """Fills a rectangle, with round corners if wanted."""
        corners = [x * SCALE, y * SCALE, right * SCALE, bottom * SCALE]
        self.draw.rounded_rectangle(corners, radius=radius * SCALE, fill=fill)

    def shape(self, *points: tuple[float, float], fill: str) -> None:
        """Fills a polygon."""
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def arc(
        self, x: float, y: float, rx: float, ry: float, start: int, end: int, fill: str, line: float
    ) -> None:
        """Draws a part of an ellipse's edge, from one angle to another."""
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.draw.arc(box, start, end, fill=fill, width=round(line * SCALE))

    def save(self, path: Path) -> None:
        """Reduces the picture and writes it."""
        small = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        small.save(path, "JPEG", quality=82, optimize=True)


def shade(colour: str, factor: float) -> str:
    """The colour, darker (below 1) or lighter (above 1)."""
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{min(255, round(channel * factor)):02x}" for channel in channels)


def draw_hair_behind(sheet: Sheet, face: Face) -> None:
    """The hair that the head covers."""
    if face.cut == "bob":
        sheet.box(134, 120, 346, 330, face.hair, radius=90)
    elif face.cut == "fringe":
        sheet.box(136, 112, 344, 370, face.hair, radius=90)
    elif face.cut == "curls":
        for x, y in (
            (140, 190),
            (128, 250),
            (142, 310),
            (340, 190),
            (352, 250),
            (338, 310),
            (180, 128),
            (240, 108),
            (300, 128),
        ):
            sheet.oval(x, y, 52, 52, face.hair)
    elif face.cut == "bun":
        sheet.oval(240, 88, 62, 56, face.hair)
    elif face.cut == "tied":
        sheet.oval(338, 190, 34, 70, face.hair)
    elif face.cut == "plait":
        for step in range(6):
            sheet.oval(334 - step * 3, 220 + step * 38, 27, 24, shade(face.hair, 1.15 if step % 2 else 1))


def draw_body(sheet: Sheet, face: Face) -> None:
    """Coat, collar and neck."""
    sheet.box(70, 372, 410, 620, face.coat, radius=110)
    sheet.box(202, 300, 278, 400, shade(face.skin, 0.88), radius=34)
    sheet.shape((190, 374), (240, 438), (290, 374), (278, 366), (202, 366), fill=shade(face.coat, 0.8))
    sheet.oval(240, 372, 38, 28, shade(face.skin, 0.88))


def draw_head(sheet: Sheet, face: Face) -> None:
    """Ears, face and cheeks."""
    sheet.oval(150, 236, 20, 28, shade(face.skin, 0.92))
    sheet.oval(330, 236, 20, 28, shade(face.skin, 0.92))
    sheet.oval(240, 228, 92, 116, face.skin)
    sheet.oval(188, 264, 20, 14, shade(face.skin, 0.93))
    sheet.oval(292, 264, 20, 14, shade(face.skin, 0.93))


def draw_features(sheet: Sheet, face: Face) -> None:
    """Eyes, brows, nose and mouth."""
    brow = shade(face.hair, 0.75)
    for x in (204, 276):
        sheet.oval(x, 226, 8, 10, INK)
        sheet.arc(x, 208, 22, 14, 200, 340, brow, 6)
    sheet.arc(240, 250, 13, 12, 20, 160, shade(face.skin, 0.74), 6)
    sheet.arc(240, 270, 34, 26, 25, 155, "#8c3a2e", 7)


def draw_hair(sheet: Sheet, face: Face) -> None:
    """The hair over the forehead."""
    sheet.draw.chord([142 * SCALE, 98 * SCALE, 338 * SCALE, 300 * SCALE], 190, 350, fill=face.hair)
    if face.cut == "fringe":
        sheet.box(158, 130, 322, 204, face.hair, radius=24)
    elif face.cut == "bob":
        sheet.shape((150, 200), (240, 116), (212, 196), fill=face.hair)
    elif face.cut in {"tied", "plait"}:
        sheet.shape((152, 210), (250, 110), (196, 206), fill=face.hair)
        sheet.shape((328, 210), (230, 110), (284, 196), fill=face.hair)


def draw_beard(sheet: Sheet, face: Face) -> None:
    """A beard that leaves the mouth free."""
    sheet.draw.chord([152 * SCALE, 196 * SCALE, 328 * SCALE, 366 * SCALE], 8, 172, fill=face.hair)
    sheet.oval(240, 284, 30, 12, "#b0574a")


def draw_extra(sheet: Sheet, face: Face) -> None:
    """Beard, cap, glasses, scarf or earrings."""
    if "beard" in face.extra:
        draw_beard(sheet, face)
    if face.extra == "capped-beard":
        sheet.draw.chord([138 * SCALE, 84 * SCALE, 342 * SCALE, 290 * SCALE], 185, 355, fill=face.accent)
        sheet.box(138, 166, 342, 190, shade(face.accent, 0.85), radius=12)
    elif face.extra == "cap":
        sheet.box(138, 96, 342, 160, face.accent, radius=40)
        sheet.box(140, 146, 340, 178, face.coat, radius=10)
        sheet.box(156, 172, 324, 188, INK, radius=8)
        sheet.oval(240, 160, 12, 12, "#f0b429")
    elif face.extra == "glasses":
        for x in (202, 278):
            sheet.arc(x, 228, 29, 29, 0, 360, face.accent, 7)
        sheet.arc(240, 226, 12, 8, 190, 350, face.accent, 6)
    elif face.extra == "moustache":
        sheet.oval(216, 272, 28, 11, face.hair)
        sheet.oval(264, 272, 28, 11, face.hair)
    elif face.extra == "scarf":
        sheet.box(164, 344, 316, 404, face.accent, radius=30)
        sheet.box(276, 380, 318, 480, shade(face.accent, 0.86), radius=14)
    elif face.extra == "earrings":
        for x in (150, 330):
            sheet.oval(x, 290, 17, 24, face.accent)


def draw_face(face: Face) -> Sheet:
    """One portrait, from the back to the front."""
    sheet = Sheet(SIZE, SIZE, face.ground)
    sheet.oval(240, 250, 214, 214, shade(face.ground, 1.06))
    draw_hair_behind(sheet, face)
    draw_body(sheet, face)
    draw_head(sheet, face)
    draw_features(sheet, face)
    draw_hair(sheet, face)
    draw_extra(sheet, face)
    return sheet


def draw_cover() -> Sheet:
    """A ship at a quay by night, a cable, and one lit window on the fourth floor."""
    sheet = Sheet(1200, 630, "#22344a")
    sheet.oval(1010, 120, 58, 58, "#f2e3b3")
    sheet.box(0, 470, 1200, 630, "#17263a")
    for floor in range(5):
        for column in range(5):
            lit = (floor, column) == (1, 3)
            sheet.box(
                60 + column * 62,
                90 + floor * 76,
                98 + column * 62,
                142 + floor * 76,
                "#f0b429" if lit else "#31475f",
                radius=4,
            )
    sheet.box(0, 470, 470, 520, "#6b5a4a")
    sheet.shape((560, 420), (1150, 420), (1080, 520), (620, 520), fill="#f4efe6")
    sheet.box(640, 330, 1050, 424, "#e3dccf", radius=12)
    sheet.box(700, 264, 900, 334, "#f4efe6", radius=12)
    sheet.box(560, 420, 1150, 440, "#0c5a54")
    for port in range(7):
        sheet.oval(690 + port * 52, 378, 13, 13, "#22344a")
    sheet.arc(520, 452, 92, 60, 10, 170, "#f0b429", 9)
    for wave in range(3):
        for crest in range(12):
            sheet.arc(50 + crest * 104 + wave * 30, 550 + wave * 28, 44, 10, 190, 350, "#2f4a66", 4)
    return sheet


def main() -> None:
    """Writes every picture to its place in the content."""
    for slug, face in FACES.items():
        draw_face(face).save(CONTENT / "ambassadors" / f"{slug}.jpg")
    draw_cover().save(CONTENT / "networks" / "quiet-water" / "posts" / "quai-la-nuit.jpg")


if __name__ == "__main__":
    main()
