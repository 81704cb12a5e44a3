"""What one receipt says, in reading order, before anybody decides where on the paper it stands.

Pure: no Qt, no clock, no look-up. A page is made by ``first_receipt`` or ``second_receipt`` and laid out by
``drawing``. Both papers are drawn from the same page: what stands only on one of them says so with
``papers``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The paper a receipt is printed on; the values are those of ``loket-admin receipt --format``."""

    A5 = "a5"
    ROLL = "80mm"


EVERY_PAPER = frozenset(Paper)
ONLY_A5 = frozenset({Paper.A5})
ONLY_ROLL = frozenset({Paper.ROLL})


class Shape(StrEnum):
    """The sign beside the framed sentence, so that its meaning does not hang on words alone."""

    CLOCK = "clock"
    QUESTION = "question"
    ARRIVED = "arrived"
    CORRECTION = "correction"
    DECISION = "decision"
    CANCELLED = "cancelled"
    STEP_NONE = "step_none"
    STEP_ONE = "step_one"
    STEP_TWO = "step_two"
    STEP_THREE = "step_three"
    POSTPONED = "postponed"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence in one weight. ``digits`` marks numbers that a person copies by hand."""

    text: str
    strong: bool = False
    digits: bool = False


Text = tuple[Run, ...]


def plain(text: str) -> Text:
    """One run in the ordinary weight."""
    return (Run(text),)


def strong(text: str) -> Text:
    """One run in the heavier weight."""
    return (Run(text, strong=True),)


def words(text: Text) -> str:
    """The same text without weights, for tests and for a reader that cannot show them."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Status:
    """The framed sentence: the heart of the paper."""

    shape: Shape
    sentence: str
    detail: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A row with its label. ``roll_value`` is a shorter value for 80 mm where the long one would not help."""

    label: str
    value: Text
    roll_value: Text | None = None
    papers: frozenset[Paper] = EVERY_PAPER

    def value_on(self, paper: Paper) -> Text:
        """What the row says on this paper."""
        return self.roll_value if paper is Paper.ROLL and self.roll_value is not None else self.value


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: rows, paragraphs or numbered steps, in that order."""

    heading: str
    rows: tuple[Fact, ...] = ()
    paragraphs: tuple[Text, ...] = ()
    numbered: tuple[Text, ...] = ()
    papers: frozenset[Paper] = EVERY_PAPER


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a person copies: never broken over two lines, slashed zero, its own typeface."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code: what it holds, and the words beside it."""

    payload: str
    caption: Text
    roll_caption: Text


@dataclass(frozen=True, slots=True)
class Signature:
    """The line the officer signs on. The law asks for name and signature of who received the complaint."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Everything one receipt says. It may fill several sheets; ``running_head`` names the further ones."""

    office: str
    counter_line: str
    edition_lines: tuple[str, ...]
    marks: tuple[str, ...]
    title: str
    number: Number
    second_number: Number | None
    status: Status
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    code: Code
    signature: Signature
    closing: tuple[str, ...]
    running_head: str
    document_title: str
    """Title in the file's properties: the number only, never a name."""
