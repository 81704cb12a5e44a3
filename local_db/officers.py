"""What lets officers in: hashes made elsewhere, and how often a wrong PIN was tried."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from local_db.stored import read_time_or_none, stored_time


@dataclass(frozen=True)
class SignIn:
    """One officer's record. Hashes are encoded argon2id; ``failures`` are those since the last success."""

    code: str
    pin_hash: str | None = None
    failures: int = 0
    last_failure: datetime | None = None


_GET = text("SELECT code, pin_hash, failures, last_failure FROM officer WHERE code = :code")
_PIN = text(
    "INSERT INTO officer (code, pin_hash) VALUES (:code, :hash) ON CONFLICT (code) DO UPDATE SET"
    " pin_hash = excluded.pin_hash, failures = 0, last_failure = NULL"
)
_FAILED = text(
    "INSERT INTO officer (code, failures, last_failure) VALUES (:code, 1, :at) ON CONFLICT (code)"
    " DO UPDATE SET failures = failures + 1, last_failure = excluded.last_failure RETURNING failures"
)
_SUCCEEDED = text("UPDATE officer SET failures = 0, last_failure = NULL WHERE code = :code AND failures > 0")


class OfficerStore:
    """Reads and changes sign-in records. Who the officers are stands in the unit profile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, code: str) -> SignIn:
        """The record; an empty one for an officer who was never here."""
        row = self._connection.execute(_GET, {"code": code}).one_or_none()
        if row is None:
            return SignIn(code)
        return SignIn(row.code, row.pin_hash, row.failures, read_time_or_none(row.last_failure))

    def set_pin(self, code: str, pin_hash: str) -> None:
        """A new PIN; the failures are forgotten. A start code is asked for only where there is no PIN."""
        self._connection.execute(_PIN, {"code": code, "hash": pin_hash})

    def failed(self, code: str, at: datetime) -> int:
        """One more wrong try; returns how many since the last success."""
        return int(self._connection.execute(_FAILED, {"code": code, "at": stored_time(at)}).scalar_one())

    def succeeded(self, code: str) -> None:
        """The right PIN was given."""
        self._connection.execute(_SUCCEEDED, {"code": code})
