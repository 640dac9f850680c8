"""A small repository with offices in it, and the two commands as functions."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from ambassade.generate import command as generator
from ambassade.intake import command as intake
from ambassade.model.moment import Moment

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ORGANISATION = """\
name: Harbour
languages: [en, fr]
time_zone: Europe/Paris
preset: group
repository:
  url: https://forge.example.org/harbour
  forge: github
units:
  - id: quay
    name: {en: Quay, fr: Quai}
places:
  - id: nantes
    name: Nantes
    country: FR
themes:
  - id: shore-power
    name: Shore power
  - id: night
    name: "Night, and work at night"
  - id: work
    name: work at night
addressees:
  - id: neighbours
    name: Neighbours
external_kinds:
  - id: partner
    name: Partner
platforms:
  - id: forum
    name: Our forum
    hosts: [forum.example.org]
  - id: x
    name: X
    state: leaving
sponsors:
  - person: sponsor
core_team:
  - person: core
    role: Everything
maintainers: [keeper]
on_call: [watch]
"""
NETWORK = """\
name: {name}
description: What it is about.
basis:
  kind: theme
  theme: shore-power
languages: [en]
access: {access}
committee:
{committee}
stage:
  state: established
  since: 2024-01-01
"""
COMMITTEES = {
    "aurora": {"lead": "ana", "editor": "edda", "community_manager": "cem", "legal": "lex"},
    "borealis": {"lead": "bo", "approver": "ana"},
    "hidden": {"lead": "hedda"},
}
ACCESS = {"aurora": "open", "borealis": "open", "hidden": "closed"}
NAMES = {"aurora": "Aurora", "borealis": "Northern, and lights", "hidden": "Nobody may know"}
PEOPLE = ("ana", "edda", "cem", "lex", "bo", "hedda", "sponsor", "core", "keeper", "watch", "someone")
PROFILE = """\
---
name: {name}
kind: internal
unit: quay
tagline: At work.
memberships:
  - network: aurora
    role: contributor
standing: active
origin: own_form
informed_on: 2026-01-01
consent:
  - scopes:
      - profile
    given_on: 2026-01-02
    until: 2027-12-31
    evidence: C-1
forge_login: {login}
---

# A line of text.
"""


def build(root: Path) -> Path:
    """Writes the repository."""
    write(root, "content/organisation.yml", ORGANISATION)
    for network, roles in COMMITTEES.items():
        committee = "\n".join(f"  - person: {person}\n    role: {role}" for role, person in roles.items())
        text = NETWORK.format(name=f'"{NAMES[network]}"', access=ACCESS[network], committee=committee)
        write(root, f"content/networks/{network}/network.yml", text)
    for person in PEOPLE:
        write(root, f"content/ambassadors/{person}.md", profile(person))
    return root


def profile(person: str) -> str:
    """Somebody's file; their login is their short name with a `-h` behind it."""
    return PROFILE.format(name=f"{person.capitalize()} Person", login=f"{person}-h")


def write(root: Path, path: str, text: str) -> None:
    """One file."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    """One place in a file, which has to be there."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, path, text.replace(old, new, 1))


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file's bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def generate(root: Path, *options: str, as_of: str | None = None, lang: str = "en") -> int:
    """`ambassade generate`."""
    parser = argparse.ArgumentParser()
    generator.add_arguments(parser)
    args = parser.parse_args(list(options))
    args.root, args.lang, args.as_of = root, lang, None if as_of is None else Moment.parse(as_of)
    return generator.run(args, NOW)


def take(root: Path, file: Path, *options: str, lang: str = "en") -> int:
    """`ambassade intake`."""
    parser = argparse.ArgumentParser()
    intake.add_arguments(parser)
    args = parser.parse_args([str(file), *options])
    args.root, args.lang, args.as_of = root, lang, None
    return intake.run(args, NOW)
