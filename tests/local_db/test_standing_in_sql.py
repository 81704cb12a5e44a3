"""Delivery in SQL equals `domain.delivery.standing` for any ops and records. There is no other counter."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.delivery import NEEDS_A_PERSON, Delivery, OpEvent, OpStanding, OpState, standing
from domain.ops import OpKind
from local_db.register import Register
from local_db.schema import metadata
from local_db.standing_sql import NEEDS_A_PERSON as IN_SQL
from local_db.unit_of_work import Writing
from tests.local_db.counter_desk import Desk, conflict_on, fresh_id, rows_of

STATES = st.sampled_from(OpState)


@st.composite
def op_sets(draw: st.DrawFn) -> tuple[list[OpStanding], list[str]]:
    """The ops of one complaint and the fields with an open record; at most one create is not replaced."""
    fields = draw(st.lists(st.sampled_from(["title", "place", "category"]), unique=True))
    ops = []
    if draw(st.booleans()):
        for _ in range(draw(st.integers(0, 2))):
            ops.append(OpStanding(OpKind.CREATE, OpState.REPLACED))
        ops.append(OpStanding(OpKind.CREATE, draw(STATES)))
    for _ in range(draw(st.integers(0, 4))):
        answers = draw(st.none() | st.sampled_from(["title", "place", "category"]))
        kind = OpKind.EDIT if answers is None else OpKind.RESOLVE
        ops.append(OpStanding(kind, draw(STATES), answers))
    return ops, fields


def put(work: Writing, ops: list[OpStanding], fields: list[str]) -> tuple[str, list[OpStanding], list[str]]:
    """Lay the rows as they are; returns the complaint and what the domain is to be asked."""
    complaint = fresh_id()
    run = work.connection.execute
    run(
        text(
            'INSERT INTO complaint ("row", id, here, recorded_at)'
            ' SELECT coalesce(max("row"), 0) + 1, :id, 1, :at FROM complaint'
        ),
        {"id": complaint, "at": "2026-11-22T01:30:00.000000+00:00"},
    )
    records = {path: f"{complaint}:{path}" for path in ("title", "place", "category")}
    named = [OpStanding(op.kind, op.state, records[op.answers] if op.answers else None) for op in ops]
    for op in named:
        run(
            text(
                "INSERT INTO op (stream, id, complaint, kind, state, place, answers, body, digest, at)"
                " VALUES ('s', :id, :complaint, :kind, :state, 1, :answers, x'', '', :at)"
            ),
            {
                "id": fresh_id(),
                "complaint": complaint,
                "kind": op.kind.value,
                "state": op.state.value,
                "answers": op.answers,
                "at": "2026-11-22T01:30:00.000000+00:00",
            },
        )
    for path in fields:
        run(
            text("INSERT INTO conflict VALUES (:id, :complaint, :field, 1, 1, '{}')"),
            {"id": records[path], "complaint": complaint, "field": path},
        )
    return complaint, named, [records[path] for path in fields]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(op_sets(), min_size=1, max_size=6))
def test_sql_and_domain_say_the_same(
    register: Register, office: list[tuple[list[OpStanding], list[str]]]
) -> None:
    with register.writing() as work:
        for table in ("conflict", "op", "complaint"):
            work.connection.execute(text(f"DELETE FROM {table}"))
        laid = [put(work, ops, fields) for ops, fields in office]
    expected = {complaint: standing(ops, records) for complaint, ops, records in laid}
    with register.reading() as work:
        seen = {line.id: (line.delivery, line.pending_changes) for line in work.complaints.page(limit=50)}
        assert seen == {c: (told.delivery, told.pending_changes) for c, told in expected.items()}
        assert {complaint: work.complaints.standing(complaint) for complaint in expected} == expected
        totals = work.complaints.totals()
        counted = Counter(told.delivery for told in expected.values())
        assert dict(totals.by_delivery) == {state: counted[state] for state in Delivery}
        assert totals.pending_changes == sum(told.pending_changes for told in expected.values())
        assert totals.all == len(expected)
        for state in Delivery:
            of_state = {complaint for complaint, told in expected.items() if told.delivery is state}
            assert {line.id for line in work.complaints.page(delivery=state)} == of_state
            assert work.complaints.count(delivery=state) == len(of_state)
        persons = {c for c, told in expected.items() if told.delivery in NEEDS_A_PERSON}
        assert {line.id for line in work.complaints.page(needs_person=True)} == persons
        for complaint, ops, _ in laid:
            assert Counter(work.ops.standings(complaint)) == Counter(ops)


def test_the_states_that_need_a_person_are_those_of_the_domain() -> None:
    assert {word.strip().strip("'") for word in IN_SQL.split(",")} == {
        state.value for state in NEEDS_A_PERSON
    }


def test_no_column_counts_and_no_column_holds_a_delivery() -> None:
    columns = {
        f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns
    }
    for word in ("delivery", "pending", "waiting", "total"):
        assert not [name for name in columns if word in name]


def test_counts_follow_the_ops_through_a_delivery(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        created = work.ops.rows(complaint)[0].id
        edit = desk.edit(work, complaint, title="Jembatan putus total")

    def seen() -> tuple[Delivery, int, int]:
        with register.reading() as reader:
            line = reader.complaints.row(complaint)
            assert line is not None
            return line.delivery, line.pending_changes, reader.complaints.totals().pending_changes

    assert seen() == (Delivery.WAITING, 0, 0)
    with register.writing() as work:
        work.ops.claim([created], "first", desk.tick())
    assert seen() == (Delivery.SENDING, 0, 0)
    with register.writing() as work:
        work.ops.settle(created, OpEvent.ACCEPTED, now=desk.tick(), attempt="first")
    assert seen() == (Delivery.DELIVERED, 1, 1)
    with register.writing() as work:
        work.ops.claim([edit.id], "second", desk.tick())
        work.ops.settle(edit.id, OpEvent.REJECTED, now=desk.tick(), attempt="second", problem="immutable")
    assert seen() == (Delivery.NEEDS_CORRECTION, 0, 0)


def test_a_resolve_under_way_answers_its_record(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        created = work.ops.rows(complaint)[0].id
        work.ops.settle(created, OpEvent.ACCEPTED, now=desk.tick())
        record = conflict_on(complaint, "complainant.phone", created)
        work.connection.execute(
            text("INSERT INTO conflict VALUES (:id, :complaint, :field, 1, 1, '{}')"),
            {"id": record.id, "complaint": complaint, "field": record.field},
        )
    with register.reading() as reader:
        assert reader.complaints.standing(complaint).delivery is Delivery.CONFLICT
    with register.writing() as work:
        desk.resolve(work, record, "0812 0000 0002")
    with register.reading() as reader:
        assert reader.complaints.standing(complaint) == standing(reader.ops.standings(complaint), [record.id])
        assert reader.complaints.standing(complaint).delivery is Delivery.DELIVERED
    assert rows_of(register, "SELECT open FROM conflict") == [(1,)]
