"""Ops: appended once, claimed, settled; the bytes never change, late answers decide nothing."""

from datetime import timedelta

import pytest

from domain.delivery import Delivery, ImpossibleTransition, OpEvent, OpState
from domain.json_values import digest
from domain.ops import LARGEST_OP
from domain.outcome import Outcome, OutcomeKind
from domain.problems import TooLarge
from local_db.register import Register
from local_db.unit_of_work import Writing
from tests.local_db.counter_desk import Desk, fresh_id, rows_of


def reject(work: Writing, desk: Desk, op_id: str) -> None:
    """The centre rejects an op."""
    attempt = fresh_id()
    work.ops.claim([op_id], attempt, desk.tick())
    work.ops.settle(op_id, OpEvent.REJECTED, now=desk.tick(), attempt=attempt, problem="immutable")


def test_seq_has_no_gaps_and_a_rolled_back_save_takes_none(register: Register, desk: Desk) -> None:
    def failing_save() -> None:
        with register.writing() as work:
            desk.create(work)
            raise RuntimeError

    for _ in range(3):
        with register.writing() as work:
            desk.create(work)
        with pytest.raises(RuntimeError):
            failing_save()
    assert [seq for (seq,) in rows_of(register, "SELECT seq FROM op ORDER BY seq")] == [1, 2, 3]


