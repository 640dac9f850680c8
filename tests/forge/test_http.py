from __future__ import annotations

import gzip
import json
import socket
import threading
import traceback
from collections.abc import Callable
from email.utils import formatdate

import pytest

from ambassade.forge.address import Origin, origin, proxy_for
from ambassade.forge.fault import ForgeFault
from ambassade.forge.http import Client, Credential, Limits
from tests.forge.conftest import TOKEN
from tests.forge.loopback import NEVER, Forge, Naps, Prepared, nobody, running, waits

PATIENT = Limits(silence=30, reply=60, size=20_000, pages=5, wait=90, faults=2)
BRIEF = Limits(silence=0.3, reply=0.8)


def client(forge: Forge, naps: Naps | None = None, limits: Limits = PATIENT) -> Client:
    return Client(
        "GitHub",
        forge.address,
        None,
        Credential("Authorization", f"Bearer {TOKEN}"),
        limits=limits,
        sleep=naps or Naps(),
    )


def fault_of(ask: Callable[[], object]) -> str:
    """The remark of a fault, after a look that nothing around it holds the token."""
    with pytest.raises(ForgeFault) as caught:
        ask()
    seen = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(caught.value.args)
    assert TOKEN not in seen
    assert "http" not in str(caught.value)
    return str(caught.value)


def items(forge: Forge, naps: Naps | None = None, limits: Limits = PATIENT) -> list[object]:
    return [record.values["id"] for record in client(forge, naps, limits).records("/list")]


def test_token_goes_out_and_nothing_packed_is_asked_for(forge: Forge) -> None:
    forge.put("/a", Prepared({"id": 1}))
    assert client(forge).record("/a").values == {"id": 1}
    assert forge.headers[0]["Authorization"] == f"Bearer {TOKEN}"
    assert forge.headers[0]["Accept-Encoding"] == "identity"


def test_without_a_token_none_is_sent(forge: Forge) -> None:
    forge.put("/a", Prepared({}))
    Client("GitHub", forge.address + "/", sleep=Naps()).record("/a")
    assert forge.headers[0]["Authorization"] is None
    assert forge.asked == ["/a"]


def test_nothing_shows_the_token() -> None:
    credential = Credential("Authorization", TOKEN)
    assert TOKEN not in repr(credential) + str(credential) + f"{credential}"
    shown = repr(Client("GitHub", "https://api.example.org", None, credential))
    assert TOKEN not in shown


@pytest.mark.parametrize("bad", [f"{TOKEN}\r\nX-Evil: 1", f"{TOKEN}\x00", f"{TOKEN}é"])
def test_a_token_that_would_break_out_of_its_header_is_refused_without_being_told(bad: str) -> None:
    def make() -> Client:
        return Client("GitHub", "https://api.example.org", None, Credential("Authorization", bad))

    assert "characters no token has" in fault_of(make)


def test_pages_are_followed_as_given_until_there_is_no_next(forge: Forge) -> None:
    forge.put(
        "/list",
        Prepared(
            [{"id": 1}],
            headers={"Link": '<{here}/repositories/8?p=2>; rel="next", <{here}/x>; rel="last"'},
        ),
    )
    forge.put("/repositories/8?p=2", Prepared([], headers={"Link": "</repositories/8?p=3>; rel=next"}))
    forge.put(
        "/repositories/8?p=3",
        Prepared([{"id": 2}], headers={"Link": '<{here}/list>; rel="first prev"; title="next"'}),
    )
    assert items(forge) == [1, 2]
    assert forge.asked == ["/list", "/repositories/8?p=2", "/repositories/8?p=3"]


def test_a_list_that_comes_back_to_itself_is_no_list(forge: Forge) -> None:
    forge.put("/list", Prepared([{"id": 1}], headers={"Link": '<{here}/list>; rel="next"'}))
    assert "does not end" in fault_of(lambda: items(forge))
    assert len(forge.asked) == 1


