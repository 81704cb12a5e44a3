"""Which receipts were made, and whether paper came out."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from local_db.stored import read_time, stored_time


@dataclass(frozen=True)
class Receipt:
    """One printing. ``copy`` is a re-print, marked SALINAN; ``came_out``: None while unanswered."""

    id: int
    complaint: str
    kind: str
    officer: str
    at: datetime
    copy: bool
    came_out: bool | None


_PRINTED = text(
    "INSERT INTO receipt (complaint, kind, officer, at, copy)"
    " VALUES (:complaint, :kind, :officer, :at, :copy) RETURNING id"
)
_CAME_OUT = text("UPDATE receipt SET came_out = :came_out WHERE id = :id")
_OF = text("SELECT * FROM receipt WHERE complaint = :complaint ORDER BY id")


class ReceiptStore:
    """Adds and reads receipts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def printed(self, kind: str, complaint: str, officer: str, at: datetime, *, copy: bool) -> int:
        """A receipt was sent to paper or file. ``kind`` is ``first`` or ``second``. Returns its id."""
        row = self._connection.execute(
            _PRINTED,
            {
                "complaint": complaint,
                "kind": kind,
                "officer": officer,
                "at": stored_time(at),
                "copy": int(copy),
            },
        )
        return int(row.scalar_one())

    def came_out(self, receipt: int, answer: bool) -> None:
        """What the officer answered to "did it print?"."""
        self._connection.execute(_CAME_OUT, {"id": receipt, "came_out": int(answer)})

    def of(self, complaint: str) -> list[Receipt]:
        """The receipts of a complaint, oldest first."""
        return [
            Receipt(
                id=row.id,
                complaint=row.complaint,
                kind=row.kind,
                officer=row.officer,
                at=read_time(row.at),
                copy=bool(row.copy),
                came_out=None if row.came_out is None else bool(row.came_out),
            )
            for row in self._connection.execute(_OF, {"complaint": complaint})
        ]
