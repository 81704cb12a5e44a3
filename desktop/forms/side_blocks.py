"""Blocks of the side column: what is complete, and what is worth a second look."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import Completeness, SecondLook
from desktop.ui.clearing import clear
from desktop.ui.components import LINK, Button, Label, Rule, Run


class CompletenessBlock(QWidget):
    """ "Kelengkapan: 3 dari 4" and the four things, the one being typed in said so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Completeness] = ()
        self._need = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = Label(role="block_title")
        column.addWidget(self._title)
        column.addSpacing(4)
        self._lines: list[Label] = []
        self._column = column

    def show_items(self, items: Sequence[Completeness]) -> None:
        """The four things needed; none at all leaves the block empty."""
        self._items = items
        while len(self._lines) < len(items):
            line = Label(wrap=True)
            self._column.addWidget(line)
            self._lines.append(line)
        self._write()

    def show_need(self, need: str) -> None:
        """The need the keyboard is in."""
        if need != self._need:
            self._need = need
            self._write()

    def summary(self) -> str:
        """ "Lengkap 3 dari 4"."""
        done = sum(item.done for item in self._items)
        return _("Lengkap {done} dari {all}").format(done=done, all=len(self._items))

    def _write(self) -> None:
        done = sum(item.done for item in self._items)
        self._title.say(_("Kelengkapan: {done} dari {all}").format(done=done, all=len(self._items)))
        self.setVisible(bool(self._items))
        for line, item in zip(self._lines, self._items, strict=False):
            typing = not item.done and item.need == self._need
            word = _("{thing} – sedang diisi").format(thing=item.label) if typing else item.label
            line.say_runs([Run(word, role="body_strong" if typing else None)])
            line.set_tone("text", icon="check" if item.done else "circle")
            spoken = _("{thing}, sudah ada") if item.done else _("{thing}, belum ada")
            line.setAccessibleName(spoken.format(thing=item.label))
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(self._items))


class SecondLookBlock(QWidget):
    """ "Coba lihat lagi": soft warnings, each with the way to its words."""

    wanted = Signal(str, str)
    """Field path and the words found there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: Sequence[SecondLook] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_looks(self, looks: Sequence[SecondLook]) -> None:
        """All warnings; an empty list takes the block away."""
        if tuple(looks) == tuple(self._looks):
            return
        self._looks = tuple(looks)
        clear(self._column)
        self.setVisible(bool(looks))
        if not looks:
            return
        self._column.addWidget(Rule())
        self._column.addSpacing(6)
        self._column.addWidget(Label(_("Coba lihat lagi"), "block_title", icon="circle-alert"))
        for index, look in enumerate(looks):
            sentence = Label(role="second", wrap=True)
            sentence.say_runs(_runs(look))
            self._column.addWidget(sentence)
            if look.act:
                key = "Ctrl+G" if index == 0 else None
                link = Button(look.act, LINK, key=key, small=True)
                link.clicked.connect(lambda _on=False, look=look: self.wanted.emit(look.field, look.found))
                self._column.addWidget(link)


def _runs(look: SecondLook) -> list[Run]:
    if not look.quote:
        return [Run(look.sentence)]
    start = look.quote.lower().find(look.found.lower()) if look.found else -1
    if start < 0:
        return [Run(f"“{look.quote}” {look.sentence}")]
    end = start + len(look.found)
    return [
        Run(f"“{look.quote[:start]}"),
        Run(look.quote[start:end], role="second_strong"),
        Run(f"{look.quote[end:]}” {look.sentence}"),
    ]
