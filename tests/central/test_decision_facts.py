"""What a decision says to the last member: who, when, which version."""

from dataclasses import replace
from datetime import timedelta

import pytest

from central import records
from central.chain import own_chain, settled
from central.decide import Decision, Told, decide
from central.state import FieldWrite, PastOp
from domain.conflict import Proposal
from domain.json_values import JsonValue
from domain.ops import Author, Base, Op
from domain.outcome import FieldInForce, NotTakenBecause, Outcome, OutcomeKind, Problem
from tests.central.caller import ESTER, NINE, complaint_values, create, edit, resolve
from tests.central.paper_centre import PaperCentre

MARKUS = Author("markus", "Markus Tasey")
LATER = NINE + timedelta(hours=3)


def made(**values: JsonValue) -> tuple[PaperCentre, Op]:
    """A centre with one complaint in version 1."""
    centre, op = PaperCentre(), create(values=complaint_values(**values))
    assert centre.take(op).kind is OutcomeKind.APPLIED
    return centre, op


def past(
    id: str, kind: str, *, prev: str | None = None, replaces: str | None = None, counter: str = "L07"
) -> PastOp:
    """A decided op of complaint ``c``."""
    return PastOp(id, "c", counter, prev, replaces, OutcomeKind(kind))


def _all(*ops: PastOp) -> dict[str, PastOp]:
    return {op.id: op for op in ops}


# ------------------------------------------------------------------- chain


def test_an_accepted_op_settles_nothing_but_what_it_replaces() -> None:
    assert not settled("bad", _all(past("bad", "rejected"), past("else", "applied")))
    assert settled("bad", _all(past("bad", "rejected"), past("good", "applied", replaces="bad")))
    both = _all(
        past("bad", "rejected"),
        past("worse", "rejected", replaces="bad"),
        past("ok", "void", replaces="worse"),
    )
    assert settled("bad", both)


def test_ops_that_replace_each_other_settle_nothing_and_end() -> None:
    ring = _all(past("a", "rejected", replaces="b"), past("b", "rejected", replaces="a"))
    assert not settled("a", ring)
    assert own_chain("x", "a", None, "L07", ring) == {"x", "a", "b"}


def test_a_chain_holds_what_was_named_and_nothing_else_of_the_counter() -> None:
    known = _all(past("one", "applied"), past("two", "applied", prev="one"), past("else", "applied"))
    assert own_chain("x", "two", None, "L07", known) == {"x", "two", "one"}


def test_a_stranger_on_one_way_back_does_not_close_the_other() -> None:
    known = _all(past("own", "applied"), past("their", "rejected", counter="L08"))
    assert own_chain("x", "own", "their", "L07", known) == {"x", "own"}


def test_both_ways_back_are_walked_to_their_ends() -> None:
    known = _all(
        past("p1", "applied"),
        past("p2", "applied", prev="p1"),
        past("r1", "applied"),
        past("r2", "rejected", prev="r1"),
    )
    assert own_chain("x", "p2", "r2", "L07", known) == {"x", "p2", "p1", "r2", "r1"}


def test_a_correction_that_names_no_op_before_it_is_of_the_chain_it_corrects() -> None:
    centre, op = made()
    centre.take(first := edit(op.complaint, 1, {"title": "Satu"}, prev=op.id))
    centre.take(bad := edit(op.complaint, 1, {"title": 7}, prev=first.id))
    assert centre.take(edit(op.complaint, 1, {"title": "Dua"}, replaces=bad.id)).kind is OutcomeKind.APPLIED


# ------------------------------------------------------------------ create


def test_a_create_says_its_own_id_and_no_other() -> None:
    op = create()
    assert (
        PaperCentre().take(replace(op, values={**op.values, "id": op.complaint})).kind is OutcomeKind.APPLIED
    )
    assert PaperCentre().take(replace(op, values={**op.values, "id": "lain"})).kind is OutcomeKind.REJECTED


def test_a_rejected_create_names_everything_that_is_missing() -> None:
    values = {
        path: value for path, value in complaint_values().items() if path not in ("place", "complainant.name")
    }
    problem = PaperCentre().take(create(values=values)).problem
    assert problem is not None
    assert problem.params == {"missing": "place, who"}


def test_a_create_is_told_the_versions_of_what_it_could_not_write() -> None:
    told = PaperCentre(tracking_id="1916449").take(
        create(values=complaint_values(status="done", tracking_id="7", replies=[{"id": "r"}]))
    )
    assert told.not_taken == {
        "status": FieldInForce("unverified", 1, NotTakenBecause.CENTRE),
        "tracking_id": FieldInForce("1916449", 1, NotTakenBecause.CENTRE),
        "replies": FieldInForce(None, 0, NotTakenBecause.CENTRE),
    }


