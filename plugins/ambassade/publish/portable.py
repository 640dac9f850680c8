"""One page of a site as a folder that stands alone: it opens from a file and asks nobody for anything.

Its styles, scripts and pictures lie beside it. A link leads into the folder, or to the whole address of the
published site; where that is not known, its words stay and the link goes.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup, escape

from ambassade.publish.site import Asset, Page

STATIC = "assets/ambassade/"
_STYLES = ("ambassade.css", "portable.css")
_SCRIPTS = ("portable.js",)
_BRAND = "brand.css"
"""The organisation's own appearance, where it has one."""
_FONTS = f"{STATIC}fonts/"
_ICON = re.compile(rb'url\("(icons/[a-z0-9-]+\.svg)"\)')
_TARGET = re.compile(r'(?P<before>\s(?:href|src|srcset)=")(?P<target>[^"]*)"')
_ELSEWHERE = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:|#|//)")
_GONE = "\0gone"
_LINK = re.compile(rf'<a\b(?P<before>[^>]*?)\shref="{_GONE}"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_CLASS = re.compile(r'\sclass="[^"]*am-button[^"]*"')
_KEPT = re.compile(r'\s(?:lang|dir|class)="[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands around the page: the site's name, its language, who may read it, and notes for the foot.

    `mark` is the word for the edition; `colours` is the name of its frame's colours, as Material knows them.
    """

    site: str
    language: str
    audience: str
    mark: str
    notes: tuple[str, ...]
    home: str | None = None
    """Where the site is published, with a slash at the end; None: not known."""


@dataclass(slots=True)
class _Folder:
    """A folder being made: `found` is what the page turned out to need."""

    page: Page
    files: Mapping[str, Asset]
    home: str | None
    found: dict[str, bytes] = field(default_factory=dict)

    def add(self, path: str) -> str:
        """Takes a file of the site along; files beside the page lie beside it here too."""
        place = path.removeprefix(self.page.path)
        if place not in self.found:
            self.found[place] = self.files[path].read()
        return place

    def rewritten(self, text: str) -> str:
        """Finished HTML of the page with every address as it is in the folder."""
        return _LINK.sub(_words, _TARGET.sub(self._target, text))

    def _target(self, match: re.Match[str]) -> str:
        target = html.unescape(match["target"])
        if match["before"].strip() == 'srcset="':
            placed = ", ".join(self._candidate(each) for each in target.split(", "))
        else:
            placed = self._place(target)
        return f'{match["before"]}{escape(placed)}"'

    def _candidate(self, candidate: str) -> str:
        """One of the sizes of a picture: its address, then how wide it is."""
        address, space, wide = candidate.partition(" ")
        return f"{self._place(address)}{space}{wide}"

    def _place(self, target: str) -> str:
        if not target or _ELSEWHERE.match(target):
            return target
        path, mark, fragment = target.partition("#")
        whole = posixpath.normpath(posixpath.join(self.page.path, path))
        if whole in self.files:
            return self.add(whole)
        folder = "" if whole == "." else whole + ("/" if path.endswith("/") else "")
        return _GONE if self.home is None else f"{self.home}{folder}{mark}{fragment}"


def _words(match: re.Match[str]) -> str:
    """The words of a link that leads nowhere, in their language."""
    kept = "".join(_KEPT.findall(_CLASS.sub("", match["before"] + match["after"])))
    return f"<span{kept}>{match['words']}</span>" if kept else match["words"]


def portable(page: Page, files: Mapping[str, Asset], about: About) -> dict[str, bytes]:
    """The files of the folder, by path; `files` are those of the site, of which the page's are taken."""
    folder = _Folder(page, files, about.home)
    body, head = folder.rewritten(page.html), folder.rewritten(page.head)
    for name in (*_STYLES, *_SCRIPTS, "icon.svg"):
        folder.add(f"{STATIC}{name}")
    for path in files:
        if path.startswith(_FONTS):
            folder.add(path)
    styles = f"{STATIC}{_STYLES[0]}"
    folder.found[styles] = _ICON.sub(lambda match: _drawn(files, match[1].decode()), folder.found[styles])
    own: tuple[str, ...] = _STYLES
    if f"{STATIC}{_BRAND}" in files:
        folder.add(f"{STATIC}{_BRAND}")
        own = (*_STYLES, _BRAND)
    folder.found["index.html"] = _document(page, body, head, about, own).encode()
    return dict(sorted(folder.found.items()))


def _drawn(files: Mapping[str, Asset], icon: str) -> bytes:
    """An icon within the styles: from a file, browsers take none as a mask."""
    return f'url("data:image/svg+xml,{quote(files[STATIC + icon].read())}")'.encode()


_FRAME = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">\n'
    "<title>{title} - {site} ({mark})</title>\n"
    '<link rel="icon" href="{static}icon.svg">{styles}{head}{scripts}\n</head>\n'
    '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="{colours}">\n'
    '<header class="md-header"><div class="md-header__inner md-grid">'
    '<div class="md-header__title"><span class="md-ellipsis">{name}</span></div>'
    '<span class="am-edition am-edition--{audience}">{mark}</span></div></header>\n'
    '<main class="md-main md-grid"><article class="am-page">\n{body}</article></main>\n'
    '<footer class="md-footer"><div class="md-grid">{notes}</div></footer>\n</body>\n</html>\n'
)


def _document(page: Page, body: str, head: str, about: About, styles: tuple[str, ...]) -> str:
    """The page in a plain frame of the edition's colours; `body` and `head` are finished and safe."""
    style = Markup('<link rel="stylesheet" href="{}">').format
    script = Markup('<script src="{}" defer></script>').format
    name: str = about.site
    if about.home is not None:
        name = Markup('<a href="{}">{}</a>').format(about.home, about.site)
    return str(
        _FRAME.format(
            language=about.language,
            title=page.title,
            site=about.site,
            mark=about.mark,
            static=STATIC,
            styles=Markup("").join(style(f"{STATIC}{each}") for each in styles),
            scripts=Markup("").join(script(f"{STATIC}{each}") for each in _SCRIPTS),
            head=Markup(head),  # noqa: S704 - the page's writer made it
            colours="internal" if about.audience == "internal" else "custom",
            name=name,
            audience=about.audience,
            body=Markup(body),  # noqa: S704 - a template made it
            notes=Markup("").join(Markup("<p>{}</p>").format(note) for note in about.notes),
        )
    )
