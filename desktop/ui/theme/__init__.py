"""Colours, type and sizes of the visual target."""

from desktop.ui.theme.theme import Theme, theme
from desktop.ui.theme.tokens import DARK, LIGHT, Tokens, high_contrast

__all__ = ["DARK", "LIGHT", "Theme", "Tokens", "high_contrast", "theme"]
