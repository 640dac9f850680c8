"""Which platform and which account an address is: by its host, or by the icon where any host can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ambassade.model.content import Organisation
from ambassade.model.platform import BUILT_IN
from ambassade.names import fold
from ambassade.words import Say, say

_NAME = r"(?P<handle>[^/?#]+)"
_PAGES: dict[str, str] = {
    "bluesky": rf"profile/{_NAME}",
    "codepen": _NAME,
    "devto": _NAME,
    "discord": rf"(?:users/|invite/)?{_NAME}|channels/.+",
    "facebook": rf"(?:people/[^/]+/|groups/|pg/)?{_NAME}(?:/about)?",
    "github": rf"(?:orgs/)?{_NAME}",
    "gitlab": _NAME,
    "instagram": _NAME,
    "linkedin": rf"(?:[a-z]{{2}}/)?(?:in|company|school|mwlite/in|comm/in|pub)/{_NAME}(?:/.*)?",
    "mastodon": r"(?:web/)?(?P<handle>@[^/?#]+)|users/(?P<other>[^/?#]+)",
    "medium": r"(?P<handle>@[^/?#]+)|(?P<other>[^/?#]+)|",
    "pinterest": _NAME,
    "reddit": rf"(?:u|user|r)/{_NAME}",
    "stackoverflow": r"users/\d+(?:/(?P<handle>[^/?#]+))?|u/(?P<other>[^/?#]+)",
    "telegram": rf"(?:s/)?{_NAME}",
    "threads": r"(?P<handle>@[^/?#]+)|(?P<other>[^/?#]+)",
    "tiktok": r"(?P<handle>@[^/?#]+)",
    "twitch": _NAME,
    "x": r"(?:#!/)?(?P<handle>@?[A-Za-z0-9_]{1,20})",
    "youtube": (
        r"(?P<handle>@[^/?#]+)(?:/.*)?|(?:c|user|channel)/(?P<other>[^/?#]+)(?:/.*)?|(?P<third>[^/?#]+)"
    ),
}
_NO_ACCOUNT = frozenset(
    {
        "home", "share", "intent", "hashtag", "search", "explore", "login", "signup", "settings", "i", "in",
        "watch", "playlist", "results", "embed", "feed", "about", "topics", "sponsors", "marketplace", "p",
        "reel", "stories", "sharer", "sharer.php", "profile", "accounts", "undefined", "null", "username",
        "shorts",
    }
)  # fmt: skip
_AT = frozenset({"x", "instagram", "threads", "tiktok", "youtube", "medium", "mastodon"})
_ICON = re.compile(r"(?:fa|si|ai|bi|io|md|ri|tb|gr|vsc|bs)(?=[A-Z])")
_ICON_NAMES = {
    "twitter": "x", "xtwitter": "x", "dev": "devto", "globe": "website", "link": "website", "home": "website",
    "externallinkalt": "website", "portrait": "website", "briefcase": "website", "portfolio": "website",
    "url": "website", "blogger": "blog", "whatsapp": "whatsapp", "microsoftteams": "teams",
}  # fmt: skip
_ICON_TAILS = ("square", "in", "alt", "m", "f")
_FEDIVERSE = re.compile(r"mastodon|mstdn|toot|todon\b|hachyderm\.io|infosec\.exchange|\.social\Z")
"""Hosts whose name says that they are servers of the fediverse; `/@name` alone is a page in many places."""
_ANY_HOST = frozenset({"mastodon", "website", "blog"})


@dataclass(frozen=True, slots=True)
class Account:
    """An account that was recognised."""

    platform: str
    handle: str | None


class Recogniser:
    """Knows the built-in platforms and those that an organisation declares, which come first."""

    def __init__(self, organisation: Organisation | None) -> None:
        self._hosts: dict[str, tuple[str, ...]] = {key: known.hosts for key, known in BUILT_IN.items()}
        self._names: dict[str, str] = {key: known.name for key, known in BUILT_IN.items()}
        for own in organisation.platforms if organisation is not None else ():
            self._hosts[own.id] = own.hosts or self._hosts.get(own.id, ())
            self._names[own.id] = own.name
        self._by_known_host = {host: platform for platform, hosts in self._hosts.items() for host in hosts}
        self._looked_up: dict[tuple[str | None, str], Account | Say] = {}

    def account(self, icon: str | None, address: str) -> Account | Say:
        """The account at an address (one that `clean_link` gave), or why it is none."""
        known = self._looked_up.get((icon, address))
        if known is None:
            known = self._looked_up[icon, address] = self._recognised(icon, address)
        return known

    def _recognised(self, icon: str | None, address: str) -> Account | Say:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        by_icon = self._by_icon(icon)
        by_host = self._by_host(host)
        if by_host is not None:
            return self._own_page(by_host, host, parts.path, address)
        if by_icon in _ANY_HOST:
            if by_icon == "mastodon":
                return self._own_page("mastodon", host, parts.path, address)
            return Account(by_icon, host[:100])
        if by_icon is None and _FEDIVERSE.search(host) and re.match(r"/@[^/]+/?\Z", parts.path):
            return Account("mastodon", f"{parts.path.strip('/')}@{host}")
        if by_icon is not None:
            return say(
                "the icon says {platform}, but the address leads to {host}",
                platform=self._names[by_icon],
                host=host,
            )
        return say(
            "neither the icon `{icon}` nor the host {host} belongs to a platform that is known here",
            icon=icon or "",
            host=host,
        )

    def _by_host(self, host: str) -> str | None:
        """The platform of a host or of the nearest one above it; a page on github.io is a website."""
        if host.endswith(".github.io"):
            return "website"
        labels = host.split(".")
        for place in range(len(labels) - 1):
            platform = self._by_known_host.get(".".join(labels[place:]))
            if platform is not None:
                return platform
        return None

    def _by_icon(self, icon: str | None) -> str | None:
        """The platform that an icon stands for: `FaLinkedinIn`, `SiGithub`, `twitter`."""
        if not icon:
            return None
        name = re.sub(
            r"[^a-z0-9]",
            "",
            fold(_ICON.sub("", re.sub(r"^(Fa|Si|Ai|Bi|Io|Md|Ri|Bs)(?=[A-Za-z])", "", icon.strip()))),
        )
        names = [
            name,
            *(
                name.removesuffix(tail)
                for tail in _ICON_TAILS
                if name.endswith(tail) and len(name) > len(tail) + 3
            ),
        ]
        for candidate in names:
            known = _ICON_NAMES.get(candidate, candidate)
            if known in self._hosts and known != "email":
                return known
        return None

    def _own_page(self, platform: str, host: str, path: str, address: str) -> Account | Say:
        """The account whose own page an address is; a post, a search or the front page is nobody's."""
        pattern = _PAGES.get(platform)
        trimmed = re.sub(r"/{2,}", "/", path).strip("/")
        if pattern is None:
            return Account(platform, host[:100] if platform in _ANY_HOST else None)
        if platform == "facebook" and trimmed == "profile.php":
            return Account(platform, None)
        if platform == "medium" and not trimmed and host != "medium.com":
            return Account(platform, host.partition(".")[0])
        match = re.fullmatch(pattern, unquote(trimmed)) if trimmed else None
        if match is None:
            return say(
                "{address} is nobody's own page on {platform}",
                address=f"`{address[:80]}`",
                platform=self._names[platform],
            )
        groups = match.groupdict()
        handle = (groups.get("handle") or groups.get("other") or groups.get("third") or "").strip()
        if handle.casefold() in _NO_ACCOUNT:
            return say(
                "{address} is nobody's own page on {platform}",
                address=f"`{address[:80]}`",
                platform=self._names[platform],
            )
        if platform == "mastodon":
            handle = f"@{handle.lstrip('@').split('@')[0]}@{host}" if handle else ""
        elif platform in _AT and handle and not handle.startswith(("@", "UC")):
            handle = f"@{handle}" if platform in {"x", "instagram"} else handle
        return Account(platform, handle[:100] or None)


def same_address(address: str) -> str:
    """What two addresses of one page have in common: no scheme, `www`, case of the host, or last slash."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.")
    host = {"twitter.com": "x.com"}.get(host, host)
    path = parts.path.rstrip("/")
    if host in {"x.com", "github.com", "linkedin.com", "instagram.com"}:
        path = path.casefold()
    return f"{host}{path}" + (
        f"?{parts.query}" if parts.query and host not in {"x.com", "instagram.com", "linkedin.com"} else ""
    )
