"""What protects a branch on GitHub: its rules and its older branch protection, put on one list.

Sources: GitHub's REST description of `repos/get-branch-rules`, `repos/get-branch-protection` and
`repos/get-repo-ruleset`. The two say the same under different names. Rules can be read without
administration; the older protection and the lists of those who may pass rules by can not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from functools import partial

from ambassade.doctor.home import NotProtectedFault
from ambassade.doctor.verdict import ask
from ambassade.forge.fault import ForgeFault
from ambassade.forge.http import Client
from ambassade.forge.shape import Record
from ambassade.words import say

Answer = bool | ForgeFault
_ASKED = ("review", "dismissed", "code_owners", "last_push", "summary")
"""What of a layer somebody could be let past."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One way of protecting a branch: what it asks for, or why that is not known."""

    review: Answer
    dismissed: Answer
    code_owners: Answer
    last_push: Answer
    summary: Answer
    """Whether the summary of the check has to have passed."""
    kept: Answer
    """Whether nobody can rewrite what was published."""
    stays: Answer
    """Whether nobody can delete the branch."""
    without_exception: Answer
    """Whether nobody, administrators included, is let past what is asked for above."""

    @staticmethod
    def same(answer: Answer) -> Layer:
        """A layer of which one thing is known."""
        return Layer(*(answer for _ in fields(Layer)))


def read_rules(client: Client, project: str, branch: str, jobs: Collection[str]) -> Layer:
    """The rules of a branch; `branch` fits into an address, `jobs` are the names of the check's summary.

    Never raises for a forge that fails. Types of rules that are not known here are passed over.
    """
    found = ask(lambda: _by_type(client, f"{project}/rules/branches/{branch}?per_page=100"))
    if isinstance(found, ForgeFault):
        return Layer.same(found)
    pulls, checks = found.get("pull_request", []), found.get("required_status_checks", [])

    return Layer(
        review=_any(pulls, lambda rule: rule.number("required_approving_review_count") >= 1),
        dismissed=_any(pulls, lambda rule: rule.flag("dismiss_stale_reviews_on_push")),
        code_owners=_any(pulls, lambda rule: rule.flag("require_code_owner_review")),
        last_push=_any(pulls, lambda rule: rule.flag("require_last_push_approval")),
        summary=_any(checks, lambda rule: _contexts(rule.records("required_status_checks"), jobs)),
        kept="non_fast_forward" in found,
        stays="deletion" in found,
        without_exception=_no_bypass(client, project, [*pulls, *checks]),
    )


def _by_type(client: Client, path: str) -> dict[str, list[Record]]:
    """The rules, by their type."""
    found: dict[str, list[Record]] = {}
    for rule in client.records(path):
        found.setdefault(rule.text("type"), []).append(rule)
    return found


def _no_bypass(client: Client, project: str, rules: list[Record]) -> Answer:
    """Whether the rulesets that these rules come from let nobody past; without any, no."""
    if not rules:
        return False
    numbers = ask(lambda: sorted({rule.number("ruleset_id") for rule in rules}))
    if isinstance(numbers, ForgeFault):
        return numbers
    answers = [ask(partial(_is_closed, client, project, number)) for number in numbers]
    return _all_of(answers)


def _is_closed(client: Client, project: str, number: int) -> bool:
    """Whether a ruleset lets nobody past. GitHub leaves the list out for who may not change it."""
    ruleset = client.record(f"{project}/rulesets/{number}")
    if "bypass_actors" not in ruleset.values:
        raise ForgeFault(
            say("{forge} does not show this token who may pass the rules by", forge=client.forge)
        )
    return not ruleset.records("bypass_actors")


def read_protection(
    client: Client, project: str, branch: str, jobs: Collection[str], *, administers: bool
) -> Layer:
    """The older protection of a branch. Never raises for a forge that fails.

    That there is none is believed only where the token's owner administers the repository.
    """
    values = ask(lambda: client.record(f"{project}/branches/{branch}/protection"))
    if isinstance(values, NotProtectedFault) and administers:
        return Layer.same(answer=False)
    if isinstance(values, ForgeFault):
        return Layer.same(values)
    return _layer(values, jobs)


def _layer(values: Record, jobs: Collection[str]) -> Layer:
    """A branch protection as a layer."""
    reviews = ask(lambda: values.optional_record("required_pull_request_reviews"))

    def of_reviews(question: Callable[[Record], bool]) -> Answer:
        if reviews is None:
            return False
        return reviews if isinstance(reviews, ForgeFault) else ask(lambda: question(reviews))

    return Layer(
        review=of_reviews(lambda found: _count(found) >= 1),
        dismissed=of_reviews(lambda found: found.flag("dismiss_stale_reviews")),
        code_owners=of_reviews(lambda found: found.flag("require_code_owner_reviews")),
        last_push=of_reviews(lambda found: _stated(found, "require_last_push_approval")),
        summary=ask(lambda: _summary(values, jobs)),
        kept=ask(lambda: not values.record("allow_force_pushes").flag("enabled")),
        stays=ask(lambda: not values.record("allow_deletions").flag("enabled")),
        without_exception=ask(lambda: _applies_to_all(values)),
    )


def _summary(values: Record, jobs: Collection[str]) -> bool:
    """Whether the check's summary is required."""
    required = values.optional_record("required_status_checks")
    return required is not None and _contexts(required.records("checks"), jobs)


def _applies_to_all(values: Record) -> bool:
    """Whether administrators are bound too, and nobody may merge without the reviews."""
    reviews = values.optional_record("required_pull_request_reviews")
    allowed = None if reviews is None else reviews.optional_record("bypass_pull_request_allowances")
    named = [] if allowed is None else [n for kind in allowed.values for n in allowed.records(kind)]
    return values.record("enforce_admins").flag("enabled") and not named


def _count(reviews: Record) -> int:
    """How many approvals are required; GitHub leaves the number out where there is none."""
    name = "required_approving_review_count"
    return reviews.number(name) if name in reviews.values else 0


def _stated(record: Record, name: str) -> bool:
    """A yes or no that may be left out, and then means no."""
    return record.flag(name) if name in record.values else False


def _contexts(required: list[Record], jobs: Collection[str]) -> bool:
    """Whether one of the names is among the required checks."""
    return any(check.text("context") in jobs for check in required)


def without_exception(*layers: Layer) -> Answer:
    """Whether all that is asked for is asked of everybody, in one layer or another.

    Where nothing is asked for there is nothing to be bound by, and the answer is no.
    """
    answers = []
    for name in _ASKED:
        asked = [getattr(layer, name) for layer in layers]
        if any(answer is not False for answer in asked):
            answers.append(
                _one_of([_all_of([getattr(layer, name), layer.without_exception]) for layer in layers])
            )
    return _all_of(answers) if answers else False


def _all_of(answers: Sequence[Answer]) -> Answer:
    """No if one is no; a fault if one is open; else yes."""
    return False if False in answers else next((a for a in answers if isinstance(a, ForgeFault)), True)


def _one_of(answers: Sequence[Answer]) -> Answer:
    """Yes if one is yes; a fault if one is open; else no."""
    return True if True in answers else next((a for a in answers if isinstance(a, ForgeFault)), False)


def _any(rules: list[Record], question: Callable[[Record], bool]) -> Answer:
    """Whether one rule asks for it; a fault where one cannot be read and no other does."""
    answers = [ask(partial(_of_parameters, rule, question)) for rule in rules]
    return _one_of(answers)


def _of_parameters(rule: Record, question: Callable[[Record], bool]) -> bool:
    """The answer to a question about a rule's parameters."""
    return question(rule.record("parameters"))
