"""Approvals in the reviews of a GitHub pull request.

Sources: GitHub's REST description of `pulls/get`, `pulls/list-reviews`, `pulls/list-commits` (at most 250),
`repos/list-activities` and `issues/list-events-for-timeline`. Only accounts of type `User` have an opinion.
An approval counts if it is about the head and later than the last push; a refusal stands until its author
changes it or it is dismissed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ambassade.forge.author import Authors, People, github_address, is_bot
from ambassade.forge.fault import ForgeFault
from ambassade.forge.http import Client
from ambassade.forge.push import Branch, Push, changes_in, pushes
from ambassade.forge.review import APPROVED, Review, latest_opinions
from ambassade.forge.shape import Record, unlike_documented
from ambassade.history.approvals import Approvals, Opinion, Source, login, unverified
from ambassade.words import Say, say

REPOSITORY = re.compile(r"[\w-][\w.-]*/(?!\.{1,2}$)[\w.-]+", re.ASCII)
ACCEPT = "application/vnd.github+json"
PERSON = "User"
MOST_COMMITS = 250


@dataclass(frozen=True, slots=True)
class _Pull:
    """What is relied on of a pull request."""

    head: str
    head_repository: str
    opener: Record | None
    commits: int
    branch_ref: str
    values: Record


class GitHubApprovals:
    """Reads the approvals of one pull request; nothing is written.

    `repository` is `owner/name`. `checked` are the commits that are looked at: the head, and its parents
    where it is a merge; without any, the pull request's head is not compared. `logins` leads from e-mail
    addresses to logins, for authors whose address GitHub does not know. `host` is the forge's own, for its
    no-reply addresses.
    """

    def __init__(
        self,
        client: Client,
        repository: str,
        pull: int,
        *,
        checked: Collection[str] = (),
        logins: Mapping[str, str] | None = None,
        host: str = "github.com",
    ) -> None:
        self._client = client
        self._repository = repository
        self._number = pull
        self._checked = frozenset(checked)
        self._people = People(logins or {}, github_address(host))

    def read(self) -> Approvals:
        """The opinions that count; unverified, with the reason, where anything could not be read in full."""
        try:
            return self._read()
        except ForgeFault as fault:
            return unverified(Source.GITHUB, [fault.remark])

    def _read(self) -> Approvals:
        pull = self._pull()
        authors = Authors(self._people)
        if pull.opener is not None:
            authors.add(_login(pull.opener), bot=not _is_person(pull.opener))
        commits = self._read_commits(pull, authors)
        branch = Branch(
            pull.branch_ref,
            pull.head,
            commits,
            pull.values.instant("created_at"),
            pull.values.optional_instant("merged_at"),
        )
        remarks: list[Say] = []
        reviews = self._reviews(branch, remarks)
        changes, last_hand = self._changes(pull, branch, authors)
        last = max((branch.opened, *(change.at for change in changes)))
        opinions: list[Opinion] = []
        for review in latest_opinions(reviews):
            if review.state != APPROVED:
                opinions.append(Opinion(login(review.login), approves=False, at=review.at))
            elif review.at is None or review.at <= last or review.commit != pull.head:
                remarks.append(say("`{login}` approved before the last push", login=review.login))
            else:
                opinions.append(Opinion(login(review.login), approves=True, at=review.at))
        unknown = len(authors.unknown)
        if not authors.people and not unknown and pull.opener is not None:
            unknown = 1
            remarks.append(
                say("`{login}` opened this, and no `Filled-in-by` says for whom", login=_login(pull.opener))
            )
        return Approvals(
            Source.GITHUB,
            tuple(opinions),
            frozenset(authors.logins),
            verified=True,
            remarks=(*remarks, *authors.remarks(o.login for o in opinions if o.approves)),
            unknown_authors=unknown,
            revision=pull.head,
            makers=_makers(pull.opener, last_hand),
        )

    def _pull(self) -> _Pull:
        """The pull request, if it is the one that is checked, and open or merged."""
        values = self._client.record(f"/repos/{self._repository}/pulls/{self._number}")
        if values.number("number") != self._number:
            raise unlike_documented(values.forge)
        merged = values.flag("merged")
        if values.text("state") != "open" and not merged:
            raise ForgeFault(say("the pull request was closed without a merge"))
        head = values.record("head")
        sha = head.text("sha")
        known = {sha, values.optional_text("merge_commit_sha")} if merged else {sha}
        if self._checked and not (self._checked & known):
            raise ForgeFault(say("the pull request is about another commit than the one that is checked"))
        repository = head.optional_record("repo")
        if repository is None:
            raise ForgeFault(say("the fork that holds the pull request no longer exists"))
        name = repository.text("full_name")
        if not REPOSITORY.fullmatch(name):
            raise unlike_documented(values.forge)
        return _Pull(
            sha,
            name,
            values.optional_record("user"),
            values.number("commits"),
            f"refs/heads/{head.text('ref')}",
            values,
        )

    def _read_commits(self, pull: _Pull, authors: Authors) -> frozenset[str]:
        """The commits' ids; their authors, committers and co-authors go into `authors`."""
        if pull.commits > MOST_COMMITS:
            raise ForgeFault(say("GitHub tells no more than {n} commits of a pull request", n=MOST_COMMITS))
        path = f"/repos/{self._repository}/pulls/{self._number}/commits?per_page=100"
        commits = list(self._client.records(path))
        ids = frozenset(commit.text("sha") for commit in commits)
        if len(commits) != pull.commits or pull.head not in ids:
            raise unlike_documented(pull.values.forge)
        roles = [(commit, role) for commit in commits for role in ("author", "committer")]
        for commit, role in roles:
            account, signature = commit.optional_record(role), commit.record("commit").optional_record(role)
            if account is not None and signature is not None and _is_person(account):
                self._people.learn(signature.text("email"), _login(account))
        for commit, role in roles:
            account, signature = commit.optional_record(role), commit.record("commit").optional_record(role)
            if account is not None:
                authors.add(_login(account), bot=not _is_person(account))
            else:
                authors.add_email("" if signature is None else signature.text("email"), commit.text("sha"))
        for commit in commits:
            authors.add_claims(commit.record("commit").text("message"), commit.text("sha"))
        return ids

    def _reviews(self, branch: Branch, remarks: list[Say]) -> list[Review]:
        """The reviews by people, oldest first, up to the merge; what is left out goes into `remarks`."""
        path = f"/repos/{self._repository}/pulls/{self._number}/reviews?per_page=100"
        reviews: list[Review] = []
        gone, bots = False, set()
        for entry in self._client.records(path):
            user, at = entry.optional_record("user"), entry.optional_instant("submitted_at")
            review = Review(
                "" if user is None else _login(user),
                entry.text("state"),
                at,
                entry.optional_text("commit_id"),
            )
            if at is not None and branch.is_later(at):
                continue
            if user is None:
                gone = gone or review.state == APPROVED
            elif not _is_person(user):
                bots.add(review.login)
            else:
                reviews.append(review)
        if gone:
            remarks.append(say("an approval comes from an account that no longer exists"))
        remarks.extend(say("`{login}` is a bot, and has no say", login=name) for name in sorted(bots))
        return reviews

    def _changes(self, pull: _Pull, branch: Branch, authors: Authors) -> tuple[list[Push], Record | None]:
        """Whatever changed the difference after the opening, and who pushed last; all go into `authors`."""
        ref = quote(branch.ref, safe="")
        activity = self._client.records(
            f"/repos/{pull.head_repository}/activity?ref={ref}&direction=desc&per_page=100"
        )
        timeline = self._client.records(
            f"/repos/{self._repository}/issues/{self._number}/timeline?per_page=100"
        )
        pushed = pushes(activity, branch)
        changes = [*changes_in(timeline, branch), *pushed]
        for change in changes:
            # An account that no longer exists cannot approve either: it needs no place among the authors.
            if change.actor is not None:
                authors.add(_login(change.actor), bot=not _is_person(change.actor))
        return changes, pushed[0].actor


def _makers(opener: Record | None, last: Record | None) -> frozenset[str]:
    """Who made it what it is, by the accounts that opened it and pushed last.

    Nobody where those are two, gone, or a bot: whoever may push can have a workflow's bot say anything.
    """
    if opener is None or last is None or not _is_person(opener):
        return frozenset()
    name = login(_login(opener))
    return frozenset({name}) if name == login(_login(last)) else frozenset()


def _login(user: Record) -> str:
    """A user's login."""
    return user.text("login")


def _is_person(user: Record) -> bool:
    """Whether an account is a person's: of the type `User`, and not named as bots are."""
    return user.text("type") == PERSON and not is_bot(_login(user))
