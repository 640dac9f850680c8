"""A tree of files to a catalog: which file is what, read, shaped and named; every fault collected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ambassade.findings import Finding
from ambassade.load.fault import Reading
from ambassade.load.front_matter import load_markdown
from ambassade.load.layout import CONTENT, Place, is_picture, meant_path, place_of
from ambassade.load.schema import SchemaSet
from ambassade.load.structure import build
from ambassade.load.text_source import LARGEST, decode, report_size
from ambassade.load.tree import Tree, TreeFile
from ambassade.load.yaml_document import YamlDocument
from ambassade.load.yaml_source import load_yaml
from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.text import Text
from ambassade.names import did_you_mean, fold
from ambassade.words import say

_TYPES: dict[Kind, type[object]] = {
    Kind.ORGANISATION: content.Organisation,
    Kind.NETWORK: content.Network,
    Kind.AMBASSADOR: content.Ambassador,
    Kind.ENTRY: content.Entry,
    Kind.MESSAGE: content.Message,
    Kind.POST: content.Post,
    Kind.COLLECTION: content.Collection,
    Kind.PAGE: content.PlaybookPage,
}
_MARKDOWN = frozenset({Kind.AMBASSADOR, Kind.POST, Kind.PAGE})
LARGEST_PICTURE = 8 * 1024 * 1024


@dataclass(slots=True)
class Loaded:
    """What a tree holds, and every fault of reading and shape."""

    catalog: Catalog
    findings: list[Finding] = field(default_factory=list)


def load_content(tree: Tree, schemas: SchemaSet) -> Loaded:
    """Everything below `content/`. Content faults become findings; nothing is raised for them."""
    return _Loader(tree, schemas).load()


class _Loader:
    """Reads one tree into one catalog."""

    def __init__(self, tree: Tree, schemas: SchemaSet) -> None:
        self._tree = tree
        self._schemas = schemas
        self._loaded = Loaded(Catalog(read=tree.read))
        self._translations: dict[str, dict[str, tuple[str, Place, str]]] = {}
        """By the main file's path and the language: the text, its place, its path."""
        self._folded: dict[str, str] = {}

    def load(self) -> Loaded:
        """Translations first, so that an entity is built once, whole."""
        files: list[tuple[TreeFile, Place]] = []
        for file in self._tree.files(CONTENT):
            place = self._look(file)
            if place is not None and place.language:
                self._read_translation(file, place)
            elif place is not None:
                files.append((file, place))
        for file, place in files:
            self._read_entity(file, place)
        self._report_orphans()
        self._report_organisation()
        return self._loaded

    def _report_organisation(self) -> None:
        catalog = self._loaded.catalog
        if catalog.organisation is None and not catalog.is_broken(Kind.ORGANISATION, "organisation"):
            reading = Reading("content/organisation.yml")
            reading.error(
                "missing-organisation",
                say("there is no content/organisation.yml"),
                hint=say("write one: its keys are `name`, `languages`, `time_zone`, `preset` and `themes`"),
            )
            self._loaded.findings += reading.findings

    def _look(self, file: TreeFile) -> Place | None:
        """What a file is; what should not be there is reported."""
        reading = Reading(file.path)
        place = place_of(file.path)
        if file.is_link:
            reading.error(
                "symbolic-link", say("this is a link to another place"), hint=say("put the file itself here")
            )
        elif file.is_closed:
            _report_unreadable(reading)
        elif any(ord(char) < 32 or 0xD800 <= ord(char) <= 0xDFFF for char in file.path):
            reading.error(
                "unexpected-file",
                say("the file's name holds a character that does not belong in a name"),
                hint=say("rename it"),
            )
        elif is_picture(file.path):
            self._look_at_picture(file, reading)
        elif place is None:
            meant = meant_path(file.path)
            _report_unexpected(file.path, meant, reading)
            self._broken(place_of(meant or ""))
        self._compare_name(file.path, reading)
        self._loaded.findings += reading.findings
        if place is not None and reading.failed:
            self._broken(place)
            return None
        return place

    def _look_at_picture(self, file: TreeFile, reading: Reading) -> None:
        self._loaded.catalog.assets[file.path] = file.size
        if file.size > LARGEST_PICTURE:
            reading.error(
                "file-too-large",
                say("the file has {size} bytes; the most is {most}", size=file.size, most=LARGEST_PICTURE),
                hint=say("save the picture smaller"),
            )

    def _compare_name(self, path: str, reading: Reading) -> None:
        """Reports a name that another file has too, but for capitals and accents."""
        folded = fold(path)
        other = self._folded.setdefault(folded, path)
        if other != path and not reading.failed:
            reading.error(
                "name-differs-by-case",
                say("the name differs from that of {other} only in capitals or accents", other=other),
                hint=say("rename one of the two: some systems take them for the same file"),
            )

    def _text(self, file: TreeFile, reading: Reading) -> str | None:
        if file.size > LARGEST:
            report_size(file.size, reading)
            return None
        try:
            return decode(self._tree.read(file.path), reading)
        except OSError:
            _report_unreadable(reading)
            return None

    def _read_translation(self, file: TreeFile, place: Place) -> None:
        reading = Reading(file.path)
        text = self._text(file, reading)
        if text is not None and text.startswith("---\n"):
            reading.error(
                "translation-with-front-matter",
                say("a translation has no front matter"),
                hint=say("delete the lines from `---` to `---`; they stand in the main file"),
            )
        if text is not None and not reading.failed:
            versions = self._translations.setdefault(place.main, {})
            versions[place.language or ""] = (text.strip(), place, file.path)
        self._loaded.findings += reading.findings

    def _read_entity(self, file: TreeFile, place: Place) -> None:
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

    def _broken(self, place: Place | None) -> None:
        """Keeps in mind that an entity is there and can not be used: who refers to it is not wrong."""
        if place is not None:
            self._loaded.catalog.broken.setdefault(place.kind, set()).add(place.key)

    def _add(self, place: Place, document: YamlDocument, body: str, reading: Reading) -> None:
        identity: dict[str, object] = {}
        if place.kind is not Kind.ORGANISATION:
            identity["id"] = place.key
        if place.kind in {Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION}:
            identity["network"] = place.network
        if place.kind in _MARKDOWN:
            identity["body"] = self._body(place, document.values, body)
        try:
            value = build(_TYPES[place.kind], document.values, **identity)
        except (TypeError, ValueError, AttributeError):
            # Only a repository's own schemas let through what the classes can not take.
            _report_foreign(reading)
            self._broken(place)
            return
        item: Item[object] = Item(place.kind, place.key, value, document)
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

    def _body(self, place: Place, values: Mapping[str, object], body: str) -> Text | None:
        """The text below the front matter, with its translations."""
        translations = self._translations.pop(place.main, {})
        versions: list[tuple[str, str]] = []
        if body.strip():
            versions.append((str(values.get("language", "")), body.strip()))
        versions += [(language, text) for language, (text, *_) in sorted(translations.items())]
        return Text(tuple(versions)) if versions else None

    def _report_orphans(self) -> None:
        """Translations of nothing."""
        for main, versions in self._translations.items():
            for _, place, path in versions.values():
                if self._loaded.catalog.is_broken(place.kind, place.key):
                    continue
                name = main.rpartition("/")[2]
                near = did_you_mean(place.key, self._loaded.catalog.items(place.kind))
                reading = Reading(path)
                reading.error(
                    "translation-of-nothing",
                    say("there is no `{name}` that this translates", name=name),
                    hint=say("write that file first, or delete this one")
                    if near is None
                    else say(
                        "rename this file to `{name}`, or write the missing one",
                        name=f"{near.rpartition('/')[2]}.{place.language}.md",
                    ),
                )
                self._loaded.findings += reading.findings


def _report_unreadable(reading: Reading) -> None:
    reading.error(
        "unreadable-file", say("nothing can be read here"), hint=say("look at the file's permissions")
    )


def _report_unexpected(path: str, meant: str | None, reading: Reading) -> None:
    """Reports a file where no file lies, with the path it was probably meant to have."""
    folder = path.rpartition("/")[0]
    if meant is None and folder in {"content/posts", "content/messages"}:
        hint = say("move it to the folder {name} of its network", name=folder.removeprefix("content/"))
    elif meant is None:
        hint = say("move it out of content/, or delete it")
    elif meant.rpartition("/")[0] == folder:
        hint = say("rename it to `{name}`", name=meant.rpartition("/")[2])
    else:
        hint = say("move it to `{path}`", path=meant)
    reading.error("unexpected-file", say("no file of this name belongs here"), hint=hint)


def _report_foreign(reading: Reading) -> None:
    reading.error(
        "wrong-shape",
        say("the file fits the schemas of this repository, but not what the pages need"),
        hint=say("compare the folder schemas/ with the schemas of the program"),
    )
