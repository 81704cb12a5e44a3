"""The register: filters with counts, rows asked for page by page, the preview of the chosen row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.presenters.state.parts import DeliveryName, Fact, HandlingName, Notice, Readiness


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One complaint as two lines of a table; `spoken` is the row as one sentence.

    `person` is "Thomas Ulu, Desa Fatuteas"; `received` "kemarin 14.05"; `number` the short number "0011-X".
    `delivery_word` "Sampai #1916218"; `pending` "" or "1 perubahan menunggu". `handling` None shows the word
    alone ("belum di pusat"). `handling_note` is the second line ("Dinas Kesehatan", "Jawaban baru");
    `note_strong` where it is news.
    """

    id: str
    title: str
    person: str
    received: str
    number: str
    delivery: DeliveryName
    delivery_word: str
    handling: HandlingName | None
    handling_word: str
    spoken: str
    pending: str = ""
    handling_note: str = ""
    note_strong: bool = False


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """A filter button: `name` all, new_reply or a delivery state, which also gives its shape."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class RegisterEmpty:
    """The page before the first complaint (`readiness`), or a search that found nothing."""

    title: str
    sentence: str
    first_start: bool = False
    readiness: tuple[Readiness, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterState:
    """Everything but the rows: those the table asks of `RegisterRows` while it scrolls."""

    filters: tuple[RegisterFilter, ...]
    chosen: str
    order: str
    empty: RegisterEmpty | None = None


@dataclass(frozen=True, slots=True)
class RegisterPreview:
    """The chosen complaint beside the table. `can_ask` shows "Tanyakan ke pusat"."""

    id: str
    title: str
    person: str
    notice: Notice | None
    facts: tuple[Fact, ...]
    content: str
    can_ask: bool = False


class RegisterRows(Protocol):
    """Where the table gets its rows, in the order shown. Asked on the main thread, in pages of 100."""

    def count(self) -> int:
        """How many rows the present search and filter have."""

    def page(self, offset: int, limit: int) -> Sequence[RegisterRow]:
        """The rows from `offset` on, at most `limit`."""

    def position(self, complaint_id: str) -> int | None:
        """Where this complaint stands now, or None when it is not among the rows."""


class RegisterView(Protocol):
    """What a register presenter needs of the page.

    Signals: `search_changed(str)` (after a short rest), `filter_chosen(str)`, `complaint_selected(str)`,
    `complaint_opened(str)`, `ask_requested(str)`, `new_complaint_wanted()`, `sync_requested()`,
    `readiness_act(str)`.
    """

    def use_rows(self, rows: RegisterRows) -> None:
        """Where the rows come from; call once."""

    def show_state(self, state: RegisterState) -> None:
        """Show filters, order and, where there is nothing, why."""

    def refresh_rows(self) -> None:
        """The rows have changed: ask again for those in sight; selection and scrolling stay."""

    def restart_rows(self) -> None:
        """Another search or filter: begin at the top with its first row chosen."""

    def show_preview(self, preview: RegisterPreview | None) -> None:
        """Show the chosen complaint."""

    def show_search(self, text: str) -> None:
        """Put a text into the search field without reporting it."""
