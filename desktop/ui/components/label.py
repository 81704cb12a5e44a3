"""Text on a page: always plain, with the line height of its role, an icon beside it, and runs of emphasis."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.components.icon import draw_icon
from desktop.ui.plain import plain
from desktop.ui.theme import theme
from desktop.ui.theme.typography import ROLES

ICON_GAP = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text. `role` and `tone` override the label's; the marks are what a pen would do."""

    text: str
    role: str | None = None
    tone: str | None = None
    underlined: bool = False
    struck: bool = False


class Label(QLabel):
    """One text. `role` is a key of ROLES, `tone` a token name; without `wrap` it stays on one line."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        icon: str | None = None,
        wrap: bool = False,
        slashed_zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.role, self.tone, self.icon_name, self.slashed_zero = role, tone, icon, slashed_zero
        self.icon_tone: str | None = None
        self.ground = "surface"
        self._wrap = wrap
        self._runs: tuple[Run, ...] = ()
        self._widest: int | None = None
        self._lines: dict[int, int] = {}
        # A wrapped label must be free to grow: "Fixed" would hold it to the height of its widest form.
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(text)
        theme().changed.connect(self._restyle)

    def say(self, text: str) -> None:
        """Show this text."""
        self.say_runs([Run(text)])

    def say_runs(self, runs: Sequence[Run]) -> None:
        """Show these pieces one after the other."""
        self._runs = tuple(Run(plain(r.text), r.role, r.tone, r.underlined, r.struck) for r in runs)
        self._measure_anew()
        whole = "".join(run.text for run in self._runs)
        if whole != self.text():
            self.setText(whole)
        self.setAccessibleName(whole)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str, icon: str | None = None) -> None:
        """Change the colour, and the icon where one is given."""
        self.tone = tone
        self.icon_name = icon if icon is not None else self.icon_name
        self.updateGeometry()
        self.update()

    def needed_width(self) -> int:
        """Width of the text on one line, in px, icon included."""
        if self._widest is None:
            layout = self._laid_out(1 << 20)
            lines = (layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))
            self._widest = int(max(lines, default=0.0)) + 1
        return self._widest + self._icon_width()

    def sizeHint(self) -> QSize:
        width = self.needed_width()
        if self._wrap:
            width = min(width, theme().px(480))
        return self._with_margins(QSize(width, self._height_of(width)))

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return self.sizeHint()
        width = min(self.needed_width(), theme().px(96))
        return self._with_margins(QSize(width, theme().line_height(self.role)))

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._height_of(inner) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect()
        tokens = theme().tokens
        tone = self.tone if self.isEnabled() else "disabled"
        colour = getattr(tokens, tone)
        painter = QPainter(self)
        line = theme().line_height(self.role)
        left = float(area.left())
        layout = self._laid_out(area.width() - self._icon_width())
        height = layout.lineCount() * line
        top = area.top() + max(0, (area.height() - height) / 2)
        if self.icon_name:
            size = theme().px(16)
            ground = getattr(tokens, self.ground)
            icon_colour = getattr(tokens, self.icon_tone) if self.icon_tone else colour
            draw_icon(painter, self.icon_name, left, top + (line - size) / 2, size, icon_colour, ground)
            left += self._icon_width()
        if self.alignment() & Qt.AlignmentFlag.AlignRight and not self._wrap:
            left = area.right() + 1 - (self.needed_width() - self._icon_width())
        painter.setPen(theme().colour(tone))
        layout.draw(painter, QPointF(left, top))
        painter.end()

    def _icon_width(self) -> int:
        return theme().px(16) + theme().px(ICON_GAP) if self.icon_name else 0

    def _height_of(self, width: int) -> int:
        if not self._wrap:
            return self._plain_lines() * theme().line_height(self.role)
        # Layouts ask for the same few widths again and again.
        room = width - self._icon_width()
        if room not in self._lines:
            self._lines[room] = max(1, self._laid_out(room).lineCount())
        return self._lines[room] * theme().line_height(self.role)

    def _plain_lines(self) -> int:
        return self.text().count("\n") + 1

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size.grownBy(margins)

    def _laid_out(self, width: int) -> QTextLayout:
        base = theme().font(self.role, self.slashed_zero)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), base)
        option = QTextOption()
        wrapping = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option.setWrapMode(wrapping if self._wrap else QTextOption.WrapMode.ManualWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        line_height = theme().line_height(self.role)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
            y += line_height
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        start = 0
        for run in self._runs:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, len(run.text.encode("utf-16-le")) // 2
            start += piece.length
            shape = QTextCharFormat()
            if run.role is not None and run.role in ROLES:
                shape.setFont(theme().font(run.role, self.slashed_zero))
            if run.tone is not None:
                shape.setForeground(theme().colour(run.tone if self.isEnabled() else "disabled"))
            if run.underlined:
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            shape.setFontStrikeOut(run.struck)
            piece.format = shape
            formats.append(piece)
        return formats

    def _measure_anew(self) -> None:
        self._widest = None
        self._lines.clear()

    def _restyle(self) -> None:
        self._measure_anew()
        self.updateGeometry()
        self.update()
