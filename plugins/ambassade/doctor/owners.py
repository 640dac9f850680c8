"""Who CODEOWNERS names, and whether GitHub knows them and lets them write.

Sources: docs.github.com, "About code owners"; GitHub's REST description of `repos/codeowners-errors` and
`repos/get-collaborator-permission-level`.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from ambassade.doctor.home import Home
from ambassade.doctor.verdict import Check, Protection, State, ask
from ambassade.forge.fault import ForgeFault
from ambassade.words import Say, say, say_n

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks, in this order."""
_LOGIN = re.compile(r"@([A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?)")
MOST_ASKED = 100
"""Owners asked about one by one; a workflow's token has 1,000 questions an hour."""
UNKNOWN = 404
WRITERS = frozenset({"admin", "maintain", "write"})
LARGEST = 3_000_000
"""Bytes: GitHub reads no larger file."""


def owner_logins(root: Path) -> list[str] | None:
    """The logins of people in the file that GitHub reads, each once; None without one that can be read.

    Teams and e-mail addresses are left out.
    """
    try:
        path = next((path for name in PLACES if (path := root / name).is_file()), None)
        text = None if path is None else path.read_bytes()[:LARGEST].decode("utf-8", "replace")
    except OSError:
        return None
    if text is None:
        return None
    logins: dict[str, str] = {}
    for line in text.splitlines():
        for word in line.partition("#")[0].split()[1:]:
            found = _LOGIN.fullmatch(word)
            if found:
                logins.setdefault(found[1].casefold(), found[1])
    return list(logins.values())


def known(faults: int) -> Protection:
    """GitHub finds no fault with CODEOWNERS; `faults` is how many it finds."""
    return Protection(
        "codeowners-errors",
        say("GitHub understands every line of CODEOWNERS"),
        say_n(
            "GitHub does not understand {n} line of CODEOWNERS, or does not know its owner",
            "GitHub does not understand {n} lines of CODEOWNERS, or does not know their owners",
            faults,
        ),
        say("open CODEOWNERS on GitHub: it marks the lines; then correct the logins in the profiles"),
    )


def are_known(home: Home, logins: list[str] | None) -> Check:
    """Whether GitHub itself finds fault with CODEOWNERS."""
    if logins is None:
        return _no_owners(known(0))
    faults = ask(lambda: home.client.record(f"{home.project}/codeowners/errors").records("errors"))
    if isinstance(faults, ForgeFault):
        return known(0).unseen(faults.remark)
    return known(len(faults)).of(not faults)


def _no_owners(protection: Protection) -> Check:
    return Check(
        protection.id,
        State.MISSING,
        say("there is no CODEOWNERS: nobody in particular is asked to approve"),
        say("run `ambassade generate`"),
    )


def writing(unable: list[str]) -> Protection:
    """The owners may write; `unable` are those who may not."""
    return Protection(
        "codeowners-access",
        say("whoever CODEOWNERS names may write, so that their approval counts"),
        say_n(
            "{n} person in CODEOWNERS may not write, so their approval does not count: {names}",
            "{n} people in CODEOWNERS may not write, so their approval does not count: {names}",
            len(unable),
            names=", ".join(f"@{name}" for name in unable[:5]) + (", …" if len(unable) > 5 else ""),
        ),
        say("Settings, Collaborators and teams: give each of them the role “Write”"),
    )


def may_write(home: Home, logins: list[str] | None) -> Check:
    """Whether the approval of each owner can count. One that cannot be asked about leaves it open."""
    if logins is None:
        return _no_owners(writing([]))
    unable: list[str] = []
    doubt: Say | None = None
    for name in logins[:MOST_ASKED]:
        role = ask(partial(_role, home, name))
        if isinstance(role, ForgeFault):
            doubt = role.remark
            if role.status != UNKNOWN:
                break
        elif role not in WRITERS:
            unable.append(name)
    if unable:
        return writing(unable).missing()
    if doubt is None and len(logins) > MOST_ASKED:
        doubt = say("there are {n} of them, and only {most} were asked about", n=len(logins), most=MOST_ASKED)
    return writing([]).good() if doubt is None else writing([]).unseen(doubt)


def _role(home: Home, name: str) -> str:
    """What somebody may do: admin, write, read, none (a maintainer is told as write)."""
    return home.client.record(f"{home.project}/collaborators/{name}/permission").text("permission")
