"""Brings the catalogues of translations up to date with the sentences in the code and the templates.

    python tools/catalogue.py            adds what is new, without a translation; keeps what is there
    python tools/catalogue.py --check    exit 1 where a sentence has no translation, or names other {values}

In: every `say`, `say_n` (Python), `t` and `tn` (templates) below `plugins/ambassade`. Out:
`language/<language>.po`, sorted by sentence, without places, so that two people who add some rarely meet.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "ambassade"
LANGUAGES = ("fr",)
KEYWORDS = {"say": None, "say_n": (1, 2), "t": None, "tn": (1, 2)}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.svg", "jinja2"), ("**.txt", "jinja2")]
HEADER = r"""# French sentences of the user interface; the English ones stand in the code.
msgid ""
msgstr ""
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""
Sentence = str | tuple[str, str]


def said() -> dict[Sentence, str]:
    """Every sentence (a text, or its two forms where it depends on a number), with a file that says it."""
    found: dict[Sentence, str] = {}
    for file, _, sentence, _, _ in extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS):
        if isinstance(sentence, tuple):
            found.setdefault((sentence[0], sentence[1]), file)
        elif sentence:
            found.setdefault(sentence, file)
    return found


def read(language: str) -> Catalog:
    """The catalogue of a language as it is."""
    with (PACKAGE / "language" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def add_missing(catalogue: Catalog, sentences: Iterable[Sentence]) -> None:
    """Adds the sentences that a catalogue does not have, without a translation."""
    for sentence in sentences:
        message = catalogue.get(sentence if isinstance(sentence, str) else sentence[0])
        if message is None or message.id != sentence:
            catalogue.add(sentence)


def written(catalogue: Catalog) -> str:
    """The text of a catalogue's file."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return HEADER + out.getvalue().decode("utf-8").strip() + "\n"


def faults(catalogue: Catalog, sentences: Iterable[Sentence]) -> Iterator[str]:
    """What is missing in a catalogue, is uncertain, or names other values than the sentence does."""
    for sentence in sorted(sentences, key=str):
        message = catalogue.get(sentence if isinstance(sentence, str) else sentence[0])
        shown = sentence if isinstance(sentence, str) else sentence[0]
        if message is None or message.id != sentence or not all(forms(message)):
            yield f"not translated: {shown}"
        elif message.fuzzy:
            yield f"uncertain: {shown}"
        elif not same_values(message):
            yield f"other values in the translation: {shown}"


def forms(message: Message) -> tuple[str, ...]:
    """The translation in all its forms."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def values(text: str) -> set[str]:
    """The `{names}` in a sentence."""
    return set(re.findall(r"\{(\w+)\}", text))


def same_values(message: Message) -> bool:
    """Whether a translation names the values that the sentence names; one thing need not be counted."""
    if isinstance(message.id, str):
        return values(message.id) == values(forms(message)[0])
    singular, plural = message.id
    first, *others = forms(message)
    one = values(first) | {"n"} == values(singular) | {"n"}
    return one and all(values(other) == values(plural) for other in others)


def main() -> int:
    """Write, or check, the catalogues."""
    sentences = said()
    status = 0
    for language in LANGUAGES:
        old = read(language)
        if "--check" not in sys.argv[1:]:
            add_missing(old, sentences)
            (PACKAGE / "language" / f"{language}.po").write_text(written(old), encoding="utf-8")
        for fault in faults(old, sentences):
            sys.stderr.write(f"{language}.po: {fault}\n")
            status = 1
    return status if "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
