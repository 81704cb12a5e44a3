"""The list of Perlu perhatian: three groups, one tab stop, arrows go from complaint to complaint."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import AttentionGroup
from desktop.ui.attention.item import ListItem
from desktop.ui.clearing import clear
from desktop.ui.components import Body, Ground, Label
from desktop.ui.components.page import Rule
from desktop.ui.theme import theme

WIDTH = 286


class Listing(Ground):
    """Items are kept while their group says the same, so that focus stays where it was."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", line="right", parent=parent)
        self.setAccessibleName(_("Perlu perhatian"))
        self._shown: tuple[AttentionGroup, ...] = ()
        self._items: list[ListItem] = []
        self.body = Body()
        self._groups = QVBoxLayout()
        self._groups.setSpacing(0)
        self.body.column.addLayout(self._groups)
        self.body.column.addStretch(1)
        calm = _("Tidak ada yang hilang bila ditunda. Laporan lain tetap dikirim.")
        self.foot = Label(calm, "second", "text_2", wrap=True)
        self._foot_row = QVBoxLayout()
        self._foot_row.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addLayout(self._foot_row)
        self._stacked = False
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_groups(self, groups: tuple[AttentionGroup, ...], chosen: str | None) -> None:
        """Show these; the complaint whose card is shown is marked."""
        if groups != self._shown:
            had_focus = any(item.hasFocus() for item in self._items)
            self._shown = groups
            self._build(groups)
            if had_focus:
                self._mark(chosen)
                self.start()
        self._mark(chosen)

    def items(self) -> tuple[ListItem, ...]:
        """The complaints in their order."""
        return tuple(self._items)

    def start(self) -> None:
        """The keyboard goes to the chosen complaint."""
        for item in self._items:
            if item.isChecked():
                item.setFocus()

    def fit(self, stacked: bool) -> None:
        """Above the card where there is no room beside it."""
        px = theme().px
        self._stacked = stacked
        if stacked:
            self.setMinimumWidth(0)
            self.setMaximumWidth(1 << 20)
            self.setMaximumHeight(px(150))
        else:
            self.setFixedWidth(px(WIDTH))
            self.setMaximumHeight(1 << 20)
        self.foot.setVisible(not stacked)

    def _build(self, groups: tuple[AttentionGroup, ...]) -> None:
        clear(self._groups)
        self._items = []
        for group in groups:
            heading = Label(group.heading, "second_strong", "text_2")
            px = theme().px
            heading.setContentsMargins(px(14), px(17), px(14), px(4))
            self._groups.addWidget(heading)
            self._groups.addWidget(Rule())
            for entry in group.items:
                item = ListItem(entry, group.heading.split(" (")[0])
                item.clicked.connect(lambda _on=False, wanted=entry.complaint: self.chosen.emit(wanted))
                item.stepped.connect(self._step)
                self._groups.addWidget(item)
                self._items.append(item)

    def _step(self, step: int) -> None:
        here = next((i for i, item in enumerate(self._items) if item.hasFocus()), 0)
        there = min(max(here + step, 0), len(self._items) - 1)
        self._items[there].setFocus()
        self.chosen.emit(self._items[there].item.complaint)

    def _mark(self, chosen: str | None) -> None:
        for item in self._items:
            here = item.item.complaint == chosen
            item.setChecked(here)
            # One tab stop for the whole list.
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _restyle(self) -> None:
        px = theme().px
        self._foot_row.setContentsMargins(px(14), px(8), px(14), px(10))
        self.fit(self._stacked)
        self.update()
