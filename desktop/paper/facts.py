"""What a receipt is made from: plain values, already decided elsewhere.

Whoever prints (the window, ``loket-admin receipt``, the tour) fills one ``ReceiptFacts`` from the view of
the complaint and the unit profile. All times are aware and already in the office's zone; nothing here is
looked up.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What an institution answered. ``at`` is aware, in the office's zone."""

    institution: str | None
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandlingStep:
    """A step the centre took: ``status`` is a handling code of the domain, ``institution`` who has it now."""

    status: str
    at: datetime
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """One complaint as its receipts tell it.

    ``classification`` is ``complaint``, ``information_request`` or ``aspiration``; ``delivery`` a delivery
    state; ``handling`` a handling code or ``None`` before delivery; ``representative_relation`` is
    ``assistant``, ``proxy``, ``guardian`` or ``None`` when the complainant came alone; ``incident_written``
    is the stored date (``2026-11-03``, ``2026-11``, ``2026``, or the citizen's words as typed) and
    ``incident_precision`` is ``day``, ``month`` or ``year``. ``complainant_name`` and
    ``complainant_address`` may be passed for an anonymous complaint too: the page never prints them.
    ``tracking_id`` is the digits without ``#``. ``can_be_reached`` says whether the office has a telephone
    number or e-mail address of the complainant.
    """

    # The office
    office_name: str
    regency: str
    counter_name: str
    unit_phone: str | None
    zone: str
    officer_name: str

    # The complaint
    complaint_id: str
    local_number: str
    received_at: datetime
    classification: str
    title: str
    content: str
    expectation: str | None
    place_text: str
    landmark: str | None
    incident_written: str | None
    incident_precision: str
    is_anonymous: bool
    is_secret: bool
    complainant_name: str | None
    complainant_address: str | None
    can_be_reached: bool
    representative_relation: str | None
    representative_name: str | None
    representative_kinship: str | None

    # Where it stands
    delivery: str
    tracking_id: str | None
    delivered_at: datetime | None
    handling: str | None
    institution: str | None
    steps: tuple[HandlingStep, ...]
    replies: tuple[Reply, ...]
    finish_by: date | None
    respond_until: date | None

    # This print
    printed_at: datetime
    copy: bool
    demo: bool
