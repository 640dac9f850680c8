"""Makes the search's index with Pagefind, one bundle a language, as files of the site.

Spoken to as its own packages for Python and Node do: requests in JSON and base64, a comma after each. The one
for Python waits a tenth of a second for each answer, which is twenty minutes for ten thousand people.

Three things are changed in what it makes. Fragments get names that say their page's kind and number in place
of digests, so that the table of them, half of it digests, is compressed well, and results are grouped without
a filter's file; their values are sorted, whose order changes from run to run; what no page loads is left out.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from ambassade.publish.search import FACETS, KINDS, Record, columns, name_words
from ambassade.publish.site import Asset

FOLDER = "pagefind/"
SCRIPT = "pagefind.js"
NAMES = f"{FOLDER}names.txt"
FACETS_FILE = "facets.json"
"""What results are narrowed by: in a bundle the values of its pages, beside it what those are called."""
PATIENCE = 180
"""Seconds after which Pagefind is taken to hang; it needs four for 11,000 pages."""
UNKNOWN = "what Pagefind made is not as this version of Ambassade knows it"

_FRAGMENT = re.compile(rb"[\x6a-\x77](?=[a-z]{2}_[0-9a-f]{7})")
"""Where a name may begin: a short text of CBOR. Digests that are alike in seven signs have more."""
_CBOR_TEXT = 0x60
_MARK = b"pagefind_dcd"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class PagefindError(Exception):
    """There is no index; the message says why, in one sentence."""


def index_files(
    found: Sequence[Record], folder: str = "", words: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[Asset, ...]:
    """The search's files for an edition's pages in one language; PagefindError where they can not be made.

    They lie in `folder`. `words` are what facets and their values are called, as a site has them. The same
    records give the same bytes.
    """
    program = _program()
    by_language: dict[str, list[Record]] = defaultdict(list)
    for record in found:
        by_language[record.language].append(record)
    files = {NAMES: name_words(found).encode(), f"{FOLDER}{FACETS_FILE}": _dumped(words or {})}
    for language, records in sorted(by_language.items()):
        try:
            made = _run(program, [_request(record) for record in records])
            files.update((f"{FOLDER}{language}/{name}", content) for name, content in _bundle(made, records))
        except (KeyError, TypeError, ValueError, OSError, EOFError) as fault:
            raise PagefindError(UNKNOWN) from fault
    return tuple(Asset(path=folder + path, content=content) for path, content in files.items())


def _program() -> Path:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - there is no wheel of it for every system
    except ImportError as fault:
        raise PagefindError("the package pagefind_bin is not installed") from fault
    try:
        return Path(get_executable())
    except FileNotFoundError as fault:
        raise PagefindError(str(fault)) from fault


def _request(record: Record) -> Mapping[str, object]:
    """A page as Pagefind is told of it, which indexes all words but those of the address."""
    also = {"also": record.also} if record.also else {}
    return {
        "type": "AddRecord",
        "url": _address(record),
        "content": record.text,
        "language": record.language,
        "meta": {"title": record.title, **also},
        "filters": None,
        "sort": None,
    }


def _address(record: Record) -> str:
    return f"{record.path or './'} {record.picture}".rstrip()


def _run(program: Path, requests: Sequence[Mapping[str, object]]) -> dict[str, bytes]:
    """What Pagefind makes of `requests`, by the path in its folder.

    It is asked for the files: those that it writes itself are not whole yet when it says so.
    """
    command = [str(program), "--service"]
    pipe = subprocess.PIPE
    hung = threading.Event()
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as running:
            timer = threading.Timer(PATIENCE, _end, (running, hung))
            timer.daemon = True
            timer.start()
            assert running.stdin is not None  # noqa: S101 - for the type checker: they are pipes
            assert running.stdout is not None  # noqa: S101 - the same
            try:
                talk = _Talk(running.stdin, running.stdout)
                number = talk.ask([{"type": "NewIndex", "config": {}}])[0]["index_id"]
                talk.ask([{**request, "index_id": number} for request in requests])
                (answer,) = talk.ask([{"type": "GetFiles", "index_id": number}])
            finally:
                timer.cancel()
                running.kill()
                with suppress(OSError):  # what could not be sent to a program that has ended
                    running.stdin.close()
    except OSError as fault:
        raise PagefindError(f"{program}: {fault.strerror or fault}") from fault
    except PagefindError as fault:
        if hung.is_set():
            raise PagefindError(f"Pagefind took longer than {PATIENCE} seconds") from fault
        raise
    files = cast("list[dict[str, str]]", answer["files"])
    return {each["path"].removeprefix(FOLDER): base64.b64decode(each["content"]) for each in files}


def _end(running: subprocess.Popen[bytes], hung: threading.Event) -> None:
    hung.set()
    running.kill()


class _Talk:
    """A conversation with Pagefind."""

    def __init__(self, to: IO[bytes], back: IO[bytes]) -> None:
        self._to = to
        self._back = back
        self._number = 0
        self._rest: list[bytes] = []

    def ask(self, requests: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
        """The answers to all `requests`, which are sent meanwhile: either side's pipe holds only so much."""
        sender = threading.Thread(target=self._send, args=(requests,), daemon=True)
        sender.start()
        answers: list[dict[str, object]] = []
        while len(answers) < len(requests):
            read = self._back.read1(1 << 16)  # type: ignore[attr-defined]  # a BufferedReader, which IO does not say
            if not read:
                raise PagefindError("Pagefind ended before it had answered")
            first, *others = read.split(b",")
            self._rest.append(first)
            for each in others:
                answers.append(_answer(b"".join(self._rest)))
                self._rest = [each]
        sender.join()
        return answers

    def _send(self, requests: Sequence[Mapping[str, object]]) -> None:
        try:
            for request in requests:
                self._number += 1
                message = json.dumps({"message_id": self._number, "payload": request})
                self._to.write(base64.b64encode(message.encode()) + b",")
            self._to.flush()
        except (OSError, ValueError):  # it ended, or all is closed: whoever waits for its answers notices
            return


