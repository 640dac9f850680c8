"""What is asked of GitLab: who can read, what a merge needs, who may push, whether the daily build runs.

Sources: GitLab's API documentation: `projects`, `merge_request_approvals` with approval rules (Premium),
`protected_branches` (a branch that several rules meet takes the most permissive; code owners' approval is
needed where one of them asks for it), `pipeline_schedules`, `pipelines`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from fnmatch import fnmatchcase

from ambassade.doctor.github import CLOCKS_APART, NOT_DAILY
from ambassade.doctor.home import Home, default_branch
from ambassade.doctor.verdict import Check, Protection, State, ask
from ambassade.forge.fault import ForgeFault
from ambassade.forge.shape import Record
from ambassade.words import Say, say

NOBODY = 0
"""The access level that GitLab calls "No one"."""
MERGE_REQUESTS = say("Settings, Merge requests")
BRANCHES = say("Settings, Repository, Protected branches")

REVIEW = Protection(
    "required-review",
    say("a change needs an approval before it is merged"),
    say("a change can be merged without any approval"),
    say("{where}, Approval rules: set “Approvals required” to 1", where=MERGE_REQUESTS),
)
STALE = Protection(
    "stale-approvals",
    say("a push takes back the approvals given before it"),
    say("an approval stays when the text is changed after it"),
    say(
        "{where}, Approval settings: choose “Remove all approvals” when a commit is added",
        where=MERGE_REQUESTS,
    ),
)
AUTHOR = Protection(
    "author-approval",
    say("the author of a change cannot approve it"),
    say("the author of a change can approve it"),
    say("{where}, Approval settings: tick “Prevent approval by merge request creator”", where=MERGE_REQUESTS),
)
LAST_PUSH = Protection(
    "last-push",
    say("whoever pushed to a change cannot approve it"),
    say("whoever pushed to a change can approve it"),
    say(
        "{where}, Approval settings: tick “Prevent approvals by users who add commits”", where=MERGE_REQUESTS
    ),
)
CHECK = Protection(
    "required-check",
    say("a change is merged only after the check has passed"),
    say("a change can be merged although the check found errors, or was left out"),
    say(
        "{where}, Merge checks: tick “Pipelines must succeed”, and untick “Skipped pipelines are considered "
        "successful”",
        where=MERGE_REQUESTS,
    ),
)
PUSH = Protection(
    "bypass",
    say("everybody's changes go through a merge request, those of maintainers too"),
    say("somebody can push to the branch past any review"),
    say("{where}: set “Allowed to push and merge” to “No one”", where=BRANCHES),
)
FORCE_PUSH = Protection(
    "force-push",
    say("what was merged cannot be rewritten"),
    say("the history can be rewritten, approvals included"),
    say("{where}: protect the branch, and switch “Allowed to force push” off", where=BRANCHES),
)
CODE_OWNERS = Protection(
    "code-owner-review",
    say("a change needs the approval of those whom CODEOWNERS names"),
    say("anybody who may merge can merge anything: CODEOWNERS is not asked"),
    say("{where}: switch “Code owner approval” on (Premium and Ultimate)", where=BRANCHES),
)
SCHEDULE = Protection(
    "daily-build-scheduled",
    say("GitLab has an active schedule for the daily build"),
    say("GitLab has no active schedule for the daily build"),
    say("Build, Pipeline schedules: add one for the default branch, or take over the one whose owner left"),
)
RUNNING = Protection(
    "daily-build-running",
    say("the daily build ran within two days, and passed"),
    say("the daily build did not run within two days, or failed"),
    say("Build, Pipelines: open the last scheduled one to see why"),
)
OF_REVIEWS = (REVIEW, STALE, AUTHOR, LAST_PUSH, CODE_OWNERS)


def check_gitlab(home: Home, values: Record, now: datetime, *, alone: bool) -> Iterator[Check]:
    """Every check on GitLab; `values` is what it says of the project. `alone`: nobody else could approve."""
    branch = ask(lambda: default_branch(home, values))
    settings = ask(lambda: home.client.record(f"{home.project}/approvals"))
    rules = ask(lambda: _protecting(home, branch))
    answers: list[tuple[Protection, bool | ForgeFault]] = [
        (REVIEW, ask(lambda: _needs_approval(home, branch))),
        (STALE, _of(settings, lambda found: found.flag("reset_approvals_on_push"))),
        (AUTHOR, _of(settings, lambda found: not found.flag("merge_requests_author_approval"))),
        (LAST_PUSH, _of(settings, lambda found: found.flag("merge_requests_disable_committers_approval"))),
        (
            CODE_OWNERS,
            ask(lambda: _asks_owners(_given(rules))),
        ),
        (CHECK, ask(lambda: _needs_pipeline(values))),
        (PUSH, ask(lambda: _is_closed(_given(rules)))),
        (FORCE_PUSH, ask(lambda: _keeps_history(_given(rules)))),
        (SCHEDULE, ask(lambda: _has_schedule(home, branch))),
        (RUNNING, ask(lambda: _is_recent(home, now))),
    ]
    for protection, answer in answers:
        yield _alone(protection) if alone and protection in OF_REVIEWS else protection.of(answer)


def unasked(why: Say, *, alone: bool) -> Iterator[Check]:
    """Every check on GitLab where nothing could be asked."""
    for protection in (*OF_REVIEWS, CHECK, PUSH, FORCE_PUSH, SCHEDULE, RUNNING):
        yield _alone(protection) if alone and protection in OF_REVIEWS else protection.unseen(why)


def _alone(protection: Protection) -> Check:
    return Check(protection.id, State.GOOD, say("the preset is `solo`: nobody else could approve"))


def _given(value: list[Record] | ForgeFault) -> list[Record]:
    """An answer; ForgeFault where there is none."""
    if isinstance(value, ForgeFault):
        raise value
    return value


def _of(values: Record | ForgeFault, question: Callable[[Record], bool]) -> bool | ForgeFault:
    """The answer to a question about a reply."""
    return values if isinstance(values, ForgeFault) else ask(lambda: question(values))


def _needs_approval(home: Home, branch: str | ForgeFault) -> bool:
    """Whether an approval rule holds for the branch."""
    if isinstance(branch, ForgeFault):
        raise branch
    rules = list(home.client.records(f"{home.project}/approval_rules?per_page=100"))
    return any(rule.number("approvals_required") >= 1 and _holds_for(rule, branch) for rule in rules)


def _holds_for(rule: Record, branch: str) -> bool:
    """Whether an approval rule holds for the branch: without any named, it holds for all."""
    named = rule.records("protected_branches") if "protected_branches" in rule.values else []
    return not named or any(fnmatchcase(branch, entry.text("name")) for entry in named)


def _needs_pipeline(values: Record) -> bool:
    """Whether a merge needs a pipeline that ran and passed."""
    skipped = values.values.get("allow_merge_on_skipped_pipeline") is not None and values.flag(
        "allow_merge_on_skipped_pipeline"
    )
    return values.flag("only_allow_merge_if_pipeline_succeeds") and not skipped


def _protecting(home: Home, branch: str | ForgeFault) -> list[Record]:
    """The rules that protect the branch; none where it is not protected."""
    if isinstance(branch, ForgeFault):
        raise branch
    found = home.client.records(f"{home.project}/protected_branches?per_page=100")
    return [rule for rule in found if fnmatchcase(branch, rule.text("name"))]


def _asks_owners(rules: list[Record]) -> bool:
    """Whether code owners have to approve; GitLab leaves it out where its edition has no such thing."""
    name = "code_owner_approval_required"
    if rules and not any(name in rule.values for rule in rules):
        raise ForgeFault(say("this edition of GitLab does not tell"))
    return any(rule.flag(name) for rule in rules)


def _is_closed(rules: list[Record]) -> bool:
    """Whether nobody may push to the branch; an unprotected one is open to all who may write."""
    levels = [level for rule in rules for level in rule.records("push_access_levels")]
    closed = [_is_nobody(level) for level in levels]
    return bool(rules) and all(closed)


def _is_nobody(level: Record) -> bool:
    """Whether an access level names nobody: neither a role nor a person, group or key."""
    named = any(level.values.get(name) is not None for name in ("user_id", "group_id", "deploy_key_id"))
    return not named and level.number("access_level") == NOBODY


def _keeps_history(rules: list[Record]) -> bool:
    """Whether nobody may push over what is there."""
    forced = [rule.flag("allow_force_push") for rule in rules]
    return bool(rules) and not any(forced)


def _has_schedule(home: Home, branch: str | ForgeFault) -> bool:
    """Whether a schedule of the branch is active; it goes to sleep when its owner leaves."""
    if isinstance(branch, ForgeFault):
        raise branch
    schedules = list(home.client.records(f"{home.project}/pipeline_schedules?per_page=100"))
    return any(s.flag("active") and s.text("ref").removeprefix("refs/heads/") == branch for s in schedules)


def _is_recent(home: Home, now: datetime) -> bool:
    """Whether the newest scheduled pipeline is of these days and passed; the newest comes first."""
    path = f"{home.project}/pipelines?source=schedule&per_page=1"
    newest = next(home.client.records(path), None)
    if newest is None:
        return False
    age = now - newest.instant("created_at")
    if age < -CLOCKS_APART:
        raise ForgeFault(say("its last run is dated after today"))
    status = newest.text("status")
    if age <= NOT_DAILY and status in {"created", "waiting_for_resource", "preparing", "pending", "running"}:
        raise ForgeFault(say("it is running just now"))
    return age <= NOT_DAILY and status == "success"
