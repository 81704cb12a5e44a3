"""Opening what lists and pages hide: the name behind an anonymous complaint, a NIK."""

from typing import Literal

from desktop.services.desk import Desk
from domain.changes import ChangeSet
from domain.ops import Author
from domain.problems import ComplaintUnknown

Hidden = Literal["name", "nik"]


def reveal(desk: Desk, by: Author, complaint_id: str, what: Hidden) -> ChangeSet:
    """Record that an officer opens it. Only when this has returned may it be shown.

    Raises ``ComplaintUnknown`` and the register's problems; then nobody may see it.
    """
    with desk.register.writing() as work:
        if work.complaints.row(complaint_id) is None:
            raise ComplaintUnknown()
        work.audit.add(
            f"{what}_shown",
            officer=by.code,
            os_account=desk.os_account,
            at=desk.now(),
            complaint=complaint_id,
        )
    return ChangeSet(complaints=frozenset({complaint_id}))
