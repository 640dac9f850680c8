"""A message's text as it is posted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.content import MessageLink, Variant
from ambassade.model.posted import Posted, Voice, campaign_of, filled, letter, posted, voice_of
from ambassade.model.text import Text

VOICE = Voice(
    site="https://people.example.org/",
    staff=Text.of({"en": "I work at Lumen.", "fr": "Je travaille chez Lumen."}),
    external=Text.of({"en": "I work with Lumen."}),
    also=("#LumenPeople",),
)
SIGNED = replace(VOICE, signature=Text.of({"en": "From Aurora", "fr": "D’Aurora"}))


@dataclass(frozen=True)
class Said:
    """A message as far as its texts need it."""

    variants: tuple[Variant, ...] = ()
    network: str | None = "aurora"
    link: MessageLink | None = None
    hashtags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Planned:
    """An entry."""

    id: str
    campaign: str | None = None


@dataclass(frozen=True)
class Source:
    """What a platform is called."""

    platform: str | None
    source: str


@dataclass(frozen=True)
class Scheme:
    """UTM parameters."""

    medium: str = "social"
    sources: tuple[Source, ...] = (Source("x", "twitter"), Source(None, "gone"))


@dataclass(frozen=True)
class Speaks:
    """A disclosure."""

    staff: Text = field(default_factory=lambda: Text.of("I am of Lumen"))
    external: Text | None = None
    also: tuple[str, ...] = ()
    added: bool = False


@dataclass(frozen=True)
class Organisation:
    """An organisation."""

    url: str | None = "https://people.example.org"
    languages: tuple[str, ...] = ("fr", "en")
    utm: Scheme | None = None
    disclosure: Speaks | None = None


@dataclass(frozen=True)
class Network:
    """A network."""

    signature: Text | None = None


def text(
    words: str,
    *,
    language: str = "en",
    voice: Voice = VOICE,
    external: bool = False,
    tags: tuple[str, ...] = (),
) -> str:
    return filled(
        words, voice, address="https://a.example", hashtags=tags, language=language, external=external
    ).text


def variant(
    platform: str = "x", language: str = "en", name: str | None = None, words: str = "{link}"
) -> Variant:
    return Variant(id=name, platform=platform, language=language, text=words)


def test_all_that_goes_with_a_text_stands_behind_it_in_one_order() -> None:
    assert (
        text("Hello {link}", voice=SIGNED, tags=("A", "B"))
        == "Hello https://a.example\n\nI work at Lumen.\nFrom Aurora\n\n#A #B"
    )


def test_placeholders_are_filled_and_nothing_is_added_twice() -> None:
    assert text("{signature}: hello. {disclosure}", voice=SIGNED) == "From Aurora: hello. I work at Lumen."


def test_a_placeholder_without_words_leaves_no_gap() -> None:
    assert text("Hallo. {disclosure}\n\n{signature}\n\nMehr", language="de", voice=SIGNED) == "Hallo.\n\nMehr"
    assert filled("See {link}", VOICE, address=None, hashtags=(), language="de").text == "See"


@pytest.mark.parametrize(
    ("language", "external", "expected"),
    [
        ("en", False, "I work at Lumen."),
        ("en-GB", False, "I work at Lumen."),
        ("fr", False, "Je travaille chez Lumen."),
        ("de", False, ""),
        ("en", True, "I work with Lumen."),
        ("fr", True, ""),
    ],
)
def test_a_disclosure_is_of_the_texts_language_and_of_no_other(
    language: str, expected: str, *, external: bool
) -> None:
    made = filled("Hi", VOICE, address=None, hashtags=(), language=language, external=external)
    assert made.disclosure == expected
    assert made.text == ("Hi\n\n" + expected).strip()


def test_external_people_say_what_employees_say_where_nothing_else_is_said() -> None:
    assert text("Hi", voice=replace(VOICE, external=None), external=True) == "Hi\n\nI work at Lumen."


def test_a_text_of_no_stated_language_is_one_in_the_first() -> None:
    voice = Voice(staff=Text.of("Lumen's own"), language="fr")
    assert text("Hi", language="fr-CA", voice=voice) == "Hi\n\nLumen's own"
    assert text("Hi", language="en", voice=voice) == "Hi"


@pytest.mark.parametrize("words", ["I work at Lumen", "As I  WORK at Lumen, I say:", "Hi #lumenpeople"])
def test_a_text_that_discloses_gets_no_second_disclosure(words: str) -> None:
    made = filled(words, VOICE, address=None, hashtags=(), language="en")
    assert (made.text, made.disclosure) == (words, "")


def test_a_hashtag_of_the_message_may_disclose() -> None:
    assert text("Hi", tags=("LumenPeople",)) == "Hi\n\n#LumenPeople"


def test_nothing_is_added_where_the_organisation_says_so() -> None:
    voice = replace(VOICE, added=False)
    assert text("Hi", voice=voice) == "Hi"
    assert text("Hi {disclosure}", voice=voice) == "Hi I work at Lumen."


def test_a_hashtag_is_added_unless_the_text_has_it_whole() -> None:
    assert text("#Ports and #a", language="de", tags=("A", "Port", "Ports")) == "#Ports and #a\n\n#Port"


def test_a_hashtag_in_the_disclosure_is_not_added_again() -> None:
    voice = Voice(staff=Text.of("I am of Lumen #Lumen"))
    assert text("Hi", voice=voice, tags=("Lumen", "B")) == "Hi\n\nI am of Lumen #Lumen\n\n#B"


@given(st.text(min_size=1).filter(lambda words: "{" not in words and words.strip()))
def test_what_was_written_stays_as_it_is(words: str) -> None:
    assert text(words, voice=SIGNED, tags=("A",)).startswith(words.strip())


def test_who_discloses() -> None:
    assert VOICE.discloses("i work with lumen", "en")
    assert VOICE.discloses("#LumenPeople", "de")
    assert not VOICE.discloses("Je travaille chez Lumen", "en")


def test_the_link_has_its_parameters() -> None:
    texts = (variant(), variant("mastodon"), variant(), variant(language="fr"), variant(name="short"))
    message = Said(texts, link=MessageLink(url="https://a.example/?b=c#d"))
    voice = voice_of(Organisation(utm=Scheme()), None)
    made = [posted(message, each, voice, campaign="plugged-in").address for each in texts]
    start = "https://a.example/?b=c&utm_source"
    assert made == [
        f"{start}=twitter&utm_medium=social&utm_campaign=plugged-in&utm_content=en-a#d",
        f"{start}=mastodon&utm_medium=social&utm_campaign=plugged-in&utm_content=en-a#d",
        f"{start}=twitter&utm_medium=social&utm_campaign=plugged-in&utm_content=en-b#d",
        f"{start}=twitter&utm_medium=social&utm_campaign=plugged-in&utm_content=fr-a#d",
        f"{start}=twitter&utm_medium=social&utm_campaign=plugged-in&utm_content=short#d",
    ]


def test_a_person_is_named_only_where_asked_for() -> None:
    message = Said((variant(),), link=MessageLink(post="a"))
    voice = replace(VOICE, medium="social")

    def made(person: str | None) -> Posted:
        return posted(message, message.variants[0], voice, campaign=None, person=person)

    assert made(None).address == (
        "https://people.example.org/posts/a/?utm_source=x&utm_medium=social&utm_campaign=aurora&utm_content=en-a"
    )
    assert made("ana").address == f"{made(None).address}&utm_term=ana"
    assert made("ana").plain_address == "https://people.example.org/posts/a/"


def test_without_a_scheme_addresses_stay_as_they_are() -> None:
    message = Said((variant(),), link=MessageLink(url="https://a.example/"))
    assert posted(message, message.variants[0], VOICE, campaign="c").address == "https://a.example/"


def test_only_the_messages_own_link_is_tagged() -> None:
    message = Said(
        (variant(words="https://b.example {link}", language="de"),),
        link=MessageLink(url="https://a.example/"),
    )
    made = posted(message, message.variants[0], replace(VOICE, medium="social"), campaign="c").text
    assert made.startswith("https://b.example https://a.example/?utm_source=x&")


def test_a_campaign_is_named_by_its_id() -> None:
    message = Said()
    assert campaign_of(message, None) == "aurora"
    assert campaign_of(message, Planned("aurora/walk")) == "walk"
    assert campaign_of(message, Planned("aurora/walk", "quiet/winter")) == "winter"
    assert campaign_of(Said(network=None), None) is None


def test_a_voice_is_made_of_what_there_is() -> None:
    assert voice_of(None, None) == Voice()
    assert voice_of(None, Network(Text.of("Us"))).signature == Text.of("Us")
    made = voice_of(Organisation(utm=Scheme(), disclosure=Speaks()), Network())
    assert (made.language, made.medium, made.added, dict(made.sources)) == (
        "fr",
        "social",
        False,
        {"x": "twitter"},
    )


def test_letters_go_on_behind_z() -> None:
    assert [letter(number) for number in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]
