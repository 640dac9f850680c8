"""The pictures of an edition: drawn faces and flags, and photographs made anew when first used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ambassade.publish.audience import Edition
from ambassade.publish.drawing.cover import draw_cover
from ambassade.publish.drawing.face import draw_face
from ambassade.publish.drawing.flag import Design, assign_designs, draw_flag
from ambassade.publish.drawing.photo import Copies, square_copies, whole_copies
from ambassade.publish.site import Asset

MakeCopies = Callable[[bytes, tuple[int, ...]], Copies | None]
FACE_SIDES = (120, 320)
"""Twice the sides at which faces are shown: in lists, and at the head of a person's page."""
COVER_WIDTHS = (1200,)


@dataclass(frozen=True, slots=True)
class Shot:
    """One size of a photograph: where its two files lie, and its size in pixels."""

    webp: str
    jpeg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Face:
    """What stands for a person: a drawing, or a photograph in two sizes."""

    drawn: str | None = None
    small: Shot | None = None
    large: Shot | None = None


class Pictures:
    """The pictures of one edition, and the files they make.

    `root` is the repository's; None: no photographs.
    """

    def __init__(self, edition: Edition, root: Path | None) -> None:
        self._edition = edition
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

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The files of all pictures that were asked for."""
        return tuple(self._assets[path] for path in sorted(self._assets))

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
        shots = self._shots(f"post/{post}", f"assets/photos/post-{post}", whole_copies, COVER_WIDTHS)
        return shots[0] if shots else None

    def drawn_cover(self, key: str, network: str) -> str:
        """The path of the drawing that stands for a post or an entry of a network without a picture."""
        path = f"assets/covers/{key.replace('/', '-')}.svg"
        drawing = draw_cover(key, self._designs[network])
        self._add(path, drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode())
        return path

    def reader(self, name: str) -> str:
        """The path of the disc that stands for whoever reads the page, with the initials of `name`."""
        path = "assets/faces/_reader.svg"
        self._add(path, draw_face("_reader", name).encode())
        return path

    def of_message(self, key: str, file: str) -> Shot | None:
        """A picture to post with a message."""
        name = f"{key}/{Path(file).stem}".replace("/", "-")
        stem = f"assets/photos/message-{name}"
        shots = self._shots(f"message/{key}/{file}", stem, whole_copies, COVER_WIDTHS)
        return shots[0] if shots else None

    def _photo(self, slug: str) -> Face | None:
        shots = self._shots(f"ambassador/{slug}", f"assets/photos/{slug}", square_copies, FACE_SIDES)
        return Face(small=shots[0], large=shots[1]) if shots else None

    def _drawing(self, slug: str) -> Face:
        path = f"assets/faces/{slug}.svg"
        self._add(path, draw_face(slug, self._edition.ambassadors[slug].name).encode())
        return Face(drawn=path)

    def _shots(self, key: str, stem: str, copies: MakeCopies, sizes: tuple[int, ...]) -> tuple[Shot, ...]:
        picture = self._edition.pictures.get(key)
        content = None if picture is None else self._read(picture.source)
        made = None if content is None else copies(content, sizes)
        if made is None:
            return ()
        shots = []
        for size, copy in zip(sizes, made.sizes, strict=True):
            path = f"{stem}-{made.digest}-{size}"
            self._add(f"{path}.webp", copy.webp)
            self._add(f"{path}.jpg", copy.jpeg)
            shots.append(Shot(f"{path}.webp", f"{path}.jpg", copy.width, copy.height))
        return tuple(shots)

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
