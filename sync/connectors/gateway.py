"""The counter protocol of `docs/sync-protocol.md`, spoken to one centre."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from domain.json_values import JsonValue
from domain.protocol import (
    ChangesPage,
    PushAnswer,
    SealedOp,
    SnapshotPage,
    parse_changes,
    parse_push_answer,
    parse_snapshot,
    push_document,
)
from sync.connectors.address import safe_address
from sync.connectors.documents import parse_enrolled, parse_object, parse_outcomes_page
from sync.connectors.exchange import Asked, Bearer, Exchange, Patience
from sync.connectors.port import Answer, Enrolled, OutcomesPage, Said, Traffic

PROGRAM = "0.1.0"


@dataclass(frozen=True, repr=False)
class Credential:
    """What the centre knows this counter by. It has no repr: it must never stand in a log."""

    id: str
    secret: str


class Gateway:
    """A `Connector` over https. One per thread; a context manager.

    Raises ``AddressNotSafe`` for an address that is neither https nor http on loopback. ``extra_ca`` adds an
    authority to those of the operating system. The certificate is always verified.
    """

    def __init__(
        self,
        centre: str,
        credential: Credential | None,
        *,
        program: str = PROGRAM,
        extra_ca: Path | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._exchange = Exchange(safe_address(centre), program, extra_ca, patience or Patience())
        self._nobody = Bearer(None)
        self._auth = self._nobody if credential is None else Bearer(f"{credential.id}.{credential.secret}")

    def __enter__(self) -> "Gateway":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def traffic(self) -> Traffic:
        """What went over the line so far, failed calls included."""
        return self._exchange.traffic

    def interrupt(self) -> None:
        """Cut the call that is under way; from any thread."""
        self._exchange.interrupt()

    def close(self) -> None:
        """Give the connection back."""
        self._exchange.close()

    def enrol(self, code: str, secret: str, stream: str, counter: str | None = None) -> Answer[Enrolled]:
        """Ask for a place; ``counter`` is the code that is printed already, where there is one."""
        asked = {"code": code, "secret": secret, "stream": stream}
        if counter is not None:
            asked["counter"] = counter
        document = json.dumps(asked).encode()
        return self._said(Asked("POST", "/v1/enrolments", document), parse_enrolled, self._nobody)

    def ping(self) -> Answer[None]:
        """Is it the centre that answers?"""
        return self._said(Asked("GET", "/v1/ping"), lambda _: None, self._nobody)

    def push(self, stream: str, ops: Sequence[SealedOp], cursor: str | None) -> Answer[PushAnswer]:
        """Send a batch, the bodies exactly as they are stored."""
        path = f"/v1/streams/{quote(stream, safe='')}/ops"
        return self._said(Asked("POST", path, push_document(ops, cursor)), parse_push_answer)

    def outcomes(self, stream: str, after: int) -> Answer[OutcomesPage]:
        """What the centre decided about the ops of this stream with seq > ``after``."""
        path = f"/v1/streams/{quote(stream, safe='')}/outcomes"
        return self._said(Asked("GET", path, query={"after": str(after)}), parse_outcomes_page)

    def changes(self, cursor: str | None) -> Answer[ChangesPage]:
        """A page of the feed."""
        return self._said(Asked("GET", "/v1/changes", query={"cursor": cursor or ""}), parse_changes)

    def snapshot(self, page: str | None) -> Answer[SnapshotPage]:
        """A page of whole complaints; None asks for the first."""
        return self._said(
            Asked("GET", "/v1/snapshot", query=None if page is None else {"page": page}), parse_snapshot
        )

    def reference(self, pack: str, etag: str | None) -> Answer[dict[str, JsonValue] | None]:
        """A reference pack, None when it is still the one ``etag`` names."""
        return self._if_newer(f"/v1/reference/{quote(pack, safe='')}", etag)

    def unit(self, etag: str | None) -> Answer[dict[str, JsonValue] | None]:
        """The unit profile, None when it is still the one ``etag`` names."""
        return self._if_newer("/v1/unit", etag)

    def _said(
        self, asked: Asked, read: Callable[[JsonValue], Said], auth: Bearer | None = None
    ) -> Answer[Said]:
        return self._exchange.ask(asked, auth or self._auth, read)

    def _if_newer(self, path: str, etag: str | None) -> Answer[dict[str, JsonValue] | None]:
        return self._said(
            Asked("GET", path, etag=etag), lambda told: None if told is None else parse_object(told)
        )
