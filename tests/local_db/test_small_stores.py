"""Installation, drafts, officers, receipts, audit, reference: what is put is what is got."""

from datetime import timedelta

import pytest

from domain.json_values import JsonValue
from domain.problems import MalformedProfile
from domain.unit import Counter
from local_db.drafts import Draft, DraftKind
from local_db.officers import SignIn
from local_db.register import Register
from tests.local_db.counter_desk import MORNING, STREAM, Desk

UNIT: dict[str, JsonValue] = {
    "code": "DEMO",
    "name": "Kantor Camat Oenaek",
    "regency": "Lontar Timur",
    "address": "Jalan Lontar Raya 1",
    "zone": "WITA",
    "officers": [{"code": "ester", "name": "Ester Naitboho", "role": "officer"}],
    "counters": [{"code": "L07", "name": "Loket 07"}],
}


def test_a_new_installation_knows_its_stream_and_nothing_else(register: Register) -> None:
    with register.reading() as work:
        told = work.installation.get()
    assert (told.stream, told.created_at, told.demo) == (STREAM, MORNING, False)
    assert (told.unit, told.counter, told.cursor, told.credential, told.last_contact) == (None,) * 5


def test_an_enrolment_and_what_the_link_tells_are_kept(register: Register) -> None:
    later = MORNING + timedelta(hours=1)
    with register.writing() as work:
        store = work.installation
        store.set_enrolled(
            unit=UNIT,
            counter=Counter("L07", "Loket 07"),
            centre_url="https://pusat.example",
            credential="cred-1",
            demo=True,
        )
        store.set_cursor("opaque")
        store.set_epoch("1:abc")
        store.set_link_problem("LKT-201")
        store.set_contact(MORNING, None)
        store.set_link_problem("LKT-202")
        store.set_not_before(later)
        store.set_unit({**UNIT, "name": "Kantor Camat Baru"}, etag='"2"')
        with pytest.raises(MalformedProfile):
            store.set_unit({"code": "DEMO"})
    with register.reading() as work:
        told = work.installation.get()
    assert told.unit is not None
    assert (told.unit.name, told.unit_etag, told.counter) == (
        "Kantor Camat Baru",
        '"2"',
        Counter("L07", "Loket 07"),
    )
    assert (told.centre_url, told.credential, told.demo) == ("https://pusat.example", "cred-1", True)
    assert (told.cursor, told.epoch, told.link_problem) == ("opaque", "1:abc", "LKT-202")
    assert (told.last_contact, told.not_before, told.skew_ms) == (MORNING, later, None)
    with register.writing() as work:
        work.installation.set_contact(later, -1500)
        work.installation.set_not_before(None)
        work.installation.set_centre_url("https://lain.example")
        work.installation.set_credential("cred-2")
        work.installation.set_demo(False)
        told = work.installation.get()
    assert (told.last_contact, told.skew_ms, told.link_problem, told.not_before) == (later, -1500, None, None)
    assert (told.centre_url, told.credential, told.demo) == ("https://lain.example", "cred-2", False)


def draft(number: int, **changed: object) -> Draft:
    """A draft with some words in it."""
    return Draft(
        id=str(changed.get("id", "d1")),
        officer=str(changed.get("officer", "ester")),
        values={"title": f"Judul {number}"},
        saved_at=MORNING + timedelta(seconds=number),
        opened_versions={"title": 3},
        edit_of="c1",
    )


def test_a_draft_is_journalled_in_place(register: Register) -> None:
    for number in range(3):
        with register.writing() as work:
            work.drafts.save(draft(number))
    with register.reading() as work:
        assert work.drafts.get("d1") == draft(2)
        assert work.drafts.versions("d1") == [draft(2)]
        assert work.drafts.get("d2") is None


