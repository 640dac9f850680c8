"""The mix as the internal pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final
from xml.etree.ElementTree import Element

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.message_grid import message_pages
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    internal_edition,
    members_edition,
    moment,
    parsed,
    text,
    words_of,
)

SVG: Final = "{http://www.w3.org/2000/svg}"
AIMS: Final = internal.Mix(
    modes=(internal.ModeShare(mode="announce", most=40), internal.ModeShare(mode="debate", least=10)),
    intents=(internal.IntentShare(intent="people", least=20, most=60),),
)


def shown(
    modes: Sequence[str | None],
    intents: Sequence[str | None],
    *,
    repository: internal.Repository | None = None,
    readers: dict[str, tuple[str, ...]] | None = None,
    **changes: Any,
) -> InternalEdition:
    """An internal edition whose only network has entries of these modes and messages of these intents."""
    base = internal_edition()
    network = internal.Network(
        id="aurora",
        name=text("Aurora"),
        basis=public.Basis(kind="agenda"),
        stage=members.Stage(state="established", since=date(2024, 1, 1)),
        **changes,
    )
    entries = {
        f"aurora/e{number}": internal.Entry(
            id=f"e{number}",
            network="aurora",
            title=text(f"E{number}"),
            kind="content",
            mode=mode,  # type: ignore[arg-type]  # one of the words that the schema allows
            start=moment("2026-12-01"),
            addressed_to=(readers or {}).get(f"e{number}", ()),
            audience="public",
            status="approved",
        )
        for number, mode in enumerate(modes)
    }
    messages = {
        f"aurora/m{number}": internal.Message(
            id=f"m{number}",
            network="aurora",
            idea=text(f"M{number}"),
            intent=intent,  # type: ignore[arg-type]  # the same
            window=members.Window(from_=moment("2026-11-20"), until=moment("2026-12-01")),
            audience="members",
            status="approved",
        )
        for number, intent in enumerate(intents)
    }
    organisation = internal.Organisation(
        name=text("Talvenne"),
        time_zone="Europe/Paris",
        preset="group",
        repository=repository,
        addressees=tuple(public.Addressee(id=one, name=text(one.title())) for one in ("crews", "neighbours")),
    )
    return internal_edition(
        organisation=organisation,
        networks={"aurora": network},
        ambassadors=base.ambassadors,
        entries=entries,
        messages=messages,
        posts={},
        states={f"message/{key}": State.PUBLISHED for key in messages},
    )


def pages(of: Any) -> dict[str, Page]:
    return {page.path: page for page in message_pages(Writer(of, None))}


def figures(of: InternalEdition) -> list[Element]:
    html = parsed(pages(of)["messages/aurora/"].html)
    return [each for each in html.iter("figure") if "am-figure" in each.get("class", "")]


def lines(figure: Element) -> list[str]:
    return [words_of(row) for row in figure.iter("tr")][1:]


def overview(of: InternalEdition) -> str:
    tables = list(parsed(pages(of)["messages/"].html).iter("table"))
    return [words_of(row) for row in tables[-1].iter("tr")][1]


def test_shares_stand_beside_their_targets_and_say_on_which_side_they_are() -> None:
    of = shown(["announce"] * 5 + ["ask", "debate", "help"], ["people"] * 4 + ["job"] * 4, mix=AIMS)
    modes, intents, _ = figures(of)
    assert lines(modes) == [
        "Announces something 62% 5 of 8 at most 40% Above the target",
        "Asks its readers 12% 1 of 8",
        "Opens a debate 12% 1 of 8 at least 10% On target",
        "Helps 12% 1 of 8",
    ]
    assert lines(intents) == [
        "Shows people 50% 4 of 8 from 20% to 60% On target",
        "About a job 50% 4 of 8",
    ]
    assert "Announces something: 62%, at most 40%" in overview(of)


def test_a_figure_outside_of_its_target_is_written_as_french_writes_it() -> None:
    of = replace(shown(["announce"] * 5 + ["ask", "debate", "help"], [], mix=AIMS), language="fr")
    (row, *_) = list(parsed(pages(of)["messages/"].html).iter("table"))[-1].iter("tbody")
    assert "Annonce quelque chose\N{NO-BREAK SPACE}: 62" in "".join(row.itertext())


def test_the_bars_are_drawn_to_scale_with_the_target_behind() -> None:
    of = shown(["announce"] * 5 + ["ask", "debate", "help"], [], mix=AIMS)
    row = next(figures(of)[0].iter(f"{SVG}svg"))
    drawn = [(each.get("class"), each.get("x"), each.get("width")) for each in row.iter(f"{SVG}rect")]
    assert drawn == [("aim", "0", "40"), ("above", "0", "62.5")]
    page = pages(of)["messages/aurora/"].html
    assert "style=" not in page


def test_of_too_few_the_shares_are_shown_and_not_judged() -> None:
    of = shown(["announce"] * 3, [], mix=AIMS)
    modes = words_of(figures(of)[0])
    assert "Announces something 100% 3 of 3 at most 40%" in modes
    assert "Above" not in modes
    assert "Too few to judge by: 3 of the 8 that it takes." in modes
    assert "nothing to judge by" in overview(of)


def test_without_targets_shares_alone_are_shown_and_the_step_is_told() -> None:
    repository = internal.Repository(url="https://forge.example/o/networks", forge="github")
    of = shown(["announce"] * 9, ["people"] * 9, repository=repository)
    page = pages(of)["messages/aurora/"]
    assert "This network has set no targets" in words_of(parsed(page.html))
    assert "https://forge.example/o/networks/edit/main/content/networks/aurora/network.yml" in page.html
    assert lines(figures(of)[0]) == ["Announces something 100% 9 of 9"]
    assert "nothing to judge by" in overview(of)


def test_where_nothing_says_a_mode_or_an_intent_one_step_is_told() -> None:
    repository = internal.Repository(url="https://forge.example/o/networks", forge="gitlab")
    of = shown([None, None], [None], repository=repository, mix=AIMS)
    modes, intents, _ = figures(of)
    assert "2 entries say no mode. Say under “mode” what an entry does" in words_of(modes)
    assert "1 message says no intent. Say under “intent” what a message is meant to show." in words_of(
        intents
    )
    assert [each.get("href") for each in modes.iter("a")] == [
        "https://forge.example/o/networks/-/edit/main/content/networks/aurora/calendar/e0.yml"
    ]
    assert [each.get("href") for each in intents.iter("a")] == [
        "https://forge.example/o/networks/-/edit/main/content/networks/aurora/messages/m0.yml"
    ]
    assert "not said not said" in overview(of)


def test_a_network_with_nothing_says_so() -> None:
    modes, intents, readers = figures(shown([], []))
    assert "There is no entry to count." in words_of(modes)
    assert "There is no message to count." in words_of(intents)
    assert "The network does not say whom it is for" in words_of(readers)


def test_readers_whom_nothing_is_addressed_to_are_named() -> None:
    of = shown(["ask", None], [], addressed_to=("crews", "neighbours"), readers={"e0": ("crews",)})
    readers = figures(of)[2]
    assert lines(readers) == ["Crews 1 entry or message", "Neighbours nothing yet"]
    assert "1 entry or message says no reader of its own." in words_of(readers)
    assert overview(of).endswith("Neighbours")
    covered = shown(["ask"], [], addressed_to=("crews",), readers={"e0": ("crews",)})
    assert overview(covered).endswith("nobody left out")


def test_members_are_not_shown_it() -> None:
    for page in pages(members_edition()).values():
        assert "am-mix" not in page.html
