"""The workflow Publish: the public site goes out, the closed ones only where a target is named."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.conftest import MakeMachine
from tests.pipeline.expression import Scope
from tests.pipeline.files import ROOT, step, workflow
from tests.pipeline.machine import BUILD, Machine
from tests.pipeline.scratch import MESSAGE, Scratch, github, repository

SCRIPT = ROOT / ".ci" / "deliver.sh"
MAIN = "refs/heads/main"
EVENTS: dict[str, dict[str, Any]] = {
    "push": {"ref": MAIN, "repository": repository()},
    "schedule": {"schedule": "7 23 * * *"},  # and nothing else: GitHub sends no repository
    "workflow_dispatch": {"ref": MAIN, "inputs": None, "repository": repository()},
}
SSH = """#!/bin/sh
# Stands in for a server: keeps how it was called, and runs the command here.
for last; do :; done
printf '%s\\n' "$@" > "$SERVER/called"
while [ "$#" -gt 0 ]; do
  case "$1" in
    -i) cp "$2" "$SERVER/key"; ls -l "$2" > "$SERVER/rights" ;;
    UserKnownHostsFile=*) cp "${1#*=}" "$SERVER/known" ;;
  esac
  shift
done
exec sh -c "$last"
"""


def published(machine: MakeMachine, scratch: Scratch, event: str = "push", ref: str = MAIN) -> Machine:
    """A machine for a run on main."""
    return machine(github(event, EVENTS[event], ref, scratch.git("rev-parse", "main")))


@pytest.mark.slow
def test_the_public_site_is_published(machine: MakeMachine, scratch: Scratch) -> None:
    """By the schedule, whose event says least; the list that is attested names every file that goes out."""
    runner = published(machine, scratch, "schedule")
    assert runner.run("publish", "build") == "success", runner.log
    deploying = published(machine, scratch, "schedule")
    assert deploying.run("publish", "deploy") == "success"
    assert [step.outcome for step in deploying.steps] == ["success", "success", "success"]
    assert {path.name for path in runner.artifacts.iterdir()} == {"github-pages", "public-files"}
    site = runner.artifacts / "github-pages"
    listed = (runner.artifacts / "public-files" / "public.sha256").read_text("utf-8").splitlines()
    told = {line[66:].removeprefix("./"): line[:64] for line in listed}
    files = [path for path in site.rglob("*") if path.is_file()]
    assert told == {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_publishes_main_alone(machine: MakeMachine, scratch: Scratch, event: str) -> None:
    assert published(machine, scratch, event).starts("publish", "build")
    assert not published(machine, scratch, event, "refs/heads/other").starts("publish", "build")
    jobs = workflow("publish")["jobs"]
    assert jobs["deploy"]["needs"] == jobs["closed"]["needs"] == "build"


def test_content_that_does_not_hold_is_not_published(machine: MakeMachine, scratch: Scratch) -> None:
    scratch.commit("past the check", {MESSAGE: "summary: [\n"})
    runner = published(machine, scratch)
    assert runner.run("publish", "build") == "failure"
    assert f"::error file={MESSAGE}" in runner.log
    assert list(runner.artifacts.iterdir()) == []


def test_attesting_can_be_switched_off(machine: MakeMachine, scratch: Scratch) -> None:
    condition = step("publish", "deploy", "Attest where it comes from")["if"]
    for given, attested in (({}, True), ({"ATTEST": "no"}, False), ({"ATTEST": "yes"}, True)):
        assert Scope({"vars": given}).holds(condition) is attested


GH = """#!/bin/sh
# Stands in for GitHub: keeps how it was asked, and gives what the last run kept.
echo "$*" >> "$SERVER/asked"
case "$1 $2" in
  "run list") cat "$SERVER/run" ;;
  "run download")
    test -f "$SERVER/feeds.json" || exit 1
    while [ "$1" != --dir ]; do shift; done
    mkdir -p "$2" && cp "$SERVER/feeds.json" "$2/feeds.json" ;;
