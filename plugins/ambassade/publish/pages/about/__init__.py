"""The pages about the site itself, made from its data: what it is, who agreed to what, how it is read."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.publish.pages.about.accessibility import accessibility_page
from ambassade.publish.pages.about.networks import about_page
from ambassade.publish.pages.about.privacy import privacy_page
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page


def pages_about(writer: Writer) -> Iterator[Page]:
    """`about/`, `privacy/` and `accessibility/`, in every edition."""
    yield about_page(writer)
    yield privacy_page(writer)
    yield accessibility_page(writer)
