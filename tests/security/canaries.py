"""A small content tree, made from the schemas: a canary in all that is not public, and every hidden thing."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ambassade.load.schema import load_schemas
from ambassade.model.references import REFERENCES
from tests.security.canary import INTERNAL, MEMBERS, NOBODY, PUBLIC, Canary
from tests.security.planter import Planter, Values

YESTERDAY, TODAY, TOMORROW = "2026-11-22", "2026-11-23", "2026-11-24"
OPEN, HUB = "harbour", "vera-stone"
OUTSIDE, UNSHOWN, SWITCHED_OFF = "olga-outside", "ulf-unshown", "sven-without"
"""People from outside: one with a kit, one whom nobody is shown, one who wants none."""
THINGS = ("ambassador", "entry", "message", "post", "collection", "network")
"""What can be hidden and be referred to."""
FOLDERS = (
    ("entry", "calendar"),
    ("message", "messages"),
    ("post", "posts"),
    ("collection", "collections"),
)
"""What lies in a network, and its folders."""


@dataclass
class Planted:
    """The tree, and what was planted in it."""

    files: dict[str, bytes] = field(default_factory=dict)
    canaries: tuple[Canary, ...] = ()
    bare: tuple[tuple[str, int, str], ...] = ()
    seen: frozenset[str] = frozenset()
    closed: str = ""
    secret: str = ""

    def write(self, root: Path) -> Path:
        """Writes the tree below `root`."""
        for path, data in self.files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return root


@cache
def plant() -> Planted:
    """The tree with all its canaries; the same every time."""
    return _Gardener().planted()


class _Gardener:
    """Writes the files of the tree."""

    def __init__(self) -> None:
        self.planter = Planter(load_schemas().schemas)
        self.files: dict[str, bytes] = {}
        self.closed = self._name(INTERNAL, "network.closed")
        self.secret = self._name(NOBODY, "network.secret")
        self.hidden: dict[str, list[str]] = {kind: [] for kind in THINGS}
        self.hidden["network"] = [self.closed, self.secret]
        self.planter.levels[self.closed] = (
            NOBODY  # its entry in the directory says its name, and nothing names it
        )

    def planted(self) -> Planted:
        """Everything, in the order in which things can be referred to."""
        self.planter.targets |= {"ambassador": HUB, "network": OPEN}
        self._first_entry_and_post()
        organisation = self._organisation_values()
        self._open_network()
        self._people()
        self._items(OPEN)
        for network, level in ((self.closed, NOBODY), (self.secret, NOBODY)):
            self._network_of_few(network, level)
        self._pages()
        self._carriers()
        self._write_organisation(organisation)
        self._picture(f"content/ambassadors/{self._name(NOBODY, 'file.orphan')}.jpg", "JPEG")
        return Planted(
            self.files,
            tuple(self.planter.canaries),
            tuple(self.planter.bare),
            frozenset(self.planter.seen),
            self.closed,
            self.secret,
        )

    # Small parts

    def _name(self, level: int, where: str) -> str:
        """A canary as a name, and who may see what it names."""
        word = self.planter.word(level, f"{where}.id")
        self.planter.levels[word] = level
        return word

    def _hide(self, kind: str, key: str, level: int) -> None:
        """Remembers something hidden, so that public things come to refer to it."""
        self.hidden[kind].append(key)
        self.planter.levels[key] = level

    def _write(self, path: str, values: Values, body: str | None = None) -> None:
        comment = f"# {self.planter.word(NOBODY, 'comment')} stands in a comment\n"
        text = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
        text = comment + text if body is None else f"---\n{comment}{text}---\n{body}\n"
        self.files[path] = text.encode()

    def _body(self, kind: str, level: int, *, links: bool = False) -> str:
        """A text below the front matter; with links to everything hidden."""
        said = [f"{self.planter.word(level, f'{kind}.body')} begins a text of two paragraphs."]
        said.append(f"Between <!-- {self.planter.word(NOBODY, 'comment')} --> words.")
        if links:
            said.append("\n".join(f"[somewhere]({link})" for link in self._links()))
        return "\n\n".join(said)

    def _links(self) -> Iterator[str]:
        """Links from a post of the open network to what is hidden, in many ways of writing."""
        for network in self.hidden["network"]:
            yield from (f"../../{network}/network.yml", f"../../{network}/", f"/networks/{network}/")
        yield from (f"../../../ambassadors/{slug}.md" for slug in self.hidden["ambassador"])
        yield from (f"../../{key.replace('/', '/calendar/')}.yml" for key in self.hidden["entry"])
        yield from (f"{slug}.md#words" for slug in self.hidden["post"])
        yield f"../network.yml#{self.secret}"
        yield f"../network.yml?{self.secret}"
        yield f'../../{self.secret}/network.yml "{self.secret}"'
        yield f"../../{self.secret[:4]}%{ord(self.secret[4]):02x}{self.secret[5:]}/network.yml"

    def _translation(self, path: str, kind: str, level: int) -> None:
        word = self.planter.word(level, f"{kind}.body")
        self.files[path.replace(".md", ".fr.md")] = f"{word} commence un texte.\n".encode()

    def _picture(self, path: str, form: str) -> None:
        """A picture whose metadata nobody may see in any edition."""
        word = iter([self.planter.word(NOBODY, f"picture.{form}") for _ in range(12)])
        picture = Image.new("RGB", (480, 360), (20 * (len(self.files) % 12), 90, 140))
        exif = Image.Exif()
        for tag in (0x010E, 0x013B, 0x8298, 0x9C9C):
            value = next(word)
            exif[tag] = value.encode("utf-16-le") if tag == 0x9C9C else value
        exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 12.0, 34.0), 27: next(word).encode()})
        exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + next(word).encode()
        xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{next(word)}</a></x:xmpmeta>'.encode()
        data = io.BytesIO()
        if form == "JPEG":
            picture.save(data, form, exif=exif, xmp=xmp, comment=next(word).encode())
            made = _with_iptc(data.getvalue(), next(word))
        elif form == "PNG":
            texts = PngInfo()
            texts.add_text("Comment", next(word))
            texts.add_text("Comment", next(word), zip=True)
            texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
            picture.save(data, form, exif=exif, pnginfo=texts)
            made = data.getvalue()
        else:
            picture.save(data, form, exif=exif, xmp=xmp)
            made = data.getvalue()
        self.files[path] = made

    # Things

    def _organisation_values(self) -> Values:
        planter = self.planter
        values = planter.entity("organisation", fixed={"sponsors": None, "core_team": None})
        values["units"].append(planter.object("organisation", "unit", "organisation.units"))
        values["units"][0].pop("parent", None)
        return values

    def _write_organisation(self, values: Values) -> None:
        """The organisation last: everybody who is hidden is named in it."""
        planter, team, sponsors = self.planter, [], []
        for person in (HUB, *self.hidden["ambassador"]):
            planter.targets["ambassador"] = person
            sponsors.append(planter.object("organisation", "sponsor", "organisation.sponsors"))
            team.append(planter.object("organisation", "core_member", "organisation.core_team"))
            values["objectives"].append(
                planter.object("organisation", "objective", "organisation.objectives")
            )
            values["units"].append(planter.object("organisation", "unit", "organisation.units"))
        planter.targets["ambassador"] = HUB
        planter.seen |= {"organisation.sponsors", "organisation.core_team"}
        self._write("content/organisation.yml", {**values, "sponsors": sponsors, "core_team": team})

    def _first_entry_and_post(self) -> None:
        things = {"entry": f"{OPEN}/kick-off", "post": "first-light", "message": f"{OPEN}/shout"}
        self.planter.targets |= things

    def _open_network(self) -> None:
        self._write(f"content/networks/{OPEN}/network.yml", self.planter.entity("network"))
        plain = {"campaign": None, "depends_on": None, "post": None}
        entry = self.planter.entity("entry", fixed={**_status("public", "approved"), **plain})
        self._write(f"content/networks/{OPEN}/calendar/kick-off.yml", entry)

    def _network_of_few(self, network: str, level: int) -> None:
        """A closed or a secret network, with all its content approved and public."""
        closed = network == self.closed
        levels = {"name": INTERNAL, "how_to_join": INTERNAL} if closed else {}
        access = "closed" if closed else "secret"
        values = self.planter.entity("network", level=level, levels=levels, fixed={"access": access})
        self._write(f"content/networks/{network}/network.yml", values)
        for kind, folder in FOLDERS:
            self._item(network, kind, folder, level=level)

    def _items(self, network: str) -> None:
        """Entries, messages and posts: one public, and one for each way of being hidden."""
        later: Mapping[str, Values] = {
            "entry": {"embargo": TOMORROW},
            "message": {"window": {"from": TOMORROW, "until": "2026-12-30"}},
            "post": {"publish_at": TOMORROW},
            "collection": {"publish_at": TOMORROW},
        }
        for kind, folder in FOLDERS:
            for status in ("draft", "in_review", "archived"):
                self._item(network, kind, folder, level=INTERNAL, fixed={"status": status})
            self._item(network, kind, folder, level=INTERNAL, fixed=later[kind])
            self._item(network, kind, folder, level=INTERNAL, fixed={"audience": "internal"})
            self._item(network, kind, folder, level=MEMBERS, fixed={"audience": "members"})
        self._item(None, "entry", "calendar", level=INTERNAL, fixed={"status": "draft"})
        self._item(None, "collection", "collections", level=INTERNAL, fixed={"status": "draft"})
        self._collections(network)
        self._item(network, "message", "messages", name="shout")
        self._item(network, "post", "posts", name="first-light", links=True)

    def _collections(self, network: str) -> None:
        """Two for everybody: one with a link of tomorrow, one that somebody hidden alone looks after."""
        planter = self.planter
        links = [
            planter.object("collection", "picked_link", "collection.links"),
            planter.object(
                "collection", "picked_link", "collection.links", level=INTERNAL, fixed={"on": TOMORROW}
            ),
        ]
        self._item(network, "collection", "collections", name="shelf", fixed={"links": links})
        nobody = planter.object("collection", "picked_link", "collection.links", fixed={"by": None})
        fixed = {"curators": [self.hidden["ambassador"][0]], "links": [nobody]}
        self._item(None, "collection", "collections", name="of-one", fixed=fixed)

    def _item(
        self,
        network: str | None,
        kind: str,
        folder: str,
        *,
        level: int = PUBLIC,
        name: str | None = None,
        fixed: Values | None = None,
        only: frozenset[str] | None = None,
        links: bool = False,
    ) -> None:
        """One entry, message or post; named with a canary where it has no name."""
        slug = name or self._name(level, kind)
        base = f"content/{folder}" if network is None else f"content/networks/{network}/{folder}"
        status = _status("public", "approved")
        values = self.planter.entity(kind, level=level, fixed={**status, **(fixed or {})}, only=only)
        if level > PUBLIC:
            key = slug if network is None or kind == "post" else f"{network}/{slug}"
            self._hide(kind, key, level)
        pictures = [values["cover"]["file"]] if "cover" in values else []
        pictures += [asset["file"] for asset in values.get("assets", ())]
        for file in pictures:
            self._picture(f"{base}/{file}", "JPEG")
        if kind == "post":
            path = f"{base}/{slug}.md"
            self._write(path, values, self._body(kind, level, links=links))
            self._translation(path, kind, level)
        else:
            self._write(f"{base}/{slug}.yml", values)

    def _pages(self) -> None:
        for status, level in (("draft", INTERNAL), ("in_review", INTERNAL), ("archived", INTERNAL)):
            self._page(self._name(level, "playbook-page"), level, {"status": status})
        for audience, level in (("members", MEMBERS), ("internal", INTERNAL)):
            self._page(self._name(level, "playbook-page"), level, {"audience": audience})
        self._page(f"in-a-folder/{self._name(INTERNAL, 'playbook-page')}", INTERNAL, {"status": "draft"})
        self._page("guide", PUBLIC, {})

    def _page(self, key: str, level: int, fixed: Values) -> None:
        fixed = {**_status("public", "approved"), **fixed}
        values = self.planter.entity("playbook-page", level=level, fixed=fixed)
        path = f"content/playbook/{key}.md"
        self._write(path, values, self._body("playbook-page", level))
        self._translation(path, "playbook-page", level)

    # People

    def _consent(self, level: int, scopes: Iterable[str], **fixed: Any) -> Values:
        return self.planter.object(
            "ambassador",
            "consent",
            "ambassador.consent",
            level=level,
            fixed={"scopes": list(scopes), **fixed},
        )

    def _people(self) -> None:
        """Somebody whom everybody may see, and somebody for each way of being hidden."""
        everything = ["profile", "photo", "badge"]
        agreed = [self._consent(INTERNAL, everything, withdrawn_on=None)]
        afterwards = [self._consent(INTERNAL, ["profile", "photo"], given_on=TODAY, withdrawn_on=None)]
        in_time = {"given_on": "2025-11-01", "until": YESTERDAY, "withdrawn_on": None}
        early = {"given_on": TOMORROW, "until": "2028-01-01", "withdrawn_on": None}
        kinds: tuple[tuple[int, Values], ...] = (
            (INTERNAL, {"standing": "candidate", "consent": agreed}),
            (INTERNAL, {"standing": "alumni", "left_on": YESTERDAY, "consent": agreed}),
            (INTERNAL, {"standing": "alumni", "left_on": YESTERDAY, "consent": afterwards}),
            (INTERNAL, {"standing": "active", "left_on": TODAY, "consent": agreed}),
            (INTERNAL, {"consent": None}),
            (INTERNAL, {"consent": [self._consent(INTERNAL, everything, **in_time)]}),
            (INTERNAL, {"consent": [self._consent(INTERNAL, everything, **early)]}),
            (INTERNAL, {"consent": [self._consent(INTERNAL, everything, withdrawn_on=TODAY)]}),
            (INTERNAL, {"consent": [self._consent(INTERNAL, ["photo", "badge"], withdrawn_on=None)]}),
            (NOBODY, {"informed_on": None, "origin": "imported"}),
            (NOBODY, {"informed_on": TOMORROW, "origin": "nominated"}),
        )
        for level, fixed in kinds:
            slug = self._name(level, "ambassador")
            self._hide("ambassador", slug, level)
            self._person(slug, level=level, fixed={"introduced_by": HUB, "contact_owner": HUB, **fixed})
        self._hub()
        self._outside()
        self._thanked()
        scopes = [self._consent(INTERNAL, ["profile"], withdrawn_on=None)]
        alone = dict.fromkeys(("photo", "badges", "accounts", "blogs"), INTERNAL)
        self._person("partly-agreed", levels=alone, fixed={"consent": scopes})

    def _hub(self) -> None:
        planter = self.planter

        def part(name: str, where: str, home: str = "ambassador", **options: Any) -> Values:
            return planter.object(home, name, f"ambassador.{where}", **options)

        seen_account, seen_blog = part("account", "accounts", "common"), part("blog", "blogs", "common")
        scopes = ["profile", "photo", "badge", f"account:{seen_account['id']}", f"blog:{seen_blog['id']}"]
        fixed = {
            "accounts": [seen_account, part("account", "accounts", "common", level=INTERNAL)],
            "blogs": [seen_blog, part("blog", "blogs", "common", level=INTERNAL)],
            "memberships": [
                part("membership", "memberships"),
                *(
                    part("membership", "memberships", level=NOBODY, fixed={"network": network})
                    for network in self.hidden["network"]
                ),
                part("membership", "memberships", level=INTERNAL, fixed={"until": YESTERDAY}),
            ],
            "spokesperson_for": [
                part("spokesperson", "spokesperson_for"),
                *(
                    part("spokesperson", "spokesperson_for", fixed={"given_by": network})
                    for network in self.hidden["network"]
                ),
                part("spokesperson", "spokesperson_for", level=INTERNAL, fixed={"until": YESTERDAY}),
                part("spokesperson", "spokesperson_for", level=INTERNAL, fixed={"from": TOMORROW}),
            ],
            "consent": [self._consent(INTERNAL, scopes)],
            "left_on": planter.day("ambassador", "left_on", INTERNAL, "ambassador.left_on"),
        }
        values = self._person(HUB, fixed=fixed, write=False)
        values["provenance"]["values"]["memberships"] = [{"network": self.secret}, self.closed]
        values["provenance"]["values"]["introduced_by"] = self.hidden["ambassador"][-1]
        self._write_person(HUB, values, PUBLIC)

    def _outside(self) -> None:
        """People from outside: one who agreed to be shown, one who did not, one who wants no kit."""
        for slug, level, kit, scopes in (
            (OUTSIDE, PUBLIC, {"off": False}, ["profile", "photo", "badge"]),
            (UNSHOWN, INTERNAL, {"off": False}, ["badge"]),
            (SWITCHED_OFF, PUBLIC, {"off": True}, ["profile"]),
        ):
            account = self.planter.object("common", "account", "ambassador.accounts", level=level)
            agreed = [*scopes, f"account:{account['id']}"] if level == PUBLIC else scopes
            fixed = {
                "kind": "external",
                "unit": None,
                "kit": {**kit, "named_in_addresses": False},
                "accounts": [account],
                "blogs": None,
                "consent": [self._consent(INTERNAL, agreed, withdrawn_on=None)],
            }
            if level > PUBLIC:
                self._hide("ambassador", slug, level)
            alone = dict.fromkeys(("badges", "photo"), INTERNAL) if "photo" not in scopes else {}
            self._person(slug, level=level, levels=alone, fixed=fixed)

    def _thanked(self) -> None:
        """Somebody who left, and then agreed to be thanked: the name and the badges, and nothing else."""
        slug = self._name(INTERNAL, "ambassador")
        self._hide("ambassador", slug, INTERNAL)
        later = self._consent(INTERNAL, ["profile", "badge"], given_on=YESTERDAY, withdrawn_on=None)
        shown = dict.fromkeys(("name", "latin_name", "name_language", "badges"), PUBLIC)
        left = {"standing": "alumni", "left_on": YESTERDAY, "introduced_by": HUB, "contact_owner": HUB}
        self._person(slug, level=INTERNAL, levels=shown, fixed={**left, "consent": [later]})

    def _person(self, slug: str, *, write: bool = True, level: int = PUBLIC, **options: Any) -> Values:
        fixed = {"left_on": None, **options.pop("fixed", {})}
        if level == PUBLIC and "photo" not in options.get("levels", {}):
            photo = {"file": f"{slug}.jpg", "alt": "A face", "credit": "A friend"}
            fixed = {"photo": photo, **fixed}
        values = self.planter.entity("ambassador", level=level, fixed=fixed, **options)
        if write:
            self._write_person(slug, values, level)
        return values

    def _write_person(self, slug: str, values: Values, level: int) -> None:
        path = f"content/ambassadors/{slug}.md"
        self._write(path, values, self._body("ambassador", level))
        self._translation(path, "ambassador", level)
        if "photo" in values:
            self._picture(f"content/ambassadors/{values['photo']['file']}", "JPEG")

    # Public things that name hidden ones

    def _carriers(self) -> None:
        """For each hidden thing public ones that refer to it in every way there is."""
        usual = dict(self.planter.targets)
        for number in range(max(map(len, self.hidden.values()))):
            for kind, keys in self.hidden.items():
                self.planter.targets[kind] = keys[number % len(keys)]
            self._carrier(number, usual)
        self.planter.targets.clear()
        self.planter.targets.update(usual)

    def _carrier(self, number: int, usual: Mapping[str, str]) -> None:
        planter = self.planter
        network = planter.entity("network", only=_referring("network"))
        self._write(f"content/networks/carrier-{number}/network.yml", network)
        for kind, folder in FOLDERS:
            self._item(OPEN, kind, folder, name=f"carrier-{number}", only=_referring(kind))
        self._page_carrier(number)
        if number < len(self.hidden["ambassador"]):
            consent = [self._consent(INTERNAL, ["profile"], withdrawn_on=None)]
            only = _referring("ambassador")
            values = planter.entity(
                "ambassador", only=only, fixed={"consent": consent, "informed_on": "2026-01-05"}
            )
            self._write(f"content/ambassadors/carrier-{number}.md", values, "A few words.")

    def _page_carrier(self, number: int) -> None:
        fixed = _status("public", "approved")
        values = self.planter.entity("playbook-page", fixed=fixed, only=_referring("playbook-page"))
        self._write(f"content/playbook/carrier-{number}.md", values, "A few words.")


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _status(audience: str, status: str) -> Values:
    return {"audience": audience, "status": status}


@cache
def _referring(kind: str) -> frozenset[str]:
    """The properties of a kind in which people, entries, posts and networks are named."""
    return frozenset(path[0] for path, ref in REFERENCES[kind] if ref in THINGS)


def _with_iptc(jpeg: bytes, word: str) -> bytes:
    """The picture with a caption as news agencies write it."""
    caption = b"\x1c\x02\x78" + len(word).to_bytes(2, "big") + word.encode()
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(caption).to_bytes(4, "big") + caption
    block += b"\0" * (len(caption) % 2)
    return jpeg[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + jpeg[2:]
