"""The number on the first receipt, e.g. ``L07-20261122-0014-M`` (sync-protocol.md, Identities)."""

import re
from dataclasses import dataclass
from datetime import date

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COUNTER_CODE = re.compile(r"[A-HJ-NP-Z0-9]{2,5}[0-9]")
# Without its hyphens a number could be cut in several places: the shortest code that leaves a day of this
# century is taken. Only a serial beyond 9999 is long enough for a second reading.
_WRITTEN = re.compile(
    r"([A-HJ-NP-Z0-9]{2,5}?[0-9])([A-HJ-NP-Z]*)"
    r"-?(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    r"-?([0-9]{4}|[1-9][0-9]{4,})-?([0-9A-Z])"
)
# A clock whose battery is dead says 1970, and what it printed is a number like any other: its hyphens tell
# where the day begins.
_OF_ANY_CENTURY = re.compile(
    r"([A-HJ-NP-Z0-9]{2,5}?[0-9])([A-HJ-NP-Z]*)"
    r"-([0-9]{4})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    r"-([0-9]{4}|[1-9][0-9]{4,})-([0-9A-Z])"
)


@dataclass(frozen=True)
class LocalNumber:
    """A local number in its parts. ``life`` is empty in the first life of a database, then A, B, …"""

    counter: str
    life: str
    day: date
    serial: int

    @property
    def check(self) -> str:
        """The check character over all before it, hyphens left out."""
        return check_character(f"{self.counter}{self.life}{self._day}{self.serial:04d}")

    @property
    def _day(self) -> str:
        return self.day.isoformat().replace("-", "")

    def __str__(self) -> str:
        return f"{self.counter}{self.life}-{self._day}-{self.serial:04d}-{self.check}"


def check_character(text: str) -> str:
    """ISO 7064 MOD 37,36 over letters and digits.

    Finds every single wrong character, and every swap of neighbours but those of a few pairs that follow each
    other in the alphabet (36 of 22,680 state and pair combinations).
    """
    product = 36
    for character in text:
        total = (product + ALPHABET.index(character)) % 36 or 36
        product = (total * 2) % 37
    return ALPHABET[(37 - product) % 36]


def parse_local_number(written: str) -> LocalNumber | None:
    """A number as a person typed it: any case, spaces, hyphens left out, O for 0 in the check place.

    None when it is not a local number or its check character does not fit.
    """
    plain = re.sub(r"\s", "", written).upper()
    match = _WRITTEN.fullmatch(plain) or _OF_ANY_CENTURY.fullmatch(plain)
    if match is None:
        return None
    counter, life, year, month, day_of_month, serial, check = match.groups()
    try:
        day = date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
    number = LocalNumber(counter, life, day, int(serial))
    if check.replace("O", "0") != number.check.replace("O", "0"):
        return None
    return number
