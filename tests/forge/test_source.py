from __future__ import annotations

import re

import pytest

from ambassade.forge.author import Commit, Signature
from ambassade.forge.github import GitHubApprovals
from ambassade.forge.gitlab import GitLabApprovals
from ambassade.forge.source import CHOICES, Change, Unread, choose
from ambassade.forge.trailers import Merge, TrailerApprovals
from ambassade.history.approvals import Approvals, Opinion, Source, login, unverified
from tests.forge.conftest import TOKEN

GITHUB = {"GITHUB_REPOSITORY": "quay/lanterns", "GITHUB_TOKEN": TOKEN}
GITLAB = {"CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_PROJECT_ID": "77", "CI_JOB_TOKEN": TOKEN}
ANA = Signature("Ana", "ana@example.org")
MERGE = Merge(Commit("d", "Merge", ANA, ANA, ("a", "b")), (Commit("c", "Add", ANA, ANA),))


def test_choices() -> None:
    assert CHOICES == ("auto", "github", "gitlab", "trailers", "none")


@pytest.mark.parametrize(
    ("choice", "environment", "kind"),
    [
        ("auto", GITHUB, GitHubApprovals),
        ("auto", GITLAB, GitLabApprovals),
        ("auto", {**GITHUB, **GITLAB}, GitHubApprovals),
        ("auto", {}, Unread),
        ("github", GITHUB, GitHubApprovals),
        ("gitlab", {**GITHUB, **GITLAB}, GitLabApprovals),
        ("trailers", GITHUB, TrailerApprovals),
        ("none", {**GITHUB, **GITLAB}, Unread),
        ("something", GITHUB, Unread),
    ],
)
def test_choice(choice: str, environment: dict[str, str], kind: type) -> None:
    chosen = choose(choice, environment, Change(7, merge=MERGE))
    assert isinstance(chosen, kind)
    assert TOKEN not in repr(chosen)


@pytest.mark.parametrize(
    ("choice", "environment", "change", "said"),
    [
        ("none", GITHUB, Change(7), "nothing says where approvals can be read"),
        ("auto", {}, Change(7, merge=MERGE), "nothing says where approvals can be read"),
        ("trailers", {}, Change(7), "no merge commit"),
        ("github", {}, Change(7), "which repository"),
        ("github", {"GITHUB_REPOSITORY": "quay"}, Change(7), "which repository"),
        ("github", {"GITHUB_REPOSITORY": "quay/.."}, Change(7), "which repository"),
        ("github", {"GITHUB_REPOSITORY": "quay/a?b"}, Change(7), "which repository"),
        ("github", GITHUB, Change(), "which pull request"),
        ("github", GITHUB, Change(0), "which pull request"),
        ("github", GITHUB, Change(-1), "which pull request"),
        ("github", {**GITHUB, "GITHUB_REF": "refs/heads/main"}, Change(), "which pull request"),
        ("github", {**GITHUB, "GITHUB_API_URL": "http://api.github.com"}, Change(7), "https"),
        ("github", {**GITHUB, "GITHUB_API_URL": f"https://x:{TOKEN}@api.github.com"}, Change(7), "https"),
        ("github", {**GITHUB, "GITHUB_TOKEN": f"{TOKEN}\nX: y"}, Change(7), "characters no token has"),
        ("gitlab", {}, Change(7), "which project"),
        ("gitlab", {"CI_API_V4_URL": "https://gitlab.example"}, Change(7), "which project"),
        ("gitlab", GITLAB, Change(), "which merge request"),
        ("gitlab", {**GITLAB, "CI_MERGE_REQUEST_IID": "x"}, Change(), "which merge request"),
        ("gitlab", {**GITLAB, "CI_API_V4_URL": "http://gitlab.example"}, Change(7), "https"),
    ],
)
def test_what_cannot_be_asked_is_unverified(
    choice: str, environment: dict[str, str], change: Change, said: str
) -> None:
    found = choose(choice, environment, change).read()
    assert not found.verified
    assert found.approvers == frozenset()
    assert re.search(said, str(found.remarks[0]))
    assert TOKEN not in repr(found)


def test_the_pull_request_of_a_job() -> None:
    for reference in ("refs/pull/41/merge", "refs/pull/41/head"):
        chosen = choose("auto", {**GITHUB, "GITHUB_REF": reference}, Change())
        assert isinstance(chosen, GitHubApprovals)
        assert chosen._number == 41
        given = choose("auto", {**GITHUB, "GITHUB_REF": reference}, Change(7))
        assert isinstance(given, GitHubApprovals)
        assert given._number == 7


def test_a_token_may_end_in_a_line_feed() -> None:
    chosen = choose("github", {**GITHUB, "GITHUB_TOKEN": f"{TOKEN}\n"}, Change(7))
    assert isinstance(chosen, GitHubApprovals)


@pytest.mark.parametrize(
    ("environment", "email", "known"),
    [
        ({}, "ana@users.noreply.github.com", "ana"),
        ({"GITHUB_API_URL": "http://127.0.0.1:1"}, "ana@users.noreply.github.com", "ana"),
        ({"GITHUB_API_URL": "https://forge.example/api/v3"}, "ana@users.noreply.forge.example", "ana"),
        ({"GITHUB_API_URL": "https://forge.example/api/v3"}, "ana@users.noreply.github.com", None),
        ({"GITHUB_SERVER_URL": "https://other.example"}, "ana@users.noreply.other.example", "ana"),
        ({"GITHUB_SERVER_URL": "https://[other"}, "ana@users.noreply.github.com", "ana"),
    ],
)
def test_each_server_has_its_own_addresses(
    environment: dict[str, str], email: str, known: str | None
) -> None:
    chosen = choose("github", {**GITHUB, **environment}, Change(7))
    assert isinstance(chosen, GitHubApprovals)
    assert chosen._people.of_email(email) == known


def test_approvals_compare_logins_as_forges_do() -> None:
    opinions = (Opinion("Ana", approves=True), Opinion("ben", approves=True), Opinion("Cleo", approves=False))
    found = Approvals(Source.GITHUB, opinions, frozenset({"@ANA"}), verified=True)
    assert found.approvers == {"ana", "ben"}
    assert found.independent() == found.others == {"ben"}
    assert found.refusers == {"cleo"}
    assert login("@Ana") == "ana"


def test_unverified_is_never_approved() -> None:
    found = Approvals(Source.GITHUB, (Opinion("ana", approves=True),))
    assert found.approvers == found.others == found.independent() == frozenset()
    assert unverified(Source.NONE, authors=["@Ana"]).authors == {"ana"}
