"""The documents of `loket-admin list`, `show` and `status`; their keys are fixed by commands.md."""

from collections.abc import Iterator, Mapping

from desktop.services.deciding import is_answered, mine
from desktop.services.desk import Desk
from domain.conflict import ConflictRecord
from domain.delivery import OPEN, Delivery
from domain.document import document_from_values
from domain.json_values import JsonValue, Values
from domain.vocabulary import Handling
from local_db.audit import AuditRow
from local_db.unit_of_work import Reading

PAGE = 500
ANONYMOUS = "Anonim"
"""What stands in the place of the name; a value of the JSON, so the same in every language."""
HIDDEN = ("name", "nik", "phone", "email", "address")
"""What tells who somebody is (domain.md, *Anonim*)."""


def complaint_document(work: Reading, complaint_id: str) -> dict[str, JsonValue]:
    """One complaint: where it stands, then every field. Raises ``ComplaintUnknown``."""
    values = work.complaints.values(complaint_id)
    standing = work.complaints.standing(complaint_id)
    document = document_from_values(values)
    return {
        "id": complaint_id,
        "local_number": document["local_number"],
        "delivery": standing.delivery.value,
        "pending_changes": standing.pending_changes,
        "handling": document["status"],
        "tracking_id": document["tracking_id"],
        **{key: value for key, value in document.items() if key != "status"},
    }


def list_documents(
    desk: Desk, delivery: Delivery | None, search: str | None, limit: int | None
) -> Iterator[dict[str, JsonValue]]:
    """Complaints in the order of the register, page by page so that memory stays flat.

    As in the window, a list names nobody who asked to be *Anonim*: one complaint is opened by ``show``.
    """
    offset = 0
    while limit is None or offset < limit:
        size = PAGE if limit is None else min(PAGE, limit - offset)
        with desk.register.reading() as work:
            rows = work.complaints.page(delivery=delivery, search=search, offset=offset, limit=size)
            documents = [_listed(complaint_document(work, row.id)) for row in rows]
        yield from documents
        offset += len(rows)
        if len(rows) < size:
            return


def names_the_anonymous(document: Mapping[str, JsonValue]) -> bool:
    """Whether this document tells who an anonymous complainant is, or who speaks for them."""
    return document["is_anonymous"] is True and _listed(document) != document


def _listed(document: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The document as it stands in a list: of who is anonymous, only that, and what hides nobody."""
    listed, person, speaker = dict(document), document["complainant"], document["representative"]
    if document["is_anonymous"] is True and isinstance(person, dict):
        told = {"name": ANONYMOUS} if person["name"] is not None else {}
        hidden = dict.fromkeys(HIDDEN) | told
        listed["complainant"] = {part: hidden.get(part, value) for part, value in person.items()}
        if isinstance(speaker, dict):
            listed["representative"] = dict.fromkeys(speaker) | {"relation": speaker["relation"]}
    return listed


def show_document(desk: Desk, complaint_id: str) -> dict[str, JsonValue]:
    """Everything known about one complaint. Raises ``ComplaintUnknown``."""
    with desk.register.reading() as work:
        document = complaint_document(work, complaint_id)
        copy = work.copies.get(complaint_id)
        rows = work.ops.rows(complaint_id)
        server_values: Values | None = None if copy is None else copy.values
        document |= {
            "view": dict(document),
            "server_copy": None
            if copy is None or server_values is None
            else {
                "known": copy.known,
                "versions": dict(copy.versions),
                **document_from_values(server_values),
            },
            "pending_ops": [
                {"seq": row.seq, "state": row.state.value, "attempts": row.attempts, **row.op.body()}
                for row in rows
                if row.state in OPEN
            ],
            "conflicts": [
                _conflict(record, is_answered(work, record))
                for record in (copy.open_conflicts if copy is not None else ())
            ],
            "history": [_event(row) for row in work.audit.of(complaint_id)],
        }
    return document


def status_document(desk: Desk) -> dict[str, JsonValue]:
    """How the counter stands; counts are of complaints, except ``pending_changes``."""
    with desk.register.reading() as work:
        totals = work.complaints.totals()
        installation = work.installation.get()
    return {
        "unit": desk.unit.code,
        "counter": desk.counter.code,
        "delivery": {state.value: totals.by_delivery[state] for state in Delivery},
        "handling": {status.value: totals.by_handling[status] for status in Handling},
        "pending_changes": totals.pending_changes,
        "oldest_waiting": None
        if totals.oldest_waiting is None
        else desk.local(totals.oldest_waiting).isoformat(),
        "last_contact": None
        if installation.last_contact is None
        else desk.local(installation.last_contact).isoformat(),
        "demo": installation.demo,
    }


def _event(row: AuditRow) -> JsonValue:
    return {
        "at": row.at.isoformat(),
        "event": row.event,
        "officer": row.officer,
        "details": dict(row.details),
    }


def _conflict(record: ConflictRecord, answered: bool) -> dict[str, JsonValue]:
    return {
        "id": record.id,
        "field": record.field,
        "base": record.base,
        "here": mine(record),
        "centre": record.in_force,
        "revision": record.revision,
        "proposals": [proposal.document() for proposal in record.proposals],
        "answered": answered,
    }
