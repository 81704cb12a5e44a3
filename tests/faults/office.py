"""A counter without a window: a real register, enrolled at a real centre, and what a test looks at in it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from uuid_utils import uuid7

from domain.chain import trunk_base
from domain.json_values import JsonValue
from domain.local_number import LocalNumber
from domain.ops import Author, Base, ConflictAnswer, Op, OpKind
from domain.unit import Counter
from local_db.op_rows import OpRow
from local_db.register import Register, create_register, open_register
from sync.connectors.exchange import Patience
from sync.connectors.gateway import Credential, Gateway
from sync.cycle import run_cycle
from sync.enrolment import ask_for_place
from sync.report import SyncReport
from sync.rhythm import Rhythm

SITI = Author("SITI", "Siti Rahmawati")
ABOUT = ("jembatan", "lampu jalan", "air bersih", "puskesmas", "jalan berlubang", "sampah", "guru", "irigasi")


def wall_clock() -> datetime:
    """Now, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Sealed:
    """What must never change in an op, whatever the link does."""

    id: str
    seq: int
    place: int
    complaint: str
    prev: str | None
    base: Base
    body: bytes
    digest: str


@dataclass
class Office:
    """One installation. ``centre`` is the address it syncs with: a proxy's, in most tests."""

    folder: Path
    key: bytes
    register: Register
    centre: str
    credential: Credential
    patience: Patience = field(default_factory=lambda: Patience(connect=5, read=20, total=40))

    def gateway(self, address: str | None = None, extra_ca: Path | None = None) -> Gateway:
        """A connector of this counter."""
        return Gateway(address or self.centre, self.credential, extra_ca=extra_ca, patience=self.patience)

    def sync(
        self,
        *,
        jitter: Callable[[], float] = lambda: 0.0,
        clock: Callable[[], datetime] = wall_clock,
        until_idle: bool = False,
        max_seconds: float | None = None,
        on_demand: bool = True,
        rhythm: Rhythm | None = None,
        address: str | None = None,
        extra_ca: Path | None = None,
    ) -> SyncReport:
        """One run, without rests unless the centre asks for them."""
        with self.gateway(address, extra_ca) as gateway:
            return run_cycle(
                self.register,
                gateway,
                clock,
                jitter,
                until_idle=until_idle,
                max_seconds=max_seconds,
                on_demand=on_demand,
                rhythm=rhythm,
            )

    def record(self, number: int = 0, **given: JsonValue) -> str:
        """Save an invented complaint; its id."""
        id, now = str(uuid7()), wall_clock()
        about = ABOUT[number % len(ABOUT)]
        with self.register.writing() as writing:
            counter = writing.installation.get().counter
            assert counter is not None
            serial = writing.numbers.next_serial(counter.code, now.date())
            number_text = str(LocalNumber(counter.code, "", now.date(), serial))
            values: dict[str, JsonValue] = {
                "id": id,
                "local_number": number_text,
                "counter": counter.code,
                "unit": "DEMO",
                "recorded_at": now.isoformat(),
                "sealed": False,
                "classification": "complaint",
                "title": f"Keluhan {about} nomor {number}",
                "content": f"Sudah {number % 9 + 2} minggu {about} di kampung kami tidak diurus.",
                "place": {"region_code": None, "text": "Sereh", "landmark": "dekat dermaga lama"},
                "date_of_incident": {"date": "2026-11-20", "precision": "day"},
                "complainant.name": "Rahma",
                "complainant.phone": f"0812000{number:05d}",
                **given,
            }
            op = Op(str(uuid7()), OpKind.CREATE, id, None, None, Base(0), values, SITI, now)
            writing.complaints.add(id, recorded_at=now, local_number=number_text, officer=SITI.code)
            writing.ops.append(op)
            writing.complaints.refresh(id)
        return id

    def edit(self, complaint: str, opened_at: int | None = None, **values: JsonValue) -> str:
        """Save an edit; paths are written with ``__`` for the dot. Its op id."""
        changed = {path.replace("__", "."): value for path, value in values.items()}
        return self._append(complaint, OpKind.EDIT, changed, opened_at, None)

    def resolve(self, record: str, value: JsonValue) -> str:
        """Decide a conflict as it was last shown here. The op's id."""
        with self.register.reading() as reading:
            known = reading.copies.conflict(record)
        assert known is not None
        answer = ConflictAnswer(record, known.revision)
        return self._append(known.complaint, OpKind.RESOLVE, {known.field: value}, None, answer)

    def correct(self, rejected: str, **values: JsonValue) -> str:
        """Correct a rejected op: its values with these over them. The new op's id."""
        with self.register.writing() as writing:
            row = writing.ops.get(rejected)
            assert row is not None
            old = row.op
            op = Op(
                str(uuid7()),
                old.kind,
                old.complaint,
                old.prev,
                old.id,
                old.base,
                {**old.values, **values},
                SITI,
                wall_clock(),
            )
            writing.ops.append(op)
            writing.complaints.refresh(old.complaint)
        return op.id

    def _append(
        self,
        complaint: str,
        kind: OpKind,
        values: dict[str, JsonValue],
        opened_at: int | None,
        answer: ConflictAnswer | None,
    ) -> str:
        with self.register.writing() as writing:
            known = writing.copies.known_version(complaint) if opened_at is None else opened_at
            base = trunk_base(values, known, writing.ops.open_ops(complaint))
            op = Op(
                str(uuid7()),
                kind,
                complaint,
                writing.ops.tip(complaint),
                None,
                base,
                values,
                SITI,
                wall_clock(),
                answer=answer,
            )
            writing.ops.append(op)
            writing.complaints.refresh(complaint)
        return op.id

    def sealed_ops(self) -> list[Sealed]:
        """Every op as it must stay, in the order of the database."""
        return [
            Sealed(row.id, row.seq, row.place, row.complaint, row.op.prev, row.op.base, row.body, row.digest)
            for row in self.op_rows()
        ]

    def op_rows(self) -> list[OpRow]:
        """Every op with its bookkeeping."""
        with self.register.reading() as reading:
            rows = [row for complaint in reading.complaints.ids() for row in reading.ops.rows(complaint)]
        return sorted(rows, key=lambda row: row.seq)

    def states(self) -> list[str]:
        """The state of every op, by seq."""
        return [row.state.value for row in self.op_rows()]

    def values(self, complaint: str) -> dict[str, JsonValue]:
        """What an officer sees."""
        with self.register.reading() as reading:
            return reading.complaints.values(complaint)

    def delivery(self, complaint: str) -> str:
        """Where the complaint is on its way."""
        with self.register.reading() as reading:
            return reading.complaints.standing(complaint).delivery.value

    def open_again(self) -> None:
        """Close the register and open it as a new process would."""
        self.register.close()
        self.register = open_register(self.register.path, self.key)


def open_office(folder: Path, centre: str, code: str) -> Office:
    """Make a register in a new folder and take a place at the centre."""
    folder.mkdir()
    key, stream, secret = secrets.token_bytes(32), str(uuid7()), secrets.token_urlsafe(32)
    register = create_register(folder / "register.db", key, stream=stream, now=wall_clock())
    with Gateway(centre, None) as gateway:
        place = ask_for_place(gateway, code, secret, stream)
    with register.writing() as writing:
        writing.installation.set_enrolled(
            unit=place.unit,
            counter=Counter(place.counter_code, place.counter_name),
            centre_url=centre,
            credential=place.credential,
            demo=place.demo,
        )
    return Office(folder, key, register, centre, Credential(place.credential, secret))
