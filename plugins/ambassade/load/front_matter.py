"""Markdown with YAML in front, through python-frontmatter with a handler that is strict about fences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from ambassade.load.fault import Reading
from ambassade.load.yaml_document import YamlDocument
from ambassade.load.yaml_source import load_yaml
from ambassade.spans import Span, span
from ambassade.words import say

FENCE = "---"


@dataclass(slots=True)
class MarkdownSource:
    """A Markdown file that was read: its front matter, and the text below it."""

    document: YamlDocument
    body: str


class StrictHandler(BaseHandler):
    """Splits at two lines of exactly `---`, reads what is between with `load_yaml`; one instance a file."""

    FM_BOUNDARY = re.compile(rf"^{FENCE}$", re.MULTILINE)

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._near_fence: Span | None = None
        self.document: YamlDocument | None = None

    def detect(self, text: str) -> bool:
        """Whether the text starts with front matter; reports what comes close to it."""
        first = text.split("\n", 1)[0]
        if first == FENCE:
            return True
        if first.strip() == FENCE:
            self._report_indented(span(1, 1, 1, len(first) + 1))
        else:
            self._reading.error(
                "missing-front-matter",
                say("the file does not start with `---`"),
                hint=say("begin with a line `---`, then the keys, then a line `---`, then the text"),
            )
        return False

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body; an unclosed fence is reported."""
        lines = text.split("\n")
        for number, line in enumerate(lines[1:], start=2):
            if line == FENCE:
                return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:])
            if line.strip() == FENCE and self._near_fence is None:
                self._near_fence = span(number, 1, number, len(line) + 1)
        if self._near_fence is not None:
            self._report_indented(self._near_fence)
        else:
            self._reading.error(
                "unclosed-front-matter",
                say("the front matter is not closed"),
                span(1, 1, 1, 4),
                label=say("opened here"),
                hint=say("write a line `---` after the last key"),
            )
        return "", ""

    def load(self, fm: str) -> dict[str, Any]:
        """The values of the front matter."""
        if self._reading.failed:
            return {}
        if not fm.strip():
            self._reading.error(
                "empty-file",
                say("there is nothing between the two lines of `---`"),
                span(2, 1),
                hint=say("write the keys there"),
            )
            return {}
        inner = Reading(self._reading.path)
        self.document = load_yaml(fm, inner, first_line=2)
        if inner.failed and self._near_fence is not None:
            self._report_indented(self._near_fence)
        else:
            self._reading.findings += inner.findings
        return {} if self.document is None else dict(self.document.values)

    def _report_indented(self, place: Span) -> None:
        self._reading.error(
            "indented-front-matter",
            say("the line of `---` has spaces around it"),
            place,
            hint=say("delete the spaces: the line is exactly `---`"),
        )


def load_markdown(text: str, reading: Reading) -> MarkdownSource | None:
    """A Markdown file with front matter; None where its front matter can not be read."""
    handler = StrictHandler(reading)
    if not handler.detect(text):
        return None
    _, body = frontmatter.parse(text, handler=handler)
    if handler.document is None or reading.failed:
        return None
    return MarkdownSource(handler.document, body)
