from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from ambassade.engines import pagefind
from ambassade.engines.pagefind import PagefindError, _renamed, index_files
from ambassade.publish.search import KINDS, Record

MARK = b"pagefind_dcd"


def record(path: str, kind: str = "person", language: str = "en", **values: str) -> Record:
    others = {"title": path, "text": f"about {path}", "also": "", "picture": ""} | values
    return Record(path=path, language=language, kind=kind, **others, facets={})


RECORDS = (
    record("", "page", title="Home"),
    *(record(f"ambassadors/p{n}/", picture=f"assets/faces/p{n}.svg", also="oeuvre") for n in range(40)),
    record("networks/a/", "network", text="Les réseaux", language="fr"),
    record("posts/a/", "post", text="A <b>bold</b> word"),
)


def files() -> dict[str, bytes]:
    return {asset.path: asset.read() for asset in index_files(RECORDS)}


def fragments(found: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {
        Path(path).stem: json.loads(gzip.decompress(raw).removeprefix(MARK))
        for path, raw in found.items()
        if path.endswith(".pf_fragment")
    }


def test_every_page_has_a_fragment_whose_name_says_its_kind() -> None:
    found = fragments(files())
    assert len(found) == len(RECORDS)
    kinds = {f"{each.path or './'} {each.picture}".strip(): KINDS.index(each.kind) for each in RECORDS}
    assert {fragment["url"]: int(name.partition("_")[2][0]) for name, fragment in found.items()} == kinds
    post = next(each for each in found.values() if each["url"] == "posts/a/")
    assert post["content"] == "A <b>bold</b> word"


def test_the_table_of_pages_names_the_files_that_there_are() -> None:
    found = files()
    for language in ("en", "fr"):
        entry = json.loads(found[f"pagefind/{language}/pagefind-entry.json"])
        (known,) = entry["languages"].values()
        table = gzip.decompress(found[f"pagefind/{language}/pagefind.{known['hash']}.pf_meta"])
        assert f"pagefind/{language}/wasm.{language}.pagefind" in found
        names = [Path(path).stem for path in found if path.startswith(f"pagefind/{language}/fragment/")]
        assert names
        assert all(name.encode() in table for name in names)
        chunks = [Path(path).stem for path in found if path.startswith(f"pagefind/{language}/index/")]
        assert all(name.encode() in table for name in chunks)


def test_the_same_pages_give_the_same_bytes() -> None:
    first = files()
    assert all(files() == first for _ in range(3))


def test_pages_with_digests_that_are_alike_keep_apart() -> None:
    kinds = {b"en_0123456": "person", b"en_01234567": "post", b"fr_abcdef0": "network"}
    chunk = b"\x6aen_0123456"  # a part of the index that is called as a page is
    table = b"\x82\x6aen_0123456\x01\x6ben_01234567\x18\x30\x6afr_abcdef0\x02" + chunk + b"end"
    renamed, names = _renamed(table, kinds, "any")
    assert list(names) == list(kinds)
    assert [name[3:4] for name in names.values()] == [b"0", b"2", b"1"]
    assert [name[-4:] for name in names.values()] == [b"0000", b"0001", b"0002"]
    one, two, three = names.values()
    assert renamed == b"\x82\x6a%b\x01\x6a%b\x18\x30\x6a%b\x02%bend" % (one, two, three, chunk)
    with pytest.raises(PagefindError, match="as this version of Ambassade knows it"):
        _renamed(table, kinds | {b"en_fffffff": "person"}, "any")


def test_only_what_a_page_loads_is_published() -> None:
    kinds = {path.split("/")[2] for path in files() if path.count("/") == 2}
    assert {name.split(".")[-1] for name in kinds} == {"json", "pf_meta", "js", "pagefind"}
    assert {name for name in kinds if name.endswith(".js")} == {"pagefind.js"}


def test_no_pages_give_no_index() -> None:
    assert [asset.path for asset in index_files(())] == ["pagefind/names.txt", "pagefind/facets.json"]


def test_missing_program_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(PagefindError, match="pagefind_bin is not installed"):
        index_files(RECORDS)


def script(folder: Path, text: str) -> Path:
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return path


needs_posix = pytest.mark.skipif(os.name != "posix", reason="a script stands in for the program")


@needs_posix
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "ended before it had answered"),
        (
            """import base64, json, sys
reply = {"message_id": 1, "payload": {"type": "Error", "message": "no room"}}
sys.stdout.write(base64.b64encode(json.dumps(reply).encode()).decode() + ",")
""",
            "Pagefind: no room",
        ),
        (
            """import base64, json, os, sys
os.read(0, 1)
os.close(0)  # so that nothing more can be sent to it
reply = {"message_id": 1, "payload": {"type": "NewIndex", "index_id": 0}}
sys.stdout.write(base64.b64encode(json.dumps(reply).encode()).decode() + ",")
""",
            "ended before it had answered",
        ),
        ('print("Segmentation fault,")', "was not understood"),
        (
            """import base64, json, sys
reply = {"message_id": 1, "payload": {"type": "NewIndex"}}
sys.stdout.write(base64.b64encode(json.dumps(reply).encode()).decode() + ",")
""",
            "is not as this version of Ambassade knows it",
        ),
    ],
)
def test_program_that_fails_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    program = script(tmp_path, text)
    monkeypatch.setattr(pagefind, "_program", lambda: program)
    with pytest.raises(PagefindError, match=told):
        index_files(RECORDS)


@needs_posix
def test_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = script(tmp_path, "import time\ntime.sleep(60)")
    monkeypatch.setattr(pagefind, "_program", lambda: program)
    monkeypatch.setattr(pagefind, "PATIENCE", 0.5)
    with pytest.raises(PagefindError, match=r"took longer than 0\.5 seconds"):
        index_files(RECORDS)


def test_program_that_can_not_be_run_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "_program", lambda: tmp_path / "nothing")
    with pytest.raises(PagefindError, match="nothing: No such file"):
        index_files(RECORDS)


def test_the_columns_of_the_facets_are_in_the_order_of_the_numbers_in_the_names() -> None:
    towns = ("nantes", "kiel", "bergen")
    people = [
        Record(
            path=f"ambassadors/p{number}/",
            language="en",
            kind="person",
            title=f"Person {number}",
            text=f"Word{number} lamps",
            also="",
            picture="",
            facets={"place": (towns[number % 3],), "theme": ("light", "water")[: number % 2 + 1]},
        )
        for number in range(40)
    ]
    words = {"": {"place": "Place"}, "place": {"kiel": "Kiel"}}
    found = {asset.path: asset.read() for asset in index_files(people, "fr/", words)}
    assert json.loads(found["fr/pagefind/facets.json"]) == words
    facets = json.loads(found["fr/pagefind/en/facets.json"])
    by_path = {record.path: record for record in people}
    seen = set()
    for path, content in found.items():
        if "/fragment/" not in path:
            continue
        number = int(Path(path).stem[-4:], 36)
        seen.add(number)
        fragment = json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
        record = by_path[fragment["url"]]
        for facet, column in facets.items():
            assert tuple(column["sets"][column["of"][number]].split()) == record.facets.get(facet, ())
    assert seen == set(range(40))
