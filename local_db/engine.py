"""Connections to one encrypted file: key, pragmas, and how a transaction begins."""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

KEY_BYTES = 32
BUSY_TIMEOUT_S = 10.0
CACHE_KIB = 3072
"""Per connection; bounds what the program keeps of a large register in memory."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # NORMAL can lose the last commits in a power cut, and the receipt has been printed by then.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",  # nothing unencrypted ever reaches the disk
    f"PRAGMA cache_size = -{CACHE_KIB}",
)


def keyed_connection(path: Path, key: bytes, busy_timeout: float = BUSY_TIMEOUT_S) -> sqlcipher.Connection:
    """A driver connection that has the key but has read nothing yet. ``key`` is 32 raw bytes.

    No transaction is ever begun by the driver: Python's default begins one only at the first write, so five
    concurrent read-then-write units of work would all say "ok" and leave one.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key of 32 bytes expected")
    connection = sqlcipher.connect(
        str(path), timeout=busy_timeout, isolation_level=None, check_same_thread=False
    )
    # A wrong key would print log lines to stderr, where sentences for people go.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def configured_connection(
    path: Path, key: bytes, *, read_only: bool, busy_timeout: float = BUSY_TIMEOUT_S
) -> sqlcipher.Connection:
    """A driver connection ready for use: every pooled one comes from here."""
    connection = keyed_connection(path, key, busy_timeout)
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def reading_engine(path: Path, key: bytes, busy_timeout: float = BUSY_TIMEOUT_S) -> Engine:
    """An engine whose connections cannot write; a transaction sees one snapshot from its first statement."""
    return _engine(
        lambda: configured_connection(path, key, read_only=True, busy_timeout=busy_timeout),
        begin="BEGIN",
        pool_size=2,
        max_overflow=6,
        timeout=busy_timeout,
    )


def writing_engine(path: Path, key: bytes, busy_timeout: float = BUSY_TIMEOUT_S) -> Engine:
    """An engine with one connection whose transactions take the write lock before they read.

    One connection: writers of one process queue here, in order, and not in SQLite's polling.
    """
    return _engine(
        lambda: configured_connection(path, key, read_only=False, busy_timeout=busy_timeout),
        begin="BEGIN IMMEDIATE",
        pool_size=1,
        max_overflow=0,
        timeout=busy_timeout,
    )


def _engine(
    creator: Callable[[], sqlcipher.Connection],
    *,
    begin: str,
    pool_size: int,
    max_overflow: int,
    timeout: float,
) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_timeout=timeout,
        # Values of a complaint must not stand in an exception that reaches a log.
        hide_parameters=True,
    )

    def begin_here(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", begin_here)
    return engine
