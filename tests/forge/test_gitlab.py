from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ambassade.forge.http import Limits
from ambassade.forge.source import Change, choose
from ambassade.history.approvals import Approvals, Source
from tests.forge.conftest import TOKEN
from tests.forge.loopback import NEVER, Forge, Naps, Prepared, story

PROJECT = "/projects/77"
REQUEST = f"{PROJECT}/merge_requests/7"
COMMITS, VERSIONS, APPROVALS = f"{REQUEST}/commits", f"{REQUEST}/versions", f"{REQUEST}/approvals"
STATE, SETTINGS = f"{REQUEST}/approval_state", f"{PROJECT}/approvals"
NEEDED = (REQUEST, COMMITS, VERSIONS, APPROVALS)
Story = dict[str, Any]
PATIENT = Limits(silence=30, reply=60, size=200_000, pages=5)
BRIEF = Limits(silence=0.3, reply=0.8, size=200_000)


def serve(forge: Forge, told: Story) -> None:
    for path, body in told.items():
        forge.put(path, Prepared(body))


def ask(
    forge: Forge, change: Change | None = None, naps: Naps | None = None, limits: Limits = PATIENT
) -> Approvals:
    environment = {"CI_API_V4_URL": forge.address, "CI_PROJECT_ID": "77", "GITLAB_TOKEN": TOKEN}
    asked = choose("auto", environment, change or Change(7), limits=limits, sleep=naps or Naps()).read()
    assert TOKEN not in repr(asked) + " ".join(map(str, asked.remarks))
    return asked


def told_with(change: Callable[[Story], object]) -> Story:
    told = story("gitlab")
    change(told)
    return told


def said(approvals: Approvals) -> str:
    return "; ".join(map(str, approvals.remarks))


def fails_closed(approvals: Approvals) -> None:
    assert not approvals.verified
    assert approvals.opinions == ()
    assert approvals.approvers == approvals.independent() == frozenset()
    assert approvals.remarks


def approve(told: Story, name: str, at: str | None = "2026-03-05T08:00:00.000Z", **more: object) -> None:
    entry: Story = {"user": {"id": 90, "username": name, "state": "active", **more}}
    told[APPROVALS]["approved_by"].append(entry if at is None else {**entry, "approved_at": at})


def test_the_story(forge: Forge) -> None:
    told = story("gitlab")
    serve(forge, told)
    found = ask(forge)
    assert found.source is Source.GITLAB
    assert found.verified
    assert found.revision == told[REQUEST]["sha"]
    assert found.approvers == found.independent() == {"kofi"}
    assert found.authors == {"ines"}
    assert found.unknown_authors == 0
    assert list(map(str, found.remarks)) == [
        "`lena` approved before the last push",
        "GitLab's rule `/content/` still wants an approval",
        "GitLab's rule `/content/playbook/` is met without anybody's approval",
    ]
    assert {headers["PRIVATE-TOKEN"] for headers in forge.headers} == {TOKEN}
    assert {headers["Authorization"] for headers in forge.headers} == {None}


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        ("2026-03-03T12:00:00.091Z", True),
        ("2026-03-03T12:00:00.090Z", False),
        ("2026-03-03T12:00:00.089Z", False),
        ("2026-03-03T14:00:00.091+02:00", True),
        (None, False),
    ],
)
def test_an_approval_is_later_than_the_newest_version(forge: Forge, at: str | None, counts: bool) -> None:
    serve(forge, told_with(lambda told: approve(told, "mads", at)))
    assert ("mads" in ask(forge).approvers) is counts


def test_without_a_time_an_approval_counts_if_nothing_was_pushed_again(forge: Forge) -> None:
    told = story("gitlab")
    approve(told, "mads", None)
    told[VERSIONS].pop()
    serve(forge, told)
    assert ask(forge).approvers == {"kofi", "mads"}


def test_versions_count_by_time_not_by_place(forge: Forge) -> None:
    serve(forge, told_with(lambda told: told[VERSIONS].reverse()))
    assert ask(forge).approvers == {"kofi"}


@pytest.mark.parametrize("reset", [True, False])
def test_the_forges_own_reset_setting_changes_nothing(forge: Forge, reset: bool) -> None:
    serve(forge, told_with(lambda told: told[SETTINGS].update(reset_approvals_on_push=reset)))
    assert ask(forge).approvers == {"kofi"}


def test_the_project_may_say_that_approvals_survive_a_push(forge: Forge) -> None:
    serve(forge, story("gitlab"))
    assert ask(forge, Change(7, kept_after_push=True)).approvers == {"kofi", "lena"}


