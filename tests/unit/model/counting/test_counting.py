"""Counters agree with what the platforms say, on any text, in a bounded time."""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.counting import LIMITS, different_links, hashtags, measure, surely_fits
from ambassade.model.counting.remark import remarks
from tests.unit.model.counting.cases import CASES, LONG, X, strings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it imports pkg_resources, which warns of its own end
    from twitter_text import parse_tweet

ROOT = Path(__file__).resolve().parents[4]
LONGEST = 3.0
"""Seconds, on a busy machine: the slowest takes a third of one."""
SIGNS = "abcomfrAéßжЖ漢字のけ한🌊👍🏽🇫🇷1\u20e3€…’«»©™☺\u202f\u00a0\n\u0301"
"""Letters, signs and emoji of every weight; all may stand in a host, so that IDNA refuses none."""


@pytest.mark.parametrize(
    ("platform", "text", "expected"),
    [(platform, text, count) for platform, cases in CASES.items() for text, count in cases],
)
def test_a_reference_case(platform: str, text: str, expected: int) -> None:
    measured = measure(text, platform)
    assert measured is not None
    assert measured.count == expected


def test_there_are_enough_cases() -> None:
    assert all(len({text for text, _ in cases}) >= 30 for cases in CASES.values())


@pytest.mark.parametrize(("text", "expected"), X)
def test_the_cases_of_x_are_those_of_twitter_text(text: str, expected: int) -> None:
    assert parse_tweet(text).weightedLength == expected


def test_tables_are_those_of_twitter_text() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools/counting.py", "--check"], check=False)
    assert made.returncode == 0


@pytest.mark.parametrize("platform", LIMITS)
@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_long(name: str, platform: str) -> None:
    begun = time.process_time()
    measured = measure(LONG[name], platform, warning="be warned")
    different_links(LONG[name])
    hashtags(LONG[name])
    assert time.process_time() - begun < LONGEST
    assert measured is not None
    assert remarks(measured) is not None


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(sorted(LIMITS)))
def test_pieces_make_the_text(text: str, platform: str) -> None:
    measured = measure(text, platform)
    assert measured is not None
    assert "".join(measured.text[first:last] for first, last, _ in measured.parts) == measured.text
    assert measured.count == sum(counts for *_, counts in measured.parts)
    assert all(counts > 0 for *_, counts in measured.parts)


@given(st.text(st.one_of(st.sampled_from(SIGNS), st.sampled_from(" ./:@#-_?=&()1")), max_size=60))
def test_text_weighs_on_x_what_twitter_text_says(text: str) -> None:
    measured = measure(text, "x")
    assert measured is not None
    assert measured.count == parse_tweet(text).weightedLength


@given(st.lists(st.sampled_from(strings(40)), max_size=8), st.sampled_from(sorted(LIMITS)))
def test_a_glance_is_never_wrong(pieces: list[str], platform: str) -> None:
    text = " ".join(pieces)
    measured = measure(text, platform)
    assert measured is not None
    assert measured.fits or not surely_fits(text, platform)


PIECES = [
    "https://",
    "http://",
    "a.example",
    "b.fr",
    "t.co",
    "/",
    "-",
    "_",
    ".",
    ",",
    "?",
    "=",
    "&",
    ":",
    "@",
    "#",
    " ",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), min_size=4, max_size=60))
def test_a_glance_counts_no_link_too_few(pieces: list[str]) -> None:
    text = "".join(pieces)
    measured = measure(text, "x")
    assert measured is not None
    # Filled up until a glance only just lets it through: nothing is left for a link that it overlooked.
    for filler in range(0, 281, 7):
        whole = text + " " + "a" * filler
        if not surely_fits(whole, "x"):
            break
        again = measure(whole, "x")
        assert again is not None
        assert again.fits


@given(
    st.text(st.sampled_from("ab é漢🌊👍🏽\u202f…."), min_size=200, max_size=700),
    st.sampled_from(sorted(LIMITS)),
)
def test_the_limit_is_passed_where_it_is_said(text: str, platform: str) -> None:
    measured = measure(text, platform)
    assert measured is not None
    if measured.passed_at is None:
        assert measured.excess == 0
        return
    counts = [(first, counts) for first, _, counts in measured.parts]
    assert sum(each for first, each in counts if first < measured.passed_at) <= measured.limit.most
    assert sum(each for first, each in counts if first <= measured.passed_at) > measured.limit.most
    assert measured.full_after.replace(" ", "").lstrip("…") in measured.text.replace(" ", "")


def test_a_content_warning_counts_whole_on_mastodon_alone() -> None:
    counts = {}
    for platform in CASES:
        measured = measure("Hello", platform, warning="https://example.org e\u0301")
        assert measured is not None
        counts[platform] = measured.count
    assert counts == {"x": 5, "bluesky": 5, "mastodon": 26, "threads": 5}


def test_bluesky_counts_bytes_too() -> None:
    measured = measure("👨\u200d👩\u200d👧\u200d👦" * 130, "bluesky")
    assert measured is not None
    assert (measured.count, measured.excess, measured.bytes, measured.excess_bytes) == (130, 0, 3250, 250)
    assert not measured.fits


def test_platforms_without_a_known_limit_have_no_measure() -> None:
    assert measure("Hello", "email") is None
    assert surely_fits("Hello" * 100_000, "email")


def test_nfc_is_what_x_counts() -> None:
    for text in strings(200):
        measured = measure(text, "x")
        assert measured is not None
        assert measured.text == unicodedata.normalize("NFC", measured.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#Tag, #1 #1a #a_b &#39; a#b https://x.org/#c", ["Tag", "1a", "a_b"]),
        ("＃日本 #Été", ["日本", "Été"]),
    ],
)
def test_hashtags(text: str, expected: list[str]) -> None:
    assert hashtags(text) == expected


def test_links_count_once() -> None:
    assert different_links("https://a.fr b.org https://a.fr") == ["https://a.fr", "b.org"]


def test_remarks_say_what_weighs() -> None:
    measured = measure("Oui\u202f! « Non\u202f» … 🌊 https://example.org", "x")
    assert measured is not None
    assert [str(each) for each in remarks(measured)] == [
        "each narrow no-break space counts 2",
        "each emoji or sign beyond the alphabets counts 2",
        "each `…` counts 2; three dots count 3",
        "each link counts 23",
    ]
