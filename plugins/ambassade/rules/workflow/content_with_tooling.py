"""Rule `content-with-tooling`: content and what runs do not change in one proposal."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.proposal import Proposal
from ambassade.history.protected import is_protected
from ambassade.load.layout import CONTENT
from ambassade.rules.file import File
from ambassade.rules.rule import Context, Fault, proposal_rule
from ambassade.words import say


@proposal_rule(Severity.ERROR)
def content_with_tooling(proposal: Proposal, _: Context) -> Iterator[Fault]:
    """Schemas, workflows, the plugin, configuration or anything else that runs, changed beside content."""
    paths = dict.fromkeys(p for file in proposal.files for p in (file.path, file.was) if p is not None)
    content = next((path for path in paths if path.startswith(f"{CONTENT}/")), None)
    if content is None:
        return
    for path in filter(is_protected, paths):
        yield Fault(
            item=File(path),
            at=(),
            message=say(
                "this file runs, or says what runs, and changes together with {content}", content=content
            ),
            hint=say("propose it alone, for the maintainers to look at"),
        )
