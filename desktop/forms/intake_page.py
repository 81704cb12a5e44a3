"""Laporan baru: the whole conversation on one page, typed from top to bottom."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.complaint_form import ComplaintForm
from desktop.forms.intake_actions import IntakeActions
from desktop.forms.intake_head import IntakeHead
from desktop.forms.intake_side import IntakeSide, IntakeStrip
from desktop.forms.story_section import FEWER_LINES, LINES
from desktop.presenters.state import Catalogues, Draft, IntakeState, Missing
from desktop.ui.components import announce
from desktop.ui.page import TIGHT, WIDE, Page


class IntakePage(Page):
    """Holds the draft, shows what a presenter says about it, reports what the officer wants."""

    draft_changed = Signal()
    left_field = Signal()
    save_requested = Signal(bool)
    set_aside_requested = Signal()
    draft_wanted = Signal(str)
    receipt_answered = Signal(str, str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = IntakeState()
        self.head = IntakeHead()
        self.form = ComplaintForm(today)
        self.side = IntakeSide()
        self.strip = IntakeStrip()
        self.bar = IntakeActions()
        # Less than what the wide arrangement asks for: the page changes its arrangement, not the window.
        self.setMinimumSize(320, 200)
        self._lay_out()
        self._connect()
        self.fit(self.room)
        self.show_state(self._state)

    def _lay_out(self) -> None:
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.form, 1)
        below.addWidget(self.strip)
        below.addWidget(self.bar)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addLayout(below, 1)
        self._beside.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._beside, 1)
        # What is typed comes first and what is pressed next; the head is reached last.
        order = [
            self.form.privacy.secret,
            self.bar.save_button,
            self.bar.print_button,
            *self.strip.buttons.values(),
            self.strip.open_button,
            *self.side.question.buttons.values(),
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.form.draft_changed.connect(self._typed)
        self.form.left_field.connect(self.left_field)
        self.form.need_in_focus.connect(self.side.completeness.show_need)
        self.head.draft_wanted.connect(self.draft_wanted)
        self.head.set_aside_requested.connect(self.set_aside_requested)
        self.bar.save_requested.connect(self.save_requested)
        self.side.answered.connect(self.receipt_answered)
        self.strip.answered.connect(self.receipt_answered)
        self.strip.open_wanted.connect(self._open_side)
        self.side.closed.connect(self._close_side)
        self.side.look_wanted.connect(self._look)

    def draft(self) -> dict[str, object]:
        """What is typed now, field path → JSON value."""
        return self.form.draft()

    def set_draft(self, draft: Draft) -> None:
        """Show this draft instead; an empty one clears the form."""
        self.form.set_draft(draft)
        self._say_draft()

    def show_state(self, state: IntakeState) -> None:
        """Show what is missing, worth a look, set aside, printed. Never touches a field."""
        self._state = state
        self.head.show_drafts(state.drafts)
        self.side.show_state(state)
        self.bar.show_missing(state.completeness)
        self._sum_up()
        self._say_draft()

    def show_catalogues(self, catalogues: Catalogues) -> None:
        """Fill the closed lists; what was chosen stays chosen."""
        self.form.show_catalogues(catalogues)

    def point_out(self, missing: Missing) -> None:
        """Move to the field and say what is missing there."""
        self.form.point_out(missing.field, missing.sentence)

    def show_saved(self, sentence: str) -> None:
        """Say that a complaint has been saved; the form is empty and ready at once."""
        self.form.set_draft({})
        self._say_draft()
        self.start()
        announce(self, sentence)

    def start(self) -> None:
        """The cursor in the first field."""
        self.form.start()

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        side = self.side if self.side.isVisible() else self.strip
        return (self.form, side, self.bar, self.head)

    def fit(self, room: str) -> None:
        wide = room == WIDE
        self.head.fit(room)
        self.form.fit(room)
        if wide and self._beside.indexOf(self.side) < 0:
            self._beside.addWidget(self.side)
        elif not wide and self._beside.indexOf(self.side) >= 0:
            self._beside.removeWidget(self.side)
        self.side.setVisible(wide)
        self.strip.setVisible(not wide)
        self.bar.compact(room == TIGHT)
        self._sum_up()

    def _sum_up(self) -> None:
        tight = self.room == TIGHT
        summary = self.bar.missing_words() if tight else self.side.completeness.summary()
        self.strip.show_state(self._state, summary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()
        if self.side.isVisible() and self.room != WIDE:
            self._place_side()

    def _shorten(self) -> None:
        """Where the page is low, the narrative gives a line before anything scrolls."""
        self.form.shorten(LINES)
        if self.form.wanted_height() > self.form.height():
            self.form.shorten(FEWER_LINES)

    def _typed(self) -> None:
        self._say_draft()
        self.draft_changed.emit()

    def _say_draft(self) -> None:
        empty = self.form.is_empty()
        saved = "" if empty else self._state.saved
        self.bar.show_draft(saved, empty, self._state.trouble)

    def _look(self, path: str, found: str) -> None:
        if path == "content":
            self.form.show_words(found)
        else:
            self.form.go_to(path)

    def _open_side(self) -> None:
        """Over the right end of the form; Esc or the next pane closes it."""
        self._place_side()
        self.side.show()
        self.side.raise_()
        stop = self.side.question.buttons["yes"] if self._state.questions else self.side
        self.side.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_side(self) -> None:
        top = self.head.height()
        bottom = self.bar.height() + self.strip.height()
        self.side.setGeometry(
            self.width() - self.side.width(), top, self.side.width(), self.height() - top - bottom
        )

    def _close_side(self) -> None:
        if self.room != WIDE and self.side.isVisible():
            self.strip.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.side.hide()
