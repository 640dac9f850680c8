"""What a review says of one change at a time: nothing too much for its readers, and nothing left out."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ambassade.cli import main
from ambassade.history.approvals import Opinion, own_approval
from ambassade.load.schema import load_schemas, packaged_folder
from ambassade.words import say
from tests.history.trees import Files, edited, start
from tests.review.scene import AURORA, BORA, PEOPLE, entry, picture
from tests.review.told import approved, machine, markdown, review_of, terminal
from tests.rules.proposal import begin, git

ANA, BEN, EVE = (f"{PEOPLE}/{slug}.md" for slug in ("ana-silva", "ben-okoro", "eve-laurent"))
POST = f"{AURORA}/posts/why-lamp-nine.md"
WALK = f"{AURORA}/calendar/lamp-walk.yml"
MESSAGE = f"{AURORA}/messages/walk-with-us.yml"
CHARTER = "content/playbook/charter.md"
ORGANISATION = "content/organisation.yml"
START = start()
Change = tuple[str, str]


def told(after: Files, audience: str = "public", before: Files = START, **options: Any) -> dict[str, Any]:
    return machine(review_of(before, after, audience, **options))


def titles(effects: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    return [(one["title"], one["parts"]) for one in effects]


def with_network(name: str, access: str, files: Files = START) -> dict[str, bytes]:
    """Aurora's content once more in another network."""
    found = dict(files)
    for path, data in files.items():
        if path.startswith(AURORA):
            text = data.decode().replace("aurora/", f"{name}/").replace("name: Aurora", f"name: Hidden{name}")
            text = text.replace("stage:", f"access: {access}\nstage:")
            found[path.replace("aurora", name).replace("why-lamp", f"{name}-lamp")] = text.encode()
    return found


# Nothing to tell


def test_nothing_differs() -> None:
    review = review_of(START, START)
    sentence = "Merging this changes nothing that readers see, in any edition."
    assert markdown(review).splitlines()[:3] == ["<!-- ambassade-review -->", "", sentence]
    assert terminal(review).startswith(sentence + "\n")
    assert "Unverified" not in markdown(review)


def test_a_comment_in_a_file_is_nothing() -> None:
    review = review_of(START, {**START, WALK: b"# a comment\n" + START[WALK]})
    assert "changes nothing that readers see" in markdown(review)


def test_files_that_are_no_content_are_counted() -> None:
    found = told({**START, "tool.py": b"print()\n"})
    assert found["other_files"] == 1
    assert [(one["tooling"], one["by"]) for one in found["needed"]] == [(True, "the maintainers")]


# People


def test_a_person_who_joins() -> None:
    new = START[EVE].replace(b"Eve Laurent", "Zoë Lindqvist".encode()).replace(b"elaurent", b"zlindqvist")
    found = told({**START, f"{PEOPLE}/zoe-lindqvist.md": new})
    (one,) = found["public"]
    assert (one["title"], one["parts"], one["agreed"]) == ("Zoë Lindqvist", ["profile"], "yes")
    assert one["where"] == ["their page", "Aurora", "the directory"]
    assert one["page"] == "ambassadors/zoe-lindqvist/"


def test_how_long_somebody_agreed_is_for_colleagues() -> None:
    new = {**START, f"{PEOPLE}/zoe.md": START[EVE].replace(b"Eve Laurent", b"Zoe")}
    assert told(new, "private")["public"][0]["agreed"] == "yes, until 31 December 2027"


def test_an_account_is_shown_once_agreed_to() -> None:
    account = "accounts:\n  - id: x\n    platform: x\n    url: https://x.com/ben\nstanding: active"
    kept_back = edited(START, BEN, ("standing: active", account))
    found = told(kept_back)
    assert (found["public"], found["changes"], found["internal"]["unseen"]) == (
        [],
        [],
        [{"kind": "ambassador", "count": 1}],
    )
    assert [(one["parts"], one["readers"]) for one in told(kept_back, "private")["internal"]["things"]] == [
        (["X account"], "colleagues alone: not agreed to")
    ]
    agreed = edited(kept_back, BEN, ("scopes: [profile]", 'scopes: [profile, "account:x"]'))
    assert titles(told(agreed)["public"]) == [("Ben Okoro", ["X account"])]
    assert titles(told(agreed, before=kept_back)["public"]) == [("Ben Okoro", ["X account"])]


def test_a_photograph_without_agreement_is_no_word_in_public() -> None:
    photo = edited(
        START, BEN, ("standing: active", "photo:\n  file: ben.jpg\n  alt: Ben at night\nstanding: active")
    )
    photo[f"{PEOPLE}/ben.jpg"] = picture()
    assert "hotograph" not in markdown(review_of(START, photo))
    assert "Ben at night" not in json.dumps(told(photo))
    agreed = edited(photo, BEN, ("scopes: [profile]", "scopes: [profile, photo]"))
    assert titles(told(agreed)["public"]) == [("Ben Okoro", ["photograph"])]


