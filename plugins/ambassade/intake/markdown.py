"""Markdown that what a stranger wrote can not break out of, for a pull request or a comment.

In a code span and in a fence, forges make no mention, no link, no reference and no HTML. Either is longer
than any run of backticks inside it.
"""

from __future__ import annotations

import re

_MOST = 4_000
"""Characters of one quotation; the form itself has the rest."""


def code(text: str) -> str:
    """A text in a code span, on one line."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[:_MOST]).split())
    tick = "`" * (_longest_run(line) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{tick}{pad}{line or '-'}{pad}{tick}"


def fenced(text: str) -> str:
    """A text in a fence, its lines kept."""
    kept = "\n".join(
        "".join(char if char.isprintable() else " " for char in line) for line in text[:_MOST].split("\n")
    )
    fence = "`" * max(3, _longest_run(kept) + 1)
    cut = "" if len(text) <= _MOST else "\n…"
    return f"{fence}text\n{kept}{cut}\n{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
