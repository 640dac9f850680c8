"""`ambassade serve`: one edition on this machine, built again whenever something changes."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.commands.serve import serve as mkdocs_serve

from ambassade.engines.build import FAILED, FAULTS, FOUND, sentence
from ambassade.engines.configuration import configuration_file
from ambassade.engines.handed import Handed, hand
from ambassade.engines.mkdocs_plugin import ContentAbort
from ambassade.model.moment import Moment
from ambassade.publish.audience import Audience


def serve(
    root: Path,
    audience: Audience,
    *,
    address: str,
    as_of: Moment | None = None,
    network: str | None = None,
) -> int:
    """Serve an edition at `address` (`host:port`) until it is stopped; the exit code, as of `build`."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)-7s %(message)s", level=logging.INFO)
    with hand(Handed(root=root, as_of=as_of, network=network)):
        try:
            mkdocs_serve(str(configuration_file(root, audience)), dev_addr=address)
        except ContentAbort:
            return FOUND
        except FAULTS as fault:
            sys.stderr.write(f"ambassade: {sentence(fault)}\n")
            return FAILED
    return 0
