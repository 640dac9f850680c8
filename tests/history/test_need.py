from __future__ import annotations

import pytest

from ambassade.history.approvals import Source
from ambassade.history.need import Need
from ambassade.history.protected import is_protected
from ambassade.history.tier import DEFAULTS, tier_of
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.status import Role
from tests.history.trees import Files, edited, propose, start

ORGANISATION = "content/organisation.yml"
MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
POST = "content/networks/aurora/posts/why-lamp-nine.md"
CHARTER = "content/playbook/charter.md"
ANA = "content/ambassadors/ana-silva.md"
NETWORK = "content/networks/aurora/network.yml"
SENT = ("status: approved", "status: in_review")


def need(before: Files, after: Files, made_by: str = "bokoro", *approved_by: str) -> Need:
    """The one need of a proposal."""
    (found,) = propose(before, after, made_by=(made_by,), approved_by=approved_by).needs.all
    return found


def tiers(text: str) -> dict[str, bytes]:
    """The tree with review tiers of its own."""
    files = start()
    return {**files, ORGANISATION: files[ORGANISATION] + f"review_tiers:\n{text}".encode()}


def test_defaults_know_every_kind_of_change_once() -> None:
    kinds = [kind for tier in DEFAULTS for kind in tier.applies_to]
    assert sorted(kinds) == sorted(set(kinds))
    assert set(kinds) == {
        "wording", "entry", "message", "post", "collection", "page", "charter", "crisis", "external_person",
        "profile", "network", "organisation", "tooling",
    }  # fmt: skip


def test_what_becomes_approved_needs_one_who_did_not_make_it() -> None:
    before = edited(start(), MESSAGE, SENT)
    missing = need(before, start())
    assert (missing.kind, missing.approvals, missing.missing) == ("message", 1, 1)
    assert missing.candidates == {"ana-silva", "ben-okoro", "cleo-marsh"}
    assert need(before, start(), "bokoro", "asilva").given == {"ana-silva"}
    assert need(before, start(), "bokoro", "bokoro").missing == 1
    assert need(before, start(), "bokoro", "hlind").missing == 1


def test_drafts_and_what_is_in_review_need_nobody() -> None:
    before = edited(start(), MESSAGE, SENT)
    assert propose(before, edited(before, MESSAGE, ("Forty", "Fifty"))).needs.all == ()
    assert propose(start(), before).needs.all == ()


def test_a_correction_needs_one() -> None:
    found = need(start(), edited(start(), MESSAGE, ("one hour", "an hour")))
    assert (found.kind, found.approvals) == ("wording", 1)


def test_more_readers_are_no_correction() -> None:
    assert (
        need(start(), edited(start(), MESSAGE, ("audience: members", "audience: public"))).kind == "message"
    )


def test_the_owner_and_notes_need_nobody() -> None:
    after = {**start(), MESSAGE: start()[MESSAGE] + b"owner: ben-okoro\nnotes: Ask the port first\n"}
    assert propose(start(), after).needs.all == ()


@pytest.mark.parametrize(("kind", "approvals"), [("charter", 2), ("crisis", 2), ("guide", 1)])
def test_pages_differ_by_kind(kind: str, approvals: int) -> None:
    after = edited(start(), CHARTER, ("kind: charter", f"kind: {kind}"))
    before = edited(after, CHARTER, SENT)
    assert need(before, after).approvals == approvals


def test_a_charter_asks_for_a_community_manager() -> None:
    before = edited(start(), CHARTER, SENT)
    found = need(before, start(), "hlind", "asilva")
    assert found.given == {"ana-silva"}
    assert (found.included, found.missing) == (False, 1)
    assert need(before, start(), "hlind", "asilva", "cmarsh").missing == 0


def test_the_right_one_is_asked_for_also_where_nobody_is() -> None:
    network = "content/networks/aurora/network.yml"
    files = edited(start(), network, ("  - person: cleo-marsh\n    role: community_manager\n", ""))
    files[ORGANISATION] = files[ORGANISATION].partition(b"core_team:")[0]
    found = need(edited(files, CHARTER, SENT), files, "hlind", "asilva", "bokoro")
    assert found.given == {"ana-silva", "ben-okoro"}
    assert (found.wanted, found.included, found.missing) == (frozenset(), False, 1)


def test_what_becomes_public_about_a_person_needs_two_and_that_person() -> None:
    after = edited(start(), ANA, ("tagline: Keeps two thousand", "tagline: Keeps two hundred"))
    assert need(start(), after, "bokoro", "asilva").missing == 1
    assert need(start(), after, "bokoro", "asilva", "cmarsh").missing == 0
    own = need(start(), after, "asilva", "bokoro")
    assert own.given == {"ana-silva", "ben-okoro"}
    assert own.missing == 0


def test_what_nobody_outside_sees_of_a_person_needs_nobody() -> None:
    after = {**start(), ANA: start()[ANA].replace(b"forge_login", b"notes: Ask in May\nforge_login")}
    assert propose(start(), after).needs.all == ()


def test_the_network_and_the_organisation_need_two() -> None:
    network = edited(start(), NETWORK, ("tagline: Lamps", "tagline: Lights"))
    assert (need(start(), network).kind, need(start(), network).approvals) == ("network", 2)
    organisation = edited(start(), ORGANISATION, ("site_name: Lumen networks", "site_name: Lumen"))
    assert (need(start(), organisation).kind, need(start(), organisation).approvals) == ("organisation", 2)


