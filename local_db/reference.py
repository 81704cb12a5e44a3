"""Reference packs as the centre gave them: categories, institutions."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from domain.json_values import JsonValue
from local_db.stored import read_list, stored_json


@dataclass(frozen=True)
class ReferencePack:
    """One pack. ``etag`` is what the centre compares; ``items`` are as it sent them."""

    pack: str
    version: str
    items: tuple[JsonValue, ...]
    etag: str | None = None


_PUT = text(
    "INSERT INTO reference (pack, version, etag, items) VALUES (:pack, :version, :etag, :items)"
    " ON CONFLICT (pack) DO UPDATE SET version = excluded.version, etag = excluded.etag,"
    " items = excluded.items"
)
_GET = text("SELECT pack, version, etag, items FROM reference WHERE pack = :pack")
_ETAG = text("SELECT etag FROM reference WHERE pack = :pack")


class ReferenceStore:
    """Reads and replaces packs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, pack: str, version: str, items: Sequence[JsonValue], etag: str | None = None) -> None:
        """Replace a pack."""
        self._connection.execute(
            _PUT, {"pack": pack, "version": version, "etag": etag, "items": stored_json(list(items))}
        )

    def get(self, pack: str) -> ReferencePack | None:
        """A pack, or None when none was ever put."""
        row = self._connection.execute(_GET, {"pack": pack}).one_or_none()
        if row is None:
            return None
        return ReferencePack(row.pack, row.version, tuple(read_list(row.items)), row.etag)

    def etag(self, pack: str) -> str | None:
        """The mark to ask the centre with, without reading the items."""
        found = self._connection.execute(_ETAG, {"pack": pack}).scalar()
        return None if found is None else str(found)
