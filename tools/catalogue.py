"""Brings the catalogues of translations up to date with the sentences in the code and the templates.

    python tools/catalogue.py            adds what is new, without a translation; keeps what is there
    python tools/catalogue.py --prune    the same, and drops what nobody says any more
    python tools/catalogue.py --new de   begins the catalogue of a language, without a translation
    python tools/catalogue.py --check    changes nothing; exit 1 where a sentence has no translation, names
                                         other {values}, or is no longer said

In: every `say`, `say_n` (Python), `t`, `tm` and `tn` (templates) below `plugins/ambassade`. Out:
`language/<language>.po`, sorted by sentence, without places, so that two people who add some rarely meet.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "ambassade"
LANGUAGES = tuple(sorted(path.stem for path in (PACKAGE / "language").glob("*.po")))
KEYWORDS = {"say": None, "say_n": (1, 2), "t": None, "tm": None, "tn": (1, 2)}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.svg", "jinja2"), ("**.txt", "jinja2")]
HEADER = r"""# {name} sentences of the user interface; the English ones stand in the code.
msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plurals};\n"

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


def begun(language: str) -> Catalog:
    """An empty catalogue; UnknownLocaleError for what is no language, FileExistsError where there is one."""
    if (PACKAGE / "language" / f"{language}.po").exists():
        raise FileExistsError(f"language/{language}.po is there already")
    return Catalog(locale=Locale.parse(language))


def add_missing(catalogue: Catalog, sentences: Iterable[Sentence]) -> None:
    """Adds the sentences that a catalogue does not have, without a translation."""
    for sentence in sentences:
        message = catalogue.get(sentence if isinstance(sentence, str) else sentence[0])
        if message is None or message.id != sentence:
            catalogue.add(sentence)


def obsolete(catalogue: Catalog, sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences of a catalogue that nobody says any more."""
    known = set(sentences)
    ids: list[Sentence] = [
        message.id if isinstance(message.id, str) else (message.id[0], message.id[1])
        for message in catalogue
        if message.id
    ]
    return sorted((sentence for sentence in ids if sentence not in known), key=str)


def prune(catalogue: Catalog, sentences: Iterable[Sentence]) -> None:
    """Drops the sentences that nobody says any more."""
    for sentence in obsolete(catalogue, sentences):
        catalogue.delete(sentence if isinstance(sentence, str) else sentence[0])


def written(catalogue: Catalog) -> str:
    """The text of a catalogue's file."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    locale = catalogue.locale
    assert locale is not None  # noqa: S101 - every catalogue here is of a language
    header = HEADER.format(
        name=locale.get_display_name("en"), language=locale, plurals=catalogue.plural_forms.rstrip(";")
    )
    return header + out.getvalue().decode("utf-8").strip() + "\n"


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


def main(arguments: Sequence[str]) -> int:
    """Write, or check, the catalogues."""
    parser = argparse.ArgumentParser(description="Bring the catalogues of translations up to date.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="change nothing; exit 1 where something is amiss")
    what.add_argument("--prune", action="store_true", help="drop the sentences that nobody says any more")
    what.add_argument("--new", metavar="LANGUAGE", help="begin the catalogue of a language")
    args = parser.parse_args(arguments)
    sentences = said()
    amiss = False
    for language in [args.new] if args.new else LANGUAGES:
        catalogue = begun(language) if args.new else read(language)
        if not args.check:
            add_missing(catalogue, sentences)
        if args.prune:
            prune(catalogue, sentences)
        if not args.check:
            (PACKAGE / "language" / f"{language}.po").write_text(written(catalogue), encoding="utf-8")
        unsaid = obsolete(catalogue, sentences)
        shown = [sentence if isinstance(sentence, str) else sentence[0] for sentence in unsaid]
        for fault in (*faults(catalogue, sentences), *(f"no longer said: {text}" for text in shown)):
            sys.stderr.write(f"{language}.po: {fault}\n")
            amiss = True
    return int(args.check and amiss)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
