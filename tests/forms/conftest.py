"""A dressed application and one intake page on the virtual screen."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms.intake_page import IntakePage
from desktop.presenters.state import Catalogues, Choice
from desktop.ui.theme import theme

TODAY = date(2026, 11, 24)


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    theme().wear("light", 1.0)
    return qapp


@pytest.fixture
def catalogues() -> Catalogues:
    return Catalogues(
        categories=(
            Choice("infrastruktur", "Infrastruktur", "Infrastruktur", "2026.1"),
            Choice("infrastruktur.air-bersih", "Air bersih", "Infrastruktur › Air bersih", "2026.1"),
            Choice("pendidikan-kebudayaan", "Pendidikan", "Pendidikan", "2026.1"),
        ),
        institutions=(Choice("dinas-pu", "Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum", "2026.1"),),
    )


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot, catalogues: Catalogues) -> IntakePage:
    made = IntakePage(lambda: TODAY)
    made.show_catalogues(catalogues)
    made.resize(1154, 690)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made
