"""Perlu perhatian: the complaints that need a person, and the card of the one that is chosen."""

from dataclasses import dataclass
from typing import Literal, Protocol

from desktop.presenters.state.parts import EditField, Readiness

AttentionKind = Literal["conflict", "uncertain", "needs_correction"]


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One complaint in the list; `line` is "Nardi Tamonob · dua isian berbeda"."""

    complaint: str
    kind: AttentionKind
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class AttentionGroup:
    """Items of one kind under "Perlu keputusan (1)"."""

    kind: AttentionKind
    heading: str
    items: tuple[AttentionItem, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a value; `differs` where its characters differ from the base and are underlined."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ConflictChoice:
    """One value to choose. `code` comes back: "here", "centre", or "proposal:N" for a third counter's."""

    code: str
    heading: str
    value: tuple[Mark, ...]
    author: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class ConflictQuestion:
    """One field that two sides changed. `base` is what both had seen, `base_when` "dicatat 20 Nov 09.17".

    `editors` write the right value ("Tulis yang benar"); their names and texts come back with the decision.
    """

    conflict: str
    field: str
    base: tuple[Mark, ...]
    base_when: str
    choices: tuple[ConflictChoice, ...]
    editors: tuple[EditField, ...]
    number: bool = False


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """`question` "Dua isian berubah … Mana yang benar?"; `merged` lists what needs nothing.

    Each of `merged` is (field, value, from whom): ("Kategori", "Kesehatan › Puskesmas", "dari pusat").
    """

    complaint: str
    question: str
    subtitle: str
    questions: tuple[ConflictQuestion, ...]
    merged: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UncertainStep:
    """One row of what is known: "Kapan", "Hari ini 06.41.12, percobaan ke-1", "oleh pengiriman otomatis"."""

    label: str
    strong: str
    rest: str
    second: str


@dataclass(frozen=True, slots=True)
class UncertainCard:
    """First that the complaint is safe, then sent, when, heard, next, then what to say to the citizen."""

    complaint: str
    title: str
    subtitle: str
    local_number: str
    safe: str
    safe_why: str
    steps: tuple[UncertainStep, ...]
    say: str
    do_not: str
    asking: bool = False
    details: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionProblem:
    """What the centre could not take: the field, its value and the sentence that says what to do."""

    field: str
    value: str
    sentence: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionCard:
    """A complaint the centre sent back, with the way to put it right."""

    complaint: str
    title: str
    subtitle: str
    local_number: str
    safe: str
    problems: tuple[CorrectionProblem, ...]
    say: str
    details: str = ""


AttentionCard = ConflictCard | UncertainCard | CorrectionCard


@dataclass(frozen=True, slots=True)
class AttentionEmpty:
    """Nothing waits: one sentence and the facts that prove it."""

    title: str
    sentence: str
    facts: tuple[Readiness, ...]


@dataclass(frozen=True, slots=True)
class AttentionState:
    """The list and the card of the chosen complaint, or `empty`. `aside` "3 laporan menunggu petugas"."""

    aside: str
    groups: tuple[AttentionGroup, ...]
    chosen: str | None
    card: AttentionCard | None
    empty: AttentionEmpty | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one question. `choice` is a ConflictChoice's code, "written" or "later".

    `written` holds the editors' names and texts when `choice` is "written".
    """

    conflict: str
    choice: str
    written: tuple[tuple[str, str], ...] = ()


class AttentionView(Protocol):
    """What the presenter needs of the page.

    Signals: `item_chosen(str complaint)`, `decided(str complaint, object decisions)` with a
    tuple[Decision, ...] that holds no "later", `postponed(str complaint)`, `ask_requested(str complaint)`,
    `correct_requested(str complaint)`, `receipt_requested(str complaint, str kind)`,
    `new_complaint_wanted()`, `register_wanted()`, `fact_act(str)`.
    """

    def show_state(self, state: AttentionState) -> None:
        """Show list and card; choices already made for the same questions stay."""
