"""Five read-then-write units of work at once end at 5. With Python's own transactions: at 1, all "ok"."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from local_db.register import Register, open_register
from tests.local_db.counter_desk import KEY

_PROGRAM = """
import sys, time
from pathlib import Path
from local_db.register import open_register
register = open_register(Path(sys.argv[1]), bytes(range(32)))
print("ready", flush=True)
sys.stdin.readline()
with register.writing() as work:
    seen = work.installation.get().skew_ms or 0
    time.sleep(0.1)
    work.connection.exec_driver_sql("UPDATE installation SET skew_ms = ?", (seen + 1,))
register.close()
"""


def add_one(register: Register, all_here: threading.Barrier) -> None:
    """Read, let the others come in between, write one more."""
    all_here.wait()
    with register.writing() as work:
        seen = work.installation.get().skew_ms or 0
        threading.Event().wait(0.05)
        work.connection.exec_driver_sql("UPDATE installation SET skew_ms = ?", (seen + 1,))


@pytest.mark.parametrize("registers", [1, 5])
def test_five_threads_end_at_five(path: Path, registers: int) -> None:
    opened = [open_register(path, KEY) for _ in range(registers)]
    together = threading.Barrier(5)
    with ThreadPoolExecutor(5) as threads:
        for done in [threads.submit(add_one, opened[n % registers], together) for n in range(5)]:
            done.result()
    with opened[0].reading() as work:
        assert work.installation.get().skew_ms == 5
    for register in opened:
        register.close()


def test_five_processes_end_at_five(path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(5)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0] * 5
    register = open_register(path, KEY)
    with register.reading() as work:
        assert work.installation.get().skew_ms == 5
    register.close()
