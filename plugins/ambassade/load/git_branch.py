"""A branch made beside whatever lies in the folder, and pushed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from ambassade.load.git import GitError, Repository


def make_branch(
    repository: Repository, name: str, base: str, files: Mapping[str, bytes], message: str
) -> str:
    """Makes a branch with one commit on top of `base`, in which these files are as given; its id.

    The work tree, the index and the branch that is checked out stay as they are, and no hook runs.
    GitError where the branch is there already, or nobody is known who commits.
    """
    ref = f"refs/heads/{name}"
    if repository.text("for-each-ref", "--format=%(refname)", ref).strip():
        fault = f"there is already a branch {name}"
        raise GitError(fault)
    with tempfile.TemporaryDirectory() as scratch:
        own = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        repository.run("read-tree", repository.commit(base), environment=own)
        for path, data in files.items():
            blob = repository.run("hash-object", "-w", "--stdin", "--no-filters", stdin=data).decode().strip()
            entry = f"100644,{blob},{repository.prefix}{path}"
            repository.run("update-index", "--add", "--cacheinfo", entry, environment=own)
        tree = repository.run("write-tree", environment=own).decode().strip()
    said = message.encode()
    made = repository.run("commit-tree", tree, "-p", repository.commit(base), "-F", "-", stdin=said)
    commit = made.decode().strip()
    repository.run("update-ref", ref, commit, "0" * len(commit))
    return commit


def push(repository: Repository, remote: str, branch: str) -> None:
    """Pushes a branch to a remote by the same name; GitError where that is refused."""
    if remote.startswith("-"):
        fault = f"{remote!r} is no remote"
        raise GitError(fault)
    repository.run("push", "--quiet", remote, f"refs/heads/{branch}:refs/heads/{branch}")
