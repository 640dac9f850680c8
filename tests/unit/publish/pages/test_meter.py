"""What a message's page says about the length of its texts, and where its share links lead."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.publish.pages.meter import meter_of, sentences
from ambassade.publish.pages.share import SHARE_ADDRESSES, share_of
from ambassade.words import words

ENGLISH, FRENCH = words("en"), words("fr")
TEXT = "Ça alors\u202f! 50 % & {text} #Nantes\nhttps://example.org/?a=b&c=d#e"


def test_a_text_that_fits() -> None:
    meter = meter_of("Hello", "x", ENGLISH)
    assert meter is not None
    assert (meter.state, meter.count, meter.most, meter.left, meter.part) == ("ok", 5, 280, "275 left", 1)
    assert meter.may_share
    assert meter.full_after == ""


def test_a_text_close_to_the_limit() -> None:
    meter = meter_of("a" * 270, "x", ENGLISH)
    assert meter is not None
    assert (meter.state, meter.left, meter.may_share) == ("near", "10 left", True)


def test_a_text_that_is_too_long_says_by_how_much_and_where() -> None:
    meter = meter_of("a" * 279 + " is it", "x", FRENCH)
    assert meter is not None
    assert (meter.state, meter.left, meter.part, meter.may_share) == ("over", "5 de trop", 20, False)
    fixed = "\N{NO-BREAK SPACE}"
    assert meter.full_after == f"La limite est atteinte après «{fixed}…{'a' * 39}{fixed}»."


@pytest.mark.parametrize(
    ("platform", "text", "beside", "may_share"),
    [
        ("instagram", "#A #B #C #D #E #F", "6 hashtags of 5.", True),
        ("threads", "#A #B", "2 hashtags of 1.", True),
        ("threads", " ".join(f"https://example.org/{n}" for n in range(6)), "6 links of 5.", False),
        ("bluesky", "👨\u200d👩\u200d👧\u200d👦" * 130, "3,250 bytes of 3,000.", False),
    ],
)
def test_what_else_is_too_much(platform: str, text: str, beside: str, may_share: bool) -> None:
    meter = meter_of(text, platform, ENGLISH)
    assert meter is not None
    assert (meter.beside, meter.state, meter.may_share) == (beside, "over", may_share)


def test_no_meter_without_a_limit() -> None:
    assert meter_of("Hello", "email", ENGLISH) is None


def test_the_script_gets_its_sentences_with_their_names() -> None:
    said = json.loads(sentences(FRENCH))
    assert said["over"] == "{n} de trop"
    assert said["full"] == "La limite est atteinte après «\N{NO-BREAK SPACE}{words}\N{NO-BREAK SPACE}»."
    assert set(said) == set(json.loads(sentences(ENGLISH)))


def test_the_share_of_disclosure_and_signature_is_said() -> None:
    text = "Hello\n\nI work at Lumen. 🌊\nFrom Aurora"
    meter = meter_of(text, "x", ENGLISH, disclosure="I work at Lumen. 🌊", signature="From Aurora")
    assert meter is not None
    assert meter.disclosed == "The disclosure is in it and counts 20. The signature counts 12."
    assert meter.count == 5 + 1 + 20 + 12
    plain = meter_of("Hello", "x", ENGLISH)
    assert plain is not None
    assert plain.disclosed == ""


@pytest.mark.parametrize("platform", sorted(SHARE_ADDRESSES))
def test_a_share_link_carries_the_text_or_the_link(platform: str) -> None:
    share = share_of(TEXT, platform, address="https://example.org/?a=b&c=d#e", title="The idea")
    assert share is not None
    parts = urlsplit(share.href)
    values = parse_qs(parts.query or parts.fragment, keep_blank_values=True)
    wanted = {"text": TEXT, "body": TEXT, "msgText": TEXT, "subject": "The idea"}
    links = dict.fromkeys(("url", "u", "href"), "https://example.org/?a=b&c=d#e")
    assert values == {name: [{**wanted, **links}[name]] for name in values}
    assert share.takes_text == any(TEXT in value for value, *_ in values.values())


def test_a_link_alone_cannot_be_shared_without_one() -> None:
    assert share_of(TEXT, "linkedin", address=None, title="") is None
    assert share_of(TEXT, "instagram", address="https://example.org", title="") is None
    assert share_of(TEXT, "teams", address=None, title="") is not None


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_through_a_share_link(text: str) -> None:
    share = share_of(text, "x", address=None, title="")
    assert share is not None
    assert unquote(share.href.partition("?text=")[2]) == text
    assert share.pattern == "https://x.com/intent/tweet?text={text}"
