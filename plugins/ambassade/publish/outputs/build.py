"""All machine outputs of an edition."""

from __future__ import annotations

from collections.abc import Mapping

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api
from ambassade.publish.outputs.article import Channels
from ambassade.publish.outputs.atom import atom_feeds
from ambassade.publish.outputs.calendar import calendars
from ambassade.publish.outputs.json_feed import json_feeds
from ambassade.publish.outputs.opml import opml
from ambassade.publish.outputs.robots import robots
from ambassade.publish.outputs.sitemap import sitemap
from ambassade.publish.site import Asset, Site


def build_outputs(
    edition: Edition,
    site: Site,
    address: str | None = None,
    *,
    revisions: Mapping[str, int] | None = None,
) -> tuple[Asset, ...]:
    """The files for machines that belong to the pages of `site`.

    `address` is where this edition is published; without it the public one is where the organisation file
    says, and of the others nothing is known: they get relative addresses and no sitemap. `revisions` are the
    numbers of the entries' revisions, by key, as `outputs.calendar` describes them.
    """
    addresses = Addresses.of(edition, address)
    channels = Channels(edition, addresses).all()
    return (
        *Api(edition, addresses).files(),
        *calendars(edition, addresses, revisions or {}),
        *atom_feeds(edition, addresses, channels),
        *json_feeds(edition, addresses, channels),
        opml(edition, addresses),
        *sitemap(site, addresses),
        robots(edition, addresses),
    )
