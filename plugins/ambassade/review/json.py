"""A review for machines, as JSON of a stable shape.

    {"for": "public" | "private", "as_of": instant, "base": text, "head": text | null,
     "unreadable": {"base": n, "head": n, "paths": [text], "no_base": bool, "no_head": bool},
     "public": [effect], "later": [effect | count],
     "internal": {"members": [count], "colleagues": [count], "apart": n, "unseen": [count],
                  "removed": [count], "hidden": [count], "things": [effect], "gone": [effect]},
     "invisible": [effect with "still": text | null],
     "not_named": {"shown": n, "gone": n, "less": n, "changed": n}, "changed": n,
     "changes": [{"kind", "title", "page", "property", "before", "after", "readers"}],
     "calendar": {"moved": [{"title", "page", "before", "after"}],
                  "added" | "cancelled" | "removed": [{"title", "page", "when"}],
                  "collisions": [{"day", "hour", "platform", "networks", "titles", "more_days"}],
                  "empty_weeks": [{"monday", "network"}],
                  "owners_left": {"count": n, "entries": [{"title", "owner"}]}},
     "people": [{"person", "scopes", "until"} | {"count": n}],
     "consents": [{"person", "deed", "scopes", "day"}],
     "second_looks": {"due" | "taken": [{"kind", "title", "page", "day", "names"}], "hidden": n},
     "needed": [{"done", "approvals", "by", "names", "others", "for", "not_named", "tooling"}],
     "refused": {"count": n, "names": [text]},
     "remarks": [text], "remarks_left_out": n, "unverified": bool, "unverified_because": text | null,
     "errors": [{"rule", "message", "file", "line", "hint"}], "rules": [{"rule", "count"}],
     "findings": {"errors": n, "warnings": n, "notices": n}, "other_files": n}

An effect is `{"kind", "title", "page", "parts", "where", "agreed", "from"}`, with `readers` for `agreed` in
what is inside; a count is `{"kind", "count"}`.
Kinds are those of the schemas, and for counted entries their own. `page` is an address relative to the site's
root, null where there is none; `from` an instant, null for at once. Days and instants are ISO 8601. Other
texts are in the language asked for, those of the content as they are. With `"for": "public"` nothing is named
that is not public at the base or at the head.
"""

from __future__ import annotations

from ambassade.report.json import readable
from ambassade.review.effect import Asked, Calendar, Count, Effect, Inside, People, SecondLooks, Thing
from ambassade.review.review import Correction, Review
from ambassade.review.telling import Telling
from ambassade.words import Words


def render_json(review: Review, words: Words) -> str:
    """The review; the same text for the same input."""
    tell = Telling(words, str)
    needed = review.needed
    errors, warnings, notices = review.findings
    unreadable = review.unreadable
    return readable(
        {
            "for": review.audience,
            "as_of": review.as_of.isoformat(),
            "base": review.base,
            "head": review.head,
            "unreadable": {
                "base": unreadable.base,
                "head": unreadable.head,
                "paths": list(unreadable.paths),
                "no_base": unreadable.no_base,
                "no_head": unreadable.no_head,
            },
            "public": [_effect(one, tell) for one in review.public],
            "later": [
                *(_effect(one, tell) for one in review.later),
                *(_count(one) for one in review.later_counts),
            ],
            "internal": _inside(review.inside, tell),
            "invisible": [
                {**_effect(one, tell), "still": None if one.still is None else tell.text(one.still)}
                for one in review.invisible
            ],
            "not_named": {
                "shown": review.not_named.shown,
                "gone": review.not_named.gone,
                "less": review.not_named.less,
                "changed": review.not_named.changed,
            },
            "changed": review.changed,
            "changes": [
                {
                    **_thing(one.thing),
                    "property": one.label,
                    "before": one.before,
                    "after": one.after,
                    "readers": one.readers,
                }
                for one in review.changes
            ],
            "calendar": _calendar(review.calendar),
            "people": _people(review.people),
            "consents": [
                {
                    "person": one.person,
                    "deed": one.deed.value,
                    "scopes": [tell.text(scope) for scope in one.scopes],
                    "day": one.day.isoformat(),
                }
                for one in review.people.agreements
            ],
            "second_looks": _second_looks(review.second_looks),
            "needed": [_asked(one, tell) for one in needed.asked],
            "refused": {"count": needed.refused, "names": list(needed.refusers)},
            "remarks": [tell.text(remark) for remark in needed.remarks],
            "remarks_left_out": needed.silent,
            "unverified": needed.unverified is not None,
            "unverified_because": None if needed.unverified is None else tell.text(needed.unverified),
            "errors": [_correction(one, tell) for one in review.corrections.told],
            "rules": [{"rule": one.rule, "count": one.number} for one in review.corrections.rules],
            "findings": {"errors": errors, "warnings": warnings, "notices": notices},
            "other_files": review.other_files,
        }
    )


