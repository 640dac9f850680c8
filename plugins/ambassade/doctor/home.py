"""Where the repository lives: which forge is asked, about what, and with which token.

The token goes to the API that the environment names, or to GitHub's public one; never to an address out of
the organisation file, which whoever proposes a change could write there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ambassade.doctor.verdict import ask
from ambassade.forge.fault import ForgeFault
from ambassade.forge.github import ACCEPT, REPOSITORY
from ambassade.forge.http import Client, Credential, Limits, Reply
from ambassade.forge.shape import Record, unlike_documented
from ambassade.forge.source import GITHUB_API, GITHUB_VERSION
from ambassade.model.content import Repository
from ambassade.words import say

FORGES = ("auto", "github", "gitlab", "none")
BRANCH = re.compile(r"[\w][\w./+-]{0,99}", re.ASCII)
NOT_PROTECTED = re.compile(rb'"message"\s*:\s*"Branch not protected"')
MOST_BROKEN = 2
LIMITS = Limits(wait=15)
"""Somebody sits before the terminal: a rate limit is waited for briefly, and said."""


class NotProtectedFault(ForgeFault):
    """GitHub says itself that the branch has no protection of the older kind."""


class DoctorClient(Client):
    """A client that asks many things, and so stops where a forge gives no whole reply twice in a row.

    It tells GitHub's "Branch not protected" from any other status 404.
    """

    _broken = 0
    """How many questions in a row had no whole reply."""
    _given_up: ForgeFault | None = None

    def _exchange(self, address: str) -> Reply:
        if self._given_up is not None:
            raise self._given_up
        try:
            reply = super()._exchange(address)
        except ForgeFault as fault:
            self._broken += 1
            if self._broken >= MOST_BROKEN:
                self._given_up = fault
            raise
        self._broken = 0
        return reply

    def _pause(self, reply: Reply) -> None:
        if reply.status == 404 and NOT_PROTECTED.search(reply.body):
            raise NotProtectedFault(say("{forge} knows no branch protection here", forge=self.forge), 404)
        super()._pause(reply)


@dataclass(frozen=True, slots=True)
class Home:
    """A repository on its forge. `project` is the path of its API, `name` what the forge calls it."""

    forge: str
    client: Client
    name: str
    project: str


def forge_of(choice: str, environment: Mapping[str, str], repository: Repository | None) -> str:
    """Which forge is meant, one of FORGES but `auto`: the job's, the organisation file's, its address's."""
    if choice != "auto":
        return choice
    if environment.get("GITHUB_REPOSITORY"):
        return "github"
    if environment.get("CI_API_V4_URL"):
        return "gitlab"
    if repository is None:
        return "none"
    if repository.forge != "other":
        return repository.forge
    return {"github.com": "github", "gitlab.com": "gitlab"}.get(_host(repository.url), "none")


def find_home(
    forge: str,
    environment: Mapping[str, str],
    repository: Repository | None,
    *,
    limits: Limits = LIMITS,
    sleep: Callable[[float], None],
) -> Home:
    """The repository on GitHub or GitLab; opens no connection yet.

    ForgeFault where nothing says which it is, or where its API lies. The environment gives GITHUB_REPOSITORY,
    GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_TOKEN (or GH_TOKEN); CI_API_V4_URL, CI_PROJECT_ID, GITLAB_TOKEN
    (or CI_JOB_TOKEN); HTTPS_PROXY, NO_PROXY.
    """
    if forge == "github":
        name = environment.get("GITHUB_REPOSITORY") or _path_at(
            repository, environment.get("GITHUB_SERVER_URL") or "https://github.com"
        )
        if not REPOSITORY.fullmatch(name):
            raise ForgeFault(
                say(
                    "nothing says which repository at GitHub it is: give GITHUB_REPOSITORY "
                    "(and GITHUB_API_URL)"
                )
            )
        token = (environment.get("GITHUB_TOKEN") or environment.get("GH_TOKEN") or "").strip()
        client = DoctorClient(
            "GitHub",
            environment.get("GITHUB_API_URL") or GITHUB_API,
            {"Accept": ACCEPT, "X-GitHub-Api-Version": GITHUB_VERSION},
            Credential("Authorization", f"Bearer {token}") if token else None,
            environment=environment,
            limits=limits,
            sleep=sleep,
        )
        return Home("github", client, name, f"/repos/{name}")
    if forge != "gitlab":
        raise ForgeFault(say("nothing says on which forge the repository lives"))
    api = environment.get("CI_API_V4_URL", "")
    name = environment.get("CI_PROJECT_ID") or _path_at(repository, api)
    if not api or not name:
        raise ForgeFault(
            say("nothing says which project at GitLab it is: give CI_API_V4_URL and CI_PROJECT_ID")
        )
    own, job = environment.get("GITLAB_TOKEN", "").strip(), environment.get("CI_JOB_TOKEN", "").strip()
    credential = Credential("PRIVATE-TOKEN", own) if own else Credential("JOB-TOKEN", job) if job else None
    client = DoctorClient("GitLab", api, {}, credential, environment=environment, limits=limits, sleep=sleep)
    return Home("gitlab", client, name, f"/projects/{quote(name, safe='')}")


def read_repository(home: Home) -> Record | ForgeFault:
    """What the forge says of the repository as such."""
    return ask(lambda: home.client.record(home.project))


def visibility_of(values: Record | ForgeFault) -> str | ForgeFault:
    """Who can read the repository, in the forge's word: public, private, internal."""
    return values if isinstance(values, ForgeFault) else ask(lambda: _visibility(values))


def _visibility(values: Record) -> str:
    """The word, or what an older GitHub says instead."""
    word = values.optional_text("visibility")
    if word is None:
        return "private" if values.flag("private") else "public"
    if word not in {"public", "private", "internal"}:
        raise unlike_documented(values.forge)
    return word


def default_branch(home: Home, values: Record) -> str:
    """The branch that everything is merged into: the forge's default one.

    ForgeFault for a name that could be mistaken for something else in an address or a report.
    """
    name = values.text("default_branch")
    if not BRANCH.fullmatch(name):
        raise unlike_documented(home.client.forge)
    return name


def _path_at(repository: Repository | None, server: str) -> str:
    """The repository's path where its address is at a server; else an empty text."""
    if repository is None or not server or _host(repository.url) != _host(server):
        return ""
    return urlsplit(repository.url).path.strip("/").removesuffix(".git")


def _host(address: str) -> str:
    """The host of an address; an empty text where it has none."""
    try:
        return (urlsplit(address).hostname or "").casefold()
    except ValueError:
        return ""
