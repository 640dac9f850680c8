"""Fills every property of the schemas, with a canary wherever not everybody may read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.security.canary import (
    LETTERS,
    LEVELS,
    PREFIX,
    PUBLIC,
    Canary,
    date_spellings,
    number_spellings,
)

Schema = dict[str, Any]
Values = dict[str, Any]

SETTLED: Mapping[tuple[str, str], Any] = {
    ("organisation", "as_of"): "2026-11-23",
    ("organisation", "languages"): ["en", "fr"],
    ("organisation", "time_zone"): "Europe/Paris",
    ("organisation", "preset"): "small",
    ("place", "country"): "PT",
    ("place", "time_zone"): "Europe/Lisbon",
    ("platform", "state"): "leaving",
    ("network", "languages"): ["en"],
    ("network", "access"): "open",
    ("flag", "colours"): ["#ffffff", "#1e5a9c"],
    ("series", "id"): "winter",
    ("series_part", "id"): "winter",
    ("stage", "since"): "2024-03-01",
    ("stage", "state"): "established",
    ("basis", "kind"): "theme",
    ("ambassador", "kind"): "internal",
    ("ambassador", "standing"): "active",
    ("ambassador", "name_language"): "en",
    ("ambassador", "languages"): ["en"],
    ("ambassador", "joined_on"): "2024-05-02",
    ("account", "languages"): ["en"],
    ("entry", "kind"): "event",
    ("entry", "start"): "2026-12-03T18:00",
    ("entry", "end"): "2026-12-03T20:00",
    ("entry", "time_zone"): "Europe/Paris",
    ("entry", "cancelled"): False,
    ("entry", "languages"): ["en"],
    ("where", "kind"): "both",
    ("recurrence", "rule"): "FREQ=WEEKLY;COUNT=3",
    ("recurrence", "except"): ["2026-12-10"],
    ("override", "on"): "2026-12-17",
    ("override", "start"): "2026-12-18T18:00",
    ("override", "end"): "2026-12-18T20:00",
    ("variant", "language"): "en",
    ("window", "from"): "2026-11-02",
    ("window", "until"): "2026-12-30",
    ("post", "language"): "en",
    ("post", "publish_at"): "2026-11-02T09:00",
    ("post", "updated_on"): "2026-11-10",
    ("collection", "publish_at"): "2026-11-02T09:00",
    ("picked_link", "on"): "2026-11-10",
    ("playbook-page", "kind"): "guide",
    ("playbook-page", "order"): 10,
    ("consent", "scopes"): ["profile"],
    ("kit", "off"): False,
    ("kit", "named_in_addresses"): False,
    ("review_tier", "applies_to"): ["message"],
    ("review_tier", "by"): ["committee"],
}
"""Values that others depend on, by `(object, property)`."""

PAST = frozenset(
    {
        ("approval", "on"),
        ("audience_size", "measured_on"),
        ("ambassador", "informed_on"),
        ("badge", "on"),
        ("spokesperson", "from"),
        ("membership", "since"),
        ("sponsor", "since"),
        ("network_sponsor", "since"),
        ("committee_member", "since"),
        ("platform", "since"),
        ("audit", "checked_on"),
        ("entry", "embargo"),
        ("stage", "since"),
        ("cycle", "starts_on"),
        ("launch_plan", "starts_on"),
    }
)
"""Days that have to lie behind us."""
PATTERNED: Mapping[tuple[str, str], str] = {
    ("consent", "evidence"): "C-2026/{word}",
    ("ambassador", "forge_login"): "{word}",
    ("approval", "digest"): "sha256:{hex}",
    ("platform", "hosts"): "{word}.example",
    ("message", "hashtags"): "{word}",
    ("organisation", "contact"): "{word}@plain.example",
    ("privacy", "contact"): "https://{word}.example",
    ("shades", "light"): "#1d4f91",
    ("shades", "dark"): "#9cc1f5",
}
"""Texts that have to fit a pattern."""
BUILT_IN_PLATFORM = "mastodon"
SMALL = 100_000
"""Whole numbers below stand anywhere by chance: each is used once, and searched for where it stands alone."""
_SMALL_NUMBERS = {"contributions": 947, "months": 233, "number": 197}


@dataclass
class Planter:
    """Makes the values of items, and remembers what it planted."""

    schemas: Mapping[str, Schema]
    canaries: list[Canary] = field(default_factory=list)
    bare: list[tuple[str, int, str]] = field(default_factory=list)
    """`(property, level, why)` of values that are not public and hold no canary."""
    targets: dict[str, str] = field(default_factory=dict)
    """What references lead to, by the kind that they name."""
    levels: dict[str, int] = field(default_factory=dict)
    """Who may see what a reference leads to, by its key; everybody where it is not here."""
    seen: set[str] = field(default_factory=set)
    """Every property that was filled."""
    _words: int = 0
    _days: dict[date, date] = field(default_factory=dict)
    _numbers: int = 0
    _plain: int = 0

    # Canaries

    def word(self, level: int, where: str) -> str:
        """A new word that no text holds by chance; no canary where everybody may read it."""
        if level == PUBLIC:
            self._plain += 1
            return f"plain-{self._plain}"
        self._words += 1
        number, letters = self._words * 9_999_991 % 26**LETTERS, ""
        for _ in range(LETTERS):
            number, rest = divmod(number, 26)
            letters += chr(ord("a") + rest)
        word = PREFIX + letters
        self.canaries.append(Canary(word, where, level, "word", (word,)))
        return word

    def day(self, owner: str, name: str, level: int, where: str) -> str:
        """A day, a rare one where not everybody may read it."""
        past = (owner, name) in PAST
        if level == PUBLIC:
            return "2026-10-05" if past else "2027-06-14"
        starts = {"given_on": date(2025, 11, 30), "until": date(2027, 12, 24)} if owner == "consent" else {}
        start = starts.get(name, date(1931, 1, 1) if past else date(2051, 1, 1))
        found = self._days.get(start, start) + timedelta(days=1)
        if found.day <= 12:  # 01/02 and 02/01 would be the same
            found = found.replace(day=13)
        self._days[start] = found
        self.canaries.append(Canary(found.isoformat(), where, level, "date", date_spellings(found)))
        return found.isoformat()

    def number(self, name: str, schema: Schema, level: int, where: str) -> int | float:
        """A number, a rare one where not everybody may read it and there are enough to choose from."""
        most: int = schema["maximum"]
        if schema["type"] == "number":
            self._numbers += 1
            found = round(31.001 + self._numbers * 0.003, 3)
        elif most >= SMALL:
            self._numbers += 1
            found = (73_917_301 if most > 73_917_301 else 917_301) + 2 * self._numbers
        elif level > PUBLIC and not any(c.where.endswith(f".{name}") for c in self.canaries):
            found = _SMALL_NUMBERS.get(name, 0)
        else:
            found = 1
        if level == PUBLIC:
            return min(20, most)
        if found < 100 and schema["type"] != "number":
            self._leave_bare(where, level, "a small number")
            return 1 if most > 0 else 0
        self.canaries.append(Canary(str(found), where, level, "number", number_spellings(found)))
        return found

    def sentence(self, level: int, where: str) -> str:
        """A few words, the canary first, so that no cut loses it."""
        return f"{self.word(level, where)} in a few words"

    def _leave_bare(self, where: str, level: int, why: str) -> None:
        self.bare.append((where, level, why))

    # Objects

    def entity(self, kind: str, **options: Any) -> Values:
        """The front matter or file of one entity; the options are those of `fill`."""
        return self.fill(self.schemas[kind], kind, kind, kind, **options)

    def object(self, home: str, name: str, where: str, **options: Any) -> Values:
        """One object of the definition `name` of the schema `home`; the options are those of `fill`."""
        return self.fill(self.schemas[home]["$defs"][name], home, name, where, **options)

    def fill(
        self,
        schema: Schema,
        home: str,
        owner: str,
        where: str,
        *,
        level: int = PUBLIC,
        levels: Mapping[str, int] | None = None,
        fixed: Mapping[str, Any] | None = None,
        only: frozenset[str] | None = None,
    ) -> Values:
        """Values for every property of an object, or for the required ones and those of `only`.

        `level`: who may see the object at all; `levels`: the same for some of its properties in its place;
        `fixed`: values that are taken as they are, None to leave a property out.
        """
        level = max(level, self._level_of_required(schema, home, fixed or {}))
        found: Values = {}
        for name, raw in schema["properties"].items():
            path = f"{where}.{name}"
            if fixed is not None and name in fixed:
                if fixed[name] is not None:
                    found[name] = fixed[name]
                    self.seen.add(path)
                continue
            if only is not None and name not in only and name not in schema.get("required", ()):
                continue
            prop, prop_home, definition = self.resolve(raw, home)
            stated = max((levels or {}).get(name, level), LEVELS.index(prop.get("x-audience", "internal")))
            value = self._value(prop, prop_home, definition, (owner, name), path, stated)
            if value is not None:
                found[name] = value
                self.seen.add(path)
        return found

    def resolve(self, schema: Schema, home: str) -> tuple[Schema, str, str]:
        """What stands behind a reference, its own keywords first; its schema's name and its definition's."""
        name = ""
        while "$ref" in schema:
            file, _, name = schema["$ref"].partition("#/$defs/")
            home = file.removesuffix(".schema.json") if file else home
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**self.schemas[home]["$defs"][name], **rest}
        return schema, home, name

    def _level_of_required(self, schema: Schema, home: str, fixed: Mapping[str, Any]) -> int:
        """Who may see what an object can not do without."""
        found = PUBLIC
        for name, raw in schema["properties"].items():
            prop, _, _ = self.resolve(raw, home)
            if prop.get("x-ref-required"):
                target = fixed.get(name, self.targets.get(prop["x-ref"], ""))
                found = max(found, self.levels.get(target, PUBLIC))
        return found

    def _value(
        self, prop: Schema, home: str, definition: str, name: tuple[str, str], path: str, level: int
    ) -> Any:
        """A value for one property."""
        if name in SETTLED:
            if level > PUBLIC:
                self._leave_bare(path, level, "others depend on it")
            return SETTLED[name]
        if prop.get("type") == "array":
            return self._items(prop, home, name, path, level)
        if prop.get("type") == "object" and "properties" in prop:
            return self.fill(prop, home, definition, path, level=level)
        return self._scalar(prop, definition, name, path, level)

    def _items(
        self, prop: Schema, home: str, name: tuple[str, str], path: str, level: int
    ) -> list[Any] | None:
        item, item_home, definition = self.resolve(prop["items"], home)
        if item.get("type") == "object":
            return [self.fill(item, item_home, definition, path, level=level)]
        count = max(prop.get("minItems", 1), 1)
        values = [self._scalar(item, definition, name, path, level) for _ in range(count)]
        return None if None in values else values

    def _scalar(self, prop: Schema, definition: str, name: tuple[str, str], path: str, level: int) -> Any:
        kind = prop.get("x-type", prop.get("type"))
        if "x-ref" in prop:
            return self._reference(prop, path, level)
        if "enum" in prop or kind == "boolean" or definition in {"language", "time_zone"}:
            if level > PUBLIC:
                self._leave_bare(path, level, "a choice among a few")
            return prop["enum"][0] if "enum" in prop else {"language": "en"}.get(definition, True)
        if kind in {"date", "moment"}:
            return self.day(*name, level, path)
        if kind in {"integer", "number"}:
            return self.number(name[1], prop, level, path)
        return self._written(str(kind), name, path, level)

    def _reference(self, prop: Schema, path: str, level: int) -> str | None:
        target = BUILT_IN_PLATFORM if prop["x-ref"] == "platform" else self.targets.get(prop["x-ref"])
        if target is not None and level > PUBLIC:
            self._leave_bare(path, level, "it leads to what has canaries of its own")
        return target

    def _written(self, kind: str, name: tuple[str, str], path: str, level: int) -> Any:
        """A text of some kind."""
        if kind == "text":
            return {"en": self.sentence(level, path), "fr": self.sentence(level, path)}
        if kind == "values":
            return {
                self.word(level, path): self.word(level, path),
                "list": [{"in": self.word(level, path)}, self.word(level, path)],
            }
        word = self.word(level, path)
        if name in PATTERNED:
            return PATTERNED[name].format(word=word, hex=word.encode().hex().ljust(64, "0"))
        if kind == "slug" and name[1] == "id":
            self.targets.setdefault(name[0], word)
        forms = {
            "url": f"https://social.example/{word}?also={word}",
            "file": f"{word}.jpg",
            "string": f"{word} in words",
        }
        return forms.get(kind, word)
