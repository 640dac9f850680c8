"""The leak test: a canary in everything that is not public, searched for in every byte of what is built."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import ambassade.check
from ambassade.check import check_tree
from ambassade.engines.build import Request, build
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.catalog import Catalog
from ambassade.model.moment import Moment
from ambassade.model.status import State
from ambassade.names import slugify
from ambassade.publish import projection, projector, visibility
from ambassade.publish.audience import AUDIENCES, AnyEdition, Audience, InternalEdition
from ambassade.publish.edition import internal, members
from ambassade.publish.projection import project
from ambassade.rules.registry import READING_RULES
from tests.security.canaries import Planted, plant
from tests.security.canary import INTERNAL, LEVELS, PUBLIC, Canary, Searcher, metadata_of, words_in
from tests.security.unprinted import UNPRINTED

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SHARED = ("public", "members", "internal")
STATUSED = ("entry", "message", "post", "collection", "playbook-page")


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant()


@pytest.fixture(scope="module")
def searcher(planted: Planted) -> Searcher:
    return Searcher.of(planted.canaries)


@pytest.fixture(scope="module")
def catalog(planted: Planted) -> Catalog:
    return check_tree(MemoryTree(planted.files), load_schemas(), NOW).catalog


@pytest.fixture(scope="module")
def sites(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three editions, and the secret network's own, as the command builds them.

    The rules refuse some of this content, and rightly; but what they overlook must not be published either.
    """
    root = planted.write(tmp_path_factory.mktemp("root"))
    out = root / "built"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ambassade.check, "CONTENT_RULES", ())
        assert build(Request(root=root, audiences=AUDIENCES, out=out)) == 0
        assert build(Request(root=root, audiences=("internal",), out=out, network=planted.secret)) == 0
    return out


