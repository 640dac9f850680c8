"""The command `ambassade kit`: the week of one person, or of several, each as a folder that stands alone.

A kit in a folder is its person's alone: they are shown all their own accounts in it, whatever they agreed to
show others, and they may have one without having agreed to be shown at all. Nothing else differs from the
edition: what they may not read there is not in the folder either. Nothing is kept about who got one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from ambassade.editing.agreement import UsageSayError
from ambassade.engines.frame import edition_mark
from ambassade.engines.lock import BusyError
from ambassade.engines.preparation import Content, read_content
from ambassade.engines.staging import OutError, Staging
from ambassade.model import content as model
from ambassade.model.catalog import Catalog
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.names import did_you_mean
from ambassade.publish.audience import Audience, MembersEdition
from ambassade.publish.brand.sheet import branded
from ambassade.publish.kit.kits import Kits
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.calendar import Book
from ambassade.publish.outputs.kit import own_files
from ambassade.publish.pages.build import static_files
from ambassade.publish.pages.kit.page import KitPages
from ambassade.publish.pages.language_folder import folders
from ambassade.publish.pages.writer import Writer
from ambassade.publish.portable import About, portable
from ambassade.publish.projection import project
from ambassade.words import say, words

FOUND = 1
_AUDIENCES = ("members", "internal")


@dataclass(frozen=True, slots=True)
class _Published:
    """Where an edition is published (None: not known), and in which language (None: the site's first)."""

    address: str | None
    language: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument("people", metavar="PERSON", nargs="+", help="a profile: the name of its file")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where the folders are put (default: kits in the root)"
    )
    parser.add_argument(
        "--audience",
        choices=_AUDIENCES,
        help="what the kit is made from (default: internal for colleagues, members for people from outside)",
    )
    parser.add_argument(
        "--language", choices=("en", "fr"), help="the language of the kit (default: the edition's)"
    )


def run(args: argparse.Namespace, now: datetime) -> int:
    """Writes all that was asked for, or nothing: 0 done, 1 errors in the content.

    UsageSayError where somebody is unknown, was not told, takes no part, switched their kit off, or is from
    outside and should get the internal one. `now` is aware.
    """
    content = read_content(args.root, now, args.as_of)
    if content.failed:
        sys.stderr.write(content.report(args.lang))
        return FOUND
    slugs = [name.removeprefix("content/ambassadors/").removesuffix(".md") for name in args.people]
    chosen = {slug: _audience(content, slug, args.audience) for slug in slugs}
    out = args.out or args.root / "kits"
    try:
        staging = Staging(out, args.root)
        with staging.opened():
            for slug, files in _folders(content, chosen, args.language):
                _write(staging.folder / slug, files)
            staging.install([PurePosixPath(slug) for slug in chosen])
    except BusyError as fault:
        raise UsageSayError(say("another command is writing to {folder}", folder=str(out))) from fault
    except OutError as fault:
        raise UsageSayError(say("{reason}", reason=str(fault))) from fault
    for slug in chosen:
        sys.stdout.write(f"{staging.out / slug / 'index.html'}\n")
    return 0


def _audience(content: Content, slug: str, asked: Audience | None) -> Audience:
    """The edition that a person's kit is made from; UsageSayError where they may have none of it."""
    people = content.checked.catalog.ambassadors
    if slug not in people:
        near = did_you_mean(slug, people)
        folder = "content/ambassadors"
        raise UsageSayError(
            say("there is no {folder}/{name}.md; did you mean `{near}`?", folder=folder, name=slug, near=near)
            if near
            else say("there is no {folder}/{name}.md", folder=folder, name=slug)
        )
    person, today = people[slug].value, content.checked.as_of.date()
    if not was_told(person, today):
        raise UsageSayError(say("{name} was not told yet: nothing is made of them before", name=person.name))
    if not is_active(person, today):
        raise UsageSayError(say("{name} takes no part at present", name=person.name))
    if person.kit is not None and person.kit.off:
        raise UsageSayError(say("{name} switched their kit off", name=person.name))
    if person.kind == "external" and asked == "internal":
        raise UsageSayError(say("{name} is from outside: what is internal is not for them", name=person.name))
    return asked or ("members" if person.kind == "external" else "internal")


