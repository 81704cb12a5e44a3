"""The one clock of the centre. Times are recorded, never compared to decide anything."""

from datetime import UTC, datetime


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)
