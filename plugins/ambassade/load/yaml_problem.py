"""Why a text can not be read as YAML, in the editor's words: libyaml's problem, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass

from ambassade.spans import Span, span
from ambassade.words import Say, say

_QUOTE = say("put the text between quotes")
_NOT_CLOSED = say("a text in quotes is not closed")
_TAB = say("a tab stands where spaces are expected")
_BACKSLASH = say("a backslash between double quotes begins a sign that is not known")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do."""

    message: Say
    place: Span
    hint: Say


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in the text, lines and columns from 0, as libyaml counts; and the line there."""

    line: int
    column: int
    lines: list[str]

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def sign(self) -> str:
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    def place(self, offset: int) -> Span:
        return span(self.line + 1 + offset, self.column + 1)


def explain(
    problem: str, text: str, at: tuple[int, int], opened: tuple[int, int] | None, offset: int
) -> Problem:
    """The problem that libyaml calls `problem`, found `at` a line and column (from 0).

    `opened` is where the construct that could not be finished begins, `offset` how many lines come before.
    """
    lines = text.split("\n")
    mark = _mark(at, lines)
    start = mark if opened is None else _mark(opened, lines)
    message, hint, where = _words(problem, mark, start)
    return Problem(message, where.place(offset), hint)


def _mark(at: tuple[int, int], lines: list[str]) -> _Mark:
    line = min(at[0], len(lines) - 1)
    column = at[1] if line == at[0] else len(lines[line])
    return _Mark(line, column, lines)


def _words(problem: str, mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    """Message, hint and place."""
    for known, explanation in _EXPLANATIONS:
        if known in problem:
            return explanation(mark, start)
    return (
        say("this line can not be read as YAML"),
        say("compare it with the lines around it; a text with special signs needs quotes"),
        mark,
    )


def _value(mark: _Mark) -> _Mark:
    """The place where the value of the mark's line begins."""
    key, colon, _ = mark.before.partition(": ")
    return _Mark(mark.line, len(key) + 2 if colon else len(key) - len(key.lstrip(" -")), mark.lines)


def _quoted(mark: _Mark) -> Say:
    """How the text that begins at the mark, up to the end of its line, looks between quotes."""
    rest = mark.text[mark.column :].strip()
    for quote in ('"', "'"):
        if rest and quote not in rest and not (quote == '"' and "\\" in rest):
            return say("put the text between quotes: {value}", value=f"{quote}{rest}{quote}")
    return _QUOTE


def _first_sign(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    """A sign that YAML has taken for its own."""
    if mark.sign == "\t":
        return _tab(mark, start)
    return _sign(mark)


def _sign(mark: _Mark) -> tuple[Say, Say, _Mark]:
    if not mark.sign:
        return say("the line ends too early"), say("write what is missing, or delete the line"), mark
    return say("a text without quotes can not begin with “{sign}”", sign=mark.sign), _quoted(mark), mark


def _opening_sign(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    """A star, an ampersand or an exclamation mark that was meant as text."""
    del mark
    return _sign(start)


def _tab(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del start
    tab = mark.text.find("\t")
    return _TAB, say("replace the tab by spaces"), _Mark(mark.line, max(tab, 0), mark.lines)


def _colon(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    """A colon too many in a line, or a key that belongs further left."""
    del start
    key, colon, _ = mark.before.partition(": ")
    if colon:
        value = _Mark(mark.line, len(key) + 2, mark.lines)
        return say("a colon followed by a space stands inside a text"), _quoted(value), mark
    first = len(mark.text) - len(mark.text.lstrip(" -"))
    return (
        say("this key is indented further than the key above it"),
        say("let it begin below the first letter of that key"),
        _Mark(mark.line, first, mark.lines),
    )


def _no_colon(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del mark
    return (
        say("there is no colon after this key"),
        say("write `key: value`; the further lines of a text are indented below its key"),
        start,
    )


def _no_key(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del start
    last = mark.before.rstrip()[-1:]
    if mark.sign == ":":
        return say("a key is missing before the colon"), say("write a word as key"), mark
    if last in {'"', "'"}:
        return (
            say("a text goes on after its closing quote"),
            say("put the whole text between quotes, or use the other kind of quotes around it"),
            mark,
        )
    if last in {"]", "}"}:
        return say("a text goes on after “{sign}”", sign=last), _quoted(_value(mark)), mark
    if mark.before.strip(" -"):
        return say("the text ends before this place"), _QUOTE, mark
    return (
        say("this line is not indented like the lines that it belongs to"),
        say("let the keys of one group, and the hyphens of one list, begin in the same column"),
        mark,
    )


def _no_start(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    """Something before or after the one document of the file."""
    above = range(mark.line - 1, -1, -1)
    for number in above:
        if mark.lines[number].startswith("%"):
            return _sign(_Mark(number, 0, mark.lines))
        if mark.lines[number].startswith("..."):
            return (
                say("the file goes on after a line of `...`, which ends it"),
                say("delete the line of `...`"),
                _Mark(number, 0, mark.lines),
            )
    return _no_key(mark, start)


def _not_closed(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del mark
    return _NOT_CLOSED, say("close it with the same quote"), start


def _brackets(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    sign = start.sign if start.sign in {"[", "{"} else "["
    closing = "]" if sign == "[" else "}"
    if mark.line == start.line and mark.sign:
        return (
            say("a comma or `{closing}` is missing here", closing=closing),
            say("put a comma between items, and a text with special signs between quotes"),
            mark,
        )
    return (
        say("`{sign}` is not closed", sign=sign),
        say("write `{closing}` at its end; a text that begins with this sign needs quotes", closing=closing),
        start,
    )


def _no_content(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    if mark.sign == ",":
        return (
            say("there is nothing before this comma"),
            say("delete the comma, or write what is missing"),
            mark,
        )
    return _sign(mark) if mark.sign else _brackets(mark, start)


def _list_on_line(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del start
    return (
        say("a list can not begin here"),
        say("put each item on a line of its own, after `- `; a text that begins with a hyphen needs quotes"),
        mark,
    )


def _backslash(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del start
    back = mark.before.rfind("\\")
    return (
        _BACKSLASH,
        say("use single quotes around the text"),
        _Mark(mark.line, back, mark.lines) if back >= 0 else mark,
    )


def _block_text(mark: _Mark, start: _Mark) -> tuple[Say, Say, _Mark]:
    del start
    return (
        say("something stands after the sign that begins a long text"),
        say("begin the text on the next line; a text that begins with `|` or `>` needs quotes"),
        mark,
    )


_EXPLANATIONS = (
    ("cannot start any token", _first_sign),
    ("tab character", _tab),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _no_key),
    ("did not find expected '-'", _no_key),
    ("did not find expected <document start>", _no_start),
    ("did not find expected node content", _no_content),
    ("did not find expected ','", _brackets),
    ("found unexpected end of stream", _not_closed),
    ("found unexpected document indicator", _not_closed),
    ("unknown escape character", _backslash),
    ("expected hexdecimal number", _backslash),
    ("character escape code", _backslash),
    ("block sequence entries are not allowed", _list_on_line),
    ("mapping keys are not allowed", _first_sign),
    ("alphabetic or numeric character", _opening_sign),
    ("expected comment or line break", _block_text),
    ("indentation indicator", _block_text),
    ("tag", _opening_sign),
    ("'!'", _opening_sign),
    ("URI", _opening_sign),
    ("directive", _opening_sign),
    ("incompatible YAML document", _opening_sign),
)
