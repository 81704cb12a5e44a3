"""Questions to the tree a screen reader was given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Heard:
    """One object and, where the tree was read, those below it."""

    told: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.told["name"])

    @property
    def role(self) -> str:
        return str(self.told["role"])

    @property
    def text(self) -> str:
        return str(self.told["text"])

    @property
    def states(self) -> set[str]:
        return set(self.told["states"])

    def all(self) -> Iterator["Heard"]:
        """This object and all below it, in reading order."""
        yield self
        for child in self.told.get("children", ()):
            yield from Heard(child).all()

    def of_role(self, *roles: str) -> list["Heard"]:
        """Those with one of these roles."""
        return [each for each in self.all() if each.role in roles]

    def named(self, name: str, role: str = "") -> "Heard":
        """The one with this name (and role). Raises ``LookupError``."""
        for each in self.all():
            if each.name == name and (not role or each.role == role):
                return each
        raise LookupError(f"{role} {name!r} in\n" + self.lines())

    def says(self, words: str) -> bool:
        """Whether these words stand in a name, description or text."""
        return any(words in part for each in self.all() for part in each.words())

    def words(self) -> tuple[str, str, str]:
        """All that could be spoken of this one object."""
        return self.name, str(self.told["description"]), self.text

    def lines(self, depth: int = 0) -> str:
        """The tree as text, for a test that failed."""
        own = f"{'  ' * depth}{self.role}: {self.name!r} {self.text[:60]!r} {' '.join(sorted(self.states))}"
        return "\n".join([own, *(Heard(each).lines(depth + 1) for each in self.told.get("children", ()))])


SPOKEN_ROLES = {
    "push button",
    "radio button",
    "check box",
    "text",
    "password text",
    "combo box",
    "table",
    "table cell",
    "label",
}
"""What may take the keyboard: things a reader knows how to speak of, never a bare ``filler``."""


def faults(tree: Heard) -> list[str]:
    """What takes the keyboard and does not say what it is, or as what."""
    stops = [each for each in tree.all() if "focusable" in each.states]
    assert stops
    nameless = [f"{each.role} without a name" for each in stops if not label_of(each)]
    odd = [f"{each.role} {each.name!r}" for each in stops if each.role not in SPOKEN_ROLES]
    return nameless + odd


def label_of(thing: Heard) -> str:
    """What a reader says first. A list tells its value as its name here: its label is the relation."""
    return next(iter(thing.told["labelled_by"]), "") if thing.role == "combo box" else thing.name
