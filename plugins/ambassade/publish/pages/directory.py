"""The directory of people: one page with filters for up to 200, lists by letter for more."""

from __future__ import annotations

MOST_ON_ONE_PAGE = 200
A_PAGE = 120
