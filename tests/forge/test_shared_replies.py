"""The same sources against the replies kept beside the repository, where there are any."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ambassade.forge.fault import ForgeFault
from ambassade.forge.http import Client
from ambassade.forge.source import Change, choose
from tests.forge.conftest import TOKEN
from tests.forge.loopback import Forge, Naps, Prepared

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "forge"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared replies beside the repository")
REPOSITORY = "/repos/atelier-brume/reseaux"


def shared(name: str) -> Any:
    return json.loads((SHARED / f"{name}.json").read_text("utf-8"))


def test_github_only_bastien_approves(forge: Forge) -> None:
    pull = shared("github-pull")
    fork = pull["head"]["repo"]["full_name"]
    forge.put(f"{REPOSITORY}/pulls/41", Prepared(pull))
    forge.put(f"{REPOSITORY}/pulls/41/reviews", Prepared(shared("github-reviews")))
    forge.put(f"{REPOSITORY}/pulls/41/commits", Prepared(shared("github-commits")))
    forge.put(f"{REPOSITORY}/issues/41/timeline", Prepared(shared("github-timeline")))
    forge.put(f"/repos/{fork}/activity", Prepared(shared("github-activity")))
    environment = {
        "GITHUB_REPOSITORY": "atelier-brume/reseaux",
        "GITHUB_API_URL": forge.address,
        "GITHUB_TOKEN": TOKEN,
    }
    found = choose("auto", environment, Change(41)).read()
    assert found.verified
    assert found.approvers == found.others == {"bastien-okoro"}
    assert found.refusers == frozenset()
    assert "noemie-tarvel" in found.authors
    # A commit of nobody's account, with a co-author of nobody's: either may be any approver.
    assert found.unknown_authors == 1
    assert found.independent() == frozenset()
    logins = {"inconnue-du-forge@users.noreply.example": "inconnue", "x@users.noreply.example": "x"}
    known = choose("auto", environment, Change(41, logins=logins)).read()
    assert known.independent() == {"bastien-okoro"}


def test_github_pages(forge: Forge) -> None:
    pages = shared("github-pages")
    api = "https://api.github.com"
    for page in pages:
        link = page["headers"].get("link", "").replace(api, "{here}")
        forge.put(page["request"].removeprefix(api), Prepared(page["body"], headers={"Link": link}))
    first = pages[0]["request"].removeprefix(api)
    found = [item.number("id") for item in Client("GitHub", forge.address).records(first)]
    assert found == [item["id"] for page in pages for item in page["body"]]
    assert len(forge.asked) == len(pages)


@pytest.mark.parametrize(
    ("name", "waits", "said"),
    [
        ("primary limit", None, "limit is reached"),
        ("secondary limit, with a wait", [60], "limit is reached"),
        ("secondary limit as 403, without a wait", [60], "limit is reached"),
        ("no right", [], "right"),
        ("absent, or private and hidden", [], "hides"),
        ("bad token", [], "token"),
        ("an HTML page from a proxy", [2, 2], "502"),
    ],
)
def test_github_failures(forge: Forge, name: str, waits: list[float] | None, said: str) -> None:
    naps = Naps()
    reply = next(failure for failure in shared("github-failures") if failure["name"] == name)
    text = isinstance(reply["body"], str)
    raw = reply["body"].encode() if text else None
    forge.put("/list", Prepared(reply["body"], reply["status"], reply["headers"], raw))
    with pytest.raises(ForgeFault, match=said):
        list(Client("GitHub", forge.address, sleep=naps).records("/list"))
    # How long the primary limit lasts depends on the day of the test.
    assert waits is None or naps.seconds == waits


@pytest.mark.parametrize("tier", ["premium", "free"])
def test_gitlab_nobodys_approval_is_fresh(forge: Forge, tier: str) -> None:
    request = "/projects/77/merge_requests/41"
    versions = shared("gitlab-mr-versions")
    head = versions[0]["head_commit_sha"]
    author = shared("gitlab-state-events")[0]["user"]
    email = "71-noemie.tarvel@users.noreply.gitlab.com"
    forge.put(request, Prepared({"iid": 41, "state": "opened", "sha": head, "author": author}))
    commit = {"id": head, "message": "Profil", "author_email": email, "committer_email": email}
    forge.put(f"{request}/commits", Prepared([commit]))
    forge.put(f"{request}/versions", Prepared(versions))
    forge.put(f"{request}/approvals", Prepared(shared("gitlab-approvals")[tier]))
    if tier == "premium":
        forge.put(f"{request}/approval_state", Prepared(shared("gitlab-approval-state")))
    environment = {"CI_API_V4_URL": forge.address, "CI_PROJECT_ID": "77", "GITLAB_TOKEN": TOKEN}
    found = choose("auto", environment, Change(41)).read()
    assert found.verified
    assert found.approvers == frozenset()
    remarks = "; ".join(map(str, found.remarks))
    assert "`irina.valdo` approved before the last push" in remarks
    assert ("is met without anybody's approval" in remarks) is (tier == "premium")
    kept = choose("auto", environment, Change(41, kept_after_push=True)).read()
    assert kept.independent() == {"irina.valdo"}
