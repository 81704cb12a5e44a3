"""The questions the centre asks about an op, in their order, and what each answer leads to."""

from dataclasses import replace

import pytest

from central.decide import Decision, Told, decide
from domain.fields import FIELDS
from domain.json_values import JsonValue
from domain.ops import Base, Op, OpKind
from domain.outcome import NotTakenBecause, OutcomeKind
from tests.central.caller import an_op, complaint_values, create, edit, new_id
from tests.central.paper_centre import PaperCentre


def made(**values: JsonValue) -> tuple[PaperCentre, Op]:
    centre = PaperCentre()
    op = create(values=complaint_values() | values)
    assert centre.take(op).kind is OutcomeKind.APPLIED
    return centre, op


def code(decision: Decision) -> str | None:
    return None if decision.problem is None else decision.problem.code


# ------------------------------------------------------------------ create


def test_a_create_is_version_one_and_starts_unverified() -> None:
    centre, op = made()
    complaint = centre.complaints[op.complaint]
    assert complaint.version == 1
    assert complaint.values["status"] == "unverified"
    assert set(complaint.versions.values()) == {1}
    assert "tracking_id" not in complaint.values


def test_a_demo_centre_gives_the_tracking_id_with_the_create() -> None:
    centre = PaperCentre(tracking_id="1916449")
    op = create()
    decision = centre.take(op)
    assert decision.tracking_id == "1916449"
    assert decision.given == {"status": "unverified", "tracking_id": "1916449"}
    assert centre.values(op.complaint)["tracking_id"] == "1916449"


def test_the_tracking_id_is_told_again_to_a_create_for_a_complaint_that_exists() -> None:
    centre = PaperCentre(tracking_id="1916449")
    first = create()
    centre.take(first)
    centre.tracking_id = "1916450"
    again = centre.take(create(first.complaint, first.values))
    assert (again.kind, again.tracking_id) == (OutcomeKind.UNCHANGED, "1916449")


def test_what_a_create_says_about_the_centres_fields_is_a_proposal() -> None:
    centre = PaperCentre()
    op = create(values=complaint_values(status="done", tracking_id=None))
    decision = centre.take(op)
    assert decision.kind is OutcomeKind.MERGED
    assert decision.proposed == ("status",)
    assert decision.not_taken["status"].value == "unverified"
    assert decision.not_taken["tracking_id"].because is NotTakenBecause.EQUAL


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ("classification", "classification"),
        ("place", "place"),
        ("date_of_incident", "date"),
        ("complainant.name", "who"),
    ],
)
def test_a_create_without_what_is_needed_is_rejected_for_ever(without: str, missing: str) -> None:
    values = {path: value for path, value in complaint_values().items() if path != without}
    decision = PaperCentre().take(create(values=values))
    assert (decision.kind, code(decision)) == (OutcomeKind.REJECTED, "missing")
    assert decision.problem is not None
    assert decision.problem.field == missing
    assert decision.problem.title == "Laporan belum lengkap untuk diterima."


@pytest.mark.parametrize(
    "odd",
    [
        {"date_of_incident": {"date": "kemarin dulu", "precision": "day"}},
        {"date_of_incident": {"date": "2062-01-01", "precision": "day"}},
        {"complainant.nik": "53-abc", "complainant.birth_year": 1},
        {"category": {"code": "tidak-dikenal", "text": "?", "catalogue": "0"}},
        {"institution": {"code": "tidak-dikenal", "text": "?", "catalogue": None}},
        {"place": {"region_code": "00.00", "text": None, "landmark": None}},
        {"complainant.sex": "x", "accommodations": ["tidak-dikenal"]},
        {"representative": {"relation": "tetangga", "name": "Yuni", "kinship": None, "phone": None}},
        {"title": "J" * 100_000},
        {"local_number": "bukan nomor", "counter": "??", "unit": "LAIN", "sealed": None},
    ],
    ids=lambda odd: next(iter(odd)),
)
def test_what_a_counter_may_save_is_never_rejected(odd: dict[str, JsonValue]) -> None:
    assert PaperCentre().take(create(values=complaint_values() | odd)).kind is OutcomeKind.APPLIED


