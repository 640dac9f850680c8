"""The widget's data are as their published schema says, and have nothing that it does not know."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.embed.files import embed_files
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.pages.editions import edition, internal_edition, network, person, text


def strict(schema: Any) -> Any:
    """The schema, refusing properties that it does not know."""
    if isinstance(schema, dict):
        made = {key: strict(value) for key, value in schema.items()}
        known = isinstance(schema.get("properties"), dict) and schema.get("type") == "object"
        return made | {"additionalProperties": False} if known else made
    return [strict(value) for value in schema] if isinstance(schema, list) else schema


def test_every_file_is_as_the_schema_says() -> None:
    membership = (public.Membership(network="aurora", role="relay"),)
    people = {
        "ana": person("ana", memberships=membership, tagline=text({"fr": "Lampes"})),
        "han": person(
            "han", name="王雨桐", latin_name="Wang", name_language="zh", tagline=None, memberships=membership
        ),
    }
    networks = {"aurora": network("aurora", tagline=text("Lamps")), "delta": network("delta")}
    shown = edition(ambassadors=people, networks=networks)
    files = {asset.path: asset.read() for asset in embed_files(Writer(shown, None), Addresses.of(shown))}
    schema = json.loads(files.pop("embed/v1.schema.json"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(strict(schema), format_checker=FormatChecker())
    data = {path: json.loads(content) for path, content in files.items() if path.endswith(".json")}
    assert set(data) == {"embed/aurora.json", "embed/delta.json"}
    for value in data.values():
        assert [error.message for error in validator.iter_errors(value)] == []
    assert data["embed/aurora.json"]["languages"]["en"]["people"]


def test_other_editions_have_no_schema_of_it() -> None:
    shown = internal_edition()
    assert list(embed_files(Writer(shown, None), Addresses.of(shown))) == []
