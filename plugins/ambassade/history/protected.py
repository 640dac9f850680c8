"""Which files run, or say what runs: they are not changed together with content."""

from __future__ import annotations

from ambassade.load.layout import CONTENT

_PROSE = (".md", ".txt")
_READ_ONLY = (*_PROSE, ".html", ".png", ".jpg", ".jpeg", ".webp")
"""What lies in docs/ to be read; anything else there is looked at."""
_RUNNING_FOLDERS = ("plugins/", "tools/", "tests/", ".")


def is_protected(path: str) -> bool:
    """Whether a file runs, or says what runs: all but the content and the texts beside the code.

    `path` is relative to the root; above it, as `../name`, lies what is beside the root in the repository.
    """
    if path.startswith(f"{CONTENT}/"):
        return False
    while path.startswith("../"):
        path = path.removeprefix("../")
    if path.startswith("docs/"):
        return not path.endswith(_READ_ONLY)
    return not path.endswith(_PROSE) or path.startswith(("requirements", *_RUNNING_FOLDERS))
