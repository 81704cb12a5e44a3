"""A counter as the centre sees one: real HTTP, real bytes, and nothing of the counter's own program."""

import base64
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import zstandard
from uuid_utils import uuid7

from domain.json_values import JsonValue, Values
from domain.ops import Author, Base, ConflictAnswer, Op, OpKind
from domain.outcome import Outcome
from domain.protocol import PushAnswer, SealedOp, parse_push_answer, push_document

ESTER = Author("ester", "Ester Naitboho")
NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def new_id() -> str:
    """A UUIDv7, as counters make them."""
    return str(uuid7())


def complaint_values(**changed: JsonValue) -> dict[str, JsonValue]:
    """What an officer gives for one complaint; invented."""
    values: dict[str, JsonValue] = {
        "classification": "complaint",
        "title": "Jembatan gantung putus",
        "content": "Tali jembatan putus sejak hari Senin, anak sekolah menyeberang lewat kali.",
        "date_of_incident": {"date": "2026-11-16", "precision": "day"},
        "place": {"region_code": "99.01.01.2001", "text": "Desa Oenaek", "landmark": None},
        "is_anonymous": False,
        "is_secret": False,
        "complainant.name": "Rahel",
        "complainant.phone": "081239000111",
    }
    return values | changed


def create(complaint: str | None = None, values: Values | None = None, **members: Any) -> Op:
    """A create; a new complaint unless one is named."""
    given = complaint_values() if values is None else dict(values)
    return an_op(OpKind.CREATE, complaint or new_id(), given, Base(0), **members)


def edit(complaint: str, base: int, values: Values, **members: Any) -> Op:
    """An edit made on this version."""
    return an_op(OpKind.EDIT, complaint, values, Base(base), **members)


def resolve(complaint: str, record: str, revision: int, path: str, value: JsonValue, **members: Any) -> Op:
    """A person's decision on a record."""
    answer = ConflictAnswer(record, revision)
    return an_op(OpKind.RESOLVE, complaint, {path: value}, Base(0), answer=answer, **members)


def an_op(
    kind: OpKind,
    complaint: str,
    values: Values,
    base: Base,
    *,
    id: str | None = None,
    prev: str | None = None,
    replaces: str | None = None,
    author: Author = ESTER,
    answer: ConflictAnswer | None = None,
) -> Op:
    """An op with the members that a test cares about."""
    return Op(id or new_id(), kind, complaint, prev, replaces, base, values, author, NINE, None, answer)


@dataclass
class Device:
    """One installation. ``send`` numbers the ops itself; everything it sends can be changed from outside."""

    http: httpx.Client
    stream: str = field(default_factory=new_id)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    credential: str = ""
    counter: str = ""
    seq: int = 0

    def enrol(self, code: str) -> dict[str, Any]:
        """Take a one-time code to the centre."""
        answer = self.post("/v1/enrolments", {"code": code, "secret": self.secret, "stream": self.stream})
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        self.credential = told["credential"]
        self.counter = told["counter"]["code"]
        return told

    @property
    def headers(self) -> dict[str, str]:
        """The headers of one request, with a new nonce."""
        return {
            "Loket-Protocol": "1",
            "Loket-Program": "0.1.0",
            "Loket-Nonce": secrets.token_hex(16),
            "Authorization": f"Bearer {self.credential}.{self.secret}",
            "Accept-Encoding": "gzip",
        }

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for something."""
        return self.http.get(path, headers=self.headers | headers)

    def post(self, path: str, document: Any, **headers: str) -> httpx.Response:
        """Send a JSON document."""
        return self.post_bytes(path, json.dumps(document).encode(), **headers)

    def post_bytes(self, path: str, content: bytes, **headers: str) -> httpx.Response:
        """Send bytes, compressed and with their digest, unless the headers say otherwise."""
        sent = content if "Content-Encoding" in headers else zstandard.compress(content)
        told = {"Content-Type": "application/json", "Content-Encoding": "zstd", "Content-Digest": sha(sent)}
        return self.http.post(path, content=sent, headers=self.headers | told | headers)

    def sealed(self, *ops: Op) -> list[SealedOp]:
        """The ops in their envelopes, with the next numbers."""
        rows = []
        for op in ops:
            self.seq += 1
            rows.append(SealedOp(self.seq, op.digest(), op.stored()))
        return rows

    def push(self, rows: Sequence[SealedOp], cursor: str | None = None) -> PushAnswer:
        """Send sealed ops; the answer must be a push answer."""
        answer = self.post_bytes(f"/v1/streams/{self.stream}/ops", push_document(rows, cursor))
        assert answer.status_code == 200, answer.text
        return parse_push_answer(answer.json())

    def send(self, *ops: Op) -> list[Outcome]:
        """Send ops; their outcomes."""
        return list(self.push(self.sealed(*ops)).outcomes)


def sha(sent: bytes) -> str:
    """A Content-Digest."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(sent).digest()).decode()}:"