def _folders(
    content: Content, chosen: Mapping[str, Audience], language: str | None
) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The files of each person's folder."""
    catalog, today = content.checked.catalog, content.checked.as_of.date()
    for audience in dict.fromkeys(chosen.values()):
        published = _published(content.root, audience)
        shared = _Maker(content, catalog, audience, published, language)
        for slug in (each for each, wanted in chosen.items() if wanted == audience):
            mine = own_catalog(catalog, slug, today) if audience == "members" else catalog
            maker = shared if mine is catalog else _Maker(content, mine, audience, published, language)
            yield slug, maker.folder(slug, in_edition=shared.kits.has(slug))


def own_catalog(catalog: Catalog, slug: str, today: date) -> Catalog:
    """The same content where a person sees all of themselves: as if they agreed to everything, for a day.

    The same object where they did. It is for their own kit alone: others may not be shown what it shows.
    """
    item = catalog.ambassadors[slug]
    person = item.value
    accounts = (f"account:{each.id}" for each in person.accounts)
    blogs = (f"blog:{each.id}" for each in person.blogs)
    scopes = ("profile", "photo", "badge", *accounts, *blogs)
    if agreed(person, today) >= set(scopes):
        return catalog
    consent = model.Consent(scopes=scopes, given_on=today, until=today, evidence="")
    own = replace(item, value=replace(person, consent=(consent,)))
    return replace(catalog, ambassadors={**catalog.ambassadors, slug: own})


def _published(root: Path, audience: Audience) -> _Published:
    """What the configuration of an edition says."""
    from ambassade.engines.configuration import (  # noqa: PLC0415 - the rest must run without MkDocs
        configuration_file,
        load,
        plugin_of,
    )

    config = load(root, audience)
    plugin = plugin_of(config, configuration_file(root, audience))
    return _Published(config.site_url or None, plugin.config.language)


class _Maker:
    """Makes kits from one edition."""

    def __init__(
        self,
        content: Content,
        catalog: Catalog,
        audience: Audience,
        published: _Published,
        language: str | None,
    ) -> None:
        edition = project(
            catalog,
            audience=audience,
            as_of=content.checked.as_of,
            fixed=content.checked.fixed,
            language=language or published.language,
            hidden=content.schemas.hidden(audience),
        )
        if not isinstance(edition, MembersEdition):
            message = f"there are no kits in the {audience} edition"
            raise TypeError(message)
        own_address = published.address if published.address != edition.organisation.url else None
        self.edition = edition
        self.kits = Kits(edition)
        self._content = content
        self._addresses = Addresses.of(edition, own_address)
        self._writer = Writer(edition, content.root)
        site = replace(edition, language=published.language or edition.default_language)
        own = (each.path for each in folders(site) if each.language == edition.language)
        self._home = None if self._addresses.base is None else self._addresses.base + next(own, "")

    def folder(self, slug: str, *, in_edition: bool) -> dict[str, bytes]:
        """One person's files; `in_edition` says whether their kit is published too, to be subscribed to."""
        edition, writer = self.edition, self._writer
        kits = self.kits if in_edition else Kits(edition, own=slug)
        here = self._addresses if in_edition else replace(self._addresses, base=None)
        linked = self._addresses.base is not None
        page = KitPages(writer, here, kits, linked=linked).page(slug)
        book = Book(edition, here, self._content.revisions)
        shared = branded(static_files(), edition.organisation.appearance)
        assets = (*shared, *writer.pictures.assets, *own_files(book, kits, slug))
        files = {asset.path: asset for asset in assets}
        made = portable(page, files, self._about(kits))
        for name in ("calendar.ics", "feed.xml", "feed.json"):
            made.setdefault(name, files[f"{page.path}{name}"].read())
        return made

    def _about(self, kits: Kits) -> About:
        edition = self.edition
        text = words(edition.language)
        mark = edition_mark(edition.audience, text)
        site = self._writer.cards.phrase(edition.organisation.site_name or edition.organisation.name)
        return About(
            site=site.text,
            language=edition.language,
            audience=edition.audience,
            mark=mark.word if mark else "",
            notes=(
                text.say(
                    "Made from what was approved on {day}. Valid until {last}.",
                    day=edition.as_of.date(),
                    last=kits.week.last,
                ),
                mark.reason if mark else "",
            ),
            home=self._home,
        )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
