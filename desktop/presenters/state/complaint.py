"""One complaint: where it stands, what was answered, its facts, its history, and correcting it."""

from dataclasses import dataclass
from typing import Literal, Protocol

from desktop.presenters.state.parts import DeliveryName, EditField, HandlingName, Notice

ReceiptKind = Literal["first", "second"]
HistoryIcon = Literal[
    "clock",
    "message-square",
    "printer",
    "arrow-right",
    "pencil",
    "file-plus",
    "check",
    "circle-alert",
    "delivery-waiting",
    "delivery-sending",
    "delivery-uncertain",
    "delivery-delivered",
    "delivery-needs_correction",
    "delivery-conflict",
    "delivery-cancelled",
]


@dataclass(frozen=True, slots=True)
class ReplyCard:
    """An institution's answer: `heading` "Jawaban Dinas Pekerjaan Umum", `when` "Rabu 18 November, 15.20".

    `told_word` is "Belum disampaikan kepada pelapor" or since when it has been; `told` says which. Where
    `can_mark_told` the card has a button that reports `reply_told`.
    """

    id: str
    heading: str
    when: str
    text: str
    told_word: str
    told: bool
    can_mark_told: bool = False


@dataclass(frozen=True, slots=True)
class PendingValue:
    """A change that the centre does not have yet. `delivery` gives the shape beside `word`."""

    previous: str
    word: str
    delivery: DeliveryName = "waiting"


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of facts. `reveal` is "" or "Lihat NIK"; pressing it reports `reveal_requested(name)`."""

    name: str
    label: str
    value: str
    number: bool = False
    pending: PendingValue | None = None
    reveal: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What happened, newest first."""

    icon: HistoryIcon
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class ComplaintState:
    """Everything on the page of one complaint.

    `subtitle` "Fransiska Oematan"; `local_number` "L07-20261109-0013-2"; `tracking` "#1916218" or "".
    `pending` "1 perubahan menunggu" or "". `handling_note` is the institution or "". `content_aside`
    "Pengaduan · Infrastruktur › Penerangan jalan". `expectation` may be "". `receipts` lists what can be
    printed, the first is what the filled button prints; `lapor_label` is the line on what lapor.go.id shows.
    """

    id: str
    title: str
    subtitle: str
    local_number: str
    tracking: str
    delivery: DeliveryName
    delivery_word: str
    pending: str
    handling: HandlingName | None
    handling_word: str
    handling_note: str
    notice: Notice | None
    replies: tuple[ReplyCard, ...]
    content: str
    content_aside: str
    expectation: str
    facts: tuple[FactRow, ...]
    history: tuple[HistoryEntry, ...]
    receipts: tuple[ReceiptKind, ...]
    lapor_label: str = ""
    can_correct: bool = True
    notice_act: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """The same fields as recorded, in groups that are shown one under the other."""

    complaint: str
    groups: tuple[tuple[str, tuple[EditField, ...]], ...]
    refusal: str = ""


class ComplaintView(Protocol):
    """What a complaint presenter needs of the page.

    Signals: `back_wanted()`, `correct_requested(str id)`, `correction_saved(str id, object values)` with
    values a dict[str, str] of every editor's name and text, `correction_cancelled(str id)`,
    `receipt_requested(str id, str kind)`, `reveal_requested(str id, str name)`,
    `reply_told(str id, str reply)`, `notice_act_requested(str id)`.
    """

    def show_state(self, state: ComplaintState) -> None:
        """Show the complaint; the same complaint again keeps focus and scrolling."""

    def show_correction(self, form: CorrectionForm | None) -> None:
        """Open the form in place of the facts, show its errors, or close it."""
