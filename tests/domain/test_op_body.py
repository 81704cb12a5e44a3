"""An op's body: one op, one byte string, for ever."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.json_values import JsonValue, canonical_bytes
from domain.ops import Base, MalformedOp, Op, OpKind, parse_op
from tests.domain.made_up import json_values, op, ops

EDIT: dict[str, Any] = op({"title": "Jembatan"}, base=3, bases={"title": 4}).body()
RESOLVE: dict[str, Any] = {**EDIT, "kind": "resolve", "answers": {"conflict": "op-0:title", "revision": 2}}


@given(ops())
def test_an_op_read_from_its_stored_bytes_is_the_same_op_with_the_same_hash(written: Op) -> None:
    read = parse_op(json.loads(written.stored()))
    assert read == written
    assert read.stored() == written.stored()
    assert read.digest() == written.digest()


def test_the_hash_is_over_the_body_and_says_nothing_of_stream_or_seq() -> None:
    assert "seq" not in EDIT
    assert "stream" not in EDIT
    assert op({"title": "a"}).digest() != op({"title": "b"}).digest()
    assert len(op({"title": "a"}).digest()) == 64


def test_members_that_say_nothing_are_left_out() -> None:
    bare = op({"title": "a"}).body()
    assert {"bases", "replaces", "skew_ms", "answers"}.isdisjoint(bare)
    assert bare["prev"] is None


def test_a_base_holds_for_every_field_that_has_none_of_its_own() -> None:
    base = Base(3, {"title": 5})
    assert base.of("title") == 5
    assert base.of("place") == 3


def test_a_good_body_is_taken() -> None:
    assert parse_op(EDIT).base.of("title") == 4
    answer = parse_op(RESOLVE).answer
    assert answer is not None
    assert (answer.conflict, answer.revision) == ("op-0:title", 2)


def _with(**members: object) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda body: {**body, **members}


def _without(member: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda body: {name: value for name, value in body.items() if name != member}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_with(format=2), "format"),
        (_with(format=True), "format"),
        (_without("format"), "format"),
        (_with(op=""), "op"),
        (_with(op=7), "op"),
        (_without("op"), "op"),
        (_with(kind="delete"), "kind"),
        (_with(kind=None), "kind"),
        (_with(complaint=None), "complaint"),
        (_with(prev=""), "prev"),
        (_with(prev="op-1"), "prev"),
        (_without("prev"), "prev"),
        (_with(replaces=[]), "replaces"),
        (_with(replaces="op-1"), "replaces"),
        (_with(replaces=None), "replaces"),
        (_with(base=-1), "base"),
        (_with(base=True), "base"),
        (_with(base="3"), "base"),
        (_without("base"), "base"),
        (_with(bases=[]), "bases"),
        (_with(bases={}), "bases"),
        (_with(bases={"title": -1}), "bases"),
        (_with(bases={"title": None}), "bases"),
        (_with(values=[]), "values"),
        (_without("values"), "values"),
        (_with(by="ester"), "by"),
        (_with(by=["ester"]), "by"),
        (_with(by=["ester", ""]), "by"),
        (_with(by=["", "Ester"]), "by"),
        (_with(by=["ester", "Ester", "x"]), "by"),
        (_without("by"), "by"),
        (_with(at="kemarin"), "at"),
        (_with(at="2026-11-22T09:30:00"), "at"),
        (_with(at="2026-11-22T09:30:00+0800"), "at"),
        (_with(at=1700000000), "at"),
        (_without("at"), "at"),
        (_with(skew_ms="0"), "skew_ms"),
        (_with(skew_ms=False), "skew_ms"),
        (_with(skew_ms=None), "skew_ms"),
        (_with(answers={"conflict": "x", "revision": 1}), "answers"),
        (_with(answers=None), "answers"),
        (_with(secret=1), "secret"),
        (_with(values={"title": 1.5}), "body"),
        (_with(values={"title": "\ud800"}), "body"),
    ],
)
def test_a_body_of_another_form_is_refused_and_the_member_named(
    change: Callable[[dict[str, Any]], dict[str, Any]], named: str
) -> None:
    with pytest.raises(MalformedOp) as refused:
        parse_op(change(EDIT))
    assert refused.value.member == named
    assert str(refused.value) == named


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_without("answers"), "answers"),
        (_with(kind="edit"), "answers"),
        (_with(answers=[]), "answers"),
        (_with(answers={"conflict": "x"}), "answers.revision"),
        (_with(answers={"revision": 1}), "answers.conflict"),
        (_with(answers={"conflict": "x", "revision": 1, "more": 1}), "answers"),
        (_with(values={}), "values"),
        (_with(values={"title": "a", "content": "b"}), "values"),
    ],
)
def test_a_decision_names_one_record_and_one_field(
    change: Callable[[dict[str, Any]], dict[str, Any]], named: str
) -> None:
    with pytest.raises(MalformedOp) as refused:
        parse_op(change(RESOLVE))
    assert refused.value.member == named


@given(json_values)
def test_whatever_is_taken_is_written_back_byte_for_byte_and_the_rest_is_refused(body: JsonValue) -> None:
    try:
        taken = parse_op(body)
    except MalformedOp:
        return
    assert taken.stored() == canonical_bytes(body)


@given(ops(), st.sampled_from(sorted(EDIT)), json_values)
def test_a_member_of_any_other_kind_is_taken_only_if_it_is_written_back_alike(
    written: Op, member: str, value: JsonValue
) -> None:
    body = {**written.body(), member: value}
    try:
        taken = parse_op(body)
    except MalformedOp:
        return
    assert taken.stored() == canonical_bytes(body)


def test_an_edit_may_be_empty_so_that_a_correction_can_take_a_refused_change_back() -> None:
    taken = parse_op(op({}, replaces="op-0").body())
    assert taken.kind is OpKind.EDIT
    assert taken.values == {}
