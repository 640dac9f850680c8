"""What an edition asks of MkDocs and Material, whatever the configuration file says."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugin_logger

from ambassade.engines.docs_tree import DocsTree, source_uri
from ambassade.language.code import without_region
from ambassade.publish.site import Site
from ambassade.words import words

THEME = Path(str(resources.files("ambassade.engines").joinpath("theme")))
STYLES = ("assets/ambassade/ambassade.css", "assets/ambassade/frame.css", "assets/ambassade/brand.css")
PRIMARY = {"public": "custom", "members": "members", "internal": "internal"}

log = get_plugin_logger(__name__)


def configure(config: MkDocsConfig, site: Site, tree: DocsTree, address: str | None) -> None:
    """Make `config` that of `site`, published at `address` (None: not known), calling no third party."""
    if config.theme.name != "material":
        raise ConfigurationError("the plugin `ambassade` needs `theme: {name: material}`")
    config.site_name = site.name
    config.site_url = address
    config.use_directory_urls = True
    # A custom_dir stands first and so still wins over ours.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.theme.static_templates.discard("sitemap.xml")
    if tree.missing is None:
        config.theme.static_templates.discard("404.html")
    speak(config, site)
    # Each page in Material's navigation costs in proportion to their number: only the sections are there.
    sections = [source_uri(section.path) for section in site.sections]
    config.nav = [uri for uri in sections if uri in tree.pages]
    styles = [path for path in STYLES if path in tree.assets or (THEME / path).is_file()]
    config.extra_css = [*styles, *(path for path in config.extra_css if path not in styles)]
    _discard_calls_out(config)
    _discard_exchange(config)


def speak(config: MkDocsConfig, site: Site) -> None:
    """Let Material's own words be those of a site's language: each page sets it before it is rendered."""
    config.theme["language"] = material_language(site.language, config)
    config.theme["palette"] = _palette(site)


def material_language(language: str, config: MkDocsConfig) -> str:
    """The name of Material's own words for `language`; English ones where it has none."""
    folders = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    for name in (language, without_region(language)):
        if any((folder / f"{name}.html").is_file() for folder in folders):
            return name
    return "en"


def _palette(site: Site) -> list[dict[str, object]]:
    """Light and dark, the system's choice until the reader makes one; the edition's colour in both."""
    text = words(site.language)
    common = {"primary": PRIMARY[site.audience], "accent": "custom"}
    dark = {"icon": "material/weather-night", "name": text.say("Switch to dark colours")}
    light = {"icon": "material/weather-sunny", "name": text.say("Switch to light colours")}
    return [
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": dark, **common},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": light, **common},
    ]


def _discard_calls_out(config: MkDocsConfig) -> None:
    """Take away what would make a browser ask another host: fonts, analytics, figures of a forge, scripts."""
    config.theme["font"] = False
    if config.repo_url:
        log.info("repo_url is not used: Material would ask the forge for figures on every page")
        config.repo_url = None
    for name in ("analytics", "polyfills", "version"):
        if config.extra.pop(name, None):
            log.info("extra.%s is not used: it would call other hosts", name)
    for path in [path for path in config.extra_css if _is_remote(path)]:
        log.info("the style sheet %s is not used: it lies on another host", path)
        config.extra_css.remove(path)
    for script in [script for script in config.extra_javascript if _is_remote(str(script))]:
        log.info("the script %s is not used: it lies on another host", script)
        config.extra_javascript.remove(script)


def _discard_exchange(config: MkDocsConfig) -> None:
    """Take away Material's way to exchange pages: their own scripts start only where one is opened."""
    features = list(config.theme.get("features") or ())
    for name in [name for name in features if str(name).startswith("navigation.instant")]:
        log.info("the feature %s is not used: the pages' own scripts would not start", name)
        features.remove(name)
    config.theme["features"] = features


def _is_remote(address: str) -> bool:
    return bool(urlsplit(address).netloc)
