from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.doctor.patient import NOW, REPLIES, Patient, put, regenerate
from tests.forge.loopback import Prepared

RULES, CLASSIC = "/rules/branches/main", "/branches/main/protection"
BRANCH = {
    "required-review",
    "stale-approvals",
    "code-owner-review",
    "last-push",
    "required-check",
    "force-push",
    "deletion",
    "bypass",
}
NO_RIGHT = Prepared({"message": "Resource not accessible by integration"}, 403)
NOT_PROTECTED = Prepared({"message": "Branch not protected", "status": "404"}, 404)
SEEN = json.loads((REPLIES / "protections.json").read_text("utf-8"))


def without_rules(patient: Patient) -> None:
    """The branch has the older protection at most."""
    patient.put(RULES, Prepared([]))


def without_classic(patient: Patient) -> None:
    """The branch has rules at most, and the administrator's token sees that."""
    patient.put(CLASSIC, NOT_PROTECTED)


def rule(patient: Patient, kind: str) -> dict[str, Any]:
    """One rule of the branch, to be changed."""
    found: dict[str, Any] = next(r for r in patient.body(RULES) if r["type"] == kind)
    return found


def test_where_everything_is_in_order_nothing_is_missing(github: Patient) -> None:
    report = github.look()
    assert report.not_good() == {}
    assert report.status == 0
    assert set(report.by_id) >= BRANCH | {
        "generated-files",
        "approvers",
        "preset",
        "fixed-date",
        "daily-build",
        "pinned-actions",
        "python-version",
        "visibility",
        "internal-content",
        "personal-forms",
        "codeowners-errors",
        "codeowners-access",
        "workflow-pull-requests",
        "daily-build-running",
    }


@pytest.mark.parametrize("without", [without_rules, without_classic])
def test_either_kind_of_protection_is_enough(github: Patient, without: Any) -> None:
    without(github)
    assert github.look().not_good() == {}


def test_without_any_protection_everything_about_the_branch_is_missing(github: Patient) -> None:
    without_rules(github)
    without_classic(github)
    report = github.look()
    assert report.status == 1
    assert report.not_good() == dict.fromkeys([*BRANCH, "workflow-pull-requests"], "missing")


def test_a_workflow_token_sees_the_rules_and_not_who_may_pass_them_by(github: Patient) -> None:
    github.put(CLASSIC, NO_RIGHT)
    github.body("/rulesets/9100").pop("bypass_actors")
    report = github.look()
    assert report.not_good() == {"bypass": "cannot_verify"}
    assert "does not show this token who may pass the rules by" in report.message("bypass")
    assert report.status == 0


def test_what_only_the_older_protection_could_have_stays_open_without_the_right_to_look(
    github: Patient,
) -> None:
    without_rules(github)
    github.put(CLASSIC, NO_RIGHT)
    report = github.look()
    assert report.not_good() == dict.fromkeys([*BRANCH, "workflow-pull-requests"], "cannot_verify")
    assert "no right to read this at GitHub" in report.message("required-review")


@pytest.mark.parametrize("rights", [{"admin": False}, {}, {"admin": "yes"}, None, "admin"])
def test_not_protected_is_believed_from_an_administrator_only(github: Patient, rights: Any) -> None:
    without_rules(github)
    without_classic(github)
    github.body("")["permissions"] = rights
    assert github.look().not_good() == dict.fromkeys([*BRANCH, "workflow-pull-requests"], "cannot_verify")


def test_another_404_is_not_taken_for_an_honest_no(github: Patient) -> None:
    without_rules(github)
    github.put(CLASSIC, Prepared({"message": "Not Found"}, 404))
    assert {github.look().state(name) for name in BRANCH} == {"cannot_verify"}


@pytest.mark.parametrize(
    ("kind", "parameter", "value", "check"),
    [
        ("pull_request", "required_approving_review_count", 0, "required-review"),
        ("pull_request", "dismiss_stale_reviews_on_push", False, "stale-approvals"),
        ("pull_request", "require_last_push_approval", False, "last-push"),
        ("required_status_checks", "required_status_checks", [], "required-check"),
        ("required_status_checks", "required_status_checks", [{"context": "Ambassade"}], "required-check"),
    ],
)
def test_a_weak_rule_is_missing(github: Patient, kind: str, parameter: str, value: Any, check: str) -> None:
    without_classic(github)
    rule(github, kind)["parameters"][parameter] = value
    assert github.look().not_good() == {check: "missing"}