esac
"""
REFRESHING = (
    'echo "$*" >> "$SERVER/typed"',
    'if [ "$1 $2" = "feeds refresh" ]; then',
    'test ! -e "$SERVER/broken" || exit 1',
    'cp "$4" feeds.json 2> /dev/null || echo fresh > feeds.json',
    "fi",
    *BUILD,
    'cp feeds.json "$2/public/feeds.json" 2> /dev/null || true',
)
STEPS = ("Take what the last run kept of the feeds", "Refresh the feeds", "Keep the feeds")


@pytest.fixture
def forge(server: dict[str, str]) -> Path:
    """GitHub, as `gh` sees it: an empty folder in which the tests put what it gives."""
    kept, program = Path(server["SERVER"]), Path(server["PATH"].split(os.pathsep)[0]) / "gh"
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    (kept / "run").write_text("7\n", encoding="utf-8")
    return kept


def refreshing(machine: MakeMachine, scratch: Scratch, server: dict[str, str], value: str = "yes") -> Machine:
    """A machine on which Publish refreshes the feeds."""
    runner = published(machine, scratch)
    runner.variables, runner.environment = {"FEEDS": value}, server
    runner.stand_in(*REFRESHING)
    return runner


@pytest.mark.parametrize("value", ["", "no"])
def test_no_feed_is_asked_for_until_the_variable_says_so(
    machine: MakeMachine, scratch: Scratch, server: dict[str, str], forge: Path, value: str
) -> None:
    runner = refreshing(machine, scratch, server, value)
    assert runner.run("publish", "build") == "success", runner.log
    assert {runner.outcome(name) for name in STEPS} == {"skipped"}
    assert not (forge / "asked").exists()
    assert "feeds" not in (forge / "typed").read_text("utf-8")
    assert {path.name for path in runner.artifacts.iterdir()} == {"github-pages", "public-files"}


def test_the_feeds_begin_with_what_the_last_run_kept(
    machine: MakeMachine, scratch: Scratch, server: dict[str, str], forge: Path
) -> None:
    (forge / "feeds.json").write_text("from the last run\n", encoding="utf-8")
    runner = refreshing(machine, scratch, server)
    assert runner.run("publish", "build") == "success", runner.log
    asked = (forge / "asked").read_text("utf-8").splitlines()
    assert [line.split()[:2] for line in asked] == [["run", "list"], ["run", "download"]]
    assert "--workflow publish.yml --branch main --status success" in asked[0]
    assert asked[1].startswith("run download 7 ")
    for place in ("feeds", "github-pages"):
        kept = (runner.artifacts / place / "feeds.json").read_text("utf-8")
        assert kept == "from the last run\n"


@pytest.mark.parametrize("fault", ["run", "feeds.json", "broken"])
def test_a_refresh_that_fails_holds_nothing_up(
    machine: MakeMachine, scratch: Scratch, server: dict[str, str], forge: Path, fault: str
) -> None:
    """No run yet, nothing kept by it, or the command itself fails: the site goes out."""
    (forge / "run").write_text("" if fault == "run" else "7\n", encoding="utf-8")
    if fault == "broken":
        (forge / "broken").touch()
    runner = refreshing(machine, scratch, server)
    assert runner.run("publish", "build") == "success", runner.log
    assert runner.outcome("Refresh the feeds") == ("failure" if fault == "broken" else "success")
    assert (runner.artifacts / "github-pages" / "index.html").is_file()


def test_the_refresh_is_bounded_and_may_fail() -> None:
    for name in STEPS:
        described = step("publish", "build", name)
        assert described["continue-on-error"] is True
        assert described["if"] == "${{ vars.FEEDS == 'yes' }}"
    assert step("publish", "build", "Refresh the feeds")["timeout-minutes"] <= 20


def test_the_closed_sites_show_the_same_feeds(
    machine: MakeMachine, scratch: Scratch, server: dict[str, str], forge: Path, tmp_path: Path
) -> None:
    refreshing(machine, scratch, server).run("publish", "build")
    runner = refreshing(machine, scratch, server)
    target = f"site@intranet.example.org:{tmp_path}/www/internal"
    runner.variables = {
        "FEEDS": "yes",
        "INTERNAL_TARGET": target,
        "CLOSED_SITES_HOST_KEYS": "intranet.example.org ssh-ed25519 AAAA",
    }
    runner.secrets = {"CLOSED_SITES_KEY": "made-up"}
    assert runner.run("publish", "closed") == "success", runner.log
    assert (runner.work / "feeds.json").read_text("utf-8") == "fresh\n"


def test_the_closed_sites_stay_where_they_are(machine: MakeMachine, scratch: Scratch) -> None:
    assert published(machine, scratch).run("publish", "closed") == "skipped"


@pytest.fixture
def server(tmp_path: Path) -> dict[str, str]:
    """The environment in which `ssh` is a server here."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "ssh").write_text(SSH, encoding="utf-8")
    (programs / "ssh").chmod(0o755)
    (tmp_path / "server").mkdir()
    return {
        "SERVER": str(tmp_path / "server"),
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
    }


