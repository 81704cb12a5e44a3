"""When the counter cannot open: one clear sentence in parts, its code, and a way out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.components import FILLED, Button, Label
from desktop.ui.theme import theme


class TroubleWindow(QWidget):
    """``parts`` in reading order: what happened, is the complaint safe, what to do, whom to tell."""

    def __init__(self, parts: tuple[str, ...], code: str) -> None:
        super().__init__()
        self.setWindowTitle(_("Loket LAPOR!"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        for role, part in zip(("page_title", "body", "body", "body"), parts, strict=False):
            if part:
                column.addWidget(Label(part, role, wrap=True))
        column.addWidget(Label(code, "second", "text_2"))
        column.addStretch()
        close = Button(_("Tutup"), FILLED, key="Esc")
        close.clicked.connect(self.close)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.resize(theme().px(640), theme().px(320))
        close.setFocus()
