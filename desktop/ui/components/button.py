"""Buttons: filled (one a page), outlined, link. The key stands in the label and presses the button."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.components.icon import draw_icon
from desktop.ui.components.pressing import PressedByEnter
from desktop.ui.plain import plain
from desktop.ui.theme import theme

FILLED, OUTLINED, LINK = "filled", "outlined", "link"
# F9 always presses the page's filled button, whatever key its label shows.
KEY_OF_FILLED = "F9"


class Button(PressedByEnter):
    """A button with a word, perhaps an icon, and its key in brackets. `small` is 28 px high instead of 34.

    `binds` False where the key belongs to the whole window already: two owners of one key cancel each other.
    """

    def __init__(
        self,
        label: str,
        kind: str = OUTLINED,
        *,
        key: str | None = None,
        icon: str | None = None,
        small: bool = False,
        binds: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.key, self.icon_name, self.small = kind, key, icon, small
        self._label = ""
        self._short: str | None = None
        self._shows_short = False
        self._hovered = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == LINK else Qt.CursorShape.ArrowCursor)
        self.say(label)
        keys = {k for k in (key if binds else None, KEY_OF_FILLED if kind == FILLED else None) if k}
        for each in sorted(keys):
            QShortcut(QKeySequence(each), self).activated.connect(self._pressed_by_key)
        theme().changed.connect(self._restyle)

    def say(self, label: str, short: str | None = None) -> None:
        """The word on the button; `short` is what a narrow window shows."""
        self._label, self._short = plain(label), short
        # A lone "&" would make a mnemonic of the next letter.
        self.setText(self.shown().replace("&", "&&"))
        self.setAccessibleName(self.shown(short=False))
        self.updateGeometry()
        self.update()

    def show_short(self, short: bool) -> None:
        """Show the short word, where there is one."""
        if short != self._shows_short:
            self._shows_short = short
            self.say(self._label, self._short)

    def shown(self, short: bool | None = None) -> str:
        """What stands on the button, key included."""
        use_short = self._shows_short if short is None else short
        word = self._short if use_short and self._short else self._label
        return f"{word} ({self.key})" if self.key else word

    def sizeHint(self) -> QSize:
        t = theme()
        text = self.metrics().horizontalAdvance(self.shown())
        icon = self._icon_width()
        return QSize(round(text) + 1 + icon + 2 * self._side(), t.px(28 if self.small else 34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        colour, ground, border = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if ground is not None:
            painter.setBrush(t.colour(ground))
            painter.setPen(QPen(t.colour(border), 1) if border else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, t.px(4), t.px(4))
        text = self.shown()
        metrics = self.metrics()
        icon = self._icon_width()
        width = metrics.horizontalAdvance(text) + icon
        x = self._side() if self.kind == LINK else max(self._side(), (self.width() - width) / 2)
        if self.icon_name:
            size = t.px(16)
            word = getattr(t.tokens, colour)
            under = getattr(t.tokens, ground or "window")
            draw_icon(painter, self.icon_name, x, (self.height() - size) / 2, size, word, under)
        painter.setFont(self._font())
        painter.setPen(t.colour(colour))
        area = QRectF(x + icon, 0, self.width() - x - icon, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self.kind == LINK and self._hovered and self.isEnabled():
            base = round(self.height() / 2 + metrics.ascent() / 2) + 1
            painter.drawLine(int(x + icon), base, int(x + width), base)
        painter.end()

    def metrics(self) -> QFontMetricsF:
        """Metrics of the font the button draws with."""
        return QFontMetricsF(self._font())

    def _font(self) -> QFont:
        role = "second_medium" if self.small else "body_medium"
        if self.kind == FILLED:
            role = "body_strong"
        return theme().font(role)

    def _icon_width(self) -> int:
        return theme().px(16) + theme().px(8) if self.icon_name else 0

    def _side(self) -> int:
        return theme().px(2 if self.kind == LINK else 11 if self.small else 15)

    def _colours(self) -> tuple[str, str | None, str | None]:
        """Token names of text, ground and border."""
        pressed = self.isDown() or (self._hovered and self.isEnabled())
        if self.kind == LINK:
            return ("accent" if self.isEnabled() else "disabled", None, None)
        if not self.isEnabled():
            return ("disabled", "window", "line")
        if self.kind == FILLED:
            return ("on_accent", "accent", "accent")
        return ("text", "sunken" if pressed else "surface", "field")

    def _pressed_by_key(self) -> None:
        if self.isEnabled() and self.isVisible():
            self.click()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
