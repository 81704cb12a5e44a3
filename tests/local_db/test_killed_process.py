"""kill -9 between any two statements of a save leaves all of it or nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from local_db.register import open_register
from tests.local_db.counter_desk import KEY, rows_of

pytestmark = pytest.mark.faults

_PROGRAM = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from local_db.register import open_register
from tests.local_db.counter_desk import Desk
register = open_register(Path(sys.argv[1]), bytes(range(32)))
die_after, desk = int(sys.argv[2]), Desk()
with register.writing() as work:
    desk.create(work)
statements = 0
def count(connection, cursor, statement, parameters, context, executemany):
    global statements
    statements += 1
    if statements == die_after:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(register._writers, "after_cursor_execute", count)
with register.writing() as work:
    desk.create(work)
print(statements)
if die_after < 0:
    os.kill(os.getpid(), signal.SIGKILL)
"""
_TABLES = ("complaint", "complaint_view", "op", "audit")


def _save_and_die(path: Path, die_after: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(path), str(die_after)],
        capture_output=True,
        text=True,
        check=False,
    )


def _saved(path: Path) -> list[int]:
    register = open_register(path, KEY)
    counts = [rows_of(register, f"SELECT count(*) FROM {table}")[0][0] for table in _TABLES]
    counts.append(rows_of(register, "SELECT count(*) FROM words WHERE words MATCH 'jembatan'")[0][0])
    assert register.verify().problems == ()
    register.close()
    return counts


def test_a_save_is_whole_or_not_there_wherever_the_process_dies(path: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    whole.write_bytes(path.read_bytes())
    told = _save_and_die(whole, 0)
    statements = int(told.stdout)
    assert statements >= 8
    assert _saved(whole) == [2] * 5
    for die_after in range(1, statements + 1):
        died = tmp_path / f"died-{die_after}.db"
        died.write_bytes(path.read_bytes())
        assert _save_and_die(died, die_after).returncode == -signal.SIGKILL
        assert _saved(died) == [1] * 5, f"after statement {die_after}"


def test_what_was_committed_outlives_the_process_at_once(path: Path) -> None:
    died = _save_and_die(path, -1)
    assert died.returncode == -signal.SIGKILL
    assert _saved(path) == [2] * 5
    assert os.path.exists(path)
