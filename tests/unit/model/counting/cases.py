"""Texts and what a platform counts in them, worked out by hand from what the platform says; hostile texts.

X: twitter-text, config/v3.json (weights 1 for U+0000-10FF, 2000-200D, 2010-201F, 2032-2037, else 2; 2 for an
emoji of its list; 23 for a link; NFC) and its conformance file, whose lengths are among these.
Bluesky: lexicon app.bsky.feed.post (graphemes) by UAX 29, and the twelve lengths of atproto's own test.
Mastodon: its API's documentation, and what its validator of lengths is specified to do (a link 23 with a
protocol, whole if glued to a word or over 4,096; `@user@host` as `@user`; the warning counts whole).
Threads: its documentation ("emojis are counted as the number of UTF-8 bytes").
"""

from __future__ import annotations

import random

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PHOENIX = "🐦\u200d🔥"

X: list[tuple[str, int]] = [
    ("", 0),
    ("a", 1),
    ("This is a test.", 15),
    ("é", 1),
    ("e\u0301", 1),
    ("\u10ff", 1),
    ("\u1100", 2),
    ("a\u2000b", 3),
    ("a\u200db", 3),
    ("a\u200eb", 4),
    ("\u2010", 1),
    ("’", 1),
    ("\u201f", 1),
    ("†", 2),
    ("…", 2),
    ("\u202f", 2),
    ("\u00a0", 1),
    ("\u2032\u2037", 2),
    ("\u2038", 2),
    ("10 €", 5),
    ("漢字", 4),
    ("저찀쯿쿿", 8),
    ("🌊", 2),
    (FAMILY, 2),
    ("👍🏽", 2),
    ("🇫🇷", 2),
    ("1\ufe0f\u20e3", 2),
    ("©", 2),
    ("☺", 2),
    (ENGLAND, 2),
    (PHOENIX, 5),
    ("🇨🇶", 4),
    ("http://test.com", 23),
    ("https://test.com", 23),
    ("test.com", 23),
    ("Test https://test.com test https://test.com test.com test", 86),
    ("https://例え.jp/パス", 27),
    ("http://localhost", 16),
    ("https://intranet/page", 21),
    ("https://a.corp", 14),
    ("exemple.fr", 23),
    ("a\r\nb", 3),
    ("me@example.com", 14),
    ("#Tag @user", 10),
    ("e.g. this", 9),
    ("https://t.co/abc", 23),
    ("https://example.com/a_(b)", 23),
    ("(https://example.com)", 25),
    ("example.com/a?b=c#d", 23),
    ("日本語example.com", 29),
]

BLUESKY: list[tuple[str, int]] = [
    ("a", 1),
    ("~", 1),
    ("ö", 1),
    ("ñ", 1),
    ("©", 1),
    ("⽘", 1),
    ("☎", 1),
    ("𓋓", 1),
    ("😀", 1),
    ("👨\u200d👩\u200d👧\u200d👧", 1),
    ("a~öñ©⽘☎𓋓😀👨\u200d👩\u200d👧\u200d👧", 10),
    ("नमस्ते", 3),
    ("", 0),
    ("\r\n", 1),
    ("\n\n", 2),
    ("e\u0301", 1),
    ("e\u0301\u0302", 1),
    ("\u1100\u1161\u11a8", 1),
    ("각", 1),
    ("👍🏽", 1),
    ("🇫🇷", 1),
    ("🇫🇷🇩🇪", 2),
    ("🇫", 1),
    ("🇫🇷🇩", 2),
    ("1\ufe0f\u20e3", 1),
    (ENGLAND, 1),
    (PHOENIX, 1),
    ("क्ष", 1),
    ("நி", 1),
    ("กำ", 1),
    ("שָׁלוֹם", 4),
    ("a\u200db", 2),
    ("\u202f", 1),
    ("a\u200bb", 3),
    ("漢字", 2),
    ("☺\ufe0f", 1),
    ("…", 1),
    ("https://example.org/path", 24),
    ("@ana.example.org", 16),
    ("#Tag", 4),
]

MASTODON: list[tuple[str, int]] = [
    ("", 0),
    ("a", 1),
    ("\r\n", 1),
    ("https://example.com", 23),
    ("http://example.com", 23),
    ("HTTPS://EXAMPLE.COM", 23),
    ("https://example.com/" + "a" * 500, 23),
    ("https://example.com/" + "a" * 5000, 5020),
    ("example.com", 11),
    ("ahttps://example.com", 20),
    ("ftp://example.com", 17),
    ("https://localhost/", 18),
    ("https://intranet.corp", 21),
    ("https://xn--fsq.com", 23),
    ("https://例え.jp", 23),
    ("https://example.org/é", 23),
    ("https://example.org?x=1", 23),
    ("https://example.org:8080/", 23),
    ("https://example.org.", 24),
    ("(https://example.org)", 25),
    ("https://example.org/a_(b)", 23),
    ("https://a.org https://b.org", 47),
    ("«\u202fhttps://example.org\u202f»", 27),
    ("@user", 5),
    ("@user@example.com", 5),
    ("@user@" + "a" * 300, 306),
    ("@a@b.org @c@d.org", 5),
    ("me@example.org", 14),
    ("x@user@example.org", 18),
    ("Hi @ana@example.org, https://example.org!", 33),
    ("https://example.org/@ana@example.com", 23),
    (FAMILY, 1),
    ("🏳️\u200d🌈", 1),
    ("🇫🇷", 1),
    ("e\u0301", 1),
    ("漢字", 2),
    ("#Tag", 4),
    ("नमस्ते", 3),
]

