"""Asks a forge, within bounds: so long, so much, so often, at one origin.

Everything that goes wrong raises ForgeFault, whose sentence holds neither token nor address nor a word of the
server's. Paging as GitHub and GitLab document it (docs.github.com, "Using pagination in the REST API";
docs.gitlab.com, "REST API").
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

from ambassade.forge.address import Origin, Proxy, origin, proxy_for
from ambassade.forge.fault import ForgeFault
from ambassade.forge.limit import asked_to_wait
from ambassade.forge.shape import Record, unlike_documented
from ambassade.words import Say, say

OK = 200
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING_FAULTS = frozenset({500, 502, 503, 504})
NEXT = re.compile(r'<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)')
RELATION = re.compile(r';\s*rel\s*=\s*"?([^";,]+)"?', re.IGNORECASE)
PAUSE_AFTER_FAULT = 2.0
CHUNK = 65536
MOST_MOVES = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is spent on a forge. Seconds, bytes and counts."""

    silence: float = 10
    """Seconds without a byte."""
    reply: float = 30
    """Seconds for one whole reply, however slowly it drips."""
    size: int = 8_000_000
    """Bytes of one reply."""
    pages: int = 30
    """Pages of one list."""
    wait: float = 90
    """Seconds of waiting for a rate limit: once, never more."""
    faults: int = 2
    """How often the forge may fail in passing (status 5xx) and is asked again."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A token and the header it goes into. Neither `repr` nor `str` shows it."""

    header: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply."""

    status: int
    headers: Message
    body: bytes


class Client:
    """Asks one forge's API; the token goes to its origin only.

    `api` is the API's address, `headers` go with every question, `environment` is looked at for a proxy only,
    `sleep` waits (seconds).
    """

    def __init__(
        self,
        forge: str,
        api: str,
        headers: Mapping[str, str] | None = None,
        credential: Credential | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.forge = forge
        self._api = api.rstrip("/")
        self._origin = origin(self._api, forge)
        self._headers = {"Accept": "application/json", "User-Agent": "ambassade", **(headers or {})}
        self._headers["Accept-Encoding"] = "identity"
        if credential is not None:
            if not re.fullmatch(r"[ -~]+", credential.value):
                raise ForgeFault(say("the token for {forge} holds characters no token has", forge=forge))
            self._headers[credential.header] = credential.value
        self._proxy = proxy_for(self._origin, environment or {})
        self._limits = limits or Limits()
        self._sleep = sleep
        self._waited = False
        self._faults = 0

    def __repr__(self) -> str:
        return f"Client({self.forge!r})"

    def record(self, path: str) -> Record:
        """The object at a path below the API's address."""
        _, value = self._value(self._api + path)
        return Record.of(self.forge, value)

    def records(self, path: str) -> Iterator[Record]:
        """The objects of a list, page after page, until a page names no next one.

        The next page's address is taken as given, on the same origin. A page already seen, or more pages
        than the limit, raise ForgeFault: part of a list is no list.
        """
        address: str | None = self._api + path
        seen: set[str] = set()
        while address is not None:
            if address in seen or len(seen) >= self._limits.pages:
                _fail(say("{forge} gives a list that does not end", forge=self.forge))
            seen.add(address)
            reply, value = self._value(address)
            if not isinstance(value, list):
                raise unlike_documented(self.forge)
            for item in value:
                yield Record.of(self.forge, item)
            address = self._next(address, reply)

    def _next(self, address: str, reply: Reply) -> str | None:
        """The address of the next page."""
        for target, parameters in NEXT.findall(", ".join(reply.headers.get_all("Link", []))):
            relation = RELATION.search(parameters)
            if relation and "next" in relation[1].casefold().split():
                return self._same_origin(urljoin(address, target))
        return None

    def _same_origin(self, address: str) -> str:
        """The address, if the token may go there."""
        try:
            target: Origin | None = origin(address, self.forge)
        except ForgeFault:
            target = None
        if target != self._origin:
            _fail(say("{forge} points to another server, which is not asked", forge=self.forge))
        return address

    def _value(self, address: str) -> tuple[Reply, object]:
        """A reply and its JSON."""
        reply = self._answered(address)
        kind = reply.headers.get_content_type() if "Content-Type" in reply.headers else ""
        try:
            value: object = json.loads("" if "html" in kind else reply.body.decode(), parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise unlike_documented(self.forge) from None
        return reply, value

    def _answered(self, address: str) -> Reply:
        """The reply with status 200, after redirects and what little waiting there may be."""
        moves = 0
        while (reply := self._exchange(address)).status != OK:
            if reply.status in REDIRECTS and reply.headers["Location"]:
                moves += 1
                if moves > MOST_MOVES:
                    _fail(say("{forge} sends from one address to the next without end", forge=self.forge))
                address = self._same_origin(urljoin(address, reply.headers["Location"]))
            else:
                self._pause(reply)
        return reply

    def _pause(self, reply: Reply) -> None:
        """Waits, if the reply says that asking again may help, and there was not too much waiting yet."""
        asked = asked_to_wait(reply.status, reply.headers, reply.body)
        if asked is not None:
            if self._waited or asked > self._limits.wait:
                _fail(
                    say("{forge} limits how often it is asked, and the limit is reached", forge=self.forge),
                    reply.status,
                )
            self._waited = True
            self._sleep(asked)
        elif reply.status in PASSING_FAULTS and self._faults < self._limits.faults:
            self._faults += 1
            self._sleep(PAUSE_AFTER_FAULT)
        else:
            self._refused(reply.status)

    def _refused(self, status: int) -> NoReturn:
        """Says what a status means that no waiting changes."""
        match status:
            case 401:
                _fail(say("{forge} does not accept the token", forge=self.forge), status)
            case 403:
                _fail(say("the token has no right to read this at {forge}", forge=self.forge), status)
            case 404 | 410:
                _fail(say("{forge} has no such thing, or hides it from this token", forge=self.forge), status)
            case _:
                sentence = say("{forge} failed with status {status}", forge=self.forge, status=str(status))
                _fail(sentence, status)

    def _exchange(self, address: str) -> Reply:
        """One question and its whole reply."""
        connection = self._connection()
        late = ForgeFault(say("{forge} does not answer in time", forge=self.forge))
        # From None: http.client's own messages can hold a header, and a header holds the token.
        try:
            connection.connect()
            with _cut_after(self._limits.reply, connection.sock) as overdue:
                reply = self._asked(connection, address)
        except TimeoutError:
            raise late from None
        except (OSError, HTTPException, ValueError):
            raise self._broken_off() from None
        finally:
            connection.close()
        if overdue.is_set():
            raise late
        return reply

    def _asked(self, connection: HTTPConnection, address: str) -> Reply:
        """The reply on an open connection."""
        parts = urlsplit(address)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=self._headers)
        with connection.getresponse() as response:
            return Reply(response.status, response.msg, self._body(response))

    def _broken_off(self) -> ForgeFault:
        return ForgeFault(say("{forge} cannot be reached, or breaks off its answer", forge=self.forge))

    def _connection(self) -> HTTPConnection:
        """A connection to the origin, not yet open. Proxies of the environment are for https only."""
        scheme, host, port = self._origin
        if scheme == "http":
            return HTTPConnection(host, port, timeout=self._limits.silence)
        via: Proxy | None = self._proxy
        if via is None:
            return HTTPSConnection(host, port, timeout=self._limits.silence)
        tunnel = HTTPSConnection(via.host, via.port, timeout=self._limits.silence)
        tunnel.set_tunnel(host, port, headers=dict(via.headers))
        return tunnel

    def _body(self, response: HTTPResponse) -> bytes:
        """The whole body as it was sent: not packed, not larger than the limit, not cut short."""
        if response.msg.get("Content-Encoding", "identity").casefold() != "identity":
            raise unlike_documented(self.forge)
        awaited = response.length
        body = bytearray()
        while len(body) <= self._limits.size and (awaited is None or awaited <= self._limits.size):
            chunk = response.read1(CHUNK)
            if not chunk:
                break
            body += chunk
        else:
            _fail(say("{forge} gives an answer that is too large", forge=self.forge))
        if awaited is not None and len(body) != awaited:
            raise self._broken_off()
        return bytes(body)


@contextlib.contextmanager
def _cut_after(seconds: float, line: socket.socket) -> Iterator[threading.Event]:
    """Cuts a connection that takes longer, however it spends the time; then the event is set.

    What the cut breaks inside is told as a TimeoutError.
    """
    overdue = threading.Event()

    def cut() -> None:
        overdue.set()
        with contextlib.suppress(OSError):
            # Not the TLS layer's own shutdown, which is not made for another thread.
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    watch = threading.Timer(seconds, cut)
    watch.daemon = True
    watch.start()
    try:
        yield overdue
    except (ForgeFault, OSError, HTTPException, ValueError):
        if overdue.is_set():
            raise TimeoutError from None
        raise
    finally:
        watch.cancel()


def _fail(sentence: Say, status: int | None = None) -> NoReturn:
    raise ForgeFault(sentence, status)


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are not JSON."""
    raise ValueError(constant)
