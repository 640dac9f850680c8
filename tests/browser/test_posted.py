"""What is posted, with all that goes with it, counts in the page what it counts in the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playwright.sync_api import BrowserContext

from ambassade.model.counting import LIMITS
from ambassade.model.posted import filled
from ambassade.model.text import Text
from ambassade.model.voice import Voice
from tests.browser.test_own_words import COUNT_ALL, PAGE, in_python
from tests.browser.test_pages import Visit
from tests.unit.model.counting.cases import strings

VOICE = Voice(
    staff=Text.of({"en": "I work at Lumen\u202f! 🌊", "fr": "Je travaille chez Lumen."}),
    external=Text.of({"en": "I work with lumen.example.", "fr": "Avec @lumen, à côté."}),
    signature=Text.of({"en": "From Aurora 👩🏽\u200d🚀", "fr": "D’Aurora"}),
)
ADDRESS = "https://people.example.org/posts/é?a=1&utm_source=twitter&utm_medium=social#part"


def as_posted(texts: Sequence[str]) -> list[str]:
    """The texts with all that goes with them, as one and as the other sort of people post them."""
    made = []
    for number, text in enumerate(texts):
        whole = filled(
            f"{text} {{link}}" if number % 3 else text,
            VOICE,
            address=ADDRESS,
            hashtags=("Nantes", "ÉtéAuQuai") if number % 2 else (),
            language="fr" if number % 5 == 0 else "en",
            external=number % 4 == 0,
        )
        assert whole.disclosure, text
        assert whole.signature, text
        made.append(whole.text)
    return made


def test_the_page_counts_what_is_posted_as_the_terminal_does(
    window: BrowserContext, address: dict[str, str]
) -> None:
    """Disclosure, signature, address and hashtags included."""
    texts = as_posted(strings(500, seed=5))
    assert len(set(texts)) > 500
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        found = visit.page.evaluate(COUNT_ALL, [texts, list(LIMITS)])
    told = [
        json.dumps([text, mine, theirs], ensure_ascii=False)
        for text, theirs in zip(texts, found, strict=True)
        if (mine := in_python(text)) != theirs
    ]
    assert told == []
