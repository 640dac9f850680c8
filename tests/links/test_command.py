"""`ambassade links`: every address asked once, and what is said of those that are dead, moved or silent."""

from __future__ import annotations

import json
import shutil
import socket
from argparse import Namespace
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from ambassade.cli import main
from ambassade.editing.agreement import UsageSayError
from ambassade.links.command import run
from ambassade.links.reach import is_internal
from ambassade.model.moment import Moment
from tests.feeds.loopback import QUICK, Blogs, Both
from tests.feeds.site import BASE, NOW, change

Printed = pytest.CaptureFixture[str]
NETWORK = "content/networks/aurora/network.yml"
POST = "content/networks/aurora/posts/why-lamp-nine.md"
MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
ENTRIES = "content/networks/aurora/calendar"


def make(root: Path, *addresses: str) -> Path:
    """A repository whose network has a link to each address; the first is on line 3."""
    shutil.copytree(BASE, root)
    lines = "".join(f"  - {{title: There, url: '{address}'}}\n" for address in addresses)
    if lines:
        change(root, "networks/aurora/network.yml", "name: Aurora\n", f"name: Aurora\nlinks:\n{lines}")
    return root


def asked(
    root: Path,
    *paths: str,
    form: str = "json",
    as_of: str = "2026-11-23",
    endless: Collection[str] = (),
) -> int:
    """The command, as it is typed, with a fetcher that may ask this machine.

    `endless` are the addresses whose answers never come to an end.
    """
    args = Namespace(
        root=root,
        here=root,
        lang="en",
        as_of=Moment.parse(as_of),
        format=form,
        timeout=2,
        paths=list(paths),
    )
    return run(args, NOW, {}, lambda agent, _: Both(agent, endless))


def told(printed: Printed) -> dict[str, list[dict[str, Any]]]:
    """The findings by rule, parsed back."""
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in json.loads(printed.readouterr().out)["findings"]:
        found.setdefault(finding["rule"], []).append(finding)
    return found


