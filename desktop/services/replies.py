"""An institution's reply has reached the citizen."""

from desktop.services.complaint_record import REPLY_TOLD, complaint_record
from desktop.services.desk import Desk
from domain.changes import ChangeSet
from domain.ops import Author


def mark_told(desk: Desk, by: Author, complaint_id: str, reply_id: str) -> ChangeSet:
    """Record that the officer passed this reply on; saying so twice changes nothing.

    Once every reply of the complaint was passed on, it has no new reply any more.
    Raises ``ComplaintUnknown``.
    """
    with desk.register.writing() as work:
        record = complaint_record(work, complaint_id)
        known = {reply.id for reply in record.complaint.replies}
        if reply_id not in known or reply_id in record.told_replies:
            return ChangeSet()
        work.audit.add(
            REPLY_TOLD,
            officer=by.code,
            os_account=desk.os_account,
            at=desk.now(),
            complaint=complaint_id,
            details={"reply": reply_id},
        )
        if known <= {reply_id, *record.told_replies}:
            work.complaints.mark_replies_seen(complaint_id)
    return ChangeSet(complaints=frozenset({complaint_id}))
