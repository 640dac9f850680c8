"""Values of another type than their schema wants: what was found, what should be there, what to type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambassade.findings import Finding
from ambassade.load.meant import meant_format, meant_list, meant_number, meant_truth
from ambassade.load.teller import Teller
from ambassade.load.violation import Violation, example, short
from ambassade.load.wrong_form import FORMS
from ambassade.words import Say, say

_NOUNS: dict[str, Say] = {
    "string": say("a text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "array": say("a list"),
    "object": say("a group of keys"),
}


def tell_type(found: Violation, teller: Teller) -> Iterator[Finding]:
    """A value of another type, or none at all."""
    wanted = str(found.limit)
    if found.value is None:
        yield teller.tell(
            "wrong-type",
            say("{what} has no value", what=found.what),
            hint=_hint_nothing(found, wanted),
            key=found.at_key,
        )
        return
    shown = _noun(found.value, wanted)
    yield teller.tell(
        "wrong-type",
        say("{what} is {found}, not {wanted}", what=found.what, found=shown, wanted=_NOUNS[wanted]),
        hint=_HINTS[wanted](found),
    )


def _hint_nothing(found: Violation, wanted: str) -> Say:
    if wanted == "array":
        return say("write each item on a line of its own, after `- `, or delete the line")
    if wanted == "object":
        return say("write its keys on lines of their own, indented below it, or delete the line")
    shown = example(found.schema)
    if wanted == "string" and (shown is None or found.schema.get("x-type") == "text"):
        return say("write a text, between quotes if it begins with `#`, or delete the line")
    if shown is None:
        return say("write {noun}, or delete the line", noun=_NOUNS[wanted])
    # Without quotes, what begins with a number sign is a remark.
    typed = f'"{shown}"' if str(shown).startswith("#") else short(shown)
    return say("write {noun} such as `{example}`, or delete the line", noun=_NOUNS[wanted], example=typed)


def _noun(value: object, wanted: str) -> Say:
    """What a value is, told apart from what it should be."""
    if isinstance(value, bool):
        return _NOUNS["boolean"]
    if isinstance(value, float) and wanted == "integer":
        return say("a number with decimals")
    if isinstance(value, int | float):
        return _NOUNS["number"]
    return _NOUNS["array" if isinstance(value, list) else "object" if isinstance(value, dict) else "string"]


def _hint_text(found: Violation) -> Say:
    value, form = found.value, found.schema.get("format")
    if form in FORMS and isinstance(value, bool | int | float):
        meant = meant_format(str(value), form)
        return FORMS[form][1] if meant is None else say("write `{value}`", value=meant)
    if isinstance(value, bool | int):
        return say('put it between quotes: "{value}"', value=short(value))
    if isinstance(value, dict) and len(value) == 1 and found.is_item:
        (key, inner) = next(iter(value.items()))
        if isinstance(inner, str) and '"' not in inner:
            return say('put the text between quotes: "{value}"', value=f"{key}: {inner}")
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return say("write `{value}`, without the brackets or the hyphen of a list", value=short(value[0]))
    if isinstance(value, list | dict):
        return say("write one text after the colon")
    return say("put it between quotes")


def _hint_number(found: Violation) -> Say:
    meant = meant_number(found.value) if isinstance(found.value, str) else None
    if meant is not None:
        return say("write {value}, without quotes or spaces", value=meant)
    if isinstance(found.value, str) and found.value.removeprefix("-").isdecimal():
        return say("write a number of at most 18 digits")
    shown = example(found.schema)
    return (
        say("write digits only")
        if shown is None
        else say("write digits only, such as {example}", example=shown)
    )


def _hint_truth(found: Violation) -> Say:
    meant = meant_truth(str(found.value))
    return say("write true or false") if meant is None else say("write {value}", value=meant)


def _hint_list(found: Violation) -> Say:
    if isinstance(found.value, dict):
        return say("put `- ` before its first key and indent the other keys alike, as one item of the list")
    meant = meant_list(found.value) if isinstance(found.value, str) else None
    if meant is not None:
        return say("write {value}, or each item on a line of its own, after `- `", value=meant)
    return say("write each item on a line of its own, after `- `")


def _hint_group(found: Violation) -> Say:
    if isinstance(found.value, list) and found.value and isinstance(found.value[0], dict):
        return say("delete the `- ` before its keys: there is only one of it")
    keys = found.schema.get("required") or list(found.schema.get("properties", {}))[:4]
    if not keys:
        return say("write keys on lines of their own, indented below it")
    return say("write its keys on lines of their own, indented below it: {keys}", keys=", ".join(keys))


_HINTS: dict[str, Callable[[Violation], Say]] = {
    "string": _hint_text,
    "integer": _hint_number,
    "number": _hint_number,
    "boolean": _hint_truth,
    "array": _hint_list,
    "object": _hint_group,
}
