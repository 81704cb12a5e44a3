"""Where an op and a complaint are: each pair of the table, each small set of ops, against a second text."""

from collections.abc import Iterable, Sequence
from itertools import chain, combinations, combinations_with_replacement, permutations, product

import pytest

from domain.delivery import (
    NEEDS_A_PERSON,
    NEXT,
    OPEN,
    UNDECIDED,
    Delivery,
    ImpossibleTransition,
    OpEvent,
    OpStanding,
    OpState,
    Standing,
    next_state,
    standing,
)
from domain.ops import OpKind

# The table of the specification, letter for letter; a point is a pair that is an error.
SPECIFIED = """
                 claimed accepted  later     no_answer not_there conflict rejected         recovered corrected record_closed void_confirmed new_epoch
waiting          sending delivered waiting   .         waiting   conflict needs_correction .         .         .             voided         .
sending          .       delivered waiting   uncertain .         conflict needs_correction uncertain .         .             voided         .
uncertain        .       delivered uncertain uncertain waiting   conflict needs_correction uncertain .         .             voided         .
needs_correction .       .         .         .         .         .        .                .         replaced  .             voided         waiting
conflict         .       .         .         .         .         .        .                .         .         delivered     .              waiting
delivered        .       .         .         .         .         .        .                .         .         .             .              waiting
voided           .       .         .         .         .         .        .                .         .         .             .              .
replaced         .       .         .         .         .         .        .                .         .         .             .              .
"""  # noqa: E501


def _pairs() -> list[tuple[str, str, str]]:
    head, *rows = SPECIFIED.strip().splitlines()
    events = head.split()
    return [
        (row.split()[0], event, told)
        for row in rows
        for event, told in zip(events, row.split()[1:], strict=True)
    ]


def test_the_table_has_every_state_and_every_event() -> None:
    assert {state for state, _, _ in _pairs()} == {*OpState}
    assert {event for _, event, _ in _pairs()} == {*OpEvent}
    assert len(_pairs()) == 8 * 12
    assert len(NEXT) == sum(told != "." for _, _, told in _pairs())


@pytest.mark.parametrize(("state", "event", "told"), _pairs())
def test_an_event_leads_where_the_specification_says_or_is_an_error(
    state: str, event: str, told: str
) -> None:
    if told == ".":
        with pytest.raises(ImpossibleTransition, match=f"^{state} × {event}$"):
            next_state(OpState(state), OpEvent(event))
    else:
        assert next_state(OpState(state), OpEvent(event)) is OpState(told)


def test_no_event_is_possible_at_an_end_and_some_event_everywhere_else() -> None:
    ends = {OpState.VOIDED, OpState.REPLACED}
    assert {state for state, _ in NEXT} == set(OpState) - ends
    assert {*NEXT.values()} == {*OpState}


def test_open_is_undecided_or_refused_and_not_yet_corrected() -> None:
    assert {OpState.WAITING, OpState.SENDING, OpState.UNCERTAIN} == UNDECIDED
    assert {OpState.WAITING, OpState.SENDING, OpState.UNCERTAIN, OpState.NEEDS_CORRECTION} == OPEN


def test_a_person_is_needed_where_the_program_cannot_go_on_alone() -> None:
    assert {Delivery.NEEDS_CORRECTION, Delivery.CONFLICT, Delivery.UNCERTAIN} == NEEDS_A_PERSON


RECORDS = ("r1", "r2")
KINDS = [(OpKind.CREATE, None), (OpKind.EDIT, None), *((OpKind.RESOLVE, record) for record in RECORDS)]
EVERY_OP = [OpStanding(kind, state, answers) for (kind, answers), state in product(KINDS, OpState)]


def _possible(ops: Sequence[OpStanding]) -> bool:
    """At most one create that was not replaced, and none replaced without the one that stands for it now."""
    creates = [op.state for op in ops if op.kind is OpKind.CREATE]
    return not creates or sum(state is not OpState.REPLACED for state in creates) == 1


