"""Register a complaint: the complaint, its op, its number and the audit row in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.services.desk import Desk
from domain.changes import ChangeSet
from domain.document import shaped
from domain.json_values import JsonValue, Values
from domain.local_number import LocalNumber
from domain.ops import LARGEST_OP, Author, Base, Op, OpKind
from domain.problems import Refused, TooLarge
from domain.validation import Flag, flags, made_title, refusals


@dataclass(frozen=True)
class Registered:
    """A complaint that is durable: its number may be printed."""

    id: str
    local_number: str
    flags: tuple[Flag, ...]
    changes: ChangeSet


def register_complaint(desk: Desk, by: Author, complaint_id: str, given: Values) -> Registered:
    """Save a complaint whose form was opened under ``complaint_id``.

    ``given`` holds only fields an officer writes. Saving the same id twice gives the first result again: a
    double press or a replayed draft makes no second complaint. Raises ``Refused``, ``TooLarge``,
    ``UnknownField``, ``WrongShape``, ``FieldNotEditable`` and the register's problems; then nothing was
    written.
    """
    values = {path: value for path in given if (value := shaped(path, given[path])) is not None}
    missing = refusals(values)
    if missing:
        raise Refused(tuple(reason.value for reason in missing))
    instant = desk.now()
    today = desk.local(instant).date()
    doubts = flags(values, today)
    if not str(values.get("title") or "").strip():
        values["title"] = made_title(str(values["content"]))
    with desk.register.writing() as work:
        saved = work.complaints.row(complaint_id)
        if saved is not None:
            return Registered(complaint_id, saved.local_number or "", doubts, ChangeSet())
        serial = work.numbers.next_serial(desk.counter.code, today)
        number = str(LocalNumber(desk.counter.code, "", today, serial))
        facts: Mapping[str, JsonValue] = {
            "id": complaint_id,
            "local_number": number,
            "counter": desk.counter.code,
            "unit": desk.unit.code,
            "recorded_at": desk.local(instant).isoformat(),
            "sealed": False,
        }
        op = Op(
            id=desk.new_id(),
            kind=OpKind.CREATE,
            complaint=complaint_id,
            prev=None,
            replaces=None,
            base=Base(0),
            values={**facts, **values},
            author=by,
            at=instant,
            skew_ms=work.installation.get().skew_ms,
        )
        if len(op.stored()) > LARGEST_OP:
            raise TooLarge()
        work.complaints.add(
            complaint_id, local_number=number, recorded_at=instant, officer=by.code, flags=doubts
        )
        work.ops.append(op)
        work.complaints.refresh(complaint_id)
        work.audit.add(
            "recorded", officer=by.code, os_account=desk.os_account, at=instant, complaint=complaint_id
        )
        work.drafts.drop(complaint_id)
    return Registered(
        complaint_id, number, doubts, ChangeSet(complaints=frozenset({complaint_id}), drafts=True)
    )
