"""The built-in platforms: what they are called and which hosts are theirs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuiltInPlatform:
    """A platform known without being declared; no hosts means that any host may be one of its servers."""

    id: str
    name: str
    hosts: tuple[str, ...] = ()


_ALL = (
    BuiltInPlatform("linkedin", "LinkedIn", ("linkedin.com", "lnkd.in")),
    BuiltInPlatform("bluesky", "Bluesky", ("bsky.app", "bsky.social")),
    BuiltInPlatform("mastodon", "Mastodon"),
    BuiltInPlatform("x", "X", ("x.com", "twitter.com")),
    BuiltInPlatform("instagram", "Instagram", ("instagram.com",)),
    BuiltInPlatform("facebook", "Facebook", ("facebook.com", "fb.com", "fb.me")),
    BuiltInPlatform("threads", "Threads", ("threads.net", "threads.com")),
    BuiltInPlatform("youtube", "YouTube", ("youtube.com", "youtu.be")),
    BuiltInPlatform("tiktok", "TikTok", ("tiktok.com",)),
    BuiltInPlatform("github", "GitHub", ("github.com", "github.io")),
    BuiltInPlatform("gitlab", "GitLab", ("gitlab.com",)),
    BuiltInPlatform("medium", "Medium", ("medium.com",)),
    BuiltInPlatform("whatsapp", "WhatsApp", ("whatsapp.com", "wa.me")),
    BuiltInPlatform("teams", "Microsoft Teams", ("teams.microsoft.com", "teams.live.com")),
    BuiltInPlatform("telegram", "Telegram", ("t.me", "telegram.me", "telegram.org")),
    BuiltInPlatform("discord", "Discord", ("discord.com", "discord.gg", "discordapp.com")),
    BuiltInPlatform("slack", "Slack", ("slack.com",)),
    BuiltInPlatform("reddit", "Reddit", ("reddit.com",)),
    BuiltInPlatform("stackoverflow", "Stack Overflow", ("stackoverflow.com", "stackexchange.com")),
    BuiltInPlatform("devto", "DEV", ("dev.to",)),
    BuiltInPlatform("twitch", "Twitch", ("twitch.tv",)),
    BuiltInPlatform("pinterest", "Pinterest", ("pinterest.com", "pin.it")),
    BuiltInPlatform("website", "Website"),
    BuiltInPlatform("blog", "Blog"),
    BuiltInPlatform("email", "E-mail"),
)
BUILT_IN: dict[str, BuiltInPlatform] = {platform.id: platform for platform in _ALL}


def host_belongs(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether `host` is one of `hosts` or lies below one; any host does where there are none."""
    return not hosts or any(host == known or host.endswith("." + known) for known in hosts)
