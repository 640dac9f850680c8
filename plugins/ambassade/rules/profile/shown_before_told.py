"""Rule `shown-before-told`: whoever agreed, or is relied on by something visible, has been told."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog
from ambassade.model.consent import was_told
from ambassade.model.content import Ambassador
from ambassade.rules.duty import duties, shows
from ambassade.rules.index import Reference
from ambassade.rules.profile.origin import lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.ERROR)
def shown_before_told(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A person not yet told, with a consent, or in a role on which something rests that readers see.

    A warning where the day is still to come, or where the person was imported.
    """
    relied: dict[str, Reference] = {}
    for duty in duties(context.index):
        if duty.key not in relied and shows(duty.item, catalog):
            relied[duty.key] = duty
    for key, item in catalog.ambassadors.items():
        person = item.value
        if was_told(person, context.today):
            continue
        agreed = any(lasting(one, context.today) for one in person.consent)
        reference = relied.get(key) if person.standing == "active" else None
        if not agreed and reference is None:
            continue
        yield Fault(
            item=item,
            at=("standing",) if person.informed_on is None else ("informed_on",),
            message=_message(person, None if agreed else reference),
            hint=say(
                "tell them first, then write the day under `informed_on`: no page shows anybody before it"
            ),
            related=()
            if reference is None
            else (Label(reference.item.document.at(reference.path), say("named here")),),
            severity=None if person.informed_on is None and person.origin != "imported" else Severity.WARNING,
        )


def _message(person: Ambassador, reference: Reference | None) -> Say:
    """With a reference, what relies on the person; without one, that they agreed."""
    if reference is None and person.informed_on is None:
        return say("{name} agreed to be shown, and no day says when they were told", name=person.name)
    if reference is None:
        return say(
            "{name} agreed to be shown, and is told on {day} only", name=person.name, day=person.informed_on
        )
    if person.informed_on is None:
        return say(
            "no day says when {name} was told, and {file} relies on them",
            name=person.name,
            file=reference.item.path,
        )
    return say(
        "{name} is told on {day} only, and {file} relies on them",
        name=person.name,
        day=person.informed_on,
        file=reference.item.path,
    )
