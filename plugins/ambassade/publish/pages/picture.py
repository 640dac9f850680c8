"""The pictures of an edition: drawn faces and flags, and photographs made anew when first used."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ambassade.publish.audience import Edition
from ambassade.publish.drawing.cover import draw_cover
from ambassade.publish.drawing.face import draw_face
from ambassade.publish.drawing.flag import Design, assign_designs, draw_flag
from ambassade.publish.drawing.photo import Wanted, copies_of, digest_of, size_of
from ambassade.publish.site import Asset

FACES = Wanted(sizes=(60, 120, 192, 280), jpeg=frozenset({120, 280}), square=True)
"""Once and twice the sides at which faces are shown: 32, 48 and 60 in lists, about 100 on the home page,
140 at the head of a person's page."""
PICTURES = Wanted(sizes=(192, 480, 1200), jpeg=frozenset({1200}), square=False)
"""Beside a text to share, within a message's page, and to be posted with it."""
_LONGEST = 150
"""Letters of a picture's own name in those of its files: systems take 255 in all."""
COVERS = Wanted(sizes=(480, 1200), jpeg=frozenset({480, 1200}), square=False)
"""In lists of posts, and at a post's head."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One size of a photograph: where its two files lie, and its size in pixels.

    `copies` are the WebP files of all its sizes with their widths, the smallest first.
    """

    webp: str
    jpeg: str
    width: int
    height: int
    copies: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """What stands for a person: a drawing, or a photograph in two sizes."""

    drawn: str | None = None
    small: Shot | None = None
    large: Shot | None = None


