"""Our own drawings as pixels: the few shapes of SVG that flags and faces are made of, smoothed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageDraw

_SHAPE = re.compile(
    r'<path fill="(?P<path>[^"]+)" d="(?P<outline>[^"]+)"/>'
    r'|<circle cx="(?P<x>[\d.]+)" cy="(?P<y>[\d.]+)" r="(?P<r>[\d.]+)" fill="(?P<circle>[^"]+)"/>'
)
_STEP = re.compile(r"([MmLlHhVvAaZz])|(-?\d*\.?\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7, "z": 0}
_FINER = 3
"""So many pixels are drawn for each in a row, and their mean is taken."""
_ARC_STEPS = 48

Point = tuple[float, float]


@lru_cache(maxsize=1024)
def raster(drawing: str, units: int, width: int, height: int) -> Image.Image:
    """A drawing of ours, `units` wide, scaled to `height` pixels and cut off after `width`; not its letters.

    Do not change the picture: it is kept for the next caller.
    """
    scale = height * _FINER / units
    picture = Image.new("RGB", (width * _FINER, height * _FINER), "#ffffff")
    draw = ImageDraw.Draw(picture)
    for shape in _SHAPE.finditer(drawing):
        if shape["outline"]:
            for ring in outline(shape["outline"]):
                draw.polygon([(x * scale, y * scale) for x, y in ring], fill=shape["path"])
        else:
            x, y, r = (float(shape[part]) * scale for part in "xyr")
            draw.ellipse((x - r, y - r, x + r, y + r), fill=shape["circle"])
    return picture.reduce(_FINER)


def outline(path: str) -> Iterator[list[Point]]:
    """The rings of a path's outline: straight lines, and arcs of circles as many short ones."""
    here: Point = (0.0, 0.0)
    ring: list[Point] = []
    for command, numbers in _commands(path):
        moved = _next(command, numbers, here)
        if command in "Mm":
            if ring:
                yield ring
            here, ring = moved, [moved]
        elif command in "Zz":
            here = ring[0]
        elif command in "Aa":
            ring.extend(_arc(here, moved, numbers))
            here = moved
        else:
            ring.append(moved)
            here = moved
    if ring:
        yield ring


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its own numbers: what follows a move without a letter is a line."""
    command, numbers = "M", list[float]()
    for letter, number in _STEP.findall(path):
        if letter:
            command, numbers = letter, []
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == _TAKES[command.lower()]:
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)


def _next(command: str, numbers: list[float], here: Point) -> Point:
    """Where a command leads to."""
    x, y = here if command.islower() else (0.0, 0.0)
    match command.lower():
        case "h":
            return x + numbers[0], here[1]
        case "v":
            return here[0], y + numbers[0]
        case "z":
            return here
        case _:
            return x + numbers[-2], y + numbers[-1]


def _arc(start: Point, end: Point, numbers: list[float]) -> Iterator[Point]:
    """Points on an arc of a circle (SVG 1.1, F.6.5, for equal radii)."""
    radius, large, sweep = numbers[0], bool(numbers[3]), bool(numbers[4])
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    radius = max(radius, chord / 2)
    lift = math.sqrt(max(radius**2 - (chord / 2) ** 2, 0)) * (-1 if large == sweep else 1)
    centre = ((start[0] + end[0]) / 2 - lift * dy / chord, (start[1] + end[1]) / 2 + lift * dx / chord)
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    last = math.atan2(end[1] - centre[1], end[0] - centre[0])
    turn = (last - first) % (2 * math.pi)
    if not sweep:
        turn -= 2 * math.pi
    for step in range(1, _ARC_STEPS + 1):
        angle = first + turn * step / _ARC_STEPS
        yield centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
