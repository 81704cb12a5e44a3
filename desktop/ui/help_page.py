"""Bantuan: the officers' guide, read where the work is."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.components import PageHead
from desktop.ui.guide import guide_text
from desktop.ui.page import Page
from desktop.ui.theme import theme

LINE_PERCENT = 125
MARGIN = 20
WIDEST = 860
"""Logical pixels of a line of text at most, at 100 %."""


class HelpPage(Page):
    """The guide as one text that scrolls, with its links inside the text only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Panduan petugas"))
        self._text.setOpenLinks(False)
        self._text.setTabChangesFocus(True)
        self._text.anchorClicked.connect(self._go_to)
        self._text.document().setDocumentMargin(MARGIN)
        self._fill()
        theme().changed.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHead(_("Bantuan")))
        column.addWidget(self._text, 1)

    def _fill(self) -> None:
        """Lines of a readable length with air between them; Markdown alone gives none."""
        px = theme().px
        self._text.setMarkdown(guide_text())
        document = self._text.document()
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            shape = block.blockFormat()
            shape.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(px(18 if shape.headingLevel() else 0))
            shape.setBottomMargin(px(8))
            cursor.setBlockFormat(shape)
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        frame = self._text.document().rootFrame()
        shape = frame.frameFormat()
        shape.setRightMargin(max(MARGIN, self.width() - theme().px(WIDEST)))
        frame.setFrameFormat(shape)

    def _go_to(self, link: QUrl) -> None:
        """To the heading a link of the guide names; Markdown makes no anchors by itself."""
        block = self._text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and _slug(block.text()) == link.fragment():
                top = self._text.document().documentLayout().blockBoundingRect(block).top()
                self._text.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def start(self) -> None:
        """The keyboard to the text, so that the arrows scroll it."""
        self._text.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The text alone."""
        return (self._text,)


def _slug(heading: str) -> str:
    """The name a Markdown reader gives a heading: lower case, hyphens for spaces, no other signs."""
    return re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-"))
