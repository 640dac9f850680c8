"""Texts and addresses from strangers, made fit to be published: what was left out is always said."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

import nh3
from markdown_it import MarkdownIt

from ambassade.load.formats import is_uri
from ambassade.words import Say, say

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff]"
)
_NO_WIDTH = re.compile("[\u200b-\u200d\u2060]")
_MAIL = re.compile(
    r"(?:mailto:)?(?<![\w@.+-])[\w.+-]+(?:@|\s?[\[(]\s?at\s?[\])]\s?)"
    r"[\w-]+(?:(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)[\w-]+)+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"""(?<![\w/=.-])(?:
        \+\d[\d\s().-]{6,18}\d                                                # +33 1 23 45 67 89
        | (?:tel|phone|mobile|mob|call|whatsapp)\b[^\d\n]{0,12}\d[\d\s().-]{6,14}\d
        | \(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}
        | 0\d(?:[ .-]?\d{2}){4}
        | [6-9]\d{9}
    )(?![\w/=])""",
    re.VERBOSE | re.IGNORECASE,
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BARE_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#]|\Z)", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(\s*)(#{1,6}(?=\s|\Z)|>|[-+](?=\s)|={3,}|-{3,}|~{3,})", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)", re.MULTILINE)
_INLINE = re.compile(r"([\\*`\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")


def clean_text(text: str) -> tuple[str, tuple[Say, ...]]:
    """A text without characters that hide or reorder, without e-mail addresses and telephone numbers.

    The second part says what was left out; it is empty where nothing was.
    """
    said: list[Say] = []
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text, count = _HIDDEN.subn("", text)
    if count:
        said.append(say("an invisible character was left out"))
    text, count = _MAIL.subn("", text)
    if count:
        said.append(say("an e-mail address was left out"))
    text, count = _PHONE.subn("", text)
    if count:
        said.append(say("a telephone number was left out"))
    lines = [re.sub(r" {2,}", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), tuple(said)


@lru_cache(maxsize=65536)
def clean_link(address: str) -> tuple[str | None, tuple[Say, ...]]:
    """A web address that readers can follow, or None where there is none; and what was changed or refused.

    `http` becomes `https`, a missing scheme is added where a host stands, spaces around it go. Everything
    else that is not a web address (scripts, data, mail, telephone numbers) is refused.
    """
    text = _NO_WIDTH.sub("", _HIDDEN.sub("", address)).strip()
    if not text:
        return None, ()
    scheme = _SCHEME.match(text)
    said: list[Say] = []
    if scheme is None and _BARE_HOST.match(text):
        text = f"https://{text}"
        said.append(say("`https://` was put before {address}", address=_short(address)))
    elif scheme is None:
        return None, (say("{address} is no web address", address=_short(address)),)
    elif scheme[1].lower() in {"mailto", "mail", "tel", "sms"}:
        return None, (say("an e-mail address or telephone number was left out"),)
    elif scheme[1].lower() not in {"http", "https"}:
        return None, (say("an address that starts with `{scheme}:` was left out", scheme=scheme[1][:20]),)
    found = _upgraded(text)
    if found is None:
        return None, (say("{address} is no web address", address=_short(address)),)
    if found.startswith("https:") and text.lower().startswith("http:"):
        said.append(say("{address} was changed to https", address=_short(address)))
    return found, tuple(said)


def _upgraded(text: str) -> str | None:
    """The address with https and escaped special signs; None where no address can be made of it."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or "." not in host or "@" in parts.netloc:
        return None
    scheme = "http" if parts.scheme == "http" and port not in {None, 80, 443} else "https"
    netloc = host if port in {None, 80, 443} else f"{host}:{port}"
    try:
        netloc = netloc.encode("ascii").decode()
    except UnicodeEncodeError:
        try:
            netloc = netloc.encode("idna").decode()
        except UnicodeError:
            return None
    found = urlunsplit(
        (
            scheme,
            netloc,
            quote(parts.path, safe="/%:@!$&'()*+,;=~-._"),
            quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]"),
            quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?"),
        )
    )
    return found if is_uri(found) else None


def plain_text(text: str) -> str:
    """A text without its Markdown and HTML; paragraphs stay."""
    shown = _markdown().render(_LINE_ENDS.sub("\n", _HIDDEN.sub("", text)))
    shown = re.sub(r"</(?:p|h\d|li|blockquote|pre|div)>\n*", "\n\n", shown, flags=re.IGNORECASE)
    shown = re.sub(r"<br ?/?>\n?", "\n", shown, flags=re.IGNORECASE)
    shown = html.unescape(nh3.clean(shown, tags=set()))
    lines = [line.strip() for line in shown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def as_markdown(text: str) -> str:
    """Plain text, written so that Markdown shows it as it stands."""
    text = _INLINE.sub(r"\\\1", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _BLOCK_START.sub(r"\1\\\2", text)


def shorten(text: str, most: int) -> str:
    """At most `most` characters of a text, cut after a sentence, or with an ellipsis after a word."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    sentence = max(head.rfind(". "), head.rfind("! "), head.rfind("? "))
    if sentence >= most // 2:
        return head[: sentence + 1]
    word = head.rfind(" ")
    return (head[:word] if word >= most // 2 else head).rstrip(" ,;:-") + "…"


def texts(value: object) -> Iterator[str]:
    """Every text in a value, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True})
    reader.validateLink = lambda _: True  # type: ignore[assignment, method-assign]  # only the texts of links are kept
    return reader


def _short(address: str) -> str:
    shown = " ".join(_HIDDEN.sub("", address).split())
    shown = _MAIL.sub("…", shown)
    return f"`{shown[:80]}`" + ("…" if len(shown) > 80 else "")
