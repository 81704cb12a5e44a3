"""The centre decides about one op, once. Pure: everything the decision depends on is passed in.

The order of the questions is that of sync-protocol.md, "The centre decides, once"; the shell that calls
this looks up earlier decisions, opens the savepoint and stores what comes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from central import records
from central.chain import own_chain, settled
from central.merge import Judgement, Ruling, judge
from central.sentences import problem
from central.shapes import OwnBytes, check_shapes
from central.state import CentreComplaint, FieldWrite, PastOp
from domain.chain import united
from domain.conflict import ConflictRecord
from domain.fields import FIELDS, MergeClass
from domain.json_values import JsonValue, Values, same_value
from domain.ops import OP_FORMAT, Base, MalformedOp, Op, OpKind, parse_op
from domain.outcome import FieldInForce, NotTakenBecause, Outcome, OutcomeKind, Problem
from domain.validation import refusals
from domain.vocabulary import Handling


@dataclass(frozen=True)
class Told:
    """Everything a decision depends on besides the op.

    ``past`` holds the decided ops of the complaint, and those the op names wherever they belong.
    ``tracking_id`` is what a complaint created now is given; None where there is no LAPOR! behind the
    centre to give one.
    """

    unit: str
    counter: str
    complaint: CentreComplaint | None = None
    past: Mapping[str, PastOp] = field(default_factory=dict)
    tracking_id: str | None = None


@dataclass(frozen=True)
class Decision:
    """What the centre decided and what follows from it.

    ``version`` is the complaint's after the op. ``written`` are the op's own values now in force,
    ``given`` what the centre adds in the same version, ``records`` those that opened, were joined,
    closed or opened again, ``proposed`` the paths whose value is kept as a proposal only.
    """

    kind: OutcomeKind
    version: int = 0
    written: Values = field(default_factory=dict)
    given: Values = field(default_factory=dict)
    records: tuple[ConflictRecord, ...] = ()
    not_taken: Mapping[str, FieldInForce] = field(default_factory=dict)
    proposed: tuple[str, ...] = ()
    tracking_id: str | None = None
    problem: Problem | None = None
    waits_for: str | None = None

    @property
    def changes(self) -> bool:
        """Whether the complaint has a new version."""
        return bool(self.written or self.given or self.records)

    def outcome(self, op: str, digest: str, complaint: str) -> Outcome:
        """The answer about the op; its position is given when the transaction ends."""
        return Outcome(
            op=op,
            hash=digest,
            kind=self.kind,
            complaint=complaint,
            version=self.version,
            not_taken=self.not_taken,
            conflicts=self.records,
            tracking_id=self.tracking_id,
            problem=self.problem,
            waits_for=self.waits_for,
        )


def decide(body: JsonValue, told: Told) -> Decision:
    """Decide about the op in this body, which the centre has not decided before."""
    if _newer(body):
        return Decision(OutcomeKind.UNDECIDED, problem=problem("format_newer"))
    try:
        op = parse_op(body)
        _check_ties(op, told)
        waits_for = _unsettled(op, told)
        if waits_for is not None:
            return Decision(OutcomeKind.BLOCKED, waits_for=waits_for)
        check_shapes(op.complaint, op.values)
        return _judged(op, told)
    except MalformedOp as malformed:
        return _rejected(problem("malformed", malformed.member[:80]))
    except OwnBytes as failure:
        return _rejected(failure.problem)


def _newer(body: JsonValue) -> bool:
    written = body.get("format") if isinstance(body, dict) else None
    return isinstance(written, int) and not isinstance(written, bool) and written > OP_FORMAT


def _rejected(told: Problem) -> Decision:
    return Decision(OutcomeKind.REJECTED, problem=told)


def _check_ties(op: Op, told: Told) -> None:
    """Whom the op belongs to and what it names: all of it must be of this unit and this complaint."""
    if told.complaint is not None and told.complaint.unit != told.unit:
        raise OwnBytes(problem("other_unit"))
    for named in (op.prev, op.replaces):
        known = told.past.get(named) if named is not None else None
        if known is not None and known.complaint != op.complaint:
            raise OwnBytes(problem("wrong_chain"))
    replaced = told.past.get(op.replaces) if op.replaces is not None else None
    if replaced is not None and replaced.kind is not OutcomeKind.REJECTED:
        raise OwnBytes(problem("not_rejected"))


def _unsettled(op: Op, told: Told) -> str | None:
    """What must be decided before this op, None when nothing must."""
    if op.prev is not None and not settled(op.prev, told.past):
        return op.prev
    if op.replaces is not None and op.replaces not in told.past:
        return op.replaces
    if told.complaint is None and op.kind is not OpKind.CREATE:
        return op.complaint
    return None


def _judged(op: Op, told: Told) -> Decision:
    complaint = told.complaint
    if complaint is None:
        return _created(op, told)
    chain = own_chain(op.id, op.prev, op.replaces, told.counter, told.past)
    if op.answer is not None:
        record = complaint.record(op.answer.conflict)
        if record is not None:
            return _resolved(op, complaint, record)
    # A create for a complaint that exists comes from a restored counter: an edit that has seen nothing.
    base = Base(0) if op.kind is OpKind.CREATE else op.base
    return _merged(op, base, complaint, chain)


def _created(op: Op, told: Told) -> Decision:
    missing = refusals(op.values)
    if missing:
        raise OwnBytes(problem("missing", missing[0].value, missing=", ".join(missing)))
    given: dict[str, JsonValue] = {"status": Handling.UNVERIFIED.value}
    if told.tracking_id is not None:
        given["tracking_id"] = told.tracking_id
    written: dict[str, JsonValue] = {}
    not_taken: dict[str, FieldInForce] = {}
    for path, value in op.values.items():
        if FIELDS[path].merge is MergeClass.CENTRE:
            because = NotTakenBecause.EQUAL if value is None else NotTakenBecause.CENTRE
            not_taken[path] = FieldInForce(given.get(path), 1 if path in given else 0, because)
        else:
            written[path] = _first(path, value)
    proposed = tuple(path for path, kept in not_taken.items() if kept.because is NotTakenBecause.CENTRE)
    return Decision(
        OutcomeKind.MERGED if proposed else OutcomeKind.APPLIED,
        version=1,
        written=written,
        given=given,
        not_taken=not_taken,
        proposed=proposed,
        tracking_id=told.tracking_id,
    )


def _first(path: str, value: JsonValue) -> JsonValue:
    """The value of a field that nobody wrote before; a set is stored sorted, like every union."""
    return united(None, value) if FIELDS[path].merge is MergeClass.SET else value


@dataclass
class _Tally:
    """What the fields of one op come to, one by one."""

    written: dict[str, JsonValue] = field(default_factory=dict)
    records: list[ConflictRecord] = field(default_factory=list)
    not_taken: dict[str, FieldInForce] = field(default_factory=dict)
    proposed: list[str] = field(default_factory=list)
    beside_foreign: bool = False

    @property
    def kind(self) -> OutcomeKind:
        """A mixed op gets the gravest: conflict, merged, applied, unchanged."""
        if self.records:
            return OutcomeKind.CONFLICT
        if self.proposed or self.beside_foreign:
            return OutcomeKind.MERGED
        return OutcomeKind.APPLIED if self.written else OutcomeKind.UNCHANGED


def _merged(op: Op, base: Base, complaint: CentreComplaint, chain: frozenset[str]) -> Decision:
    tally = _Tally()
    for path, value in op.values.items():
        log = complaint.log.get(path, ())
        record = complaint.open_record(path)
        judgement = judge(
            FIELDS[path],
            value,
            base.of(path),
            log,
            chain,
            centre_owns=_centre_owns(path, complaint),
            record_open=record is not None,
        )
        if judgement.ruling is Ruling.REFUSE:
            raise OwnBytes(problem("immutable", path))
        _count(tally, judgement, op, path, base.of(path), complaint, record)
    decision = _tallied(tally, complaint)
    if op.kind is OpKind.CREATE:
        tracking_id = complaint.values.get("tracking_id")
        return replace(decision, tracking_id=tracking_id if isinstance(tracking_id, str) else None)
    return decision


def _centre_owns(path: str, complaint: CentreComplaint) -> bool:
    merge = FIELDS[path].merge
    if merge is MergeClass.PERSON_UNTIL_VERIFIED:
        return complaint.verified
    return merge is MergeClass.CENTRE_ONCE_ASSIGNED and complaint.assigned


def _count(
    tally: _Tally,
    judgement: Judgement,
    op: Op,
    path: str,
    base: int,
    complaint: CentreComplaint,
    record: ConflictRecord | None,
) -> None:
    in_force = complaint.in_force(path)
    if judgement.ruling is Ruling.WRITE:
        tally.written[path] = judgement.value
        tally.beside_foreign |= judgement.beside_foreign
    elif judgement.ruling is Ruling.EQUAL:
        tally.not_taken[path] = _kept(in_force, NotTakenBecause.EQUAL)
    elif judgement.ruling is Ruling.CENTRE:
        tally.not_taken[path] = _kept(in_force, NotTakenBecause.CENTRE)
        tally.proposed.append(path)
    else:
        tally.not_taken[path] = _kept(in_force, NotTakenBecause.CONFLICT)
        tally.records.append(
            records.opened(op, path, base, complaint.log[path])
            if record is None
            else records.joined(record, records.proposal(op, path))
        )


def _tallied(tally: _Tally, complaint: CentreComplaint) -> Decision:
    changed = bool(tally.written or tally.records)
    return Decision(
        tally.kind,
        version=complaint.version + 1 if changed else complaint.version,
        written=tally.written,
        records=tuple(tally.records),
        not_taken=tally.not_taken,
        proposed=tuple(tally.proposed),
    )


def _kept(in_force: FieldWrite | None, because: NotTakenBecause) -> FieldInForce:
    if in_force is None:
        return FieldInForce(None, 0, because)
    return FieldInForce(in_force.value, in_force.version, because)


def _resolved(op: Op, complaint: CentreComplaint, record: ConflictRecord) -> Decision:
    """A person's decision on a record, judged by the revision that was shown, not by base."""
    (path,) = op.values
    if path != record.field or op.answer is None:
        raise OwnBytes(problem("wrong_record", path))
    value = op.values[path]
    decision = records.proposal(op, path)
    in_force = complaint.log[path][-1]
    tally = _Tally()
    if record.open and op.answer.revision == record.revision:
        # Written even when equal to the value in force: a decision is something others must have been shown.
        tally.written[path] = value
        tally.records.append(records.closed(record, decision))
        return replace(_tallied(tally, complaint), kind=OutcomeKind.APPLIED)
    if same_value(value, in_force.value):
        tally.not_taken[path] = _kept(in_force, NotTakenBecause.EQUAL)
        return _tallied(tally, complaint)
    open_now = complaint.open_record(path)
    if open_now is not None:
        tally.records.append(records.joined(open_now, decision))
    elif FIELDS[path].merge is MergeClass.GUARD and value is True:
        # The stricter value holds at once here too; that both decisions are looked at again loosens nothing.
        tally.written[path] = value
        stricter = FieldWrite(complaint.version + 1, op.id, value, op.author, op.at)
        tally.records.append(records.reopened(record, stricter, decision))
        return _tallied(tally, complaint)
    else:
        tally.records.append(records.reopened(record, in_force, decision))
    tally.not_taken[path] = _kept(in_force, NotTakenBecause.CONFLICT)
    return _tallied(tally, complaint)