def test_a_list_with_too_many_pages_is_no_list(forge: Forge) -> None:
    forge.put("/list", Prepared([], headers={"Link": '<{here}/p?1>; rel="next"'}))
    for page in range(1, 50):
        forge.put(f"/p?{page}", Prepared([], headers={"Link": f'<{{here}}/p?{page + 1}>; rel="next"'}))
    assert "does not end" in fault_of(lambda: items(forge))
    assert len(forge.asked) == PATIENT.pages


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "evil.example", "127.0.0.1"])
@pytest.mark.parametrize("how", ["page", "move"])
def test_neither_page_nor_redirect_leads_to_another_origin(forge: Forge, host: str, how: str) -> None:
    with running(Forge()) as other:
        other.put("/list", Prepared([]))
        there = other.address.replace("127.0.0.1", host)
        if how == "page":
            forge.put("/list", Prepared([], headers={"Link": f'<{there}/list>; rel="next"'}))
        else:
            forge.put("/list", Prepared([], 302, {"Location": f"{there}/list"}))
        assert "another server" in fault_of(lambda: items(forge))
        assert other.asked == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_origin_is_followed(forge: Forge, status: int) -> None:
    forge.put("/list", Prepared({}, status, {"Location": "/repositories/8"}))
    forge.put("/repositories/8", Prepared([{"id": 4}]))
    assert items(forge) == [4]


def test_redirects_end(forge: Forge) -> None:
    forge.put("/list", Prepared({}, 302, {"Location": "/list"}))
    assert "without end" in fault_of(lambda: items(forge))
    assert len(forge.asked) == 4


def test_a_redirect_to_nowhere_is_a_failure(forge: Forge) -> None:
    forge.put("/list", Prepared({}, 302))
    assert fault_of(lambda: items(forge)) == "GitHub failed with status 302"


@pytest.mark.parametrize(
    "late",
    [Prepared([], delay=NEVER), Prepared([{"id": 1}] * 900, drip=0.05), Prepared([{"id": 1}], drip=NEVER)],
    ids=["silent", "dripping", "stopping"],
)
def test_a_slow_server_is_left(forge: Forge, monkeypatch: pytest.MonkeyPatch, late: Prepared) -> None:
    forge.put("/list", late)
    waited = waits(monkeypatch)
    assert "in time" in fault_of(lambda: items(forge, limits=BRIEF))
    assert waited == [(BRIEF.reply, BRIEF.silence)]


def test_headers_that_drip_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def drip() -> None:
            peer, _ = server.accept()
            with peer:
                for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000:
                    try:
                        peer.sendall(bytes([byte]))
                    except OSError:
                        return
                    if over.wait(0.05):
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        there = Forge(address=f"http://127.0.0.1:{server.getsockname()[1]}")
        waited = waits(monkeypatch)
        try:
            assert "in time" in fault_of(lambda: items(there, limits=BRIEF))
        finally:
            over.set()
        thread.join()
        assert waited == [(BRIEF.reply, BRIEF.silence)]


def test_nobody_there() -> None:
    with nobody() as address:
        assert "cannot be reached" in fault_of(lambda: items(Forge(address=address)))


@pytest.mark.parametrize(
    "reply",
    [
        Prepared([{"id": 1}], headers={"Content-Length": "4000"}),
        Prepared(raw=b"5\r\n[{}", headers={"Content-Length": "", "Transfer-Encoding": "chunked"}),
        Prepared(raw=b"zz\r\n", headers={"Content-Length": "", "Transfer-Encoding": "chunked"}),
    ],
    ids=["length", "chunk", "no chunk"],
)
def test_a_reply_cut_short_is_none(forge: Forge, reply: Prepared) -> None:
    forge.put("/list", reply)
    assert "breaks off" in fault_of(lambda: items(forge))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[",
        b'[{"id": 1},',
        b"<html>",
        b"[NaN]",
        b"[-Infinity]",
        b"\xff\xfe[]",
        b"[" * 10_000,
        b'{"id": ' + b"9" * 9000 + b"}",
        b"[1]",
        b"[null]",
        b"[[]]",
        b"{}",
        b"null",
        b'"[]"',
    ],
)
def test_a_reply_of_another_shape_is_none(forge: Forge, raw: bytes) -> None:
    forge.put("/list", Prepared(raw=raw))
    assert "not as its documentation says" in fault_of(lambda: items(forge))


def test_a_list_is_no_object(forge: Forge) -> None:
    forge.put("/a", Prepared([]))
    assert "not as its documentation" in fault_of(lambda: client(forge).record("/a"))


def test_a_page_of_html_is_never_read_as_json(forge: Forge) -> None:
    forge.put("/list", Prepared([], headers={"Content-Type": "text/html; charset=utf-8"}))
    assert "not as its documentation" in fault_of(lambda: items(forge))


