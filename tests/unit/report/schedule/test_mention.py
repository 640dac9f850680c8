"""Who is named in a text, and whether they agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ambassade.report.schedule.mention import Mentions
from tests.unit.publish.content_tree import catalog_of, person

DAY = date(2026, 12, 1)
ACCOUNTS = [
    {"id": "x", "platform": "x", "handle": "@zoe_l", "url": "https://x.com/zoe_l"},
    {
        "id": "mastodon",
        "platform": "mastodon",
        "handle": "@zoe@social.example",
        "url": "https://social.example/@zoe",
    },
]


def mentions(*, scopes: list[str], **values: Any) -> Mentions:
    zoe = person("Zoë O’Brien-Lind", scopes=scopes, unit="harbour", accounts=ACCOUNTS, **values)
    other = person("李昭阳", scopes=["photo"], unit="harbour", latin_name="Li Zhaoyang")
    files = {"content/ambassadors/zoe.md": zoe, "content/ambassadors/li.md": other}
    return Mentions(catalog_of(files, {"url": "https://people.example.org"}))


def refused(text: str, *, scopes: list[str], platform: str = "x", day: date = DAY, **values: Any) -> str:
    return str(mentions(scopes=scopes, **values).refused(text, platform, day) or "")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, Zoë O'Brien-Lind!",
        "ZOE OBRIEN LIND".replace("OBRIEN", "O BRIEN"),
        "See https://people.example.org/ambassadors/zoe/?utm_source=x",
        "今天，李昭阳写了第十个",
        "Li Zhaoyang counted them.",
    ],
)
def test_a_name_needs_the_consent_to_be_shown(text: str) -> None:
    assert "who has not agreed to that for 1 December 2026" in refused(text, scopes=["photo"])


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("By @zoe_l.", "x"),
        ("By @ZOE_L", "x"),
        ("By @zoe@social.example.", "mastodon"),
        ("https://x.com/zoe_l/status/1?s=2", "x"),
        ("(http://www.x.com/zoe_l)", "bluesky"),
    ],
)
def test_an_account_needs_its_own_consent(text: str, platform: str) -> None:
    assert "Zoë O’Brien-Lind has not agreed" in refused(text, scopes=["profile"], platform=platform)
    assert refused(text, scopes=["profile", "account:x", "account:mastodon"], platform=platform) == ""


@pytest.mark.parametrize(
    "text", ["By @zoe_longer", "zoe_l@x.example writes", "https://x.com/zoe_like", "Zoë alone", "O’Brien", ""]
)
def test_what_looks_alike_is_nobody(text: str) -> None:
    assert refused(text, scopes=["photo"]) == ""


def test_a_handle_of_another_platform_is_somebody_else() -> None:
    assert refused("By @zoe_l", scopes=["photo"], platform="bluesky") == ""


def test_what_counts_is_the_day_of_the_post() -> None:
    text = "Zoë O’Brien-Lind says it."
    assert refused(text, scopes=["profile"], until="2026-12-01") == ""
    assert refused(text, scopes=["profile"], until="2026-11-30") != ""
    assert refused(text, scopes=["profile"], standing="alumni", left_on="2026-10-01") != ""
    assert refused(text, scopes=["profile"], withdrawn_on="2026-11-30") != ""
