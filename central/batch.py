"""A push as it arrived: its ops in their envelopes, checked as far as the whole batch depends on it.

What is wrong with one op's contents is that op's outcome; what makes the batch unreadable refuses all of it.
"""

import json
from dataclasses import dataclass

from domain.json_values import JsonValue, canonical_bytes, digest

MOST_OPS = 5000
"""Ops in one push.

A counter sends at most 256 KiB compressed, far fewer; more would hold the writer too long.
"""

_MOST_SEQ = 2**63 - 1


class BadBatch(Exception):
    """The batch as a whole cannot be read; nothing of it was decided. ``code`` is a problem code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class SentOp:
    """An op as sent: its envelope, its canonical bytes, and the members that tie it to others.

    Read leniently.
    """

    seq: int
    digest: str
    id: str
    complaint: str
    prev: str | None
    replaces: str | None
    body: dict[str, JsonValue]
    stored: bytes


@dataclass(frozen=True)
class Push:
    """A push: where the counter is in the feed (None: nowhere yet), and its ops in order."""

    cursor: str | None
    ops: tuple[SentOp, ...]


def read_json(content: bytes) -> JsonValue:
    """The JSON value in a request body. Raises ``BadBatch``."""
    try:
        value: JsonValue = json.loads(content.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadBatch("not_json") from None
    return value


def read_push(content: bytes) -> Push:
    """The push in a request body. Raises ``BadBatch``.

    Each body is made canonical again and must have the digest that came with it: a proxy that rewrote a
    byte, or a parser that read something else than was written, is noticed here and nothing is decided.
    """
    document = read_json(content)
    if not isinstance(document, dict):
        raise BadBatch("op_list")
    cursor, rows = document.get("cursor"), document.get("ops")
    if not (cursor is None or isinstance(cursor, str)) or not isinstance(rows, list):
        raise BadBatch("op_list")
    if len(rows) > MOST_OPS:
        raise BadBatch("too_many_ops")
    return Push(cursor or None, tuple(_sent(row) for row in rows))


def _sent(row: JsonValue) -> SentOp:
    if not isinstance(row, dict):
        raise BadBatch("op_list")
    seq, told, body = row.get("seq"), row.get("hash"), row.get("body")
    if not isinstance(seq, int) or isinstance(seq, bool) or not 0 < seq <= _MOST_SEQ:
        raise BadBatch("op_list")
    if not isinstance(told, str) or not isinstance(body, dict):
        raise BadBatch("op_list")
    id = body.get("op")
    if not isinstance(id, str) or not 0 < len(id) <= 128 or not id.isprintable():
        raise BadBatch("op_list")
    try:
        stored = canonical_bytes(body)
    except (ValueError, RecursionError):
        raise BadBatch("not_json") from None
    if digest(stored) != told:
        raise BadBatch("op_hash")
    return SentOp(
        seq=seq,
        digest=told,
        id=id,
        complaint=_tie(body.get("complaint")) or "",
        prev=_tie(body.get("prev")),
        replaces=_tie(body.get("replaces")),
        body=body,
        stored=stored,
    )


def _tie(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None


def _refuse_constant(name: str) -> JsonValue:
    raise ValueError(name)
