"""Puts the review of a pull request into one comment: `python3 comment.py FOLDER`.

FOLDER was handed over by a run that may belong to a stranger's pull request, so nothing in it is believed: it
names a pull request, and GitHub is asked whether that one's head is what the run was about. Its text is
repeated only where the pull request changes nothing that ran: then the run was of the base's own workflow and
command. Otherwise whoever changed them could have written the text.
"""

# ruff: noqa: INP001, T201 - a script of the workflows, no package; it prints to the run's log

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api import Api, Refused, is_ours

NEVER_RUN = ("content/", "docs/", ".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/")
"""Where files lie that no job of the check runs."""
NAMES = {"pull", "review.md"}
LARGEST_REVIEW = 400_000
"""Bytes: more than the longest comment in any script."""
LONGEST = 60_000
"""Characters; GitHub takes 65,536."""
BEGIN = "<!-- ambassade review of run "
OWN = re.compile(re.escape(BEGIN) + r"(\d{1,20}) -->")
MARK = "<!-- ambassade-review -->"
"""With what the command begins a review."""
HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Controls, and what turns the direction of a text; no-break spaces and joiners stay."""
MENTION = re.compile(r"(?<![\w`/.])@(?=[A-Za-z0-9])")
SENTENCES = {
    "en": {
        "own": "This change touches more than content and documentation. Whoever changes the tools could "
        "change what they say, so their report is not repeated here: [read it in the run]({run}).",
        "cut": "The rest is cut here: [read it in the run]({run}).",
        "empty": "The check could not say what this change would do: [see why]({run}).",
    },
    "fr": {
        "own": "Cette modification touche plus que le contenu et la documentation. Qui modifie les outils "
        "peut modifier ce qu'ils disent : leur compte rendu n'est donc pas repris ici, "
        "[lisez-le dans l'exécution]({run}).",
        "cut": "La suite est coupée ici : [lisez-la dans l'exécution]({run}).",
        "empty": "La vérification n'a pas pu dire ce que ferait cette modification : [voir pourquoi]({run}).",
    },
}


class Hostile(Exception):  # noqa: N818 - what was handed over is, not an error of ours
    """What was handed over is not what our own check hands over."""


def main(arguments: list[str]) -> int:
    """0 where there is a comment, or none is due any more; 1 where something is wrong."""
    environment = os.environ
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    try:
        number, review = read_handed_over(Path(arguments[0]))
        print(tell(Api(environment), event["workflow_run"], number, review, environment))
    except (Hostile, Refused) as fault:
        print(f"no comment: {fault}")
        return 1
    return 0


def read_handed_over(folder: Path) -> tuple[int, str]:
    """The number of the pull request and the text, if the folder holds just these two, plain and small."""
    entries = {entry.name: entry for entry in os.scandir(folder)}
    if set(entries) != NAMES:
        message = "the files are not the two that the check hands over"
        raise Hostile(message)
    for entry in entries.values():
        status = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_REVIEW:
            message = "a file is no plain file, or is too large"
            raise Hostile(message)
    number = (folder / "pull").read_bytes()
    if not re.fullmatch(rb"[1-9][0-9]{0,8}\n?", number):
        message = "the number of the pull request is no number"
        raise Hostile(message)
    return int(number), (folder / "review.md").read_bytes().decode("utf-8", "replace")


def tell(api: Api, run: Mapping[str, Any], number: int, review: str, environment: Mapping[str, str]) -> str:
    """Writes the comment, and returns what was done."""
    pull = belongs(api, run, number)
    if pull is None:
        return "no comment: the pull request is closed, or has another head by now"
    identifier = int(run["id"])
    address = f"{environment['GITHUB_SERVER_URL']}/{api.repository}/actions/runs/{identifier}"
    sentences = SENTENCES.get(environment.get("WORDS", "en"), SENTENCES["en"])
    said = {name: sentence.format(run=address) for name, sentence in sentences.items()}
    text = shown(review, said) if changes_nothing_run(api, pull) else said["own"]
    body = f"{BEGIN}{identifier} -->\n{text}\n"
    # What was read of the files is about the head only if the head is still the same.
    if belongs(api, run, number) is None:
        return "no comment: the pull request has another head by now"
    return write(api, number, identifier, body)


def belongs(api: Api, run: Mapping[str, Any], number: int) -> Mapping[str, Any] | None:
    """The pull request, if it is open and the run was about its head; Hostile if it never could have been."""
    pull: Mapping[str, Any] = api.get(f"/pulls/{number}")
    came_from = (pull["head"]["repo"] or {}).get("full_name")
    if pull["number"] != number or pull["base"]["repo"]["full_name"] != api.repository:
        message = "the pull request is another one's"
        raise Hostile(message)
    if came_from != (run["head_repository"] or {}).get("full_name"):
        message = "the run belongs to another repository than the pull request that it names"
        raise Hostile(message)
    is_current = pull["state"] == "open" and pull["head"]["sha"] == run["head_sha"]
    return pull if is_current else None


def changes_nothing_run(api: Api, pull: Mapping[str, Any]) -> bool:
    """Whether the pull request changes no file that ran; not so where not all its files can be seen."""
    files = list(api.pages(f"/pulls/{pull['number']}/files?per_page=100"))
    paths = [path for file in files for path in (file["filename"], file.get("previous_filename")) if path]
    return len(files) == pull["changed_files"] and all(path.startswith(NEVER_RUN) for path in paths)


def shown(review: str, said: Mapping[str, str]) -> str:
    """The text as it may stand in a comment: bounded, calling nobody, without anything that hides."""
    text = HIDDEN.sub("", review).strip().removeprefix(MARK)
    text = MENTION.sub("@\u200b", text.replace("<!--", "&lt;!--")).strip()
    if not text:
        return said["empty"]
    if len(text) > LONGEST:
        return text[:LONGEST].rsplit("\n", 1)[0] + "\n\n" + said["cut"]
    return text


def write(api: Api, number: int, run: int, body: str) -> str:
    """Changes our comment, or makes it; a later run's words stay."""
    for comment in api.pages(f"/issues/{number}/comments?per_page=100"):
        own = OWN.match(comment["body"]) if is_ours(comment) else None
        if own and int(own[1]) > run:
            return "no comment: a later run has spoken already"
        if own:
            api.send("PATCH", f"/issues/comments/{comment['id']}", {"body": body})
            return "the comment is up to date"
    api.send("POST", f"/issues/{number}/comments", {"body": body})
    return "the comment is written"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