def test_the_closed_sites_go_to_their_targets(
    machine: MakeMachine, scratch: Scratch, server: dict[str, str], tmp_path: Path
) -> None:
    runner = published(machine, scratch)
    place = f"{tmp_path}/www"
    runner.variables = {
        "INTERNAL_TARGET": f"site@intranet.example.org:{place}/internal",
        "CLOSED_SITES_HOST_KEYS": "intranet.example.org ssh-ed25519 AAAA",
    }
    runner.secrets = {"CLOSED_SITES_KEY": "made-up\nkey"}
    runner.environment = server
    runner.stand_in(*BUILD)
    assert runner.run("publish", "closed") == "success", runner.log
    assert (tmp_path / "www/internal/index.html").read_text("utf-8") == "internal\n"
    assert os.listdir(tmp_path / "www") == ["internal"]  # noqa: PTH208 - the names alone
    assert runner.outcome("Deliver the members' site") == "skipped"
    assert list(runner.artifacts.iterdir()) == []
    assert "made-up" not in runner.log


def deliver(server: dict[str, str], folder: Path, target: str, **more: str) -> tuple[int, str]:
    """How the script ends, and what it says."""
    environment = {**os.environ, **server, "KEY": "made-up", "HOST_KEYS": "made-up too", **more}
    done = subprocess.run(
        ["bash", SCRIPT, folder, target], env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def site(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_what_was_there_is_replaced_whole(tmp_path: Path, server: dict[str, str]) -> None:
    first = site(tmp_path / "first", "one")
    (first / "old.html").write_text("gone", encoding="utf-8")
    target = f"site@intranet.example.org:{tmp_path}/www/site"
    assert deliver(server, first, target)[0] == 0
    assert deliver(server, site(tmp_path / "second", "two"), target)[0] == 0
    placed = tmp_path / "www" / "site"
    assert [path.name for path in placed.iterdir()] == ["index.html"]
    assert (placed / "index.html").read_text("utf-8") == "two"


def test_the_key_is_for_the_server_alone(tmp_path: Path, server: dict[str, str]) -> None:
    code, said = deliver(server, site(tmp_path / "a", "x"), f"site@intranet.example.org:{tmp_path}/www/site")
    assert code == 0
    kept = Path(server["SERVER"])
    called = (kept / "called").read_text("utf-8").splitlines()
    assert {"StrictHostKeyChecking=yes", "BatchMode=yes", "site@intranet.example.org"} <= set(called)
    assert (kept / "rights").read_text("utf-8").startswith("-rw------- ")
    assert (kept / "key").read_text("utf-8") == "made-up\n"
    assert (kept / "known").read_text("utf-8") == "made-up too\n"
    assert not Path(called[called.index("-i") + 1]).parent.exists()
    assert "made-up" not in said + "".join(called)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "/srv/www/site",
        "site@host:/",
        "site@host:/srv",
        "site@host:relative/path",
        "site@host:/srv/../etc",
        "site@host:/srv/www; id",
        "site@host:/srv/$(id)/x",
        "site@host:/srv/w'ww/x",
        "-oProxyCommand=id@host:/srv/www",
        "site@-oProxyCommand=id:/srv/www",
        "site@host:/srv/www\n/x",
    ],
)
def test_a_target_that_is_none_is_refused(tmp_path: Path, server: dict[str, str], target: str) -> None:
    code, said = deliver(server, site(tmp_path / "a", "x"), target)
    assert code == 2
    assert "USER@HOST:/FOLDER/FOLDER" in said
    assert not (Path(server["SERVER"]) / "called").exists()


@pytest.mark.parametrize("missing", ["KEY", "HOST_KEYS"])
def test_without_a_key_nothing_is_delivered(tmp_path: Path, server: dict[str, str], missing: str) -> None:
    target = f"site@intranet.example.org:{tmp_path}/www/site"
    code, _ = deliver(server, site(tmp_path / "a", "x"), target, **{missing: ""})
    assert code != 0
    assert not (tmp_path / "www").exists()


def test_an_empty_folder_replaces_nothing(tmp_path: Path, server: dict[str, str]) -> None:
    (tmp_path / "empty").mkdir()
    code, said = deliver(server, tmp_path / "empty", f"site@intranet.example.org:{tmp_path}/www/site")
    assert code == 2
    assert "holds no site" in said


def test_the_scripts_are_no_programs_that_anybody_starts_by_name() -> None:
    for path in (*(ROOT / ".ci").glob("*.sh"), *(ROOT / ".github" / "scripts").iterdir()):
        assert path.is_dir() or not path.stat().st_mode & stat.S_IXUSR