def _answer(encoded: bytes) -> dict[str, object]:
    try:
        payload: dict[str, object] = json.loads(base64.b64decode(encoded))["payload"]
    except (ValueError, KeyError, TypeError) as fault:
        raise PagefindError("what Pagefind answered was not understood") from fault
    if payload["type"] == "Error":
        raise PagefindError(f"Pagefind: {payload.get('message')}")
    return payload


def _bundle(made: Mapping[str, bytes], records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """The files of a bundle that a page may load, by their names in it."""
    entry = json.loads(made["pagefind-entry.json"])
    (known,) = entry["languages"].values()
    table = f"pagefind.{known['hash']}.pf_meta"
    plain = gzip.decompress(made[table])
    fragments = {
        path.removeprefix("fragment/").partition(".")[0].encode(): _fragment(content)
        for path, content in made.items()
        if path.startswith("fragment/")
    }
    kinds = {_address(record): record.kind for record in records}
    named = {name: kinds[str(each["url"])] for name, each in fragments.items()}
    renamed, names = _renamed(plain, named, known["hash"])
    yield "pagefind-entry.json", json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    yield table, gzip.compress(renamed, 9, mtime=0)
    for name in (SCRIPT, f"wasm.{known['wasm'] or 'unknown'}.pagefind"):
        yield name, made[name]
    for old, new in names.items():
        text = json.dumps(fragments[old], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield f"fragment/{new.decode()}.pf_fragment", gzip.compress(_MARK + text.encode(), 9, mtime=0)
    for path in sorted(path for path in made if path.startswith("index/")):
        yield path, made[path]
    by_address = {_address(record): record for record in records}
    yield FACETS_FILE, _dumped(_facets([by_address[str(fragments[old]["url"])] for old in names]))


def _facets(records: Sequence[Record]) -> Mapping[str, object]:
    """What the pages, by the numbers in their fragments' names, are narrowed by."""
    return {name: columns([record.facets.get(name, ()) for record in records]) for name in FACETS}


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _fragment(content: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(gzip.decompress(content).removeprefix(_MARK))
    return found


def _renamed(table: bytes, kinds: Mapping[bytes, str], edition: str) -> tuple[bytes, dict[bytes, bytes]]:
    """The table of pages with new names of the fragments, and the new name of each, in its order.

    After the language come the kind's number in `KINDS`, two signs of the whole index, and its own number. A
    new index has mostly new ones, so that caches do not mix two. `kinds` has the kind of every fragment.
    """
    digest = _in_36(int(hashlib.sha256(edition.encode()).hexdigest(), 16), 2)
    names: dict[bytes, bytes] = {}
    pieces = []
    done = 0
    for found in _FRAGMENT.finditer(table):
        start = found.end()
        end = start + table[found.start()] - _CBOR_TEXT
        name = table[start:end]
        if (
            name in kinds and name not in names
        ):  # the parts of the index, which come later, may be called the same
            names[name] = name[:3] + f"{KINDS.index(kinds[name])}{digest}{_in_36(len(names), 4)}".encode()
            pieces += [table[done : found.start()], bytes([_CBOR_TEXT + len(names[name])]), names[name]]
            done = end
    if len(names) != len(kinds):
        raise PagefindError(UNKNOWN)
    return b"".join([*pieces, table[done:]]), names


def _in_36(number: int, places: int) -> str:
    signs = []
    for _ in range(places):
        number, sign = divmod(number, 36)
        signs.append(_DIGITS[sign])
    return "".join(reversed(signs))
