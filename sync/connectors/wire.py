"""Bodies on the wire: compression with limits against bombs, and the digest over the bytes as sent."""

import base64
import gzip
import hashlib
import zlib
from io import BytesIO

import zstandard

from domain.protocol import LARGEST_BATCH

RATIO = 100
SMALL = 64 * 1024
"""Up to this many bytes no ratio is asked about: a short text of one letter is no bomb."""
LEVEL = 9
"""zstd level: the link is slower than any processor."""


class Undecodable(ValueError):
    """An encoding that is not known, bytes that are not in it, or more than the limits allow."""


def encoded(body: bytes, encoding: str) -> tuple[bytes, str | None]:
    """The bytes to send and their ``Content-Encoding``; None where packing gains nothing or makes a bomb."""
    packed = gzip.compress(body, mtime=0) if encoding == "gzip" else _zstd(body)
    if len(packed) >= len(body) or len(body) > allowed(len(packed)):
        return body, None
    return packed, encoding


def decoded(body: bytes, encoding: str | None) -> bytes:
    """The document in a body as received. Raises ``Undecodable``."""
    if encoding in (None, "", "identity"):
        return body
    limit = allowed(len(body))
    try:
        if encoding == "zstd":
            document = _unzstd(body, limit)
        elif encoding == "gzip":
            document = _gunzip(body, limit)
        else:
            raise Undecodable("encoding")
    except (zstandard.ZstdError, zlib.error) as problem:
        raise Undecodable("bytes") from problem
    if len(document) > limit:
        raise Undecodable("size")
    return document


def allowed(packed: int) -> int:
    """How many bytes may come out of so many."""
    return min(LARGEST_BATCH, max(SMALL, packed * RATIO))


def content_digest(body: bytes) -> str:
    """The value of ``Content-Digest`` (RFC 9530) for these bytes."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def _zstd(body: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=LEVEL).compress(body)


def _unzstd(body: bytes, limit: int) -> bytes:
    reader = zstandard.ZstdDecompressor(max_window_size=LARGEST_BATCH).stream_reader(BytesIO(body))
    return reader.read(limit + 1)


def _gunzip(body: bytes, limit: int) -> bytes:
    unpacking = zlib.decompressobj(wbits=31)
    document = unpacking.decompress(body, limit + 1)
    if not unpacking.eof and len(document) <= limit:
        raise Undecodable("bytes")
    return document
