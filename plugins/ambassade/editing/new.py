"""The command `ambassade new`: a file that passes the check, for somebody to write in."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from ambassade.check import check_tree, date_of
from ambassade.editing.agreement import UsageSayError, typed_day
from ambassade.editing.files import SafeWriter
from ambassade.editing.item import Items
from ambassade.editing.new_text import Wish, text_of
from ambassade.editing.proposed import ProposedTree
from ambassade.editing.step import Result
from ambassade.findings import Finding, Severity
from ambassade.history.standing import Standing
from ambassade.language.typography import capital
from ambassade.load.content import load_content
from ambassade.load.layout import LANGUAGE, place_of
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Catalog, Kind
from ambassade.names import LONGEST, did_you_mean, slugify
from ambassade.publish.visibility import CIRCLES
from ambassade.words import Say, say, say_n, words

KINDS = {
    "ambassador": Kind.AMBASSADOR,
    "network": Kind.NETWORK,
    "entry": Kind.ENTRY,
    "message": Kind.MESSAGE,
    "post": Kind.POST,
    "collection": Kind.COLLECTION,
    "page": Kind.PAGE,
}
_AHEAD = timedelta(days=14)
"""How far ahead something new lies where no day is given: time to write it and to have it read."""
_NEEDS_NETWORK = frozenset({Kind.MESSAGE, Kind.POST})
_FITS: dict[str, frozenset[Kind]] = {
    "network": frozenset({Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION, Kind.AMBASSADOR}),
    "start": frozenset(KINDS.values()) - {Kind.AMBASSADOR, Kind.COLLECTION},
    "audience": frozenset(KINDS.values()) - {Kind.AMBASSADOR, Kind.NETWORK},
    "unit": frozenset({Kind.AMBASSADOR}),
    "external_kind": frozenset({Kind.AMBASSADOR}),
    "approver": frozenset({Kind.NETWORK}),
}
"""The options that only some kinds have."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument("kind", metavar="KIND", choices=tuple(KINDS), help=", ".join(KINDS))
    parser.add_argument(
        "slug",
        metavar="SLUG",
        nargs="?",
        help="the name of the file, without ending (default: from the title)",
    )
    parser.add_argument(
        "--title", "--name", dest="title", metavar="TEXT", help="what it is called (default: from the name)"
    )
    parser.add_argument("--network", metavar="SLUG", help="the network that it belongs to")
    parser.add_argument(
        "--language", metavar="CODE", help="the language that it is written in (default: the site's first)"
    )
    parser.add_argument(
        "--start",
        metavar="DATE",
        help="when it begins, appears or is first posted (default: two weeks from now)",
    )
    parser.add_argument(
        "--owner",
        metavar="PERSON",
        help="who looks after it, wrote it, leads it or keeps in touch (default: the network's lead)",
    )
    parser.add_argument("--audience", choices=CIRCLES, help="who may read it (default: internal)")
    parser.add_argument("--unit", metavar="ID", help="of a new colleague: the unit")
    parser.add_argument(
        "--external-kind", metavar="ID", help="of a new person from outside: what they are to you"
    )
    parser.add_argument("--approver", metavar="PERSON", help="of a new network: who approves in it")


def run(args: argparse.Namespace, now: datetime) -> Result:
    """Writes a file: exit code 0 done, 1 where the check would find an error in it.

    UsageSayError where something is missing from what was typed, or makes no sense. `now` is aware.
    """
    tree, schemas = WorkTree(args.root), load_schemas(args.root)
    kind = KINDS[args.kind]
    catalog = load_content(tree, schemas).catalog
    wish = _wish(args, kind, catalog, date_of(catalog, now, None)[0].date())
    path = _path(args, kind, wish, catalog)
    text = text_of(kind, wish, words(wish.language))
    checked = check_tree(ProposedTree(tree, path, text), schemas, now)
    result = Result()
    result.findings += [finding for finding in checked.findings if path in _paths(finding)]
    if any(finding.severity is Severity.ERROR for finding in result.findings):
        result.refuse(path, say("the check would find an error in it, so nothing was written"))
        return result
    with SafeWriter(args.root) as writer:
        if (args.root / path).exists():
            raise UsageSayError(say("there is {path} already", path=path))
        writer.write(path, text)
    result.told += [say("{path} is written.", path=path), *_next(kind, Items.of(tree).short(path))]
    return result


