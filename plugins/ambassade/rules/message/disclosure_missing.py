"""Rule `disclosure-missing`: whoever speaks of the organisation says what ties them to it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Message
from ambassade.model.posted import DISCLOSURE
from ambassade.model.voice import Voice, voice_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say, say_n


@rule(Severity.WARNING)
def disclosure_missing(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """Texts that would be posted without the organisation's `disclosure`.

    Told once a language at the disclosure, where it has no words in it; at the text, where nothing is added.
    """
    organisation = catalog.organisation
    if organisation is None or organisation.value.disclosure is None:
        return
    voice = voice_of(organisation.value, None)
    lacking: dict[tuple[str, str], int] = {}
    for item in catalog.messages.values():
        if not context.index.is_over(item):
            yield from _faults(item, voice, lacking)
    for (who, language), count in sorted(lacking.items()):
        yield Fault(
            item=organisation,
            at=("disclosure", who),
            key=True,
            message=say_n(
                "there are no words in `{language}`: {n} text is posted without",
                "there are no words in `{language}`: {n} texts are posted without",
                count,
                language=language,
            ),
            hint=say("write them under `{language}`", language=language),
        )


def _faults(item: Item[Message], voice: Voice, lacking: dict[tuple[str, str], int]) -> Iterator[Fault]:
    """The texts of a message that lack it; those of languages in which there is none are counted."""
    tags = " ".join(f"#{tag}" for tag in item.value.hashtags)
    for index, variant in enumerate(item.value.variants):
        language = variant.language
        ways = {"staff": voice.disclosure(language), "external": voice.disclosure(language, external=True)}
        if all(ways.values()) and (voice.added or DISCLOSURE in variant.text):
            continue
        if voice.discloses(f"{variant.text} {tags}", language):
            continue
        for who in (who for who, words in ways.items() if not words and (who == "staff" or voice.external)):
            lacking[who, language] = lacking.get((who, language), 0) + 1
        if ways["staff"] and not voice.added and DISCLOSURE not in variant.text:
            yield Fault(
                item=item,
                at=("variants", index, "text"),
                message=say("this does not say what ties its author to the organisation"),
                hint=say(
                    "write `{placeholder}`, which stands for “{words}”",
                    placeholder=DISCLOSURE,
                    words=ways["staff"],
                ),
            )
