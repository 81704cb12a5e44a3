"""Where one complaint stands in the order of the register, without reading the rows before it."""

from sqlalchemy import text

from domain.delivery import Delivery
from local_db.listing import _SETS, Listing, _selection
from local_db.register_row import Filter

_ROW = text('SELECT "row" FROM complaint WHERE id = :complaint')
_RANK = "CASE WHEN {row} IN person THEN 0 WHEN {row} IN fresh THEN 1 ELSE 2 END"
_IN_WHOLE = f"""
WITH {_SETS}, ahead AS (SELECT "row" FROM person UNION SELECT "row" FROM fresh)
SELECT CASE
    WHEN :row IN person THEN (SELECT count(*) FROM person WHERE "row" > :row)
    WHEN :row IN fresh THEN (SELECT count(*) FROM person)
        + (SELECT count(*) FROM fresh WHERE "row" > :row AND "row" NOT IN person)
    ELSE (SELECT count(*) FROM complaint WHERE "row" > :row) + (SELECT count(*) FROM ahead WHERE "row" < :row)
    END"""  # noqa: S608 -- constants of this room


class Placing(Listing):
    """The place of a row, for a list that keeps its selection while rows move."""

    def position(
        self,
        complaint: str,
        *,
        delivery: Delivery | None = None,
        needs_person: bool = False,
        new_reply: bool = False,
        search: str | None = None,
    ) -> int | None:
        """How many rows of the filtered list stand before this complaint; None when it is not in it."""
        row = self._connection.execute(_ROW, {"complaint": complaint}).scalar()
        if row is None:
            return None
        wanted = Filter(delivery, needs_person, new_reply, search)
        if wanted == Filter():
            return int(self._connection.execute(text(_IN_WHOLE), {"row": row}).scalar_one())
        sets, source, where, values = _selection(wanted)
        mine, other = _RANK.format(row=":row"), _RANK.format(row='s."row"')
        placing = f"""
WITH {sets}, chosen AS MATERIALIZED (SELECT s."row" AS "row" FROM {source} AS s WHERE true{where})
SELECT count(*) FILTER (WHERE {other} < {mine} OR ({other} = {mine} AND s."row" > :row)),
       count(*) FILTER (WHERE s."row" = :row)
FROM chosen AS s"""  # noqa: S608
        before, there = self._connection.execute(text(placing), {**values, "row": row}).one()
        return int(before) if there else None
