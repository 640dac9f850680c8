"""All machine outputs of an edition."""

from __future__ import annotations

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api
from ambassade.publish.outputs.atom import Feeds
from ambassade.publish.outputs.calendar import calendars
from ambassade.publish.outputs.robots import robots
from ambassade.publish.outputs.sitemap import sitemap
from ambassade.publish.site import Asset, Site


def build_outputs(edition: Edition, site: Site, address: str | None = None) -> tuple[Asset, ...]:
    """The files for machines that belong to the pages of `site`.

    `address` is where this edition is published; without it the public one is where the organisation file
    says, and of the others nothing is known: they get relative addresses and no sitemap.
    """
    addresses = Addresses.of(edition, address)
    return (
        *Api(edition, addresses).files(),
        *calendars(edition, addresses),
        *Feeds(edition, addresses).all(),
        *sitemap(site, addresses),
        robots(edition, addresses),
    )
