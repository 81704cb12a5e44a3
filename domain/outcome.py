"""What the centre says about one op: decided once and for ever, or not decided yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import StrEnum

from domain.conflict import ConflictRecord, parse_conflict
from domain.json_values import JsonValue, as_list, as_object, as_text, as_whole


class OutcomeKind(StrEnum):
    """The words of the protocol. The first six are final."""

    APPLIED = "applied"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    VOID = "void"
    BLOCKED = "blocked"
    UNDECIDED = "undecided"

    @property
    def decided(self) -> bool:
        """Whether this is kept for ever."""
        return self not in (OutcomeKind.BLOCKED, OutcomeKind.UNDECIDED)

    @property
    def accepted(self) -> bool:
        """Whether the op took effect, as a whole or by a record; it settles what waits behind it."""
        return self in (OutcomeKind.APPLIED, OutcomeKind.MERGED, OutcomeKind.UNCHANGED, OutcomeKind.CONFLICT)


class NotTakenBecause(StrEnum):
    """Why the centre's value stands in a field the op wrote."""

    EQUAL = "equal"
    CENTRE = "centre"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class FieldInForce:
    """A field the op did not change at the centre, with the value in force and the version of that value."""

    value: JsonValue
    version: int
    because: NotTakenBecause


@dataclass(frozen=True)
class Problem:
    """A problem of RFC 9457 in our words: code, field, parameters, an Indonesian sentence as fall-back."""

    code: str
    title: str
    field: str | None = None
    params: Mapping[str, JsonValue] = attribute(default_factory=dict)

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels."""
        return {"code": self.code, "title": self.title, "field": self.field, "params": dict(self.params)}


@dataclass(frozen=True)
class Outcome:
    """The answer about one op.

    ``hash`` is that of the bytes that were decided. ``key_reused`` says that other bytes came under the same
    id: an alarm, not a decision. ``version`` is the complaint's version after the op (0: not applied).
    """

    op: str
    hash: str
    kind: OutcomeKind
    complaint: str
    version: int = 0
    position: int = 0
    not_taken: Mapping[str, FieldInForce] = attribute(default_factory=dict)
    conflicts: tuple[ConflictRecord, ...] = ()
    tracking_id: str | None = None
    problem: Problem | None = None
    waits_for: str | None = None
    key_reused: bool = False

    def document(self) -> dict[str, JsonValue]:
        """The JSON object that travels and that the centre stores; members that say nothing are left out."""
        document: dict[str, JsonValue] = {
            "op": self.op,
            "hash": self.hash,
            "outcome": self.kind.value,
            "complaint": self.complaint,
        }
        if self.version:
            document["version"] = self.version
        if self.position:
            document["position"] = self.position
        if self.not_taken:
            document["fields"] = {
                path: {"value": kept.value, "version": kept.version, "because": kept.because.value}
                for path, kept in self.not_taken.items()
            }
        if self.conflicts:
            document["conflicts"] = [record.document() for record in self.conflicts]
        if self.tracking_id is not None:
            document["tracking_id"] = self.tracking_id
        if self.problem is not None:
            document["problem"] = self.problem.document()
        if self.waits_for is not None:
            document["waits_for"] = self.waits_for
        if self.key_reused:
            document["key_reused"] = True
        return document


class MalformedOutcome(ValueError):
    """An answer that is not an outcome."""


def parse_outcome(document: JsonValue) -> Outcome:
    """An outcome as it travelled. Raises ``MalformedOutcome``; members it does not know are passed over."""
    try:
        return _outcome(document)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise MalformedOutcome(str(problem)) from problem


def _outcome(document: JsonValue) -> Outcome:
    members = as_object(document)
    problem = members.get("problem")
    return Outcome(
        op=as_text(members["op"]),
        hash=as_text(members["hash"]),
        kind=OutcomeKind(as_text(members["outcome"])),
        complaint=as_text(members["complaint"]),
        version=as_whole(members.get("version", 0)),
        position=as_whole(members.get("position", 0)),
        not_taken={
            path: FieldInForce(
                as_object(kept)["value"],
                as_whole(as_object(kept)["version"]),
                NotTakenBecause(as_text(as_object(kept)["because"])),
            )
            for path, kept in as_object(members.get("fields", {})).items()
        },
        conflicts=tuple(parse_conflict(record) for record in as_list(members.get("conflicts", []))),
        tracking_id=None if members.get("tracking_id") is None else as_text(members["tracking_id"]),
        problem=None if problem is None else parse_problem(problem),
        waits_for=None if members.get("waits_for") is None else as_text(members["waits_for"]),
        key_reused=members.get("key_reused") is True,
    )


def parse_problem(document: JsonValue) -> Problem:
    """A problem as it travelled. Raises ``KeyError``, ``TypeError``."""
    members = as_object(document)
    field_path = members.get("field")
    return Problem(
        code=as_text(members["code"]),
        title=as_text(members["title"]),
        field=None if field_path is None else as_text(field_path),
        params=as_object(members.get("params") or {}),
    )
