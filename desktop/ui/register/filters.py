"""The row of filters: counts read from the table, one of them in force."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.state import RegisterFilter
from desktop.ui.components import Bar
from desktop.ui.components.flow import Flow
from desktop.ui.register.filter_button import FilterButton
from desktop.ui.theme import theme


class Filters(Bar):
    """Buttons are made once per name and then only change their words."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(45, parent=parent)
        self._buttons: dict[str, FilterButton] = {}
        self._filters: tuple[RegisterFilter, ...] = ()
        self._chosen = ""
        self._terse = False
        holder = QWidget()
        self._flow = Flow(gap=8)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme().px(8), 0, theme().px(8))
        column.addLayout(self._flow)
        self.row.addWidget(holder, 1)

    def show_filters(self, filters: tuple[RegisterFilter, ...], chosen: str) -> None:
        """Show these in this order."""
        self._filters, self._chosen = filters, chosen
        names = [each.name for each in filters]
        if list(self._buttons) != names:
            self._rebuild(names)
        for each in filters:
            button = self._buttons[each.name]
            button.show_filter(each)
            button.setChecked(each.name == chosen)
            button.setVisible(bool(each.count) or not self._terse or each.name in (chosen, "all"))

    def buttons(self) -> tuple[FilterButton, ...]:
        """The filters in their order."""
        return tuple(self._buttons.values())

    def set_terse(self, terse: bool) -> None:
        """Without the empty ones, where there is little room."""
        self._terse = terse
        self.show_filters(self._filters, self._chosen)

    def _rebuild(self, names: list[str]) -> None:
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for name in names:
            button = FilterButton(name)
            button.clicked.connect(lambda _checked=False, wanted=name: self.chosen.emit(wanted))
            self._flow.addWidget(button)
            self._buttons[name] = button
