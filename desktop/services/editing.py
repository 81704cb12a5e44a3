"""Change a registered complaint: an edit on its trunk base, or a correction of what the centre refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.services.desk import Desk
from domain.chain import changed_paths, trunk_base
from domain.changes import ChangeSet
from domain.delivery import OpState
from domain.document import shaped
from domain.fields import RECORDED
from domain.json_values import JsonValue, Values
from domain.ops import LARGEST_OP, Author, Base, Op, OpKind
from domain.problems import FieldMovedOn, FieldUnderConflict, NothingChanged, Refused, TooLarge
from domain.validation import refusals
from local_db.unit_of_work import Writing


@dataclass(frozen=True)
class OpenedComplaint:
    """What an edit form was opened with. The form holds it: the base is never taken at saving.

    ``base`` is, per field, the trunk: the version the feed had told then, or the base of an op that was open
    then. ``ops`` are the ids of this computer's ops there were.
    """

    id: str
    values: Mapping[str, JsonValue]
    base: Base
    ops: tuple[str, ...]


def open_complaint(desk: Desk, complaint_id: str) -> OpenedComplaint:
    """The present view of a complaint, for a form. Raises ``ComplaintUnknown``."""
    with desk.register.reading() as work:
        return OpenedComplaint(
            complaint_id,
            work.complaints.values(complaint_id),
            trunk_base(RECORDED, work.copies.known_version(complaint_id), work.ops.open_ops(complaint_id)),
            tuple(row.op.id for row in work.ops.rows(complaint_id)),
        )


def save_edit(desk: Desk, by: Author, opened: OpenedComplaint, written: Values) -> ChangeSet:
    """Save what the officer changed; ``written`` may hold unchanged fields, ``null`` empties one.

    Raises ``NothingChanged``, ``Refused`` (it would take away what every complaint needs),
    ``FieldUnderConflict`` (decided on its card alone), ``FieldMovedOn`` (another form of this computer was
    faster), ``TooLarge`` and the shapes' problems; then nothing was written.
    """
    wanted = {path: shaped(path, value) for path, value in written.items()}
    paths = [path for path in changed_paths(opened.values, {**opened.values, **wanted}) if path in RECORDED]
    if not paths:
        raise NothingChanged()
    values = {path: wanted[path] for path in paths}
    _refuse_losing(opened.values, values)
    with desk.register.writing() as work:
        _refuse_stale(work, opened, values)
        open_ops = work.ops.open_ops(opened.id)
        rejected = [row.op for row in work.ops.rows(opened.id) if row.state is OpState.NEEDS_CORRECTION]
        if rejected:
            _append_correction(desk, work, by, opened, values, rejected[0], open_ops)
        else:
            base = trunk_base(values, opened.base, open_ops)
            _append(desk, work, by, opened.id, values, base)
        work.complaints.refresh(opened.id)
        work.audit.add(
            "edited",
            officer=by.code,
            os_account=desk.os_account,
            at=desk.now(),
            complaint=opened.id,
            details={"fields": [*paths]},
        )
        work.drafts.drop(opened.id)
    return ChangeSet(complaints=frozenset({opened.id}), drafts=True)


def _refuse_losing(before: Values, written: Values) -> None:
    """What was missing already may stay missing: no edit is held up by another field."""
    lacked = refusals(before)
    missing = [reason.value for reason in refusals({**before, **written}) if reason not in lacked]
    if missing:
        raise Refused(tuple(missing))


def _refuse_stale(work: Writing, opened: OpenedComplaint, values: Values) -> None:
    copy = work.copies.get(opened.id)
    for record in copy.open_conflicts if copy is not None else ():
        if record.field in values:
            raise FieldUnderConflict(field=record.field)
    for row in work.ops.rows(opened.id):
        touched = [path for path in values if path in row.op.values]
        if touched and row.op.id not in opened.ops:
            raise FieldMovedOn(field=touched[0])


def _append(desk: Desk, work: Writing, by: Author, complaint_id: str, values: Values, base: Base) -> None:
    op = Op(
        id=desk.new_id(),
        kind=OpKind.EDIT,
        complaint=complaint_id,
        prev=work.ops.tip(complaint_id),
        replaces=None,
        base=base,
        values=values,
        author=by,
        at=desk.now(),
        skew_ms=work.installation.get().skew_ms,
    )
    if len(op.stored()) > LARGEST_OP:
        raise TooLarge()
    work.ops.append(op)


def _append_correction(
    desk: Desk,
    work: Writing,
    by: Author,
    opened: OpenedComplaint,
    values: Values,
    rejected: Op,
    open_ops: Sequence[Op],
) -> None:
    """Put a new op in the rejected one's place: same place in the chain, same base for the same fields.

    What waits behind it and writes the same field would hide the correction, so that field is written once
    more at the end of the chain.
    """
    fresh = trunk_base(values, opened.base, open_ops)
    paths = {**rejected.values, **values}
    bases = {path: rejected.base.of(path) if path in rejected.values else fresh.of(path) for path in paths}
    lowest = min(bases.values())
    correction = replace(
        rejected,
        id=desk.new_id(),
        replaces=rejected.id,
        base=Base(lowest, {path: version for path, version in bases.items() if version != lowest}),
        values=paths,
        author=by,
        at=desk.now(),
        skew_ms=work.installation.get().skew_ms,
    )
    if len(correction.stored()) > LARGEST_OP:
        raise TooLarge()
    behind = open_ops[[op.id for op in open_ops].index(rejected.id) + 1 :]
    work.ops.append(correction)
    hidden = {path: values[path] for path in values if any(path in op.values for op in behind)}
    if hidden:
        _append(desk, work, by, opened.id, hidden, trunk_base(hidden, opened.base, open_ops))
