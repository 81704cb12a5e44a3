"""A complaint saved by the program against a bare commit of the very rows it wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.bare import bare_connection
from benchmarks.figure import Figure
from benchmarks.offices import opened_office, plain_office
from benchmarks.spread import Spread, quantile, ratios
from desktop.services.desk import Desk, author
from desktop.services.intake import register_complaint
from desktop.tour.story import earlier_days
from tools.large_register import KEY

AIM = 3.0
QUICK_COMMIT_MS = 1.0
"""The aim holds where a bare commit takes less than this: on a slow disk everything is the disk."""
TABLES = {
    "complaint": "id = :id",
    "complaint_view": '"row" = (SELECT "row" FROM complaint WHERE id = :id)',
    "op": "complaint = :id",
    "audit": "complaint = :id",
}
WORDS = (
    'SELECT "row", title, content, name, place, numbers FROM searchable'
    ' WHERE "row" = (SELECT "row" FROM complaint WHERE id = :id)'
)
WORDS_IN = "INSERT INTO words (rowid, title, content, name, place, numbers) VALUES (?, ?, ?, ?, ?, ?)"

Rows = list[tuple[str, tuple[object, ...]]]


@dataclass(frozen=True)
class Saves:
    """One round, milliseconds: medians of ours, of the bare transaction and of its COMMIT alone."""

    ours: float
    bare: float
    commit: float


def measured(folder: Path, saves: int, rounds: int) -> list[Saves]:
    """Ours and bare by turns, each on a register of its own on the same disk."""
    ours, bare = plain_office(folder / "ours"), plain_office(folder / "bare")
    found = []
    with opened_office(ours) as desk, bare_connection(bare, KEY) as peer, bare_connection(ours, KEY) as eye:
        _save(desk, 0)  # what is imported or compiled once is not part of a save
        for number in range(rounds):
            found.append(_round(desk, peer, eye, range(1 + number * saves, 1 + (number + 1) * saves)))
    return found


def figures(rounds: Sequence[Saves], where: str) -> list[Figure]:
    """One row of the table; ``where`` names the disk."""
    over = ratios([each.ours for each in rounds], [each.bare for each in rounds])
    commit = Spread.of(each.commit for each in rounds)
    return [
        Figure(
            name=f"durable save of a complaint, {where}",
            ours=Spread.of(each.ours for each in rounds).told(2, "ms"),
            peer=f"bare commit of the same rows {Spread.of(each.bare for each in rounds).told(2, 'ms')},"
            f" of it COMMIT itself {commit.told(2, 'ms')}",
            ratio=over.told(),
            value=over.median,
            aim=AIM,
            aim_told=f"≤ {AIM:.0f} (COMMIT < {QUICK_COMMIT_MS:.0f} ms)",
            applies=commit.median < QUICK_COMMIT_MS,
        )
    ]


def _round(desk: Desk, peer: sqlcipher.Connection, eye: sqlcipher.Connection, numbers: range) -> Saves:
    ours, bare, commits = [], [], []
    for number in numbers:
        began = perf_counter()
        complaint = _save(desk, number)
        ours.append(perf_counter() - began)
        rows = _written(eye, complaint)
        began = perf_counter()
        peer.execute("BEGIN IMMEDIATE")
        for statement, values in rows:
            peer.execute(statement, values)
        ended = perf_counter()
        peer.execute("COMMIT")
        commits.append(perf_counter() - ended)
        bare.append(perf_counter() - began)
    return Saves(*(quantile(each, 0.5) * 1000 for each in (ours, bare, commits)))


def _save(desk: Desk, number: int) -> str:
    values = _STORIES[number % len(_STORIES)]
    return register_complaint(desk, author(desk.unit.officers[0]), desk.new_id(), values).id


def _written(eye: sqlcipher.Connection, complaint: str) -> Rows:
    """The rows of a save, as statements that write the same bytes; the driver prepares each text once."""
    rows: Rows = []
    for table, where in TABLES.items():
        for row in eye.execute(f"SELECT * FROM {table} WHERE {where}", {"id": complaint}):
            rows.append((f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", tuple(row)))
    rows += [(WORDS_IN, tuple(row)) for row in eye.execute(WORDS, {"id": complaint})]
    return rows


_STORIES = [earlier.values for earlier in earlier_days()]
