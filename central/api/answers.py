"""Answers: JSON documents and problem documents."""

from collections.abc import Mapping

from starlette.responses import Response

from central.sentences import problem
from domain.json_values import JsonValue, canonical_bytes

OLDEST_PROTOCOL = "1"
RETRY_SECONDS = 5


def document(content: JsonValue, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    return Response(canonical_bytes(content), status, headers, media_type="application/json")


def refusal(
    status: int,
    code: str,
    headers: Mapping[str, str] | None = None,
    field: str | None = None,
    **params: JsonValue,
) -> Response:
    """A problem as an answer (RFC 9457, with our members)."""
    content: dict[str, JsonValue] = {"status": status, **problem(code, field, **params).document()}
    return Response(canonical_bytes(content), status, headers, media_type="application/problem+json")


def busy() -> Response:
    """Nothing was done; come back later."""
    return refusal(503, "busy", {"Retry-After": str(RETRY_SECONDS)})


def too_old() -> Response:
    """The program speaks a protocol that is no longer, or not yet, taken."""
    return refusal(426, "upgrade", {"Upgrade": "Loket"}, oldest=OLDEST_PROTOCOL)
