"""The pure core alone: decisions are applied to values in memory, as the storage applies them."""

from collections.abc import Mapping
from dataclasses import replace

from central.decide import Decision, Told, decide
from central.operator import act
from central.state import CENTRE, CentreComplaint, FieldWrite, PastOp
from domain.conflict import ConflictRecord
from domain.json_values import JsonValue, Values
from domain.ops import Op
from domain.outcome import OutcomeKind
from tests.central.caller import NINE


class PaperCentre:
    """One unit's complaints. ``counter`` says who sends; every decided op is remembered."""

    def __init__(self, *, tracking_id: str | None = None) -> None:
        self.complaints: dict[str, CentreComplaint] = {}
        self.past: dict[str, PastOp] = {}
        self.tracking_id = tracking_id

    def take(self, op: Op, *, counter: str = "L07", unit: str = "DEMO") -> Decision:
        """Decide one op and apply it."""
        named = {op.prev, op.replaces}
        past = {
            id: known for id, known in self.past.items() if known.complaint == op.complaint or id in named
        }
        told = Told(unit, counter, self.complaints.get(op.complaint), past, self.tracking_id)
        decision = decide(op.body(), told)
        if decision.kind.decided:
            self.past[op.id] = PastOp(op.id, op.complaint, counter, op.prev, op.replaces, decision.kind)
            self._apply(op.complaint, unit, decision, op)
        return decision

    def operate(self, complaint: str, values: Values) -> Decision:
        """An operator's edit."""
        decision = act(self.complaints[complaint], values, NINE)
        self._apply(complaint, "", decision, None)
        return decision

    def values(self, complaint: str) -> Values:
        """What is in force."""
        return self.complaints[complaint].values

    def records(self, complaint: str) -> Mapping[str, ConflictRecord]:
        """The records by field; a test that needs two on one field looks by itself."""
        return {record.field: record for record in self.complaints[complaint].records}

    def _apply(self, id: str, unit: str, decision: Decision, op: Op | None) -> None:
        if decision.kind in (OutcomeKind.REJECTED, OutcomeKind.BLOCKED, OutcomeKind.UNDECIDED):
            assert not decision.changes
            return
        before = self.complaints.get(id) or CentreComplaint(id, unit, 0)
        log: dict[str, tuple[FieldWrite, ...]] = dict(before.log)

        def write(path: str, value: JsonValue, by: FieldWrite) -> None:
            log[path] = (*log.get(path, ()), replace(by, value=value))

        for path, value in decision.given.items():
            write(path, value, FieldWrite(decision.version, None, None, CENTRE, NINE))
        for path, value in decision.written.items():
            assert op is not None
            write(path, value, FieldWrite(decision.version, op.id, None, op.author, op.at))
        told = {record.id: record for record in decision.records}
        kept = tuple(told.pop(record.id, record) for record in before.records)
        self.complaints[id] = CentreComplaint(
            id, before.unit, decision.version or before.version, log, (*kept, *told.values())
        )
