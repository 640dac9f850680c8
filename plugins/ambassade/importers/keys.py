"""The keys of a record against those that the mapping knows: unknown ones are told, or read as meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ambassade.importers.json_source import RepeatedKeys
from ambassade.names import did_you_mean
from ambassade.words import Say, say


class KeyTable:
    """The keys that a section knows, as paths: `socials[].icon` is `icon` of each item of `socials`."""

    def __init__(
        self, known: tuple[str, ...] | None, left_out: Mapping[str, str], counted: Counter[tuple[str, str]]
    ) -> None:
        self._any = known is None
        self._known: dict[str, set[str]] = {}
        self._left_out = left_out
        self._counted = counted
        for path in (*(known or ()), *left_out):
            steps = path.split(".")
            for place in range(len(steps)):
                self._known.setdefault(".".join(steps[:place]), set()).add(steps[place].removesuffix("[]"))

    def read(self, value: Any) -> tuple[Any, list[Say]]:
        """A record as it is meant, and what there is to say of its keys.

        A key that differs from a known one only in case or spaces is read as that one; any other unknown key
        is left out, with the known one that it resembles.
        """
        said: list[Say] = []
        return self._read(value, "", said), said

    def _read(self, value: Any, path: str, said: list[Say]) -> Any:
        if isinstance(value, list):
            return [self._read(item, f"{path}[]", said) for item in value]
        if not isinstance(value, dict):
            return value
        if isinstance(value, RepeatedKeys):
            said += [
                say("the key `{key}` stands twice; the last value was read", key=_where(path, key))
                for key in value.repeated
            ]
        known = self._known.get(path)
        if self._any or known is None:
            return {key: self._count(key, item, path, said) for key, item in value.items()}
        plain = {_plain(name): name for name in known}
        read: dict[str, Any] = {}
        for key, item in value.items():
            meant = key if key in known else plain.get(_plain(key))
            if meant is None:
                _add(said, _unknown(_where(path, key), key, known))
            elif meant == key:
                read[key] = self._count(key, item, path, said)
            elif meant in value or meant in read:
                _add(
                    said,
                    say(
                        "the key `{key}` was left out: `{meant}` is there too",
                        key=_where(path, key),
                        meant=meant,
                    ),
                )
            else:
                _add(said, say("the key `{key}` was read as `{meant}`", key=_where(path, key), meant=meant))
                read[meant] = self._count(meant, item, path, said)
        return read

    def _count(self, key: str, item: Any, path: str, said: list[Say]) -> Any:
        """A known key's value; one that the mapping leaves out is counted, and is not handed on."""
        full = f"{path}.{key}" if path else key
        for listed in (full, f"{full}[]"):
            if listed in self._left_out and item is not None:
                self._counted[listed, self._left_out[listed]] += len(item) if isinstance(item, list) else 1
                return None
        return self._read(item, full, said)


def _plain(key: str) -> str:
    return "".join(key.split()).casefold()


def _where(path: str, key: str) -> str:
    shown = " ".join(key.split())[:60] if key.strip() == key else f"{key[:60]}"
    return f"{path}.{shown}" if path else shown


def _unknown(shown: str, key: str, known: set[str]) -> Say:
    near = did_you_mean(key, sorted(known))
    if near is not None:
        return say(
            "the key `{key}` is not known and was left out; did you mean `{near}`?", key=shown, near=near
        )
    return say("the key `{key}` is not known and was left out", key=shown)


def _add(said: list[Say], message: Say) -> None:
    if message not in said:
        said.append(message)
