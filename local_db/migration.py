"""From the schema in the file to that of this program. Imports Alembic only when there is something to do."""

import re
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from domain.problems import CorruptRegister, NewerRegister
from local_db.engine import keyed_connection
from local_db.schema import REVISION

SCRIPTS = Path(__file__).parent / "migrations"
KEPT_COPIES = 2


def stored_revision(connection: sqlcipher.Connection) -> str | None:
    """The revision in the file; None for a file with no table at all."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise CorruptRegister()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise CorruptRegister()
    return str(row[0])


def is_newer(revision: str) -> bool:
    """Whether this program cannot know the revision. Revisions are four digits that only grow."""
    if not re.fullmatch(r"[0-9]{4}", revision):
        raise CorruptRegister()
    return revision > REVISION


def refuse_newer(revision: str) -> None:
    """Raise ``NewerRegister`` for a file of a newer program."""
    if is_newer(revision):
        raise NewerRegister(found=revision, known=REVISION)


def upgrade(engine: Engine, target: str = REVISION) -> None:
    """Bring the file to ``target`` in one transaction: a process that dies leaves the old schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def copy_before_migration(path: Path, key: bytes, revision: str) -> Path:
    """Copy the register beside itself under the same key, and keep the last two such copies.

    Through SQLite's backup interface: a plain file copy would lose what is still in the WAL.
    """
    target = path.with_name(f"{path.stem}.before-{revision}-to-{REVISION}{path.suffix}")
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    source = keyed_connection(path, key)
    try:
        copy = keyed_connection(unfinished, key)
        try:
            # With an encrypted target both sides are paged alike, so pages go over as they are decrypted.
            source.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()
    unfinished.replace(target)
    copies = sorted(path.parent.glob(f"{path.stem}.before-*{path.suffix}"), key=lambda file: file.name)
    for old in copies[:-KEPT_COPIES]:
        old.unlink()
    return target
