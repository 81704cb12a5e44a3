"""What an operator at the centre does to one complaint: one transaction, one version, one feed row."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select

from central.decide import Decision
from central.doubts import doubts
from central.operator import act
from central.state import CENTRE, CentreComplaint
from central.storage.codec import packed, stamp
from central.storage.complaints import keep_effects, load_complaint
from central.storage.positions import Decided, give_positions
from central.storage.references import load_pack
from central.storage.schema import complaints
from central.storage.store import Store
from central.storage.units import surroundings
from domain.document import assigned
from domain.json_values import JsonValue, as_list, as_object
from domain.local_number import parse_local_number


class ComplaintNotFound(Exception):
    """No complaint at the centre has this id, local number or tracking id."""


class ComplaintNotUnique(Exception):
    """Several complaints carry this number; ``ids`` names them."""

    def __init__(self, ids: list[str]) -> None:
        super().__init__(*ids)
        self.ids = ids


@dataclass(frozen=True)
class Act:
    """What the operator wants: values for the centre's own fields, ``FIELD=VALUE`` pairs for the others.

    A reply.
    """

    values: Mapping[str, JsonValue] = field(default_factory=dict)
    assignments: Sequence[tuple[str, str]] = ()
    reply: str | None = None


def operate(store: Store, name: str, wanted: Act, now: datetime) -> tuple[str, Decision]:
    """Do it; returns the complaint's id and what came of it.

    Raises ``ComplaintNotFound``, ``ComplaintNotUnique``, and what `domain.document.assigned` raises.
    """
    with store.writing() as connection:
        complaint = _named(connection, name)
        values = dict(wanted.values)
        for path, text in wanted.assignments:
            present = {**complaint.values, **values}
            name_of_field, value = assigned(path, _as_item(connection, path, text), present)
            values[name_of_field] = value
        if wanted.reply is not None:
            values["replies"] = [*_replies(complaint), _reply(complaint, values, wanted.reply, now)]
        decision = act(complaint, values, now)
        if decision.changes:
            seen = {**complaint.values, **decision.given}
            around = surroundings(connection, complaint.unit)
            found = doubts(seen, None, around, now)
            keep_effects(connection, complaint, complaint.id, complaint.unit, decision, None, found, now)
            give_positions(connection, [Decided(complaint.id, complaint.unit, decision, CENTRE, now)])
        return complaint.id, decision


def _named(connection: Connection, name: str) -> CentreComplaint:
    """The complaint of this id, local number or tracking id (with or without #)."""
    complaint = load_complaint(connection, name)
    if complaint is not None:
        return complaint
    number = parse_local_number(name)
    where = complaints.c.tracking_id == name.removeprefix("#")
    if number is not None:
        where = where | (complaints.c.local_number == str(number))
    ids = list(connection.execute(select(complaints.c.id).where(where).order_by(complaints.c.id)).scalars())
    if len(ids) > 1:
        raise ComplaintNotUnique(ids)
    found = load_complaint(connection, ids[0]) if ids else None
    if found is None:
        raise ComplaintNotFound(name)
    return found


def _as_item(connection: Connection, path: str, text: str) -> str:
    """The code or the text of an item of a reference pack stands for the whole item."""
    pack = {"category": "categories", "institution": "institutions"}.get(path)
    kept = load_pack(connection, pack) if pack is not None and text else None
    for item in map(as_object, as_list(kept[1].get("items", []))) if kept is not None else ():
        if kept is not None and text in (item.get("code"), item.get("text")):
            return packed({"code": item["code"], "text": item["text"], "catalogue": kept[1]["version"]})
    return text


def _replies(complaint: CentreComplaint) -> list[JsonValue]:
    before = complaint.values.get("replies")
    return before if isinstance(before, list) else []


def _reply(
    complaint: CentreComplaint, values: Mapping[str, JsonValue], text: str, now: datetime
) -> dict[str, JsonValue]:
    institution = values.get("institution", complaint.values.get("institution"))
    name = institution.get("text") if isinstance(institution, dict) else None
    return {
        "id": secrets.token_hex(8),
        "institution": name if isinstance(name, str) else "Admin pusat",
        "text": text,
        "at": stamp(now),
    }
