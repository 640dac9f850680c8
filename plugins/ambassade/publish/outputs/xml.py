"""What texts have to be to stand in XML 1.0."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return _NOT_IN_XML.sub("", text)
