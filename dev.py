#!/usr/bin/env python3
"""Set up, build, test and lock this project: standard library only, on Linux, macOS and Windows.

Commands, each as `python3 dev.py COMMAND`:

    site [OPTION...]         build every edition; the options go to `ambassade build`
    serve                    serve the three built editions, on this machine only
    test [OPTION...]         the linters and every test; with options, which go to pytest, the tests alone
    lint [--fix]             the linters alone; --fix mends what can be mended
    screenshots [OPTION...]  build every edition and take pictures of the pages
    audit [OPTION...]        measure the built editions as readers' browsers and judges do; --help tells how
    lock [OPTION...]         compile the lock files; the options (--upgrade) go to `uv pip compile`

All make .venv and fill it from the locks first where that is not done yet.
"""

from __future__ import annotations

import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SITE_LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / "requirements-test.txt"
FORGE_SCRIPTS = sorted((ROOT / ".github/scripts").glob("*.py"))
EDITIONS = {"public": 8000, "members": 8001, "internal": 8002}
PROCESSES = 3
"""How many run the tests: one more than a forge's machine has cores, since they wait for browsers and git."""

CHROMIUM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


class Failure(Exception):  # noqa: N818 - it is told to a person, who calls it a failure
    """Something that was to be expected went wrong: told in one line, without a traceback."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 good, 2 the set-up failed, else what the command says."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(str(__doc__).strip())
        return 0 if arguments else 2
    try:
        return find_command(arguments[0])(arguments[1:])
    except Failure as failure:
        say(f"dev.py: {failure}", error=True)
        return 2
    except KeyboardInterrupt:
        say("dev.py: stopped", error=True)
        return 130


def find_command(name: str) -> Callable[[list[str]], int]:
    """Return the command of this name."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it may be started by any Python
        raise Failure(f"this needs Python 3.11 or later; {sys.executable} is {sys.version.split()[0]}")
    commands: list[Callable[[list[str]], int]] = [site, serve, test, lint, screenshots, audit, lock]
    for command in commands:
        if command.__name__ == name:
            return command
    raise Failure(f"there is no command {name!r}; see: python3 dev.py --help")


# Commands


def site(options: list[str]) -> int:
    """Build every edition from content/, and say how to look at them."""
    set_up()
    code = run([BIN / "ambassade", "build", "--audience", "all", *options])
    if code == 0:
        say("\nTo look at them (or all three: python3 dev.py serve):")
        for edition, port in EDITIONS.items():
            say(f"  python3 -m http.server --bind 127.0.0.1 --directory site/{edition} {port}")
    return code


def serve(_options: list[str]) -> int:
    """Serve the built editions on loopback until Ctrl+C."""
    servers = []
    for edition, port in EDITIONS.items():
        folder = ROOT / "site" / edition
        if not folder.is_dir():
            raise Failure(f"{folder.relative_to(ROOT)} is not built yet: python3 dev.py site")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
        try:
            servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", port), handler))
        except OSError as fault:
            raise Failure(f"port {port} for the {edition} edition: {fault.strerror}") from fault
        say(f"  {edition:<9} http://127.0.0.1:{port}/")
    threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    say("Ctrl+C stops them.")
    for thread in threads:
        thread.join()
    return 0


def test(options: list[str]) -> int:
    """Run the linters and the tests; with options, the tests that they choose alone."""
    set_up(tests=True)
    environment, browser = find_tools()
    chosen = list(options)
    if not browser and "-m" not in options:
        chosen += ["-m", "not browser"]
    if not {"-n", "--pdb", "-s"}.intersection(options):
        # In runs of neighbours, which share what a file of tests makes once.
        chosen = ["-n", str(PROCESSES), "--dist", "worksteal", *chosen]
    pytest: Steps = {"pytest": [PYTHON, "-m", "pytest", *chosen]}
    return run_all(pytest, environment, beside={} if options else lint_steps(fix=False))


def lint(options: list[str]) -> int:
    """Run the linters; with --fix, let ruff mend what it can first."""
    if set(options) - {"--fix"}:
        raise Failure(f"lint takes --fix and nothing else, not {' '.join(options)}")
    set_up(tests=True)
    return run_all(lint_steps(fix="--fix" in options), {})


