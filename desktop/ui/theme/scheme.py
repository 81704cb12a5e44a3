"""Which colours to wear: the program's setting, the environment, or what the system asks for."""

import os
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette, QStyleHints

from desktop.ui.theme.contrast import luminance
from desktop.ui.theme.tokens import DARK, LIGHT, Tokens, high_contrast

CHOICES = ("system", "light", "dark", "contrast")


def wanted_scheme(setting: str) -> str:
    """`LOKET_THEME` wins over the setting; an unknown word means "system"."""
    asked = os.environ.get("LOKET_THEME", "") or setting
    return asked if asked in CHOICES else "system"


@cache
def system_hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """The system's hints, held for as long as the program runs.

    PySide invalidates the inner object when the Python side of the outer one is collected.
    """
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def system_asks_for_contrast() -> bool:
    """True where the system runs a high-contrast theme."""
    return system_hints()[1].contrastPreference() == Qt.ContrastPreference.HighContrast


def tokens_of(palette: QPalette) -> Tokens:
    """High-contrast tokens from the system palette."""

    def hexed(role: QPalette.ColorRole, group: QPalette.ColorGroup = QPalette.ColorGroup.Active) -> str:
        return palette.color(group, role).name().upper()

    return high_contrast(
        window=hexed(QPalette.ColorRole.Window),
        text=hexed(QPalette.ColorRole.WindowText),
        highlight=hexed(QPalette.ColorRole.Highlight),
        highlighted_text=hexed(QPalette.ColorRole.HighlightedText),
        attention=hexed(QPalette.ColorRole.Link),
        disabled=hexed(QPalette.ColorRole.WindowText, QPalette.ColorGroup.Disabled),
    )


def tokens_for(setting: str, system_palette: QPalette) -> Tokens:
    """The tokens to wear now. `system_palette` is the palette before the program set its own."""
    scheme = wanted_scheme(setting)
    if scheme == "contrast":
        return high_contrast()
    if scheme == "system" and system_asks_for_contrast():
        return tokens_of(system_palette)
    if scheme == "system":
        shown = QGuiApplication.styleHints().colorScheme()
        if shown == Qt.ColorScheme.Unknown:
            ground = system_palette.color(QPalette.ColorRole.Window).name()
            return DARK if luminance(ground) < 0.2 else LIGHT
        return DARK if shown == Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme == "dark" else LIGHT
