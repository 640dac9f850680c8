"""What is seen without a connection."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.doctor.job import read_workflows, summary_jobs, unpinned
from ambassade.doctor.owners import owner_logins
from tests.doctor.patient import CHECK, GITLAB_CI, PIN, PUBLISH, Patient, put

ORGANISATION = "content/organisation.yml"
ANA, BEN = "content/ambassadors/ana-silva.md", "content/ambassadors/ben-okoro.md"


def change(patient: Patient, path: str, old: str, new: str) -> None:
    """Replaces a text in a file."""
    text = (patient.root / path).read_text("utf-8")
    assert old in text
    put(patient.root, path, text.replace(old, new))


def local(patient: Patient) -> dict[str, str]:
    """What is not good, without a forge, and whatever follows for the generated files."""
    found = patient.look(choice="none").not_good()
    found.pop("visibility")
    found.pop("generated-files", None)
    assert patient.forge.asked == []
    return found


def test_a_fixed_day_is_told_with_its_line(github: Patient) -> None:
    change(github, ORGANISATION, "time_zone:", "as_of: 2026-11-23\ntime_zone:")
    report = github.look()
    assert report.not_good() == {"fixed-date": "missing"}
    line = (github.root / ORGANISATION).read_text("utf-8").split("\n").index("as_of: 2026-11-23") + 1
    assert f"`as_of` on line {line};" in report.message("fixed-date")


def test_files_that_are_not_generated_anew(github: Patient) -> None:
    put(github.root, ".github/CODEOWNERS", "* @ana-s\n")
    report = github.look()
    assert report.not_good() == {"generated-files": "missing"}
    assert "`.github/CODEOWNERS`" in report.message("generated-files")
    assert "ambassade generate" in report.by_id["generated-files"]["cure"]


def test_line_ends_of_another_system_are_no_difference(github: Patient) -> None:
    path = github.root / ".github/CODEOWNERS"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert github.look().not_good() == {}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ANA, "standing: active", "standing: alumni"),
        (ANA, "standing: active", "standing: active\nleft_on: 2026-11-25"),
        (ANA, "forge_login: Ana-S\n", ""),
        (ANA, "forge_login: Ana-S", "forge_login: BEN-okoro"),
    ],
)
def test_a_group_needs_two_who_can_approve(github: Patient, path: str, old: str, new: str) -> None:
    change(github, path, old, new)
    found = local(github)
    assert found.pop("preset") == "missing"
    assert found == ({"approvers": "missing"} if "BEN" in new else {})


def test_somebody_who_leaves_tomorrow_still_counts(github: Patient) -> None:
    change(github, ANA, "standing: active", "standing: active\nleft_on: 2026-11-26")
    assert local(github) == {}


def test_a_network_without_a_login_is_named(github: Patient) -> None:
    for path, login in ((ANA, "Ana-S"), (BEN, "ben-okoro")):
        change(github, path, f"forge_login: {login}\n", "")
    report = github.look(choice="none")
    assert report.state("approvers") == "missing"
    assert "the committee of `aurora`" in report.message("approvers")


def test_one_person_alone_needs_no_approver_and_two_are_not_alone(github: Patient) -> None:
    change(github, ORGANISATION, "preset: small", "preset: solo")
    assert local(github) == {"preset": "missing"}
    assert "there are 2 people who could" in github.look(choice="none").message("preset")
    change(github, BEN, "forge_login: ben-okoro\n", "")
    assert local(github) == {}


def test_what_hangs_on_a_broken_profile_stays_open(github: Patient) -> None:
    put(github.root, ANA, "---\nname: [\n---\n")
    assert local(github) == {
        "content": "missing",
        "approvers": "cannot_verify",
        "preset": "cannot_verify",
    }


@pytest.mark.parametrize("text", ["name: [\n", None])
def test_without_an_organisation_there_is_nothing_to_examine(github: Patient, text: str | None) -> None:
    if text is None:
        (github.root / ORGANISATION).unlink()
    else:
        put(github.root, ORGANISATION, text)
    status, out = github.out()
    assert status == 2
    assert out == "ambassade: content/organisation.yml cannot be read; `ambassade check` says why\n"
    assert github.forge.asked == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (PUBLISH, "good"),
        (PUBLISH.replace('  schedule:\n    - cron: "17 3 * * *"\n', ""), "missing"),
        ("on: schedule\n", "missing"),
        ("on: {schedule: []}\n", "missing"),
        ("[]", "missing"),
        ("", "missing"),
        ("on: [", "cannot_verify"),
        ("\x00", "cannot_verify"),
        (None, "missing"),
    ],
)
def test_the_daily_build_of_github(github: Patient, text: str | None, state: str) -> None:
    if text is None:
        (github.root / ".github/workflows/publish.yml").unlink()
    else:
        put(github.root, ".github/workflows/publish.yml", text)
    assert github.look().state("daily-build") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (GITLAB_CI, "good"),
        (GITLAB_CI.replace('== "schedule"', '!= "schedule"'), "missing"),
        (GITLAB_CI.replace('"schedule"', '"push"'), "missing"),
        ("a: &a {b: *a}\n", "cannot_verify"),
        ("a: &a {if: x}\nb: [*a, *a]\n", "missing"),
        ("[" * 5000, "cannot_verify"),
        (None, "missing"),
    ],
)
def test_the_daily_build_of_gitlab(gitlab: Patient, text: str | None, state: str) -> None:
    if text is None:
        (gitlab.root / ".gitlab-ci.yml").unlink()
    else:
        put(gitlab.root, ".gitlab-ci.yml", text)
    assert gitlab.look().state("daily-build") == state


@pytest.mark.parametrize(
    "used",
    [
        "actions/checkout@v4",
        "actions/checkout@main",
        "actions/checkout@3d3c42e",
        "actions/checkout",
        f"{PIN[:-1]}G",
        f"{PIN.upper()}",
        "docker://alpine:3",
        "quay/lanterns/.github/workflows/x.yml@main",
    ],
)
def test_an_action_that_its_owner_can_change(github: Patient, used: str) -> None:
    put(github.root, ".github/workflows/check.yml", CHECK.replace(PIN, used))
    report = github.look(choice="none")
    assert report.state("pinned-actions") == "missing"
    assert f"`.github/workflows/check.yml: {used}`" in report.message("pinned-actions")


def test_actions_of_its_own_and_images_by_digest_are_pinned(tmp_path: Path) -> None:
    image = "docker://alpine@sha256:" + "0" * 64
    put(
        tmp_path, "action.yml", f"runs: {{steps: [{{uses: '{image}'}}, {{uses: ./here}}, {{uses: {PIN}}}]}}\n"
    )
    put(tmp_path, ".github/actions/build/action.yaml", "runs: {steps: [{uses: a/b@v1}]}\n")
    assert unpinned(read_workflows(tmp_path)) == [(".github/actions/build/action.yaml", "a/b@v1")]


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ('"3.11"', "good"),
        ("3.12", "good"),
        ('["3.11", "3.13"]', "good"),
        ("3.x", "good"),
        ('"3.10"', "missing"),
        ("3.10", "missing"),
        ('["3.9", "3.13"]', "missing"),
        ("2.7.18", "missing"),
    ],
)
def test_a_python_that_is_too_old(github: Patient, version: str, state: str) -> None:
    put(github.root, ".github/workflows/check.yml", CHECK.replace('"3.11"', version))
    assert github.look(choice="none").state("python-version") == state


@pytest.mark.parametrize(
    ("image", "state"),
    [
        ("python:3.11-slim", "good"),
        ("docker.example.org/library/python:3.10", "missing"),
        ("{name: x}", "good"),
        ("node:3.1", "good"),
    ],
)
def test_an_image_with_a_python_that_is_too_old(gitlab: Patient, image: str, state: str) -> None:
    put(gitlab.root, ".gitlab-ci.yml", GITLAB_CI.replace("python:3.11", image))
    assert gitlab.look(choice="none").state("python-version") == state


def test_the_summary_is_the_job_that_always_runs_after_others(tmp_path: Path) -> None:
    path = ".github/workflows/check.yaml"
    put(tmp_path, path, CHECK)
    assert summary_jobs(read_workflows(tmp_path)) == {"ambassade"}
    put(tmp_path, path, CHECK.replace("    name: ambassade\n", ""))
    assert summary_jobs(read_workflows(tmp_path)) == {"summary"}
    put(tmp_path, path, CHECK.replace("always()", "success()"))
    assert summary_jobs(read_workflows(tmp_path)) == {"Content", "ambassade"}
    put(tmp_path, path, "jobs: [a]\n")
    assert summary_jobs(read_workflows(tmp_path)) == frozenset()


def test_a_file_with_a_name_of_many_lines_stays_on_one(github: Patient) -> None:
    put(github.root, ".github/workflows/a\x1b[2J\nb.yml", "jobs: {a: {steps: [{uses: 'x\\n::error::y'}]}}\n")
    _, out = github.out(choice="none")
    shown = [line for line in out.splitlines() if "an action is not pinned" in line]
    assert len(shown) == 1
    assert "\x1b" not in out


@pytest.mark.parametrize("declared", ["public", "private"])
def test_without_a_forge_the_organisation_file_is_all_there_is(github: Patient, declared: str) -> None:
    change(github, ORGANISATION, "visibility: private", f"visibility: {declared}")
    report = github.look(choice="none")
    state = "missing" if declared == "public" else "good"
    assert {report.state(name) for name in ("internal-content", "personal-forms")} == {state}
    assert report.state("visibility") == "cannot_verify"
    assert "required-review" not in report.by_id


def test_without_a_word_and_without_a_forge_nobody_knows(github: Patient) -> None:
    change(github, ORGANISATION, "  visibility: private\n", "")
    assert local(github) == {"internal-content": "cannot_verify", "personal-forms": "cannot_verify"}


def test_what_is_not_said_is_taken_for_public(github: Patient) -> None:
    change(github, ORGANISATION, "  visibility: private\n", "")
    assert github.look().state("visibility") == "missing"
    github.body("").update(visibility="public", private=False)
    assert github.look().state("visibility") == "good"


def test_a_secret_network_is_not_for_the_public(github: Patient) -> None:
    change(github, ORGANISATION, "visibility: private", "visibility: public")
    change(
        github, "content/networks/aurora/messages/walk-with-us.yml", "audience: members", "audience: public"
    )
    assert github.look(choice="none").state("internal-content") == "good"
    change(github, "content/networks/aurora/network.yml", "name: Aurora\n", "name: Aurora\naccess: secret\n")
    assert github.look(choice="none").state("internal-content") == "missing"


def test_owners_are_people_each_once(tmp_path: Path) -> None:
    assert owner_logins(tmp_path) is None
    put(tmp_path, "docs/CODEOWNERS", "* @docs\n")
    assert owner_logins(tmp_path) == ["docs"]
    put(
        tmp_path,
        ".github/CODEOWNERS",
        "# @no\n* @Ana @quay/team a@example.org\n/x @ana @b-2 # @c\n/y\n@path @d/../e\n",
    )
    assert owner_logins(tmp_path) == ["Ana", "b-2"]


def test_with_a_file_that_cannot_be_read_nobody_says_that_nothing_is_internal(github: Patient) -> None:
    change(github, ORGANISATION, "visibility: private", "visibility: public")
    change(
        github, "content/networks/aurora/messages/walk-with-us.yml", "audience: members", "audience: public"
    )
    put(github.root, "content/networks/aurora/posts/why-lamp-nine.md", "---\ntitle: [\n---\n")
    assert github.look(choice="none").state("internal-content") == "cannot_verify"


def test_a_file_of_an_earlier_run_that_should_go(github: Patient) -> None:
    put(github.root, ".gitlab/CODEOWNERS", (github.root / ".github/CODEOWNERS").read_text("utf-8"))
    report = github.look()
    assert report.not_good() == {"generated-files": "missing"}
    assert "`.gitlab/CODEOWNERS`" in report.message("generated-files")


def test_a_file_that_names_its_parts_over_and_over_is_read_once(github: Patient) -> None:
    lines = ["a0: &a0 [{uses: x/y@v1}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    put(github.root, ".github/workflows/many.yml", "\n".join(lines))
    report = github.look(choice="none")
    assert (
        report.message("pinned-actions")
        == "an action is not pinned to a commit: `.github/workflows/many.yml: x/y@v1`"
    )
