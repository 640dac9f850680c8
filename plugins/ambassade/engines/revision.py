"""The numbers of the calendar entries' revisions, which calendar programs tell newer from older by.

Read from git in one call, because the content does not say when its dates changed. Why so:
docs/decisions/0009-revisions-from-the-history.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ambassade.load.git import GitError, Repository
from ambassade.load.git_log import Log
from ambassade.model.catalog import Catalog
from ambassade.publish.outputs.calendar import minutes
from ambassade.publish.visibility import visible_from

_FILES = "content/**/calendar/*.yml"
_KEYS = ("start", "end", "time_zone", "recurrence", "rule", "except", "overrides", "on", "cancelled")
_SHOWN = ("status", "embargo", "audience")
_LINE = (
    rf"""(^|[ {{,"'])({"|".join((*_KEYS, *_SHOWN))})["']? *:"""
    r"""|^[ -]*["']?[0-9]{4}-[0-9][0-9]-"""
)
"""A line of an entry's file that says when it is, whether, and since when it shows; or a day of a list."""


def revisions(root: Path, catalog: Catalog) -> Mapping[str, int]:
    """The revision of each entry of the catalog that git knows, by key, as minutes since 1970.

    Empty where `root` lies in no repository, or git is not there. An embargoed entry counts from the instant
    at which it shows, so that the number does not tell since when it was planned.
    """
    try:
        times = Log(Repository(root)).line_times(_LINE, _FILES)
    except GitError:
        return {}
    found = {}
    for key, item in catalog.entries.items():
        at = times.get(item.path)
        if at is not None:
            shows = visible_from(item, catalog)
            found[key] = minutes(at if shows is None else max(at, shows))
    return found
