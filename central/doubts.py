"""What the centre flags about a complaint it has accepted. It refuses none of this: a counter may save it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from domain.json_values import JsonValue, Values
from domain.office_time import Zone
from domain.validation import flags


@dataclass(frozen=True)
class Surroundings:
    """What a complaint is held against: the office's zone and the codes the centre knows now."""

    zone: Zone
    officers: AbstractSet[str]
    categories: AbstractSet[str]
    institutions: AbstractSet[str]


def doubts(values: Values, author: str | None, around: Surroundings, now: datetime) -> list[str]:
    """The doubts as ``code:field``, without any of the complaint's own words.

    ``author`` is the officer's code.
    """
    found = [f"{flag.doubt.value}:{flag.field}" for flag in flags(values, around.zone.local(now).date())]
    if _code(values.get("category")) not in around.categories | {None}:
        found.append("unknown_code:category")
    if _code(values.get("institution")) not in around.institutions | {None}:
        found.append("unknown_code:institution")
    if author is not None and author not in around.officers:
        found.append("unknown_officer:by")
    return found


def _code(value: JsonValue) -> str | None:
    code = value.get("code") if isinstance(value, dict) else None
    return code if isinstance(code, str) else None