def test_a_create_for_a_complaint_that_exists_is_an_edit_that_has_seen_nothing() -> None:
    centre, first = made()
    centre.operate(first.complaint, {"title": "Judul dari pusat"})
    again = create(first.complaint, {**first.values, "content": "Isi lain"})
    decision = centre.take(replace(again, base=Base(99)))
    assert decision.kind is OutcomeKind.CONFLICT
    assert {record.field for record in decision.records} == {"title", "content"}
    assert {record.base for record in decision.records} == {None}
    assert decision.not_taken["place"].because is NotTakenBecause.EQUAL


def test_a_create_for_a_complaint_that_exists_may_bring_what_nobody_wrote() -> None:
    centre, first = made()
    again = create(first.complaint, {**first.values, "expectation": "Dibuatkan jembatan"})
    assert centre.take(again).written == {"expectation": "Dibuatkan jembatan"}


# -------------------------------------------------------------- own bytes


@pytest.mark.parametrize("path", [path for path, one in FIELDS.items() if one.merge == "immutable"])
def test_an_immutable_field_is_never_changed(path: str) -> None:
    values: dict[str, JsonValue] = {
        "recorded_at": "2026-11-22T09:00:00+09:00",
        "sealed": False,
        "local_number": "L07-20261122-0001-A",
        "counter": "L07",
        "unit": "DEMO",
    }
    centre, op = made(**values, id=None)
    others: dict[str, JsonValue] = {"sealed": True, "recorded_at": "2026-11-23T09:00:00+09:00"}
    new = others.get(path, "lain")
    decision = centre.take(edit(op.complaint, 1, {path: new, "title": "Baru"}))
    assert (decision.kind, code(decision)) == (OutcomeKind.REJECTED, "immutable")
    assert decision.problem is not None
    assert decision.problem.field == path
    assert centre.values(op.complaint)["title"] == op.values["title"]


def test_an_immutable_field_said_again_is_no_change() -> None:
    centre, op = made(unit="DEMO")
    assert centre.take(edit(op.complaint, 1, {"unit": "DEMO"})).kind is OutcomeKind.UNCHANGED


@pytest.mark.parametrize(
    ("values", "expected", "field"),
    [
        ({"rahasia_negara": "x"}, "unknown_field", "rahasia_negara"),
        ({"title": 7}, "wrong_shape", "title"),
        ({"is_secret": 1}, "wrong_shape", "is_secret"),
        ({"complainant.birth_year": True}, "wrong_shape", "complainant.birth_year"),
        ({"complainant.birth_year": "1961"}, "wrong_shape", "complainant.birth_year"),
        ({"place": "Sereh"}, "wrong_shape", "place"),
        ({"place": {"text": ["Sereh"]}}, "wrong_shape", "place"),
        ({"place": {"planet": "Mars"}}, "wrong_shape", "place"),
        ({"accommodations": [1]}, "wrong_shape", "accommodations"),
        ({"accommodations": "braille"}, "wrong_shape", "accommodations"),
        ({"replies": {}}, "wrong_shape", "replies"),
        ({"recorded_at": "tadi pagi"}, "wrong_shape", "recorded_at"),
        ({"id": "yang-lain"}, "immutable", "id"),
    ],
)
def test_what_no_change_at_the_centre_could_cure_is_rejected(
    values: dict[str, JsonValue], expected: str, field: str
) -> None:
    for op in (create(values=complaint_values() | values), None):
        centre, first = made()
        decision = centre.take(op or edit(first.complaint, 1, values))
        assert (decision.kind, code(decision)) == (OutcomeKind.REJECTED, expected)
        assert decision.problem is not None
        assert decision.problem.field == field


def told(centre: PaperCentre, complaint: str) -> Told:
    return Told("DEMO", "L07", centre.complaints.get(complaint))


@pytest.mark.parametrize("member", ["kind", "complaint", "prev", "base", "values", "by", "at"])
def test_a_body_that_lacks_a_member_is_rejected(member: str) -> None:
    centre, op = made()
    body = edit(op.complaint, 1, {"title": "Baru"}).body()
    del body[member]
    decision = decide(body, told(centre, op.complaint))
    assert (decision.kind, code(decision)) == (OutcomeKind.REJECTED, "malformed")


