"""A tree of files to a catalog: which file is what, read, shaped and named; every fault collected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ambassade.findings import Finding
from ambassade.load.fault import Reading
from ambassade.load.front_matter import load_markdown
from ambassade.load.schema import SchemaSet
from ambassade.load.structure import build
from ambassade.load.text_source import decode
from ambassade.load.tree import Tree, TreeFile
from ambassade.load.yaml_source import YamlDocument, load_yaml
from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.text import Text
from ambassade.names import did_you_mean, fold
from ambassade.words import say

CONTENT = "content"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
_NETWORK = rf"content/networks/(?P<network>{_SLUG})"
_LAYOUT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.ORGANISATION, re.compile(r"content/(?P<id>organisation)\.yml\Z")),
    (Kind.NETWORK, re.compile(rf"{_NETWORK}/(?P<id>network)\.yml\Z")),
    (Kind.ENTRY, re.compile(rf"{_NETWORK}/calendar/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.MESSAGE, re.compile(rf"{_NETWORK}/messages/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.POST, re.compile(rf"{_NETWORK}/posts/(?P<id>{_SLUG})(?:\.(?P<language>{_LANGUAGE}))?\.md\Z")),
    (Kind.ENTRY, re.compile(rf"content/calendar/(?P<id>{_SLUG})\.yml\Z")),
    (
        Kind.AMBASSADOR,
        re.compile(rf"content/ambassadors/(?P<id>{_SLUG})(?:\.(?P<language>{_LANGUAGE}))?\.md\Z"),
    ),
    (
        Kind.PAGE,
        re.compile(rf"content/playbook/(?P<id>(?:{_SLUG}/)*{_SLUG})(?:\.(?P<language>{_LANGUAGE}))?\.md\Z"),
    ),
)
_PICTURE = re.compile(
    rf"(?:content/ambassadors|{_NETWORK}/(?:messages|posts))/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:jpe?g|png|webp|avif)\Z"
)
_LOOSE = re.compile(
    r"content/(?:organisation\.ya?ml|calendar/[^/]+|ambassadors/[^/]+|playbook/.+|networks/[^/]+/(?:network\.ya?ml|(?:calendar|messages|posts)/[^/]+))\Z"
)
_TYPES: dict[Kind, type[object]] = {
    Kind.ORGANISATION: content.Organisation,
    Kind.NETWORK: content.Network,
    Kind.AMBASSADOR: content.Ambassador,
    Kind.ENTRY: content.Entry,
    Kind.MESSAGE: content.Message,
    Kind.POST: content.Post,
    Kind.PAGE: content.PlaybookPage,
}
_MARKDOWN = frozenset({Kind.AMBASSADOR, Kind.POST, Kind.PAGE})
LARGEST_PICTURE = 8 * 1024 * 1024


@dataclass(slots=True)
class Loaded:
    """What a tree holds, and every fault of reading and shape."""

    catalog: Catalog
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a path says of a file."""

    kind: Kind
    key: str
    network: str | None
    language: str | None


def load_content(tree: Tree, schemas: SchemaSet) -> Loaded:
    """Everything below `content/`. Content faults become findings; nothing is raised for them."""
    return _Loader(tree, schemas).load()


def place_of(path: str) -> _Place | None:
    """What lies at a path, by the layout; None where nothing should."""
    for kind, pattern in _LAYOUT:
        match = pattern.match(path)
        if match is not None:
            groups = match.groupdict()
            network = groups.get("network")
            key = match["id"]
            if kind is Kind.NETWORK:
                key = str(network)
            elif kind in {Kind.ENTRY, Kind.MESSAGE} and network:
                key = f"{network}/{key}"
            return _Place(kind, key, network, groups.get("language"))
    return None


