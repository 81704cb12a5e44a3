"""The window put together over a real register: who sees what after a save, a rest, an emergency."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.profile import Profile
from desktop.services import pins
from desktop.services.desk import EMERGENCY
from desktop.services.sign_in import CONFIRMED, emergency_complaints
from desktop.settings import Settings
from desktop.ui.cover import CoverPage
from desktop.ui.emergency import EmergencyDialog
from desktop.ui.register.page import RegisterPage
from desktop.ui.rest import Rest
from desktop.ui.sign_in import SignInPage
from desktop.workplace import Workplace
from domain.changes import changed
from tests.presenters.office import ESTER, Office, open_office
from tests.ui.conftest import dressed

__all__ = ["dressed"]
pytestmark = pytest.mark.gui
PIN = "246810"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An enrolled counter whose officer has a PIN."""
    opened = open_office(tmp_path)
    with opened.register.writing() as work:
        work.officers.set_pin("ester", pins.encoded(PIN))
    yield opened
    opened.register.close()


@pytest.fixture
def workplace(office: Office, dressed: object, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    """The whole window, at its door; no centre is known."""
    made = Workplace(office.desk, Profile(tmp_path), Settings(), None)
    made.open()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(made.window, QEvent.Type.DeferredDelete)


Page = TypeVar("Page", bound=QWidget)


def page(workplace: Workplace, kind: type[Page]) -> Page:
    """The page of this kind in the window."""
    (found,) = workplace.window.findChildren(kind)
    return found


def sign_in(workplace: Workplace, pin: str = PIN) -> None:
    """Ester types her PIN."""
    page(workplace, SignInPage).pin_entered.emit("ester", pin)


def rest(workplace: Workplace) -> None:
    """Ten minutes without a key have passed."""
    (clock,) = workplace.findChildren(Rest)
    clock.rested.emit()


def test_what_was_saved_on_one_page_stands_on_the_next(workplace: Workplace, office: Office) -> None:
    sign_in(workplace)
    workplace.window.show_page("register")
    workplace.window.show_page("intake")
    workplace.tell(changed([office.take(title="Air pipa keruh sejak Senin")]))
    workplace.window.show_page("register")
    rows = page(workplace, RegisterPage).table.model()
    assert rows is not None
    assert rows.rowCount() == 1


def test_a_rest_covers_the_page_and_only_the_pin_opens_it(workplace: Workplace) -> None:
    rest(workplace)
    assert workplace.window.findChild(CoverPage) is None, "nobody was signed in"
    sign_in(workplace)
    assert not workplace.window.is_covered()
    rest(workplace)
    cover = page(workplace, CoverPage)
    assert workplace.window.is_covered()
    cover.pin_entered.emit("ester", "000000")
    assert workplace.window.is_covered()
    cover.pin_entered.emit("ester", PIN)
    assert workplace.window.is_covered(), "a wrong PIN waits a second, also for the right one"


def test_a_rest_leaves_no_question_standing_over_the_cover(workplace: Workplace, office: Office) -> None:
    office.officer = EMERGENCY
    complaint = office.take()
    office.officer = ESTER
    sign_in(workplace)
    assert page(workplace, EmergencyDialog).isVisible()
    rest(workplace)
    assert workplace.window.is_covered()
    assert not any(dialog.isVisible() for dialog in workplace.window.findChildren(EmergencyDialog))
    assert emergency_complaints(office.desk) == [complaint], "nothing was confirmed by leaving"


def test_an_emergency_reaches_the_form_alone_and_the_next_officer_confirms_it(
    workplace: Workplace, office: Office
) -> None:
    page(workplace, SignInPage).emergency_requested.emit()
    workplace.window.page_wanted.emit("register")
    assert workplace.window.page() == "intake"
    office.officer = EMERGENCY
    complaint = office.take()
    sign_in(workplace)
    dialog = page(workplace, EmergencyDialog)
    with office.register.reading() as work:
        words = work.complaints.values(complaint)["content"]
    assert words in [label.text() for label in dialog.findChildren(QLabel)], "read before it is confirmed"
    dialog.confirm.click()
    assert emergency_complaints(office.desk) == []
    with office.register.reading() as work:
        confirmed = [row.officer for row in work.audit.of(complaint) if row.event == CONFIRMED]
    assert confirmed == ["ester"]
