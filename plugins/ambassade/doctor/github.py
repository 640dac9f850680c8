"""What is asked of GitHub: who can read, what protects the branch, who owns what, whether the build runs.

Sources: GitHub's REST description of `repos/get`, `actions/list-workflow-runs` and
`actions/get-github-actions-default-workflow-permissions-repository`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from ambassade.doctor import owners
from ambassade.doctor.home import Home, default_branch
from ambassade.doctor.protection import Layer, read_protection, read_rules, without_exception
from ambassade.doctor.verdict import Check, Protection, State, ask
from ambassade.forge.fault import ForgeFault
from ambassade.forge.shape import Record
from ambassade.words import Say, say

NOT_DAILY = timedelta(hours=48)
CLOCKS_APART = timedelta(hours=1)
RULES = say("Settings, Rules, Rulesets (or Settings, Branches)")


@dataclass(frozen=True, slots=True)
class Local:
    """What the files say, against which the forge is held."""

    now: datetime
    jobs: frozenset[str]
    """The names of the check's summary."""
    owners: list[str] | None
    """The people whom CODEOWNERS names; None where there is no such file."""
    has_intake: bool
    """Whether a workflow opens pull requests."""
    alone: bool
    """Whether the preset is for one person, whom nobody else can review."""


def check_github(home: Home, values: Record, local: Local) -> Iterator[Check]:
    """Every check on GitHub; `values` is what it says of the repository."""
    branch = ask(lambda: default_branch(home, values))
    if isinstance(branch, ForgeFault):
        rules, classic = Layer.same(branch), Layer.same(branch)
    else:
        where = quote(branch, safe="")
        rules = read_rules(home.client, home.project, where, local.jobs)
        classic = read_protection(
            home.client, home.project, where, local.jobs, administers=_administers(values)
        )
    yield from _reviews(rules, classic, alone=local.alone)
    yield from _branch(rules, classic, local.jobs)
    yield owners.are_known(home, local.owners)
    yield owners.may_write(home, local.owners)
    yield _may_open(home, local, code_owners=_code_owners().of(rules.code_owners, classic.code_owners).state)
    yield _runs(home, local.now)


def unasked(why: Say, jobs: frozenset[str], *, alone: bool) -> Iterator[Check]:
    """Every check on GitHub where nothing could be asked."""
    nothing = Layer.same(ForgeFault(why))
    yield from _reviews(nothing, nothing, alone=alone)
    yield from _branch(nothing, nothing, jobs)
    yield from (part.unseen(why) for part in (owners.known(0), owners.writing([]), _opening(), _running()))


def _administers(values: Record) -> bool:
    """Whether the token's owner administers the repository, as far as GitHub says."""
    rights = ask(lambda: values.record("permissions").flag("admin"))
    return rights is True


def _reviews(rules: Layer, classic: Layer, *, alone: bool) -> Iterator[Check]:
    """What is asked of reviews. In an organisation of one there is nobody to ask."""
    parts = [
        (
            Protection(
                "required-review",
                say("a change needs an approval before it is merged"),
                say("a change can be merged without any approval"),
                say(
                    "{rules}: tick “Require a pull request before merging”, and set “Required approvals” "
                    "to 1",
                    rules=RULES,
                ),
            ),
            (rules.review, classic.review),
        ),
        (
            Protection(
                "stale-approvals",
                say("a push takes back the approvals given before it"),
                say("an approval stays when the text is changed after it"),
                say(
                    "{rules}: tick “Dismiss stale pull request approvals when new commits are pushed”",
                    rules=RULES,
                ),
            ),
            (rules.dismissed, classic.dismissed),
        ),
        (_code_owners(), (rules.code_owners, classic.code_owners)),
        (
            Protection(
                "last-push",
                say("whoever pushed last cannot be the one who approves"),
                say("whoever pushed last can approve what they pushed"),
                say("{rules}: tick “Require approval of the most recent reviewable push”", rules=RULES),
            ),
            (rules.last_push, classic.last_push),
        ),
    ]
    for protection, answers in parts:
        if alone:
            message = say("the preset is `solo`: nobody else could approve")
            yield Check(protection.id, State.GOOD, message)
        else:
            yield protection.of(*answers)


