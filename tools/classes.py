"""Writes the dataclasses of the content and of the three editions from the schemas.

    python tools/classes.py            writes them
    python tools/classes.py --check    exit 1 where a file is stale

In: `schemas/*.schema.json`. Out: `model/content.py` (what a file says, whole), `model/references.py` (which
properties name other entities) and `publish/edition/{public,members,internal}.py` (what an edition may know:
a class there has no field for what its readers may not see). The members' classes extend the public ones, the
internal ones extend the members'.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "schemas"
PACKAGE = ROOT / "plugins" / "ambassade"
ENTITIES = (
    "organisation",
    "network",
    "ambassador",
    "entry",
    "message",
    "post",
    "collection",
    "playbook-page",
)
IN_NETWORK = ("entry", "message", "post", "collection")
AUDIENCES = ("public", "members", "internal")
KEYWORDS = {"from": "from_", "except": "except_"}
PYTHON_TYPES = {"text": "Text", "date": "date", "moment": "Moment", "values": "Mapping[str, object]"}
Schema = dict[str, Any]


@dataclass(frozen=True)
class Property:
    """One property of one class: its Python type by audience, and what it refers to."""

    name: str
    schema: Schema
    required: bool
    type: str
    nested: str | None
    many: bool
    audience: str
    ref: str | None
    ref_required: bool


@dataclass(frozen=True)
class Class:
    """One object of a schema, to become a dataclass."""

    name: str
    doc: str
    properties: tuple[Property, ...]
    entity: str | None = None
    body: bool = False
    nested: tuple[str, ...] = field(default=())


def class_name(name: str) -> str:
    """`committee_member` or `playbook-page` to `CommitteeMember` or `PlaybookPage`."""
    return "".join(part.capitalize() for part in name.replace("-", "_").split("_"))


def load_schemas() -> dict[str, Schema]:
    """Every schema by its file's first name."""
    return {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(SCHEMAS.glob("*.schema.json"))
    }


def resolve(schema: Schema, home: str, schemas: dict[str, Schema]) -> tuple[Schema, str | None]:
    """The schema behind a `$ref` (its own keywords win), with the name of the definition."""
    ref = schema.get("$ref")
    if ref is None:
        return schema, None
    file, _, name = ref.partition("#/$defs/")
    source = schemas[file.removesuffix(".schema.json")] if file else schemas[home]
    target = source["$defs"][name]
    return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}, name


def scalar_type(schema: Schema) -> str:
    """The Python type of a value that is neither a list nor an object of ours."""
    if "x-type" in schema and schema["x-type"] in PYTHON_TYPES:
        return PYTHON_TYPES[schema["x-type"]]
    if "enum" in schema:
        return "Literal[" + ", ".join(json.dumps(value) for value in schema["enum"]) + "]"
    return {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}[schema["type"]]


def read_property(
    name: str, raw: Schema, *, required: bool, home: str, schemas: dict[str, Schema]
) -> Property:
    """One property, its references resolved."""
    schema, definition = resolve(raw, home, schemas)
    many = schema.get("type") == "array"
    item, item_definition = resolve(schema["items"], home, schemas) if many else (schema, definition)
    nested = (
        class_name(item_definition)
        if item.get("type") == "object" and "properties" in item and item_definition
        else None
    )
    return Property(
        name=name,
        schema=schema,
        required=required,
        type=nested or scalar_type(item),
        nested=nested,
        many=many,
        audience=raw.get("x-audience", schema.get("x-audience", "internal")),
        ref=item.get("x-ref"),
        ref_required=bool(item.get("x-ref-required")),
    )


def read_class(
    name: str, schema: Schema, home: str, schemas: dict[str, Schema], entity: str | None = None
) -> Class:
    """One object schema as a class."""
    required = schema.get("required", [])
    properties = tuple(
        read_property(key, value, required=key in required, home=home, schemas=schemas)
        for key, value in schema["properties"].items()
    )
    return Class(
        name=class_name(name),
        doc=schema.get("description") or schema["title"],
        properties=properties,
        entity=entity,
        body="x-body" in schema,
        nested=tuple(p.nested for p in properties if p.nested),
    )


