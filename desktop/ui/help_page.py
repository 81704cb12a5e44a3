"""Bantuan: the officers' guide, read where the work is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.components import PageHead
from desktop.ui.guide import guide_text
from desktop.ui.page import Page


class HelpPage(Page):
    """The guide as one text that scrolls, with its links inside the text only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Panduan petugas"))
        self._text.setOpenLinks(False)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(20)
        self._text.setMarkdown(guide_text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHead(_("Bantuan")))
        column.addWidget(self._text, 1)

    def start(self) -> None:
        """The keyboard to the text, so that the arrows scroll it."""
        self._text.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The text alone."""
        return (self._text,)
