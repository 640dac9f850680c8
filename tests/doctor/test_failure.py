"""Whatever goes wrong while asking: the line stays open with a sentence, and nothing is called good."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ambassade.forge.http import Client, Reply
from ambassade.report.terminal import printable
from tests.doctor.patient import BRIEF, LIMITS, REPLIES, TOKEN, Patient
from tests.forge.loopback import NEVER, Prepared, nobody, waits

FAILURES = json.loads((REPLIES / "failures.json").read_text("utf-8"))
LOCAL = {
    "generated-files",
    "content",
    "approvers",
    "preset",
    "fixed-date",
    "daily-build",
    "pinned-actions",
    "python-version",
}
READERS = {"visibility", "internal-content", "personal-forms"}
PATHS = {
    "/rules/branches/main": set(),
    "/rulesets/9100": set(),
    "/codeowners/errors": {"codeowners-errors"},
    "/collaborators/ana-s/permission": {"codeowners-access"},
    "/actions/permissions/workflow": {"workflow-pull-requests"},
    "/actions/workflows/publish.yml/runs": {"daily-build-running"},
}
BROKEN: dict[str, Callable[[], Prepared]] = {
    "no right": lambda: Prepared({"message": "Forbidden"}, 403),
    "hidden": lambda: Prepared({"message": "Not Found"}, 404),
    "bad token": lambda: Prepared({"message": "Bad credentials"}, 401),
    "a page": lambda: Prepared(raw=b"<html>Log in</html>", headers={"Content-Type": "text/html"}),
    "half a reply": lambda: Prepared(raw=b'{"errors": [', headers={"Content-Length": "4000"}),
    "half a text": lambda: Prepared(raw=b'{"errors": ['),
    "another type": lambda: Prepared("all is well"),
    "nothing": lambda: Prepared(None),
    "no number": lambda: Prepared(raw=b'{"errors": NaN}'),
    "nested": lambda: Prepared(raw=b'{"a":' * 20_000),
    "too much": lambda: Prepared(raw=b" " * 300_000),
    "elsewhere": lambda: Prepared({}, 302, {"Location": "http://127.0.0.2:9/secret"}),
    "limit": lambda: Prepared({"message": "rate limit"}, 429, {"Retry-After": "3600"}),
    "server": lambda: Prepared({"message": "oops"}, 500),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_repository_that_cannot_be_read_leaves_everything_on_the_forge_open(
    github: Patient, how: str
) -> None:
    github.put("", BROKEN[how]())
    report = github.look()
    assert report.status == 0
    assert set(report.not_good().values()) == {"cannot_verify"}
    assert set(report.by_id) - set(report.not_good()) == LOCAL
    assert len({report.message(name).rsplit(": ", 1)[1] for name in report.not_good()}) == 1
    assert {path.partition("?")[0] for path in github.forge.asked} == {"/repos/quay/lanterns"}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("path", PATHS)
def test_one_reply_that_cannot_be_read_leaves_its_own_line_open(github: Patient, path: str, how: str) -> None:
    github.put(path, BROKEN[how]())
    report = github.look()
    assert report.not_good() == dict.fromkeys(PATHS[path], "cannot_verify")


@pytest.mark.parametrize("how", BROKEN)
def test_without_rules_that_can_be_read_and_without_the_older_protection_all_stays_open(
    github: Patient, how: str
) -> None:
    github.put("/rules/branches/main", BROKEN[how]())
    github.put("/branches/main/protection", Prepared({"message": "Branch not protected"}, 404))
    assert set(github.look().not_good().values()) == {"cannot_verify"}
    assert github.look().state("required-review") == "cannot_verify"


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_where_every_reply_is_broken_nothing_is_missing_and_nothing_good(
    request: pytest.FixtureRequest, kind: str, how: str
) -> None:
    patient: Patient = request.getfixturevalue(kind)
    first = patient.base
    for path in patient.forge.routes:
        if path != first:
            patient.forge.put(path, BROKEN[how]())
    report = patient.look()
    assert set(report.not_good().values()) == {"cannot_verify"}
    good = set(report.by_id) - set(report.not_good()) - LOCAL - READERS
    assert good == ({"required-check"} if kind == "gitlab" else set())


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure["name"])
def test_the_failures_of_github(github: Patient, failure: dict[str, object]) -> None:
    body, headers = failure["body"], failure["headers"]
    assert isinstance(headers, dict)
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    status = failure["status"]
    assert isinstance(status, int)
    github.put("/codeowners/errors", Prepared(status=status, raw=raw, headers=headers))
    assert github.look().not_good() == {"codeowners-errors": "cannot_verify"}
    assert sum(github.naps.seconds) <= 15


def test_a_short_limit_is_waited_for_once(github: Patient) -> None:
    limited = Prepared({"message": "rate limit"}, 429, {"Retry-After": "3"})
    github.put("/codeowners/errors", limited, Prepared({"errors": []}))
    assert github.look().not_good() == {}
    assert github.naps.seconds == [3]


@pytest.mark.parametrize("slow", [{"delay": NEVER}, {"drip": 0.1}])
def test_a_forge_that_does_not_answer_is_not_waited_for(
    github: Patient, monkeypatch: pytest.MonkeyPatch, slow: dict[str, float]
) -> None:
    body = {"private": True, "visibility": "private", "description": "x" * 9000}
    github.put("", Prepared(body, **slow))  # type: ignore[arg-type]  # delays only
    waited = waits(monkeypatch)
    report = github.look(limits=BRIEF)
    assert set(waited) == {(BRIEF.reply, BRIEF.silence)}
    assert "does not answer in time" in report.message("required-review")
    assert set(report.not_good().values()) == {"cannot_verify"}


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_a_forge_that_falls_silent_is_not_asked_for_everything_else(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    patient: Patient = request.getfixturevalue(kind)
    for path in patient.forge.routes:
        if path != patient.base:
            patient.forge.put(path, Prepared([], delay=NEVER))
    exchange, asked = Client._exchange, []

    def hurried(asking: Client, address: str) -> Reply:
        """In a hurry only where nothing comes: on a busy machine the first answer may take its time.

        Counted here, because the forge may hear of a question only after we gave up waiting.
        """
        asked.append(address)
        asking._limits = LIMITS if address.endswith(patient.base) else BRIEF
        return exchange(asking, address)

    monkeypatch.setattr(Client, "_exchange", hurried)
    report = patient.look()
    assert len(asked) == 3
    assert set(report.not_good().values()) == {"cannot_verify"}


def test_a_forge_that_stumbles_now_and_then_is_asked_on(github: Patient) -> None:
    for path in ("/rules/branches/main", "/codeowners/errors", "/actions/permissions/workflow"):
        github.put(path, BROKEN["half a reply"]())
    names = ["codeowners-errors", "workflow-pull-requests"]
    assert github.look().not_good() == dict.fromkeys(names, "cannot_verify")


def test_a_forge_that_is_not_there(github: Patient) -> None:
    with nobody() as address:
        report = github.look(environment=github.environment() | {"GITHUB_API_URL": address})
    assert set(report.not_good().values()) == {"cannot_verify"}
    assert "cannot be reached" in report.message("required-review")


def test_a_list_of_rules_that_breaks_off_proves_nothing(github: Patient) -> None:
    github.put("/branches/main/protection", Prepared({"message": "Branch not protected"}, 404))
    more = {"Link": '<{here}/repositories/8/rules?page=2>; rel="next"'}
    github.put("/rules/branches/main", Prepared(github.body("/rules/branches/main"), headers=more))
    github.forge.put("/repositories/8/rules?page=2", Prepared(raw=b"[", headers={"Content-Length": "90"}))
    report = github.look()
    assert report.state("required-review") == "cannot_verify"
    assert report.state("deletion") == "cannot_verify"


HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202e\u2066::error::x\r\n##[set-env name=A;]b\ud800"


@pytest.mark.parametrize("kind", ["github", "gitlab"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_text_of_the_server_reaches_the_terminal(
    request: pytest.FixtureRequest, kind: str, lang: str
) -> None:
    patient: Patient = request.getfixturevalue(kind)

    def poison(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: poison(part, name) for name, part in value.items()} | {HOSTILE: HOSTILE}
        if isinstance(value, list):
            return [poison(part, key) for part in value]
        return HOSTILE if isinstance(value, str) and key != "default_branch" else value

    for path, replies in list(patient.forge.routes.items()):
        for reply in replies:
            reply.body = poison(reply.body)
        patient.forge.routes[path] = [Prepared(reply.body, headers={"X-Said": "x"}) for reply in replies]
    fault = {"line": HOSTILE, "message": HOSTILE, "path": HOSTILE}
    patient.put("/codeowners/errors", Prepared({"errors": [fault]}))
    patient.put("/collaborators/ana-s/permission", Prepared({"permission": HOSTILE}))
    for form in ("terminal", "json"):
        _, out = patient.out(form, lang=lang)
        assert "owned" not in out
        assert "::error" not in out
        assert "##[" not in out
        assert all(printable(line) == line for line in out.splitlines())


def test_a_token_in_a_reply_is_not_said_again(github: Patient) -> None:
    for path in list(PATHS):
        github.put(path, Prepared({"message": TOKEN, TOKEN: TOKEN}, 403, {"X-Echo": TOKEN}))
    github.out("terminal")
    github.out("json")


@pytest.mark.parametrize("token", [f"{TOKEN}\nX-Evil: 1", f"{TOKEN}é"])
def test_a_token_that_would_break_out_of_its_header_is_refused(github: Patient, token: str) -> None:
    report = github.look(environment=github.environment() | {"GITHUB_TOKEN": token})
    assert "characters no token has" in report.message("forge")
    assert github.forge.asked == []
