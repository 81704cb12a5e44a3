"""What the centre knows about one complaint when it decides: values, the log of every write.

Records, past ops.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.conflict import ConflictRecord
from domain.json_values import JsonValue, Values
from domain.ops import Author
from domain.outcome import OutcomeKind
from domain.vocabulary import VERIFIED

CENTRE = Author("pusat", "Pusat")
"""Who stands behind what the centre itself writes: the first status, a tracking id, an operator's edit."""


@dataclass(frozen=True)
class FieldWrite:
    """One entry of the log on one field. ``op`` is None for what the centre or its operator wrote."""

    version: int
    op: str | None
    value: JsonValue
    author: Author
    at: datetime


@dataclass(frozen=True)
class CentreComplaint:
    """A complaint at the centre.

    ``log`` holds the writes per field, oldest first; the last one is in force.
    """

    id: str
    unit: str
    version: int
    log: Mapping[str, tuple[FieldWrite, ...]] = field(default_factory=dict)
    records: tuple[ConflictRecord, ...] = ()

    def in_force(self, path: str) -> FieldWrite | None:
        """The write whose value stands, None for a field that was never given one."""
        writes = self.log.get(path, ())
        return writes[-1] if writes else None

    @property
    def values(self) -> Values:
        """The values in force."""
        return {path: writes[-1].value for path, writes in self.log.items() if writes}

    @property
    def versions(self) -> Mapping[str, int]:
        """Per field, the version of the write in force."""
        return {path: writes[-1].version for path, writes in self.log.items() if writes}

    def open_record(self, path: str) -> ConflictRecord | None:
        """The record that waits for a person on this field; there is at most one."""
        return next((record for record in self.records if record.open and record.field == path), None)

    def record(self, id: str) -> ConflictRecord | None:
        """A record by its id, open or closed."""
        return next((record for record in self.records if record.id == id), None)

    @property
    def verified(self) -> bool:
        """Whether the centre has verified the complaint, so that its category is the centre's."""
        return self._value("status") in {status.value for status in VERIFIED}

    @property
    def assigned(self) -> bool:
        """Whether the institution is the centre's: an operator chose one.

        Or forwarded to the proposed one.
        """
        chosen = any(
            write.op is None and write.value is not None for write in self.log.get("institution", ())
        )
        return chosen or (self.verified and self._value("institution") is not None)

    def _value(self, path: str) -> JsonValue:
        write = self.in_force(path)
        return None if write is None else write.value


@dataclass(frozen=True)
class PastOp:
    """An op the centre has decided, as much of it as later decisions depend on."""

    id: str
    complaint: str
    counter: str
    prev: str | None
    replaces: str | None
    kind: OutcomeKind
