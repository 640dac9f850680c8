"""`ambassade approve`: who may, what is written, what is said, and what is refused."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ambassade.editing import approve
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Message
from ambassade.model.digest import digest
from tests.editing.conftest import Run, files_of, git, read, write

ICE = "content/networks/incident-desk/messages/ice.yml"
ANSWERS = "content/networks/quiet-water/messages/connector-answers.yml"
CHARTER = "content/playbook/charter.md"
DRAFT = "content/networks/quiet-water/messages/passport-bluesky.yml"


def catalog_of(root: Path) -> Catalog:
    return load_content(WorkTree(root), load_schemas(root)).catalog


def message(root: Path, key: str) -> Item[Message]:
    return catalog_of(root).messages[key]


def mark(root: Path, key: str) -> str:
    catalog = catalog_of(root)
    return digest(catalog.messages[key], catalog.read)


def test_an_approval_is_written_with_the_fingerprint_of_the_text(root: Path, run: Run) -> None:
    before = read(root, ANSWERS)
    code, out, _ = run("approve", "quiet-water/connector-answers", "--by", "zoe-lindqvist")
    assert code == 0
    assert read(root, ANSWERS) == before.replace("status: in_review", "status: approved") + (
        "approvals:\n"
        "  - by: zoe-lindqvist\n"
        "    on: 2026-11-23\n"
        f"    digest: {mark(root, 'quiet-water/connector-answers')}\n"
    )
    assert out.startswith(
        "quiet-water/connector-answers: Zoë Lindqvist approves it, on 23 November 2026.\n"
        "Its status is now `approved`.\n"
        f"Next: commit {ANSWERS}, and open a pull request with it.\n"
    )
    assert run("check")[0] == 0


def test_the_day_from_which_readers_see_it_is_told(root: Path, run: Run) -> None:
    run("move", DRAFT, "in_review")
    _, out, _ = run("approve", DRAFT, "--by", "zoe-lindqvist")
    assert "Its readers see it from 3 December 2026 on.\n" in out


def test_approving_twice_changes_nothing(root: Path, run: Run) -> None:
    run("approve", ANSWERS, "--by", "zoe-lindqvist")
    before = files_of(root)
    code, out, _ = run("approve", ANSWERS, "--by", "zoe-lindqvist")
    assert code == 0
    assert out == (
        "quiet-water/connector-answers: Zoë Lindqvist has approved this text already.\nNothing was changed.\n"
    )
    assert files_of(root) == before


def test_a_draft_and_something_archived_are_refused(root: Path, run: Run) -> None:
    before = files_of(root)
    code, out, _ = run("approve", DRAFT, "--by", "zoe-lindqvist")
    assert code == 1
    assert "it is a draft; move it to review first: `ambassade move quiet-water/passport-bluesky in" in out
    assert files_of(root) == before
    run("move", DRAFT, "archived")
    code, out, _ = run("approve", DRAFT, "--by", "zoe-lindqvist")
    assert code == 1
    assert "it is archived; to bring it back" in out


def test_somebody_of_another_committee_is_refused_and_told_who_may(root: Path, run: Run) -> None:
    before = files_of(root)
    code, out, _ = run("approve", ANSWERS, "--by", "aminata-sy")
    assert code == 1
    assert "Aminata Sy-N’Diaye has no role in which to approve it; these have: `clemence-ollivier`" in out
    assert files_of(root) == before


def test_somebody_who_left_is_refused(root: Path, run: Run) -> None:
    path = "content/ambassadors/zoe-lindqvist.md"
    text = read(root, path).replace("standing: active", "standing: alumni\nleft_on: 2026-11-01")
    write(root, path, text)
    code, out, _ = run("approve", ANSWERS, "--by", "zoe-lindqvist")
    assert code == 1
    assert "Zoë Lindqvist has left, and can not approve any more" in out


def test_an_error_in_the_file_is_shown_and_nothing_is_approved(root: Path, run: Run) -> None:
    write(root, ANSWERS, read(root, ANSWERS).replace("owner: ", "owner: nobody-at-all # was "))
    before = files_of(root)
    code, out, _ = run("approve", ANSWERS, "--by", "zoe-lindqvist")
    assert code == 1
    assert "error: `nobody-at-all` has no ambassador profile [unknown-person]" in out
    assert "refused: the check finds an error in it, to be corrected first" in out
    assert files_of(root) == before


def test_a_file_that_can_not_be_read_is_shown(root: Path, run: Run) -> None:
    write(root, ANSWERS, read(root, ANSWERS) + "status: approved\n")
    code, out, _ = run("approve", ANSWERS, "--by", "zoe-lindqvist")
    assert code == 1
    assert "[duplicate-key]" in out


def test_an_error_elsewhere_does_not_stop_it(root: Path, run: Run) -> None:
    write(root, ICE, read(root, ICE).replace("owner: ", "owner: nobody-at-all # was "))
    assert run("approve", ANSWERS, "--by", "zoe-lindqvist")[0] == 0


def test_what_can_be_approved_is_and_the_rest_is_refused(root: Path, run: Run) -> None:
    code, out, _ = run("approve", DRAFT, ANSWERS, "--by", "zoe-lindqvist")
    assert code == 1
    assert "quiet-water/passport-bluesky: refused:" in out
    assert "status: approved" in read(root, ANSWERS)


def test_one_unknown_name_changes_nothing(root: Path, run: Run) -> None:
    before = files_of(root)
    code, _, err = run("approve", ANSWERS, "quiet-water/connector-answer", "--by", "zoe-lindqvist")
    assert code == 2
    assert "did you mean `quiet-water/connector-answers`?" in err
    assert files_of(root) == before


def test_an_approval_of_another_text_is_taken_out_and_the_own_one_renewed(root: Path, run: Run) -> None:
    run("approve", ANSWERS, "--by", "zoe-lindqvist")
    run("approve", ANSWERS, "--by", "jorgen-braekhus")
    old = mark(root, "quiet-water/connector-answers")
    write(root, ANSWERS, read(root, ANSWERS).replace("intent: expertise", "intent: useful"))
    assert run("check", ANSWERS)[0] == 1
    code, out, _ = run("approve", ANSWERS, "--by", "zoe-lindqvist", "--on", "2026-11-22")
    assert code == 0
    assert "The approval by Jørgen Brækhus on 23 November 2026 was of another text, and was taken out." in out
    recorded = message(root, "quiet-water/connector-answers").value.approvals
    assert [(one.by, str(one.on), one.digest == old) for one in recorded] == [
        ("zoe-lindqvist", "2026-11-22", False)
    ]
    assert run("check", ANSWERS)[0] == 0


def test_an_approval_without_fingerprint_is_bound_to_the_text_in_its_place(root: Path, run: Run) -> None:
    path = "content/networks/quiet-water/messages/when-it-stops.yml"
    text = read(root, path)
    commented = text.replace("    on: 2026-11-16", "    on: 2026-11-16  # by telephone")
    write(root, path, commented)
    code, out, _ = run("approve", "quiet-water/when-it-stops", "--by", "zoe-lindqvist")
    assert code == 0
    assert "it stays approved" in out
    wanted = commented.replace("2026-11-16  # by", "2026-11-23  # by")
    assert read(root, path) == wanted + f"    digest: {mark(root, 'quiet-water/when-it-stops')}\n"


def test_a_comment_that_goes_with_an_approval_is_told(root: Path, run: Run) -> None:
    write(
        root,
        ANSWERS,
        read(root, ANSWERS)
        + "approvals:\n  - by: jorgen-braekhus\n    on: 2026-11-01\n"
        + f"    digest: sha256:{'0' * 64}  # before the new plug\n",
    )
    _, out, _ = run("approve", ANSWERS, "--by", "zoe-lindqvist")
    assert "The comment `# before the new plug` stood there and went with it." in out


def test_the_tier_of_review_says_how_many_and_whose(root: Path, run: Run) -> None:
    run("move", CHARTER, "in_review")
    code, out, _ = run("approve", "charter", "--by", "ines-haddad")
    assert code == 0
    assert "1 more approval is needed." in out
    assert "`ambassade approve charter --by PERSON`: `arnaud-perrichon`, `clemence-ollivier`," in out
    assert "status: in_review" in read(root, CHARTER)
    _, out, _ = run("approve", "charter", "--by", "rosalind-van-t-hoff")
    assert "Its status is now `approved`." in out
    assert "status: approved" in read(root, CHARTER)


def test_an_approval_that_the_tier_does_not_ask_for_is_recorded_and_not_enough(root: Path, run: Run) -> None:
    code, out, _ = run("approve", ANSWERS, "--by", "rosalind-van-t-hoff")
    assert code == 0
    assert "1 more approval is needed." in out
    assert "status: in_review" in read(root, ANSWERS)
    assert "  - by: rosalind-van-t-hoff" in read(root, ANSWERS)


def test_how_many_are_needed_can_be_said(root: Path) -> None:
    args = argparse.Namespace(
        root=root, here=root, items=[ANSWERS], by="zoe-lindqvist", on=None, urgent=False
    )
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert approve.run(args, now, needed=2).code == 0
    assert "status: in_review" in read(root, ANSWERS)
    args.by = "jorgen-braekhus"
    assert approve.run(args, now, needed=2).code == 0
    assert "status: approved" in read(root, ANSWERS)


def test_a_changed_text_goes_back_to_review_while_approvals_are_missing(root: Path, run: Run) -> None:
    run("move", CHARTER, "in_review")
    run("approve", "charter", "--by", "ines-haddad")
    run("approve", "charter", "--by", "rosalind-van-t-hoff")
    write(root, CHARTER, read(root, CHARTER).replace("Ten sentences.", "Ten short sentences."))
    code, out, _ = run("approve", "charter", "--by", "ines-haddad")
    assert code == 0
    assert "Its status is `in_review` again: another text was approved." in out
    assert "status: in_review" in read(root, CHARTER)


class TestUrgent:
    @pytest.fixture(autouse=True)
    def _on_call(self, root: Path) -> None:
        path = "content/organisation.yml"
        on_call = "on_call:\n  - baptiste-quemeneur\n  - ines-haddad\n"
        text, times = re.subn(r"^on_call:\n(?:  - .*\n)+", on_call, read(root, path), flags=re.MULTILINE)
        assert times == 1
        write(root, path, text)

    def test_only_people_on_call(self, root: Path, run: Run) -> None:
        code, out, _ = run("approve", ICE, "--by", "clemence-ollivier", "--urgent")
        assert code == 1
        assert "only people on call approve with --urgent, and Clémence Ollivier is not" in out

    def test_one_is_enough_and_a_second_look_falls_due(self, root: Path, run: Run) -> None:
        code, out, _ = run("approve", ICE, "--by", "baptiste-quemeneur", "--urgent")
        assert code == 0
        assert "Somebody else takes a second look by the next working day" in out
        assert "`baptiste-quemeneur`" not in out
        approval = message(root, "incident-desk/ice").value.approvals[0]
        assert (approval.by, approval.urgent) == ("baptiste-quemeneur", True)
        assert "second-look-due" in run("check", ICE, "--format", "json")[1]
        code, _, _ = run("approve", ICE, "--by", "clemence-ollivier")
        assert code == 0
        assert "second-look-due" not in run("check", ICE, "--format", "json")[1]

    def test_the_mark_stays_until_somebody_else_has_looked(self, root: Path, run: Run) -> None:
        run("approve", ICE, "--by", "baptiste-quemeneur", "--urgent")
        _, out, _ = run("move", ICE, "in_review")
        assert "stays until somebody else has looked: it was urgent." in out
        write(root, ICE, read(root, ICE).replace("intent: useful", "intent: people"))
        run("approve", ICE, "--by", "baptiste-quemeneur")
        assert [one.urgent for one in message(root, "incident-desk/ice").value.approvals] == [True]
        write(root, ICE, read(root, ICE).replace("intent: people", "intent: useful"))
        run("approve", ICE, "--by", "ines-haddad")
        assert [(one.by, one.urgent) for one in message(root, "incident-desk/ice").value.approvals] == [
            ("ines-haddad", None)
        ]


def test_in_a_one_person_organisation_anybody_there_approves_and_it_is_called_unverified(
    root: Path, run: Run
) -> None:
    path = "content/organisation.yml"
    write(root, path, read(root, path).replace("preset: group", "preset: solo"))
    code, out, _ = run("approve", ANSWERS, "--by", "aminata-sy")
    assert code == 0
    assert "Reports call it unverified: nobody else looked." in out


def test_a_day_to_come_is_no_day_of_an_approval(root: Path, run: Run) -> None:
    code, _, err = run("approve", ANSWERS, "--by", "zoe-lindqvist", "--on", "2026-11-24")
    assert (code, err) == (2, "ambassade: nobody can have approved on 24 November 2026, a day to come\n")
    code, _, err = run("approve", ANSWERS, "--by", "zoe-lindqvist", "--on", "yesterday")
    assert code == 2
    assert "`yesterday` is no day" in err


def test_who_approves_is_known_by_the_name_in_git(root: Path, run: Run) -> None:
    assert run("approve", ANSWERS)[0] == 2
    git(root, "init", "-q")
    git(root, "config", "user.name", "Nobody of Here")
    code, _, err = run("approve", ANSWERS)
    assert (code, "say who approves, with `--by PERSON`" in err) == (2, True)
    git(root, "config", "user.name", "Zoë Lindqvist")
    assert run("approve", ANSWERS)[0] == 0
    assert "  - by: zoe-lindqvist" in read(root, ANSWERS)


def test_a_misspelt_person_is_met_with_the_nearest(root: Path, run: Run) -> None:
    code, _, err = run("approve", ANSWERS, "--by", "zoe-lindquist")
    assert code == 2
    assert "there is no profile `zoe-lindquist`; did you mean `zoe-lindqvist`?" in err


def test_whoever_works_on_it_is_told_that_others_have_to_look(root: Path, run: Run) -> None:
    run("move", DRAFT, "in_review")
    _, out, _ = run("approve", DRAFT, "--by", "jorgen-braekhus")
    assert "Jørgen Brækhus works on it too: if the change is theirs, somebody else has to approve it." in out


def test_windows_line_ends_stay(root: Path, run: Run) -> None:
    before = read(root, ANSWERS).replace("\n", "\r\n")
    write(root, ANSWERS, before)
    assert run("approve", ANSWERS, "--by", "zoe-lindqvist")[0] == 0
    after = read(root, ANSWERS)
    assert after.count("\n") == after.count("\r\n")
    assert after.startswith(before.replace("status: in_review", "status: approved"))


def test_a_link_to_another_place_is_never_written_through(root: Path, run: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_bytes((root / ANSWERS).read_bytes())
    (root / ANSWERS).unlink()
    (root / ANSWERS).symlink_to(outside)
    before = outside.read_bytes()
    assert run("approve", ANSWERS, "--by", "zoe-lindqvist")[0] == 2
    assert outside.read_bytes() == before
