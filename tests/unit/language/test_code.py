from __future__ import annotations

import pytest

from ambassade.language.code import without_region


@pytest.mark.parametrize(
    ("code", "language"),
    [("fr", "fr"), ("fr-CA", "fr"), ("zh-Hant-TW", "zh"), ("EN-gb", "en"), ("gsw", "gsw"), ("", "")],
)
def test_a_language_without_its_region(code: str, language: str) -> None:
    assert without_region(code) == language
