"""GitHub's expressions, as far as the workflows use them; anything else is an error.

Semantics as docs.github.com has them ("Evaluate expressions in workflows and actions"): texts are compared
without case, a property that is not there is null, `&&` and `||` give one of their operands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Value = Any
TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<name>[A-Za-z_][\w-]*)|(?P<sign>==|!=|&&|\|\||[!().,]))"
)
INSERTED = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
CONSTANTS: dict[str, Value] = {"true": True, "false": False, "null": None}


class UnknownExpression(Exception):  # noqa: N818 - it is not known here, which says nothing of the expression
    """An expression that is not of the part of the language that is known here."""


@dataclass
class Scope:
    """What an expression may name: the contexts, and how the job stands."""

    contexts: Mapping[str, Value]
    status: str = "success"
    functions: dict[str, Callable[..., Value]] = field(init=False)

    def __post_init__(self) -> None:
        self.functions = {
            "always": lambda: True,
            "cancelled": lambda: self.status == "cancelled",
            "failure": lambda: self.status == "failure",
            "success": lambda: self.status == "success",
            "contains": _contains,
            "fromJSON": json.loads,
            "toJSON": lambda value: json.dumps(value, indent=2),
        }

    def filled(self, text: Value) -> str:
        """A value of the file with its expressions replaced."""
        return INSERTED.sub(lambda match: shown(self.value(match[1])), shown(text))

    def holds(self, condition: str | bool | None) -> bool:
        """Whether an `if` is met; without a function about the status, success is asked for as well."""
        text = shown(condition).strip()
        inner = re.fullmatch(r"\$\{\{(.*)\}\}", text, re.DOTALL)
        text = inner[1] if inner else text
        asked = re.search(r"\b(?:always|cancelled|failure|success)\(\)", text)
        if not asked and self.status != "success":
            return False
        return not text.strip() or truthy(self.value(text))

    def value(self, expression: str) -> Value:
        """What an expression comes to."""
        reader = _Reader(_tokens(expression), self)
        value = reader.either()
        if reader.tokens:
            raise UnknownExpression(expression)
        return value


def shown(value: Value) -> str:
    """A value as text, as GitHub inserts it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        raise UnknownExpression(str(value))
    return str(value)


def truthy(value: Value) -> bool:
    """Whether a value counts as true."""
    return value not in (None, False, 0, "")


def _contains(where: Value, what: Value) -> bool:
    if not isinstance(where, list):
        raise UnknownExpression(str(where))
    return any(_same(item, what) for item in where)


def _same(one: Value, other: Value) -> bool:
    """Whether two values are equal; null, false, 0 and the empty text are one number."""
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    if not truthy(one) and not truthy(other):
        return True
    return type(one) is type(other) and bool(one == other)


def _tokens(expression: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    rest = expression.rstrip()
    while rest:
        match = TOKEN.match(rest)
        if match is None or match.lastgroup is None:
            raise UnknownExpression(expression)
        found.append((match.lastgroup, match[match.lastgroup]))
        rest = rest[match.end() :]
    return found


class _Reader:
    """Reads one expression, most loosely bound first."""

    def __init__(self, tokens: list[tuple[str, str]], scope: Scope) -> None:
        self.tokens = tokens
        self._scope = scope

    def either(self) -> Value:
        """`a || b`."""
        value = self.both()
        while self._take("||"):
            other = self.both()
            value = value if truthy(value) else other
        return value

    def both(self) -> Value:
        """`a && b`."""
        value = self.comparison()
        while self._take("&&"):
            other = self.comparison()
            value = other if truthy(value) else value
        return value

    def comparison(self) -> Value:
        """`a == b`, `a != b`."""
        value = self.single()
        if self._take("=="):
            return _same(value, self.single())
        if self._take("!="):
            return not _same(value, self.single())
        return value

    def single(self) -> Value:
        """A literal, a call, a property, something in brackets, or the contrary of one."""
        if self._take("!"):
            return not truthy(self.single())
        if self._take("("):
            value = self.either()
            self._need(")")
            return value
        kind, text = self.tokens.pop(0) if self.tokens else ("", "")
        if kind == "text":
            return text[1:-1].replace("''", "'")
        if kind == "number":
            return int(text)
        if kind != "name":
            raise UnknownExpression(text)
        if text in CONSTANTS:
            return CONSTANTS[text]
        return self._call(text) if self._take("(") else self._property(text)

    def _call(self, name: str) -> Value:
        if name not in self._scope.functions:
            raise UnknownExpression(name)
        arguments = []
        while not self._take(")"):
            arguments.append(self.either())
            if not self._take(","):
                self._need(")")
                break
        return self._scope.functions[name](*arguments)

    def _property(self, name: str) -> Value:
        if name not in self._scope.contexts:
            raise UnknownExpression(name)
        value = self._scope.contexts[name]
        while self._take("."):
            _, key = self.tokens.pop(0)
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _take(self, sign: str) -> bool:
        if self.tokens and self.tokens[0] == ("sign", sign):
            self.tokens.pop(0)
            return True
        return False

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            raise UnknownExpression(sign)
