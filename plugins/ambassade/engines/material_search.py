"""Material's own search on a site in several languages: an index for each, asked by its own pages.

Material knows one index, below what its settings call the base. So the pages of a language in a folder of its
own call that folder their base, and the index that Material made is divided.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from ambassade.engines.mkdocs_settings import material_language
from ambassade.publish.site import Site, relative

INDEX = Path("search", "search_index.json")
_BASE = re.compile(r'(<script id="__config" type="application/json">[^<]*?"base": ?)"[^"]*"')
_WORD = re.compile(r'"search\.config\.(lang|separator|pipeline)": ?("(?:[^"\\]|\\.)*")')


def is_on(config: MkDocsConfig) -> bool:
    """Whether pages are searched by Material's own index."""
    search = config.plugins.get("material/search")
    return search is not None and bool(search.config["enabled"])


def led(html: str, path: str, folder: str) -> str:
    """The page at `path`, with the folder of its language as the base of its search."""
    if not folder:
        return html  # as Material has it
    return _BASE.sub(lambda found: f"{found[1]}{json.dumps(relative(folder, path))}", html, count=1)


def divide(site: Site, config: MkDocsConfig) -> None:
    """Divide the index that lies in the built site: what is in a language's folder goes to one there."""
    file = Path(config.site_dir) / INDEX
    if not file.is_file():
        return
    made = json.loads(file.read_bytes())
    docs: Sequence[Mapping[str, Any]] = made["docs"]
    for each in site.translations:
        folder = quote(each.folder)
        own = [
            {**doc, "location": doc["location"].removeprefix(folder)}
            for doc in docs
            if doc["location"].startswith(folder)
        ]
        docs = [doc for doc in docs if not doc["location"].startswith(folder)]
        _write(
            Path(config.site_dir) / each.folder / INDEX,
            {"config": _settings(made["config"], site, each, config), "docs": own},
        )
    _write(file, {**made, "docs": docs})


def _write(file: Path, index: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _settings(made: Mapping[str, Any], first: Site, site: Site, config: MkDocsConfig) -> Mapping[str, Any]:
    """The settings of a language's index: how Material cuts and stems it, unless ours say that."""
    usual, own = _of_language(first.language, config), _of_language(site.language, config)
    return {key: own[key] if key in own and value == usual.get(key) else value for key, value in made.items()}


def _of_language(language: str, config: MkDocsConfig) -> dict[str, Any]:
    """How Material searches a language, as its own list of words says."""
    found: dict[str, str] = {}
    for name in ("en", material_language(language, config)):
        for folder in config.theme.dirs:
            file = Path(folder) / "partials" / "languages" / f"{name}.html"
            if file.is_file():
                found |= {key: json.loads(text) for key, text in _WORD.findall(file.read_text("utf-8"))}
                break
    steps = [step for step in re.split(r"\s*,\s*", found.get("pipeline", "")) if step]
    return {
        key: {"lang": [found[key]], "pipeline": steps}.get(key, found[key])
        for key in ("lang", "separator", "pipeline")
        if key in found
    }
