"""The value types that travel: JSON without floats, and complaints as flat maps from field path to value."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | bool | None"

Values: TypeAlias = Mapping[str, JsonValue]
"""Field path of ``domain.fields`` → value. A path that is absent has never been given a value."""

LARGEST_WHOLE = 2**53 - 1
"""Beyond it programs read a whole number differently, and no database column holds it."""
DEEPEST = 8
"""Objects and lists inside each other; the body of an op needs four."""


def canonical_bytes(value: JsonValue) -> bytes:
    """The one byte string of a value: UTF-8, keys sorted, no spaces.

    Parsing these bytes and calling this again gives the same bytes, which is what lets the centre check the
    hash of a body that it received inside a larger document.
    """
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(body: bytes) -> str:
    """SHA-256 in lower-case hex: the fingerprint that goes with an op id."""
    return hashlib.sha256(body).hexdigest()


def same_value(one: JsonValue, other: JsonValue) -> bool:
    """Equal as stored; ``True`` and ``1`` differ, unlike in Python."""
    return canonical_bytes(one) == canonical_bytes(other)


def travels(value: object, room: int = DEEPEST) -> bool:
    """Whether the value can be stored and sent.

    No fraction, no number too large, no half character (a surrogate without its other half, which JSON can
    write and UTF-8 cannot), not nested deeper than ``room``.
    """
    if isinstance(value, str):
        return _is_whole_text(value)
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= LARGEST_WHOLE
    if isinstance(value, list):
        return room > 0 and all(travels(member, room - 1) for member in value)
    if isinstance(value, dict):
        return room > 0 and all(
            travels(name, room - 1) and travels(member, room - 1) for name, member in value.items()
        )
    return False


def _is_whole_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_object(value: JsonValue) -> dict[str, JsonValue]:
    """The value, if it is an object; raises ``TypeError``."""
    if not isinstance(value, dict):
        raise TypeError("object expected")
    return value


def as_list(value: JsonValue) -> list[JsonValue]:
    """The value, if it is a list; raises ``TypeError``."""
    if not isinstance(value, list):
        raise TypeError("list expected")
    return value


def as_text(value: JsonValue) -> str:
    """The value, if it is text; raises ``TypeError``."""
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def as_whole(value: JsonValue) -> int:
    """The value, if it is a whole number and not a flag; raises ``TypeError``."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("whole number expected")
    return value


def as_instant(value: JsonValue) -> datetime:
    """The value, if it is an ISO 8601 time with its offset; raises ``TypeError`` or ``ValueError``."""
    instant = datetime.fromisoformat(as_text(value))
    if instant.tzinfo is None:
        raise ValueError("offset expected")
    return instant
