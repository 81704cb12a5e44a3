"""Positions and feed rows: given last in a transaction, under one lock.

So their order is the order of commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, update

from central.decide import Decision
from central.storage.codec import packed
from central.storage.schema import centre, feed, ops
from domain.ops import Author


@dataclass(frozen=True)
class Decided:
    """A decision that waits for its position. ``op`` and ``stream`` are None for an operator's edit."""

    complaint: str
    unit: str
    decision: Decision
    author: Author
    at: datetime
    op: str | None = None
    stream: str | None = None


def give_positions(connection: Connection, decided: Sequence[Decided]) -> list[int]:
    """Give each decision the next position and append the feed rows.

    Call it as the last thing before the commit.
    """
    if not decided:
        return []
    last: int = connection.execute(
        update(centre).values(position=centre.c.position + len(decided)).returning(centre.c.position)
    ).scalar_one()
    positions = list(range(last - len(decided) + 1, last + 1))
    told = [(at, one) for at, one in zip(positions, decided, strict=True) if one.decision.changes]
    for position, one in zip(positions, decided, strict=True):
        if one.op is not None:
            connection.execute(update(ops).where(ops.c.id == one.op).values(position=position))
    if told:
        connection.execute(
            insert(feed),
            [
                {
                    "position": position,
                    "unit": one.unit,
                    "complaint": one.complaint,
                    "version": one.decision.version,
                    "op": one.op,
                    "stream": one.stream,
                    "written": packed(dict(one.decision.written)),
                    "given": packed(dict(one.decision.given)),
                    "author_code": one.author.code,
                    "author_name": one.author.name,
                    "at": one.at.isoformat(),
                    "conflicts": packed([record.document() for record in one.decision.records]),
                }
                for position, one in told
            ],
        )
    return positions
