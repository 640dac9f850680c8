from __future__ import annotations

from tests.feeds.conftest import blogs

__all__ = ["blogs"]
