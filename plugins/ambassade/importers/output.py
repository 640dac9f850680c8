"""The texts of content files: new ones whole, existing ones by edits that leave the rest alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ambassade.editing.emit import emit
from ambassade.editing.front_matter import FENCE, EditError, YamlText, join, split
from ambassade.editing.reading import first_fault
from ambassade.importers.existing import ExistingFile
from ambassade.importers.merge import Plan, plan
from ambassade.importers.problem import RefusedError
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Kind
from ambassade.words import Say, say


def path_of(kind: Kind, key: str) -> str:
    """Where a file of a kind lies, by its key."""
    if kind is Kind.AMBASSADOR:
        return f"content/ambassadors/{key}.md"
    if kind is Kind.NETWORK:
        return f"content/networks/{key}/network.yml"
    network, _, name = key.rpartition("/")
    return f"content/networks/{network}/calendar/{name}.yml" if network else f"content/calendar/{name}.yml"


def new_text(
    schemas: SchemaSet, kind: Kind, key: str, values: Mapping[str, Any], source: str, record: str
) -> str:
    """The text of a new file; RefusedError where it would not pass its schema."""
    provenance = {"source": source, "record": record, "values": dict(values)}
    body = values.get("body")
    front = emit(
        {**{name: value for name, value in values.items() if name != "body"}, "provenance": provenance}
    )
    if kind is Kind.AMBASSADOR:
        text = f"{FENCE}\n{front}{FENCE}\n" + (f"\n{body}\n" if body else "")
    else:
        text = front
    _validate(schemas, kind, path_of(kind, key), text)
    return text


def changed_text(
    schemas: SchemaSet, file: ExistingFile, values: Mapping[str, Any]
) -> tuple[str | None, list[Say]]:
    """The text of an existing file after an import, or None where nothing changes; and what was kept.

    RefusedError where the file can not be edited, or would no longer pass its schema.
    """
    last = file.imported()
    current = {**(file.values or {}), **({"body": file.body} if file.body else {})}
    made = plan(last, values, current)
    if not (made.replaced or made.removed or made.appended) and made.body is None:
        return None, made.notes
    _narrow_consent(file, made, values)
    order = list(schemas.schemas[file.kind.value].get("properties", {}))
    try:
        text = _edited(file, made, order)
    except EditError as fault:
        raise RefusedError(say("{path} can not be edited: {why}", path=file.path, why=str(fault))) from fault
    _validate(schemas, file.kind, file.path, text)
    return text, made.notes


def _edited(file: ExistingFile, made: Plan, order: list[str]) -> str:
    if file.kind is not Kind.AMBASSADOR:
        whole = YamlText(file.text, order)
        made.apply(whole)
        return whole.text
    front, rest = split(file.text)
    edited = YamlText(front, order)
    made.apply(edited)
    if made.body is not None:
        rest = f"{FENCE}\n" + (f"\n{made.body}\n" if made.body else "")
    return join(edited.text, rest)


def _narrow_consent(file: ExistingFile, made: Plan, values: Mapping[str, Any]) -> None:
    """Takes accounts and blogs that are gone out of the consents: nobody agreed to what takes their place."""
    gone = {
        f"{word}:{item.get('id')}"
        for key, word in (("accounts", "account"), ("blogs", "blog"))
        if any(path[0] == key for path in made.removed)
        for item in _items(file.imported().get(key))
        if item.get("id") not in {here.get("id") for here in _items(values.get(key))}
    }
    for place, consent in enumerate(_items((file.values or {}).get("consent"))):
        scopes = [scope for scope in consent.get("scopes", ()) if scope not in gone]
        if scopes and len(scopes) < len(consent["scopes"]):
            made.replaced.append((("consent", place, "scopes"), scopes))
            made.notes += [
                say(
                    "the consent no longer names `{scope}`, which is gone; ask again for a new address",
                    scope=scope,
                )
                for scope in consent["scopes"]
                if scope in gone
            ]


def _items(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _validate(schemas: SchemaSet, kind: Kind, path: str, text: str) -> None:
    """RefusedError with the first fault of a text that is about to be written."""
    fault = first_fault(schemas, kind, path, text)
    if fault is not None:
        raise RefusedError(say("the file would not be as it has to be: {fault}", fault=fault.message))
