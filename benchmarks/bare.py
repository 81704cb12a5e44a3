"""A bare SQLCipher connection with the program's pragmas: what the program is compared with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from local_db.engine import configured_connection


@contextmanager
def bare_connection(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    """The driver alone, keyed and configured as every connection of the program is."""
    connection = configured_connection(path, key, read_only=False)
    try:
        yield connection
    finally:
        connection.close()