def values_of(value: object) -> Iterator[str]:
    """Every text in the objects of an edition, the keys of its mappings and its days and numbers too."""
    if is_dataclass(value) and not isinstance(value, type | Moment):
        for field in fields(value):
            yield from values_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from values_of(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from values_of(inner)
    elif isinstance(value, Moment | date | str | int | float) and not isinstance(value, bool):
        yield str(value)


def in_objects(edition: AnyEdition, searcher: Searcher) -> set[Canary]:
    """The canaries anywhere in an edition's objects, but for where links in texts lead: pages see to that."""
    text = re.sub(r"\]\([^)]*\)", "]", "\n".join(values_of(edition)))
    return searcher.in_words(text.encode()) | searcher.in_text(text)


def in_site(folder: Path, searcher: Searcher) -> dict[Canary, str]:
    """The canaries in the names and bytes of all files of a folder, each with a file that holds it."""
    found: dict[Canary, str] = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        for canary in searcher.in_file(path, file.read_bytes()):
            found.setdefault(canary, path)
    return found


def edition_of(catalog: Catalog, audience: Audience, network: str | None = None) -> AnyEdition:
    hidden = load_schemas().hidden(audience)
    return project(catalog, audience=audience, as_of=NOW, hidden=hidden, network=network)


def leaks(found: set[Canary], audience: str) -> list[str]:
    return sorted(str(canary) for canary in found if canary.level > LEVELS.index(audience))


# What was planted


def schema_properties() -> Iterator[tuple[str, int]]:
    """Every property by the way that leads to it, and the first edition that its schema gives it to."""
    schemas = load_schemas().schemas

    def resolved(schema: dict[str, Any], home: str) -> tuple[dict[str, Any], str]:
        while "$ref" in schema:
            file, _, name = schema["$ref"].partition("#/$defs/")
            home = file.removesuffix(".schema.json") or home
            schema = {**schemas[home]["$defs"][name], **{k: v for k, v in schema.items() if k != "$ref"}}
        return schema, home

    def walk(schema: dict[str, Any], home: str, where: str, level: int) -> Iterator[tuple[str, int]]:
        for name, raw in schema["properties"].items():
            prop, prop_home = resolved(raw, home)
            circle = max(level, LEVELS.index(prop["x-audience"]))
            yield f"{where}.{name}", circle
            item, item_home = resolved(prop["items"], prop_home) if "items" in prop else (prop, prop_home)
            if "properties" in item:
                yield from walk(item, item_home, f"{where}.{name}", circle)

    for kind in ("organisation", "network", "ambassador", *STATUSED):
        yield from walk(schemas[kind], kind, kind, PUBLIC)


def test_every_property_of_every_schema_is_filled(planted: Planted) -> None:
    assert {name for name, _ in schema_properties()} - planted.seen == set()


def test_every_property_that_is_not_public_has_a_canary_or_can_not_hold_one(planted: Planted) -> None:
    held = {canary.where for canary in planted.canaries}
    bare = {where: why for where, _, why in planted.bare}
    reasons = {
        "a choice among a few",
        "a small number",
        "it leads to what has canaries of its own",
        "others depend on it",
    }
    settled = {"ambassador.consent.scopes"}
    settled |= {f"{kind}.{name}" for kind in STATUSED for name in ("audience", "status")}
    groups = {name.rpartition(".")[0] for name, _ in schema_properties()}
    closed = {name for name, level in schema_properties() if level > PUBLIC} - held - groups - settled
    assert {name for name in closed if bare.get(name) not in reasons} == set()


def test_canaries_differ(planted: Planted) -> None:
    spellings = [way for canary in planted.canaries for way in canary.spellings]
    assert len(spellings) == len(set(spellings))
    assert len(planted.canaries) > 2000


def test_the_tree_has_the_shape_of_the_schemas(planted: Planted) -> None:
    checked = check_tree(MemoryTree(planted.files), load_schemas(), NOW)
    assert [str(finding) for finding in checked.findings if finding.rule in READING_RULES] == []
    assert checked.catalog.broken == {}


# The objects


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_object_holds_what_is_not_its_own(
    catalog: Catalog, searcher: Searcher, audience: Audience
) -> None:
    assert leaks(in_objects(edition_of(catalog, audience), searcher), audience) == []


@pytest.mark.parametrize("audience", ["members", "internal"])
def test_the_objects_hold_all_that_is_theirs(
    catalog: Catalog, planted: Planted, searcher: Searcher, audience: Audience
) -> None:
    own = {canary for canary in planted.canaries if canary.level <= LEVELS.index(audience)}
    assert sorted(map(str, own - in_objects(edition_of(catalog, audience), searcher))) == []


def test_a_network_alone_has_its_own_content_and_no_other(catalog: Catalog, planted: Planted) -> None:
    for network in (planted.secret, planted.closed):
        edition = edition_of(catalog, "internal", network)
        assert list(edition.networks) == [network]
        assert {key.partition("/")[0] for key in edition.entries} == {network}
        assert {post.network for post in edition.posts.values()} == {network}
        assert not edition.pages
        assert isinstance(edition, InternalEdition)
        assert edition.messages
        assert edition.closed == ()
        other = planted.closed if network == planted.secret else planted.secret
        assert other not in "\n".join(values_of(edition))


# The sites


@pytest.mark.parametrize("audience", SHARED)
def test_no_byte_of_a_site_holds_what_is_not_its_own(sites: Path, searcher: Searcher, audience: str) -> None:
    found = in_site(sites / audience, searcher)
    limit = LEVELS.index(audience)
    told = sorted(f"{path}: {canary}" for canary, path in found.items() if canary.level > limit)
    assert told == []


@pytest.mark.parametrize("audience", ["members", "internal"])
def test_the_search_of_a_site_is_among_those_bytes(sites: Path, searcher: Searcher, audience: str) -> None:
    found = in_site(sites / audience / "pagefind", searcher)
    assert {LEVELS[canary.level] for canary in found} == set(LEVELS[1 : LEVELS.index(audience) + 1])
    assert any(path.endswith(".pf_fragment") for path in found.values())


def test_what_the_public_pages_tell_machines_is_among_those_bytes(sites: Path) -> None:
    kinds = set()
    for page in (sites / "public").rglob("*.html"):
        for told in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8")
        ):
            found = json.loads(told)
            kinds |= {each["@type"] for each in found.get("@graph", [found])}
    assert kinds == {
        "WebSite",
        "Organization",
        "Person",
        "BlogPosting",
        "Event",
        "AboutPage",
        "CollectionPage",
        "ItemList",
    }
    assert list((sites / "public/assets/cards").glob("*.png"))
    assert list((sites / "public/ambassadors").glob("*/contact.vcf"))
    for audience in ("members", "internal"):
        assert not list((sites / audience).rglob("assets/cards/*"))
        assert not any("ld+json" in page.read_text("utf-8") for page in (sites / audience).rglob("*.html"))


@pytest.mark.parametrize("audience", SHARED)
def test_no_picture_says_more_than_it_shows(sites: Path, audience: str) -> None:
    pictures = [path for path in (sites / audience).rglob("*") if path.suffix in {".jpg", ".webp", ".png"}]
    assert any(path.parent.name == "photos" for path in pictures)
    assert {path.name: said for path in pictures if (said := metadata_of(path.read_bytes()))} == {}


def test_the_internal_site_prints_what_it_may(sites: Path, planted: Planted, searcher: Searcher) -> None:
    found = set(in_site(sites / "internal", searcher))
    printed = {canary.where for canary in found}
    own = {canary.where for canary in planted.canaries if canary.level <= INTERNAL}
    assert own - printed <= set(UNPRINTED)


def test_the_secret_network_is_built_alone(sites: Path, planted: Planted, searcher: Searcher) -> None:
    folder = sites / f"network-{planted.secret}" / "internal"
    words = {canary.value for canary in in_site(folder, searcher)}
    assert planted.secret in words
    assert planted.closed not in words
    assert sorted(path.name for path in sites.iterdir()) == sorted([*SHARED, f"network-{planted.secret}"])


# The test of the test


def seen_by_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility, "was_told", lambda *_: True)


def agreed_by_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility, "agreed", lambda *_: frozenset({"profile"}))


def active_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility, "is_active", lambda *_: True)


