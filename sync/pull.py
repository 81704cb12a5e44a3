"""Pulling the feed, each page with its cursor in one transaction."""

from sync.fold import Fold
from sync.run import Run


def pull_pages(run: Run) -> None:
    """Everything since the cursor. Raises ``CallFailed``, ``CURSOR_UNKNOWN`` where only a snapshot helps."""
    with run.register.reading() as reading:
        cursor = reading.installation.get().cursor
    more = True
    while more and not run.stop.is_set():
        answer = run.connector.changes(cursor)
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
