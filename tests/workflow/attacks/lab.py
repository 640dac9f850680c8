"""The same events as GitLab would tell them of its merge request 41."""

from __future__ import annotations

from typing import Any

from tests.workflow.attacks.hub import Hub, Told

REQUEST = "/projects/77/merge_requests/41"
Json = Any


def replies(hub: Hub, commits: list[Told]) -> dict[str, Json]:
    """What the API says, by path; only approvals are told, as GitLab does."""
    approvals = [
        {"user": _user(one["user"]["login"]), "approved_at": one["submitted_at"]}
        for one in hub.reviews
        if one["state"] == "APPROVED"
    ]
    versions = [
        {"id": one["id"], "head_commit_sha": one["after"], "created_at": one["timestamp"]}
        for one in hub.activity
    ]
    request = {"iid": 41, "state": "opened", "sha": hub.head, "author": _user(hub.opener["login"])}
    return {
        REQUEST: {**request, "merged_at": None, "merge_commit_sha": None, "squash_commit_sha": None},
        f"{REQUEST}/commits": [_commit(commit) for commit in reversed(commits)],
        f"{REQUEST}/versions": versions,
        f"{REQUEST}/approvals": {"approved": True, "approved_by": approvals},
    }


def _commit(commit: Told) -> Json:
    """A commit; people keep their addresses private, as GitLab offers it."""
    addresses = {"author_email": commit.author[1], "committer_email": commit.committer[1]}
    private = {
        key: f"7-{email.removesuffix('@example.org')}@users.noreply.gitlab.com"
        if email.endswith("@example.org")
        else email
        for key, email in addresses.items()
    }
    return {"id": commit.sha, "message": commit.message, **private}


def _user(login: str) -> Json:
    return {"id": 7, "username": login, "name": login, "state": "active"}
