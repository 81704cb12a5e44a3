"""One request and its answer over one `requests.Session`: sent once, read to the end, judged."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from domain.json_values import JsonValue
from domain.outcome import Problem
from domain.problems import Offline, TlsRefused
from domain.protocol import (
    HEADER_EPOCH,
    HEADER_NONCE,
    HEADER_PROGRAM,
    HEADER_PROTOCOL,
    LARGEST_BATCH,
    PROTOCOL,
    MalformedAnswer,
)
from sync.connectors.address import is_loopback
from sync.connectors.line import Line
from sync.connectors.port import Answer, CallFailed, Said, Traffic
from sync.connectors.reading import (
    clock_of,
    is_certificate,
    json_document,
    problem_in,
    seconds_asked,
    told_as,
)
from sync.connectors.trust import TrustedAdapter
from sync.connectors.wire import Undecodable, content_digest, decoded, encoded
from sync.core.meaning import Meaning, Shape, meaning

CHUNK = 16 * 1024
SLOWEST_UP = 2000
"""Bytes a second below which an upload is given up."""


@dataclass(frozen=True)
class Patience:
    """Seconds: to connect, between two reads, and for the whole call beside the time its upload may take."""

    connect: float = 20.0
    read: float = 45.0
    total: float = 120.0


@dataclass(frozen=True)
class Asked:
    """One request. ``body`` is JSON; ``etag`` makes it conditional."""

    method: str
    path: str
    body: bytes | None = None
    query: Mapping[str, str] | None = None
    etag: str | None = None


class Bearer(AuthBase):
    """The credential as an auth *object*: a plain header would lose to the user's ~/.netrc."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers.pop("Authorization", None)
        if self._token is not None:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Exchange:
    """The session of one gateway; used by one thread, ``interrupt`` from any."""

    def __init__(self, centre: str, program: str, extra_ca: Path | None, patience: Patience) -> None:
        self._centre: Final = centre
        self._patience = patience
        self._line = Line()
        self._encoding = "zstd"
        self._requests = self._down = 0
        self._session = requests.Session()
        # No ~/.netrc, no REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE; the proxies are asked for below.
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update(
            {
                "User-Agent": f"loket/{program}",
                "Accept": "application/json, application/problem+json",
                "Accept-Encoding": "zstd, gzip",
                HEADER_PROTOCOL: PROTOCOL,
                HEADER_PROGRAM: program,
            }
        )
        adapter = TrustedAdapter(self._line, extra_ca)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    @property
    def traffic(self) -> Traffic:
        """What went over the line so far."""
        return Traffic(self._requests, self._line.sent, self._down)

    def interrupt(self) -> None:
        """Cut the call under way."""
        self._line.cut()

    def close(self) -> None:
        """Give the connection back."""
        self._session.close()

    def ask(self, asked: Asked, auth: Bearer, read: Callable[[JsonValue], Said]) -> Answer[Said]:
        """The centre's answer; ``read`` is given None where none is due (204, 304). Raises ``CallFailed``."""
        try:
            return self._once(asked, auth, read)
        except CallFailed as failed:
            if failed.code != "415" or self._encoding == "gzip" or asked.body is None:
                raise
        # The centre said, itself, that it does not read zstd: nothing was decided, the same bytes again.
        self._encoding = "gzip"
        return self._once(asked, auth, read)

    def _once(self, asked: Asked, auth: Bearer, read: Callable[[JsonValue], Said]) -> Answer[Said]:
        nonce = secrets.token_hex(16)
        headers = {HEADER_NONCE: nonce}
        body = None
        if asked.body is not None:
            body, encoding = encoded(asked.body, self._encoding)
            headers |= {"Content-Type": "application/json", "Content-Digest": content_digest(body)}
            if encoding is not None:
                headers["Content-Encoding"] = encoding
        if asked.etag is not None:
            headers["If-None-Match"] = asked.etag
        self._requests += 1
        with self._line.call(self._patience.total + len(body or b"") / SLOWEST_UP):
            try:
                response = self._session.request(
                    asked.method,
                    self._centre + asked.path,
                    params=None if asked.query is None else dict(asked.query),
                    data=body,
                    headers=headers,
                    auth=auth,
                    proxies=self._proxies(),
                    timeout=(self._patience.connect, self._patience.read),
                    allow_redirects=False,
                    stream=True,
                )
                with response:
                    return self._judged(asked, nonce, response, read)
            except (requests.RequestException, HTTPError, OSError) as broken:
                raise self._no_line(broken) from broken

    def _proxies(self) -> dict[str, str]:
        # http is taken on loopback only because nobody is in between: so no proxy either.
        if is_loopback(urlsplit(self._centre).hostname or ""):
            return {}
        return dict(get_environ_proxies(self._centre))

    def _no_line(self, broken: Exception) -> CallFailed:
        left = self._line.request_left
        refused = not left and is_certificate(broken)
        return CallFailed(TlsRefused() if refused else Offline(), Meaning.NOT_THE_CENTRE, bytes_left=left)

    def _judged(
        self, asked: Asked, nonce: str, response: requests.Response, read: Callable[[JsonValue], Said]
    ) -> Answer[Said]:
        self._down += sum(len(name) + len(value) + 4 for name, value in response.headers.items()) + 20
        body = self._whole_body(response) if response.headers.get(HEADER_NONCE) == nonce else None
        status = response.status_code
        document, shape = json_document(body)
        answer: Answer[Said] | None = None
        problem: Problem | None = None
        due = status in (204, 304) if shape is Shape.ABSENT else 200 <= status < 300
        if body is not None and due and shape is not Shape.NOT_JSON:
            answer = _read(response, document, read)
        elif shape is Shape.FOREIGN:
            problem = problem_in(document)
        code = None if problem is None else problem.code
        found = meaning(
            status,
            authenticated=body is not None,
            shape=Shape.EXPECTED if answer is not None else Shape.PROBLEM if problem is not None else shape,
            code=code,
            conditional=asked.etag is not None,
        )
        if self._line.was_cut:
            # Headers that end because the line was cut look like headers that end.
            raise ConnectionAbortedError("cut")
        if answer is not None and found in (Meaning.ANSWERED, Meaning.UNCHANGED):
            return answer
        raise CallFailed(
            told_as(found, problem, response.status_code),
            found,
            bytes_left=True,
            authenticated=body is not None,
            retry_after=seconds_asked(response),
            code="415" if response.status_code == 415 and body is not None else code,
        )

    def _whole_body(self, response: requests.Response) -> bytes | None:
        """The document, or None when what came is not, to the last byte, what the centre sent."""
        received = bytearray()
        for chunk in response.raw.stream(CHUNK, decode_content=False):
            received += chunk
            self._down += len(chunk)
            if len(received) > LARGEST_BATCH:
                return None
        packed = bytes(received)
        if not packed:
            # Nothing to be damaged; a body that was announced and did not come has raised above.
            return packed
        if response.headers.get("Content-Digest") != content_digest(packed):
            return None
        try:
            return decoded(packed, response.headers.get("Content-Encoding"))
        except Undecodable:
            return None


def _read(
    response: requests.Response, document: JsonValue, read: Callable[[JsonValue], Said]
) -> Answer[Said] | None:
    told = response.headers
    try:
        return Answer(read(document), told.get(HEADER_EPOCH), clock_of(response), told.get("ETag"))
    except MalformedAnswer:
        return None
