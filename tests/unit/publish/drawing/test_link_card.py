from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from ambassade.publish.drawing.flag import PATTERNS, Design, draw_flag
from ambassade.publish.drawing.letters import drawable, fitted, length, write
from ambassade.publish.drawing.link_card import HEIGHT, WIDTH, LinkCard, Portrait, draw_link_card
from ambassade.publish.drawing.raster import outline, raster

FLAG = Design("disc", ("#ffffff", "#1e5a9c", "#f0b429"))
PAPER = (0xF3, 0xF4, 0xEF)


def drawn(card: LinkCard) -> Image.Image:
    return Image.open(io.BytesIO(draw_link_card(card))).convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are not paper."""
    part = picture.crop(box)
    return sum(count for count, colour in part.getcolors(part.width * part.height) or () if colour != PAPER)


@pytest.mark.parametrize(
    "card",
    [
        LinkCard(title="What a silent ferry sounds like", line="Ana", small="Aurora", flags=(FLAG,)),
        LinkCard(title="A wall", flags=(FLAG, Design("halves", ("#6a2458", "#ffffff")))),
        LinkCard(title="Nobody flies a flag"),
        LinkCard(title="Ana Silva", portrait=Portrait("ana", "Ana Silva"), flags=(FLAG,)),
        LinkCard(title="word " * 200, line="and " * 200, small="so " * 200, flags=(FLAG,)),
        LinkCard(title="W" * 300, flags=(FLAG,)),
    ],
)
def test_card_has_its_size_its_words_and_few_colours(card: LinkCard) -> None:
    content = draw_link_card(card)
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (WIDTH, HEIGHT))
        assert picture.info == {}
    assert len(content) < 60_000
    assert ink(drawn(card), (0, 0, 740, HEIGHT)) > 1500
    assert ink(drawn(card), (0, 0, 60, HEIGHT)) == 0


def test_flag_is_at_the_side_in_its_colours() -> None:
    colours = {colour for _, colour in drawn(LinkCard(title="A", flags=(FLAG,))).getcolors(100_000) or ()}
    assert {(255, 255, 255), (0x1E, 0x5A, 0x9C), (0xF0, 0xB4, 0x29), PAPER} <= colours


def test_photograph_is_seen_in_a_disc() -> None:
    photo = io.BytesIO()
    Image.new("RGB", (320, 320), "#ff0000").save(photo, "JPEG")
    picture = drawn(LinkCard(title="Ana", portrait=Portrait("ana", "Ana", photo.getvalue())))
    red, green, blue = picture.getpixel((134, 496))  # type: ignore[misc]  # three values in RGB
    assert red > 240
    assert green < 20
    assert blue < 20
    assert picture.getpixel((66, 428)) == PAPER


def test_another_card_has_another_digest() -> None:
    cards = [
        LinkCard(title="A"),
        LinkCard(title="B"),
        LinkCard(title="A", line="B"),
        LinkCard(title="A", flags=(FLAG,)),
        LinkCard(title="A", portrait=Portrait("a", "A")),
        LinkCard(title="A", portrait=Portrait("a", "A", b"1")),
        LinkCard(title="A", portrait=Portrait("a", "A", b"2")),
    ]
    assert len({card.digest for card in cards}) == len(cards)
    assert LinkCard(title="A", flags=(FLAG,)).digest == LinkCard(title="A", flags=(FLAG,)).digest


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nathalie Çelik", "Nathalie Çelik"),
        ("Łukasz Wiśniewski", "Łukasz Wiśniewski"),
        ("Nguyễn Thị Lan", "Nguyễn Thị Lan"),
        ("Ганна Ковальчук", "Ганна Ковальчук"),
        ("Olúwaṣeun Adébáyọ̀", "Olúwaṣeun Adébáyọ̀"),
        ("安娜", ""),
        ("Ana 安娜", ""),
        ("سلمى", ""),
        ("Now → then 🎉", "Now then"),
        ("a\u00a0\u202fb\nc", "a b c"),
        ("x\u0302\u0303\u0304", ""),
        (None, ""),
    ],
)
def test_only_what_a_font_has_is_drawn(text: str | None, shown: str) -> None:
    assert drawable(text) == shown


def test_a_latin_name_may_lose_signs() -> None:
    assert drawable("Kȧi") == ""
    assert drawable("Kȧi", bare=True) == "Kai"


def test_a_letter_that_no_font_has_is_put_together_from_those_that_one_has() -> None:
    assert drawable("Wáng Yǔtóng, Lǐ") == "Wáng Yǔtóng, Lǐ"
    for whole, letter in (("ǔ", "u"), ("Ǔ", "U"), ("ǐ", "ı")):
        pictures = [Image.new("L", (120, 140)) for _ in range(2)]
        for picture, words in zip(pictures, (whole, letter), strict=True):
            write(ImageDraw.Draw(picture), (20, 110), words, 78, 255)
        signed, plain = (picture.getbbox() or (0, 0, 0, 0) for picture in pictures)
        assert signed[1] < plain[1] - 10, "the caron is above"
        assert signed[3] == plain[3]
        assert length(whole, 78) == length(letter, 78)


@pytest.mark.parametrize("width", range(200, 700, 50))
def test_no_line_begins_with_a_sign_that_ends_something(width: int) -> None:
    lines = fitted(
        "À quai, moteurs coupés : ce que « les riverains » nous ont appris !", width, (46,), 9
    ).lines
    assert not any(line.startswith((":", "»", "!")) or line.endswith("«") for line in lines)


def test_no_word_stands_alone_in_the_last_line() -> None:
    [first, last] = fitted("Saturday 5 December 2026, until 6 December", 560, (34,), 2).lines
    assert length(last, 34) > length(first, 34) / 2
    assert fitted("Ask a captain anything", 640, (78,), 3).lines == ("Ask a captain", "anything")


def test_names_that_can_not_be_drawn_are_left_out() -> None:
    left = drawn(LinkCard(title="安娜", flags=(FLAG,)))
    assert ink(left, (0, 0, 740, 480)) == 0


def test_lines_fit_and_end_in_an_ellipsis() -> None:
    lines = fitted("one two three four five six seven eight nine ten " * 5, 400, (78, 46), 3)
    assert (len(lines.lines), lines.size) == (3, 46)
    assert lines.lines[-1].endswith("…")
    assert all(length(line, lines.size) <= 400 for line in lines.lines)
    assert fitted("short", 400, (78, 46), 3).size == 78


def test_a_sign_is_over_its_letter() -> None:
    with_sign, without = (Image.new("L", (120, 120)) for _ in range(2))
    write(ImageDraw.Draw(with_sign), (20, 90), "ọ̀", 78, 255)
    write(ImageDraw.Draw(without), (20, 90), "ọ", 78, 255)
    changed = [
        (index % 120, index // 120)
        for index, (one, other) in enumerate(zip(with_sign.tobytes(), without.tobytes(), strict=True))
        if one != other
    ]
    left, top, right, _ = without.getbbox() or (0, 0, 0, 0)
    assert changed
    assert all(left <= x < right and y < top + 2 for x, y in changed)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_flag_becomes_pixels_of_its_colours(pattern: str) -> None:
    colours = ("#ffffff", "#1e5a9c", "#f0b429")
    picture = raster(draw_flag(Design(pattern, colours)), 24, 96, 96)
    seen = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in picture.getcolors(10_000) or ()}  # type: ignore[misc]  # RGB
    assert set(colours) <= seen


def test_arcs_are_round() -> None:
    (ring,) = outline("M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z")
    assert all(abs(((x - 12) ** 2 + (y - 12) ** 2) ** 0.5 - 6.5) < 1e-6 for x, y in ring)
    assert max(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(ring)) < 1
