"""A review for people at a terminal: plain lines, as wide as it is."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.report.table import fold_text
from ambassade.report.terminal import printable
from ambassade.review.block import Block, Points, Rows, Sentence
from ambassade.review.outline import date_of, outline
from ambassade.review.review import Review
from ambassade.review.telling import Telling
from ambassade.words import Words

_WIDEST = 100
_NARROWEST = 30


def render_terminal(review: Review, words: Words, columns: int = _WIDEST) -> str:
    """The review as lines of at most `columns` (30 to 100), but for words that are longer."""
    page = _Lines(words, max(_NARROWEST, min(_WIDEST, columns)))
    lines: list[str] = []
    for section in outline(review):
        if lines:
            lines.append("")
        if section.title is not None:
            title = page.tell.sentence(section.title)
            lines += [*fold_text(title, page.columns), "=" * min(len(title), page.columns)]
        for block in section.blocks:
            lines += page.block(block)
    lines.append("")
    lines += fold_text(
        words.say(
            "Compared: what is published today with this proposal, as of {instant}. "
            "Everything else is unchanged.",
            instant=date_of(review),
        ),
        page.columns,
    )
    return "\n".join(lines) + "\n"


class _Lines:
    """Blocks to lines."""

    def __init__(self, words: Words, columns: int) -> None:
        self.columns = columns
        self.tell = Telling(words, lambda text: printable(" ".join(text.split())))

    def block(self, block: Block) -> Iterator[str]:
        """The lines of a block."""
        if isinstance(block, Sentence):
            said = self.tell.text(block.cell) if block.label else self.tell.sentence(block.cell)
            yield from self._folded(f"{self.tell.text(block.label)} {said}" if block.label else said, "", "")
            return
        if block.label is not None:
            yield f"{self.tell.text(block.label)}:"
        if isinstance(block, Points):
            for line in block.lines:
                box = "" if line.done is None else "[x] " if line.done else "[ ] "
                yield from self._folded(self.tell.sentence(line.cell), f"- {box}", "  " + " " * len(box))
            return
        yield from self._rows(block)

    def _rows(self, block: Rows) -> Iterator[str]:
        """Each row as a point, its first cell first, the others below with their heads."""
        for row in block.rows:
            yield from self._folded(self.tell.sentence(row[0]), "- ", "  ")
            for head, cell in zip(block.heads[1:], row[1:], strict=True):
                yield from self._folded(f"{self.tell.text(head)}: {self.tell.text(cell)}", "    ", "      ")

    def _folded(self, text: str, first: str, rest: str) -> Iterator[str]:
        """A text folded, its first line begun with `first`, the others with `rest`."""
        for number, line in enumerate(fold_text(text, self.columns - len(rest))):
            yield (rest if number else first) + line
