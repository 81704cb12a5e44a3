"""Every status × authenticated or not × shape of body means exactly one thing."""

from itertools import product

import pytest

from domain.delivery import OpEvent, OpState, next_state
from sync.core.meaning import CURSOR_UNKNOWN_CODE, Meaning, Shape, batch_event, meaning

STATUSES = range(100, 600)


def expected(status: int, shape: Shape, code: str | None, conditional: bool) -> Meaning:
    """The table, written a second time, by status."""
    table = {
        401: Meaning.CREDENTIAL_REFUSED,
        403: Meaning.CREDENTIAL_REFUSED,
        426: Meaning.TOO_OLD,
        429: Meaning.WAIT,
        503: Meaning.WAIT,
    }
    if status // 100 == 2:
        return {Shape.EXPECTED: Meaning.ANSWERED}.get(shape, Meaning.GARBLED)
    if status == 304 and conditional:
        return Meaning.UNCHANGED
    if (status, shape, code) == (409, Shape.PROBLEM, "cursor_unknown"):
        return Meaning.CURSOR_UNKNOWN
    return table.get(status, Meaning.TROUBLED)


def test_every_authenticated_answer_has_one_meaning() -> None:
    seen = set()
    for status, shape, code, conditional in product(
        STATUSES, Shape, (None, CURSOR_UNKNOWN_CODE, "fork"), (False, True)
    ):
        found = meaning(status, authenticated=True, shape=shape, code=code, conditional=conditional)
        assert found is expected(status, shape, code, conditional), (status, shape, code, conditional)
        seen.add(found)
    assert seen == set(Meaning) - {Meaning.NOT_THE_CENTRE}


def test_an_answer_that_is_not_the_centres_is_inert_whatever_it_says() -> None:
    for status, shape, code, conditional in product(
        STATUSES, Shape, (None, CURSOR_UNKNOWN_CODE), (False, True)
    ):
        found = meaning(status, authenticated=False, shape=shape, code=code, conditional=conditional)
        assert found is Meaning.NOT_THE_CENTRE, (status, shape)


@pytest.mark.parametrize("answer", list(Meaning))
def test_nothing_is_uncertain_before_a_byte_left(answer: Meaning) -> None:
    assert batch_event(answer, bytes_left=False) is OpEvent.LATER


def test_no_answer_to_a_whole_batch_decides_an_op() -> None:
    after = {answer: next_state(OpState.SENDING, batch_event(answer, bytes_left=True)) for answer in Meaning}

    assert after == {
        Meaning.ANSWERED: OpState.UNCERTAIN,
        Meaning.UNCHANGED: OpState.UNCERTAIN,
        Meaning.NOT_THE_CENTRE: OpState.UNCERTAIN,
        Meaning.GARBLED: OpState.UNCERTAIN,
        Meaning.CREDENTIAL_REFUSED: OpState.WAITING,
        Meaning.TOO_OLD: OpState.WAITING,
        Meaning.CURSOR_UNKNOWN: OpState.WAITING,
        Meaning.WAIT: OpState.WAITING,
        Meaning.TROUBLED: OpState.WAITING,
    }
