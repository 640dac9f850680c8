"""Texts of the right type in a wrong form: dates, addresses, short names, languages, choices."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Finding
from ambassade.load.meant import last_day_of_month, meant_format, meant_language, meant_pattern
from ambassade.load.teller import Teller
from ambassade.load.violation import Violation, description, example, short, title
from ambassade.names import did_you_mean
from ambassade.words import Say, say

FORMS: dict[str, tuple[Say, Say]] = {
    "date": (say("a day"), say("write year, month and day, such as `2026-11-23`")),
    "moment": (
        say("a day or a time"),
        say("write a day such as `2026-11-26`, or a day and a time such as `2026-11-26T18:00`"),
    ),
    "time-zone": (say("a time zone"), say("write a continent and a city, such as `Europe/Paris`")),
    "uri": (
        say("a web address"),
        say("write an address that begins with `https://` and has no spaces"),
    ),
    "rrule": (
        say("a rule of recurrence"),
        say("write it such as `FREQ=WEEKLY;BYDAY=TU` or `FREQ=MONTHLY;BYDAY=1TH`"),
    ),
    "slug": (say("a short name"), say("write small letters, digits and single hyphens")),
    "key": (
        say("a reference"),
        say("write the network, a slash and the name of the file, such as `quiet-water/open-deck`"),
    ),
    "file": (say("the name of a file"), say("write the name of a file beside this one, without its folder")),
}


def tell_choice(found: Violation, teller: Teller) -> Iterator[Finding]:
    """A value that is none of those offered."""
    values = [str(value) for value in found.limit]
    names = ", ".join(values)
    if found.value == "":
        yield teller.tell(
            "empty-text",
            say("{what} is empty", what=found.what),
            hint=say("write one of: {names}", names=names),
        )
        return
    near = did_you_mean(str(found.value), values)
    yield teller.tell(
        "unknown-value",
        say("{what} can not be `{value}`", what=found.what, value=short(found.value)),
        hint=say("write one of: {names}", names=names)
        if near is None
        else say("did you mean `{name}`? The choice is: {names}", name=near, names=names),
    )


def tell_form(found: Violation, teller: Teller) -> Iterator[Finding]:
    """A format or a pattern."""
    if found.value == "":
        yield from tell_empty(found, teller)
        return
    form = str(found.limit) if found.keyword == "format" else str(found.schema.get("x-type", ""))
    noun, hint = FORMS.get(form, (None, None))
    if found.keyword == "format":
        meant = meant_format(found.value, form)
    else:
        meant = meant_pattern(found.value, str(found.limit))
    if _is_language(found):
        noun, hint, meant = say("a language code"), _LANGUAGE_HINT, meant_language(found.value)
    value = short(found.value)
    name = title(found.schema)
    if found.value != found.value.strip():
        message = say("{what} begins or ends with a space or a line break", what=found.what)
        meant = meant or found.value.strip()
    elif form in {"date", "moment"} and _looks_like_a_day(found.value, form):
        message = say("there is no `{value}` in the calendar", value=value)
        meant = last_day_of_month(found.value)
    elif noun is not None:
        message = say("`{value}` is not written as {form}", value=value, form=noun)
    elif name is not None:
        message = say("`{value}` is not written as {form}", value=value, form=say("“{title}”", title=name))
    else:
        message = say("`{value}` does not fit {what}", value=value, what=found.what)
    if meant is not None:
        hint = say("write `{value}`", value=meant)
    elif hint is None:
        hint = _described(found)
    yield teller.tell("wrong-format", message, hint=hint)


def _described(found: Violation) -> Say | None:
    said, shown = description(found.schema), example(found.schema)
    if said is not None and shown is not None:
        return say("{description}, such as `{example}`", description=said, example=shown)
    if shown is not None:
        return say("write it such as `{example}`", example=shown)
    return None if said is None else say("what belongs there: {description}", description=said)


def _looks_like_a_day(text: str, form: str) -> bool:
    """Whether only the calendar or the clock is against a text of the right form."""
    blank = "".join("0" if char.isdigit() and char.isascii() else char for char in text)
    with_time = {"0000-00-00T00:00", "0000-00-00 00:00"}
    return blank == "0000-00-00" or (form == "moment" and blank in with_time)


def _is_language(found: Violation) -> bool:
    """Whether a pattern is that of language codes, which only their title tells apart."""
    return found.keyword == "pattern" and str(found.limit).startswith("^[a-z]{2,3}(?:-")


_LANGUAGE_HINT = say("write two letters, such as `en` or `fr`")
_LANGUAGE_KEY_HINT = say("write two letters, such as `en` or `fr`; a text that holds a colon needs quotes")


def tell_language(found: Violation, teller: Teller) -> Iterator[Finding]:
    """A key of a text in several languages that is no language code."""
    meant = meant_language(str(found.value))
    yield teller.tell(
        "wrong-format",
        say("`{value}` is not written as {form}", value=short(found.value), form=say("a language code")),
        hint=_LANGUAGE_KEY_HINT if meant is None else say("write `{value}`", value=meant),
        key=True,
    )


def tell_empty(found: Violation, teller: Teller) -> Iterator[Finding]:
    """A text without a letter."""
    yield teller.tell(
        "empty-text",
        say("{what} is empty", what=found.what),
        hint=say("write something between the quotes, or delete the line"),
    )
