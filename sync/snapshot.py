"""Whole complaints, page by page: what the copies begin with, and what replaces them when the feed breaks."""

from domain.server_copy import ServerCopy
from sync.fold import Fold
from sync.run import Run


class Snapshot:
    """One snapshot under way. Its cursor is that of the first page and is stored with the last page: one that
    was interrupted begins again.

    A complaint that the whole snapshot does not hold goes, unless ops of this installation are on it: what
    was recorded here stays.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._page: str | None = None
        self._held: set[str] = set()
        self.cursor: str | None = None
        """Where to pull from, once the snapshot is whole."""

    def take_page(self) -> None:
        """Fetch and apply the next page. Raises ``CallFailed``."""
        run = self._run
        answer = run.connector.snapshot(self._page)
        said = answer.said
        self._held.update(copy.complaint for copy in said.copies)
        for copies in run.pieces(said.copies):
            self._apply(copies)
        with run.register.writing() as writing:
            fold = Fold(writing, run.clock(), run.delivered, run.pulled)
            if said.next is None:
                for complaint in [known for known in writing.copies.ids() if known not in self._held]:
                    if not writing.ops.rows(complaint):
                        fold.gone(complaint)
                writing.installation.set_cursor(said.cursor)
            run.contact(writing, answer)
            changes = fold.finish()
        run.notify(changes)
        self._page = said.next
        if said.next is None:
            self.cursor = said.cursor

    def take_rest(self) -> None:
        """All pages that are left, unless the run is stopped. Raises ``CallFailed``."""
        while self.cursor is None and not self._run.stop.is_set():
            self.take_page()

    def _apply(self, copies: list[ServerCopy]) -> None:
        with self._run.register.writing() as writing:
            fold = Fold(writing, self._run.clock(), self._run.delivered, self._run.pulled)
            for copy in copies:
                fold.whole(copy)
            changes = fold.finish()
        self._run.notify(changes)
