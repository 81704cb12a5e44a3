"""What two sides changed beside each other: which fields merged by themselves, and from whose side."""

from dataclasses import dataclass

from desktop.services.complaint_record import ComplaintRecord
from domain.fields import RECORDED
from domain.outcome import OutcomeKind
from local_db.op_rows import OpRow


@dataclass(frozen=True)
class Merged:
    """Paths in the order of the form."""

    from_here: tuple[str, ...]
    from_centre: tuple[str, ...]


def merged_by(record: ComplaintRecord, op: OpRow) -> Merged:
    """What stands at both sides after this op met changes of others.

    From the centre: fields whose version lies above the op's base and not above the op, and that no op of
    this computer wrote. From here: what the op wrote and the centre took. Empty when there was nobody else.
    """
    outcome = op.outcome
    if outcome is None or outcome.kind not in (OutcomeKind.MERGED, OutcomeKind.CONFLICT):
        return Merged((), ())
    versions = {} if record.copy is None else record.copy.versions
    own = _written_here(record)
    disputed = {conflict.field for conflict in outcome.conflicts}
    foreign = tuple(
        path
        for path in RECORDED
        if op.op.base.of(path) < versions.get(path, 0) <= outcome.version
        and (path, versions[path]) not in own
        and path not in disputed
    )
    taken = tuple(path for path in RECORDED if path in op.op.values and path not in outcome.not_taken)
    return Merged(taken if foreign or disputed else (), foreign)


def _written_here(record: ComplaintRecord) -> set[tuple[str, int]]:
    return {
        (path, op.outcome.version)
        for op in record.ops
        if op.outcome is not None and op.outcome.kind.accepted
        for path in op.op.values
        if path not in op.outcome.not_taken
    }
