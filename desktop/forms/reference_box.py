"""A closed list of reference items; nothing chosen is an answer of its own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from desktop.presenters.state import Choice
from desktop.ui.components import ComboBox
from desktop.ui.plain import plain
from desktop.ui.theme import theme

LONGEST = 320
SHOWN_AT_ONCE = 12
Kept = dict[str, object]


class ReferenceBox(ComboBox):
    """Keeps code, text and catalogue as they read when they were chosen, also when the list has moved on."""

    picked = Signal()

    def __init__(self, none_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none_label = none_label
        self._kept: list[Kept | None] = []
        self.setMaxVisibleItems(SHOWN_AT_ONCE)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.fill(())
        self.currentIndexChanged.connect(self._changed)
        theme().changed.connect(self._tint)

    def minimumSizeHint(self) -> QSize:
        """What is chosen, and that nothing is, must be readable whole; a very long category may be cut."""
        metrics = QFontMetricsF(self.font())
        chosen = min(metrics.horizontalAdvance(self.currentText()), theme().px(LONGEST))
        words = max(metrics.horizontalAdvance(self._none_label), chosen)
        return QSize(round(words) + theme().px(72), super().minimumSizeHint().height())

    def fill(self, choices: Sequence[Choice]) -> None:
        """Show these items; what is chosen now stays chosen."""
        chosen = self.value() if self._kept else None
        self.blockSignals(True)
        self.clear()
        self._kept = [None]
        self.addItem(self._none_label)
        for choice in choices:
            self.addItem(plain(choice.label))
            self._kept.append({"code": choice.code, "text": choice.text, "catalogue": choice.catalogue})
        self.choose(chosen)
        self.blockSignals(False)
        self._tint()

    def value(self) -> Kept | None:
        """`{"code", "text", "catalogue"}` or None."""
        index = self.currentIndex()
        kept = self._kept[index] if 0 <= index < len(self._kept) else None
        return dict(kept) if kept is not None else None

    def choose(self, value: object) -> None:
        """Choose what a draft holds; an item that the list does not have is added at its end."""
        if not isinstance(value, Mapping) or not (value.get("code") or value.get("text")):
            self.setCurrentIndex(0)
            return
        wanted: Kept = {part: value.get(part) for part in ("code", "text", "catalogue")}
        if wanted not in self._kept:
            self.addItem(plain(str(wanted["text"] or wanted["code"])))
            self._kept.append(wanted)
        self.setCurrentIndex(self._kept.index(wanted))

    def _changed(self) -> None:
        self._tint()
        self.updateGeometry()
        self.picked.emit()

    def _tint(self) -> None:
        """Nothing chosen is written as quietly as a hint."""
        colour = theme().tokens.text_2 if self.currentIndex() <= 0 else theme().tokens.text
        # A list below the box instead of one over the whole screen.
        self.setStyleSheet(f"QComboBox {{ combobox-popup: 0; color: {colour}; }}")

    def showPopup(self) -> None:
        """As wide as its longest item, so that two categories with one beginning can be told apart."""
        wanted = self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width()
        self.view().setMinimumWidth(max(self.width(), wanted + theme().px(24)))
        super().showPopup()