def test_local_numbers_count_up_within_counter_and_day(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        today = desk.now.date()
        assert work.numbers.next_serial("L07", today) == 1
        desk.create(work)
        desk.create(work)
        assert work.numbers.next_serial("L07", today) == 3
        assert work.numbers.next_serial("L07", today + timedelta(days=1)) == 1
        assert work.numbers.next_serial("L07B", today) == 1
        assert work.numbers.next_serial("L08", today) == 1


@pytest.mark.parametrize("year", [1970, 1999, 2107])
def test_local_numbers_count_up_also_when_the_clock_has_lost_the_century(
    register: Register, desk: Desk, year: int
) -> None:
    desk.now = desk.now.replace(year=year)
    with register.writing() as work:
        complaints = [desk.create(work), desk.create(work)]
        numbers = [str(work.complaints.values(complaint)["local_number"]) for complaint in complaints]
        assert [number[:17] for number in numbers] == [f"L07-{year}1122-000{n}" for n in (1, 2)]
        assert [work.complaints.resolve_reference(number) for number in numbers] == complaints


def test_a_number_that_cannot_be_read_back_is_not_taken(register: Register, desk: Desk) -> None:
    with register.writing() as work, pytest.raises(ValueError, match="local number"):
        work.complaints.add(fresh_id(), recorded_at=desk.tick(), local_number="l7-1", officer="ester")


def test_the_stored_bytes_are_the_op_for_ever(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        edit = desk.edit(work, complaint, title="Jembatan putus")
        before = work.ops.get(edit.id)
        assert before is not None
        assert (before.body, before.digest, before.op) == (edit.stored(), edit.digest(), edit)
        reject(work, desk, edit.id)
        after = work.ops.get(edit.id)
        assert after is not None
        assert (after.body, after.digest, after.seq, after.stream) == (
            before.body,
            digest(edit.stored()),
            before.seq,
            before.stream,
        )
        assert after.problem == "immutable"


def test_an_op_larger_than_may_travel_is_refused(register: Register, desk: Desk) -> None:
    with register.writing() as work, pytest.raises(TooLarge):
        desk.create(work, content="x" * LARGEST_OP)


def test_a_correction_takes_the_place_of_what_it_replaces(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        created = work.ops.rows(complaint)[0]
        first = desk.edit(work, complaint, title="Salah")
        second = desk.edit(work, complaint, content="Tetap")
        other = desk.create(work)
        reject(work, desk, first.id)
        correction = desk.edit(work, complaint, replaces=first.id, title="Benar")
        assert correction.prev == created.id
        assert [op.id for op in work.ops.open_ops(complaint)] == [created.id, correction.id, second.id]
        assert work.ops.tip(complaint) == second.id
        assert [(row.id, row.state) for row in work.ops.rows(complaint)] == [
            (created.id, OpState.WAITING),
            (first.id, OpState.REPLACED),
            (correction.id, OpState.WAITING),
            (second.id, OpState.WAITING),
        ]
        assert work.complaints.values(complaint)["title"] == "Benar"
        sent = [candidate.id for candidate in work.ops.candidates(10, sendable_at=desk.now)]
        assert sent == [created.id, correction.id, second.id, work.ops.rows(other)[0].id]


def test_only_a_rejected_op_can_be_corrected(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        edit = desk.edit(work, complaint, title="Salah")
        with pytest.raises(ImpossibleTransition):
            desk.edit(work, complaint, replaces=edit.id, title="Benar")


def test_what_stands_behind_something_unsettled_is_not_sendable(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        rejected, uncertain, later, free = (desk.create(work) for _ in range(4))
        first = {
            complaint: work.ops.rows(complaint)[0].id for complaint in (rejected, uncertain, later, free)
        }
        for complaint in first:
            desk.edit(work, complaint, title="Di belakang")
        reject(work, desk, first[rejected])
        work.ops.claim([first[uncertain]], "a", desk.tick())
        work.ops.settle(first[uncertain], OpEvent.NO_ANSWER, now=desk.tick(), attempt="a")
        soon = desk.now + timedelta(minutes=15)
        work.ops.claim([first[later]], "b", desk.tick())
        work.ops.settle(first[later], OpEvent.LATER, now=desk.tick(), attempt="b", not_before=soon)
    with register.reading() as reader:
        assert {line.complaint for line in reader.ops.candidates(10, sendable_at=desk.now)} == {free}
        assert len(reader.ops.candidates(10, sendable_at=desk.now)) == 2
        assert len(reader.ops.candidates(10, sendable_at=soon)) == 4
        assert {line.complaint for line in reader.ops.candidates(10)} == {rejected, uncertain, later, free}
        assert reader.ops.next_due(desk.now) == desk.now


def test_the_next_due_time_is_that_of_the_first_to_be_due(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        assert work.ops.next_due(desk.now) is None
        complaint = desk.create(work)
        created = work.ops.rows(complaint)[0].id
        work.ops.claim([created], "a", desk.tick())
        soon = desk.now + timedelta(minutes=3)
        work.ops.settle(created, OpEvent.LATER, now=desk.tick(), attempt="a", not_before=soon)
        assert work.ops.next_due(desk.now) == soon
        assert work.ops.next_due(soon + timedelta(hours=1)) == soon + timedelta(hours=1)


def test_a_claim_counts_the_attempt_and_gives_the_stored_bytes(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        row = work.ops.rows(complaint)[0]
        (sealed,) = work.ops.claim([row.id], "first", desk.tick())
        assert (sealed.seq, sealed.digest, sealed.body) == (row.seq, row.digest, row.body)
        claimed = work.ops.get(row.id)
        assert claimed is not None
        assert (claimed.state, claimed.attempts, claimed.attempt) == (OpState.SENDING, 1, "first")
        with pytest.raises(ImpossibleTransition):
            work.ops.claim([row.id], "second", desk.tick())
        with pytest.raises(KeyError):
            work.ops.claim([fresh_id()], "second", desk.tick())


def test_a_reply_settles_only_ops_of_its_own_attempt(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        op_id = work.ops.rows(complaint)[0].id
        work.ops.claim([op_id], "first", desk.tick())
        assert work.ops.settle(op_id, OpEvent.NO_ANSWER, now=desk.tick(), attempt="first")
        assert not work.ops.settle(op_id, OpEvent.ACCEPTED, now=desk.tick(), attempt="first")
        assert [row.id for row in work.ops.uncertain()] == [op_id]
        assert work.ops.settle(op_id, OpEvent.NOT_THERE, now=desk.tick())
        work.ops.claim([op_id], "second", desk.tick())
        assert not work.ops.settle(op_id, OpEvent.REJECTED, now=desk.tick(), attempt="first")
        assert work.ops.settle(op_id, OpEvent.ACCEPTED, now=desk.tick(), attempt="second")
        row = work.ops.get(op_id)
        assert row is not None
        assert (row.state, row.attempts, row.attempt) == (OpState.DELIVERED, 2, None)


def test_a_decided_op_stays_as_it_is_and_keeps_its_outcome(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        row = work.ops.rows(complaint)[0]
        outcome = Outcome(
            row.id, row.digest, OutcomeKind.APPLIED, complaint, version=1, tracking_id="1916449"
        )
        assert work.ops.settle(row.id, OpEvent.ACCEPTED, now=desk.tick(), outcome=outcome)
        for event in (OpEvent.REJECTED, OpEvent.LATER, OpEvent.NO_ANSWER, OpEvent.CONFLICT):
            assert not work.ops.settle(row.id, event, now=desk.tick(), problem="late")
        kept = work.ops.get(row.id)
        assert kept is not None
        assert (kept.state, kept.outcome, kept.problem) == (OpState.DELIVERED, outcome, None)


def test_what_cannot_happen_to_an_undecided_op_is_an_error(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        with pytest.raises(ImpossibleTransition):
            work.ops.settle(work.ops.rows(complaint)[0].id, OpEvent.NO_ANSWER, now=desk.tick())


def test_what_was_being_sent_when_the_process_died_is_uncertain(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        sent, waiting = desk.create(work), desk.create(work)
        work.ops.claim([work.ops.rows(sent)[0].id], "lost", desk.tick())
    with register.writing() as work:
        assert work.ops.recover_sending(desk.tick()) == 1
        assert work.ops.recover_sending(desk.tick()) == 0
        assert work.complaints.standing(sent).delivery is Delivery.UNCERTAIN
        assert work.complaints.standing(waiting).delivery is Delivery.WAITING


def test_ops_that_opened_a_conflict_are_found_again(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        edit = desk.edit(work, complaint, title="Lain")
        work.ops.settle(edit.id, OpEvent.CONFLICT, now=desk.tick())
        assert [row.id for row in work.ops.in_conflict(complaint)] == [edit.id]
        assert work.ops.settle(edit.id, OpEvent.RECORD_CLOSED, now=desk.tick())
        assert work.ops.in_conflict(complaint) == []
