"""The way of an op through the queue: chosen, claimed, settled. The states are those of `domain.delivery`."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, text

from domain.delivery import UNDECIDED, ImpossibleTransition, OpEvent, OpState, next_state
from domain.ops import OpKind
from domain.outcome import Outcome
from domain.protocol import SealedOp
from local_db.op_rows import OP_ROWS, Candidate, OpRow, op_row
from local_db.schema import op
from local_db.stored import read_time_or_none, stored_json, stored_time

_CANDIDATES = """
SELECT o.seq, o.id, o.complaint, o.kind, o.prev, length(o.body) AS size, o.not_before, o.attempts
FROM op AS o INDEXED BY op_waiting
WHERE o.state = 'waiting' {due}
ORDER BY o.place, o.seq LIMIT :limit
"""
_ALL_WAITING = text(_CANDIDATES.format(due=""))
_SENDABLE = text(
    _CANDIDATES.format(
        due="""
  AND (o.not_before IS NULL OR o.not_before <= :now)
  AND NOT EXISTS (SELECT 1 FROM op AS b WHERE b.complaint = o.complaint AND b.place < o.place
                  AND (b.state IN ('sending', 'uncertain', 'needs_correction')
                       OR (b.state = 'waiting' AND b.not_before > :now)))"""
    )
)
_NEXT_DUE = text("SELECT min(coalesce(not_before, '')) FROM op INDEXED BY op_waiting WHERE state = 'waiting'")
_ONE = text("SELECT state, attempt FROM op WHERE id = :id")
_CLAIM = text(
    "UPDATE op SET state = :state, attempts = attempts + 1, attempt = :attempt, attempted_at = :now,"
    " not_before = NULL WHERE id = :id RETURNING seq, digest, body"
)
_SETTLE = text(
    "UPDATE op SET state = :state, attempt = NULL, not_before = :not_before, problem = :problem,"
    " outcome = coalesce(:outcome, outcome), settled_at = :settled_at WHERE id = :id"
)
_SENDING = text(
    "SELECT id FROM op INDEXED BY op_unsettled WHERE state = 'sending'"
    " AND state IN ('waiting', 'sending', 'uncertain', 'needs_correction')"
)


class Outbox:
    """What the sync engine does with ops."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def candidates(self, limit: int, *, sendable_at: datetime | None = None) -> list[Candidate]:
        """Waiting ops, oldest first; a correction comes at the place of what it replaces.

        With ``sendable_at``, only ops that may be sent at that instant: due, and behind no earlier op of the
        complaint that is rejected, under way, uncertain or not due. Any prefix of that list is prefix-closed
        per complaint, and blocked ops never fill the limit.
        """
        if sendable_at is None:
            rows = self._connection.execute(_ALL_WAITING, {"limit": limit})
        else:
            rows = self._connection.execute(_SENDABLE, {"limit": limit, "now": stored_time(sendable_at)})
        return [
            Candidate(
                seq=row.seq,
                id=row.id,
                complaint=row.complaint,
                kind=OpKind(row.kind),
                prev=row.prev,
                size=row.size,
                not_before=read_time_or_none(row.not_before),
                attempts=row.attempts,
            )
            for row in rows
        ]

    def next_due(self, now: datetime) -> datetime | None:
        """When a waiting op is due next: ``now`` when one is due already, None when none waits."""
        earliest = self._connection.execute(_NEXT_DUE).scalar()
        if earliest is None:
            return None
        return now if earliest == "" else max(now, datetime.fromisoformat(earliest))

    def claim(self, ids: Sequence[str], attempt: str, now: datetime) -> list[SealedOp]:
        """Mark ops as being sent and count the attempt. The unit of work must commit before the first byte.

        Returns the stored bytes in the order of ``ids``. Raises ``ImpossibleTransition``, ``KeyError``.
        """
        sealed = []
        for op_id in ids:
            state, _ = self._state(op_id)
            row = self._connection.execute(
                _CLAIM,
                {
                    "id": op_id,
                    "state": next_state(state, OpEvent.CLAIMED).value,
                    "attempt": attempt,
                    "now": stored_time(now),
                },
            ).one()
            sealed.append(SealedOp(row.seq, row.digest, row.body))
        return sealed

    def settle(
        self,
        op_id: str,
        event: OpEvent,
        *,
        now: datetime,
        attempt: str | None = None,
        outcome: Outcome | None = None,
        problem: str | None = None,
        not_before: datetime | None = None,
    ) -> bool:
        """Let something happen to an op; False when it does not concern it any more.

        With ``attempt``, only an op that is being sent in that attempt. An op that is decided stays as it is,
        whatever answer comes late. ``problem`` is a code; ``not_before`` delays the next sending. Call
        ``complaints.refresh`` for its complaint afterwards. Raises ``ImpossibleTransition``, ``KeyError``.
        """
        state, holder = self._state(op_id)
        if attempt is not None and holder != attempt:
            return False
        try:
            after = next_state(state, event)
        except ImpossibleTransition:
            if state in UNDECIDED:
                raise
            return False
        self._connection.execute(
            _SETTLE,
            {
                "id": op_id,
                "state": after.value,
                "not_before": None if not_before is None else stored_time(not_before),
                "problem": problem,
                "outcome": None if outcome is None else stored_json(outcome.document()),
                "settled_at": None if after in UNDECIDED else stored_time(now),
            },
        )
        return True

    def uncertain(self) -> list[OpRow]:
        """The ops of which nobody knows whether the centre has them; asked about before a re-send."""
        rows = self._connection.execute(
            OP_ROWS.where(op.c.state == OpState.UNCERTAIN.value).order_by(op.c.seq)
        )
        return [op_row(row) for row in rows]

    def recover_sending(self, now: datetime) -> int:
        """What was being sent when the process died is uncertain. Only for the holder of the sync lock.

        Returns how many.
        """
        found = [row.id for row in self._connection.execute(_SENDING)]
        for op_id in found:
            self.settle(op_id, OpEvent.RECOVERED, now=now)
        return len(found)

    def _state(self, op_id: str) -> tuple[OpState, str | None]:
        row = self._connection.execute(_ONE, {"id": op_id}).one_or_none()
        if row is None:
            raise KeyError(op_id)
        return OpState(row.state), row.attempt
