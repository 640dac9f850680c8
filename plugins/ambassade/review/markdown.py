"""A review as Markdown for a comment and for the summary of a job.

Everything from the content goes through `harmless`: it can start no element, link to nothing, load nothing,
call nobody by name and refer to no issue or commit, on GitHub and on GitLab. Only what we write ourselves has
a form. GitHub's comments hold 65,536 characters and its summaries 1 MiB; GitLab's notes hold a million.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ambassade.review.block import Block, Points, Rows, Section, Sentence
from ambassade.review.outline import date_of, outline
from ambassade.review.review import Review
from ambassade.review.telling import Telling
from ambassade.words import Words, say

MARKER = "<!-- ambassade-review -->"
"""The first line, by which the comment is found again."""
LIMIT = 60_000
"""Characters, so that a comment on GitHub (65,536) has room for what a workflow adds."""
_WIDTHS = (2_000, 200, 60)
"""Characters that one text from the content may take, the first that lets everything fit."""
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_JOINERS = "\u200c\u200d"
"""Joiners of Persian, of the scripts of India, and of emoji: they belong to the words."""
_FORMED = frozenset("&<>\\`*_[]{}|~#@!$^")
"""Characters that can begin or end an element in Markdown; written as what they are, by number."""
_GAP = "&#8203;"
"""A space without width: no forge takes what it parts for a name, a number or an address."""
_TRIGGERS = re.compile(
    # @name, #1, !1, %milestone, ~label, $1, &1, ^alert#1, :emoji:, http://, but not the colon of an hour
    r"(?P<sign>[@#!%~$&^]|:(?!(?<=\d:)\d\d(?![\w:])))(?=\S)"
    r"|(?P<prefix>(?<=[A-Za-z])-)(?=\d)"  # GH-1, and the keys of other trackers
    r"|(?P<www>(?i:www))(?=\.)"
    r"|(?P<hash>[0-9a-fA-F]{6})(?=[0-9a-fA-F])"  # a commit, from seven digits on
)


_FROM, _TO = "\ue000", "\ue001"
_CODE = re.compile("`([^`]*)`")
"""Code of ours; around a text from the content, numbers of characters would be shown as such in it."""
_UNMARKED = {ord(_FROM): None, ord(_TO): None}


def render_markdown(review: Review, words: Words, limit: int = LIMIT) -> str:
    """The review; of long lists only as many rows as `limit` characters hold, with how many are left out."""
    sections = tuple(outline(review))
    page = _Page(review, sections, words, _WIDTHS[-1])
    for width in _WIDTHS:
        page = _Page(review, sections, words, width)
        longest = page.longest()
        whole = page.text(longest)
        if len(whole) <= limit:
            return whole
        fits, too_many = 0, longest
        while too_many - fits > 1:
            middle = (fits + too_many) // 2
            if len(page.text(middle)) <= limit:
                fits = middle
            else:
                too_many = middle
        if fits:
            return page.text(fits)
    return page.text(0)


def harmless(text: str, width: int = _WIDTHS[0]) -> str:
    """A text from the content, on one line, without power over what is around it; at most `width` long."""
    line = "".join(map(_visible, _BREAKS.sub(" ", text).strip()))
    done: list[str] = []
    length = 0
    start = 0
    for match in [*_TRIGGERS.finditer(line), None]:
        end = len(line) if match is None else match.end()
        for char in line[start:end]:
            written = f"&#{ord(char)};" if char in _FORMED else char
            length += len(written)
            if length >= width:
                return "".join(done) + "…"
            done.append(written)
        if match is not None:
            length += len(_GAP)
            done.append(_GAP)
        start = end
    return "".join(done)


def _visible(char: str) -> str:
    """A character, or its number where it shows nothing or turns others around."""
    category = unicodedata.category(char)
    if char in _JOINERS or category == "Zs" or category[0] not in "CZ":
        return char
    return f"<U+{ord(char):04X}>"


def _marked(text: str) -> str:
    """A harmless text between marks that no text from the content can hold."""
    return f"{_FROM}{text}{_TO}"


def _uncoded(code: re.Match[str]) -> str:
    """Code, without its marks where a text from the content is in it."""
    return code[1] if _FROM in code[1] else code[0]


def _strong(text: str) -> str:
    """A marked text that stands out, if there is any."""
    return text if text == _marked("") else f"**{text}**"


class _Page:
    """The review with texts of at most a width."""

    def __init__(self, review: Review, sections: tuple[Section, ...], words: Words, width: int) -> None:
        self._review = review
        self._sections = sections
        self._words = words
        self._tell = Telling(words, lambda text: _marked(harmless(text, width)), _strong)

    def longest(self) -> int:
        """How many rows the longest list has."""
        counts = [
            len(block.rows if isinstance(block, Rows) else block.lines)
            for section in self._sections
            for block in section.blocks
            if not isinstance(block, Sentence)
        ]
        return max(counts, default=0)

    def text(self, most: int) -> str:
        """The page with at most so many rows in each list."""
        parts = [MARKER]
        for number, section in enumerate(self._sections):
            if section.title is not None:
                first = all(one.title is None for one in self._sections[:number])
                parts.append(f"{'##' if first else '###'} {self._tell.sentence(section.title)}")
            for block in section.blocks:
                parts += self._block(block, most)
        parts.append(f"<sub>{self._footer()}</sub>")
        return _CODE.sub(_uncoded, "\n\n".join(parts)).translate(_UNMARKED) + "\n"

    def _footer(self) -> str:
        return self._tell.text(
            say(
                "Compared: what is published today with this proposal, as of {instant}. "
                "Everything else is unchanged.",
                instant=date_of(self._review),
            )
        )

    def _block(self, block: Block, most: int) -> Iterator[str]:
        tell = self._tell
        if isinstance(block, Sentence):
            said = tell.text(block.cell) if block.label else tell.sentence(block.cell)
            yield f"**{tell.text(block.label)}** {said}" if block.label else said
            return
        label = "" if block.label is None else tell.text(block.label)
        if isinstance(block, Points):
            if label:
                yield f"**{label}**"
            yield "\n".join(self._points(block, most))
            return
        table = "\n".join(self._rows(block, most))
        if block.folded:
            count = self._words.number(len(block.rows))
            yield f"<details><summary>{label} ({count})</summary>"
            yield table
            yield "</details>"
            return
        if label:
            yield f"**{label}**"
        yield table

    def _points(self, block: Points, most: int) -> Iterator[str]:
        for line in block.lines[:most]:
            box = "" if line.done is None else "[x] " if line.done else "[ ] "
            said = self._tell.sentence(line.cell)
            yield f"- {box}{said}"
        rest = len(block.lines) - most
        if rest > 0:
            yield f"- {self._tell.text(block.cut(rest))}"

    def _rows(self, block: Rows, most: int) -> Iterator[str]:
        """A table; its last row says how many are left out."""
        yield _row([self._tell.text(head) for head in block.heads])
        yield "|" + "---|" * len(block.heads)
        for row in block.rows[:most]:
            yield _row([self._tell.sentence(cell) for cell in row])
        rest = len(block.rows) - most
        if rest > 0:
            yield _row([self._tell.text(block.cut(rest)), *[""] * (len(block.heads) - 1)])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
