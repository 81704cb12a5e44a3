"""One field that two sides changed: awal, di sini, di pusat, and the other two ways to answer."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ConflictQuestion, Decision
from desktop.ui.attention.choice_box import ChoiceBox, ChoiceLine, runs_of
from desktop.ui.components import Label
from desktop.ui.components.edit_form import EditForm
from desktop.ui.components.flow import Flow
from desktop.ui.theme import theme

FIELD_WIDTH, BASE_WIDTH = 118, 166
WRITTEN, LATER = "written", "later"


class Question(QWidget):
    """Digits choose while the keyboard is here; nothing is chosen at first and arrows choose nothing."""

    answered = Signal()
    step_wanted = Signal(int)

    def __init__(self, question: ConflictQuestion, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._first = first
        self._codes = [*(choice.code for choice in question.choices), WRITTEN, LATER]
        self._headings: list[Label] = []
        self.state = Label(_("belum dipilih"), "second", "text_2", wrap=True)
        self.form = EditForm()
        self.form.show_fields(question.editors)
        self.form.hide()
        self.form.edited.connect(self._answer)
        self._boxes = [ChoiceBox(str(n), choice) for n, choice in enumerate(question.choices, start=1)]
        count = len(self._boxes)
        self._lines = [
            ChoiceLine(str(count + 1), _("Tulis yang benar")),
            ChoiceLine(str(count + 2), _("Nanti, tanya pelapor dulu")),
        ]
        self._group = QButtonGroup(self)
        for number, button in enumerate((*self._boxes, *self._lines)):
            self._group.addButton(button, number)
            button.installEventFilter(self)
        self._group.idToggled.connect(self._toggled)
        self._name, self._base = self._name_part(), self._base_part()
        left = QHBoxLayout()
        left.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self._base, 1, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(left)
        self._row.addLayout(self._answers_part(), 1)
        self.fit(stacked=False)

    def decision(self) -> Decision | None:
        """The answer given, or None; an empty written value is none."""
        chosen = self._group.checkedId()
        if chosen < 0:
            return None
        code = self._codes[chosen]
        written = tuple(self.form.values().items()) if code == WRITTEN else ()
        if code == WRITTEN and not any(text.strip() for _name, text in written):
            return None
        return Decision(self.question.conflict, code, written)

    def start(self) -> None:
        """The keyboard goes to the first value, without choosing it."""
        self._boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, number: int) -> None:
        """Choose answer `number`, counted from 1."""
        button = self._group.button(number - 1)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        return False

    def fit(self, stacked: bool) -> None:
        """Stacked: the field and what it was stand above the values."""
        px = theme().px
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._row.setContentsMargins(0, px(8), 0, px(12))
        self._row.setSpacing(px(10))
        for heading in self._headings:
            heading.setVisible(stacked or self._first)
        self._name.setFixedWidth(px(FIELD_WIDTH))
        self._base.setMinimumWidth(px(BASE_WIDTH))
        self._base.setMaximumWidth((1 << 20) if stacked else px(BASE_WIDTH))

    def _name_part(self) -> QWidget:
        part, column = _column()
        column.addWidget(self._heading(" "))
        column.addSpacing(8)
        column.addWidget(Label(self.question.field, "body_strong", wrap=True))
        column.addWidget(self.state)
        return part

    def _base_part(self) -> QWidget:
        part, column = _column()
        column.addWidget(self._heading(_("Awal")))
        column.addSpacing(8)
        value = Label("", "body", "text_2", wrap=True, slashed_zero=self.question.number)
        value.say_runs(runs_of(self.question.base))
        column.addWidget(value)
        column.addWidget(Label(self.question.base_when, "second", "text_2", wrap=True))
        return part

    def _answers_part(self) -> QVBoxLayout:
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        for choice, box in zip(self.question.choices, self._boxes, strict=True):
            column = QVBoxLayout()
            column.setSpacing(6)
            heading = self._heading(choice.heading)
            heading.setContentsMargins(theme().px(10), 0, 0, 0)
            column.addWidget(heading)
            column.addWidget(box, 1)
            boxes.addLayout(column, 1)
        lines = Flow(gap=14)
        for line in self._lines:
            lines.addWidget(line)
        answers = QVBoxLayout()
        answers.setSpacing(10)
        answers.addLayout(boxes)
        answers.addLayout(lines)
        answers.addWidget(self.form)
        return answers

    def _heading(self, words: str) -> Label:
        heading = Label(words, "second_strong", "text_2")
        self._headings.append(heading)
        return heading

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if key == Qt.Key.Key_Right else -1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_0 <= len(self._codes):
            self.choose(key - Qt.Key.Key_0)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        buttons = self._group.buttons()
        here = next((i for i, button in enumerate(buttons) if button.hasFocus()), 0)
        buttons[min(max(here + step, 0), len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, number: int, checked: bool) -> None:
        if not checked:
            return
        code = self._codes[number]
        self.form.setVisible(code == WRITTEN)
        if code == WRITTEN and self.form.editors():
            self.form.editors()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._answer()

    def _answer(self) -> None:
        chosen = self.decision()
        if chosen is None:
            self.state.say(_("belum ditulis"))
        else:
            self.state.say(_("ditunda") if chosen.choice == LATER else _("sudah dipilih"))
        self.answered.emit()


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    return part, column