def read_classes(schemas: dict[str, Schema]) -> dict[str, Class]:
    """Every class, those that others are built from first."""
    found: dict[str, Class] = {}
    for home in ("common", *ENTITIES):
        for name, schema in schemas[home].get("$defs", {}).items():
            if "properties" in schema:
                found[class_name(name)] = read_class(name, schema, home, schemas)
        if home in ENTITIES:
            found[class_name(home)] = read_class(home, schemas[home], home, schemas, entity=home)
    ordered: dict[str, Class] = {}

    def visit(name: str) -> None:
        if name in ordered:
            return
        for other in found[name].nested:
            visit(other)
        ordered[name] = found[name]

    for name in found:
        visit(name)
    return ordered


def field_line(prop: Property, type_name: str, *, loose: bool) -> str:
    """The line that declares a property; `loose`: an edition, where a reference may have been dropped."""
    name = KEYWORDS.get(prop.name, prop.name)
    metadata = ""
    if prop.ref:
        metadata = (
            f'metadata={{"ref": "{prop.ref}"' + (', "required": True' if prop.ref_required else "") + "}"
        )
    default = prop.schema.get("default")
    if prop.many:
        annotation, value = f"tuple[{type_name}, ...]", "()"
    elif prop.required and not (loose and prop.ref and not prop.ref_required):
        annotation, value = type_name, ""
    elif default is not None:
        annotation, value = (
            type_name,
            repr(default) if isinstance(default, bool | int) else json.dumps(default),
        )
    else:
        annotation, value = f"{type_name} | None", "None"
    if metadata:
        inner = f"default={value}, {metadata}" if value else metadata
        return f"    {name}: {annotation} = field({inner})"
    return f"    {name}: {annotation}" + (f" = {value}" if value else "")


def identity_lines(cls: Class) -> list[str]:
    """The fields of an entity that come from its path, not from its text."""
    if cls.entity is None or cls.entity == "organisation":
        return []
    lines = ["    id: str"]
    if cls.entity in IN_NETWORK:
        lines.append(
            '    network: str | None = field(default=None, metadata={"ref": "network", "required": True})'
        )
    if cls.body:
        lines.append("    body: Text | None = None")
    return lines


HEAD = (
    '"""{doc}\n\nWritten by `python tools/classes.py` from `schemas/`: change those, not this.\n"""\n\n'
    "from __future__ import annotations\n\n"
)
TYPES = "from ambassade.model.moment import Moment\nfrom ambassade.model.text import Text\n"


def dataclass_source(cls: Class, lines: list[str], bases: str = "") -> str:
    """One class as source."""
    body = "\n".join(lines) or "    pass"
    head = f"@dataclass(frozen=True, slots=True, kw_only=True)\nclass {cls.name}{bases}:\n"
    return f'{head}    """{cls.doc}."""\n\n{body}\n\n\n'


def content_module(classes: dict[str, Class]) -> str:
    """`model/content.py`."""
    parts = [
        HEAD.format(
            doc="What the files of a content repository say, one frozen class for each object of the schemas."
        ),
        "from collections.abc import Mapping\nfrom dataclasses import dataclass, field\n",
        "from datetime import date\nfrom typing import Literal\n\n",
        TYPES,
        "\n\n",
    ]
    for cls in classes.values():
        lines = identity_lines(cls) + [field_line(p, p.type, loose=False) for p in cls.properties]
        parts.append(dataclass_source(cls, lines))
    return "".join(parts)


def allowed(prop: Property, audience: str) -> bool:
    """Whether readers of an edition may see a property."""
    return AUDIENCES.index(prop.audience) <= AUDIENCES.index(audience)


