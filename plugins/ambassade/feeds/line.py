"""One connection to a host whose address was looked at, cut off when its time is over.

The name is resolved once, every address is looked at, and the connection goes to just the address that was
found good: a name that leads elsewhere a moment later (DNS rebinding) leads nowhere.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection

from ambassade.feeds.address import IP, PORTS, Target, parse_ip
from ambassade.feeds.fault import FeedError
from ambassade.model.feed import Fault

Admits = Callable[[IP], bool]
_MOST_TRIED = 4
_NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""What the system says of a name that is nobody's; `EAI_NODATA` where it has one."""


class Watch:
    """The time that one feed may take: so many seconds from now, however they are spent."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self.is_over = False

    def left(self) -> float:
        """Seconds; FeedError where there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0 or self.is_over:
            raise FeedError(Fault.SLOW)
        return seconds

    def hold(self, line: socket.socket) -> None:
        """From now on this connection is the one to cut."""
        with self._lock:
            self._line = line
        self.left()

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Cuts what is held when the time is over; what the cut breaks inside is told as too slow."""
        timer = threading.Timer(max(0.0, self._end - time.monotonic()), self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception:
            if not self.is_over:
                raise
        finally:
            timer.cancel()
        if self.is_over:  # also where nothing broke: what is cut looks like what has ended
            raise FeedError(Fault.SLOW)

    def _cut(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            self.is_over = True
            if self._line is not None:
                # Not the TLS layer's own shutdown, which is not made for another thread.
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host.

    FeedError where there is no such host or that takes longer; OSError where nobody can say now.
    """
    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            found.extend(dict.fromkeys(str(where[0]) for *_, where in answers))
        except (OSError, UnicodeError) as fault:
            failed.append(fault if isinstance(fault, OSError) else OSError())

    asking = threading.Thread(target=ask, daemon=True)  # nothing else can bound what the system takes
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise FeedError(Fault.SLOW)
    if failed and isinstance(failed[0], socket.gaierror) and failed[0].errno in _NO_SUCH_HOST:
        raise FeedError(Fault.UNKNOWN)
    if failed:
        raise failed[0]
    return found


def open_line(
    target: Target, watch: Watch, *, silence: float, admits: Admits, context: ssl.SSLContext
) -> HTTPConnection:
    """An open connection, encrypted where the address says so; `silence` is in seconds.

    FeedError where the host is none that may be asked or its certificate does not hold, OSError where it can
    not be reached.
    """
    line = _connected(target, watch, silence, admits)
    try:
        watch.hold(line)
        if target.scheme == "https":
            line = context.wrap_socket(line, server_hostname=target.host, do_handshake_on_connect=False)
            watch.hold(line)
            line.do_handshake()
    except ssl.SSLCertVerificationError:
        line.close()
        raise FeedError(Fault.CERTIFICATE) from None
    except BaseException:
        line.close()
        raise
    connection = HTTPConnection(target.host, target.port)
    connection.default_port = PORTS[target.scheme]  # so that `Host` names no port without need
    connection.auto_open = 0  # it would open another one by itself, to an address that nobody looked at
    connection.sock = line
    return connection


def _connected(target: Target, watch: Watch, silence: float, admits: Admits) -> socket.socket:
    """A connection to one of the host's addresses, of those that may be asked."""
    names = resolve(target.host, target.port, min(silence, watch.left()))
    good = [(name, ip) for name in names if (ip := parse_ip(name)) is not None and admits(ip)]
    if not good:
        raise FeedError(Fault.PRIVATE)
    last: OSError = OSError()
    for name, ip in good[:_MOST_TRIED]:
        try:
            line = socket.socket(socket.AF_INET if ip.version == 4 else socket.AF_INET6, socket.SOCK_STREAM)
        except OSError as fault:  # a system without IPv6
            last = fault
            continue
        try:
            line.settimeout(min(silence, watch.left()))
            line.connect((name, target.port))
            _look_at(line, admits)
            line.settimeout(silence)
        except OSError as fault:
            line.close()
            last = fault
        except BaseException:
            line.close()
            raise
        else:
            return line
    raise last


def _look_at(line: socket.socket, admits: Admits) -> None:
    """Looks once more at where a connection really leads."""
    reached = parse_ip(line.getpeername()[0])
    if reached is None or not admits(reached):
        raise FeedError(Fault.PRIVATE)
