"""The schema: head equals the models, an older file is brought up to date after a copy, nothing half-way."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from domain.problems import DiskFull, FolderReadOnly, WindowAlreadyOpen
from local_db.engine import keyed_connection, writing_engine
from local_db.migration import KEPT_COPIES, SCRIPTS, upgrade
from local_db.register import Register, create_register, open_register
from local_db.schema import REVISION, SEARCHABLE, WORDS, metadata
from local_db.stored import stored_time
from tests.local_db.counter_desk import KEY, MORNING, STREAM, Desk, rows_of, run_sql


def definitions(names: list[tuple[str, str | None]]) -> dict[str, str]:
    """Name → statement, without quotes and space, constraints in any order."""
    return {
        name: "; ".join(sorted(part.rstrip(") ") for part in re.sub(r'["\s]+', " ", sql).split(", ")))
        for name, sql in names
        if sql is not None and not name.startswith("words") and name != "alembic_version"
    }


def test_the_newest_migration_is_the_one_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [REVISION]
    assert [found.revision for found in script.walk_revisions()] == ["0002", "0001"]


def test_head_equals_the_models(register: Register) -> None:
    with register.reading() as work:
        context = MigrationContext.configure(
            work.connection,
            opts={
                "include_object": lambda _object, name, kind, _reflected, _other: (
                    not (kind == "table" and str(name).startswith("words"))
                )
            },
        )
        assert compare_metadata(context, metadata) == []
        migrated = [
            tuple(row) for row in work.connection.execute(text("SELECT name, sql FROM sqlite_master"))
        ]
    plain = create_engine("sqlite://")
    with plain.begin() as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql(SEARCHABLE)
        connection.exec_driver_sql(WORDS)
        modelled = [tuple(row) for row in connection.execute(text("SELECT name, sql FROM sqlite_master"))]
    plain.dispose()
    assert definitions([(str(name), sql) for name, sql in migrated]) == definitions(
        [(str(name), sql) for name, sql in modelled]
    )
    words = {str(name): sql for name, sql in migrated}["words"]
    assert " ".join(str(words).split()) == " ".join(WORDS.split())


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A register as revision 0001 left it, with one complaint."""
    path = tmp_path / "register.db"
    engine = writing_engine(path, KEY)
    upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO installation (id, stream, created_at) VALUES (1, ?, ?)",
            (STREAM, stored_time(MORNING)),
        )
        connection.exec_driver_sql(
            'INSERT INTO complaint ("row", id, here, recorded_at, title)'
            " VALUES (1, 'c', 1, '2026-11-22T01:30:00.000000+00:00', 'Sumur kering')"
        )
        connection.exec_driver_sql(
            "INSERT INTO complaint_view VALUES (1, ?)", ('{"title":"Sumur kering","content":"Air habis"}',)
        )
    engine.dispose()
    return path


def test_an_older_register_is_brought_up_to_date_with_all_it_holds(old_path: Path) -> None:
    register = open_register(old_path, KEY)
    with register.reading() as work:
        assert work.complaints.count(search="sumur habis") == 1
        assert work.complaints.values("c")["title"] == "Sumur kering"
    assert rows_of(register, "SELECT version_num FROM alembic_version") == [(REVISION,)]
    register.close()


def test_a_copy_from_before_opens_with_the_same_key_and_only_with_it(old_path: Path) -> None:
    late = sqlcipher_text(old_path, "UPDATE complaint SET place = 'only in the WAL'")
    open_register(old_path, KEY).close()
    late.close()
    (copy,) = old_path.parent.glob("register.before-*.db")
    assert copy.name == f"register.before-0001-to-{REVISION}.db"
    with pytest.raises(sqlcipher.DatabaseError):
        keyed_connection(copy, bytes(32)).execute("SELECT * FROM complaint")
    reopened = keyed_connection(copy, KEY)
    assert reopened.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert reopened.execute("SELECT place FROM complaint").fetchall() == [("only in the WAL",)]
    reopened.close()


def sqlcipher_text(path: Path, sql: str) -> sqlcipher.Connection:
    """Run a statement over a connection that stays open, so that the WAL is not brought in."""
    connection = keyed_connection(path, KEY)
    connection.execute(sql)
    return connection


def test_the_last_two_copies_are_kept(old_path: Path) -> None:
    for revision in ("0000-to-0000", "0000-to-0001"):
        (old_path.parent / f"register.before-{revision}.db").write_bytes(b"older")
    open_register(old_path, KEY).close()
    kept = sorted(file.name for file in old_path.parent.glob("register.before-*"))
    assert kept == ["register.before-0000-to-0001.db", f"register.before-0001-to-{REVISION}.db"]
    assert len(kept) == KEPT_COPIES


def test_without_the_window_lock_nothing_is_migrated(old_path: Path) -> None:
    before = old_path.read_bytes()
    with pytest.raises(WindowAlreadyOpen):
        open_register(old_path, KEY, migrate=False)
    assert old_path.read_bytes() == before
    open_register(old_path, KEY).close()
    open_register(old_path, KEY, migrate=False).close()


def test_a_migration_that_dies_leaves_the_old_schema(old_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from sqlalchemy import event\n"
        "from local_db.engine import writing_engine; from local_db.migration import upgrade\n"
        "engine = writing_engine(Path(sys.argv[1]), bytes(range(32)))\n"
        "def die(c, cursor, statement, *rest):\n"
        "    if 'rebuild' in statement: os.kill(os.getpid(), signal.SIGKILL)\n"
        "event.listen(engine, 'after_cursor_execute', die)\n"
        "upgrade(engine)\n"
    )
    died = subprocess.run([sys.executable, "-c", program, str(old_path)], check=False)
    assert died.returncode == -9
    connection = keyed_connection(old_path, KEY)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'words'").fetchall() == []
    connection.close()
    register = open_register(old_path, KEY)
    with register.reading() as work:
        assert work.complaints.count(search="sumur") == 1
    register.close()


def test_no_room_for_the_copy_means_no_migration(old_path: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    try:
        small = Path(shutil.copy(old_path, disk / "register.db"))
        with pytest.raises((DiskFull, FolderReadOnly)):
            open_register(small, KEY)
        connection = keyed_connection(small, KEY)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        connection.close()
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_new_register_is_made_by_the_migrations(tmp_path: Path, desk: Desk) -> None:
    register = create_register(tmp_path / "deep" / "register.db", KEY, stream=STREAM, now=MORNING)
    with register.writing() as work:
        desk.create(work)
    assert register.verify().ok
    run_sql(register, "SELECT 1 FROM alembic_version")
    register.close()
