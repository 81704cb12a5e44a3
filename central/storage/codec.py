"""JSON in and out of text columns."""

import json
from datetime import UTC, datetime

from domain.json_values import JsonValue, as_object, canonical_bytes


def packed(value: JsonValue) -> str:
    """A value as it is kept."""
    return canonical_bytes(value).decode()


def unpacked(text: str) -> JsonValue:
    """A value as it was kept."""
    value: JsonValue = json.loads(text)
    return value


def unpacked_object(text: str) -> dict[str, JsonValue]:
    """An object as it was kept; raises ``TypeError`` for anything else."""
    return as_object(unpacked(text))


def stamp(at: datetime) -> str:
    """An instant as it is kept: UTC, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
