"""Nothing in the content has power over the comment that tells of it; long reviews are cut at rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ambassade.review.effect import (
    Agreement,
    Asked,
    Calendar,
    Dated,
    Deed,
    Effect,
    Name,
    Needed,
    People,
    Rewording,
    SecondLook,
    SecondLooks,
    Thing,
)
from ambassade.review.markdown import LIMIT, MARKER, harmless, render_markdown
from ambassade.review.review import Broken, Correction, Corrections, Review
from ambassade.words import say, words
from tests.review.told import NOW

GITHUB_HOLDS = 65_536
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GAP = "\u200b"
NAUGHTY = (
    "@octocat",
    "@org/team please look",
    "e-mail ana@example.org",
    "#1",
    "fixes #123 and octo/repo#45, GH-67, JIRA-89",
    "!12 %3 ~bug $4 &5 ^alert#6 :tada: [vulnerability:7] *iteration:8",
    "/close",
    "`code` and ``more``",
    "```\nfence\n```",
    "~~~ html\n<b>",
    "<!-- comment --> <script>alert(1)</script>",
    "--> <!-- ambassade-review -->",
    "</td></tr></table></details>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &#64;octocat &amp;",
    "[link](https://example.org) [ref][1]\n\n[1]: https://example.org",
    "![picture](https://example.org/x.png)",
    "https://example.org/a?b=c www.example.org mailto:ana@example.org",
    "<https://example.org>",
    "a | b || c \\| d \\\\| e |",
    "|---|---|\n| x | y |",
    "- [x] done\n- [ ] not",
    "# heading\n\n## heading\n---\n===",
    "line one\r\nline two\u2028line three\u2029\x0b\x0c\x85",
    "\ue000private\ue001 `\ue000",
    "\u202eright to left\u202c \u2066isolate\u2069 \u200bzero \ufeff",
    "**bold** __bold__ *i* _i_ ~~s~~",
    "back\\slash \\* \\",
    "> quote\n1. one",
    "$\\sqrt{2}$ and $$x$$",
    "0123456789abcdef0123456789abcdef01234567 deadbeef",
    "[^1] footnote\n\n[^1]: text",
    "    indented",
    "\t\ttabs",
    "نام فارسی می‌شود",
    "👩‍🚀 ✈️",
    "\ud800",
    "**",
    "a*",
    "*",
    " ",
    "\u00a0x\u00a0",
    "{{ template }} {% raw %}",
    "x" * 5000,
    "@" * 5000,
)
CALLING = re.compile(
    r"@\w|#\d|(?<!\w)GH-\d|[!%~$&^]\w|:\w+:|\b(?:https?|mailto):[^\s\u200b]|\bwww\.|\b[0-9a-fA-F]{7,}|[A-Z]-\d",
    re.ASCII,
)
"""What forges make links, pictures or notifications of, wherever it stands in a text."""


def page(text: str) -> Review:
    """A review with a text in every place where one can stand."""
    thing = Thing("post", text, text)
    person = Thing("ambassador", text, text)
    return Review(
        "private",
        NOW,
        text,
        text,
        public=(Effect(person, (say("{platform} account", platform=text),), (text, text), text),),
        invisible=(Effect(thing, (), (text,)),),
        changes=(Rewording(thing, text, text, text, "members"),),
        calendar=Calendar(added=(Dated(thing, text),)),
        needed=Needed(
            (Asked(False, 1, say("the committee of {network}", network=text), (text,), False, (thing,)),),
            (text,),
            1,
            (say("`{login}` is a bot", login=text), say("type `ambassade explain {rule}`", rule=text)),
            say("because {text}", text=text),
        ),
        people=People(agreements=(Agreement(text, Deed.WITHDRAWN, (text,), date(2026, 12, 1)),)),
        second_looks=SecondLooks((SecondLook(thing, date(2026, 12, 1), (text,)),)),
        corrections=Corrections(
            (
                Correction(
                    "approval-missing", say("“{title}”", title=text), text, 1, say("type `{key}:`", key=text)
                ),
            ),
            (Broken("approval-missing", 2),),
        ),
    )


def tokens_of(markdown: str) -> Iterator[Token]:
    for token in PARSER.parse(markdown):
        yield token
        yield from token.children or ()


def structure(markdown: str) -> list[str]:
    """The elements, without texts: how the page is built."""
    return [
        f"{token.type} {token.content}".strip() if "html" in token.type else token.type
        for token in tokens_of(markdown)
        if token.type not in {"text", "inline", "strong_open", "strong_close", "text_special", "entity"}
    ]


def visible(markdown: str) -> str:
    """What a reader sees, with a line break after each cell and paragraph."""
    return "".join(
        "\n" if token.type.endswith("_close") and token.level < 6 and token.tag != "strong" else token.content
        for token in tokens_of(markdown)
        if token.type in {"text", "code_inline"} or token.type.endswith("_close")
    )


def seen(text: str) -> str:
    """How a text is seen: on one line; what shows nothing, by its number."""
    line = re.sub("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+", " ", text).strip()
    return "".join(map(_seen, line))


def _seen(char: str) -> str:
    hidden = unicodedata.category(char)[0] in "CZ" and unicodedata.category(char) != "Zs"
    return f"<U+{ord(char):04X}>" if hidden and char not in "\u200c\u200d" else char


def shown(markdown: str) -> str:
    return visible(markdown).replace(GAP, "")


def assert_powerless(text: str) -> None:
    made = render_markdown(page(text), words("en"))
    plain = render_markdown(page("plain"), words("en"))
    assert made.startswith(MARKER + "\n")
    assert made.count(MARKER) == 1
    assert structure(made) == structure(plain)
    said = visible(made)
    ours = visible(plain)
    assert not (set(CALLING.findall(said)) - set(CALLING.findall(ours))), CALLING.findall(said)
    if len(harmless(text)) < 1900 and seen(text):
        assert seen(text) in shown(made)


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_a_naughty_text_has_no_power(text: str) -> None:
    assert_powerless(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(NAUGHTY[:-2]),
            st.text(max_size=6),
            st.sampled_from(list("|`*_[]()<>@#!~\\\n -:1aA.")),
        ),
        max_size=8,
    ).map("".join)
)
def test_no_text_has_power(text: str) -> None:
    assert_powerless(text)


def test_in_code_of_ours_a_text_is_shown_as_it_is() -> None:
    made = render_markdown(page("a_b"), words("en"))
    assert "About the approvals:** a&#95;b is a bot and type ambassade explain a&#95;b." in made
    assert not {"\ue000", "\ue001"} & set(made)


def test_the_only_elements_are_ours() -> None:
    kinds = {token.type for text in NAUGHTY for token in tokens_of(render_markdown(page(text), words("fr")))}
    assert not kinds & {"link_open", "image", "fence", "code_block", "blockquote_open", "hr", "s_open"}


def test_a_name_stands_out_and_an_empty_one_does_not() -> None:
    made = render_markdown(page("x"), words("en"))
    assert "**x**: x account" in made
    assert "****" not in render_markdown(page(" "), words("en"))


@pytest.mark.parametrize("text", ["Ana", "@" * 300, "|" * 300])
def test_a_long_review_is_cut_at_whole_rows(text: str) -> None:
    effects = tuple(
        Effect(Thing("ambassador", f"{text} {number}"), (say("profile"),), (say("their page"),), say("yes"))
        for number in range(1500)
    )
    changes = tuple(
        Rewording(Thing("post", f"{text} {number}"), "Title", text, text) for number in range(1500)
    )
    made = render_markdown(Review("public", NOW, "a", "b", public=effects, changes=changes), words("en"))
    assert len(made) <= LIMIT < GITHUB_HOLDS
    rows = [line for line in made.splitlines() if line.startswith("| ")]
    assert all(line.endswith(" |") and line.count("|") == 4 for line in rows)
    kept = sum("profile" in row for row in rows)
    assert kept
    assert f"… and {1500 - kept:,} more things" in made
    assert "more changes" in made
    assert structure(made).count("table_open") == 2
    assert made.endswith("</sub>\n")


def test_what_fits_is_not_cut() -> None:
    effects = tuple(Effect(Thing("ambassador", f"Ana {number}")) for number in range(100))
    made = render_markdown(Review("public", NOW, "a", "b", public=effects), words("en"))
    assert "more thing" not in made
    assert "Ana 99" in made


def test_a_text_without_end_is_shortened() -> None:
    assert harmless("x" * 5000).endswith("x…")
    assert len(harmless("@" * 5000)) < 2020
    assert Name("") == harmless("")
