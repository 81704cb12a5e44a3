"""Two counters change one field on the same version, in both orders: what merges, what waits for a person."""

import pytest

from domain.fields import RECORDED, MergeClass, field
from domain.json_values import JsonValue, Values
from domain.outcome import NotTakenBecause, OutcomeKind
from tests.central.caller import complaint_values, create, edit
from tests.central.paper_centre import PaperCentre
from tests.central.test_merge_table import VALUES


def centre_with(values: Values) -> tuple[PaperCentre, str]:
    centre = PaperCentre()
    made = create(values=complaint_values() | dict(values))
    assert centre.take(made).kind is OutcomeKind.APPLIED
    return centre, made.complaint


def start_of(path: str) -> JsonValue:
    """What stands before; a create needs one of the known classifications."""
    return "complaint" if path == "classification" else VALUES[field(path).shape][0]


def both(path: str, first: JsonValue, second: JsonValue) -> tuple[PaperCentre, str, OutcomeKind]:
    start = start_of(path)
    centre, complaint = centre_with({} if start is None else {path: start})
    assert centre.take(edit(complaint, 1, {path: first}), counter="L07").kind is OutcomeKind.APPLIED
    return centre, complaint, centre.take(edit(complaint, 1, {path: second}), counter="L08").kind


PERSON = [
    path for path in RECORDED if field(path).merge in (MergeClass.PERSON, MergeClass.PERSON_UNTIL_VERIFIED)
]


@pytest.mark.parametrize("path", PERSON)
@pytest.mark.parametrize("swapped", [False, True], ids=["one first", "other first"])
def test_two_different_values_wait_for_a_person_and_both_are_kept(path: str, swapped: bool) -> None:
    start, one, other = start_of(path), *VALUES[field(path).shape][1:]
    if swapped:
        one, other = other, one
    if one is False:  # `false` over an unanswered flag is no change, so there is nothing to differ from
        start, one, other = True, False, True
        centre, complaint = centre_with({path: True})
        centre.take(edit(complaint, 1, {path: False}))
        assert centre.take(edit(complaint, 1, {path: True}), counter="L08").kind is OutcomeKind.CONFLICT
    else:
        centre, complaint, kind = both(path, one, other)
        assert kind is OutcomeKind.CONFLICT
    assert centre.values(complaint)[path] == one
    record = centre.records(complaint)[path]
    assert (record.base, record.in_force, [side.value for side in record.proposals]) == (start, one, [other])
    assert record.open
    assert record.revision == 1


@pytest.mark.parametrize("path", PERSON)
def test_the_same_value_from_both_sides_converges(path: str) -> None:
    ours = VALUES[field(path).shape][1]
    centre, complaint, kind = both(path, ours, ours)
    assert kind is OutcomeKind.UNCHANGED
    assert not centre.records(complaint)
    assert centre.complaints[complaint].version == 2


@pytest.mark.parametrize("swapped", [False, True], ids=["one first", "other first"])
def test_accommodations_of_both_sides_stand(swapped: bool) -> None:
    one: JsonValue = ["large_print"]
    other: JsonValue = ["braille"]
    if swapped:
        one, other = other, one
    centre, complaint, kind = both("accommodations", one, other)
    assert kind is OutcomeKind.MERGED
    assert centre.values(complaint)["accommodations"] == ["braille", "large_print", "read_aloud"]


@pytest.mark.parametrize("path", ["is_anonymous", "is_secret"])
def test_tightening_over_a_foreign_loosening_holds_at_once(path: str) -> None:
    centre, complaint = centre_with({path: True})
    assert centre.take(edit(complaint, 1, {path: False})).kind is OutcomeKind.APPLIED
    assert centre.take(edit(complaint, 1, {path: True}), counter="L08").kind is OutcomeKind.MERGED
    assert centre.values(complaint)[path] is True
    assert not centre.records(complaint)


@pytest.mark.parametrize("path", ["is_anonymous", "is_secret"])
def test_loosening_against_a_foreign_tightening_waits_for_a_person(path: str) -> None:
    centre, complaint = centre_with({path: True})
    centre.take(edit(complaint, 1, {path: False}))
    centre.take(edit(complaint, 2, {path: True}), counter="L08")
    decision = centre.take(edit(complaint, 1, {path: None}), counter="L09")
    assert decision.kind is OutcomeKind.CONFLICT
    assert centre.values(complaint)[path] is True


