"""The address that a new file holds until somebody writes the right one."""

from __future__ import annotations

from typing import Final

HOST: Final = "replace-me.example"
"""`.example` never exists (RFC 2606)."""
ADDRESS: Final = f"https://{HOST}/"