def all_scopes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection, "agreed_only", lambda person, _: person)


def never_over(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection, "current_only", lambda person, _: person)


def all_published(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility, "state", lambda *_: State.PUBLISHED)


def no_instants(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility, "visible_from", lambda *_: None)


def one_audience(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility, "CIRCLES", _Anywhere())


def all_open(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visibility._Look, "_shows_network", lambda *_: True)


def references_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projector, "_reference", lambda *_: None)


def wider_classes(patch: pytest.MonkeyPatch) -> None:
    classes = projection._CLASSES
    patch.setitem(classes, "public", members)
    patch.setitem(classes, "members", internal)


def imports_whole(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection, "unnamed", lambda *_: frozenset())


def comments_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projector, "without_comments", lambda text: text)


def thanked_by_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection, "thanks_former", lambda *_: True)


def links_of_tomorrow(patch: pytest.MonkeyPatch) -> None:
    def whole(made: projection._Projection) -> dict[str, Any]:
        return made._table(made._catalog.collections, made._shown.collections, "Collection")

    patch.setattr(projection._Projection, "_collections", whole)


class _Anywhere:
    """Circles of which everybody stands in the first."""

    def index(self, _: str) -> int:
        return 0


BREACHES: tuple[tuple[Callable[[pytest.MonkeyPatch], None], Audience], ...] = (
    (seen_by_all, "internal"),
    (agreed_by_all, "public"),
    (active_for_ever, "public"),
    (all_scopes, "public"),
    (thanked_by_all, "public"),
    (thanked_by_all, "internal"),
    (never_over, "public"),
    (all_published, "public"),
    (all_published, "members"),
    (no_instants, "public"),
    (no_instants, "members"),
    (one_audience, "public"),
    (one_audience, "members"),
    (all_open, "internal"),
    (all_open, "public"),
    (references_kept, "public"),
    (references_kept, "internal"),
    (wider_classes, "public"),
    (wider_classes, "members"),
    (imports_whole, "internal"),
    (comments_kept, "public"),
    (links_of_tomorrow, "public"),
    (links_of_tomorrow, "members"),
)


@pytest.mark.parametrize(
    ("breach", "audience"), BREACHES, ids=[f"{breach.__name__}-{audience}" for breach, audience in BREACHES]
)
def test_any_filter_that_is_missing_is_found(
    catalog: Catalog,
    searcher: Searcher,
    monkeypatch: pytest.MonkeyPatch,
    breach: Callable[[pytest.MonkeyPatch], None],
    audience: Audience,
) -> None:
    breach(monkeypatch)
    edition = project(catalog, audience=audience, as_of=NOW)
    assert leaks(in_objects(edition, searcher), audience) != []


WORD = "qzxabcdef"


@pytest.mark.parametrize(
    "data",
    [
        WORD.encode(),
        WORD.upper().encode(),
        f"É {WORD.title()}".encode(),
        slugify(f"The {WORD} File").encode(),
        "".join(f"%{ord(char):02X}" for char in WORD).encode(),
        quote(f"a/{WORD}", safe="").encode(),
        "".join(f"&#{ord(char)};" for char in WORD).encode(),
        "".join(f"&#x{ord(char):x};" for char in WORD).encode(),
        "".join(f"\\u{ord(char):04x}" for char in WORD).encode(),
        json.dumps({"é": html.escape(f"<{WORD}>")}).encode(),
        *(base64.b64encode(b"\xff" * shift + WORD.encode() + b"\xff\xfe") for shift in range(4)),
        *(base64.urlsafe_b64encode(b"\xff" * shift + WORD.encode() + b"\xff\xfe") for shift in range(4)),
        WORD.encode().hex().encode(),
        WORD.encode("utf-16"),
        WORD.encode("utf-16-be"),
    ],
)
def test_a_word_is_found_in_every_form(data: bytes) -> None:
    assert words_in(data) == {WORD}


def test_a_packed_file_is_opened(planted: Planted, searcher: Searcher) -> None:
    canary = next(canary for canary in planted.canaries if canary.kind == "word")
    assert searcher.in_file("sitemap.xml.gz", gzip.compress(canary.value.encode())) == {canary}


def test_a_name_of_a_file_is_read(planted: Planted, searcher: Searcher) -> None:
    canary = next(canary for canary in planted.canaries if canary.kind == "word")
    assert searcher.in_file(f"assets/{canary.value}.jpg", b"") == {canary}


def test_days_and_numbers_are_found_as_pages_write_them(planted: Planted, searcher: Searcher) -> None:
    for canary in planted.canaries:
        if canary.kind != "word":
            for way in canary.spellings:
                assert searcher.in_file("index.html", f"<p>On {way}, at last</p>".encode()) == {canary}


def test_pictures_were_given_metadata(planted: Planted) -> None:
    pictures = [data for path, data in planted.files.items() if path.endswith((".jpg", ".png", ".webp"))]
    assert len(pictures) > 20
    assert all({"exif", "xmp"} <= set(metadata_of(data)) for data in pictures)
