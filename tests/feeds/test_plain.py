"""Properties of the text that is made of what strangers wrote."""

from __future__ import annotations

import time
import unicodedata
from html import escape

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassade.feeds.plain import plain, shortened, visible

SPECIAL = (
    "<script>alert(1)</script>", "<b>", "</b>", "<p>", "<!--", "-->", "&amp;", "&lt;script&gt;",
    "<svg/onload=x>",
    "&#60;", "&#x202e;", "\u202e", "\u2066", "\x00", "\x1b[31m", "\ufeff", "<style>", "</style>", "<![CDATA[",
    "e" + "\u0301" * 40, "<", "&", "\ud800",
)  # fmt: skip
PIECES = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(SPECIAL)), max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.booleans(), st.integers(min_value=2, max_value=300))
def test_nothing_hidden_is_left(text: str, html: bool, most: int) -> None:
    found = plain(text, most, html=html)
    assert len(found) <= most
    assert "\n" not in found
    assert found == found.strip()
    assert not [sign for sign in found if unicodedata.category(sign)[0] == "C" and sign not in "\u200c\u200d"]
    assert not [
        sign for sign in found if unicodedata.bidirectional(sign) in {"LRE", "RLE", "LRO", "RLO", "PDF"}
    ]
    assert unicodedata.is_normalized("NFC", found)
    found.encode()


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    once = plain(text, 1000, html=True)
    assert plain(once, 1000, html=False) == once
    assert visible(once) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="abcdé ", min_size=1, max_size=6), min_size=1, max_size=6))
def test_words_survive_markup(parts: list[str]) -> None:
    marked = "".join(f"<em>{part}</em>" for part in parts)
    assert plain(marked, 1000, html=True) == " ".join("".join(parts).split())


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["C", "M", "Z"], max_codepoint=0x2FF), max_size=60))
def test_escaped_words_are_read_as_a_browser_reads_them(text: str) -> None:
    read = html5lib.parseFragment(escape(text)).text or ""
    assert plain(escape(text), 1000, html=True) == unicodedata.normalize("NFC", " ".join(read.split()))


@given(st.text(alphabet="ab ", max_size=60), st.integers(min_value=2, max_value=40))
def test_short_lines_are_cut_at_words(line: str, most: int) -> None:
    found = shortened(line, most)
    assert len(found) <= most
    assert found == line or found.endswith("…")


@pytest.mark.parametrize(
    "start", ["<a ", "<a b='", "<a \"'", "<!--", "<![CDATA[", "<?", "</", "<iframe>", "<script ", "&"]
)
def test_no_markup_takes_longer_than_its_length(start: str) -> None:
    begun = time.process_time()
    plain(start * (200_000 // len(start)), 280, html=True)
    assert time.process_time() - begun < 2  # html.parser: more than ten for a tenth of it


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f'<img src="data:image/png;base64,{"A" * 50_000}"> <p>Hello', "Hello"),
        ("Hello <a href='https://blog.example/a-very-lo", "Hello"),
        ('<iframe src="https://video.example"/>Hello<iframe><p>no</p></iframe><b> you', "Hello you"),
        ("<template><template>no</template>no</template>Hello<!-- no", "Hello"),
        ("<SCRIPT>if (a < b) { '<style>' }</SCRIPT>Hello<script src='x'/> you", "Hello you"),
        ('<a href="https://blog.example>Hello</a> you', "Hello you"),
        ("I <3 you, 1 < 2 &amp; 3 > 2", "I <3 you, 1 < 2 & 3 > 2"),
        ("<br>Hello</noscript> you", "Hello you"),
    ],
)
def test_words_are_what_a_reader_sees(html: str, words: str) -> None:
    assert plain(html, 280, html=True) == words
