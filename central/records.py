"""The life of a conflict record: it opens, others join, a decision closes it.

A late decision opens it again.
"""

from collections.abc import Sequence
from dataclasses import replace

from central.state import FieldWrite
from domain.conflict import ConflictRecord, Proposal, record_id
from domain.json_values import same_value
from domain.ops import Op


def opened(op: Op, path: str, base: int, log: Sequence[FieldWrite]) -> ConflictRecord:
    """A new record. Its base value is what stood at the op's base; ``log`` is never empty here."""
    before = [write.value for write in log if write.version <= base]
    in_force = log[-1]
    return ConflictRecord(
        id=record_id(op.id, path),
        complaint=op.complaint,
        field=path,
        base=before[-1] if before else None,
        in_force=in_force.value,
        in_force_by=in_force.author,
        in_force_at=in_force.at,
        proposals=(proposal(op, path),),
        revision=1,
    )


def proposal(op: Op, path: str) -> Proposal:
    """The value of an op as one side of a record."""
    return Proposal(op.values[path], op.author, op.at, op.id)


def joined(record: ConflictRecord, other: Proposal) -> ConflictRecord:
    """The open record with one more side."""
    return replace(record, proposals=(*record.proposals, other), revision=record.revision + 1)


def closed(record: ConflictRecord, decision: Proposal) -> ConflictRecord:
    """The record as decided. It keeps every value that was in play; the decision is its last entry."""
    return replace(joined(record, decision), open=False)


def reopened(record: ConflictRecord, in_force: FieldWrite, late: Proposal) -> ConflictRecord:
    """A closed record that meets a second, different decision: both are kept, a person looks again.

    What stood when it was opened first goes to the front of the proposals, so that no value is lost.
    """
    known = any(same_value(one.value, record.in_force) for one in record.proposals)
    stood = Proposal(record.in_force, record.in_force_by, record.in_force_at)
    return replace(
        record,
        in_force=in_force.value,
        in_force_by=in_force.author,
        in_force_at=in_force.at,
        proposals=(*(() if known else (stood,)), *record.proposals, late),
        revision=record.revision + 1,
        open=True,
    )
