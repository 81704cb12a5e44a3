"""What every request must bring and every answer carries, errors included: versions, nonce, epoch,
digest, no-store.

A counter takes an answer without its nonce for something a portal or a proxy made up, so nothing leaves here
without it: also what the framework or a failure answers passes through this.
"""

import logging
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.api.answers import busy, refusal, too_old
from central.api.bodies import LARGEST_SENT, BodyRefused, check_digest, content_digest, opened, packed_for
from central.storage.store import CentreBusy
from domain.protocol import HEADER_EPOCH, HEADER_NONCE, HEADER_PROTOCOL, PROTOCOL

log = logging.getLogger("central.api")

_NONCE = re.compile(r"[0-9A-Fa-f]{32}")
_FREE = "/v1/openapi.json"
"""Read by people and tools before they speak the protocol."""


class Gone(Exception):
    """The counter hung up before its request was whole."""


class Envelope:
    """The middleware around all of it."""

    def __init__(self, app: ASGIApp, epoch: str) -> None:
        self._app = app
        self._epoch = epoch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request in and send its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        answer = _Answer()
        try:
            refused = _refused(scope["path"], asked)
            if refused is None:
                content = await _content(asked, receive)
                await self._app(_identity(scope, content), _once(content), answer.take)
            else:
                await refused(scope, receive, answer.take)
        except Gone:
            return
        except BodyRefused as body:
            headers = {"Accept-Encoding": "zstd, gzip"} if body.status == 415 else None
            answer = await _instead(refusal(body.status, body.code, headers), scope, receive)
        except CentreBusy:
            answer = await _instead(busy(), scope, receive)
        except Exception as failure:
            # The name of the failure and no more: its text may hold what a citizen said.
            log.error("centre_failed %s %s", scope["method"], type(failure).__name__)
            answer = await _instead(refusal(500, "centre_failed"), scope, receive)
        await answer.send(send, asked, self._epoch, head=scope["method"] == "HEAD")


class _Answer:
    """An answer as it is made inside, held until it is whole."""

    def __init__(self) -> None:
        self._start: Message = {}
        self._body = bytearray()

    async def take(self, message: Message) -> None:
        """Collect what the application sends."""
        if message["type"] == "http.response.start":
            self._start = message
        else:
            self._body += message.get("body", b"")

    async def send(self, send: Send, asked: Headers, epoch: str, *, head: bool) -> None:
        """Send it with all that belongs around it."""
        headers = MutableHeaders(raw=list(self._start["headers"]))
        content, encoding = packed_for(bytes(self._body), asked.get("accept-encoding"))
        if encoding is not None:
            headers["Content-Encoding"] = encoding
        if content or "content-length" in headers:
            headers["Content-Length"] = str(len(content))
        nonce = asked.get(HEADER_NONCE, "")
        if _NONCE.fullmatch(nonce):
            headers[HEADER_NONCE] = nonce
        headers[HEADER_EPOCH] = epoch
        headers["Cache-Control"] = "no-store"
        headers["Content-Digest"] = content_digest(content)
        await send({"type": "http.response.start", "status": self._start["status"], "headers": headers.raw})
        await send({"type": "http.response.body", "body": b"" if head else content})


def _refused(path: str, asked: Headers) -> Response | None:
    if path == _FREE:
        return None
    if asked.get(HEADER_PROTOCOL) != PROTOCOL:
        return too_old()
    if not _NONCE.fullmatch(asked.get(HEADER_NONCE, "")):
        return refusal(400, "nonce")
    return None


async def _content(asked: Headers, receive: Receive) -> bytes:
    """The body in clear, never more of it in memory than the limits allow."""
    declared = asked.get("content-length", "0")
    if declared.isdecimal() and int(declared) > LARGEST_SENT:
        raise BodyRefused(413, "too_big")
    sent = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        sent += message.get("body", b"")
        if len(sent) > LARGEST_SENT:
            raise BodyRefused(413, "too_big")
        more = message.get("more_body", False)
    check_digest(bytes(sent), asked.get("content-digest"))
    return opened(bytes(sent), asked.get("content-encoding"))


def _identity(scope: Scope, content: bytes) -> Scope:
    """The request as the application sees it: clear, and of the length it now has."""
    dropped = (b"content-encoding", b"content-length", b"content-digest", b"transfer-encoding")
    headers = [(name, value) for name, value in scope["headers"] if name.lower() not in dropped]
    return {**scope, "headers": [*headers, (b"content-length", str(len(content)).encode())]}


def _once(content: bytes) -> Receive:
    told = False

    async def receive() -> Message:
        nonlocal told
        if told:
            return {"type": "http.disconnect"}
        told = True
        return {"type": "http.request", "body": content, "more_body": False}

    return receive


async def _instead(response: Response, scope: Scope, receive: Receive) -> _Answer:
    answer = _Answer()
    await response(scope, receive, answer.take)
    return answer
