"""What stands in an answer: its document, its problem, its clock, how long it asks to wait."""

import json
import ssl
from datetime import datetime
from email.utils import parsedate_to_datetime

import requests

from domain.json_values import JsonValue
from domain.outcome import Problem, parse_problem
from domain.problems import (
    CentreTroubled,
    CredentialRefused,
    LinkProblem,
    Portal,
    ProgramTooOld,
    RateLimited,
)
from sync.core.meaning import Meaning, Shape


def json_document(body: bytes | None) -> tuple[JsonValue, Shape]:
    """The document of a body and what it is before anybody has read it; None: no authenticated body."""
    if not body:
        return None, Shape.ABSENT
    try:
        document: JsonValue = json.loads(body)
    except (ValueError, RecursionError):
        return None, Shape.NOT_JSON
    return document, Shape.FOREIGN


def problem_in(document: JsonValue) -> Problem | None:
    """The problem a document is, if it is one."""
    try:
        return parse_problem(document)
    except (KeyError, TypeError):
        return None


def told_as(found: Meaning, problem: Problem | None, status: int) -> LinkProblem:
    """What a person is told about an answer that ended the call."""
    if found is Meaning.NOT_THE_CENTRE:
        return Portal(status=status)
    if found is Meaning.CREDENTIAL_REFUSED:
        return CredentialRefused(status=status)
    if found is Meaning.WAIT:
        return RateLimited(status=status) if status == 429 else CentreTroubled(status=status)
    if found is Meaning.TOO_OLD:
        oldest = None if problem is None else problem.params.get("oldest")
        return ProgramTooOld(oldest=oldest) if isinstance(oldest, str) else ProgramTooOld(oldest="?")
    return CentreTroubled(status=status)


def clock_of(response: requests.Response) -> datetime | None:
    """The clock of whoever answered, to the second."""
    try:
        told = parsedate_to_datetime(response.headers.get("Date", ""))
    except (TypeError, ValueError):
        return None
    return told if told.tzinfo is not None else None


def seconds_asked(response: requests.Response) -> float | None:
    """Seconds; a date is measured on the clock of whoever sent it."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        when = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    clock = clock_of(response)
    if clock is None or when.tzinfo is None:
        return None
    return max(0.0, (when - clock).total_seconds())


def is_certificate(broken: BaseException) -> bool:
    """Whether the handshake failed by what the other side showed, and not by a line that broke under it."""
    seen: list[BaseException] = []
    waiting: list[object] = [broken]
    while waiting:
        cause = waiting.pop()
        if not isinstance(cause, BaseException) or cause in seen:
            continue
        seen.append(cause)
        if isinstance(cause, ssl.SSLError) and not isinstance(
            cause, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError
        ):
            return True
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
    return False
