"""The forms about a person: to become an ambassador, to report a profile, to take a consent back."""

from __future__ import annotations

from ambassade.generate import sentence
from ambassade.generate.form import Field, Form, Option, Sort
from ambassade.generate.questions import Questions
from ambassade.generate.wording import Wording
from ambassade.publish.pages import vocabulary
from ambassade.words import say


def volunteer(ask: Questions) -> Form:
    """Somebody offers to become an ambassador."""
    word, kind = ask.word, "ambassador"
    organisation = ask.organisation
    fields = [
        word.field(Sort.INPUT, kind, "name", required=True),
        word.field(Sort.INPUT, kind, "latin_name"),
        word.field(Sort.DROPDOWN, kind, "kind", options=ask.choices.named(sentence.KINDS), required=True),
        word.field(Sort.DROPDOWN, kind, "unit", options=ask.choices.listed(organisation.units)),
        word.field(
            Sort.DROPDOWN,
            kind,
            "external_kind",
            options=ask.choices.listed(organisation.external_kinds),
        ),
        word.field(Sort.INPUT, kind, "organisation"),
        word.field(Sort.INPUT, kind, "job_title"),
        word.field(Sort.DROPDOWN, kind, "place", options=ask.choices.listed(organisation.places)),
        word.field(Sort.DROPDOWN, kind, "languages", options=ask.choices.languages(), multiple=True),
        ask.network(multiple=True),
        word.field(
            Sort.DROPDOWN,
            kind,
            "memberships",
            "role",
            label=word.say(say("Role in them")),
            options=ask.choices.named(vocabulary.MEMBER_ROLE),
            required=True,
        ),
        ask.themes(kind, "expertise"),
        word.field(Sort.INPUT, kind, "tagline"),
        word.field(Sort.TEXTAREA, kind, "why"),
        Field("body", Sort.TEXTAREA, word.body(kind), word.say(sentence.BIOGRAPHY), longest=20_000),
        word.field(
            Sort.DROPDOWN,
            kind,
            "language",
            options=ask.choices.languages(),
            label=word.say(sentence.WRITTEN_IN),
        ),
        Field(
            "accounts",
            Sort.TEXTAREA,
            word.said(kind, "accounts").title,
            word.say(sentence.ACCOUNTS),
            example=word.said(kind, "accounts", "url").example,
            longest=8_000,
        ),
        Field(
            "blogs",
            Sort.TEXTAREA,
            word.said(kind, "blogs").title,
            word.say(sentence.BLOGS),
            example=_blog_example(word),
            longest=8_000,
        ),
        Field(
            "consent",
            Sort.CHECKBOXES,
            word.said(kind, "consent").title,
            word.say(sentence.CONSENT),
            options=tuple(
                Option(value, word.say(text), required) for value, text, required in sentence.BOXES
            ),
        ),
    ]
    return ask.form("volunteer", say("Become an ambassador"), sentence.VOLUNTEER, fields, personal=True)


def report(ask: Questions) -> Form:
    """Somebody says that a profile is wrong."""
    word = ask.word
    fields = [
        ask.person(),
        Field(
            "wrong",
            Sort.DROPDOWN,
            word.say(say("What is wrong")),
            word.say(say("What fits best")),
            options=ask.choices.named(sentence.WRONG),
            required=True,
        ),
        Field(
            "details",
            Sort.TEXTAREA,
            word.say(say("In your own words")),
            word.say(say("What it says, and what it should say")),
            longest=8_000,
        ),
    ]
    return ask.form("report-profile", say("Report a profile"), sentence.REPORT, fields, personal=True)


def withdrawal(ask: Questions) -> Form:
    """Somebody takes a consent back."""
    word = ask.word
    fields = [
        ask.person(),
        Field(
            "scopes",
            Sort.CHECKBOXES,
            word.say(say("What is withdrawn")),
            word.say(say("Tick everything that is no longer to be shown")),
            options=ask.choices.named(sentence.WITHDRAWN),
        ),
    ]
    return ask.form("withdraw-consent", say("Withdraw a consent"), sentence.WITHDRAW, fields, personal=True)


def _blog_example(word: Wording) -> str:
    said = word.said
    return f"{said('ambassador', 'blogs', 'name').example} {said('ambassador', 'blogs', 'url').example}"