def _paths(finding: Finding) -> Iterator[str]:
    yield finding.location.path
    yield from (label.location.path for label in finding.related)


def _wish(args: argparse.Namespace, kind: Kind, catalog: Catalog, today: date) -> Wish:
    """What was typed, with what it leaves open filled in; UsageSayError where something is missing."""
    organisation = catalog.organisation
    for option, kinds in _FITS.items():
        if getattr(args, option) is not None and kind not in kinds:
            raise UsageSayError(
                say("a new {kind} has no {option}", kind=args.kind, option=f"--{option.replace('_', '-')}")
            )
    if organisation is None:
        raise UsageSayError(
            say("content/organisation.yml is missing or can not be read; `ambassade check` says why")
        )
    if args.network is not None:
        _known(args.network, catalog.networks, say_n("network", "networks", 1))
    elif kind in _NEEDS_NETWORK:
        raise UsageSayError(
            say("say in which network, with `--network SLUG`: {names}", names=_names(catalog))
        )
    default = today if kind is Kind.PAGE else today + _AHEAD
    owner = _owner(args, kind, catalog, today)
    value = organisation.value
    if kind is Kind.AMBASSADOR and value.units and not (args.unit or args.external_kind):
        raise UsageSayError(
            say(
                "say the unit of a colleague with `--unit ID` ({units}), or what somebody from outside is "
                "with `--external-kind ID`, and who keeps in touch with them with `--owner PERSON`",
                units=", ".join(unit.id for unit in value.units),
            )
        )
    if args.approver is not None:
        _known(args.approver, catalog.ambassadors, say("profile"))
    elif kind is Kind.NETWORK and value.preset == "group":
        raise UsageSayError(say("say who approves in the new network, with `--approver PERSON`"))
    return Wish(
        title=_title(args),
        language=_language(args.language, value.languages),
        start=typed_day("--start", args.start) if args.start else default,
        today=today,
        owner=owner,
        network=args.network,
        platform=_platform(args.network, catalog),
        unit=args.unit,
        external_kind=args.external_kind,
        approver=args.approver,
        audience=args.audience or "internal",
    )


def _known(name: str, known: object, what: Say) -> None:
    """UsageSayError where a name is not known, with the nearest one that is."""
    names = list(known) if isinstance(known, dict) else []
    if name not in names:
        near = did_you_mean(name, names)
        raise UsageSayError(
            say(
                "there is no {what} `{name}`; did you mean `{near}`?",
                what=what,
                name=name[:LONGEST],
                near=near,
            )
            if near
            else say("there is no {what} `{name}`", what=what, name=name[:LONGEST])
        )


def _names(catalog: Catalog) -> str:
    return ", ".join(catalog.networks)


def _title(args: argparse.Namespace) -> str:
    """What it is called; from the short name where nothing was typed."""
    title = " ".join(str(args.title or "").split())
    if title:
        return title
    if args.slug:
        spoken = str(args.slug).rpartition("/")[2].replace("-", " ").strip()
        return spoken.title() if args.kind == "ambassador" else capital(spoken)
    raise UsageSayError(say("say what it is called, with `--title TEXT`"))


def _language(typed: str | None, languages: tuple[str, ...]) -> str:
    """The language as typed, else the site's first; UsageSayError where what was typed can be none."""
    if typed is not None and not re.fullmatch(LANGUAGE, typed):
        raise UsageSayError(say("`{code}` is no code of a language, such as `fr`", code=typed[:LONGEST]))
    return typed or (languages[0] if languages else "en")


def _platform(network: str | None, catalog: Catalog) -> str:
    """Where a message is posted first: the first platform that the network recommends."""
    item = catalog.networks.get(network or "")
    for one in item.value.platforms if item is not None else ():
        if one.audit is None or one.audit.decision not in {"close", "merge"}:
            return one.platform
    return "linkedin"


