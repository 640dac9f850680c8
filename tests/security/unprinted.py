"""What colleagues may read and no internal page prints yet, by property, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

_PROGRAMS = "programs need it, readers do not"
_NAMES = "a name of a file or part, which pages need not say"
_GOVERNANCE = "the governance pages will show it; they come with the playbook"
_PERSON = "the person's own page for colleagues will show it"
_NOTES = "notes are read where they are written, beside the text"

UNPRINTED: Mapping[str, str] = {
    **{
        f"{kind}.provenance.{name}": _PROGRAMS
        for kind in ("ambassador", "entry", "message", "network", "post")
        for name in ("source", "record", "values")
    },
    **{
        f"{kind}.approvals.digest": _PROGRAMS
        for kind in ("entry", "message", "post", "collection", "playbook-page")
    },
    **{f"{kind}.approvals.on": _GOVERNANCE for kind in ("post", "collection", "playbook-page")},
    **{f"{kind}.notes": _NOTES for kind in ("ambassador", "message", "post", "collection", "playbook-page")},
    "ambassador.consent.withdrawn_on": _PERSON,
    "ambassador.external_ref": _PROGRAMS,
    "ambassador.forge_login": _PROGRAMS,
    "ambassador.memberships.until": _PERSON,
    "ambassador.photo.credit": _PERSON,
    "ambassador.photo.file": _NAMES,
    "ambassador.spokesperson_for.from": _PERSON,
    "ambassador.spokesperson_for.until": _PERSON,
    "network.closed.id": _NAMES,
    "network.committee.hours_per_week": _GOVERNANCE,
    "network.committee.since": _GOVERNANCE,
    "network.cycle.ends_on": _GOVERNANCE,
    "network.cycle.number": _GOVERNANCE,
    "network.cycle.review_on": _GOVERNANCE,
    "network.cycle.starts_on": _GOVERNANCE,
    "network.moderation.contributions": _GOVERNANCE,
    "network.moderation.months": _GOVERNANCE,
    "network.objectives.id": _NAMES,
    "network.sponsor.since": _GOVERNANCE,
    "organisation.core_team.hours_per_week": _GOVERNANCE,
    "organisation.objectives.id": _NAMES,
    "organisation.objectives.review_by": _GOVERNANCE,
    "organisation.platforms.hosts": _PROGRAMS,
    "organisation.priorities.id": _NAMES,
    "organisation.repository.branch": _PROGRAMS,
    "organisation.review_tiers.id": _NAMES,
    "organisation.sponsors.since": _GOVERNANCE,
    "organisation.themes.aliases": _PROGRAMS,
    "post.cover.file": _NAMES,
}
