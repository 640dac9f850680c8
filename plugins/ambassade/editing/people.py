"""The profiles of a repository, to be found by name or by the import they came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ambassade.editing.agreement import Profile, UsageSayError
from ambassade.editing.reading import read_text
from ambassade.load.layout import place_of
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Kind
from ambassade.names import did_you_mean
from ambassade.words import say

_FOLDER = "content/ambassadors"


@dataclass(frozen=True, slots=True)
class People:
    """All profiles, by short name."""

    profiles: dict[str, Profile]

    @classmethod
    def load(cls, root: Path) -> People:
        """Every profile below `root`; those that can not be read are there too, without values."""
        tree = WorkTree(root)
        found: dict[str, Profile] = {}
        for file in tree.files(_FOLDER):
            place = place_of(file.path)
            if (
                place is None
                or place.kind is not Kind.AMBASSADOR
                or place.language is not None
                or file.is_link
            ):
                continue
            text, values, _, reading = read_text(file.path, tree.read(file.path), Kind.AMBASSADOR)
            fault = reading.findings[0].message if values is None and reading.findings else None
            found[place.key] = Profile(place.key, file.path, text, values, fault)
        return cls(found)

    def named(self, names: list[str]) -> list[Profile]:
        """The profiles of these names, each once; UsageSayError where one is unknown."""
        chosen: dict[str, Profile] = {}
        for name in names:
            slug = name.removeprefix(f"{_FOLDER}/").removesuffix(".md")
            if slug not in self.profiles:
                near = did_you_mean(slug, self.profiles)
                raise UsageSayError(
                    say(
                        "there is no {folder}/{name}.md; did you mean `{near}`?",
                        folder=_FOLDER,
                        name=slug,
                        near=near,
                    )
                    if near
                    else say("there is no {folder}/{name}.md", folder=_FOLDER, name=slug)
                )
            chosen[slug] = self.profiles[slug]
        return list(chosen.values())

    def imported_from(self, source: str) -> list[Profile]:
        """Everybody who came in by an import; UsageSayError where nobody did."""
        chosen = [profile for profile in self.profiles.values() if profile.source() == source]
        if not chosen:
            sources = sorted({known for profile in self.profiles.values() if (known := profile.source())})
            raise UsageSayError(
                say(
                    "nobody was imported from `{source}`; the imports here are: {sources}",
                    source=source,
                    sources=", ".join(sources),
                )
                if sources
                else say("nobody was imported from `{source}`, or from anywhere else", source=source)
            )
        return chosen
