"""What a day, a time, a zone, an address and a recurrence look like."""

from __future__ import annotations

import pytest

from ambassade.load.formats import FORMATS


@pytest.mark.parametrize(
    ("form", "text", "yes"),
    [
        ("date", "2026-11-23", True),
        ("date", "2028-02-29", True),
        ("date", "2026-02-29", False),
        ("date", "2026-1-1", False),
        ("date", "20261123", False),
        ("date", "2026-11-23\n", False),
        ("date", "٢٠٢٦-١١-٢٣", False),
        ("moment", "2026-11-23", True),
        ("moment", "2026-11-23T18:00", True),
        ("moment", "2026-11-23 18:00:30+01:00", True),
        ("moment", "2026-11-23T18:00Z", True),
        ("moment", "2026-11-23T24:30", False),
        ("moment", "2026-11-23T18:00+25:00", False),
        ("moment", "18:00", False),
        ("time-zone", "Europe/Paris", True),
        ("time-zone", "UTC", True),
        ("time-zone", "europe/paris", False),
        ("time-zone", "Europe", False),
        ("time-zone", "../etc/passwd", False),
        ("time-zone", "", False),
        ("uri", "https://example.org/a?b=c#d", True),
        ("uri", "http://example.org:8080", True),
        ("uri", "https://exämple.org/é", True),
        ("uri", "https://", False),
        ("uri", "https://example.org:99999", False),
        ("uri", "https://example.org:0", False),
        ("uri", "https://[::1", False),
        ("uri", "https://ana@example.org", False),
        ("uri", "https://example.org/a b", False),
        ("uri", "javascript:alert(1)", False),
        ("uri", "//example.org", False),
        ("rrule", "FREQ=WEEKLY;BYDAY=TU", True),
        ("rrule", "FREQ=MONTHLY;BYDAY=1TH;COUNT=6", True),
        ("rrule", "FREQ=DAILY;UNTIL=20261231T235959Z", True),
        ("rrule", "FREQ=DAILY;COUNT=3;UNTIL=20261231", False),
        ("rrule", "FREQ=DAILY;INTERVAL=0", False),
        ("rrule", "FREQ=DAILY;INTERVAL=-1", False),
        ("rrule", "FREQ=DAILY;FREQ=WEEKLY", False),
        ("rrule", "FREQ=SECONDLY", False),
        ("rrule", "BYDAY=TU", False),
        ("rrule", "FREQ=WEEKLY;BYDAY=XX", False),
        ("rrule", "FREQ=WEEKLY;EXDATE=20261231", False),
        ("rrule", "FREQ=DAILY;UNTIL=soon", False),
        ("rrule", "every Tuesday", False),
        ("rrule", "", False),
    ],
)
def test_format(form: str, text: str, yes: bool) -> None:
    assert FORMATS[form](text) is yes
