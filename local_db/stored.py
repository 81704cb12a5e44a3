"""How Python values lie in columns: times as UTC text that sorts, documents as canonical JSON."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from domain.json_values import JsonValue, canonical_bytes


def stored_time(at: datetime) -> str:
    """An aware instant as fixed-width UTC text, so that text order is time order. Raises for a naive one."""
    if at.tzinfo is None:
        raise ValueError("aware time expected")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_time(text: str) -> datetime:
    """The aware instant in a column."""
    return datetime.fromisoformat(text)


def read_time_or_none(text: str | None) -> datetime | None:
    """The aware instant in a column that may be empty."""
    return None if text is None else datetime.fromisoformat(text)


def stored_json(value: "Mapping[str, JsonValue] | Sequence[JsonValue]") -> str:
    """An object or a list as text."""
    return canonical_bytes(dict(value) if isinstance(value, Mapping) else list(value)).decode()


def read_object(text: str) -> dict[str, JsonValue]:
    """The object in a column; what this room wrote is an object, so another shape is damage."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise TypeError("object expected in this column")
    return value


def read_list(text: str) -> list[JsonValue]:
    """The list in a column."""
    value = json.loads(text)
    if not isinstance(value, list):
        raise TypeError("list expected in this column")
    return value
