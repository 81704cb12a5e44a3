"""The chain of ops on a complaint: what the officer sees, and what an edit may claim to have seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chain import changed_paths, is_set, laid_over, trunk_base, united, view
from domain.fields import FIELDS, RECORDED
from domain.json_values import JsonValue, Values
from domain.ops import Base, Op
from tests.domain.made_up import BRIDGE, json_values, op, recorded, versions

paths = st.lists(st.sampled_from(RECORDED[:4]), unique=True, max_size=4)
open_chains = st.lists(
    st.builds(
        lambda written, base, own: op(dict.fromkeys(written, "x"), base=base, bases=own),
        paths,
        versions,
        st.dictionaries(st.sampled_from(RECORDED[:4]), versions, max_size=2),
    ),
    max_size=3,
)


def test_a_field_nobody_waits_on_has_the_version_of_the_opened_form_as_base() -> None:
    assert trunk_base(["title", "place"], 4, [op({"content": "x"}, base=1)]) == Base(4)


def test_a_pull_in_the_middle_of_an_offline_chain_does_not_move_the_base() -> None:
    first = op({"title": "x"}, base=1)
    second = op({"title": "y"}, base=trunk_base(["title"], 3, [first]).of("title"))
    assert trunk_base(["title"], 7, [first, second]) == Base(1)


def test_a_base_names_the_lowest_and_then_what_lies_above_it() -> None:
    chain = [op({"title": "x"}, base=2, bases={"title": 3}), op({"place": None}, base=1)]
    assert trunk_base(["title", "place", "content"], 5, chain) == Base(1, {"title": 3, "content": 5})


def test_an_edit_of_nothing_has_the_version_of_the_form() -> None:
    assert trunk_base([], 4, []) == Base(4)
    assert trunk_base([], Base(2, {"title": 4}), []) == Base(2)


def test_an_op_decided_behind_the_open_form_leaves_its_base_with_the_form() -> None:
    # The centre wrote the title in version 2, the counter pulled it, and showed its own open op over it.
    waiting = op({"title": "di sini"}, base=1)
    opened = trunk_base(FIELDS, 2, [waiting])
    # The op is decided before the form is saved. The officer still has not been shown version 2 of the title.
    assert trunk_base(["title", "place"], opened, []) == Base(1, {"place": 2})
    assert trunk_base(["title", "place"], 2, []) == Base(2)


@given(paths, versions, open_chains)
def test_a_base_is_never_above_the_version_of_the_form(
    changed: list[str], opened: int, chain: list[Op]
) -> None:
    base = trunk_base(changed, opened, chain)
    assert all(base.of(path) <= opened for path in changed)
    assert base.version <= opened


@given(paths, versions, open_chains)
def test_a_base_is_never_above_that_of_an_open_op_on_the_same_field(
    changed: list[str], opened: int, chain: list[Op]
) -> None:
    base = trunk_base(changed, opened, chain)
    for path in changed:
        seen = [earlier.base.of(path) for earlier in chain if path in earlier.values]
        assert base.of(path) == min([opened, *seen])


@given(paths, versions, open_chains)
def test_a_base_says_each_thing_once(changed: list[str], opened: int, chain: list[Op]) -> None:
    base = trunk_base(changed, opened, chain)
    assert all(version > base.version for version in base.fields.values())
    assert set(base.fields) <= set(changed)


@given(paths, versions, versions, open_chains)
def test_the_base_of_a_form_is_that_of_its_opening_or_lower_whatever_was_decided_since(
    changed: list[str], opened: int, kept: int, chain: list[Op]
) -> None:
    form = trunk_base(FIELDS, opened, chain)
    at_saving = trunk_base(changed, form, chain[:kept])
    assert all(at_saving.of(path) == form.of(path) for path in changed)


def test_the_view_is_every_open_op_in_order_over_the_server_copy() -> None:
    seen = view(
        {"title": "pusat", "place": None}, [op({"title": "satu"}), op({"title": "dua", "content": "isi"})]
    )
    assert seen == {"title": "dua", "place": None, "content": "isi"}


def test_a_correction_is_seen_where_the_refused_op_stood_and_what_waits_behind_it_on_top() -> None:
    refused, behind = op({"title": "x" * 9, "content": "isi"}), op({"content": "isi baru"}, id="op-2")
    correction = op({"title": "pendek", "content": "isi"}, id="op-3", replaces=refused.id)
    assert view({}, [refused, behind]) == {"title": "x" * 9, "content": "isi baru"}
    # The replaced op is no longer open; its correction stands in its place.
    assert view({}, [correction, behind]) == {"title": "pendek", "content": "isi baru"}


def test_an_emptied_field_is_seen_empty() -> None:
    assert view({"complainant.phone": "0812"}, [op({"complainant.phone": None})]) == {
        "complainant.phone": None
    }


def test_what_is_added_to_a_set_is_seen_beside_what_was_there() -> None:
    seen = view({"accommodations": ["step_free"]}, [op({"accommodations": ["braille"]})])
    assert seen == {"accommodations": ["braille", "step_free"]}


@given(recorded, recorded, recorded)
def test_edits_of_different_fields_commute(copy: Values, one: Values, other: dict[str, JsonValue]) -> None:
    disjoint = {path: value for path, value in other.items() if path not in one}
    ops = [op(one), op(disjoint, id="op-2")]
    assert view(copy, ops) == view(copy, ops[::-1])


@given(recorded, recorded)
def test_the_view_changes_no_server_copy_and_the_same_op_twice_is_seen_once(
    copy: Values, one: Values
) -> None:
    before = dict(copy)
    assert view(copy, [op(one), op(one)]) == view(copy, [op(one)])
    assert copy == before


def test_only_accommodations_unite() -> None:
    assert [path for path in FIELDS if is_set(path)] == ["accommodations"]
    assert not is_set("notes")
    assert laid_over("title", ["a"], ["b"]) == ["b"]
    assert laid_over("accommodations", ["a"], ["b"]) == ["a", "b"]


@given(json_values, json_values)
def test_a_union_is_the_same_both_ways_round_and_sorted_once(one: JsonValue, other: JsonValue) -> None:
    both = united(one, other)
    assert both == united(other, one) == united(both, one) == united(both, other)
    assert isinstance(both, list)
    assert both == sorted({code for code in both if isinstance(code, str)})


def test_a_union_passes_over_what_is_no_code() -> None:
    assert united(["a", 1, None], "b") == ["a"]
    assert united(None, None) == []


@given(recorded)
def test_a_form_left_as_it_was_changes_nothing(values: Values) -> None:
    assert changed_paths(values, {path: values.get(path) for path in FIELDS}) == []


@given(recorded, recorded)
def test_laying_the_changed_fields_over_the_old_values_gives_the_new_view(old: Values, new: Values) -> None:
    changed = changed_paths(old, {**old, **new})
    full = view(old, [op(new)])
    partly = view(old, [op({path: new[path] for path in changed})])
    # What is left out is what nobody could tell from before: an unanswered flag answered with no.
    assert changed_paths(partly, full) == changed_paths(full, partly) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [("title", "Jembatan putus"), ("title", None), ("is_secret", True), ("complainant.birth_year", 1962)],
)
def test_another_value_is_a_change(path: str, value: JsonValue) -> None:
    assert changed_paths(BRIDGE, {**BRIDGE, path: value}) == [path]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("title", None, None),
        ("is_secret", None, False),
        ("is_secret", False, None),
        ("accommodations", None, []),
        ("accommodations", ["braille"], None),
        ("accommodations", ["braille", "step_free"], ["step_free"]),
    ],
)
def test_nothing_is_no_change_and_a_set_never_shrinks(path: str, before: JsonValue, after: JsonValue) -> None:
    assert changed_paths({path: before}, {path: after}) == []


def test_changes_come_in_the_order_of_the_form() -> None:
    after: dict[str, JsonValue] = {
        "accommodations": ["braille"],
        "place": {"text": "Sereh"},
        "title": "x",
        "is_anonymous": True,
    }
    assert changed_paths({}, after) == ["title", "place", "is_anonymous", "accommodations"]
