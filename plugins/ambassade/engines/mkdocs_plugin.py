"""The MkDocs plugin: places a site that Ambassade made. It takes nothing from `docs_dir`.

Everything is decided elsewhere: pages and outputs in `ambassade.publish`, the frame's values in `frame`, the
settings in `mkdocs_settings`.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from ambassade.engines.docs_tree import MISSING, DocsTree, docs_tree
from ambassade.engines.frame import Frame
from ambassade.engines.framer import Frames
from ambassade.engines.handed import Prepared, handed
from ambassade.engines.material_search import divide, is_on, led
from ambassade.engines.mending import mended
from ambassade.engines.mkdocs_settings import configure, speak
from ambassade.engines.mkdocs_writer import Writer, is_for
from ambassade.engines.pagefind import PagefindError, index_files
from ambassade.engines.preparation import UnknownNetworkError, find_root, prepare, read_content, watched
from ambassade.engines.search_text import search_text
from ambassade.load.schema import SchemaError
from ambassade.model.moment import Moment
from ambassade.publish.audience import AUDIENCES
from ambassade.publish.search import records
from ambassade.publish.site import Asset, Site

TEMPLATE = "ambassade.html"
SITEMAP = "sitemap.xml"
"""MkDocs' own has the date of the build in it; the site brings another."""
LARGEST_SERVED = 2000
"""Pages of a site for which `serve` makes the search's index: a second at each change."""

log = get_plugin_logger(__name__)


class ContentAbort(Abort):
    """The content has errors, which were told: the build ends without a traceback."""


class AmbassadeConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """The plugin's options."""

    audience = config_options.Choice(AUDIENCES, default="public")
    """Whose edition: `public`, `members` or `internal`."""
    network = config_options.Optional(config_options.Type(str))
    """Build this network alone, closed or secret ones too."""
    as_of = config_options.Optional(config_options.Type(str))
    """The date to build as of; else the organisation's `as_of`, else now."""
    language = config_options.Optional(config_options.Type(str))
    """The language of the pages at the root, the others below their codes; else the organisation's first."""


