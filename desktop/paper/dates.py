"""Dates and times as a receipt writes them: always the full date and the zone.

Day and month names come from our own catalogue (Babel is 33 MB at run time), looked up when shown.
"""

import re
from datetime import date, datetime

from desktop.i18n import _


def day_name(day: date) -> str:
    """Senin … Minggu."""
    return (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))[
        day.weekday()
    ]


def month_name(month: int) -> str:
    """Januari … Desember for 1 … 12."""
    return (
        _("Januari"),
        _("Februari"),
        _("Maret"),
        _("April"),
        _("Mei"),
        _("Juni"),
        _("Juli"),
        _("Agustus"),
        _("September"),
        _("Oktober"),
        _("November"),
        _("Desember"),
    )[month - 1]


def plain_date(day: date) -> str:
    """24 November 2026, with spaces that do not break, so that a date is never torn over two lines."""
    return f"{day.day}\u00a0{month_name(day.month)}\u00a0{day.year}"


def full_date(day: date) -> str:
    """Selasa, 24 November 2026."""
    return f"{day_name(day)}, {plain_date(day)}"


def clock(moment: datetime) -> str:
    """10.52, as Indonesian writes it."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def full_moment(moment: datetime, zone: str) -> str:
    """Selasa, 24 November 2026, pukul 10.52 WITA."""
    return _("{date}, pukul {time} {zone}").format(
        date=full_date(moment.date()), time=clock(moment), zone=zone
    )


def short_moment(moment: datetime, zone: str) -> str:
    """Selasa 24 November 2026, 10.52 WITA: the same facts for 80 mm."""
    day = moment.date()
    return f"{day_name(day)} {plain_date(day)}, {clock(moment)}\u00a0{zone}"


def incident_words(written: str, precision: str) -> str:
    """When it happened, no more exact than what the citizen said.

    A stored day whose precision is only the month or the year was said to be approximate ("kira-kira
    3 November 2026"); so was a stored month whose precision is the year. Words that are no date stay
    as typed.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", written)
    if match is None:
        return written
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is None:
        return _("tahun {year}").format(year=year)
    if not 1 <= month <= 12:
        return written
    said = (
        f"{month_name(month)}\u00a0{year}" if day is None else f"{day}\u00a0{month_name(month)}\u00a0{year}"
    )
    about = precision == "year" or (precision == "month" and day is not None)
    return _("kira-kira {date}").format(date=said) if about else said
