"""One page of each kind, in each edition: what the layout tests look at and the gallery shows.

The pages are those of the demonstration. A new kind of page needs a line here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A page that stands for all of its kind, and what somebody who does not see its picture is told."""

    path: str
    shows: str

    def file(self, folder: str = "") -> str:
        """Where the page is in a built edition; `folder` is a language's, as `fr/`, or empty."""
        return folder + (self.path if self.path.endswith(".html") else f"{self.path}index.html")


PUBLIC = {
    "home": Kind(
        "", "The public home page: a question to ask, faces and flags, the networks, what is coming"
    ),
    "networks": Kind("networks/", "All networks with their flags, by theme"),
    "network": Kind("networks/quiet-water/", "A network: its people, its committee, where to read it"),
    "network-calendar": Kind("networks/quiet-water/calendar/", "The dates of one network"),
    "people": Kind("ambassadors/", "The directory, with its filters"),
    "person": Kind("ambassadors/eleni-papadaki/", "A person: their words, themes, thanks and accounts"),
    "person-photograph": Kind("ambassadors/wang-yutong/", "A person with a photograph, written in Chinese"),
    "themes": Kind("themes/", "All themes, with who can talk about them"),
    "theme": Kind("themes/shore-power/", "A theme: who can talk about it, and what was written"),
    "places": Kind("places/", "All places, and who can talk about what there"),
    "place": Kind("places/nantes/", "A place: who is there, what they know, what is coming"),
    "theme-in-place": Kind("themes/shore-power/in/nantes/", "Who can talk about a theme in a place"),
    "letter": Kind("ambassadors/by-letter/n/", "The people whose names begin with a letter"),
    "series": Kind("networks/quiet-water/series/winter-on-the-quay/", "A series of posts, part by part"),
    "network-posts": Kind("networks/quiet-water/posts/", "The posts of one network"),
    "posts": Kind("posts/", "The posts of all networks, each with its cover"),
    "post": Kind("posts/a-quai-moteurs-coupes/", "A post, with its authors and the series it is part of"),
    "map": Kind("map/", "The presence map: threads from networks to people to platforms"),
    "month": Kind("calendar/", "The calendar as a month"),
    "week": Kind("calendar/week/2026-W48/", "The calendar as a week"),
    "agenda": Kind("calendar/agenda/", "The calendar as a list"),
    "timeline": Kind("calendar/timeline/2026-q4/", "The calendar as the timeline of a quarter"),
    "entry": Kind(
        "calendar/women-on-board/ask-a-captain/", "An entry of the calendar: a campaign and its parts"
    ),
    "latest": Kind("latest/", "What our people published on their own blogs"),
    "collections": Kind("collections/", "The collections of links, with what was picked last"),
    "collection": Kind("collections/open-hulls/drawings-to-take/", "A collection: links, each with a reason"),
    "subscribe": Kind("subscribe/", "How to follow: calendars and feeds, with their addresses"),
    "embed": Kind("embed/", "How to put a network on another page, with an example"),
    "data": Kind("api/", "The open data: its files, examples and shapes"),
    "about": Kind("about/", "What these networks are: numbers, how a text appears, who decides"),
    "privacy": Kind("privacy/", "Privacy: who agreed to what, counted"),
    "accessibility": Kind("accessibility/", "Accessibility: what was done, what is not good yet"),
    "thanks": Kind("thanks/", "The wall of thanks, by year"),
    "playbook": Kind("playbook/", "The pages of the playbook that are public"),
    "playbook-page": Kind("playbook/charter/", "A page of the playbook: the charter"),
    "not-found": Kind("404.html", "The page for an address that does not exist"),
}
"""Of the public edition; each of them but `not-found` is there in every language."""

INTERNAL = {
    "home": Kind("", "The internal home page: plum header with a lock"),
    "network": Kind("networks/quiet-water/", "A network with its objectives and its audit, for colleagues"),
    "person": Kind("ambassadors/nathalie-celik/", "A person with what they agreed to, for colleagues"),
    "board": Kind("calendar/board/", "The committee's board: what is late, undated, colliding"),
    "month": Kind("calendar/", "The internal calendar as a month"),
    "timeline": Kind(
        "calendar/timeline/2026-q4/", "The timeline of a quarter: parts, and what waits for what"
    ),
    "entry": Kind("calendar/women-on-board/ask-a-captain/", "An entry with its steps and messages"),
    "messages": Kind("messages/", "The grid of messages: entries against platforms"),
    "message": Kind(
        "messages/quiet-water/glass-in-the-cupboard/",
        "A message as each platform will show it, to take and change",
    ),
    "kit": Kind("kit/nathalie-celik/", "A kit: this week's invitations, texts and dates of one person"),
    "kits": Kind("kit/", "How to find one's own kit"),
    "contacts": Kind("contacts/", "Whom to ask, for all networks and for each"),
    "playbook": Kind("playbook/", "The playbook: charter, governance, processes, training, crisis"),
    "playbook-page": Kind("playbook/crisis/when-something-goes-wrong/", "A page of the playbook: a crisis"),
    "map": Kind("map/", "The presence map with its gaps"),
    "feeds": Kind("feeds/", "How the feeds of people's blogs are doing"),
    "announce": Kind("announce/", "Texts that announce the site, ready to copy"),
    "announce-places": Kind("announce/places/", "The places that should link to the site: whose, seen when"),
    "translations": Kind("translations/", "What is there in which language, and what is to be translated"),
}
"""Of the internal edition: what only it has, and what it shows otherwise."""

MEMBERS = {
    "home": Kind("", "The home page of the members' edition, with its own colour and words in the header"),
    "messages": Kind("messages/", "The grid of messages, for members"),
    "kit": Kind("kit/hanna-kovalchuk/", "A kit of somebody from outside"),
    "contacts": Kind("contacts/", "Whom to ask, for members"),
}
"""Of the members' edition."""

KINDS = {"public": PUBLIC, "members": MEMBERS, "internal": INTERNAL}

LIKE_OTHERS = {
    "calendar/*/": "the calendar as a month, of another one",
    "calendar/agenda/before/": "the agenda, of what is over",
    "calendar/agenda/page/*/": "the agenda, further on",
    "calendar/all/*/": "an entry, of no network",
    "calendar/board/approved/": "the board, of one status",
    "calendar/board/draft/": "the board, of one status",
    "calendar/board/in-review/": "the board, of one status",
    "calendar/board/published/": "the board, of one status",
    "calendar/board/scheduled/": "the board, of one status",
    "collections/*/": "a collection, of no network",
    "collections/*/*/*/": "nothing to be seen: it leads on to a collection",
    "embed/*/": "the example on the page embed/, bare, for a frame",
    "embed/*/fr/": "the same in French",
    "messages/*/": "the grid of messages, of one network",
    "messages/*/past/*/": "the same, of weeks that are over",
    "messages/all/": "the same, of those that belong to none",
    "networks/*/*/before/": "the dates of one network, of what is over",
}
"""Pages that have no picture of their own, because they look like another: which."""
OTHER_LANGUAGE = "fr"
