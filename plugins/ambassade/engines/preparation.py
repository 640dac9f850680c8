"""From a folder of content to the sites of its editions, ready to be placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ambassade.check import Checked, check_tree
from ambassade.engines.handed import Prepared
from ambassade.engines.revision import revisions
from ambassade.feeds.cache import NAME, Cache, CacheError, load
from ambassade.findings import Severity
from ambassade.load.schema import SchemaSet, load_schemas
from ambassade.load.tree import WorkTree, lines_of
from ambassade.model.feed import Held
from ambassade.model.moment import Moment
from ambassade.publish.audience import Audience
from ambassade.publish.latest import held
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.pages.build import build_site
from ambassade.publish.projection import project
from ambassade.report import render
from ambassade.words import words


class UnknownNetworkError(Exception):
    """The network that was asked for does not exist; the message says so."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one reading of a folder came to; all editions are made from the same."""

    root: Path
    schemas: SchemaSet
    checked: Checked
    revisions: Mapping[str, int] = field(default_factory=dict)
    """The revision of each calendar entry that git knows, by key."""
    held: Held | None = None
    """What is kept of other people's feeds, where the organisation switched them on."""
    unread: str | None = None
    """The file of it, where that is damaged."""

    @property
    def failed(self) -> bool:
        """Whether there are errors, with which nothing is built."""
        return self.checked.failed

    def report(self, language: str, *, colour: bool = False) -> str:
        """Every finding, for people."""
        lines = lines_of(WorkTree(self.root))
        findings = list(self.checked.findings)
        return render("terminal", findings, self.checked.catalog, words(language), lines, colour=colour)

    def summary(self, language: str) -> str:
        """How many warnings and notices there are, such as `2 warnings, 1 notice`; empty without any."""
        text = words(language)
        counts = Counter(finding.severity for finding in self.checked.findings)
        warnings, notices = counts[Severity.WARNING], counts[Severity.NOTICE]
        parts = [text.say_n("{n} warning", "{n} warnings", warnings)] if warnings else []
        parts += [text.say_n("{n} notice", "{n} notices", notices)] if notices else []
        return ", ".join(parts)


def find_root(start: Path) -> Path | None:
    """The nearest of `start` and the folders above it that holds `content/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "content").is_dir()), None)


def watched(root: Path) -> Iterator[Path]:
    """The folders and the file that a site is made of, below `root`."""
    yield from (path for path in (root / "content", root / "schemas", root / NAME) if path.exists())


def read_content(root: Path, now: datetime, as_of: Moment | None) -> Content:
    """Read and check `root`; SchemaError where its schemas can not be used.

    The date is `as_of`, else the organisation's, else `now` (aware).
    """
    schemas = load_schemas(root)
    checked = check_tree(WorkTree(root), schemas, now, as_of)
    if checked.failed:
        return Content(root, schemas, checked)
    cache, unread = Cache(), None
    try:
        cache = load(root)
    except CacheError as fault:
        unread = str(fault)
    kept = held(checked.catalog, checked.as_of, cache.copies, schemas.hidden("public"), cache.refreshed)
    return Content(
        root, schemas, checked, revisions(root, checked.catalog), kept, unread if kept is not None else None
    )


def prepare(
    content: Content,
    audience: Audience,
    *,
    network: str | None = None,
    language: str | None = None,
    address: str | None = None,
    kept: Path | None = None,
) -> Prepared:
    """Render one edition of content without errors.

    With `network` that network alone, whatever its access; UnknownNetworkError where there is no such one.
    `address` is where the edition will be published, if that is known; the organisation file says it of the
    public one. `kept` is the folder that an earlier build of the edition made.
    """
    checked = content.checked
    if network is not None and network not in checked.catalog.networks:
        raise UnknownNetworkError(f"there is no network `{network}`")
    edition = project(
        checked.catalog,
        audience=audience,
        as_of=checked.as_of,
        fixed=checked.fixed,
        language=language,
        network=network,
        hidden=content.schemas.hidden(audience),
    )
    if audience != "public" and address == edition.organisation.url:
        address = None  # inherited from the public site's configuration: no other edition is published there
    site = build_site(edition, root=content.root, address=address, held=content.held, kept=kept)
    outputs = build_outputs(edition, site, address, revisions=content.revisions, held=content.held, kept=kept)
    site = replace(site, assets=(*site.assets, *outputs))
    return Prepared(site=site, address=Addresses.of(edition, address).base)
