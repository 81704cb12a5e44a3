"""Linimasa: what happened to a complaint, newest first, out of audit rows, ops, receipts and replies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.history_of_changes import Happened, changes, changes_of_others, decisions
from desktop.presenters.identity_words import Eyes
from desktop.presenters.register_preview import receiver
from desktop.presenters.state import HistoryEntry
from desktop.presenters.state.complaint import HistoryIcon
from desktop.services.complaint_record import REPLY_TOLD, ComplaintRecord, officer_name
from desktop.services.desk import Desk
from desktop.services.history import CentreStep
from desktop.services.receipts import FIRST
from domain.delivery import OpState
from domain.vocabulary import Handling

SAME_VISIT = timedelta(minutes=10)
"""A first receipt within this time belongs to the taking of the complaint."""


@dataclass(frozen=True)
class Told:
    """What the timeline is made of besides the record: the centre's steps, and what may be read."""

    steps: tuple[CentreStep, ...]
    eyes: Eyes


def history(desk: Desk, record: ComplaintRecord, told: Told) -> tuple[HistoryEntry, ...]:
    """The entries; what happened at one instant stays in the order in which it is told here."""
    happened = [
        *_taken(desk, record),
        *_delivered(record),
        *changes(record),
        *changes_of_others(record),
        *decisions(record, told.eyes),
        *_steps(told.steps),
        *_replies(desk, record),
        *_receipts(desk, record),
        *_opened(desk, record),
    ]
    newest_first = sorted(happened, key=lambda each: each.at)[::-1]
    return tuple(_entry(desk, each) for each in newest_first)


def _entry(desk: Desk, happened: Happened) -> HistoryEntry:
    when = moment_words(desk, happened.at)
    return HistoryEntry(happened.icon, happened.title, f"{when}, {happened.who}" if happened.who else when)


def moment_words(desk: Desk, at: datetime) -> str:
    """ "hari ini 10.20", "Rab 18 Nov 15.20"."""
    moment, now = desk.local(at), desk.local(desk.now())
    if (now.date() - moment.date()).days in (0, 1) or moment.year != now.year:
        return wording.near(moment, now)
    return f"{wording.short_day(moment)} {wording.clock(moment)}"


def _taken(desk: Desk, record: ComplaintRecord) -> Iterator[Happened]:
    at, who = record.row.recorded_at, receiver(desk, record)
    if _printed_at_once(record):
        yield Happened(at, "printer", _("Diterima di loket, bukti pertama dicetak"), who)
    else:
        yield Happened(at, "file-plus", _("Diterima di loket"), who)
    for event in record.audit:
        if event.event == "emergency_confirmed":
            title = _("Laporan darurat diperiksa petugas")
            yield Happened(event.at, "check", title, officer_name(desk, event.officer))


def _printed_at_once(record: ComplaintRecord) -> bool:
    firsts = [receipt for receipt in record.receipts if receipt.kind == FIRST]
    return bool(firsts) and firsts[0].at - record.row.recorded_at < SAME_VISIT


def _delivered(record: ComplaintRecord) -> Iterator[Happened]:
    create = record.create
    if create is None or create.settled_at is None:
        return
    if create.state in (OpState.DELIVERED, OpState.CONFLICT):
        tracking = record.row.tracking_id
        title = _("Sampai di LAPOR!, nomor #{number}").format(number=tracking) if tracking else ""
        yield Happened(create.settled_at, "delivery-delivered", title or _("Sampai di pusat"))
    elif create.state is OpState.VOIDED:
        yield Happened(create.settled_at, "delivery-cancelled", _("Dibatalkan"))


def _steps(steps: tuple[CentreStep, ...]) -> Iterator[Happened]:
    icons: dict[Handling, HistoryIcon] = {
        Handling.FORWARDED: "arrow-right",
        Handling.DONE: "check",
        Handling.IN_PROGRESS: "clock",
        Handling.POSTPONED: "clock",
    }
    for step in steps:
        if step.status is Handling.UNVERIFIED:
            continue
        yield Happened(step.at, icons.get(step.status, "file-plus"), _step_words(step))


def _step_words(step: CentreStep) -> str:
    who = step.institution
    if step.status is Handling.FORWARDED:
        return (
            _("Diverifikasi, diteruskan ke {institution}").format(institution=who)
            if who
            else _("Diverifikasi, diteruskan")
        )
    if step.status is Handling.IN_PROGRESS:
        return _("Sedang diproses {institution}").format(institution=who) if who else _("Sedang diproses")
    return {
        Handling.DONE: _("Selesai ditangani"),
        Handling.POSTPONED: _("Penanganan tertunda"),
        Handling.ARCHIVED: _("Diarsipkan pusat"),
    }[step.status]


def _replies(desk: Desk, record: ComplaintRecord) -> Iterator[Happened]:
    for reply in record.complaint.replies:
        title = _("{institution} menjawab").format(institution=reply.institution or _("Instansi"))
        yield Happened(reply.at, "message-square", title)
    for event in record.audit:
        if event.event == REPLY_TOLD:
            title = _("Jawaban disampaikan kepada pelapor")
            yield Happened(event.at, "check", title, _at_counter(officer_name(desk, event.officer)))


def _receipts(desk: Desk, record: ComplaintRecord) -> Iterator[Happened]:
    at_once = _printed_at_once(record)
    for receipt in record.receipts:
        if at_once and receipt.kind == FIRST:
            at_once = False
            continue
        title = _("Bukti pertama dicetak") if receipt.kind == FIRST else _("Bukti kedua dicetak")
        if receipt.copy:
            title = _("{what} lagi, salinan").format(what=title)
        if receipt.came_out is False:
            title = _("{what}, kertas tidak keluar").format(what=title)
        yield Happened(receipt.at, "printer", title, _at_counter(officer_name(desk, receipt.officer)))


def _opened(desk: Desk, record: ComplaintRecord) -> Iterator[Happened]:
    titles = {"name_shown": _("Nama pelapor dilihat"), "nik_shown": _("NIK dilihat")}
    for event in record.audit:
        if event.event in titles:
            yield Happened(event.at, "circle-alert", titles[event.event], officer_name(desk, event.officer))


def _at_counter(name: str) -> str:
    return _("{name} di loket").format(name=name) if name else ""
