"""The intake page: one draft, what is still missing, what is worth a second look, what was just printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from desktop.presenters.state.parts import DeliveryName

JsonValue = object
Draft = Mapping[str, JsonValue]
"""Field path → JSON value, as in the table of domain.md; `date_precision` beside `date_of_incident`."""

Need = Literal["what", "where", "when", "who"]
ReceiptAnswer = Literal["yes", "again", "by_hand"]


@dataclass(frozen=True, slots=True)
class SetAsideDraft:
    """A draft that waits. `title` "Lena Tefa – surat tanah", `time` "10.12"."""

    id: str
    title: str
    time: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """One of the four needed things. `label` "Siapa"; `missing` says it: "siapa yang melapor"."""

    need: Need
    label: str
    missing: str
    done: bool


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A soft warning that never blocks. `quote` is a sentence of the narrative with `found` in it, or "";
    `act` is what the link to it says, without its key.
    """

    field: str
    sentence: str
    quote: str = ""
    found: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class PrintQuestion:
    """ "Bukti sudah keluar?" for one saved complaint; it waits until it is answered."""

    complaint: str
    name: str
    saved: str
    local_number: str
    title: str
    delivery: DeliveryName
    delivery_word: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of a reference list. `text` is kept, `label` is read ("Infrastruktur › Air bersih")."""

    code: str
    text: str
    label: str
    catalogue: str


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The two reference lists of the form, in the order in which they are shown."""

    categories: tuple[Choice, ...] = ()
    institutions: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a complaint from being saved: where to type it, and the sentence that says so."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class IntakeState:
    """Everything beside the fields. `saved` is the draft's last second on disk, "10.47.32", or ""."""

    saved: str = ""
    drafts: tuple[SetAsideDraft, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    second_looks: tuple[SecondLook, ...] = ()
    questions: tuple[PrintQuestion, ...] = ()
    trouble: str = ""


class IntakeView(Protocol):
    """What an intake presenter needs of the page.

    Signals: `draft_changed()`, `save_requested(bool print)`, `set_aside_requested()`, `draft_wanted(str id)`,
    `receipt_answered(str complaint, str answer)` (a ReceiptAnswer), `left_field()` (a moment to journal).
    """

    def draft(self) -> dict[str, JsonValue]:
        """What is typed now."""

    def set_draft(self, draft: Draft) -> None:
        """Show this draft instead; an empty one clears the form."""

    def show_state(self, state: IntakeState) -> None:
        """Show what is missing, worth a look, set aside, printed. Never touches a field."""

    def show_catalogues(self, catalogues: Catalogues) -> None:
        """Fill the closed lists; what was chosen stays chosen."""

    def point_out(self, missing: Missing) -> None:
        """Move to the field and say what is missing there."""

    def show_saved(self, sentence: str) -> None:
        """Say that a complaint has been saved, with its number; the form is empty again."""

    def start(self) -> None:
        """The cursor in the first field."""
