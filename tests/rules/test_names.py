from __future__ import annotations

import time

import pytest

from ambassade.rules.index import PROPOSALS, Nearest
from ambassade.rules.registry import CONTENT_RULES, READING_RULES
from tests.rules.tree import (
    BEN,
    CHARTER,
    ENTRY,
    MESSAGE,
    NETWORK,
    ORGANISATION,
    POST,
    base,
    check,
    edited,
    hints,
    rules,
    with_keys,
)

SCRIPT = "  - id: safety\n    name: Safety\n"


def themes(lines: str) -> dict[str, str]:
    return edited(ORGANISATION, (SCRIPT, SCRIPT + lines))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("javascripts", "javascript"),
        ("java-script", "javascript"),
        ("js", "javascript"),
        ("ecma-script", "javascript"),
        ("securite", "safety"),
        ("cold-ironing", "shore-power"),
    ],
)
def test_a_theme_is_proposed_by_each_of_its_names(written: str, meant: str) -> None:
    list_ = (
        "  - id: safety\n    name: {en: Safety, fr: Sécurité}\n"
        "  - id: javascript\n    name: JavaScript\n    aliases: [JS, ECMAScript]\n"
        "  - id: shore-power\n    name: Shore power\n    aliases: [cold ironing]\n"
    )
    change = edited(ORGANISATION, (SCRIPT, list_))
    assert hints(change, edited(POST, ("themes: [light]", f"themes: [{written}]"))) == [
        f"did you mean `{meant}`?"
    ]


def test_no_two_series_of_a_network_have_one_id() -> None:
    series = "series:\n  - {id: winter, title: A winter}\n  - {id: winter, title: Another}\n"
    assert rules(with_keys(NETWORK, series)) == ["id-used-twice-in-file"]


@pytest.mark.parametrize("alias", ["Light", "LIGHT", "líght", "Lighting", "lighting"])
def test_no_name_leads_to_two_themes(alias: str) -> None:
    assert rules(themes(f"    aliases: [{alias}]\n")) == ["theme-name-used-twice"]


def test_a_theme_may_repeat_its_own_name() -> None:
    assert rules(themes("    aliases: [safety, SAFETY]\n")) == []


def test_what_is_there_and_unreadable_is_not_unknown() -> None:
    broken = {ENTRY: "title: [\n", "content/networks/boreal/network.yml": "name: [\n"}
    member = edited(BEN, ("    role: relay\n", "    role: relay\n  - network: boreal\n    role: relay\n"))
    assert rules(broken, member) == ["unreadable-yaml", "unreadable-yaml"]


def test_without_an_organisation_nothing_is_unknown() -> None:
    assert rules({ORGANISATION: "name: [\n"}, with_keys(ENTRY, "affects: [nowhere]\n")) == ["unreadable-yaml"]


def test_an_unknown_person_is_told_once_a_place_and_nowhere_else() -> None:
    assert rules(edited(NETWORK, ("person: ana-silva", "person: nobody"))) == ["unknown-person"]
    assert rules(with_keys(ENTRY, "campaign: aurora/nothing\ndepends_on: [aurora/nothing-either]\n")) == [
        "unknown-entry",
        "unknown-entry",
    ]


def test_a_folder_without_network_is_told_once() -> None:
    folder = {f"content/networks/aurra/calendar/entry-{number}.yml": base(ENTRY) for number in range(4)}
    assert rules(folder) == ["unknown-network"]
    assert hints(folder) == ["did you mean the folder of `aurora`?"]


def test_a_long_list_of_unknown_names_costs_little() -> None:
    nearest = Nearest((f"person-{number}", f"person-{number}") for number in range(20000))
    began = time.process_time()
    found = [nearest(f"persn-{number}") for number in range(20000)]
    assert sum(one is not None for one in found) == PROPOSALS
    assert time.process_time() - began < 20
    assert nearest("persn-0") == found[0]


def test_a_circle_is_told_once_where_it_closes() -> None:
    names = [f"e{number}" for number in range(2000)]
    entries = {
        f"content/networks/aurora/calendar/{name}.yml": base(ENTRY)
        + f"depends_on: [aurora/{names[index - 1]}]\n"
        for index, name in enumerate(names)
    }
    found = [finding for finding in check(entries) if finding.rule != "owner-with-too-much"]
    assert [finding.rule for finding in found] == ["circular-dependency"]
    told = str(found[0].message).partition(": ")[2].split(" → ")
    assert told[:2] == ["aurora/e0", "aurora/e1999"]
    assert told[-3:] == ["…", "aurora/e1", "aurora/e0"]


