"""The calendar's views: month, week, agenda, timeline, and the dates of each network; one list behind all."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.publish.pages.calendar.agenda import agenda_pages, network_agendas
from ambassade.publish.pages.calendar.dates import Dates
from ambassade.publish.pages.calendar.month import month_pages
from ambassade.publish.pages.calendar.timeline import timeline_pages
from ambassade.publish.pages.calendar.week import week_pages
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page

__all__ = ["calendar_pages"]


def calendar_pages(writer: Writer) -> Iterator[Page]:
    """Every page of the views that all editions have; `calendar/` is the month of the edition's date."""
    dates = Dates(writer)
    yield from month_pages(dates)
    yield from week_pages(dates)
    yield from agenda_pages(dates)
    yield from timeline_pages(dates)
    yield from network_agendas(dates)
