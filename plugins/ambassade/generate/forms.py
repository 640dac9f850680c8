"""All forms of an organisation, and the languages that they are in."""

from __future__ import annotations

from ambassade.generate import profile, proposal
from ambassade.generate.choice import Choices
from ambassade.generate.form import Form
from ambassade.generate.questions import Questions
from ambassade.generate.wording import Wording
from ambassade.language.code import without_region
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Catalog
from ambassade.model.content import Organisation

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


def organisation_of(catalog: Catalog) -> Organisation:
    """The organisation of a catalog that was read without faults."""
    assert catalog.organisation is not None, "load_offices refuses a catalog without an organisation"  # noqa: S101  # a promise between modules, not a check of input
    return catalog.organisation.value


def first_language(organisation: Organisation) -> str:
    """The language of an organisation's forms: its first one where we speak it, else English."""
    first = without_region(organisation.languages[0])
    return first if first in LANGUAGES else LANGUAGES[0]


def make_forms(catalog: Catalog, schemas: SchemaSet, language: str) -> tuple[Form, ...]:
    """All forms in a language; those that need an open network are left out where there is none."""
    organisation = organisation_of(catalog)
    word = Wording(schemas, language, organisation.languages[0])
    ask = Questions(word, organisation, Choices(word, organisation, catalog))
    forms = (
        profile.volunteer(ask),
        proposal.message(ask),
        proposal.event(ask),
        proposal.link(ask),
        profile.report(ask),
        profile.withdrawal(ask),
    )
    return tuple(
        form for form in forms if all(f.options for f in form.fields if f.id in {"network", "networks"})
    )