def screenshots(options: list[str]) -> int:
    """Build the editions and take pictures of their pages."""
    set_up(tests=True)
    environment, browser = find_tools()
    if not browser:
        raise Failure("pictures need Chromium: install it, or put its path in CHROMIUM")
    code = run([BIN / "ambassade", "build", "--audience", "all"])
    return code or run([PYTHON, "-m", "tests.browser.screenshots", *options], environment)


def audit(options: list[str]) -> int:
    """Measure the editions that are built, in site/ or where --site says."""
    set_up(tests=True)
    environment, browser = find_tools()
    if not browser:
        raise Failure("the audit needs Chromium: install it, or put its path in CHROMIUM")
    return run([PYTHON, "-m", "tests.audit", *options], environment)


def lock(options: list[str]) -> int:
    """Compile pyproject.toml into the two lock files, for every platform and with hashes."""
    with tempfile.TemporaryDirectory() as scratch:
        uv = shutil.which("uv") or install_uv(Path(scratch))
        base = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11"]
        base += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate"]
        base += ["--custom-compile-command", "python3 dev.py lock", "--extra", "build", *options]
        # Everything first, so that the site is built and tested with the same versions.
        code = run([*base, "--extra", "test", "--output-file", TEST_LOCK.name])
        return code or run([*base, "--constraint", TEST_LOCK.name, "--output-file", SITE_LOCK.name])


# Set-up