def test_json_without_a_content_type_is_read(forge: Forge) -> None:
    forge.put("/list", Prepared([{"id": 3}], headers={"Content-Type": ""}))
    assert items(forge) == [3]


@pytest.mark.parametrize("told", [True, False])
def test_a_huge_reply_is_not_read(forge: Forge, told: bool) -> None:
    body = json.dumps([{"id": 1, "pad": "x" * 50_000}]).encode()
    forge.put("/list", Prepared(raw=body, headers={} if told else {"Content-Length": ""}))
    assert "too large" in fault_of(lambda: items(forge))


@pytest.mark.parametrize("encoding", ["gzip", "br", "GZIP"])
def test_a_packed_reply_is_not_unpacked(forge: Forge, encoding: str) -> None:
    bomb = gzip.compress(b"[" + b" " * 10_000_000 + b"]")
    forge.put("/list", Prepared(raw=bomb, headers={"Content-Encoding": encoding}))
    assert "not as its documentation" in fault_of(lambda: items(forge))


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_passing_failure_is_asked_again(forge: Forge, status: int) -> None:
    naps = Naps()
    forge.put("/list", Prepared(raw=b"<html>Bad gateway", status=status), Prepared([{"id": 5}]))
    assert items(forge, naps) == [5]
    assert naps.seconds == [2]


def test_a_lasting_failure_is_given_up(forge: Forge) -> None:
    forge.put("/list", Prepared({}, 502, {"Content-Type": "text/html"}))
    assert fault_of(lambda: items(forge)) == "GitHub failed with status 502"
    assert len(forge.asked) == 3


@pytest.mark.parametrize(
    ("status", "said"),
    [(400, "status 400"), (401, "the token"), (403, "right"), (404, "hides"), (410, "hides"), (204, "204")],
)
def test_a_refusal_is_never_asked_again(forge: Forge, status: int, said: str) -> None:
    naps = Naps()
    forge.put("/list", Prepared({"message": f"no {TOKEN}"}, status))
    assert said in fault_of(lambda: items(forge, naps))
    assert naps.seconds == []
    assert len(forge.asked) == 1


def test_a_missing_right_is_no_limit_whatever_the_body_says(forge: Forge) -> None:
    forge.put("/list", Prepared({"message": "You have exceeded a secondary rate limit"}, 403))
    assert "right" in fault_of(lambda: items(forge))
    forge.put(
        "/list", Prepared({"message": "Resource not accessible"}, 403, {"x-ratelimit-remaining": "810"})
    )
    assert "right" in fault_of(lambda: items(forge))


NOW = 1_795_420_000
DATE = formatdate(NOW, usegmt=True)
SECONDARY = {"message": "You have exceeded a secondary rate limit."}


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize(
    ("body", "headers", "wait"),
    [
        ({}, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW + 45), "Date": DATE}, 45),
        ({}, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW - 45), "Date": DATE}, 1),
        ({}, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW), "Date": "yesterday"}, 60),
        ({}, {"X-RateLimit-Remaining": "0"}, 60),
        ({}, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "soon"}, 60),
        ({}, {"RateLimit-Remaining": "0", "RateLimit-Reset": str(NOW + 9), "Date": DATE}, 9),
        ({}, {"X-RateLimit-Remaining": "800", "Retry-After": "30"}, 30),
        ({}, {"Retry-After": "30"}, 30),
        ({}, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}, 60),
        (SECONDARY, {"X-RateLimit-Remaining": "800"}, 60),
    ],
)
def test_a_limit_is_waited_for_once(
    forge: Forge, status: int, body: dict[str, str], headers: dict[str, str], wait: float
) -> None:
    naps = Naps()
    forge.date = headers.get("Date", DATE)
    sent = {key: value for key, value in headers.items() if key != "Date"}
    forge.put("/list", Prepared(body, status, sent), Prepared([{"id": 6}]))
    assert items(forge, naps) == [6]
    assert naps.seconds == [wait]


def test_429_is_always_a_limit(forge: Forge) -> None:
    naps = Naps()
    forge.put("/list", Prepared({}, 429), Prepared([]))
    assert items(forge, naps) == []
    assert naps.seconds == [60]


def test_a_limit_that_lasts_is_given_up(forge: Forge) -> None:
    naps = Naps()
    forge.put("/list", Prepared({}, 429, {"Retry-After": "3"}))
    assert "limit is reached" in fault_of(lambda: items(forge, naps))
    assert naps.seconds == [3]
    assert len(forge.asked) == 2


