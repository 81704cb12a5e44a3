"""The action bar of the intake page: is the draft safe, what is missing, save, save and print."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.i18n import _
from desktop.presenters.state import Completeness
from desktop.ui.components import FILLED, Button, Label, Run
from desktop.ui.theme import theme

HEIGHT = 52
COUNT_WORDS_UP_TO = 3


class IntakeActions(QWidget):
    """One line where it fits; words above buttons where the text is large."""

    save_requested = Signal(bool)
    """True: with its receipt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.draft_line = Label(role="second", tone="text_2")
        self.missing_line = Label(role="second")
        self.save_button = Button(_("Simpan saja"), key="Ctrl+S")
        self.print_button = Button(_("Simpan & cetak bukti"), FILLED, key="F9", icon="printer")
        self._words, self._keys = QHBoxLayout(), QHBoxLayout()
        self._words.addWidget(self.draft_line)
        self._words.addStretch(1)
        self._words.addWidget(self.missing_line)
        self._keys.addStretch(1)
        self._keys.addWidget(self.save_button)
        self._keys.addWidget(self.print_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._compact = False
        self._trouble = False
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._keys)
        self.save_button.clicked.connect(lambda: self.save_requested.emit(False))
        self.print_button.clicked.connect(lambda: self.save_requested.emit(True))
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_draft(self, saved: str, empty: bool, trouble: str) -> None:
        """When the draft was last safe, that nothing is written yet, or what keeps it from being safe."""
        self._trouble = bool(trouble)
        if trouble:
            self.draft_line.say(trouble)
            self.draft_line.set_tone("bad", icon="circle-alert")
        elif saved:
            self.draft_line.say(_("Draf aman, {time}").format(time=saved))
            self.draft_line.set_tone("text_2", icon="check")
        else:
            self.draft_line.say(_("Belum ada yang ditulis") if empty else "")
            self.draft_line.set_tone("text_2", icon="")
        self._measure()

    def show_missing(self, items: Sequence[Completeness]) -> None:
        """ "Tinggal satu: siapa yang melapor"."""
        missing = [item.missing for item in items if not item.done]
        if not missing:
            runs = [Run(_("Lengkap."), role="second_strong")] if items else [Run("")]
        elif len(missing) == len(items):
            runs = [Run(_("Mulai dari"), role="second_strong"), Run(f" {missing[0]}")]
        else:
            numbers = (_("satu"), _("dua"), _("tiga"))
            count = numbers[len(missing) - 1] if len(missing) <= COUNT_WORDS_UP_TO else str(len(missing))
            # One line whatever is missing: the bar must not grow under the officer's eyes.
            several = _("Tinggal {count}, mulai dari") if len(missing) > 1 else _("Tinggal {count}:")
            runs = [Run(several.format(count=count), role="second_strong"), Run(f" {missing[0]}")]
        self.missing_line.say_runs(runs)
        self._measure()

    def missing_words(self) -> str:
        """The sentence on what is missing."""
        return self.missing_line.text()

    def compact(self, compact: bool) -> None:
        """Where every line counts only the buttons stay, and what keeps the draft from being safe."""
        self._compact = compact
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme().colour("line"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def minimumSizeHint(self) -> QSize:
        keys = self.save_button.sizeHint().width() + self.print_button.sizeHint().width()
        return QSize(keys + theme().px(50), super().minimumSizeHint().height())

    def _measure(self) -> None:
        self.missing_line.setVisible(not self._compact)
        self.draft_line.setVisible(not self._compact or self._trouble)
        if self._compact and not self._trouble:
            words = 0
        else:
            words = self.draft_line.needed_width() + self.missing_line.needed_width()
        keys = self.save_button.sizeHint().width() + self.print_button.sizeHint().width()
        fits = words + keys + theme().px(20 + 20 + 10 * 4) <= self.width()
        across = QBoxLayout.Direction.LeftToRight
        direction = across if fits or self.width() < 2 else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()

    def _restyle(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(20), px(8), px(20), px(8))
        self._row.setSpacing(px(10))
        self._words.setSpacing(px(16))
        self._keys.setSpacing(px(10))
        self.setMinimumHeight(px(HEIGHT))
        self._measure()
        self.update()