class Pictures:
    """The pictures of one edition, and the files they make.

    `root` is the repository's; None: no photographs. `kept` is the folder that an earlier build of the
    edition made, if there is one: its copies are named by what they were made from, and taken over.
    """

    def __init__(self, edition: Edition, root: Path | None, kept: Path | None = None) -> None:
        self._edition = edition
        self._kept = kept
        self._root = None if root is None else root.resolve()
        self._assets: dict[str, Asset] = {}
        self._faces: dict[str, Face] = {}
        by_hand = {
            slug: Design(network.flag.pattern, network.flag.colours)
            for slug, network in edition.networks.items()
            if network.flag is not None
        }
        self._designs = assign_designs(edition.networks, by_hand)
        self._flags: dict[str, str] = {}
        self._readers: dict[bytes, int] = {}
        self._found: dict[str, Mapping[int, Shot]] = {}
        self._unread: set[str] = set()

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The files of all pictures that were asked for."""
        return tuple(self._assets[path] for path in sorted(self._assets))

    @property
    def unread(self) -> tuple[str, ...]:
        """The files among those asked for that could not be unfolded, in whose place something is drawn."""
        return tuple(sorted(self._unread))

    def content(self, path: str) -> bytes | None:
        """The bytes of a picture that was asked for."""
        asset = self._assets.get(path)
        return None if asset is None else asset.read()

    def design(self, network: str) -> Design:
        """What is on a network's flag."""
        return self._designs[network]

    def flag(self, network: str) -> str:
        """The path of a network's flag."""
        path = self._flags.get(network)
        if path is None:
            path = self._flags[network] = f"assets/flags/{network}.svg"
            self._add(path, draw_flag(self._designs[network]).encode())
        return path

    def face(self, slug: str) -> Face:
        """What stands for a person: the photograph, if it may be shown and can be read; else initials."""
        face = self._faces.get(slug)
        if face is None:
            face = self._faces[slug] = self._photo(slug) or self._drawing(slug)
        return face

    def cover(self, post: str) -> Shot | None:
        """The cover of a post."""
        return self._covers(post).get(1200)

    def small_cover(self, post: str) -> Shot | None:
        """The same for lists."""
        return self._covers(post).get(480)

    def _covers(self, post: str) -> Mapping[int, Shot]:
        return self._shots(f"post/{post}", f"assets/photos/post-{post}", COVERS)

    def drawn_cover(self, key: str, network: str) -> str:
        """The path of the drawing that stands for a post or an entry of a network without a picture."""
        path = f"assets/covers/{key}.svg"
        drawing = draw_cover(key, self._designs[network])
        self._add(path, drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode())
        return path

    def reader(self, name: str) -> str:
        """The path of the disc that stands for whoever reads the page, with the initials of `name`."""
        drawn = draw_face("_reader", name).encode()
        number = self._readers.setdefault(drawn, len(self._readers) + 1)
        path = f"assets/faces/_reader{'' if number == 1 else f'-{number}'}.svg"
        self._add(path, drawn)
        return path

    def initials(self, name: str) -> Face:
        """What stands for somebody who has no page: the initials of `name`, in tones that follow from it."""
        path = f"assets/faces/_{hashlib.sha256(name.encode()).hexdigest()[:12]}.svg"
        self._add(path, draw_face(name, name).encode())
        return Face(drawn=path)

    def of_message(self, key: str, file: str) -> Shot | None:
        """A picture to post with a message."""
        name = f"{key}/{Path(file).stem}".replace("/", "-")[:_LONGEST]
        stem = f"assets/photos/message-{name}"
        return self._shots(f"message/{key}/{file}", stem, PICTURES).get(1200)

    def _photo(self, slug: str) -> Face | None:
        shots = self._shots(f"ambassador/{slug}", f"assets/photos/{slug}", FACES)
        return Face(small=shots[120], large=shots[280]) if shots else None

    def _drawing(self, slug: str) -> Face:
        path = f"assets/faces/{slug}.svg"
        self._add(path, draw_face(slug, self._edition.ambassadors[slug].name).encode())
        return Face(drawn=path)

    def _shots(self, key: str, stem: str, wanted: Wanted) -> Mapping[int, Shot]:
        """A picture in each size that is wanted as JPEG; empty where there is none that can be read."""
        found = self._found.get(key)
        if found is None:
            picture = self._edition.pictures.get(key)
            content = None if picture is None else self._read(picture.source)
            found = self._found[key] = {} if content is None else self._shots_of(content, stem, wanted)
            if picture is not None and content is not None and not found:
                self._unread.add(picture.source)
        return found

    def _shots_of(self, content: bytes, stem: str, wanted: Wanted) -> Mapping[int, Shot]:
        start = f"{stem}-{digest_of(content, wanted)}"
        files = _files(start, wanted)
        shapes = self._earlier(files)
        if shapes is None:
            made = copies_of(content, wanted)
            if made is None:
                return {}
            shapes = {size: (copy.width, copy.height) for size, copy in made.items()}
            for path, (size, jpeg) in files.items():
                self._add(path, (made[size].jpeg if jpeg else made[size].webp) or b"")
        copies = tuple((shapes[size][0], f"{start}-{size}.webp") for size in sorted(wanted.sizes))
        return {
            size: Shot(f"{start}-{size}.webp", f"{start}-{size}.jpg", *shapes[size], copies)
            for size in wanted.jpeg
        }

    def _earlier(self, files: Mapping[str, tuple[int, bool]]) -> Mapping[int, tuple[int, int]] | None:
        """The shapes, by size, of copies that an earlier build made; None unless all are there and whole."""
        if self._kept is None:
            return None
        shapes = {}
        for path, (size, _) in files.items():
            shape = size_of(self._kept / path)
            if shape is None:
                return None
            shapes[size] = shape
        for path in files:
            self._assets.setdefault(path, Asset(path=path, source=self._kept / path))
        return shapes

    def _read(self, source: str) -> bytes | None:
        """A file of the content, never one outside of it."""
        if self._root is None:
            return None
        for base in (self._root, self._root / "content"):
            path = (base / source).resolve()
            if path.is_relative_to(self._root) and path.is_file():
                return path.read_bytes()
        return None

    def _add(self, path: str, content: bytes) -> None:
        self._assets.setdefault(path, Asset(path=path, content=content))


def _files(start: str, wanted: Wanted) -> Mapping[str, tuple[int, bool]]:
    """The paths of all copies, with their size and whether they are JPEG."""
    webp = {f"{start}-{size}.webp": (size, False) for size in wanted.sizes}
    return webp | {f"{start}-{size}.jpg": (size, True) for size in sorted(wanted.jpeg)}