class _Loader:
    """Reads one tree into one catalog."""

    def __init__(self, tree: Tree, schemas: SchemaSet) -> None:
        self._tree = tree
        self._schemas = schemas
        self._loaded = Loaded(Catalog())
        self._translations: dict[tuple[Kind, str], dict[str, tuple[str, str]]] = {}
        self._folded: dict[str, str] = {}

    def load(self) -> Loaded:
        """Translations first, so that an entity is built once, whole."""
        files: list[tuple[TreeFile, _Place]] = []
        for file in self._tree.files(CONTENT):
            place = self._look(file)
            if place is not None and place.language:
                self._read_translation(file, place)
            elif place is not None:
                files.append((file, place))
        for file, place in files:
            self._read_entity(file, place)
        self._report_orphans()
        if self._loaded.catalog.organisation is None and not self._loaded.catalog.is_broken(
            Kind.ORGANISATION, "organisation"
        ):
            reading = Reading("content/organisation.yml")
            reading.error(
                "missing-organisation",
                say("there is no content/organisation.yml"),
                hint=say("write one: its keys are `name`, `languages`, `time_zone`, `preset` and `themes`"),
            )
            self._loaded.findings += reading.findings
        return self._loaded

    def _look(self, file: TreeFile) -> _Place | None:
        """What a file is; what should not be there is reported."""
        reading = Reading(file.path)
        place = place_of(file.path)
        if file.is_link:
            reading.error(
                "symbolic-link", say("this is a link to another place"), hint=say("put the file itself here")
            )
        elif any(ord(char) < 32 or 0xD800 <= ord(char) <= 0xDFFF for char in file.path):
            reading.error(
                "unexpected-file",
                say("the file's name holds a character that does not belong in a name"),
                hint=say("rename it"),
            )
        elif _PICTURE.match(file.path):
            self._loaded.catalog.assets[file.path] = file.size
            if file.size > LARGEST_PICTURE:
                reading.error(
                    "file-too-large",
                    say(
                        "the file has {size} bytes; the most is {most}", size=file.size, most=LARGEST_PICTURE
                    ),
                    hint=say("save the picture smaller"),
                )
        elif place is None:
            self._report_unexpected(file, reading)
        folded = fold(file.path)
        if folded in self._folded:
            reading.error(
                "name-differs-by-case",
                say("this name and {other} differ only in case or accents", other=self._folded[folded]),
                hint=say("rename one of them: some systems take them for the same file"),
            )
        self._folded[folded] = file.path
        self._loaded.findings += reading.findings
        if place is not None and reading.failed:
            self._broken(place)
            return None
        return place

    def _report_unexpected(self, file: TreeFile, reading: Reading) -> None:
        name = file.path.rsplit("/", 1)[-1]
        if file.path.endswith(".yaml"):
            hint = say("rename it to `{name}`", name=name.removesuffix("yaml") + "yml")
        elif _LOOSE.match(file.path):
            hint = say(
                "a name consists of small letters, digits and single hyphens, and ends in .yml or .md; or delete the file"
            )
        else:
            near = did_you_mean(
                file.path.split("/")[1],
                ("networks", "ambassadors", "calendar", "playbook", "organisation.yml"),
            )
            hint = (
                say("did you mean `{name}`?", name=f"content/{near}")
                if near
                else say("move it out of content/, or delete it")
            )
        reading.error("unexpected-file", say("nothing is awaited at this place under this name"), hint=hint)

    def _text(self, file: TreeFile, reading: Reading) -> str | None:
        try:
            return decode(self._tree.read(file.path), reading)
        except OSError:
            reading.error(
                "unreadable-file", say("the file can not be read"), hint=say("look at its permissions")
            )
            return None

    def _read_translation(self, file: TreeFile, place: _Place) -> None:
        reading = Reading(file.path)
        text = self._text(file, reading)
        if text is not None and text.startswith("---\n"):
            reading.error(
                "translation-with-front-matter",
                say("a translation has no front matter"),
                hint=say("delete the lines from `---` to `---`; they stand in the main file"),
            )
        if text is not None and not reading.failed:
            self._translations.setdefault((place.kind, place.key), {})[place.language or ""] = (
                text.strip(),
                file.path,
            )
        self._loaded.findings += reading.findings

    def _read_entity(self, file: TreeFile, place: _Place) -> None:
        reading = Reading(file.path)
        text = self._text(file, reading)
        document: YamlDocument | None = None
        body = ""
        if text is not None and place.kind in _MARKDOWN:
            source = load_markdown(text, reading)
            if source is not None:
                document, body = source.document, source.body
        elif text is not None:
            document = load_yaml(text, reading)
        if document is not None:
            reading.findings += self._schemas.check(place.kind, document)
        if document is None or reading.failed:
            self._broken(place)
        else:
            self._add(place, document, body, reading)
        self._loaded.findings += reading.findings

    def _broken(self, place: _Place) -> None:
        self._loaded.catalog.broken.setdefault(place.kind, set()).add(place.key)

    def _add(self, place: _Place, document: YamlDocument, body: str, reading: Reading) -> None:
        identity: dict[str, object] = {}
        if place.kind is not Kind.ORGANISATION:
            identity["id"] = place.key
        if place.kind in {Kind.ENTRY, Kind.MESSAGE, Kind.POST}:
            identity["network"] = place.network
        if place.kind in _MARKDOWN:
            identity["body"] = self._body(place, document.values, body)
        item: Item[object] = Item(
            place.kind, place.key, build(_TYPES[place.kind], document.values, **identity), document
        )
        catalog = self._loaded.catalog
        if place.kind is Kind.ORGANISATION:
            catalog.organisation = item  # type: ignore[assignment]  # the kind says which type it is
            return
        table: dict[str, Item[object]] = catalog.items(place.kind)  # type: ignore[assignment]  # being filled here
        other = table.get(place.key)
        if other is not None:
            reading.error(
                "id-used-twice",
                say("`{id}` is already the name of {other}", id=place.key, other=other.path),
                hint=say("rename one of the two files: the names of posts are unique in the whole site"),
            )
            return
        table[place.key] = item

    def _body(self, place: _Place, values: Mapping[str, object], body: str) -> Text | None:
        """The text below the front matter, with its translations."""
        translations = self._translations.pop((place.kind, place.key), {})
        versions: list[tuple[str, str]] = []
        if body.strip():
            versions.append(
                (str(values.get("language", "")) if place.kind is Kind.POST else "", body.strip())
            )
        versions += [(language, text) for language, (text, _) in sorted(translations.items())]
        return Text(tuple(versions)) if versions else None

    def _report_orphans(self) -> None:
        """Translations of nothing."""
        for (kind, key), versions in self._translations.items():
            if self._loaded.catalog.is_broken(kind, key):
                continue
            for _, path in versions.values():
                reading = Reading(path)
                reading.error(
                    "translation-of-nothing",
                    say("there is no `{name}` that this translates", name=key + ".md"),
                    hint=say("write that file first, or rename this one"),
                )
                self._loaded.findings += reading.findings
