"""`ambassade schedule`: what is in the file, what is not, and that the file can be read back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ambassade.cli import main
from ambassade.report.schedule.scheduler import FORMULA, SCHEDULERS
from ambassade.report.schedule.selection import Selection, Wanted, select
from tests.unit.publish.content_tree import Files, catalog_of, entry, message, network, person, post, write

MESSAGES = "content/networks/aurora/messages"
BASE = {f"{MESSAGES}/walk-with-us.yml": None}
FIRST = datetime(2026, 11, 23, tzinfo=UTC)
WINDOW = {"from": "2026-11-24", "until": "2026-11-30"}
ROOT = Path(__file__).resolve().parents[4]


def texts(*written: str, platform: str = "linkedin", **values: Any) -> list[dict[str, Any]]:
    return [{"platform": platform, "language": "en", "text": text, **values} for text in written]


def selected(files: Files, scheduler: str = "generic", **wanted: Any) -> Selection:
    catalog = catalog_of({**BASE, **files}, {"url": "https://people.example.org"})
    return select(catalog, Wanted(**{"first": FIRST, "end": None, **wanted}), SCHEDULERS[scheduler])


def one(scheduler: str = "generic", more: Files | None = None, **values: Any) -> Selection:
    """What becomes of one message."""
    files = {f"{MESSAGES}/call.yml": message(window=WINDOW, **values), **(more or {})}
    return selected(files, scheduler)


def whys(found: Selection) -> list[str]:
    return [str(each.why) for each in found.left_out]


def test_each_variant_has_its_own_row_and_time_within_the_window() -> None:
    found = one(variants=[*texts("A.", "B."), *texts("C.", platform="mastodon")])
    assert whys(found) == []
    assert sorted((row.platform, row.variant, row.text) for row in found.rows) == [
        ("linkedin", "A", "A."),
        ("linkedin", "B", "B."),
        ("mastodon", "A", "C."),
    ]
    assert all(row.at.isoformat()[:10] in {f"2026-11-{day}" for day in range(24, 31)} for row in found.rows)
    assert len({row.at for row in found.rows}) == 3


def test_times_do_not_depend_on_what_is_asked_for_so_that_weeks_add_up() -> None:
    window = {"from": "2026-11-16", "until": "2026-12-18"}
    files = {
        f"{MESSAGES}/m{number}.yml": message(window=window, variants=texts("A.", "B.", "C."))
        for number in range(9)
    }
    everything = selected(files, first=datetime(2026, 11, 1, tzinfo=UTC))
    assert len(everything.rows) == 27
    edges = [datetime(2026, 11, day, tzinfo=UTC) for day in (1, 20, 27)]
    parts = [
        selected(files, first=first, end=end).rows
        for first, end in zip(edges, [*edges[1:], None], strict=True)
    ]
    assert all(parts)
    assert tuple(row for part in parts for row in part) == everything.rows


def test_what_is_not_asked_for_is_neither_in_the_file_nor_left_out() -> None:
    files = {
        f"{MESSAGES}/call.yml": message(
            window=WINDOW, variants=[*texts("A."), *texts("B.", platform="x"), *texts("C.", language="fr")]
        ),
        f"{MESSAGES}/long.yml": message(window=WINDOW, variants=texts("x" * 900, platform="bluesky")),
        f"{MESSAGES}/draft.yml": message(status="draft"),
        f"{MESSAGES}/waits.yml": message(status="in_review"),
        "content/networks/foghorn/network.yml": network(name="Foghorn", access="secret"),
        "content/networks/foghorn/messages/hush.yml": message(window=WINDOW, variants=texts("Hush.")),
    }
    assert [row.text for row in selected(files, platform="x").rows] == ["B."]
    assert [row.text for row in selected(files, language="fr").rows] == ["C."]
    assert whys(selected(files, platform="x")) == []
    assert not any(row.network == "foghorn" for row in selected(files).rows)
    assert [row.text for row in selected(files, network="foghorn").rows] == ["Hush."]
    assert len(whys(selected(files))) == 1


HIDDEN: list[tuple[str, dict[str, Any], str]] = [
    ("draft", entry(status="draft"), "its entry `aurora/here` is not approved"),
    ("called off", entry(cancelled=True), "its entry `aurora/here` is called off"),
    ("too late", entry(embargo="2026-12-01"), "what it speaks of opens on 1 December 2026, 00:00"),
]


@pytest.mark.parametrize(("case", "thing", "why"), HIDDEN, ids=[case for case, _, _ in HIDDEN])
def test_nothing_is_said_of_what_nobody_may_know(case: str, thing: dict[str, Any], why: str) -> None:
    found = one(entry="aurora/here", more={"content/networks/aurora/calendar/here.yml": thing})
    assert found.rows == (), case
    assert len(whys(found)) == 1
    assert whys(found)[0].startswith(why)
    assert found.left_out[0].place.path == f"{MESSAGES}/call.yml"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"status": "draft"}, "the post `news` that it links to is not approved"),
        ({"audience": "internal"}, "the post `news` that it links to is not public"),
        (
            {"publish_at": "2026-12-05"},
            "what it speaks of opens on 5 December 2026, 00:00, when its window is over",
        ),
    ],
)
def test_a_link_leads_to_what_everybody_can_read(values: dict[str, Any], why: str) -> None:
    news = {"content/networks/aurora/posts/news.md": post(**values)}
    assert whys(one(link={"post": "news"}, variants=texts("Read {link}"), more=news)) == [why]


def test_nothing_is_posted_before_an_embargo_of_the_entry_or_its_campaign_or_before_the_post() -> None:
    calendar = "content/networks/aurora/calendar"
    files: Files = {
        f"{calendar}/whole.yml": entry(
            kind="campaign", start="2026-11-20", end="2026-12-20", embargo="2026-11-26T12:00"
        ),
        f"{calendar}/here.yml": entry(campaign="aurora/whole"),
        "content/networks/aurora/posts/news.md": post(publish_at="2026-11-27T09:00"),
    }
    variants = texts(*(f"Text {number}." for number in range(9)))
    found = one(entry="aurora/here", variants=variants, more=files)
    assert len(found.rows) == 9
    assert min(row.at for row in found.rows).isoformat() >= "2026-11-26T12:00+01:00"
    linked = one(entry="aurora/here", link={"post": "news"}, variants=variants, more=files)
    assert min(row.at for row in linked.rows).isoformat() >= "2026-11-27T09:00+01:00"


def test_a_text_that_does_not_fit_or_names_somebody_who_did_not_agree_is_left_out() -> None:
    zoe = {"content/ambassadors/zoe.md": person("Zoë Lind", scopes=["photo"], unit="harbour")}
    found = one(variants=texts("y" * 281, "Zoë Lind was here.", "Fine.", platform="x"), more=zoe)
    assert [row.text for row in found.rows] == ["Fine."]
    too_long, named = whys(found)
    assert too_long == "it is too long: 281 of 280"
    assert named.startswith("it names Zoë Lind, who has not agreed to that for 2")
    assert [each.place.span.start.line for each in found.left_out] == [5, 8]


NAUGHTY = [
    'Quotes " and "" and, commas',
    "Two\nlines\n\nand a gap",
    "Émile 🌊 ؟ שלום \u200d 李",
    "a;b\tc|d",
    "' leading apostrophe",
    "1,000 lamps",
]


@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_files_are_read_back_as_they_were_written(scheduler: str) -> None:
    found = one(scheduler, variants=texts(*NAUGHTY))
    assert whys(found) == []
    chosen = SCHEDULERS[scheduler]
    written = chosen.file(found.rows)
    rows = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    if chosen.titles:
        assert tuple(rows.pop(0)) == chosen.titles
    assert {len(row) for row in rows} == {len(chosen.cells(found.rows[0]))}
    assert sorted(cell for row in rows for cell in row if cell in NAUGHTY) == sorted(NAUGHTY)
    assert not any(cell.startswith(FORMULA) for row in rows for cell in row)
    assert "\n" not in written.replace("\r\n", "").replace("Two\nlines\n\nand", "")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_a_text_that_a_spreadsheet_takes_for_a_formula_is_left_out_not_changed(sign: str) -> None:
    for scheduler in SCHEDULERS:
        found = one(scheduler, variants=texts(f"{sign}1+1", "Fine."))
        assert [row.text for row in found.rows] == ["Fine."]
        assert whys(found) == [
            f"it begins with '{sign}', which a spreadsheet takes for a formula; begin with a word"
        ]


def test_what_each_scheduler_asks_for() -> None:
    def row(scheduler: str, platform: str = "x") -> tuple[str, ...]:
        (found,) = one(scheduler, variants=texts("Come.", platform=platform)).rows
        return SCHEDULERS[scheduler].cells(found)

    ayrshare = row("ayrshare")
    assert ayrshare[:3] == ("Come.", "twitter", "")
    when = datetime.strptime(ayrshare[3], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    generic = dict(zip(SCHEDULERS["generic"].titles, row("generic"), strict=True))
    assert datetime.fromisoformat(generic["at"]) == when
    assert generic["time_zone"] == "Europe/Paris"
    local = datetime.fromisoformat(generic["at"])
    assert row("sprout") == (f"{local:%m/%d/%Y}", f"{local:%H:%M}", "Come.")
    assert row("hootsuite") == (f"{local:%m/%d/%Y %H:%M}", "Come.", "")
    assert row("publer")[:3] == (f"{local:%Y-%m-%d %H:%M}", "Come.", "")
    assert len(row("publer")) == 12


def test_what_each_scheduler_does_not_take() -> None:
    assert whys(one("ayrshare", variants=texts("Come.", platform="mastodon"))) == [
        "Ayrshare does not post to `mastodon`"
    ]
    assert whys(one("publer", variants=texts("One || two"))) == ["it contains ||, which Publer cuts texts at"]
    warned = texts("Come.", platform="mastodon", content_warning="Noise")
    assert one(variants=warned).rows[0].warning == "Noise"
    assert whys(one("sprout", variants=warned)) == [
        "it has a content warning, and a file for Sprout Social has no place for one"
    ]


def test_a_file_holds_as_many_posts_as_its_scheduler_takes() -> None:
    window = {"from": "2026-11-24", "until": "2026-12-31"}
    files = {
        f"{MESSAGES}/m{number}.yml": message(window=window, variants=texts(*(f"T{n}." for n in range(20))))
        for number in range(18)
    }
    found = selected(files, "hootsuite")
    assert len(found.rows) == 350
    assert whys(found) == ["Hootsuite takes 350 posts in a file; narrow the days"] * 10


@pytest.fixture
def root(tmp_path: Path) -> Path:
    tree: dict[str, Any] = {
        path.relative_to(ROOT / "tests/rules/base").as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "tests/rules/base").rglob("*")
        if path.is_file() and "messages" not in path.parts
    }
    tree |= {
        f"{MESSAGES}/call.yml": message(window=WINDOW, variants=texts("Come.", "=1")),
        f"{MESSAGES}/other.yml": message(window=WINDOW, variants=texts("Élan.", platform="mastodon")),
    }
    for path, value in tree.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(value if isinstance(value, str) else write(path, value), encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["schedule", "--root", str(root), *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_writes_the_file_and_tells_what_is_left_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, told = run(root, capsys=capsys)
    assert code == 1
    rows = list(csv.DictReader(io.StringIO(out, newline=""), strict=True))
    assert {row["text"] for row in rows} == {"Come.", "Élan."}
    assert f"{MESSAGES}/call.yml:8: left out: it begins with '='" in told
    assert "2 posts, from 2" in told
    file = root / "out.csv"
    code, out, told = run(root, "--platform", "mastodon", "--out", str(file), capsys=capsys)
    assert (code, out) == (0, "")
    assert file.read_bytes().startswith(b"date,time,time_zone,")
    assert "Élan." in file.read_text(encoding="utf-8")
    assert [path.name for path in root.iterdir() if path.suffix != ".csv"] == ["content"]


def test_nothing_to_post_is_said_and_is_no_fault(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, told = run(root, "--as-of", "2027-01-01", capsys=capsys)
    assert (code, told) == (0, "Nothing to post.\n")
    assert out.count("\r\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--network", "auroro"], "there is no network `auroro`; did you mean `aurora`?"),
        (["--platform", "linkdin"], "there is no platform `linkdin`; did you mean `linkedin`?"),
        (["--out", "content/x.yml"], "content/x.yml: the name has to end in .csv"),
        (["--out", "nowhere/x.csv"], "nowhere/x.csv can not be written there"),
        (["--until", "2026-11-01"], "nothing lies between 23 November 2026, 00:00 and 1 November 2026"),
        (
            ["--for", "sprout"],
            (
                "Sprout Social takes a file for one account: choose one of them with --platform: "
                "linkedin, mastodon"
            ),
        ),
    ],
)
def test_options_that_make_no_sense_are_refused(
    arguments: list[str],
    said: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(root)
    assert run(root, *arguments, capsys=capsys) == (2, "", f"ambassade: {said}\n")
