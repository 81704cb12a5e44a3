"""What the sections of the form share: reading and showing their paths, errors in place, room."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.forms.field_row import FieldRow
from desktop.presenters.state import Draft
from desktop.ui.components import LINK, Button, Field, Section
from desktop.ui.page import TIGHT, WIDE

# The link stands under the first letter of the question, not under its key.
UNDER_QUESTION = 28


class FormSection(Section):
    """A section that holds the values of some paths. Subclasses fill `fields` and `body`."""

    changed = Signal()

    def __init__(self, key: str, question: str, parent: QWidget | None = None) -> None:
        super().__init__(key, question, parent)
        self.key = key
        self.fields: dict[str, Field] = {}
        self.rows: list[FieldRow] = []

    @abstractmethod
    def read(self) -> dict[str, object]:
        """Path → value of all that is filled here."""

    @abstractmethod
    def show_values(self, draft: Draft) -> None:
        """Show the values of this section's paths; what the draft does not hold is emptied."""

    @abstractmethod
    def first(self) -> QWidget:
        """Where the keyboard goes when the section is asked for."""

    def fill(self, draft: Draft) -> None:
        """Show values from outside: nothing of it counts as typed."""
        with QSignalBlocker(self):
            self.show_values(draft)
        for field in self.fields.values():
            field.show_error("")

    def editor_of(self, path: str) -> QWidget | None:
        """The editor of a path, made visible, or None when the path is not of this section."""
        field = self.fields.get(path)
        return field.editor if field is not None else None

    def fit(self, room: str) -> None:
        """Lay out for wide, narrow or tight."""
        self.narrow(room != WIDE)
        self.stack(room == TIGHT)
        for row in self.rows:
            row.stack(room == TIGHT)

    def add_more(self, label: str, opens: Callable[[], None]) -> Button:
        """A link under the question that opens what is seldom needed, and then is gone."""
        link = Button(label, LINK, small=True)
        link.clicked.connect(link.hide)
        link.clicked.connect(opens)
        self.under_question.setContentsMargins(UNDER_QUESTION, 0, 0, 0)
        self.under_question.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    def watch(self, path: str, field: Field) -> Field:
        """Register a field: typing in it takes its error away and is told."""
        self.fields[path] = field
        editor = field.editor
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.textChanged.connect(lambda: self.touched(path))
        return field

    def touched(self, path: str) -> None:
        """Something in a field has changed."""
        field = self.fields.get(path)
        if field is not None and field.error():
            field.show_error("")
        self.changed.emit()


def show_text(editor: QLineEdit, text: str) -> None:
    """Show a text from its beginning; Qt would scroll to the end of a long one."""
    editor.setText(text)
    editor.setCursorPosition(0)


def text_of(draft: Draft, path: str) -> str:
    """A text of a draft, "" where there is none."""
    value = draft.get(path)
    return value if isinstance(value, str) else ""


def part_of(value: object, part: str) -> str:
    """A text inside an object value, "" where there is none."""
    found = value.get(part) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def put_text(values: dict[str, object], path: str, text: str) -> None:
    """Keep a text that is not blank, as typed."""
    if text.strip():
        values[path] = text
