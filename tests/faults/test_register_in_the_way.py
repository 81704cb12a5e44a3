"""The answer has come and the register cannot take it: a full disk, another writer that does not end."""

import threading

import pytest

from local_db.register import Register, open_register
from tests.faults.centre_process import CentreProcess
from tests.faults.office import Office, open_office
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen

pytestmark = [pytest.mark.e2e, pytest.mark.faults]


def no_more_pages(register: Register) -> None:
    """SQLite itself refuses to let the file grow: its own "disk full", on the connection that writes."""
    with register.writing() as writing:
        writing.connection.exec_driver_sql("PRAGMA max_page_count = 1")


def room_again(register: Register) -> None:
    """The file may grow."""
    with register.writing() as writing:
        writing.connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_while_pulling_moves_no_cursor(
    office: Office, proxy: FaultProxy, centre: CentreProcess
) -> None:
    other = open_office(office.folder.with_name("other"), proxy.address, centre.enrol_code())
    try:
        ids = [other.record(n, content=f"Air {n} " * 2000) for n in range(30)]
        other.sync()
        with office.register.reading() as reading:
            before = reading.installation.get()
        no_more_pages(office.register)

        report = office.sync(until_idle=True, max_seconds=20)

        assert report.document()["problem"] == "disk"
        with office.register.reading() as reading:
            assert reading.installation.get().cursor == before.cursor
            assert not set(ids) & set(reading.complaints.ids())
        room_again(office.register)
        assert office.sync().pulled == 30
        assert office.register.verify().ok
    finally:
        other.register.close()


def test_a_full_disk_when_the_answer_comes_is_asked_about_and_nothing_is_doubled(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    ids = [office.record(n) for n in range(60)]
    before = office.sealed_ops()
    answered: list[str] = []

    def fill(seen: Seen, reply: Said) -> Said | None:
        if seen.path.endswith("/ops"):
            answered.append(seen.path)
            no_more_pages(office.register)
        return reply

    proxy.after = fill
    report = office.sync()

    assert report.document()["problem"] == "disk"
    assert "delivered" not in office.states()
    assert office.sealed_ops() == before

    room_again(office.register)
    proxy.heal()
    proxy.passages.clear()
    assert office.sync(until_idle=True).problem is None
    assert set(office.states()) == {"delivered"}
    assert len(answered) == 1
    assert not [passage for passage in proxy.passages if passage.seen.path.endswith("/ops")]
    held = [complaint["id"] for complaint in centre.export("complaints")]
    assert sorted(id for id in held if id in ids) == sorted(ids)


def test_a_writer_that_does_not_end_is_busy_and_costs_nothing(office: Office) -> None:
    id = office.record(1)
    office.register.close()
    office.register = open_register(office.register.path, office.key, busy_timeout=0.3)
    other = open_register(office.register.path, office.key)
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with other.writing():
            held.set()
            go_on.wait(30)

    writer = threading.Thread(target=hold)
    writer.start()
    try:
        assert held.wait(10)
        report = office.sync()
    finally:
        go_on.set()
        writer.join()
        other.close()

    assert report.document()["problem"] == "busy"
    assert office.sync().delivered == 1
    assert office.delivery(id) == "delivered"
