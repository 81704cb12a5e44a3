"""A counter with a real encrypted register; the centre's answers are folded in as the sync engine does."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from uuid_utils import uuid7

from desktop.services.desk import Desk
from desktop.services.editing import open_complaint, save_edit
from desktop.services.intake import register_complaint
from domain.changes import ChangeSet
from domain.conflict import ConflictRecord, Proposal, record_id
from domain.delivery import OpEvent, OpState
from domain.json_values import JsonValue, Values
from domain.ops import Author, OpKind
from domain.outcome import FieldInForce, NotTakenBecause, Outcome, OutcomeKind, Problem
from domain.server_copy import FeedRow
from domain.unit import Counter, parse_unit
from local_db.op_rows import OpRow
from local_db.register import Register, create_register
from sync.fold import Fold

ESTER = Author("ester", "Ester Naitboho")
MARKUS = Author("markus", "Markus Tasey")
ADMIN = Author("admin", "Admin kabupaten")
KEY = bytes(range(32))
NINE_O_CLOCK = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""24 November 2026, 09.00 WITA."""

UNIT: dict[str, JsonValue] = {
    "code": "DEMO",
    "name": "Kantor Camat Oenaek",
    "regency": "Kabupaten Lontar Timur",
    "address": "Jalan Lontar Raya 1",
    "zone": "WITA",
    "phone": None,
    "counters": [{"code": "L07", "name": "Loket 07"}, {"code": "L08", "name": "Loket 08"}],
    "officers": [
        {"code": "ester", "name": "Ester Naitboho", "role": "officer", "active": True},
        {"code": "markus", "name": "Markus Tasey", "role": "supervisor", "active": True},
    ],
}
SCHOOL: dict[str, JsonValue] = {
    "classification": "complaint",
    "title": "Guru kelas 3 sudah sebulan kosong",
    "content": "Sejak guru yang lama pindah akhir Oktober, murid kelas 3 hanya dititip ke kelas 4.",
    "date_of_incident": {"date": "2026-10-27", "precision": "month"},
    "place": {"region_code": None, "text": "Desa Fatuteas", "landmark": "belakang gereja"},
    "category": {"code": "pendidikan-kebudayaan", "text": "Pendidikan dan Kebudayaan", "catalogue": "2026.1"},
    "is_anonymous": False,
    "is_secret": False,
    "complainant.name": "Thomas Ulu",
    "complainant.nik": "9901021508700003",
    "complainant.phone": "0813 5500 0371",
}


