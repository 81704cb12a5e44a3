"""The counter on the screen: from a folder to a window, or to one clear sentence about what is wrong."""

import signal
import sys
from contextlib import ExitStack
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from desktop.i18n import _, use_language
from desktop.logs import log, start_logging
from desktop.opening import desk_of, open_existing, open_gateway
from desktop.profile import Profile
from desktop.sentences import sentence
from desktop.settings import Settings, load_settings
from desktop.ui.components import FocusRing
from desktop.ui.qt_words import speak_qt
from desktop.ui.theme import theme
from desktop.ui.trouble import TroubleWindow
from desktop.ui.window_icon import window_icon
from desktop.workplace import Workplace
from domain.problems import LoketProblem, NotEnrolled
from local_db.window_lock import WindowLock

PULSE_MS = 200
"""How often Python looks up from Qt's event loop, so that a signal of the system can end the program."""


def run(profile: Profile, *, conducted: str | None = None) -> int:
    """Open the window and stay until it closes. ``conducted`` is the socket of the tour's hands."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["loket"])
    application.setApplicationName("Loket LAPOR!")
    application.setDesktopFileName("loket-lapor")
    application.setWindowIcon(window_icon())
    start_logging(profile.logs)
    settings, odd = load_settings(profile.settings)
    for key in odd:
        log().warning("settings.odd", where=key[:40])
    use_language(settings.language)
    speak_qt(application, settings.language)
    theme().wear(settings.theme, settings.text_size / 100 if settings.text_size else None)
    FocusRing(application)
    sys.excepthook = _log_mistake
    _end_on_signals(application)
    with ExitStack() as held:
        try:
            workplace = _open(profile, settings, held)
        except LoketProblem as problem:
            log().error("start.refused", code=problem.code)
            said = sentence(problem)
            trouble = TroubleWindow((said.happened, said.safe, said.do, said.tell), said.code)
            trouble.show()
            application.exec()
            return 1
        if conducted is not None:
            from desktop.tour.hands import Hands

            hands = Hands(conducted, workplace.window)
            held.callback(hands.deleteLater)
        log().info("window.opened")
        workplace.open()
        status = application.exec()
        workplace.close()
    log().info("window.closed")
    return status


def _open(profile: Profile, settings: Settings, held: ExitStack) -> Workplace:
    profile.folder.mkdir(parents=True, exist_ok=True)
    held.enter_context(WindowLock(profile.folder))
    register = open_existing(profile, _ask_passphrase)
    held.callback(register.close)
    desk = desk_of(register)
    try:
        gateway = open_gateway(profile, desk, _ask_passphrase)
    except NotEnrolled:
        gateway = None
    return Workplace(desk, profile, settings, gateway)


def _ask_passphrase() -> str:
    """Only where no credential store answers; an empty answer gives up."""
    words, _accepted = QInputDialog.getText(
        None, _("Loket LAPOR!"), _("Kata sandi loket"), QLineEdit.EchoMode.Password
    )
    return words


def _log_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake in a slot does not end the program; without a line in the log nobody would ever know of it.

    The log gets the kind alone: a message may hold what somebody typed.
    """
    log().error("mistake", problem=kind.__name__)
    sys.__excepthook__(kind, error, trace)


def _end_on_signals(application: QApplication) -> None:
    """A signal to end closes the window properly: the draft is journalled, the sync thread is told."""
    for number in (signal.SIGTERM, signal.SIGINT):
        # Through the event loop: what is closed before the loop runs would leave a program without a window.
        signal.signal(number, lambda _number, _frame: QTimer.singleShot(0, application.closeAllWindows))
    pulse = QTimer(application)
    pulse.timeout.connect(lambda: None)
    pulse.start(PULSE_MS)
    # The sync thread computes in Python too; the window takes its turn back within half a millisecond.
    sys.setswitchinterval(0.0005)
