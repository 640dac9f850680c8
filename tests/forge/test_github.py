from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ambassade.forge.http import Limits
from ambassade.forge.source import Change, choose
from ambassade.history.approvals import Approvals, Source
from tests.forge.conftest import TOKEN
from tests.forge.loopback import NEVER, Forge, Naps, Prepared, story

PULL = "/repos/quay/lanterns/pulls/7"
REVIEWS, COMMITS = f"{PULL}/reviews", f"{PULL}/commits"
TIMELINE = "/repos/quay/lanterns/issues/7/timeline"
ACTIVITY = "/repos/ines/lanterns/activity"
PATHS = (PULL, REVIEWS, COMMITS, TIMELINE, ACTIVITY)
Story = dict[str, Any]
PATIENT = Limits(silence=30, reply=60, size=200_000, pages=5)
BRIEF = Limits(silence=0.3, reply=0.8, size=200_000)


def user(login: str, kind: str = "User") -> dict[str, str]:
    return {"login": login, "type": kind}


def head(told: Story) -> str:
    return str(told[PULL]["head"]["sha"])


def review(told: Story, login: str, state: str = "APPROVED", at: str | None = "2026-03-05T08:00:00Z") -> None:
    entry = {"id": 90, "user": user(login), "state": state, "commit_id": head(told), "submitted_at": at}
    told[REVIEWS].append(entry)


def serve(forge: Forge, told: Story) -> None:
    for path, body in told.items():
        forge.put(path, Prepared(body))


def ask(
    forge: Forge, change: Change | None = None, naps: Naps | None = None, limits: Limits = PATIENT
) -> Approvals:
    environment = {
        "GITHUB_REPOSITORY": "quay/lanterns",
        "GITHUB_API_URL": forge.address,
        "GITHUB_TOKEN": TOKEN,
    }
    asked = choose("auto", environment, change or Change(7), limits=limits, sleep=naps or Naps()).read()
    assert TOKEN not in repr(asked) + " ".join(map(str, asked.remarks))
    return asked


def told_with(change: Callable[[Story], object]) -> Story:
    told = story("github")
    change(told)
    return told


def said(approvals: Approvals) -> str:
    return "; ".join(map(str, approvals.remarks))


def fails_closed(approvals: Approvals) -> None:
    assert not approvals.verified
    assert approvals.opinions == ()
    assert approvals.approvers == approvals.independent() == approvals.others == frozenset()
    assert approvals.remarks


def test_the_story(forge: Forge) -> None:
    serve(forge, story("github"))
    found = ask(forge)
    assert found.source is Source.GITHUB
    assert found.verified
    assert found.revision == head(story("github"))
    assert found.approvers == found.independent() == {"kofi"}
    assert found.refusers == frozenset()
    assert found.authors == {"ines", "joao"}
    assert said(found) == "`lena` approved before the last push"
    assert {path.partition("?")[0] for path in forge.asked} == set(PATHS)
    assert "ref=refs%2Fheads%2Fprofile" in next(path for path in forge.asked if "activity" in path)
    assert {headers["Authorization"] for headers in forge.headers} == {f"Bearer {TOKEN}"}


def test_without_a_token(forge: Forge) -> None:
    serve(forge, story("github"))
    environment = {"GITHUB_REPOSITORY": "quay/lanterns", "GITHUB_API_URL": forge.address}
    assert choose("github", environment, Change(7)).read().approvers == {"kofi"}


@pytest.mark.parametrize(
    ("states", "approves", "refuses"),
    [
        (["APPROVED"], True, False),
        (["APPROVED", "COMMENTED", "PENDING"], True, False),
        (["CHANGES_REQUESTED", "COMMENTED"], False, True),
        (["APPROVED", "CHANGES_REQUESTED"], False, True),
        (["CHANGES_REQUESTED", "APPROVED"], True, False),
        (["APPROVED", "DISMISSED"], False, False),
        (["CHANGES_REQUESTED", "APPROVED", "DISMISSED"], False, False),
        (["DISMISSED", "APPROVED"], True, False),
        (["APPROVED", "SOMETHING_NEW"], False, False),
        (["CHANGES_REQUESTED", "SOMETHING_NEW"], False, True),
        (["approved"], False, False),
    ],
)
def test_opinions(forge: Forge, states: list[str], approves: bool, refuses: bool) -> None:
    told = story("github")
    told[REVIEWS] = []
    for hour, state in enumerate(states):
        review(
            told,
            "Mads" if hour % 2 else "mads",
            state,
            None if state == "PENDING" else f"2026-03-05T0{hour}:00:00Z",
        )
    serve(forge, told)
    found = ask(forge)
    assert ("mads" in found.approvers) is approves
    assert ("mads" in found.refusers) is refuses


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        ("2026-03-03T12:00:01Z", True),
        ("2026-03-03T12:00:00Z", False),
        ("2026-03-03T11:59:59Z", False),
        ("2026-03-03T13:00:00+02:00", False),
        ("2026-03-03T14:00:01+02:00", True),
        (None, False),
    ],
)
def test_an_approval_is_later_than_the_last_push(forge: Forge, at: str | None, counts: bool) -> None:
    serve(forge, told_with(lambda told: review(told, "mads", at=at)))
    assert ("mads" in ask(forge).approvers) is counts


