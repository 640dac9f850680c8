"""The step that a missing text asks for: where its file is made or changed, or the command for it."""

from __future__ import annotations

from dataclasses import dataclass

from ambassade.publish.audience import Edition
from ambassade.publish.pages.edit_address import edit_address, message_file, new_address
from ambassade.publish.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Step:
    """A link to the forge's form, empty where nobody knows the way there, and what to do without it."""

    href: str
    command: str


def step_for(writer: Writer, entry: str, keys: tuple[str, ...], platform: str) -> Step:
    """How a text for `platform` is added: to a message of the entry in `keys`, else in a new one."""
    edition, text = writer.edition, writer.words
    if keys:
        path = message_file(keys[-1])
        told = edition.platforms[platform]
        command = text.say("add a text for {platform} to {path}", platform=told, path=path)
        return Step(edit_address(edition, path) or "", command)
    network = edition.entries[entry].network or ""
    name = f"{entry.rpartition('/')[2]}-{platform}"
    command = f"ambassade new message {name} --network {network or 'SLUG'}"
    return Step((new_message(edition, network, name) if network else None) or "", command)


def new_message(edition: Edition, network: str, name: str = "") -> str | None:
    """The address of the forge's form for a new message of a network; None where nobody knows it."""
    return new_address(edition, f"content/networks/{network}/messages", name and f"{name}.yml")
