"""Pieces that several pages show. All words are ready to be read; all of them are shown as plain text."""

from dataclasses import dataclass
from typing import Literal

DeliveryName = Literal[
    "waiting", "sending", "uncertain", "delivered", "needs_correction", "conflict", "cancelled"
]
HandlingName = Literal["unverified", "postponed", "forwarded", "in_progress", "done", "archived"]
Edge = Literal["warn", "bad", "conflict", "accent"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. `number` asks for the slashed zero of numbers that a person copies."""

    label: str
    value: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What needs to be said about a complaint: a card that speaks, with the shape of a delivery state."""

    edge: Edge
    delivery: DeliveryName
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a closed list: what is kept and what is read."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class EditField:
    """One editor. `name` comes back with the value; a flag's value is "true" or "false".

    `note` is a quiet word such as "boleh menyusul"; the page puts it in brackets.
    `kind`: line, text (several lines), choice (one of `options`) or flag.
    """

    name: str
    label: str
    value: str
    kind: Literal["line", "text", "choice", "flag"] = "line"
    note: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """One line of "Kesiapan loket" or "Keadaan sekarang": a thing, a shape and how it stands.

    `shape`: "ok" (tick), "look" (circled exclamation mark), "delivered" (the green disc) or "reply".
    `act` is "" or the name the page reports when the small button `act_label` is pressed.
    """

    label: str
    words: str
    shape: Literal["ok", "look", "delivered", "reply"] = "ok"
    act: str = ""
    act_label: str = ""