def test_the_first_set_is_stored_sorted_without_repeats() -> None:
    centre, op = made(accommodations=["step_free", "braille", "step_free"])
    assert centre.values(op.complaint)["accommodations"] == ["braille", "step_free"]


# --------------------------------------------------------------- own bytes


@pytest.mark.parametrize(
    ("member", "named"), [("secret", "secret"), ("x" * 81, "x" * 80)], ids=["short", "cut after 80"]
)
def test_a_malformed_op_is_rejected_and_its_member_named(member: str, named: str) -> None:
    decision = decide({**create().body(), member: 1}, Told("DEMO", "L07"))
    assert decision.problem is not None
    assert (decision.kind, decision.problem.code) == (OutcomeKind.REJECTED, "malformed")
    assert decision.problem.field == named


@pytest.mark.parametrize("body", [None, [], "edit", 7])
def test_what_is_no_object_is_a_malformed_op(body: JsonValue) -> None:
    decision = decide(body, Told("DEMO", "L07"))
    assert decision.kind is OutcomeKind.REJECTED
    assert decision.problem is not None
    assert decision.problem.field == "body"


# ------------------------------------------------------------------- merge


def test_a_record_shows_what_stood_at_the_base_of_its_own_field() -> None:
    centre, op = made()
    centre.operate(op.complaint, {"title": "Dua"})
    centre.operate(op.complaint, {"title": "Tiga"})
    late = replace(edit(op.complaint, 1, {"title": "Kami"}), base=Base(1, {"title": 2}))
    centre.take(late)
    record = centre.records(op.complaint)["title"]
    assert (record.base, record.in_force) == ("Dua", "Tiga")


def test_a_foreign_write_beside_one_field_is_not_forgotten_at_the_next() -> None:
    centre, op = made(is_secret=True)
    centre.operate(op.complaint, {"is_secret": False})
    decision = centre.take(edit(op.complaint, 1, {"is_secret": True, "title": "Baru"}))
    assert set(decision.written) == {"is_secret", "title"}
    assert decision.kind is OutcomeKind.MERGED


def test_a_field_that_was_never_written_is_told_as_nothing_at_version_nought() -> None:
    centre, op = made()
    decision = centre.take(edit(op.complaint, 1, {"sealed": None}))
    assert decision.not_taken == {"sealed": FieldInForce(None, 0, NotTakenBecause.EQUAL)}


# ----------------------------------------------------------------- records


class Met:
    """Ester's phone met Markus's: a record is open at revision 1. Markus wrote three hours later."""

    def __init__(self, field: str = "complainant.phone", base: JsonValue = "0800") -> None:
        self.centre, self.made = made(**{field: base})
        self.field = field
        self.complaint = self.made.complaint

    def meet(self, theirs: JsonValue, ours: JsonValue) -> None:
        """Both write the field on version 1."""
        foreign = edit(self.complaint, 1, {self.field: theirs}, author=MARKUS)
        self.centre.take(replace(foreign, at=LATER), counter="L08")
        self.centre.take(edit(self.complaint, 1, {self.field: ours}, prev=self.made.id))

    def decide(self, value: JsonValue, revision: int, **members: Author) -> Decision:
        """A decision on the record."""
        return self.centre.take(
            resolve(
                self.complaint,
                self.centre.records(self.complaint)[self.field].id,
                revision,
                self.field,
                value,
                **members,
            )
        )


def test_a_record_says_whose_value_is_in_force_and_who_proposed_another() -> None:
    met = Met()
    met.meet("0822", "0811")
    record = met.centre.records(met.complaint)["complainant.phone"]
    assert record.complaint == met.complaint
    assert (record.in_force_by, record.in_force_at) == (MARKUS, LATER)
    (ours,) = record.proposals
    assert (ours.value, ours.author, ours.at) == ("0811", ESTER, NINE)


def test_a_closed_record_says_so_in_so_many_words() -> None:
    met = Met()
    met.meet("0822", "0811")
    (record,) = met.decide("0811", 1).records
    assert record.open is False


