"""Reading the documents that only the gateway meets: a place at the centre, a page of outcomes, a pack."""

from domain.json_values import JsonValue, as_object, as_text, as_whole
from domain.protocol import MalformedAnswer, parse_outcomes
from sync.connectors.port import Enrolled, OutcomesPage


def parse_enrolled(document: JsonValue) -> Enrolled:
    """The answer to an enrolment. Raises ``MalformedAnswer``."""
    try:
        members = as_object(document)
        counter = as_object(members["counter"])
        cursor = members.get("cursor")
        return Enrolled(
            credential=as_text(members["credential"]),
            counter_code=as_text(counter["code"]),
            counter_name=as_text(counter["name"]),
            stream=as_text(members["stream"]),
            demo=members.get("demo") is True,
            unit=as_object(members["unit"]),
            cursor=None if cursor is None else as_text(cursor),
        )
    except (KeyError, TypeError) as problem:
        raise MalformedAnswer(str(problem)) from problem


def parse_outcomes_page(document: JsonValue) -> OutcomesPage:
    """A page of outcomes. Raises ``MalformedAnswer``."""
    outcomes = parse_outcomes(document)
    try:
        members = as_object(document)
        through = as_whole(members["through"]) if members["more"] is True else None
        return OutcomesPage(outcomes, through)
    except (KeyError, TypeError) as problem:
        raise MalformedAnswer(str(problem)) from problem


def parse_object(document: JsonValue) -> dict[str, JsonValue]:
    """Any object. Raises ``MalformedAnswer``."""
    try:
        return as_object(document)
    except TypeError as problem:
        raise MalformedAnswer(str(problem)) from problem
