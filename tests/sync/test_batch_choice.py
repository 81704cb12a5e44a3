"""What goes into a batch, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from sync.core.batch import CAP, ENVELOPE, Waiting, choose


def waiting(op: str, seq: int, size: int = 1000, *, ready: bool = True) -> Waiting:
    """Op ``a2`` is of complaint ``a``."""
    return Waiting(op, op[0], seq, size, ready)


def test_the_oldest_complaint_goes_first_with_all_its_ops() -> None:
    line = [waiting("b1", 2), waiting("a1", 1), waiting("a2", 3)]

    assert choose(line) == ["a1", "a2", "b1"]


def test_a_correction_goes_before_what_waits_behind_it() -> None:
    # a1 was rejected; its correction has the youngest seq and stands first in the chain.
    line = [waiting("a9", 9), waiting("a2", 2), waiting("b1", 3)]

    assert choose(line) == ["a9", "a2", "b1"]


def test_nothing_overtakes_an_op_of_its_own_complaint() -> None:
    line = [waiting("a1", 1), waiting("a2", 2, ready=False), waiting("a3", 3), waiting("b1", 4)]

    assert choose(line) == ["a1", "b1"]


def test_one_op_goes_whatever_its_size() -> None:
    assert choose([waiting("a1", 1, CAP * 4), waiting("b1", 2)]) == ["a1"]


def test_a_small_complaint_does_not_overtake_a_large_one() -> None:
    line = [waiting("a1", 1), waiting("b1", 2, CAP), waiting("c1", 3)]

    assert choose(line) == ["a1"]


def test_a_long_chain_spans_batches() -> None:
    line = [waiting(f"a{n}", n, 100) for n in range(1, 6)]

    assert choose(line, cap=3 * (100 + ENVELOPE)) == ["a1", "a2", "a3"]


def test_nothing_to_send_is_an_empty_batch() -> None:
    assert choose([]) == []
    assert choose([waiting("a1", 1, ready=False)]) == []


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 400), st.booleans()), max_size=12),
    st.integers(1, 2000),
)
def test_every_batch_is_closed_within_bounds_and_makes_progress(
    rows: list[tuple[str, int, bool]], cap: int
) -> None:
    line = [
        Waiting(f"{complaint}{n}", complaint, n, size, ready)
        for n, (complaint, size, ready) in enumerate(rows)
    ]
    chosen = choose(line, cap)

    by_id = {op.op: op for op in line}
    assert len(set(chosen)) == len(chosen)
    for complaint in "abcd":
        chain = [op for op in line if op.complaint == complaint]
        taken = [op for op in chosen if op[0] == complaint]
        assert taken == [op.op for op in chain[: len(taken)]]
    assert all(by_id[op].ready for op in chosen)
    total = sum(by_id[op].size + ENVELOPE for op in chosen)
    assert len(chosen) == 1 or total <= cap or not chosen
    heads = {op.complaint: op for op in reversed(line)}
    assert bool(chosen) == any(op.ready for op in heads.values())
