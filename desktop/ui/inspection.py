"""What a machine can see of a window: cut texts, overlapping or clipped widgets, missing names and glyphs.

Pure questions over a widget tree, asked by the tests and by the tour; each answers a list of sentences, empty
when all is well. The widget has to be shown and laid out.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from desktop.ui.components.focus import Ring
from desktop.ui.components.inputs import ComboBox
from desktop.ui.components.label import Label
from desktop.ui.register.table import RegisterTable

# Text width is measured in fractions of a pixel; one pixel is not a cut letter.
TOLERANCE = 1


def cut_texts(window: QWidget) -> list[str]:
    """Texts that need more room than their widget has."""
    return [f"{_place(each)}: {what}" for each in _shown(window) if (what := _cut(each))]


def overlaps(window: QWidget) -> list[str]:
    """Siblings that lie on one another."""
    found: list[str] = []
    for parent in (window, *_shown(window)):
        children = [each for each in parent.children() if isinstance(each, QWidget) and _counts(each)]
        for i, one in enumerate(children):
            for other in children[i + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > TOLERANCE and shared.height() > TOLERANCE:
                    found.append(f"{_place(one)} and {_place(other)} share {_size(shared)}")
    return found


def clipped(window: QWidget) -> list[str]:
    """Widgets that reach out of their parent, and contents wider than the page they scroll in."""
    found: list[str] = []
    for each in _shown(window):
        parent = each.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
            if isinstance(parent, QWidget) and isinstance(parent.parentWidget(), QScrollArea):
                found.extend(_too_wide(each, parent))
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(each.geometry()):
            found.append(f"{_place(each)} {_size(each.geometry())} reaches out of {_size(parent.rect())}")
    return found


def nameless(window: QWidget) -> list[str]:
    """Widgets that take the keyboard and say nothing to a screen reader."""
    found: list[str] = []
    for each in _shown(window):
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(_place(each))
    return found


def missing_glyphs(window: QWidget) -> list[str]:
    """Texts with a character that no font of this machine can draw."""
    found: list[str] = []
    for each in _shown(window):
        words = _words(each)
        if words and (bad := _undrawable(words, each.font())):
            found.append(f"{_place(each)}: {bad}")
    return found


def small_targets(window: QWidget, smallest: int = 24) -> list[str]:
    """Buttons and editors lower than `smallest` px (WCAG 2.2, 2.5.8)."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [
        f"{_place(each)} is {each.height()} px high"
        for each in _shown(window)
        if isinstance(each, kinds) and each.height() < smallest
    ]


def everything_wrong(window: QWidget) -> list[str]:
    """All of the above in one list."""
    return [
        *(f"cut: {each}" for each in cut_texts(window)),
        *(f"overlap: {each}" for each in overlaps(window)),
        *(f"clipped: {each}" for each in clipped(window)),
        *(f"nameless: {each}" for each in nameless(window)),
        *(f"glyph: {each}" for each in missing_glyphs(window)),
        *(f"small: {each}" for each in small_targets(window)),
    ]


def _shown(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        if each.isVisible() and not isinstance(each, Ring) and each.window() is window.window():
            yield each


def _counts(widget: QWidget) -> bool:
    if isinstance(widget, Ring) or not widget.isVisible() or widget.isWindow():
        return False
    return not isinstance(widget.parentWidget(), QAbstractScrollArea)


def _cut(widget: QWidget) -> str:
    if isinstance(widget, Label):
        if widget.hasHeightForWidth():
            short = widget.heightForWidth(widget.width()) > widget.height() + TOLERANCE
        else:
            short = widget.needed_width() > widget.contentsRect().width() + TOLERANCE
        return widget.text() if short else ""
    if isinstance(widget, ComboBox):
        room = widget.text_room()
        needed = QFontMetricsF(widget.font()).horizontalAdvance(widget.currentText())
        return widget.currentText() if needed > room + TOLERANCE else ""
    if isinstance(widget, QAbstractButton | QLabel):
        return _words(widget) if _smaller_than_wanted(widget) else ""
    if isinstance(widget, QLineEdit) and not widget.text():
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right() - 16
        needed = QFontMetricsF(widget.font()).horizontalAdvance(widget.placeholderText())
        return widget.placeholderText() if needed > room + TOLERANCE else ""
    if isinstance(widget, RegisterTable):
        return _cut_columns(widget)
    return ""


def _smaller_than_wanted(widget: QWidget) -> bool:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + TOLERANCE
    wanted = widget.sizeHint()
    wide = wanted.width() > widget.width() + TOLERANCE
    return wide or wanted.height() > widget.height() + TOLERANCE


def _cut_columns(table: RegisterTable) -> str:
    first, last = table.in_sight()
    return ", ".join(
        words
        for row in range(first, last + 1)
        for column in range(table.rows.columnCount())
        if not table.isColumnHidden(column)
        and (words := table.cut_words(row, column, table.columnWidth(column) + TOLERANCE))
    )


def _too_wide(content: QWidget, viewport: QWidget) -> list[str]:
    if content.width() <= viewport.width() + TOLERANCE:
        return []
    return [f"{_place(content)} is {content.width()} px wide in a page of {viewport.width()} px"]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "&")
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QTableView):
        model = widget.model()
        rows = range(min(model.rowCount(), 20))
        return " ".join(str(model.index(row, c).data()) for row in rows for c in range(model.columnCount()))
    return ""


def _undrawable(words: str, font: QFont) -> str:
    """The characters of `words` whose glyph is the box of a missing one."""
    bad: list[str] = []
    for character in dict.fromkeys(words):
        if not character.isprintable() or character.isspace():
            continue
        layout = QTextLayout(character, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
            bad.append(f"{character!r} (U+{ord(character):04X})")
    return ", ".join(bad)


def _place(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName() or _words(widget)[:40]
    where = widget.mapTo(widget.window(), QPoint(0, 0))
    return f"{type(widget).__name__} “{name}” at {where.x()},{where.y()}"


def _size(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()}"
