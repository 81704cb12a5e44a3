"""What one HTTP answer means: every status, authenticated or not, with every shape of body, in one class.

`docs/sync-protocol.md`, *What an answer means*, is this table in words.
"""

from enum import StrEnum

from domain.delivery import OpEvent


class Shape(StrEnum):
    """What stood in the body of an answer."""

    ABSENT = "absent"
    """No body at all."""
    NOT_JSON = "not_json"
    """Bytes that are no JSON: a page of a portal, a proxy's sentence."""
    FOREIGN = "foreign"
    """JSON that is neither the document asked for nor a problem."""
    PROBLEM = "problem"
    """A problem of RFC 9457 in our words."""
    EXPECTED = "expected"
    """The document this call asks for."""


class Meaning(StrEnum):
    """What the counter makes of an answer. All but ``ANSWERED`` and ``UNCHANGED`` end the call."""

    ANSWERED = "answered"
    """The centre's own document."""
    UNCHANGED = "unchanged"
    """304: what the counter holds is what the centre has."""
    NOT_THE_CENTRE = "not_the_centre"
    """Anything that is not authenticated: inert, whatever its status."""
    GARBLED = "garbled"
    """The centre said yes in words nobody understands: whether it decided is not known."""
    CREDENTIAL_REFUSED = "credential_refused"
    TOO_OLD = "too_old"
    CURSOR_UNKNOWN = "cursor_unknown"
    """The counter's place in the feed is not in the centre's history: take a snapshot."""
    WAIT = "wait"
    """429, 503: come later."""
    TROUBLED = "troubled"
    """Every other authenticated refusal."""


CURSOR_UNKNOWN_CODE = "cursor_unknown"


def meaning(
    status: int, *, authenticated: bool, shape: Shape, code: str | None = None, conditional: bool = False
) -> Meaning:
    """The class of an answer.

    ``authenticated``: it echoes the request's nonce and its body is whole (digest and length fit).
    ``code`` is that of a problem body. ``conditional``: the request named an ETag, so 304 is a proper answer.
    """
    if not authenticated:
        return Meaning.NOT_THE_CENTRE
    if status == 204 or 200 <= status < 300:
        return Meaning.ANSWERED if shape is Shape.EXPECTED else Meaning.GARBLED
    if status == 304 and conditional:
        return Meaning.UNCHANGED
    if status in (401, 403):
        return Meaning.CREDENTIAL_REFUSED
    if status == 426:
        return Meaning.TOO_OLD
    if status == 409 and shape is Shape.PROBLEM and code == CURSOR_UNKNOWN_CODE:
        return Meaning.CURSOR_UNKNOWN
    if status in (429, 503):
        return Meaning.WAIT
    return Meaning.TROUBLED


def batch_event(answer: Meaning, *, bytes_left: bool) -> OpEvent:
    """What a push that ended in ``answer`` was for each of its ops, none of which it named.

    ``bytes_left``: at least one byte of the request may have left this machine.
    """
    if not bytes_left:
        return OpEvent.LATER
    if answer in (Meaning.NOT_THE_CENTRE, Meaning.GARBLED, Meaning.ANSWERED, Meaning.UNCHANGED):
        return OpEvent.NO_ANSWER
    return OpEvent.LATER
