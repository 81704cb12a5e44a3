"""The closed lists of the form: categories and institutions, as the centre told them or as shipped."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from desktop.services.desk import Desk
from domain.json_values import JsonValue


@dataclass(frozen=True)
class ReferenceItem:
    """One entry; ``parent`` is the code of the entry above it in a two-level list."""

    code: str
    text: str
    parent: str | None = None


@dataclass(frozen=True)
class ReferencePack:
    """A list in one version, which a complaint keeps beside code and text."""

    version: str
    items: tuple[ReferenceItem, ...]

    def item(self, code: str) -> ReferenceItem | None:
        """The entry with this code."""
        return next((item for item in self.items if item.code == code), None)

    def words(self, item: ReferenceItem) -> str:
        """ "Infrastruktur › Penerangan jalan"."""
        above = None if item.parent is None else self.item(item.parent)
        return item.text if above is None else f"{above.text} › {item.text}"


def reference_pack(desk: Desk, name: str) -> ReferencePack:
    """The pack (``categories``, ``institutions``) the centre told last, else the one that was shipped."""
    with desk.register.reading() as work:
        told = work.reference.get(name)
    return _shipped(name) if told is None else ReferencePack(told.version, _items(told.items))


@cache
def _shipped(name: str) -> ReferencePack:
    text = files("domain").joinpath("reference", f"{name}.json").read_text(encoding="utf-8")
    document: Mapping[str, JsonValue] = json.loads(text)
    items = document["items"]
    return ReferencePack(str(document["version"]), _items(items if isinstance(items, list) else []))


def _items(rows: Sequence[JsonValue]) -> tuple[ReferenceItem, ...]:
    """The entries; a row that is none is passed over, so that one bad row does not empty the form."""
    items = []
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get("code"), str) and isinstance(row.get("text"), str):
            parent = row.get("parent")
            items.append(
                ReferenceItem(str(row["code"]), str(row["text"]), parent if isinstance(parent, str) else None)
            )
    return tuple(items)
