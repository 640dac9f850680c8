"""Markdown: what it becomes, what is taken out of it, and that both ways give the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.publish import markdown
from ambassade.publish.markdown import Converter


def convert(text: str, level: int = 2) -> str:
    return str(Converter().convert(text, level=level, resolve={"../ana.md": "../../ana/"}.get))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n### B\n\n# C", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>"),
        ("a ~~b~~ *c* **d**", "<p>a <s>b</s> <em>c</em> <strong>d</strong></p>"),
        ("<b onclick=x>y</b>", "<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>"),
        ("[a](../ana.md) [b](ben.md)", '<p><a href="../../ana/">a</a> b</p>'),
        (
            "[x](https://x.example/?a=1&b=2)",
            '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener">x</a></p>',
        ),
        ("[m](mailto:a@x.example)", '<p><a href="mailto:a@x.example" rel="noopener">m</a></p>'),
        ("[j](javascript:alert(1))", "<p>[j](javascript:alert(1))</p>"),
        ("[d](data:text/html,x) [v](vbscript:x)", "<p>[d](data:text/html,x) [v](vbscript:x)</p>"),
        ("[p](//evil.example) [r](/root)", "<p>p r</p>"),
        ("![the *quay*](https://x.example/quay.png)", "<p>the quay</p>"),
        ("```python\n<x>\n```", "<pre><code>&lt;x&gt;\n</code></pre>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("Two lines\nof one paragraph.\n\nAnother.", "<p>Two lines\nof one paragraph.</p>\n<p>Another.</p>"),
    ],
)
def test_what_markdown_becomes(text: str, expected: str) -> None:
    assert convert(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Prêt ? « Oui » : a ; b !", "<p>Prêt\xa0? «\xa0Oui\xa0»\xa0: a\xa0; b\xa0!</p>"),
        ("fr-CA", "- *a* : b", "<ul>\n<li><em>a</em>\xa0: b</li>\n</ul>"),
        ("fr", "`a ? b : c` !", "<p><code>a ? b : c</code>\xa0!</p>"),
        ("fr", "```\na ? b\n```", "<pre><code>a ? b\n</code></pre>"),
        (
            "fr",
            '[a](https://x.example "b : c")',
            '<p><a href="https://x.example" title="b : c" rel="noopener">a</a></p>',
        ),
        ("en", "a : b", "<p>a : b</p>"),
        ("", "a : b", "<p>a : b</p>"),
    ],
)
def test_no_line_begins_with_a_sign_of_french_punctuation(language: str, text: str, expected: str) -> None:
    assert str(Converter().convert(text, level=2, resolve=lambda _: None, language=language)) == expected


def test_tables_lose_their_alignment_and_nothing_else() -> None:
    html = convert("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert "style" not in html
    assert "<th>a</th>" in html
    assert "<td>2</td>" in html


def test_headings_go_no_deeper_than_six() -> None:
    assert convert("# A\n\n## B\n\n### C", level=5) == "<h5>A</h5>\n<h6>B</h6>\n<h6>C</h6>"


PIECES = st.sampled_from(
    (
        *(
            "word",
            "Été",
            "王",
            "1",
            "- ",
            "* ",
            "*",
            "_",
            "`",
            "~~",
            "#",
            "# ",
            "> ",
            "<b>",
            "&amp;",
            "|",
            "---",
        ),
        *("\n", "\n\n", " ", "  ", "\t", "[a](b)", "![a](b)", "---", "===", ":-", "\\", "\u00a0", "\u2028"),
        *("“", '"', "'", "(", ")", "."),
    )
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_plain_words_take_a_short_way_to_the_same_html(text: str) -> None:
    shortest = markdown._converted.__wrapped__(text, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_MARKED", re.compile(""))
        longest = markdown._converted.__wrapped__(text, 2)
    assert shortest == longest


@given(st.text(max_size=200))
def test_no_text_makes_markup_that_is_not_allowed(text: str) -> None:
    html = convert(text)
    for forbidden in ("<script", "<img", "<iframe", "<style", " style=", " onerror=", " id=", " class="):
        assert forbidden not in html.replace("&lt;", "")
