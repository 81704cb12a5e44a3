"""One line of the report: what was measured, against what, and whether the aim is met."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``name``: ``ours`` against ``peer``; ``value`` is compared with ``aim`` where that ``applies``."""

    name: str
    ours: str
    peer: str
    ratio: str
    value: float
    aim: float
    aim_told: str
    applies: bool = True

    @property
    def met(self) -> bool:
        """Whether the aim is met."""
        return self.value <= self.aim

    def line(self) -> str:
        """A row of the table."""
        met = ("yes" if self.met else "**no**") if self.applies else "–"
        return f"| {self.name} | {self.ours} | {self.peer} | {self.ratio} | {self.aim_told} | {met} |"


HEAD = "| what | ours | peer or bound | ratio | aim | met |\n|---|---|---|---|---|---|"
