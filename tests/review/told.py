"""Reviews of proposals in memory: two trees in, the review and its texts out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ambassade.check import check_proposal
from ambassade.history.approvals import Approvals, Opinion, Source
from ambassade.history.proposal import Before
from ambassade.load.schema import SchemaSet, load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.review.build import Asking, build_review
from ambassade.review.json import render_json
from ambassade.review.markdown import render_markdown
from ambassade.review.review import Review
from ambassade.review.terminal import render_terminal
from ambassade.words import words
from tests.history.trees import Files, file_changes

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOBODY = Approvals(Source.NONE)
LANGUAGES = ("en", "fr")


def approved(*logins: str, made_by: tuple[str, ...] = ("someone",)) -> Approvals:
    """What a forge says: who approves, and who made it."""
    opinions = tuple(Opinion(name, approves=True) for name in logins)
    return Approvals(Source.GITHUB, opinions, frozenset(made_by), verified=True)


def review_of(
    before: Files,
    after: Files,
    audience: str = "public",
    *,
    language: str = "en",
    approvals: Approvals = NOBODY,
    moves: Mapping[str, str] | None = None,
    schemas: SchemaSet | None = None,
) -> Review:
    """The review of what leads from one tree to the other."""
    schemas = schemas or load_schemas()
    checked = check_proposal(
        MemoryTree(after),
        Before(MemoryTree(before), file_changes(before, after, moves)),
        lambda _: approvals,
        schemas,
        NOW,
    )
    return build_review(checked, schemas, Asking(audience, words(language), "main", None))


def markdown(review: Review, language: str = "en") -> str:
    return render_markdown(review, words(language))


def terminal(review: Review, language: str = "en", columns: int = 100) -> str:
    return render_terminal(review, words(language), columns)


def machine(review: Review, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_json(review, words(language)))
    return found


def in_every_form(before: Files, after: Files, audience: str) -> dict[str, str]:
    """Every text that can come out, by its form and language."""
    found = {}
    for language in LANGUAGES:
        review = review_of(before, after, audience, language=language)
        found[f"{language}.md"] = markdown(review, language)
        found[f"{language}.json"] = render_json(review, words(language))
        found[f"{language}.txt"] = terminal(review, language)
    return found
