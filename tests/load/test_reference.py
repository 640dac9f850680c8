from __future__ import annotations

import pytest

from ambassade.load.reference import referred


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("common.schema.json#/$defs/slug", ("common", "slug")),
        ("#/$defs/membership", ("ambassador", "membership")),
    ],
)
def test_a_reference_names_a_schema_and_a_definition(reference: str, found: tuple[str, str]) -> None:
    assert referred(reference, "ambassador") == found
