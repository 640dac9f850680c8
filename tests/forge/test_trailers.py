from __future__ import annotations

import pytest

from ambassade.forge.author import Commit, People, Signature, github_address, gitlab_address
from ambassade.forge.message import trailers
from ambassade.forge.trailers import Merge, TrailerApprovals
from ambassade.history.approvals import Approvals, Source

INES, LENA, KOFI = (Signature(name, f"{name.casefold()}@example.org") for name in ("Ines", "Lena", "Kofi"))
LOGINS = {
    "ines@example.org": "Ines",
    "lena@example.org": "lena",
    "kofi@example.org": "kofi",
    "Mads Holm": "mads",
}
LENAS = "Reviewed-by: Lena <lena@example.org>"


def part(message: str = "Add a profile", author: Signature = INES, committer: Signature = INES) -> Commit:
    return Commit("c" * 40, message, author, committer, ("b" * 40,))


def merge(message: str, *merged: Commit, parents: tuple[str, ...] = ("b" * 40, "c" * 40)) -> Approvals:
    commit = Commit("d" * 40, message, KOFI, KOFI, parents)
    return TrailerApprovals(Merge(commit, merged or (part(),)), LOGINS).read()


def said(approvals: Approvals) -> str:
    return "; ".join(map(str, approvals.remarks))


def test_reviewers_of_a_merge() -> None:
    found = merge(f"Merge profile\n\nwords\n\n{LENAS}\nacked-by: @Kofi\nReviewed-By: Mads Holm\n")
    assert found.source is Source.TRAILERS
    assert found.verified
    assert found.revision == "d" * 40
    assert found.approvers == found.independent() == {"lena", "kofi", "mads"}
    assert found.authors == {"ines"}
    assert found.refusers == frozenset()
    assert said(found) == ""


def test_said_twice_counts_once() -> None:
    found = merge(f"Merge\n\n{LENAS}\nReviewed-by: L. <LENA@example.org>\nAcked-by: @lena")
    assert [opinion.login for opinion in found.opinions] == ["lena"]


@pytest.mark.parametrize(
    "message",
    [
        f"{LENAS}\n",
        f"Merge\n{LENAS}",
        f"Merge\n\n{LENAS}\n\nThat was all.",
        f"Merge\n\n{LENAS}\nThat was all.",
        f"Merge\n\n    {LENAS}",
        f"Merge\n\n> {LENAS}",
        "Merge\n\nTested-by: Lena <lena@example.org>",
        "Merge\n\nNot-reviewed-by: Lena <lena@example.org>",
    ],
)
def test_what_is_no_trailer_of_review_counts_nothing(message: str) -> None:
    found = merge(message)
    assert found.verified
    assert found.approvers == frozenset()


@pytest.mark.parametrize(
    "value", ["Lena", "Lena <>", "Lena <lena@elsewhere.example>", "nobody@example.org", "@", "@a b", ""]
)
def test_an_unknown_reviewer_is_none_and_is_not_named(value: str) -> None:
    found = merge(f"Merge\n\nReviewed-by: {value}")
    assert found.approvers == frozenset()
    assert "names a reviewer whose login is not known" in said(found)
    assert "elsewhere" not in said(found)


def test_a_known_name_with_another_address_proves_nothing() -> None:
    assert merge("Merge\n\nReviewed-by: Mads Holm <mallory@example.net>").approvers == frozenset()


def test_own_review() -> None:
    found = merge(f"Merge\n\nReviewed-by: @ines\n{LENAS}")
    assert found.approvers == {"ines", "lena"}
    assert found.independent() == {"lena"}
    assert "`ines` had a part in this change" in said(found)


@pytest.mark.parametrize(
    "commit",
    [
        part(author=LENA),
        part(committer=LENA),
        part("Add\n\nCo-authored-by: Lena <lena@example.org>"),
        part("Add\n\nFilled-in-by: @lena\n\nsent by the form"),
    ],
)
def test_whoever_had_a_part_is_an_author(commit: Commit) -> None:
    assert merge(f"Merge\n\n{LENAS}\nAcked-by: @kofi", part(), commit).independent() == {"kofi"}


def test_authors_named_by_the_merge_are_authors_too() -> None:
    assert merge(f"Merge\n\n{LENAS}\nCo-authored-by: L <lena@example.org>").independent() == frozenset()


def test_an_unknown_author_may_be_any_reviewer() -> None:
    found = merge(f"Merge\n\n{LENAS}", part(author=Signature("X", "x@example.net")))
    assert found.approvers == found.others == {"lena"}
    assert found.unknown_authors == 1
    assert found.independent() == frozenset()


def test_bots_have_no_say() -> None:
    assert merge("Merge\n\nReviewed-by: @helper[bot]").approvers == frozenset()


@pytest.mark.parametrize("parents", [(), ("b" * 40,)])
def test_a_commit_that_merges_nothing_is_unverified(parents: tuple[str, ...]) -> None:
    found = merge(f"Fix\n\n{LENAS}", parents=parents)
    assert not found.verified
    assert found.approvers == frozenset()
    assert "no merge of a change" in said(found)


def test_a_merge_that_brought_nothing_in_is_unverified() -> None:
    commit = Commit("d" * 40, f"Merge\n\n{LENAS}", KOFI, KOFI, ("b" * 40, "c" * 40))
    assert not TrailerApprovals(Merge(commit, ()), LOGINS).read().verified


def test_git_itself_may_read_the_trailers() -> None:
    asked: list[str] = []

    def read(message: str) -> list[tuple[str, str]]:
        asked.append(message)
        return trailers(message)

    commit = Commit("d" * 40, f"Merge\n\n{LENAS}", KOFI, KOFI, ("b" * 40, "c" * 40))
    assert TrailerApprovals(Merge(commit, (part(),)), LOGINS, read).read().approvers == {"lena"}
    assert asked == [commit.message]


@pytest.mark.parametrize(
    ("email", "known"),
    [
        ("lena@users.noreply.github.com", "lena"),
        ("5+Lena@USERS.noreply.github.com", "lena"),
        ("5+a[bot]@users.noreply.github.com", "a[bot]"),
        ("5+lena@users.noreply.github.com.evil.example", None),
        ("5+lena@usersXnoreply.github.com", None),
        ("a+b+c@users.noreply.github.com", None),
        ("5+@users.noreply.github.com", None),
        ("5+le na@users.noreply.github.com", None),
        ("73-le.na@users.noreply.gitlab.com", "le.na"),
        ("lena@users.noreply.gitlab.com", None),
        ("73-@users.noreply.gitlab.com", None),
    ],
)
def test_addresses_of_the_forges(email: str, known: str | None) -> None:
    assert People({}, github_address(), gitlab_address()).of_email(email) == known
