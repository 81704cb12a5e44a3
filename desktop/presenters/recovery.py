"""The draft that survived: what is said about it at the next start."""

from desktop.i18n import _, n_
from desktop.presenters.differences import marked
from desktop.presenters.field_words import NUMBERS, field_label, value_words
from desktop.presenters.intake_words import draft_title
from desktop.presenters.state import DifferingField, Mark, RecoveryState
from desktop.presenters.wording import clock, clock_seconds, near
from desktop.services.desk import Desk
from domain.chain import changed_paths
from domain.document import values_from_document
from local_db.drafts import Draft

MOST_CHECKED = 2000
"""Complaints that can be checked from end to end while a person waits (well under a second)."""


def recovery_state(desk: Desk, draft: Draft, aside: Draft | None, officer_name: str) -> RecoveryState:
    """The journalled draft beside the version that was set aside, where there is one."""
    last = values_from_document(draft.values)
    kept = {} if aside is None else values_from_document(aside.values)
    paths = changed_paths(kept, last)
    if aside is None:
        paths = [path for path in paths if path != "classification"]
    when = desk.local(draft.saved_at)
    checked_strong, checked = _checked(desk)
    now = desk.local(desk.now())
    return RecoveryState(
        draft=draft.id,
        title=_title(draft),
        sentence=_(
            "Ketikan terakhir {when}, ditulis {officer}. Paling banyak dua detik terakhir yang hilang."
        ).format(when=near(when, now, seconds=True), officer=officer_name),
        kept_label=""
        if aside is None
        else _("Disisihkan {time}").format(time=clock(desk.local(aside.saved_at))),
        kept_time="" if aside is None else clock(desk.local(aside.saved_at)),
        last_label=_("Saat terputus, {time}").format(time=clock_seconds(when)),
        last_time=clock_seconds(when),
        rows=tuple(
            DifferingField(
                label=field_label(path),
                kept="" if aside is None else value_words(path, kept.get(path)),
                last=_last(path, value_words(path, last.get(path)), value_words(path, kept.get(path)), aside),
                number=path in NUMBERS,
            )
            for path in paths
        ),
        same_line=""
        if aside is None
        else _(
            "Yang digarisbawahi berbeda. Isian lain sama. Versi yang tidak dipakai tetap ada di riwayat draf."
        ),
        checked_strong=checked_strong,
        checked=checked,
    )


def _checked(desk: Desk) -> tuple[str, str]:
    """What is said of the saved complaints: a check that was made now, or, in a large register, only
    the count.
    """
    with desk.register.reading() as work:
        complaints = work.complaints.totals().all
    counted = n_("{n} laporan.", "{n} laporan.", complaints).format(n=complaints)
    if complaints > MOST_CHECKED:
        return _("Laporan yang sudah disimpan tidak terpengaruh."), counted
    if not desk.register.verify().ok:
        return _("Pemeriksaan laporan tersimpan menemukan yang janggal."), _("Beri tahu admin kabupaten.")
    return (
        _("Semua laporan yang sudah disimpan tetap lengkap."),
        n_(
            "Sudah diperiksa saat program dibuka: {n} laporan, {time}.",
            "Sudah diperiksa saat program dibuka: {n} laporan, {time}.",
            complaints,
        ).format(n=complaints, time=clock(desk.local(desk.now()))),
    )


def _title(draft: Draft) -> str:
    """Names the citizen; where no name was typed yet, the first words of what happened."""
    who, _dash, words = draft_title(draft.values).partition(" – ")
    if draft.values.get("complainant.name") or not words:
        return _("Program tadi terputus. Draf {name} masih ada.").format(name=who)
    return _("Program tadi terputus. Draf “{words}” masih ada.").format(words=words)


def _last(path: str, now: str, before: str, aside: Draft | None) -> tuple[Mark, ...]:
    if aside is None:
        return (Mark(now),)
    return marked(now, before) if before != "–" else (Mark(now, differs=True),)
