"""One answer of a few, in a row: one tab stop, arrows or digits choose."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from desktop.ui.components import RadioButton
from desktop.ui.components.flow import Flow

GAP = 20


class ChoiceRow(QWidget):
    """`options` are (code, label); the first is chosen until somebody chooses another."""

    chosen = Signal(str)

    def __init__(
        self, question: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._group = QButtonGroup(self)
        self._codes = [code for code, _label in options]
        row = Flow(GAP, self)
        for index, (_code, label) in enumerate(options):
            button = RadioButton(label)
            button.setAccessibleDescription(question)
            button.installEventFilter(self)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)

    def value(self) -> str:
        """Code of the chosen answer."""
        return self._codes[self._group.checkedId()]

    def choose(self, code: str) -> None:
        """Choose by code; an unknown code leaves the choice as it is."""
        if code in self._codes:
            self._group.button(self._codes.index(code)).setChecked(True)

    def stop(self) -> QWidget:
        """The button Tab comes to."""
        return self._group.checkedButton() or self

    def buttons(self) -> list[QWidget]:
        """All buttons in reading order."""
        return [self._group.button(index) for index in range(len(self._codes))]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = event.key() - Qt.Key.Key_1
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and 0 <= digit < len(self._codes):
                button = self._group.button(digit)
                button.setChecked(True)
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._codes[index])
