"""The register as a list: pages, counts and totals, without ever holding more than a page."""

import json
from typing import Any

from sqlalchemy import Connection, Row, text

from domain.delivery import Delivery
from domain.vocabulary import Handling
from local_db.register_row import Filter, RegisterRow, Totals
from local_db.search_words import match_query
from local_db.standing_sql import NEEDING_A_PERSON, UNSETTLED, UNSETTLED_AMONG
from local_db.stored import read_time, read_time_or_none

# CROSS JOIN keeps SQLite from walking every complaint to find the few of the inner list.
_SETS = f"""
unsettled AS MATERIALIZED (
    SELECT c."row" AS "row", u.delivery
    FROM ({UNSETTLED}) AS u CROSS JOIN complaint AS c ON c.id = u.complaint
),
person AS MATERIALIZED (
    SELECT c."row" AS "row" FROM ({NEEDING_A_PERSON}) AS n CROSS JOIN complaint AS c ON c.id = n.complaint
),
fresh AS MATERIALIZED (
    SELECT "row" FROM complaint INDEXED BY complaint_unseen WHERE reply_count > seen_replies
)
"""  # noqa: S608 -- constants of this room
_HITS = 'hits AS MATERIALIZED (SELECT rowid AS "row" FROM words WHERE words MATCH :search)'

_DETAILS = text(f"""
SELECT c.*, coalesce(u.delivery, 'delivered') AS delivery, coalesce(u.pending, 0) AS pending
FROM complaint AS c LEFT JOIN ({UNSETTLED_AMONG}) AS u ON u.complaint = c.id
WHERE c."row" IN (SELECT value FROM json_each(:rows))
""")  # noqa: S608
_ROW_OF = text('SELECT "row" FROM complaint WHERE id = :complaint')

_TOTALS = text(f"SELECT delivery, count(*), sum(pending) FROM ({UNSETTLED}) GROUP BY delivery")  # noqa: S608
_BY_HANDLING = text(
    "SELECT handling, count(*) FROM complaint INDEXED BY complaint_handling GROUP BY handling"
)
_OLDEST = text(
    "SELECT min(at) FROM op INDEXED BY op_unsettled WHERE kind = 'create'"
    " AND state IN ('waiting', 'sending', 'uncertain')"
    " AND state IN ('waiting', 'sending', 'uncertain', 'needs_correction')"
)
_RECORDED_BY = text('SELECT id FROM complaint WHERE officer = :officer AND here ORDER BY "row"')
_UNSEEN = text("SELECT count(*) FROM complaint INDEXED BY complaint_unseen WHERE reply_count > seen_replies")


class Listing:
    """The reading half of ``.complaints``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self,
        *,
        delivery: Delivery | None = None,
        needs_person: bool = False,
        new_reply: bool = False,
        search: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[RegisterRow]:
        """A page in the order of the register: what needs a person, then new replies, then the newest."""
        wanted = Filter(delivery, needs_person, new_reply, search)
        rows = self._ordered(wanted, offset, limit)
        return self._details(rows)

    def count(
        self,
        *,
        delivery: Delivery | None = None,
        needs_person: bool = False,
        new_reply: bool = False,
        search: str | None = None,
    ) -> int:
        """How many complaints these filters leave."""
        wanted = Filter(delivery, needs_person, new_reply, search)
        if wanted == Filter():
            return int(self._connection.execute(text("SELECT count(*) FROM complaint")).scalar_one())
        sets, source, where, values = _selection(wanted)
        if source == "hits" and not where:
            plain = "SELECT count(*) FROM words WHERE words MATCH :search"
            return int(self._connection.execute(text(plain), values).scalar_one())
        counting = f"WITH {sets} SELECT count(*) FROM {source} AS s WHERE true{where}"  # noqa: S608
        return int(self._connection.execute(text(counting), values).scalar_one())

    def row(self, complaint: str) -> RegisterRow | None:
        """The line of one complaint."""
        row = self._connection.execute(_ROW_OF, {"complaint": complaint}).scalar()
        return None if row is None else self._details([row])[0]

    def recorded_by(self, officer: str) -> list[str]:
        """The complaints an officer took at this installation, oldest first."""
        return [complaint for (complaint,) in self._connection.execute(_RECORDED_BY, {"officer": officer})]

    def totals(self) -> Totals:
        """The counts of the whole register, in one snapshot."""
        by_delivery = dict.fromkeys(Delivery, 0)
        pending = 0
        for delivery, complaints, changes in self._connection.execute(_TOTALS):
            by_delivery[Delivery(delivery)] += complaints
            pending += changes
        by_handling = dict.fromkeys(Handling, 0)
        no_handling = 0
        for handling, complaints in self._connection.execute(_BY_HANDLING):
            if handling is None:
                no_handling = complaints
            else:
                by_handling[Handling(handling)] = complaints
        everything = no_handling + sum(by_handling.values())
        others = sum(n for delivery, n in by_delivery.items() if delivery is not Delivery.DELIVERED)
        by_delivery[Delivery.DELIVERED] = everything - others
        return Totals(
            by_delivery=by_delivery,
            by_handling=by_handling,
            no_handling=no_handling,
            pending_changes=pending,
            oldest_waiting=read_time_or_none(self._connection.execute(_OLDEST).scalar()),
            unseen_replies=int(self._connection.execute(_UNSEEN).scalar_one()),
            all=everything,
        )

    def _ordered(self, wanted: Filter, offset: int, limit: int) -> list[int]:
        if _is_small(wanted):
            return self._ranked(wanted, offset, limit)
        return self._grouped(wanted, offset, limit)

    def _ranked(self, wanted: Filter, offset: int, limit: int) -> list[int]:
        """For a set that a search or a filter makes small: rank each of its rows, keep the best."""
        sets, source, where, values = _selection(wanted)
        ranking = f"""
