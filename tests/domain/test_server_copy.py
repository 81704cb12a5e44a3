"""The server copy: outcomes and feed rows fold to the same copy, in whatever order they come."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.conflict import ConflictRecord
from domain.json_values import JsonValue
from domain.ops import Op
from domain.outcome import FieldInForce, NotTakenBecause, Outcome, OutcomeKind
from domain.server_copy import FeedRow, ServerCopy, fold_outcome, fold_row
from tests.domain.made_up import op, record

EMPTY = ServerCopy("c-1")


def outcome(version: int, kind: OutcomeKind = OutcomeKind.APPLIED, **kept: FieldInForce) -> Outcome:
    """The outcome of ``op-1``, which did not write the fields ``kept``."""
    return Outcome("op-1", "hash", kind, "c-1", version, not_taken=kept)


def row(version: int, values: dict[str, JsonValue] | None = None, *conflicts: ConflictRecord) -> FeedRow:
    """An operator's edit in the feed."""
    return FeedRow(version, "c-1", version, values or {}, conflicts=conflicts)


def own(version: int, *wrote: str) -> FeedRow:
    """The version bump of ``op-1``."""
    return FeedRow(version, "c-1", version, wrote=wrote, op="op-1", own=True)


def test_an_accepted_op_is_in_the_copy_at_its_version_and_the_known_version_stays() -> None:
    copy = fold_outcome(EMPTY, op({"title": "x", "place": None}), outcome(3))
    assert copy.values == {"title": "x", "place": None}
    assert copy.versions == {"title": 3, "place": 3}
    assert copy.known == 0


@pytest.mark.parametrize("kind", [kind for kind in OutcomeKind if not kind.accepted])
def test_an_op_that_was_not_accepted_changes_nothing(kind: OutcomeKind) -> None:
    assert fold_outcome(EMPTY, op({"title": "x"}), outcome(3, kind)) is EMPTY


@pytest.mark.parametrize("kind", [kind for kind in OutcomeKind if kind.accepted])
def test_a_field_that_was_not_taken_has_the_value_in_force_at_its_own_version(kind: OutcomeKind) -> None:
    kept = FieldInForce("di pusat", 2, NotTakenBecause.CONFLICT)
    copy = fold_outcome(EMPTY, op({"title": "x", "content": "y"}), outcome(3, kind, title=kept))
    assert copy.values == {"title": "di pusat", "content": "y"}
    assert copy.versions == {"title": 2, "content": 3}


def test_an_outcome_that_comes_late_replaces_nothing_newer() -> None:
    ahead = fold_row(EMPTY, row(5, {"title": "baru"}), None)
    copy = fold_outcome(ahead, op({"title": "x"}), outcome(5))
    assert copy.values == {"title": "baru"}
    assert copy.known == 5
    assert fold_outcome(ahead, op({"title": "x"}), outcome(6)).values == {"title": "x"}


def test_a_field_nobody_ever_wrote_is_not_made_up() -> None:
    kept = FieldInForce(None, 0, NotTakenBecause.EQUAL)
    assert fold_outcome(EMPTY, op({"title": None}), outcome(3, title=kept)).values == {}


def test_a_tracking_id_comes_with_the_outcome() -> None:
    told = Outcome("op-1", "hash", OutcomeKind.APPLIED, "c-1", 1, tracking_id="1916449")
    copy = fold_outcome(EMPTY, op({"title": "x"}), told)
    assert copy.values["tracking_id"] == "1916449"
    assert copy.versions["tracking_id"] == 1
    assert "tracking_id" not in fold_outcome(EMPTY, op({"title": "x"}), outcome(1)).values


def test_a_feed_row_moves_the_known_version_and_never_back() -> None:
    copy = fold_row(EMPTY, row(4, {"title": "x"}), None)
    assert copy.known == 4
    assert fold_row(copy, row(2, {"title": "tua", "place": None}), None) == ServerCopy(
        "c-1", 4, {"title": "x", "place": None}, {"title": 4, "place": 2}
    )


def test_a_bump_of_our_own_op_takes_the_values_from_the_op() -> None:
    copy = fold_row(EMPTY, own(2, "title"), op({"title": "x", "content": "tidak ditulis"}))
    assert copy.values == {"title": "x"}
    assert copy.versions == {"title": 2}
    assert copy.known == 2


def test_what_the_centre_adds_in_the_same_version_comes_with_the_bump() -> None:
    bump = FeedRow(1, "c-1", 1, {"status": "unverified"}, ("title",), op="op-1", own=True)
    copy = fold_row(EMPTY, bump, op({"title": "x"}))
    assert copy.values == {"status": "unverified", "title": "x"}
    assert copy.versions == {"status": 1, "title": 1}


def test_a_bump_names_no_value_the_op_does_not_have() -> None:
    assert fold_row(EMPTY, own(2, "title", "place"), op({"title": "x"})).values == {"title": "x"}
    assert fold_row(EMPTY, own(2, "title"), None).values == {}


def test_a_set_grows_whatever_comes_first() -> None:
    ours = op({"accommodations": ["braille"]})
    late = fold_outcome(fold_row(EMPTY, row(3, {"accommodations": ["step_free"]}), None), ours, outcome(2))
    early = fold_row(fold_outcome(EMPTY, ours, outcome(2)), row(3, {"accommodations": ["step_free"]}), None)
    assert late == early
    assert late.values == {"accommodations": ["braille", "step_free"]}
    assert late.versions == {"accommodations": 3}


