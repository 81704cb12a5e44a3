"""The chain of an op: which writes are its own, and whether what came before it is settled."""

from collections.abc import Mapping

from central.state import PastOp
from domain.outcome import OutcomeKind


def settled(op: str, past: Mapping[str, PastOp]) -> bool:
    """Whether what waits behind this op may go on: accepted, void, or replaced by an op that is settled."""
    return _settled(op, past, frozenset())


def _settled(op: str, past: Mapping[str, PastOp], seen: frozenset[str]) -> bool:
    known = past.get(op)
    if known is None or op in seen:
        return False
    if known.kind.accepted or known.kind is OutcomeKind.VOID:
        return True
    return any(_settled(other.id, past, seen | {op}) for other in past.values() if other.replaces == op)


def own_chain(
    op: str, prev: str | None, replaces: str | None, counter: str, past: Mapping[str, PastOp]
) -> frozenset[str]:
    """The op ids of an op's own chain: back along ``prev`` and ``replaces``, across lives, never across
    counters.

    A correction stands in the place of the op it replaces, so a chain that passes a rejected op passes its
    corrections too. Another counter's op named as ``prev`` ends the walk: naming it makes nothing one's own.
    """
    chain = {op}
    ahead = [prev, replaces]
    while ahead:
        step = ahead.pop()
        if step is None or step in chain:
            continue
        known = past.get(step)
        if known is None or known.counter != counter:
            continue
        chain.add(step)
        ahead += [known.prev, known.replaces]
        ahead += [other.id for other in past.values() if other.replaces == step]
    return frozenset(chain)
