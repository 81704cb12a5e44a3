"""Who is at the counter: sign-in by officer and PIN, the first PIN, a forgotten one, emergency complaints."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.services import pins
from desktop.services.desk import EMERGENCY, Desk
from desktop.services.drafting import waiting_drafts
from domain.json_values import JsonValue
from domain.problems import NotSupervisor, OfficerUnknown, PinFormInvalid, PinTooEarly, PinWrong
from domain.unit import Officer
from domain.vocabulary import Role

CONFIRMED = "emergency_confirmed"


@dataclass(frozen=True)
class OfficerAtDoor:
    """An officer as the sign-in page lists one."""

    officer: Officer
    has_pin: bool
    set_aside: int


def officers_at_door(desk: Desk) -> list[OfficerAtDoor]:
    """The active officers, in the order of the profile."""
    demo = _is_demo(desk)
    with desk.register.reading() as work:
        return [
            OfficerAtDoor(
                officer,
                demo or work.officers.get(officer.code).pin_hash is not None,
                len(waiting_drafts(work, officer.code)),
            )
            for officer in desk.unit.officers
            if officer.active
        ]


def sign_in(desk: Desk, code: str, pin: str) -> Officer:
    """Let an officer in by PIN. Raises ``PinTooEarly``, ``PinWrong`` (with ``wait`` seconds),
    ``OfficerUnknown``.
    """
    officer = _active(desk, code)
    _check(desk, code, lambda stored: _fits(desk, code, stored, pin))
    _note(desk, "officer.signed_in", code)
    return officer


def take_start_code(desk: Desk, code: str, start_code: str, new_pin: str) -> Officer:
    """First sign-in: the centre's one-time code, then a PIN of one's own. Raises also ``PinFormInvalid``."""
    officer = _active(desk, code)
    if not pins.is_pin(new_pin):
        raise PinFormInvalid()
    told = _start_code(desk, code)
    _check(desk, code, lambda stored: stored is None and pins.start_code_fits(start_code, told))
    _set_pin(desk, code, new_pin)
    _note(desk, "officer.first_pin", code)
    return officer


def reset_pin(desk: Desk, supervisor: str, supervisor_pin: str, code: str, new_pin: str) -> Officer:
    """A supervisor beside a colleague who forgot the PIN lets them set a new one, without any network."""
    above = _active(desk, supervisor)
    officer = _active(desk, code)
    if above.role is Role.OFFICER or above.code == code:
        raise NotSupervisor()
    if not pins.is_pin(new_pin):
        raise PinFormInvalid()
    _check(desk, supervisor, lambda stored: _fits(desk, supervisor, stored, supervisor_pin))
    _set_pin(desk, code, new_pin)
    _note(desk, "officer.pin_reset", supervisor, officer=code)
    return officer


def emergency_complaints(desk: Desk) -> list[str]:
    """Ids of complaints taken under *darurat* that nobody has confirmed yet, oldest first."""
    with desk.register.reading() as work:
        taken = work.complaints.recorded_by(EMERGENCY.code)
        return [
            complaint
            for complaint in taken
            if not any(row.event == CONFIRMED for row in work.audit.of(complaint))
        ]


def confirm_emergency(desk: Desk, officer: Officer, complaint_ids: list[str]) -> None:
    """A signed-in officer has looked at them and stands for them."""
    with desk.register.writing() as work:
        for complaint_id in complaint_ids:
            work.audit.add(
                CONFIRMED,
                officer=officer.code,
                os_account=desk.os_account,
                at=desk.now(),
                complaint=complaint_id,
            )


def _active(desk: Desk, code: str) -> Officer:
    officer = desk.unit.officer(code)
    if officer is None or not officer.active:
        raise OfficerUnknown()
    return officer


def _start_code(desk: Desk, code: str) -> JsonValue:
    rows = desk.unit.document.get("officers")
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and row.get("code") == code:
            return row.get("start_code")
    return None


def _fits(desk: Desk, code: str, stored: str | None, pin: str) -> bool:
    """A demo office is to be tried at once: until somebody sets a PIN, its shown start code is the PIN."""
    if stored is not None:
        return pins.fits(pin, stored)
    return _is_demo(desk) and pins.start_code_fits(pin, _start_code(desk, code))


def _is_demo(desk: Desk) -> bool:
    with desk.register.reading() as work:
        return work.installation.get().demo


def _check(desk: Desk, code: str, right: Callable[[str | None], bool]) -> None:
    """Count the attempt before it is judged, so that pulling the plug does not give a free guess."""
    instant = desk.now()
    with desk.register.writing() as work:
        record = work.officers.get(code)
        remaining = _remaining(record.failures, record.last_failure, instant)
        if remaining > 0:
            raise PinTooEarly(wait=remaining)
        failures = work.officers.failed(code, instant)
    if not right(record.pin_hash):
        raise PinWrong(wait=pins.wait_after(failures))
    with desk.register.writing() as work:
        work.officers.succeeded(code)


def _remaining(failures: int, failed_at: datetime | None, instant: datetime) -> int:
    """Whole seconds still to wait. A clock that was set back never makes the wait longer than it was."""
    if failed_at is None:
        return 0
    wait = pins.wait_after(failures)
    passed = (instant - failed_at) / timedelta(seconds=1)
    return math.ceil(wait - passed) if 0 <= passed < wait else 0


def _set_pin(desk: Desk, code: str, pin: str) -> None:
    stored = pins.encoded(pin)
    with desk.register.writing() as work:
        work.officers.set_pin(code, stored)


def _note(desk: Desk, event: str, by: str, **details: str) -> None:
    with desk.register.writing() as work:
        work.audit.add(event, officer=by, os_account=desk.os_account, at=desk.now(), details=dict(details))