def _owner(args: argparse.Namespace, kind: Kind, catalog: Catalog, today: date) -> str | None:
    """Who looks after it: as typed, else the network's lead, or the first of the core team for a page."""
    if args.owner is not None:
        _known(args.owner, catalog.ambassadors, say("profile"))
        return str(args.owner)
    network = catalog.networks.get(args.network or "")
    organisation = catalog.organisation
    leads = [m.person for m in network.value.committee if m.role == "lead"] if network is not None else []
    core = [m.person for m in organisation.value.core_team] if organisation is not None else []
    standing = Standing(catalog, today)
    able = [p for p in (leads if network is not None else core) if not standing.has_left(p)]
    if kind is Kind.AMBASSADOR:
        if args.external_kind:
            raise UsageSayError(say("say who keeps in touch with the person, with `--owner PERSON`"))
        return None
    if kind is Kind.NETWORK:
        raise UsageSayError(say("say who leads the new network, with `--owner PERSON`"))
    if not able and kind in {Kind.POST, Kind.COLLECTION, Kind.PAGE}:
        raise UsageSayError(say("say who writes it or looks after it, with `--owner PERSON`"))
    return able[0] if able else None


def _path(args: argparse.Namespace, kind: Kind, wish: Wish, catalog: Catalog) -> str:
    """Where the file goes; UsageSayError where the name can be no name, or is taken."""
    if args.slug is not None:
        slug = str(args.slug)
        path = _place(kind, slug, wish.network)
        place = place_of(path)
        if place is None or place.kind is not kind or place.language is not None or len(slug) > LONGEST:
            near = "/".join(filter(None, (slugify(part) for part in slug.split("/"))))
            raise UsageSayError(
                say("`{name}` can be no name of a file; `{near}` can", name=slug[:LONGEST], near=near)
                if near and near != slug
                else say(
                    "`{name}` can be no name of a file: small letters, digits, hyphens", name=slug[:LONGEST]
                )
            )
        if _is_taken(args.root, kind, path, catalog):
            raise UsageSayError(say("there is {path} already", path=_taken_by(kind, path, catalog)))
        return path
    slug = slugify(wish.title)
    if not slug:
        raise UsageSayError(say("the title has no Latin letters: type a name for the file after the kind"))
    number = 1
    path = _place(kind, slug, wish.network)
    while _is_taken(args.root, kind, path, catalog):
        number += 1
        path = _place(kind, f"{slug[: LONGEST - 4].rstrip('-')}-{number}", wish.network)
    return path


def _place(kind: Kind, slug: str, network: str | None) -> str:
    """The path for a name."""
    inside = f"content/networks/{network}" if network is not None else "content"
    return {
        Kind.AMBASSADOR: f"content/ambassadors/{slug}.md",
        Kind.NETWORK: f"content/networks/{slug}/network.yml",
        Kind.ENTRY: f"{inside}/calendar/{slug}.yml",
        Kind.MESSAGE: f"{inside}/messages/{slug}.yml",
        Kind.POST: f"{inside}/posts/{slug}.md",
        Kind.COLLECTION: f"{inside}/collections/{slug}.yml",
        Kind.PAGE: f"content/playbook/{slug}.md",
    }[kind]


def _is_taken(root: Path, kind: Kind, path: str, catalog: Catalog) -> bool:
    """Whether a file, its translation, or another of the same name is there already."""
    if (root / path).exists() or (root / path).is_symlink():
        return True
    place = place_of(path)
    key = place.key if place is not None else ""
    stem = re.escape(Path(path).stem)
    folder = (root / path).parent
    translated = folder.is_dir() and any(
        re.fullmatch(rf"{stem}\.[^.]+\.md", file.name) for file in folder.iterdir()
    )
    return key in catalog.items(kind) or catalog.is_broken(kind, key) or translated


def _taken_by(kind: Kind, path: str, catalog: Catalog) -> str:
    place = place_of(path)
    item = catalog.items(kind).get(place.key) if place is not None else None
    return path if item is None else item.path


def _next(kind: Kind, name: str) -> list[Say]:
    """What comes next."""
    if kind is Kind.AMBASSADOR:
        return [say("Next: tell the person and ask them. They are shown once `ambassade consent` says so.")]
    if kind is Kind.NETWORK:
        return [
            say("Next: write in it what stands after each #, and commit it. It is closed until you open it.")
        ]
    return [
        say(
            "Next: write in it what stands after each #, then type `ambassade move {item} in_review`.",
            item=name,
        )
    ]
