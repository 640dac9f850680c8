"""The files that schedulers take: their columns, dates and limits, and how sure we are of them.

Looked up in November 2026:

* generic: our own, every value we have; times in the organisation's zone, and with their offset as `at`.
* Ayrshare: https://www.ayrshare.com/docs/apis/post/bulk-post: `post`, `platforms`, `mediaUrls` and
  `scheduleDate`, in UTC as `2026-07-08T12:30:00Z`. Sure.
* Sprout Social: https://support.sproutsocial.com/hc/en-us/articles/115005864203-How-do-I-use-bulk-scheduling:
  `date` as mm/dd/yyyy or dd/mm/yyyy (chosen on import; here mm/dd/yyyy), `time_24hr`, `message_text`; at most
  350 messages, at least ten minutes apart; the profiles are chosen on import. Sure.
* Publer: https://publer.com/help/en/article/how-to-use-a-csv-file-18qhxcq and
  https://publer.com/blog/ultimate-csv-bulk-scheduler-social-media/: twelve columns in a fixed order, of which
  none may be missing, the date first as `2029-11-19 20:35`, then the text, links and media; `||` in a text
  cuts it into captions. Sure of the number, the order of the first four and the date; the titles of the
  others may differ in the template that Publer gives out.
* Hootsuite: no page of its own was found, only what users tell
  (https://kim-iverson-headlee.blogspot.com/2016/08/the-business-of-writing-using-hootsuite.html and
  http://jycalcano.blogspot.com/2015/07/post-8-hootsuite-bulk-messaging.html): date and time as
  mm/dd/yyyy hh:mm (chosen on import), the message, a link; no titles; at most 350; one account a file.
  Not sure.

None of them asks for a byte order mark. Texts stand as they are posted: nothing is put before a text that
begins as a formula does, because a scheduler would post that too; such a text is left out instead
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Final

from ambassade.report.schedule.row import Row
from ambassade.words import Say, say

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with: spreadsheets take the rest for a formula."""
_AYRSHARE: Final[Mapping[str, str]] = {
    "x": "twitter",
    **{
        name: name
        for name in (
            "bluesky",
            "facebook",
            "instagram",
            "linkedin",
            "pinterest",
            "reddit",
            "telegram",
            "threads",
            "tiktok",
            "youtube",
        )
    },
}
"""What Ayrshare calls the platforms it posts to (https://www.ayrshare.com/docs/apis/post/overview)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduler:
    """What takes a file of posts.

    `titles` are the first row (none: the file has no titles); `cells` makes a row of the others. `most` rows
    in a file, `gap` apart at least; `is_of_one_account`: a file is for one account, and so for one platform.
    `has_warnings`: it has a column for content warnings. `refuses` says what else it does not take.
    """

    id: str
    name: str
    titles: tuple[str, ...]
    cells: Callable[[Row], tuple[str, ...]]
    most: int | None = None
    gap: timedelta = timedelta()
    is_of_one_account: bool = False
    has_warnings: bool = False
    refuses: Callable[[Row], Say | None] = lambda _: None

    def refused(self, row: Row) -> Say | None:
        """Why a row can not stand in its file; None where it can."""
        for cell in self.cells(row):
            if cell.startswith(FORMULA):
                return say(
                    "it begins with {sign}, which a spreadsheet takes for a formula; begin with a word",
                    sign=repr(cell[0]),
                )
        if row.warning and not self.has_warnings:
            return say("it has a content warning, and a file for {name} has no place for one", name=self.name)
        return self.refuses(row)

    def file(self, rows: Iterable[Row]) -> str:
        """The file (RFC 4180: commas, CRLF, quoted where needed), to be written in UTF-8."""
        written = io.StringIO(newline="")
        writer = csv.writer(written, lineterminator="\r\n")
        if self.titles:
            writer.writerow(self.titles)
        writer.writerows(self.cells(row) for row in rows)
        return written.getvalue()


def _generic(row: Row) -> tuple[str, ...]:
    return (
        f"{row.at:%Y-%m-%d}",
        f"{row.at:%H:%M}",
        str(row.at.tzinfo),
        row.at.isoformat(timespec="minutes"),
        row.platform,
        row.language,
        row.network or "",
        row.message,
        row.variant,
        row.text,
        row.warning,
        row.link,
        "\n".join(row.pictures),
        "\n".join(row.picture_texts),
    )


def _ayrshare(row: Row) -> tuple[str, ...]:
    return row.text, _AYRSHARE.get(row.platform, ""), "", f"{row.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _not_of_ayrshare(row: Row) -> Say | None:
    if row.platform in _AYRSHARE:
        return None
    return say("{name} does not post to `{platform}`", name="Ayrshare", platform=row.platform)


def _sprout(row: Row) -> tuple[str, ...]:
    return f"{row.at:%m/%d/%Y}", f"{row.at:%H:%M}", row.text


def _publer(row: Row) -> tuple[str, ...]:
    return (f"{row.at:%Y-%m-%d %H:%M}", row.text, *[""] * 10)


def _captions(row: Row) -> Say | None:
    return say("it contains ||, which {name} cuts texts at", name="Publer") if "||" in row.text else None


def _hootsuite(row: Row) -> tuple[str, ...]:
    return f"{row.at:%m/%d/%Y %H:%M}", row.text, ""


SCHEDULERS: Final[Mapping[str, Scheduler]] = {
    one.id: one
    for one in (
        Scheduler(
            id="generic",
            name="generic",
            titles=(
                "date",
                "time",
                "time_zone",
                "at",
                "platform",
                "language",
                "network",
                "message",
                "variant",
                "text",
                "content_warning",
                "link",
                "pictures",
                "picture_texts",
            ),
            cells=_generic,
            has_warnings=True,
        ),
        Scheduler(
            id="ayrshare",
            name="Ayrshare",
            titles=("post", "platforms", "mediaUrls", "scheduleDate"),
            cells=_ayrshare,
            refuses=_not_of_ayrshare,
        ),
        Scheduler(
            id="hootsuite",
            name="Hootsuite",
            titles=(),
            cells=_hootsuite,
            most=350,
            is_of_one_account=True,
        ),
        Scheduler(
            id="publer",
            name="Publer",
            titles=(
                "Date",
                "Text",
                "Link(s)",
                "Media URL(s)",
                "Title",
                "Label(s)",
                "Alt text(s)",
                "Comment(s)",
                "Pin board, FB album, or Google category",
                "Post subtype",
                "CTA",
                "Reminder",
            ),
            cells=_publer,
            is_of_one_account=True,
            refuses=_captions,
        ),
        Scheduler(
            id="sprout",
            name="Sprout Social",
            titles=("date", "time_24hr", "message_text"),
            cells=_sprout,
            most=350,
            gap=timedelta(minutes=10),
            is_of_one_account=True,
        ),
    )
}
