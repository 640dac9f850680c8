"""Turns what `ambassade intake` made of an issue into a pull request: `python3 propose.py ANSWER`.

ANSWER is its JSON: branch, title, body, commit_message, files, refused. One pull request an issue, and never
a commit on the default branch. What is said of it stands in one comment on the issue; so does what a form
says that changes no file.
"""

# ruff: noqa: INP001, T201 - a script of the workflows, no package; it prints to the run's log

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from api import Api, Refused, put_comment

MARKER = "<!-- ambassade intake -->"
BRANCH = re.compile(r"intake/[a-z0-9][a-z0-9-]{0,80}")
BOT = {"NAME": "github-actions[bot]", "EMAIL": "41898282+github-actions[bot]@users.noreply.github.com"}
LONGEST = 60_000
"""Characters of a comment; GitHub takes 65,536."""
CREDENTIAL = '!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f'
SENTENCES = {
    "en": {
        "proposed": "Proposed in #{pull}. What was written here is now text in that pull request: "
        "correct it there.",
        "refused": "This could not be turned into a proposal yet:",
        "line": "- {reason} (line {line})",
        "again": "Edit the description of this issue, then take the label `intake` away and put it back.",
        "exists": "There is a proposal for this issue already: the branch `{branch}`. "
        "To begin anew, delete it first.",
        "by_hand": "The proposal is ready, but this repository does not let workflows open pull requests. "
        "[Open it by hand]({address}).",
    },
    "fr": {
        "proposed": "Proposé dans #{pull}. Ce qui est écrit ici est devenu le texte de cette demande : "
        "c'est là qu'on le corrige.",
        "refused": "On ne peut pas encore en faire une proposition :",
        "line": "- {reason} (ligne {line})",
        "again": "Modifiez la description de ce ticket, puis retirez l'étiquette `intake` et remettez-la.",
        "exists": "Il y a déjà une proposition pour ce ticket : la branche `{branch}`. "
        "Pour recommencer, supprimez-la d'abord.",
        "by_hand": "La proposition est prête, mais ce dépôt n'autorise pas les automates à ouvrir des "
        "demandes. [Ouvrez-la à la main]({address}).",
    },
}


class Unsafe(Exception):  # noqa: N818 - what was to be done is, not an error of ours
    """What was to be proposed is not what a form can propose."""


def main(arguments: list[str]) -> int:
    """0 where the issue has its answer; 1 where nothing, or not everything, could be done."""
    environment = os.environ
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    answer = json.loads(Path(arguments[0]).read_text("utf-8"))
    said = SENTENCES.get(environment.get("WORDS", "en"), SENTENCES["en"])
    api = Api(environment)
    number = int(event["issue"]["number"])
    try:
        if answer["refused"]:
            text = told(answer["refused"], said)
        elif not answer["files"]:
            text = answer["body"][:LONGEST]
        elif exists(answer["branch"], number):
            text = said["exists"].format(branch=answer["branch"])
        else:
            push(answer, event)
            text = said["proposed"].format(pull=open_pull(api, answer, event))
    except (Unsafe, subprocess.CalledProcessError) as fault:
        print(f"nothing is proposed: {fault if isinstance(fault, Unsafe) else 'git failed, see above'}")
        return 1
    except Refused as fault:
        print(f"the branch is pushed, the pull request is not open: {fault}")
        put_comment(api, number, MARKER, f"{MARKER}\n{by_hand(answer, event, said, environment)}\n")
        return 1
    put_comment(api, number, MARKER, f"{MARKER}\n{text}\n")
    print("the issue has its answer")
    return 0


def told(refused: Sequence[Mapping[str, Any]], said: Mapping[str, str]) -> str:
    """What was refused and why, as a list that calls nobody and leaves no line."""
    reasons = [said["line"].format(reason=harmless(one["reason"]), line=one["line"]) for one in refused[:50]]
    return "\n".join([said["refused"], "", *reasons, "", said["again"]])


def harmless(line: str) -> str:
    """One line of text for a comment: bounded, calling nobody, without HTML."""
    return re.sub(r"@(?=\w)", "@\u200b", " ".join(line.split()))[:500].replace("<", "&lt;")


def exists(branch: str, number: int) -> bool:
    """Whether the remote has the branch already; Unsafe where no form of ours gives a branch that name."""
    if not BRANCH.fullmatch(branch) or str(number) not in re.findall(r"[0-9]+", branch):
        message = "the branch has an unusual name"
        raise Unsafe(message)
    return bool(git("ls-remote", "--heads", "origin", f"refs/heads/{branch}"))


def push(answer: Mapping[str, Any], event: Mapping[str, Any]) -> None:
    """Commits the files on the branch and pushes it.

    Unsafe where that would be anything but content, in the name of whoever filled in the form.
    """
    message = answer["commit_message"]
    authors = re.findall(r"^Filled-in-by: @(\S+)$", message, re.MULTILINE)
    if [name.casefold() for name in authors] != [event["issue"]["user"]["login"].casefold()]:
        fault = "the message of the commit does not say who filled in the form"
        raise Unsafe(fault)
    files = sorted(answer["files"])
    if any(not name.startswith("content/") or ".." in name for name in files):
        fault = "it is about other files than content"
        raise Unsafe(fault)
    status = git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").split("\0")
    if sorted(line[3:] for line in status if line) != files:
        fault = "other files have changed than those that it names"
        raise Unsafe(fault)
    git("switch", "--quiet", "--create", answer["branch"])
    git("add", "--", *files)
    git("commit", "--quiet", "--no-verify", "--file=-", given=message)
    login = ["-c", "credential.helper=", "-c", f"credential.helper={CREDENTIAL}"]
    git(*login, "push", "--quiet", "origin", "HEAD")


def open_pull(api: Api, answer: Mapping[str, Any], event: Mapping[str, Any]) -> int:
    """Opens the pull request and returns its number."""
    pull = api.send(
        "POST",
        "/pulls",
        {
            "title": answer["title"],
            "body": answer["body"],
            "head": answer["branch"],
            "base": event["repository"]["default_branch"],
            "maintainer_can_modify": False,
        },
    )
    return int(pull["number"])


def by_hand(
    answer: Mapping[str, Any],
    event: Mapping[str, Any],
    said: Mapping[str, str],
    environment: Mapping[str, str],
) -> str:
    """Where a person can open it: the branch compared with the default one."""
    compared = f"{event['repository']['default_branch']}...{answer['branch']}"
    repository = f"{environment['GITHUB_SERVER_URL']}/{environment['GITHUB_REPOSITORY']}"
    return said["by_hand"].format(address=f"{repository}/compare/{compared}?expand=1")


def git(*arguments: str, given: str | None = None) -> str:
    """What git says; its errors go to the log."""
    signed = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in BOT.items()}
    return subprocess.run(
        ["git", "-c", "core.hooksPath=/dev/null", *arguments],
        input=given,
        env=os.environ | signed,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
