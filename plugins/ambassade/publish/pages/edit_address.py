"""Where a file of the content is changed or begun: in the forge's own editor, which proposes the change."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from ambassade.publish.audience import Edition, InternalEdition


def edit_address(edition: Edition, path: str) -> str | None:
    """The address that opens the file at `path` (from the repository's root) in the forge's editor.

    GitHub's is `<repository>/edit/<branch>/<path>`, GitLab's `<repository>/-/edit/<branch>/<path>`. None in
    the editions that do not know the repository, where the organisation file names none, and where the forge
    is another: nobody knows the way there.
    """
    return _address(edition, {"github": "edit", "gitlab": "-/edit"}, path)


def new_address(edition: Edition, folder: str, name: str = "") -> str | None:
    """The address of the forge's form for a new file in `folder`, with its name filled in where one is given.

    GitHub takes the name as `filename`, GitLab as `file_name`; neither address says what stands in the file.
    None wherever `edit_address` has none.
    """
    address = _address(edition, {"github": "new", "gitlab": "-/new"}, folder)
    if address is None or not name:
        return address
    return f"{address}?{urlencode({'file_name' if '/-/new/' in address else 'filename': name})}"


def form_address(edition: Edition, form: str, **answers: str) -> str | None:
    """The address that opens a form of ours (`ambassade generate`) on the forge.

    GitHub fills in what is given, by the ids of the form's questions; GitLab can only name the form. None
    wherever `edit_address` has none.
    """
    if not isinstance(edition, InternalEdition) or edition.organisation.repository is None:
        return None
    repository = edition.organisation.repository
    address = repository.url.rstrip("/").removesuffix(".git")
    if repository.forge == "github":
        return f"{address}/issues/new?{urlencode({'template': f'{form}.yml', **answers})}"
    if repository.forge == "gitlab":
        return f"{address}/-/issues/new?{urlencode({'issuable_template': form})}"
    return None


def _address(edition: Edition, ways: Mapping[str, str], path: str) -> str | None:
    """What the forge offers for a path, by the forge; None where nobody knows the way."""
    if not isinstance(edition, InternalEdition) or edition.organisation.repository is None:
        return None
    repository = edition.organisation.repository
    if repository.forge not in ways:
        return None
    address = repository.url.rstrip("/").removesuffix(".git")
    return f"{address}/{ways[repository.forge]}/{quote(repository.branch)}/{quote(path)}"


def entry_file(key: str) -> str:
    """The file of an entry, by its key."""
    return _file(key, "calendar")


def message_file(key: str) -> str:
    """The file of a message, by its key."""
    return _file(key, "messages")


def collection_file(key: str) -> str:
    """The file of a collection, by its key."""
    return _file(key, "collections")


def post_file(slug: str, network: str) -> str:
    """The file of a post; posts in other languages lie beside it."""
    return f"content/networks/{network}/posts/{slug}.md"


def _file(key: str, folder: str) -> str:
    network, _, name = key.rpartition("/")
    return f"content/networks/{network}/{folder}/{name}.yml" if network else f"content/{folder}/{name}.yml"
