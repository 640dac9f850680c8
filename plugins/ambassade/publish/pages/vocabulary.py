"""What the pages call the values that the schemas allow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ambassade.model.status import State
from ambassade.words import Say, say

Names = Mapping[str, Say]

COMMITTEE_ROLE: Final[Names] = {
    "lead": say("Leads"),
    "editor": say("Edits"),
    "approver": say("Approves"),
    "community_manager": say("Community manager"),
    "legal": say("Legal"),
    "sponsor": say("Sponsor"),
}
MEMBER_ROLE: Final[Names] = {
    "relay": say("relay"),
    "contributor": say("contributor"),
    "curator": say("curator"),
    "monitor": say("monitor"),
    "producer": say("producer"),
    "follower": say("follower"),
}
ENTRY_KIND: Final[Names] = {
    "event": say("Event"),
    "topic": say("Topic"),
    "campaign": say("Campaign"),
    "content": say("Content"),
    "meeting": say("Meeting"),
    "information_meeting": say("Information meeting"),
}
MODE: Final[Names] = {
    "announce": say("announces something"),
    "ask": say("asks its readers"),
    "debate": say("opens a debate"),
    "answer": say("answers questions"),
    "help": say("helps"),
}
SPACE_KIND: Final[Names] = {
    "group": say("Group"),
    "forum": say("Forum"),
    "chat": say("Chat"),
    "news": say("News"),
    "agenda": say("Agenda"),
    "mailing_list": say("Mailing list"),
    "documents": say("Documents"),
    "code": say("Code"),
    "video": say("Video"),
    "meeting": say("Meeting"),
}
OPEN_TO: Final[Names] = {
    "everybody": say("open to everybody"),
    "members": say("for members"),
    "staff": say("for staff"),
}
PLATFORM_STATE: Final[Names] = {
    "leaving": say("we are leaving it"),
    "closed": say("closed"),
}
PHASE: Final[Names] = {
    "promotion": say("promotion"),
    "education": say("education"),
    "action": say("action"),
    "lessons": say("lessons"),
    "consolidation": say("consolidation"),
}
STAGE: Final[Names] = {
    "launching": say("Launching"),
    "established": say("Established"),
}
DECISION: Final[Names] = {
    "recommend": say("Recommend"),
    "keep": say("Keep"),
    "merge": say("Merge"),
    "close": say("Close"),
}
STANDING: Final[Names] = {
    "candidate": say("Candidate"),
    "active": say("Active"),
    "alumni": say("Left, with thanks"),
}
ORIGIN: Final[Names] = {
    "own_form": say("Came by their own form"),
    "nominated": say("Was nominated"),
    "imported": say("Was imported"),
}
INTENT: Final[Names] = {
    "expertise": say("Shows what we know"),
    "people": say("Shows people"),
    "behind_the_scenes": say("Behind the scenes"),
    "useful": say("Useful to readers"),
    "product": say("About a product"),
    "job": say("About a job"),
}
FACET: Final[Names] = {
    "network": say("Network"),
    "platform": say("Platform"),
    "status": say("Status"),
    "owner": say("Owner"),
    "theme": say("Theme"),
    "language": say("Language"),
    "campaign": say("Campaign"),
    "place": say("Place"),
    "role": say("Role"),
}
LINK_KIND: Final[Names] = {
    "article": say("Article"),
    "video": say("Video"),
    "podcast": say("Podcast"),
    "book": say("Book"),
    "tool": say("Tool"),
    "course": say("Course"),
    "data": say("Data"),
}
PAGE_KIND: Final[Names] = {
    "charter": say("Charter"),
    "governance": say("Governance"),
    "process": say("Process"),
    "training": say("Training"),
    "crisis": say("In a crisis"),
    "guide": say("Guides"),
}
"""Of playbook pages, in the order in which the playbook lists them."""
AUDIENCE: Final[Names] = {
    "public": say("Public"),
    "members": say("Members"),
    "internal": say("Internal"),
}
AUDIENCE_ICON: Final[Mapping[str, str]] = {"public": "earth", "members": "people", "internal": "lock"}
STATE: Final[Mapping[State, tuple[Say, str]]] = {
    State.DRAFT: (say("Draft"), "draft"),
    State.IN_REVIEW: (say("In review"), "review"),
    State.SCHEDULED: (say("Scheduled"), "clock"),
    State.PUBLISHED: (say("Published"), "check"),
    State.ARCHIVED: (say("Archived"), "archive"),
}
"""The word for a status, and its icon."""
