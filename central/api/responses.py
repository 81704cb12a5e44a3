"""Which answers each call can give, for OpenAPI; a test asks for each of them."""

from typing import Any

from central.api.documents import Refusal

_WORDS = {
    400: "The request cannot be read: nonce, digest, JSON, op list or parameter.",
    401: "The credential is unknown or revoked. Decides nothing.",
    403: "Not this credential's stream, or the stream is revoked. Decides nothing.",
    404: "There is no such thing at the centre.",
    409: "The cursor is unknown, or another op holds a place of the stream. Nothing was decided.",
    413: "More than 8 MiB, more than 100:1, or too many ops.",
    415: "An encoding the centre does not know.",
    426: "The protocol version is not taken; `params.oldest` is.",
    500: "The centre failed; nothing is known about the request.",
    503: "The centre is busy, nothing was kept; `Retry-After` says when.",
}

_HEADERS: dict[str, Any] = {
    "Loket-Nonce": {"description": "That of the request.", "schema": {"type": "string"}},
    "Loket-Epoch": {"description": "`ordinal:id` of the database's life.", "schema": {"type": "string"}},
    "Content-Digest": {"description": "RFC 9530, over the bytes as sent.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "`no-store`.", "schema": {"type": "string"}},
}

REQUEST_HEADERS: list[dict[str, Any]] = [
    {
        "name": "Loket-Protocol",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "const": "1"},
        "description": "Version of the protocol.",
    },
    {
        "name": "Loket-Program",
        "in": "header",
        "required": False,
        "schema": {"type": "string"},
        "description": "Version of the program.",
    },
    {
        "name": "Loket-Nonce",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9A-Fa-f]{32}$"},
        "description": "New for each request; comes back with the answer.",
    },
]


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals a call can answer with, besides those that any call can."""
    told: dict[int | str, dict[str, Any]] = {}
    for status in sorted({400, 413, 415, 426, 500, 503, *statuses}):
        told[status] = {
            "description": _WORDS[status],
            "model": Refusal,
            "headers": dict(_HEADERS),
        }
        if status == 503:
            told[status]["headers"]["Retry-After"] = {
                "description": "Seconds.",
                "schema": {"type": "integer"},
            }
    return told


def success(status: int, words: str, model: Any = None, **headers: str) -> dict[int | str, dict[str, Any]]:
    """The answer when all is well."""
    told: dict[str, Any] = {"description": words, "headers": dict(_HEADERS)}
    for name, text in headers.items():
        told["headers"][name] = {"description": text, "schema": {"type": "string"}}
    if model is not None:
        told["model"] = model
    return {status: told}