def _thing(thing: Thing) -> dict[str, object]:
    return {"kind": thing.kind, "title": thing.title, "page": thing.page}


def _effect(effect: Effect, tell: Telling) -> dict[str, object]:
    return {
        **_thing(effect.thing),
        "parts": [tell.text(part) for part in effect.parts],
        "where": [tell.text(place) for place in effect.where],
        "agreed": None if effect.agreed is None else tell.text(effect.agreed),
        "from": None if effect.starts is None else effect.starts.isoformat(),
    }


def _read_inside(effect: Effect, tell: Telling) -> dict[str, object]:
    found = _effect(effect, tell)
    found["readers"] = found.pop("agreed")
    return found


def _count(count: Count) -> dict[str, object]:
    return {"kind": count.kind, "count": count.number}


def _inside(inside: Inside, tell: Telling) -> dict[str, object]:
    return {
        "members": [_count(one) for one in inside.members],
        "colleagues": [_count(one) for one in inside.colleagues],
        "apart": inside.apart,
        "unseen": [_count(one) for one in inside.unseen],
        "removed": [_count(one) for one in inside.removed],
        "hidden": [_count(one) for one in inside.hidden],
        "things": [_read_inside(one, tell) for one in inside.things],
        "gone": [_read_inside(one, tell) for one in inside.gone],
    }


def _calendar(calendar: Calendar) -> dict[str, object]:
    dated = {"added": calendar.added, "cancelled": calendar.cancelled, "removed": calendar.removed}
    return {
        "moved": [
            {"title": one.thing.title, "page": one.thing.page, "before": one.before, "after": one.after}
            for one in calendar.moved
        ],
        **{
            name: [{"title": one.thing.title, "page": one.thing.page, "when": one.when} for one in dates]
            for name, dates in dated.items()
        },
        "collisions": [
            {
                "day": one.day.isoformat(),
                "hour": one.hour,
                "platform": one.platform,
                "networks": list(one.networks),
                "titles": [one.first.title, one.second.title],
                "more_days": one.more,
            }
            for one in calendar.collisions
        ],
        "empty_weeks": [{"monday": one.monday.isoformat(), "network": one.network} for one in calendar.empty],
        "owners_left": {
            "count": calendar.left_count,
            "entries": [{"title": one.thing.title, "owner": one.owner} for one in calendar.left],
        },
    }


def _people(people: People) -> list[dict[str, object]]:
    """Consents that end soon; a number where nobody may be named."""
    if people.count and not people.endings:
        return [{"count": people.count}]
    return [
        {"person": one.person, "scopes": one.scopes, "until": one.until.isoformat()} for one in people.endings
    ]


def _second_looks(found: SecondLooks) -> dict[str, object]:
    looks = {"due": found.due, "taken": found.taken}
    return {
        **{
            name: [
                {
                    **_thing(one.thing),
                    "day": None if one.day is None else one.day.isoformat(),
                    "names": list(one.names),
                }
                for one in each
            ]
            for name, each in looks.items()
        },
        "hidden": found.hidden,
    }


def _correction(one: Correction, tell: Telling) -> dict[str, object]:
    return {
        "rule": one.rule,
        "message": tell.text(one.message),
        "file": one.path,
        "line": one.line,
        "hint": None if one.hint is None else tell.text(one.hint),
    }


def _asked(asked: Asked, tell: Telling) -> dict[str, object]:
    return {
        "done": asked.done,
        "approvals": asked.number,
        "by": tell.text(asked.by),
        "names": list(asked.names),
        "others": asked.others,
        "for": [_thing(thing) for thing in asked.things],
        "not_named": asked.hidden,
        "tooling": asked.tooling,
    }
