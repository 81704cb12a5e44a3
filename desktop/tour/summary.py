"""What the tour left, counted from both databases: `summary.json` (commands.md)."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.services.desk import Desk
from desktop.services.history import TOLD
from domain.delivery import Delivery
from domain.json_values import Values, same_value
from domain.ops import OpKind


def summary(
    desk: Desk,
    story: Sequence[str],
    history: int,
    at_centre: Sequence[Mapping[str, Any]],
    conflicts: Sequence[Mapping[str, Any]],
) -> dict[str, int]:
    """Counts of the story's complaints (``story``: their ids); ``history`` holds those of earlier days.

    ``at_centre`` and ``conflicts`` are the lines of `loket-central export`.
    """
    ours = set(story)
    with desk.register.reading() as work:
        rows = [row for row in (work.complaints.row(complaint) for complaint in story) if row is not None]
    numbers = [row.local_number for row in rows]
    centre = {line["id"]: line for line in at_centre if line["id"] in ours}
    held = Tally(line["local_number"] for line in at_centre if line["local_number"] in numbers)
    met = [line for line in conflicts if line["complaint"] in ours]
    return {
        "recorded": len(rows),
        "delivered": sum(1 for row in rows if row.delivery is Delivery.DELIVERED and row.tracking_id),
        "duplicates": sum(count - 1 for count in held.values()),
        "lost": sum(1 for number in numbers if number not in held),
        "merged": sum(1 for row in rows if row.id in centre and _is_merged(desk, row.id, centre[row.id])),
        "conflicts": len(met),
        "resolved": sum(1 for line in met if not line["open"]),
        "history": history,
    }


def _is_merged(desk: Desk, complaint: str, centre: Mapping[str, Any]) -> bool:
    """Whether a local and a foreign change of different fields both stand, here and at the centre."""
    with desk.register.reading() as work:
        here: Values = work.complaints.values(complaint)
        local = {
            path for row in work.ops.rows(complaint) if row.kind is OpKind.EDIT for path in row.op.values
        }
        foreign = {
            str(path)
            for row in work.audit.of(complaint)
            if row.event == TOLD and not row.details["own"]
            for path in _list(row.details["fields"])
        }

    def stands(paths: set[str]) -> bool:
        return any(same_value(here.get(path), _at(centre, path)) for path in paths)

    return stands(local - foreign) and stands(foreign - local)


def _at(centre: Mapping[str, Any], path: str) -> Any:
    """A field of an exported document: nested for the complainant, date and precision side by side."""
    whole, dot, part = path.partition(".")
    if dot:
        return centre[whole][part]
    if path == "date_of_incident":
        date = {"date": centre[path], "precision": centre["date_precision"]}
        return date if date["date"] is not None else None
    return centre["handling" if path == "status" else path]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
