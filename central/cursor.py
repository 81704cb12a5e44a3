"""The opaque texts a counter gives back: where it is in the feed, and which page of a snapshot comes next.

Opaque to the counter; to the centre an epoch, a position and the scope (the unit whose complaints are told).
"""

import base64
import binascii
import json
from dataclasses import dataclass


class UnknownCursor(ValueError):
    """Not a cursor of this epoch and scope, or beyond the head of the feed."""


@dataclass(frozen=True)
class SnapshotPlace:
    """Where a snapshot is: the feed position of its first page, and the last complaint that was told."""

    position: int
    last: str


def write_cursor(epoch: str, unit: str, position: int) -> str:
    """The cursor behind the feed row at this position; 0 is before the first."""
    return _written([epoch, unit, position])


def read_cursor(text: str, epoch: str, unit: str, head: int) -> int:
    """The position in a cursor; empty text is the beginning. Raises ``UnknownCursor``."""
    if not text:
        return 0
    match _read(text):
        case [str(named), str(scope), int(position)] if (
            named == epoch and scope == unit and 0 <= position <= head
        ):
            return position
    raise UnknownCursor


def write_page(epoch: str, unit: str, place: SnapshotPlace) -> str:
    """The name of the page after this place."""
    return _written([epoch, unit, place.position, place.last])


def read_page(text: str, epoch: str, unit: str) -> SnapshotPlace:
    """The place in a page name. Raises ``UnknownCursor``."""
    match _read(text):
        case [str(named), str(scope), int(position), str(last)] if named == epoch and scope == unit:
            return SnapshotPlace(position, last)
    raise UnknownCursor


def _written(members: list[str | int]) -> str:
    text = json.dumps(members, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(text: str) -> object:
    try:
        return json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        raise UnknownCursor from None