THREADS: list[tuple[str, int]] = [
    ("", 0),
    ("a", 1),
    ("0", 1),
    ("#", 1),
    ("é", 1),
    ("e\u0301", 2),
    ("Ж", 1),
    ("漢字", 2),
    ("𝒳", 1),
    ("नमस्ते", 6),
    ("…", 1),
    ("\u202f", 1),
    ("\r\n", 1),
    ("\n\n", 2),
    ("🌊", 4),
    ("🌊🌊", 8),
    ("a🌊b", 6),
    ("☺", 3),
    ("☺\ufe0f", 6),
    ("❤", 3),
    ("❤\ufe0f", 6),
    ("©", 2),
    ("™", 3),
    ("👍🏽", 8),
    ("👍👍🏽", 12),
    (FAMILY, 25),
    ("👩\u200d🚀", 11),
    ("🏳\ufe0f\u200d🌈", 14),
    (PHOENIX, 11),
    ("🇫🇷", 8),
    ("🇫", 1),
    ("1\ufe0f\u20e3", 7),
    ("*\ufe0f\u20e3", 7),
    (ENGLAND, 28),
    ("https://example.org", 19),
    ("@user@example.org", 17),
    ("#Tag", 4),
]

CASES = {"x": X, "bluesky": BLUESKY, "mastodon": MASTODON, "threads": THREADS}

LONG = {
    "letters and dots": "a." * 50_000,
    "no dot for long": "あ" * 50_000 + ".jp",
    "long words with dots": ("a." * 14 + "a" * 270 + " ") * 400,
    "long hosts": ("あ" * 290 + ".x ") * 300,
    "hyphens": ("a-" * 140 + ".comx ") * 200,
    "underscores": ("a_" * 140 + ".com ") * 200,
    "protocols": "https://" * 10_000,
    "long hosts behind protocols": ("https://" + "a-" * 100 + ".b ") * 300,
    "brackets": "https://example.org/(" * 4_000,
    "only brackets": "https://example.org/" + "(" * 60_000,
    "one open bracket": "https://example.org/(" + "a" * 60_000,
    "colons": "https://example.org/" + ":" * 60_000,
    "trailing marks": "https://example.org/" + "!)" * 30_000,
    "at signs": "@" * 60_000,
    "mentions": "@a@" + "a." * 30_000,
    "glued mentions": "a@a" * 20_000,
    "hashtags": "#1" * 30_000,
    "dots": "." * 60_000,
    "families": FAMILY * 8_000,
    "accents": "e" + "\u0301" * 60_000,
    "flags": "🇫" * 60_001,
    "joiners": "\u200d" * 60_000,
    "line ends": "\r\n" * 30_000,
}
"""Texts that make counters slow."""

_TOGETHER = """
https:// http:// a.fr exemple.fr/é?x=1#y HTTP://EXAMPLE.COM İstanbul.com ınfo.ınfo ſ.com K.com straße.de
ЯНДЕКС.РФ 例え.jp @user@mastodon.example.org @a@b me@example.org #Tag #1 #1a ＃日本 #a_b ( ) [ ] . , ! … ’
é ﬁ 한국 각 नमस्ते क्ष நி กำ 👍 👍🏽 🇫🇷 🇫 🇨🇶 © ® ™ ☺ € 漢字 𝒳 t.co/abc https://t.co/abcDEF/x localhost
https://localhost/x - _ / :8080
a.b.c.d.com xn--mgba3a4f16a.ir x.com.jpg e.g. & $ % ~ | = + word 日本語 א ب A ?
a-b.co.uk https://a.fr/(b(c)d) https://a.fr/(b » " ' < > \\ ^ { } ` ; * °
"""
_PIECES = _TOGETHER.split()
_PIECES += [
    FAMILY,
    ENGLAND,
    PHOENIX,
    "1\ufe0f\u20e3",
    "#\ufe0f\u20e3",
    "*\u20e3",
    "🙂\u200d↕️",
    "☺\ufe0f",
    "e\u0301",
]
_PIECES += [
    "\u0301",
    "\u1100",
    "\u1161",
    "\u11a8",
    "\u0600",
    "\u061c",
    "\u200f",
    "\u2066",
    "\ufeff",
    "\ufffe",
    "\0",
]
_PIECES += [
    " ",
    "\n",
    "\r\n",
    "\u202f",
    "\u00a0",
    "\u2028",
    "\u180e",
    "\x85",
    "\x1c",
    "\u200b",
    "\u200d",
    "\ufe0f",
]
_PIECES += ["https://t.co/" + "a" * 41, "a" * 64 + ".com", "The quick brown fox ", "A" * 130, "été " * 30]


def strings(number: int, seed: int = 4) -> list[str]:
    """Texts put together from what counters trip over, short and long; always the same ones for a seed."""
    chance = random.Random(seed)
    cases = [text for some in CASES.values() for text, _ in some if len(text) < 1000]
    made = ["".join(chance.choices(_PIECES, k=chance.choice((3, 10, 40, 90)))) for _ in range(number)]
    return [*cases, *made]
