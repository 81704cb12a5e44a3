"""One question of a form: label above, editor, and below it the hint and what is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.components.label import Label, Run
from desktop.ui.theme import theme


class FieldLabel(Label):
    """The name of a field, 13 semibold, with a quiet note such as "(boleh menyusul)"."""

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role="second", parent=parent)
        runs = [Run(text, role="second_strong")]
        if note:
            runs.append(Run(f" {note}", tone="text_2"))
        self.say_runs(runs)


class Field(QWidget):
    """Label, editor, what stands beside it, and the lines below, which become the editor's description."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        note: str = "",
        hint: str = "",
        beside: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = FieldLabel(label, note)
        self.label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._hint = Label(hint, "second", "text_2", wrap=True)
        self._hint.setVisible(bool(hint))
        self._error = Label("", "second", "bad", icon="circle-alert", wrap=True)
        self._error.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(editor, 1)
        for each in beside:
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._describe()
        theme().changed.connect(self.updateGeometry)

    def show_hint(self, hint: str) -> None:
        """The quiet line below; it never vanishes on typing."""
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
        self._describe()

    def show_error(self, sentence: str) -> None:
        """What is wrong and what to type; an empty sentence takes it away."""
        self._error.say(sentence)
        self._error.setVisible(bool(sentence))
        self.editor.setProperty("wrong", bool(sentence))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._describe()

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._error.text() if not self._error.isHidden() else ""

    def _describe(self) -> None:
        words = [label.text() for label in (self._hint, self._error) if not label.isHidden() and label.text()]
        self.editor.setAccessibleDescription(" ".join(words))
