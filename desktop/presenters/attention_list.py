"""The list beside the cards, in three groups, and the page when nothing needs a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.i18n import _, n_
from desktop.presenters.correction_cards import correction_line
from desktop.presenters.progress import on_the_way
from desktop.presenters.register_rows import person_words
from desktop.presenters.state import (
    AttentionEmpty,
    AttentionGroup,
    AttentionItem,
    AttentionKind,
    Readiness,
)
from desktop.presenters.uncertain_cards import uncertain_line
from desktop.services.complaint_record import ComplaintRecord, complaint_record
from desktop.services.desk import Desk
from domain.delivery import Delivery
from local_db.register_row import RegisterRow, Totals
from local_db.unit_of_work import Reading

EMPTY_ACT = "new_reply"
"""The act of the empty page: the filter of the register that shows replies not yet passed on."""
LONGEST = 100
"""Complaints in the list; what is dealt with makes room for the next."""

_KINDS: tuple[AttentionKind, ...] = ("conflict", "uncertain", "needs_correction")


def needing_a_person(work: Reading) -> list[RegisterRow]:
    """The complaints in the order of the list: decisions, then uncertain ones, then corrections."""
    lines = work.complaints.page(needs_person=True, limit=LONGEST)
    order = {Delivery(kind): place for place, kind in enumerate(_KINDS)}
    return sorted((line for line in lines if line.delivery in order), key=lambda line: order[line.delivery])


def aside(count: int) -> str:
    """ "3 laporan menunggu petugas"."""
    return n_("{n} laporan menunggu petugas", "{n} laporan menunggu petugas", count).format(n=count)


@dataclass(frozen=True)
class Listed:
    """What the list is made of. ``records`` are read for conflicts and corrections only: after a lost reply
    there may be many uncertain complaints, and ``uncertain_since`` tells all the list says of one."""

    lines: tuple[RegisterRow, ...]
    records: Mapping[str, ComplaintRecord]
    uncertain_since: Mapping[str, datetime]
    totals: Totals


def listed(work: Reading, known: Mapping[str, ComplaintRecord]) -> Listed:
    """Read the list; a complaint that is ``known`` is not read again."""
    lines = tuple(needing_a_person(work))
    since: dict[str, datetime] = {}
    for op in work.ops.uncertain():
        if op.attempted_at is not None:
            since[op.complaint] = min(op.attempted_at, since.get(op.complaint, op.attempted_at))
    records = {
        line.id: known.get(line.id) or complaint_record(work, line.id)
        for line in lines
        if line.delivery is not Delivery.UNCERTAIN
    }
    return Listed(lines, records, since, work.complaints.totals())


def groups(desk: Desk, shown: Listed) -> tuple[AttentionGroup, ...]:
    """The groups that hold something, each with the count of the whole register."""
    found: dict[AttentionKind, list[AttentionItem]] = {kind: [] for kind in _KINDS}
    for line in shown.lines:
        kind: AttentionKind = next(kind for kind in _KINDS if line.delivery.value == kind)
        found[kind].append(AttentionItem(line.id, kind, line.title, _line(desk, shown, line)))
    headings = {
        "conflict": _("Perlu keputusan ({n})"),
        "uncertain": _("Belum pasti ({n})"),
        "needs_correction": _("Perlu diperbaiki ({n})"),
    }
    return tuple(
        AttentionGroup(kind, headings[kind].format(n=shown.totals.by_delivery[Delivery(kind)]), tuple(items))
        for kind, items in found.items()
        if items
    )


def _line(desk: Desk, shown: Listed, line: RegisterRow) -> str:
    if line.delivery is Delivery.UNCERTAIN:
        return uncertain_line(desk, line, shown.uncertain_since.get(line.id))
    record = shown.records[line.id]
    if line.delivery is Delivery.NEEDS_CORRECTION:
        return correction_line(record)
    count = len(record.unanswered)
    counted = {1: _("satu isian berbeda"), 2: _("dua isian berbeda"), 3: _("tiga isian berbeda")}
    many = n_("{n} isian berbeda", "{n} isian berbeda", count).format(n=count)
    return f"{person_words(line)} · {counted.get(count, many)}"


def empty(totals: Totals) -> AttentionEmpty:
    """Nothing waits for a person: one sentence, and the counts that prove it."""
    waiting = on_the_way(totals)
    if not totals.all:
        sentence = _("Belum ada laporan di loket ini.")
    elif waiting:
        sentence = n_(
            "{n} laporan menunggu sinyal dan dikirim sendiri.",
            "{n} laporan menunggu sinyal dan dikirim sendiri.",
            waiting,
        ).format(n=waiting)
    else:
        sentence = _("Semua laporan sudah sampai.")
    below = _("Bila ada yang belum pasti, perlu diperbaiki, atau perlu keputusan, munculnya di sini.")
    delivered = totals.by_delivery[Delivery.DELIVERED]
    # The green tick is for what has arrived; none has nothing to show.
    facts = [Readiness(_("Sampai di pusat"), _complaints(delivered), "delivered")] if delivered else []
    if totals.unseen_replies:
        words = _complaints(totals.unseen_replies)
        label = _("Jawaban belum disampaikan")
        facts.append(Readiness(label, words, "reply", act=EMPTY_ACT, act_label=_("Lihat")))
    return AttentionEmpty(_("Tidak ada yang menunggu Anda"), f"{sentence} {below}", tuple(facts))


def _complaints(n: int) -> str:
    return n_("{n} laporan", "{n} laporan", n).format(n=n)
