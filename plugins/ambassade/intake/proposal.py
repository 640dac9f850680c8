"""The forms `propose-message` and `propose-event`: a suggestion becomes a draft of a network."""

from __future__ import annotations

import re

from ambassade.intake.draft import Case, Draft, file_text
from ambassade.model.catalog import Kind
from ambassade.names import slugify


def message(case: Case) -> Draft:
    """A message with one variant."""
    network, slug = case.value("network"), _slug(case, "idea", "message")
    values: dict[str, object] = {
        "idea": case.told("idea"),
        "intent": case.value("intent"),
        "link": {"url": case.text("link")} if case.text("link") else {},
        "addressed_to": list(case.values("addressed_to")),
        "themes": list(case.values("themes")),
        "variants": [
            {
                "platform": case.value("platform"),
                "language": case.value("language"),
                "text": case.text("text"),
            }
        ],
        "hashtags": list(
            dict.fromkeys(word for word in re.split(r"[\s,;#]+", case.text("hashtags")) if word)
        ),
        "window": {"from": case.text("from"), "until": case.text("until")},
        "owner": case.author(),
        "audience": case.value("audience"),
        "status": "draft",
    }
    text = file_text(case.schemas, Kind.MESSAGE, values)
    return Draft(
        {f"content/networks/{network}/messages/{slug}.yml": text},
        f"{network}/{slug}",
        {"variants": "text", "window": "from", "status": "network"},
    )


def event(case: Case) -> Draft:
    """An entry of a network's calendar."""
    network, slug = case.value("network"), _slug(case, "title", "event")
    values: dict[str, object] = {
        "title": case.told("title"),
        "summary": case.told("summary") if case.text("summary") else "",
        "kind": case.value("kind"),
        "start": case.text("start"),
        "end": case.text("end"),
        "where": _where(case),
        "channels": list(case.values("channels")),
        "addressed_to": list(case.values("addressed_to")),
        "languages": list(case.values("languages")),
        "themes": list(case.values("themes")),
        "owner": case.author(),
        "audience": case.value("audience"),
        "status": "draft",
    }
    text = file_text(case.schemas, Kind.ENTRY, values)
    return Draft(
        {f"content/networks/{network}/calendar/{slug}.yml": text},
        f"{network}/{slug}",
        {"status": "network"},
    )


def _where(case: Case) -> dict[str, str]:
    """Where it takes place; what the answers say together where the question itself was left open."""
    there = {name: found for name in ("place",) if (found := case.value(name))}
    there |= {name: case.text(name) for name in ("address", "url") if case.text(name)}
    on_site, online = "place" in there or "address" in there, "url" in there
    implied = "both" if on_site and online else "address" if on_site else "online" if online else ""
    kind = case.value("where") or implied
    return {"kind": kind, **there} if kind else {}


def _slug(case: Case, title: str, fallback: str) -> str:
    """The file's name, from the title; from the issue or the day where that has no Latin letter."""
    number = case.submission.number
    return slugify(case.text(title)) or (
        f"{fallback}-{number}" if number is not None else f"{fallback}-{case.today.isoformat()}"
    )