def test_another_picture_under_the_same_name() -> None:
    photo = edited(
        START,
        BEN,
        ("standing: active", "photo:\n  file: ben.jpg\n  alt: Ben at night\nstanding: active"),
        ("scopes: [profile]", "scopes: [profile, photo]"),
    )
    before = {**photo, f"{PEOPLE}/ben.jpg": picture()}
    after = {**photo, f"{PEOPLE}/ben.jpg": picture((200, 20, 20))}
    assert [(one["property"], one["after"]) for one in told(after, before=before)["changes"]] == [
        ("picture", "another picture")
    ]


PHOTO = (
    "  - scopes: [photo, badge]\n    given_on: 2026-11-20\n    until: 2027-06-30\n    evidence: C-2026-950\n"
)


def test_withdrawn_consent_makes_invisible() -> None:
    after = edited(START, BEN, ("    evidence:", "    withdrawn_on: 2026-11-23\n    evidence:"))
    found = told(after, "private")
    assert titles(found["invisible"]) == [("Ben Okoro", ["profile"])]
    assert ("Editorial committee", "Ben Okoro") in {
        (one["property"], one["before"].partition(",")[0]) for one in found["changes"]
    }


@pytest.mark.parametrize(
    ("before", "after", "deed", "said"),
    [
        (
            "    evidence:",
            "    withdrawn_on: 2026-11-23\n    evidence:",
            ("withdrawn", ["the profile"], "2026-11-23"),
            "**Ben Okoro** withdraws their consent to the profile, from 23 November 2026",
        ),
        (
            "until: 2027-12-31",
            "until: 2028-06-30",
            ("changed", ["the profile"], "2028-06-30"),
            "The consent of **Ben Okoro** becomes one to the profile, until 30 June 2028",
        ),
        (
            "consent:\n",
            f"consent:\n{PHOTO}",
            ("given", ["the photograph", "the badges"], "2027-06-30"),
            "**Ben Okoro** agrees to the photograph and the badges, until 30 June 2027",
        ),
    ],
)
def test_a_consent_is_told_as_what_it_is(
    before: str, after: str, deed: tuple[str, list[str], str], said: str
) -> None:
    files = edited(START, BEN, (before, after))
    review = review_of(START, files, "private")
    (one,) = machine(review)["consents"]
    assert (one["person"], (one["deed"], one["scopes"], one["day"])) == ("Ben Okoro", deed)
    assert f"- {said}\n" in markdown(review)
    assert "Consent" not in {change["property"] for change in machine(review)["changes"]}
    assert told(files)["consents"] == []


def test_a_withdrawal_and_a_record_that_are_taken_out() -> None:
    withdrawn = edited(START, BEN, ("    evidence:", "    withdrawn_on: 2026-11-20\n    evidence:"))
    (one,) = told(START, "private", withdrawn)["consents"]
    assert (one["deed"], one["day"]) == ("revived", "2026-11-20")
    other = edited(START, BEN, ("evidence: C-", "evidence: D-"))
    assert [one["deed"] for one in told(other, "private")["consents"]] == ["given", "removed"]


def test_somebody_not_told_yet_is_one_change_and_no_name() -> None:
    new = START[EVE].replace(b"Eve Laurent", b"Zoe Hidden").replace(b"informed_on: 2025-12-01\n", b"")
    for audience in ("public", "private"):
        found = told({**START, f"{PEOPLE}/zoe.md": new}, audience)
        assert found["internal"]["apart"] == 1
        assert "Zoe Hidden" not in json.dumps(found)


def test_who_is_told_later_is_public_later() -> None:
    new = (
        START[EVE]
        .replace(b"Eve Laurent", b"Zoe")
        .replace(b"informed_on: 2025-12-01", b"informed_on: 2026-12-01")
    )
    assert told({**START, f"{PEOPLE}/zoe.md": new})["later"] == [{"kind": "ambassador", "count": 1}]


def test_consent_that_ends_soon() -> None:
    after = edited(START, BEN, ("until: 2027-12-31", "until: 2026-12-20"))
    assert told(after)["people"] == [{"count": 1}]
    assert "Ben" not in markdown(review_of(START, after)).partition("### People")[2].partition("###")[0]
    assert told(after, "private")["people"] == [
        {"person": "Ben Okoro", "scopes": "profile", "until": "2026-12-20"}
    ]


def test_consent_of_who_writes_a_post_that_changes() -> None:
    before = edited(START, ANA, ("until: 2027-12-31", "until: 2026-12-20"))
    after = edited(before, POST, ("a gull and", "two gulls and"))
    assert [one["person"] for one in told(after, "private", before)["people"]] == ["Ana Silva"]
    assert told(edited(before, BEN, ("eleven", "twelve")), "private", before)["people"] == []


# What is not public


