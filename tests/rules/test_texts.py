"""The rules about what messages say: beyond the examples of their pages."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from ambassade.check import check_tree
from ambassade.findings import Finding, Severity
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from tests.rules.example import BASE, files_of
from tests.rules.tree import (
    ANA,
    CHARTER,
    ENTRY,
    MESSAGE,
    NETWORK,
    ORGANISATION,
    POST,
    base,
    check,
    edited,
    with_keys,
)

LIST = "words_to_avoid:\n  - words: [world-class, synergy, c'est parti]\n    instead: the figure\n"
AVOIDED = with_keys(ORGANISATION, LIST)
TEXT = "Forty lamps, one hour, and the colleague who mends them. Walk the north quay with us."
TEXT_LINE = f"    text: {TEXT}\n"


def found(rule: str, *changes: dict[str, str], as_of: str | None = None) -> list[Finding]:
    """What one rule finds."""
    return [finding for finding in check(*changes, as_of=as_of) if finding.rule == rule]


def places(*changes: dict[str, str]) -> list[tuple[str, int, int, Severity]]:
    """Where words to avoid are found, and how bad that is."""
    return [
        (
            finding.location.path,
            finding.location.span.start.line,
            finding.location.span.start.column,
            finding.severity,
        )
        for finding in found("word-to-avoid", AVOIDED, *changes)
    ]


def variants(*texts: str, platform: str = "linkedin", language: str = "en") -> str:
    """Variants with these texts, which need no quotation marks."""
    return "".join(
        f"  - platform: {platform}\n    language: {language}\n    text: {text}\n" for text in texts
    )


def message(texts: str, keys: str = "", **changes: str) -> dict[str, str]:
    """The base message with other variants."""
    whole = base(MESSAGE)
    start, end = whole.index("variants:\n") + len("variants:\n"), whole.index("window:")
    for old, new in {"status: approved": f"status: {changes.get('status', 'approved')}"}.items():
        assert old in whole
        whole = whole[:start] + texts + keys + whole[end:].replace(old, new)
    return {MESSAGE: whole}


@pytest.mark.parametrize("sign", ["🚀", "龙"])
def test_a_single_sign_may_be_avoided(sign: str) -> None:
    listed = with_keys(ORGANISATION, f"words_to_avoid:\n  - words: ['{sign}']\n")
    assert [finding.rule for finding in check(listed) if finding.location.path == ORGANISATION] == []
    where = [
        finding.location.span.start.column
        for finding in found("word-to-avoid", listed, message(variants(f"Lamps {sign} ok")))
    ]
    assert where == [17]


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        (" A world-class quay", 7, 13),
        (' "A world-class quay"', 7, 14),
        (" 'A world-class quay'", 7, 14),
        (" >-\n      Lamps on a quay that is world-class\n", 8, 31),
        (" >-\n      Lamps on a quay that is world\n      class, they say\n", 8, 31),
        (" |-\n      Lamps\n\n      world class\n", 10, 7),
        (" Lamps on a quay that is\n      world\n      class", 8, 7),
    ],
)
def test_a_word_is_told_where_it_stands(written: str, line: int, column: int) -> None:
    text = base(MESSAGE).replace(TEXT_LINE, f"    text:{written}".rstrip("\n") + "\n")
    assert places({MESSAGE: text}) == [(MESSAGE, line, column, Severity.ERROR)]


def test_what_can_not_be_found_in_the_file_again_is_told_at_its_text() -> None:
    text = base(MESSAGE).replace(TEXT_LINE, "    text: 'C''est parti, world-class'\n")
    value = [finding.location.span.start for finding in found("word-to-avoid", AVOIDED, {MESSAGE: text})]
    assert len(value) == 2
    assert value[0] == value[1]


def test_a_windows_file_has_the_same_places() -> None:
    text = base(MESSAGE).replace(TEXT_LINE, "    text: >-\n      Lamps of\n      world class\n")
    assert places({MESSAGE: text.replace("\n", "\r\n")}) == places({MESSAGE: text})


def test_a_body_and_its_translation_are_told_in_their_files() -> None:
    fr = POST.replace(".md", ".fr.md")
    found_there = places(
        {POST: base(POST) + "\nAll synergy here.\n", fr: "Bien sûr.\n\nLa synergy, c’est parti.\n"}
    )
    lines = base(POST).count("\n")
    assert found_there == [
        (fr, 3, 4, Severity.NOTICE),
        (fr, 3, 13, Severity.NOTICE),
        (POST, lines + 2, 5, Severity.NOTICE),
    ]


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        (edited(NETWORK, ("Lamps for the long night", "World-class lamps")), Severity.ERROR),
        (with_keys(ENTRY, "links:\n  - title: Synergy\n    url: https://lumen.example/\n"), Severity.ERROR),
        (with_keys(MESSAGE, "make_it_yours: [Say which synergy you know]\n"), Severity.ERROR),
        (with_keys(ANA, "why: Synergy\n"), Severity.NOTICE),
        (edited(POST, ("title: Why lamp nine", "title: Synergy lamp nine")), Severity.NOTICE),
        (edited(MESSAGE, ("Forty lamps", "Forty “world-class” lamps")), Severity.NOTICE),
        ({CHARTER: base(CHARTER) + "\nWe do not write “world-class”, nor synergy.\n"}, None),
        (with_keys(MESSAGE, "notes: No synergy, please\n"), None),
        (edited(MESSAGE, ("Forty lamps", "Forty https://lumen.example/synergy lamps")), None),
    ],
)
def test_who_writes_it_says_how_bad_it_is(change: dict[str, str], severity: Severity | None) -> None:
    if ANA in change and "why: " in base(ANA):
        change = {ANA: base(ANA).replace("why: ", "why: Synergy and ")}
    assert [place[3] for place in places(change)] == ([severity] if severity else [])


def test_what_is_over_or_archived_is_left() -> None:
    text = edited(MESSAGE, ("Forty lamps", "Forty world-class lamps"))
    assert len(found("word-to-avoid", AVOIDED, text)) == 1
    assert found("word-to-avoid", AVOIDED, text, as_of="2026-12-04") == []
    archived = {MESSAGE: text[MESSAGE].replace("status: approved", "status: archived")}
    assert found("word-to-avoid", AVOIDED, archived) == []


def test_all_are_told_at_once_up_to_twenty_a_text() -> None:
    assert len(places(edited(MESSAGE, ("Forty lamps", "synergy, " * 7 + "lamps")))) == 7
    assert len(places(edited(MESSAGE, ("Forty lamps", "synergy, " * 70 + "lamps")))) == 20


def test_a_shorter_version_is_no_repetition() -> None:
    short = "Forty lamps, one hour, and the colleague."
    assert found("variants-too-alike", message(variants(TEXT, short))) == []
    assert found("variants-too-alike", message(variants("Come along", "Come, along, all"))) == []
    assert len(found("variants-too-alike", message(variants("Come along", "Come along!")))) == 1


def test_variants_are_compared_without_what_all_of_them_have() -> None:
    tail = "{link} #LampWalk @lumen https://lumen.example/a-long-address-of-both I work at Lumen."
    disclosure = with_keys(ORGANISATION, "disclosure:\n  staff:\n    en: I work at Lumen.\n")
    texts = variants(
        f"Bring a coat and good shoes, please. {tail}", f"The mender tells of forty lamps. {tail}"
    )
    link = "link:\n  url: https://lumen.example/walk\n"
    assert found("variants-too-alike", message(texts, link), disclosure) == []


def test_many_variants_are_bounded() -> None:
    files = files_of(BASE)
    texts = [
        f"{TEXT} And {number} more of the same, told in {number} words or so." * 30 for number in range(300)
    ]
    files[MESSAGE] = message(variants(*texts))[MESSAGE].encode()
    began = time.process_time()
    check_tree(MemoryTree(files), load_schemas(), datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("texts", "count", "severity"),
    [
        (variants(TEXT), 1, Severity.WARNING),
        (variants(TEXT, f"{TEXT} 🙂"), 1, Severity.WARNING),
        (variants(TEXT, "Who keeps the harbour bright at night? Ask him."), 0, None),
        (variants(TEXT) + variants(TEXT, platform="mastodon"), 2, Severity.WARNING),
    ],
)
def test_distinct_texts_are_counted(texts: str, count: int, severity: Severity | None) -> None:
    asks = with_keys(NETWORK, "variants: 2\n")
    findings = found("too-few-variants", asks, message(texts))
    assert len(findings) == count
    assert {each.severity for each in findings} <= {severity}
    drafts = found("too-few-variants", asks, message(texts, status="draft"))
    assert [each.severity for each in drafts] == [Severity.NOTICE] * count


def test_a_text_is_used_twice_only_at_the_same_time() -> None:
    other = MESSAGE.replace("walk-with-us", "again")
    whole = message(variants(TEXT))[MESSAGE]
    later = whole.replace("2026-11-23", "2026-12-04").replace("2026-12-03", "2026-12-08")
    assert len(found("text-used-twice", {other: whole})) == 1
    assert found("text-used-twice", {other: later}) == []
    assert found("text-used-twice", {other: whole.replace("platform: linkedin", "platform: mastodon")}) == []
    three = {other: whole, MESSAGE.replace("walk-with-us", "more"): whole}
    assert len(found("text-used-twice", three)) == 2


def test_a_day_is_out_whenever_the_article_appears_on_it() -> None:
    link = message(variants("Read it. {link}"), "link:\n  post: why-lamp-nine\n")
    for appears, count in (("2026-11-23T18:00", 0), ("2026-11-24T00:00", 1), ("2026-11-20T08:00", 0)):
        post = edited(POST, ("2026-11-02T09:00", appears))
        assert len(found("link-not-out-yet", link, post)) == count


def test_an_approved_message_needs_an_approved_article() -> None:
    link = message(variants("Read it. {link}"), "link:\n  post: why-lamp-nine\n")
    post = edited(POST, ("status: approved", "status: in_review"))
    assert len(found("link-not-out-yet", link, post)) == 1
    draft = {MESSAGE: link[MESSAGE].replace("status: approved", "status: draft")}
    assert found("link-not-out-yet", draft, post) == []


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("https://people.lumen.example/calendar/aurora/lamp-walk/", 0),
        ("https://people.lumen.example/fr/calendar/aurora/lamp-walk", 0),
        ("https://people.lumen.example/calendar/aurora/lamp-wlk/?a=b#c", 1),
        ("https://PEOPLE.lumen.example/networks/auror/", 1),
        ("https://people.lumen.example/networks/aurora/", 0),
        ("https://people.lumen.example/posts/nothing/", 1),
        ("https://people.lumen.example/ambassadors/ana-silva/", 0),
        ("https://people.lumen.example/collections/", 0),
        ("https://people.lumen.example/collections/feed.xml", 0),
        ("https://people.lumen.example/collections/page/2/", 0),
        ("https://people.lumen.example/collections/lamps/", 1),
        ("https://people.lumen.example/fr/collections/aurora/lamps/page/2/", 1),
        ("https://people.lumen.example/", 0),
        ("https://people.lumen.example/calendar/", 0),
        ("https://people.lumen.example/calendar/week/2026-W48/", 0),
        ("https://people.lumen.example/calendar.ics", 0),
        ("https://lumen.example/posts/nothing/", 0),
        ("https://people.lumen.example.org/posts/nothing/", 0),
    ],
)
def test_our_own_addresses_are_looked_up(address: str, count: int) -> None:
    ours = with_keys(ORGANISATION, "url: https://people.lumen.example\n")
    link = message(variants("See. {link}"), f"link:\n  url: {address}\n")
    assert len(found("link-not-out-yet", ours, link)) == count


@pytest.mark.parametrize(
    ("alt", "count"),
    [
        ("IMG_2034", 1),
        ("image", 1),
        ("Photo.", 1),
        ("DSC 00123.jpg", 1),
        ("'lamp'", 1),
        ("lamp.jpg", 1),
        ("A lamp", 0),
        ("Picture of Ana on the quay", 0),
        ("'42'", 0),
    ],
)
def test_an_alternative_text_tells_something(alt: str, count: int) -> None:
    keys = f"assets:\n  - file: lamp.jpg\n    alt: {alt}\n"
    picture = {MESSAGE.replace("walk-with-us.yml", "lamp.jpg"): "a picture"}
    assert len(found("picture-without-alternative-text", message(variants(TEXT), keys), picture)) == count


@pytest.mark.parametrize("written", ["{Link}", "{ link }", "{{link}}", "{lien}", "{}", "{name}"])
def test_what_stands_in_braces_is_told(written: str) -> None:
    (finding,) = found("unknown-placeholder", message(variants(f"Look here {written} now")))
    assert finding.severity is Severity.ERROR
    assert found("unknown-placeholder", message(variants("Look {link}{signature}{disclosure} now"))) == []


def test_a_campaign_without_a_date_or_that_comes_back_is_left() -> None:
    campaign = ENTRY.replace("lamp-walk", "winter")
    text = "title: Winter\nkind: campaign\naudience: public\nstatus: draft\n"
    for dates, count in (
        ("", 0),
        ("start: 2026-10-01\nend: 2026-10-02\n", 1),
        ("start: 2026-10-01\nend: 2026-10-02\nrecurrence:\n  rule: FREQ=MONTHLY\n", 0),
        ("start: 2026-12-04\n", 1),
        ("start: 2026-12-04\ncancelled: true\n", 0),
    ):
        names = edited(MESSAGE, ("entry: aurora/lamp-walk", "entry: aurora/winter"))
        assert len(found("window-ends-before-campaign", {campaign: text + dates}, names)) == count


def test_a_disclosure_is_needed_by_each_kind_of_people() -> None:
    french = message(variants("Quarante lampes", language="fr"))
    staff = "disclosure:\n  staff:\n    en: I work here.\n    fr: Je travaille ici.\n"
    external = "  external:\n    en: I work with them.\n"
    assert found("disclosure-missing", french, with_keys(ORGANISATION, staff)) == []
    assert len(found("disclosure-missing", french, with_keys(ORGANISATION, staff + external))) == 1
    said = message(variants("Quarante lampes. Je travaille ici.", language="fr"))
    assert found("disclosure-missing", said, with_keys(ORGANISATION, staff + "  added: false\n")) == []
    assert len(found("disclosure-missing", french, with_keys(ORGANISATION, staff + "  added: false\n"))) == 1


@pytest.mark.parametrize(
    ("tag", "count"),
    [
        ("HarbourLight", 0),
        ("harbourlight", 1),
        ("Harbourlight", 1),
        ("HARBOURLIGHT", 1),
        ("Harbour_light", 0),
        ("Porto", 0),
    ],
)
def test_the_words_of_a_known_name_are_told_apart(tag: str, count: int) -> None:
    names = edited(ORGANISATION, ("aliases: [lighting]", "aliases: [lighting, harbour light]"))
    for texts in (message(variants(TEXT), f"hashtags: [{tag}]\n"), message(variants(f"'Lamps #{tag}'"))):
        assert len(found("hashtag-all-lower-case", names, texts)) == count


def test_a_message_for_a_part_is_for_its_campaign() -> None:
    campaign = ENTRY.replace("lamp-walk", "winter")
    text = "title: Winter\nkind: campaign\nstart: {}\nend: {}\naudience: public\nstatus: approved\n"
    part = with_keys(ENTRY, "campaign: aurora/winter\n")
    closed = edited(MESSAGE, ("until: 2026-12-03", "until: 2026-11-30"))
    for dates, count in ((("2026-12-01", "2026-12-20"), 1), (("2026-11-30", "2026-12-20"), 0)):
        assert (
            len(found("window-ends-before-campaign", {campaign: text.format(*dates)}, part, closed)) == count
        )
    outside = {campaign: text.format("2026-12-10", "2026-12-20")}
    assert found("window-ends-before-campaign", outside, part, closed) == []
    assert len(found("outside-campaign", outside, part, closed)) == 1
