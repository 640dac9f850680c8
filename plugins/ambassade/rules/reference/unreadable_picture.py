"""Rule `unreadable-picture`: a picture that is named can be read, and is what its name says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ambassade.findings import Severity
from ambassade.load.content import LARGEST_PICTURE
from ambassade.model.catalog import Catalog, Item, Kind, Path
from ambassade.publish.drawing.sound import ENDINGS, MAX_PIXELS, Sound, Trouble, look_at
from ambassade.rules.reference.missing_file import SHOWN
from ambassade.rules.reference.picture import named_pictures
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_SAVE_AS = say("open it, save it as .jpg, .png, .webp or .avif, and put that file here")
_AGAIN = say("put the picture here again, from where it came")
_CURES: Final = {
    Trouble.EMPTY: _AGAIN,
    Trouble.POINTER: say("type `git lfs pull`, or put the picture itself here"),
    Trouble.HEIC: _SAVE_AS,
    Trouble.UNKNOWN: _SAVE_AS,
    Trouble.CUT_OFF: _AGAIN,
    Trouble.DAMAGED: _AGAIN,
}


@rule(Severity.ERROR)
def unreadable_picture(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A picture in whose place pages would draw something, told from how its file is built.

    A name that does not fit what is in the file is only a notice: pages show the picture all the same.
    """
    for item, path, file in named_pictures(catalog):
        size = catalog.assets.get(file)
        if size is None or size > LARGEST_PICTURE or not file.endswith(SHOWN):
            continue  # other rules tell these
        try:
            content = catalog.read(file)
        except OSError:
            continue  # it went while the check ran
        name = file.rpartition("/")[2]
        found = look_at(content)
        if isinstance(found, Trouble):
            yield _fault(item, path, _said(found, name), _CURES[found])
        elif found.too_large:
            yield _fault(item, path, _too_large(found, name), say("save it smaller: 1200 pixels are enough"))
        elif not name.endswith(ENDINGS.get(found.format, ())):
            yield Fault(
                item=item,
                at=path,
                message=say("`{file}` is a {format} picture", file=name, format=found.format),
                hint=_renamed(found.format, name),
                severity=Severity.NOTICE,
            )


def _fault(item: Item[object], path: Path, message: Say, hint: Say) -> Fault:
    drawn = (
        say("initials are drawn in its place") if item.kind is Kind.AMBASSADOR else say("pages do without it")
    )
    return Fault(item=item, at=path, message=message, label=drawn, hint=hint)


def _said(trouble: Trouble, name: str) -> Say:
    match trouble:
        case Trouble.EMPTY:
            return say("`{file}` is empty", file=name)
        case Trouble.POINTER:
            return say("`{file}` is only a note by Git LFS of where the picture is kept", file=name)
        case Trouble.HEIC:
            return say("`{file}` is a HEIC picture, which browsers do not show", file=name)
        case Trouble.CUT_OFF:
            return say("`{file}` is cut off: the end of the picture is missing", file=name)
        case Trouble.DAMAGED:
            return say("`{file}` is damaged", file=name)
        case Trouble.UNKNOWN:
            return say("there is no picture in `{file}`", file=name)


def _too_large(found: Sound, name: str) -> Say:
    return say(
        "`{file}` has {width} × {height} pixels; the most is {most} million",
        file=name,
        width=found.width,
        height=found.height,
        most=MAX_PIXELS // 1_000_000,
    )


def _renamed(form: str, name: str) -> Say:
    """The cure for a name that does not fit: the one that does, or another format."""
    if form not in ENDINGS:
        return _SAVE_AS
    return say("call it `{name}`, here and in its folder", name=name.rpartition(".")[0] + ENDINGS[form][0])
