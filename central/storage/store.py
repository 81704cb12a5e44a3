"""One database of the centre: how it is opened, and the two kinds of transaction there are.

Writers begin IMMEDIATE: Python's SQLite default reads first and locks later, which loses updates.
Readers get one unchanging picture for as long as their transaction lasts.
"""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, create_engine, event, insert, select
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from central.storage import schema

BUSY_SECONDS = 20
"""How long a writer waits for the one before it, in this process or another."""

FIRST_DEMO_TRACKING = 1_916_449
"""Seven digits, as LAPOR! gives them; only a demo centre counts on from here."""


class CentreUnusable(Exception):
    """The database cannot be used; the text is a sentence for whoever runs the centre."""


class CentreBusy(Exception):
    """The transaction could not be done, or ended before its time; nothing of it was kept."""


@dataclass(frozen=True)
class Epoch:
    """One life of the database."""

    ordinal: int
    id: str

    def __str__(self) -> str:
        return f"{self.ordinal}:{self.id}"


class Store:
    """The database. Thread-safe: each unit of work has a connection of its own."""

    def __init__(self, engine: Engine, busy_seconds: float) -> None:
        self.engine = engine
        self._busy_seconds = busy_seconds
        self._writer = threading.Lock()
        with self.writing() as connection:
            schema.metadata.create_all(connection)
            row = connection.execute(select(schema.centre)).first()
            if row is None:
                connection.execute(insert(schema.centre).values(**_first_row()))
                row = connection.execute(select(schema.centre)).one()
        if row.schema > schema.SCHEMA:
            raise CentreUnusable("Basis data pusat ini dari program yang lebih baru.")
        self.epoch = Epoch(row.epoch_ordinal, row.epoch_id)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction: everything read in it is of one moment. Raises ``CentreBusy``."""
        with _busy_mapped(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writer's transaction: committed (and on the disk) at the end, or nothing of it. Raises
        ``CentreBusy``.

        One writer at a time in this process, in the order they came; other processes are held off by the
        database.
        """
        if not self._writer.acquire(timeout=self._busy_seconds):
            raise CentreBusy
        try:
            with _busy_mapped(), self.engine.connect() as connection:
                connection = connection.execution_options(writing=True)
                with connection.begin():
                    yield connection
        finally:
            self._writer.release()

    def is_demo(self) -> bool:
        """Whether there is no LAPOR! behind this centre, and all it holds is invented."""
        with self.reading() as connection:
            return bool(connection.execute(select(schema.centre.c.demo)).scalar_one())

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_store(url: str, busy_seconds: float = BUSY_SECONDS) -> Store:
    """Open the database of this URL, ``sqlite:///file.db`` or ``postgresql+psycopg://…``, and make it if new.

    Raises ``CentreUnusable``.
    """
    try:
        engine = create_engine(make_url(url), pool_pre_ping=False, pool_size=20, max_overflow=20)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepared_sqlite(busy_seconds))
            event.listen(engine, "begin", _begin_sqlite)
        return Store(engine, busy_seconds)
    except (SQLAlchemyError, CentreBusy, ImportError) as problem:
        reason = type(problem.__cause__ or problem).__name__
        raise CentreUnusable(f"Basis data pusat tidak dapat dibuka ({reason}).") from problem


def _prepared_sqlite(busy_seconds: float) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    return prepare


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _busy_mapped() -> Iterator[None]:
    try:
        yield
    except DBAPIError as problem:
        raise CentreBusy from problem


def _first_row() -> dict[str, object]:
    return {
        "id": 1,
        "schema": schema.SCHEMA,
        "epoch_ordinal": 1,
        "epoch_id": secrets.token_hex(8),
        "position": 0,
        "next_tracking": FIRST_DEMO_TRACKING,
        "demo": False,
    }