SETS = [ops for size in range(4) for ops in combinations_with_replacement(EVERY_OP, size) if _possible(ops)]
OPEN_RECORDS = list(chain.from_iterable(combinations(RECORDS, size) for size in range(3)))


def _told(ops: Sequence[OpStanding], records: Iterable[str]) -> Standing:
    """The sentence of the specification, read from left to right."""
    states = [op.state.value for op in ops]
    creates = [op.state.value for op in ops if op.kind.value == "create" and op.state.value != "replaced"]
    under_way = [
        op.answers
        for op in ops
        if op.kind.value == "resolve" and op.state.value in ("waiting", "sending", "uncertain")
    ]
    later = [
        op
        for op in ops
        if op.kind.value != "create" and op.state.value in ("waiting", "sending", "uncertain")
    ]
    accepted = not creates or creates[0] in ("delivered", "conflict")
    pending = len(later) if accepted else 0
    if "needs_correction" in states:
        return Standing(Delivery("needs_correction"), pending)
    for record in records:
        if under_way.count(record) == 0:
            return Standing(Delivery("conflict"), pending)
    if "uncertain" in states:
        return Standing(Delivery("uncertain"), pending)
    for word in ("sending", "waiting"):
        if word in creates:
            return Standing(Delivery(word), pending)
    if "voided" in creates:
        return Standing(Delivery("cancelled"), pending)
    return Standing(Delivery("delivered"), pending)


def test_the_delivery_of_every_small_set_of_ops_is_what_the_specification_says() -> None:
    assert len(SETS) > 4000
    wrong = [
        (ops, records)
        for ops in SETS
        for records in OPEN_RECORDS
        if standing(ops, records) != _told(ops, records)
    ]
    assert wrong == []


def test_the_order_in_which_ops_are_told_does_not_matter() -> None:
    for ops in SETS:
        if len(ops) == 3 and ops[0].kind is OpKind.CREATE:
            assert len({standing(shuffled, ["r1"]) for shuffled in permutations(ops)}) == 1


def test_green_is_shown_only_when_the_centre_has_accepted_the_create() -> None:
    for ops in SETS:
        creates = [op.state for op in ops if op.kind is OpKind.CREATE and op.state is not OpState.REPLACED]
        if creates and standing(ops, ()).delivery is Delivery.DELIVERED:
            assert creates[0] in (OpState.DELIVERED, OpState.CONFLICT)


def test_a_complaint_of_a_colleagues_counter_is_delivered() -> None:
    assert standing([], []) == Standing(Delivery.DELIVERED, 0)


def test_changes_behind_a_create_that_is_not_accepted_are_not_counted() -> None:
    edit = OpStanding(OpKind.EDIT, OpState.WAITING)
    for state, pending in {
        OpState.WAITING: 0,
        OpState.VOIDED: 0,
        OpState.DELIVERED: 1,
        OpState.CONFLICT: 1,
    }.items():
        assert standing([edit, OpStanding(OpKind.CREATE, state)], []).pending_changes == pending


def test_a_corrected_create_counts_and_the_refused_one_no_longer() -> None:
    refused = OpStanding(OpKind.CREATE, OpState.REPLACED)
    assert standing([refused, OpStanding(OpKind.CREATE, OpState.SENDING)], []).delivery is Delivery.SENDING
    assert standing([OpStanding(OpKind.CREATE, OpState.WAITING), refused], []).delivery is Delivery.WAITING


def test_a_record_is_a_conflict_until_a_decision_on_that_very_record_is_under_way() -> None:
    decision = OpStanding(OpKind.RESOLVE, OpState.SENDING, "r1")
    assert standing([decision], ["r1"]) == Standing(Delivery.DELIVERED, 1)
    assert standing([decision], ["r1", "r2"]).delivery is Delivery.CONFLICT
    assert (
        standing([OpStanding(OpKind.RESOLVE, OpState.DELIVERED, "r1")], ["r1"]).delivery is Delivery.CONFLICT
    )