@pytest.mark.parametrize("commit", [None, "0" * 40])
def test_an_approval_is_about_the_head(forge: Forge, commit: str | None) -> None:
    told = story("github")
    told[REVIEWS][3]["commit_id"] = commit
    serve(forge, told)
    found = ask(forge)
    assert found.verified
    assert found.approvers == frozenset()


def test_a_refusal_outlives_a_push(forge: Forge) -> None:
    told = story("github")
    told[REVIEWS] = told[REVIEWS][:3]
    serve(forge, told)
    assert ask(forge).refusers == {"kofi"}


@pytest.mark.parametrize(
    "event", ["head_ref_force_pushed", "base_ref_changed", "automatic_base_change_succeeded"]
)
def test_force_pushes_and_a_new_base_make_stale(forge: Forge, event: str) -> None:
    told = story("github")
    told[TIMELINE].append({"event": event, "created_at": "2026-03-04T10:00:00Z", "actor": user("olaf")})
    serve(forge, told)
    found = ask(forge)
    assert found.approvers == frozenset()
    assert ("olaf" in found.authors) is (event == "head_ref_force_pushed")


def test_an_unknown_event_says_nothing(forge: Forge) -> None:
    serve(forge, told_with(lambda told: told[TIMELINE].append({"event": "brand_new"})))
    assert ask(forge).approvers == {"kofi"}


def test_who_pushes_is_an_author_and_cannot_approve_independently(forge: Forge) -> None:
    told = story("github")
    told[ACTIVITY][0]["actor"] = user("Kofi")
    serve(forge, told)
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert found.independent() == frozenset()
    assert "`kofi` had a part in this change" in said(found)


def test_pushes_older_than_the_pull_request_count_for_its_commits_only(forge: Forge) -> None:
    told = story("github")
    told[ACTIVITY][1]["actor"] = user("olaf")
    told[ACTIVITY][2]["actor"] = user("kofi")
    serve(forge, told)
    assert ask(forge).authors == {"ines", "joao", "olaf"}


def test_old_activity_is_not_read_to_its_end(forge: Forge) -> None:
    told = story("github")
    serve(forge, told)
    forge.put(
        ACTIVITY, Prepared(told[ACTIVITY], headers={"Link": f'<{{here}}{ACTIVITY}?after=1>; rel="next"'})
    )
    assert ask(forge).verified
    assert not [path for path in forge.asked if "after=1" in path]


def test_accounts_that_are_gone_have_no_say_and_do_no_harm(forge: Forge) -> None:
    told = story("github")
    told[REVIEWS].append(
        {
            "id": 8,
            "user": None,
            "state": "APPROVED",
            "commit_id": None,
            "submitted_at": "2026-03-05T08:00:00Z",
        }
    )
    told[ACTIVITY][0]["actor"] = None
    told[PULL]["user"] = None
    serve(forge, told)
    found = ask(forge)
    assert found.independent() == {"kofi"}
    assert "no longer exists" in said(found)


@pytest.mark.parametrize(
    ("login", "kind"), [("helper", "Bot"), ("helper[bot]", "User"), ("board", "Organization")]
)
def test_only_people_have_a_say(forge: Forge, login: str, kind: str) -> None:
    told = story("github")
    review(told, login)
    told[REVIEWS][-1]["user"]["type"] = kind
    serve(forge, told)
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert f"`{login}` is a bot" in said(found)


def test_co_authors_are_authors(forge: Forge) -> None:
    serve(forge, told_with(lambda told: review(told, "Joao")))
    found = ask(forge)
    assert found.approvers == {"joao", "kofi"}
    assert found.independent() == {"kofi"}


@pytest.mark.parametrize(
    "trailer",
    [
        "Co-authored-by: Lena <someone@example.org>",
        "Co-authored-by: lena <lena@users.noreply.evil.example>",
        "Co-authored-by: lena",
        "Filled-in-by: @not/a/login",
        "Filled-in-by:",
    ],
)
def test_an_author_nobody_knows_may_be_any_approver(forge: Forge, trailer: str) -> None:
    told = story("github")
    told[COMMITS][0]["commit"]["message"] = f"Add\n\n{trailer}\n\nin the middle"
    serve(forge, told)
    found = ask(forge)
    assert found.verified
    assert found.unknown_authors == 1
    assert found.approvers == found.others == {"kofi"}
    assert found.independent() == frozenset()
    assert "without a known login" in said(found)
    assert "example" not in said(found)


