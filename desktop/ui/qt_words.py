"""Qt's own words (OK, Batal, the print and file dialogs): Qt ships no Indonesian, so we bring ours."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

FOLDER = Path(__file__).parents[1] / "resources" / "qt"


def speak_qt(application: QCoreApplication, language: str) -> bool:
    """Install our catalogue of Qt's words; False where none was compiled, and Qt speaks English."""
    translator = QTranslator(application)
    if not translator.load(str(FOLDER / f"qtbase_{language}.qm")):
        return False
    return application.installTranslator(translator)
