"""Complaints taken while nobody could sign in: what the next officer reads and confirms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmergencyRow:
    """One of them: number, when, what, who."""

    number: str
    received: str
    title: str
    person: str


@dataclass(frozen=True, slots=True)
class EmergencyState:
    """`title` says how many; `sentence` what confirming means."""

    title: str
    sentence: str
    rows: tuple[EmergencyRow, ...]
