"""The chain of ops on one complaint: the trunk base of a new edit, and the view over the server copy."""

from collections.abc import Iterable

from domain.fields import FIELDS, MergeClass, Shape
from domain.json_values import JsonValue, Values, same_value
from domain.ops import Base, Op


def trunk_base(paths: Iterable[str], opened_at: int | Base, open_ops: Iterable[Op]) -> Base:
    """The base of an op that changes ``paths``, per field the trunk.

    ``opened_at`` is the version known when the officer's form was opened. Where an open op already changes
    the field, that op's base for it is kept: a pull in the middle of an offline chain, behind an open form,
    or before a correction must not launder a real conflict into a clean overwrite.

    An op that was open when the form was opened may be decided before the form is saved; then ``open_ops`` no
    longer tells what the officer was shown. So a form keeps ``trunk_base(FIELDS, known, open_ops)`` of its
    opening and gives it as ``opened_at``.
    """
    opened = opened_at if isinstance(opened_at, Base) else Base(opened_at)
    ops = tuple(open_ops)
    bases = {
        path: min([opened.of(path), *(op.base.of(path) for op in ops if path in op.values)]) for path in paths
    }
    lowest = min(bases.values(), default=opened.version)
    return Base(lowest, {path: version for path, version in bases.items() if version != lowest})


def view(server_copy: Values, open_ops: Iterable[Op]) -> dict[str, JsonValue]:
    """What the officer sees: every open op, in chain order, over what the centre last told."""
    seen = dict(server_copy)
    for op in open_ops:
        for path, value in op.values.items():
            seen[path] = laid_over(path, seen.get(path), value)
    return seen


def laid_over(path: str, below: JsonValue, above: JsonValue) -> JsonValue:
    """One value over another: add-only sets unite, everything else is replaced."""
    return united(below, above) if is_set(path) else above


def is_set(path: str) -> bool:
    """Whether the field is an add-only set."""
    known = FIELDS.get(path)
    return known is not None and known.merge is MergeClass.SET


def united(one: JsonValue, other: JsonValue) -> JsonValue:
    """The union of two sets of codes, sorted, so that both sides end with the same list."""
    elements = {
        code for codes in (one, other) if isinstance(codes, list) for code in codes if isinstance(code, str)
    }
    return [*sorted(elements)]


def changed_paths(before: Values, after: Values) -> list[str]:
    """The paths that ``after`` changes, in the order of the form.

    An absent path equals ``null``, for a flag also ``false``. A set changes only by what is added to it.
    """
    return [path for path in FIELDS if _changes(path, before.get(path), after.get(path))]


def _changes(path: str, before: JsonValue, after: JsonValue) -> bool:
    if is_set(path):
        return not same_value(united(before, after), united(before, None))
    if FIELDS[path].shape is Shape.FLAG:
        return (before is True) != (after is True)
    return not same_value(before, after)
