"""What a write changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.changes import ChangeSet, changed

sets = st.builds(
    ChangeSet, st.frozensets(st.sampled_from("abc")), st.booleans(), st.booleans(), st.booleans()
)


def test_an_empty_set_says_that_nothing_changed() -> None:
    assert not ChangeSet()
    assert changed([]) == ChangeSet()


@pytest.mark.parametrize(
    "one",
    [
        ChangeSet(frozenset("a")),
        ChangeSet(installation=True),
        ChangeSet(drafts=True),
        ChangeSet(reference=True),
    ],
)
def test_any_part_makes_a_change_and_survives_being_joined(one: ChangeSet) -> None:
    assert one
    assert one | ChangeSet() == ChangeSet() | one == one


@given(sets, sets)
def test_two_sets_join_to_all_that_either_says(one: ChangeSet, other: ChangeSet) -> None:
    both = one | other
    assert both == other | one
    assert both.complaints == one.complaints | other.complaints
    assert both.installation == (one.installation or other.installation)
    assert both.drafts == (one.drafts or other.drafts)
    assert both.reference == (one.reference or other.reference)


def test_changed_names_complaints_and_nothing_else() -> None:
    assert changed(iter(["a", "b", "a"])) == ChangeSet(complaints=frozenset({"a", "b"}))
