"""What an answer about one op is for that op."""

from domain.delivery import OpEvent
from domain.outcome import Outcome, OutcomeKind

KEY_REUSED = "key_reused"
"""Problem code of an op whose id the centre holds with other bytes: an alarm, not a decision."""

_EVENTS = {
    OutcomeKind.APPLIED: OpEvent.ACCEPTED,
    OutcomeKind.MERGED: OpEvent.ACCEPTED,
    OutcomeKind.UNCHANGED: OpEvent.ACCEPTED,
    OutcomeKind.CONFLICT: OpEvent.CONFLICT,
    OutcomeKind.REJECTED: OpEvent.REJECTED,
    OutcomeKind.VOID: OpEvent.VOID_CONFIRMED,
    OutcomeKind.BLOCKED: OpEvent.LATER,
    OutcomeKind.UNDECIDED: OpEvent.LATER,
}


def is_about(outcome: Outcome, digest: str) -> bool:
    """Whether the outcome is about these very bytes; otherwise it decides nothing here."""
    return not outcome.key_reused and outcome.hash == digest


def event_of(outcome: Outcome, digest: str) -> OpEvent:
    """What happens to the op with these bytes."""
    return _EVENTS[outcome.kind] if is_about(outcome, digest) else OpEvent.LATER


def problem_of(outcome: Outcome, digest: str) -> str | None:
    """The code kept with the op, None for one that was accepted."""
    if not is_about(outcome, digest):
        return KEY_REUSED
    if outcome.problem is not None:
        return outcome.problem.code
    return None if outcome.kind.decided else outcome.kind.value
