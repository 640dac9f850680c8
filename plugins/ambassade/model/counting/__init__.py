"""How long a text is for each platform, as that platform counts it."""

from ambassade.model.counting.limit import LIMITS, Limit, Unit
from ambassade.model.counting.measure import Measure, different_links, hashtags, measure, surely_fits
from ambassade.model.counting.tables import tables

__all__ = [
    "LIMITS",
    "Limit",
    "Measure",
    "Unit",
    "different_links",
    "hashtags",
    "measure",
    "surely_fits",
    "tables",
]
