"""Pulling the feed, each page with its cursor in one transaction; and the snapshot it starts from."""

from sync.connectors.port import CallFailed
from sync.core.meaning import Meaning
from sync.fold import Fold
from sync.run import Run


def pull_pages(run: Run) -> None:
    """Everything since the cursor, or after a snapshot where the centre knows no cursor of ours.

    Raises ``CallFailed``.
    """
    with run.register.reading() as reading:
        cursor = reading.installation.get().cursor
    more = fresh = True
    while more and not run.stop.is_set():
        try:
            if cursor is None:
                cursor, fresh = take_snapshot(run), False
            answer = run.connector.changes(cursor)
        except CallFailed as failed:
            if failed.meaning is not Meaning.CURSOR_UNKNOWN or not fresh:
                raise
            cursor = None
            continue
        page = answer.said
        with run.register.writing() as writing:
            fold = Fold(writing, run.clock(), run.delivered, run.pulled)
            fold.rows(page.rows)
            writing.installation.set_cursor(page.cursor)
            run.contact(writing, answer)
            changes = fold.finish()
        run.notify(changes)
        # A page that does not move is the last one, whatever it says.
        more = page.more and page.cursor != cursor
        cursor = page.cursor


def take_snapshot(run: Run) -> str:
    """Replace all copies by what the centre holds now and return the cursor to pull from.

    Raises ``CallFailed``. The cursor is that of the first page and is stored with the last: an interrupted
    snapshot starts again. A complaint the snapshot does not hold goes, unless it was recorded here or ops are
    pending on it.
    """
    held: set[str] = set()
    page: str | None = None
    while True:
        answer = run.connector.snapshot(page)
        said = answer.said
        held.update(copy.complaint for copy in said.copies)
        with run.register.writing() as writing:
            fold = Fold(writing, run.clock(), run.delivered, run.pulled)
            for copy in said.copies:
                fold.whole(copy)
            if said.next is None:
                for complaint in [known for known in writing.copies.ids() if known not in held]:
                    if not writing.ops.rows(complaint):
                        fold.gone(complaint)
                writing.installation.set_cursor(said.cursor)
            run.contact(writing, answer)
            changes = fold.finish()
        run.notify(changes)
        if said.next is None:
            return said.cursor
        page = said.next
