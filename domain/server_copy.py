"""The last state the centre told about a complaint, and how outcomes and feed rows fold into it.

Both are folded field by field, only where they are newer than what the field has; add-only sets unite
whatever the order. The known version moves with the feed alone: an outcome that moved it would make the base
of the next edit newer than what the officer was shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.chain import is_set, laid_over
from domain.conflict import ConflictRecord
from domain.json_values import JsonValue, Values
from domain.ops import Author, Op
from domain.outcome import Outcome


@dataclass(frozen=True)
class ServerCopy:
    """``known`` is how far the feed has been applied (0: nothing yet); ``versions`` is per field."""

    complaint: str
    known: int = 0
    values: Values = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[ConflictRecord, ...] = ()

    @property
    def open_conflicts(self) -> tuple[ConflictRecord, ...]:
        """The records that wait for a person."""
        return tuple(record for record in self.conflicts if record.open)


@dataclass(frozen=True)
class FeedRow:
    """One version of one complaint in the feed.

    ``op`` names the op that made it, None for an operator's edit. For an op of the asking stream ``own`` is
    true and ``wrote`` names the paths it changed, without their values: the counter has them. ``author``
    and ``at`` say who did it and when, for the history a person reads; nothing is decided by them.
    """

    position: int
    complaint: str
    version: int
    values: Values = field(default_factory=dict)
    wrote: tuple[str, ...] = ()
    conflicts: tuple[ConflictRecord, ...] = ()
    op: str | None = None
    own: bool = False
    author: Author | None = None
    at: datetime | None = None


def fold_outcome(copy: ServerCopy, op: Op, outcome: Outcome) -> ServerCopy:
    """The copy after an accepted outcome of our own op; unchanged by one that was not accepted."""
    if not outcome.kind.accepted:
        return copy
    told: dict[str, tuple[JsonValue, int]] = {}
    for path, value in op.values.items():
        kept = outcome.not_taken.get(path)
        told[path] = (value, outcome.version) if kept is None else (kept.value, kept.version)
    if outcome.tracking_id is not None:
        told["tracking_id"] = (outcome.tracking_id, outcome.version)
    return replace(_fold(copy, told), conflicts=_newest(copy.conflicts, outcome.conflicts))


def fold_row(copy: ServerCopy, row: FeedRow, own_op: Op | None) -> ServerCopy:
    """The copy after a feed row. ``own_op`` is the op a bump names, None when it is not held here."""
    told = {path: (value, row.version) for path, value in row.values.items()}
    if own_op is not None:
        told |= {path: (own_op.values[path], row.version) for path in row.wrote if path in own_op.values}
    return replace(
        _fold(copy, told),
        known=max(copy.known, row.version),
        conflicts=_newest(copy.conflicts, row.conflicts),
    )


def _fold(copy: ServerCopy, told: Mapping[str, tuple[JsonValue, int]]) -> ServerCopy:
    values, versions = dict(copy.values), dict(copy.versions)
    for path, (value, version) in told.items():
        newer = version > versions.get(path, 0)
        if newer or is_set(path):
            values[path] = laid_over(path, values.get(path), value)
        if newer:
            versions[path] = version
    return replace(copy, values=values, versions=versions)


def _newest(held: tuple[ConflictRecord, ...], told: tuple[ConflictRecord, ...]) -> tuple[ConflictRecord, ...]:
    records = {record.id: record for record in held}
    for record in told:
        known = records.get(record.id)
        if known is None or record.revision > known.revision:
            records[record.id] = record
    return tuple(records.values())
