"""A unit of work: one connection, one transaction, and the stores that work in it."""

from sqlalchemy import Connection

from local_db.audit import AuditStore
from local_db.complaints import ComplaintStore
from local_db.copies import CopyStore
from local_db.drafts import DraftStore
from local_db.installation import InstallationStore
from local_db.numbers import NumberStore
from local_db.officers import OfficerStore
from local_db.ops import OpStore
from local_db.receipts import ReceiptStore
from local_db.reference import ReferenceStore


class Reading:
    """One snapshot of the register. Its connection refuses to write."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.installation = InstallationStore(connection)
        self.numbers = NumberStore(connection)
        self.ops = OpStore(connection)
        self.copies = CopyStore(connection)
        self.complaints = ComplaintStore(connection)
        self.drafts = DraftStore(connection)
        self.officers = OfficerStore(connection)
        self.receipts = ReceiptStore(connection)
        self.audit = AuditStore(connection)
        self.reference = ReferenceStore(connection)


class Writing(Reading):
    """The one writer of the register, from its first statement to its commit."""
