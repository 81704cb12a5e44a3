"""Who is on duty: sign-in, the first PIN, a forgotten one, the cover after a rest, emergency intake."""

from collections.abc import Callable
from dataclasses import replace

from desktop.i18n import _, n_
from desktop.presenters.frame import needing_a_person
from desktop.presenters.progress import waiting
from desktop.presenters.state import CoverState, CoverView, OfficerChoice, SignInState, SignInView
from desktop.presenters.wording import clock, full_day, near, role_word
from desktop.sentences import sentence
from desktop.services import sign_in
from desktop.services.desk import EMERGENCY, Desk, author
from domain.ops import Author
from domain.problems import LoketProblem, PinTooEarly, PinWrong
from domain.unit import Officer
from domain.vocabulary import Role

DEMO_PIN = "123456"


class SignInPresenter:
    """Asks until somebody is let in, then says who: ``entered`` gets the author of all that follows."""

    def __init__(
        self, desk: Desk, view: SignInView, entered: Callable[[Author, Officer | None], None]
    ) -> None:
        self._desk = desk
        self._view = view
        self._entered = entered
        self._code = ""
        self._supervisor: tuple[str, str] | None = None
        self._state = self._fresh()

    def start(self, officer: str | None = None) -> None:
        """Show the door; ``officer`` is chosen beforehand when a colleague only comes back."""
        self._state = self._fresh()
        if officer is not None:
            self._state = replace(self._state, chosen=officer)
        self.officer_chosen(self._state.chosen)

    def officer_chosen(self, code: str) -> None:
        """Somebody points at a name."""
        self._code = ""
        self._supervisor = None
        has_pin = any(
            door.has_pin for door in sign_in.officers_at_door(self._desk) if door.officer.code == code
        )
        self._show(chosen=code, step="pin" if has_pin else "start_code", wait_seconds=0, trouble="")

    def pin_entered(self, officer: str, pin: str) -> None:
        """A PIN was typed."""
        self._try(lambda: self._enter(sign_in.sign_in(self._desk, officer, pin)))

    def start_code_entered(self, officer: str, code: str) -> None:
        """First sign-in: the code is judged together with the new PIN, so that it is not used up before."""
        self._code = code
        self._show(chosen=officer, step="new_pin", wait_seconds=0, trouble="")

    def new_pin_entered(self, officer: str, pin: str) -> None:
        """The new PIN, typed twice the same."""
        if self._supervisor is not None:
            supervisor, their_pin = self._supervisor
            self._try(
                lambda: self._enter(sign_in.reset_pin(self._desk, supervisor, their_pin, officer, pin)),
                otherwise="supervisor",
            )
        else:
            self._try(
                lambda: self._enter(sign_in.take_start_code(self._desk, officer, self._code, pin)),
                otherwise="start_code",
            )

    def forgotten_requested(self, officer: str) -> None:
        """A colleague forgot; a supervisor comes to the counter."""
        self._show(chosen=officer, step="supervisor", wait_seconds=0, trouble="")

    def supervisor_entered(self, officer: str, supervisor: str, pin: str) -> None:
        """The supervisor's PIN; judged together with the colleague's new one."""
        self._supervisor = (supervisor, pin)
        self._show(chosen=officer, step="new_pin", wait_seconds=0, trouble="")

    def emergency_requested(self) -> None:
        """Nobody can sign in and a citizen waits: intake is never blocked."""
        self._entered(EMERGENCY, None)

    def back_requested(self) -> None:
        """Back to the usual question."""
        self.officer_chosen(self._state.chosen)

    def _enter(self, officer: Officer) -> None:
        self._entered(author(officer), officer)

    def _try(self, attempt: Callable[[], None], otherwise: str | None = None) -> None:
        try:
            attempt()
        except LoketProblem as problem:
            wait = problem.params.get("wait") if isinstance(problem, PinWrong | PinTooEarly) else 0
            self._show(
                step=otherwise or self._state.step,
                wait_seconds=int(wait or 0),
                trouble=sentence(problem).spoken,
            )

    def _show(self, **changed: object) -> None:
        self._state = replace(self._state, **changed)  # type: ignore[arg-type]
        self._view.show_state(self._state)

    def _fresh(self) -> SignInState:
        now = self._desk.local(self._desk.now())
        doors = sign_in.officers_at_door(self._desk)
        officers = tuple(_choice(door) for door in doors)
        with self._desk.register.reading() as work:
            installation = work.installation.get()
            totals = work.complaints.totals()
        demo, contact = installation.demo, installation.last_contact
        return SignInState(
            officers=officers,
            chosen=officers[0].code if officers else "",
            step="pin",
            today=_("{day}, {time} {zone}").format(
                day=full_day(now), time=clock(now), zone=self._desk.unit.zone.value
            ),
            supervisors=tuple(
                _choice(door) for door in doors if door.officer.role is not Role.OFFICER and door.has_pin
            ),
            demo_pin=DEMO_PIN if demo else "",
            counts=(
                n_("{n} menunggu sinyal", "{n} menunggu sinyal", waiting(totals)).format(n=waiting(totals)),
                n_("{n} perlu perhatian", "{n} perlu perhatian", needing_a_person(totals)).format(
                    n=needing_a_person(totals)
                ),
                _("Pusat belum pernah dihubungi")
                if contact is None
                else _("Pusat terakhir menjawab {when}").format(when=near(self._desk.local(contact), now)),
                _("Masuk tidak memerlukan sinyal."),
            ),
        )


class CoverPresenter:
    """After ten minutes without a key the page is covered; the draft stays where it is."""

    def __init__(self, desk: Desk, view: CoverView, uncovered: Callable[[], None]) -> None:
        self._desk = desk
        self._view = view
        self._uncovered = uncovered
        self._state = CoverState("", "", "")

    def cover(self, officer: Officer, has_draft: bool) -> None:
        """Ask the PIN of whose work it is."""
        with self._desk.register.reading() as work:
            demo = work.installation.get().demo
        self._state = CoverState(
            officer.code,
            officer.name,
            _("Draf yang sedang ditulis tetap aman.") if has_draft else _("Tidak ada yang hilang."),
            demo_pin=DEMO_PIN if demo else "",
        )
        self._view.show_state(self._state)

    def pin_entered(self, officer: str, pin: str) -> None:
        """A PIN was typed."""
        try:
            sign_in.sign_in(self._desk, officer, pin)
        except LoketProblem as problem:
            wait = problem.params.get("wait") if isinstance(problem, PinWrong | PinTooEarly) else 0
            self._state = replace(self._state, wait_seconds=int(wait or 0), trouble=sentence(problem).spoken)
            self._view.show_state(self._state)
            return
        self._uncovered()


def _choice(door: sign_in.OfficerAtDoor) -> OfficerChoice:
    detail = role_word(door.officer.role)
    if door.set_aside:
        drafts = n_("{n} draf disisihkan", "{n} draf disisihkan", door.set_aside).format(n=door.set_aside)
        detail = f"{detail}, {drafts}"
    return OfficerChoice(door.officer.code, door.officer.name, detail)
