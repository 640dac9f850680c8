from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ambassade.generate.codeowners import LARGEST, TOOLING, code_owners
from ambassade.generate.office import GenerateError
from ambassade.history.standing import Standing
from ambassade.load.yaml_document import YamlDocument
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.content import Ambassador, Basis, CommitteeMember, Network, Organisation, Stage
from ambassade.model.text import Text
from tests.generate.owners import matches, owners_of
from tests.generate.repository import change, generate, write

FILE = ".github/CODEOWNERS"


def owners(root: Path, path: str, file: str = FILE) -> set[str]:
    assert generate(root) == 0
    return {name.removesuffix("-h") for name in owners_of((root / file).read_text(encoding="utf-8"), path)}


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*", "content/a.yml", True),
        ("/*.yml", "mkdocs.yml", True),
        ("/*.yml", "content/organisation.yml", False),
        ("*.yml", "content/organisation.yml", True),
        ("/content/", "content/networks/a/network.yml", True),
        ("/content/", "docs/content/a", False),
        ("/content/networks/a/", "content/networks/ab/network.yml", False),
        ("/CODEOWNERS", "docs/CODEOWNERS", False),
    ],
)
def test_the_matcher_reads_patterns_as_forges_do(pattern: str, path: str, *, expected: bool) -> None:
    assert matches(pattern, path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("README.md", {"@keeper"}),
        ("schemas/common.schema.json", {"@keeper"}),
        ("plugins/ambassade/cli.py", {"@keeper"}),
        ("validate.py", {"@keeper"}),
        ("mkdocs.members.yml", {"@keeper"}),
        (".gitlab-ci.yml", {"@keeper"}),
        (".github/CODEOWNERS", {"@keeper"}),
        ("requirements-test.txt", {"@keeper"}),
        ("content/organisation.yml", {"@core", "@keeper", "@lex", "@sponsor", "@watch"}),
        ("content/playbook/crisis/first-hour.md", {"@core", "@keeper", "@lex", "@sponsor", "@watch"}),
        ("content/calendar/fair.yml", {"@core", "@keeper", "@lex", "@sponsor", "@watch"}),
        ("content/ambassadors/ana.md", {"@cem", "@core", "@keeper", "@watch"}),
        ("content/networks/aurora/network.yml", {"@ana", "@edda", "@cem", "@keeper", "@lex", "@watch"}),
        ("content/networks/aurora/posts/first.fr.md", {"@ana", "@edda", "@cem", "@lex", "@watch"}),
        ("content/networks/borealis/calendar/fair.yml", {"@ana", "@bo", "@watch"}),
        ("content/networks/hidden/messages/one.yml", {"@hedda", "@watch"}),
        ("content/networks/new-one/network.yml", {"@core", "@keeper", "@lex", "@sponsor", "@watch"}),
    ],
)
def test_each_path_has_its_owners(root: Path, path: str, expected: set[str]) -> None:
    assert owners(root, path) == expected


def test_a_move_concerns_the_owners_of_both_sides(root: Path) -> None:
    """A forge asks for every path that a change touches, and a move touches two."""
    before = owners(root, "content/networks/aurora/messages/glass.yml")
    after = owners(root, "content/networks/borealis/messages/glass.yml")
    assert before != after
    assert all((before, after))


def test_who_left_owns_nothing(root: Path) -> None:
    change(root, "content/ambassadors/edda.md", "standing: active", "standing: alumni")
    change(root, "content/ambassadors/cem.md", "standing: active", "standing: active\nleft_on: 2026-11-23")
    change(root, "content/ambassadors/bo.md", "standing: active", "standing: active\nleft_on: 2026-11-24")
    assert owners(root, "content/networks/aurora/network.yml") == {"@ana", "@keeper", "@lex", "@watch"}
    assert "@bo" in owners(root, "content/networks/borealis/network.yml")
    assert generate(root, as_of="2026-11-24") == 0
    text = (root / FILE).read_text(encoding="utf-8")
    assert "@bo-h" not in text


def test_tiers_say_who_owns_what_a_network_holds(root: Path) -> None:
    change(
        root,
        "content/organisation.yml",
        "sponsors:",
        "review_tiers:\n"
        "  - {id: everyday, applies_to: [wording, message, entry, post], approvals: 1, by: [editor]}\n"
        "  - {id: charter, applies_to: [network], approvals: 1, by: [lead], including: [legal]}\n"
        "sponsors:",
    )
    assert owners(root, "content/networks/aurora/messages/one.yml") == {"@edda", "@watch"}
    assert owners(root, "content/networks/aurora/network.yml") == {"@ana", "@edda", "@lex", "@watch"}


def test_what_no_tier_names_follows_the_default(root: Path) -> None:
    change(
        root,
        "content/organisation.yml",
        "sponsors:",
        "review_tiers:\n  - {id: legal, applies_to: [message], approvals: 1, by: [legal]}\nsponsors:",
    )
    assert owners(root, "content/networks/aurora/messages/one.yml") == {
        "@ana",
        "@edda",
        "@cem",
        "@lex",
        "@watch",
    }
    assert owners(root, "content/networks/aurora/network.yml") == {
        "@ana",
        "@edda",
        "@cem",
        "@keeper",
        "@lex",
        "@watch",
    }


