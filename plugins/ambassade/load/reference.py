"""References from one schema into another, or into another place of the same."""

from __future__ import annotations


def referred(reference: str, home: str) -> tuple[str, str]:
    """The schema and the definition that a `$ref` names: `("common", "slug")`.

    `home` is the schema that the reference stands in, which one of `#/$defs/…` alone means.
    """
    file, _, definition = reference.partition("#/$defs/")
    return (file.removesuffix(".schema.json") if file else home), definition
