"""The list of the register: its order, its filters, its pages, the place of a row, and the search."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.delivery import NEEDS_A_PERSON, Delivery, OpEvent
from domain.json_values import JsonValue
from domain.problems import ComplaintAmbiguous, ComplaintUnknown
from domain.server_copy import ServerCopy
from domain.vocabulary import Handling
from local_db.register import Register
from local_db.register_row import RegisterRow
from local_db.unit_of_work import Reading, Writing
from tests.local_db.counter_desk import MORNING, Desk, conflict_on, run_sql


def deliver(work: Writing, desk: Desk, complaint: str, **told: JsonValue) -> None:
    """The centre accepts the create and tells more."""
    row = work.ops.rows(complaint)[0]
    work.ops.settle(row.id, OpEvent.ACCEPTED, now=desk.tick())
    values = {**row.op.values, "status": "unverified", **told}
    work.copies.put(ServerCopy(complaint, 1, values, dict.fromkeys(values, 1)))
    work.complaints.refresh(complaint)


def reply(number: int) -> dict[str, JsonValue]:
    """An answer of an institution."""
    return {"id": f"r{number}", "institution": "Dinas PU", "text": "Kami tinjau.", "at": MORNING.isoformat()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["waiting", "uncertain", "delivered", "replied", "seen", "conflict", "unsure_reply"]),
        max_size=12,
    ),
    st.integers(1, 5),
)
def test_pages_are_slices_of_one_order(register: Register, states: list[str], limit: int) -> None:
    desk = Desk()
    for table in ("receipt", "conflict", "server_copy", "op", "complaint_view", "complaint"):
        run_sql(register, f"DELETE FROM {table}")
    run_sql(register, "INSERT INTO words (words) VALUES ('rebuild')")
    with register.writing() as work:
        for state in states:
            complaint = desk.create(work)
            op_id = work.ops.rows(complaint)[0].id
            if state == "uncertain":
                work.ops.claim([op_id], "a", desk.tick())
                work.ops.settle(op_id, OpEvent.NO_ANSWER, now=desk.tick(), attempt="a")
            elif state != "waiting":
                replies: list[JsonValue] = [reply(1)] if state in ("replied", "seen", "unsure_reply") else []
                deliver(work, desk, complaint, replies=replies)
            if state == "seen":
                assert work.complaints.mark_replies_seen(complaint)
                assert not work.complaints.mark_replies_seen(complaint)
            if state in ("conflict", "unsure_reply"):
                copy = work.copies.get(complaint)
                assert copy is not None
                record = conflict_on(complaint, "complainant.phone", op_id)
                work.copies.put(ServerCopy(complaint, 2, copy.values, copy.versions, (record,)))
                work.complaints.refresh(complaint)
    with register.reading() as reader:
        everything = reader.complaints.page(limit=100)
        assert [line.id for line in everything] == in_order(everything, desk)
        wanted: list[tuple[dict[str, object], Callable[[RegisterRow], bool]]] = [
            ({}, lambda line: True),
            ({"needs_person": True}, lambda line: line.delivery in NEEDS_A_PERSON),
            ({"new_reply": True}, lambda line: line.unseen_replies > 0),
            ({"search": "jembatan"}, lambda line: True),
            ({"search": "jembatan", "new_reply": True}, lambda line: line.unseen_replies > 0),
        ]
        wanted += [({"delivery": state}, with_delivery(state)) for state in Delivery]
        for filters, keeps in wanted:
            check_list(reader, filters, [line for line in everything if keeps(line)], limit)


def with_delivery(state: Delivery) -> Callable[[RegisterRow], bool]:
    """Whether a line is in this state."""
    return lambda line: line.delivery is state


def in_order(lines: list[RegisterRow], desk: Desk) -> list[str]:
    """The ids as a person expects them: needs a person, new reply, newest."""
    ranks = {
        line.id: (line.delivery not in NEEDS_A_PERSON, not line.unseen_replies, -desk.ids.index(line.id))
        for line in lines
    }
    return sorted(
        ranks,
        key=lambda complaint: (
            ranks[complaint][0],
            ranks[complaint][0] and ranks[complaint][1],
            ranks[complaint][2],
        ),
    )


def check_list(reader: Reading, filters: dict[str, object], expected: list[RegisterRow], limit: int) -> None:
    """Count, all pages and all positions of one filtered list."""
    page: Callable[..., list[RegisterRow]] = reader.complaints.page
    position: Callable[..., int | None] = reader.complaints.position
    count: Callable[..., int] = reader.complaints.count
    assert count(**filters) == len(expected)
    for offset in range(0, len(expected) + limit, limit):
        assert page(**filters, offset=offset, limit=limit) == expected[offset : offset + limit]
    for place, line in enumerate(expected):
        assert position(line.id, **filters) == place


def test_a_row_shows_what_the_view_holds(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(
            work, title=None, content="Lampu jalan padam. Sudah lama.", place={"landmark": "pasar lama"}
        )
        deliver(
            work,
            desk,
            complaint,
            status="in_progress",
            tracking_id="1916449",
            institution={"code": None, "text": "Dinas Perhubungan"},
            replies=[reply(1), reply(2)],
        )
        line = work.complaints.row(complaint)
    assert line is not None
    assert (line.title, line.place, line.handling, line.tracking_id, line.institution) == (
        "Lampu jalan padam. Sudah lama.",
        "pasar lama",
        Handling.IN_PROGRESS,
        "1916449",
        "Dinas Perhubungan",
    )
    assert (line.reply_count, line.unseen_replies, line.counter, line.officer, line.name) == (
        2,
        2,
        "L07",
        "ester",
        "Rahma",
    )
    assert line.recorded_at.isoformat() == "2026-11-22T01:30:01+00:00"


def test_complaints_of_the_same_instant_all_have_their_row(register: Register) -> None:
    with register.writing() as work:
        desk = Desk()
        for _ in range(1200):
            desk.now = MORNING
            desk.create(work)
    with register.reading() as reader:
        assert reader.complaints.count() == 1200
        assert [line.id for line in reader.complaints.page(limit=3)] == list(reversed(desk.ids))[:3]


def test_totals_tell_the_oldest_that_waits_and_the_handling(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        assert work.complaints.totals().oldest_waiting is None
        first, second = desk.create(work), desk.create(work)
        deliver(work, desk, first, status="done", replies=[reply(1)])
        totals = work.complaints.totals()
        waiting = work.complaints.row(second)
    assert waiting is not None
    assert totals.oldest_waiting == waiting.recorded_at
    assert (totals.by_handling[Handling.DONE], totals.no_handling, totals.unseen_replies) == (1, 1, 1)


@pytest.fixture
def searched(register: Register, desk: Desk) -> Register:
    """Four complaints to look for."""
    with register.writing() as work:
        desk.create(work, title="Jembatan gantung putus", complainant__name="Rahma")
        desk.create(
            work, title="Sumur desa kering", content="Air tinggal sedikit.", complainant__name="Yulius"
        )
        desk.create(work, title="Guru belum datang", is_anonymous=True, complainant__name="Martha")
        sent = desk.create(work, title="Pasar banjir", complainant__name="Daud")
        deliver(work, desk, sent, tracking_id="1916449")
    return register


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jembatan", [0]),
        ("JEMB", [0]),
        ("jemb rahma", [0]),
        ("jemb yulius", []),
        ("sedikit", [1]),
        ("dermaga", [0, 1, 2, 3]),
        ("martha", []),
        ("0003", [2]),
        ("L07-20261122-0002", [1]),
        ("l07-2026", [0, 1, 2, 3]),
        ("L07-2026…", [0, 1, 2, 3]),
        ("1916449", [3]),
        ("#1916449", [3]),
        ("#19164", [3]),
        ('"', [0, 1, 2, 3]),
        ("   ", [0, 1, 2, 3]),
        ("title: jembatan", []),
        ("NEAR(", []),
        ("jembatan OR sumur", []),
        ("jembatan*", [0]),
    ],
)
def test_what_is_typed_finds(searched: Register, desk: Desk, typed: str, found: list[int]) -> None:
    with searched.reading() as reader:
        lines = reader.complaints.page(search=typed)
        assert {line.id for line in lines} == {desk.ids[place] for place in found}
        assert reader.complaints.count(search=typed) == len(found)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_nothing_that_is_typed_is_an_error(searched: Register, typed: str) -> None:
    with searched.reading() as reader:
        assert len(reader.complaints.page(search=typed)) == reader.complaints.count(search=typed)


def test_words_leave_the_search_when_they_leave_the_complaint(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work, title="Sumur kering", complainant__name="Martha")
        desk.edit(work, complaint, title="Pipa bocor")
        assert work.complaints.count(search="sumur") == 0
        assert work.complaints.count(search="pipa martha") == 1
        desk.edit(work, complaint, is_anonymous=True)
        assert work.complaints.count(search="martha") == 0
        assert work.complaints.count(search="pipa") == 1


def test_a_complaint_is_found_by_id_local_number_and_tracking_id(searched: Register, desk: Desk) -> None:
    with searched.reading() as reader:
        line = reader.complaints.row(desk.ids[3])
        assert line is not None
        assert line.local_number is not None
        for written in (
            desk.ids[3],
            desk.ids[3].upper(),
            line.local_number,
            f" {line.local_number.lower()} ",
            line.local_number.replace("-", ""),
            "1916449",
            "#1916449",
        ):
            assert reader.complaints.resolve_reference(written) == desk.ids[3]
        for written in ("", "L07-20261122-0099-X", "9999999", "jembatan"):
            with pytest.raises(ComplaintUnknown):
                reader.complaints.resolve_reference(written)


def test_two_complaints_under_one_number_are_told_apart_by_a_person(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        number = work.complaints.values(complaint)["local_number"]
        assert isinstance(number, str)
        work.complaints.add("clone", recorded_at=desk.tick(), local_number=number, officer="ester")
        with pytest.raises(ComplaintAmbiguous):
            work.complaints.resolve_reference(number)
        assert work.connection.execute(text("SELECT count(*) FROM complaint")).scalar() == 2
