"""What institutions answered, and whether the citizen has heard it."""

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.state import ReplyCard
from desktop.services.complaint_record import ComplaintRecord, officer_name
from desktop.services.desk import Desk


def reply_cards(desk: Desk, record: ComplaintRecord) -> tuple[ReplyCard, ...]:
    """The replies, the newest first."""
    told = record.told_replies
    cards = []
    for reply in sorted(record.complaint.replies, key=lambda reply: reply.at, reverse=True):
        event = told.get(reply.id)
        if event is None:
            word = _("Belum disampaikan kepada pelapor")
        else:
            word = _("Disampaikan {when} oleh {who}").format(
                when=wording.near(desk.local(event.at), desk.local(desk.now())),
                who=officer_name(desk, event.officer),
            )
        moment = desk.local(reply.at)
        cards.append(
            ReplyCard(
                id=reply.id,
                heading=_("Jawaban {institution}").format(institution=reply.institution or _("instansi")),
                when=f"{wording.full_day(moment)}, {wording.clock(moment)}",
                text=reply.text,
                told_word=word,
                told=event is not None,
                can_mark_told=event is None,
            )
        )
    return tuple(cards)