def test_a_draft_is_counted_and_colleagues_read_its_name() -> None:
    draft = entry("Secret party", "meeting", "2026-12-01", audience="public", status="draft")
    after = {**START, f"{AURORA}/calendar/party.yml": draft}
    found = told(after)
    assert found["internal"]["colleagues"] == [{"kind": "meeting", "count": 1}]
    assert "party" not in json.dumps(found).lower()
    assert [(one["title"], one["readers"]) for one in told(after, "private")["internal"]["things"]] == [
        ("Secret party", "colleagues")
    ]


def test_a_message_is_for_members() -> None:
    after = {**START, f"{AURORA}/messages/another.yml": START[MESSAGE].replace(b"2026-11-23", b"2026-11-30")}
    assert told(after)["internal"]["members"] == [{"kind": "message", "count": 1}]
    (one,) = told(after, "private")["internal"]["things"]
    assert (one["readers"], one["parts"], one["from"]) == (
        "members",
        ["LinkedIn (English)"],
        "2026-11-30T00:00:00+01:00",
    )


@pytest.mark.parametrize("access", ["closed", "secret"])
@pytest.mark.parametrize("audience", ["public", "private"])
def test_a_hidden_network_is_a_number(access: str, audience: str) -> None:
    before = with_network("dusk", access)
    after = {
        path: data.replace(b"lamp", b"lantern").replace(b"Lamp", b"Lantern") if "/dusk/" in path else data
        for path, data in before.items()
    }
    review = review_of(before, after, audience, approvals=approved("bokoro"))
    found = machine(review)
    assert found["internal"]["apart"] == 4
    assert (found["public"], found["changes"], found["later"]) == ([], [], [])
    text = json.dumps(found) + markdown(review) + terminal(review)
    assert "antern" not in text
    assert "Ben Okoro" not in text
    assert ("Hiddendusk" in text) == (access == "closed" and audience == "private")
    assert "a network that is not public" in text or (access, audience) == ("closed", "private")


def test_a_network_that_opens_brings_what_is_in_it() -> None:
    before = with_network("dusk", "closed")
    after = edited(before, "content/networks/dusk/network.yml", ("access: closed", "access: open"))
    found = told(after, before=before)
    assert titles(found["public"]) == [
        ("Hiddendusk", []),
        ("Lamp walk on the north quay", []),
        ("Why lamp nine went out", []),
    ]
    assert found["internal"]["members"] == [{"kind": "message", "count": 1}]
    closed = told(before, before=after)
    assert closed["internal"]["hidden"] == [{"kind": "message", "count": 1}]
    assert [one["title"] for one in closed["invisible"]] == [one["title"] for one in found["public"]]


def test_notes_and_owners_change_nothing_that_the_public_sees() -> None:
    after = edited(START, CHARTER, ("owner: ana-silva", "owner: ben-okoro\nnotes: Between us"))
    found = told(after)
    assert found["internal"]["unseen"] == [{"kind": "playbook-page", "count": 1}]
    assert "Between" not in json.dumps(found)
    assert [(one["property"], one["readers"], one["after"]) for one in told(after, "private")["changes"]] == [
        ("Owner", "members", "Ben Okoro"),
        ("Notes", "internal", "Between us"),
    ]


def test_what_goes_and_was_not_public() -> None:
    after = {path: data for path, data in START.items() if path != MESSAGE}
    found = told(after)["internal"]
    assert (found["hidden"], found["removed"]) == ([{"kind": "message", "count": 1}], [])
    assert [one["title"] for one in told(after, "private")["internal"]["gone"]] == [
        "Come and see how the quay is lit"
    ]


def test_an_archived_message_is_for_members_no_longer() -> None:
    after = edited(START, MESSAGE, ("status: approved", "status: archived"))
    found = told(after)["internal"]
    assert (found["hidden"], found["colleagues"]) == ([{"kind": "message", "count": 1}], [])
    assert "**Members see no longer:** 1 message." in markdown(review_of(START, after))
    (gone,) = told(after, "private")["internal"]["gone"]
    assert (gone["title"], gone["readers"]) == ("Come and see how the quay is lit", "members")


def test_a_dropped_draft_was_for_colleagues_alone() -> None:
    draft = {f"{AURORA}/calendar/party.yml": entry("Party", "meeting", "2026-12-01", status="draft")}
    found = told(START, before={**START, **draft})["internal"]
    assert found["removed"] == [{"kind": "meeting", "count": 1}]


# What becomes public, now and later


def test_an_embargo_is_a_number_in_public_and_a_date_inside() -> None:
    walk = entry("Night fair", "event", "2026-12-20", embargo="2026-12-01T08:00")
    after = {**START, f"{AURORA}/calendar/fair.yml": walk}
    found = told(after)
    assert found["later"] == [{"kind": "event", "count": 1}]
    assert "2026-12-01" not in json.dumps(found)
    assert "Night fair" not in json.dumps(found)
    (one,) = told(after, "private")["later"]
    assert (one["title"], one["from"]) == ("Night fair", "2026-12-01T08:00:00+01:00")
    assert "1 December 2026, 08:00 (Europe/Paris)" in markdown(review_of(START, after, "private"))


