"""Where an op and a complaint are on their way: the tables of sync-protocol.md, Delivery states."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.ops import OpKind


class OpState(StrEnum):
    """Where one op is. ``voided`` and ``replaced`` are ends."""

    WAITING = "waiting"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    NEEDS_CORRECTION = "needs_correction"
    CONFLICT = "conflict"
    DELIVERED = "delivered"
    VOIDED = "voided"
    REPLACED = "replaced"


class OpEvent(StrEnum):
    """What can happen to an op."""

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    LATER = "later"
    """Authenticated ``blocked``, ``undecided``, 401, 403, 409, 429, 5xx, or no byte left the machine."""
    NO_ANSWER = "no_answer"
    """No answer after bytes left."""
    NOT_THERE = "not_there"
    """The centre was asked and does not have it."""
    CONFLICT = "conflict"
    REJECTED = "rejected"
    RECOVERED = "recovered"
    """Found as ``sending`` at start: the process died in between."""
    CORRECTED = "corrected"
    RECORD_CLOSED = "record_closed"
    """By whoever's decision."""
    VOID_CONFIRMED = "void_confirmed"
    NEW_EPOCH = "new_epoch"
    """Only for ops decided above the new epoch's start."""


S, E = OpState, OpEvent
NEXT: Mapping[tuple[OpState, OpEvent], OpState] = {
    (S.WAITING, E.CLAIMED): S.SENDING,
    (S.WAITING, E.ACCEPTED): S.DELIVERED,
    (S.WAITING, E.LATER): S.WAITING,
    (S.WAITING, E.NOT_THERE): S.WAITING,
    (S.WAITING, E.CONFLICT): S.CONFLICT,
    (S.WAITING, E.REJECTED): S.NEEDS_CORRECTION,
    (S.WAITING, E.VOID_CONFIRMED): S.VOIDED,
    (S.SENDING, E.ACCEPTED): S.DELIVERED,
    (S.SENDING, E.LATER): S.WAITING,
    (S.SENDING, E.NO_ANSWER): S.UNCERTAIN,
    (S.SENDING, E.CONFLICT): S.CONFLICT,
    (S.SENDING, E.REJECTED): S.NEEDS_CORRECTION,
    (S.SENDING, E.RECOVERED): S.UNCERTAIN,
    (S.SENDING, E.VOID_CONFIRMED): S.VOIDED,
    (S.UNCERTAIN, E.ACCEPTED): S.DELIVERED,
    (S.UNCERTAIN, E.LATER): S.UNCERTAIN,
    (S.UNCERTAIN, E.NO_ANSWER): S.UNCERTAIN,
    (S.UNCERTAIN, E.NOT_THERE): S.WAITING,
    (S.UNCERTAIN, E.CONFLICT): S.CONFLICT,
    (S.UNCERTAIN, E.REJECTED): S.NEEDS_CORRECTION,
    (S.UNCERTAIN, E.RECOVERED): S.UNCERTAIN,
    (S.UNCERTAIN, E.VOID_CONFIRMED): S.VOIDED,
    (S.NEEDS_CORRECTION, E.CORRECTED): S.REPLACED,
    (S.NEEDS_CORRECTION, E.VOID_CONFIRMED): S.VOIDED,
    (S.NEEDS_CORRECTION, E.NEW_EPOCH): S.WAITING,
    (S.CONFLICT, E.RECORD_CLOSED): S.DELIVERED,
    (S.CONFLICT, E.NEW_EPOCH): S.WAITING,
    (S.DELIVERED, E.NEW_EPOCH): S.WAITING,
}
"""Every pair that can happen; any other is an error in the program."""

UNDECIDED = frozenset({OpState.WAITING, OpState.SENDING, OpState.UNCERTAIN})
OPEN = UNDECIDED | {OpState.NEEDS_CORRECTION}
"""Undecided, or rejected and neither replaced nor cancelled: what the view lays over the server copy."""


class ImpossibleTransition(ValueError):
    """An event that cannot happen in this state."""


def next_state(state: OpState, event: OpEvent) -> OpState:
    """The state after the event. Raises ``ImpossibleTransition`` for a pair that is not in the table."""
    try:
        return NEXT[state, event]
    except KeyError:
        raise ImpossibleTransition(f"{state} × {event}") from None


class Delivery(StrEnum):
    """Where a complaint is on its way, derived from its ops and conflict records and from nothing else."""

    NEEDS_CORRECTION = "needs_correction"
    CONFLICT = "conflict"
    UNCERTAIN = "uncertain"
    SENDING = "sending"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    DELIVERED = "delivered"


NEEDS_A_PERSON = frozenset({Delivery.NEEDS_CORRECTION, Delivery.CONFLICT, Delivery.UNCERTAIN})


@dataclass(frozen=True)
class OpStanding:
    """As much of an op as its complaint's delivery depends on. ``answers`` is the record a resolve is for."""

    kind: OpKind
    state: OpState
    answers: str | None = None


@dataclass(frozen=True)
class Standing:
    """The delivery of a complaint and the number of changes that wait behind its delivered create."""

    delivery: Delivery
    pending_changes: int


def standing(ops: Iterable[OpStanding], open_records: Iterable[str]) -> Standing:
    """Derive a complaint's delivery; the first rule that holds.

    ``ops`` are all ops of this installation on the complaint, in any order: none for one that came from a
    colleague's counter. ``open_records`` are the ids of its open conflict records in the server copy.
    """
    rows = tuple(ops)
    creates = [op for op in rows if op.kind is OpKind.CREATE and op.state is not OpState.REPLACED]
    create = creates[0].state if creates else OpState.DELIVERED
    answered = {op.answers for op in rows if op.kind is OpKind.RESOLVE and op.state in UNDECIDED}
    created = create in (OpState.DELIVERED, OpState.CONFLICT)
    pending = (
        sum(1 for op in rows if op.kind is not OpKind.CREATE and op.state in UNDECIDED) if created else 0
    )
    return Standing(_delivery(rows, create, any(record not in answered for record in open_records)), pending)


def _delivery(rows: tuple[OpStanding, ...], create: OpState, unanswered: bool) -> Delivery:
    if any(op.state is OpState.NEEDS_CORRECTION for op in rows):
        return Delivery.NEEDS_CORRECTION
    if unanswered:
        return Delivery.CONFLICT
    if any(op.state is OpState.UNCERTAIN for op in rows):
        return Delivery.UNCERTAIN
    if create is OpState.SENDING:
        return Delivery.SENDING
    if create is OpState.WAITING:
        return Delivery.WAITING
    if create is OpState.VOIDED:
        return Delivery.CANCELLED
    return Delivery.DELIVERED
