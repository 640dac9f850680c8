"""The bounded fetch against servers that wish no good."""

from __future__ import annotations

import errno
import gzip
import ipaddress
import socket
import ssl
import subprocess
import threading
import zlib
from pathlib import Path
from typing import Any

import pytest

from ambassade.feeds import line
from ambassade.feeds.address import is_public, target_of
from ambassade.feeds.fault import FeedError
from ambassade.feeds.fetch import Fetched, Fetcher, Question
from ambassade.model.feed import Fault
from tests.feeds.loopback import QUICK, STEADY, Blogs, fetcher, item, on_loopback, rss, running

FEED = rss(item())
PRIVATE = (
    "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
    "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
    "2002:7f00:1::", "2002:808:808::", "3fff::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0",
    "fec0::1", "ff02::1",
)  # fmt: skip


def why(address: str, asker: Fetcher | None = None) -> Fault:
    with pytest.raises(FeedError) as caught:
        (asker or fetcher()).fetch(address)
    return caught.value.fault


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4007::200e"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "ftp://notes.example/feed", "file:///etc/passwd", "javascript:alert(1)", "//notes.example/feed",
        "feed.xml",
        "https://me:secret@notes.example/", "https://me@notes.example/", "http://notes.example:22/",
        "http://notes.example:25/", "https://notes.example:0/", "https://notes.example:99999/", "https:///feed",
        "https://notes.example/\r\nHost: other", "https://[::1", "", "https://" + "a" * 2000,
    ],
)  # fmt: skip
def test_other_addresses_are_not_asked(address: str) -> None:
    with pytest.raises(FeedError) as caught:
        target_of(address)
    assert caught.value.fault is Fault.ADDRESS


def test_addresses_of_other_scripts_are_asked_as_the_web_writes_them() -> None:
    target = target_of("https://bücher.example/größe?q=ü x")
    assert target.host == "xn--bcher-kva.example"
    assert target.target == "/gr%C3%B6%C3%9Fe?q=%C3%BC%20x"


def test_a_feed_is_fetched_and_says_who_asks(blogs: Blogs) -> None:
    address = blogs.put("/feed", FEED, ETag='"7"', Last_Modified="Mon, 02 Nov 2026 08:00:00 GMT")
    found = fetcher().fetch(address)
    assert found.body == FEED
    assert (found.etag, found.modified) == ('"7"', "Mon, 02 Nov 2026 08:00:00 GMT")
    assert found.moved is None
    [(_, headers)] = blogs.asked
    assert headers["User-Agent"] == "ambassade/test (+https://people.example)"
    assert headers["Host"] == blogs.address.removeprefix("http://")
    assert not {"Cookie", "Authorization", "If-None-Match"} & headers.keys()


def test_what_did_not_change_is_not_sent_again(blogs: Blogs) -> None:
    address = blogs.put("/feed", b"", 304, Content_Length="")
    found = fetcher().fetch(address, '"7"', "Mon, 02 Nov 2026 08:00:00 GMT")
    assert found.body is None
    assert blogs.asked[0][1]["If-None-Match"] == '"7"'
    assert blogs.asked[0][1]["If-Modified-Since"] == "Mon, 02 Nov 2026 08:00:00 GMT"
    assert why(address) is Fault.STATUS  # nobody asked for less


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda body: zlib.compress(body)[2:-4]])
def test_packed_answers_are_unpacked(blogs: Blogs, pack: object) -> None:
    assert callable(pack)
    encoding = "gzip" if pack is gzip.compress else "deflate"
    assert fetcher().fetch(blogs.put("/feed", pack(FEED), Content_Encoding=encoding)).body == FEED


def test_two_packed_parts_are_one_answer(blogs: Blogs) -> None:
    packed = gzip.compress(FEED[:50]) + gzip.compress(FEED[50:])
    assert fetcher().fetch(blogs.put("/feed", packed, Content_Encoding="gzip")).body == FEED


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_bomb_does_not_go_off(blogs: Blogs, encoding: str) -> None:
    packer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    assert len(bomb) < QUICK.size < 100_000_000
    assert why(blogs.put("/feed", bomb, Content_Encoding=encoding)) is Fault.LARGE


def test_answers_packed_otherwise_are_not_read(blogs: Blogs) -> None:
    assert why(blogs.put("/a", FEED, Content_Encoding="br")) is Fault.PACKED
    assert why(blogs.put("/b", FEED, Content_Encoding="gzip, gzip")) is Fault.PACKED
    assert why(blogs.put("/c", FEED, Content_Encoding="gzip")) is Fault.PACKED
    assert why(blogs.put("/d", gzip.compress(FEED)[:-9], Content_Encoding="gzip")) is Fault.UNREACHABLE


