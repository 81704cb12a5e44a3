"""A conflict: the durable record of a field that two sides changed and that waits for a person."""

from dataclasses import dataclass
from datetime import datetime

from domain.json_values import JsonValue, as_instant, as_list, as_object, as_text, as_whole
from domain.ops import Author


@dataclass(frozen=True)
class Proposal:
    """One value somebody wrote while the record was open. ``op`` is None for an operator at the centre."""

    value: JsonValue
    author: Author
    at: datetime
    op: str | None = None

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {
            "value": self.value,
            "by": [self.author.code, self.author.name],
            "at": self.at.isoformat(),
            "op": self.op,
        }


@dataclass(frozen=True)
class ConflictRecord:
    """One record. Its id is made of the op that opened it and the field, because one op can open several;
    at most one is open per field of a complaint.

    ``base`` is what both had seen, ``in_force`` the value at the centre, ``in_force_by`` who wrote it;
    ``proposals`` come oldest first. Every change of the record raises ``revision``, which starts at 1.
    """

    id: str
    complaint: str
    field: str
    base: JsonValue
    in_force: JsonValue
    in_force_by: Author
    in_force_at: datetime
    proposals: tuple[Proposal, ...]
    revision: int
    open: bool = True

    @property
    def opener(self) -> Proposal:
        """The side of the op that met the conflict.

        It is not always the first: a record that opens again puts before it what stood at the centre then.
        """
        return next((side for side in self.proposals if side.op is not None), self.proposals[0])

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {
            "id": self.id,
            "complaint": self.complaint,
            "field": self.field,
            "base": self.base,
            "in_force": self.in_force,
            "in_force_by": [self.in_force_by.code, self.in_force_by.name],
            "in_force_at": self.in_force_at.isoformat(),
            "proposals": [proposal.document() for proposal in self.proposals],
            "revision": self.revision,
            "open": self.open,
        }


def record_id(op: str, path: str) -> str:
    """The id of the record that this op (or operator's position) opens on this field."""
    return f"{op}:{path}"


def parse_conflict(document: JsonValue) -> ConflictRecord:
    """A record as it travelled. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it is none."""
    members = as_object(document)
    return ConflictRecord(
        id=as_text(members["id"]),
        complaint=as_text(members["complaint"]),
        field=as_text(members["field"]),
        base=members["base"],
        in_force=members["in_force"],
        in_force_by=parse_author(members["in_force_by"]),
        in_force_at=as_instant(members["in_force_at"]),
        proposals=tuple(_proposal(proposal) for proposal in as_list(members["proposals"])),
        revision=as_whole(members["revision"]),
        open=members["open"] is True,
    )


def _proposal(document: JsonValue) -> Proposal:
    members = as_object(document)
    op = members["op"]
    return Proposal(
        value=members["value"],
        author=parse_author(members["by"]),
        at=as_instant(members["at"]),
        op=None if op is None else as_text(op),
    )


def parse_author(value: JsonValue) -> Author:
    """Who did it, as it travelled: `[code, name]`. Raises ``ValueError`` or ``TypeError``."""
    code, name = as_list(value)
    return Author(as_text(code), as_text(name))