@dataclass
class Office:
    """One counter; time moves only when it is told to."""

    register: Register
    instant: datetime = NINE_O_CLOCK
    officer: Author = ESTER
    told: list[ChangeSet] = field(default_factory=list)
    _position: int = 0

    @property
    def desk(self) -> Desk:
        """The desk of this counter."""
        return Desk(
            self.register, parse_unit(UNIT), Counter("L07", "Loket 07"), self._now, _fresh_id, "loket"
        )

    def tell(self, changes: ChangeSet) -> None:
        """What a presenter tells the others."""
        self.told.append(changes)

    def by(self) -> Author:
        """Who is on duty."""
        return self.officer

    def later(self, **span: int) -> None:
        """Let time pass."""
        self.instant += timedelta(**span)

    def take(self, **changed: JsonValue) -> str:
        """A complaint is recorded; ``complainant__name`` stands for ``complainant.name``."""
        given = {**SCHOOL, **{name.replace("__", "."): value for name, value in changed.items()}}
        return register_complaint(self.desk, self.officer, _fresh_id(), given).id

    def edit(self, complaint: str, **changed: JsonValue) -> None:
        """The officer corrects a complaint, from a form opened now."""
        written = {name.replace("__", "."): value for name, value in changed.items()}
        save_edit(self.desk, self.officer, open_complaint(self.desk, complaint), written)

    def op(self, complaint: str) -> OpRow:
        """The first op of the complaint that is not decided yet."""
        with self.register.reading() as work:
            undecided = (OpState.WAITING, OpState.SENDING, OpState.UNCERTAIN)
            return next(row for row in work.ops.rows(complaint) if row.state in undecided)

    def send(self, complaint: str) -> OpRow:
        """Claim the next op, as the push does before its first byte."""
        row = self.op(complaint)
        with self.register.writing() as work:
            work.ops.claim([row.id], _fresh_id(), self.instant)
            work.complaints.refresh(complaint)
        return self.op(complaint)

    def lose_reply(self, complaint: str) -> None:
        """Bytes left, no answer came."""
        row = self.send(complaint)
        with self.register.writing() as work:
            fold = Fold(work, self.instant)
            fold.event(row, OpEvent.NO_ANSWER, attempt=row.attempt)
            fold.finish()

    def deliver(self, complaint: str, tracking_id: str | None = "1916218", version: int = 1) -> None:
        """The centre accepts the next op, and the feed brings it back."""
        row = self.send(complaint)
        created = row.kind is OpKind.CREATE
        self.answer(row, OutcomeKind.APPLIED, version, tracking_id=tracking_id if created else None)
        given: Values = {"status": "unverified", "tracking_id": tracking_id} if created else {}
        conflicts = self._closed(row, version)
        self.feed(complaint, version, given, own=row, conflicts=conflicts)

    def deliver_uncertain(self, complaint: str, tracking_id: str = "1916218") -> None:
        """The centre was asked, and has it."""
        row = self.op(complaint)
        self.answer(row, OutcomeKind.APPLIED, 1, tracking_id=tracking_id)
        self.feed(complaint, 1, {"status": "unverified", "tracking_id": tracking_id}, own=row)

    def merge(self, complaint: str, version: int) -> None:
        """The centre accepts the next op beside changes of others."""
        row = self.send(complaint)
        self.answer(row, OutcomeKind.MERGED, version)
        self.feed(complaint, version, {}, own=row)

    def reject(self, complaint: str, problem: Problem) -> None:
        """The centre cannot take the next op."""
        row = self.send(complaint)
        self.answer(row, OutcomeKind.REJECTED, 0, problem=problem)

    def dispute(self, complaint: str, path: str, in_force: JsonValue, base: JsonValue, version: int) -> str:
        """The next op meets a change of the centre on ``path``: a record opens. Returns its id."""
        row = self.send(complaint)
        record = ConflictRecord(
            id=record_id(row.id, path),
            complaint=complaint,
            field=path,
            base=base,
            in_force=in_force,
            in_force_by=ADMIN,
            in_force_at=self.instant - timedelta(hours=1),
            proposals=(Proposal(row.op.values[path], row.op.author, row.op.at, row.id),),
            revision=1,
        )
        kept = FieldInForce(in_force, version - 1, NotTakenBecause.CONFLICT)
        self.answer(row, OutcomeKind.CONFLICT, version, not_taken={path: kept}, conflicts=(record,))
        wrote = tuple(name for name in row.op.values if name != path)
        self.feed(complaint, version, {}, own=row, wrote=wrote, conflicts=(record,))
        return record.id

    def join(self, complaint: str, conflict: str, value: JsonValue, author: Author, version: int) -> None:
        """Another counter's value joins an open record."""
        with self.register.reading() as work:
            record = work.copies.conflict(conflict)
        assert record is not None
        proposals = (*record.proposals, Proposal(value, author, self.instant, _fresh_id()))
        joined = replace(record, proposals=proposals, revision=record.revision + 1)
        self.feed(complaint, version, {}, conflicts=(joined,))

    def act(self, complaint: str, version: int, **changed: JsonValue) -> None:
        """An operator at the centre changes the complaint."""
        self.feed(complaint, version, {name.replace("__", "."): value for name, value in changed.items()})

    def answer(
        self,
        row: OpRow,
        kind: OutcomeKind,
        version: int,
        *,
        tracking_id: str | None = None,
        problem: Problem | None = None,
        not_taken: Mapping[str, FieldInForce] | None = None,
        conflicts: tuple[ConflictRecord, ...] = (),
    ) -> None:
        """Fold an outcome."""
        outcome = Outcome(
            row.id,
            row.digest,
            kind,
            row.complaint,
            version,
            not_taken=not_taken or {},
            conflicts=conflicts,
            tracking_id=tracking_id,
            problem=problem,
        )
        with self.register.writing() as work:
            fold = Fold(work, self.instant)
            fold.outcome(row, outcome, attempt=None)
            work.installation.set_contact(self.instant, 0)
            fold.finish()

    def feed(
        self,
        complaint: str,
        version: int,
        values: Values,
        *,
        own: OpRow | None = None,
        wrote: tuple[str, ...] | None = None,
        conflicts: tuple[ConflictRecord, ...] = (),
    ) -> None:
        """Fold a row of the feed."""
        self._position += 1
        row = FeedRow(
            position=self._position,
            complaint=complaint,
            version=version,
            values=values,
            wrote=() if own is None else tuple(own.op.values) if wrote is None else wrote,
            conflicts=conflicts,
            op=None if own is None else own.id,
            own=own is not None,
            author=ADMIN if own is None else own.op.author,
            at=self.instant,
        )
        with self.register.writing() as work:
            fold = Fold(work, self.instant)
            fold.rows([row])
            fold.finish()

    def events(self, complaint: str) -> list[str]:
        """The audit events of a complaint."""
        with self.register.reading() as work:
            return [row.event for row in work.audit.of(complaint)]

    def _closed(self, row: OpRow, version: int) -> tuple[ConflictRecord, ...]:
        answer = row.op.answer
        if answer is None:
            return ()
        with self.register.reading() as work:
            record = work.copies.conflict(answer.conflict)
        assert record is not None
        chosen = Proposal(row.op.values[record.field], row.op.author, row.op.at, row.id)
        return (
            replace(record, proposals=(*record.proposals, chosen), revision=record.revision + 1, open=False),
        )

    def _now(self) -> datetime:
        return self.instant


def _fresh_id() -> str:
    return str(uuid7())


def open_office(folder: Path) -> Office:
    """An enrolled counter that knows its centre."""
    register = create_register(folder / "register.db", KEY, stream=_fresh_id(), now=NINE_O_CLOCK)
    with register.writing() as work:
        work.installation.set_enrolled(
            unit=UNIT,
            counter=Counter("L07", "Loket 07"),
            centre_url="https://pusat.example",
            credential="c-1",
            demo=True,
        )
    return Office(register)