def test_the_author_and_co_authors_are_not_independent(forge: Forge) -> None:
    told = story("gitlab")
    approve(told, "Ines")
    approve(told, "mads")
    told[COMMITS][0]["message"] += (
        "\n\nCo-authored-by: M <74-mads@users.noreply.gitlab.com>\nFilled-in-by: @olaf"
    )
    serve(forge, told)
    found = ask(forge)
    assert found.approvers == {"ines", "kofi", "mads"}
    assert found.independent() == {"kofi"}
    assert found.authors == {"ines", "mads", "olaf"}
    assert "`ines` had a part in this change" in said(found)


@pytest.mark.parametrize("role", ["author_email", "committer_email"])
def test_an_address_that_leads_to_no_login_may_be_any_approvers(forge: Forge, role: str) -> None:
    told = told_with(lambda told: told[COMMITS][1].update({role: "someone@example.org"}))
    serve(forge, told)
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert found.independent() == frozenset()
    assert "example.org" not in said(found)
    known = ask(forge, Change(7, logins={"Someone@example.org": "olaf"}))
    assert known.independent() == {"kofi"}
    assert "olaf" in known.authors


def test_where_committers_cannot_approve_gitlab_has_compared_them(forge: Forge) -> None:
    told = told_with(lambda told: told[COMMITS][1].update(author_email="someone@example.org"))
    told[SETTINGS]["merge_requests_disable_committers_approval"] = True
    serve(forge, told)
    assert ask(forge).independent() == {"kofi"}
    told[COMMITS][1]["message"] = "x\n\nCo-authored-by: Y <y@example.org>"
    serve(forge, told)
    assert ask(forge).independent() == frozenset()


@pytest.mark.parametrize(
    "name", ["project_77_bot_9f8e", "Project_77_bot", "group_5_bot_1", "service_account_group_5_1a", "ghost"]
)
def test_bots_have_no_say(forge: Forge, name: str) -> None:
    serve(forge, told_with(lambda told: approve(told, name)))
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert "is a bot" in said(found)


def test_who_is_told_to_be_a_bot_is_one(forge: Forge) -> None:
    serve(forge, told_with(lambda told: approve(told, "mads", bot=True)))
    assert ask(forge).approvers == {"kofi"}


@pytest.mark.parametrize("state", ["blocked", "deactivated", None])
def test_only_active_accounts_have_a_say(forge: Forge, state: str | None) -> None:
    serve(forge, told_with(lambda told: approve(told, "mads", state=state)))
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert "no active account" in said(found)


def test_an_account_that_is_gone(forge: Forge) -> None:
    serve(forge, told_with(lambda told: told[APPROVALS]["approved_by"].append({"user": None})))
    told_author = story("gitlab")[REQUEST] | {"author": None}
    forge.put(REQUEST, Prepared(told_author))
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert "no longer exists" in said(found)


def by_a_bot(told: Story) -> None:
    told[REQUEST]["author"]["username"] = "project_77_bot_1"
    for commit in told[COMMITS]:
        commit.update(author_email="75-project_77_bot_1@users.noreply.gitlab.com")
        commit.update(committer_email=commit["author_email"])


def test_a_bot_that_does_not_say_for_whom_leaves_the_author_unknown(forge: Forge) -> None:
    told = told_with(by_a_bot)
    serve(forge, told)
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert found.independent() == frozenset()
    assert "no `Filled-in-by`" in said(found)
    told[COMMITS][0]["message"] = "Add\n\nFilled-in-by: @ines"
    serve(forge, told)
    assert ask(forge).independent() == {"kofi"}


def test_a_rule_met_by_nobody_is_no_approval(forge: Forge) -> None:
    told = told_with(lambda told: told[APPROVALS].update(approved=True, approved_by=[]))
    serve(forge, told)
    assert ask(forge).approvers == frozenset()


@pytest.mark.parametrize("status", [403, 404])
def test_the_free_tier_has_neither_rules_nor_settings(forge: Forge, status: int) -> None:
    serve(forge, story("gitlab"))
    forge.put(STATE, Prepared({}, status))
    forge.put(SETTINGS, Prepared({}, status))
    found = ask(forge)
    assert found.independent() == {"kofi"}
    assert "rule" not in said(found)


def test_a_closed_merge_request(forge: Forge) -> None:
    serve(forge, told_with(lambda told: told[REQUEST].update(state="closed")))
    found = ask(forge)
    fails_closed(found)
    assert "closed without a merge" in said(found)


def test_a_merged_one_is_read_as_of_its_merge(forge: Forge) -> None:
    told = told_with(lambda told: told[REQUEST].update(state="merged", merged_at="2026-03-04T12:00:00.000Z"))
    approve(told, "mads", "2026-03-04T12:00:00.001Z")
    approve(told, "olaf", None)
    told[REQUEST]["merge_commit_sha"] = "a" * 40
    serve(forge, told)
    assert ask(forge, Change(7, checked=("a" * 40,))).approvers == {"kofi"}
    fails_closed(ask(forge, Change(7, checked=("b" * 40,))))


