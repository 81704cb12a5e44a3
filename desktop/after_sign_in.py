"""What an officer who has signed in is asked, one thing after the other: emergencies, then cut-off drafts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.presenters.emergency import emergency_state
from desktop.presenters.intake import IntakePresenter
from desktop.presenters.recovery import recovery_state
from desktop.services import drafting, sign_in
from desktop.services.desk import Desk
from desktop.ui.emergency import EmergencyDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.recovery import RecoveryDialog
from domain.changes import ChangeSet, changed
from domain.ops import Author
from domain.unit import Officer
from local_db.drafts import Draft


class AfterSignIn(QObject):
    """Opens the dialogs. ``notice`` hears what was confirmed, ``to_form`` gives the keyboard to the form."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        intake: IntakePresenter,
        by: Callable[[], Author],
        notice: Callable[[ChangeSet], None],
        to_form: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._intake = intake
        self._by = by
        self._notice = notice
        self._to_form = to_form

    def ask(self, officer: Officer) -> None:
        """Whoever signs in reads what was taken while nobody could, and stands for it or leaves it for
        later.
        """
        taken = sign_in.emergency_complaints(self._desk)
        if not taken:
            QTimer.singleShot(0, self._recover)
            return
        dialog = EmergencyDialog(emergency_state(self._desk, taken), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(lambda confirmed: self._confirmed(officer, taken, confirmed))
        dialog.open()

    def _confirmed(self, officer: Officer, taken: list[str], confirmed: bool) -> None:
        if confirmed:
            sign_in.confirm_emergency(self._desk, officer, taken)
            self._notice(changed(taken))
        QTimer.singleShot(0, self._recover)

    def _recover(self) -> None:
        """Offer what was being typed when the program was cut off, one draft after the other."""
        by = self._by()
        cut_off = drafting.drafts_cut_off(self._desk, by.code)
        if not cut_off or self._window.is_covered():
            return
        draft, aside = cut_off[0]
        dialog = RecoveryDialog(recovery_state(self._desk, draft, aside, by.name), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(lambda _draft, answer: self._recovered(draft, aside, answer))
        dialog.open()

    def _recovered(self, draft: Draft, aside: Draft | None, answer: str) -> None:
        """Whatever the answer, nothing is lost: the version that is not taken up waits among the drafts."""
        if answer == "resume":
            self._intake.take_up(draft.id, draft.values)
        elif answer == "kept" and aside is not None:
            drafting.set_aside(self._desk, draft.id)
            self._intake.take_up(aside.id, aside.values)
        else:
            drafting.set_aside(self._desk, draft.id)
            self._intake.refresh(ChangeSet(drafts=True))
            QTimer.singleShot(0, self._recover)
        self._to_form()
