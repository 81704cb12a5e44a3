"""Which ops go into the next batch."""

from collections.abc import Iterable
from dataclasses import dataclass

CAP = 256 * 1024
"""Bytes of stored bodies in one batch. It becomes a matter of the link when the link is measured."""
ENVELOPE = 100
"""Bytes an op's seq, hash and punctuation add."""


@dataclass(frozen=True)
class Waiting:
    """An undecided op in line. ``size`` is that of its stored body in bytes.

    ``ready`` is false for one that may not go now: behind an open rejection, still resting after the centre
    put it off, or sent already and not yet asked about.
    """

    op: str
    complaint: str
    seq: int
    size: int
    ready: bool = True


def choose(line: Iterable[Waiting], cap: int = CAP) -> list[str]:
    """The ops of the next batch, in the order they are sent; empty when nothing may go.

    ``line`` holds, per complaint, its undecided ops in chain order (a correction stands where the op it
    replaces stood). Complaints go oldest first, by the lowest seq that waits. Of each, a prefix: once an op
    is not ready, nothing behind it goes. The first op goes whatever its size; after that the batch ends where
    the next does not fit, so that no later complaint overtakes an earlier one for being small.
    """
    chains: dict[str, list[Waiting]] = {}
    for op in line:
        chains.setdefault(op.complaint, []).append(op)
    chosen: list[str] = []
    size = 0
    for chain in sorted(chains.values(), key=lambda ops: min(op.seq for op in ops)):
        for op in chain:
            if not op.ready:
                break
            size += op.size + ENVELOPE
            if chosen and size > cap:
                return chosen
            chosen.append(op.op)
    return chosen
