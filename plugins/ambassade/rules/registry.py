"""Every rule there is, in an explicit list, and where its page lies.

`CONTENT_RULES` are functions over what was read. `READING_RULES` are the names that reading and shape report
under: they have a page too, but no function here, because the text tells before anything is understood.
"""

from __future__ import annotations

from importlib import resources
from typing import Final

from ambassade.rules.reference.circular_dependency import circular_dependency
from ambassade.rules.reference.missing_file import missing_file
from ambassade.rules.reference.self_reference import self_reference
from ambassade.rules.reference.unknown_addressee import unknown_addressee
from ambassade.rules.reference.unknown_brand import unknown_brand
from ambassade.rules.reference.unknown_entry import unknown_entry
from ambassade.rules.reference.unknown_external_kind import unknown_external_kind
from ambassade.rules.reference.unknown_network import unknown_network
from ambassade.rules.reference.unknown_objective import unknown_objective
from ambassade.rules.reference.unknown_organisation_value import unknown_organisation_value
from ambassade.rules.reference.unknown_person import unknown_person
from ambassade.rules.reference.unknown_place import unknown_place
from ambassade.rules.reference.unknown_platform import unknown_platform
from ambassade.rules.reference.unknown_post import unknown_post
from ambassade.rules.reference.unknown_priority import unknown_priority
from ambassade.rules.reference.unknown_theme import unknown_theme
from ambassade.rules.reference.unknown_unit import unknown_unit
from ambassade.rules.reference.unused_picture import unused_picture
from ambassade.rules.rule import Rule

CONTENT_RULES: Final[tuple[Rule, ...]] = (
    circular_dependency,
    missing_file,
    self_reference,
    unknown_addressee,
    unknown_brand,
    unknown_entry,
    unknown_external_kind,
    unknown_network,
    unknown_objective,
    unknown_organisation_value,
    unknown_person,
    unknown_place,
    unknown_platform,
    unknown_post,
    unknown_priority,
    unknown_theme,
    unknown_unit,
    unused_picture,
)

READING_RULES: Final[dict[str, str]] = {
    "alias-used": "reading",
    "bidirectional-character": "reading",
    "byte-order-mark": "reading",
    "control-character": "reading",
    "duplicate-key": "reading",
    "empty-file": "reading",
    "file-too-large": "reading",
    "id-used-twice": "reading",
    "indented-front-matter": "reading",
    "key-not-text": "reading",
    "line-separator": "reading",
    "missing-front-matter": "reading",
    "missing-organisation": "reading",
    "name-differs-by-case": "reading",
    "nested-too-deep": "reading",
    "not-a-mapping": "reading",
    "not-utf-8": "reading",
    "several-documents": "reading",
    "symbolic-link": "reading",
    "tag-used": "reading",
    "translation-of-nothing": "reading",
    "translation-with-front-matter": "reading",
    "unclosed-front-matter": "reading",
    "unexpected-file": "reading",
    "unreadable-file": "reading",
    "unreadable-yaml": "reading",
    "empty-text": "shape",
    "missing-key": "shape",
    "number-out-of-range": "shape",
    "repeated-item": "shape",
    "text-too-long": "shape",
    "too-few-items": "shape",
    "too-many-items": "shape",
    "unknown-key": "shape",
    "unknown-value": "shape",
    "wrong-format": "shape",
    "wrong-shape": "shape",
    "wrong-type": "shape",
}


def names() -> tuple[str, ...]:
    """The names of all rules, sorted."""
    return tuple(sorted([*READING_RULES, *(rule.name for rule in CONTENT_RULES)]))


def page(name: str) -> str | None:
    """The page of a rule, as Markdown; None where there is no such rule."""
    folder = READING_RULES.get(name)
    if folder is None:
        for rule in CONTENT_RULES:
            if rule.name == name:
                folder = rule.check.__module__.split(".")[-2]
    if folder is None:
        return None
    return (
        resources.files("ambassade.rules")
        .joinpath(folder, name.replace("-", "_") + ".md")
        .read_text(encoding="utf-8")
    )
