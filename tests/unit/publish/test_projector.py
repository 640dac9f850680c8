"""The editions' classes against the schemas, read anew here; and what a projector makes of objects."""

from __future__ import annotations

import dataclasses
import json
import shutil
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ambassade.load.readers import AUDIENCES
from ambassade.load.schema import SchemaError, SchemaSet, load_schemas, packaged_folder
from ambassade.model import content
from ambassade.model.references import REFERENCES
from ambassade.model.text import Text
from ambassade.publish.audience import Audience, Edition, InternalEdition
from ambassade.publish.comment import without_comments
from ambassade.publish.edition import internal, members, public
from ambassade.publish.projection import project
from tests.unit.publish.content_tree import AS_OF, catalog_of, entry, person

MODULES: Mapping[str, ModuleType] = {"public": public, "members": members, "internal": internal}
KINDS = ("organisation", "network", "ambassador", "entry", "message", "post", "playbook-page")
IDENTITY = {
    "organisation": set[str](),
    "network": {"id"},
    "ambassador": {"id", "body"},
    "entry": {"id", "network"},
    "message": {"id", "network"},
    "post": {"id", "network", "body"},
    "collection": {"id", "network"},
    "playbook-page": {"id", "body"},
}
Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    return {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in packaged_folder().glob("*.schema.json")
    }


def objects() -> Iterator[tuple[str, Schema]]:
    """Every object of the schemas by its name."""
    for home, schema in schemas().items():
        for name, definition in {**schema.get("$defs", {}), home: schema}.items():
            if "properties" in definition:
                yield name, definition


def class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.replace("-", "_").split("_"))


def field_names(cls: Any) -> set[str]:
    return {field.name.rstrip("_") for field in dataclasses.fields(cls)}


OBJECTS = dict(objects())


