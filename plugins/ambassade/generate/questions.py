"""The forms: what each asks, from the schemas, the organisation's vocabularies and its open networks.

Of people, entries, messages, posts and collections nothing is known here. Networks that are closed or secret
are offered to nobody: a form is read by everybody who can open the repository's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ambassade.generate import sentence
from ambassade.generate.form import Field, Form, Option, Sort
from ambassade.generate.wording import Wording
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Catalog
from ambassade.model.content import Organisation
from ambassade.model.platform import BUILT_IN
from ambassade.model.text import Text
from ambassade.publish.pages import vocabulary
from ambassade.words import Say, say

LANGUAGES = ("en", "fr")
"""Those that the schemas and our own sentences are written in."""
FORMS = (
    "volunteer",
    "propose-message",
    "propose-event",
    "suggest-link",
    "report-profile",
    "withdraw-consent",
)
PERSONAL = frozenset({"volunteer", "report-profile", "withdraw-consent"})


def organisation_of(catalog: Catalog) -> Organisation:
    """The organisation of a catalog that was read without faults."""
    assert catalog.organisation is not None, "load_offices refuses a catalog without an organisation"  # noqa: S101  # a promise between modules, not a check of input
    return catalog.organisation.value


def first_language(organisation: Organisation) -> str:
    """The language of an organisation's forms: its first one where we speak it, else English."""
    first = organisation.languages[0].partition("-")[0]
    return first if first in LANGUAGES else LANGUAGES[0]


def make_forms(catalog: Catalog, schemas: SchemaSet, language: str) -> tuple[Form, ...]:
    """All forms in a language; those that need an open network are left out where there is none."""
    organisation = organisation_of(catalog)
    made = _Questions(Wording(schemas, language, organisation.languages[0]), organisation, catalog)
    forms = (
        made.volunteer(),
        made.message(),
        made.event(),
        made.link(),
        made.report(),
        made.withdrawal(),
    )
    return tuple(
        form for form in forms if all(f.options for f in form.fields if f.id in {"network", "networks"})
    )


