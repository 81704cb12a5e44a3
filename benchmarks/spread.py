"""Several rounds as one figure: median, with the smallest and the largest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """Median, least and most of several rounds, in the unit of what was measured."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """From one or more values."""
        measured = sorted(values)
        return cls(median(measured), measured[0], measured[-1])

    def told(self, digits: int = 2, unit: str = "") -> str:
        """ "1.32 (1.28–1.41) ms"."""
        words = f"{self.median:.{digits}f} ({self.least:.{digits}f}–{self.most:.{digits}f})"
        return f"{words} {unit}".rstrip()


def ratios(ours: Sequence[float], peer: Sequence[float]) -> Spread:
    """Ours over the peer's, round by round: what slows the machine in one round slows both."""
    return Spread.of(mine / other for mine, other in zip(ours, peer, strict=True))


def quantile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]
