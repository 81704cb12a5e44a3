"""Opening the register: each thing that can be wrong has its own name, and nothing is lost by trying."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.problems import (
    CorruptRegister,
    DiskFull,
    FolderReadOnly,
    NewerRegister,
    RegisterBusy,
    RegisterMissing,
    WindowAlreadyOpen,
)
from local_db.register import Register, create_register, open_register
from local_db.window_lock import WindowLock
from tests.local_db.counter_desk import KEY, MORNING, STREAM, Desk, rows_of, run_sql

OTHER_KEY = bytes(reversed(KEY))


def test_a_saved_complaint_is_there_after_closing_and_opening(path: Path, desk: Desk) -> None:
    first = open_register(path, KEY)
    with first.writing() as work:
        complaint = desk.create(work, title="Sumur desa kering")
    first.close()
    again = open_register(path, KEY)
    with again.reading() as work:
        assert work.complaints.values(complaint)["title"] == "Sumur desa kering"
        assert work.installation.get().stream == STREAM
    again.close()


def test_nothing_readable_lies_on_the_disk(path: Path, desk: Desk) -> None:
    register = open_register(path, KEY)
    with register.writing() as work:
        desk.create(work, title="Sumurdesakeringsekali")
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    register.close()
    assert b"Sumurdesakering" not in written
    assert b"SQLite format 3" not in written
    assert b"complaint" not in written


def test_another_key_is_told_from_damage_and_says_nothing_on_stderr(path: Path, desk: Desk) -> None:
    register = open_register(path, KEY)
    with register.writing() as work:
        desk.create(work)
    register.close()
    before = path.read_bytes()
    program = (
        "import sys; from pathlib import Path; from local_db.register import open_register\n"
        "from domain.problems import WrongKey\n"
        "try:\n open_register(Path(sys.argv[1]), bytes(reversed(range(32))))\n"
        "except WrongKey: print('wrong key')\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert (said.stdout, said.stderr) == ("wrong key\n", "")
    assert path.read_bytes() == before


def test_a_key_of_another_length_is_a_mistake_of_the_program(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_register(path, b"short")


def test_flipped_bytes_in_the_middle_are_damage(path: Path, desk: Desk) -> None:
    register = open_register(path, KEY)
    with register.writing() as work:
        for _ in range(300):
            desk.create(work)
    register.close()
    content = bytearray(path.read_bytes())
    for at in range(8 * 4096, len(content) - 4096, 4096):
        content[at + 100] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(CorruptRegister):
        read_everything(path)


def test_one_damaged_page_is_found_when_it_is_read_and_by_verify(path: Path, desk: Desk) -> None:
    register = open_register(path, KEY)
    with register.writing() as work:
        for _ in range(300):
            desk.create(work)
    register.close()
    content = bytearray(path.read_bytes())
    content[-20 * 4096 + 100] ^= 0xFF
    path.write_bytes(content)
    opened = open_register(path, KEY)
    assert "page_seal" in {finding.code for finding in opened.verify().problems}
    opened.close()


@pytest.mark.parametrize("content", [b"", b"half a page"])
def test_a_file_that_was_cut_off_is_damage(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CorruptRegister):
        open_register(path, KEY)
    assert path.read_bytes() == content


def test_no_file_is_not_an_empty_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing):
        open_register(tmp_path / "register.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_is_there_is_never_made_anew(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        create_register(path, OTHER_KEY, stream=STREAM, now=MORNING)
    assert path.read_bytes() == before


def test_a_making_that_died_half_way_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "register.db.unfinished").write_bytes(b"a power cut")
    register = create_register(tmp_path / "register.db", KEY, stream=STREAM, now=MORNING)
    assert register.verify().ok
    register.close()
    assert [file.name for file in tmp_path.iterdir()] == ["register.db"]


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    register = open_register(path, KEY)
    run_sql(register, "UPDATE alembic_version SET version_num = '0999'")
    register.close()
    before = path.read_bytes()
    with pytest.raises(NewerRegister) as refused:
        open_register(path, KEY)
    assert refused.value.params["found"] == "0999"
    assert path.read_bytes() == before


def test_a_file_that_is_no_register_is_damage(path: Path) -> None:
    register = open_register(path, KEY)
    run_sql(register, "UPDATE alembic_version SET version_num = 'abc'")
    register.close()
    with pytest.raises(CorruptRegister):
        open_register(path, KEY)
    register = Register(path, KEY)
    run_sql(register, "DELETE FROM alembic_version")
    register.close()
    with pytest.raises(CorruptRegister):
        open_register(path, KEY)
    register = Register(path, KEY)
    run_sql(register, "DROP TABLE alembic_version")
    register.close()
    with pytest.raises(CorruptRegister):
        open_register(path, KEY)


def test_an_up_to_date_file_opens_without_alembic(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from local_db.register import open_register\n"
        "r = open_register(Path(sys.argv[1]), bytes(range(32)))\n"
        "with r.writing() as work: work.installation.set_demo(True)\n"
        "r.close(); print('alembic' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert said.stdout == "False\n"


def read_everything(path: Path) -> None:
    """Open the register and read each complaint."""
    register = open_register(path, KEY)
    try:
        with register.reading() as work:
            for complaint in work.complaints.ids():
                work.complaints.values(complaint)
    finally:
        register.close()


def save_for_ever(register: Register, desk: Desk, saved: list[str]) -> None:
    """Save until it fails; ``saved`` gets what had been committed."""
    for _ in range(2000):
        with register.writing() as work:
            complaint = desk.create(work, content="Jalan berlubang. " * 200)
        saved.append(complaint)


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """A disk of its own, of ``kib`` KiB."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_keeps_nothing_of_the_save_and_loses_nothing_before_it(path: Path, desk: Desk) -> None:
    with small_disk(path.parent / "disk", 2048) as disk:
        register = open_register(Path(shutil.copy(path, disk / "register.db")), KEY)
        saved: list[str] = []
        with pytest.raises(DiskFull):
            save_for_ever(register, desk, saved)
        assert len(saved) > 10
        with register.reading() as work:
            assert set(work.complaints.ids()) == set(saved)
            assert len(rows_of(register, "SELECT 1 FROM op")) == len(saved)
        register.close()
        again = open_register(disk / "register.db", KEY)
        assert [row[0] for row in rows_of(again, "SELECT seq FROM op ORDER BY seq")] == list(
            range(1, len(saved) + 1)
        )
        again.close()


