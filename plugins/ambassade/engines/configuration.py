"""The MkDocs configuration of an edition: the repository's own, or the packaged one."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from ambassade.engines.mkdocs_plugin import AmbassadePlugin
from ambassade.publish.audience import Audience

_NAMES = {"public": "mkdocs.yml", "members": "mkdocs.members.yml", "internal": "mkdocs.internal.yml"}


class ConfigurationFault(Exception):  # noqa: N818 - MkDocs has a ConfigurationError already
    """A configuration file does not say what its edition needs; the message says so, in one sentence."""


def configuration_file(root: Path, audience: Audience) -> Path:
    """The configuration file of an edition: at `root`, else the packaged one."""
    own = root / _NAMES[audience]
    return own if own.is_file() else packaged() / _NAMES[audience]


def packaged() -> Path:
    """The folder of the packaged configurations."""
    return Path(str(resources.files("ambassade.engines").joinpath("config")))


def load(root: Path, audience: Audience, site_dir: Path | None = None) -> MkDocsConfig:
    """The configuration of an edition, to be built into `site_dir`; ConfigurationFault where it is none."""
    file = configuration_file(root, audience)
    site = None if site_dir is None else str(site_dir)
    config = load_config(str(file), site_dir=site)
    plugin = plugin_of(config, file)
    if plugin.config.audience != audience:
        raise ConfigurationFault(
            f"{file.name} builds the {plugin.config.audience} edition, not the {audience} one"
        )
    return config


def plugin_of(config: MkDocsConfig, file: Path) -> AmbassadePlugin:
    """Our plugin, as `config` sets it."""
    plugin = config.plugins.get("ambassade")
    if not isinstance(plugin, AmbassadePlugin):
        raise ConfigurationFault(f"{file.name} does not name the plugin `ambassade`")
    return plugin