def test_a_post_put_off_is_invisible_until_then() -> None:
    after = edited(START, POST, ("2026-11-02T09:00", "2026-12-02T09:00"))
    found = told(after)
    assert titles(found["invisible"]) == [("Why lamp nine went out", [])]
    assert found["later"] == [{"kind": "post", "count": 1}]


def test_who_approved() -> None:
    after = {**START, f"{AURORA}/posts/again.md": START[POST].replace(b"Why lamp nine", b"Again lamp nine")}
    asked = told(after, approvals=approved(made_by=("asilva",)))
    assert asked["public"][0]["agreed"] == "not yet: 1 approval is missing"
    (need,) = asked["needed"]
    assert (need["done"], need["by"], need["names"]) == (
        False,
        "the committee of Aurora",
        ["Ben Okoro", "Cleo Marsh"],
    )
    given = told(after, approvals=approved("bokoro", made_by=("asilva",)))
    assert given["public"][0]["agreed"] == "approved by Ben Okoro"
    assert [(one["done"], one["names"]) for one in given["needed"]] == [(True, ["Ben Okoro"])]
    assert not given["unverified"]


def test_an_approval_that_is_left_out_is_told() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    said = replace(approved(), remarks=(say("`{login}` approved before the last push", login="b_okoro"),))
    review = review_of(START, after, approvals=said)
    assert machine(review)["remarks"] == ["`b_okoro` approved before the last push"]
    assert "**About the approvals:** b&#95;okoro approved before the last push." in markdown(review)


def test_an_own_approval_that_counts_is_not_said_not_to() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    own = replace(approved("asilva", made_by=("asilva",)), remarks=(own_approval("asilva"),))
    remark = "`asilva` had a part in this change, so their own approval does not count"
    assert told(after, approvals=own)["remarks"] == [remark]
    tier = "review_tiers:\n  - id: mine\n    applies_to: [wording, post]\n    approvals: 1\n"
    tier += "    by: [committee]\n    not_the_author: false\n"
    loose = {**START, ORGANISATION: START[ORGANISATION] + tier.encode()}
    after = edited(loose, POST, ("a gull and", "two gulls and"))
    found = told(after, before=loose, approvals=own)
    assert [(one["done"], one["names"]) for one in found["needed"]] == [(True, ["Ana Silva"])]
    assert found["remarks"] == []


URGENT = "approvals:\n  - by: ben-okoro\n    on: {day}\n    digest: sha256:{digest}\n    urgent: true\n"


def urgent(day: str) -> str:
    return URGENT.format(day=day, digest="0" * 64)


@pytest.mark.parametrize(
    ("day", "due", "said"),
    [
        ("2026-11-20", "2026-11-23", "due on 23 November 2026, because {who} approved it alone"),
        ("2026-11-19", None, "overdue, because {who} approved it alone"),
    ],
)
def test_when_a_second_look_falls_due(day: str, due: str | None, said: str) -> None:
    after = edited(START, WALK, ("status: approved", f"status: approved\n{urgent(day)}"))
    for audience, names, who in (("public", [], "one person"), ("private", ["Ben Okoro"], "Ben Okoro")):
        review = review_of(START, after, audience)
        (look,) = machine(review)["second_looks"]["due"]
        assert (look["day"], look["names"]) == (due, names)
        assert f"quay**”: {said.format(who=who)}\n" in markdown(review)
        assert not [one for one in machine(review)["changes"] if one["property"] == "Approvals"]


def test_a_second_look_that_is_taken() -> None:
    before = edited(START, WALK, ("status: approved", f"status: approved\n{urgent('2026-11-20')}"))
    look = f"  - by: cleo-marsh\n    on: 2026-11-23\n    digest: sha256:{'0' * 64}\n"
    after = {
        **before,
        WALK: before[WALK].replace(b"    urgent: true\n", b"    urgent: true\n" + look.encode()),
    }
    assert told(after, "private", before)["second_looks"]["taken"][0]["names"] == ["Cleo Marsh"]
    (one,) = told(after, before=before)["second_looks"]["taken"]
    assert (one["day"], one["names"]) == (None, [])


def test_a_second_look_at_what_is_not_public_is_a_number() -> None:
    after = edited(START, MESSAGE, ("status: approved", f"status: approved\n{urgent('2026-11-20')}"))
    assert told(after)["second_looks"] == {"due": [], "taken": [], "hidden": 1}


