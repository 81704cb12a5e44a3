"""What needs to be said about a complaint before anything else: a card for each state that needs a person."""

from desktop.i18n import _, n_
from desktop.presenters import wording
from desktop.presenters.field_words import field_label
from desktop.presenters.rejections import rejection_sentence
from desktop.presenters.state import Notice
from desktop.services.complaint_record import ComplaintRecord
from desktop.services.desk import Desk
from domain.delivery import Delivery, OpState


def notice(desk: Desk, record: ComplaintRecord) -> Notice | None:
    """The card of a complaint that needs a person; None for the calm states."""
    if record.row.delivery is Delivery.UNCERTAIN:
        return Notice("warn", "uncertain", _("Belum pasti sampai"), _uncertain(desk, record))
    if record.row.delivery is Delivery.NEEDS_CORRECTION:
        return Notice("bad", "needs_correction", _("Perlu diperbaiki"), _rejected(record))
    if record.row.delivery is Delivery.CONFLICT:
        return Notice("conflict", "conflict", _("Perlu keputusan"), _conflict(record))
    return None


def _uncertain(desk: Desk, record: ComplaintRecord) -> str:
    tried = [op.attempted_at for op in record.ops if op.state is OpState.UNCERTAIN and op.attempted_at]
    if not tried:
        return _("Sinyal putus sebelum pusat menjawab. Laporan aman di sini.")
    when = wording.near(desk.local(min(tried)), desk.local(desk.now()))
    return _(
        "Dikirim {when}, sinyal putus sebelum pusat menjawab. Laporan aman di sini. "
        "Program akan bertanya dulu ke pusat, jadi tidak akan menjadi dua."
    ).format(when=when)


def _rejected(record: ComplaintRecord) -> str:
    rejected = [op for op in record.ops if op.state is OpState.NEEDS_CORRECTION]
    told = [rejection_sentence(op.outcome.problem) for op in rejected if op.outcome and op.outcome.problem]
    return " ".join([*told[:1], _("Laporan aman di sini.")])


def _conflict(record: ComplaintRecord) -> str:
    fields = [field_label(conflict.field) for conflict in record.unanswered]
    return n_(
        "{fields} berubah di sini dan di pusat. Petugas memutuskan mana yang benar.",
        "{fields} berubah di sini dan di pusat. Petugas memutuskan mana yang benar.",
        len(fields),
    ).format(fields=", ".join(fields))
