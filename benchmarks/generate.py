"""Makes a large, valid content repository to measure with.

    python benchmarks/generate.py FOLDER [--people 10000] [--messages 20000] [--entries 5000]

The same numbers give the same bytes. One network for every 500 people; every person has an account, consent
and a short biography; messages and entries are spread over the networks.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

PEOPLE_A_NETWORK = 500
THEMES = ("light", "water", "noise", "wood", "steel", "maps", "food", "sleep")
NAMES = ("Ana", "Ben", "Chloé", "Đorđe", "Émile", "Fatima", "Gül", "Håkon", "Ines", "Jørgen", "Łucja", "Zoë")
FAMILIES = ("Silva", "Okoro", "Lefèvre", "Nowak", "Brækhus", "O’Brien", "Çelik", "García", "Müller", "Sy")


def organisation() -> str:
    """The organisation file."""
    themes = "".join(f"  - id: {theme}\n    name: {theme.capitalize()}\n" for theme in THEMES)
    return (
        "name: Large\nsite_name: Large networks\nas_of: 2026-11-23\nlanguages: [en]\ntime_zone: Europe/Paris\n"
        f"preset: small\nunits:\n  - id: works\n    name: Works\nthemes:\n{themes}"
    )


def network(number: int) -> str:
    """A network file."""
    theme = THEMES[number % len(THEMES)]
    first = number * PEOPLE_A_NETWORK
    return (
        f"name: Network {number}\ntagline: What number {number} knows about {theme}\n"
        f"description: People who work with {theme} write about what they learn.\n"
        f"basis:\n  kind: theme\n  theme: {theme}\nthemes: [{theme}]\nlanguages: [en]\n"
        f"committee:\n  - person: person-{first}\n    role: lead\n  - person: person-{first + 1}\n    role: approver\n"
        "stage:\n  state: established\n  since: 2024-03-01\n"
    )


def person(number: int) -> str:
    """An ambassador file."""
    name = f"{NAMES[number % len(NAMES)]} {FAMILIES[number // len(NAMES) % len(FAMILIES)]} {number}"
    theme = THEMES[number // PEOPLE_A_NETWORK % len(THEMES)]
    return (
        f"---\nname: {name}\nkind: internal\nunit: works\njob_title: Works with {theme}\nlanguages: [en]\n"
        f"expertise: [{theme}]\ntagline: Looks after {theme} in hall {number}\nwhy: Somebody asked\n"
        f"memberships:\n  - network: network-{number // PEOPLE_A_NETWORK}\n    role: contributor\n    since: 2024-03-01\n"
        f"accounts:\n  - id: linkedin\n    platform: linkedin\n    url: https://www.linkedin.com/in/person-{number}\n"
        "standing: active\norigin: own_form\ninformed_on: 2025-12-01\nconsent:\n"
        f"  - scopes: [profile, 'account:linkedin']\n    given_on: 2026-01-10\n    until: 2027-12-31\n    evidence: C-{number}\n"
        f"---\nI work in hall {number}. I write about *{theme}* and about what goes wrong with it, because the next shift asks.\n"
    )


def entry(number: int) -> str:
    """A calendar entry file."""
    month, day, hour = 10 + number % 3, 1 + number // 3 % 28, 8 + number % 10
    return (
        f"title: Entry {number}\nkind: topic\nstart: 2026-{month}-{day:02}T{hour:02}:00\nend: 2026-{month}-{day:02}T{hour:02}:45\n"
        f"summary: What we talk about in entry {number}.\naudience: public\nstatus: approved\n"
    )


def message(number: int) -> str:
    """A message file."""
    return (
        f"idea: Idea number {number}\nintent: expertise\nvariants:\n"
        f"  - platform: linkedin\n    language: en\n    text: We measured it {number} times before we believed it.\n"
        f"  - platform: mastodon\n    language: en\n    text: Measured {number} times. It still surprises us.\n"
        "window:\n  from: 2026-11-23\n  until: 2026-12-31\naudience: members\nstatus: approved\n"
    )


def generate(folder: Path, people: int, messages: int, entries: int) -> None:
    """Writes the repository; `folder/content` is replaced."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    networks = max(1, -(-people // PEOPLE_A_NETWORK))
    files = {"organisation.yml": organisation()}
    files |= {f"networks/network-{n}/network.yml": network(n) for n in range(networks)}
    files |= {f"ambassadors/person-{n}.md": person(n) for n in range(people)}
    files |= {f"networks/network-{n % networks}/calendar/entry-{n}.yml": entry(n) for n in range(entries)}
    files |= {
        f"networks/network-{n % networks}/messages/message-{n}.yml": message(n) for n in range(messages)
    }
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--entries", type=int, default=5_000)
    args = parser.parse_args()
    generate(args.folder, args.people, args.messages, args.entries)


if __name__ == "__main__":
    main()