def test_a_reopened_record_says_who_decided_first_and_keeps_what_stood_before() -> None:
    met = Met()
    met.meet("0822", "0811")
    met.decide("0811", 1)
    decision = met.decide("0899", 1, author=MARKUS)
    (again,) = decision.records
    assert (again.in_force, again.in_force_by, again.in_force_at) == ("0811", ESTER, NINE)
    assert again.proposals[0] == Proposal("0822", MARKUS, LATER)
    assert again.proposals[-1].author == MARKUS
    assert decision.not_taken == {"complainant.phone": FieldInForce("0811", 4, NotTakenBecause.CONFLICT)}


def test_a_value_that_stands_among_the_proposals_is_not_written_down_twice() -> None:
    met = Met()
    met.meet("0822", "0811")
    # A third counter brings the value in force; it joins, and is a side of the record from then on.
    met.centre.take(edit(met.complaint, 3, {"complainant.phone": "0822"}), counter="L09")
    met.decide("0811", 2)
    (again,) = met.decide("0899", 1).records
    assert [side.value for side in again.proposals] == ["0811", "0822", "0811", "0899"]


def test_an_empty_value_that_stood_is_kept_as_well() -> None:
    writes = [FieldWrite(1, None, None, MARKUS, LATER), FieldWrite(2, "x", "0811", ESTER, NINE)]
    op = edit("c", 0, {"complainant.phone": "0811"})
    record = records.opened(op, "complainant.phone", 0, writes[:1])
    again = records.reopened(record, writes[1], Proposal("0899", MARKUS, LATER))
    assert [side.value for side in again.proposals] == [None, "0811", "0899"]


def test_a_decision_on_another_field_is_rejected_at_that_field() -> None:
    met = Met()
    met.meet("0822", "0811")
    record = met.centre.records(met.complaint)["complainant.phone"]
    problem = met.centre.take(resolve(met.complaint, record.id, 1, "title", "Judul")).problem
    assert problem is not None
    assert (problem.code, problem.field) == ("wrong_record", "title")


def test_a_late_equal_decision_is_told_the_value_in_force() -> None:
    met = Met()
    met.meet("0822", "0811")
    met.decide("0811", 1)
    assert met.decide("0811", 1).not_taken == {
        "complainant.phone": FieldInForce("0811", 4, NotTakenBecause.EQUAL)
    }


def test_only_a_guard_takes_a_late_yes_at_once() -> None:
    met = Met("complainant.no_phone", False)
    met.centre.take(edit(met.complaint, 1, {met.field: True}), counter="L08")
    met.centre.take(edit(met.complaint, 2, {met.field: False}), counter="L08")
    met.centre.take(edit(met.complaint, 1, {met.field: True}, prev=met.made.id))
    met.decide(False, 1)
    decision = met.decide(True, 1)
    assert decision.written == {}
    assert met.centre.values(met.complaint)["complainant.no_phone"] is False
    assert decision.not_taken["complainant.no_phone"].because is NotTakenBecause.CONFLICT


def test_a_late_stricter_decision_is_in_force_under_its_own_name() -> None:
    met = Met("is_secret", True)
    met.centre.take(edit(met.complaint, 1, {"is_secret": False}), counter="L08")
    met.centre.take(edit(met.complaint, 2, {"is_secret": True}), counter="L08")
    met.centre.take(edit(met.complaint, 1, {"is_secret": False}, prev=met.made.id))
    met.decide(False, 1)
    late = resolve(
        met.complaint, met.centre.records(met.complaint)["is_secret"].id, 1, "is_secret", True, author=MARKUS
    )
    (again,) = met.centre.take(replace(late, at=LATER)).records
    assert (again.in_force, again.in_force_by, again.in_force_at) == (True, MARKUS, LATER)


# ----------------------------------------------------------------- outcome


def test_an_outcome_says_all_that_was_decided() -> None:
    met = Met()
    met.meet("0822", "0811")
    record = met.centre.records(met.complaint)["complainant.phone"]
    kept = {"complainant.phone": FieldInForce("0822", 2, NotTakenBecause.CONFLICT)}
    trouble = Problem("later", "Nanti")
    decision = Decision(
        OutcomeKind.CONFLICT,
        version=3,
        records=(record,),
        not_taken=kept,
        tracking_id="1916449",
        problem=trouble,
        waits_for="op-0",
    )
    assert decision.outcome("op-1", "hash", "c-1") == Outcome(
        op="op-1",
        hash="hash",
        kind=OutcomeKind.CONFLICT,
        complaint="c-1",
        version=3,
        not_taken=kept,
        conflicts=(record,),
        tracking_id="1916449",
        problem=trouble,
        waits_for="op-0",
    )
