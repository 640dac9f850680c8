"""Rule `host-not-of-platform`: an account's address belongs to its platform."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.model.platform import host_belongs
from ambassade.rules.account.presence import presences
from ambassade.rules.index import host_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def host_not_of_platform(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The address of an account or a space on a host that its platform does not use.

    Platforms without hosts, such as Mastodon, may be anywhere. A host that only looks like the right one is
    told by `look-alike-host`.
    """
    for presence in presences(catalog):
        if presence.platform is None or presence.url is None:
            continue
        platform = catalog.platform(presence.platform)
        host = host_of(presence.url)
        if (
            platform is None
            or host_belongs(host, platform.hosts)
            or context.index.hosts.pretence(host) is not None
        ):
            continue
        yield Fault(
            item=presence.item,
            at=(*presence.path, "url"),
            message=say("`{host}` is no host of {platform}", host=host, platform=platform.name),
            label=say(
                "the hosts of {platform} are: {hosts}",
                platform=platform.name,
                hosts=", ".join(platform.hosts),
            ),
            hint=say("correct the address or the `platform`, or list its host in content/organisation.yml"),
        )