@pytest.mark.parametrize("swapped", [False, True], ids=["one first", "other first"])
def test_of_two_proposed_institutions_the_first_stands_and_the_second_is_kept(swapped: bool) -> None:
    one: JsonValue = {"code": "dinas-a"}
    other: JsonValue = {"code": "dinas-b"}
    if swapped:
        one, other = other, one
    centre, complaint, kind = both("institution", one, other)
    assert kind is OutcomeKind.MERGED
    assert centre.values(complaint)["institution"] == one


def test_an_assigned_institution_is_the_centres_even_for_who_was_shown_it() -> None:
    centre, complaint = centre_with({"institution": {"code": "dinas-a"}})
    centre.operate(complaint, {"institution": {"code": "dinas-a"}})  # the assignment of what was proposed
    decision = centre.take(edit(complaint, 2, {"institution": {"code": "dinas-b"}}))
    assert decision.kind is OutcomeKind.MERGED
    assert decision.proposed == ("institution",)
    assert decision.not_taken["institution"].value == {"code": "dinas-a"}
    assert decision.not_taken["institution"].because is NotTakenBecause.CENTRE
    assert not decision.changes


def test_forwarding_a_complaint_assigns_the_proposed_institution() -> None:
    centre, complaint = centre_with({"institution": {"code": "dinas-a"}})
    centre.operate(complaint, {"status": "forwarded"})
    assert centre.take(edit(complaint, 2, {"institution": None})).kind is OutcomeKind.MERGED


def test_an_institution_nobody_named_may_still_be_proposed_after_forwarding() -> None:
    centre, complaint = centre_with({})
    centre.operate(complaint, {"status": "forwarded"})
    assert centre.take(edit(complaint, 2, {"institution": {"code": "a"}})).kind is OutcomeKind.APPLIED


@pytest.mark.parametrize("status", ["forwarded", "in_progress", "done"])
def test_a_verified_category_is_the_centres(status: str) -> None:
    centre, complaint = centre_with({"category": {"code": "kesehatan"}})
    centre.operate(complaint, {"status": status})
    assert centre.take(edit(complaint, 2, {"category": {"code": "agama"}})).kind is OutcomeKind.MERGED
    assert centre.values(complaint)["category"] == {"code": "kesehatan"}


@pytest.mark.parametrize("status", ["unverified", "postponed", "archived"])
def test_before_verification_a_person_decides_about_the_category(status: str) -> None:
    centre, complaint = centre_with({"category": {"code": "kesehatan"}})
    centre.operate(complaint, {"status": status, "category": {"code": "pertanahan"}})
    decision = centre.take(edit(complaint, 1, {"category": {"code": "agama"}}))
    assert decision.kind is OutcomeKind.CONFLICT


@pytest.mark.parametrize("path", ["status", "replies", "tracking_id"])
def test_a_counter_never_writes_what_is_the_centres(path: str) -> None:
    centre, complaint = centre_with({})
    value: JsonValue = [{"id": "r"}] if path == "replies" else "archived"
    before = centre.values(complaint).get(path)
    decision = centre.take(edit(complaint, 1, {path: value, "title": "Baru"}))
    assert decision.kind is OutcomeKind.MERGED
    assert centre.values(complaint).get(path) == before
    assert centre.values(complaint)["title"] == "Baru"


def test_place_and_category_merge_by_themselves_while_the_phone_waits() -> None:
    """The story of the tour."""
    centre, complaint = centre_with({"category": {"code": "kesehatan"}})
    centre.operate(complaint, {"complainant.phone": "081", "category": {"code": "pertanahan"}})
    ours = edit(complaint, 1, {"complainant.phone": "082", "place": {"text": "Tunbesi"}})
    decision = centre.take(ours)
    assert decision.kind is OutcomeKind.CONFLICT
    assert list(decision.written) == ["place"]
    assert set(centre.records(complaint)) == {"complainant.phone"}
    assert centre.values(complaint)["category"] == {"code": "pertanahan"}
    assert centre.values(complaint)["place"] == {"text": "Tunbesi"}
    assert decision.not_taken["complainant.phone"].version == 2
