"""What docs/import.md says is there, and all that is there is said."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from ambassade.editing import consent as consent_command
from ambassade.importers import command as import_command
from ambassade.importers import expressions, mapping
from tests.importers.conftest import ROOT

PAGE = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")


def test_every_function_is_documented() -> None:
    there = {
        name.removeprefix("_func_") for name in vars(expressions._Functions) if name.startswith("_func_")
    }
    assert there == set(re.findall(r"`([a-z_]+)\(", PAGE.split("## Functions")[1].split("## Consent")[0]))


def test_every_key_is_documented() -> None:
    for key in (*mapping._TOP, *mapping._SECTION, *mapping._LIST):
        assert f"`{key}`" in PAGE, key


@pytest.mark.parametrize("command", [import_command, consent_command])
def test_every_option_is_documented(command: object) -> None:
    parser = argparse.ArgumentParser(add_help=False)
    command.add_arguments(parser)  # type: ignore[attr-defined]  # both modules have it
    for action in parser._actions:
        for option in action.option_strings:
            assert option in PAGE, option


def test_the_example_is_a_mapping_file(tmp_path: Path) -> None:
    example = PAGE.split("from a spreadsheet:\n\n")[1].split("\nAt the top:")[0]
    path = tmp_path / "mapping.yml"
    path.write_text(re.sub(r"^    ", "", example, flags=re.MULTILINE), encoding="utf-8")
    assert mapping.load_mapping(path).source == "crm"
