"""An op: one durable change on its way to the centre (sync-protocol.md, An op).

The body is what is hashed and decided; stream and seq are the envelope and stand outside it, so that an op
can travel in a later life of the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.json_values import JsonValue, Values, canonical_bytes
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
    """The op in a body of format 1. Raises ``MalformedOp``; members it does not know are an error too."""
    members = dict(_members(body, "body"))
    if members.pop("format", None) != OP_FORMAT:
        raise MalformedOp("format")
    author = members.pop("by", None)
    if not isinstance(author, list) or len(author) != 2:
        raise MalformedOp("by")
    answers = members.pop("answers", None)
    try:
        kind = OpKind(_text(members.pop("kind", None), "kind"))
    except ValueError as problem:
        raise MalformedOp("kind") from problem
    try:
        at = datetime.fromisoformat(_text(members.pop("at", None), "at"))
    except ValueError as problem:
        raise MalformedOp("at") from problem
    skew = members.pop("skew_ms", None)
    if skew is not None and (not isinstance(skew, int) or isinstance(skew, bool)):
        raise MalformedOp("skew_ms")
    answer = None
    if answers is not None:
        told = _members(answers, "answers")
        answer = ConflictAnswer(
            _text(told.get("conflict"), "answers.conflict"), _whole(told.get("revision"), "answers.revision")
        )
    op = Op(
        id=_text(members.pop("op", None), "op"),
        kind=kind,
        complaint=_text(members.pop("complaint", None), "complaint"),
        prev=_text_or_none(members.pop("prev", None), "prev"),
        replaces=_text_or_none(members.pop("replaces", None), "replaces"),
        base=Base(
            _whole(members.pop("base", None), "base"),
            {
                path: _whole(version, "bases")
                for path, version in _members(members.pop("bases", {}), "bases").items()
            },
        ),
        values=_members(members.pop("values", None), "values"),
        author=Author(_text(author[0], "by"), _text(author[1], "by")),
        at=at,
        skew_ms=skew,
        answer=answer,
    )
    if members:
        raise MalformedOp(sorted(members)[0])
    if (op.kind is OpKind.RESOLVE) != (answer is not None):
        raise MalformedOp("answers")
    if op.kind is OpKind.RESOLVE and len(op.values) != 1:
        raise MalformedOp("values")
    return op
