"""The two typefaces of paper: Inter for words, Noto Sans Mono for numbers that a person copies.

Both are bundled (OFL), so that a receipt looks the same on every machine and no glyph is missing.
"""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

WORDS = ["Inter", "Noto Sans"]
DIGITS = ["Noto Sans Mono", "DejaVu Sans Mono"]

FONT_FOLDER = Path(__file__).parents[1] / "resources" / "fonts"
_registered: list[int] = []


def register_fonts() -> None:
    """Make the bundled files known to Qt, once a process. Needs a running ``QGuiApplication``."""
    if _registered:
        return
    for path in sorted((*FONT_FOLDER.rglob("*.otf"), *FONT_FOLDER.rglob("*.ttf"))):
        _registered.append(QFontDatabase.addApplicationFont(str(path)))


def paper_font(pixels: float, *, heavy: bool = False, digits: bool = False) -> QFont:
    """A font of this height in device pixels. The zero of numbers to copy is slashed."""
    font = QFont(DIGITS if digits else WORDS)
    font.setPixelSize(max(1, round(pixels)))
    weight = QFont.Weight.Normal
    if heavy:
        weight = QFont.Weight.Bold if digits else QFont.Weight.DemiBold
    font.setWeight(weight)
    # Printers have dots enough: without this, advances are rounded to screen pixels and lines drift.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Inter swaps dashes and colons between capitals for glyphs that have no letter of their own; in a PDF
    # they would be seen but neither found nor read aloud.
    # The same holds for the tabular figures and slashed zeros of the window, which Qt would take over from
    # the application's font where this one does not say no.
    for feature in ("calt", "tnum", "zero"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
