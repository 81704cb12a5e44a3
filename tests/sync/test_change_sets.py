"""What a write tells the screens."""

import pytest

from domain.changes import ChangeSet, changed


def test_an_empty_set_says_nothing() -> None:
    assert not ChangeSet()
    assert not changed([])


@pytest.mark.parametrize(
    "something",
    [
        changed(["a"]),
        ChangeSet(installation=True),
        ChangeSet(drafts=True),
        ChangeSet(reference=True),
    ],
)
def test_anything_in_it_is_something_and_stays_in_a_union(something: ChangeSet) -> None:
    assert something
    assert something | ChangeSet() == ChangeSet() | something == something


def test_a_union_holds_both() -> None:
    both = changed(["a", "b"]) | changed(["b", "c"]) | ChangeSet(drafts=True)
    assert both == ChangeSet(complaints=frozenset("abc"), drafts=True)
