from __future__ import annotations

import pytest

from ambassade.history.difference import Difference, differences, is_wording
from tests.history.trees import edited, propose, start

WALK = "content/networks/aurora/calendar/lamp-walk.yml"
MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
TEXT = "Forty lamps, one hour, and the colleague who mends them. Walk the north quay with us."


def found(path: str, *changes: tuple[str, str]) -> tuple[Difference, ...]:
    before = start()
    (change,) = propose(before, edited(before, path, *changes)).changes
    assert change.before is not None
    assert change.after is not None
    return differences(change.before, change.after)


def test_the_words_that_differ_are_told() -> None:
    (one,) = found(MESSAGE, ("Forty lamps, one hour", "Fifty lamps, two hours"))
    assert one.path == ("variants", 0, "text")
    assert one.words == (("Forty", "Fifty"), ("one hour,", "two hours,"))


def test_values_that_are_no_texts_are_told_whole() -> None:
    (one,) = found(MESSAGE, ("audience: members", "audience: public"))
    assert (one.path, one.words) == (("audience",), (("members", "public"),))


def test_what_comes_and_goes() -> None:
    (one,) = found(WALK, ("summary: One hour, forty lamps, and the person who mends them.\n", ""))
    assert one.after is None
    assert one.words == (("One hour, forty lamps, and the person who mends them.", ""),)


COLLECTION = "content/collections/lamps.yml"
NINE = """  - url: https://lamps.example/nine
    title: Nine lamps
    comment: Read it for the drawings.
    on: 2026-11-01
"""
TEN = NINE.replace("nine", "ten").replace("Nine", "Ten")


def of_links(old: str, new: str) -> tuple[Difference, ...]:
    """What differs in a collection whose links are others."""
    head, end = (
        "title: Lamps elsewhere\ncurators: [ana-silva]\nlinks:\n",
        "audience: public\nstatus: approved\n",
    )
    before, after = ({**start(), COLLECTION: f"{head}{links}{end}".encode()} for links in (old, new))
    (change,) = propose(before, after).changes
    assert change.before is not None
    assert change.after is not None
    return differences(change.before, change.after)


def test_a_link_that_comes_or_goes_is_told_alone_and_in_words() -> None:
    told = "https://lamps.example/ten, Ten lamps, Read it for the drawi…"
    (come,) = of_links(NINE, TEN + NINE)
    assert (come.path, come.words) == (("links", 0), (("", told),))
    (gone,) = of_links(NINE + TEN, NINE)
    assert (gone.path, gone.words) == (("links",), ((told, ""),))
    assert not is_wording((come,))
    assert not is_wording((gone,))


def test_a_comment_is_corrected_and_an_address_is_not() -> None:
    assert is_wording(of_links(NINE, NINE.replace("drawings", "drawing")))
    assert not is_wording(of_links(NINE, NINE.replace("/nine", "/nina")))


@pytest.mark.parametrize(
    ("path", "change", "wording"),
    [
        (MESSAGE, ("the colleague who mends", "the colleage who mends"), True),
        (WALK, ("start: 2026-12-03T18:00", "start: 2026-12-03T17:30"), True),
        (WALK, ("title: Lamp walk on the north quay", "title: Lamp walk on the north  quay"), True),
        (MESSAGE, (TEXT, "Something else altogether, written anew from the first word."), False),
        (MESSAGE, ("audience: members", "audience: public"), False),
        (MESSAGE, ("platform: linkedin", "platform: bluesky"), False),
        (WALK, ("place: porto\n  ", ""), False),
        (WALK, ("themes: [light]", "themes: [safety]"), False),
    ],
)
def test_corrections_are_told_from_new_texts(path: str, change: tuple[str, str], wording: bool) -> None:
    assert is_wording(found(path, change)) is wording


def test_an_embargo_that_goes_is_no_correction() -> None:
    before = edited(start(), WALK, ("status: approved", "embargo: 2026-11-30\nstatus: approved"))
    (change,) = propose(before, start()).changes
    assert change.before is not None
    assert change.after is not None
    assert not is_wording(differences(change.before, change.after))


def test_a_long_text_is_not_compared_word_by_word() -> None:
    before = start()
    path = "content/networks/aurora/posts/why-lamp-nine.md"
    before[path] += ("word " * 6000).encode()
    (change,) = propose(before, {**before, path: before[path] + b"end"}).changes
    assert change.before is not None
    assert change.after is not None
    (one,) = differences(change.before, change.after)
    ((old, new),) = one.words
    assert len(old) <= 60
    assert len(new) <= 60
