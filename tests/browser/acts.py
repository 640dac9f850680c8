"""What readers do, done so that a busy machine changes nothing, and answers that are late at will."""

from __future__ import annotations

from collections.abc import Callable
from re import Pattern

from playwright.sync_api import Locator, Page, Route

TIMES = 20
"""How often a reader begins anew who was interrupted."""
CHOSEN = """(list, words) =>
  list.selectedOptions[0].text.trim().toLowerCase().startsWith(words.toLowerCase())"""
ANEW = "list => { list.blur(); list.focus({ preventScroll: true, focusVisible: true }); }"
SAID = """([button, words]) => {
  const heard = { words: "" };
  new MutationObserver(() => {
    if (button.innerText.includes(words)) heard.words = words;
  }).observe(button, { subtree: true, childList: true, characterData: true });
  return heard;
}"""


def choose(page: Page, words: str) -> None:
    """A value of the list that has the focus, by its first letters.

    A letter that comes more than a second after the one before is the first of another word for a browser:
    where the machine took that long, the reader leaves the list, comes back and types once more.
    """
    held = page.locator("select:focus").element_handle()
    for _ in range(TIMES):
        page.keyboard.type(words)
        if held.evaluate(CHOSEN, words):
            return
        held.evaluate(ANEW)
    message = f"no value begins with {words!r}"
    raise AssertionError(message)


def copied(page: Page, button: Locator, press: Callable[[], object], words: str = "Copied") -> str:
    """What can be pasted once a button has said so, which it does for two seconds: nobody may be looking."""
    heard = page.evaluate_handle(SAID, [button.element_handle(), words])
    press()
    page.wait_for_function("heard => heard.words", arg=heard)
    pasted: str = page.evaluate("navigator.clipboard.readText()")
    return pasted


class Held:
    """Answers to what a page asks for at addresses like one, kept back until they are let go."""

    def __init__(self, page: Page, addresses: str | Pattern[str]) -> None:
        self.routes: list[Route] = []
        self._free = False
        page.route(addresses, self._take)

    def _take(self, route: Route) -> None:
        if self._free:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        """These answers and all later ones come."""
        assert self.routes
        self._free = True
        for route in self.routes:
            route.continue_()
