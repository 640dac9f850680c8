"""A tree with one more file in it than there is: to check a file before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.load.tree import Tree, TreeFile


class ProposedTree:
    """The files of a tree, and one that is proposed; it stands in for a file of the same path."""

    def __init__(self, tree: Tree, path: str, text: str) -> None:
        self._tree = tree
        self._path = path
        self._data = text.encode()

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Every file below `folder`, sorted by path."""
        found = [file for file in self._tree.files(folder) if file.path != self._path]
        if self._path.startswith(folder + "/"):
            found.append(TreeFile(self._path, len(self._data)))
        yield from sorted(found, key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._data if path == self._path else self._tree.read(path)
