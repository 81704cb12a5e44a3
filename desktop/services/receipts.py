"""Which facts a receipt tells, and the record that one was printed."""

from desktop.paper.facts import HandlingStep, ReceiptFacts
from desktop.paper.facts import Reply as PrintedReply
from desktop.paper.first_receipt import first_receipt
from desktop.paper.page import ReceiptPage
from desktop.paper.second_receipt import second_receipt
from desktop.services.desk import EMERGENCY, Desk
from desktop.services.history import steps_at_centre
from domain.changes import ChangeSet
from domain.complaint import complaint_from
from domain.ops import Author, OpKind

FIRST, SECOND = "first", "second"


def receipt_page(desk: Desk, complaint_id: str, by: Author, kind: str) -> ReceiptPage:
    """The page of a receipt as it would be printed now. Raises ``ComplaintUnknown``."""
    facts = receipt_facts(desk, complaint_id, by, kind)
    return first_receipt(facts) if kind == FIRST else second_receipt(facts)


def note_printed(desk: Desk, complaint_id: str, by: Author, kind: str) -> tuple[int, ChangeSet]:
    """Record that a receipt went to paper or file; its id is asked after with *Bukti sudah keluar?*"""
    with desk.register.writing() as work:
        copy = any(receipt.kind == kind for receipt in work.receipts.of(complaint_id))
        printed = work.receipts.printed(kind, complaint_id, by.code, desk.now(), copy=copy)
        work.audit.add(
            f"receipt_{kind}",
            officer=by.code,
            os_account=desk.os_account,
            at=desk.now(),
            complaint=complaint_id,
            details={"copy": copy},
        )
    return printed, ChangeSet(complaints=frozenset({complaint_id}))


def note_came_out(desk: Desk, receipt: int, came_out: bool) -> None:
    """What the officer answered; "did it print?" is asked, not assumed."""
    with desk.register.writing() as work:
        work.receipts.came_out(receipt, came_out)


def receipt_facts(desk: Desk, complaint_id: str, by: Author, kind: str) -> ReceiptFacts:
    """Everything a receipt of this complaint may print. Raises ``ComplaintUnknown``.

    The receiving officer is who took the complaint (the law asks for that name); a colleague's counter tells
    only the code, so whoever prints signs there.
    """
    with desk.register.reading() as work:
        values = work.complaints.values(complaint_id)
        standing = work.complaints.standing(complaint_id)
        creates = [row for row in work.ops.rows(complaint_id) if row.op.kind is OpKind.CREATE]
        printed = any(receipt.kind == kind for receipt in work.receipts.of(complaint_id))
        demo = work.installation.get().demo
    complaint = complaint_from(values)
    incident, person, speaker = complaint.date_of_incident, complaint.complainant, complaint.representative
    received_by = creates[-1].op.author if creates else by
    delivered_at = creates[-1].settled_at if creates else None
    counters = {counter.code: counter.name for counter in desk.unit.counters}
    return ReceiptFacts(
        office_name=desk.unit.name,
        regency=desk.unit.regency,
        counter_name=counters.get(complaint.counter, desk.counter.name),
        unit_phone=desk.unit.phone,
        zone=desk.unit.zone.value,
        officer_name=(by if received_by == EMERGENCY else received_by).name,
        complaint_id=complaint.id,
        local_number=complaint.local_number,
        received_at=desk.local(complaint.recorded_at),
        classification=complaint.classification.value if complaint.classification else "",
        title=complaint.title,
        content=complaint.content,
        expectation=complaint.expectation,
        place_text=complaint.place.text or complaint.place.region_code or "",
        landmark=complaint.place.landmark,
        incident_written=incident.date if incident else None,
        incident_precision=incident.precision.value if incident else "day",
        is_anonymous=complaint.is_anonymous,
        is_secret=complaint.is_secret,
        complainant_name=person.name,
        complainant_address=person.address,
        can_be_reached=bool(person.phone or person.email),
        representative_relation=speaker.relation.value if speaker else None,
        representative_name=speaker.name if speaker else None,
        representative_kinship=speaker.kinship if speaker else None,
        delivery=standing.delivery.value,
        tracking_id=complaint.tracking_id,
        delivered_at=None if delivered_at is None else desk.local(delivered_at),
        handling=complaint.status.value if complaint.status else None,
        institution=complaint.institution.text,
        steps=tuple(
            HandlingStep(step.status.value, desk.local(step.at), step.institution)
            for step in steps_at_centre(desk, complaint_id)
        ),
        replies=tuple(
            PrintedReply(reply.institution, reply.text, desk.local(reply.at)) for reply in complaint.replies
        ),
        finish_by=None,
        respond_until=None,
        printed_at=desk.local(desk.now()),
        copy=printed,
        demo=demo,
    )
