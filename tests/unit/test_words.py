from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ambassade.words import Bilingual, Say, say, say_n, words


def test_english_is_the_source() -> None:
    assert words("en").text(say("`{key}` stands here", key="lead")) == "`lead` stands here"
    assert str(say("as it is")) == "as it is"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 networks"), (1, "1 network"), (2, "2 networks"), (2319, "2,319 networks")]
)
def test_plurals(count: int, text: str) -> None:
    assert words("en").text(say_n("{n} network", "{n} networks", count)) == text


@pytest.mark.parametrize(("count", "plural"), [(0, False), (1, False), (2, True)])
def test_french_counts_nothing_as_one(count: int, plural: bool) -> None:
    text = words("fr").text(say_n("{n} error", "{n} errors", count))
    assert text.endswith("s") is plural


def test_sentences_nest_and_translate() -> None:
    inner = Bilingual("Day", "Jour")
    assert words("fr").text(say("{words}", words=inner)) == "Jour"
    assert words("en").text(Say("{a}", (("a", say("{b}", b=3)),))) == "3"


def test_days_and_hours_follow_the_language() -> None:
    day = date(2026, 11, 3)
    assert words("en").day(day) == "3 November 2026"
    assert words("fr").day(day) == "3 novembre 2026"
    assert words("fr").day(day.replace(day=1)) == "1er novembre 2026"
    assert words("en").day(day.replace(day=1)) == "1 November 2026"
    assert words("fr").instant(datetime(2026, 11, 3, 18, 5, tzinfo=UTC)) == "3 novembre 2026, 18:05"


def test_a_language_without_rules_of_its_own_writes_days_as_the_nearest_that_has_some() -> None:
    assert words("tlh").day(date(2026, 11, 23)) == "23 November 2026"
    assert words("fr-XX").day(date(2026, 11, 23)) == "23 novembre 2026"


def test_clauses_are_set_as_the_language_sets_a_semicolon() -> None:
    assert words("en").clauses(["in the network", "on Bluesky"]) == "in the network; on Bluesky"
    assert (
        words("fr").clauses(["dans le réseau", "sur Bluesky"])
        == "dans le réseau\N{NO-BREAK SPACE}; sur Bluesky"
    )
    assert words("fr").clauses(["seul"]) == "seul"


def test_names_of_languages() -> None:
    assert words("en").language_name("fr") == "French"
    assert words("fr").language_name("zh-Hans").startswith("chinois")
    assert words("en").language_name("qqq") == "qqq"


def test_braces_in_values_are_plain_text() -> None:
    assert words("en").text(say("`{key}`", key="{key} {0} {")) == "`{key} {0} {`"