def test_a_record_is_replaced_only_by_a_later_revision() -> None:
    first, second = record(revision=1), record(revision=2, open=False)
    copy = fold_row(EMPTY, row(2, None, first), None)
    assert copy.open_conflicts == (first,)
    closed = fold_row(copy, row(3, None, second), None)
    assert closed.conflicts == (second,)
    assert closed.open_conflicts == ()
    assert fold_row(closed, row(4, None, first), None).conflicts == (second,)
    assert fold_row(closed, row(4, None, record(revision=2)), None).conflicts == (second,)


def test_records_of_two_fields_stand_beside_each_other() -> None:
    both = (record("title"), record("place"))
    told = Outcome("op-1", "h", OutcomeKind.CONFLICT, "c-1", 2, conflicts=both)
    assert fold_outcome(EMPTY, op({}), told).conflicts == both
    assert (
        fold_row(fold_row(EMPTY, row(1, None, both[0]), None), row(2, None, both[1]), None).conflicts == both
    )


PATHS = ("title", "content", "complainant.phone", "accommodations")


@dataclass
class Centre:
    """A centre small enough to be right at a glance: the truth the folded copy is held against."""

    values: dict[str, JsonValue] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    records: dict[str, ConflictRecord] = field(default_factory=dict)
    version: int = 0
    rows: list[tuple[FeedRow, Op | None]] = field(default_factory=list)
    outcomes: list[tuple[Op, Outcome]] = field(default_factory=list)

    def write(self, path: str, value: JsonValue) -> JsonValue:
        """Put a value in force at the present version and say which one."""
        if path == "accommodations":
            before = self.values.get(path) or []
            assert isinstance(before, list)
            assert isinstance(value, list)
            value = [*sorted({*map(str, before), *map(str, value)})]
        self.values[path], self.versions[path] = value, self.version
        return value

    def operator(self, values: dict[str, JsonValue]) -> None:
        """Somebody at the centre writes."""
        self.version += 1
        self.rows.append(
            (row(self.version, {path: self.write(path, value) for path, value in values.items()}), None)
        )

    def ours(self, values: dict[str, JsonValue], refused: set[str]) -> None:
        """An op of the counter is decided: ``refused`` fields meet a conflict, the others are written."""
        sent = op(values, id=f"op-{len(self.outcomes)}")
        self.version += 1
        wrote, kept, opened = [], {}, []
        for path, value in values.items():
            if path in refused and path in self.versions and path != "accommodations":
                kept[path] = FieldInForce(self.values[path], self.versions[path], NotTakenBecause.CONFLICT)
                older = self.records.get(path)
                fresh = record(path, op="op-x", revision=1 if older is None else older.revision + 1)
                self.records[path] = fresh
                opened.append(fresh)
            else:
                self.write(path, value)
                wrote.append(path)
        kind = OutcomeKind.CONFLICT if opened else OutcomeKind.APPLIED
        told = Outcome(sent.id, "h", kind, "c-1", self.version, not_taken=kept, conflicts=tuple(opened))
        self.outcomes.append((sent, told))
        bump = FeedRow(
            self.version,
            "c-1",
            self.version,
            wrote=tuple(wrote),
            conflicts=tuple(opened),
            op=sent.id,
            own=True,
        )
        self.rows.append((bump, sent))


def _values(draw: st.DrawFn) -> dict[str, JsonValue]:
    written: dict[str, JsonValue] = {}
    for path in draw(st.lists(st.sampled_from(PATHS), min_size=1, unique=True)):
        if path == "accommodations":
            written[path] = [*sorted(draw(st.sets(st.sampled_from("abc"), min_size=1)))]
        else:
            written[path] = draw(st.sampled_from("xyz"))
    return written


@st.composite
def told_in_any_order(draw: st.DrawFn) -> tuple[Centre, ServerCopy]:
    """A centre's history, and the copy of a counter that was told of it as a bad link tells.

    Feed rows come in order, but pages of them come again; each outcome comes once or twice, before or after.
    """
    centre = Centre()
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            centre.operator(_values(draw))
        else:
            centre.ours(_values(draw), draw(st.sets(st.sampled_from(PATHS))))
    copy, fed = EMPTY, 0
    outcomes = draw(st.permutations(centre.outcomes * draw(st.integers(1, 2))))
    while fed < len(centre.rows) or outcomes:
        if outcomes and (fed == len(centre.rows) or draw(st.booleans())):
            copy = fold_outcome(copy, *outcomes.pop())
            continue
        for told, sent in centre.rows[draw(st.integers(0, fed)) : fed + 1]:
            copy = fold_row(copy, told, sent)
        fed += 1
        assert copy.known == fed
    return centre, copy


@given(told_in_any_order())
def test_the_copy_is_the_centres_whatever_came_first_or_twice(told: tuple[Centre, ServerCopy]) -> None:
    centre, copy = told
    assert copy.values == centre.values
    assert copy.versions == centre.versions
    assert copy.known == centre.version
    assert {one.field: one for one in copy.conflicts} == centre.records
    assert len(copy.conflicts) == len(centre.records)


@given(st.data())
def test_rows_of_different_fields_commute_but_for_the_known_version(data: st.DataObject) -> None:
    one, other = row(1, {"title": "x"}), row(2, {"content": data.draw(st.text(max_size=3))})
    there = fold_row(fold_row(EMPTY, one, None), other, None)
    back = fold_row(fold_row(EMPTY, other, None), one, None)
    assert there == back
