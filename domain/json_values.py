"""The value types that travel: JSON without floats, and complaints as flat maps from field path to value."""

import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | bool | None"

Values: TypeAlias = Mapping[str, JsonValue]
"""Field path of ``domain.fields`` → value. A path that is absent has never been given a value."""


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
