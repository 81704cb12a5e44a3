"""The three zones of the republic. Fixed offsets: no daylight saving, so no zone database to ship."""

from datetime import datetime, timedelta, timezone
from enum import StrEnum


class Zone(StrEnum):
    """An office's zone; the label printed behind every time on paper."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def offset(self) -> timezone:
        """The fixed offset from UTC: +7, +8 or +9 hours."""
        return timezone(timedelta(hours={"WIB": 7, "WITA": 8, "WIT": 9}[self.value]), self.value)

    def local(self, instant: datetime) -> datetime:
        """An aware instant on this office's wall clock."""
        return instant.astimezone(self.offset)
