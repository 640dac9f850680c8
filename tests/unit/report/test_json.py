from __future__ import annotations

import json
from typing import Any, cast

import pytest

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Kind
from ambassade.report.json import render_json
from ambassade.rules.registry import names, page
from ambassade.spans import span
from ambassade.words import words
from tests.unit.report.reported import EMPTY, HOSTILE, finding

ENGLISH = words("en")


def test_the_whole_shape() -> None:
    report = json.loads(render_json([finding(hint="add it")], EMPTY, ENGLISH))
    assert report == {
        "findings": [
            {
                "rule": "missing-key",
                "severity": "error",
                "message": "`lead` is missing",
                "path": "content/networks/aurora/network.yml",
                "line": 7,
                "column": 5,
                "end_line": 7,
                "end_column": 14,
                "hint": "add it",
                "url": "rules/missing-key/",
            }
        ],
        "errors": 1,
        "warnings": 0,
        "notices": 0,
        "checked": {
            "networks": 0,
            "ambassadors": 0,
            "entries": 0,
            "messages": 0,
            "posts": 0,
            "collections": 0,
            "playbook_pages": 0,
        },
    }


def test_every_kind_of_which_there_may_be_many_is_counted() -> None:
    """The order is part of the shape: the first five are as they always were."""
    catalog = Catalog()
    one: Any = None
    many = [kind for kind in Kind if kind is not Kind.ORGANISATION]
    for number, kind in enumerate(many, start=1):
        cast("dict[str, Any]", catalog.items(kind)).update(dict.fromkeys(map(str, range(number)), one))
    counted = json.loads(render_json([], catalog, ENGLISH))["checked"]
    assert sorted(counted.values()) == list(range(1, len(many) + 1))
    assert list(counted)[:5] == ["networks", "ambassadors", "entries", "messages", "posts"]
    assert list(counted)[5:] == ["collections", "playbook_pages"]


def test_nothing_found() -> None:
    report = json.loads(render_json([], EMPTY, ENGLISH))
    assert report["findings"] == []
    assert report["errors"] == report["warnings"] == report["notices"] == 0


def test_no_hint_is_null() -> None:
    assert json.loads(render_json([finding()], EMPTY, ENGLISH))["findings"][0]["hint"] is None


def test_counts() -> None:
    found = [finding(severity=severity) for severity in (*Severity, Severity.NOTICE)]
    report = json.loads(render_json(found, EMPTY, ENGLISH))
    assert (report["errors"], report["warnings"], report["notices"]) == (1, 1, 2)


def test_sorted_by_path_line_column_and_rule() -> None:
    found = [
        finding(path="b.yml"),
        finding(place=span(10, 1)),
        finding(place=span(9, 2)),
        finding(place=span(9, 1), rule="unknown-key"),
        finding(place=span(9, 1), rule="missing-key"),
    ]
    text = render_json(found, EMPTY, ENGLISH)
    order = [(one["path"], one["line"], one["column"], one["rule"]) for one in json.loads(text)["findings"]]
    assert order == sorted(order)
    assert text == render_json(list(reversed(found)), EMPTY, ENGLISH)


@pytest.mark.parametrize("text", HOSTILE)
def test_content_comes_back_as_it_is(text: str) -> None:
    rendered = render_json([finding(text, path=text, hint=text)], EMPTY, ENGLISH)
    found = json.loads(rendered.encode("utf-8"))["findings"][0]
    assert found["message"] == found["path"] == found["hint"] == text


def test_every_rule_has_the_page_that_the_address_names() -> None:
    for name in names():
        found = json.loads(render_json([finding(rule=name)], EMPTY, ENGLISH))["findings"][0]
        assert found["url"] == f"rules/{name}/"
        assert page(name) is not None
