"""Feed pages, snapshots and pushes: what one end writes the other reads."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.json_values import digest
from domain.ops import Author, Op
from domain.outcome import Outcome, OutcomeKind
from domain.protocol import (
    ChangesPage,
    MalformedAnswer,
    PushAnswer,
    SealedOp,
    SnapshotPage,
    parse_changes,
    parse_outcomes,
    parse_push_answer,
    parse_snapshot,
    push_document,
)
from domain.server_copy import FeedRow, ServerCopy
from tests.domain.made_up import instants, json_values, ops, outcomes, records, versions, words

some_values = st.dictionaries(words, json_values, max_size=2)
some_records = st.lists(records, max_size=1).map(tuple)
who = st.none() | st.builds(Author, words, words)
foreign_rows = st.builds(
    FeedRow,
    position=versions,
    complaint=words,
    version=versions,
    values=some_values,
    conflicts=some_records,
    op=st.none() | words,
    author=who,
    at=st.none() | instants,
)
own_rows = st.builds(
    FeedRow,
    position=versions,
    complaint=words,
    version=versions,
    values=some_values,
    wrote=st.lists(words, max_size=2).map(tuple),
    conflicts=some_records,
    op=words,
    own=st.just(True),
    author=who,
    at=st.none() | instants,
)
pages = st.builds(ChangesPage, st.lists(foreign_rows | own_rows, max_size=3).map(tuple), words, st.booleans())
copies = st.builds(
    ServerCopy, words, versions, some_values, st.dictionaries(words, versions, max_size=2), some_records
)
snapshots = st.builds(SnapshotPage, st.lists(copies, max_size=2).map(tuple), words, st.none() | words)


@given(pages)
def test_a_feed_page_comes_back_as_it_was(page: ChangesPage) -> None:
    assert parse_changes(page.document()) == page


@given(snapshots)
def test_a_snapshot_page_comes_back_as_it_was(page: SnapshotPage) -> None:
    assert parse_snapshot(page.document()) == page


@given(st.lists(outcomes, max_size=2).map(tuple), pages)
def test_an_answer_to_a_push_comes_back_as_it_was(told: tuple[Outcome, ...], page: ChangesPage) -> None:
    assert parse_push_answer(PushAnswer(told, page).document()) == PushAnswer(told, page)


@given(st.lists(ops(), max_size=3), st.none() | words)
def test_the_bytes_of_an_op_are_in_the_push_as_they_were_stored(batch: list[Op], cursor: str | None) -> None:
    sealed = [SealedOp(seq, op.digest(), op.stored()) for seq, op in enumerate(batch, start=7)]
    body = push_document(sealed, cursor)
    assert all(op.body in body for op in sealed)
    read = json.loads(body)
    assert read["cursor"] == cursor
    assert [(row["seq"], row["hash"]) for row in read["ops"]] == [(op.seq, op.digest) for op in sealed]
    assert [row["body"] for row in read["ops"]] == [op.body() for op in batch]
    # The hash holds for the body as the centre cuts it out and writes it again.
    assert all(
        digest(json.dumps(row["body"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
        == row["hash"]
        for row in read["ops"]
    )


def test_a_bump_of_an_own_op_that_wrote_nothing_is_still_an_own_one() -> None:
    bump = FeedRow(1, "c-1", 1, op="op-1", own=True)
    document = ChangesPage((bump,), "c", False).document()
    assert document["changes"] == [
        {"position": 1, "complaint": "c-1", "version": 1, "op": "op-1", "wrote": []}
    ]
    assert parse_changes(document).rows == (bump,)


PLAIN: dict[str, Any] = Outcome("op-1", "hash", OutcomeKind.APPLIED, "c-1", 3).document()
PAGE: dict[str, Any] = {
    "changes": [{"position": 1, "complaint": "c-1", "version": 1}],
    "cursor": "c",
    "more": False,
}
SNAPSHOT: dict[str, Any] = SnapshotPage((ServerCopy("c-1"),), "c", None).document()


@pytest.mark.parametrize(
    ("read", "document"),
    [
        (parse_changes, None),
        (parse_changes, {**PAGE, "cursor": None}),
        (parse_changes, {**PAGE, "changes": {}}),
        (parse_changes, {**PAGE, "changes": [{}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "version": "1"}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "values": []}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "wrote": [1]}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "op": 1}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "conflicts": [{}]}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "by": "ester"}]}),
        (parse_changes, {**PAGE, "changes": [{**PAGE["changes"][0], "at": "2026-11-22T09:30:00"}]}),
        (parse_changes, {"changes": [], "cursor": "c"}),
        (parse_push_answer, PAGE),
        (parse_push_answer, {"outcomes": [PLAIN]}),
        (parse_outcomes, {"outcomes": [{**PLAIN, "outcome": "fine"}]}),
        (parse_outcomes, {"outcomes": {}}),
        (parse_outcomes, []),
        (parse_snapshot, PAGE),
        (parse_snapshot, {**SNAPSHOT, "next": 2}),
        (parse_snapshot, {**SNAPSHOT, "complaints": [{}]}),
        (
            parse_snapshot,
            {**SNAPSHOT, "complaints": [{**SNAPSHOT["complaints"][0], "versions": {"title": "1"}}]},
        ),
    ],
)
def test_an_answer_of_another_shape_is_malformed(read: Callable[[Any], object], document: Any) -> None:
    with pytest.raises(MalformedAnswer):
        read(document)


def test_outcomes_are_read_without_a_feed() -> None:
    assert [told.op for told in parse_outcomes({"outcomes": [PLAIN], "more": False})] == ["op-1"]
