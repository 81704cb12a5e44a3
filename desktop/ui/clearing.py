"""Emptying a layout whose contents have changed."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Take out and delete every widget in the layout, at once out of sight and of the Tab order."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
