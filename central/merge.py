"""One field of one op against what the centre has: the table of sync-protocol.md, Merge. No clocks.

*Foreign* is a log entry on the field that is newer than the op's base for it and not of the op's own chain.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from central.state import FieldWrite
from domain.chain import united
from domain.fields import Field, MergeClass, Shape
from domain.json_values import JsonValue, same_value


class Ruling(StrEnum):
    """What becomes of the value an op brings for one field."""

    WRITE = "write"
    """It is in force from now on."""
    EQUAL = "equal"
    """It is in force already."""
    CENTRE = "centre"
    """The centre's value stays; this one is a proposal shown at the centre."""
    OPEN = "open"
    """The centre's value stays and a record opens: a person decides."""
    JOIN = "join"
    """A record is open on the field; this value joins it."""
    REFUSE = "refuse"
    """The field never changes; the op is rejected."""


@dataclass(frozen=True)
class Judgement:
    """The ruling.

    And for a write the value that is then in force and whether a foreign write stood beside it.
    """

    ruling: Ruling
    value: JsonValue = None
    beside_foreign: bool = False


def judge(
    field: Field,
    value: JsonValue,
    base: int,
    log: Sequence[FieldWrite],
    chain: AbstractSet[str],
    *,
    centre_owns: bool,
    record_open: bool,
) -> Judgement:
    """Judge one value.

    ``log`` is every write on the field, oldest first; ``chain`` the op ids of the op's own chain;
    ``centre_owns`` whether an institution is assigned or a category verified.
    """
    in_force = log[-1] if log else None
    if field.merge is MergeClass.IMMUTABLE:
        unchanged = same_value(value, None if in_force is None else in_force.value)
        return Judgement(Ruling.EQUAL if unchanged else Ruling.REFUSE)
    if record_open:
        return Judgement(Ruling.JOIN)
    if field.merge is MergeClass.SET:
        return _union(value, in_force, _foreign(log, base, chain))
    if in_force is not None and _equal(field.shape, value, in_force.value):
        return Judgement(Ruling.EQUAL)
    if field.merge is MergeClass.CENTRE or centre_owns:
        return Judgement(Ruling.CENTRE)
    if not _foreign(log, base, chain):
        return Judgement(Ruling.WRITE, value)
    if field.merge is MergeClass.GUARD and value is True:
        return Judgement(Ruling.WRITE, value, beside_foreign=True)
    if field.merge is MergeClass.CENTRE_ONCE_ASSIGNED:
        return Judgement(Ruling.CENTRE)
    return Judgement(Ruling.OPEN)


def _foreign(log: Sequence[FieldWrite], base: int, chain: AbstractSet[str]) -> bool:
    return any(write.version > base and write.op not in chain for write in log)


def _equal(shape: Shape, value: JsonValue, in_force: JsonValue) -> bool:
    """Equal as stored; a flag that was not answered and ``false`` say the same."""
    if shape is Shape.FLAG:
        return (value is True) == (in_force is True)
    return same_value(value, in_force)


def _union(value: JsonValue, in_force: FieldWrite | None, foreign: bool) -> Judgement:
    before = None if in_force is None else in_force.value
    both = united(before, value)
    if in_force is not None and same_value(both, united(before, None)):
        return Judgement(Ruling.EQUAL)
    return Judgement(Ruling.WRITE, both, beside_foreign=foreign)
