"""Makes a large, valid content repository to measure with.

    python benchmarks/generate.py FOLDER [--people 10000] [--messages 20000] [--entries 5000]

The same numbers give the same bytes. One network for every 500 people; every person has three accounts, consent,
a short biography, one or two themes and languages, a place and a role, every twentieth comes from outside. Entries
and messages are spread over the networks; every fiftieth entry is a campaign with a relay plan, the others are parts
of it that follow on one another; a message goes with an entry and has two texts for each of its platforms. All that
an organisation can set is set.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

PEOPLE_A_NETWORK = 500
CAMPAIGN = 50
PLATFORMS = ("linkedin", "bluesky", "x")
MODES = ("announce", "ask", "debate", "answer", "help")
INTENTS = ("expertise", "people", "behind_the_scenes", "useful", "product", "job")
THEMES = ("light", "water", "noise", "wood", "steel", "maps", "food", "sleep")
NAMES = ("Ana", "Ben", "Chloé", "Đorđe", "Émile", "Fatima", "Gül", "Håkon", "Ines", "Jørgen", "Łucja", "Zoë")
FAMILIES = ("Silva", "Okoro", "Lefèvre", "Nowak", "Brækhus", "O’Brien", "Çelik", "García", "Müller", "Sy")


LANGUAGES = ("en", "fr", "de", "es", "pl")
ROLES = ("relay", "contributor", "curator", "monitor", "producer", "follower")
TOWNS = 40


def organisation() -> str:
    """The organisation file."""
    places = "".join(f"  - id: town-{number}\n    name: Town {number}\n" for number in range(TOWNS))
    themes = "".join(f"  - id: {theme}\n    name: {theme.capitalize()}\n" for theme in THEMES)
    return (
        "name: Large\nsite_name: Large networks\nas_of: 2026-11-23\nlanguages: [en]\ntime_zone: Europe/Paris\n"
        f"preset: small\nurl: https://people.large.example\nunits:\n  - id: works\n    name: Works\nthemes:\n{themes}places:\n{places}"
        "addressees:\n  - id: neighbours\n    name: Neighbours\n  - id: colleagues\n    name: Colleagues\n"
        "external_kinds:\n  - id: partner\n    name: Partner\n"
        "planning:\n  deadlines:\n    - brief: 21\n      draft: 14\n      review: 7\n      publish: 0\n"
        "utm:\n  medium: social\n  sources:\n    - platform: linkedin\n      source: li\n"
        "disclosure:\n  staff: I work at Large.\n  external: I am a partner of Large.\n"
        "words_to_avoid:\n  - words: [world-class, best in class, game changer]\n    instead: Say the figure.\n"
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
        "stage:\n  state: established\n  since: 2024-03-01\naddressed_to: [neighbours, colleagues]\n"
        "signature: From the people who do it.\nvariants: 2\nmix:\n  modes:\n    - mode: announce\n      most: 40\n"
        "  intents:\n    - intent: product\n      most: 25\n"
    )


def person(number: int) -> str:
    """An ambassador file."""
    name = f"{NAMES[number % len(NAMES)]} {FAMILIES[number // len(NAMES) % len(FAMILIES)]} {number}"
    theme = THEMES[number // PEOPLE_A_NETWORK % len(THEMES)]
    first = number // PEOPLE_A_NETWORK * PEOPLE_A_NETWORK
    outside = number % 20 == 19
    kind = (
        f"kind: external\nexternal_kind: partner\norganisation: Small\ncontact_owner: person-{first}\n"
        if outside
        else "kind: internal\nunit: works\n"
    )
    accounts = {
        "linkedin": f"https://www.linkedin.com/in/person-{number}",
        "bluesky": f"https://bsky.app/profile/person-{number}.example",
        "x": f"https://x.com/person{number}",
    }
    told = "".join(
        f"  - id: {each}\n    platform: {each}\n    url: {url}\n" for each, url in accounts.items()
    )
    scopes = ", ".join(["profile", *(f"'account:{each}'" for each in accounts)])
    spoken = ", ".join(dict.fromkeys(("en", LANGUAGES[number % 7 % len(LANGUAGES)])))
    known = ", ".join(dict.fromkeys((theme, THEMES[number * 5 // 3 % len(THEMES)])))
    return (
        f"---\nname: {name}\n{kind}job_title: Works with {theme}\nlanguages: [{spoken}]\n"
        f"place: town-{number * 7 % 11 * number % TOWNS}\njoined_on: 202{number % 6}-0{1 + number % 9}-11\n"
        f"expertise: [{known}]\ntagline: Looks after {theme} in hall {number}\nwhy: Somebody asked\n"
        f"memberships:\n  - network: network-{number // PEOPLE_A_NETWORK}\n    role: {ROLES[number % len(ROLES)]}\n    since: 2024-03-01\n"
        f"accounts:\n{told}willing:\n  to: [relay]\n"
        "standing: active\norigin: own_form\ninformed_on: 2025-12-01\nconsent:\n"
        f"  - scopes: [{scopes}]\n    given_on: 2026-01-10\n    until: 2027-12-31\n    evidence: C-{number}\n"
        f"---\nI work in hall {number}. I write about *{theme}* and about what goes wrong with it, because the next shift asks.\n"
    )


def entry(number: int, networks: int) -> str:
    """A calendar entry file; of a network's entries every fiftieth is a campaign of the next ones."""
    own, home = divmod(number, networks)
    place = own % CAMPAIGN
    first = home * PEOPLE_A_NETWORK
    owner = first + own % 20
    text = (
        f"title: Entry {number}\nsummary: What we talk about in entry {number}.\naudience: public\nstatus: approved\n"
        f"owner: person-{owner}\nthemes: [{THEMES[home % len(THEMES)]}]\nlanguages: [en]\n"
        f"channels: [{PLATFORMS[number % len(PLATFORMS)]}]\n"
    )
    if place == 0:
        waves = "".join(
            f"  - from: 2026-11-{23 + wave}\n    people: [person-{first + 30 + wave}, person-{first + 40 + wave}]\n"
            f"    platform: {platform}\n"
            for wave, platform in enumerate(PLATFORMS)
        )
        return f"{text}kind: campaign\nstart: 2026-10-01\nend: 2026-12-31\nrelays:\n{waves}"
    month, day, hour = 10 + own % 3, 1 + number // 3 % 28, 8 + number % 10
    before = f"depends_on: [network-{home}/entry-{number - networks}]\n" if place > 1 and own % 3 else ""
    return (
        f"{text}kind: topic\nmode: {MODES[number % len(MODES)]}\naddressed_to: [neighbours]\n"
        f"start: 2026-{month}-{day:02}T{hour:02}:00\nend: 2026-{month}-{day:02}T{hour:02}:45\n"
        f"campaign: network-{home}/entry-{number - place * networks}\n{before}"
    )


