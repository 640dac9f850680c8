"""`ambassade build`: one reading, one check, every edition that was asked for, whole or not at all."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from ambassade.engines.configuration import ConfigurationFault, configuration_file, load, plugin_of
from ambassade.engines.handed import Handed, hand
from ambassade.engines.lock import BusyError
from ambassade.engines.page_writer import DifferenceError
from ambassade.engines.preparation import Content, UnknownNetworkError, prepare, read_content
from ambassade.engines.progress import Progress
from ambassade.engines.staging import OutError, Staging
from ambassade.load.schema import SchemaError
from ambassade.model.moment import Moment
from ambassade.publish.audience import Audience
from ambassade.publish.site import Site
from ambassade.words import Words, words

BUILT, FOUND, FAILED = 0, 1, 2
FAULTS = (
    BusyError,
    ConfigurationFault,
    MkDocsException,
    OSError,
    OutError,
    SchemaError,
    TemplateError,
    UnknownNetworkError,
)
"""What can go wrong besides the content: told in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build. `out` None: `site` in the root."""

    root: Path
    audiences: Sequence[Audience]
    out: Path | None = None
    as_of: Moment | None = None
    network: str | None = None
    language: str = "en"
    """Of the messages."""

    @property
    def folder(self) -> Path:
        """The folder that is made."""
        return self.out if self.out is not None else self.root / "site"

    def place(self, audience: Audience) -> PurePosixPath:
        """Where an edition lies in the folder; one network alone never lies where a shared edition does."""
        return PurePosixPath(f"network-{self.network}" if self.network else "", audience)


def build(request: Request) -> int:
    """Build what was asked for. The exit code: 0 built, 1 errors in the content, 2 something else is wrong.

    Only with 0 is anything changed in the folder, and then at once for all editions.
    """
    with _mkdocs_told():
        try:
            return _build(request)
        except BusyError:
            return _fail(f"another build of {request.folder} is running")
        except FAULTS as fault:
            return _fail(sentence(fault))


def _build(request: Request) -> int:
    text = words(request.language)
    staging = Staging(request.folder, request.root)
    with Progress(sys.stderr) as progress, staging.opened():
        as_of = request.as_of or _configured_date(request)
        content = read_content(request.root, datetime.now(UTC), as_of)
        if content.failed:
            colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
            sys.stderr.write(content.report(request.language, colour=colour))
            return FOUND
        lines, unread = [], set[str]()
        for audience in request.audiences:
            progress.say(text.say("{audience}: pages", audience=audience))
            where = request.place(audience)
            site = _edition(request, content, audience, staging.folder / where, progress)
            unread |= {*site.unread}
            place, pages = f"{staging.out / where}", len(site.every_page)
            lines.append(text.say_n("{place}: {n} page", "{place}: {n} pages", pages, place=place))
            if site.shortened:
                lines.append(_shortened(text, place, site.shortened))
        staging.install([request.place(audience) for audience in request.audiences])
    lines += [
        text.say("{file} can not be read: something is drawn in the picture's place", file=file)
        for file in sorted(unread)
    ]
    if content.unread is not None:
        lines.append(
            text.say("{file} can not be read: nothing of other people's feeds is shown", file=content.unread)
        )
    if content.checked.findings:
        found = content.summary(request.language)
        lines.append(text.say("{found} in the content: `ambassade check` shows them", found=found))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return BUILT


def _shortened(text: Words, place: str, pictures: int) -> str:
    return text.say(
        "{place}: people and dates share their network's picture for links, because there would be {n}: "
        "`cards: all` in content/organisation.yml draws them all",
        place=place,
        n=text.number(pictures),
    )


def _configured_date(request: Request) -> Moment | None:
    """The date that the configuration files set, which has to be the same for all editions of one build."""
    dates = {
        plugin_of(load(request.root, audience), configuration_file(request.root, audience)).as_of
        for audience in request.audiences
    }
    if len(dates) > 1:
        raise ConfigurationFault("the configuration files of the editions set different dates (as_of)")
    return dates.pop()


def _edition(
    request: Request, content: Content, audience: Audience, folder: Path, progress: Progress
) -> Site:
    """Build one edition into `folder`; what it is made of."""
    folder.parent.mkdir(exist_ok=True)
    config = load(request.root, audience, folder)
    language = plugin_of(config, configuration_file(request.root, audience)).config.language
    prepared = prepare(
        content,
        audience,
        network=request.network,
        language=language,
        address=config.site_url or None,
        kept=request.folder / request.place(audience),
    )
    count = len(prepared.site.every_page)
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        progress.say(f"{audience}: {done}/{count}")

    try:
        place(config, Handed(prepared=prepared, tick=tick, fast=True))
    except DifferenceError:
        done = 0
        place(load(request.root, audience, folder), Handed(prepared=prepared, tick=tick))
    return prepared.site


def place(config: MkDocsConfig, given: Handed) -> None:
    """Let MkDocs write a site into the configured folder."""
    with hand(given):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


@contextmanager
def _mkdocs_told() -> Iterator[None]:
    """Print MkDocs' warnings and errors, which it says to nobody when it is called from Python."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("mkdocs: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def sentence(fault: BaseException) -> str:
    """What went wrong, in one sentence that names the place."""
    if isinstance(fault, OSError):
        return f"{fault.strerror}: {fault.filename}" if fault.filename else str(fault)
    if isinstance(fault, TemplateError):
        frames = traceback.extract_tb(fault.__traceback__)  # Jinja puts the lines of templates there
        where = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), frames[-1])
        return f"{where.filename}:{where.lineno}: {fault}"
    return str(fault).strip()


def _fail(sentence: str) -> int:
    sys.stderr.write(f"ambassade: {sentence}\n")
    return FAILED
