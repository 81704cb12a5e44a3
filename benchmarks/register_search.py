"""A search of the register at 100,000 complaints against the bare FTS5 query that returns the same rows."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.bare import bare_connection
from benchmarks.figure import Figure
from benchmarks.offices import opened_office
from benchmarks.spread import Spread, ratios
from desktop.presenters.register_rows import Rows
from desktop.services.desk import Desk
from desktop.ui.register.model import PAGE
from local_db.register_row import Filter
from local_db.search_words import match_query
from tools.large_register import KEY

AIM = 2.0
ALL = 1_000_000
COUNT = "SELECT count(*) FROM words WHERE words MATCH ?"
FIRST_PAGE = """
SELECT c.* FROM (
    SELECT rowid AS "row", rowid IN (SELECT value FROM json_each(?)) AS first,
           rowid IN (SELECT value FROM json_each(?)) AS second
    FROM words WHERE words MATCH ? ORDER BY 2 DESC, 3 DESC, 1 DESC LIMIT ?
) AS w CROSS JOIN complaint AS c ON c."row" = w."row" ORDER BY w.first DESC, w.second DESC, w."row" DESC"""
"""The order of the register, with the rows that come first given for nothing."""
TYPED = ("L07-20250310", "petrus karang", "jembatan")
"""A day's receipts, a person, a word that one complaint in nine holds."""


@dataclass(frozen=True)
class Search:
    """What was typed, how many complaints it finds, and the rounds in milliseconds."""

    typed: str
    hits: int
    ours: Sequence[float]
    bare: Sequence[float]


def measured(register: Path, rounds: int, typed: Sequence[str] = TYPED) -> list[Search]:
    """Count and first page, as the table asks for them; ours and bare by turns. ``register`` is under KEY."""
    found = []
    with opened_office(register) as desk, bare_connection(register, KEY) as peer:
        ahead = _ahead(desk)
        for words in typed:
            rows = Rows(desk)
            rows.wanted = Filter(search=words)
            bare = _Bare(peer, match_query(words) or "", ahead)
            if [row.id for row in rows.page(0, PAGE)] != bare.page() or rows.count() != bare.count():
                raise RuntimeError(f"not the same rows: {words}")
            ours_ms, bare_ms = [], []
            for _round in range(rounds):
                ours_ms.append(_timed(rows.count, partial(rows.page, 0, PAGE)))
                bare_ms.append(_timed(bare.count, bare.page))
            found.append(Search(words, rows.count(), ours_ms, bare_ms))
    return found


def figures(searches: Sequence[Search], complaints: int) -> list[Figure]:
    """A row of the table for each search."""
    rows = []
    for search in searches:
        over = ratios(search.ours, search.bare)
        rows.append(
            Figure(
                name=f"search in {complaints:,} complaints, {search.hits:,} found",
                ours=Spread.of(search.ours).told(2, "ms"),
                peer=f"bare FTS5 query, same count and rows, {Spread.of(search.bare).told(2, 'ms')}",
                ratio=over.told(),
                value=over.median,
                aim=AIM,
                aim_told=f"≤ {AIM:.0f}",
            )
        )
    return rows


@dataclass(frozen=True)
class _Bare:
    connection: sqlcipher.Connection
    query: str
    ahead: tuple[str, str]

    def count(self) -> int:
        """How many complaints hold the words."""
        return int(self.connection.execute(COUNT, (self.query,)).fetchone()[0])

    def page(self) -> list[str]:
        """The ids of the first page; the whole rows are fetched."""
        rows = self.connection.execute(FIRST_PAGE, (*self.ahead, self.query, PAGE)).fetchall()
        return [str(row[1]) for row in rows]


def _ahead(desk: Desk) -> tuple[str, str]:
    """The rows that need a person and those with a new reply, as JSON lists."""
    with desk.register.reading() as work:
        ids = (
            [line.id for line in work.complaints.page(needs_person=True, limit=ALL)],
            [line.id for line in work.complaints.page(new_reply=True, limit=ALL)],
        )
        number = 'SELECT "row" FROM complaint WHERE id = ?'
        run = work.connection.exec_driver_sql
        person, reply = ([run(number, (each,)).scalar() for each in group] for group in ids)
    return json.dumps(person), json.dumps(reply)


def _timed(*calls: Callable[[], object]) -> float:
    began = perf_counter()
    for call in calls:
        call()
    return (perf_counter() - began) * 1000
