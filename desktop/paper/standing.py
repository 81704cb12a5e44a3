"""The framed sentence: where the complaint stands, said honestly in the moment of printing.

"Sudah masuk LAPOR!" is said only with LAPOR!'s own number; "sampai" only when the centre has answered.
"""

from desktop.i18n import _
from desktop.paper.dates import full_date
from desktop.paper.facts import ReceiptFacts
from desktop.paper.page import Shape, Status
from desktop.paper.shared_parts import tracking


def is_at_centre(facts: ReceiptFacts) -> bool:
    """Whether the centre has said that it holds the complaint (a conflict is about a later change)."""
    return facts.tracking_id is not None or facts.delivery in ("delivered", "conflict")


def delivery_status(facts: ReceiptFacts) -> Status:
    """Where the complaint is on its way, for the first receipt and for a second one asked for too early."""
    if facts.delivery == "cancelled":
        return Status(
            Shape.CANCELLED,
            _("Laporan ini sudah dibatalkan"),
            _("Bila ini keliru, katakan kepada petugas. Catatannya tetap ada."),
        )
    if facts.tracking_id is not None:
        return Status(
            Shape.ARRIVED,
            _("Sudah masuk LAPOR!, nomor {number}").format(number=tracking(facts.tracking_id)),
            _("Simpan kertas ini. Kedua nomor ini dapat dipakai untuk bertanya."),
        )
    if is_at_centre(facts):
        return Status(
            Shape.ARRIVED,
            _("Sudah sampai di pusat, nomor LAPOR! belum keluar"),
            _("Nomor LAPOR! diberikan pusat. Tanyakan dengan nomor bukti ini."),
        )
    match facts.delivery:
        case "uncertain":
            return Status(
                Shape.QUESTION,
                _("Diterima di kantor, belum pasti masuk LAPOR!"),
                _("Kantor menanyakan dulu ke pusat. Laporan aman di kantor."),
            )
        case "needs_correction":
            return Status(
                Shape.CORRECTION,
                _("Diterima di kantor, belum masuk LAPOR!"),
                _("Ada isian yang perlu diperbaiki dulu. Laporan aman di kantor."),
            )
        case _other:
            return Status(
                Shape.CLOCK,
                _("Diterima di kantor, belum masuk LAPOR!"),
                _("Dikirim begitu ada sinyal. Nomor LAPOR! keluar sesudah itu."),
            )


def _with(sentence_alone: str, sentence_with: str, institution: str | None) -> str:
    return sentence_with.format(institution=institution) if institution else sentence_alone


def handling_status(facts: ReceiptFacts) -> Status:
    """What the centre and the institution are doing with a complaint that has arrived."""
    who = facts.institution
    match facts.handling:
        case "unverified":
            return Status(
                Shape.STEP_NONE,
                _("Sudah di LAPOR!, belum diperiksa pusat"),
                _("Sesudah diperiksa, laporan diteruskan ke instansi yang berwenang."),
            )
        case "forwarded":
            shape = Shape.STEP_ONE
            sentence = _with(_("Diteruskan ke instansi"), _("Diteruskan ke {institution}"), who)
            detail = _("Instansi itu yang akan menjawab.")
        case "in_progress":
            shape = Shape.STEP_TWO
            sentence = _with(_("Sedang diproses"), _("Sedang diproses {institution}"), who)
            detail = _("Jawaban dapat ditanyakan dengan salah satu nomor di atas.")
        case "done":
            return Status(
                Shape.STEP_THREE,
                _with(_("Selesai ditangani"), _("Selesai ditangani {institution}"), who),
                _("Bila belum sesuai, sampaikan tanggapan Anda."),
            )
        case "postponed":
            return Status(
                Shape.POSTPONED, _("Penanganan tertunda"), _("Alasannya dapat ditanyakan kepada petugas.")
            )
        case "archived":
            return Status(
                Shape.ARCHIVED, _("Laporan diarsipkan"), _("Alasannya dapat ditanyakan kepada petugas.")
            )
        case _other:
            return delivery_status(facts)
    if facts.finish_by is not None:
        detail = _("Batas penyelesaian: {date}.").format(date=full_date(facts.finish_by))
    return Status(shape, sentence, detail)
