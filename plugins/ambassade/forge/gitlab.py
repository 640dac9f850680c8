"""Approvals of a GitLab merge request.

Sources: GitLab's API documentation: `merge_requests` (one, its commits, its versions: one a push, with the
server's time), `merge_request_approvals` (approvals on every tier, `approved_at` in newer versions;
approval_state and a project's settings with Premium). A rule that GitLab calls approved because nobody may
approve is no approval: only people are counted. An approval that is not later than the newest version is
stale, whatever the project's own `reset_approvals_on_push`, which can be switched off for a moment. GitLab's
list of approvals knows no refusal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from urllib.parse import quote

from ambassade.forge.author import Authors, People, gitlab_address, is_bot
from ambassade.forge.fault import ForgeFault
from ambassade.forge.http import Client
from ambassade.forge.shape import Record, unlike_documented
from ambassade.history.approvals import Approvals, Opinion, Source, login, unverified
from ambassade.words import Say, say

NOT_OFFERED = frozenset({403, 404})


class GitLabApprovals:
    """Reads the approvals of one merge request; nothing is written.

    `project` is a number or a path. `checked` and `logins` as for GitHub; `host` is the forge's own, for its
    private addresses. `kept_after_push`: the project's own configuration lets approvals survive a push.
    """

    def __init__(
        self,
        client: Client,
        project: str,
        pull: int,
        *,
        checked: Collection[str] = (),
        logins: Mapping[str, str] | None = None,
        host: str = "gitlab.com",
        kept_after_push: bool = False,
    ) -> None:
        self._client = client
        self._project = f"/projects/{quote(project, safe='')}"
        self._request = f"{self._project}/merge_requests/{pull}"
        self._number = pull
        self._checked = frozenset(checked)
        self._people = People(logins or {}, gitlab_address(host))
        self._kept_after_push = kept_after_push

    def read(self) -> Approvals:
        """The approvals that count; unverified, with the reason, where anything could not be read in full."""
        try:
            return self._read()
        except ForgeFault as fault:
            return unverified(Source.GITLAB, [fault.remark])

    def _read(self) -> Approvals:
        request = self._merge_request()
        head = request.text("sha")
        remarks: list[Say] = []
        authors = self._authors(request, head)
        last, count = self._last_version(head)
        opinions = self._opinions(request, last, count, remarks)
        remarks.extend(self._rules())
        unknown = len(authors.unknown)
        if not authors.people and not unknown:
            unknown = 1
            remarks.append(say("a bot opened this, and no `Filled-in-by` says for whom"))
        return Approvals(
            Source.GITLAB,
            tuple(opinions),
            frozenset(authors.logins),
            verified=True,
            remarks=(*remarks, *authors.remarks(o.login for o in opinions)),
            unknown_authors=unknown,
            revision=head,
            makers=_makers(request, authors),
        )

    def _merge_request(self) -> Record:
        """The merge request, if it is the one that is checked, and open or merged."""
        request = self._client.record(self._request)
        if request.number("iid") != self._number:
            raise unlike_documented(request.forge)
        state = request.text("state")
        if state not in {"opened", "locked", "merged"}:
            raise ForgeFault(say("the merge request was closed without a merge"))
        known = {request.text("sha")}
        if state == "merged":
            known |= {
                sha
                for key in ("merge_commit_sha", "squash_commit_sha")
                if (sha := request.optional_text(key))
            }
        if self._checked and not (self._checked & known):
            raise ForgeFault(say("the merge request is about another commit than the one that is checked"))
        return request

    def _authors(self, request: Record, head: str) -> Authors:
        """Who opened the merge request, committed to it, co-authored, or filled in a form.

        GitLab tells commits' addresses and no logins. Where the project keeps those who commit from
        approving, GitLab has compared them itself, and an unknown address of theirs does not matter.
        """
        authors = Authors(self._people)
        opener = request.optional_record("author")
        if opener is not None:
            name = opener.text("username")
            authors.add(name, bot=_is_bot(opener))
        commits = list(self._client.records(f"{self._request}/commits?per_page=100"))
        if head not in {commit.text("id") for commit in commits}:
            raise unlike_documented(request.forge)
        compared = self._committers_cannot_approve()
        for commit in commits:
            for role in ("author_email", "committer_email"):
                email = commit.text(role)
                if not compared or self._people.of_email(email) is not None:
                    authors.add_email(email, commit.text("id"))
            authors.add_claims(commit.text("message"), commit.text("id"))
        return authors

    def _committers_cannot_approve(self) -> bool:
        """Whether the project's settings say so; no, where they cannot be read."""
        settings = self._optional(f"{self._project}/approvals")
        return settings is not None and (
            settings.values.get("merge_requests_disable_committers_approval") is True
        )

    def _last_version(self, head: str) -> tuple[datetime, int]:
        """When the newest version came, and how many there are; it has to be the head's."""
        versions = list(self._client.records(f"{self._request}/versions?per_page=100"))
        newest = max(versions, key=lambda version: version.instant("created_at"), default=None)
        if newest is None or newest.text("head_commit_sha") != head:
            raise ForgeFault(say("{forge} does not tell when the last push was", forge=self._client.forge))
        return newest.instant("created_at"), len(versions)

    def _opinions(self, request: Record, last: datetime, versions: int, remarks: list[Say]) -> list[Opinion]:
        """The approvals that count, one a login."""
        merged = request.optional_instant("merged_at")
        approvals = self._client.record(f"{self._request}/approvals")
        found: dict[str, Opinion] = {}
        for entry in approvals.records("approved_by"):
            user, at = entry.optional_record("user"), entry.optional_instant("approved_at")
            if user is None:
                remarks.append(say("an approval comes from an account that no longer exists"))
                continue
            name = login(user.text("username"))
            # Without a time, an approval is fresh for sure only if nothing was pushed after the opening.
            fresh = versions == 1 if at is None else at > last
            if _is_bot(user):
                remarks.append(say("`{login}` is a bot, and has no say", login=name))
            elif user.optional_text("state") != "active":
                remarks.append(say("`{login}` has no active account, and no say", login=name))
            elif merged is not None and (at is None or at > merged):
                remarks.append(say("`{login}` approved after the merge", login=name))
            elif not (fresh or self._kept_after_push):
                remarks.append(say("`{login}` approved before the last push", login=name))
            else:
                found[name] = Opinion(name, approves=True, at=at)
        return [found[name] for name in sorted(found)]

    def _rules(self) -> list[Say]:
        """What GitLab's own approval rules still want, for the report. Rules come with Premium."""
        state = self._optional(f"{self._request}/approval_state")
        remarks: list[Say] = []
        for rule in [] if state is None else state.records("rules"):
            name = rule.text("name")
            if rule.number("approvals_required") == 0:
                continue
            if not rule.flag("approved"):
                remarks.append(say("GitLab's rule `{rule}` still wants an approval", rule=name))
            elif not rule.records("approved_by"):
                remarks.append(say("GitLab's rule `{rule}` is met without anybody's approval", rule=name))
        return remarks

    def _optional(self, path: str) -> Record | None:
        """What is not offered on every tier, or not to every token."""
        try:
            return self._client.record(path)
        except ForgeFault as fault:
            if fault.status in NOT_OFFERED:
                return None
            raise


def _makers(request: Record, authors: Authors) -> frozenset[str]:
    """Who made it what it is: who opened it, where no commit names anybody else.

    GitLab does not tell who pushed.
    """
    opener = request.optional_record("author")
    if opener is None or authors.unknown or _is_bot(opener):
        return frozenset()
    found = frozenset({login(opener.text("username"))})
    return found if authors.logins == found else frozenset()


def _is_bot(user: Record) -> bool:
    """Whether a user is no person: by its name, since GitLab's short form of a user does not tell."""
    return user.values.get("bot") is True or is_bot(user.text("username"))
