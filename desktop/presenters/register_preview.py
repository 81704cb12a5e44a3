"""The chosen complaint beside the table: one sentence, the facts, the words."""

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.notices import notice
from desktop.presenters.register_rows import person_words
from desktop.presenters.state import Fact, RegisterPreview
from desktop.services.complaint_record import ComplaintRecord, officer_name
from desktop.services.desk import Desk
from domain.delivery import Delivery


def preview(desk: Desk, record: ComplaintRecord) -> RegisterPreview:
    """What the preview shows of this complaint."""
    complaint, row = record.complaint, record.row
    return RegisterPreview(
        id=record.id,
        title=row.title,
        person=person_words(row),
        notice=notice(desk, record),
        facts=(
            Fact(_("Nomor bukti"), complaint.local_number, number=True),
            Fact(
                _("Nomor LAPOR!"), f"#{row.tracking_id}" if row.tracking_id else _("belum ada"), number=True
            ),
            Fact(_("Diterima"), _received(desk, record)),
            Fact(_("Kejadian"), wording.incident(complaint.date_of_incident)),
        ),
        content=complaint.content,
        can_ask=row.delivery is Delivery.UNCERTAIN,
    )


def _received(desk: Desk, record: ComplaintRecord) -> str:
    moment = desk.local(record.row.recorded_at)
    when = f"{wording.full_day(moment)}, {wording.clock(moment)}"
    who = receiver(desk, record)
    return _("{when} oleh {who}").format(when=when, who=who) if who else when


def receiver(desk: Desk, record: ComplaintRecord) -> str:
    """Who took the complaint: an officer's name, or the name of the colleague's counter."""
    create = record.create
    if create is not None:
        return create.op.author.name
    if record.row.officer:
        return officer_name(desk, record.row.officer)
    counters = {counter.code: counter.name for counter in desk.unit.counters}
    return counters.get(record.complaint.counter, record.complaint.counter)
