"""The theme being worn: colours, sizes and fonts for all that draws, and one signal when they change."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.scheme import system_hints, tokens_for
from desktop.ui.theme.sheet import style_sheet
from desktop.ui.theme.tokens import LIGHT, Tokens
from desktop.ui.theme.typography import ROLES, font, load_fonts

SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0


class Theme(QObject):
    """Wear it once with `wear`; components ask it when they draw and listen to `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = LIGHT
        self.scale = 1.0
        self._setting = "system"
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._system_palette = QGuiApplication.palette()
        self._system_scale = 1.0
        self._worn = False
        self._dressed: tuple[Tokens, float] | None = None

    def wear(self, setting: str = "system", text_size: float | None = None) -> None:
        """Dress the application. `setting` is system, light, dark or contrast.

        `text_size` is 1.0 to 2.0; None takes the system's.
        """
        if not self._worn:
            self._first_time()
        self._setting = setting
        wanted = self._system_scale if text_size is None else text_size
        self.scale = min(max(wanted, SMALLEST_SCALE), LARGEST_SCALE)
        self._fonts.clear()
        self._dress()

    def font(self, role: str, slashed_zero: bool = False) -> QFont:
        """The font of a role (see `typography.ROLES`) at the present text size."""
        key = (role, slashed_zero)
        if key not in self._fonts:
            self._fonts[key] = font(role, self.scale, slashed_zero)
        return self._fonts[key]

    def line_height(self, role: str) -> int:
        """Line height of a role in px at the present text size."""
        return round(ROLES[role].line * self.scale)

    def px(self, n: float) -> int:
        """A length of the design at the present text size."""
        return round(n * self.scale)

    def colour(self, token: str) -> QColor:
        """The colour of a token by its name, e.g. "accent"."""
        return QColor(getattr(self.tokens, token))

    def _first_time(self) -> None:
        self._worn = True
        load_fonts()
        self._system_palette = QGuiApplication.palette()
        self._system_scale = system_text_scale(QGuiApplication.font().pointSizeF(), sys.platform)
        hints, accessibility = system_hints()
        hints.colorSchemeChanged.connect(self._system_changed)
        accessibility.contrastPreferenceChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # Forget our own palette first: what is read next must be the system's.
            application.setPalette(QPalette())
            self._system_palette = application.palette()
        self._dressed = None
        self._dress()

    def _dress(self) -> None:
        wanted = (tokens_for(self._setting, self._system_palette), self.scale)
        if wanted == self._dressed:
            return  # the same clothes: no widget needs to be laid out again
        self._dressed = wanted
        self.tokens = wanted[0]
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyle("Fusion")
            application.setFont(self.font("body"))
            application.setPalette(palette_of(self.tokens))
            application.setStyleSheet(style_sheet(self.tokens, self.scale))
        self.changed.emit()


def palette_of(t: Tokens) -> QPalette:
    """A Qt palette of the tokens, for what no style sheet reaches (menus, the system-like dialogs)."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: t.window,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.sunken,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent,
        role.PlaceholderText: t.text_2,
        role.ToolTipBase: t.surface,
        role.ToolTipText: t.text,
    }
    for key, value in pairs.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.disabled))
    return palette


def system_text_scale(points: float, platform: str) -> float:
    """How much larger than usual the system writes, from the size of its font; never below 1.0.

    Windows writes 9 points and Linux desktops 9 to 11 when nobody has asked for larger text.
    """
    usual = 9.0 if platform == "win32" else 11.0
    return min(max(points / usual, SMALLEST_SCALE), LARGEST_SCALE)


_worn_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of the running application (there is one screen, so there is one)."""
    global _worn_theme
    if _worn_theme is None:
        _worn_theme = Theme()
    return _worn_theme
