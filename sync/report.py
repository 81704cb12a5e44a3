"""What one run of syncing did and what remains: the JSON of `loket-admin sync`."""

from dataclasses import dataclass
from datetime import datetime

from domain.problems import LinkProblem


@dataclass(frozen=True)
class SyncReport:
    """Counts are of complaints, except ``pending_changes`` and ``sendable``, which are of ops.

    ``delivered`` and ``pulled`` are of this run; ``pulled`` counts complaints that others changed.
    ``sendable`` is what remains that the program may send by itself; ``try_again_at`` is when the next run
    makes sense after a problem, None when nothing speaks against now.
    """

    delivered: int
    pulled: int
    requests: int
    bytes_up: int
    bytes_down: int
    seconds: float
    waiting: int
    uncertain: int
    conflict: int
    needs_correction: int
    pending_changes: int
    sendable: int
    problem: LinkProblem | None
    try_again_at: datetime | None

    @property
    def exit_code(self) -> int:
        """0 when nothing sendable remains, else 1."""
        return 1 if self.sendable else 0

    def document(self) -> dict[str, int | float | str | None]:
        """The JSON object of `commands.md`; its keys are stable."""
        return {
            "delivered": self.delivered,
            "pulled": self.pulled,
            "requests": self.requests,
            "bytes_up": self.bytes_up,
            "bytes_down": self.bytes_down,
            "seconds": round(self.seconds, 3),
            "waiting": self.waiting,
            "uncertain": self.uncertain,
            "conflict": self.conflict,
            "needs_correction": self.needs_correction,
            "pending_changes": self.pending_changes,
            "problem": None if self.problem is None else self.problem.word,
        }
