"""The page of the workflow says what the tables in the code say: `pytest --accept` writes those parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ambassade.history.tier import COMMITTEE, DEFAULTS
from ambassade.model.content import ReviewTier
from ambassade.model.status import APPROVING, STEERING, TRANSITIONS, Role, State, Status, Transition
from ambassade.rules.registry import CONTENT_RULES, page
from ambassade.rules.workflow.emergency_does_more import MOST_FILES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "workflow.md"
MARKED = re.compile(
    r"(<!-- written by tests/docs/test_workflow_page\.py: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)
WHO = {frozenset[Role](): "anybody", APPROVING: "the committee", STEERING: "the committee, or on call"}
KINDS = {
    "wording": "typos and dates in something approved",
    "entry": "an entry",
    "message": "a message",
    "post": "a post",
    "collection": "a collection of links",
    "page": "a page of the playbook",
    "profile": "what becomes public about a person",
    "external_person": "a new person from outside",
    "charter": "the charter",
    "crisis": "a crisis page",
    "network": "a network",
    "organisation": "the organisation",
    "tooling": "whatever runs: schemas, workflows, the plugin, configuration",
}
"""The kinds of change that tiers name, in words."""
PEOPLE = {
    COMMITTEE: "the committee",
    "the_person": "that person",
    "community_manager": "a community manager",
    "maintainer": "a maintainer",
}


def steps() -> Iterator[tuple[Status | None, Status | None, Transition]]:
    """Every way from one status to another."""
    for (was, will_be), transition in TRANSITIONS.items():
        if was is not will_be:
            yield was, will_be, transition


def diagram() -> str:
    """Mermaid's diagram: what may happen and who has a part in it, and inside, what follows from the date."""
    lines = ["stateDiagram-v2"]
    for was, will_be, transition in steps():
        if transition.allowed:
            ends = [end.value if end is not None else "[*]" for end in (was, will_be)]
            lines.append(f"    {ends[0]} --> {ends[1]}: {WHO[transition.roles]}")
    scheduled, published = State.SCHEDULED.value, State.PUBLISHED.value
    lines += [
        "    state approved {",
        f"        [*] --> {scheduled}: its day is to come",
        f"        [*] --> {published}: its day has come",
        f"        {scheduled} --> {published}: the date alone",
        "    }",
    ]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def step_table() -> str:
    """Who may do what, and why; what nobody may do too."""
    lines = ["| from | to | who | why |", "|---|---|---|---|"]
    for was, will_be, transition in steps():
        who = WHO[transition.roles] if transition.allowed else "**nobody**"
        lines.append(
            f"| {'(new)' if was is None else f'`{was.value}`'} "
            f"| {'(deleted)' if will_be is None else f'`{will_be.value}`'} | {who} | {transition.why} |"
        )
    return "\n".join(lines) + "\n"


def tier_table() -> str:
    """What each kind of change needs where the organisation says nothing else."""
    lines = ["| tier | what changes | approvals | by | one of them |", "|---|---|---|---|---|"]
    lines += [
        f"| `{tier.id}` | {'; '.join(KINDS[kind] for kind in tier.applies_to)} | {tier.approvals} "
        f"| {joined(tier.by)} | {joined(tier.including)} |"
        for tier in DEFAULTS
    ]
    return "\n".join(lines) + "\n"


def joined(names: tuple[str, ...]) -> str:
    """People by the names that tiers give them."""
    return " or ".join(PEOPLE[name] for name in names)


def rule_table() -> str:
    """Every rule of the workflow, with what its page says first."""
    lines = ["| rule | says | |", "|---|---|---|"]
    for rule in sorted(CONTENT_RULES, key=lambda rule: rule.name):
        text = page(rule.name) or ""
        if rule.check.__module__.startswith("ambassade.rules.workflow."):
            summary = text.split("\n\n")[1].replace("\n", " ")
            lines.append(f"| `{rule.name}` | {summary} | {rule.severity.value} |")
    return "\n".join(lines) + "\n"


WRITTEN = {"diagram": diagram, "steps": step_table, "tiers": tier_table, "rules": rule_table}


def test_page_says_what_the_tables_say(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    wanted = MARKED.sub(lambda part: part[1] + WRITTEN[part["name"]]() + part[3], text)
    if request.config.getoption("--accept"):
        PAGE.write_text(wanted, encoding="utf-8")
    assert [part["name"] for part in MARKED.finditer(text)] == list(WRITTEN)
    assert PAGE.read_text(encoding="utf-8") == wanted


def test_every_status_is_drawn() -> None:
    drawn = diagram()
    assert [state.value for state in State if f" {state.value}" not in drawn] == []
    assert [status.value for status in Status if f" {status.value}" not in drawn] == []


def test_every_step_is_drawn_or_refused() -> None:
    assert diagram().count("-->") == sum(one.allowed for _, _, one in steps()) + 3
    assert step_table().count("**nobody**") == sum(not one.allowed for _, _, one in steps())


def test_no_default_tier_lets_authors_decide() -> None:
    assert [tier.id for tier in DEFAULTS if lets_authors_decide(tier)] == []
    assert "nobody is their own second pair of eyes" in PAGE.read_text(encoding="utf-8")


def lets_authors_decide(tier: ReviewTier) -> bool:
    """Whether the approval of somebody who made the change would do."""
    return tier.not_the_author is False


def test_the_page_says_how_small_an_emergency_is() -> None:
    assert f"at most {MOST_FILES} files" in PAGE.read_text(encoding="utf-8")
