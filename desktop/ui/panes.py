"""F6: from pane to pane, to the widget in it that had the keyboard last or the first that takes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def takes_focus(widget: QWidget) -> bool:
    """True where Tab would stop."""
    if not widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        return False
    return all((widget.isVisible(), widget.isEnabled()))


def first_stop(pane: QWidget) -> QWidget | None:
    """Where the keyboard goes in a pane: where it was, or the first stop in Tab order."""
    last: QWidget | None = pane.focusWidget()
    if last is not None and takes_focus(last):
        return last
    if takes_focus(pane):
        return pane
    stops = [each for each in pane.findChildren(QWidget) if takes_focus(each)]
    return stops[0] if stops else None


def next_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the pane `step` away from the one that has it, round in a circle."""
    shown = [pane for pane in panes if pane.isVisible() and first_stop(pane) is not None]
    if not shown:
        return
    holder = QApplication.focusWidget()
    here = [
        i
        for i, pane in enumerate(shown)
        if holder is not None and (pane is holder or pane.isAncestorOf(holder))
    ]
    start = here[-1] if here else (-1 if step > 0 else 0)
    stop = first_stop(shown[(start + step) % len(shown)])
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
