"""Complaints taken while nobody could sign in: what the next officer reads and confirms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmergencyRow:
    """One of them: number, when, what, who, and the words themselves: they are read before they are
    confirmed.
    """

    number: str
    received: str
    title: str
    person: str
    content: str


@dataclass(frozen=True, slots=True)
class EmergencyState:
    """`title` says how many; `sentence` what confirming means."""

    title: str
    sentence: str
    rows: tuple[EmergencyRow, ...]
