"""Times, states and names as people say them. Looked up when shown, so the language may change."""

from datetime import datetime, timedelta

from desktop.i18n import _, n_
from desktop.paper.dates import day_name, month_name
from domain.complaint import Complaint, IncidentDate
from domain.delivery import Delivery
from domain.validation import incident_day
from domain.vocabulary import Accommodation, Classification, DatePrecision, Handling, Relation, Role


def clock(moment: datetime) -> str:
    """10.47"""
    return f"{moment:%H.%M}"


def clock_seconds(moment: datetime) -> str:
    """10.47.32"""
    return f"{moment:%H.%M.%S}"


def short_day(moment: datetime) -> str:
    """Rab 18 Nov"""
    return f"{day_name(moment)[:3]} {moment.day} {month_name(moment.month)[:3]}"


def full_day(moment: datetime) -> str:
    """Selasa 24 November 2026"""
    return f"{day_name(moment)} {plain_day(moment)}"


def plain_day(moment: datetime) -> str:
    """24 November 2026"""
    return f"{moment.day} {month_name(moment.month)} {moment.year}"


def near(moment: datetime, now: datetime, *, seconds: bool = False) -> str:
    """ "hari ini 10.33", "kemarin 14.05", "9 Nov 10.24", "9 Nov 2025": both on the office's wall clock."""
    time = clock_seconds(moment) if seconds else clock(moment)
    days = (now.date() - moment.date()) / timedelta(days=1)
    if days == 0:
        return _("hari ini {time}").format(time=time)
    if days == 1:
        return _("kemarin {time}").format(time=time)
    month = month_name(moment.month)[:3]
    if moment.year != now.year:
        return f"{moment.day} {month} {moment.year}"
    return f"{moment.day} {month} {time}"


def incident(date: IncidentDate | None) -> str:
    """27 Oktober 2026, kira-kira 27 Oktober 2026, Oktober 2026, or the words as typed."""
    if date is None:
        return "–"
    day = incident_day(date.date)
    if day is None:
        return date.date
    month = month_name(day.month)
    exact = {4: 2, 7: 1}.get(len(date.date), 0)
    written = (f"{day.day} {month} {day.year}", f"{month} {day.year}", f"{day.year}")[exact]
    told = {DatePrecision.DAY: 0, DatePrecision.MONTH: 1, DatePrecision.YEAR: 2}[date.precision]
    return _("kira-kira {date}").format(date=written) if told > exact else written


def delivery_word(delivery: Delivery, tracking_id: str | None) -> str:
    """The word beside the shape. "Sampai" only when the centre has answered."""
    if delivery is Delivery.DELIVERED:
        return _("Sampai #{number}").format(number=tracking_id) if tracking_id else _("Sampai di pusat")
    return {
        Delivery.WAITING: _("Menunggu sinyal"),
        Delivery.SENDING: _("Sedang dikirim"),
        Delivery.UNCERTAIN: _("Belum pasti"),
        Delivery.NEEDS_CORRECTION: _("Perlu diperbaiki"),
        Delivery.CONFLICT: _("Perlu keputusan"),
        Delivery.CANCELLED: _("Dibatalkan"),
    }[delivery]


def pending_word(pending: int) -> str:
    """The quiet second line, or nothing."""
    if not pending:
        return ""
    return n_("{n} perubahan menunggu", "{n} perubahan menunggu", pending).format(n=pending)


def handling_word(handling: Handling | None, delivery: Delivery) -> str:
    """What the centre does with it, or why that is not known."""
    if handling is None:
        return _("belum diketahui") if delivery is Delivery.UNCERTAIN else _("belum di pusat")
    return {
        Handling.UNVERIFIED: _("Belum terverifikasi"),
        Handling.FORWARDED: _("Diteruskan"),
        Handling.IN_PROGRESS: _("Sedang diproses"),
        Handling.DONE: _("Selesai"),
        Handling.POSTPONED: _("Tertunda"),
        Handling.ARCHIVED: _("Diarsipkan"),
    }[handling]


def lapor_label(handling: Handling | None) -> str:
    """What lapor.go.id shows, where its label differs from ours."""
    if handling is Handling.FORWARDED:
        return _("Di lapor.go.id tertulis “Belum Ditindaklanjuti”.")
    if handling is Handling.IN_PROGRESS:
        return _("Di lapor.go.id tertulis “Sedang Diproses”.")
    return ""


def classification_word(classification: Classification | None) -> str:
    """Pengaduan, Permintaan informasi, Aspirasi."""
    if classification is None:
        return "–"
    return {
        Classification.COMPLAINT: _("Pengaduan"),
        Classification.INFORMATION_REQUEST: _("Permintaan informasi"),
        Classification.ASPIRATION: _("Aspirasi"),
    }[classification]


def relation_word(relation: Relation) -> str:
    """Pendamping, kuasa, wali."""
    return {
        Relation.ASSISTANT: _("pendamping"),
        Relation.PROXY: _("kuasa"),
        Relation.GUARDIAN: _("wali"),
    }[relation]


def role_word(role: Role) -> str:
    """Petugas loket, kepala seksi, admin."""
    return {
        Role.OFFICER: _("Petugas loket"),
        Role.SUPERVISOR: _("Kepala Seksi Pelayanan"),
        Role.ADMIN: _("Admin kabupaten"),
    }[role]


def accommodation_word(need: Accommodation) -> str:
    """What a person needs, in the words of the glossary."""
    return {
        Accommodation.READ_ALOUD: _("dibacakan"),
        Accommodation.LARGE_PRINT: _("bukti huruf besar"),
        Accommodation.BRAILLE: _("bukti Braille"),
        Accommodation.TYPES_SELF: _("mengetik sendiri"),
        Accommodation.SIGN_INTERPRETER: _("juru bahasa isyarat"),
        Accommodation.LOCAL_LANGUAGE: _("bahasa daerah"),
        Accommodation.MORE_TIME: _("waktu lebih lama"),
        Accommodation.STEP_FREE: _("tempat tanpa tangga"),
    }[need]


def shown_name(name: str | None, is_anonymous: bool) -> str:
    """A name as lists, timelines and exports show it: hidden for an anonymous complaint."""
    if is_anonymous:
        return _("Anonim")
    return name or _("tanpa nama")


def person_line(complaint: Complaint) -> str:
    """Thomas Ulu, Desa Fatuteas"""
    name = shown_name(complaint.complainant.name, complaint.is_anonymous)
    place = complaint.place.text or complaint.place.region_code
    return name if not place else f"{name}, {place}"


def short_number(local_number: str) -> str:
    """0011-X out of L07-20261123-0011-X."""
    return "-".join(local_number.split("-")[-2:])


def masked(nik: str) -> str:
    """•••• 0312"""
    return f"•••• {nik[-4:]}" if len(nik) > 4 else "••••"
