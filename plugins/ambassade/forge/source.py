"""One interface for approvals, wherever they come from, and the choice among them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from ambassade.forge.address import is_loopback
from ambassade.forge.fault import ForgeFault
from ambassade.forge.github import ACCEPT, REPOSITORY, GitHubApprovals
from ambassade.forge.gitlab import GitLabApprovals
from ambassade.forge.http import Client, Credential, Limits
from ambassade.forge.trailers import Merge, TrailerApprovals
from ambassade.history.approvals import Approvals, Source, unverified
from ambassade.words import Say, say

CHOICES = ("auto", *(source.value for source in Source))
GITHUB_API = "https://api.github.com"
GITHUB_VERSION = "2022-11-28"


class ApprovalSource(Protocol):
    """Where approvals are read."""

    def read(self) -> Approvals:
        """What is known of one change. Never raises for a source that fails: that is unverified."""


@dataclass(frozen=True, slots=True)
class Unread:
    """No source, or one that cannot be asked: nothing is approved, and the remark says why."""

    source: Source
    reason: Say

    def read(self) -> Approvals:
        """Unverified, always."""
        return unverified(self.source, [self.reason])


@dataclass(frozen=True, slots=True)
class Change:
    """Which change it is.

    `pull` is the number of the pull or merge request, `checked` the commits that are looked at (the head, and
    its parents where it is a merge), `merge` the merge commit with what it brought in, `logins` leads from
    e-mail addresses and names to logins. `kept_after_push`: the project's configuration lets GitLab's
    approvals survive a push.
    """

    pull: int | None = None
    checked: Collection[str] = ()
    merge: Merge | None = None
    logins: Mapping[str, str] = field(default_factory=dict)
    kept_after_push: bool = False


def choose(
    choice: str,
    environment: Mapping[str, str],
    change: Change,
    *,
    limits: Limits | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> ApprovalSource:
    """The source for `--approvals`, one of CHOICES; opens no connection yet.

    `auto` takes GitHub or GitLab where the environment is one of their jobs', else none. It never takes
    trailers: they are claims, to be believed on request only. The environment gives addresses and tokens:
    GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_TOKEN (or GH_TOKEN), GITHUB_REF;
    CI_API_V4_URL, CI_SERVER_URL, CI_PROJECT_ID (or CI_MERGE_REQUEST_PROJECT_ID), CI_MERGE_REQUEST_IID,
    GITLAB_TOKEN (or CI_JOB_TOKEN); HTTPS_PROXY, NO_PROXY.
    """
    source = _source(choice, environment)
    try:
        match source:
            case Source.GITHUB:
                return _github(environment, change, limits, sleep)
            case Source.GITLAB:
                return _gitlab(environment, change, limits, sleep)
            case Source.TRAILERS if change.merge is not None:
                return TrailerApprovals(change.merge, change.logins)
            case Source.TRAILERS:
                return Unread(source, say("there is no merge commit to read trailers from"))
            case _:
                return Unread(source, say("nothing says where approvals can be read"))
    except ForgeFault as fault:
        return Unread(source, fault.remark)


def _source(choice: str, environment: Mapping[str, str]) -> Source:
    """The source that is meant; an unknown word is none."""
    if choice == "auto":
        if environment.get("GITHUB_REPOSITORY"):
            return Source.GITHUB
        return Source.GITLAB if environment.get("CI_API_V4_URL") else Source.NONE
    return next((source for source in Source if source.value == choice), Source.NONE)


def _github(
    environment: Mapping[str, str], change: Change, limits: Limits | None, sleep: Callable[[float], None]
) -> ApprovalSource:
    """GitHub's reviews."""
    repository = environment.get("GITHUB_REPOSITORY", "")
    reference = re.fullmatch(
        r"refs/pull/(\d{1,9})/(?:merge|head)", environment.get("GITHUB_REF", ""), re.ASCII
    )
    pull = int(reference[1]) if change.pull is None and reference else change.pull
    if not REPOSITORY.fullmatch(repository):
        raise ForgeFault(say("nothing says which repository at GitHub it is: give GITHUB_REPOSITORY"))
    if pull is None or pull < 1:
        raise ForgeFault(say("nothing says which pull request it is: give its number with `--pull`"))
    api = environment.get("GITHUB_API_URL") or GITHUB_API
    token = (environment.get("GITHUB_TOKEN") or environment.get("GH_TOKEN") or "").strip()
    client = Client(
        "GitHub",
        api,
        {
            "Accept": ACCEPT,
            "X-GitHub-Api-Version": GITHUB_VERSION,
        },
        Credential("Authorization", f"Bearer {token}") if token else None,
        environment=environment,
        limits=limits,
        sleep=sleep,
    )
    return GitHubApprovals(
        client,
        repository,
        pull,
        checked=change.checked,
        logins=change.logins,
        host=_host(environment.get("GITHUB_SERVER_URL") or api, "github.com"),
    )


def _gitlab(
    environment: Mapping[str, str], change: Change, limits: Limits | None, sleep: Callable[[float], None]
) -> ApprovalSource:
    """GitLab's approvals. In a fork's pipeline, the merge request is in another project than the job."""
    api = environment.get("CI_API_V4_URL", "")
    project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID") or ""
    named = re.fullmatch(r"\d{1,9}", environment.get("CI_MERGE_REQUEST_IID", ""), re.ASCII)
    pull = int(named[0]) if change.pull is None and named else change.pull
    if not api or not project:
        raise ForgeFault(
            say("nothing says which project at GitLab it is: give CI_API_V4_URL and CI_PROJECT_ID")
        )
    if pull is None or pull < 1:
        raise ForgeFault(say("nothing says which merge request it is: give its number with `--pull`"))
    own, job = environment.get("GITLAB_TOKEN", "").strip(), environment.get("CI_JOB_TOKEN", "").strip()
    credential = Credential("PRIVATE-TOKEN", own) if own else Credential("JOB-TOKEN", job) if job else None
    client = Client("GitLab", api, {}, credential, environment=environment, limits=limits, sleep=sleep)
    return GitLabApprovals(
        client,
        project,
        pull,
        checked=change.checked,
        logins=change.logins,
        host=_host(environment.get("CI_SERVER_URL") or api, "gitlab.com"),
        kept_after_push=change.kept_after_push,
    )


def _host(address: str, public: str) -> str:
    """The host in the forge's own e-mail addresses; the public forge's, where it is asked on loopback."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("api.")
    except ValueError:
        return public
    return public if not host or is_loopback(host) else host
