"""What counters are told: outcomes of their ops, the feed of their unit, whole complaints.

All in bounded pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from central.cursor import SnapshotPlace, read_cursor, read_page, write_cursor, write_page
from central.state import CentreComplaint
from central.storage.codec import unpacked, unpacked_object
from central.storage.complaints import load_many
from central.storage.deciding import stored_outcome
from central.storage.schema import centre, complaints, feed, ops
from central.storage.store import Store
from domain.conflict import parse_conflict
from domain.json_values import JsonValue, as_list, canonical_bytes
from domain.ops import Author
from domain.outcome import Outcome
from domain.protocol import ChangesPage, SnapshotPage, copy_document, row_document
from domain.server_copy import FeedRow, ServerCopy

MOST_ROWS = 200
PUSH_BYTES = 32 * 1024
"""Of changes in the answer to a push: an outcome must not wait behind a long feed."""
PAGE_BYTES = 256 * 1024
MOST_OUTCOMES = 500
OUTCOME_BYTES = 1024 * 1024


@dataclass(frozen=True)
class OutcomesPage:
    """Outcomes in order of seq.

    ``through`` is the last seq this page covers, None when it covers all there is.
    """

    outcomes: tuple[Outcome, ...]
    through: int | None

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {
            "outcomes": [outcome.document() for outcome in self.outcomes],
            "more": self.through is not None,
            "through": self.through,
        }


def outcomes_after(store: Store, stream: str, after: int) -> OutcomesPage:
    """The outcomes of this stream's decided ops with a seq above ``after``.

    Waits for the writer: a push that is still at work is decided before this looks, so "not there" is true.
    """
    with store.writing() as connection:
        rows = connection.execute(
            select(ops.c.seq, ops.c.outcome, ops.c.position)
            .where(ops.c.stream == stream, ops.c.seq > after)
            .order_by(ops.c.seq)
            .limit(MOST_OUTCOMES + 1)
        ).all()
    told: list[Outcome] = []
    size = 0
    for row in rows:
        size += len(row.outcome)
        if told and (len(told) == MOST_OUTCOMES or size > OUTCOME_BYTES):
            return OutcomesPage(tuple(told), through=rows[len(told) - 1].seq)
        told.append(stored_outcome(row.outcome, row.position))
    return OutcomesPage(tuple(told), through=None)


def position_in(store: Store, unit: str, cursor: str) -> int:
    """The feed position in a cursor. Raises ``UnknownCursor``."""
    with store.reading() as connection:
        return read_cursor(cursor, str(store.epoch), unit, _head(connection))


def changes_after(
    store: Store, unit: str, stream: str, cursor: str, most_bytes: int = PAGE_BYTES
) -> ChangesPage:
    """A page of the unit's feed behind the cursor. Raises ``UnknownCursor``.

    The new cursor is the position of the last row in the page, never a head read apart. A page holds at
    least one row where there is one, but for the answer to a push, which keeps to its bytes.
    """
    with store.reading() as connection:
        position = read_cursor(cursor, str(store.epoch), unit, _head(connection))
        found = connection.execute(
            select(feed)
            .where(feed.c.unit == unit, feed.c.position > position)
            .order_by(feed.c.position)
            .limit(MOST_ROWS + 1)
        ).all()
    page: list[FeedRow] = []
    size = 0
    for row in found[:MOST_ROWS]:
        told = _feed_row(row._mapping, stream)
        size += len(canonical_bytes(row_document(told)))
        if size > most_bytes and (page or most_bytes == PUSH_BYTES):
            break
        page.append(told)
    last = page[-1].position if page else position
    return ChangesPage(tuple(page), write_cursor(str(store.epoch), unit, last), more=len(page) < len(found))


def _feed_row(row: RowMapping, stream: str) -> FeedRow:
    own = row["stream"] == stream
    written, given = unpacked_object(str(row["written"])), unpacked_object(str(row["given"]))
    return FeedRow(
        position=int(str(row["position"])),
        complaint=str(row["complaint"]),
        version=int(str(row["version"])),
        values=given if own else {**written, **given},
        wrote=tuple(written) if own else (),
        conflicts=tuple(map(parse_conflict, as_list(unpacked(str(row["conflicts"]))))),
        op=None if row["op"] is None else str(row["op"]),
        own=own,
        author=Author(str(row["author_code"]), str(row["author_name"])),
        at=datetime.fromisoformat(str(row["at"])),
    )


def snapshot_page(store: Store, unit: str, page: str) -> SnapshotPage:
    """A page of the unit's complaints as they are now; empty ``page`` begins. Raises ``UnknownCursor``.

    The cursor on every page is that of the first: what changes in between comes again through the feed,
    and is folded by version.
    """
    epoch = str(store.epoch)
    with store.reading() as connection:
        place = read_page(page, epoch, unit) if page else SnapshotPlace(_head(connection), "")
        copies: list[ServerCopy] = []
        more = False
        size = 0
        for complaint in _complaints_after(connection, unit, place.last):
            copy = _copy(complaint)
            size += len(canonical_bytes(copy_document(copy)))
            if copies and (len(copies) == MOST_ROWS or size > PAGE_BYTES):
                more = True
                break
            copies.append(copy)
    following = write_page(epoch, unit, SnapshotPlace(place.position, copies[-1].complaint)) if more else None
    return SnapshotPage(tuple(copies), write_cursor(epoch, unit, place.position), following)


def _complaints_after(connection: Connection, unit: str, last: str) -> Iterator[CentreComplaint]:
    while True:
        rows = connection.execute(
            select(complaints)
            .where(complaints.c.unit == unit, complaints.c.id > last)
            .order_by(complaints.c.id)
            .limit(50)
        ).all()
        if not rows:
            return
        yield from load_many(connection, rows)
        last = rows[-1].id


def _copy(complaint: CentreComplaint) -> ServerCopy:
    return ServerCopy(
        complaint.id, complaint.version, complaint.values, complaint.versions, complaint.records
    )


def _head(connection: Connection) -> int:
    """The last position given, in the same picture of the database as everything else in this transaction."""
    return int(connection.execute(select(centre.c.position)).scalar_one())
