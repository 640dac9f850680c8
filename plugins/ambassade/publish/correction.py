"""When a post was corrected, as readers are told."""

from __future__ import annotations

from datetime import date

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public


def corrected_on(edition: Edition, post: public.Post) -> date | None:
    """The day of the correction; None where it is no later than the post, or still to come."""
    published = post.publish_at.starts(edition.zone).date()
    day = post.updated_on
    return day if day is not None and published < day <= edition.as_of.date() else None
