"""How much a fault of a network weighs: what was imported has run elsewhere for years."""

from __future__ import annotations

from ambassade.findings import Severity
from ambassade.model.content import Network


def weight(network: Network, severity: Severity) -> Severity:
    """`severity`, at most a warning where the network was imported."""
    imported = network.provenance is not None
    return Severity.WARNING if imported and severity is Severity.ERROR else severity
