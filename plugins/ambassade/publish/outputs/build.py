"""All machine outputs of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ambassade.model.feed import Held
from ambassade.publish.audience import Edition
from ambassade.publish.latest import Latest
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api
from ambassade.publish.outputs.article import Channels
from ambassade.publish.outputs.atom import atom_feeds
from ambassade.publish.outputs.calendar import Book, calendars
from ambassade.publish.outputs.collection import CollectionChannels
from ambassade.publish.outputs.entry_calendar import entry_calendars
from ambassade.publish.outputs.json_feed import json_feeds
from ambassade.publish.outputs.kit import kit_files
from ambassade.publish.outputs.latest import latest_feed
from ambassade.publish.outputs.llms import llms
from ambassade.publish.outputs.opml import opml
from ambassade.publish.outputs.person_calendar import PersonCalendars
from ambassade.publish.outputs.qr_code import qr_codes
from ambassade.publish.outputs.robots import robots
from ambassade.publish.outputs.sitemap import sitemap
from ambassade.publish.outputs.vcard import vcards
from ambassade.publish.site import Asset, Site


def build_outputs(
    edition: Edition,
    site: Site,
    address: str | None = None,
    *,
    revisions: Mapping[str, int] | None = None,
    held: Held | None = None,
    kept: Path | None = None,
) -> tuple[Asset, ...]:
    """The files for machines that belong to the pages of `site`.

    `address` is where this edition is published; without it the public one is where the organisation file
    says, and of the others nothing is known: they get relative addresses and no sitemap. `revisions` are the
    numbers of the entries' revisions, by key, as `outputs.calendar` describes them. `held` is
    what is kept of other people's feeds. `kept` is the folder of an earlier build of the edition, whose
    drawings are used again where they are the same.
    """
    addresses = Addresses.of(edition, address)
    channels = (*Channels(edition, addresses).all(), *CollectionChannels(edition, addresses).all())
    book = Book(edition, addresses, revisions or {})
    files = (
        *Api(edition, addresses).files(),
        *vcards(edition, addresses),
        *qr_codes(edition, addresses, kept),
        *calendars(edition, addresses, book.revisions, book),
        *entry_calendars(book),
        *PersonCalendars(book).hosts(),
        *kit_files(book),
        *atom_feeds(edition, addresses, channels),
        *json_feeds(edition, addresses, channels),
        *latest_feed(edition, addresses, Latest(edition, held)),
        opml(edition, addresses),
        *sitemap(site, addresses),
        robots(edition, addresses),
    )
    return (*files, *llms(edition, site, addresses, files))