def test_a_second_limit_on_a_later_question_is_not_waited_for(forge: Forge) -> None:
    naps = Naps()
    asking = client(forge, naps)
    limited = Prepared({}, 403, {"Retry-After": "3"})
    forge.put("/a", limited, Prepared({}))
    forge.put("/b", limited, Prepared({}))
    asking.record("/a")
    assert "limit is reached" in fault_of(lambda: asking.record("/b"))
    assert naps.seconds == [3]


@pytest.mark.parametrize("wait", ["91", "999999999", "3600"])
def test_a_long_wait_is_not_begun(forge: Forge, wait: str) -> None:
    naps = Naps()
    forge.put("/list", Prepared({}, 429, {"Retry-After": wait}))
    assert "limit is reached" in fault_of(lambda: items(forge, naps))
    assert naps.seconds == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "api.github.com",
        "http://api.github.com",
        "http://10.0.0.1",
        "http://127.0.0.1.evil.example",
        "ftp://api.github.com",
        "file:///etc/passwd",
        f"https://me:{TOKEN}@api.github.com",
        f"https://{TOKEN}@api.github.com",
        "https://api.github.com:port",
        "https://[::1",
        "https://",
    ],
)
def test_an_address_where_a_token_could_be_read_is_not_asked(address: str) -> None:
    with pytest.raises(ForgeFault) as caught:
        origin(address, "GitHub")
    assert TOKEN not in str(caught.value)


def test_origins() -> None:
    assert origin("https://API.github.com/x", "GitHub") == Origin("https", "api.github.com", 443)
    assert origin("http://localhost:81", "GitHub") == Origin("http", "localhost", 81)
    assert origin("http://[::1]", "GitHub") == Origin("http", "::1", 80)


def test_loopback_never_goes_through_a_proxy(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    for name, value in trap.items():
        monkeypatch.setenv(name, value)
    forge.put("/a", Prepared({"id": 1}))
    asked = Client("GitHub", forge.address, environment=trap, limits=PATIENT, sleep=Naps()).record("/a")
    assert asked.values == {"id": 1}


def test_proxies() -> None:
    there = Origin("https", "api.example.org", 443)
    assert proxy_for(there, {}) is None
    plain = proxy_for(there, {"HTTPS_PROXY": "http://proxy.example:3128"})
    assert plain is not None
    assert (plain.host, plain.port, plain.headers) == ("proxy.example", 3128, {})
    secret = proxy_for(there, {"https_proxy": "me:p%40ss@proxy.example"})
    assert secret is not None
    assert (secret.host, secret.port) == ("proxy.example", 8080)
    assert secret.headers == {"Proxy-Authorization": "Basic bWU6cEBzcw=="}
    assert "bWU6" not in repr(secret)
    for excepted in ("*", "api.example.org", ".example.org", "other, example.org"):
        assert proxy_for(there, {"https_proxy": "http://proxy.example", "NO_PROXY": excepted}) is None
    assert proxy_for(there, {"https_proxy": "http://proxy.example", "no_proxy": "ple.org"}) is not None
    assert proxy_for(there, {"https_proxy": "http://proxy.example:port"}) is None
    assert proxy_for(there, {"https_proxy": "http://"}) is None
    assert proxy_for(Origin("http", "127.0.0.1", 80), {"https_proxy": "http://proxy.example"}) is None
    assert proxy_for(Origin("https", "localhost", 443), {"https_proxy": "http://proxy.example"}) is None


def test_https_goes_through_the_proxy_of_the_environment_and_the_token_does_not(forge: Forge) -> None:
    """The proxy here refuses to connect: it is asked for a tunnel, and sees no header of ours."""
    asking = Client(
        "GitHub",
        "https://api.example.org",
        None,
        Credential("Authorization", TOKEN),
        environment={"HTTPS_PROXY": forge.address},
        limits=PATIENT,
        sleep=Naps(),
    )
    assert "cannot be reached" in fault_of(lambda: asking.record("/a"))
    assert forge.asked == []


def test_https_means_tls(forge: Forge) -> None:
    """The server here speaks no TLS, so it hears no question."""
    asking = Client(
        "GitHub",
        forge.address.replace("http:", "https:"),
        None,
        Credential("Authorization", TOKEN),
        limits=PATIENT,
        sleep=Naps(),
    )
    assert "cannot be reached" in fault_of(lambda: asking.record("/a"))
    assert forge.asked == []
