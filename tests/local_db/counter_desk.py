"""Somebody who saves into a real register the way the services do, and eyes that look past the stores."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import uuid_utils

from domain.conflict import ConflictRecord, Proposal, record_id
from domain.json_values import JsonValue
from domain.local_number import LocalNumber
from domain.ops import Author, Base, ConflictAnswer, Op, OpKind
from local_db.register import Register
from local_db.unit_of_work import Writing

KEY = bytes(range(32))
STREAM = "01900000-0000-7000-8000-000000000001"
MORNING = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
ESTER = Author("ester", "Ester Naitboho")


@dataclass
class Desk:
    """Saves invented complaints; every call moves its clock by a second."""

    now: datetime = MORNING
    ids: list[str] = field(default_factory=list)

    def tick(self) -> datetime:
        """The next instant."""
        self.now += timedelta(seconds=1)
        return self.now

    def create(self, work: Writing, **values: JsonValue) -> str:
        """Record a complaint in this unit of work; returns its id."""
        at, complaint = self.tick(), fresh_id()
        serial = work.numbers.next_serial("L07", at.date())
        number = str(LocalNumber("L07", "", at.date(), serial))
        given: dict[str, JsonValue] = {
            "id": complaint,
            "local_number": number,
            "counter": "L07",
            "unit": "DEMO",
            "recorded_at": at.isoformat(),
            "title": "Jembatan gantung putus",
            "content": "Sejak banjir minggu lalu anak sekolah menyeberang dengan rakit.",
            "place": {"region_code": None, "text": "Sereh", "landmark": "dekat dermaga lama"},
            "is_anonymous": False,
            "complainant.name": "Rahma",
        }
        given.update({path.replace("__", "."): value for path, value in values.items()})
        work.complaints.add(complaint, recorded_at=at, local_number=number, officer="ester")
        work.ops.append(Op(fresh_id(), OpKind.CREATE, complaint, None, None, Base(0), given, ESTER, at))
        work.complaints.refresh(complaint)
        work.audit.add("recorded", officer="ester", os_account="kantor", at=at, complaint=complaint)
        self.ids.append(complaint)
        return complaint

    def edit(self, work: Writing, complaint: str, replaces: str | None = None, **values: JsonValue) -> Op:
        """Change fields of a complaint; returns the op."""
        replaced = None if replaces is None else work.ops.get(replaces)
        prev = work.ops.tip(complaint) if replaced is None else replaced.op.prev
        saved = Op(fresh_id(), OpKind.EDIT, complaint, prev, replaces, Base(0), values, ESTER, self.tick())
        work.ops.append(saved)
        work.complaints.refresh(complaint)
        return saved

    def resolve(self, work: Writing, record: ConflictRecord, value: JsonValue) -> Op:
        """Answer a conflict; returns the op."""
        answer = ConflictAnswer(record.id, record.revision)
        prev = work.ops.tip(record.complaint)
        saved = Op(
            fresh_id(),
            OpKind.RESOLVE,
            record.complaint,
            prev,
            None,
            Base(0),
            {record.field: value},
            ESTER,
            self.tick(),
            answer=answer,
        )
        work.ops.append(saved)
        work.complaints.refresh(record.complaint)
        return saved


def fresh_id() -> str:
    """A new UUIDv7."""
    return str(uuid_utils.uuid7())


def conflict_on(
    complaint: str, path: str, op_id: str, *, revision: int = 1, is_open: bool = True
) -> ConflictRecord:
    """A conflict record between the pusat and Ester."""
    return ConflictRecord(
        id=record_id(op_id, path),
        complaint=complaint,
        field=path,
        base=None,
        in_force="0812 0000 0001",
        in_force_by=Author("pusat", "Pusat"),
        in_force_at=MORNING,
        proposals=(Proposal("0812 0000 0002", ESTER, MORNING, op_id),),
        revision=revision,
        open=is_open,
    )


def rows_of(register: Register, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
    """What a bare statement reads: the tests' own eyes, past the stores."""
    with register.reading() as work:
        return list(work.connection.exec_driver_sql(sql, tuple(parameters)))


def run_sql(register: Register, sql: str, parameters: Sequence[Any] = ()) -> None:
    """Change the file past the stores."""
    with register.writing() as work:
        work.connection.exec_driver_sql(sql, tuple(parameters))
