"""One agreement, and how it gets into a profile: told when, agreed to what, until when, proved by what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ambassade.editing.front_matter import EditError, YamlText, join, split
from ambassade.editing.reading import first_fault
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Kind
from ambassade.names import did_you_mean
from ambassade.words import Say, SayError, say

_SCOPE = re.compile(r"(?:profile|photo|badge|accounts|blogs|(?:account|blog):[a-z0-9]+(?:-[a-z0-9]+)*)\Z")
_WORDS = ("profile", "photo", "badge", "accounts", "blogs")
_EVIDENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,79}\Z")
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)
_LONGEST = timedelta(days=731)
"""Two years: a consent that holds longer is doubtful, and the check says so."""


class UsageSayError(SayError):
    """What was typed can not be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's file; `values` is None, with the `fault`, where it can not be read."""

    slug: str
    path: str
    text: str
    values: Mapping[str, object] | None
    fault: Say | None = None

    def source(self) -> str | None:
        """The import that the person came in by."""
        found = (self.values or {}).get("provenance")
        return str(found.get("source")) if isinstance(found, dict) else None

    def ids(self, key: str) -> list[str]:
        """The ids of the accounts or blogs."""
        found = (self.values or {}).get(key)
        return (
            [str(item.get("id")) for item in found if isinstance(item, dict)]
            if isinstance(found, list)
            else []
        )

    def consents(self) -> list[Mapping[str, object]]:
        """The consents recorded so far."""
        found = (self.values or {}).get("consent")
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


@dataclass(frozen=True, slots=True)
class Agreement:
    """What people agreed to; `strict` refuses a scope that a person does not have, else it is left out."""

    scopes: tuple[str, ...]
    informed_on: date
    given_on: date
    until: date
    evidence: str
    strict: bool

    @classmethod
    def of(
        cls,
        *,
        scopes: tuple[str, ...],
        informed_on: str,
        given_on: str,
        until: str,
        evidence: str,
        strict: bool,
    ) -> Agreement:
        """From what was typed; UsageSayError where it makes no sense."""
        told, given, last = (
            typed_day("--informed-on", informed_on),
            typed_day("--given-on", given_on),
            typed_day("--until", until),
        )
        if given < told:
            raise UsageSayError(
                say(
                    "they can not have agreed on {given}, before being told on {told}", given=given, told=told
                )
            )
        if last < given:
            raise UsageSayError(
                say("a consent given on {given} can not end before, on {until}", given=given, until=last)
            )
        if not _EVIDENCE.match(evidence):
            raise UsageSayError(
                say(
                    "`{evidence}` is no evidence id: letters, digits, dots, hyphens and slashes, at most 80",
                    evidence=evidence[:80],
                )
            )
        return cls(scopes, told, given, last, evidence, strict)


@dataclass(slots=True)
class Outcome:
    """What became of one profile: its new text (None: nothing to change), or why it was refused."""

    text: str | None = None
    refusal: Say | None = None
    notes: list[Say] = field(default_factory=list)


def wanted_scopes(text: str) -> tuple[str, ...]:
    """The scopes in a list with commas, each once; UsageSayError where one is unknown."""
    scopes = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not scopes:
        raise UsageSayError(say("--scopes names nothing"))
    for scope in scopes:
        if not _SCOPE.match(scope):
            near = did_you_mean(scope, _WORDS)
            raise UsageSayError(
                say("`{scope}` is no scope; did you mean `{near}`?", scope=scope[:80], near=near)
                if near
                else say(
                    "`{scope}` is no scope; they are: {known}, account:ID, blog:ID",
                    scope=scope[:80],
                    known=", ".join(_WORDS),
                )
            )
    return scopes


def record(profile: Profile, agreement: Agreement, schemas: SchemaSet) -> Outcome:
    """The text of a profile with an agreement in it; what is there already is not written twice."""
    outcome = Outcome()
    outcome.refusal = _hindrance(profile, agreement)
    if outcome.refusal is not None:
        return outcome
    scopes = _scopes(profile, agreement, outcome)
    front, rest = split(profile.text)
    edited = YamlText(front, list(schemas.schemas[Kind.AMBASSADOR.value].get("properties", {})))
    try:
        changed = _tell(profile, agreement, edited, outcome)
        new = [scope for scope in scopes if scope not in _covered(profile, agreement)]
        if new:
            edited.append(("consent",), _item(new, agreement))
        if not (changed or new):
            return outcome
        text = join(edited.text, rest)
    except EditError as fault:
        outcome.refusal = say("the file can not be edited: {why}", why=str(fault))
        return outcome
    wrong = first_fault(schemas, Kind.AMBASSADOR, profile.path, text)
    if wrong is not None:
        outcome.refusal = say("the file would not be as it has to be: {fault}", fault=wrong.message)
        return outcome
    if new and agreement.until - agreement.given_on > _LONGEST:
        outcome.notes.append(say("the consent holds for more than two years"))
    outcome.text = text
    return outcome