def test_the_errors_are_told_to_colleagues_and_counted_for_everybody() -> None:
    gone = {path: data for path, data in START.items() if path != WALK}
    private, public = review_of(START, gone, "private"), review_of(START, gone)
    (error,) = [one for one in machine(private)["errors"] if one["file"] == WALK]
    assert (error["rule"], error["line"]) == ("deleted-without-trace", 13)
    assert error["hint"] == "keep the file, and type `status: archived`"
    assert machine(public)["errors"] == []
    assert {"rule": "deleted-without-trace", "count": 1} in machine(public)["rules"]
    assert (
        "- `deleted-without-trace`, 1 time: `ambassade explain deleted-without-trace` says why\n"
        in markdown(public)
    )


def test_of_many_errors_the_first_ten_are_told() -> None:
    after = {
        **START,
        **{
            f"{AURORA}/posts/p{n}.md": START[POST].replace(b"Why lamp nine", f"Number {n}".encode())
            for n in range(12)
        },
    }
    text = markdown(review_of(START, after, "private")).partition("**To be corrected**")[2]
    assert text.count("\n- ") == 11
    assert "- … and 2 more errors\n" in text


def test_colleagues_are_not_told_the_errors_of_a_closed_network() -> None:
    before = with_network("cobalt", "closed")
    path = "content/networks/cobalt/calendar/lamp-walk.yml"
    after = {other: data for other, data in before.items() if other != path}
    found = told(after, "private", before)
    assert not [one for one in found["errors"] if "cobalt" in json.dumps(one)]
    assert {"rule": "deleted-without-trace", "count": 1} in found["rules"]


def test_colleagues_are_told_the_errors_of_somebody_new_and_of_a_file_that_can_not_be_read() -> None:
    new = START[EVE].replace(b"Eve Laurent", b"Zoe Quay").replace(b"elaurent", b"zquay")
    files = {**START, f"{PEOPLE}/zoe.md": new, WALK: b"title: ["}
    errors = told(files, "private", approvals=approved(made_by=("hlind",)))["errors"]
    assert {f"{PEOPLE}/zoe.md", WALK} <= {one["file"] for one in errors}
    secret = {**START, f"{PEOPLE}/zoe.md": new.replace(b"informed_on: 2025-12-01\n", b"")}
    found = told(secret, "private", approvals=approved(made_by=("hlind",)))
    assert not [one for one in found["errors"] if "Zoe" in json.dumps(one)]
    assert "approval-missing" in {one["rule"] for one in found["rules"]}


def test_what_members_read_still_is_said() -> None:
    after = edited(START, WALK, ("audience: public", "audience: members"))
    for audience in ("public", "private"):
        review = review_of(START, after, audience)
        assert [one["still"] for one in machine(review)["invisible"]] == ["members"]
        assert "**No longer public**" in markdown(review)
        assert "| What | Where it was read | Who still reads it |" in markdown(review)
    archived = edited(START, WALK, ("status: approved", "status: archived"))
    assert [one["still"] for one in told(archived)["invisible"]] == [None]
    assert "**Becomes invisible**" in markdown(review_of(START, archived))


def test_the_first_line_counts_all_that_readers_see() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    after = edited(after, f"{AURORA}/network.yml", ("Lamps for the long night", "Lamps for longer nights"))
    assert "## Merging this changes 2 things that readers see\n" in markdown(review_of(START, after))
    del after[WALK]
    first = "## Merging this changes 2 things that readers see and takes 1 thing off the public site\n"
    assert first in markdown(review_of(START, after))
    moved = edited(START, WALK, ("start: 2026-12", "start: 2027-01"))
    assert "## Merging this changes 1 thing that readers see\n" in markdown(review_of(START, moved))


def test_who_asks_for_changes_is_named_to_colleagues() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    refused = replace(approved(), opinions=(Opinion("bokoro", approves=False),))
    assert told(after, approvals=refused)["refused"] == {"count": 1, "names": []}
    assert told(after, "private", approvals=refused)["refused"] == {"count": 1, "names": ["Ben Okoro"]}
    assert "- [ ] Ben Okoro asks for changes" in markdown(
        review_of(START, after, "private", approvals=refused)
    )


@pytest.mark.parametrize("path", sorted(START))
def test_no_file_goes_without_a_word(path: str) -> None:
    after = {other: data for other, data in START.items() if other != path}
    for audience in ("public", "private"):
        assert "changes nothing that readers see" not in markdown(review_of(START, after, audience))


@pytest.mark.parametrize("path", sorted(START))
def test_no_file_changes_or_comes_without_a_word(path: str) -> None:
    before = {other: data for other, data in START.items() if other != path}
    assert "changes nothing that readers see" not in markdown(review_of(before, START))
    text = START[path].decode()
    key = "maintainers: [gil-rossi]" if path.endswith("organisation.yml") else "notes: Between us"
    if key in text:
        changed = text.replace(key, "maintainers: [gil-rossi, ana-silva]")
    elif path.endswith(".fr.md"):  # a translation has no front matter: all of it is read where the page is
        (change,) = told({**START, path: f"{text}\nAna le dit.\n".encode()})["changes"]
        assert change["after"].endswith("Ana le dit.")
        return
    else:
        changed = text.replace("---\n", f"---\n{key}\n", 1) if path.endswith(".md") else text + key + "\n"
    found = told({**START, path: changed.encode()})
    assert found["internal"]["unseen"] or found["internal"]["colleagues"] or found["internal"]["members"]
    assert "Between us" not in json.dumps(found)


