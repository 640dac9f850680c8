"""Which pictures there are of the pages, and the page of the documentation that shows them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.browser.kinds import KINDS, OTHER_LANGUAGE, Kind

DESKTOP, PHONE = (1440, 900), (390, 760)
TALL = {"map": 1500, "timeline": 1200}
"""How high the window is for a page whose point lies further down, in CSS pixels."""
DESKTOP_WIDTH, PHONE_WIDTH = 960, 390
"""How wide the pictures are kept, in pixels."""
SEARCHED = {"": "night", OTHER_LANGUAGE: "reseaux"}

ON_PHONES = {
    "public": ("home", "network", "people", "person", "post", "month", "place", "map"),
    "members": ("home",),
    "internal": ("home", "board", "message", "kit"),
}
DARK = {
    "public": ("home", "network", "person", "post", "month", "map", "about"),
    "members": ("home",),
    "internal": ("home", "message", "messages", "board"),
}
DARK_ON_PHONES = {"public": ("home", "person"), "members": (), "internal": ("home", "kit")}
NAMES = {
    "public": "The public aggregator",
    "members": "The members' edition",
    "internal": "The internal playbook",
}
LANGUAGE_NAMES = {"": "English", OTHER_LANGUAGE: "French"}


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of one page."""

    audience: str
    kind: str
    path: str
    shows: str
    language: str = ""
    phone: bool = False
    dark: bool = False
    searched: str = ""

    @property
    def name(self) -> str:
        """Its file's name, without the ending."""
        marks = (self.language, "phone" if self.phone else "", "dark" if self.dark else "")
        return "-".join((self.audience, self.kind, *filter(None, marks)))

    @property
    def alt(self) -> str:
        """What is told of it in its place."""
        marks = [f"in {LANGUAGE_NAMES[self.language]}"] if self.language else []
        marks += ["on a phone"] * self.phone + ["dark"] * self.dark
        return f"{self.shows}{''.join(f', {mark}' for mark in marks)}".replace('"', "&quot;")

    @property
    def screen(self) -> tuple[int, int]:
        """Width and height of the window, in CSS pixels."""
        if self.phone:
            return PHONE
        return DESKTOP[0], TALL.get(self.kind, DESKTOP[1])

    @property
    def width(self) -> int:
        """How wide the picture is kept."""
        return PHONE_WIDTH if self.phone else DESKTOP_WIDTH


SEARCH = Kind("", "The search, with what it finds: people, networks, posts, dates")


def of_kind(audience: str, name: str, kind: Kind) -> Iterator[Picture]:
    """All pictures of a kind of page: each language, then on a phone, then dark."""
    for language in LANGUAGE_NAMES:
        if language and kind.path.endswith(".html"):
            continue
        folder = f"{language}/" if language else ""
        yield Picture(audience, name, folder + kind.path, kind.shows, language)
    if name in ON_PHONES[audience]:
        yield Picture(audience, name, kind.path, kind.shows, phone=True)
        if audience == "public":
            folder = f"{OTHER_LANGUAGE}/"
            yield Picture(audience, name, folder + kind.path, kind.shows, OTHER_LANGUAGE, phone=True)
    if name in DARK[audience]:
        yield Picture(audience, name, kind.path, kind.shows, dark=True)
    if name in DARK_ON_PHONES[audience]:
        yield Picture(audience, name, kind.path, kind.shows, phone=True, dark=True)


def searches() -> Iterator[Picture]:
    """The search with its results open, which is no page of its own."""
    for language in LANGUAGE_NAMES:
        path = f"{language}/" if language else ""
        for phone in (False, True):
            yield Picture(
                "public", "search", path, SEARCH.shows, language, phone=phone, searched=SEARCHED[language]
            )


def pictures() -> tuple[Picture, ...]:
    """Every picture, in the gallery's order."""
    every = [
        each
        for audience in KINDS
        for name, kind in KINDS[audience].items()
        for each in of_kind(audience, name, kind)
    ]
    return (*every, *searches())


def shown(picture: Picture) -> str:
    """A picture in the gallery."""
    file, width = f"screenshots/{picture.name}.webp", 200 if picture.phone else 410
    return f'<a href="{file}"><img src="{file}" width="{width}" alt="{picture.alt}"></a>'


def section(audience: str, name: str, kind: Kind) -> str:
    """The gallery's part about a kind of page."""
    every = list(searches()) if kind is SEARCH else list(of_kind(audience, name, kind))
    title = " ".join(("" if audience == "public" else audience, *name.split("-"))).strip().capitalize()
    return "\n".join(
        (
            f"### {title}",
            "",
            f"{kind.shows}.",
            "",
            "<p>",
            *map(shown, every),
            "</p>",
            "",
        )
    )


def page() -> str:
    """The whole gallery, in Markdown."""
    lines = [
        "# Every kind of page, in pictures",
        "",
        "The demonstration: the company, its people and their posts are invented. Each kind of page is here",
        "in both of its languages, some on a phone, some dark. `python3 dev.py screenshots` builds the",
        "editions, takes the pictures again and writes this page; `python3 dev.py screenshots public-home`",
        "takes those alone whose names begin like that.",
        "",
    ]
    for audience, kinds in KINDS.items():
        lines += [f"## {NAMES[audience]}", ""]
        lines += [section(audience, name, kind) for name, kind in kinds.items()]
        if audience == "public":
            lines.append(section(audience, "search", SEARCH))
    return "\n".join(lines).rstrip() + "\n"
