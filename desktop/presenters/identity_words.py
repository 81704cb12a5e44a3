"""What may be read of a person: an anonymous complainant is *Anonim*, a NIK shows its last four digits."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.field_words import Parents, value_words
from domain.complaint import Complaint
from domain.fields import PERSONAL
from domain.json_values import JsonValue
from local_db.audit import AuditRow

NAME, NIK = "name", "nik"
"""What can be opened, each by an audited act."""
LATELY = timedelta(minutes=10)
"""As long as the page stays uncovered without a key."""


@dataclass(frozen=True)
class Eyes:
    """Which identity data of one complaint may be shown now."""

    is_anonymous: bool
    opened: AbstractSet[str] = frozenset()

    @property
    def sees_person(self) -> bool:
        """Whether name and contact may be read."""
        return not self.is_anonymous or NAME in self.opened

    @property
    def sees_nik(self) -> bool:
        """Whether the whole NIK may be read."""
        return self.sees_person and NIK in self.opened

    def may_read(self, path: str) -> bool:
        """Whether the value of this field may be read as it is."""
        if path == "complainant.nik":
            return self.sees_nik
        return path not in PERSONAL or self.sees_person

    def words(self, path: str, value: JsonValue, categories: Parents | None = None) -> str:
        """The value as it may be shown; what is empty reads as a dash also where the rest is hidden."""
        words = value_words(path, value, categories)
        if self.may_read(path) or words == "–":
            return words
        return wording.masked(words) if path == "complainant.nik" and self.sees_person else _("disamarkan")


def name_words(complaint: Complaint, eyes: Eyes) -> str:
    """The complainant's name as it may be shown."""
    return wording.shown_name(complaint.complainant.name, not eyes.sees_person)


def opened_lately(audit: Iterable[AuditRow], officer: str, now: datetime) -> frozenset[str]:
    """What this officer has opened of a complaint in the last ten minutes, by its audit rows."""
    events = {f"{what}_shown": what for what in (NAME, NIK)}
    return frozenset(
        events[row.event]
        for row in audit
        if row.event in events and row.officer == officer and timedelta() <= now - row.at < LATELY
    )
