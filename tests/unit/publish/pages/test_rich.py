"""Pages of things that have everything a file can say."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ambassade.model.status import State
from ambassade.publish.audience import Edition, Picture
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_name
from ambassade.words import words
from tests.unit.publish.pages.editions import (
    THEMES,
    edition,
    entry,
    internal_edition,
    members_edition,
    message,
    moment,
    network,
    organisation,
    pages_of,
    parsed,
    person,
    post,
    text,
    words_of,
)

SIZE = public.AudienceSize(count=1840, measured_on=date(2026, 11, 2))


def said(shown: Edition, path: str, root: Path | None = None) -> str:
    return words_of(parsed(pages_of(build_pages(shown, root=root))[path].html))


def test_a_network_says_where_it_is_why_and_how_it_sees_things() -> None:
    aurora = network(
        "aurora",
        basis=public.Basis(kind="brand", brand="night"),
        addressed_to=("crews",),
        how_to_join=text("Write to the lead"),
        editorial_line=public.EditorialLine(angle=text("What failed"), speaks_of=(text("Cables"),)),
        committee=(public.CommitteeMember(person="ana", role="lead"),),
        sponsor=public.NetworkSponsor(person="ana", word=text("Write what you measured.")),
        platforms=(
            public.RecommendedPlatform(platform="x", why=text("Until March"), languages=("en",)),
            public.RecommendedPlatform(),
        ),
        blogs=(public.Blog(id="b", name="Eau calme", url="https://eau.example", language="fr"),),
        spaces=(
            public.Space(
                id="f",
                name=text("Forum"),
                kind="forum",
                platform="linkedin",
                url="https://l.example",
                open_to="everybody",
                how_to_join=text("Ask"),
                audience_size=SIZE,
            ),
            public.Space(id="r", name=text("The room"), kind="meeting"),
        ),
        accounts=(
            public.Account(
                id="m", platform="mastodon", handle="@a", url="https://m.example", audience_size=SIZE
            ),
            public.Account(id="other", url="https://o.example"),
        ),
        links=(public.Link(title=text("Charter"), url="https://c.example"),),
    )
    shown = edition(
        organisation=organisation(
            brands=(public.Brand(id="night", name=text("Talvenne Night")),),
            addressees=(public.Addressee(id="crews", name=text("Crews")),),
            platforms=(public.Platform(id="x", name="X", state="leaving"),),
        ),
        networks={"aurora": aurora},
    )
    page = said(shown, "networks/aurora/")
    for part in (
        "Eau calme Blog French –",
        "Forum Ask Forum on LinkedIn, open to everybody – 1,840",
        "The room Meeting – –",
        "@a Mastodon – 1,840",
        "Audience as last measured, 2 November 2026.",
        "X Until March we are leaving it English",
        "What failed It speaks of: Cables",
        "Ana Leads",
        "Write what you measured.",
        "Write to the lead",
        "Brand Talvenne Night",
        "Written for Crews",
        "Charter",
    ):
        assert part in page


def test_members_read_tone_what_is_left_to_others_and_who_hosts() -> None:
    aurora = members.Network(
        id="aurora",
        name=text("Aurora"),
        basis=public.Basis(kind="theme", theme="shore-power"),
        editorial_line=members.EditorialLine(
            angle=text("Angle"), tone=text("Plain"), leaves_to_others=(text("Fares"),), value="candour"
        ),
        spaces=(members.Space(id="r", name=text("Room"), kind="chat", host="ana"),),
        stage=members.Stage(state="launching", since=date(2026, 12, 1)),
    )
    shown = members_edition(
        networks={"aurora": aurora},
        organisation=members.Organisation(
            name=text("T"),
            time_zone="UTC",
            themes=THEMES,
            places=(public.Place(id="nantes", name=text("Nantes")),),
            values=(public.Value(id="candour", name=text("Say what fails")),),
        ),
    )
    page = said(shown, "networks/aurora/")
    for part in (
        "Tone: Plain",
        "It leaves to others: Fares",
        "this value: Say what fails",
        "after by Ana",
        "Launching",
    ):
        assert part in page


def test_a_person_says_where_they_are_and_for_whom_they_speak() -> None:
    ana = person(
        "ana",
        kind="external",
        external_kind="press",
        organisation="Ouest Matin",
        job_title=text("Journalist"),
        why=text("Because the neighbours asked"),
        joined_on=date(2024, 5, 2),
        accounts=(
            public.Account(id="x", platform="x", url="https://x.example/a", handle="@ana"),
            public.Account(id="own", url="https://own.example"),
        ),
        blogs=(
            public.Blog(
                id="n", name="Notes", url="https://n.example", feed="https://n.example/f", language="en"
            ),
            public.Blog(id="p", name="Photos", url="https://p.example"),
        ),
        badges=(public.Badge(name=text("Ten posts"), on=date(2026, 6, 1)), public.Badge(name=text("Helped"))),
        spokesperson_for=(public.Spokesperson(subject=text("Shore power")),),
    )
    deck = entry("core", where=public.Where(kind="address", place="nantes", host="ana"))
    posts = {f"p{number}": post(f"p{number}", authors=("ana",)) for number in range(10)}
    shown = edition(
        organisation=organisation(external_kinds=(public.ExternalKind(id="press", name=text("Press")),)),
        ambassadors={"ana": ana},
        entries={"core": deck},
        posts=posts,
    )
    page = said(shown, "ambassadors/ana/")
    for part in (
        "Journalist, Ouest Matin, Press",
        "Nantes, France",
        "With us since May 2024",
        "Follow on X",
        "Notes English, feed",
        "Ten posts June 2026",
        "Because the neighbours asked",
        "Where to meet Ana Calendar (.ics) Thu 26 Nov Entry core Nantes 18:00",
        "and 2 more",
        "Speaks for Talvenne on: Shore power. On everything else, in their own name.",
        "Ana agreed to this page, 2 accounts, 2 blogs, and no photograph.",
    ):
        assert part in page


def test_an_external_person_of_no_kind_is_a_partner_and_a_colleague_has_a_unit() -> None:
    people = {"ana": person("ana", kind="external"), "ben": person("ben", unit="yards")}
    shown = edition(
        organisation=organisation(units=(public.Unit(id="yards", name=text("Yards")),)),
        ambassadors=people,
        posts={},
    )
    assert "Partner" in said(shown, "ambassadors/")
    assert "Yards" in said(shown, "ambassadors/ben/")


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"withdrawn_on": date(2026, 11, 1)}, "Withdrawn on 1 November 2026"),
        ({"until": date(2026, 11, 22)}, "Expired"),
        ({"until": date(2026, 11, 23)}, "Holds"),
        ({"given_on": date(2026, 12, 1)}, "Not yet"),
    ],
)
def test_consent_tells_whether_it_holds(changes: dict[str, Any], state: str) -> None:
    values: dict[str, Any] = {"given_on": date(2026, 1, 1), "until": date(2028, 1, 1), "evidence": "C-1"}
    ana = internal.Ambassador(
        id="ana",
        name="Ana",
        kind="internal",
        standing="alumni",
        origin="imported",
        left_on=date(2026, 10, 31),
        consent=(internal.Consent(scopes=("badge", "blog:n"), **values | changes),),
    )
    page = said(internal_edition(ambassadors={"ana": ana}), "ambassadors/ana/")
    assert f"Badges and blog n {state}" in page
    assert "Left on 31 October 2026" in page


def test_an_entry_tells_colleagues_what_hangs_on_it() -> None:
    common: dict[str, Any] = {"network": "aurora", "kind": "event", "start": moment("2026-11-26")}
    entries = {
        "aurora/brief": internal.Entry(
            id="brief", title=text("Brief"), audience="internal", status="draft", **common
        ),
        "aurora/deck": internal.Entry(
            id="deck",
            title=text("Deck"),
            summary=text("See [the brief](brief.yml)."),
            owner="ana",
            depends_on=("aurora/brief",),
            serves="permits",
            affects=("yards",),
            embargo=moment("2026-11-25T09:00"),
            campaign="aurora/brief",
            notes=text("Ask first."),
            approvals=(
                internal.Approval(by="ana", on=date(2026, 11, 20)),
                internal.Approval(on=date(2026, 11, 21)),
            ),
            post="out",
            audience="public",
            status="approved",
            end=moment("2026-11-28"),
            **common,
        ),
    }
    shown = internal_edition(
        entries=entries,
        organisation=internal.Organisation(
            name=text("T"),
            time_zone="Europe/Paris",
            preset="group",
            units=(internal.Unit(id="yards", name=text("Yards")),),
            objectives=(internal.Objective(id="permits", name=text("Keep the permits")),),
        ),
        states={**internal_edition().states, "entry/aurora/brief": State.DRAFT},
    )
    pages = pages_of(build_pages(shown))
    page = words_of(parsed(pages["calendar/aurora/deck/"].html))
    for part in (
        "Thursday 26 November 2026 to Saturday 28 November 2026",
        "Looked after by Ana Silva",
        "Has to be done before Brief",
        "Serves Keep the permits",
        "Units that have to know ahead Yards",
        "Internal until 25 November 2026, 09:00",
        "Approved by Ana Silva, 20 November 2026",
        "Part of Brief",
        "Ask first.",
    ):
        assert part in page
    assert '<a href="../../../calendar/aurora/brief/">the brief</a>' in pages["calendar/aurora/deck/"].html
    assert "Part of this campaign Thu 26 Nov Deck Event until 28 November after Brief Scheduled" in words_of(
        parsed(pages["calendar/aurora/brief/"].html)
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("posts", "messages"):
        path = tmp_path / "content" / "networks" / "aurora" / folder
        path.mkdir(parents=True)
        made = io.BytesIO()
        Image.new("RGB", (60, 30), "#336699").save(made, "PNG")
        (path / "quay.png").write_bytes(made.getvalue())
    return tmp_path


def test_a_post_has_its_cover_series_neighbours_and_original(root: Path) -> None:
    cover = public.Asset(file="quay.png", alt=text("The quay"), credit="Ana")
    posts = {
        "a": post("a", publish_at=moment("2026-11-01")),
        "b": post(
            "b",
            publish_at=moment("2026-11-02"),
            updated_on=date(2026, 11, 5),
            cover=cover,
            series=public.SeriesPart(id="winter", part=1),
            themes=("night-work",),
            language="fr",
            title=text({"en": "At the quay", "fr": "À quai"}),
            summary=text("Deux hivers"),
            body=text({"fr": "Un texte.", "en": "A text."}),
            canonical_url="https://notes.example/quay",
        ),
        "c": post("c", publish_at=moment("2026-11-03"), body=None, canonical_url="javascript:x"),
    }
    winter = public.Series(id="winter", title=text("A winter"))
    shown = edition(
        networks={"aurora": network("aurora", series=(winter,))},
        posts=posts,
        pictures={"post/b": Picture(source="content/networks/aurora/posts/quay.png")},
    )
    page = pages_of(build_pages(shown, root=root))["posts/b/"]
    told = words_of(parsed(page.html))
    for part in (
        "first written in French",
        "corrected on 5 November 2026",
        "Picture: Ana",
        "Part 1 of 1 · A winter",
        "A text.",
    ):
        assert part in told
    assert "Before Post a After Post c" in told
    assert '<p class="am-lead" lang="fr">Deux hivers</p>' in page.html
    assert page.original == "https://notes.example/quay"
    assert "This post has no text yet." in said(shown, "posts/c/")


def test_a_message_has_its_pictures_purpose_and_link_to_a_post(root: Path) -> None:
    asset = public.Asset(file="quay.png", alt=text("A glass"), credit="Ana")
    variants = tuple(
        members.Variant(platform="x", language="en", text=f"{number}: {{link}}", content_warning="Loud")
        for number in range(27)
    )
    messages = {
        "aurora/glass": message(
            intent="people",
            owner="ana",
            link=members.MessageLink(post="quay"),
            assets=(asset, public.Asset(file="missing.png", alt=text("Nothing"))),
            themes=("night-work",),
            variants=(*variants, members.Variant(language="en", text="of no platform")),
        ),
        "aurora/bare": message(
            id="bare",
            entry=None,
            link=members.MessageLink(url="https://x.example", title=text("There")),
            variants=(),
        ),
        "loose": message(id="loose", network=None, entry=None, link=None),
    }
    shown = members_edition(
        messages=messages,
        pictures={
            "message/aurora/glass/quay.png": Picture(source="content/networks/aurora/messages/quay.png")
        },
    )
    page = said(shown, "messages/aurora/glass/", root)
    for part in (
        "0: https://p.example/posts/quay/",
        "variant AA",
        "content warning: Loud",
        "Shows people",
        "A glass · Ana",
    ):
        assert part in page
    assert "No text yet" in said(shown, "messages/aurora/bare/")
    assert "No network" in said(shown, "messages/")
    assert "messages/all/loose/" in pages_of(build_pages(shown))


def test_many_messages_have_a_page_for_each_network() -> None:
    messages = {f"aurora/m{number}": message(id=f"m{number}", entry=None) for number in range(151)}
    pages = pages_of(build_pages(members_edition(messages=messages)))
    assert "Aurora 151 messages" in words_of(parsed(pages["messages/"].html))
    assert {"messages/aurora/", "messages/aurora/page/2/"} <= set(pages)


def test_many_networks_are_listed_by_name_and_themes_stand_on_the_home_page() -> None:
    themes = tuple(public.Theme(id=f"t{number}", name=text(f"T{number}")) for number in range(130))
    networks = {f"n{number}": network(f"n{number}", themes=(f"t{number}",)) for number in range(130)}
    posts = {f"p{number}": post(f"p{number}", network="n0") for number in range(30)}
    shown = edition(
        organisation=organisation(themes=(*organisation().themes, *themes)),
        networks=networks,
        ambassadors={},
        entries={},
        posts=posts,
    )
    pages = pages_of(build_pages(shown))
    assert {"networks/n0/posts/", "networks/n0/posts/2/", "posts/page/2/"} <= set(pages)
    assert "Shore power 130" in words_of(parsed(pages[""].html))
    assert pages["networks/page/2/"].title == "Networks, page 2"
    assert pages["themes/page/2/"].title == "Themes, page 2"


def test_a_public_edition_leads_from_its_home_page_to_its_playbook() -> None:
    charter = public.PlaybookPage(id="charter", title=text("Charter"), kind="charter")
    assert "How we work All pages Charter" in said(edition(pages={"charter": charter}), "")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("fsl", "French Sign Language"),
        ("zh-Hans", "Simplified Chinese"),
        ("pl-PL", "Polish (Poland)"),
        ("xzz", "xzz"),
    ],
)
def test_languages_have_names(code: str, name: str) -> None:
    assert language_name(code, words("en")) == name


def test_a_phrase_is_its_words() -> None:
    assert f"{Phrase('quay', 'en')}" == "quay"
