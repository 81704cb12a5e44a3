"""Dates as people say them, read leniently: "3 Nov 2026", "3/11", "kemarin", "dua minggu lalu", "awal Mei".

Pure: the day is passed in. What cannot be read stays as typed; it is saved and flagged, never lost.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.i18n import _

_STORED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """`date` is `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or the words as typed; `precision` day, month or year.

    A day with the precision of a month was said to be approximate, and so was a month with that of a year:
    that is how *kira-kira* is kept in the two values the domain knows.
    """

    date: str
    precision: str
    understood: bool = True

    @property
    def about(self) -> bool:
        """Whether it was said to be approximate."""
        return self.understood and self.precision != _exact_precision(self.date)


def _exact_precision(stored: str) -> str:
    return {4: "year", 7: "month"}.get(len(stored), "day")


def approximate(typed: TypedDate, about: bool) -> TypedDate:
    """The same date with or without *kira-kira*; a year is as rough as it gets."""
    exact = _exact_precision(typed.date) if typed.understood else "day"
    rougher = {"day": "month", "month": "year", "year": "year"}[exact]
    return TypedDate(typed.date, rougher if about and typed.understood else exact, typed.understood)


def read_date(text: str, today: date) -> TypedDate | None:
    """What was typed, or None for nothing at all."""
    words = " ".join(text.lower().replace(",", " ").split())
    if not words:
        return None
    rest = re.sub(r"^(kira-kira|kira kira|sekitar|kurang lebih|lebih kurang|±|~)\s*", "", words)
    found = _read(rest, today)
    if found is None:
        return TypedDate(text.strip(), "day", understood=False)
    return approximate(found, True) if rest != words else found


def stored_date(stored: object, precision: object) -> TypedDate | None:
    """A date as a draft keeps it."""
    if not isinstance(stored, str) or not stored:
        return None
    known = _is_stored(stored)
    exact = _exact_precision(stored) if known else "day"
    kept = precision if precision in ("day", "month", "year") else exact
    return TypedDate(stored, str(kept), known)


def shown_date(typed: TypedDate) -> str:
    """As the field shows it: "3 Nov 2026", "November 2026", "2026", or the words as typed."""
    match = _STORED.fullmatch(typed.date) if typed.understood else None
    if match is None:
        return typed.date
    year, month, day = match.groups()
    if month is None:
        return year
    if day is None:
        return f"{_month_names()[int(month) - 1]} {year}"
    return f"{int(day)} {_short_months()[int(month) - 1]} {year}"


def _is_stored(text: str) -> bool:
    match = _STORED.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups("01")
    return _day(int(year), int(month), int(day)) is not None


def _read(words: str, today: date) -> TypedDate | None:
    for rule in (_relative, _counted, _weekday, _in_figures, _in_words):
        found = rule(words, today)
        if found is not None:
            return found
    return None


def _relative(words: str, today: date) -> TypedDate | None:
    days = {
        "hari ini": 0, "tadi": 0, "tadi pagi": 0, "tadi siang": 0, "tadi sore": 0, "sekarang": 0,
        "barusan": 0,
        "kemarin": 1, "kemaren": 1, "kmrn": 1, "tadi malam": 1, "semalam": 1, "kemarin malam": 1,
        "kemarin dulu": 2, "kemarin lusa": 2, "lusa kemarin": 2, "dua hari lalu": 2,
    }  # fmt: skip
    if words in days:
        return _of_day(today - timedelta(days=days[words]))
    if words == "bulan ini":
        return TypedDate(f"{today:%Y-%m}", "month")
    if words == "tahun ini":
        return TypedDate(f"{today:%Y}", "year")
    return None


_COUNTS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "beberapa": 3,
}  # fmt: skip


def _counted(words: str, today: date) -> TypedDate | None:
    """ "3 hari lalu", "dua minggu yang lalu", "sebulan lalu", "tahun lalu"."""
    match = re.fullmatch(
        r"(?:(\d{1,3}|[a-z]+)\s+|(se))?(hari|minggu|bulan|tahun)\s+(?:yang\s+|yg\s+)?(?:lalu|kemarin)", words
    )
    if match is None:
        return None
    number, _one, unit = match.groups()
    if number is None:
        count = 1
    elif number.isdigit():
        count = int(number)
    elif number in _COUNTS:
        count = _COUNTS[number]
    else:
        return None
    if unit == "hari":
        return _of_day(today - timedelta(days=count))
    if unit == "minggu":
        return approximate(_of_day(today - timedelta(weeks=count)), True)
    if unit == "bulan":
        months = today.year * 12 + today.month - 1 - count
        return TypedDate(f"{months // 12:04d}-{months % 12 + 1:02d}", "month")
    return TypedDate(f"{today.year - count:04d}", "year") if count < today.year else None


def _weekday(words: str, today: date) -> TypedDate | None:
    """ "Senin", "hari Senin", "Senin lalu": the last one; "lalu" never means today."""
    names = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    match = re.fullmatch(
        r"(?:hari\s+)?(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)(\s+(?:yang\s+)?lalu)?", words
    )
    if match is None:
        return None
    wanted = names.index(match[1].replace("'", ""))
    back = (today.weekday() - wanted) % 7
    if back == 0 and match[2]:
        back = 7
    return _of_day(today - timedelta(days=back))


def _in_figures(words: str, today: date) -> TypedDate | None:
    if _is_stored(words):
        found = TypedDate(words, _exact_precision(words))
        return found if 1900 <= int(words[:4]) <= 2200 else None
    match = re.fullmatch(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{4}|\d{2}))?", words)
    if match is not None:
        return _dated(int(match[1]), int(match[2]), match[3], today)
    match = re.fullmatch(r"(\d{1,2})\s*[-/.]\s*(\d{4})", words)
    if match is not None and 1 <= int(match[1]) <= 12:
        return TypedDate(f"{match[2]}-{int(match[1]):02d}", "month")
    return None


def _in_words(words: str, today: date) -> TypedDate | None:
    match = re.fullmatch(
        r"(?:tanggal\s+|tgl\.?\s+)?(\d{1,2})[\s\-/.]*([a-z]+)\.?[\s\-/.]*(\d{4}|\d{2})?", words
    )
    if match is not None and (month := _month(match[2])) is not None:
        return _dated(int(match[1]), month, match[3], today)
    match = re.fullmatch(r"(?:(awal|pertengahan|tengah|akhir|bulan)\s+)?([a-z]+)\.?\s*(\d{4})?", words)
    if match is not None and (month := _month(match[2])) is not None:
        year = int(match[3]) if match[3] else today.year - (month > today.month)
        return TypedDate(f"{year:04d}-{month:02d}", "month")
    match = re.fullmatch(r"(?:awal\s+|akhir\s+|pertengahan\s+)?(?:tahun|thn|th\.?)\s*(\d{4})", words)
    return TypedDate(match[1], "year") if match is not None else None


def _dated(day: int, month: int, year: str | None, today: date) -> TypedDate | None:
    """A day; without a year the last such day up to today: what is complained about has happened."""
    if year is None:
        found = _day(today.year, month, day)
        if found is None or found > today:
            found = _day(today.year - 1, month, day) or found
    else:
        number = int(year)
        if len(year) == 2:
            number += 2000 if number <= today.year % 100 + 1 else 1900
        found = _day(number, month, day)
    return _of_day(found) if found is not None else None


def _of_day(day: date) -> TypedDate:
    return TypedDate(day.isoformat(), "day")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_MONTH_STARTS = (
    ("jan",), ("feb", "peb"), ("mar",), ("apr",), ("mei", "may"), ("jun",), ("jul",),
    ("agu", "agt", "ags", "aug"), ("sep",), ("okt", "oct"), ("nov", "nop"), ("des", "dec"),
)  # fmt: skip


def _month(word: str) -> int | None:
    """1 … 12 from a name or its beginning, Indonesian first, English too."""
    for number, (starts, names) in enumerate(zip(_MONTH_STARTS, _MONTH_WORDS, strict=True), start=1):
        if word in starts or (len(word) >= 3 and any(name.startswith(word) for name in names)):
            return number
    return None


_MONTH_WORDS = (
    ("januari", "january"), ("februari", "february", "pebruari"), ("maret", "march"), ("april",),
    ("mei", "may"), ("juni", "june"), ("juli", "july"), ("agustus", "august"),
    ("september",), ("oktober", "october"), ("november", "nopember"), ("desember", "december"),
)  # fmt: skip


def _short_months() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("Mei"), _("Jun"),
        _("Jul"), _("Agu"), _("Sep"), _("Okt"), _("Nov"), _("Des"),
    )  # fmt: skip


def _month_names() -> tuple[str, ...]:
    return (
        _("Januari"), _("Februari"), _("Maret"), _("April"), _("Mei"), _("Juni"),
        _("Juli"), _("Agustus"), _("September"), _("Oktober"), _("November"), _("Desember"),
    )  # fmt: skip
