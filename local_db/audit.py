"""Who did what, and when; written in the transaction of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, text

from domain.json_values import JsonValue
from local_db.stored import read_object, read_time, stored_json, stored_time


@dataclass(frozen=True)
class AuditRow:
    """One event. ``details`` hold codes, ids and counts, never personal data."""

    id: int
    at: datetime
    event: str
    officer: str | None
    os_account: str | None
    complaint: str | None
    details: Mapping[str, JsonValue]


_ADD = text(
    "INSERT INTO audit (at, event, officer, os_account, complaint, details)"
    " VALUES (:at, :event, :officer, :os_account, :complaint, :details)"
)
_OF = text("SELECT * FROM audit WHERE complaint = :complaint AND complaint IS NOT NULL ORDER BY id")
_NEWEST = text("SELECT * FROM audit ORDER BY id DESC LIMIT :limit")


class AuditStore:
    """Adds and reads events; nothing changes or removes one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        event: str,
        *,
        officer: str | None,
        os_account: str | None,
        at: datetime,
        complaint: str | None = None,
        details: Mapping[str, JsonValue] | None = None,
    ) -> None:
        """Write an event. ``event`` is a short code such as ``recorded``, ``name_shown``."""
        self._connection.execute(
            _ADD,
            {
                "at": stored_time(at),
                "event": event,
                "officer": officer,
                "os_account": os_account,
                "complaint": complaint,
                "details": stored_json(dict(details or {})),
            },
        )

    def of(self, complaint: str) -> list[AuditRow]:
        """The events of a complaint, oldest first."""
        return [_audit_row(row) for row in self._connection.execute(_OF, {"complaint": complaint})]

    def newest(self, limit: int) -> list[AuditRow]:
        """The last events of the installation, newest first."""
        return [_audit_row(row) for row in self._connection.execute(_NEWEST, {"limit": limit})]


def _audit_row(row: Row[Any]) -> AuditRow:
    return AuditRow(
        id=row.id,
        at=read_time(row.at),
        event=row.event,
        officer=row.officer,
        os_account=row.os_account,
        complaint=row.complaint,
        details=read_object(row.details),
    )
