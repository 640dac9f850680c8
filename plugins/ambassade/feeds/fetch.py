"""Asks for one feed, or whether an address answers: so long, so much, so often, of public hosts only.

No proxy is used: behind one nobody could look at the address that is really asked.
"""

from __future__ import annotations

import ssl
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urljoin, urlsplit

from ambassade.feeds.address import LONGEST, is_public, target_of
from ambassade.feeds.fault import FeedError
from ambassade.feeds.line import Admits, Watch, open_line
from ambassade.feeds.unpack import Unpacker
from ambassade.model.feed import Fault

OK, NOT_MODIFIED, GONE, TOO_MANY = 200, 304, 410, 429
GOOD = range(200, 300)
FOR_GOOD = frozenset({301, 308})
REDIRECTS = FOR_GOOD | {302, 303, 307}
CHUNK = 65536
LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is spent on one feed. Seconds, bytes and counts."""

    silence: float = 10
    """Seconds without a byte."""
    whole: float = 20
    """Seconds for everything, redirects too, however slowly it drips."""
    size: int = 2_000_000
    """Bytes, after unpacking."""
    moves: int = 5
    """Redirects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered. `body` is None where nothing changed since the validators that were sent."""

    body: bytes | None
    content_type: str = ""
    address: str
    """That of the answer, after redirects."""
    moved: str | None = None
    """Where the feed has moved for good."""
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """How an address is asked: `method` of HTTP, headers, and whether the body of the answer is wanted."""

    headers: dict[str, str]
    method: str = "GET"
    is_read: bool = True


Answer = Fetched | tuple[int, str]
"""The answer, or the status and the address of a redirect."""


class Fetcher:
    """Asks for feeds; each host is asked one thing at a time. It may be used by many threads.

    `agent` says who asks. `admits` decides which addresses may be asked, `context` which certificates hold:
    only tests ask other hosts than public ones.
    """

    def __init__(
        self,
        agent: str,
        limits: Limits | None = None,
        *,
        admits: Admits = is_public,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._headers = {
            "User-Agent": agent,
            "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        self._admits = admits
        self._context = context or ssl.create_default_context()
        self._busy: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The feed at an address, unless it is as it was; FeedError where it can not be had."""
        headers = dict(self._headers)
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        question = Question(headers)
        return self._followed(address, lambda one, watch: self._asked(one, question, watch))

    def reach(self, address: str) -> Fetched:
        """Whether an address answers, and where it has moved; FeedError where it does not. No body is read.

        Each host is asked for the headers alone; one that refuses such a question is asked as a reader would.
        """
        headers = self._headers | {"Accept": "text/html, */*;q=0.8"}
        light, plain = Question(headers, "HEAD", is_read=False), Question(headers, is_read=False)

        def ask(one: str, watch: Watch) -> Answer:
            try:
                return self._asked(one, light, watch)
            except HTTPException:
                return self._asked(one, plain, watch)
            except FeedError as fault:
                if fault.status in {None, TOO_MANY}:
                    raise
                return self._asked(one, plain, watch)

        return self._followed(address, ask)

    def _followed(self, address: str, ask: Callable[[str, Watch], Answer]) -> Fetched:
        """The answer at the end of the redirects, within the time there is."""
        watch = Watch(self.limits.whole)
        try:
            with watch.kept():
                return self._led(address, ask, watch)
        except TimeoutError:
            raise FeedError(Fault.SLOW) from None
        except (OSError, HTTPException, ValueError):
            raise FeedError(Fault.UNREACHABLE) from None

    def _led(self, address: str, ask: Callable[[str, Watch], Answer], watch: Watch) -> Fetched:
        moved: str | None = None
        for_good = True
        for _ in range(self.limits.moves + 1):
            try:
                answer = ask(address, watch)
            except FeedError as fault:
                fault.address = address
                raise
            if isinstance(answer, Fetched):
                return Fetched(
                    body=answer.body,
                    content_type=answer.content_type,
                    address=address,
                    moved=moved,
                    etag=answer.etag,
                    modified=answer.modified,
                )
            status, location = answer
            before, address = address, urljoin(address, location)[: LONGEST + 1]
            if urlsplit(before).scheme == "https" and urlsplit(address).scheme == "http":
                raise FeedError(Fault.UNENCRYPTED)
            for_good = for_good and status in FOR_GOOD
            moved = address if for_good else moved
        raise FeedError(Fault.REDIRECTS)

    def _asked(self, address: str, question: Question, watch: Watch) -> Answer:
        """One question."""
        target = target_of(address)
        with self._guard:
            alone = self._busy[target.host]
        if not alone.acquire(timeout=watch.left()):
            raise FeedError(Fault.SLOW)
        try:
            connection = open_line(
                target,
                watch,
                silence=self.limits.silence,
                admits=self._admits,
                context=self._context,
            )
            try:
                return self._answer(connection, target.target, address, question)
            finally:
                connection.close()
        finally:
            alone.release()

    def _answer(self, connection: HTTPConnection, target: str, address: str, question: Question) -> Answer:
        connection.request(question.method, target, headers=question.headers)
        with connection.getresponse() as response:
            status = response.status
            if status in REDIRECTS and response.msg["Location"]:
                return status, _written(str(response.msg["Location"])).strip()
            if status == NOT_MODIFIED and question.headers.keys() & {"If-None-Match", "If-Modified-Since"}:
                return Fetched(body=None, address=address)
            if not question.is_read and status in GOOD:
                return Fetched(body=None, address=address)
            if status != OK:
                raise FeedError(Fault.GONE if status == GONE else Fault.STATUS, status)
            return Fetched(
                body=self._body(response),
                content_type=response.msg.get("Content-Type", ""),
                address=address,
                etag=_validator(response, "ETag"),
                modified=_validator(response, "Last-Modified"),
            )

    def _body(self, response: HTTPResponse) -> bytes:
        """The whole body, unpacked; not larger than the limit, not cut short."""
        unpacker = Unpacker(response.msg.get("Content-Encoding", ""), self.limits.size)
        if response.length is not None and response.length > self.limits.size:
            raise FeedError(Fault.LARGE)
        while piece := response.read1(CHUNK):
            unpacker.take(piece)
        if response.length:
            raise FeedError(Fault.UNREACHABLE)
        return unpacker.whole()


def _written(address: str) -> str:
    """An address of a header as it was meant: many servers write those of other scripts in UTF-8."""
    try:
        return address.encode("latin-1").decode()
    except UnicodeError:
        return address


def _validator(response: HTTPResponse, name: str) -> str | None:
    """What is sent back next time; none that could not stand in a request."""
    value = response.msg.get(name)
    if value is None or len(value) > LONGEST_VALIDATOR or not (value.isascii() and value.isprintable()):
        return None
    return str(value).strip() or None