def _hindrance(profile: Profile, agreement: Agreement) -> Say | None:
    """Why nothing can be recorded for a person: they left or withdrew, or their file can not be read."""
    if profile.values is None:
        return say("the file can not be read: {fault}", fault=profile.fault or "")
    if profile.values.get("standing") == "alumni":
        return say("they have left, which ended every consent")
    withdrawn = _withdrawn(profile)
    if withdrawn is not None and withdrawn >= agreement.given_on:
        return say("they withdrew their consent on {day}; only a later agreement can renew it", day=withdrawn)
    return None


def typed_day(option: str, text: str) -> date:
    """A day as it was typed after an option; UsageSayError where it is none, or far away."""
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        found = None
    if found is None:
        raise UsageSayError(
            say("{option}: `{text}` is no day, such as 2026-11-23", option=option, text=text[:40])
        )
    if not _EARLIEST <= found <= _LATEST:
        raise UsageSayError(
            say("{option}: the year {year} can hardly be meant", option=option, year=str(found.year))
        )
    return found


def _withdrawn(profile: Profile) -> date | None:
    """The last day on which the person withdrew a consent."""
    days = [str(consent["withdrawn_on"]) for consent in profile.consents() if "withdrawn_on" in consent]
    return max((date.fromisoformat(text) for text in days), default=None)


def _scopes(profile: Profile, agreement: Agreement, outcome: Outcome) -> list[str]:
    """The scopes for one person: `accounts` and `blogs` are all that there are."""
    own = {f"account:{name}": None for name in profile.ids("accounts")} | {
        f"blog:{name}": None for name in profile.ids("blogs")
    }
    scopes: list[str] = []
    for scope in agreement.scopes:
        if scope in {"accounts", "blogs"}:
            scopes += [name for name in own if name.startswith(scope.removesuffix("s") + ":")]
        elif ":" not in scope or scope in own:
            scopes.append(scope)
        elif agreement.strict:
            near = did_you_mean(scope, own)
            raise UsageSayError(
                say(
                    "{person} has no `{scope}`; did you mean `{near}`?",
                    person=profile.slug,
                    scope=scope,
                    near=near,
                )
                if near
                else say("{person} has no `{scope}`", person=profile.slug, scope=scope)
            )
        else:
            outcome.notes.append(say("has no `{scope}`; the rest was recorded", scope=scope))
    return list(dict.fromkeys(scopes))


def _tell(profile: Profile, agreement: Agreement, edited: YamlText, outcome: Outcome) -> bool:
    """Records the day of being told; an earlier one stays. Whether anything changed."""
    known = (profile.values or {}).get("informed_on")
    if isinstance(known, str) and date.fromisoformat(known) <= agreement.informed_on:
        if known != agreement.informed_on.isoformat():
            outcome.notes.append(say("was told on {day} already, which stays", day=date.fromisoformat(known)))
        return False
    if isinstance(known, str):
        outcome.notes.append(
            say(
                "the day of being told was {old} and is now {new}",
                old=date.fromisoformat(known),
                new=agreement.informed_on,
            )
        )
    edited.set(("informed_on",), agreement.informed_on.isoformat())
    return True


def _covered(profile: Profile, agreement: Agreement) -> set[str]:
    """The scopes that the same agreement has brought in before."""
    same = (agreement.given_on.isoformat(), agreement.until.isoformat(), agreement.evidence)
    covered: set[str] = set()
    for consent in profile.consents():
        listed = consent.get("scopes")
        if (consent.get("given_on"), consent.get("until"), consent.get("evidence")) == same and isinstance(
            listed, list
        ):
            covered |= set(map(str, listed))
    return covered


def _item(scopes: list[str], agreement: Agreement) -> dict[str, object]:
    return {
        "scopes": scopes,
        "given_on": agreement.given_on.isoformat(),
        "until": agreement.until.isoformat(),
        "evidence": agreement.evidence,
    }
