"""Bytes of requests and answers: compression with limits.

And the digest over the bytes as sent (RFC 9530).
"""

import base64
import binascii
import gzip
import hashlib
import re
import zlib

import zstandard

from domain.protocol import LARGEST_BATCH

LARGEST_SENT = LARGEST_BATCH
"""Bytes of a request body as it travels; what comes out of it is limited to the same."""

MOST_RATIO = 100
SMALL = 64 * 1024
"""Below this many bytes the ratio is not looked at: a short body of one letter is no bomb."""

_WINDOW = 8 * 1024 * 1024
_STEP = 64 * 1024
_WORTH_IT = 200
_SHA_256 = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):\s*(?:,|$)")


class BodyRefused(Exception):
    """The body cannot be taken; ``status`` and ``code`` are the answer's."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def content_digest(sent: bytes) -> str:
    """The header value for these bytes."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(sent).digest()).decode()}:"


def check_digest(sent: bytes, header: str | None) -> None:
    """Raise ``BodyRefused`` when the header names another SHA-256; other algorithms are passed over."""
    found = _SHA_256.search(header or "")
    if header is None or (found is None and "sha-256" not in header):
        return
    try:
        told = base64.b64decode(found.group(1), validate=True) if found else b""
    except binascii.Error:
        told = b""
    if told != hashlib.sha256(sent).digest():
        raise BodyRefused(400, "digest")


def opened(sent: bytes, encoding: str | None) -> bytes:
    """The body in clear.

    Raises ``BodyRefused``: 415 unknown encoding, 413 too much comes out, 400 damaged.
    """
    name = (encoding or "identity").strip().lower()
    if name == "identity":
        return sent
    if name not in ("zstd", "gzip"):
        raise BodyRefused(415, "encoding")
    limit = min(LARGEST_BATCH, max(SMALL, MOST_RATIO * len(sent)))
    try:
        return _zstd_opened(sent, limit) if name == "zstd" else _gzip_opened(sent, limit)
    except (zstandard.ZstdError, zlib.error, EOFError, MemoryError):
        raise BodyRefused(400, "encoding") from None


def _zstd_opened(sent: bytes, limit: int) -> bytes:
    """Taken out step by step, so that no more than the limit is ever held, whatever the frame claims."""
    out = bytearray()
    rest = sent
    while rest:
        frame = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj(write_size=_STEP)
        for start in range(0, len(rest), 1024):
            out += frame.decompress(rest[start : start + 1024])
            if len(out) > limit:
                raise BodyRefused(413, "too_big")
            if frame.eof:
                rest = frame.unused_data + rest[start + 1024 :]
                break
        else:
            raise EOFError
    return bytes(out)


def _gzip_opened(sent: bytes, limit: int) -> bytes:
    frame = zlib.decompressobj(wbits=31)
    out = frame.decompress(sent, limit + 1)
    if len(out) > limit:
        raise BodyRefused(413, "too_big")
    if not frame.eof or frame.unused_data:
        raise EOFError
    return out


def packed_for(content: bytes, accepted: str | None) -> tuple[bytes, str | None]:
    """The bytes of an answer as they travel, and their encoding, None for identity."""
    names = {name.split(";")[0].strip().lower() for name in (accepted or "").split(",")}
    if len(content) < _WORTH_IT:
        return content, None
    if "zstd" in names:
        return _no_bomb(content, zstandard.ZstdCompressor(level=6).compress(content), "zstd")
    if "gzip" in names:
        return _no_bomb(content, gzip.compress(content, 6, mtime=0), "gzip")
    return content, None


def _no_bomb(content: bytes, packed: bytes, encoding: str) -> tuple[bytes, str | None]:
    """Packed, unless a counter would take it for a bomb: a title of one letter a thousand times over."""
    if len(content) > max(SMALL, MOST_RATIO * len(packed)):
        return content, None
    return packed, encoding
