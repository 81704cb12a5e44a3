"""A batch is decided: one transaction, one savepoint an op, one commit.

The answer is given after it and not before.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from central.batch import SentOp
from central.decide import Decision, Told, decide
from central.doubts import doubts
from central.sentences import problem
from central.state import CENTRE
from central.storage import schema
from central.storage.codec import packed, stamp, unpacked
from central.storage.complaints import keep_effects, load_complaint, load_past
from central.storage.positions import Decided, give_positions
from central.storage.store import Store
from central.storage.units import surroundings
from domain.json_values import JsonValue
from domain.ops import LARGEST_OP, Op, parse_op
from domain.outcome import Outcome, OutcomeKind, parse_outcome

log = logging.getLogger("central.deciding")

_CHUNK = 500
Item = TypeVar("Item", str, int)


class Fork(Exception):
    """A place of this stream is held by another op; nothing of the batch was decided."""


@dataclass(frozen=True)
class Sender:
    """Whose batch it is."""

    stream: str
    counter: str
    unit: str


def decide_batch(store: Store, sender: Sender, sent: Sequence[SentOp], now: datetime) -> list[Outcome]:
    """Decide the ops in their order and return an outcome for each, committed.

    Raises ``Fork``, ``CentreBusy``.
    """
    with store.writing() as connection:
        connection.execute(
            select(schema.streams.c.id).where(schema.streams.c.id == sender.stream).with_for_update()
        )
        _check_places(connection, sender.stream, sent)
        batch = _Batch(connection, sender, now)
        batch.remember(sent)
        outcomes = [batch.outcome(one) for one in sent]
        positions = batch.close()
    return [
        replace(outcome, position=positions[outcome.op]) if outcome.op in positions else outcome
        for outcome in outcomes
    ]


class _Batch:
    """One batch at work: what is decided so far, and what waits for its position."""

    def __init__(self, connection: Connection, sender: Sender, now: datetime) -> None:
        self._connection = connection
        self._sender = sender
        self._now = now
        self._stored: dict[str, Outcome] = {}
        self._decided: list[Decided] = []
        self._around = surroundings(connection, sender.unit)
        row = connection.execute(select(schema.centre.c.demo, schema.centre.c.next_tracking)).one()
        self._next_tracking: int | None = row.next_tracking if row.demo else None
        self._first_tracking = self._next_tracking

    def remember(self, sent: Sequence[SentOp]) -> None:
        """Read the outcomes of ops that were decided before."""
        for ids in _chunks([one.id for one in sent]):
            table = schema.ops
            known = select(table.c.id, table.c.outcome, table.c.position).where(table.c.id.in_(ids))
            for row in self._connection.execute(known):
                self._stored[row.id] = stored_outcome(row.outcome, row.position)

    def outcome(self, sent: SentOp) -> Outcome:
        """The outcome of one op: the stored one for ever, or a new decision."""
        known = self._stored.get(sent.id)
        if known is not None:
            return known if known.hash == sent.digest else self._key_reused(sent, known)
        try:
            with self._connection.begin_nested():
                decision, op = self._decision(sent)
                outcome = decision.outcome(sent.id, sent.digest, sent.complaint)
                if decision.kind.decided:
                    self._keep_op(sent, outcome)
        except Exception as failure:
            if _transaction_ended(failure, self._connection):
                raise
            log.error("op_undecided %s", type(failure).__name__)
            later = Decision(OutcomeKind.UNDECIDED, problem=problem("later"))
            return later.outcome(sent.id, sent.digest, sent.complaint)
        if decision.kind.decided:
            self._stored[sent.id] = outcome
            if "tracking_id" in decision.given and self._next_tracking is not None:
                self._next_tracking += 1
            self._decided.append(
                Decided(
                    sent.complaint,
                    self._sender.unit,
                    decision,
                    CENTRE if op is None else op.author,
                    self._now if op is None else op.at,
                    sent.id,
                    self._sender.stream,
                )
            )
        return outcome

    def close(self) -> dict[str, int]:
        """Give the positions, last of all. Returns them by op id."""
        if self._next_tracking != self._first_tracking:
            self._connection.execute(update(schema.centre).values(next_tracking=self._next_tracking))
        positions = give_positions(self._connection, self._decided)
        return {one.op: at for one, at in zip(self._decided, positions, strict=True) if one.op is not None}

    def _decision(self, sent: SentOp) -> tuple[Decision, Op | None]:
        """The decision with its effects kept; the op too where it has effects."""
        if len(sent.stored) > LARGEST_OP:
            return Decision(OutcomeKind.REJECTED, problem=problem("too_large")), None
        complaint = load_complaint(self._connection, sent.complaint)
        named = (sent.prev, sent.replaces)
        past = load_past(self._connection, sent.complaint, named) if any(named) else {}
        tracking_id = None if self._next_tracking is None else f"{self._next_tracking:07d}"
        told = Told(self._sender.unit, self._sender.counter, complaint, past, tracking_id)
        decision = decide(sent.body, told)
        op = parse_op(sent.body) if decision.changes or decision.proposed else None
        if op is not None:
            values = {**(complaint.values if complaint else {}), **decision.given, **decision.written}
            keep_effects(
                self._connection,
                complaint,
                sent.complaint,
                self._sender.unit,
                decision,
                op,
                doubts(values, op.author.code, self._around, self._now),
                self._now,
            )
        return decision, op

    def _keep_op(self, sent: SentOp, outcome: Outcome) -> None:
        kind: JsonValue = sent.body.get("kind")
        self._connection.execute(
            insert(schema.ops).values(
                id=sent.id,
                stream=self._sender.stream,
                seq=sent.seq,
                counter=self._sender.counter,
                complaint=sent.complaint,
                kind=kind if isinstance(kind, str) else "",
                prev=sent.prev,
                replaces=sent.replaces,
                hash=sent.digest,
                body=sent.stored,
                outcome=packed(outcome.document()),
                outcome_kind=outcome.kind.value,
                received_at=stamp(self._now),
            )
        )

    def _key_reused(self, sent: SentOp, known: Outcome) -> Outcome:
        log.error("key_reused %s", sent.id)
        self._connection.execute(
            insert(schema.alarms).values(
                at=stamp(self._now),
                code="key_reused",
                op=sent.id,
                stream=self._sender.stream,
                hash=sent.digest,
            )
        )
        return replace(known, key_reused=True)


def stored_outcome(document: str, position: int | None) -> Outcome:
    """An outcome as it was stored, with its position (None: given at the end of the running transaction)."""
    return replace(parse_outcome(unpacked(document)), position=position or 0)


def _check_places(connection: Connection, stream: str, sent: Sequence[SentOp]) -> None:
    held: dict[int, str] = {}
    for one in sent:
        if held.setdefault(one.seq, one.id) != one.id:
            raise Fork
    table = schema.ops
    for seqs in _chunks(list(held)):
        rows = connection.execute(
            select(table.c.seq, table.c.id).where(table.c.stream == stream, table.c.seq.in_(seqs))
        )
        if any(held[row.seq] != row.id for row in rows):
            raise Fork


def _transaction_ended(failure: Exception, connection: Connection) -> bool:
    """Whether this is about the database and not about the op: then nothing of the batch may be answered."""
    if not connection.in_transaction() or connection.invalidated:
        return True
    return isinstance(failure, DBAPIError) and not isinstance(failure, IntegrityError | DataError)


def _chunks(items: list[Item]) -> Iterator[list[Item]]:
    """The items in portions a statement can bind."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
