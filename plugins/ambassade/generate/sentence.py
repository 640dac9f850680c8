"""Our own words in the forms: what the schemas do not say, and the values behind boxes and choices."""

from __future__ import annotations

from collections.abc import Mapping

from ambassade.words import Say, say

INTERNAL, EXTERNAL = "internal", "external"
KINDS: Mapping[str, Say] = {INTERNAL: say("A colleague"), EXTERNAL: say("Somebody from outside")}
WHERE: Mapping[str, Say] = {
    "address": say("At an address"),
    "online": say("Online"),
    "both": say("At an address and online"),
}
WRONG: Mapping[str, Say] = {
    "text": say("Something written there is wrong or old"),
    "account": say("An account or blog is wrong, or is not theirs"),
    "photo": say("The photograph is wrong"),
    "left": say("The person is no longer with us"),
    "unwanted": say("The person does not want to be shown"),
    "other": say("Something else"),
}
WITHDRAWN: Mapping[str, Say] = {
    "all": say("Everything: nothing about the person is shown any more"),
    "photo": say("The photograph"),
    "account": say("All social media accounts"),
    "blog": say("All blogs"),
    "badge": say("The badges"),
}
SELF, TOLD = "self", "told"
BIOGRAPHY = say("A few sentences about you and what you write about, in Markdown")
WRITTEN_IN = say("Language of these texts")
ACCOUNTS = say("One address a line; where the platform can not be told from it, its name before it")
BLOGS = say("One a line: its name, then its address")
CONSENT = say("Only what you tick is shown, for two years at most, and you can withdraw it on any day")
BOXES = (
    (SELF, say("I fill this in for myself"), True),
    (TOLD, say("I was told what is kept about me, why, and how to have it changed or erased"), True),
    ("profile", say("My name and my profile may be shown"), False),
    ("accounts", say("The social media accounts named above may be shown"), False),
    ("blogs", say("The blogs named above may be shown"), False),
)
VOLUNTEER = (
    say("Offer to speak about what you know, in your own name, in one of our networks."),
    say("The committee reads your answers before anything is shown. A photograph can follow later."),
)
MESSAGE = (
    say("Suggest a text that others may share or make their own."),
    say("It becomes a draft; the committee of the network looks at it before anybody can share it."),
)
EVENT = (
    say("Suggest an event, a topic or a meeting for a network's calendar."),
    say("It becomes a draft in the calendar; the committee of the network decides about it."),
)
LINK = (
    say("Suggest a page elsewhere that is worth reading, for one of our collections."),
    say("The committee reads the page, and decides whether the link appears and with which words."),
)
REPORT = (
    say("Tell us that a profile is out of date or wrong."),
    say(
        "Your answers go to the committee as a note; nothing is changed by itself. Leave out what is private."
    ),
)
WITHDRAW = (
    say("Take back a consent to be shown, in whole or in part. No reason is needed."),
    say("It takes effect with the next build of the site after the change is merged."),
)
