"""What every use case needs: the register, the clock, fresh ids, and who acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.ops import Author
from domain.unit import Counter, Officer, UnitProfile
from local_db.register import Register

EMERGENCY = Author("darurat", "Petugas darurat")
"""Who records while nobody can sign in; confirmed by a person at the next sign-in."""


@dataclass(frozen=True)
class Desk:
    """An enrolled counter at work. ``now`` gives aware instants; ``new_id`` a fresh UUIDv7."""

    register: Register
    unit: UnitProfile
    counter: Counter
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    os_account: str

    def local(self, instant: datetime) -> datetime:
        """An instant on the office's wall clock."""
        return self.unit.zone.local(instant)


def author(officer: Officer) -> Author:
    """An officer as an op records one."""
    return Author(officer.code, officer.name)
