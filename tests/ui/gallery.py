"""Shows every page with invented states and writes pictures: `python -m tests.ui.gallery FOLDER [WORD …]`.

Words narrow it down: pages, sizes (1366, 1024), colours (light, dark, contrast), text sizes (100, 150, 200).
Run it on a screen of at least 1400 × 900 with a window manager.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.attention.page import AttentionPage
from desktop.ui.complaint.page import ComplaintPage
from desktop.ui.components import FocusRing
from desktop.ui.main_window import MainWindow
from desktop.ui.register.page import RegisterPage
from desktop.ui.theme import theme
from tests.ui import invented

# The design sizes include the system's title bar of 30 px.
SIZES = {"1366": (1366, 738), "1024": (1024, 570)}
COLOURS = ("light", "dark", "contrast")
TEXT_SIZES = {"100": 1.0, "150": 1.5, "200": 2.0}


class Shown:
    """The window with all read pages."""

    def __init__(self) -> None:
        self.register, self.complaint, self.attention = RegisterPage(), ComplaintPage(), AttentionPage()
        intake = QWidget()
        intake.setObjectName("page")
        self.window = MainWindow(
            {
                "intake": intake,
                "register": self.register,
                "complaint": self.complaint,
                "attention": self.attention,
            }
        )
        self.window.show_state(invented.FRAME)
        self.register.use_rows(invented.Rows())

    def pages(self) -> dict[str, Callable[[], None]]:
        """What can be shown, by name."""
        return {
            "register": self._register,
            "register-sending": self._sending,
            "register-first": self._first_start,
            "register-not-found": self._not_found,
            "complaint": self._complaint,
            "complaint-uncertain": self._complaint_uncertain,
            "complaint-correction": self._correction,
            "attention-conflict": lambda: self._attention("c3"),
            "attention-answered": self._answered,
            "attention-uncertain": lambda: self._attention("c11"),
            "attention-correction": lambda: self._attention("c9"),
            "attention-empty": self._nothing,
        }

    def _register(self) -> None:
        self.register.show_state(invented.REGISTER)
        self.register.show_preview(invented.PREVIEW)
        self.window.show_page("register")
        self.register.start()

    def _sending(self) -> None:
        self._register()
        self.window.show_state(invented.SENDING)

    def _first_start(self) -> None:
        self.register.show_state(invented.FIRST_START)
        self.window.show_page("register")
        self.register.start()

    def _not_found(self) -> None:
        self.register.show_state(invented.NOT_FOUND)
        self.window.show_page("register")
        self.register.seek()

    def _complaint(self) -> None:
        self.complaint.show_correction(None)
        self.complaint.show_state(invented.COMPLAINT)
        self.window.show_page("complaint")
        self.complaint.start()

    def _complaint_uncertain(self) -> None:
        self.complaint.show_correction(None)
        self.complaint.show_state(invented.UNCERTAIN_COMPLAINT)
        self.window.show_page("complaint")
        self.complaint.start()

    def _correction(self) -> None:
        self.complaint.show_state(invented.COMPLAINT)
        self.window.show_page("complaint")
        self.complaint.show_correction(invented.CORRECTION_FORM)

    def _attention(self, chosen: str) -> None:
        self.attention.show_state(invented.attention(chosen))
        self.window.show_page("attention")
        self.attention.start()

    def _answered(self) -> None:
        self._attention("c3")
        self.attention.conflict.questions[0].choose(2)
        self.attention.conflict.questions[1].choose(3)

    def _nothing(self) -> None:
        self.attention.show_state(invented.NOTHING_WAITS)
        self.window.show_page("attention")
        self.attention.start()


def settle(milliseconds: int = 120) -> None:
    """Let the window lay itself out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def tours(words: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Page, size, colours and text size of every picture wanted."""
    names = list(Shown().pages())
    pages = [name for name in names if name in words] or names
    sizes = [size for size in SIZES if size in words] or list(SIZES)
    colours = [colour for colour in COLOURS if colour in words] or list(COLOURS)
    texts = [text for text in TEXT_SIZES if text in words] or ["100"]
    yield from ((p, s, c, t) for s in sizes for c in colours for t in texts for p in pages)


def main() -> None:
    """Write the pictures."""
    application = QApplication(sys.argv[:1])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    theme().wear("light")
    ring = FocusRing(application)
    wanted = list(tours(sys.argv[2:]))
    shown = Shown()
    shown.window.show()
    for page, size, colour, text in wanted:
        theme().wear(colour, TEXT_SIZES[text])
        shown.window.resize(*SIZES[size])
        shown.window.activateWindow()
        shown.window.show_state(invented.FRAME)
        shown.pages()[page]()
        settle()
        name = f"{page}-{size}-{colour}-{text}.png"
        shown.window.grab().save(str(folder / name))
    ring.deleteLater()
    shown.window.close()


if __name__ == "__main__":
    main()
