"""The proof-number code of a receipt: local number, time, and a short digest of the words.

It lets anybody who holds the register compare a paper with it. It is *not* signed, so its caption is
"Kode nomor bukti" and never "tanda keaslian": a forger who has the words can compute the digest too.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import segno

MARK = "LOKET1"
DIGEST_DIGITS = 16
QUIET_MODULES = 4
"""Free margin a QR code needs on each side, in modules (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Modules:
    """A QR code as rows of dark squares, without its free margin; ``size`` in modules."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        return len(self.rows)


def content_digest(complaint_id: str, content: str) -> str:
    """First 16 hex digits of SHA-256 over the complaint's id, a line feed and its content, in UTF-8."""
    return hashlib.sha256(f"{complaint_id}\n{content}".encode()).hexdigest()[:DIGEST_DIGITS]


def proof_payload(local_number: str, received_at: datetime, complaint_id: str, content: str) -> str:
    """What the code holds, separated by spaces: mark, local number, time with offset to the minute, digest.

    ``received_at`` must be aware: a time without its offset could not be compared later.
    """
    if received_at.tzinfo is None:
        raise ValueError("received_at needs its zone")
    time = received_at.isoformat(timespec="minutes")
    return f"{MARK} {local_number} {time} {content_digest(complaint_id, content)}"


def modules(payload: str) -> Modules:
    """The code as vector squares. Error level M: paper in a pocket gets creased."""
    code = segno.make(payload, error="m", micro=False, boost_error=False)
    return Modules(tuple(tuple(bool(cell) for cell in row) for row in code.matrix))