def test_what_nobody_can_vouch_for_is_unverified() -> None:
    after = {**START, f"{AURORA}/posts/again.md": START[POST].replace(b"Why lamp nine", b"Again lamp nine")}
    found = told(after)
    assert (found["unverified"], found["public"][0]["agreed"]) == (True, "unverified")
    assert "**Unverified:**" in markdown(review_of(START, after))
    alone = edited(START, "content/organisation.yml", ("preset: small", "preset: solo"))
    solo = told({**alone, f"{AURORA}/posts/again.md": after[f"{AURORA}/posts/again.md"]}, before=alone)
    assert solo["unverified_because"] == "in a one-person organisation nobody else looks"
    assert (solo["needed"], solo["public"][0]["agreed"]) == ([], "unverified")


def test_a_committee_member_who_is_not_public_has_no_name() -> None:
    before = edited(START, BEN, ("scopes: [profile]", "scopes: [badge]"))
    after = edited(before, POST, ("a gull and", "two gulls and"))
    (need,) = told(after, before=before, approvals=approved("bokoro"))["needed"]
    assert (need["done"], need["names"], need["others"]) == (True, [], True)
    (need,) = told(after, "private", before, approvals=approved("bokoro"))["needed"]
    assert need["names"] == ["Ben Okoro"]


# Changes for readers


def test_old_and_new_words_side_by_side() -> None:
    after = edited(START, POST, ("a gull and three", "two gulls and four"))
    (one,) = told(after)["changes"]
    assert (one["property"], one["before"], one["after"]) == (
        "Summary",
        "A cable, a gull and three weeks of dark.",
        "A cable, two gulls and four weeks of dark.",
    )
    french = review_of(START, after, language="fr")
    assert french.changes[0].label == "Chapeau"


def test_of_a_long_text_the_places_that_differ() -> None:
    long = " ".join(f"word{number}" for number in range(400))
    before = edited(
        START, POST, ("Lamp nine went out on a Tuesday.", f"Lamp nine went out on a Tuesday. {long}")
    )
    after = edited(before, POST, ("word200 ", "another "), ("word300 ", ""))
    (one,) = told(after, before=before)["changes"]
    assert one["property"] == "Text"
    assert (
        one["before"] == "…word197 word198 word199 word200 word201 word202 word203… "
        "…word297 word298 word299 word300 word301 word302 word303…"
    )
    assert "another" in one["after"]
    assert "word300" not in one["after"]


def test_choices_and_references_have_their_words() -> None:
    after = edited(
        START, ANA, ("role: contributor", "role: curator"), ("expertise: [light]", "expertise: [safety]")
    )
    found = {one["property"]: (one["before"], one["after"]) for one in told(after)["changes"]}
    assert ("Light", "Safety") in found.values()
    assert any("contributor" in before and "curator" in after for before, after in found.values())
    assert not any("aurora" in part for values in found.values() for part in values)


def test_a_move_is_one_change() -> None:
    new = f"{AURORA}/posts/the-gull.md"
    after = {path: data for path, data in START.items() if path != POST} | {new: START[POST]}
    found = told(after, moves={POST: new})
    assert (found["public"], found["invisible"]) == ([], [])
    (one,) = found["changes"]
    assert (one["property"], one["before"], one["after"]) == (
        "address",
        "posts/why-lamp-nine/",
        "posts/the-gull/",
    )


def test_schemas_that_hide_more_are_heeded(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    for path in packaged_folder().glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        if path.name == "post.schema.json":
            data["properties"]["summary"]["x-audience"] = "internal"
        (folder / path.name).write_text(json.dumps(data), encoding="utf-8")
    after = edited(START, POST, ("a gull and three", "two gulls and four"))
    found = told(after, schemas=load_schemas(tmp_path))
    assert found["changes"] == []
    assert "gulls" not in json.dumps(found)


def test_schemas_that_hide_the_organisation_are_a_fault_of_the_set_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path, START)
    shutil.copytree(packaged_folder(), tmp_path / "schemas")
    path = tmp_path / "schemas/organisation.schema.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["properties"]["name"]["x-audience"] = "internal"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert main(["review", "--root", str(tmp_path), "--base", "main", "--approvals", "none"]) == 2
    assert "the schemas hide what every edition says" in capsys.readouterr().err


# The calendar


def test_an_entry_that_moves_leaves_its_week_empty() -> None:
    calendar = told(
        edited(START, WALK, ("2026-12-03T18:00", "2026-12-10T18:00"), ("2026-12-03T19", "2026-12-10T19"))
    )["calendar"]
    (move,) = calendar["moved"]
    assert (move["before"], move["after"]) == ("3 December 2026, 18:00", "10 December 2026, 18:00")
    assert calendar["empty_weeks"] == [{"monday": "2026-11-30", "network": "Aurora"}]


