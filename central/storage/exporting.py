"""Everything at the centre as JSON documents, for audits and tests.

It holds personal data: mind where it goes.
"""

from collections.abc import Iterator

from sqlalchemy import func, select

from central.storage.codec import unpacked, unpacked_object
from central.storage.complaints import load_many
from central.storage.deciding import stored_outcome
from central.storage.schema import complaints, conflicts, ops, proposals
from central.storage.store import Store
from domain.document import document_from_values
from domain.json_values import JsonValue, as_list

_PORTION = 200


def export_complaints(store: Store) -> Iterator[dict[str, JsonValue]]:
    """Each complaint with its fields, versions, doubts and the proposals for fields that are the centre's."""
    with store.reading() as connection:
        twice = set(
            connection.execute(
                select(complaints.c.local_number)
                .where(complaints.c.local_number.is_not(None))
                .group_by(complaints.c.local_number)
                .having(func.count() > 1)
            ).scalars()
        )
        last = ""
        while rows := connection.execute(
            select(complaints).where(complaints.c.id > last).order_by(complaints.c.id).limit(_PORTION)
        ).all():
            wanted = select(proposals).where(proposals.c.complaint.in_([row.id for row in rows]))
            shown = connection.execute(wanted.order_by(proposals.c.at)).all()
            for row, complaint in zip(rows, load_many(connection, rows), strict=True):
                doubts = as_list(unpacked(row.doubts))
                if row.local_number in twice:
                    doubts.append("local_number_twice:local_number")
                yield {
                    **document_from_values(complaint.values),
                    "id": row.id,
                    "unit": row.unit,
                    "handling": complaint.values.get("status"),
                    "version": row.version,
                    "versions": dict(complaint.versions),
                    "received_at": row.received_at,
                    "doubts": doubts,
                    "open_conflicts": [record.id for record in complaint.records if record.open],
                    "proposals": [
                        {"op": one.op, "field": one.field, "value": unpacked(one.value), "at": one.at}
                        for one in shown
                        if one.complaint == row.id
                    ],
                }
            last = rows[-1].id


def export_ops(store: Store) -> Iterator[dict[str, JsonValue]]:
    """Each decided op with its envelope, its body and its outcome, in the order of the decisions."""
    with store.reading() as connection:
        last = 0
        while rows := connection.execute(
            select(ops).where(ops.c.position > last).order_by(ops.c.position).limit(_PORTION)
        ).all():
            for row in rows:
                yield {
                    "op": row.id,
                    "stream": row.stream,
                    "seq": row.seq,
                    "counter": row.counter,
                    "complaint": row.complaint,
                    "kind": row.kind,
                    "hash": row.hash,
                    "received_at": row.received_at,
                    "position": row.position,
                    "body": unpacked(row.body.decode()),
                    "outcome": stored_outcome(row.outcome, row.position).document(),
                }
            last = rows[-1].position


def export_conflicts(store: Store) -> Iterator[dict[str, JsonValue]]:
    """Each conflict record, open or closed."""
    with store.reading() as connection:
        for row in connection.execute(select(conflicts.c.document).order_by(conflicts.c.id)):
            yield unpacked_object(row.document)