def test_links_that_answer_are_not_told(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    root = make(tmp_path / "root", blogs.put("/a"), blogs.put("/b", status=204), blogs.put("/c") + "#part")
    assert asked(root) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["findings"] == []
    assert captured.err == "3 addresses: 3 answer.\n"
    assert sorted(blogs.asked_lightly) == ["/a", "/b", "/c"]
    assert blogs.asked == []


def test_links_of_collections_are_asked_but_for_archived_ones(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    root = make(tmp_path / "root", blogs.put("/here"))
    for name, status in (("lamps", "approved"), ("old", "archived")):
        file = root / f"content/networks/aurora/collections/{name}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            f"title: Lamps\ncurators: [ana-silva]\nlinks:\n  - url: {blogs.put(f'/{name}', status=404)}\n"
            "    title: There\n    comment: Read it.\n    on: 2026-11-01\n"
            f"audience: public\nstatus: {status}\n",
            encoding="utf-8",
        )
    assert asked(root) == 1
    [finding] = told(capsys)["dead-link"]
    assert (finding["path"], finding["line"]) == ("content/networks/aurora/collections/lamps.yml", 4)


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_dead(blogs: Blogs, tmp_path: Path, capsys: Printed, status: int) -> None:
    address = blogs.put("/gone", b"<h1>secret words</h1>", status)
    assert asked(make(tmp_path / "root", blogs.put("/here"), address)) == 1
    [finding] = told(capsys)["dead-link"]
    assert (finding["path"], finding["line"], finding["column"]) == (NETWORK, 4, 25)
    assert finding["end_column"] == 25 + len(address) + 2  # its quotes
    assert finding["severity"] == "warning"
    assert finding["message"] == f"nothing is at `{address}`: the server answers with status {status}"
    assert finding["hint"] == "find where it is now and write that, or take the link out"
    assert finding["url"] == "rules/dead-link/"
    assert blogs.paths() == ["/gone"]  # asked as a reader would, before it is called dead


def test_a_host_that_is_nobodys_is_dead(
    blogs: Blogs, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, unknown = socket.getaddrinfo, "no-such-host.ambassade-tests.net"

    def ask(host: str, *rest: Any, **more: Any) -> Any:
        if host == unknown:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", ask)  # no test may depend on the internet's names
    assert asked(make(tmp_path / "root", blogs.put("/here"), f"https://{unknown}/")) == 1
    [finding] = told(capsys)["dead-link"]
    assert finding["message"] == f"nothing is at `https://{unknown}/`: there is no host of this name"
    assert finding["hint"] == "correct the host, or take the link out"


def test_where_nobody_answers_nothing_is_called_dead(tmp_path: Path, capsys: Printed) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        root = make(tmp_path / "root", f"http://127.0.0.1:{closed.getsockname()[1]}/")
        with pytest.raises(UsageSayError, match="whether this machine reaches the internet"):
            asked(root)
    assert capsys.readouterr().out == ""


def test_a_move_for_good_is_told_with_the_new_address(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    old, new = blogs.put("/old", status=301, Location="/older"), blogs.put("/new")
    blogs.put("/older", status=308, Location="{here}/new")
    passing = blogs.put("/passing", status=302, Location="/new")
    assert asked(make(tmp_path / "root", old, passing)) == 0
    found = told(capsys)
    assert found.keys() == {"link-moved"}
    [finding] = found["link-moved"]
    assert finding["severity"] == "notice"
    assert finding["message"] == f"`{old}` has moved for good to `{new}`"
    assert finding["line"] == 3


def test_what_does_not_answer_is_never_called_dead(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    slow = blogs.put_raw("/slow", b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.1)
    addresses = [blogs.put(f"/{status}", status=status) for status in (403, 429, 500, 503, 999)]
    addresses += [
        slow,
        blogs.put("/loop", status=301, Location="/loop"),
        blogs.put("/private", status=301, Location="http://127.0.0.2/secret"),
        blogs.put("/down", status=302, Location="ftp://notes.example/"),
    ]
    assert asked(make(tmp_path / "root", *addresses), endless=[slow]) == 0
    found = told(capsys)
    assert found.keys() == {"link-unanswered"}
    parts = (finding["message"].partition("`: ") for finding in found["link-unanswered"])
    whys = {address.rpartition("/")[2]: why for address, _, why in parts}
    assert whys == {
        "403": "the server answers with status 403",
        "429": "the server answers with status 429",
        "500": "the server answers with status 500",
        "503": "the server answers with status 503",
        "999": "the server answers with status 999",
        "loop": "one address leads to the next without end",
        "slow": "the server does not answer in time",
        "private": "the address leads into a private network, where nothing is asked",
        "down": "only addresses that begin with http:// or https:// and hold no password are asked",
    }
    assert "/429" not in blogs.paths()  # it asked for fewer questions


def test_who_refuses_a_light_question_is_asked_as_readers_ask(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    address = blogs.put("/page", b"x" * (QUICK.size * 2))
    blogs.refuses.add("/page")
    assert asked(make(tmp_path / "root", address)) == 0
    assert told(capsys) == {}
    assert (blogs.asked_lightly, blogs.paths()) == (["/page"], ["/page"])


def test_nothing_is_asked_twice_and_every_place_is_told(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    dead = blogs.put("/dead", status=404)
    root = make(tmp_path / "root", dead, f"{dead}#part")
    post, message = root / POST, root / MESSAGE
    words = f"\nSee [the lamp]({dead}), or {dead}.\n\n    quoted: {blogs.address}/quoted\n"
    post.write_text(post.read_text(encoding="utf-8") + words, encoding="utf-8")
    translation = post.with_name("why-lamp-nine.fr.md")
    translation.write_text(f"La lampe neuf.\n\nVoir <{dead}>.\n", encoding="utf-8")
    text = f"text: >\n      Forty lamps.\n\n      More: {dead}, soon. Not "
    text = text + "{link}/x. "
    change(root, "networks/aurora/messages/walk-with-us.yml", "text: Forty lamps, ", text)
    assert asked(root) == 1
    places = sorted((one["path"], one["line"], one["column"]) for one in told(capsys)["dead-link"])
    rows = post.read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if dead in row)
    lines = message.read_text(encoding="utf-8").splitlines()
    assert places == [
        (MESSAGE, next(number for number, row in enumerate(lines, 1) if dead in row), 13),
        (NETWORK, 3, 25),
        (NETWORK, 4, 25),
        (POST.replace(".md", ".fr.md"), 3, 7),
        (POST, line, 16),
    ]
    assert blogs.asked_lightly == ["/dead"]
    assert blogs.paths() == ["/dead"]


def test_only_what_the_paths_name_is_asked(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    root = make(tmp_path / "root", blogs.put("/a"))
    assert asked(root, "content/playbook") == 0
    assert blogs.asked_lightly == []
    assert asked(root, "content/networks") == 0
    assert blogs.asked_lightly == ["/a"]
    with pytest.raises(UsageSayError, match="there is no content/nowhere"):
        asked(root, "content/nowhere")
    capsys.readouterr()


def test_accounts_and_what_is_internal_are_not_asked(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    root = make(tmp_path / "root", "https://wiki.example/", "https://127.0.0.2/", "https://wiki/")
    account = f"accounts:\n  - {{id: us, platform: website, url: '{blogs.put('/account')}'}}\n"
    change(root, "networks/aurora/network.yml", "name: Aurora\n", f"name: Aurora\n{account}")
    assert asked(root, "content/networks", form="terminal") == 0
    told = capsys.readouterr().out
    assert "3 addresses: 3 not asked, because nobody outside can reach them." in told
    assert blogs.asked == []
    assert blogs.asked_lightly == []


def test_pages_of_our_own_are_asked_only_where_the_site_is_up(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    site, page = blogs.put("/site", status=503), blogs.put("/site/posts/quay/", status=404)
    root = make(tmp_path / "root", page)
    change(root, "organisation.yml", "name: Lumen\nsite", f"name: Lumen\nurl: {site}\nsite")
    assert asked(root, "content/networks") == 0
    assert "1 of your own site not asked" in capsys.readouterr().err
    assert blogs.asked_lightly == ["/site"]
    blogs.put("/site")
    assert asked(root) == 1
    assert [one["message"] for one in told(capsys)["dead-link"]] == [
        f"nothing is at `{page}`: the server answers with status 404"
    ]
    assert blogs.asked_lightly == ["/site", "/site", "/site/posts/quay/"]


def test_what_is_over_is_not_asked(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    root = make(tmp_path / "root")
    links = f"links:\n  - {{title: Plan, url: '{blogs.put('/plan')}'}}\naudience:"
    change(root, "networks/aurora/calendar/lamp-walk.yml", "audience:", links)
    assert asked(root, ENTRIES) == 0
    assert blogs.asked_lightly == ["/plan"]
    assert asked(root, ENTRIES, as_of="2026-12-04") == 0
    assert blogs.asked_lightly == ["/plan"]
    capsys.readouterr()


def test_typed_for_real_it_asks_nobody_on_this_machine(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    root = make(tmp_path / "root", blogs.put("/a"))
    assert main(["links", "--root", str(root), "--as-of", "2026-11-23"]) == 0
    assert "1 not asked" in capsys.readouterr().out
    assert blogs.asked_lightly == []


def test_hosts_that_nobody_outside_can_reach() -> None:
    inside = (
        "notes.example",
        "localhost",
        "printer",
        "wiki.corp",
        "a.b.internal",
        "x.example.org",
        "n.local.",
        "[half",
    )
    assert [host for host in inside if not is_internal(f"https://{host}/")] == []
    outside = ("notes.net", "example.net.nz", "myexample.org", "8.8.8.8", "[2606:4700::1111]")
    assert [host for host in outside if is_internal(f"https://{host}/")] == []
