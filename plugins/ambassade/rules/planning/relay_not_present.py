"""Rule `relay-not-present`: who is invited to carry something can do it there, in that language."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.language.code import without_region
from ambassade.model.catalog import Item, Kind
from ambassade.model.consent import is_active
from ambassade.model.content import Ambassador, Entry, Wave
from ambassade.publish.relay import WITHOUT_ACCOUNT, last_day
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.WARNING, Kind.ENTRY)
def relay_not_present(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """Somebody in a wave to come who left, is not on its platform, or does not speak its language."""
    entry = item.value
    if entry.status == "archived" or entry.cancelled:
        return
    for number, wave in enumerate(entry.relays):
        if last_day(wave, entry) < context.today:
            continue
        for name, people in (("people", wave.people), ("deputies", wave.deputies)):
            for place, slug in enumerate(people):
                person = context.catalog.ambassadors.get(slug)
                why = None if person is None else _why(slug, person.value, wave, context)
                if why is not None:
                    yield Fault(
                        item=item,
                        at=("relays", number, name, place),
                        message=why,
                        hint=say("ask somebody else, or complete the profile with them"),
                    )


def _why(slug: str, person: Ambassador, wave: Wave, context: Context) -> Say | None:
    """Why somebody can not carry a wave; None where they can, as far as the profile says."""
    if not is_active(person, max(wave.from_, context.today)):
        return say("`{person}` is asked from {day} on, and takes no part then", person=slug, day=wave.from_)
    platform = context.catalog.platform(wave.platform)
    has_it = wave.platform in WITHOUT_ACCOUNT or any(one.platform == wave.platform for one in person.accounts)
    if platform is not None and not has_it:
        return say(
            "`{person}` is asked to carry this on {platform}, and has no account there",
            person=slug,
            platform=platform.name,
        )
    spoken = {without_region(one) for one in person.languages}
    if wave.language is not None and spoken and without_region(wave.language) not in spoken:
        return say(
            "`{person}` is asked to carry this in `{language}`, which their profile does not list",
            person=slug,
            language=wave.language,
        )
    return None
