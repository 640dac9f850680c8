"""JSON-LD as it stands in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

Value = Mapping[str, object]

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the element, or what old readers of JSON as a script stumble over."""


def script(*values: Value) -> Markup:
    """One element with all values, which are kept in order; nothing for none."""
    if not values:
        return Markup()
    whole: Value = values[0] if len(values) == 1 else {"@graph": values}
    text = json.dumps(
        {"@context": "https://schema.org", **whole}, ensure_ascii=False, separators=(",", ":")
    ).translate(_ESCAPED)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped just here


def known(value: Value) -> dict[str, object]:
    """The value without what is None or empty; a list of one is that one."""
    found: dict[str, object] = {}
    for key, inner in value.items():
        if isinstance(inner, list | tuple):
            if inner:
                found[key] = inner[0] if len(inner) == 1 else list(inner)
        elif inner not in (None, "", {}):
            found[key] = inner
    return found