def set_up(*, tests: bool = False) -> None:
    """Make .venv and fill it from the hash-checked lock; do nothing where that is done already."""
    wanted = {VENV / ".site-stamp": [SITE_LOCK]}
    if tests:
        wanted[VENV / ".test-stamp"] = [SITE_LOCK, TEST_LOCK]
    mark = VENV / ".made-in"  # moved elsewhere, its programs name an interpreter that is gone
    works = mark.is_file() and mark.read_text(encoding="utf-8") == str(VENV)
    works = works and quiet([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
    importable = works and quiet([PYTHON, "-c", "import ambassade"])
    stale = {
        stamp: locks
        for stamp, locks in wanted.items()
        if not (importable and stamp.is_file() and stamp.read_text(encoding="utf-8") == digest(locks))
    }
    if not stale:
        return
    uv = shutil.which("uv")
    if not works or not (uv or quiet([PYTHON, "-m", "pip", "--version"])):
        say("dev.py: making .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        must([uv, "venv", "--quiet", "--python", sys.executable, VENV] if uv else make_venv(VENV))
        mark.write_text(str(VENV), encoding="utf-8")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if uv:
        pip = [uv, "pip", "install", "--quiet", "--python", PYTHON]
    for stamp, locks in stale.items():
        stamp.unlink(missing_ok=True)
        say(f"dev.py: installing {locks[-1].name} (the first time takes a minute)")
        # The lock names everything. Without --no-deps, pip 23 finds a newer `coverage[toml]` and refuses it.
        must([*pip, "--no-deps", "--require-hashes", "-r", locks[-1]])
        must([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT])
        stamp.write_text(digest(locks), encoding="utf-8")


def digest(locks: list[Path]) -> str:
    """Return what an installation depends on: what the project is and what it is locked to."""
    summary = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", *locks):
        summary.update(hashlib.sha256(path.read_bytes()).digest())
    return summary.hexdigest()


def make_venv(folder: Path) -> list[str | Path]:
    """Return the command that makes a virtual environment with this Python's own means."""
    return [sys.executable, "-m", "venv", folder]


def install_uv(scratch: Path) -> str:
    """Install uv into a scratch environment outside the repository, and return its path."""
    must(make_venv(scratch / "uv"))
    folder = scratch / "uv" / BIN.name
    must([folder / PYTHON.name, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "uv"])
    return str(folder / "uv")


# What the browser tests need


def find_tools() -> tuple[dict[str, str], bool]:
    """Find or install Chromium and Node; return the variables that name them, and whether Chromium is there.

    Where one is missing the tests that need it are skipped, loudly; with CI set, that is a failure.
    """
    chromium = find("CHROMIUM", ("chromium", "chromium-browser", "google-chrome", "chrome"), CHROMIUM_PATHS)
    node = find("NODE", ("node", "nodejs"))
    missing = [] if chromium else ["chromium", "fonts-noto-core"]
    missing += [] if node else ["nodejs"]
    if missing and apt_install(missing):
        chromium = chromium or find("CHROMIUM", ("chromium",))
        node = node or find("NODE", ("node", "nodejs"))
    found = {"AMBASSADE_CHROMIUM": chromium, "AMBASSADE_NODE": node}
    absent = [name for name, path in (("Chromium", chromium), ("Node", node)) if not path]
    if absent:
        line = f"{' and '.join(absent)} not found and not installable here"
        if os.environ.get("CI"):
            raise Failure(f"{line}; with CI set no test may be skipped")
        say(f"\n!!!! SKIPPED: the tests that need {' and '.join(absent)}: {line} !!!!\n", error=True)
    return {name: path for name, path in found.items() if path}, bool(chromium)


def find(variable: str, names: tuple[str, ...], paths: tuple[str, ...] = ()) -> str | None:
    """Return the program that the variable names, else the first of these on PATH or at these paths."""
    named = os.environ.get(variable)
    if named:
        if shutil.which(named) is None:
            raise Failure(f"{variable} names {named}, which is no program")
        return shutil.which(named)
    candidates = (shutil.which(name) for name in (*names, *paths))
    return next((path for path in candidates if path), None)


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where this is root on such a system; say whether that went well."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or shutil.which("apt-get") is None:
        return False
    say(f"dev.py: installing {' '.join(packages)} with apt-get")
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    run([*apt, "update"], environment, shown=False)  # an old list may do
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    return run(install, environment, shown=False) == 0


# Processes


Steps = dict[str, list[str | Path]]
"""Commands by their name."""


def lint_steps(*, fix: bool) -> Steps:
    """Return the linters by name."""
    return {
        "ruff check": [PYTHON, "-m", "ruff", "check", *(["--fix"] if fix else []), "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", *([] if fix else ["--check"]), "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "mypy (scripts)": [PYTHON, "-m", "mypy", "dev.py", "validate.py", *FORGE_SCRIPTS],
        "lint-imports": [BIN / "lint-imports", "--no-logo"],
    }


def run_all(steps: Steps, environment: dict[str, str], *, beside: Steps | None = None) -> int:
    """Run every step, whatever the others did; say at the end which failed, and return 1 if any did.

    The steps `beside` run while the others do; what they say stands after what those say.
    """
    aside: dict[str, subprocess.CompletedProcess[str]] = {}

    def run_aside() -> None:
        for name, command in (beside or {}).items():
            try:
                aside[name] = finish(command, environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            except Failure as failure:
                aside[name] = subprocess.CompletedProcess(command, 2, str(failure))

    running = threading.Thread(target=run_aside, daemon=True)
    running.start()
    failed = []
    for name, command in steps.items():
        say(f"\n== {name}")
        if run(command, environment) != 0:
            failed.append(name)
    running.join()
    for name in beside or {}:
        say(f"\n== {name}\n{aside[name].stdout.rstrip()}")
        if aside[name].returncode != 0:
            failed.append(name)
    every = ", ".join([*(beside or {}), *steps])
    say(f"\ndev.py: failed: {', '.join(failed)}" if failed else f"\ndev.py: all good: {every}")
    return 1 if failed else 0


def run(command: Sequence[str | Path], extra: dict[str, str] | None = None, *, shown: bool = True) -> int:
    """Run a command at the root of the project and return its exit code; errors are always shown."""
    code = finish(command, extra, stdout=None if shown else subprocess.DEVNULL).returncode
    return code if code >= 0 else 128 - code


def finish(
    command: Sequence[str | Path],
    extra: dict[str, str] | None,
    *,
    stdout: int | None,
    stderr: int | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command at the root of the project, in its environment, to its end."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", "")]),
        "PYTHONUTF8": "1",
        "VIRTUAL_ENV": str(VENV),
    }
    environment.pop("PYTHONHOME", None)
    environment |= extra or {}
    try:
        return subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdout=stdout,
            stderr=stderr,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as fault:
        raise Failure(f"cannot run {command[0]}: {fault.strerror}") from fault


def must(command: Sequence[str | Path]) -> None:
    """Run a step of the set-up, which cannot go on without it."""
    code = run(command)
    if code != 0:
        raise Failure(f"the set-up stopped (exit code {code}) at: {' '.join(map(str, command))}")


def quiet(command: Sequence[str | Path]) -> bool:
    """Say whether a command runs and succeeds, showing nothing."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def say(text: str, *, error: bool = False) -> None:
    """Print now, so that it stands before what the next process prints."""
    print(text, file=sys.stderr if error else sys.stdout, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