def test_no_two_objects_share_a_class() -> None:
    names = [class_name(name) for name, _ in objects()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", list(OBJECTS))
def test_every_property_states_its_audience(name: str) -> None:
    for key, prop in OBJECTS[name]["properties"].items():
        assert prop.get("x-audience") in AUDIENCES, key


@pytest.mark.parametrize("kind", KINDS)
def test_texts_below_the_front_matter_are_public(kind: str) -> None:
    body = OBJECTS[kind].get("x-body")
    assert (body is not None) == ("body" in IDENTITY[kind])
    assert body is None or body["audience"] == "public"  # the classes have it in every edition


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", list(OBJECTS))
def test_a_class_has_the_properties_that_its_readers_may_see(name: str, audience: str) -> None:
    allowed = {
        key
        for key, prop in OBJECTS[name]["properties"].items()
        if AUDIENCES.index(prop["x-audience"]) <= AUDIENCES.index(audience)
    }
    cls = getattr(MODULES[audience], class_name(name), None)
    if not allowed:
        assert cls is None
        return
    assert field_names(cls) == allowed | IDENTITY.get(name, set())
    assert field_names(getattr(content, class_name(name))) == set(OBJECTS[name]["properties"]) | IDENTITY.get(
        name, set()
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_class_holds_objects_of_its_own_edition_only(audience: str) -> None:
    module = MODULES[audience]
    reachable = AUDIENCES[: AUDIENCES.index(audience) + 1]
    for name in OBJECTS:
        cls = getattr(module, class_name(name), None)
        for field, hint in typing.get_type_hints(cls).items() if cls is not None else ():
            for inner in _classes_in(hint):
                home = inner.__module__.rsplit(".", 1)[-1]
                assert home in reachable, f"{name}.{field}"
                assert getattr(module, inner.__name__) is inner, f"{name}.{field} is not the edition's own"


def _classes_in(hint: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(hint) and hint is not Text and isinstance(hint, type):
        if hint.__module__.startswith("ambassade.publish.edition"):
            yield hint
        return
    for inner in typing.get_args(hint):
        yield from _classes_in(inner)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_references_are_marked_as_the_schemas_say(audience: str) -> None:
    for name, schema in OBJECTS.items():
        cls = getattr(MODULES[audience], class_name(name), None)
        for field in dataclasses.fields(cls) if cls is not None else ():
            prop = schema["properties"].get(field.name.rstrip("_"))
            if prop is not None:
                item = prop.get("items", prop)
                assert field.metadata.get("ref") == item.get("x-ref"), f"{name}.{field.name}"
                assert bool(field.metadata.get("required")) == bool(item.get("x-ref-required"))


def test_no_object_that_another_needs_can_be_dropped_for_a_reference() -> None:
    """A network stays a network: nothing that it can not do without hangs on who is shown."""
    for name, schema in OBJECTS.items():
        for key in schema.get("required", ()):
            prop = schema["properties"][key]
            target = OBJECTS.get(prop.get("$ref", "").rpartition("/")[2])
            assert target is None or not any(
                p.get("x-ref-required") for p in target["properties"].values()
            ), f"{name}.{key}"


def test_every_reference_of_the_schemas_is_known() -> None:
    known = {
        (kind, path[-1] if path[-1] != "*" else path[-2])
        for kind, rows in REFERENCES.items()
        for path, _ in rows
    }
    for kind in KINDS:
        for key, prop in OBJECTS[kind]["properties"].items():
            if "x-ref" in prop.get("items", prop):
                assert (kind, key) in known


# A repository's own schemas


def own_schemas(root: Path, change: Callable[[dict[str, Schema]], None]) -> SchemaSet:
    """The packaged schemas with a change, as a repository's own."""
    folder = root / "schemas"
    shutil.copytree(packaged_folder(), folder)
    found = {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.iterdir()
    }
    change(found)
    for name, schema in found.items():
        (folder / f"{name}.schema.json").write_text(json.dumps(schema))
    return load_schemas(root)


def narrowed(audience: str, *way: str) -> Callable[[dict[str, Schema]], None]:
    """Gives the property at `way` (schema, object, property) to fewer readers."""

    def change(found: dict[str, Schema]) -> None:
        home, owner, name = way
        place = found[home] if owner == home else found[home]["$defs"][owner]
        place["properties"][name]["x-audience"] = audience

    return change


FILES = {
    "content/ambassadors/zoe.md": person(
        "Zoe",
        scopes=["profile", "photo", "account:mail"],
        photo={"file": "zoe.jpg", "alt": "Zoe by a lamp", "credit": "Max"},
        memberships=[{"network": "aurora", "role": "relay"}],
        accounts=[{"id": "mail", "platform": "email", "url": "https://mail.example/zoe"}],
        expertise=["light"],
    ),
    "content/networks/aurora/calendar/other.yml": entry(where={"kind": "online", "host": "zoe"}),
}


def edition(own: SchemaSet, audience: Audience = "public") -> Edition:
    return project(catalog_of(FILES), audience=audience, as_of=AS_OF, hidden=own.hidden(audience))


def test_packaged_schemas_hide_nothing_that_the_classes_have() -> None:
    whole = project(catalog_of(FILES), audience="public", as_of=AS_OF)
    assert edition(load_schemas()) == whole


def test_a_narrower_property_is_left_out(tmp_path: Path) -> None:
    own = own_schemas(tmp_path, narrowed("members", "ambassador", "ambassador", "job_title"))
    assert edition(own).ambassadors["ana-silva"].job_title is None
    assert edition(own, "members").ambassadors["ana-silva"].job_title is not None


def test_a_narrower_part_is_left_out(tmp_path: Path) -> None:
    own = own_schemas(tmp_path, narrowed("internal", "ambassador", "photo", "credit"))
    for audience in ("public", "members"):
        photo = edition(own, audience).ambassadors["zoe"].photo
        assert photo is not None
        assert photo.credit is None
    photo = edition(own, "internal").ambassadors["zoe"].photo
    assert photo is not None
    assert photo.credit == "Max"


def test_what_lacks_a_required_part_is_left_out(tmp_path: Path) -> None:
    own = own_schemas(tmp_path, narrowed("internal", "ambassador", "photo", "alt"))
    assert edition(own).ambassadors["zoe"].photo is None
    assert edition(own).pictures == {}


def test_a_list_whose_items_lack_a_required_part_is_empty(tmp_path: Path) -> None:
    own = own_schemas(tmp_path, narrowed("internal", "ambassador", "membership", "network"))
    assert edition(own).ambassadors["zoe"].memberships == ()


@pytest.mark.parametrize(
    "way",
    [("network", "network", "name"), ("network", "basis", "kind"), ("network", "stage", "since")],
)
def test_what_lacks_a_required_property_is_gone_with_all_that_names_it(
    tmp_path: Path, way: tuple[str, str, str]
) -> None:
    found = edition(own_schemas(tmp_path, narrowed("members", *way)))
    assert found.networks == {}
    assert all(one.memberships == () for one in found.ambassadors.values())
    assert all(one.network is None for one in found.entries.values())
    assert found.posts == {}


def test_people_without_a_name_are_gone_from_everywhere(tmp_path: Path) -> None:
    found = edition(own_schemas(tmp_path, narrowed("members", "ambassador", "ambassador", "name")))
    assert found.ambassadors == {}
    assert found.networks["aurora"].committee == ()
    where = found.entries["aurora/other"].where
    assert where is not None
    assert where.host is None
    assert found.posts["why-lamp-nine"].authors == ()


def test_a_list_of_the_organisation_takes_what_refers_to_it_along(tmp_path: Path) -> None:
    found = edition(own_schemas(tmp_path, narrowed("internal", "organisation", "organisation", "themes")))
    assert found.organisation.themes == ()
    assert found.networks["aurora"].themes == ()
    assert found.networks["aurora"].basis.theme is None
    assert found.ambassadors["zoe"].expertise == ()


def test_declared_platforms_are_named_only_where_their_list_may_be(tmp_path: Path) -> None:
    tube = {"platforms": [{"id": "tube", "name": "The Tube"}], "as_of": "2026-11-23"}
    catalog = catalog_of({}, tube)
    assert "tube" in project(catalog, audience="public", as_of=AS_OF).platforms
    own = own_schemas(tmp_path, narrowed("internal", "organisation", "organisation", "platforms"))
    hidden = own.hidden("public")
    assert "tube" not in project(catalog, audience="public", as_of=AS_OF, hidden=hidden).platforms


def test_an_organisation_without_a_name_can_not_be_shown(tmp_path: Path) -> None:
    own = own_schemas(tmp_path, narrowed("members", "organisation", "organisation", "name"))
    with pytest.raises(ValueError, match="organisation"):
        edition(own)


def test_a_narrower_biography_is_left_out(tmp_path: Path) -> None:
    def change(found: dict[str, Schema]) -> None:
        found["ambassador"]["x-body"]["audience"] = "internal"

    own = own_schemas(tmp_path, change)
    assert edition(own).ambassadors["ana-silva"].body is None
    assert edition(own).posts["why-lamp-nine"].body is not None
    assert edition(own, "internal").ambassadors["ana-silva"].body is not None


def test_a_property_that_the_schemas_no_longer_know_is_left_out(tmp_path: Path) -> None:
    def change(found: dict[str, Schema]) -> None:
        del found["ambassador"]["properties"]["tagline"]
        found["ambassador"]["additionalProperties"] = True

    assert edition(own_schemas(tmp_path, change)).ambassadors["ana-silva"].tagline is None


def test_parts_are_found_whatever_their_definition_is_called(tmp_path: Path) -> None:
    def change(found: dict[str, Schema]) -> None:
        schema = found["ambassador"]
        schema["$defs"]["picture"] = schema["$defs"].pop("photo")
        schema["$defs"]["picture"]["properties"]["credit"]["x-audience"] = "internal"
        schema["$defs"]["picture"]["properties"]["file"]["x-audience"] = "internal"
        schema["$defs"]["picture"]["properties"]["alt"]["x-audience"] = "internal"
        schema["properties"]["photo"]["$ref"] = "#/$defs/picture"

    assert edition(own_schemas(tmp_path, change)).ambassadors["zoe"].photo is None


def test_a_property_that_states_nothing_is_internal(tmp_path: Path) -> None:
    def change(found: dict[str, Schema]) -> None:
        del found["ambassador"]["properties"]["why"]["x-audience"]

    own = own_schemas(tmp_path, change)
    assert edition(own, "members").ambassadors["ana-silva"].why is None
    assert edition(own, "internal").ambassadors["ana-silva"].why is not None


def test_a_definition_states_the_audience_of_what_refers_to_it(tmp_path: Path) -> None:
    def change(found: dict[str, Schema]) -> None:
        del found["ambassador"]["properties"]["photo"]["x-audience"]
        found["ambassador"]["$defs"]["photo"]["x-audience"] = "members"

    own = own_schemas(tmp_path, change)
    assert edition(own).ambassadors["zoe"].photo is None
    assert edition(own, "members").ambassadors["zoe"].photo is not None


@pytest.mark.parametrize(
    "way",
    [
        ("ambassador", "ambassador", "notes"),
        ("ambassador", "consent", "evidence"),
        ("entry", "entry", "owner"),
    ],
)
def test_more_readers_than_the_packaged_schemas_give_are_refused(
    tmp_path: Path, way: tuple[str, str, str]
) -> None:
    with pytest.raises(SchemaError, match="more readers"):
        own_schemas(tmp_path, narrowed("public", *way))


# Texts and imported values


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Before <!-- ask legal --> after", "Before  after"),
        ("<!-- two\n\nparagraphs -->\nafter", "\nafter"),
        ("Before <!-- never closed\n\nafter", "Before "),
        ("`<!-- an example -->`", "`<!-- an example -->`"),
        ("```html\n<!-- an example -->\n```\n<!-- note -->", "```html\n<!-- an example -->\n```\n"),
        ("~~~\n<!-- an example -->\n~~~", "~~~\n<!-- an example -->\n~~~"),
        ("one ` tick <!-- note --> and", "one ` tick  and"),
        ("``a ` b`` <!-- note -->", "``a ` b`` "),
        ("one ` tick\n\n<!-- note --> ` and", "one ` tick\n\n ` and"),
        ("<!-- a --><!-- b -->c", "c"),
        ("no comment", "no comment"),
        # What only looks like code.
        ("``` x ```\n\n<!-- note -->\n\nend", "``` x ```\n\n\n\nend"),
        ("- ```\n  a\n\n  b\n  ```\n\ntext <!-- note -->", "- ```\n  a\n\n  b\n  ```\n\ntext "),
        ("- ```\n  <!-- example -->\n  ```", "- ```\n  <!-- example -->\n  ```"),
        ("> ```\n> <!-- example -->\n> ```\n\n<!-- note -->", "> ```\n> <!-- example -->\n> ```\n\n"),
        ("\\` a <!-- note --> b `", "\\` a  b `"),
        ("- a ` b\n- <!-- note --> c ` d", "- a ` b\n-  c ` d"),
        ("    ```\n\ntext <!-- note -->", "    ```\n\ntext "),
        ("> ```\n> code\n\ntext <!-- note -->", "> ```\n> code\n\ntext "),
        ("<pre>\n```\n</pre>\n```\n<!-- note -->\n```", "<pre>\n```\n</pre>\n```\n\n```"),
        ("<!<!-- a -->-- note -->", ""),
        # The other way to write one.
        ("before\n\n[//]: # (ask legal)\n\nafter", "before\n\n\nafter"),
        ("[comment]: <> (note)", ""),
        ("```\n[//]: # (example)\n```\nsee [//]: here", "```\n[//]: # (example)\n```\nsee [//]: here"),
        ("&lt;!-- is `<!-- code -->`", "&lt;!-- is `<!-- code -->`"),
    ],
)
def test_comments_are_shown_to_nobody(written: str, shown: str) -> None:
    assert without_comments(Text.of(written)) == Text.of(shown)


def test_imported_values_name_nobody_who_is_not_shown() -> None:
    told, untold = person("Zoe"), {**person("Max Silent"), "informed_on": None, "latin_name": "Max S"}
    told["provenance"] = {
        "source": "list",
        "record": "1",
        "values": {
            "name": "Zoe",
            "introduced_by": "max",
            "max": True,
            "chairs": [{"name": "Max Silent", "role": "lead"}, "Max S", "max", "zoe"],
        },
    }
    catalog = catalog_of({"content/ambassadors/zoe.md": told, "content/ambassadors/max.md": untold})
    found = project(catalog, audience="internal", as_of=AS_OF)
    assert isinstance(found, InternalEdition)
    provenance = found.ambassadors["zoe"].provenance
    assert provenance is not None
    assert provenance.values == {"name": "Zoe", "chairs": [{"role": "lead"}, "zoe"]}
