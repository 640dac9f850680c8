"""Rule `missing-file`: a picture that is named lies beside the file that names it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.names import did_you_mean
from ambassade.rules.reference.picture import named_pictures
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

SHOWN = (".jpg", ".jpeg", ".png", ".webp", ".avif")


@rule(Severity.ERROR)
def missing_file(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A photograph, an asset or a cover whose file is not there, or is no picture that pages can show."""
    folders: dict[str, list[str]] = {}
    for asset in catalog.assets:
        folder, _, name = asset.rpartition("/")
        folders.setdefault(folder, []).append(name)
    for item, path, file in named_pictures(catalog):
        folder, _, name = file.rpartition("/")
        if not name.endswith(SHOWN):
            yield Fault(
                item=item,
                at=path,
                message=say("`{file}` is no picture that pages can show", file=name),
                hint=say("save it as .jpg, .png, .webp or .avif, and write that name"),
            )
        elif file not in catalog.assets:
            yield Fault(
                item=item,
                at=path,
                message=say("there is no picture `{file}` beside this file", file=name),
                label=say("no {path}", path=file),
                hint=_hint(name, folders.get(folder, [])),
            )


def _hint(name: str, present: list[str]) -> Say:
    near = did_you_mean(name, present)
    if near is not None:
        return say("did you mean `{name}`?", name=near)
    return say("put the picture into the same folder, or delete the lines about it")
