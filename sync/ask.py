"""Asking what became of ops of which no reply came, before a byte of them is sent again."""

from domain.delivery import OpEvent
from sync.fold import Fold
from sync.run import Run


def ask_about_uncertain(run: Run) -> None:
    """Settle every uncertain op by the centre's memory: its outcome, or back to waiting.

    Raises ``CallFailed``.
    """
    with run.register.reading() as reading:
        asked = {row.id: row for row in reading.ops.uncertain()}
    if not asked:
        return
    after = min(row.seq for row in asked.values()) - 1
    while asked:
        answer = run.connector.outcomes(run.stream, after)
        page = answer.said
        known = {outcome.op: outcome for outcome in page.outcomes}
        covered = [row for row in asked.values() if page.covers(row.seq)]
        with run.register.writing() as writing:
            fold = Fold(writing, run.clock(), run.delivered, run.pulled)
            for row in covered:
                if row.id in known:
                    fold.outcome(row, known[row.id], attempt=None)
                else:
                    fold.event(row, OpEvent.NOT_THERE)
            run.contact(writing, answer)
            changes = fold.finish()
        run.notify(changes)
        for row in covered:
            del asked[row.id]
        if page.through is None or page.through <= after:
            return
        after = page.through