def test_units_platforms_and_campaigns_end_somewhere() -> None:
    units = edited(
        ORGANISATION,
        (
            "    name: Harbour\n",
            "    name: Harbour\n    parent: quay\n  - id: quay\n    name: Quay\n    parent: harbour\n",
        ),
    )
    assert rules(units) == ["circular-dependency"]
    platforms = (
        "platforms:\n  - id: x\n    name: X\n    successor: bluesky\n"
        "  - id: bluesky\n    name: Bluesky\n    successor: x\n"
    )
    assert rules({ORGANISATION: base(ORGANISATION) + platforms}) == ["circular-dependency"]
    campaign = base(ENTRY).replace("kind: event", "kind: campaign")
    two = "content/networks/aurora/calendar/two.yml"
    assert rules(
        {ENTRY: campaign + "campaign: aurora/two\n", two: campaign + "campaign: aurora/lamp-walk\n"}
    ) == ["circular-dependency"]


def test_two_chains_that_meet_are_no_circle() -> None:
    def entry(name: str, *before: str) -> dict[str, str]:
        return {
            f"content/networks/aurora/calendar/{name}.yml": base(ENTRY)
            + f"depends_on: [{', '.join('aurora/' + one for one in before)}]\n"
        }

    assert (
        rules(
            entry("b", "d"),
            entry("c", "d"),
            entry("a", "b", "c"),
            {"content/networks/aurora/calendar/d.yml": base(ENTRY)},
        )
        == []
    )


@pytest.mark.parametrize(
    "path",
    [
        "content/ambassadors/nul.md",
        "content/networks/aurora/messages/com1.yml",
        "content/networks/aurora/posts/index.md",
        "content/playbook/aux/charter.md",
    ],
)
def test_names_that_systems_keep(path: str) -> None:
    source = {"ambassadors": BEN, "messages": MESSAGE, "posts": POST, "playbook": CHARTER}
    text = base(next(file for part, file in source.items() if f"/{part}/" in path))
    assert "reserved-name" in rules({path: text})


def test_a_playbook_may_have_an_index() -> None:
    index, french = "content/playbook/index.md", "content/playbook/index.fr.md"
    assert rules({index: base(CHARTER), french: "Voici la charte.\n"}) == []


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[x](../calendar/lamp-walk.yml)", []),
        ("[x](../calendar/lamp-walk.yml#when)", []),
        ("[x](why-lamp-nine.md)", []),
        ("[x](why-lamp-nine.fr.md)", []),
        ("[x](../network.yml)", []),
        ("[x](..)", []),
        ("[x](../../../ambassadors/ana-silva.md)", []),
        ("[x](<../../../ambassadors/ana-silva.md>)", []),
        ("[x](https://example.org/nothing)", []),
        ("[x](mailto:ana@example.org)", []),
        ("[x](#below)", []),
        ("`[x](nothing.md)`", []),
        ("[x][1]\n\n[1]: nothing.md", ["link-to-nothing"]),
        ("[x](nothing.md) and [y](nothing.md)", ["link-to-nothing"]),
        ("[x](/ambassadors/ana-silva/)", ["link-to-nothing"]),
        ("[x](../../../../README.md)", ["link-to-nothing"]),
        ("[x](../messages/walk-with-us.yml)", ["link-to-nothing"]),
    ],
)
def test_links_of_a_text(link: str, found: list[str]) -> None:
    assert rules({POST: base(POST) + "\n" + link + "\n"}) == found


def test_a_link_into_a_closed_network_is_not_for_all() -> None:
    closed = "content/networks/boreal/network.yml"
    network = base(NETWORK).replace("Aurora", "Boreal") + "access: secret\n"
    member = edited(BEN, ("    role: relay\n", "    role: relay\n  - network: boreal\n    role: relay\n"))
    entry = {"content/networks/boreal/calendar/gate.yml": base(ENTRY)}
    post = {POST: base(POST) + "\n[x](../../boreal/calendar/gate.yml)\n"}
    assert rules({closed: network}, member, entry, post) == ["link-to-nothing"]
    assert rules({closed: network.replace("secret", "open")}, member, entry, post) == []


def test_no_two_rules_share_a_name() -> None:
    names = [rule.name for rule in CONTENT_RULES]
    assert len({*names, *READING_RULES}) == len(names) + len(READING_RULES)


@pytest.mark.parametrize(
    ("slug", "reserved"),
    [
        *((view, True) for view in ("week", "agenda", "timeline", "board", "all", "2026-11", "1999-01")),
        *((near, False) for near in ("weeks", "night-week", "2026", "2026-110", "the-board", "26-11")),
    ],
)
def test_no_network_lies_where_the_calendar_has_its_pages(slug: str, reserved: bool) -> None:
    change = {f"content/networks/{slug}/network.yml": base(NETWORK)}
    assert ("reserved-name" in rules(change)) is reserved


def test_no_collection_lies_where_the_list_of_them_goes_on() -> None:
    text = "title: Lamps\ncurators: [ana-silva]\naudience: internal\nstatus: draft\n"
    for name, is_reserved in (("2", True), ("two", False)):
        assert (
            "reserved-name" in rules({f"content/networks/page/collections/{name}.yml": text})
        ) is is_reserved
