"""An op as it lies in the register: its bytes and what is known of its way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from domain.delivery import OpState
from domain.json_values import JsonValue
from domain.ops import Op, OpKind, parse_op
from domain.outcome import Outcome, parse_outcome
from domain.protocol import SealedOp
from local_db.schema import op
from local_db.stored import read_object, read_time, read_time_or_none


@dataclass(frozen=True)
class OpRow:
    """One op with its bookkeeping. ``place`` is its seq, or for a correction the place of what it replaces:
    the order of a chain. ``problem`` is the code of the last failure or rejection."""

    seq: int
    stream: str
    id: str
    complaint: str
    kind: OpKind
    state: OpState
    place: int
    body: bytes
    digest: str
    at: datetime
    attempts: int
    attempt: str | None
    attempted_at: datetime | None
    not_before: datetime | None
    problem: str | None
    outcome: Outcome | None
    settled_at: datetime | None

    @property
    def op(self) -> Op:
        """The op in its bytes."""
        return op_in(self.body)

    @property
    def sealed(self) -> SealedOp:
        """The op in its envelope, as it is sent."""
        return SealedOp(self.seq, self.digest, self.body)


@dataclass(frozen=True)
class Candidate:
    """A waiting op, for the pure core to choose from. ``size`` is bytes of the stored body."""

    seq: int
    id: str
    complaint: str
    kind: OpKind
    prev: str | None
    size: int
    not_before: datetime | None
    attempts: int


OP_ROWS = select(op)


def op_in(body: bytes) -> Op:
    """The op in stored bytes. Raises ``MalformedOp``: only damage can make it."""
    return parse_op(read_object(body.decode()))


def op_row(row: Row[Any]) -> OpRow:
    """A row of ``OP_ROWS`` in typed form."""
    return OpRow(
        seq=row.seq,
        stream=row.stream,
        id=row.id,
        complaint=row.complaint,
        kind=OpKind(row.kind),
        state=OpState(row.state),
        place=row.place,
        body=row.body,
        digest=row.digest,
        at=read_time(row.at),
        attempts=row.attempts,
        attempt=row.attempt,
        attempted_at=read_time_or_none(row.attempted_at),
        not_before=read_time_or_none(row.not_before),
        problem=row.problem,
        outcome=None if row.outcome is None else parse_outcome(_document(row.outcome)),
        settled_at=read_time_or_none(row.settled_at),
    )


def _document(text: str) -> JsonValue:
    return read_object(text)
