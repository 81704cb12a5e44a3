"""Everything this computer holds about one complaint, read in one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.services.desk import EMERGENCY, Desk
from domain.complaint import Complaint, complaint_from
from domain.conflict import ConflictRecord
from domain.delivery import OPEN, UNDECIDED, OpState
from domain.json_values import JsonValue
from domain.ops import OpKind
from domain.problems import ComplaintUnknown
from domain.server_copy import ServerCopy
from local_db.audit import AuditRow
from local_db.op_rows import OpRow
from local_db.receipts import Receipt
from local_db.register_row import RegisterRow
from local_db.unit_of_work import Reading

REPLY_TOLD = "reply_told"
"""The audit event of a reply that was passed on to the citizen; its detail ``reply`` is the reply's id."""


@dataclass(frozen=True)
class ComplaintRecord:
    """``values`` is the view; ``ops`` are this computer's, in chain order; the rest is oldest first."""

    id: str
    values: Mapping[str, JsonValue]
    row: RegisterRow
    copy: ServerCopy | None
    ops: tuple[OpRow, ...]
    audit: tuple[AuditRow, ...]
    receipts: tuple[Receipt, ...]

    @property
    def complaint(self) -> Complaint:
        """The view in typed form."""
        return complaint_from(self.values)

    @property
    def create(self) -> OpRow | None:
        """The create that counts; None for a complaint of a colleague's counter."""
        creates = [op for op in self.ops if op.kind is OpKind.CREATE and op.state is not OpState.REPLACED]
        return creates[-1] if creates else None

    @property
    def at_centre(self) -> bool:
        """Whether the centre has said that it holds the complaint."""
        create = self.create
        return create is None or create.state in (OpState.DELIVERED, OpState.CONFLICT)

    @property
    def open_ops(self) -> tuple[OpRow, ...]:
        """The ops that the view lays over the server copy."""
        return tuple(op for op in self.ops if op.state in OPEN)

    @property
    def unanswered(self) -> tuple[ConflictRecord, ...]:
        """The open conflict records on which no decision of this computer is under way."""
        answered = {op.op.answer.conflict for op in self.ops if op.op.answer and op.state in UNDECIDED}
        records = self.copy.open_conflicts if self.copy is not None else ()
        return tuple(record for record in records if record.id not in answered)

    @property
    def told_replies(self) -> Mapping[str, AuditRow]:
        """Reply id → when and by whom it was first passed on to the citizen."""
        told: dict[str, AuditRow] = {}
        for event in self.audit:
            if event.event == REPLY_TOLD:
                told.setdefault(str(event.details.get("reply")), event)
        return told


def read_complaint(desk: Desk, complaint_id: str) -> ComplaintRecord:
    """The record of one complaint. Raises ``ComplaintUnknown``."""
    with desk.register.reading() as work:
        return complaint_record(work, complaint_id)


def complaint_record(work: Reading, complaint_id: str) -> ComplaintRecord:
    """As ``read_complaint``, inside a unit of work."""
    row = work.complaints.row(complaint_id)
    if row is None:
        raise ComplaintUnknown()
    return ComplaintRecord(
        id=complaint_id,
        values=work.complaints.values(complaint_id),
        row=row,
        copy=work.copies.get(complaint_id),
        ops=tuple(work.ops.rows(complaint_id)),
        audit=tuple(work.audit.of(complaint_id)),
        receipts=tuple(work.receipts.of(complaint_id)),
    )


def officer_name(desk: Desk, code: str | None) -> str:
    """Who is behind an officer's code, also after having left; the code where nobody knows."""
    known = None if code is None else desk.unit.officer(code)
    if known is not None:
        return known.name
    return EMERGENCY.name if code == EMERGENCY.code else code or ""
