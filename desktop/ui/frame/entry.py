"""One entry of the navigation: icon, word, key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import _
from desktop.ui.components.icon import draw_icon
from desktop.ui.components.pressing import PressedByEnter
from desktop.ui.theme import theme


class Entry(PressedByEnter):
    """A page to go to. The key works from anywhere; its hint is left out where the window is narrow."""

    def __init__(self, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key, self._word = icon, key, ""
        self._shows_key = True
        self._here = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyle)

    def say(self, word: str) -> None:
        """The name of the page."""
        self._word = word
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(self._key)
        self.updateGeometry()

    def show_key(self, shown: bool) -> None:
        """Show the key at the right end."""
        self._shows_key = shown
        self.updateGeometry()
        self.update()

    def show_here(self, here: bool) -> None:
        """Mark the page that is in front. No check box: a screen reader hears it in the description."""
        self._here = here
        words = (self._key, _("halaman ini")) if here else (self._key,)
        self.setAccessibleDescription(", ".join(words))
        self.update()

    def is_here(self) -> bool:
        """True while its page is in front."""
        return self._here

    def sizeHint(self) -> QSize:
        t = theme()
        word = QFontMetricsF(t.font("body_strong")).horizontalAdvance(self._word)
        key = QFontMetricsF(t.font("hint")).horizontalAdvance(self._key) + t.px(8) if self._shows_key else 0
        return QSize(round(t.px(41) + word + key + t.px(4)), t.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        here = self._here
        contrast = t.tokens.high_contrast
        ground = ("selection" if contrast else "surface") if here else "sunken"
        tone = "on_selection" if here and contrast else "text"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour(ground if here else "line" if not contrast else "window"))
            painter.drawRoundedRect(self.rect(), t.px(4), t.px(4))
        if here and not contrast:
            painter.fillRect(QRectF(0, 0, t.px(3), self.height()), t.colour("accent"))
        size = t.px(16)
        colours = (getattr(t.tokens, tone), getattr(t.tokens, ground))
        draw_icon(painter, self._icon, t.px(14), (self.height() - size) / 2, size, *colours)
        painter.setPen(t.colour(tone))
        painter.setFont(t.font("body_strong" if here else "body_medium"))
        left = t.px(41)
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
        if self._shows_key:
            painter.setFont(t.font("hint"))
            painter.setPen(t.colour(tone if contrast else "text_2"))
            right = QRectF(0, 0, self.width() - t.px(8), self.height())
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