def test_the_version_that_was_not_chosen_stays(register: Register) -> None:
    with register.writing() as work:
        work.drafts.save(draft(1))
        work.drafts.set_aside("d1")
        assert work.drafts.get("d1") is None
        work.drafts.save(draft(2))
        work.drafts.drop("d1")
        (kept,) = work.drafts.versions("d1")
        assert (kept.kind, kept.values) == (DraftKind.SET_ASIDE, {"title": "Judul 1"})
        assert work.drafts.set_aside_of("ester") == [kept]
        assert work.drafts.of("ester") == []
        work.drafts.discard("d1")
        assert work.drafts.versions("d1") == []


def test_drafts_are_those_of_one_officer_newest_first(register: Register) -> None:
    with register.writing() as work:
        work.drafts.save(draft(1, id="a"))
        work.drafts.save(draft(2, id="b"))
        work.drafts.save(draft(3, id="c", officer="markus"))
        assert [one.id for one in work.drafts.of("ester")] == ["b", "a"]
        assert [one.id for one in work.drafts.current()] == ["c", "b", "a"]


def test_wrong_pins_are_counted_and_forgotten_by_a_right_one(register: Register) -> None:
    with register.writing() as work:
        assert work.officers.get("ester") == SignIn("ester")
        assert [work.officers.failed("ester", MORNING), work.officers.failed("ester", MORNING)] == [1, 2]
        assert work.officers.get("ester") == SignIn("ester", failures=2, last_failure=MORNING)
        work.officers.succeeded("ester")
        assert work.officers.get("ester") == SignIn("ester")


def test_a_new_pin_forgets_the_wrong_tries(register: Register) -> None:
    with register.writing() as work:
        work.officers.failed("ester", MORNING)
        work.officers.set_pin("ester", "hash of pin")
        assert work.officers.get("ester") == SignIn("ester", pin_hash="hash of pin")


def test_receipts_know_copies_and_whether_paper_came_out(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        first = work.receipts.printed("first", complaint, "ester", MORNING, copy=False)
        again = work.receipts.printed("first", complaint, "ester", MORNING, copy=True)
        work.receipts.came_out(first, False)
        work.receipts.came_out(again, True)
        third = work.receipts.printed("second", complaint, "markus", MORNING, copy=False)
        told = [
            (one.id, one.kind, one.officer, one.copy, one.came_out) for one in work.receipts.of(complaint)
        ]
    assert told == [
        (first, "first", "ester", False, False),
        (again, "first", "ester", True, True),
        (third, "second", "markus", False, None),
    ]


def test_audit_rows_come_in_the_order_they_were_written(register: Register, desk: Desk) -> None:
    with register.writing() as work:
        complaint = desk.create(work)
        work.audit.add(
            "name_shown",
            officer="ester",
            os_account="kantor",
            at=MORNING,
            complaint=complaint,
            details={"n": 1},
        )
        work.audit.add("signed_in", officer="ester", os_account=None, at=MORNING)
        assert [row.event for row in work.audit.of(complaint)] == ["recorded", "name_shown"]
        newest, before = work.audit.newest(2)
    assert (newest.event, newest.complaint, newest.os_account) == ("signed_in", None, None)
    assert (before.event, before.details, before.at, before.officer) == (
        "name_shown",
        {"n": 1},
        MORNING,
        "ester",
    )


def test_a_newer_pack_replaces_the_older(register: Register) -> None:
    with register.writing() as work:
        assert work.reference.get("categories") is None
        assert work.reference.etag("categories") is None
        work.reference.put("categories", "2026-01", [{"code": "a"}])
        work.reference.put("categories", "2026-02", [{"code": "b"}, {"code": "c"}], etag='"x"')
        pack = work.reference.get("categories")
        assert pack is not None
        assert (pack.version, pack.items, pack.etag) == ("2026-02", ({"code": "b"}, {"code": "c"}), '"x"')
        assert work.reference.etag("categories") == '"x"'


def test_a_naive_time_is_never_stored(register: Register) -> None:
    with register.writing() as work, pytest.raises(ValueError, match="aware"):
        work.installation.set_contact(MORNING.replace(tzinfo=None), None)