def test_one_date_of_a_series_is_called_off() -> None:
    weekly = ("status: approved", "recurrence:\n  rule: FREQ=WEEKLY;COUNT=4\nstatus: approved")
    before = edited(START, WALK, weekly)
    off = "COUNT=4\n  overrides:\n    - on: 2026-12-10\n      start: 2026-12-10T18:00\n      cancelled: true"
    calendar = review_of(before, edited(before, WALK, ("COUNT=4", off))).calendar
    assert [one.when for one in calendar.cancelled] == ["10 December 2026, 18:00"]
    assert calendar.moved == ()


def test_added_cancelled_and_no_longer_shown() -> None:
    fair = {f"{AURORA}/calendar/fair.yml": entry("Fair", "event", "2026-12-01")}
    assert [one["title"] for one in told({**START, **fair})["calendar"]["added"]] == ["Fair"]
    gone = told({path: data for path, data in START.items() if path != WALK})["calendar"]
    assert [one["title"] for one in gone["removed"]] == ["Lamp walk on the north quay"]
    off = told(edited(START, WALK, ("status: approved", "status: approved\ncancelled: true")))["calendar"]
    assert [one["title"] for one in off["cancelled"]] == ["Lamp walk on the north quay"]
    assert off["empty_weeks"] == [{"monday": "2026-11-30", "network": "Aurora"}]


def test_two_networks_on_one_platform_on_one_day() -> None:
    other = {
        f"{BORA}/calendar/other.yml": entry("Other", "content", "2026-12-01T17:00", channels="[x, linkedin]")
    }
    mine = {
        f"{AURORA}/calendar/mine.yml": entry("Mine", "content", "2026-12-01T17:00", channels="[linkedin]")
    }
    before = {**START, **other}
    (hit,) = told({**before, **mine}, before=before)["calendar"]["collisions"]
    assert hit == {
        "day": "2026-12-01",
        "hour": "17:00",
        "platform": "LinkedIn",
        "networks": ["Aurora", "Bora"],
        "titles": ["Mine", "Other"],
        "more_days": 0,
    }
    own = {f"{AURORA}/calendar/own.yml": other[f"{BORA}/calendar/other.yml"]}
    assert told({**START, **own, **mine}, before={**START, **own})["calendar"]["collisions"] == []
    assert len(told({**START, **other, **mine})["calendar"]["collisions"]) == 1
    assert (
        told({**before, **mine, POST: START[POST] + b"More.\n"}, before={**before, **mine})["calendar"][
            "collisions"
        ]
        == []
    )


def test_two_that_meet_every_week_are_told_once() -> None:
    again = b"recurrence:\n  rule: FREQ=WEEKLY;COUNT=6\n"
    other = entry("Other", "content", "2026-11-24T10:00", channels="[linkedin]") + again
    mine = entry("Mine", "content", "2026-12-01T10:00", channels="[linkedin]") + again
    before = {**START, f"{BORA}/calendar/other.yml": other}
    review = review_of(before, {**before, f"{AURORA}/calendar/mine.yml": mine})
    (hit,) = machine(review)["calendar"]["collisions"]
    assert (hit["day"], hit["more_days"]) == ("2026-12-01", 4)
    assert "“**Mine**” and “**Other**”; and on 4 later days" in markdown(review)


def test_collisions_with_what_is_not_public_are_for_colleagues() -> None:
    other = entry("Other", "content", "2026-12-01", channels="[linkedin]", audience="internal")
    mine = entry("Mine", "content", "2026-12-01T17:00", channels="[linkedin]")
    before = {**START, f"{BORA}/calendar/other.yml": other}
    after = {**before, f"{AURORA}/calendar/mine.yml": mine}
    assert told(after, before=before)["calendar"]["collisions"] == []
    (hit,) = told(after, "private", before)["calendar"]["collisions"]
    assert (hit["titles"], hit["hour"]) == (["Mine", "Other"], None)


def test_other_dates_of_what_comes_again() -> None:
    weekly = (
        entry("Weekly", "meeting", "2026-11-24T10:00").decode() + "recurrence:\n  rule: FREQ=WEEKLY;COUNT=4\n"
    )
    path = f"{AURORA}/calendar/weekly.yml"
    before = {**START, path: weekly.encode()}
    after = edited(before, path, ("COUNT=4\n", "COUNT=4\n  except: [2026-12-01]\n"))
    (move,) = told(after, before=before)["calendar"]["moved"]
    assert (move["before"], move["after"]) == ("1 December 2026, 10:00", "")


def test_who_leaves_still_owns_something() -> None:
    after = edited(START, ANA, ("standing: active", "standing: alumni\nleft_on: 2026-11-20"))
    assert told(after)["calendar"]["owners_left"] == {"count": 1, "entries": []}
    left = told(after, "private")["calendar"]["owners_left"]
    assert left["entries"] == [{"title": "Lamp walk on the north quay", "owner": "Ana Silva"}]


