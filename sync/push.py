"""Sending batches: claimed in one transaction, sent in none, settled in another."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from uuid_utils import uuid7

from domain.changes import changed
from domain.delivery import OpEvent
from domain.outcome import Outcome, OutcomeKind
from domain.server_copy import FeedRow
from local_db.op_rows import OpRow
from local_db.unit_of_work import Reading
from sync.connectors.port import CallFailed
from sync.core.backoff import LONGEST, delay
from sync.core.batch import Waiting, choose
from sync.core.decided import is_about
from sync.core.meaning import batch_event
from sync.fold import Fold
from sync.run import Run

LOOKED_AT = 1000
"""Candidates from which a batch is chosen."""
SOME_DAY = datetime(9000, 1, 1, tzinfo=UTC)
"""Later than any op rests: what could be sent if nothing rested."""


def push_batch(run: Run, sent: set[str], *, on_demand: bool) -> bool | None:
    """Send one batch. None: there was nothing to send; else whether the feed holds more than was told.

    ``sent`` holds the ops this round has sent already: none goes twice, whatever the centre says of it.
    ``on_demand`` sends also what rests after the centre put it off. Raises ``CallFailed``.
    """
    with run.register.reading() as reading:
        chosen = _chosen(reading, sent, run.clock(), on_demand=on_demand)
        cursor = reading.installation.get().cursor
    if not chosen:
        return None
    sent.update(chosen)
    attempt = str(uuid7())
    with run.register.writing() as writing:
        sealed = writing.ops.claim(chosen, attempt, run.clock())
    with run.register.reading() as reading:
        rows = [row for row in map(reading.ops.get, chosen) if row is not None]
    run.notify(changed(row.complaint for row in rows))
    try:
        answer = run.connector.push(run.stream, sealed, cursor)
    except CallFailed as failed:
        event = batch_event(failed.meaning, bytes_left=failed.bytes_left)
        _unanswered(run, rows, attempt, event, failed.problem.code)
        raise
    # Without a cursor of our own the changes start nowhere we know: the snapshot comes instead.
    changes = answer.said.changes if cursor is not None else None
    told = () if changes is None else changes.rows
    _settle(run, rows, answer.said.outcomes, told, attempt)
    settled = {row.complaint for row in rows}
    with run.register.writing() as writing:
        fold = Fold(writing, run.clock(), run.delivered, run.pulled)
        fold.rows(row for row in told if row.complaint not in settled)
        if changes is not None:
            writing.installation.set_cursor(changes.cursor)
        run.contact(writing, answer)
        rest = fold.finish()
    run.notify(rest)
    return answer.said.changes.more or cursor is None


def next_due(reading: Reading, now: datetime) -> datetime | None:
    """When the next op may go by itself: ``now`` or earlier when one may already, None when none will."""
    heads: dict[str, datetime] = {}
    for op in reading.ops.candidates(LOOKED_AT, sendable_at=SOME_DAY):
        heads.setdefault(op.complaint, op.not_before or now)
    return min(heads.values(), default=None)


def _chosen(reading: Reading, sent: set[str], now: datetime, *, on_demand: bool) -> Sequence[str]:
    line = reading.ops.candidates(LOOKED_AT, sendable_at=SOME_DAY if on_demand else now)
    if not line:
        due = next_due(reading, now)
        if due is not None and due - now > LONGEST:
            # No op rests that long: the clock was set back.
            line = reading.ops.candidates(LOOKED_AT, sendable_at=due)
    return choose(Waiting(op.id, op.complaint, op.seq, op.size, op.id not in sent) for op in line)


def _unanswered(run: Run, rows: Sequence[OpRow], attempt: str, event: OpEvent, problem: str) -> None:
    with run.register.writing() as writing:
        fold = Fold(writing, run.clock())
        for row in rows:
            fold.event(row, event, attempt=attempt, problem=problem)
        changes = fold.finish()
    run.notify(changes)


def _settle(
    run: Run, rows: Sequence[OpRow], said: Sequence[Outcome], told: Sequence[FeedRow], attempt: str
) -> None:
    """Settle every op by itself, with what the feed tells of its complaint.

    In pieces: if the process dies in between, the ops that are left are asked about, and the cursor, which is
    stored after the last piece, brings the same rows again.
    """
    outcomes = {outcome.op: outcome for outcome in said}
    rejected = {outcome.complaint for outcome in said if outcome.kind is OutcomeKind.REJECTED}
    chains: dict[str, list[OpRow]] = {}
    for row in rows:
        chains.setdefault(row.complaint, []).append(row)
    for piece in run.pieces(list(chains)):
        with run.register.writing() as writing:
            now = run.clock()
            fold = Fold(writing, now, run.delivered, run.pulled)
            for row in (row for complaint in piece for row in chains[complaint]):
                outcome = outcomes.get(row.id)
                if outcome is None:
                    fold.event(row, OpEvent.NO_ANSWER, attempt=attempt)
                    continue
                rest = None if row.complaint in rejected else _rest(row, outcome, run.jitter())
                fold.outcome(row, outcome, attempt=attempt, not_before=None if rest is None else now + rest)
            fold.rows(row for row in told if row.complaint in piece)
            changes = fold.finish()
        run.notify(changes)


def _rest(row: OpRow, outcome: Outcome, roll: float) -> timedelta | None:
    """How long an op that was not decided is left alone. One behind a rejection waits for its correction."""
    decided = is_about(outcome, row.digest) and outcome.kind.decided
    return None if decided else delay(row.attempts, roll)