def test_a_body_with_a_member_more_is_rejected() -> None:
    centre, op = made()
    body = {**edit(op.complaint, 1, {"title": "Baru"}).body(), "urgent": True}
    assert code(decide(body, told(centre, op.complaint))) == "malformed"


def test_a_newer_format_is_not_decided() -> None:
    centre, op = made()
    body = {**edit(op.complaint, 1, {"title": "Baru"}).body(), "format": 2, "urgent": True}
    decision = decide(body, told(centre, op.complaint))
    assert (decision.kind, code(decision)) == (OutcomeKind.UNDECIDED, "format_newer")
    assert not decision.kind.decided


@pytest.mark.parametrize("written", [0, "2", None, True])
def test_a_format_that_never_was_is_rejected(written: JsonValue) -> None:
    centre, op = made()
    body = {**edit(op.complaint, 1, {"title": "Baru"}).body(), "format": written}
    assert code(decide(body, told(centre, op.complaint))) == "malformed"


def test_a_complaint_of_another_unit_is_refused_and_untouched() -> None:
    centre, op = made()
    for other in (edit(op.complaint, 1, {"title": "Baru"}), create(op.complaint)):
        decision = centre.take(other, unit="LAIN", counter="L09")
        assert (decision.kind, code(decision)) == (OutcomeKind.REJECTED, "other_unit")
    assert centre.complaints[op.complaint].version == 1


# ------------------------------------------------------------------ chain


@pytest.mark.parametrize("kind", [OpKind.EDIT])
def test_an_op_on_an_unknown_complaint_waits_for_it(kind: OpKind) -> None:
    complaint = new_id()
    decision = PaperCentre().take(an_op(kind, complaint, {"title": "Baru"}, Base(0)))
    assert (decision.kind, decision.waits_for) == (OutcomeKind.BLOCKED, complaint)


def test_an_op_waits_for_the_one_before_it() -> None:
    centre, op = made()
    missing = new_id()
    decision = centre.take(edit(op.complaint, 1, {"title": "Baru"}, prev=missing))
    assert (decision.kind, decision.waits_for) == (OutcomeKind.BLOCKED, missing)
    assert centre.complaints[op.complaint].version == 1


def test_an_op_that_would_be_rejected_waits_too_while_the_one_before_is_open() -> None:
    centre, op = made()
    assert centre.take(edit(op.complaint, 1, {"?": 1}, prev=new_id())).kind is OutcomeKind.BLOCKED


def test_what_waits_behind_a_rejection_goes_on_behind_its_correction() -> None:
    centre = PaperCentre()
    bad = create(values=complaint_values(place=None))
    behind = edit(bad.complaint, 0, {"title": "Kedua"}, prev=bad.id)
    assert centre.take(bad).kind is OutcomeKind.REJECTED
    assert centre.take(behind).waits_for == bad.id
    worse = create(bad.complaint, complaint_values(place=None), replaces=bad.id)
    assert centre.take(worse).kind is OutcomeKind.REJECTED
    assert centre.take(behind).kind is OutcomeKind.BLOCKED
    good = create(bad.complaint, complaint_values(title="Pertama"), replaces=worse.id)
    assert centre.take(good).kind is OutcomeKind.APPLIED
    # The correction's title is of the own chain: no false conflict, although its base is 0.
    assert centre.take(behind).kind is OutcomeKind.APPLIED
    assert centre.values(bad.complaint)["title"] == "Kedua"


def test_a_correction_waits_for_what_it_replaces() -> None:
    centre, op = made()
    unknown = new_id()
    decision = centre.take(edit(op.complaint, 1, {"title": "Baru"}, replaces=unknown))
    assert (decision.kind, decision.waits_for) == (OutcomeKind.BLOCKED, unknown)


def test_an_op_that_was_accepted_cannot_be_corrected() -> None:
    centre, op = made()
    decision = centre.take(edit(op.complaint, 1, {"title": "Baru"}, replaces=op.id))
    assert code(decision) == "not_rejected"


