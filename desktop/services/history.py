"""What happened to a complaint, as far as this computer was told."""

from dataclasses import dataclass
from datetime import datetime

from desktop.services.desk import Desk
from domain.vocabulary import Handling

TOLD = "told"
"""The audit event that sync writes with every feed row of the centre: versions, paths, codes, no content."""


@dataclass(frozen=True)
class CentreStep:
    """A handling status the centre gave, when, and who has the complaint since then."""

    status: Handling
    at: datetime
    institution: str | None


def steps_at_centre(desk: Desk, complaint_id: str) -> list[CentreStep]:
    """The handling statuses in the order they were given, without repeats."""
    with desk.register.reading() as work:
        rows = [row for row in work.audit.of(complaint_id) if row.event == TOLD]
    steps: list[CentreStep] = []
    for row in rows:
        status, institution = row.details.get("status"), row.details.get("institution")
        if isinstance(status, str) and status in Handling.__members__.values():
            step = CentreStep(Handling(status), row.at, institution if isinstance(institution, str) else None)
            if not steps or (steps[-1].status, steps[-1].institution) != (step.status, step.institution):
                steps.append(step)
    return steps