@pytest.mark.parametrize("missing", [None, {}])
@pytest.mark.parametrize(
    ("email", "author"),
    [
        ("12+mads@users.noreply.github.com", "mads"),
        ("Mads@users.noreply.github.com", "mads"),
        ("mads@home.example", "mads"),
        ("ines@example.org", None),
        ("unknown@example.org", "?"),
        ("", "?"),
    ],
)
def test_addresses_lead_to_logins(forge: Forge, missing: object, email: str, author: str | None) -> None:
    told = story("github")
    commit = told[COMMITS][1]
    commit["author"] = missing
    commit["commit"]["author"]["email"] = email
    serve(forge, told)
    found = ask(forge, Change(7, logins={"mads@home.example": "Mads"}))
    assert found.unknown_authors == (author == "?")
    assert found.authors == {"ines", "joao", *([author] if author and author != "?" else [])}


def test_a_commit_without_any_author_is_unknown(forge: Forge) -> None:
    told = story("github")
    told[COMMITS][1]["author"] = told[COMMITS][1]["commit"]["author"] = None
    serve(forge, told)
    assert ask(forge).unknown_authors == 1


def by_a_bot(told: Story, message: str) -> None:
    bot = user("github-actions[bot]", "Bot")
    told[PULL]["user"] = bot
    for commit in told[COMMITS]:
        commit.update(author=bot, committer=user("web-flow"))
        commit["commit"]["message"] = message
    for push in told[ACTIVITY]:
        push["actor"] = bot


def test_who_filled_in_the_form_is_the_author_whichever_bot_opened(forge: Forge) -> None:
    serve(forge, told_with(lambda told: by_a_bot(told, "Add a profile\n\nFilled-in-by: @Kofi\n")))
    found = ask(forge)
    assert "kofi" in found.authors
    assert found.approvers == {"kofi"}
    assert found.independent() == frozenset()
    serve(forge, told_with(lambda told: by_a_bot(told, "Add a profile\n\nFilled-in-by: @ines\n")))
    assert ask(forge).independent() == {"kofi"}


def test_a_bot_that_does_not_say_for_whom_leaves_the_author_unknown(forge: Forge) -> None:
    serve(forge, told_with(lambda told: by_a_bot(told, "Add a profile")))
    found = ask(forge)
    assert found.approvers == {"kofi"}
    assert found.independent() == frozenset()
    assert "no `Filled-in-by`" in said(found)


def test_a_closed_pull_request(forge: Forge) -> None:
    serve(forge, told_with(lambda told: told[PULL].update(state="closed")))
    found = ask(forge)
    fails_closed(found)
    assert "closed without a merge" in said(found)


def merged(told: Story) -> None:
    told[PULL].update(state="closed", merged=True, merged_at="2026-03-04T12:00:00Z")


def test_a_merged_pull_request_is_read_as_of_its_merge(forge: Forge) -> None:
    told = told_with(merged)
    review(told, "mads", at="2026-03-04T12:00:01Z")
    review(told, "kofi", "CHANGES_REQUESTED", at="2026-03-04T12:00:02Z")
    ref = "refs/heads/profile"
    late = {
        "after": "e" * 40,
        "ref": ref,
        "activity_type": "push",
        "timestamp": "2026-03-06T08:00:00Z",
        "actor": user("olaf"),
    }
    gone = {
        "after": "0" * 40,
        "ref": ref,
        "activity_type": "branch_deletion",
        "timestamp": "2026-03-04T12:00:00Z",
    }
    told[ACTIVITY] = [late, gone, *told[ACTIVITY]]
    told[TIMELINE].append({"event": "head_ref_force_pushed", "created_at": "2026-03-06T08:00:00Z"})
    serve(forge, told)
    found = ask(forge)
    assert found.independent() == {"kofi"}
    assert found.refusers == frozenset()
    assert found.authors == {"ines", "joao"}


def test_the_checked_commit_has_to_be_the_pull_requests(forge: Forge) -> None:
    told = story("github")
    serve(forge, told)
    assert ask(forge, Change(7, checked=("x", head(told)))).approvers == {"kofi"}
    other = ask(forge, Change(7, checked=("x", told[PULL]["merge_commit_sha"])))
    fails_closed(other)
    assert "another commit" in said(other)
    serve(forge, told_with(merged))
    assert ask(forge, Change(7, checked=(told[PULL]["merge_commit_sha"],))).approvers == {"kofi"}


def test_a_fork_that_is_gone(forge: Forge) -> None:
    serve(forge, told_with(lambda told: told[PULL]["head"].update(repo=None)))
    found = ask(forge)
    fails_closed(found)
    assert "no longer exists" in said(found)


