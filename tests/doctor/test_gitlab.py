from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.doctor.patient import NOW, Patient, put, regenerate
from tests.forge.loopback import Prepared

NO_RIGHT = Prepared({"message": "403 Forbidden"}, 403)
NOBODY = {"access_level": 0, "user_id": None, "group_id": None}
OF_APPROVALS = {"stale-approvals", "author-approval", "last-push"}
OF_THE_BRANCH = {"code-owner-review", "bypass", "force-push"}


def protection(patient: Patient) -> dict[str, Any]:
    """The rule that protects the branch, to be changed."""
    found: dict[str, Any] = patient.body("/protected_branches")[0]
    return found


def test_where_everything_is_in_order_nothing_is_missing(gitlab: Patient) -> None:
    report = gitlab.look()
    assert report.not_good() == {}
    assert set(report.by_id) >= OF_APPROVALS | OF_THE_BRANCH | {
        "required-review",
        "required-check",
        "daily-build-scheduled",
        "daily-build-running",
    }
    assert {header["PRIVATE-TOKEN"] for header in gitlab.forge.headers} == {"ghp_0123456789abcdefSECRET"}


@pytest.mark.parametrize(
    ("path", "name", "bad", "check"),
    [
        ("/approvals", "reset_approvals_on_push", False, "stale-approvals"),
        ("/approvals", "merge_requests_author_approval", True, "author-approval"),
        ("/approvals", "merge_requests_disable_committers_approval", False, "last-push"),
        ("", "only_allow_merge_if_pipeline_succeeds", False, "required-check"),
        ("", "allow_merge_on_skipped_pipeline", True, "required-check"),
    ],
)
def test_a_setting_that_is_off_is_missing_and_one_of_another_shape_proves_nothing(
    gitlab: Patient, path: str, name: str, bad: Any, check: str
) -> None:
    for value, state in ((bad, "missing"), ("true", "cannot_verify"), (1, "cannot_verify")):
        gitlab.body(path)[name] = value
        assert gitlab.look().not_good() == {check: state}


@pytest.mark.parametrize(
    ("rules", "state"),
    [
        ([], "missing"),
        ([{"approvals_required": 0}], "missing"),
        ([{"approvals_required": 0}, {"approvals_required": 2}], "good"),
        ([{"approvals_required": 1, "protected_branches": [{"name": "release"}]}], "missing"),
        ([{"approvals_required": 1, "protected_branches": [{"name": "ma*"}]}], "good"),
        ([{"approvals_required": "1"}], "cannot_verify"),
        ([{"approvals_required": True}], "cannot_verify"),
        ([{"approvals_required": 1, "protected_branches": "main"}], "cannot_verify"),
        ({}, "cannot_verify"),
    ],
)
def test_an_approval_is_needed_by_some_rule_of_the_branch(gitlab: Patient, rules: Any, state: str) -> None:
    gitlab.put("/approval_rules", Prepared(rules))
    assert gitlab.look().state("required-review") == state


@pytest.mark.parametrize(
    ("levels", "state"),
    [
        ([NOBODY], "good"),
        ([], "good"),
        ([NOBODY | {"access_level": 40}], "missing"),
        ([NOBODY, NOBODY | {"access_level": 30}], "missing"),
        ([NOBODY | {"user_id": 7}], "missing"),
        ([NOBODY | {"deploy_key_id": 7}], "missing"),
        ([NOBODY | {"access_level": None}], "cannot_verify"),
        ([NOBODY | {"access_level": "0"}], "cannot_verify"),
        ("nobody", "cannot_verify"),
    ],
)
def test_nobody_pushes_past_the_review(gitlab: Patient, levels: Any, state: str) -> None:
    protection(gitlab)["push_access_levels"] = levels
    assert gitlab.look().state("bypass") == state


@pytest.mark.parametrize("others", [[], [{"name": "release/*"}]])
def test_an_unprotected_branch_is_open(gitlab: Patient, others: list[Any]) -> None:
    gitlab.put("/protected_branches", Prepared(others))
    assert gitlab.look().not_good() == dict.fromkeys(OF_THE_BRANCH, "missing")


def test_a_wildcard_protects_too_and_the_most_permissive_rule_counts(gitlab: Patient) -> None:
    protection(gitlab)["name"] = "m*"
    assert gitlab.look().not_good() == {}
    loose = protection(gitlab) | {"name": "main", "allow_force_push": True}
    loose["push_access_levels"] = [NOBODY | {"access_level": 40}]
    loose["code_owner_approval_required"] = False
    gitlab.body("/protected_branches").append(loose)
    assert gitlab.look().not_good() == {"bypass": "missing", "force-push": "missing"}