@pytest.mark.parametrize(
    ("kind", "parameter", "values", "check"),
    [
        ("pull_request", "required_approving_review_count", ["1", True, None, 1.5], "required-review"),
        ("pull_request", "dismiss_stale_reviews_on_push", ["true", 1, None, []], "stale-approvals"),
        ("pull_request", "require_last_push_approval", ["true", 1, {}], "last-push"),
        (
            "required_status_checks",
            "required_status_checks",
            ["ambassade", {}, ["ambassade"]],
            "required-check",
        ),
    ],
)
def test_a_rule_of_another_shape_proves_nothing(
    github: Patient, kind: str, parameter: str, values: list[Any], check: str
) -> None:
    without_classic(github)
    for value in values:
        rule(github, kind)["parameters"][parameter] = value
        report = github.look()
        assert report.state(check) == "cannot_verify", value
        assert "not as its documentation says" in report.message(check)


def test_of_two_rules_the_stricter_one_holds_and_a_broken_one_does_not_hide_it(github: Patient) -> None:
    without_classic(github)
    weak = json.loads(json.dumps(rule(github, "pull_request")))
    weak["parameters"] |= {"required_approving_review_count": 0, "require_code_owner_review": "?"}
    github.body(RULES).insert(0, weak)
    assert github.look().not_good() == {}


def test_types_of_rules_that_are_not_known_are_passed_over(github: Patient) -> None:
    without_classic(github)
    github.body(RULES).append({"type": "tomorrow", "parameters": "none"})
    assert github.look().not_good() == {}


@pytest.mark.parametrize("gone", ["deletion", "non_fast_forward"])
def test_rewriting_and_deleting_are_told_apart(github: Patient, gone: str) -> None:
    without_classic(github)
    github.body(RULES).remove(rule(github, gone))
    check = {"deletion": "deletion", "non_fast_forward": "force-push"}[gone]
    assert github.look().not_good() == {check: "missing"}


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("good", set()),
        ("weak", BRANCH - {"required-review", "deletion"} | {"workflow-pull-requests"}),
        ("not_protected", BRANCH | {"workflow-pull-requests"}),
    ],
)
def test_the_committed_protections(github: Patient, name: str, missing: set[str]) -> None:
    without_rules(github)
    github.put(CLASSIC, Prepared(SEEN[name]["body"], SEEN[name]["status"]))
    assert github.look().not_good() == dict.fromkeys(missing, "missing")


@pytest.mark.parametrize(
    ("actors", "state"),
    [
        ([], "good"),
        ([{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}], "missing"),
        ([{"actor_id": None, "actor_type": "OrganizationAdmin", "bypass_mode": "pull_request"}], "missing"),
        (None, "cannot_verify"),
        ({}, "cannot_verify"),
        (["admin"], "cannot_verify"),
    ],
)
def test_whoever_is_on_a_bypass_list_is_let_past(github: Patient, actors: Any, state: str) -> None:
    without_classic(github)
    github.body("/rulesets/9100")["bypass_actors"] = actors
    assert github.look().state("bypass") == state


@pytest.mark.parametrize("loose", ["enforce_admins", "bypass_pull_request_allowances"])
def test_the_older_protection_can_let_somebody_past_too(github: Patient, loose: str) -> None:
    without_rules(github)
    classic = github.body(CLASSIC)
    if loose == "enforce_admins":
        classic["enforce_admins"]["enabled"] = False
    else:
        allowed = {"users": [], "teams": [{"slug": "friends"}], "apps": []}
        classic["required_pull_request_reviews"]["bypass_pull_request_allowances"] = allowed
    assert github.look().not_good() == {"bypass": "missing"}


