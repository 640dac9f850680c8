"""`accessibility/`: what was done, how it is tested, what is not good yet, whom to tell."""

from __future__ import annotations

from ambassade.publish.pages.about.contact import contact_of
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

ACCESSIBILITY = "accessibility/"


def accessibility_page(writer: Writer) -> Page:
    """What somebody reads who wants to know whether these pages are made for them too."""
    text, organisation = writer.words, writer.edition.organisation
    added = writer.cards.maybe(organisation.accessibility)
    about = About(
        path=ACCESSIBILITY,
        title=text.say("Accessibility"),
        description=text.say(
            "What was done so that everybody can read these pages, how it is tested, what is not good yet."
        ),
        section=ACCESSIBILITY,
        styles=("about",),
        kind="page",
    )
    return writer.page(
        "accessibility.html",
        about,
        organisation=writer.cards.phrase(organisation.name),
        added=added
        and writer.prose(added.text, page=ACCESSIBILITY, source="content", language=added.language),
        added_attributes=added.attributes if added else "",
        contact=contact_of(organisation),
    )
