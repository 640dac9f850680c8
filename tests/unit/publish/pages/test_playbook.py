"""The playbook's list and pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from ambassade.publish.edition import members, public
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import edition, members_edition, pages_of, parsed, text, words_of


def test_pages_link_to_pages_of_the_edition_and_keep_the_words_of_others() -> None:
    body = text(
        "[Ana](../../ambassadors/ana.md), [Ben](../../ambassadors/ben.md), "
        "[us](../../networks/aurora/network.yml), [date](../../networks/aurora/calendar/deck.yml#x), "
        "[charter](../charter.md), [out](https://x.example)"
    )
    shown = edition(
        pages={
            "crisis/levels": public.PlaybookPage(id="levels", title=text("Levels"), kind="crisis", body=body),
            "charter": public.PlaybookPage(id="charter", title=text("Charter"), kind="charter"),
        }
    )
    html = pages_of(build_pages(shown))["playbook/crisis/levels/"].html
    assert (
        '<a href="../../../ambassadors/ana/">Ana</a>, Ben, <a href="../../../networks/aurora/">us</a>' in html
    )
    assert '<a href="../../../calendar/aurora/deck/">date</a>, <a href="../../../playbook/charter/">' in html
    assert '<a href="https://x.example" rel="noopener">out</a>' in html


def page(title: str, **changes: object) -> members.PlaybookPage:
    values: dict[str, Any] = {"id": "x", "title": text(title), "kind": "guide", "review_by": date(2027, 1, 1)}
    return members.PlaybookPage(**values | changes)


def test_the_list_goes_by_kind_then_order_and_its_front_is_index() -> None:
    shown = members_edition(
        pages={
            "index": page("How we work", body=text("Welcome.")),
            "b": page("Second", order=2, review_by=date(2026, 1, 1)),
            "a": page("Third", order=3, owner="ana"),
            "c": page("First", kind="charter"),
        }
    )
    pages = pages_of(build_pages(shown))
    said = words_of(parsed(pages["playbook/"].html))
    assert said.startswith("How we work")
    assert said.index("First") < said.index("Second") < said.index("Third")
    assert "Look at it again" in said
    assert "Kept right by Ana." in words_of(parsed(pages["playbook/a/"].html))


def test_a_text_that_is_not_translated_says_its_language_to_who_sees_it_too() -> None:
    shown = members_edition(
        language="fr",
        pages={
            "a": page("A", body=text({"en": "Stop : tell."})),
            "b": page("B", body=text({"en": "Stop.", "fr": "Arrêter : prévenir."})),
        },
    )
    pages = pages_of(build_pages(shown))
    assert "en anglais Stop : tell." in words_of(parsed(pages["playbook/a/"].html))
    assert "en français" not in words_of(parsed(pages["playbook/b/"].html))
    assert "<p>Arrêter\N{NO-BREAK SPACE}: prévenir.</p>" in pages["playbook/b/"].html
    assert "<p>Stop : tell.</p>" in pages["playbook/a/"].html


def test_a_public_edition_without_pages_has_no_playbook() -> None:
    assert "playbook/" not in pages_of(build_pages(edition()))


def test_a_page_of_the_playbook_lights_no_tab_of_the_public_edition() -> None:
    charter = public.PlaybookPage(id="charter", title=text("Charter"), kind="charter")
    site = build_pages(edition(pages={"charter": charter}))
    tabs = {section.path for section in site.sections}
    pages = pages_of(site)
    assert "" in tabs
    assert {pages[path].section for path in ("playbook/", "playbook/charter/")} & tabs == set()
