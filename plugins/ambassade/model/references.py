"""Which properties name other entities, as paths; `*` stands for the items of a list.

Written by `python tools/classes.py` from `schemas/`: change those, not this.
"""

from __future__ import annotations

REFERENCES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "organisation": (
        (("objectives", "*", "owner"), "ambassador"),
        (("units", "*", "parent"), "unit"),
        (("units", "*", "lead"), "ambassador"),
        (("themes", "*", "priority"), "priority"),
        (("platforms", "*", "successor"), "platform"),
        (("sponsors", "*", "person"), "ambassador"),
        (("core_team", "*", "person"), "ambassador"),
        (("maintainers", "*"), "ambassador"),
        (("on_call", "*"), "ambassador"),
        (("utm", "sources", "*", "platform"), "platform"),
    ),
    "network": (
        (("basis", "theme"), "theme"),
        (("basis", "brand"), "brand"),
        (("themes", "*"), "theme"),
        (("addressed_to", "*"), "addressee"),
        (("editorial_line", "value"), "value"),
        (("committee", "*", "person"), "ambassador"),
        (("committee", "*", "deputy"), "ambassador"),
        (("sponsor", "person"), "ambassador"),
        (("moderation", "moderators", "*"), "ambassador"),
        (("platforms", "*", "platform"), "platform"),
        (("platforms", "*", "audit", "owner"), "ambassador"),
        (("accounts", "*", "platform"), "platform"),
        (("spaces", "*", "platform"), "platform"),
        (("spaces", "*", "host"), "ambassador"),
        (("objectives", "*", "serves"), "objective"),
        (("launch_plan", "weeks", "*", "entries", "*"), "entry"),
        (("launch_plan", "first_members", "*", "person"), "ambassador"),
    ),
    "ambassador": (
        (("external_kind",), "external_kind"),
        (("unit",), "unit"),
        (("place",), "place"),
        (("expertise", "*"), "theme"),
        (("memberships", "*", "network"), "network"),
        (("accounts", "*", "platform"), "platform"),
        (("spokesperson_for", "*", "given_by"), "network"),
        (("introduced_by",), "ambassador"),
        (("contact_owner",), "ambassador"),
    ),
    "entry": (
        (("where", "place"), "place"),
        (("where", "host"), "ambassador"),
        (("channels", "*"), "platform"),
        (("addressed_to", "*"), "addressee"),
        (("themes", "*"), "theme"),
        (("post",), "post"),
        (("campaign",), "entry"),
        (("owner",), "ambassador"),
        (("depends_on", "*"), "entry"),
        (("serves",), "objective"),
        (("affects", "*"), "unit"),
        (("approvals", "*", "by"), "ambassador"),
    ),
    "message": (
        (("entry",), "entry"),
        (("link", "post"), "post"),
        (("addressed_to", "*"), "addressee"),
        (("themes", "*"), "theme"),
        (("variants", "*", "platform"), "platform"),
        (("owner",), "ambassador"),
        (("approvals", "*", "by"), "ambassador"),
    ),
    "post": (
        (("authors", "*"), "ambassador"),
        (("themes", "*"), "theme"),
        (("addressed_to", "*"), "addressee"),
        (("approvals", "*", "by"), "ambassador"),
    ),
    "playbook-page": (
        (("owner",), "ambassador"),
        (("approvals", "*", "by"), "ambassador"),
    ),
}
