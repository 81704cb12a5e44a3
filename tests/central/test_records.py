"""While a record is open nothing but its decision writes the field; no decision is ever dropped."""

import pytest

from domain.conflict import ConflictRecord
from domain.ops import Op
from domain.outcome import OutcomeKind
from tests.central.caller import complaint_values, create, edit, resolve
from tests.central.paper_centre import PaperCentre


class Met:
    """Two phones met: ours was refused, theirs is in force, a record is open at revision 1."""

    def __init__(self) -> None:
        self.centre = PaperCentre()
        made = create(values=complaint_values(**{"complainant.phone": "0800"}))
        self.complaint = made.complaint
        self.centre.take(made)
        self.centre.take(edit(self.complaint, 1, {"complainant.phone": "0822"}), counter="L08")
        self.ours = edit(self.complaint, 1, {"complainant.phone": "0811"}, prev=made.id)
        assert self.centre.take(self.ours).kind is OutcomeKind.CONFLICT

    @property
    def record(self) -> ConflictRecord:
        return self.centre.records(self.complaint)["complainant.phone"]

    @property
    def phone(self) -> object:
        return self.centre.values(self.complaint)["complainant.phone"]

    def decide(self, value: str, revision: int | None = None, record: str | None = None) -> Op:
        return resolve(
            self.complaint,
            record or self.record.id,
            self.record.revision if revision is None else revision,
            "complainant.phone",
            value,
        )


def test_a_record_is_named_after_the_op_and_the_field() -> None:
    met = Met()
    assert met.record.id == f"{met.ours.id}:complainant.phone"
    assert (met.record.base, met.record.in_force, met.record.proposals[0].value) == ("0800", "0822", "0811")
    assert met.record.proposals[0].op == met.ours.id
    assert met.centre.complaints[met.complaint].version == 3


def test_another_counters_write_joins_the_open_record() -> None:
    met = Met()
    decision = met.centre.take(edit(met.complaint, 3, {"complainant.phone": "0833"}), counter="L09")
    assert decision.kind is OutcomeKind.CONFLICT
    assert [side.value for side in met.record.proposals] == ["0811", "0833"]
    assert (met.record.revision, met.phone) == (2, "0822")


def test_also_the_value_in_force_joins_and_also_at_the_centre() -> None:
    met = Met()
    met.centre.take(edit(met.complaint, 3, {"complainant.phone": "0822"}))
    decision = met.centre.operate(met.complaint, {"complainant.phone": "0844", "title": "Baru"})
    assert decision.kind is OutcomeKind.CONFLICT
    assert decision.given == {"title": "Baru"}
    assert met.record.revision == 3
    assert met.record.proposals[-1].op is None
    assert met.phone == "0822"


def test_an_open_record_blocks_no_other_field() -> None:
    met = Met()
    assert met.centre.take(edit(met.complaint, 1, {"title": "Baru"})).kind is OutcomeKind.APPLIED


@pytest.mark.parametrize("value", ["0811", "0822", "0899"], ids=["mine", "theirs", "another"])
def test_a_decision_on_the_shown_revision_closes_the_record(value: str) -> None:
    met = Met()
    decision = met.centre.take(met.decide(value))
    assert decision.kind is OutcomeKind.APPLIED
    assert met.phone == value
    assert not met.record.open
    assert met.record.revision == 2
    assert not decision.not_taken
    sides = {met.record.in_force, *(side.value for side in met.record.proposals)}
    assert {"0811", "0822", value} <= sides


def test_who_was_not_shown_the_decision_cannot_overwrite_it() -> None:
    """Keeping theirs is a decision too: an edit made before it meets it."""
    met = Met()
    met.centre.take(met.decide("0822"))
    late = edit(met.complaint, 2, {"complainant.phone": "0877"})
    assert met.centre.take(late, counter="L09").kind is OutcomeKind.CONFLICT
    assert met.phone == "0822"


def test_after_the_decision_the_field_is_written_again() -> None:
    met = Met()
    met.centre.take(met.decide("0811"))
    assert met.centre.take(edit(met.complaint, 4, {"complainant.phone": "0855"})).kind is OutcomeKind.APPLIED


