"""Server copies: the last state the centre told, with its conflict records."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from domain.conflict import ConflictRecord, parse_conflict
from domain.json_values import as_whole
from domain.server_copy import ServerCopy
from local_db.stored import read_object, stored_json

_GET = text("SELECT known, document, versions FROM server_copy WHERE complaint = :complaint")
_RECORDS = text("SELECT document FROM conflict WHERE complaint = :complaint ORDER BY rowid")
_PUT = text(
    "INSERT INTO server_copy (complaint, known, document, versions)"
    " VALUES (:complaint, :known, :document, :versions)"
    " ON CONFLICT (complaint) DO UPDATE SET known = excluded.known, document = excluded.document,"
    " versions = excluded.versions"
)
_PUT_RECORD = text(
    "INSERT INTO conflict (id, complaint, field, revision, open, document)"
    " VALUES (:id, :complaint, :field, :revision, :open, :document)"
)
_DROP_RECORDS = text("DELETE FROM conflict WHERE complaint = :complaint")
_DROP = text("DELETE FROM server_copy WHERE complaint = :complaint")
_KNOWN = text("SELECT known FROM server_copy WHERE complaint = :complaint")
_IDS = text("SELECT complaint FROM server_copy ORDER BY complaint")
_RECORD = text("SELECT document FROM conflict WHERE id = :id")
_OPEN = text("SELECT document FROM conflict WHERE open = 1 ORDER BY complaint, id")


class CopyStore:
    """Reads and replaces server copies. Every ``put`` is followed by a ``complaints.refresh``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, complaint: str) -> ServerCopy | None:
        """The copy, or None while the centre has told nothing of this complaint."""
        row = self._connection.execute(_GET, {"complaint": complaint}).one_or_none()
        if row is None:
            return None
        return ServerCopy(
            complaint=complaint,
            known=row.known,
            values=read_object(row.document),
            versions={path: as_whole(version) for path, version in read_object(row.versions).items()},
            conflicts=tuple(
                parse_conflict(read_object(document))
                for (document,) in self._connection.execute(_RECORDS, {"complaint": complaint})
            ),
        )

    def put(self, copy: ServerCopy) -> None:
        """Replace the copy and its conflict records, the closed ones included.

        A complaint that was not recorded here comes into the register by this and the ``refresh`` after it.
        """
        self._connection.execute(
            _PUT,
            {
                "complaint": copy.complaint,
                "known": copy.known,
                "document": stored_json(copy.values),
                "versions": stored_json(dict(copy.versions)),
            },
        )
        self._connection.execute(_DROP_RECORDS, {"complaint": copy.complaint})
        for record in copy.conflicts:
            self._connection.execute(
                _PUT_RECORD,
                {
                    "id": record.id,
                    "complaint": copy.complaint,
                    "field": record.field,
                    "revision": record.revision,
                    "open": int(record.open),
                    "document": stored_json(record.document()),
                },
            )

    def known_version(self, complaint: str) -> int:
        """How far the feed has been applied to this complaint; 0 when nothing is known."""
        return int(self._connection.execute(_KNOWN, {"complaint": complaint}).scalar() or 0)

    def ids(self) -> Iterator[str]:
        """The complaints the centre has told about, one by one."""
        for (complaint,) in self._connection.execute(_IDS):
            yield complaint

    def conflict(self, record: str) -> ConflictRecord | None:
        """One conflict record by its id, open or closed."""
        document = self._connection.execute(_RECORD, {"id": record}).scalar()
        return None if document is None else parse_conflict(read_object(document))

    def open_conflicts(self) -> list[ConflictRecord]:
        """Every record that waits for a person."""
        return [parse_conflict(read_object(document)) for (document,) in self._connection.execute(_OPEN)]

    def drop(self, complaint: str) -> None:
        """Forget what the centre told: it was absent from a whole snapshot. Ops and history stay."""
        self._connection.execute(_DROP_RECORDS, {"complaint": complaint})
        self._connection.execute(_DROP, {"complaint": complaint})