def test_who_left_and_agrees_to_be_thanked_is_told_and_so_is_the_end_of_it() -> None:
    gone = edited(START, ANA, ("standing: active", "standing: alumni\nleft_on: 2026-11-20"))
    agreed = (
        "  - scopes: [profile, badge]\n    given_on: 2026-11-21\n    until: 2027-11-20\n    evidence: C-9\n"
    )
    thanked = edited(gone, ANA, ("\nconsent:\n", f"\nbadges:\n  - name: Ten walks\nconsent:\n{agreed}"))
    (effect,) = told(thanked, before=gone)["public"]
    assert effect["title"] == "Ana Silva"
    assert effect["page"] == "thanks/"
    assert "Ten walks" in effect["parts"]
    assert "Ana Silva" in markdown(review_of(gone, thanked))
    (ended,) = told(gone, before=thanked)["invisible"]
    assert ended["page"] == "thanks/"
    assert told(edited(thanked, ANA, ("Ten walks", "Twelve walks")), before=thanked)["public"]


# What can not be read


def test_what_can_not_be_read_is_said_first() -> None:
    after = edited({**START, POST: b"---\ntitle: [\n---\n"}, WALK, ("One hour, forty", "Two hours, fifty"))
    review = review_of(START, after)
    assert markdown(review).splitlines()[2].startswith("**Not everything could be read.** 1 file")
    found = machine(review)
    assert (found["unreadable"]["head"], found["unreadable"]["paths"]) == (1, [])
    assert (found["invisible"], len(found["changes"])) == ([], 1)
    assert told(after, "private")["unreadable"]["paths"] == [POST]


def test_a_network_that_can_not_be_read_takes_nothing_with_it() -> None:
    found = told({**START, f"{AURORA}/network.yml": b"name: ["})
    assert (found["invisible"], found["public"]) == ([], [])
    assert found["unreadable"]["head"] == 1


def test_a_base_that_could_not_be_read() -> None:
    found = told(START, before={**START, POST: b"---\ntitle: [\n---\n"})
    assert (found["unreadable"]["base"], found["public"]) == (1, [])
    assert "could not be read before this proposal either" in markdown(
        review_of({**START, POST: b"---\ntitle: [\n---\n"}, START)
    )


def test_the_first_content_of_all() -> None:
    found = told(START, before={})
    assert found["unreadable"]["no_base"]
    assert {one["kind"] for one in found["public"]} >= {"organisation", "network", "ambassador", "post"}
    assert found["unverified"]


def test_an_organisation_that_can_not_be_read() -> None:
    review = review_of(START, {**START, "content/organisation.yml": b"name: ["})
    assert machine(review)["unreadable"]["no_head"]
    assert "The organisation file can not be read" in markdown(review)
    assert "nothing public" not in markdown(review)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0001-01-01T00:00+12:00"])
@pytest.mark.parametrize("audience", ["public", "private"])
def test_a_year_that_no_calendar_reaches(day: str, audience: str) -> None:
    after = {
        **START,
        f"{AURORA}/calendar/never.yml": entry("Never", "event", day),
        f"{AURORA}/calendar/held.yml": entry("Held", "event", "2026-12-01", embargo=day),
        f"{AURORA}/posts/never.md": START[POST].replace(b"2026-11-02T09:00", day.encode()),
    }
    assert told(after, audience)["unreadable"]["head"] == 3
    assert told(START, audience, after)["unreadable"]["base"] == 3


def test_a_file_that_belongs_nowhere_is_counted() -> None:
    after = edited(START, WALK, ("One hour, forty", "Two hours, fifty"))
    for name in ("content/networks/aurora/notes.txt", "content/ambassadors/New One.md", "content/x/y.yml"):
        found = told({**after, name: b"x"})
        assert (found["unreadable"]["head"], len(found["changes"])) == (1, 1)


def test_faults_are_counted_and_not_quoted() -> None:
    after = edited(START, WALK, ("owner: ana-silva", "owner: nobody-known"))
    found = told(after)
    assert found["findings"]["errors"] >= 1
    assert "nobody-known" not in json.dumps(found)


# The command


def test_git_that_can_not_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(tmp_path, START)
    assert main(["review", "--root", str(tmp_path), "--base", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("ambassade: there is no revision 'nowhere'")
    with pytest.raises(SystemExit) as left:
        main(["review", "--root", str(tmp_path)])
    assert left.value.code == 2


def test_a_narrow_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    begin(tmp_path, START)
    git(tmp_path, "rm", "--quiet", WALK)
    assert main(["review", "--root", str(tmp_path), "--base", "main", "--approvals", "none"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40
    assert "Calendar" in lines
    assert not any("**" in line or line.startswith("#") for line in lines)