WITH {sets} SELECT s."row" FROM {source} AS s WHERE true{where}
ORDER BY CASE WHEN s."row" IN person THEN 0 WHEN s."row" IN fresh THEN 1 ELSE 2 END, s."row" DESC
LIMIT :limit OFFSET :offset"""  # noqa: S608
        found = self._connection.execute(text(ranking), {**values, "limit": limit, "offset": offset})
        return [row for (row,) in found]

    def _grouped(self, wanted: Filter, offset: int, limit: int) -> list[int]:
        """For the whole register: the two small groups that come first, then rows as they lie."""
        without = "" if wanted.delivery is None else _NOT_DELIVERED
        first = (
            'SELECT "row", 0 AS rank FROM person'
            ' UNION ALL SELECT "row", 1 FROM fresh WHERE "row" NOT IN person'
        )
        ahead = f"""
WITH {_SETS} SELECT s."row", count(*) OVER () FROM ({first}) AS s WHERE true{without}
ORDER BY s.rank, s."row" DESC"""  # noqa: S608
        groups = self._connection.execute(
            text(f"{ahead} LIMIT :limit OFFSET :offset"), {"limit": limit, "offset": offset}
        ).all()
        rows = [row for row, _ in groups]
        if len(rows) == limit:
            return rows
        if groups:
            in_front = int(groups[0][1])
        else:
            in_front = int(
                self._connection.execute(text(f"SELECT count(*) FROM ({ahead})")).scalar_one()  # noqa: S608
            )
        rest = f"""
WITH {_SETS} SELECT s."row" FROM complaint AS s
WHERE s."row" NOT IN person AND s."row" NOT IN fresh{without}
ORDER BY s."row" DESC LIMIT :limit OFFSET :offset"""  # noqa: S608
        found = self._connection.execute(
            text(rest), {"limit": limit - len(rows), "offset": max(0, offset - in_front)}
        )
        return rows + [row for (row,) in found]

    def _details(self, rows: list[int]) -> list[RegisterRow]:
        found = self._connection.execute(_DETAILS, {"rows": json.dumps(rows)})
        by_row = {line.row: _register_row(line) for line in found}
        return [by_row[row] for row in rows]


_NOT_DELIVERED = """ AND s."row" NOT IN (SELECT "row" FROM unsettled WHERE delivery <> 'delivered')"""


def _is_small(wanted: Filter) -> bool:
    """Whether the filters lead to few rows, as against (almost) the whole register."""
    by_search = wanted.search is not None and match_query(wanted.search) is not None
    by_delivery = wanted.delivery is not None and wanted.delivery is not Delivery.DELIVERED
    return by_search or by_delivery or wanted.needs_person or wanted.new_reply


def _selection(wanted: Filter) -> tuple[str, str, str, dict[str, str]]:
    """Common tables, the smallest of them to start from, the conditions on its rows, and the values bound."""
    sets, values, where = _SETS, {}, ""
    query = None if wanted.search is None else match_query(wanted.search)
    source = "complaint"
    if query is not None:
        sets, source = f"{_HITS}, {_SETS}", "hits"
        values["search"] = query
    if wanted.needs_person:
        where += ' AND s."row" IN person'
        source = "person" if source == "complaint" else source
    if wanted.new_reply:
        where += ' AND s."row" IN fresh'
        source = "fresh" if source == "complaint" else source
    if wanted.delivery is Delivery.DELIVERED:
        where += _NOT_DELIVERED
    elif wanted.delivery is not None:
        where += ' AND s."row" IN (SELECT "row" FROM unsettled WHERE delivery = :delivery)'
        values["delivery"] = wanted.delivery.value
        source = "unsettled" if source == "complaint" else source
    return sets, source, where, values


def _register_row(row: Row[Any]) -> RegisterRow:
    return RegisterRow(
        id=row.id,
        local_number=row.local_number,
        title=row.title,
        name=row.name,
        is_anonymous=bool(row.is_anonymous),
        place=row.place,
        recorded_at=read_time(row.recorded_at),
        delivery=Delivery(row.delivery),
        pending_changes=row.pending,
        handling=None if row.handling is None else Handling(row.handling),
        tracking_id=row.tracking_id,
        institution=row.institution,
        reply_count=row.reply_count,
        unseen_replies=max(0, row.reply_count - row.seen_replies),
        counter=row.counter,
        officer=row.officer,
    )
