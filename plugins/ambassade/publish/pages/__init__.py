"""The pages of an edition."""

from ambassade.publish.pages.build import build_pages

__all__ = ["build_pages"]
