from __future__ import annotations

from ambassade.model.catalog import Kind
from ambassade.model.status import Status
from tests.history.trees import edited, propose, start

ANA = "content/ambassadors/ana-silva.md"
WALK = "content/networks/aurora/calendar/lamp-walk.yml"
MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
POST = "content/networks/aurora/posts/why-lamp-nine.md"


def test_an_edited_file_is_one_change() -> None:
    before = start()
    proposal = propose(before, edited(before, WALK, ("Lamp walk", "Lantern walk")))
    (change,) = proposal.changes
    assert (change.kind, change.key, change.is_move) == (Kind.ENTRY, "aurora/lamp-walk", False)
    assert change.status() == (Status.APPROVED, Status.APPROVED)
    assert change.networks == ("aurora",)


def test_comments_and_the_order_of_keys_change_nothing() -> None:
    before = start()
    text = before[WALK].decode().splitlines(keepends=True)
    after = {**before, WALK: ("# A remark\n" + "".join(text[1:]) + text[0]).encode()}
    proposal = propose(before, after)
    assert len(proposal.files) == 1
    assert proposal.changes == ()


def test_a_new_and_a_deleted_file_are_two_changes() -> None:
    before = start()
    after = {path: data for path, data in before.items() if path != POST}
    after["content/networks/aurora/posts/other.md"] = before[POST]
    changes = propose(before, after).changes
    assert [(c.before is None, c.after is None) for c in changes] == [(True, False), (False, True)]


def test_a_move_is_one_change() -> None:
    before = start()
    new = "content/networks/bora/posts/why-lamp-nine.md"
    after = {path: data for path, data in before.items() if path != POST}
    after[new] = before[POST]
    (change,) = propose(before, after, moves={POST: new}).changes
    assert change.is_move
    assert change.networks == ("aurora", "bora")
    assert change.key == "why-lamp-nine"


def test_a_renamed_person_is_one_change() -> None:
    before = start()
    new = "content/ambassadors/ana-sousa.md"
    after = {path: data for path, data in before.items() if path != ANA}
    after[new] = before[ANA]
    changes = [c for c in propose(before, after, moves={ANA: new}).changes if c.kind is Kind.AMBASSADOR]
    assert [(c.before and c.before.key, c.after and c.after.key) for c in changes] == [
        ("ana-silva", "ana-sousa")
    ]


def test_a_translation_changes_its_post() -> None:
    before = start()
    after = {**before, POST.replace(".md", ".fr.md"): b"La lampe neuf s'est eteinte un mardi.\n"}
    (change,) = propose(before, after).changes
    assert change.key == "why-lamp-nine"
    assert change.before is not None
    assert change.after is not None
    assert len(change.before.value.body.versions) == 1
    assert len(change.after.value.body.versions) == 2


def test_another_picture_under_the_same_name_changes_who_names_it() -> None:
    picture = "content/networks/aurora/messages/quay.png"
    asset = "assets:\n  - file: quay.png\n    alt: The quay at night\n"
    before = start()
    before[MESSAGE] += asset.encode()
    before[picture] = b"one"
    (change,) = propose(before, {**before, picture: b"two"}).changes
    assert change.key == "aurora/walk-with-us"
    assert change.pictures == (picture,)


def test_other_files_change_no_entity() -> None:
    before = start()
    assert propose(before, {**before, "README.md": b"Hello"}).changes == ()


def test_what_can_not_be_read_is_no_change() -> None:
    before = start()
    assert propose(before, {**before, "content/networks/aurora/calendar/new.yml": b"a: ["}).changes == ()
