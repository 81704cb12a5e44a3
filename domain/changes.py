"""What a write or a sync changed: which things, never how. Screens re-query what they show."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeSet:
    """``complaints`` are ids; ``installation`` covers unit, counter, last contact and the link."""

    complaints: frozenset[str] = frozenset()
    installation: bool = False
    drafts: bool = False
    reference: bool = False

    def __bool__(self) -> bool:
        return bool(self.complaints) or self.installation or self.drafts or self.reference

    def __or__(self, other: "ChangeSet") -> "ChangeSet":
        return ChangeSet(
            complaints=self.complaints | other.complaints,
            installation=self.installation or other.installation,
            drafts=self.drafts or other.drafts,
            reference=self.reference or other.reference,
        )


def changed(complaints: Iterable[str]) -> ChangeSet:
    """A change of these complaints and of nothing else."""
    return ChangeSet(complaints=frozenset(complaints))
