from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.feeds.loopback import Blogs, running


@pytest.fixture
def blogs() -> Iterator[Blogs]:
    with running() as served:
        yield served