def test_large_answers_are_not_read(blogs: Blogs) -> None:
    assert why(blogs.put("/told", b"x" * (QUICK.size + 1))) is Fault.LARGE
    assert why(blogs.put("/not-told", b"x" * (QUICK.size + 1), Content_Length="")) is Fault.LARGE


def test_an_answer_cut_short_is_not_one(blogs: Blogs) -> None:
    assert why(blogs.put("/feed", FEED[:40], Content_Length="4000")) is Fault.UNREACHABLE


@pytest.mark.parametrize(
    ("head", "piece", "pause"),
    [
        (b"", b"", 0.1),  # says nothing
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.1),  # headers without end
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.1),  # a byte at a time
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.1),  # always about to begin
    ],
)
def test_slow_and_endless_servers_are_left(
    blogs: Blogs, monkeypatch: pytest.MonkeyPatch, head: bytes, piece: bytes, pause: float
) -> None:
    """None of them ends by itself: who has come back has left, and no clock of ours need say when."""
    given = []

    class Noted(line.Watch):
        def __init__(self, seconds: float) -> None:
            given.append(seconds)
            super().__init__(seconds)

    monkeypatch.setattr("ambassade.feeds.fetch.Watch", Noted)
    address = blogs.put_raw("/feed", head, piece, pause)
    assert why(address, fetcher(QUICK)) is Fault.SLOW
    assert given == [QUICK.whole]


def test_huge_headers_are_not_read(blogs: Blogs) -> None:
    line = b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 70_000
    assert why(blogs.put_raw("/long", line, b"a" * 1000, 0.01)) is Fault.UNREACHABLE
    many = b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200 + b"\r\n"
    assert why(blogs.put_raw("/many", many, b"a", 0.01)) is Fault.UNREACHABLE


def test_what_is_no_http_is_told(blogs: Blogs) -> None:
    assert why(blogs.put_raw("/feed", b"220 smtp.example ESMTP\r\n", b"x", 0.05)) is Fault.UNREACHABLE


def test_a_feed_that_moved_for_good_is_read_and_its_new_address_told(blogs: Blogs) -> None:
    blogs.put("/new", FEED)
    blogs.put("/soon", b"", 302, Location="/new")
    address = blogs.put("/old", b"", 301, Location="/newer")
    blogs.put("/newer", b"", 308, Location="{here}/new")
    found = fetcher().fetch(address)
    assert (found.body, found.moved) == (FEED, f"{blogs.address}/new")
    assert fetcher().fetch(f"{blogs.address}/soon").moved is None


@pytest.mark.parametrize("written", ["/caf%C3%A9", "/café".encode().decode("latin-1")])
def test_a_redirect_to_an_address_of_another_script_is_followed(blogs: Blogs, written: str) -> None:
    blogs.put("/caf%C3%A9", FEED)
    assert fetcher().fetch(blogs.put("/old", b"", 301, Location=written)).body == FEED


@pytest.mark.parametrize("scheme", ["http", "HTTP"])
def test_no_redirect_leads_from_an_encrypted_address_to_another(scheme: str) -> None:
    class Scripted(Fetcher):
        def _asked(self, address: str, question: Question, watch: line.Watch) -> tuple[int, str]:
            return 301, f"{scheme}://notes.example/{question.method}/{watch.left() > 0}"

    assert why("HTTPS://notes.example/", Scripted("ambassade", STEADY)) is Fault.UNENCRYPTED


def test_redirects_end(blogs: Blogs) -> None:
    assert why(blogs.put("/loop", b"", 301, Location="/loop")) is Fault.REDIRECTS
    assert len(blogs.asked) == QUICK.moves + 1


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://0x7f.2/",
        "http://[::ffff:127.0.0.2]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:2]/",
    ],
)  # fmt: skip
def test_no_redirect_leads_into_a_private_network(blogs: Blogs, location: str) -> None:
    assert why(blogs.put("/feed", b"", 302, Location=location)) is Fault.PRIVATE


def test_a_private_server_is_never_asked(blogs: Blogs) -> None:
    with running("127.0.0.2") as inside:
        inside.put("/secret", FEED)
        assert why(blogs.put("/feed", b"", 301, Location=f"{inside.address}/secret")) is Fault.PRIVATE
        assert why(f"{inside.address}/secret") is Fault.PRIVATE
        assert inside.asked == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://notes.example/", "http://a:b@127.0.0.1/"])
def test_no_redirect_leads_to_another_scheme(blogs: Blogs, location: str) -> None:
    assert why(blogs.put("/feed", b"", 302, Location=location)) is Fault.ADDRESS


