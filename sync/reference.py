"""Keeping the unit profile and the reference packs as the centre has them."""

import time

from domain.changes import ChangeSet
from domain.json_values import JsonValue
from domain.problems import MalformedProfile
from sync.rhythm import Rhythm
from sync.run import Run

PACKS = ("categories", "institutions")
EVERY = 3600.0
"""Seconds between two looks: each costs three round trips even when nothing is new."""


def refresh_reference(run: Run, rhythm: Rhythm) -> None:
    """Ask for what is newer, at most once an hour per process. Raises ``CallFailed``."""
    if rhythm.looked_at is not None and time.monotonic() - rhythm.looked_at < EVERY:
        return
    _refresh_unit(run)
    for pack in PACKS:
        _refresh_pack(run, pack)
    rhythm.looked_at = time.monotonic()


def _refresh_unit(run: Run) -> None:
    with run.register.reading() as reading:
        etag = reading.installation.get().unit_etag
    answer = run.connector.unit(etag)
    with run.register.writing() as writing:
        run.contact(writing, answer)
        if answer.said is None:
            return
        try:
            writing.installation.set_unit(answer.said, answer.etag)
        except MalformedProfile:
            # The profile in hand works; one that lacks a member would lock the office out.
            return
    run.notify(ChangeSet(installation=True))


def _refresh_pack(run: Run, pack: str) -> None:
    with run.register.reading() as reading:
        etag = reading.reference.etag(pack)
    answer = run.connector.reference(pack, etag)
    if answer.said is None:
        return
    version, items = _version(answer.said.get("version")), answer.said.get("items")
    if version is None or not isinstance(items, list):
        return
    with run.register.writing() as writing:
        writing.reference.put(pack, version, items, answer.etag)
    run.notify(ChangeSet(reference=True))


def _version(told: JsonValue) -> str | None:
    return str(told) if isinstance(told, str | int) and not isinstance(told, bool) else None
