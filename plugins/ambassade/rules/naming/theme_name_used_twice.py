"""Rule `theme-name-used-twice`: a name leads to one theme."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.content import Organisation, Theme
from ambassade.names import fold, slugify
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ORGANISATION)
def theme_name_used_twice(item: Item[Organisation], _context: Context) -> Iterator[Fault]:
    """A name or an alias that another theme has too, whatever its case, accents and hyphens."""
    owners: dict[str, str] = {}
    ids = {theme.id for theme in item.value.themes}
    told: set[tuple[str, str]] = set()
    for index, theme in enumerate(item.value.themes):
        for path, name in _names(theme):
            spelled = slugify(name) or fold(name)
            other = spelled if spelled in ids else owners.setdefault(spelled, theme.id)
            if other != theme.id and (theme.id, other) not in told:
                told.add((theme.id, other))
                yield Fault(
                    item=item,
                    at=("themes", index, *path),
                    message=say("`{name}` is also a name of the theme `{other}`", name=name, other=other),
                    hint=say("keep it with one theme: imports could not tell which one is meant"),
                )


def _names(theme: Theme) -> Iterator[tuple[Path, str]]:
    """What a theme is called besides its id, and where that stands."""
    for language, text in theme.name.versions:
        yield (("name", language) if language else ("name",)), text
    for index, alias in enumerate(theme.aliases):
        yield ("aliases", index), alias
