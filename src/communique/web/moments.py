"""The time of a correction."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the time, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
