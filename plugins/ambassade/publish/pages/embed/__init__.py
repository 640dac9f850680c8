"""A network on other people's pages: what a home page or an intranet includes by one line.

`embed/v1.js` is the script of that line, `embed/<network>.json` what it shows, `embed/<network>/` the same
as a page of its own for an iframe, and `embed/` the page that says how. In the public edition only.
"""

from ambassade.publish.pages.embed.files import embed_files
from ambassade.publish.pages.embed.listing import embed_pages

__all__ = ["embed_files", "embed_pages"]
