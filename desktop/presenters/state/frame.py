"""The frame round every page: who is on duty, the three counts, the link, and the pages themselves."""

from dataclasses import dataclass
from typing import Literal, Protocol

PageName = Literal["intake", "register", "attention", "complaint"]
LinkShape = Literal["none", "signal", "sending", "trouble"]


@dataclass(frozen=True, slots=True)
class FrameState:
    """What the frame shows on every page.

    `last_contact` is "hari ini 06.41", or "" when the centre has never answered. `link` is one sentence, with
    the progress in it while sending ("9 dari 14 sampai"); `link_short` is what a narrow window shows.
    `progress` is (done, of all) while sending. `code` (LKT-nnn) and `details` are one click away from `link`.
    """

    window_title: str
    officer_name: str
    officer_role: str
    waiting: int
    attention: int
    last_contact: str
    link: str
    link_short: str
    link_shape: LinkShape = "none"
    progress: tuple[int, int] | None = None
    demo: bool = False
    details: str = ""


class FrameView(Protocol):
    """What a frame presenter needs of the main window.

    Signals (see `desktop.ui.main_window`): `page_wanted(str)` (a PageName), `new_complaint_wanted()`,
    `search_wanted()`, `sync_requested()`, `waiting_wanted()`, `attention_wanted()`, `contact_wanted()`,
    `switch_officer_wanted()`.
    """

    def show_state(self, state: FrameState) -> None:
        """Show the counts, the officer and the link."""

    def show_page(self, page: PageName) -> None:
        """Bring this page to the front; the complaint page belongs to the entry of the register."""

    def announce(self, sentence: str) -> None:
        """Say a change politely to a screen reader, at most once every ten seconds, the newest wins."""