def test_an_edition_without_code_owners_does_not_tell(gitlab: Patient) -> None:
    del protection(gitlab)["code_owner_approval_required"]
    report = gitlab.look()
    assert report.not_good() == {"code-owner-review": "cannot_verify"}
    assert "this edition of GitLab does not tell" in report.message("code-owner-review")


def test_what_the_token_may_not_see_is_not_known(gitlab: Patient) -> None:
    for path in ("/approvals", "/approval_rules", "/protected_branches", "/pipeline_schedules", "/pipelines"):
        gitlab.put(path, NO_RIGHT)
    report = gitlab.look()
    assert report.status == 0
    assert report.not_good() == dict.fromkeys(
        [*OF_APPROVALS, *OF_THE_BRANCH, "required-review", "daily-build-scheduled", "daily-build-running"],
        "cannot_verify",
    )


@pytest.mark.parametrize(
    ("schedule", "state"),
    [
        ({"ref": "main", "active": True}, "good"),
        ({"ref": "refs/heads/main", "active": False}, "missing"),
        ({"ref": "refs/heads/old", "active": True}, "missing"),
        ({"ref": "main", "active": "true"}, "cannot_verify"),
        ({"active": True}, "cannot_verify"),
    ],
)
def test_a_schedule_of_the_branch_is_active(gitlab: Patient, schedule: Any, state: str) -> None:
    gitlab.put("/pipeline_schedules", Prepared([schedule]))
    assert gitlab.look().state("daily-build-scheduled") == state


@pytest.mark.parametrize(
    ("hours", "status", "state"),
    [
        (1, "success", "good"),
        (47, "success", "good"),
        (49, "success", "missing"),
        (1, "failed", "missing"),
        (1, "running", "cannot_verify"),
        (100, "running", "missing"),
        (-9, "success", "cannot_verify"),
        (1, None, "cannot_verify"),
    ],
)
def test_the_daily_build_ran_these_days_and_passed(
    gitlab: Patient, hours: float, status: Any, state: str
) -> None:
    at = (NOW - timedelta(hours=hours)).isoformat()
    more = {"Link": '<{here}/projects/42/pipelines?page=2>; rel="next"'}
    gitlab.put("/pipelines", Prepared([{"created_at": at, "status": status}], headers=more))
    assert gitlab.look().state("daily-build-running") == state
    assert not any("page=2" in path for path in gitlab.forge.asked)


def test_a_build_that_never_ran_is_missing(gitlab: Patient) -> None:
    gitlab.put("/pipelines", Prepared([]))
    assert gitlab.look().not_good() == {"daily-build-running": "missing"}


def test_half_a_list_of_protected_branches_proves_nothing(gitlab: Patient) -> None:
    more = {"Link": '<{here}/projects/42/protected_branches?page=2>; rel="next"'}
    gitlab.put("/protected_branches", Prepared(gitlab.body("/protected_branches"), headers=more))
    gitlab.forge.put("/projects/42/protected_branches?page=2", Prepared({"message": "500"}, 500))
    assert gitlab.look().not_good() == dict.fromkeys(OF_THE_BRANCH, "cannot_verify")


@pytest.mark.parametrize(("visibility", "state"), [("public", "missing"), ("internal", "good")])
def test_internal_content_in_a_public_project(gitlab: Patient, visibility: str, state: str) -> None:
    gitlab.body("")["visibility"] = visibility
    report = gitlab.look()
    assert {report.state(name) for name in ("visibility", "internal-content", "personal-forms")} == {state}


@pytest.mark.parametrize("name", ["", 7, "../x", "a b", "\ud800"])
def test_a_branch_that_no_branch_can_be_called_proves_nothing(gitlab: Patient, name: Any) -> None:
    gitlab.body("")["default_branch"] = name
    report = gitlab.look()
    assert report.not_good() == dict.fromkeys(
        [*OF_THE_BRANCH, "required-review", "daily-build-scheduled"], "cannot_verify"
    )


def test_in_an_organisation_of_one_nobody_is_asked_to_approve(gitlab: Patient) -> None:
    organisation = gitlab.root / "content/organisation.yml"
    put(
        gitlab.root,
        "content/organisation.yml",
        organisation.read_text("utf-8").replace("preset: small", "preset: solo"),
    )
    profile = gitlab.root / "content/ambassadors/ben-okoro.md"
    profile.write_text(profile.read_text("utf-8").replace("forge_login: ben-okoro\n", ""), "utf-8")
    regenerate(gitlab.root)
    gitlab.put("/approvals", NO_RIGHT)
    gitlab.put("/approval_rules", Prepared([]))
    assert gitlab.look().not_good() == {}
