"""Replies of a forge, read by type: what has another shape than documented proves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ambassade.forge.fault import ForgeFault
from ambassade.words import say


def unlike_documented(forge: str) -> ForgeFault:
    """The fault of a reply that has not the shape its documentation gives."""
    return ForgeFault(say("{forge} gave an answer that is not as its documentation says", forge=forge))


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object of a reply. Every method raises ForgeFault where a value is of another type."""

    forge: str
    values: dict[str, object]

    @staticmethod
    def of(forge: str, value: object) -> Record:
        """`value` as an object."""
        if not isinstance(value, dict):
            raise unlike_documented(forge)
        return Record(forge, value)

    def text(self, name: str) -> str:
        """A text that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise unlike_documented(self.forge)
        return value

    def optional_text(self, name: str) -> str | None:
        """A text; None where it is null or absent."""
        return None if self.values.get(name) is None else self.text(name)

    def number(self, name: str) -> int:
        """A whole number that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise unlike_documented(self.forge)
        return value

    def flag(self, name: str) -> bool:
        """A yes or no that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, bool):
            raise unlike_documented(self.forge)
        return value

    def instant(self, name: str) -> datetime:
        """A time that has to be there, aware; ISO 8601 with its offset."""
        try:
            value = datetime.fromisoformat(self.text(name))
        except ValueError:
            raise unlike_documented(self.forge) from None
        if value.utcoffset() is None:
            raise unlike_documented(self.forge)
        return value

    def optional_instant(self, name: str) -> datetime | None:
        """A time; None where it is null or absent."""
        return None if self.values.get(name) is None else self.instant(name)

    def record(self, name: str) -> Record:
        """An object that has to be there."""
        return Record.of(self.forge, self.values.get(name))

    def optional_record(self, name: str) -> Record | None:
        """An object; None where it is null, absent, or empty, as GitHub writes an unknown author."""
        value = self.values.get(name)
        return None if value is None or value == {} else Record.of(self.forge, value)

    def records(self, name: str) -> list[Record]:
        """A list of objects that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, list):
            raise unlike_documented(self.forge)
        return [Record.of(self.forge, item) for item in value]
