"""A form as a proposal of its own: a branch with one commit, made beside the files that lie there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ambassade.intake.draft import Draft
from ambassade.intake.refusal import IntakeError
from ambassade.intake.result import Result
from ambassade.load.git import GitError, Repository
from ambassade.load.git_branch import make_branch, push
from ambassade.model.content import Organisation
from ambassade.words import Say, say


def propose(
    repository: Repository,
    base: str,
    draft: Draft,
    result: Result,
    remote: str | None,
    organisation: Organisation,
) -> Iterator[Say]:
    """Makes the branch on the commit `base`, pushes it to a remote if there is one, and tells what is next.

    Neither the branch that is checked out nor any file of the folder changes. IntakeError where the branch is
    there already, or git can not do it.
    """
    files = {path: text.encode("utf-8") for path, text in draft.files.items()}
    try:
        commit = make_branch(repository, result.branch, base, files, result.commit_message)
        yield say("the branch {branch} holds it ({commit})", branch=result.branch, commit=commit[:10])
        if remote is not None:
            push(repository, remote, result.branch)
            yield say("it is pushed to {remote}", remote=remote)
        else:
            yield say("next: `git push {remote} {branch}`", remote="origin", branch=result.branch)
    except GitError as fault:
        raise IntakeError(say("git can not do it: {why}", why=str(fault))) from fault
    address = address_of(organisation, result.branch)
    if address is not None:
        yield say("then open the pull request: {address}", address=address)
    else:
        yield say("then open a pull request from that branch")


def address_of(organisation: Organisation, branch: str) -> str | None:
    """Where a forge opens a pull request from a branch; None where the organisation file does not say it.

    Sources: docs.github.com, "Using query parameters to create a pull request"; docs.gitlab.com, "Create a
    merge request", its address with `merge_request[source_branch]`.
    """
    repository = organisation.repository
    if repository is None or repository.forge == "other":
        return None
    url, name = repository.url.rstrip("/").removesuffix(".git"), quote(branch, safe="")
    if repository.forge == "github":
        return f"{url}/compare/{quote(repository.branch, safe='')}...{name}?quick_pull=1"
    return f"{url}/-/merge_requests/new?merge_request%5Bsource_branch%5D={name}"
