"""The page of one complaint, put together from its record."""

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.complaint_facts import fact_rows
from desktop.presenters.field_words import Parents, value_words
from desktop.presenters.history import Told, history
from desktop.presenters.identity_words import Eyes, name_words
from desktop.presenters.notices import notice
from desktop.presenters.reply_cards import reply_cards
from desktop.presenters.state import ComplaintState, ReceiptKind
from desktop.services.complaint_record import ComplaintRecord
from desktop.services.desk import Desk
from desktop.services.history import CentreStep
from desktop.services.reference import ReferencePack
from domain.delivery import Delivery


def complaint_state(
    desk: Desk,
    record: ComplaintRecord,
    eyes: Eyes,
    categories: ReferencePack,
    steps: tuple[CentreStep, ...],
) -> ComplaintState:
    """Everything on the page."""
    complaint, row = record.complaint, record.row
    parents = category_words(categories)
    return ComplaintState(
        id=record.id,
        title=row.title,
        subtitle=name_words(complaint, eyes),
        local_number=complaint.local_number,
        tracking=f"#{row.tracking_id}" if row.tracking_id else "",
        delivery=row.delivery.value,
        delivery_word=wording.delivery_word(row.delivery, row.tracking_id),
        pending=wording.pending_word(row.pending_changes),
        handling=None if row.handling is None else row.handling.value,
        handling_word=wording.handling_word(row.handling, row.delivery),
        handling_note=(row.institution or "") if row.handling is not None else "",
        notice=notice(desk, record),
        replies=reply_cards(desk, record),
        content=complaint.content,
        content_aside=_aside(record, parents),
        expectation=complaint.expectation or "",
        facts=fact_rows(record, eyes, parents),
        history=history(desk, record, Told(steps, eyes)),
        receipts=_receipts(record),
        lapor_label=wording.lapor_label(row.handling),
        can_correct=row.delivery is not Delivery.CANCELLED,
        notice_act=_act(row.delivery),
    )


def category_words(categories: ReferencePack) -> Parents:
    """Code → "Infrastruktur › Penerangan jalan"."""
    return {item.code: categories.words(item) for item in categories.items}


def _aside(record: ComplaintRecord, parents: Parents) -> str:
    classification = wording.classification_word(record.complaint.classification)
    category = value_words("category", record.values.get("category"), parents)
    return classification if category == "–" else f"{classification} · {category}"


def _receipts(record: ComplaintRecord) -> tuple[ReceiptKind, ...]:
    """The second one is only for what the centre holds; until then it would promise a number."""
    return ("second", "first") if record.at_centre else ("first",)


def _act(delivery: Delivery) -> str:
    return {
        Delivery.UNCERTAIN: _("Lihat di Perlu perhatian"),
        Delivery.NEEDS_CORRECTION: _("Lihat di Perlu perhatian"),
        Delivery.CONFLICT: _("Putuskan"),
    }.get(delivery, "")