def message(number: int, networks: int, entries: int) -> str:
    """A message file, with two texts for each of two platforms."""
    own, home = divmod(number, networks)
    count = -(-(entries - home) // networks)
    about = f"entry: network-{home}/entry-{own % count * networks + home}\n" if count > 0 else ""
    texts = "".join(
        f"  - platform: {platform}\n    language: en\n    text: {text}\n"
        for platform in (PLATFORMS[number % 3], PLATFORMS[(number + 1) % 3])
        for text in (
            f"We measured it {number} times before we believed it. {{link}}",
            f"Nobody in hall {number} trusted the first figure, so they went back. {{link}}",
        )
    )
    day = 1 + number // networks % 28
    return (
        f"idea: Idea number {number}\nintent: {INTENTS[number % len(INTENTS)]}\n{about}addressed_to: [neighbours]\n"
        f"variants:\n{texts}link:\n  url: https://large.example/figures/{number}\n  title: Figure {number}\n"
        f"owner: person-{home * PEOPLE_A_NETWORK + own % 20}\n"
        f"window:\n  from: 2026-11-{day:02}\n  until: 2026-12-{day:02}\naudience: members\nstatus: approved\n"
    )


def generate(folder: Path, people: int, messages: int, entries: int) -> None:
    """Writes the repository; `folder/content` is replaced."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    networks = max(1, -(-people // PEOPLE_A_NETWORK))
    files = {"organisation.yml": organisation()}
    files |= {f"networks/network-{n}/network.yml": network(n) for n in range(networks)}
    files |= {f"ambassadors/person-{n}.md": person(n) for n in range(people)}
    files |= {
        f"networks/network-{n % networks}/calendar/entry-{n}.yml": entry(n, networks) for n in range(entries)
    }
    files |= {
        f"networks/network-{n % networks}/messages/message-{n}.yml": message(n, networks, entries)
        for n in range(messages)
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
