from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambassade.publish.audience import Edition, InternalEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.translations import A_PAGE, TRANSLATIONS, translation_pages
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    members_edition,
    pages_of,
    parsed,
    text,
    words_of,
)


def rows(of: Edition, path: str = TRANSLATIONS) -> list[list[str]]:
    (page,) = (each for each in translation_pages(Writer(of, None)) if each.path == path)
    return [[words_of(cell) for cell in row] for row in parsed(page.html).iter("tr")]


def two(**changes: object) -> InternalEdition:
    """An organisation of two languages."""
    made = internal_edition(**changes)
    return replace(made, organisation=replace(made.organisation, languages=("en", "fr")))


def small(**changes: object) -> InternalEdition:
    """An organisation and one network, with nothing else to translate."""
    made = two(ambassadors={}, entries={}, posts={}, messages={}, pages={}, **changes)
    plain = internal.Network(
        id="aurora",
        name=text("Aurora"),
        basis=public.Basis(kind="theme", theme="shore-power"),
        stage=members.Stage(state="established", since=date(2023, 3, 1)),
    )
    return replace(made, networks={"aurora": plain})


@pytest.mark.parametrize("made", [edition(), members_edition()], ids=["public", "members"])
def test_only_colleagues_have_the_pages(made: Edition) -> None:
    assert list(translation_pages(Writer(made, None))) == []


def test_a_column_begins_with_a_capital_and_the_tables_have_headings() -> None:
    made = replace(small(), language="fr")
    assert rows(made)[0] == ["Type", "Anglais", "Français"]
    (page,) = translation_pages(Writer(made, None))
    document = parsed(page.html)
    heads = {each.get("id"): words_of(each) for each in document.iter("h2")}
    assert [heads[table.get("aria-labelledby", "")] for table in document.iter("table")] == [
        "Les textes présents, par genre et par langue"
    ]


def test_with_one_language_there_is_nothing_to_say() -> None:
    made = internal_edition()
    alone = replace(made, organisation=replace(made.organisation, languages=("en",)))
    assert list(translation_pages(Writer(alone, None))) == []


def test_counts_texts_by_kind_and_language_and_lists_what_lacks_one() -> None:
    made = small()
    network = replace(
        made.networks["aurora"],
        languages=("en", "fr"),
        tagline=text({"en": "Lamps", "fr": "Lampes"}),
        description=text("Lamps and more"),
        how_to_join=text({"fr": "Venez"}),
    )
    found = rows(replace(made, networks={"aurora": network}))
    (counted,) = (row for row in found if row[0] == "Networks")
    assert counted == ["Networks", "75% 3 of 4", "75% 3 of 4"]  # the name is the same in both
    (missing,) = (row for row in found if row[0].startswith("Aurora"))
    assert missing[1] == "English : how_to_join French : description"


def test_posts_are_in_their_authors_language_and_counted_alone() -> None:
    made = two()
    found = rows(made)
    assert any(row[0] == "Posts authors' own languages" for row in found)
    titles = {str(post.title) for post in made.posts.values()}
    assert titles
    assert not [row for row in found if any(row[0].startswith(title) for title in titles)]


def test_where_it_is_written() -> None:
    made = two()
    repository = internal.Repository(url="https://forge.example/a/b", forge="github", branch="main")
    organisation = replace(made.organisation, repository=repository)
    (page,) = (each for each in translation_pages(Writer(replace(made, organisation=organisation), None)))
    links = [link.get("href") or "" for link in parsed(page.html).iter("a")]
    assert any(link.startswith("https://forge.example/a/b/edit/main/content/") for link in links)


def test_the_list_is_on_several_pages_the_table_on_the_first() -> None:
    made = small()
    plain = replace(made.networks["aurora"], description=text("Words"), languages=("en", "fr"))
    networks = {f"n{number}": replace(plain, id=f"n{number}") for number in range(A_PAGE + 1)}
    pages = list(translation_pages(Writer(replace(made, networks=networks), None)))
    assert [page.path for page in pages][:2] == ["translations/", "translations/2/"]
    tables = [len(list(parsed(page.html).iter("table"))) for page in pages]
    assert tables[:2] == [2, 1]


def test_the_playbook_leads_there() -> None:
    page = pages_of(build_pages(two()))["playbook/"]
    assert "../translations/" in [link.get("href") for link in parsed(page.html).iter("a")]
    other = pages_of(build_pages(members_edition()))["playbook/"]
    assert "../translations/" not in [link.get("href") for link in parsed(other.html).iter("a")]
