"""`loket-admin record`: one complaint a line, each durable before its number is told."""

import json
from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.services.desk import Desk
from desktop.services.intake import register_complaint
from domain.document import shown, values_from_document
from domain.json_values import JsonValue
from domain.ops import LARGEST_OP, Author
from domain.problems import LoketProblem, NotJson, NotUtf8, TooLarge, WrongShape


@dataclass(frozen=True)
class LineResult:
    """What became of line ``line`` (counted from 1): an id and a number, or the problem it was refused
    for.
    """

    line: int
    id: str | None = None
    local_number: str | None = None
    problem: LoketProblem | None = None


def record_lines(desk: Desk, by: Author, lines: Iterable[bytes]) -> Iterator[LineResult]:
    """Register each line as it comes; a result is given only after its commit. Blank lines are passed over.

    Only problems of the line itself are results; a problem of the register (disk full) is raised.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            values = values_from_document(_document(line))
            registered = register_complaint(desk, by, desk.new_id(), values)
        except LoketProblem as problem:
            if not problem.code.startswith(("LKT-3", "LKT-407")):
                raise
            yield LineResult(number, problem=problem)
        else:
            yield LineResult(number, registered.id, registered.local_number)


def _document(line: bytes) -> dict[str, JsonValue]:
    if len(line) > 4 * LARGEST_OP:
        raise TooLarge()
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise NotUtf8() from None
    try:
        document = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError):
        raise NotJson() from None
    if not isinstance(document, dict):
        raise NotJson()
    return document


def _without_repeats(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """A member given twice is a mistake of the sender; taking the last one silently would lose the first."""
    members = dict(pairs)
    if len(members) != len(pairs):
        times = Tally(name for name, _ in pairs)
        raise WrongShape(field=shown(times.most_common(1)[0][0]))
    return members
