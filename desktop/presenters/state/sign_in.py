"""Signing in, covering the work, and a PIN that was forgotten."""

from dataclasses import dataclass
from typing import Literal, Protocol

SignInStep = Literal["pin", "start_code", "new_pin", "supervisor"]


@dataclass(frozen=True, slots=True)
class OfficerChoice:
    """One officer in the list; the digit is the place in it. `detail` "Petugas loket, 2 draf disisihkan"."""

    code: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class SignInState:
    """What the page asks now.

    `step`: pin (the usual), start_code (the first sign-in), new_pin (twice the same), supervisor (whose PIN
    is typed beside the officer's name). `wait_seconds` > 0 means the last PIN was wrong and the next is taken
    after that many seconds; the page counts down by itself. `trouble` is a sentence or "". `counts` are the
    words of the status line.
    """

    officers: tuple[OfficerChoice, ...]
    chosen: str
    step: SignInStep
    today: str
    wait_seconds: int = 0
    trouble: str = ""
    supervisors: tuple[OfficerChoice, ...] = ()
    demo_pin: str = ""
    can_take_emergency: bool = True
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverState:
    """The page over the work after ten minutes: whose work it is, and that the draft is safe."""

    officer_code: str
    officer_name: str
    draft_line: str
    wait_seconds: int = 0
    trouble: str = ""
    demo_pin: str = ""


class SignInView(Protocol):
    """What a sign-in presenter needs of the page.

    Signals: `officer_chosen(str code)`, `pin_entered(str officer, str pin)`,
    `start_code_entered(str officer, str code)`, `new_pin_entered(str officer, str pin)`,
    `forgotten_requested(str officer)`, `supervisor_entered(str officer, str supervisor, str pin)`,
    `emergency_requested()`, `back_requested()`.
    """

    def show_state(self, state: SignInState) -> None:
        """Show the officers and what is asked; a typed PIN is cleared when the step, the officer or the
        waiting time changes."""


class CoverView(Protocol):
    """What the cover needs. Signals: `pin_entered(str officer, str pin)`, `switch_officer_wanted()`."""

    def show_state(self, state: CoverState) -> None:
        """Cover the work and ask for the PIN."""
