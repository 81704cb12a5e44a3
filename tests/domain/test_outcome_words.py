"""An outcome as it travels, and what its words mean."""

from typing import Any

import pytest
from hypothesis import given

from domain.outcome import (
    MalformedOutcome,
    Outcome,
    OutcomeKind,
    Problem,
    parse_outcome,
    parse_problem,
)
from tests.domain.made_up import outcomes

PLAIN: dict[str, Any] = Outcome("op-1", "hash", OutcomeKind.APPLIED, "c-1", 3).document()


@given(outcomes)
def test_an_outcome_comes_back_from_its_document_as_it_was(told: Outcome) -> None:
    assert parse_outcome(told.document()) == told


def test_members_that_say_nothing_are_left_out() -> None:
    assert Outcome("op-1", "h", OutcomeKind.BLOCKED, "c-1").document() == {
        "op": "op-1",
        "hash": "h",
        "outcome": "blocked",
        "complaint": "c-1",
    }


def test_members_of_a_newer_centre_are_passed_over() -> None:
    assert parse_outcome({**PLAIN, "mood": "fine"}) == parse_outcome(PLAIN)


def test_six_words_are_for_ever_and_four_settle_what_waits_behind() -> None:
    accepted = {OutcomeKind.APPLIED, OutcomeKind.MERGED, OutcomeKind.UNCHANGED, OutcomeKind.CONFLICT}
    assert {kind for kind in OutcomeKind if kind.accepted} == accepted
    assert {kind for kind in OutcomeKind if kind.decided} == accepted | {
        OutcomeKind.REJECTED,
        OutcomeKind.VOID,
    }


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "applied",
        *(
            {name: value for name, value in PLAIN.items() if name != gone}
            for gone in ("op", "hash", "outcome")
        ),
        {**PLAIN, "outcome": "fine"},
        {**PLAIN, "op": 1},
        {**PLAIN, "version": "3"},
        {**PLAIN, "version": True},
        {**PLAIN, "fields": []},
        {**PLAIN, "fields": {"title": {"value": 1, "version": 1}}},
        {**PLAIN, "fields": {"title": {"value": 1, "version": 1, "because": "so"}}},
        {**PLAIN, "conflicts": [{}]},
        {**PLAIN, "conflicts": {}},
        {**PLAIN, "tracking_id": 1916449},
        {**PLAIN, "waits_for": 1},
        {**PLAIN, "problem": {"code": "x"}},
    ],
)
def test_what_is_no_outcome_is_refused(document: Any) -> None:
    with pytest.raises(MalformedOutcome):
        parse_outcome(document)


def test_a_problem_may_come_without_field_and_parameters() -> None:
    assert parse_problem({"code": "missing", "title": "Belum lengkap"}) == Problem("missing", "Belum lengkap")
    assert parse_problem({"code": "a", "title": "b", "field": None, "params": None}) == Problem("a", "b")
    with pytest.raises(TypeError):
        parse_problem({"code": "a", "title": "b", "field": 3})
