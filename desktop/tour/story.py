"""What the tour plays: the earlier days and the morning, as told in `morning/`."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from domain.document import values_from_document
from domain.json_values import Values


@dataclass(frozen=True)
class EarlierComplaint:
    """A complaint of an earlier day: who took it and when, and what was said."""

    officer: str
    recorded_at: datetime
    values: Values


def earlier_days() -> Iterator[EarlierComplaint]:
    """The sixty, oldest first."""
    text = files("desktop").joinpath("tour", "morning", "sixty.jsonl").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        document = json.loads(line)
        officer, recorded_at = document.pop("officer"), document.pop("recorded_at")
        found.append(
            EarlierComplaint(officer, datetime.fromisoformat(recorded_at), values_from_document(document))
        )
    yield from sorted(found, key=lambda earlier: earlier.recorded_at)


@dataclass(frozen=True)
class Morning:
    """The story's five complaints and what happens to the last of them on two sides."""

    officer: str
    pin: str
    taken_offline: tuple[Mapping[str, Any], ...]
    interrupted: Mapping[str, Any]
    typed_before: str
    typed_after: str
    at_centre: Mapping[str, Any]
    here: Mapping[str, Any]


def morning() -> Morning:
    """The story as written down."""
    text = files("desktop").joinpath("tour", "morning", "story.json").read_text(encoding="utf-8")
    told = json.loads(text)
    return Morning(
        officer=told["officer"],
        pin=told["pin"],
        taken_offline=tuple(taken["fields"] for taken in told["taken_offline"]),
        interrupted=told["interrupted"]["fields"],
        typed_before=told["interrupted"]["content_before_kill"],
        typed_after=told["interrupted"]["content_after_recovery"],
        at_centre=told["two_hands"]["centre"],
        here=told["two_hands"]["here"],
    )


@dataclass(frozen=True)
class Answer:
    """What the centre has done with the complaint of one line; ``arguments`` are those of `act`."""

    line: int
    arguments: tuple[str, ...]


def answers() -> Iterator[Answer]:
    """The centre's work on earlier days."""
    text = files("desktop").joinpath("tour", "morning", "answers.json").read_text(encoding="utf-8")
    for told in json.loads(text)["answers"]:
        reply = ("--reply", told["reply"]) if "reply" in told else ()
        yield Answer(told["line"], ("--status", told["status"], *reply))
