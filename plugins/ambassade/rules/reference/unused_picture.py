"""Rule `unused-picture`: every picture beside the content is named by a file."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Kind
from ambassade.rules.file import File
from ambassade.rules.reference.picture import named_pictures
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_NAMED_BY = {"ambassadors": Kind.AMBASSADOR, "messages": Kind.MESSAGE, "posts": Kind.POST}


@rule(Severity.NOTICE)
def unused_picture(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A picture that nothing shows; not told where a file that could name it is unreadable."""
    used = {file for _, _, file in named_pictures(catalog)}
    for file in catalog.assets:
        kind = _NAMED_BY[file.split("/")[-2]]
        if file not in used and not catalog.broken.get(kind):
            yield Fault(
                item=File(file),
                at=(),
                message=say("no file names this picture"),
                hint=say("delete it, or name it in the file that it belongs to"),
            )
