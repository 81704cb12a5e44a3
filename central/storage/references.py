"""Reference packs: what counters choose from.

A newer version replaces an older one; codes are never reused.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files

from sqlalchemy import Connection, insert, select, update

from central.storage.codec import packed, stamp, unpacked_object
from central.storage.schema import reference_packs
from domain.json_values import JsonValue, as_list, as_object, as_text


class PackMalformed(ValueError):
    """The file is not a reference pack, or of another pack."""


def keep_pack(connection: Connection, pack: str, document: Mapping[str, JsonValue], now: datetime) -> str:
    """Load a pack in place of the one before; returns its version. Raises ``PackMalformed``."""
    try:
        if as_text(document.get("pack", pack)) != pack:
            raise PackMalformed("pack")
        version = as_text(document.get("version"))
        for item in as_list(document.get("items")):
            as_text(as_object(item)["code"])
            as_text(as_object(item)["text"])
    except (TypeError, KeyError) as problem:
        raise PackMalformed(str(problem)) from problem
    text = packed({**document, "pack": pack})
    kept = {
        "version": version,
        "document": text,
        "etag": hashlib.sha256(text.encode()).hexdigest()[:32],
        "loaded_at": stamp(now),
    }
    table = reference_packs
    if not connection.execute(update(table).where(table.c.pack == pack).values(**kept)).rowcount:
        connection.execute(insert(table).values(pack=pack, **kept))
    return version


def load_pack(connection: Connection, pack: str) -> tuple[str, dict[str, JsonValue]] | None:
    """The entity tag and the document of a pack, None when there is no such pack."""
    row = connection.execute(select(reference_packs).where(reference_packs.c.pack == pack)).first()
    return None if row is None else (row.etag, unpacked_object(row.document))


def bring_packs(connection: Connection, now: datetime) -> None:
    """Load the packs every counter ships too, where the centre has none yet."""
    for pack in ("categories", "institutions"):
        if load_pack(connection, pack) is None:
            keep_pack(connection, pack, shipped("domain.reference", pack), now)


def shipped(folder: str, name: str) -> dict[str, JsonValue]:
    """A JSON document that lies beside the code."""
    package, _, rest = folder.partition(".")
    text = files(package).joinpath(*rest.split("."), f"{name}.json").read_text(encoding="utf-8")
    return as_object(json.loads(text))
