"""What the cycle asks of a centre, whichever connector is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from domain.json_values import JsonValue
from domain.outcome import Outcome
from domain.problems import LinkProblem
from domain.protocol import ChangesPage, PushAnswer, SealedOp, SnapshotPage
from sync.core.meaning import Meaning

Said = TypeVar("Said", covariant=True)


@dataclass(frozen=True)
class Answer(Generic[Said]):
    """An authenticated answer: what was said, in which epoch (``ordinal:id``), and the centre's clock.

    ``etag`` is what to name when asking for the same document again.
    """

    said: Said
    epoch: str | None
    centre_time: datetime | None
    etag: str | None = None


class CallFailed(Exception):
    """A call that brought no usable answer.

    ``problem`` is what a person is told. ``bytes_left`` says whether a byte of the request may have left this
    machine; ``retry_after`` is in seconds, as told; ``authenticated`` whether the centre itself said it.
    """

    def __init__(
        self,
        problem: LinkProblem,
        meaning: Meaning,
        *,
        bytes_left: bool,
        authenticated: bool = False,
        retry_after: float | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(problem.code, meaning.value)
        self.problem = problem
        self.meaning = meaning
        self.bytes_left = bytes_left
        self.authenticated = authenticated
        self.retry_after = retry_after
        self.code = code


@dataclass(frozen=True)
class Enrolled:
    """A place at the centre: the unit's profile document, and the id that goes before the secret."""

    credential: str
    counter_code: str
    counter_name: str
    stream: str
    demo: bool
    unit: dict[str, JsonValue]
    cursor: str | None


@dataclass(frozen=True)
class OutcomesPage:
    """Outcomes of decided ops in seq order.

    ``through`` is the last seq the page covers, None when it covers all there are. An op that was asked about
    and stands in the covered part without an outcome is not there.
    """

    outcomes: tuple[Outcome, ...]
    through: int | None

    def covers(self, seq: int) -> bool:
        """Whether this page says something about the seq, even by silence."""
        return self.through is None or seq <= self.through


@dataclass(frozen=True)
class Traffic:
    """Since the connector was made: requests begun, bytes of requests and of answers, headers included."""

    requests: int = 0
    up: int = 0
    down: int = 0

    def __sub__(self, earlier: "Traffic") -> "Traffic":
        return Traffic(self.requests - earlier.requests, self.up - earlier.up, self.down - earlier.down)


class Connector(Protocol):
    """One centre, one credential. Every method blocks and raises ``CallFailed``."""

    @property
    def traffic(self) -> Traffic:
        """What went over the line so far, failed calls included."""
        ...

    def enrol(self, code: str, secret: str, stream: str, counter: str | None = None) -> Answer[Enrolled]:
        """Ask for a place. The same code, secret and stream may be repeated after a lost reply."""
        ...

    def ping(self) -> Answer[None]:
        """Is it the centre that answers?"""
        ...

    def push(self, stream: str, ops: Sequence[SealedOp], cursor: str | None) -> Answer[PushAnswer]:
        """Send a batch."""
        ...

    def outcomes(self, stream: str, after: int) -> Answer[OutcomesPage]:
        """What the centre decided about the ops of this stream with seq > ``after``."""
        ...

    def changes(self, cursor: str | None) -> Answer[ChangesPage]:
        """A page of the feed."""
        ...

    def snapshot(self, page: str | None) -> Answer[SnapshotPage]:
        """A page of whole complaints; None asks for the first."""
        ...

    def reference(self, pack: str, etag: str | None) -> Answer[dict[str, JsonValue] | None]:
        """A reference pack, None when it is still the one ``etag`` names."""
        ...

    def unit(self, etag: str | None) -> Answer[dict[str, JsonValue] | None]:
        """The unit profile, None when it is still the one ``etag`` names."""
        ...

    def interrupt(self) -> None:
        """Cut the call that is under way; from any thread. The call then fails like a broken line."""
        ...

    def close(self) -> None:
        """Give the connections back."""
        ...