def edition_modules(classes: dict[str, Class]) -> Iterator[tuple[str, str]]:
    """`publish/edition/*.py`: file name and source, public first."""
    exists: dict[str, set[str]] = {}
    differs: dict[str, set[str]] = {"public": set(classes)}
    for index, audience in enumerate(AUDIENCES):
        below = AUDIENCES[index - 1] if index else None
        exists[audience] = set()
        differs.setdefault(audience, set())
        source: list[str] = []
        reexports: list[str] = []
        for cls in classes.values():
            own = [p for p in cls.properties if allowed(p, audience)]
            if not own:
                continue
            exists[audience].add(cls.name)
            inherited = below is not None and cls.name in exists[below]
            new = [
                p
                for p in own
                if not inherited
                or not allowed(p, below or "")
                or (p.nested is not None and p.nested in differs[audience])
            ]
            if inherited and not new:
                reexports.append(cls.name)
                continue
            differs[audience].add(cls.name)
            lines = [] if inherited else identity_lines(cls)
            lines += [field_line(p, p.type, loose=True) for p in new]
            source.append(dataclass_source(cls, lines, f"({below}.{cls.name})" if inherited else ""))
        doc = {
            "public": "What the public aggregator may know.",
            "members": "What the members' edition may know: all that is public, and what members share.",
            "internal": "What the internal playbook may know: everything.",
        }[audience]
        text = "".join(source)
        imports = [name for name in ("Mapping",) if name in text]
        head = HEAD.format(doc=doc)
        if imports:
            head += "from collections.abc import Mapping\n"
        head += "from dataclasses import dataclass, field\n"
        if " date" in text:
            head += "from datetime import date\n"
        if "Literal[" in text:
            head += "from typing import Literal\n"
        head += "\n"
        if "Moment" in text:
            head += "from ambassade.model.moment import Moment\n"
        if "Text" in text:
            head += "from ambassade.model.text import Text\n"
        if below:
            head += f"from ambassade.publish.edition import {below}\n"
        aliases = "".join(f"{name} = {below}.{name}\n" for name in reexports)
        yield audience, head + "\n" + aliases + "\n\n" + text


def reference_paths(
    cls: Class, classes: dict[str, Class], prefix: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every path that names another entity, `*` for the items of a list."""
    for prop in cls.properties:
        path = (*prefix, prop.name, *(("*",) if prop.many else ()))
        if prop.ref:
            yield path, prop.ref
        if prop.nested:
            yield from reference_paths(classes[prop.nested], classes, path)


def references_module(classes: dict[str, Class]) -> str:
    """`model/references.py`."""
    table = {
        name: [[list(path), ref] for path, ref in reference_paths(classes[class_name(name)], classes)]
        for name in ENTITIES
    }
    lines = [
        HEAD.format(doc="Which properties name other entities, as paths; `*` stands for the items of a list.")
    ]
    lines.append("REFERENCES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {\n")
    for name, paths in table.items():
        lines.append(f'    "{name}": (\n')
        lines += [f"        ({tuple(path)!r}, {ref!r}),\n" for path, ref in paths]
        lines.append("    ),\n")
    lines.append("}\n")
    return "".join(lines)


def formatted(source: str) -> str:
    """The source as ruff formats it."""
    ruff = Path(sys.executable).with_name("ruff")
    command = [str(ruff if ruff.exists() else "ruff"), "format", "--stdin-filename", "module.py", "-"]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def modules() -> dict[Path, str]:
    """Every file that this command writes, with its text."""
    classes = read_classes(load_schemas())
    written = {
        PACKAGE / "model" / "content.py": content_module(classes),
        PACKAGE / "model" / "references.py": references_module(classes),
    }
    for audience, source in edition_modules(classes):
        written[PACKAGE / "publish" / "edition" / f"{audience}.py"] = source
    return {path: formatted(source) for path, source in written.items()}


def main() -> int:
    """Write, or check, the generated modules."""
    stale = [
        path
        for path, text in modules().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run `python tools/classes.py`\n")
        return 1 if stale else 0
    for path, text in modules().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