class AmbassadePlugin(BasePlugin[AmbassadeConfig]):  # type: ignore[no-untyped-call]  # the same
    """One edition of the networks' site."""

    tree: DocsTree
    frames: Frames
    site: Site
    writer: Writer | None
    command = "build"

    def on_startup(self, *, command: str, **_: object) -> None:
        """Remember what is being done. For this event MkDocs keeps the plugin from build to build."""
        self.command = command

    @event_priority(100)  # before the search plugin, which asks for the language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, unless a site was handed over, and make the configuration that of the site."""
        prepared = handed().prepared or self._prepare(config)
        prepared = replace(prepared, site=self._searched(prepared.site, config))
        self.tree = docs_tree(prepared.site)
        self.site = prepared.site
        self.frames = Frames(prepared.site, prepared.address)
        configure(config, prepared.site, self.tree, prepared.address)
        self.writer = None
        if handed().fast and is_for(prepared.site, config):
            self.writer = Writer.of(prepared.site, self.frames)
            self.tree = self.writer.given(self.tree)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The site's pages and assets and the theme's files; nothing of `docs_dir`."""
        own = Files([])
        for file in files:
            theirs = file.generated_by is not None or file.src_dir in config.theme.dirs
            if theirs and file.src_uri != SITEMAP:
                own.append(file)
        for uri, asset in self.tree.assets.items():
            if own.get_file_from_path(uri) is not None:
                raise ConfigurationError(f"{uri} would be written twice, by the theme and by the site")
            own.append(_asset_file(uri, asset, config))
        for uri, page in self.tree.pages.items():
            file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            # Themes and the search print a title as it is.
            mkdocs_page = MkDocsPage(escape(page.title), file, config)
            mkdocs_page.update_date = page.updated.isoformat() if page.updated else ""
            own.append(file)
        return own

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: object) -> str:
        """Give each page our template, and keep those that are not indexed out of the search."""
        made = self.tree.pages.get(page.file.src_uri)
        if made is not None:
            page.meta["template"] = TEMPLATE
            if not made.indexed or (self.writer is not None and page.file.src_uri in self.writer.stand_ins):
                page.meta["search"] = {"exclude": True}
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: object) -> str:
        """The page's finished HTML."""
        made = self.tree.pages.get(page.file.src_uri)
        return html if made is None else made.html

    @event_priority(100)  # before the search plugin, which reads the page's content from now on
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Give the template the page and what stands around it; the search is given the page's words only."""
        made = self.tree.pages.get(page.file.src_uri)
        if made is not None:
            html = page.content or ""
            framer = self.frames.framer(made)
            speak(config, framer.site)
            _give(context, framer.frame(made), html)
            page.content = search_text(html)
        return context

    @event_priority(-100)  # what is caught is what would be written
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
        """Mend what Material writes, and tell whoever waits that another page is done."""
        handed().tick()
        output = mended(output)
        made = self.tree.pages.get(page.file.src_uri)
        if made is not None and is_on(config):
            output = led(output, made.path, self.frames.framer(made).site.folder)
        return output if self.writer is None else self.writer.catch(page.file.src_uri, output)

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Mend the page for addresses that do not exist, too."""
        return mended(output_content) if template_name == MISSING else output_content

    @event_priority(100)  # before the search plugin writes what it found
    def _write(self, *, config: MkDocsConfig) -> None:
        """Write the pages that MkDocs was not given."""
        if self.writer is not None:
            self.writer.write(config, handed().tick)

    @event_priority(-100)  # after it
    def _divide(self, *, config: MkDocsConfig) -> None:
        """Let the search of each language find the pages of its own."""
        if is_on(config):
            divide(self.site, config)

    on_post_build = CombinedEvent(_write, _divide)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """The same for the page that is shown for addresses that do not exist."""
        if template_name == MISSING and self.tree.missing is not None:
            speak(config, self.site)
            frame = self.frames.frame(self.tree.missing)
            _give(context, frame, frame.html)
        return context

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when the content or the schemas change."""
        for path in watched(self._root(config)):
            server.watch(str(path))
        return server

    def _searched(self, site: Site, config: MkDocsConfig) -> Site:
        """The site with the search's files, in place of Material's own search.

        That stays where the configuration has none, where an index can not be made, and while a large site is
        served, which is built again at each change.
        """
        material = config.plugins.get("material/search")
        if material is None or not material.config["enabled"]:
            return site
        if self.command == "serve" and len(site.every_page) > LARGEST_SERVED:
            return site
        try:
            files = [
                file
                for each in site.every_language
                for file in index_files(records(each, site), each.folder, each.facet_words)
            ]
        except PagefindError as fault:
            log.warning(
                "%s: pages are searched by Material's own index, which needs accents as written", fault
            )
            return site
        material.config["enabled"] = False
        return replace(site, assets=(*site.assets, *files))

    def _prepare(self, config: MkDocsConfig) -> Prepared:
        """Read, check and render the edition that the options ask for."""
        given = handed()
        try:
            content = read_content(self._root(config), datetime.now(UTC), given.as_of or self.as_of)
            if content.failed:
                sys.stderr.write(content.report("en"))
                raise ContentAbort("the content has errors: nothing was built")
            if content.checked.findings:
                log.info("%s in the content: `ambassade check` shows them", content.summary("en"))
            network = given.network or self.config.network
            if network is not None and self.command == "build":
                _refuse_shared(network, config)
            return prepare(
                content,
                self.config.audience,
                network=network,
                language=self.config.language,
                address=config.site_url or None,
            )
        except (SchemaError, UnknownNetworkError) as fault:
            raise ConfigurationError(str(fault)) from fault

    @property
    def as_of(self) -> Moment | None:
        """The date that the option says; ConfigurationError where it is none."""
        if self.config.as_of is None:
            return None
        try:
            return Moment.parse(self.config.as_of)
        except ValueError as fault:
            raise ConfigurationError(f"the plugin's option as_of: {fault}") from fault

    def _root(self, config: MkDocsConfig) -> Path:
        """The folder that holds `content/`: the one handed over, else the configuration's or one above."""
        given = handed().root
        if given is not None:
            return given
        start = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        root = find_root(start)
        if root is None:
            raise ConfigurationError(f"neither {start} nor a folder above it holds content/")
        return root


def _refuse_shared(network: str, config: MkDocsConfig) -> None:
    """One network alone, perhaps a secret one, must not lie where an edition for more readers does."""
    if f"network-{network}" not in Path(config.site_dir).parts:
        raise ConfigurationError(
            f"with `network: {network}`, site_dir has to lie in a folder `network-{network}`"
        )


def _give(context: TemplateContext, frame: Frame, html: str) -> None:
    """Let the templates call them `am` and `am_content`."""
    cast("dict[str, object]", context).update(am=frame, am_content=html)


def _asset_file(uri: str, asset: Asset, config: MkDocsConfig) -> File:
    if asset.source is not None:
        return File.generated(config, uri, abs_src_path=str(asset.source), inclusion=InclusionLevel.INCLUDED)
    return File.generated(config, uri, content=asset.read(), inclusion=InclusionLevel.INCLUDED)
