"""Complaints as the office sees them: what was recorded here, and the view that lists and searches show."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from domain.chain import view
from domain.complaint import Complaint, complaint_from
from domain.delivery import Standing
from domain.json_values import JsonValue, Values
from domain.local_number import parse_local_number
from domain.problems import ComplaintAmbiguous, ComplaintUnknown
from domain.validation import Doubt, Flag, made_title
from local_db.op_rows import op_in
from local_db.placing import Placing
from local_db.stored import read_list, read_object, stored_json, stored_time

_FREE_ROW = text('SELECT max("row") FROM complaint WHERE "row" BETWEEN :milliseconds AND :milliseconds + 999')
_ADD = text(
    'INSERT INTO complaint ("row", id, here, recorded_at, officer, flags, local_number, number_code,'
    " number_day, number_serial)"
    " VALUES (:row, :id, :here, :recorded_at, :officer, :flags, :local_number, :code, :day, :serial)"
)
_LAYERS = text("""
SELECT c."row" AS "row", v.document AS shown, s.document AS told
FROM (SELECT :id AS id) AS wanted
LEFT JOIN complaint AS c ON c.id = wanted.id
LEFT JOIN complaint_view AS v ON v."row" = c."row"
LEFT JOIN server_copy AS s ON s.complaint = wanted.id
""")
_LAID_OVER = text(
    "SELECT body FROM op WHERE complaint = :id"
    " AND state IN ('waiting', 'sending', 'uncertain', 'needs_correction') ORDER BY place, seq"
)
_CREATE = text("SELECT body FROM op WHERE complaint = :id AND kind = 'create' AND state <> 'replaced'")
_WORDS_OUT = text(
    "INSERT INTO words (words, rowid, title, content, name, place, numbers)"
    ' SELECT \'delete\', "row", title, content, name, place, numbers FROM searchable WHERE "row" = :row'
)
_WORDS_IN = text(
    "INSERT INTO words (rowid, title, content, name, place, numbers)"
    ' SELECT "row", title, content, name, place, numbers FROM searchable WHERE "row" = :row'
)
_SHOW = text(
    "UPDATE complaint SET local_number = :local_number, counter = :counter, title = :title, name = :name,"
    " is_anonymous = :is_anonymous, place = :place, handling = :handling, tracking_id = :tracking_id,"
    ' institution = :institution, reply_count = :reply_count WHERE "row" = :row'
)
_SHOW_ALL = text(
    'INSERT INTO complaint_view ("row", document) VALUES (:row, :document)'
    ' ON CONFLICT ("row") DO UPDATE SET document = excluded.document'
)
_GONE = text('DELETE FROM complaint WHERE "row" = :row')
_DOCUMENT = text(
    'SELECT v.document FROM complaint AS c JOIN complaint_view AS v ON v."row" = c."row" WHERE c.id = :id'
)
_FACTS = text("SELECT here, recorded_at, officer, flags FROM complaint WHERE id = :id")
_ALL_IDS = text('SELECT id FROM complaint ORDER BY "row" DESC')
_BY_ID = text("SELECT id FROM complaint WHERE id = :id")
_BY_NUMBER = text(
    "SELECT id FROM complaint WHERE number_code = :code AND number_day = :day AND number_serial = :serial"
)
_BY_TRACKING = text("SELECT id FROM complaint WHERE tracking_id = :tracking_id AND tracking_id IS NOT NULL")
_SEEN = text("UPDATE complaint SET seen_replies = reply_count WHERE id = :id AND seen_replies < reply_count")


class ComplaintStore(Placing):
    """Adds complaints and keeps the row that lists show in step with ops and server copy."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)

    def add(
        self,
        complaint: str,
        *,
        recorded_at: datetime,
        local_number: str,
        officer: str,
        flags: Sequence[Flag] = (),
    ) -> None:
        """A complaint recorded here; its create op and ``refresh`` follow in the same unit of work.

        Of a flag, the words it found are not kept: they may be about somebody's health. Raises ``ValueError``
        for a number that cannot be read back: it would not count, and the next one would be the same.
        """
        if parse_local_number(local_number) is None:
            raise ValueError("not a local number")
        self._insert(
            complaint,
            recorded_at=recorded_at,
            local_number=local_number,
            here=True,
            officer=officer,
            flags=[[flag.doubt.value, flag.field] for flag in flags],
        )

    def refresh(self, complaint: str) -> None:
        """Make the view of a complaint anew: after every append, settle or put, in its transaction.

        What neither the centre nor an op here knows any more leaves the register.
        """
        layers = self._connection.execute(_LAYERS, {"id": complaint}).one()
        seen = self._seen(complaint, layers.told)
        row: int | None = layers.row
        if not seen and layers.shown is not None and row is not None:
            self._connection.execute(_WORDS_OUT, {"row": row})
            self._connection.execute(_GONE, {"row": row})
            return
        document = stored_json(seen)
        if document == layers.shown or not seen:
            return
        shown = complaint_from(seen)
        if row is None:
            row = self._insert(
                complaint,
                recorded_at=_aware(shown.recorded_at),
                local_number=shown.local_number or None,
                here=False,
                officer=None,
                flags=[],
            )
        if layers.shown is not None:
            # FTS5 forgets a row by being told its old words, so they go before the row changes.
            self._connection.execute(_WORDS_OUT, {"row": row})
        self._connection.execute(_SHOW, {"row": row, **_columns(shown)})
        self._connection.execute(_SHOW_ALL, {"row": row, "document": document})
        self._connection.execute(_WORDS_IN, {"row": row})

    def derived_values(self, complaint: str) -> dict[str, JsonValue]:
        """The view made anew from ops and server copy, as ``refresh`` would store it; for ``verify``."""
        layers = self._connection.execute(_LAYERS, {"id": complaint}).one()
        return self._seen(complaint, layers.told)

    def values(self, complaint: str) -> dict[str, JsonValue]:
        """The view of a complaint: open ops over the server copy. Raises ``ComplaintUnknown``."""
        document = self._connection.execute(_DOCUMENT, {"id": complaint}).scalar()
        if document is None:
            raise ComplaintUnknown()
        return read_object(document)

    def standing(self, complaint: str) -> Standing:
        """Where the complaint is on its way. Raises ``ComplaintUnknown``."""
        line = self.row(complaint)
        if line is None:
            raise ComplaintUnknown()
        return Standing(line.delivery, line.pending_changes)

    def flags(self, complaint: str) -> list[Flag]:
        """What was questionable when it was saved here; empty for a colleague's."""
        row = self._connection.execute(_FACTS, {"id": complaint}).one_or_none()
        if row is None:
            raise ComplaintUnknown()
        return [Flag(Doubt(str(doubt)), str(field)) for doubt, field in map(_pair, read_list(row.flags))]

    def recorded_here(self, complaint: str) -> bool:
        """Whether this installation took the complaint. Raises ``ComplaintUnknown``."""
        row = self._connection.execute(_FACTS, {"id": complaint}).one_or_none()
        if row is None:
            raise ComplaintUnknown()
        return bool(row.here)

    def ids(self) -> Iterator[str]:
        """Every complaint of the register, newest first, one by one."""
        for (complaint,) in self._connection.execute(_ALL_IDS):
            yield complaint

    def mark_replies_seen(self, complaint: str) -> bool:
        """Somebody has looked at all replies; True when that changed something."""
        return self._connection.execute(_SEEN, {"id": complaint}).rowcount > 0

    def resolve_reference(self, written: str) -> str:
        """The id behind an id, a local number or a tracking id, as a person writes them.

        Raises ``ComplaintUnknown``, ``ComplaintAmbiguous`` (two complaints under one number: a cloned disk).
        """
        written = written.strip()
        found = [row.id for row in self._connection.execute(_BY_ID, {"id": written.lower()})]
        number = None if found else parse_local_number(written)
        if number is not None:
            found = [
                row.id
                for row in self._connection.execute(
                    _BY_NUMBER,
                    {
                        "code": number.counter + number.life,
                        "day": number.day.isoformat(),
                        "serial": number.serial,
                    },
                )
            ]
        if not found:
            tracking_id = re.sub(r"[\s#.]", "", written)
            found = [row.id for row in self._connection.execute(_BY_TRACKING, {"tracking_id": tracking_id})]
        if not found:
            raise ComplaintUnknown()
        if len(found) > 1:
            raise ComplaintAmbiguous(count=len(found))
        return str(found[0])

    def _insert(
        self,
        complaint: str,
        *,
        recorded_at: datetime,
        local_number: str | None,
        here: bool,
        officer: str | None,
        flags: list[JsonValue],
    ) -> int:
        number = None if local_number is None else parse_local_number(local_number)
        row = self._free_row(recorded_at)
        self._connection.execute(
            _ADD,
            {
                "row": row,
                "id": complaint,
                "here": int(here),
                "recorded_at": stored_time(recorded_at),
                "officer": officer,
                "flags": stored_json(flags),
                "local_number": local_number,
                "code": None if number is None else number.counter + number.life,
                "day": None if number is None else number.day.isoformat(),
                "serial": None if number is None else number.serial,
            },
        )
        return row

    def _free_row(self, recorded_at: datetime) -> int:
        milliseconds = int(recorded_at.timestamp() * 1000)
        while True:
            taken = self._connection.execute(_FREE_ROW, {"milliseconds": milliseconds}).scalar()
            if taken is None:
                return milliseconds
            if taken < milliseconds + 999:
                return int(taken) + 1
            milliseconds += 1000

    def _seen(self, complaint: str, told: str | None) -> dict[str, JsonValue]:
        below: Values = {} if told is None else read_object(told)
        open_ops = [op_in(body) for (body,) in self._connection.execute(_LAID_OVER, {"id": complaint})]
        if told is None and not open_ops:
            # A cancelled create: nobody but this register knows the words, and they are not lost.
            body = self._connection.execute(_CREATE, {"id": complaint}).scalar()
            open_ops = [] if body is None else [op_in(body)]
        return view(below, open_ops)


def _columns(shown: Complaint) -> dict[str, str | int | None]:
    return {
        "local_number": shown.local_number or None,
        "counter": shown.counter or None,
        "title": shown.title or made_title(shown.content),
        "name": shown.complainant.name,
        "is_anonymous": int(shown.is_anonymous),
        "place": shown.place.text or shown.place.landmark or shown.place.region_code,
        "handling": None if shown.status is None else shown.status.value,
        "tracking_id": shown.tracking_id,
        "institution": shown.institution.text or shown.institution.code,
        "reply_count": len(shown.replies),
    }


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo is not None else datetime(1970, 1, 1, tzinfo=UTC)


def _pair(value: JsonValue) -> tuple[JsonValue, JsonValue]:
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError("pair expected in this column")
    return value[0], value[1]
