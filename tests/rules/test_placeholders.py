"""The address that a new file holds, wherever it still stands."""

from __future__ import annotations

import pytest

from ambassade.findings import Severity
from tests.rules.tree import ANA, ENTRY, NETWORK, check, edited, with_keys

NOWHERE = "https://replace-me.example/"


def weights(*changes: dict[str, str]) -> list[tuple[str, Severity]]:
    """Where the rule is broken, and how bad that is."""
    return [(one.location.path, one.severity) for one in check(*changes) if one.rule == "placeholder-address"]


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (ENTRY, f"links:\n  - title: The quay\n    url: {NOWHERE}\n"),
        (NETWORK, f"blogs:\n  - id: log\n    name: Log\n    url: {NOWHERE}log\n"),
        (NETWORK, f"accounts:\n  - id: x\n    platform: mastodon\n    url: {NOWHERE}@aurora\n"),
        (ANA, "blogs:\n  - id: log\n    name: Log\n    url: https://REPLACE-me.example/log\n"),
        (ANA, "blogs:\n  - id: log\n    name: Log\n    url: https://www.replace-me.example/log\n"),
    ],
)
def test_it_is_an_error_wherever_readers_see_it(path: str, lines: str) -> None:
    assert weights(with_keys(path, lines)) == [(path, Severity.ERROR)]


def test_it_weighs_less_of_somebody_who_is_a_candidate() -> None:
    ((path, text),) = edited(ANA, ("standing: active", "standing: candidate")).items()
    blog = f"standing: candidate\nblogs:\n  - id: log\n    name: Log\n    url: {NOWHERE}\n"
    changed = {path: text.replace("standing: candidate\n", blog)}
    assert weights(changed) == [(ANA, Severity.NOTICE)]


def test_another_address_is_none() -> None:
    assert (
        weights(
            with_keys(
                NETWORK,
                "blogs:\n  - id: log\n    name: Log\n    url: https://me.example/replace-me.example\n",
            )
        )
        == []
    )
