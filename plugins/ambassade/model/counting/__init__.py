"""How long a text is for each platform, as that platform counts it."""

from ambassade.model.counting.limit import LIMITS, Limit, Unit
from ambassade.model.counting.mark import Mark, fold, marks, shown
from ambassade.model.counting.measure import Measure, counted, different_links, hashtags, measure, surely_fits
from ambassade.model.counting.tables import tables

__all__ = [
    "LIMITS",
    "Limit",
    "Mark",
    "Measure",
    "Unit",
    "counted",
    "different_links",
    "fold",
    "hashtags",
    "marks",
    "measure",
    "shown",
    "surely_fits",
    "tables",
]
