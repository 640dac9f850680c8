"""How the story is told: who types what and reads what, which pull requests are merged or refused."""

from __future__ import annotations

import contextlib
import io
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ambassade.cli import main
from tests.workflow.story.hub import Desk, Pull
from tests.workflow.story.place import PEOPLE, Clock, Clone, Remote

READERS = ("public", "private")


@dataclass
class Book:
    """The people, the pull requests, and every page that is written: by the name of its file."""

    folder: Path
    clock: Clock
    remote: Remote
    desk: Desk
    set_environment: Callable[[str, str], None]
    pages: dict[str, bytes] = field(default_factory=dict)
    _clones: dict[str, Clone] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)
    _count: int = 0
    _builds: int = 0
    _step: str = ""

    @contextlib.contextmanager
    def step(self, name: str, at: str | None = None) -> Iterator[None]:
        """One step of the story; `at` is the time at which it begins, with its offset."""
        if at is not None:
            self.clock.now = datetime.fromisoformat(at)
        self._step = name
        self._lines = [f"{self.clock.now:%A, %d %B %Y, %H:%M}\n"]
        yield
        self.pages[f"{name}.txt"] = "\n".join(self._lines).encode()

    def clone(self, person: str) -> Clone:
        """Somebody's clone, made when it is first needed."""
        if person not in self._clones:
            self._clones[person] = Clone(self.folder, self.remote, person, self.clock)
        return self._clones[person]

    def at_main(self, person: str) -> Clone:
        """Somebody's clone, as main is now."""
        clone = self.clone(person)
        clone.begin("reading")
        return clone

    def types(self, person: str, *words: str, code: int = 0) -> str:
        """Somebody types a command; what they read is written down. `code`: the exit code awaited."""
        told, found = self.runs(person, *words)
        self._say(f"{PEOPLE[person][0]} types: ambassade {shlex.join(words)}", told)
        assert found == code, told
        return told

    def runs(self, person: str, *words: str) -> tuple[str, int]:
        """What a command says in somebody's clone, and its exit code; in this process."""
        for name, value in self.desk.environment.items():
            self.set_environment(name, value)
        told = io.StringIO()
        with (
            contextlib.chdir(self.clone(person).root),
            contextlib.redirect_stdout(told),
            contextlib.redirect_stderr(told),
        ):
            code = main(words)
        return told.getvalue(), code

    def shows(self, text: str, at: str, audience: str = "public") -> bool:
        """Whether an edition of what is on main, built as of a time, holds a text in any of its files."""
        person = "gil-rossi"
        self.at_main(person)
        self._builds += 1
        out = self.folder / "built" / str(self._builds)
        told, code = self.runs(person, "build", "--audience", audience, "--as-of", at, "--out", str(out))
        assert code == 0, told
        found = [path for path in sorted((out / audience).rglob("*")) if path.is_file()]
        assert found
        return any(text.encode() in path.read_bytes() for path in found)

    def edits(self, person: str, path: str, old: str, new: str) -> None:
        """Somebody changes a text, which stands once in the file."""
        file = self.clone(person).root / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, text
        file.write_text(text.replace(old, new), "utf-8")
        self._say(f"{PEOPLE[person][0]} edits {path}", _changed(old, new))

    def opens(self, person: str, title: str) -> Pull:
        """Somebody commits, pushes their branch and opens a pull request."""
        clone = self.clone(person)
        clone.commit(title)
        branch = clone.git("branch", "--show-current").strip()
        taken, told = clone.push(f"+HEAD:refs/heads/{branch}")
        assert taken, told
        self._count += 1
        pull = Pull(self._count, person, branch, title)
        self.desk.opened(pull, clone)
        self._say(f"{PEOPLE[person][0]} opens pull request {pull.number}: {title}")
        return pull

    def pushes(self, pull: Pull, about: str) -> None:
        """Who opened a pull request commits and pushes more to it."""
        clone = self.clone(pull.person)
        clone.commit(about)
        taken, told = clone.push(f"HEAD:refs/heads/{pull.branch}")
        assert taken, told
        self.desk.pushed(pull, clone)
        self._say(f"{PEOPLE[pull.person][0]} pushes more to pull request {pull.number}: {about}")

    def approves(self, pull: Pull, *people: str) -> None:
        """People approve a pull request."""
        for person in people:
            self.desk.review(pull, person, approves=True)
            self._say(f"{PEOPLE[person][0]} approves pull request {pull.number}")

    def refuses(self, pull: Pull, person: str, reason: str) -> None:
        """Somebody asks for changes."""
        self.desk.review(pull, person, approves=False)
        self._say(f"{PEOPLE[person][0]} asks for changes to pull request {pull.number}: {reason}")

    def merges(
        self,
        pull: Pull,
        person: str,
        *,
        taken: bool = True,
        named: str = "",
        slipped_in: Callable[[], object] | None = None,
    ) -> str:
        """Somebody merges a pull request: what the report said before, and whether the check took it.

        `taken` is what is awaited. `named` tells the reports of one step apart. `slipped_in` changes more in
        the merge itself.
        """
        clone = self.clone(person)
        clone.git("fetch", "--quiet", "origin")
        message = f"{pull.title}, merged{self.desk.trailers(pull, person)}"
        clone.merge(f"origin/{pull.branch}", message)
        if slipped_in is not None:
            slipped_in()
            clone.git("commit", "--quiet", "--all", "--amend", "--no-edit")
        merge = clone.git("rev-parse", "HEAD").strip()
        for readers in READERS:
            self._report(pull, person, merge, readers, named)
        self.remote.set("story.now", self.clock.now.isoformat(timespec="seconds"))
        self.remote.set("story.approvals", self.desk.source)
        done, said = clone.push(f"{merge}:refs/heads/main", pull.number)
        outcome = "done" if done else "refused"
        self._say(f"{PEOPLE[person][0]} merges pull request {pull.number}: {outcome}", said)
        assert done == taken, said
        return said

    def pushes_to_main(self, person: str) -> str:
        """Somebody pushes what they committed straight to main, and is refused."""
        done, said = self.clone(person).push("HEAD:refs/heads/main")
        self._say(f"{PEOPLE[person][0]} pushes straight to main: refused", said)
        assert not done
        return said

    def _report(self, pull: Pull, person: str, merge: str, readers: str, named: str) -> None:
        words = ["review", "--base", "origin/main", "--head", merge, "--format", "markdown", "--for", readers]
        words += ["--approvals", self.desk.source, "--pull", str(pull.number)]
        words += ["--as-of", self.clock.now.isoformat(timespec="seconds")]
        told, code = self.runs(person, *words)
        assert code == 0, told
        self.pages[f"{self._step}{named}.{readers}.md"] = told.encode()

    def _say(self, line: str, told: str = "") -> None:
        self._lines.append(line)
        self._lines.extend(f"    {one}".rstrip() for one in told.splitlines())
        self._lines.append("")


def _changed(old: str, new: str) -> str:
    return "".join(f"- {line}\n" for line in old.splitlines()) + "".join(
        f"+ {line}\n" for line in new.splitlines()
    )