def test_what_runs_needs_a_maintainer() -> None:
    found = need(start(), {**start(), "validate.py": b"pass"}, "asilva", "bokoro", "grossi")
    assert (found.kind, found.change, found.missing) == ("tooling", None, 0)
    assert found.given == {"gil-rossi"}


def test_the_organisation_says_otherwise() -> None:
    files = tiers("  - id: own\n    applies_to: [message]\n    approvals: 2\n    by: [lead, legal]\n")
    found = need(edited(files, MESSAGE, SENT), files)
    assert found.approvals == 2
    assert found.roles == {Role.LEAD, Role.LEGAL}
    assert found.candidates == {"ana-silva"}


def test_the_author_may_count_where_the_organisation_says_so() -> None:
    files = tiers("  - id: own\n    applies_to: [message]\n    approvals: 1\n    not_the_author: false\n")
    assert need(edited(files, MESSAGE, SENT), files, "asilva").missing == 0


def test_tiers_are_those_of_the_base() -> None:
    after = tiers("  - id: own\n    applies_to: [message]\n    approvals: 0\n")
    before = {**edited(after, MESSAGE, SENT), ORGANISATION: start()[ORGANISATION]}
    found = {one.kind: one.approvals for one in propose(before, after).needs.all}
    assert found == {"message": 1, "organisation": 2}


def test_alone_nothing_is_needed() -> None:
    files = edited(start(), ORGANISATION, ("preset: small", "preset: solo"))
    proposal = propose(edited(files, MESSAGE, SENT), files)
    assert proposal.needs.is_alone
    assert proposal.needs.all == ()


def test_urgent_is_one_on_call_who_may_be_the_author() -> None:
    urgent = "approvals:\n  - by: dara-quinn\n    on: 2026-11-23\n    urgent: true\n"
    after = edited(start(), MESSAGE, ("Forty", "Fifty"))
    after[MESSAGE] += urgent.encode()
    found = need(start(), after, "dquinn")
    assert (found.is_urgent, found.missing) == (True, 0)
    assert found.given == {"dara-quinn"}
    assert need(start(), after, "bokoro").missing == 1


TRUST = "moderation:\n  level: trust\n  contributions: 1\n  months: 12\n"


def trusted(level: str = TRUST) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Ana writes a second post in a network that trusts; she belongs to it since 2024."""
    files = start()
    files[NETWORK] += level.encode()
    second = POST.replace("why-lamp-nine", "why-lamp-ten")
    after = {**files, second: files[POST].replace(b"lamp nine", b"lamp ten")}
    return edited(after, second, SENT), after


def test_trust_takes_one_approver_off_a_post() -> None:
    before, after = trusted()
    found = need(before, after, "asilva")
    assert (found.is_trusted, found.approvals, found.missing) == (True, 0, 0)


@pytest.mark.parametrize(
    "level",
    [
        TRUST.replace("trust\n", "partial\n"),
        TRUST.replace("contributions: 1", "contributions: 9"),
        TRUST.replace("months: 12", "months: 36"),
        "moderation:\n  level: trust\n",
    ],
)
def test_trust_is_earned_as_of_the_base(level: str) -> None:
    assert not need(*trusted(level), "asilva").is_trusted


def test_trust_is_not_lent() -> None:
    before, after = trusted()
    assert not need(before, after, "bokoro").is_trusted
    assert not need(before, after, "mallory").is_trusted


def test_without_a_source_nothing_is_called_given() -> None:
    before = edited(start(), MESSAGE, SENT)
    proposal = propose(before, start(), source=Source.NONE)
    assert proposal.needs.is_unverified
    assert proposal.needs.all[0].given == frozenset()


@pytest.mark.parametrize(
    ("path", "protected"),
    [
        ("content/organisation.yml", False),
        ("content/run.sh", False),  # told as a file that does not belong there
        ("docs/check.md", False),
        ("docs/shots/home.png", False),
        ("docs/forms/volunteer.en.html", False),
        ("docs/CODEOWNERS", True),
        ("docs/hook.py", True),
        ("CODEOWNERS", True),
        ("LICENSE", True),
        ("tests/rules/test_names.py", True),
        ("README.md", False),
        ("validate.py", True),
        ("schemas/entry.schema.json", True),
        (".github/workflows/check.yml", True),
        (".github/pull_request_template.md", True),
        (".github/ISSUE_TEMPLATE/volunteer.yml", True),
        ("plugins/ambassade/rules/workflow/second_look_due.md", True),
        ("mkdocs.yml", True),
        ("requirements.txt", True),
        (".gitattributes", True),
        ("../.github/workflows/check.yml", True),
        ("../README.md", False),
    ],
)
def test_what_runs_is_protected(path: str, protected: bool) -> None:
    assert is_protected(path) is protected


def test_a_collection_follows_the_tier_of_posts_where_none_names_it() -> None:
    def of(text: str) -> str:
        organisation = load_content(MemoryTree(tiers(text)), load_schemas()).catalog.organisation
        assert organisation is not None
        return tier_of(organisation.value, "collection").id

    posts = "  - {id: posts, applies_to: [post], approvals: 2, by: [legal]}\n"
    both = posts + "  - {id: links, applies_to: [collection], approvals: 1, by: [editor]}\n"
    assert of(posts) == "posts"
    assert of(both) == "links"
    assert tier_of(None, "collection").id == "everyday"
