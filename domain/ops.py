"""An op: one durable change on its way to the centre (sync-protocol.md, An op).

The body is what is hashed and decided; stream and seq are the envelope and stand outside it, so that an op
can travel in a later life of the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.json_values import JsonValue, Values, as_instant, canonical_bytes, same_value, travels
from domain.json_values import digest as digest_of

OP_FORMAT = 1
LARGEST_OP = 256 * 1024
"""Bytes of one stored body; checked when it is saved, so the queue never holds what cannot be sent."""


class OpKind(StrEnum):
    """What an op does."""

    CREATE = "create"
    EDIT = "edit"
    RESOLVE = "resolve"


@dataclass(frozen=True)
class Author:
    """Who did it, as recorded. The centre records officers and never refuses one: somebody may have left."""

    code: str
    name: str


@dataclass(frozen=True)
class Base:
    """The version each field was seen at: ``version`` for all, ``fields`` for those that differ (higher)."""

    version: int
    fields: Mapping[str, int] = field(default_factory=dict)

    def of(self, path: str) -> int:
        """The version at which the officer saw this field."""
        return self.fields.get(path, self.version)


@dataclass(frozen=True)
class ConflictAnswer:
    """What a `resolve` answers: the record and the revision of it that the person was shown."""

    conflict: str
    revision: int


@dataclass(frozen=True)
class Op:
    """One op. ``values`` holds only what it changes; a resolve holds exactly the field of its record."""

    id: str
    kind: OpKind
    complaint: str
    prev: str | None
    replaces: str | None
    base: Base
    values: Values
    author: Author
    at: datetime
    skew_ms: int | None = None
    answer: ConflictAnswer | None = None

    def body(self) -> dict[str, JsonValue]:
        """The document whose canonical bytes are stored, hashed and sent."""
        body: dict[str, JsonValue] = {
            "op": self.id,
            "format": OP_FORMAT,
            "kind": self.kind.value,
            "complaint": self.complaint,
            "prev": self.prev,
            "base": self.base.version,
            "values": dict(self.values),
            "by": [self.author.code, self.author.name],
            "at": self.at.isoformat(),
        }
        if self.base.fields:
            body["bases"] = dict(self.base.fields)
        if self.replaces is not None:
            body["replaces"] = self.replaces
        if self.skew_ms is not None:
            body["skew_ms"] = self.skew_ms
        if self.answer is not None:
            body["answers"] = {"conflict": self.answer.conflict, "revision": self.answer.revision}
        return body

    def stored(self) -> bytes:
        """The bytes that are this op for ever."""
        return canonical_bytes(self.body())

    def digest(self) -> str:
        """SHA-256 of the stored bytes."""
        return digest_of(self.stored())


class MalformedOp(ValueError):
    """A body that is not an op of this format. ``member`` names what is wrong."""

    def __init__(self, member: str) -> None:
        super().__init__(member)
        self.member = member


def _text(value: JsonValue, member: str) -> str:
    if not isinstance(value, str) or not value:
        raise MalformedOp(member)
    return value


def _text_or_none(value: JsonValue, member: str) -> str | None:
    return None if value is None else _text(value, member)


def _whole(value: JsonValue, member: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise MalformedOp(member)
    return value


def _members(value: JsonValue, member: str) -> dict[str, JsonValue]:
    if not isinstance(value, dict):
        raise MalformedOp(member)
    return value


def parse_op(body: JsonValue) -> Op:
    """The op in a body of format 1. Raises ``MalformedOp``.

    A body has one form: what is accepted here is exactly what ``Op.body`` writes. So the bytes that were
    hashed can be made again from the op, and no op takes effect half-read.
    """
    members = _members(body, "body")
    if not travels(members):
        raise MalformedOp("body")
    if members.get("format") != OP_FORMAT:
        raise MalformedOp("format")
    op = Op(
        id=_text(members.get("op"), "op"),
        kind=_kind(members.get("kind")),
        complaint=_text(members.get("complaint"), "complaint"),
        prev=_text_or_none(members.get("prev"), "prev"),
        replaces=_text_or_none(members.get("replaces"), "replaces"),
        base=Base(
            _whole(members.get("base"), "base"),
            {
                path: _whole(version, "bases")
                for path, version in _members(members.get("bases", {}), "bases").items()
            },
        ),
        values=_members(members.get("values"), "values"),
        author=_author(members.get("by")),
        at=_at(members.get("at")),
        skew_ms=_skew(members.get("skew_ms")),
        answer=_answer(members.get("answers")),
    )
    _check_form(members, op.body())
    if op.id in (op.prev, op.replaces):
        raise MalformedOp("prev" if op.id == op.prev else "replaces")
    if (op.kind is OpKind.RESOLVE) != (op.answer is not None):
        raise MalformedOp("answers")
    if op.kind is OpKind.RESOLVE and len(op.values) != 1:
        raise MalformedOp("values")
    return op


def _kind(value: JsonValue) -> OpKind:
    try:
        return OpKind(_text(value, "kind"))
    except ValueError as problem:
        raise MalformedOp("kind") from problem


def _author(value: JsonValue) -> Author:
    if not isinstance(value, list) or len(value) != 2:
        raise MalformedOp("by")
    return Author(_text(value[0], "by"), _text(value[1], "by"))


def _at(value: JsonValue) -> datetime:
    try:
        return as_instant(value)
    except (TypeError, ValueError) as problem:
        raise MalformedOp("at") from problem


def _skew(value: JsonValue) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise MalformedOp("skew_ms")
    return value


def _answer(value: JsonValue) -> ConflictAnswer | None:
    if value is None:
        return None
    told = _members(value, "answers")
    return ConflictAnswer(
        _text(told.get("conflict"), "answers.conflict"), _whole(told.get("revision"), "answers.revision")
    )


def _check_form(given: Mapping[str, JsonValue], written: Mapping[str, JsonValue]) -> None:
    for member in sorted(given.keys() | written.keys()):
        if not (member in given and member in written and same_value(given[member], written[member])):
            raise MalformedOp(member)
