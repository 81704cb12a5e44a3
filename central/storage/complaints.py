"""Complaints with their log, records and past ops: what a decision reads, and what it leaves behind."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from central.decide import Decision
from central.state import CENTRE, CentreComplaint, FieldWrite, PastOp
from central.storage.codec import packed, stamp, unpacked
from central.storage.schema import complaints, conflicts, field_log, ops, proposals
from domain.conflict import ConflictRecord, parse_conflict
from domain.json_values import JsonValue
from domain.ops import Author, Op
from domain.outcome import OutcomeKind


class MovedOn(Exception):
    """The complaint has another version than the decision was made on."""


def load_complaint(connection: Connection, id: str) -> CentreComplaint | None:
    """One complaint, locked against other writers where the database locks rows."""
    row = connection.execute(select(complaints).where(complaints.c.id == id).with_for_update()).first()
    return None if row is None else load_many(connection, [row])[0]


def load_many(connection: Connection, rows: Sequence[Row[tuple[object, ...]]]) -> list[CentreComplaint]:
    """The complaints of these rows, in their order."""
    ids = [row.id for row in rows]
    logs: dict[str, dict[str, list[FieldWrite]]] = {id: {} for id in ids}
    written = select(field_log).where(field_log.c.complaint.in_(ids)).order_by(field_log.c.version)
    for entry in connection.execute(written):
        logs[entry.complaint].setdefault(entry.field, []).append(_write(entry))
    held: dict[str, list[ConflictRecord]] = {id: [] for id in ids}
    for kept in connection.execute(
        select(conflicts.c.complaint, conflicts.c.document)
        .where(conflicts.c.complaint.in_(ids))
        .order_by(conflicts.c.id)
    ):
        held[kept.complaint].append(parse_conflict(unpacked(kept.document)))
    return [
        CentreComplaint(
            row.id,
            row.unit,
            row.version,
            {path: tuple(writes) for path, writes in logs[row.id].items()},
            tuple(held[row.id]),
        )
        for row in rows
    ]


def load_past(connection: Connection, complaint: str, named: Iterable[str | None]) -> dict[str, PastOp]:
    """The decided ops of a complaint, and the named ones wherever they belong."""
    names = [name for name in named if name is not None]
    rows = connection.execute(
        select(
            ops.c.id, ops.c.complaint, ops.c.counter, ops.c.prev, ops.c.replaces, ops.c.outcome_kind
        ).where((ops.c.complaint == complaint) | ops.c.id.in_(names))
    )
    return {
        row.id: PastOp(
            row.id, row.complaint, row.counter, row.prev, row.replaces, OutcomeKind(row.outcome_kind)
        )
        for row in rows
    }


def keep_effects(
    connection: Connection,
    before: CentreComplaint | None,
    id: str,
    unit: str,
    decision: Decision,
    op: Op | None,
    doubts: Sequence[str],
    now: datetime,
) -> None:
    """Write what a decision changes: versions, log, records, proposals.

    ``op`` is None for an operator's edit. Compare-and-set on the version.
    """
    if decision.changes:
        _keep_version(connection, before, id, unit, decision, doubts, now)
        entries: list[tuple[str, JsonValue, str, str, str, str | None]] = [
            (path, value, CENTRE.code, CENTRE.name, stamp(now), None)
            for path, value in decision.given.items()
        ]
        if op is not None:
            by = op.author
            entries += [
                (path, value, by.code, by.name, op.at.isoformat(), op.id)
                for path, value in decision.written.items()
            ]
        if entries:
            connection.execute(
                insert(field_log),
                [
                    {
                        "complaint": id,
                        "field": path,
                        "version": decision.version,
                        "op": op_id,
                        "value": packed(value),
                        "author_code": code,
                        "author_name": name,
                        "at": at_text,
                    }
                    for path, value, code, name, at_text, op_id in entries
                ],
            )
        for record in decision.records:
            keep_record(connection, record)
    if op is not None and decision.proposed:
        connection.execute(
            insert(proposals),
            [
                {
                    "op": op.id,
                    "field": path,
                    "complaint": id,
                    "value": packed(op.values[path]),
                    "at": op.at.isoformat(),
                }
                for path in decision.proposed
            ],
        )


def keep_record(connection: Connection, record: ConflictRecord) -> None:
    """Store a record as it is now."""
    now_is = {"open": record.open, "document": packed(record.document())}
    changed = connection.execute(update(conflicts).where(conflicts.c.id == record.id).values(**now_is))
    if changed.rowcount == 0:
        connection.execute(
            insert(conflicts).values(id=record.id, complaint=record.complaint, field=record.field, **now_is)
        )


def _keep_version(
    connection: Connection,
    before: CentreComplaint | None,
    id: str,
    unit: str,
    decision: Decision,
    doubts: Sequence[str],
    now: datetime,
) -> None:
    told = {**decision.written, **decision.given}
    columns: dict[str, object] = {"version": decision.version, "doubts": packed(list(doubts))}
    columns |= {path: told[path] for path in ("local_number", "tracking_id") if path in told}
    if before is None:
        connection.execute(insert(complaints).values(id=id, unit=unit, received_at=stamp(now), **columns))
        return
    changed = connection.execute(
        update(complaints)
        .where(complaints.c.id == id, complaints.c.version == before.version)
        .values(**columns)
    )
    if changed.rowcount != 1:
        raise MovedOn


def _write(entry: Row[tuple[object, ...]]) -> FieldWrite:
    return FieldWrite(
        version=entry.version,
        op=entry.op,
        value=unpacked(entry.value),
        author=Author(entry.author_code, entry.author_name),
        at=datetime.fromisoformat(entry.at),
    )
