"""The words both ends of the counter protocol must agree on: headers, versions, codecs of feed and snapshot.

The whole specification is `docs/sync-protocol.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.conflict import ConflictRecord, parse_author, parse_conflict
from domain.json_values import (
    JsonValue,
    Values,
    as_instant,
    as_list,
    as_object,
    as_text,
    as_whole,
    canonical_bytes,
)
from domain.outcome import Outcome, parse_outcome
from domain.server_copy import FeedRow, ServerCopy

PROTOCOL = "1"
HEADER_PROTOCOL = "Loket-Protocol"
HEADER_PROGRAM = "Loket-Program"
HEADER_NONCE = "Loket-Nonce"
"""Made by the counter for each request; an answer without the same nonce did not come from the centre."""
HEADER_EPOCH = "Loket-Epoch"
"""``ordinal:id`` of the present life of the centre's database, on every answer."""

LARGEST_BATCH = 8 * 1024 * 1024
"""Bytes of a request body after decompression."""


class MalformedAnswer(ValueError):
    """An authenticated answer whose document is not what the protocol says."""


@dataclass(frozen=True)
class SealedOp:
    """An op in its envelope: the bytes as stored, their digest, and the place in the database's life."""

    seq: int
    digest: str
    body: bytes


def push_document(ops: Sequence[SealedOp], cursor: str | None) -> bytes:
    """The body of a push. Op bodies are spliced in as they are stored and never serialised again."""
    rows = b",".join(
        b'{"seq":%d,"hash":"%s","body":%s}' % (op.seq, op.digest.encode(), op.body) for op in ops
    )
    return b'{"cursor":%s,"ops":[%s]}' % (canonical_bytes(cursor), rows)


@dataclass(frozen=True)
class ChangesPage:
    """A page of the feed; ``cursor`` is where the next one starts, ``more`` whether there is one now."""

    rows: tuple[FeedRow, ...]
    cursor: str
    more: bool

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {"changes": [row_document(row) for row in self.rows], "cursor": self.cursor, "more": self.more}


@dataclass(frozen=True)
class PushAnswer:
    """What came back for a batch: an outcome for each op, then changes since the cursor."""

    outcomes: tuple[Outcome, ...]
    changes: ChangesPage

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {"outcomes": [outcome.document() for outcome in self.outcomes], **self.changes.document()}


@dataclass(frozen=True)
class SnapshotPage:
    """Whole complaints. ``cursor`` is that of the first page, on every page; ``next`` names the next page."""

    copies: tuple[ServerCopy, ...]
    cursor: str
    next: str | None

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {
            "complaints": [copy_document(copy) for copy in self.copies],
            "cursor": self.cursor,
            "next": self.next,
        }


def row_document(row: FeedRow) -> dict[str, JsonValue]:
    """A feed row as it travels."""
    document: dict[str, JsonValue] = {
        "position": row.position,
        "complaint": row.complaint,
        "version": row.version,
    }
    if row.op is not None:
        document["op"] = row.op
    if row.author is not None:
        document["by"] = [row.author.code, row.author.name]
    if row.at is not None:
        document["at"] = row.at.isoformat()
    if row.own:
        document["wrote"] = list(row.wrote)
    if row.values:
        document["values"] = dict(row.values)
    if row.conflicts:
        document["conflicts"] = [record.document() for record in row.conflicts]
    return document


def copy_document(copy: ServerCopy) -> dict[str, JsonValue]:
    """A whole complaint as it travels in a snapshot."""
    return {
        "complaint": copy.complaint,
        "version": copy.known,
        "values": dict(copy.values),
        "versions": dict(copy.versions),
        "conflicts": [record.document() for record in copy.conflicts],
    }


def parse_changes(document: JsonValue) -> ChangesPage:
    """A page as it travelled. Raises ``MalformedAnswer``."""
    try:
        members = as_object(document)
        return ChangesPage(
            rows=tuple(_row(row) for row in as_list(members["changes"])),
            cursor=as_text(members["cursor"]),
            more=members["more"] is True,
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise MalformedAnswer(str(problem)) from problem


def parse_push_answer(document: JsonValue) -> PushAnswer:
    """An answer to a push as it travelled. Raises ``MalformedAnswer``."""
    return PushAnswer(parse_outcomes(document), parse_changes(document))


def parse_outcomes(document: JsonValue) -> tuple[Outcome, ...]:
    """The outcomes in an answer. Raises ``MalformedAnswer``."""
    try:
        return tuple(parse_outcome(outcome) for outcome in as_list(as_object(document)["outcomes"]))
    except (KeyError, TypeError, ValueError) as problem:
        raise MalformedAnswer(str(problem)) from problem


def parse_snapshot(document: JsonValue) -> SnapshotPage:
    """A page of whole complaints as it travelled. Raises ``MalformedAnswer``."""
    try:
        members = as_object(document)
        following = members["next"]
        return SnapshotPage(
            copies=tuple(_copy(copy) for copy in as_list(members["complaints"])),
            cursor=as_text(members["cursor"]),
            next=None if following is None else as_text(following),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise MalformedAnswer(str(problem)) from problem


def _row(document: JsonValue) -> FeedRow:
    members = as_object(document)
    op, by, at = members.get("op"), members.get("by"), members.get("at")
    return FeedRow(
        position=as_whole(members["position"]),
        complaint=as_text(members["complaint"]),
        version=as_whole(members["version"]),
        values=as_object(members.get("values", {})),
        wrote=tuple(as_text(path) for path in as_list(members.get("wrote", []))),
        conflicts=_conflicts(members.get("conflicts", [])),
        op=None if op is None else as_text(op),
        own="wrote" in members,
        author=None if by is None else parse_author(by),
        at=None if at is None else as_instant(at),
    )


def _copy(document: JsonValue) -> ServerCopy:
    members = as_object(document)
    values: Values = as_object(members["values"])
    versions: Mapping[str, int] = {path: as_whole(v) for path, v in as_object(members["versions"]).items()}
    return ServerCopy(
        complaint=as_text(members["complaint"]),
        known=as_whole(members["version"]),
        values=values,
        versions=versions,
        conflicts=_conflicts(members["conflicts"]),
    )


def _conflicts(value: JsonValue) -> tuple[ConflictRecord, ...]:
    return tuple(parse_conflict(record) for record in as_list(value))
