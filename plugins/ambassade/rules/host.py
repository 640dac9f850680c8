"""Hosts that pretend to be others: mixed scripts, encoded names, one letter off a platform's own host."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz.distance import OSA

from ambassade.model.platform import host_belongs
from ambassade.names import fold
from ambassade.words import Say, say

SHORTEST: Final = 5
"""Names of fewer letters have too many honest neighbours to judge by one edit (`x.com`, `t.me`)."""
ENCODED: Final = "xn--"
_LOOKS = str.maketrans(
    # Cyrillic, then Greek, then digits and letters that many typefaces draw alike (after UTS 39's table).
    {
        **dict(zip("асԁеһіјкӏморԛѕтухѵԝвн", "acdehljklmopqstyxvwbh", strict=True)),
        **dict(zip("αοννρικυτχεω", "aovvplkutxew", strict=True)),
        **dict(zip("0135i|", "olesll", strict=True)),
        "。": ".",
    }
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_WRITTEN_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)


class Hosts:
    """Judges hosts against those of the known platforms (`known`) and the organisation's own (`own`)."""

    def __init__(self, known: Iterable[str], own: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._trusted = (*sorted(self._known), *own)
        self._lengths = sorted({host.count(".") + 1 for host in self._known})
        self._skeletons = {skeleton(host): host for host in sorted(self._known, reverse=True)}
        self._near: dict[str, list[str]] = {}
        for host in sorted(self._known):
            if len(host.split(".")[-2]) >= SHORTEST:
                for shorter in _shorter(host):
                    self._near.setdefault(shorter, []).append(host)
        self._judged: dict[str, Say | None] = {}

    def pretence(self, host: str) -> Say | None:
        """What is suspicious about a host, as a sentence; None where nothing is."""
        if host not in self._judged:
            self._judged[host] = self._judge(host)
        return self._judged[host]

    def _judge(self, host: str) -> Say | None:
        if host.isascii() and ENCODED not in host and host_belongs(host, self._trusted):
            return None
        read = decoded(host)
        if read is None:
            return say("nobody can read the host `{host}`", host=host)
        model = self._model(read)
        if model is not None:
            return _likeness(host, read, model)
        if any(is_mixed(label) for label in read.split(".")):
            return say("the host `{host}` mixes letters of several scripts", host=read)
        return say("`{host}` stands for `{read}`", host=host, read=read) if read != host else None

    def _model(self, host: str) -> str | None:
        """The platform's host that `host` could be taken for."""
        labels = host.replace("。", ".").split(".")
        tails = [".".join(labels[-length:]) for length in self._lengths]
        for tail in tails:
            model = self._skeletons.get(skeleton(tail))
            if model is not None:
                return model
        for tail in tails:
            for shorter in _shorter(tail):
                for known in self._near.get(shorter, ()):
                    if OSA.distance(tail, known, score_cutoff=1) == 1:
                        return known
        for length in self._lengths:
            for start in range(len(labels) - length):
                inside = ".".join(labels[start : start + length])
                if inside in self._known:
                    return inside
        return None


def _shorter(host: str) -> Iterator[str]:
    """The host and every text that lacks one letter of it: two hosts one edit apart share one of these."""
    yield host
    yield from (host[:index] + host[index + 1 :] for index in range(len(host)))


def _likeness(host: str, read: str, model: str) -> Say:
    if read != host:
        return say(
            "`{host}` stands for `{read}`, which looks like `{model}`", host=host, read=read, model=model
        )
    return say("`{host}` looks like `{model}`, and is another host", host=host, model=model)


def decoded(host: str) -> str | None:
    """The host as people read it: encoded names in their own letters; None where one can not be decoded."""
    labels = []
    for label in host.split("."):
        if label.startswith(ENCODED):
            try:
                labels.append(label.removeprefix(ENCODED).encode("ascii").decode("punycode").lower())
            except (UnicodeError, ValueError):
                return None
        else:
            labels.append(label)
    return ".".join(labels)


def skeleton(host: str) -> str:
    """What a host looks like: two hosts of one skeleton are hard to tell apart."""
    plain = host if host.isascii() else fold(unicodedata.normalize("NFKC", host))
    plain = plain.translate(_LOOKS)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def is_mixed(label: str) -> bool:
    """Whether a part of a host mixes scripts that nobody writes together."""
    scripts = {unicodedata.name(char, "?").partition(" ")[0] for char in label if char.isalpha()}
    return len(scripts) > 1 and not any(scripts <= allowed for allowed in _WRITTEN_TOGETHER)