def test_a_decision_on_an_older_revision_joins() -> None:
    met = Met()
    met.centre.take(edit(met.complaint, 3, {"complainant.phone": "0833"}), counter="L09")
    decision = met.centre.take(met.decide("0811", revision=1))
    assert decision.kind is OutcomeKind.CONFLICT
    assert met.record.open
    assert (met.record.revision, met.phone) == (3, "0822")


def test_a_late_decision_equal_to_the_value_in_force_changes_nothing() -> None:
    met = Met()
    met.centre.take(met.decide("0811"))
    version = met.centre.complaints[met.complaint].version
    decision = met.centre.take(met.decide("0811", revision=1), counter="L08")
    assert (decision.kind, decision.changes) == (OutcomeKind.UNCHANGED, False)
    assert met.centre.complaints[met.complaint].version == version
    assert not met.record.open


def test_a_late_different_decision_opens_the_record_again_with_both() -> None:
    met = Met()
    met.centre.take(met.decide("0811"))
    decision = met.centre.take(met.decide("0899", revision=1), counter="L08")
    assert decision.kind is OutcomeKind.CONFLICT
    assert met.record.open
    assert met.record.revision == 3
    assert met.record.in_force == "0811"
    assert [side.value for side in met.record.proposals] == ["0822", "0811", "0811", "0899"]
    # `--keep mine` takes the value of the op that met the conflict, not what stands first now.
    assert (met.record.opener.op, met.record.opener.value) == (met.ours.id, "0811")
    stood = met.phone
    assert met.centre.take(met.decide("0899")).kind is OutcomeKind.APPLIED
    assert (stood, met.phone) == ("0811", "0899")


def test_a_late_decision_joins_the_record_that_opened_since() -> None:
    met = Met()
    old = met.record.id
    met.centre.take(met.decide("0811"))
    met.centre.take(edit(met.complaint, 1, {"complainant.phone": "0866"}), counter="L09")
    decision = met.centre.take(met.decide("0899", revision=1, record=old), counter="L08")
    assert decision.kind is OutcomeKind.CONFLICT
    open_now = [record for record in met.centre.complaints[met.complaint].records if record.open]
    assert len(open_now) == 1
    assert open_now[0].id != old
    assert [side.value for side in open_now[0].proposals] == ["0866", "0899"]


def test_an_unknown_record_makes_the_decision_an_edit() -> None:
    met = Met()
    decision = met.centre.take(
        resolve(met.complaint, "tidak-ada:title", 1, "title", "Judul baru"), counter="L08"
    )
    assert decision.kind is OutcomeKind.CONFLICT  # base 0: the title was written since
    fresh = resolve(met.complaint, "tidak-ada:expectation", 1, "expectation", "Ada")
    assert met.centre.take(fresh).kind is OutcomeKind.APPLIED


def test_a_decision_about_another_field_than_its_records_is_rejected() -> None:
    met = Met()
    decision = met.centre.take(resolve(met.complaint, met.record.id, 1, "title", "Judul"))
    assert decision.kind is OutcomeKind.REJECTED
    assert met.record.open


def test_a_late_stricter_decision_holds_at_once_and_is_looked_at_again() -> None:
    centre = PaperCentre()
    made = create(values=complaint_values(is_secret=True))
    centre.take(made)
    centre.take(edit(made.complaint, 1, {"is_secret": False}), counter="L08")
    centre.take(edit(made.complaint, 2, {"is_secret": True}), counter="L08")
    loosening = edit(made.complaint, 1, {"is_secret": False}, prev=made.id)
    centre.take(loosening)
    record = centre.records(made.complaint)["is_secret"]
    centre.take(resolve(made.complaint, record.id, 1, "is_secret", False))
    assert centre.values(made.complaint)["is_secret"] is False
    late = centre.take(resolve(made.complaint, record.id, 1, "is_secret", True), counter="L08")
    assert late.kind is OutcomeKind.CONFLICT
    assert centre.values(made.complaint)["is_secret"] is True
    again = centre.records(made.complaint)["is_secret"]
    assert again.open
    assert again.in_force is True
    assert False in [side.value for side in again.proposals]


def test_one_op_can_open_several_records() -> None:
    met = Met()
    met.centre.operate(met.complaint, {"title": "Pusat", "content": "Pusat"})
    op = edit(met.complaint, 1, {"title": "Kami", "content": "Kami"})
    decision = met.centre.take(op)
    assert [record.id for record in decision.records] == [f"{op.id}:title", f"{op.id}:content"]
