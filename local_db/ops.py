"""The ops of this installation: appended when saved, never changed, never serialised again."""

from sqlalchemy import Connection, text

from domain.delivery import OpEvent, OpStanding, OpState, next_state
from domain.json_values import digest as digest_of
from domain.ops import LARGEST_OP, Op, OpKind
from domain.problems import TooLarge
from local_db.op_rows import OP_ROWS, OpRow, op_in, op_row
from local_db.outbox import Outbox
from local_db.schema import op
from local_db.stored import stored_time

_APPEND = text("""
INSERT INTO op (seq, stream, id, complaint, kind, state, place, prev, replaces, answers, body, digest, at)
SELECT coalesce(max(seq), 0) + 1, (SELECT stream FROM installation), :id, :complaint, :kind, 'waiting',
       coalesce((SELECT place FROM op WHERE id = :replaces), coalesce(max(seq), 0) + 1),
       :prev, :replaces, :answers, :body, :digest, :at
FROM op
RETURNING seq
""")
_STATE = text("SELECT state FROM op WHERE id = :id")
_CORRECTED = text("UPDATE op SET state = :state, settled_at = :at WHERE id = :id")
_OPEN_BODIES = text(
    "SELECT body FROM op WHERE complaint = :complaint"
    " AND state IN ('waiting', 'sending', 'uncertain', 'needs_correction') ORDER BY place, seq"
)
_TIP = text(
    "SELECT id FROM op WHERE complaint = :complaint AND state <> 'replaced'"
    " ORDER BY place DESC, seq DESC LIMIT 1"
)
_STANDINGS = text("SELECT kind, state, answers FROM op WHERE complaint = :complaint ORDER BY place, seq")


class OpStore(Outbox):
    """Reads and appends ops; what happens to them on their way is in `Outbox`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)

    def append(self, saved: Op) -> int:
        """Seal an op: its bytes are stored as they will be sent. Returns its seq, gapless in this register.

        An op that replaces a rejected one takes its place and makes it ``replaced``, in this transaction.
        Raises ``TooLarge``, ``ImpossibleTransition`` (what it replaces is not rejected), ``KeyError``.
        """
        body = saved.stored()
        if len(body) > LARGEST_OP:
            raise TooLarge(bytes=len(body), most=LARGEST_OP)
        at = stored_time(saved.at)
        if saved.replaces is not None:
            found = self._connection.execute(_STATE, {"id": saved.replaces}).scalar()
            if found is None:
                raise KeyError(saved.replaces)
            state = next_state(OpState(found), OpEvent.CORRECTED)
            self._connection.execute(_CORRECTED, {"id": saved.replaces, "state": state.value, "at": at})
        seq = self._connection.execute(
            _APPEND,
            {
                "id": saved.id,
                "complaint": saved.complaint,
                "kind": saved.kind.value,
                "prev": saved.prev,
                "replaces": saved.replaces,
                "answers": None if saved.answer is None else saved.answer.conflict,
                "body": body,
                "digest": digest_of(body),
                "at": at,
            },
        ).scalar_one()
        return int(seq)

    def open_ops(self, complaint: str) -> list[Op]:
        """The open ops of a complaint in chain order: undecided, or rejected and not yet replaced."""
        rows = self._connection.execute(_OPEN_BODIES, {"complaint": complaint})
        return [op_in(body) for (body,) in rows]

    def tip(self, complaint: str) -> str | None:
        """The id of the last op of the chain, which the next op names as ``prev``; None for a first op."""
        found = self._connection.execute(_TIP, {"complaint": complaint}).scalar()
        return None if found is None else str(found)

    def standings(self, complaint: str) -> list[OpStanding]:
        """All ops of a complaint, as far as its delivery depends on them."""
        return [
            OpStanding(OpKind(kind), OpState(state), answers)
            for kind, state, answers in self._connection.execute(_STANDINGS, {"complaint": complaint})
        ]

    def rows(self, complaint: str) -> list[OpRow]:
        """Every op of a complaint with its bookkeeping, in chain order; what was replaced stands before its
        correction."""
        found = self._connection.execute(
            OP_ROWS.where(op.c.complaint == complaint).order_by(op.c.place, op.c.seq)
        )
        return [op_row(row) for row in found]

    def get(self, op_id: str) -> OpRow | None:
        """One op, or None when this register does not hold it."""
        row = self._connection.execute(OP_ROWS.where(op.c.id == op_id)).one_or_none()
        return None if row is None else op_row(row)

    def in_conflict(self, complaint: str) -> list[OpRow]:
        """The ops of a complaint in state ``conflict``: to be settled once none of their records is open."""
        rows = self._connection.execute(
            OP_ROWS.where(op.c.complaint == complaint, op.c.state == OpState.CONFLICT.value).order_by(
                op.c.seq
            )
        )
        return [op_row(row) for row in rows]
