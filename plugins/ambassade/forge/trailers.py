"""Approvals in a merge commit's trailers: `Reviewed-by` and `Acked-by`, where there is no forge to ask.

They prove as much as the branch they are on: whoever may merge may write them. So they count on a merge
commit alone, never on a commit of the change itself, and only for somebody whose login is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ambassade.forge.author import Authors, Commit, People, github_address, gitlab_address, is_bot
from ambassade.forge.message import trailers
from ambassade.history.approvals import Approvals, Opinion, Source, unverified
from ambassade.words import Say, say

REVIEW = frozenset({"reviewed-by", "acked-by"})


class Merge(NamedTuple):
    """A merge commit and the commits it brought in: those its first parent does not reach."""

    commit: Commit
    merged: tuple[Commit, ...]


class TrailerApprovals:
    """Reads the approvals of one merge.

    `logins` leads from e-mail addresses and names to logins. `read_trailers` gives a message's keys and
    values; git itself may stand behind it. Opinions have no time: a commit's is its author's own clock.
    """

    def __init__(
        self,
        merge: Merge,
        logins: Mapping[str, str],
        read_trailers: Callable[[str], list[tuple[str, str]]] = trailers,
    ) -> None:
        self._merge = merge
        self._people = People(logins, github_address(), gitlab_address())
        self._read_trailers = read_trailers

    def read(self) -> Approvals:
        """The reviewers that the merge commit names; unverified where it is none, or brought nothing in."""
        commit, merged = self._merge
        if len(commit.parents) < 2 or not merged:
            return unverified(
                Source.TRAILERS, [say("commit {commit} is no merge of a change", commit=commit.id[:10])]
            )
        authors = Authors(self._people)
        for part in merged:
            authors.add_email(part.author.email, part.id)
            authors.add_email(part.committer.email, part.id)
            authors.add_claims(part.message, part.id)
        authors.add_claims(commit.message, commit.id)
        reviewers, remarks = self._reviewers(commit)
        return Approvals(
            Source.TRAILERS,
            tuple(Opinion(name, approves=True) for name in sorted(reviewers)),
            frozenset(authors.logins),
            verified=True,
            remarks=(*remarks, *authors.remarks(reviewers)),
            unknown_authors=len(authors.unknown),
            revision=commit.id,
        )

    def _reviewers(self, commit: Commit) -> tuple[set[str], list[Say]]:
        """The logins of the reviewers, bots left out, and what to say of those without one."""
        reviewers: set[str] = set()
        unknown = 0
        for key, value in self._read_trailers(commit.message):
            if key.casefold() in REVIEW:
                found = self._people.of_mention(value)
                if found is None:
                    unknown += 1
                elif not is_bot(found):
                    reviewers.add(found)
        # Of the unknown no name and no address: reports are public.
        remark = say("commit {commit} names a reviewer whose login is not known", commit=commit.id[:10])
        return reviewers, [remark] if unknown else []