@pytest.mark.parametrize("name", ["", "a", "a/b/c", "../..", "a/..", "a/b?x", "a b/c"])
def test_a_fork_with_a_name_that_is_none(forge: Forge, name: str) -> None:
    serve(forge, told_with(lambda told: told[PULL]["head"]["repo"].update(full_name=name)))
    fails_closed(ask(forge))


def rise(told: Story) -> None:
    told[ACTIVITY].reverse()


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told[ACTIVITY].clear(),
        lambda told: told[ACTIVITY].pop(0),
        lambda told: told[ACTIVITY][0].update(after="f" * 40),
        lambda told: told[ACTIVITY][0].update(ref="refs/heads/other"),
        rise,
        lambda told: told[COMMITS].pop(),
        lambda told: told[PULL].update(commits=3),
        lambda told: told[PULL].update(commits=251),
        lambda told: told[PULL].update(number=8),
        lambda told: told[PULL]["head"].update(sha="f" * 40),
        lambda told: told[PULL].pop("merged"),
        lambda told: told[PULL].update(merged="no"),
        lambda told: told[PULL].update(commits=True),
        lambda told: told[PULL].update(created_at="yesterday"),
        lambda told: told[PULL].update(created_at="2026-03-02T08:00:00"),
        lambda told: told[PULL].update(user="ines"),
        lambda told: told[PULL].pop("head"),
        lambda told: told[REVIEWS][0].update(state=None),
        lambda told: told[REVIEWS][0]["user"].pop("type"),
        lambda told: told[REVIEWS][0]["user"].update(login=5),
        lambda told: told[REVIEWS][0].update(submitted_at=1770000000),
        lambda told: told[REVIEWS].append(None),
        lambda told: told[TIMELINE].append({"event": "head_ref_force_pushed"}),
        lambda told: told[TIMELINE].append({"event": 5}),
        lambda told: told.update({REVIEWS: {"message": "no list"}}),
        lambda told: told.update({PULL: []}),
    ],
)
def test_replies_that_do_not_hold_together_prove_nothing(
    forge: Forge, change: Callable[[Story], object]
) -> None:
    serve(forge, told_with(change))
    fails_closed(ask(forge))


BROKEN = {
    "missing": Prepared({"message": "Not Found"}, 404),
    "no right": Prepared({"message": "Resource not accessible by integration"}, 403),
    "bad token": Prepared({"message": "Bad credentials"}, 401),
    "failing": Prepared({}, 500),
    "limited": Prepared({}, 429, {"Retry-After": "60"}),
    "broken": Prepared(raw=b'[{"id": 1'),
    "short": Prepared([], headers={"Content-Length": "900"}),
    "html": Prepared(raw=b"<html>", headers={"Content-Type": "text/html"}),
    "slow": Prepared([], delay=NEVER),
    "endless": Prepared([], headers={"Link": '<{here}/again>; rel="next"'}),
    "elsewhere": Prepared([], headers={"Link": '<https://evil.example/>; rel="next"'}),
    "moved": Prepared({}, 301, {"Location": "https://evil.example/"}),
    "huge": Prepared(raw=b"[" + b" " * 300_000 + b"]"),
    "nothing": Prepared(raw=b""),
}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("broken", BROKEN)
def test_whatever_fails_nobody_approves(forge: Forge, path: str, broken: str) -> None:
    serve(forge, story("github"))
    forge.put("/again", Prepared([], headers={"Link": '<{here}/again>; rel="next"'}))
    forge.put(path, BROKEN[broken])
    fails_closed(ask(forge, limits=BRIEF if broken == "slow" else PATIENT))


@pytest.mark.parametrize("path", PATHS)
def test_a_limit_in_passing_costs_one_wait(forge: Forge, path: str) -> None:
    naps = Naps()
    told = story("github")
    serve(forge, told)
    forge.put(path, Prepared({}, 403, {"Retry-After": "7"}), Prepared(told[path]))
    assert ask(forge, naps=naps).approvers == {"kofi"}
    assert naps.seconds == [7]


def test_every_page_of_reviews_is_read(forge: Forge) -> None:
    told = story("github")
    review(told, "kofi", "DISMISSED", "2026-03-06T08:00:00Z")
    serve(forge, told)
    first, rest = told[REVIEWS][:4], told[REVIEWS][4:]
    forge.put(REVIEWS, Prepared(first, headers={"Link": '<{here}/repositories/9/r?page=2>; rel="next"'}))
    forge.put("/repositories/9/r?page=2", Prepared(rest))
    assert ask(forge).approvers == frozenset()
    forge.put("/repositories/9/r?page=2", Prepared({}, 404))
    fails_closed(ask(forge))
