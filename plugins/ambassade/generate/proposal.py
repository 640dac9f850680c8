"""The forms that propose something to publish: a message, an event, a link of a collection."""

from __future__ import annotations

from ambassade.generate import sentence
from ambassade.generate.form import Field, Form, Sort
from ambassade.generate.questions import Questions
from ambassade.publish.pages import vocabulary
from ambassade.words import say


def message(ask: Questions) -> Form:
    """Somebody proposes a message to share."""
    word, kind = ask.word, "message"
    fields = [
        ask.network(),
        word.field(Sort.INPUT, kind, "idea", required=True),
        word.field(Sort.DROPDOWN, kind, "intent", options=ask.choices.named(vocabulary.INTENT)),
        word.field(
            Sort.DROPDOWN, kind, "variants", "platform", options=ask.choices.platforms(), required=True
        ),
        word.field(
            Sort.DROPDOWN, kind, "variants", "language", options=ask.choices.languages(), required=True
        ),
        word.field(Sort.TEXTAREA, kind, "variants", "text", required=True),
        word.field(Sort.INPUT, kind, "link", "url", name="link"),
        word.field(Sort.INPUT, kind, "hashtags"),
        ask.readers(kind),
        ask.themes(kind, "themes"),
        word.field(Sort.INPUT, kind, "window", "from", required=True),
        word.field(Sort.INPUT, kind, "window", "until", required=True),
        ask.audience(kind),
    ]
    return ask.form("propose-message", say("Propose a message"), sentence.MESSAGE, fields)


def event(ask: Questions) -> Form:
    """Somebody proposes an entry of a calendar."""
    word, kind = ask.word, "entry"
    fields = [
        ask.network(),
        word.field(Sort.INPUT, kind, "title", required=True),
        word.field(
            Sort.DROPDOWN, kind, "kind", options=ask.choices.named(vocabulary.ENTRY_KIND), required=True
        ),
        word.field(Sort.TEXTAREA, kind, "summary"),
        word.field(Sort.INPUT, kind, "start", required=True),
        word.field(Sort.INPUT, kind, "end"),
        word.field(
            Sort.DROPDOWN,
            kind,
            "where",
            "kind",
            name="where",
            label=word.said(kind, "where").title,
            options=ask.choices.named(sentence.WHERE),
        ),
        word.field(
            Sort.DROPDOWN, kind, "where", "place", options=ask.choices.listed(ask.organisation.places)
        ),
        word.field(Sort.INPUT, kind, "where", "address"),
        word.field(Sort.INPUT, kind, "where", "url"),
        word.field(Sort.DROPDOWN, kind, "channels", options=ask.choices.platforms(), multiple=True),
        word.field(Sort.DROPDOWN, kind, "languages", options=ask.choices.languages(), multiple=True),
        ask.readers(kind),
        ask.themes(kind, "themes"),
        ask.audience(kind),
    ]
    return ask.form("propose-event", say("Propose an event"), sentence.EVENT, fields)


def link(ask: Questions) -> Form:
    """Somebody suggests a page for a collection."""
    word, kind = ask.word, "collection"
    fields = [
        Field(
            "collection",
            Sort.INPUT,
            word.say(say("Collection")),
            word.say(say("Its title as the site shows it, or the address of its page")),
            example=word.said(kind, "title").example,
            required=True,
            longest=400,
        ),
        word.field(Sort.INPUT, kind, "links", "url", required=True),
        word.field(Sort.INPUT, kind, "links", "title", required=True),
        word.field(Sort.DROPDOWN, kind, "links", "language", options=ask.choices.languages()),
        word.field(Sort.TEXTAREA, kind, "links", "comment", required=True),
        Field(
            "suggested_by",
            Sort.INPUT,
            word.say(say("Who suggests it")),
            word.say(say("Your name, if the committee may know it; it is not shown on the site")),
            longest=400,
        ),
    ]
    return ask.form("suggest-link", say("Suggest a link"), sentence.LINK, fields)