def test_a_strict_older_protection_without_reviews_does_not_make_up_for_a_bypass_list(
    github: Patient,
) -> None:
    del github.body(CLASSIC)["required_pull_request_reviews"]
    actor = {"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}
    github.body("/rulesets/9100")["bypass_actors"] = [actor]
    assert github.look().not_good() == {"bypass": "missing"}


def test_a_strict_older_protection_with_everything_does_make_up_for_it(github: Patient) -> None:
    actor = {"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}
    github.body("/rulesets/9100")["bypass_actors"] = [actor]
    assert github.look().not_good() == {}


def test_the_required_check_is_the_one_that_always_runs(github: Patient) -> None:
    without_classic(github)
    required = rule(github, "required_status_checks")["parameters"]["required_status_checks"]
    required[0]["context"] = "Content"
    report = github.look()
    assert report.not_good() == {"required-check": "missing"}
    assert "add “ambassade”" in report.by_id["required-check"]["cure"]


def test_without_a_check_there_is_nothing_to_require(github: Patient) -> None:
    (github.root / ".github/workflows/check.yml").unlink()
    assert github.look().not_good() == {"required-check": "missing"}


def test_the_default_branch_is_asked_about_whatever_its_name(github: Patient) -> None:
    github.body("")["default_branch"] = "release/2026"
    for old in (RULES, CLASSIC):
        new = old.replace("main", "release%2F2026")
        github.forge.routes[github.base + new] = github.forge.routes.pop(github.base + old)
    assert github.look().not_good() == {}


@pytest.mark.parametrize("name", ["", 7, None, "../../user", "a b", "\x1b[2J", "main\n::error::x", "\ud800"])
def test_a_branch_that_no_branch_can_be_called_proves_nothing(github: Patient, name: Any) -> None:
    github.body("")["default_branch"] = name
    report = github.look()
    assert report.not_good() == dict.fromkeys([*BRANCH, "workflow-pull-requests"], "cannot_verify")


def test_lines_of_codeowners_that_github_does_not_understand(github: Patient) -> None:
    fault = {"line": 3, "column": 1, "kind": "Unknown owner", "path": ".github/CODEOWNERS", "message": "?"}
    github.put("/codeowners/errors", Prepared({"errors": [fault, fault]}))
    report = github.look()
    assert report.not_good() == {"codeowners-errors": "missing"}
    assert "does not understand 2 lines" in report.message("codeowners-errors")


@pytest.mark.parametrize("role", ["read", "none", "triage"])
def test_an_owner_who_may_not_write(github: Patient, role: str) -> None:
    github.put("/collaborators/ben-okoro/permission", Prepared({"permission": role}))
    report = github.look()
    assert report.not_good() == {"codeowners-access": "missing"}
    assert "@ben-okoro" in report.message("codeowners-access")


@pytest.mark.parametrize(
    "reply", [NO_RIGHT, Prepared({"message": "Not Found"}, 404), Prepared({"permission": 5}), Prepared([])]
)
def test_an_owner_whose_rights_cannot_be_seen(github: Patient, reply: Prepared) -> None:
    github.put("/collaborators/ana-s/permission", reply)
    assert github.look().not_good() == {"codeowners-access": "cannot_verify"}


def test_an_unknown_owner_does_not_hide_one_who_may_not_write(github: Patient) -> None:
    github.put("/collaborators/ana-s/permission", Prepared({"message": "Not Found"}, 404))
    github.put("/collaborators/ben-okoro/permission", Prepared({"permission": "read"}))
    assert github.look().not_good() == {"codeowners-access": "missing"}


def test_so_many_owners_are_not_all_asked_about(github: Patient) -> None:
    lines = "".join(f"/{n} @Owner-{n} # @nobody\n" for n in range(101))
    put(github.root, ".github/CODEOWNERS", lines)
    for n in range(101):
        github.put(f"/collaborators/Owner-{n}/permission", Prepared({"permission": "write"}))
    report = github.look()
    assert report.state("codeowners-access") == "cannot_verify"
    assert "101" in report.message("codeowners-access")
    assert sum("/collaborators/" in path for path in github.forge.asked) == 100


def test_without_codeowners_nobody_is_asked(github: Patient) -> None:
    (github.root / ".github/CODEOWNERS").unlink()
    report = github.look()
    assert report.not_good() == dict.fromkeys(
        ["generated-files", "codeowners-errors", "codeowners-access"], "missing"
    )


@pytest.mark.parametrize(
    ("allowed", "code_owners", "intake", "state"),
    [
        (True, True, True, "good"),
        (True, False, True, "missing"),
        (True, False, False, "missing"),
        (False, True, True, "missing"),
        (False, False, False, "good"),
        ("yes", True, True, "cannot_verify"),
        (None, True, True, "cannot_verify"),
    ],
)
def test_workflows_may_open_but_their_approval_must_not_count(
    github: Patient, allowed: Any, code_owners: Any, intake: Any, state: str
) -> None:
    without_classic(github)
    github.put("/actions/permissions/workflow", Prepared({"can_approve_pull_request_reviews": allowed}))
    rule(github, "pull_request")["parameters"]["require_code_owner_review"] = code_owners
    if not intake:
        (github.root / ".github/workflows/intake.yml").unlink()
    assert github.look().state("workflow-pull-requests") == state


def run_of(hours: float, conclusion: Any = "success") -> dict[str, Any]:
    """A scheduled run that began so many hours ago."""
    at = (NOW - timedelta(hours=hours)).isoformat().replace("+00:00", "Z")
    return {"created_at": at, "conclusion": conclusion, "status": "completed"}


@pytest.mark.parametrize(
    ("runs", "state"),
    [
        ([run_of(1)], "good"),
        ([run_of(48)], "good"),
        ([run_of(48.1)], "missing"),
        ([run_of(1, "failure")], "missing"),
        ([run_of(1, "cancelled")], "missing"),
        ([], "missing"),
        ([run_of(0.1, None)], "cannot_verify"),
        ([run_of(300, None)], "missing"),
        ([run_of(-0.5)], "good"),
        ([run_of(-24)], "cannot_verify"),
        ([{"created_at": "2026-11-25T03:17:40", "conclusion": "success"}], "cannot_verify"),
        ([{"created_at": 1795420800, "conclusion": "success"}], "cannot_verify"),
        ([run_of(1, True)], "cannot_verify"),
        (None, "cannot_verify"),
    ],
)
def test_the_daily_build_ran_these_days_and_passed(github: Patient, runs: Any, state: str) -> None:
    github.put("/actions/workflows/publish.yml/runs", Prepared({"workflow_runs": runs}))
    assert github.look().not_good() == ({} if state == "good" else {"daily-build-running": state})
    asked = next(path for path in github.forge.asked if "/runs" in path)
    assert asked.endswith("?event=schedule&per_page=1")


def test_a_workflow_that_github_does_not_know(github: Patient) -> None:
    github.forge.routes.pop("/repos/quay/lanterns/actions/workflows/publish.yml/runs")
    assert github.look().not_good() == {"daily-build-running": "cannot_verify"}


@pytest.mark.parametrize(("word", "private"), [("public", False), (None, False)])
def test_internal_content_in_a_public_repository(github: Patient, word: Any, private: bool) -> None:
    github.body("").update(visibility=word, private=private)
    report = github.look()
    assert report.not_good() == dict.fromkeys(["visibility", "internal-content", "personal-forms"], "missing")
    assert "1 thing in it" in report.message("internal-content")
    assert ".github/ISSUE_TEMPLATE/" in report.message("personal-forms")


@pytest.mark.parametrize("word", [5, "Public\x1b[2J", ["private"]])
def test_a_visibility_of_another_shape_is_not_known(github: Patient, word: Any) -> None:
    github.body("")["visibility"] = word
    names = ["visibility", "internal-content", "personal-forms"]
    assert github.look().not_good() == dict.fromkeys(names, "cannot_verify")


def test_an_enterprise_repository_that_is_internal_is_not_public(github: Patient) -> None:
    github.body("")["visibility"] = "internal"
    assert github.look().not_good() == {}


def test_in_an_organisation_of_one_nobody_is_asked_to_approve(github: Patient) -> None:
    organisation = github.root / "content/organisation.yml"
    organisation.write_text(organisation.read_text("utf-8").replace("preset: small", "preset: solo"), "utf-8")
    profile = github.root / "content/ambassadors/ben-okoro.md"
    profile.write_text(profile.read_text("utf-8").replace("forge_login: ben-okoro\n", ""), "utf-8")
    regenerate(github.root)
    without_classic(github)
    rule(github, "pull_request")["parameters"] |= {
        "required_approving_review_count": 0,
        "require_code_owner_review": False,
        "dismiss_stale_reviews_on_push": False,
        "require_last_push_approval": False,
    }
    assert github.look().not_good() == {}
    github.body(RULES).clear()
    assert set(github.look().not_good()) == {"required-check", "force-push", "deletion", "bypass"}


def test_nothing_is_asked_for_that_would_need_a_write(github: Patient) -> None:
    github.look()
    assert all(path.startswith("/repos/quay/lanterns") for path in github.forge.asked)
    assert len(github.forge.asked) == 9