class _Questions:
    """Makes the forms of one organisation in one language."""

    def __init__(self, wording: Wording, organisation: Organisation, catalog: Catalog) -> None:
        self._word = wording
        self._organisation = organisation
        self._open = {
            key: item.value.name
            for key, item in sorted(catalog.networks.items())
            if item.value.access == "open"
        }
        spoken = [
            *organisation.languages,
            *(
                code
                for item in catalog.networks.values()
                if item.key in self._open
                for code in item.value.languages
            ),
        ]
        own = dict.fromkeys(organisation.languages)
        self._languages = [*own, *sorted(set(spoken) - own.keys())]

    def volunteer(self) -> Form:
        """Somebody offers to become an ambassador."""
        word, kind = self._word, "ambassador"
        organisation = self._organisation
        fields = [
            word.field(Sort.INPUT, kind, "name", required=True),
            word.field(Sort.INPUT, kind, "latin_name"),
            word.field(Sort.DROPDOWN, kind, "kind", options=self._named(sentence.KINDS), required=True),
            word.field(Sort.DROPDOWN, kind, "unit", options=self._listed(organisation.units)),
            word.field(
                Sort.DROPDOWN, kind, "external_kind", options=self._listed(organisation.external_kinds)
            ),
            word.field(Sort.INPUT, kind, "organisation"),
            word.field(Sort.INPUT, kind, "job_title"),
            word.field(Sort.DROPDOWN, kind, "place", options=self._listed(organisation.places)),
            word.field(Sort.DROPDOWN, kind, "languages", options=self._spoken(), multiple=True),
            self._network(multiple=True),
            word.field(
                Sort.DROPDOWN,
                kind,
                "memberships",
                "role",
                label=word.say(say("Role in them")),
                options=self._named(vocabulary.MEMBER_ROLE),
                required=True,
            ),
            self._themes(kind, "expertise"),
            word.field(Sort.INPUT, kind, "tagline"),
            word.field(Sort.TEXTAREA, kind, "why"),
            Field("body", Sort.TEXTAREA, word.body(kind), word.say(sentence.BIOGRAPHY), longest=20_000),
            word.field(
                Sort.DROPDOWN, kind, "language", options=self._spoken(), label=word.say(sentence.WRITTEN_IN)
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
        return self._form("volunteer", say("Become an ambassador"), sentence.VOLUNTEER, fields)

    def message(self) -> Form:
        """Somebody proposes a message to share."""
        word, kind = self._word, "message"
        fields = [
            self._network(),
            word.field(Sort.INPUT, kind, "idea", required=True),
            word.field(Sort.DROPDOWN, kind, "intent", options=self._named(vocabulary.INTENT)),
            word.field(Sort.DROPDOWN, kind, "variants", "platform", options=self._platforms(), required=True),
            word.field(Sort.DROPDOWN, kind, "variants", "language", options=self._spoken(), required=True),
            word.field(Sort.TEXTAREA, kind, "variants", "text", required=True),
            word.field(Sort.INPUT, kind, "link", "url", name="link"),
            word.field(Sort.INPUT, kind, "hashtags"),
            self._readers(kind),
            self._themes(kind, "themes"),
            word.field(Sort.INPUT, kind, "window", "from", required=True),
            word.field(Sort.INPUT, kind, "window", "until", required=True),
            self._audience(kind),
        ]
        return self._form("propose-message", say("Propose a message"), sentence.MESSAGE, fields)

    def event(self) -> Form:
        """Somebody proposes an entry of a calendar."""
        word, kind = self._word, "entry"
        fields = [
            self._network(),
            word.field(Sort.INPUT, kind, "title", required=True),
            word.field(
                Sort.DROPDOWN, kind, "kind", options=self._named(vocabulary.ENTRY_KIND), required=True
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
                options=self._named(sentence.WHERE),
            ),
            word.field(
                Sort.DROPDOWN, kind, "where", "place", options=self._listed(self._organisation.places)
            ),
            word.field(Sort.INPUT, kind, "where", "address"),
            word.field(Sort.INPUT, kind, "where", "url"),
            word.field(Sort.DROPDOWN, kind, "channels", options=self._platforms(), multiple=True),
            word.field(Sort.DROPDOWN, kind, "languages", options=self._spoken(), multiple=True),
            self._readers(kind),
            self._themes(kind, "themes"),
            self._audience(kind),
        ]
        return self._form("propose-event", say("Propose an event"), sentence.EVENT, fields)

    def link(self) -> Form:
        """Somebody suggests a page for a collection."""
        word, kind = self._word, "collection"
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
            word.field(Sort.DROPDOWN, kind, "links", "language", options=self._spoken()),
            word.field(Sort.TEXTAREA, kind, "links", "comment", required=True),
            Field(
                "suggested_by",
                Sort.INPUT,
                word.say(say("Who suggests it")),
                word.say(say("Your name, if the committee may know it; it is not shown on the site")),
                longest=400,
            ),
        ]
        return self._form("suggest-link", say("Suggest a link"), sentence.LINK, fields)

    def report(self) -> Form:
        """Somebody says that a profile is wrong."""
        word = self._word
        fields = [
            self._person(),
            Field(
                "wrong",
                Sort.DROPDOWN,
                word.say(say("What is wrong")),
                word.say(say("What fits best")),
                options=self._named(sentence.WRONG),
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
        return self._form("report-profile", say("Report a profile"), sentence.REPORT, fields)

    def withdrawal(self) -> Form:
        """Somebody takes a consent back."""
        word = self._word
        fields = [
            self._person(),
            Field(
                "scopes",
                Sort.CHECKBOXES,
                word.say(say("What is withdrawn")),
                word.say(say("Tick everything that is no longer to be shown")),
                options=self._named(sentence.WITHDRAWN),
            ),
        ]
        return self._form("withdraw-consent", say("Withdraw a consent"), sentence.WITHDRAW, fields)

    def _form(self, name: str, title: Say, introduction: tuple[Say, Say], fields: list[Field]) -> Form:
        """A form; questions that have nothing to choose from are left out, save the network's."""
        summary, text = introduction
        asked = (
            field
            for field in fields
            if field.options
            or field.sort in {Sort.INPUT, Sort.TEXTAREA}
            or field.id in {"network", "networks"}
        )
        word = self._word
        return Form(
            name,
            word.language,
            word.say(title),
            word.say(summary),
            word.say(text),
            tuple(asked),
            name in PERSONAL,
        )

    def _person(self) -> Field:
        return Field(
            "person",
            Sort.INPUT,
            self._word.say(say("Whose profile")),
            self._word.say(say("The name as the site shows it, or the address of the person's page")),
            example=self._word.said("ambassador", "name").example,
            required=True,
            longest=400,
        )

    def _network(self, *, multiple: bool = False) -> Field:
        word = self._word
        options = (Option(key, word.pick(name)) for key, name in self._open.items())
        label = word.say(say("Networks")) if multiple else ""
        return word.field(
            Sort.DROPDOWN,
            "ambassador",
            "memberships",
            "network",
            name="networks" if multiple else "network",
            label=label,
            options=options,
            multiple=multiple,
            required=True,
        )

    def _themes(self, kind: str, name: str) -> Field:
        options = self._listed(self._organisation.themes)
        return self._word.field(Sort.DROPDOWN, kind, name, options=options, multiple=True)

    def _readers(self, kind: str) -> Field:
        options = self._listed(self._organisation.addressees)
        return self._word.field(Sort.DROPDOWN, kind, "addressed_to", options=options, multiple=True)

    def _audience(self, kind: str) -> Field:
        options = self._named(vocabulary.AUDIENCE)
        return self._word.field(Sort.DROPDOWN, kind, "audience", options=options, required=True)

    def _spoken(self) -> tuple[Option, ...]:
        return tuple(Option(code, self._word.language_name(code)) for code in self._languages)

    def _platforms(self) -> tuple[Option, ...]:
        """The platforms of the organisation and those built in, less those that it left or is leaving."""
        own = {platform.id: platform for platform in self._organisation.platforms}
        names = {key: known.name for key, known in BUILT_IN.items()} | {key: p.name for key, p in own.items()}
        return tuple(
            Option(key, self._word.pick(name))
            for key, name in names.items()
            if key not in own or own[key].state == "active"
        )

    def _named(self, names: Mapping[str, Say]) -> tuple[Option, ...]:
        return tuple(Option(value, self._word.say(text)) for value, text in names.items())

    def _listed(self, things: Iterable[object]) -> Iterator[Option]:
        """Entries of a vocabulary, which all have an id and a name."""
        for thing in things:
            name: Text | str = getattr(thing, "name")  # noqa: B009  # the vocabularies share these two, not a type
            yield Option(str(getattr(thing, "id")), self._word.pick(name))  # noqa: B009  # the same


def _blog_example(word: Wording) -> str:
    said = word.said
    return f"{said('ambassador', 'blogs', 'name').example} {said('ambassador', 'blogs', 'url').example}"
