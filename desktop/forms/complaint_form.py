"""The form of a complaint: five short sections, one flat draft. Used to record and to correct."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.forms.company_section import CompanySection
from desktop.forms.form_section import FormSection
from desktop.forms.person_section import PersonSection
from desktop.forms.place_section import PlaceSection
from desktop.forms.privacy_section import PrivacySection
from desktop.forms.story_section import StorySection
from desktop.presenters.state import Catalogues, Draft, Need
from desktop.ui.components import Body, Field, announce
from desktop.ui.theme import theme


class ComplaintForm(QWidget):
    """Holds a draft and decides nothing: field path → JSON value, as in the table of domain.md."""

    draft_changed = Signal()
    left_field = Signal()
    need_in_focus = Signal(str)
    """Which of the four needs the keyboard is in: what, where, when, who, or ""."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.story = StorySection()
        self.place = PlaceSection(today)
        self.person = PersonSection()
        self.company = CompanySection()
        self.privacy = PrivacySection()
        self.sections: Sequence[FormSection] = (
            self.story,
            self.place,
            self.person,
            self.company,
            self.privacy,
        )
        self.area = Body()
        for section in self.sections:
            self.area.column.addWidget(section)
            section.changed.connect(self.draft_changed)
            keys = QShortcut(QKeySequence(f"Ctrl+{section.key}"), self)
            keys.activated.connect(lambda section=section: self._go(section.first()))
        self.area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self._order_tabs()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def draft(self) -> dict[str, object]:
        """What is typed now; what is empty is left out, the two switches are always there."""
        values: dict[str, object] = {}
        for section in self.sections:
            values |= section.read()
        return values

    def set_draft(self, draft: Draft) -> None:
        """Show this draft. Nothing of it counts as typed, so `draft_changed` stays silent."""
        with QSignalBlocker(self):
            for section in self.sections:
                section.fill(draft)
        self.area.verticalScrollBar().setValue(0)

    def is_empty(self) -> bool:
        """Whether nothing at all has been typed or chosen."""
        filled = {path: value for path, value in self.draft().items() if value not in (False, "complaint")}
        return not filled

    def show_catalogues(self, catalogues: Catalogues) -> None:
        """Fill the closed lists; what was chosen stays chosen."""
        self.story.show_catalogues(catalogues)

    def start(self) -> None:
        """The cursor in the first field."""
        self._go(self.story.first())

    def go_to(self, path: str) -> bool:
        """The cursor in the field of this path; False when the form has no such field."""
        for section in self.sections:
            editor = section.editor_of(path)
            if editor is not None:
                self._go(editor)
                return True
        return False

    def point_out(self, path: str, sentence: str) -> None:
        """Move to the field and say below it what is missing."""
        for section in self.sections:
            field = section.fields.get(path)
            if field is not None:
                field.show_error(sentence)
        self.go_to(path)
        announce(self, sentence)

    def show_words(self, found: str) -> None:
        """Select these words in the narrative, so that the officer sees what is meant."""
        editor: QPlainTextEdit = self.story.content
        start = editor.toPlainText().lower().find(found.lower()) if found else -1
        if start >= 0:
            cursor = editor.textCursor()
            cursor.setPosition(_utf16(editor.toPlainText()[:start]))
            end = _utf16(editor.toPlainText()[: start + len(found)])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
        self._go(editor)

    def fit(self, room: str) -> None:
        """Lay out for wide, narrow or tight."""
        for section in self.sections:
            section.fit(room)

    def shorten(self, lines: int) -> None:
        """How many lines of the narrative are shown."""
        self.story.content.show_lines(lines)

    def wanted_height(self) -> int:
        """Height in px at which nothing has to scroll."""
        return self.area.inner.sizeHint().height()

    def _go(self, editor: QWidget) -> None:
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reveal(editor)

    def _reveal(self, editor: QWidget) -> None:
        """Bring the editor with its label and what is said below it into view, once that has its size."""
        QTimer.singleShot(0, self, lambda: self._reveal_now(editor))

    def _reveal_now(self, editor: QWidget) -> None:
        shown: QWidget | None = editor
        while shown is not None and not isinstance(shown, Field):
            shown = shown.parentWidget()
        target = shown or editor
        if not self.area.inner.isAncestorOf(target):
            return
        section = next((each for each in self.sections if each.isAncestorOf(target)), None)
        if section is not None and section.height() <= self.area.viewport().height():
            target = section
        below = target.mapTo(self.area.inner, QPoint(0, target.height() + theme().px(12))).y()
        if below <= self.area.viewport().height():
            self.area.verticalScrollBar().setValue(0)
        else:
            self.area.ensureWidgetVisible(target, 0, theme().px(12))

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old):
            self.left_field.emit()
        if new is None:
            return
        need: Need | str = ""
        if self.isAncestorOf(new):
            self._reveal(new)
            need = self._need_of(new)
        self.need_in_focus.emit(need)

    def _need_of(self, editor: QWidget) -> Need | str:
        if self.story.isAncestorOf(editor):
            return "what"
        if self.place.isAncestorOf(editor):
            return "when" if editor in (self.place.date, self.place.about) else "where"
        return "who" if self.person.isAncestorOf(editor) else ""

    def _order_tabs(self) -> None:
        """Reading order; the links that open more come after the fields of their section."""
        story, place, person, company = self.story, self.place, self.person, self.company
        stops: list[QWidget] = [
            *story.classification.buttons(), story.title, story.content, story.expectation, story.category,
            story.institution, story.more, place.place, place.landmark, place.date, place.about,
            place.region_code, place.more, person.name, person.nik, person.no_nik, person.phone,
            person.no_phone, person.address, person.email, person.sex, person.birth_year, person.more,
            *company.relation.buttons(), company.name, company.kinship, company.phone,
            *company.needs.values(), company.more, self.privacy.anonymous, self.privacy.secret,
        ]  # fmt: skip
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _utf16(text: str) -> int:
    """Length as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