def _code_owners() -> Protection:
    return Protection(
        "code-owner-review",
        say("a change needs the approval of those whom CODEOWNERS names"),
        say("anybody who may write can approve anything: CODEOWNERS is not asked"),
        say("{rules}: tick “Require review from Code Owners”", rules=RULES),
    )


def _branch(rules: Layer, classic: Layer, jobs: frozenset[str]) -> Iterator[Check]:
    """What keeps the branch itself."""
    summary = Protection(
        "required-check",
        say("a change is merged only after the check has passed"),
        say("a change can be merged although the check found errors"),
        say(
            "{rules}: tick “Require status checks to pass”, and add “{job}”",
            rules=RULES,
            job=min(jobs, default="check"),
        ),
    )
    if jobs:
        yield summary.of(rules.summary, classic.summary)
    else:
        yield Check(
            summary.id,
            State.MISSING,
            say("there is no workflow that checks a change, or it cannot be read"),
            say("put .github/workflows/check.yml back"),
        )
    yield Protection(
        "force-push",
        say("what was merged cannot be rewritten"),
        say("the history can be rewritten, approvals included"),
        say("{rules}: tick “Block force pushes”", rules=RULES),
    ).of(rules.kept, classic.kept)
    yield Protection(
        "deletion",
        say("the branch cannot be deleted"),
        say("the branch can be deleted"),
        say("{rules}: tick “Restrict deletions”", rules=RULES),
    ).of(rules.stays, classic.stays)
    yield Protection(
        "bypass",
        say("these rules hold for everybody, administrators included"),
        say("somebody is let past these rules, or nothing is asked for"),
        say(
            "{rules}: empty the “Bypass list” (in Settings, Branches: tick “Do not allow bypassing the above "
            "settings”)",
            rules=RULES,
        ),
    ).of(without_exception(rules, classic))


def _opening() -> Protection:
    return Protection(
        "workflow-pull-requests",
        say("workflows may open pull requests, and their approval counts for nothing"),
        say("workflows may not open pull requests, so a filled-in form stays without one"),
        say(
            "Settings, Actions, General, Workflow permissions: tick “Allow GitHub Actions to create and "
            "approve pull requests”"
        ),
    )


def _may_open(home: Home, local: Local, *, code_owners: State) -> Check:
    """Whether forms can become pull requests, without a workflow's approval standing in for a person's."""
    path = f"{home.project}/actions/permissions/workflow"
    allowed = ask(lambda: home.client.record(path).flag("can_approve_pull_request_reviews"))
    opening = _opening()
    if isinstance(allowed, ForgeFault):
        return opening.unseen(allowed.remark)
    if not allowed:
        if local.has_intake:
            return opening.missing()
        return Check(opening.id, State.GOOD, say("workflows may neither open nor approve pull requests"))
    approving = Protection(
        opening.id,
        opening.holds,
        say("workflows may approve pull requests, and their approval counts like a person's"),
        _code_owners().cure
        if local.has_intake
        else say(
            "Settings, Actions, General, Workflow permissions: untick “Allow GitHub Actions to create and "
            "approve pull requests”"
        ),
    )
    if local.alone or code_owners is State.GOOD:
        return approving.good()
    if code_owners is State.MISSING:
        return approving.missing()
    return approving.unseen(say("it is not known whether CODEOWNERS is asked"))


def _running() -> Protection:
    return Protection(
        "daily-build-running",
        say("the daily build ran within two days, and passed"),
        say("the daily build did not run within two days, or failed"),
        say(
            "Actions, Publish: open its last run to see why, or press “Enable workflow” where "
            "GitHub stopped it"
        ),
    )


def _runs(home: Home, now: datetime) -> Check:
    """Whether the daily build really runs."""
    path = f"{home.project}/actions/workflows/publish.yml/runs?event=schedule&per_page=1"
    good = ask(lambda: _is_recent(home.client.record(path).records("workflow_runs"), now))
    return _running().unseen(good.remark) if isinstance(good, ForgeFault) else _running().of(good)


def _is_recent(runs: list[Record], now: datetime) -> bool:
    """Whether the newest run is of these days and passed."""
    if not runs:
        return False
    age = now - runs[0].instant("created_at")
    if age < -CLOCKS_APART:
        raise ForgeFault(say("its last run is dated after today"))
    result = runs[0].optional_text("conclusion")
    if result is None and age <= NOT_DAILY:
        raise ForgeFault(say("it is running just now"))
    return age <= NOT_DAILY and result == "success"
