"""Drafts: the journal of what is being typed. Nothing that was typed is thrown away by a choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, text

from domain.json_values import Values, as_whole
from local_db.stored import read_object, read_time, stored_json, stored_time


class DraftKind(StrEnum):
    """``current`` is offered for going on; ``set_aside`` is the version that was not chosen."""

    CURRENT = "current"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Draft:
    """What stands in a form. ``id`` is the complaint id made when the form opened.

    ``opened_versions`` is, per field, the version known when the form was opened (the edit's base);
    empty for a new complaint. ``edit_of`` names the complaint that is being edited, None for a new one.
    """

    id: str
    officer: str
    values: Values
    saved_at: datetime
    opened_versions: Mapping[str, int] = field(default_factory=dict)
    kind: DraftKind = DraftKind.CURRENT
    edit_of: str | None = None


_UPDATE = text(
    "UPDATE draft SET officer = :officer, edit_of = :edit_of, document = :document,"
    " opened_versions = :opened_versions, saved_at = :saved_at WHERE id = :id AND kind = 'current'"
)
_INSERT = text(
    "INSERT INTO draft (id, version, kind, officer, edit_of, document, opened_versions, saved_at)"
    " SELECT :id, coalesce(max(version), 0) + 1, :kind, :officer, :edit_of, :document, :opened_versions,"
    " :saved_at FROM draft WHERE id = :id"
)
_OF = text("SELECT * FROM draft WHERE officer = :officer AND kind = 'current' ORDER BY saved_at DESC, id")
_ALL = text("SELECT * FROM draft WHERE kind = 'current' ORDER BY saved_at DESC, id")
_GET = text("SELECT * FROM draft WHERE id = :id AND kind = 'current'")
_VERSIONS = text("SELECT * FROM draft WHERE id = :id ORDER BY version")
_ASIDE = text(
    "SELECT * FROM draft WHERE officer = :officer AND kind = 'set_aside'"
    " ORDER BY max(saved_at) OVER (PARTITION BY id) DESC, id, version DESC"
)
_SET_ASIDE = text("UPDATE draft SET kind = 'set_aside' WHERE id = :id AND kind = 'current'")
_HAND_OVER = text("UPDATE draft SET officer = :heir, kind = 'set_aside' WHERE officer = :officer")
_DROP = text("DELETE FROM draft WHERE id = :id AND kind = 'current'")
_DROP_ALL = text("DELETE FROM draft WHERE id = :id")


class DraftStore:
    """At most one current version of a draft; any number set aside."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, draft: Draft) -> None:
        """Journal a draft: the current version is overwritten, one that is set aside is added."""
        values = {
            "id": draft.id,
            "kind": draft.kind.value,
            "officer": draft.officer,
            "edit_of": draft.edit_of,
            "document": stored_json(draft.values),
            "opened_versions": stored_json(dict(draft.opened_versions)),
            "saved_at": stored_time(draft.saved_at),
        }
        if draft.kind is DraftKind.CURRENT and self._connection.execute(_UPDATE, values).rowcount:
            return
        self._connection.execute(_INSERT, values)

    def get(self, draft: str) -> Draft | None:
        """The current version."""
        row = self._connection.execute(_GET, {"id": draft}).one_or_none()
        return None if row is None else _draft(row)

    def of(self, officer: str) -> list[Draft]:
        """The current drafts of one officer, the newest first: drafts are private."""
        return [_draft(row) for row in self._connection.execute(_OF, {"officer": officer})]

    def current(self) -> list[Draft]:
        """The current drafts of everybody, for the recovery after a crash, before anybody has signed in."""
        return [_draft(row) for row in self._connection.execute(_ALL)]

    def set_aside_of(self, officer: str) -> list[Draft]:
        """The versions of one officer that were not chosen, the newest draft first.

        Of one draft, the version begun last comes first, whatever the clock said then.
        """
        return [_draft(row) for row in self._connection.execute(_ASIDE, {"officer": officer})]

    def versions(self, draft: str) -> list[Draft]:
        """All versions, in the order they were begun."""
        return [_draft(row) for row in self._connection.execute(_VERSIONS, {"id": draft})]

    def set_aside(self, draft: str) -> None:
        """Keep the current version as one that was not chosen."""
        self._connection.execute(_SET_ASIDE, {"id": draft})

    def hand_over(self, officer: str, heir: str) -> None:
        """All versions of one officer become another's, set aside; none of them is lost on the way."""
        self._connection.execute(_HAND_OVER, {"officer": officer, "heir": heir})

    def drop(self, draft: str) -> None:
        """The current version has become a complaint or an edit. Versions set aside stay."""
        self._connection.execute(_DROP, {"id": draft})

    def discard(self, draft: str) -> None:
        """A person has decided that nothing of it is needed: all versions go."""
        self._connection.execute(_DROP_ALL, {"id": draft})


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        id=row.id,
        officer=row.officer,
        values=read_object(row.document),
        saved_at=read_time(row.saved_at),
        opened_versions={
            path: as_whole(version) for path, version in read_object(row.opened_versions).items()
        },
        kind=DraftKind(row.kind),
        edit_of=row.edit_of,
    )
