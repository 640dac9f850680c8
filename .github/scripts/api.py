"""Asks GitHub's REST API with a workflow's token: standard library only, within bounds.

Paging and statuses as docs.github.com describes them ("Using pagination in the REST API").
"""

# ruff: noqa: INP001 - scripts of the workflows, no package

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any

SECONDS = 20
LARGEST = 8_000_000
MOST_PAGES = 40
NEXT = re.compile(r'<([^<>]*)>\s*;\s*rel="next"')


class Refused(Exception):  # noqa: N818 - what GitHub did, not what broke
    """GitHub said no, or said nothing of use; the message holds neither token nor address."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token goes where it was meant to go."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No other request."""


class Api:
    """One repository at GitHub; paths are below `/repos/OWNER/NAME`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """From GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN."""
        self.repository = environment["GITHUB_REPOSITORY"]
        self._api = environment["GITHUB_API_URL"].rstrip("/")
        self._token = environment["GITHUB_TOKEN"]
        self._opener = urllib.request.build_opener(_Stay)

    def get(self, path: str) -> Any:
        """What there is at a path."""
        return self._ask("GET", self._address(path))[0]

    def send(self, method: str, path: str, body: object) -> Any:
        """Writes: POST makes, PATCH changes."""
        return self._ask(method, self._address(path), body)[0]

    def pages(self, path: str) -> Iterator[Any]:
        """The items of a list, page after page; Refused where it does not end."""
        address: str | None = self._address(path)
        for _ in range(MOST_PAGES):
            items, link = self._ask("GET", str(address))
            yield from items
            match = NEXT.search(link)
            address = match[1] if match else None
            if address is None:
                return
            if not address.startswith(self._api + "/"):
                break
        message = "GitHub gives a list that does not end"
        raise Refused(message)

    def _address(self, path: str) -> str:
        return f"{self._api}/repos/{self.repository}{path}"

    def _ask(self, method: str, address: str, body: object = None) -> tuple[Any, str]:
        """The reply's JSON, and its header Link."""
        request = urllib.request.Request(  # noqa: S310 - the address is the runner's own
            address,
            None if body is None else json.dumps(body).encode(),
            {
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "User-Agent": "ambassade",
                "X-GitHub-Api-Version": "2022-11-28",
            },
            method=method,
        )
        try:
            with self._opener.open(request, timeout=SECONDS) as reply:
                data = reply.read(LARGEST + 1)
                link = reply.headers.get("Link", "")
        except urllib.error.HTTPError as fault:
            fault.close()
            message = f"GitHub answers {method} with status {fault.code}"
            raise Refused(message, fault.code) from None
        except OSError:
            message = "GitHub cannot be reached"
            raise Refused(message) from None
        if len(data) > LARGEST:
            message = "GitHub gives an answer that is too large"
            raise Refused(message)
        try:
            return json.loads(data), link
        except ValueError:
            message = "GitHub gives an answer that cannot be read"
            raise Refused(message) from None


def put_comment(api: Api, number: int, marker: str, body: str) -> None:
    """Writes one comment on an issue: over the one of ours that begins with the marker, else a new one."""
    for comment in api.pages(f"/issues/{number}/comments?per_page=100"):
        if is_ours(comment) and comment["body"].startswith(marker):
            api.send("PATCH", f"/issues/comments/{comment['id']}", {"body": body})
            return
    api.send("POST", f"/issues/{number}/comments", {"body": body})


def is_ours(comment: Mapping[str, Any]) -> bool:
    """Whether a comment was written by a workflow: anybody can write a marker."""
    user = comment.get("user") or {}
    by_workflow = user.get("type") == "Bot" and user.get("login") == "github-actions[bot]"
    return by_workflow and bool(comment.get("body"))
