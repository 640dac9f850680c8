"""What several forms ask in the same way, and how a form is made of its questions."""

from __future__ import annotations

from ambassade.generate.choice import Choices
from ambassade.generate.form import Field, Form, Sort
from ambassade.generate.wording import Wording
from ambassade.model.content import Organisation
from ambassade.publish.pages import vocabulary
from ambassade.words import Say, say


class Questions:
    """The questions of one organisation in one language."""

    def __init__(self, wording: Wording, organisation: Organisation, choices: Choices) -> None:
        self.word = wording
        self.organisation = organisation
        self.choices = choices

    def form(
        self,
        name: str,
        title: Say,
        introduction: tuple[Say, Say],
        fields: list[Field],
        *,
        personal: bool = False,
    ) -> Form:
        """A form, `personal` where it asks about a person.

        Questions that have nothing to choose from are left out, save the network's.
        """
        summary, text = introduction
        asked = (
            field
            for field in fields
            if field.options
            or field.sort in {Sort.INPUT, Sort.TEXTAREA}
            or field.id in {"network", "networks"}
        )
        word = self.word
        return Form(
            name, word.language, word.say(title), word.say(summary), word.say(text), tuple(asked), personal
        )

    def person(self) -> Field:
        """Whom it is about."""
        return Field(
            "person",
            Sort.INPUT,
            self.word.say(say("Whose profile")),
            self.word.say(say("The name as the site shows it, or the address of the person's page")),
            example=self.word.said("ambassador", "name").example,
            required=True,
            longest=400,
        )

    def network(self, *, multiple: bool = False) -> Field:
        """For which network it is meant, or for which ones."""
        word = self.word
        label = word.say(say("Networks")) if multiple else ""
        return word.field(
            Sort.DROPDOWN,
            "ambassador",
            "memberships",
            "network",
            name="networks" if multiple else "network",
            label=label,
            options=self.choices.networks(),
            multiple=multiple,
            required=True,
        )

    def themes(self, kind: str, name: str) -> Field:
        """Its themes, which the schema of `kind` calls `name`."""
        options = self.choices.listed(self.organisation.themes)
        return self.word.field(Sort.DROPDOWN, kind, name, options=options, multiple=True)

    def readers(self, kind: str) -> Field:
        """Whom it is addressed to."""
        options = self.choices.listed(self.organisation.addressees)
        return self.word.field(Sort.DROPDOWN, kind, "addressed_to", options=options, multiple=True)

    def audience(self, kind: str) -> Field:
        """Who may see it."""
        options = self.choices.named(vocabulary.AUDIENCE)
        return self.word.field(Sort.DROPDOWN, kind, "audience", options=options, required=True)
