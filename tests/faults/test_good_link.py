"""The way of a complaint over a link that works: the ground the fault tests stand on."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.lock import only_syncer
from tests.faults.centre_process import CentreProcess
from tests.faults.office import Office, open_office
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen, as_centre

pytestmark = pytest.mark.e2e


def test_what_is_recorded_here_is_delivered_with_a_tracking_id(office: Office, centre: CentreProcess) -> None:
    first, second = office.record(1), office.record(2)
    assert office.delivery(first) == "waiting"

    report = office.sync(until_idle=True)

    assert report.document() | {"bytes_up": 0, "bytes_down": 0, "seconds": 0, "requests": 0} == {
        "delivered": 2,
        "pulled": 0,
        "requests": 0,
        "bytes_up": 0,
        "bytes_down": 0,
        "seconds": 0,
        "waiting": 0,
        "uncertain": 0,
        "conflict": 0,
        "needs_correction": 0,
        "pending_changes": 0,
        "problem": None,
    }
    assert report.exit_code == 0
    assert report.bytes_up > 500
    assert report.bytes_down > 500
    assert office.states() == ["delivered", "delivered"]
    assert office.values(first)["status"] == "unverified"
    assert len(str(office.values(second)["tracking_id"])) == 7
    held = {complaint["id"] for complaint in centre.export("complaints")}
    assert {first, second} <= held


def test_the_answer_of_the_centre_comes_back_and_a_second_run_moves_nothing(
    office: Office, centre: CentreProcess
) -> None:
    id = office.record(3)
    office.sync()
    centre.run("act", id, "--status", "in_progress", "--reply", "Sudah kami teruskan ke dinas.")

    report = office.sync()

    assert report.pulled == 1
    assert office.values(id)["status"] == "in_progress"
    assert "dinas" in json.dumps(office.values(id)["replies"])
    again = office.sync()
    assert (again.pulled, again.delivered, again.problem) == (0, 0, None)
    with office.register.reading() as reading:
        installation = reading.installation.get()
    assert installation.last_contact is not None
    assert installation.skew_ms is not None
    assert abs(installation.skew_ms) < 5000
    assert installation.epoch is not None


def test_two_counters_and_the_centre_agree_and_a_conflict_is_resolved(
    office: Office, centre: CentreProcess, proxy: FaultProxy, tmp_path: Path
) -> None:
    other = open_office(tmp_path / "other", proxy.address, centre.enrol_code())
    try:
        id = office.record(4)
        office.sync()
        other.sync()
        assert other.values(id)["title"] == office.values(id)["title"]

        office.edit(id, complainant__phone="081111111111")
        other.edit(id, complainant__phone="082222222222", expectation="dibuatkan jembatan darurat")
        office.sync()
        met = other.sync()
        assert met.conflict == 1
        assert other.delivery(id) == "conflict"
        office.sync()
        assert office.delivery(id) == "conflict"
        assert office.values(id)["expectation"] == "dibuatkan jembatan darurat"
        assert office.values(id)["complainant.phone"] == "081111111111"

        with office.register.reading() as reading:
            (record,) = [known for known in reading.copies.open_conflicts() if known.complaint == id]
        assert {proposal.value for proposal in record.proposals} == {"082222222222"}
        office.resolve(record.id, "082222222222")
        office.sync(until_idle=True)
        other.sync()
        for counter in (office, other):
            assert counter.values(id)["complainant.phone"] == "082222222222"
            assert counter.delivery(id) == "delivered"
            assert set(counter.states()) == {"delivered"}
    finally:
        other.register.close()


def test_a_long_feed_comes_in_pages_and_a_new_counter_takes_a_snapshot(
    office: Office, centre: CentreProcess, proxy: FaultProxy, tmp_path: Path
) -> None:
    other = open_office(tmp_path / "other", proxy.address, centre.enrol_code())
    late = open_office(tmp_path / "late", proxy.address, centre.enrol_code())
    try:
        other.sync()
        ids = [office.record(n, content="Air " * 100 + str(n)) for n in range(230)]
        report = office.sync()
        assert (report.delivered, report.problem) == (230, None)

        proxy.passages.clear()
        pulled = other.sync()
        assert pulled.pulled == 230
        assert sum(passage.seen.path.startswith("/v1/changes") for passage in proxy.passages) >= 2
        late.sync()
        for counter in (other, late):
            assert [counter.values(id) for id in ids[::40]] == [office.values(id) for id in ids[::40]]
            with counter.register.reading() as reading:
                copies = {id: reading.copies.get(id) for id in ids}
            with office.register.reading() as reading:
                assert copies == {id: reading.copies.get(id) for id in ids}
    finally:
        other.register.close()
        late.register.close()


def test_an_interrupted_snapshot_begins_again_and_the_queue_goes_out_meanwhile(
    office: Office, centre: CentreProcess, proxy: FaultProxy, tmp_path: Path
) -> None:
    ids = [office.record(n) for n in range(205)]
    office.sync()
    late = open_office(tmp_path / "late", proxy.address, centre.enrol_code())
    try:
        own = late.record(1)
        pages: list[str] = []

        def second_page_fails(seen: Seen) -> Said | None:
            if "/snapshot" in seen.path:
                pages.append(seen.path)
            return Said(502, {}, b"Bad Gateway") if "page=" in seen.path else None

        proxy.before = second_page_fails
        assert late.sync().document()["problem"] == "portal"
        assert len(pages) == 2
        assert late.delivery(own) == "delivered"
        with late.register.reading() as reading:
            assert reading.installation.get().cursor is None

        proxy.heal()
        assert late.sync().problem is None
        with late.register.reading() as reading, office.register.reading() as other:
            assert reading.installation.get().cursor is not None
            assert [reading.copies.get(id) for id in ids] == [other.copies.get(id) for id in ids]
    finally:
        late.register.close()


def test_a_complaint_that_left_the_centre_leaves_the_register_but_not_what_was_taken_here(
    office: Office, proxy: FaultProxy, centre: CentreProcess, tmp_path: Path
) -> None:
    other = open_office(tmp_path / "other", proxy.address, centre.enrol_code())
    try:
        theirs = other.record(1)
        other.sync()
        office.sync()
        ours = office.record(2)
        office.sync()
        with office.register.reading() as reading:
            assert {theirs, ours} <= set(reading.copies.ids())
        with office.register.writing() as writing:
            writing.installation.set_cursor(None)

        def empty(seen: Seen, reply: Said) -> Said | None:
            if "/snapshot" not in seen.path:
                return reply
            with other.register.reading() as reading:
                cursor = reading.installation.get().cursor
            return as_centre(seen, 200, {"complaints": [], "cursor": cursor, "next": None})

        proxy.after = empty
        assert office.sync().problem is None
        with office.register.reading() as reading:
            assert ours in set(reading.complaints.ids())
            assert theirs not in set(reading.complaints.ids())
    finally:
        other.register.close()


def test_a_cursor_the_centre_does_not_know_brings_a_snapshot_and_loses_nothing(
    office: Office, centre: CentreProcess
) -> None:
    id = office.record(5)
    office.sync()
    waiting = office.record(6)
    with office.register.writing() as writing:
        writing.installation.set_cursor("bukan-kursor")
        copy = writing.copies.get(id)
        assert copy is not None

    report = office.sync()

    assert report.problem is None
    assert office.delivery(id) == office.delivery(waiting) == "delivered"
    with office.register.reading() as reading:
        assert reading.copies.get(id) == copy


def test_the_unit_and_the_packs_are_asked_for_once_an_hour(office: Office, proxy: FaultProxy) -> None:
    office.sync()
    asked = [passage.seen.path for passage in proxy.passages]
    assert [path for path in asked if path.startswith("/v1/reference/")] == [
        "/v1/reference/categories",
        "/v1/reference/institutions",
    ]
    with office.register.reading() as reading:
        categories = reading.reference.get("categories")
        etag = reading.installation.get().unit_etag
    assert categories is not None
    assert len(categories.items) > 5
    assert etag is not None

    proxy.passages.clear()
    office.sync()
    replies = {passage.seen.path: passage.reply for passage in proxy.passages}
    assert {path: reply.status for path, reply in replies.items() if reply and "changes" not in path} == {
        "/v1/unit": 304,
        "/v1/reference/categories": 304,
        "/v1/reference/institutions": 304,
    }


def test_only_one_process_syncs_a_profile(office: Office) -> None:
    office.record(7)
    with only_syncer(office.folder):
        report = office.sync()
        assert report.document()["problem"] == "busy"
        assert (report.requests, report.waiting, report.exit_code) == (0, 1, 1)
    assert office.sync().problem is None


def test_clocks_far_off_change_nothing_but_recorded_times(office: Office) -> None:
    for years in (-10, 10):
        id = office.record(8)

        def warped(years: int = years) -> datetime:
            return datetime.now(UTC) + timedelta(days=365 * years)

        report = office.sync(clock=warped, until_idle=True)
        assert (report.delivered, report.problem) == (1, None)
        assert office.delivery(id) == "delivered"
    with office.register.reading() as reading:
        skew = reading.installation.get().skew_ms
    assert skew is not None
    assert abs(skew + 3650 * 86_400_000) < 10_000


def test_a_rejection_is_corrected_and_what_waited_behind_it_follows(office: Office) -> None:
    poison = office.record(9, classification=None)
    behind = office.edit(poison, expectation="segera diperbaiki")
    sound = office.record(10)

    report = office.sync(until_idle=True)

    assert office.delivery(sound) == "delivered"
    assert office.delivery(poison) == "needs_correction"
    assert office.states() == ["needs_correction", "waiting", "delivered"]
    assert (report.needs_correction, report.sendable, report.exit_code) == (1, 0, 0)
    rejected = office.op_rows()[0]
    assert rejected.outcome is not None
    assert rejected.outcome.problem is not None
    assert rejected.problem == rejected.outcome.problem.code

    office.correct(rejected.id, classification="complaint")
    office.sync(until_idle=True)

    assert office.states() == ["replaced", "delivered", "delivered", "delivered"]
    assert office.op_rows()[1].id == behind
    assert office.values(poison)["expectation"] == "segera diperbaiki"
    assert office.delivery(poison) == "delivered"


def test_a_text_that_packs_like_a_bomb_travels_in_both_directions(
    office: Office, centre: CentreProcess, proxy: FaultProxy, tmp_path: Path
) -> None:
    other = open_office(tmp_path / "other", proxy.address, centre.enrol_code())
    try:
        other.sync()
        id = office.record(11, content="a" * 200_000)
        assert office.sync().delivered == 1
        assert other.sync().problem is None
        assert other.values(id)["content"] == "a" * 200_000
    finally:
        other.register.close()
