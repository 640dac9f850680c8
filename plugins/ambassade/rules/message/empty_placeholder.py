"""Rule `empty-placeholder`: there is something to put where a text has a placeholder."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.posted import DISCLOSURE, LINK, SIGNATURE
from ambassade.model.voice import in_language
from ambassade.rules.message.posted import Posted, texts
from ambassade.rules.message.unknown_placeholder import KNOWN
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.WARNING, Kind.MESSAGE)
def empty_placeholder(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A `{link}` without link, a `{disclosure}` or `{signature}` that has no words in the text's language."""
    link = item.value.link
    wanted = (DISCLOSURE, SIGNATURE) if link is not None and (link.url or link.post) else KNOWN
    if not any(placeholder in each.text for each in item.value.variants for placeholder in wanted):
        return
    for each in texts(item, context):
        for placeholder, hint in _empty(each):
            yield Fault(
                item=item,
                at=each.at,
                message=say("there is nothing to put for `{placeholder}`", placeholder=placeholder),
                hint=hint,
            )


def _empty(each: Posted) -> Iterator[tuple[str, Say]]:
    """The placeholders of a text that stand for nothing, and what to do about it."""
    text, language, link = each.variant.text, each.variant.language, each.message.link
    if LINK in text and (link is None or not (link.url or link.post)):
        yield LINK, say("write the address under `link`, or leave the placeholder out")
    if DISCLOSURE in text and not each.voice.disclosure(language):
        yield (
            DISCLOSURE,
            say("add words in `{language}` to the organisation's `disclosure`", language=language),
        )
    if SIGNATURE in text and not in_language(each.voice.signature, language, each.voice.language):
        yield (
            SIGNATURE,
            say("add words in `{language}` to the network's `signature`", language=language),
        )
