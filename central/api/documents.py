"""The documents of the protocol as OpenAPI shows them.

The codecs are `domain.protocol`'s; a test holds both equal.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
FieldValues = dict[str, Any]


class Document(BaseModel):
    """A closed document: a member that is not named here is an error."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Problem(Document):
    """What is wrong: a stable code, an Indonesian sentence, the field and parameters (RFC 9457)."""

    code: str
    title: str
    field: str | None
    params: dict[str, Any]


class Refusal(Problem):
    """A whole request that was refused."""

    status: int


class EnrolmentRequest(Document):
    """A device asks to be let in. It makes the secret and the stream itself.

    ``counter`` is the code it prints already, where it began with a profile file.
    """

    code: str = Field(min_length=1, max_length=64)
    secret: str = Field(pattern="^[A-Za-z0-9_-]{32,128}$")
    stream: str = Field(pattern="^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")
    counter: str | None = Field(default=None, max_length=6)


class Counter(Document):
    """A counter: its code is given once and never again."""

    code: str
    name: str


class EnrolmentAnswer(Document):
    """What the device is now. The secret stays with the device; requests carry ``credential.secret``."""

    credential: str
    counter: Counter
    stream: str
    demo: bool
    unit: dict[str, Any]
    cursor: None


class OpBody(BaseModel):
    """An op of format 1. Its canonical JSON (UTF-8, sorted keys, no spaces) is what `hash` is taken over."""

    model_config = ConfigDict(extra="allow")

    op: str = Field(min_length=1, max_length=128)
    format: int
    kind: str
    complaint: str
    prev: str | None
    replaces: str | None = None
    base: int
    bases: dict[str, int] = {}
    values: FieldValues
    by: list[str]
    at: str
    skew_ms: int | None = None
    answers: dict[str, Any] | None = None


class SentOp(Document):
    """An op in its envelope."""

    seq: int = Field(gt=0)
    hash: Sha256
    body: OpBody


class PushRequest(Document):
    """A batch, in the order in which it is to be decided."""

    cursor: str | None
    ops: list[SentOp]


class Proposal(Document):
    """One side of a conflict."""

    value: Any
    by: list[str]
    at: str
    op: str | None


class Conflict(Document):
    """A record that waits for a person, or did."""

    id: str
    complaint: str
    field: str
    base: Any
    in_force: Any
    in_force_by: list[str]
    in_force_at: str
    proposals: list[Proposal]
    revision: int
    open: bool


class FieldInForce(Document):
    """A field the op did not change."""

    value: Any
    version: int
    because: Literal["equal", "centre", "conflict"]


class Outcome(Document):
    """The answer about one op. The first six kinds are final."""

    op: str
    hash: Sha256
    outcome: Literal["applied", "merged", "unchanged", "conflict", "rejected", "void", "blocked", "undecided"]
    complaint: str
    version: int | None = None
    position: int | None = None
    fields: dict[str, FieldInForce] | None = None
    conflicts: list[Conflict] | None = None
    tracking_id: str | None = None
    problem: Problem | None = None
    waits_for: str | None = None
    key_reused: bool | None = None


class FeedRow(Document):
    """One version of one complaint. ``wrote`` stands only in rows of the asking stream's own ops."""

    position: int
    complaint: str
    version: int
    op: str | None = None
    by: list[str] | None = None
    at: str | None = None
    wrote: list[str] | None = None
    values: FieldValues | None = None
    conflicts: list[Conflict] | None = None


class Changes(Document):
    """A page of the feed."""

    changes: list[FeedRow]
    cursor: str
    more: bool


class PushAnswer(Changes):
    """An outcome for each op, then changes since the cursor."""

    outcomes: list[Outcome]


class Outcomes(Document):
    """Outcomes in order of seq. ``through`` is the last seq covered, null when all there is is covered."""

    outcomes: list[Outcome]
    more: bool
    through: int | None


class Copy(Document):
    """A whole complaint."""

    complaint: str
    version: int
    values: FieldValues
    versions: dict[str, int]
    conflicts: list[Conflict]


class Snapshot(Document):
    """A page of whole complaints; ``cursor`` is that of the first page, ``next`` names the next one."""

    complaints: list[Copy]
    cursor: str
    next: str | None


class ReferenceItem(BaseModel):
    """One thing to choose."""

    model_config = ConfigDict(extra="allow")

    code: str
    text: str


class ReferencePack(BaseModel):
    """A pack of reference data."""

    model_config = ConfigDict(extra="allow")

    pack: str
    version: str
    items: list[ReferenceItem]


class UnitProfile(BaseModel):
    """The unit profile; `officers[].start_code` is the salted hash a counter checks a start code against."""

    model_config = ConfigDict(extra="allow")

    code: str
    name: str
    regency: str
    zone: Literal["WIB", "WITA", "WIT"]
    officers: list[dict[str, Any]]
    counters: list[Counter]
