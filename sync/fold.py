"""Folding what the centre said into server copies and op states, inside one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from domain.changes import ChangeSet
from domain.delivery import OpEvent
from domain.ops import OpKind
from domain.outcome import Outcome
from domain.server_copy import FeedRow, ServerCopy, fold_outcome, fold_row
from local_db.op_rows import OpRow
from local_db.unit_of_work import Writing
from sync.core.decided import event_of, is_about, problem_of


@dataclass
class Fold:
    """Collects what changes and writes each complaint once; ``finish`` must be the last call."""

    writing: Writing
    now: datetime
    delivered: set[str] = field(default_factory=set)
    pulled: set[str] = field(default_factory=set)
    _copies: dict[str, ServerCopy] = field(default_factory=dict)
    _touched: set[str] = field(default_factory=set)
    _seen_anew: set[str] = field(default_factory=set)
    _replaced: set[str] = field(default_factory=set)

    def outcome(
        self, row: OpRow, outcome: Outcome, *, attempt: str | None, not_before: datetime | None = None
    ) -> None:
        """Settle an op by what the centre said about it; an answer to another attempt settles nothing."""
        settled = self.writing.ops.settle(
            row.id,
            event_of(outcome, row.digest),
            now=self.now,
            attempt=attempt,
            outcome=outcome if outcome.kind.decided and is_about(outcome, row.digest) else None,
            problem=problem_of(outcome, row.digest),
            not_before=not_before,
        )
        if not settled:
            return
        self._touched.add(row.complaint)
        if outcome.kind.decided:
            self._seen_anew.add(row.complaint)
        if is_about(outcome, row.digest) and outcome.kind.accepted:
            self._copies[row.complaint] = fold_outcome(self._copy(row.complaint), row.op, outcome)
            if row.kind is OpKind.CREATE:
                self.delivered.add(row.complaint)

    def event(
        self, row: OpRow, event: OpEvent, *, attempt: str | None = None, problem: str | None = None
    ) -> None:
        """Let something happen to an op that the centre said nothing about."""
        if self.writing.ops.settle(row.id, event, now=self.now, attempt=attempt, problem=problem):
            self._touched.add(row.complaint)

    def rows(self, rows: Iterable[FeedRow]) -> None:
        """A page of the feed."""
        for row in rows:
            own = self.writing.ops.get(row.op) if row.own and row.op is not None else None
            if row.version > self._copy(row.complaint).known:
                self._note(row)
            self._copies[row.complaint] = fold_row(
                self._copy(row.complaint), row, None if own is None else own.op
            )
            self._touched.add(row.complaint)
            if not row.own:
                self.pulled.add(row.complaint)

    def _note(self, row: FeedRow) -> None:
        """Keep for the history what the centre did: which fields and which status, never a person's data."""
        institution = row.values.get("institution")
        self.writing.audit.add(
            "told",
            officer=None,
            os_account=None,
            at=row.at or self.now,
            complaint=row.complaint,
            details={
                "version": row.version,
                "op": row.op,
                "own": row.own,
                "by": None if row.author is None else row.author.name,
                "fields": [*row.values, *row.wrote],
                "status": row.values.get("status"),
                "institution": institution.get("text") if isinstance(institution, dict) else None,
            },
        )

    def whole(self, copy: ServerCopy) -> None:
        """A complaint of a snapshot: it replaces the copy."""
        held = self._copy(copy.complaint)
        if copy.known > max(held.versions.values(), default=held.known):
            self.pulled.add(copy.complaint)
        self._copies[copy.complaint] = copy
        self._replaced.add(copy.complaint)
        self._touched.add(copy.complaint)

    def gone(self, complaint: str) -> None:
        """A complaint that a whole snapshot did not hold."""
        self._copies.pop(complaint, None)
        self.writing.copies.drop(complaint)
        self._touched.add(complaint)
        self._seen_anew.add(complaint)

    def finish(self) -> ChangeSet:
        """Write the copies, let closed records deliver their ops, refresh the views."""
        for copy in self._copies.values():
            self.writing.copies.put(copy)
            if copy.conflicts or copy.complaint in self._replaced:
                self._close_records(copy)
        for complaint in sorted(self._seen_anew | self._copies.keys()):
            self.writing.complaints.refresh(complaint)
        return ChangeSet(complaints=frozenset(self._touched), installation=True)

    def _close_records(self, copy: ServerCopy) -> None:
        still_open = {record.id for record in copy.open_conflicts}
        for row in self.writing.ops.in_conflict(copy.complaint):
            named = () if row.outcome is None else row.outcome.conflicts
            if still_open.isdisjoint(record.id for record in named):
                self.writing.ops.settle(row.id, OpEvent.RECORD_CLOSED, now=self.now)

    def _copy(self, complaint: str) -> ServerCopy:
        held = self._copies.get(complaint)
        if held is None:
            held = self.writing.copies.get(complaint) or ServerCopy(complaint)
        return held
