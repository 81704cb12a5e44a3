"""The materialised view: open ops over the server copy, for one's own complaints and for a colleague's."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.chain import view
from domain.delivery import Delivery, OpEvent
from domain.problems import ComplaintUnknown
from domain.server_copy import ServerCopy
from domain.validation import Doubt, Flag
from local_db.register import Register
from tests.local_db.counter_desk import MORNING, Desk, conflict_on, fresh_id, rows_of, run_sql

FOREIGN = {
    "local_number": "L08-20261122-0001-0",
    "counter": "L08",
    "unit": "DEMO",
    "recorded_at": "2026-11-22T08:00:00+08:00",
    "title": "Dermaga rusak",
    "content": "Papan dermaga lepas.",
    "status": "forwarded",
    "complainant.name": "Petrus",
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["edit", "accept", "reject", "correct", "pull"]), max_size=12))
def test_the_view_is_always_open_ops_over_the_copy(register: Register, steps: list[str]) -> None:
    desk = Desk()
    with register.writing() as work:
        complaint = desk.create(work)
        for number, step in enumerate(steps):
            waiting = [row for row in work.ops.rows(complaint) if row.state == "waiting"]
            rejected = [row for row in work.ops.rows(complaint) if row.state == "needs_correction"]
            copy = work.copies.get(complaint) or ServerCopy(complaint)
            if step == "edit":
                desk.edit(work, complaint, title=f"Judul {number}")
            elif step == "accept" and waiting:
                work.ops.settle(waiting[0].id, OpEvent.ACCEPTED, now=desk.tick())
                work.copies.put(ServerCopy(complaint, 1, {**copy.values, **waiting[0].op.values}, {}))
            elif step == "reject" and waiting:
                work.ops.settle(waiting[-1].id, OpEvent.REJECTED, now=desk.tick())
            elif step == "correct" and rejected:
                desk.edit(work, complaint, replaces=rejected[0].id, title=f"Betul {number}")
            elif step == "pull":
                work.copies.put(
                    ServerCopy(complaint, number, {**copy.values, "status": "done"}, {"status": 2})
                )
            work.complaints.refresh(complaint)
            told = work.copies.get(complaint)
            expected = view(told.values if told else {}, work.ops.open_ops(complaint))
            assert work.complaints.values(complaint) == expected
            line = work.complaints.row(complaint)
            assert line is not None
            assert line.title == expected.get("title")
    assert register.verify().problems == ()
    run_sql(register, "DELETE FROM audit")


def test_a_colleagues_complaint_comes_by_its_copy_alone(register: Register, desk: Desk) -> None:
    complaint = fresh_id()
    with register.writing() as work:
        work.copies.put(ServerCopy(complaint, 3, FOREIGN, dict.fromkeys(FOREIGN, 3)))
        work.complaints.refresh(complaint)
        line = work.complaints.row(complaint)
        assert line is not None
        assert (line.delivery, line.counter, line.officer, line.title) == (
            Delivery.DELIVERED,
            "L08",
            None,
            "Dermaga rusak",
        )
        assert not work.complaints.recorded_here(complaint)
        assert work.complaints.flags(complaint) == []
        assert work.copies.known_version(complaint) == 3
        assert list(work.copies.ids()) == [complaint]
        assert work.complaints.count(search="dermaga") == 1
        assert work.numbers.next_serial("L07", MORNING.date()) == 1
    assert register.verify().problems == ()


def test_a_copy_without_its_refresh_is_not_committed_half(register: Register) -> None:
    def forgetful() -> None:
        with register.writing() as work:
            work.copies.put(ServerCopy(fresh_id(), 1, FOREIGN, {}))

    with pytest.raises(Exception, match="FOREIGN KEY"):
        forgetful()
    assert rows_of(register, "SELECT count(*) FROM server_copy") == [(0,)]


def test_what_is_absent_from_a_snapshot_goes_unless_it_was_recorded_here(
    register: Register, desk: Desk
) -> None:
    foreign = fresh_id()
    with register.writing() as work:
        mine = desk.create(work)
        work.copies.put(ServerCopy(mine, 1, {"status": "done"}, {"status": 1}))
        work.copies.put(ServerCopy(foreign, 1, FOREIGN, {}))
        for complaint in (mine, foreign):
            work.complaints.refresh(complaint)
    with register.writing() as work:
        for complaint in (mine, foreign):
            work.copies.drop(complaint)
            work.complaints.refresh(complaint)
        assert list(work.complaints.ids()) == [mine]
        assert work.complaints.count(search="dermaga lepas") == 0
        with pytest.raises(ComplaintUnknown):
            work.complaints.values(foreign)
        assert work.complaints.values(mine)["title"] == "Jembatan gantung putus"
    assert register.verify().problems == ()


def test_a_cancelled_create_keeps_its_words(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        work.ops.settle(work.ops.rows(complaint)[0].id, OpEvent.VOID_CONFIRMED, now=desk.tick())
        work.complaints.refresh(complaint)
        assert work.complaints.standing(complaint).delivery is Delivery.CANCELLED
        assert work.complaints.values(complaint)["title"] == "Jembatan gantung putus"


def test_conflict_records_come_and_go_with_the_copy(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        op_id = work.ops.rows(complaint)[0].id
        records = (
            conflict_on(complaint, "title", op_id),
            conflict_on(complaint, "place", op_id, is_open=False, revision=2),
        )
        copy = ServerCopy(complaint, 2, {"title": "Di pusat"}, {"title": 2}, records)
        work.copies.put(copy)
        work.complaints.refresh(complaint)
    with register.reading() as reader:
        assert reader.copies.get(complaint) == copy
        assert reader.copies.open_conflicts() == [records[0]]
        assert reader.copies.conflict(records[1].id) == records[1]
        assert reader.copies.conflict("none") is None
        assert reader.copies.get("none") is None
    with register.writing() as work:
        work.copies.put(ServerCopy(complaint, 3, copy.values, copy.versions, (records[1],)))
        work.complaints.refresh(complaint)
        assert work.copies.open_conflicts() == []


def test_flags_are_kept_without_the_words_they_found(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        work.complaints.add(
            "c",
            recorded_at=desk.tick(),
            local_number="L07-20261122-0001-W",
            officer="ester",
            flags=[
                Flag(Doubt.HEALTH_IN_CONTENT, "content", "hamil"),
                Flag(Doubt.NIK_FORM, "complainant.nik"),
            ],
        )
        assert work.complaints.flags("c") == [
            Flag(Doubt.HEALTH_IN_CONTENT, "content"),
            Flag(Doubt.NIK_FORM, "complainant.nik"),
        ]
        assert work.complaints.recorded_here("c")
        for ask in (work.complaints.flags, work.complaints.recorded_here, work.complaints.standing):
            with pytest.raises(ComplaintUnknown):
                ask("nobody")
    assert "hamil" not in str(rows_of(register, "SELECT * FROM complaint"))
