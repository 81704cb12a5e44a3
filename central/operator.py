"""What an operator at the centre writes.

The operator sees what is in force, so there is no base and no merge: only an open record stands in the way,
and then the value joins it like anybody's.
"""

from datetime import datetime

from central import records
from central.decide import Decision
from central.state import CENTRE, CentreComplaint
from domain.chain import united
from domain.conflict import ConflictRecord, Proposal
from domain.fields import FIELDS, MergeClass
from domain.json_values import JsonValue, Values, same_value
from domain.outcome import OutcomeKind


def act(complaint: CentreComplaint, values: Values, at: datetime) -> Decision:
    """The effect of an operator's edit: one new version for all its values.

    A value equal to the one in force changes nothing, but for the institution: naming it again is the
    assignment.
    """
    written: dict[str, JsonValue] = {}
    changed: list[ConflictRecord] = []
    for path, value in values.items():
        record = complaint.open_record(path)
        in_force = complaint.in_force(path)
        if record is not None:
            changed.append(records.joined(record, Proposal(value, CENTRE, at)))
            continue
        if FIELDS[path].merge is MergeClass.SET:
            value = united(None if in_force is None else in_force.value, value)
        equal = in_force is not None and same_value(value, in_force.value)
        if not equal or FIELDS[path].merge is MergeClass.CENTRE_ONCE_ASSIGNED:
            written[path] = value
    grown = complaint.version + 1 if written or changed else complaint.version
    return Decision(
        OutcomeKind.CONFLICT if changed else OutcomeKind.APPLIED if written else OutcomeKind.UNCHANGED,
        version=grown,
        given=written,
        records=tuple(changed),
    )