def test_no_register_is_made_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        with pytest.raises(DiskFull):
            create_register(disk / "register.db", KEY, stream=STREAM, now=MORNING)
        assert not (disk / "register.db").exists()


def test_a_folder_that_cannot_be_written_is_told_at_once(path: Path) -> None:
    with small_disk(path.parent / "disk", 1024) as disk:
        shutil.copy(path, disk / "register.db")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(FolderReadOnly):
            open_register(disk / "register.db", KEY)
        with pytest.raises(FolderReadOnly):
            create_register(disk / "new" / "register.db", KEY, stream=STREAM, now=MORNING)
        with pytest.raises(FolderReadOnly):
            WindowLock(disk).acquire()


def test_a_disk_that_becomes_read_only_keeps_what_was_saved(path: Path, desk: Desk) -> None:
    with small_disk(path.parent / "disk", 2048) as disk:
        register = open_register(Path(shutil.copy(path, disk / "register.db")), KEY)
        with register.writing() as work:
            complaint = desk.create(work)
        register.close()
        os.chmod(disk / "register.db", stat.S_IREAD)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        late = Register(disk / "register.db", KEY)
        with pytest.raises(FolderReadOnly), late.writing() as work:
            desk.create(work)
        late.close()
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        again = open_register(disk / "register.db", KEY)
        with again.reading() as work:
            assert list(work.complaints.ids()) == [complaint]
        again.close()


def test_a_writer_that_never_ends_makes_the_other_busy_and_nothing_is_lost(path: Path, desk: Desk) -> None:
    first = open_register(path, KEY)
    second = open_register(path, KEY, busy_timeout=0.2)
    with first.writing() as work:
        complaint = desk.create(work)
        with pytest.raises(RegisterBusy), second.writing() as late:
            desk.create(late)
    with second.reading() as seen:
        assert list(seen.complaints.ids()) == [complaint]
    first.close()
    second.close()


def test_a_writer_waits_in_its_own_process_only_so_long(path: Path) -> None:
    register = open_register(path, KEY, busy_timeout=0.2)
    with register.writing(), pytest.raises(RegisterBusy), register.writing():
        pass
    register.close()


def test_an_error_inside_a_unit_of_work_leaves_nothing_of_it(register: Register, desk: Desk) -> None:
    def save_and_fail() -> None:
        with register.writing() as work:
            desk.create(work)
            raise KeyError("anything")

    with pytest.raises(KeyError):
        save_and_fail()
    assert rows_of(register, "SELECT (SELECT count(*) FROM op), (SELECT count(*) FROM complaint)") == [(0, 0)]


def test_a_reader_sees_one_snapshot_and_cannot_write(register: Register, desk: Desk) -> None:
    with register.reading() as reader:
        assert reader.complaints.totals().all == 0
        with register.writing() as work:
            desk.create(work)
        assert reader.complaints.totals().all == 0
        with pytest.raises(FolderReadOnly), register.reading() as other:
            other.installation.set_demo(True)
    with register.reading() as reader:
        assert reader.complaints.totals().all == 1


def test_a_second_window_is_refused_until_the_first_has_gone(tmp_path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from local_db.window_lock import WindowLock\n"
        "with WindowLock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(WindowAlreadyOpen):
            WindowLock(tmp_path).acquire()
        other.kill()
    with WindowLock(tmp_path):
        pass