def test_two_corrections_of_one_rejection_meet_like_strangers() -> None:
    centre, op = made()
    bad = edit(op.complaint, 1, {"title": 7}, prev=op.id)
    centre.take(bad)
    first = edit(op.complaint, 1, {"title": "Satu"}, prev=op.id, replaces=bad.id)
    second = edit(op.complaint, 1, {"title": "Dua"}, prev=op.id, replaces=bad.id)
    assert centre.take(first).kind is OutcomeKind.APPLIED
    assert centre.take(second, counter="L08").kind is OutcomeKind.CONFLICT


@pytest.mark.parametrize("tie", ["prev", "replaces"])
def test_a_chain_never_leads_to_another_complaint(tie: str) -> None:
    centre, op = made()
    other = create()
    centre.take(other)
    ties = {"prev": None, "replaces": None, tie: other.id}
    wrong = edit(op.complaint, 1, {"title": "Baru"}, **ties)
    assert code(centre.take(wrong)) == "wrong_chain"


def test_naming_a_strangers_op_makes_it_nothing_of_ones_own() -> None:
    centre, op = made()
    theirs = edit(op.complaint, 1, {"title": "Punya mereka"})
    centre.take(theirs, counter="L08")
    ours = edit(op.complaint, 1, {"title": "Punya kami"}, prev=theirs.id)
    assert centre.take(ours, counter="L07").kind is OutcomeKind.CONFLICT


def test_a_chain_on_one_trunk_has_no_conflict_with_itself() -> None:
    centre = PaperCentre()
    op = create()
    centre.take(op)
    prev = op.id
    for title in ("Satu", "Dua", "Tiga"):
        step = edit(op.complaint, 0, {"title": title, "expectation": title}, prev=prev)
        assert centre.take(step).kind is OutcomeKind.APPLIED
        prev = step.id
    assert centre.values(op.complaint)["title"] == "Tiga"


def test_a_pull_in_the_middle_of_a_chain_does_not_launder_the_conflict() -> None:
    """The trunk: the second edit keeps the base of the first, whatever was pulled in between."""
    centre, op = made()
    first = edit(op.complaint, 1, {"title": "Satu"}, prev=op.id)
    centre.operate(op.complaint, {"title": "Pusat"})
    second = edit(op.complaint, 1, {"title": "Dua"}, prev=first.id)
    assert centre.take(first).kind is OutcomeKind.CONFLICT
    assert centre.take(second).kind is OutcomeKind.CONFLICT
    record = centre.records(op.complaint)["title"]
    assert [side.value for side in record.proposals] == ["Satu", "Dua"]
    assert (record.base, record.in_force) == (op.values["title"], "Pusat")


def test_each_field_is_judged_by_its_own_base() -> None:
    centre, op = made()
    centre.operate(op.complaint, {"title": "Pusat", "content": "Pusat"})
    mixed = replace(edit(op.complaint, 1, {"title": "A", "content": "B"}), base=Base(1, {"content": 2}))
    decision = centre.take(mixed)
    assert list(decision.written) == ["content"]
    assert [record.field for record in decision.records] == ["title"]


# ---------------------------------------------------------------- outcomes


def test_every_field_that_was_not_written_is_told_with_its_version() -> None:
    centre, op = made()
    centre.operate(op.complaint, {"title": "Pusat"})
    centre.operate(op.complaint, {"content": "Sama"})
    decision = centre.take(
        edit(op.complaint, 1, {"title": "Kami", "content": "Sama", "status": "done", "expectation": "Ada"})
    )
    kept = {path: (one.version, one.because.value) for path, one in decision.not_taken.items()}
    assert kept == {"title": (2, "conflict"), "content": (3, "equal"), "status": (1, "centre")}
    assert decision.written == {"expectation": "Ada"}
    assert decision.version == 4


def test_an_op_that_changes_nothing_makes_no_version() -> None:
    centre, op = made()
    decision = centre.take(edit(op.complaint, 1, {"title": op.values["title"]}))
    assert (decision.kind, decision.version, decision.changes) == (OutcomeKind.UNCHANGED, 1, False)
