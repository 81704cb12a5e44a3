"""Editors made from a list of fields: correcting a complaint, or writing the right value in a conflict."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.state import EditField
from desktop.ui.components.choice import CheckBox
from desktop.ui.components.field import Field
from desktop.ui.components.inputs import ComboBox, LineEdit, TextEdit

Editor = LineEdit | TextEdit | ComboBox | CheckBox


class EditForm(QWidget):
    """Fields one below the other. Typed text stays when the same fields are shown again with errors."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_fields(self, fields: Sequence[EditField]) -> None:
        """Make the editors, or, for the names already there, only show hints and errors."""
        if list(self._editors) != [field.name for field in fields]:
            self._build(fields)
        for field in fields:
            holder = self._fields.get(field.name)
            if holder is not None:
                holder.show_hint(field.hint)
                holder.show_error(field.error)

    def values(self) -> dict[str, str]:
        """Every editor's name and what stands in it; a flag is "true" or "false"."""
        return {name: _value_of(editor) for name, editor in self._editors.items()}

    def editors(self) -> tuple[QWidget, ...]:
        """The editors in reading order."""
        return tuple(self._editors.values())

    def first_wrong(self) -> QWidget | None:
        """The first editor with an error, where the keyboard should go."""
        return next((holder.editor for holder in self._fields.values() if holder.error()), None)

    def _build(self, fields: Sequence[EditField]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._editors, self._fields = {}, {}
        for field in fields:
            editor = self._made(field)
            self._editors[field.name] = editor
            if isinstance(editor, CheckBox):
                self._column.addWidget(editor)
            else:
                self._fields[field.name] = Field(
                    field.label, editor, note=f"({field.note})" if field.note else ""
                )
                self._column.addWidget(self._fields[field.name])

    def _made(self, field: EditField) -> Editor:
        editor: Editor
        if field.kind == "flag":
            editor = CheckBox(field.label)
            editor.setChecked(field.value == "true")
            editor.toggled.connect(self.edited)
        elif field.kind == "choice":
            editor = ComboBox()
            for option in field.options:
                editor.addItem(option.label, option.code)
            editor.setCurrentIndex(editor.findData(field.value))
            editor.currentIndexChanged.connect(self.edited)
        elif field.kind == "text":
            editor = TextEdit(5)
            with QSignalBlocker(editor):
                editor.setPlainText(field.value)
            editor.textChanged.connect(self.edited)
        else:
            editor = LineEdit()
            editor.setText(field.value)
            editor.setCursorPosition(0)
            editor.textChanged.connect(self.edited)
        return editor


def _value_of(editor: Editor) -> str:
    if isinstance(editor, LineEdit):
        return editor.text()
    if isinstance(editor, TextEdit):
        return editor.toPlainText()
    if isinstance(editor, ComboBox):
        return str(editor.currentData() or "")
    return "true" if editor.isChecked() else "false"
