"""A conflict record as it travels."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from domain.conflict import ConflictRecord, Proposal, parse_conflict, record_id
from tests.domain.made_up import record, records

DOCUMENT: dict[str, Any] = record().document()


@given(records)
def test_a_record_comes_back_from_its_document_as_it_was(told: ConflictRecord) -> None:
    assert parse_conflict(told.document()) == told


def test_one_op_can_open_a_record_on_each_of_its_fields() -> None:
    assert record_id("op-1", "title") == "op-1:title"
    assert record_id("op-1", "place") != record_id("op-1", "title")


def test_the_side_that_opened_a_record_is_found_behind_what_was_put_before_it() -> None:
    opened = record()
    assert opened.opener == opened.proposals[0]
    stood = Proposal("pusat dulu", opened.in_force_by, opened.in_force_at)
    assert replace(opened, proposals=(stood, *opened.proposals)).opener == opened.proposals[0]
    assert replace(opened, proposals=(stood,)).opener == stood


@pytest.mark.parametrize("gone", sorted(DOCUMENT))
def test_a_record_without_one_of_its_members_is_none(gone: str) -> None:
    with pytest.raises(KeyError):
        parse_conflict({name: value for name, value in DOCUMENT.items() if name != gone})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 1},
        {"revision": "1"},
        {"revision": True},
        {"in_force_by": "pusat"},
        {"in_force_by": ["pusat"]},
        {"in_force_by": ["pusat", 1]},
        {"in_force_at": "2026-11-22T09:30:00"},
        {"in_force_at": None},
        {"proposals": {}},
        {"proposals": [{**DOCUMENT["proposals"][0], "at": "kemarin"}]},
        {"proposals": [{**DOCUMENT["proposals"][0], "op": 1}]},
    ],
)
def test_a_record_of_another_shape_is_none(wrong: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        parse_conflict({**DOCUMENT, **wrong})


def test_only_a_record_that_says_so_is_open() -> None:
    assert parse_conflict({**DOCUMENT, "open": 1}).open is False
