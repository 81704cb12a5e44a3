"""Make a register with many invented complaints, quickly: `python -m tools.large_register DIR 100000`.

The rows are those that the stores would write (`Register.verify` agrees); only the way is short: whole tables
at a time in one transaction. Most complaints are delivered; of each other state there are a few.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.conflict import ConflictRecord, Proposal, record_id
from domain.json_values import JsonValue, canonical_bytes, digest
from domain.local_number import LocalNumber
from domain.ops import Author, Base, Op, OpKind
from local_db.register import Register, create_register
from local_db.stored import stored_json, stored_time

KEY = bytes(range(32))
STREAM = "019f0000-0000-7000-8000-000000000000"
FIRST = datetime(2024, 1, 2, 1, 0, tzinfo=UTC)
ESTER = Author("ester", "Ester Naitboho")
_THINGS = (
    "jembatan",
    "jalan",
    "sumur",
    "pipa air",
    "lampu jalan",
    "puskesmas",
    "sekolah",
    "dermaga",
    "pasar",
)
_TROUBLES = ("rusak", "putus", "tersumbat", "padam", "belum dibuka", "longsor", "bocor", "roboh")
_PLACES = ("Sereh", "Oenaek", "Batu Putih", "Kampung Tengah", "Tanjung Lontar", "Muara", "Bukit Kapur")
_NAMES = ("Rahma", "Yulius", "Martha", "Petrus", "Sari", "Daud", "Ina", "Barnabas", "Lena", "Simon")
_WORDS = tuple(
    f"{start}{end}"
    for start in ("ka", "su", "ma", "li", "ro", "te", "ba", "ni")
    for end in (
        "rang",
        "dung",
        "lisan",
        "mpung",
        "saran",
        "ntai",
        "dukan",
        "wat",
        "buran",
        "patan",
        "hari",
        "mbar",
    )
)


@dataclass(frozen=True)
class Mix:
    """How many of the newest complaints are in which state."""

    waiting: int = 300
    uncertain: int = 5
    needs_correction: int = 10
    conflict: int = 30
    new_reply: int = 60


_COMPLAINT = (
    'INSERT INTO complaint ("row", id, here, recorded_at, officer, flags, local_number, number_code,'
    " number_day, number_serial, counter, title, name, is_anonymous, place, handling, tracking_id,"
    " institution, reply_count, seen_replies)"
    " VALUES (?, ?, 1, ?, 'ester', '[]', ?, 'L07', ?, ?, 'L07', ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_VIEW = 'INSERT INTO complaint_view ("row", document) VALUES (?, ?)'
_OP = (
    "INSERT INTO op (seq, stream, id, complaint, kind, state, place, body, digest, at)"
    " VALUES (?, ?, ?, ?, 'create', ?, ?, ?, ?, ?)"
)
_COPY = "INSERT INTO server_copy (complaint, known, document, versions) VALUES (?, ?, ?, ?)"
_CONFLICT = (
    "INSERT INTO conflict (id, complaint, field, revision, open, document)"
    " VALUES (?, ?, 'complainant.phone', 1, 1, ?)"
)
_CHUNK = 2000


def fill(register: Register, count: int, mix: Mix | None = None, seed: int = 7) -> None:
    """Put ``count`` complaints into an empty register, one every ten minutes."""
    rows = _complaints(count, mix or Mix(), random.Random(seed))  # noqa: S311 -- invented words
    with register.writing() as unit:
        run = unit.connection.exec_driver_sql
        stream = unit.installation.stream()
        while chunk := list(_taken(rows, _CHUNK)):
            for statement, lines in (
                (_COMPLAINT, [row.complaint for row in chunk]),
                (_VIEW, [row.view for row in chunk]),
                (_OP, [(row.op[0], stream, *row.op[1:]) for row in chunk]),
                (_COPY, [row.copy for row in chunk if row.copy]),
                (_CONFLICT, [row.conflict for row in chunk if row.conflict]),
            ):
                if lines:
                    run(statement, lines)
        run("INSERT INTO words (words) VALUES ('rebuild')")


@dataclass(frozen=True)
class _Rows:
    complaint: tuple[object, ...]
    view: tuple[object, ...]
    op: tuple[object, ...]
    copy: tuple[object, ...]
    conflict: tuple[object, ...]


def _taken(rows: Iterator[_Rows], most: int) -> Iterator[_Rows]:
    for _, row in zip(range(most), rows, strict=False):
        yield row


def _state(age: int, mix: Mix) -> str:
    """The state of the create op; ``age`` counts from the newest."""
    for state, count in (
        ("waiting", mix.waiting),
        ("uncertain", mix.uncertain),
        ("needs_correction", mix.needs_correction),
    ):
        if age < count:
            return state
        age -= count
    return "delivered"


def _complaints(count: int, mix: Mix, chance: random.Random) -> Iterator[_Rows]:
    serials: dict[str, int] = {}
    for number in range(count):
        at = FIRST + timedelta(minutes=10 * number)
        state = _state(count - 1 - number, mix)
        delivered = state == "delivered"
        # Spread over the delivered ones, so that they are not neighbours.
        in_conflict = delivered and mix.conflict > 0 and number % max(1, count // mix.conflict) == 3
        replied = delivered and number % 3 == 0
        unseen = replied and mix.new_reply > 0 and number % max(1, count // mix.new_reply) < 3
        yield _one(number, at, state, serials, chance, in_conflict, replied, unseen)


def _one(
    number: int,
    at: datetime,
    state: str,
    serials: dict[str, int],
    chance: random.Random,
    in_conflict: bool,
    replied: bool,
    unseen: bool,
) -> _Rows:
    complaint = f"019f1111-{number >> 16 & 0xFFFF:04x}-7{number >> 4 & 0xFFF:03x}-8000-{number:012x}"
    op_id = f"019f2222-{number >> 16 & 0xFFFF:04x}-7{number >> 4 & 0xFFF:03x}-8000-{number:012x}"
    day = at.date().isoformat()
    serials[day] = serial = serials.get(day, 0) + 1
    local_number = str(LocalNumber("L07", "", at.date(), serial))
    thing, trouble = chance.choice(_THINGS), chance.choice(_TROUBLES)
    place, name = chance.choice(_PLACES), f"{chance.choice(_NAMES)} {chance.choice(_WORDS).capitalize()}"
    content = f"{thing.capitalize()} di {place} {trouble}. " + " ".join(
        chance.choice(_WORDS) for _ in range(chance.randint(15, 80))
    )
    is_anonymous = number % 9 == 0
    given: dict[str, JsonValue] = {
        "id": complaint,
        "local_number": local_number,
        "counter": "L07",
        "unit": "DEMO",
        "recorded_at": at.isoformat(),
        "sealed": False,
        "classification": "complaint",
        "title": f"{thing.capitalize()} {trouble} di {place}",
        "content": content,
        "date_of_incident": {"date": day, "precision": "day"},
        "place": {"region_code": None, "text": place, "landmark": None},
        "is_anonymous": is_anonymous,
        "is_secret": False,
        "complainant.name": name,
        "complainant.no_phone": True,
    }
    body = Op(op_id, OpKind.CREATE, complaint, None, None, Base(0), given, ESTER, at).stored()
    told: dict[str, JsonValue] = {}
    if state == "delivered":
        handling = ("unverified", "forwarded", "in_progress", "done", "archived")[number % 5]
        told = {**given, "status": handling, "tracking_id": f"{1000000 + number}"}
        if replied:
            told["replies"] = [
                {"id": f"r{number}", "institution": "Dinas PU", "text": "Kami tinjau.", "at": at.isoformat()}
            ]
    seen = told or given
    row = int(at.timestamp() * 1000)
    record = ConflictRecord(
        id=record_id(op_id, "complainant.phone"),
        complaint=complaint,
        field="complainant.phone",
        base=None,
        in_force="081200000001",
        in_force_by=Author("pusat", "Pusat"),
        in_force_at=at,
        proposals=(Proposal("081200000002", ESTER, at, op_id),),
        revision=1,
    )
    return _Rows(
        complaint=(
            row,
            complaint,
            stored_time(at),
            local_number,
            day,
            serial,
            str(given["title"]),
            name,
            int(is_anonymous),
            place,
            told.get("status"),
            told.get("tracking_id"),
            None,
            int(replied),
            int(replied and not unseen),
        ),
        view=(row, canonical_bytes(seen).decode()),
        op=(number + 1, op_id, complaint, state, number + 1, body, digest(body), stored_time(at)),
        copy=(complaint, 1, stored_json(told), stored_json(dict.fromkeys(told, 1))) if told else (),
        conflict=(record.id, complaint, stored_json(record.document())) if in_conflict else (),
    )


def main() -> None:
    """Make ``DIR/register.db`` with the key 00 01 02 … 1f."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    register = create_register(folder / "register.db", KEY, stream=STREAM, now=FIRST)
    fill(register, count)
    register.close()


if __name__ == "__main__":
    main()
