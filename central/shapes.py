"""What fails by its own bytes: an op that no change at the centre could ever make acceptable."""

from datetime import datetime

from central.sentences import problem
from domain.document import shaped
from domain.fields import FIELDS, MergeClass, Shape
from domain.json_values import JsonValue, Values
from domain.outcome import Problem
from domain.problems import UnknownField, WrongShape

_LIKE: dict[Shape, type] = {
    Shape.TEXT: str,
    Shape.FLAG: bool,
    Shape.NUMBER: int,
    Shape.CODES: list,
    Shape.DATE: dict,
    Shape.PLACE: dict,
    Shape.CHOICE: dict,
    Shape.REPRESENTATIVE: dict,
    Shape.ELEMENTS: list,
}


class OwnBytes(Exception):
    """The op fails by its own bytes; it is rejected, for ever, with this problem."""

    def __init__(self, told: Problem) -> None:
        super().__init__(told.code)
        self.problem = told


def check_shapes(complaint: str, values: Values) -> None:
    """Raise ``OwnBytes`` for the first field that is unknown or whose value its field cannot hold.

    Doubtful contents (an odd date, a NIK with letters, an unknown category) are not looked at: they are
    accepted.
    """
    for path, value in values.items():
        known = FIELDS.get(path)
        if known is None:
            raise OwnBytes(problem("unknown_field", path[:80]))
        if value is not None and not _fits(path, known.shape, known.merge, value):
            raise OwnBytes(problem("wrong_shape", path))
    if values.get("id", complaint) not in (complaint, None):
        raise OwnBytes(problem("immutable", "id"))


def _fits(path: str, shape: Shape, merge: MergeClass, value: JsonValue) -> bool:
    if not isinstance(value, _LIKE[shape]) or (shape is Shape.NUMBER and isinstance(value, bool)):
        return False
    if path == "recorded_at":
        return _is_instant(value)
    if merge in (MergeClass.CENTRE, MergeClass.IMMUTABLE):
        return True
    try:
        shaped(path, value)
    except (UnknownField, WrongShape):
        return False
    return True


def _is_instant(value: JsonValue) -> bool:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return True
