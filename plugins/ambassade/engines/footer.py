"""The lists of links in the footer."""

from __future__ import annotations

from ambassade.engines.frame import Link, LinkList
from ambassade.words import Words


def footer(files: set[str], text: Words, folder: str) -> tuple[LinkList, ...]:
    """The footer's lists, of what the site has: pages in the reader's language, and files."""
    wanted = (
        (
            text.say("Follow"),
            (
                (text.say("Subscribe: how to follow"), "subscribe/"),
                (text.say("Calendar (.ics)"), "calendar.ics"),
                (text.say("Posts (Atom)"), "feed.xml"),
                (text.say("Posts (JSON Feed)"), "feed.json"),
                (text.say("Collections of links"), "collections/"),
                (text.say("From our people's blogs (Atom)"), "latest.xml"),
                (text.say("All our blogs (OPML)"), "opml.xml"),
            ),
        ),
        (
            text.say("Use"),
            (
                (text.say("Put a network on your page"), "embed/"),
                (text.say("Announce this site"), "announce/"),
                (text.say("Open data"), "api/"),
            ),
        ),
        (
            text.say("About"),
            (
                (text.say("What these networks are"), "about/"),
                (text.say("Privacy: who agreed to what"), "privacy/"),
                (text.say("Accessibility"), "accessibility/"),
                (text.say("The wall of thanks"), "thanks/"),
            ),
        ),
    )
    lists = (
        LinkList(
            title,
            tuple(
                Link(name, whole)
                for name, path in links
                if (whole := folder + path if path.endswith("/") else path) in files
            ),
        )
        for title, links in wanted
    )
    return tuple(each for each in lists if each.links)
