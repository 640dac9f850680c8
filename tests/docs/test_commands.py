"""The page of the commands says what `--help` says: `pytest --accept` writes it anew."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from ambassade.cli import build_parser

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
HEAD = """# Commands

Every command takes `--root DIR`, the folder that holds `content/` (otherwise the nearest upwards),
`--lang en|fr` for its messages, and `--help`. Exit codes: 0 clean, 1 findings of severity error, 2 the
tool or its configuration failed.
"""
SHARED = {"--root", "--lang", "--help", "-h"}


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command by its name."""
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def shown(action: argparse.Action) -> str:
    """An option or argument as it is typed."""
    name = action.option_strings[-1] if action.option_strings else str(action.metavar)
    if not action.option_strings:
        return f"[{name}…]" if action.nargs == "*" else f"[{name}]" if action.nargs == "?" else name
    if action.nargs == 0:
        return name
    value = (
        str(action.metavar)
        if action.metavar
        else r"\|".join(map(str, action.choices or (action.dest.upper(),)))
    )
    return f"{name} {value}" + (" (needed)" if action.required else "")


def page() -> str:
    """The page, from the parsers."""
    parts = [HEAD]
    for name, parser in commands():
        parts.append(f"\n## ambassade {name}\n\n{parser.description}\n")
        rows = [a for a in parser._actions if not SHARED & set(a.option_strings)]
        if rows:
            parts.append("\n| | |\n|---|---|\n")
            parts += [
                f"| `{shown(action)}` | {action.help} |\n".replace(" (needed)` |", "` (needed) |")
                for action in rows
            ]
    return "".join(parts)


def test_page_says_what_help_says(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_option_is_explained(name: str) -> None:
    parser = dict(commands())[name]
    assert parser.description
    assert [action.dest for action in parser._actions if not action.help] == []
