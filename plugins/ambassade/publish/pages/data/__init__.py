"""`api/`: what the site tells programs, each file with an example of its own and what its properties mean."""

from ambassade.publish.pages.data.page import data_pages

__all__ = ["data_pages"]
