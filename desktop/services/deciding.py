"""Decide a conflict: a person's word becomes an op that answers one record at one revision."""

from desktop.services.desk import Desk
from domain.chain import trunk_base
from domain.changes import ChangeSet
from domain.conflict import ConflictRecord
from domain.delivery import UNDECIDED
from domain.document import shaped
from domain.json_values import JsonValue
from domain.ops import Author, ConflictAnswer, Op, OpKind
from domain.problems import ConflictClosed
from local_db.unit_of_work import Reading


def decide_conflict(desk: Desk, by: Author, record: ConflictRecord, value: JsonValue) -> ChangeSet:
    """Save a decision on the record *as the person was shown it*.

    Its revision goes with the op: if the record has moved on at the centre, the centre opens it again with
    both decisions. Raises ``ConflictClosed`` when it is decided already, here or there.
    """
    chosen = shaped(record.field, value)
    with desk.register.writing() as work:
        held = find_record(work, record.id)
        if held is None or not held.open or is_answered(work, held):
            raise ConflictClosed()
        op = Op(
            id=desk.new_id(),
            kind=OpKind.RESOLVE,
            complaint=record.complaint,
            prev=work.ops.tip(record.complaint),
            replaces=None,
            base=trunk_base(
                [record.field],
                work.copies.known_version(record.complaint),
                work.ops.open_ops(record.complaint),
            ),
            values={record.field: chosen},
            author=by,
            at=desk.now(),
            skew_ms=work.installation.get().skew_ms,
            answer=ConflictAnswer(record.id, record.revision),
        )
        work.ops.append(op)
        work.complaints.refresh(record.complaint)
        work.audit.add(
            "decided",
            officer=by.code,
            os_account=desk.os_account,
            at=desk.now(),
            complaint=record.complaint,
            details={"field": record.field},
        )
    return ChangeSet(complaints=frozenset({record.complaint}))


def find_record(work: Reading, conflict_id: str) -> ConflictRecord | None:
    """The record with this id in the server copies, open or closed."""
    return work.copies.conflict(conflict_id)


def is_answered(work: Reading, record: ConflictRecord) -> bool:
    """Whether a decision of this computer on the record is under way."""
    return any(
        row.op.answer is not None and row.op.answer.conflict == record.id and row.state in UNDECIDED
        for row in work.ops.rows(record.complaint)
    )


def mine(record: ConflictRecord) -> JsonValue:
    """The value of the op that met the conflict, whoever asks."""
    return record.opener.value


def theirs(record: ConflictRecord) -> JsonValue:
    """The value in force at the centre."""
    return record.in_force