def test_loopback_is_private_unless_a_test_says_otherwise(blogs: Blogs) -> None:
    address = blogs.put("/feed", FEED)
    assert why(address, Fetcher("ambassade", STEADY)) is Fault.PRIVATE
    assert why(address.replace("127.0.0.1", "localhost"), Fetcher("ambassade", STEADY)) is Fault.PRIVATE
    assert blogs.asked == []


def test_a_name_that_changes_its_address_leads_where_it_was_looked_at(
    blogs: Blogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [["127.0.0.2", "127.0.0.1"], ["127.0.0.2"]]
    monkeypatch.setattr(line, "resolve", lambda host, port, seconds: answers.pop(0))
    address = blogs.put("/feed", FEED).replace("127.0.0.1", "notes.example")
    assert fetcher().fetch(address).body == FEED  # the private one of the two was not tried
    assert blogs.asked[0][1]["Host"].startswith("notes.example:")
    assert why(address) is Fault.PRIVATE
    assert answers == []


def test_a_system_without_ipv6_asks_the_other_address(blogs: Blogs, monkeypatch: pytest.MonkeyPatch) -> None:
    class OnlyIPv4(socket.socket):
        def __init__(self, family: int = -1, *others: Any, **named: Any) -> None:
            if family == socket.AF_INET6:
                raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")
            super().__init__(family, *others, **named)

    monkeypatch.setattr(line, "resolve", lambda host, port, seconds: ["::1", "127.0.0.1"])
    address = blogs.put("/feed", FEED).replace("127.0.0.1", "notes.example")
    monkeypatch.setattr(socket, "socket", OnlyIPv4)
    asker = Fetcher("ambassade", STEADY, admits=lambda address: address.is_loopback)
    assert asker.fetch(address).body == FEED


def test_a_connection_that_leads_elsewhere_is_closed(blogs: Blogs, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = iter([True, False])
    asker = Fetcher("ambassade", STEADY, admits=lambda _: next(seen))
    assert why(blogs.put("/feed", FEED), asker) is Fault.PRIVATE
    assert blogs.asked == []


def test_a_name_server_that_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def wait(*_: object, **__: object) -> list[object]:
        over.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", wait)
    try:
        assert why("http://notes.example/", fetcher(QUICK)) is Fault.SLOW
    finally:
        over.set()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (socket.EAI_NONAME, Fault.UNKNOWN),
        (socket.EAI_AGAIN, Fault.UNREACHABLE),  # no net
    ],
)
def test_a_host_that_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch, said: int, fault: Fault) -> None:
    def ask(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(said, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", ask)  # no test may depend on the internet's names
    assert why("http://nothing-here.invalid/") is fault


@pytest.mark.parametrize(("status", "fault"), [(404, Fault.STATUS), (410, Fault.GONE), (503, Fault.STATUS)])
def test_a_status_is_told(blogs: Blogs, status: int, fault: Fault) -> None:
    with pytest.raises(FeedError) as caught:
        fetcher().fetch(blogs.put("/feed", b"<h1>secret words</h1>", status))
    assert (caught.value.fault, caught.value.status) == (fault, status)
    assert "secret" not in str(caught.value)


def test_validators_that_could_break_a_request_are_not_kept(blogs: Blogs) -> None:
    found = fetcher().fetch(blogs.put("/feed", FEED, ETag='"' + "a" * 600 + '"', Last_Modified="caf\xe9"))
    assert isinstance(found, Fetched)
    assert (found.etag, found.modified) == (None, None)


@pytest.fixture(scope="module")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    file = folder / "both.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    try:
        subprocess.run(
            [*command, *names, "-keyout", f"{folder}/key", "-out", f"{folder}/cert"],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl is not there to make a certificate")
    file.write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    return file


def test_only_certificates_that_hold_are_trusted(blogs: Blogs, own_certificate: Path) -> None:
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(own_certificate)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for answer in (
                b"",
                b"200 OK\r\nContent-Length: 4",
                b"302 Found\r\nLocation: http://127.0.0.1:9999/",
            ):
                try:
                    with served.wrap_socket(listening.accept()[0], server_side=True) as secure:
                        secure.recv(4096)
                        secure.sendall(b"HTTP/1.1 " + answer + b"\r\n\r\nfeed")
                except OSError:
                    continue

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        assert why(address) is Fault.CERTIFICATE
        trusting = ssl.create_default_context(cafile=own_certificate)
        asker = Fetcher("me", STEADY, admits=on_loopback, context=trusting)
        assert asker.fetch(address).body == b"feed"
        assert why(address, asker) is Fault.UNENCRYPTED
        serving.join()
