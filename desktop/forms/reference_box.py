"""A closed list of reference items; nothing chosen is an answer of its own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.state import Choice
from desktop.ui.components import ComboBox
from desktop.ui.plain import plain
from desktop.ui.theme import theme

Kept = dict[str, object]


class ReferenceBox(ComboBox):
    """Keeps code, text and catalogue as they read when they were chosen, also when the list has moved on."""

    picked = Signal()

    def __init__(self, none_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none_label = none_label
        self._kept: list[Kept | None] = []
        self.fill(())
        self.currentIndexChanged.connect(self._changed)
        theme().changed.connect(self._tint)

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
        self.picked.emit()

    def _tint(self) -> None:
        """Nothing chosen is written as quietly as a hint."""
        quiet = self.currentIndex() <= 0
        self.setStyleSheet(f"QComboBox {{ color: {theme().tokens.text_2}; }}" if quiet else "")