def test_the_checked_commit_has_to_be_the_merge_requests(forge: Forge) -> None:
    serve(forge, story("gitlab"))
    other = ask(forge, Change(7, checked=("f" * 40,)))
    fails_closed(other)
    assert "another commit" in said(other)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told[VERSIONS].clear(),
        lambda told: told[VERSIONS].pop(0),
        lambda told: told[VERSIONS][0].update(created_at="soon"),
        lambda told: told[VERSIONS][0].update(head_commit_sha="f" * 40),
        lambda told: told[COMMITS].pop(0),
        lambda told: told[COMMITS].clear(),
        lambda told: told[COMMITS][0].update(author_email=None),
        lambda told: told[REQUEST].update(iid=8),
        lambda told: told[REQUEST].update(state="half"),
        lambda told: told[REQUEST].update(sha=None),
        lambda told: told[REQUEST].update(author="ines"),
        lambda told: told[APPROVALS].pop("approved_by"),
        lambda told: told[APPROVALS].update(approved_by={}),
        lambda told: told[APPROVALS]["approved_by"][1].update(approved_at=5),
        lambda told: told[APPROVALS]["approved_by"][1].update(approved_at="2026-03-05T08:00:00"),
        lambda told: told[APPROVALS]["approved_by"][1]["user"].pop("username"),
        lambda told: told[STATE].pop("rules"),
        lambda told: told[STATE]["rules"][1].update(approved="yes"),
        lambda told: told.update({APPROVALS: []}),
    ],
)
def test_replies_that_do_not_hold_together_prove_nothing(
    forge: Forge, change: Callable[[Story], object]
) -> None:
    serve(forge, told_with(change))
    fails_closed(ask(forge))


BROKEN = {
    "missing": Prepared({"message": "404 Not found"}, 404),
    "no right": Prepared({"message": "403 Forbidden"}, 403),
    "bad token": Prepared({"message": "401 Unauthorized"}, 401),
    "failing": Prepared({}, 502),
    "limited": Prepared({}, 429, {"Retry-After": "60"}),
    "broken": Prepared(raw=b"{"),
    "short": Prepared({}, headers={"Content-Length": "900"}),
    "slow": Prepared({}, delay=NEVER),
    "moved": Prepared({}, 302, {"Location": "https://evil.example/"}),
    "huge": Prepared(raw=b"[" + b" " * 300_000 + b"]"),
}


@pytest.mark.parametrize("path", [*NEEDED, STATE, SETTINGS])
@pytest.mark.parametrize("broken", BROKEN)
def test_whatever_fails_nobody_approves(forge: Forge, path: str, broken: str) -> None:
    serve(forge, story("gitlab"))
    forge.put(path, BROKEN[broken])
    if path not in NEEDED and broken in {"missing", "no right"}:
        assert ask(forge).verified
    else:
        fails_closed(ask(forge, limits=BRIEF if broken == "slow" else PATIENT))


def test_every_page_of_versions_is_read(forge: Forge) -> None:
    told = story("gitlab")
    newer = {**told[VERSIONS][0], "created_at": "2026-03-06T08:00:00.000Z"}
    serve(forge, told)
    forge.put(
        VERSIONS,
        Prepared(told[VERSIONS], headers={"Link": '<{here}/v?page=2>; rel="next"', "X-Next-Page": "2"}),
    )
    forge.put("/v?page=2", Prepared([newer]))
    assert ask(forge).approvers == frozenset()


def test_a_job_token_goes_into_its_own_header(forge: Forge) -> None:
    serve(forge, story("gitlab"))
    environment = {"CI_API_V4_URL": forge.address, "CI_PROJECT_ID": "77", "CI_JOB_TOKEN": TOKEN}
    assert choose("gitlab", environment, Change(7), limits=PATIENT).read().verified
    assert {headers["JOB-TOKEN"] for headers in forge.headers} == {TOKEN}
    assert {headers["PRIVATE-TOKEN"] for headers in forge.headers} == {None}


def test_a_project_by_path_and_a_fork_pipeline(forge: Forge) -> None:
    told = story("gitlab")
    for path, body in told.items():
        forge.put(path.replace(PROJECT, "/projects/quay%2Flanterns"), Prepared(body))
    environment = {
        "CI_API_V4_URL": forge.address,
        "CI_PROJECT_ID": "99",
        "CI_MERGE_REQUEST_PROJECT_ID": "quay/lanterns",
        "CI_MERGE_REQUEST_IID": "7",
    }
    assert choose("auto", environment, Change(), limits=PATIENT).read().approvers == {"kofi"}