def test_whoever_may_approve_a_typo_owns_the_path_too(root: Path) -> None:
    change(
        root,
        "content/organisation.yml",
        "sponsors:",
        "review_tiers:\n"
        "  - {id: wording, applies_to: [wording], approvals: 1, by: [committee]}\n"
        "  - {id: everyday, applies_to: [message], approvals: 1, by: [editor]}\n"
        "sponsors:",
    )
    assert owners(root, "content/networks/aurora/messages/one.yml") == {
        "@ana", "@edda", "@cem", "@lex", "@watch",
    }  # fmt: skip


def test_without_a_login_the_administrators_own_it_and_it_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for person in ("hedda", "watch"):
        change(root, f"content/ambassadors/{person}.md", f"forge_login: {person}-h\n", "")
    assert owners(root, "content/networks/hidden/network.yml") == {"@keeper"}
    told = capsys.readouterr().err
    assert "no `forge_login` in their profile: hedda, watch" in told
    assert "/content/networks/hidden/" in told


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [(("keeper",), {"@core", "@sponsor"}), (("keeper", "core"), {"@sponsor"})],
)
def test_the_next_in_line_administrate_where_a_login_is_missing(
    root: Path, unknown: tuple[str, ...], expected: set[str]
) -> None:
    for person in unknown:
        change(root, f"content/ambassadors/{person}.md", f"forge_login: {person}-h\n", "")
    assert owners(root, "README.md") == expected


def test_without_any_login_the_file_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (root / "content/ambassadors").glob("*.md"):
        change(root, f"content/ambassadors/{file.name}", f"forge_login: {file.stem}-h\n", "")
    assert generate(root) == 0
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    assert all(not line or line.startswith("# ") for line in lines)
    assert "protects nothing" in capsys.readouterr().err
    assert generate(root, "--check") == 0


def test_no_line_takes_ownership_away(root: Path) -> None:
    for person in ("ana", "hedda", "cem", "edda"):
        change(root, f"content/ambassadors/{person}.md", f"forge_login: {person}-h\n", "")
    assert generate(root) == 0
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0].startswith("* @")
    assert len(rules) > len(TOOLING)
    assert all(len(line.split()) > 1 for line in rules)


def test_gitlab_gets_one_section_and_no_comment_behind_owners(root: Path) -> None:
    change(root, "content/organisation.yml", "forge: github", "forge: gitlab")
    assert owners(root, "content/networks/hidden/network.yml", ".gitlab/CODEOWNERS") == {
        "@hedda",
        "@keeper",
        "@watch",
    }
    lines = (root / ".gitlab/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert not any(line.startswith(("[", "^")) for line in lines)
    assert not any("#" in line for line in lines if not line.startswith("#"))
    assert not (root / FILE).exists()


@pytest.mark.parametrize("other", ["CODEOWNERS", "docs/CODEOWNERS"])
def test_a_file_that_gitlab_reads_before_ours_is_told(
    root: Path, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, "content/organisation.yml", "forge: github", "forge: gitlab")
    write(root, other, "* @somebody\n")
    assert generate(root) == 0
    assert f"{other} is read in its place" in capsys.readouterr().err


def test_a_list_larger_than_forges_read_is_refused() -> None:
    people = [f"p{number}" for number in range(60)]
    catalog = Catalog(
        Item(
            Kind.ORGANISATION,
            "organisation",
            Organisation(
                name=Text.of("Big"),
                languages=("en",),
                time_zone="UTC",
                preset="group",
                themes=(),
                maintainers=("p0",),
            ),
            YamlDocument("content/organisation.yml"),
        )
    )
    for person in people:
        value = Ambassador(
            id=person, name=person, kind="internal", standing="active", origin="own_form",
            forge_login=f"{person}-{'x' * 50}",
        )  # fmt: skip
        catalog.ambassadors[person] = Item(Kind.AMBASSADOR, person, value, YamlDocument(f"{person}.md"))
    committee = tuple(CommitteeMember(person=person, role="editor") for person in people)
    for number in range(LARGEST // (60 * 50) + 1):
        key = f"n{number}"
        network = Network(
            id=key, name=Text.of(key), basis=Basis(kind="theme"), access="open", committee=committee,
            stage=Stage(state="established", since=date(2024, 1, 1)),
        )  # fmt: skip
        catalog.networks[key] = Item(Kind.NETWORK, key, network, YamlDocument(f"{key}.yml"))
    with pytest.raises(GenerateError, match="forges read"):
        code_owners(catalog, Standing(catalog, date(2026, 11, 23)))


def test_a_network_that_can_not_be_read_stops_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "content/networks/aurora/network.yml", "name: [")
    assert generate(root) == 2
    told = capsys.readouterr().err
    assert told.startswith("ambassade: content/networks/aurora/network.yml, line 1: ")
    assert not (root / ".github").exists()
