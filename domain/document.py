"""The nested document of the command line and the flat values of an op: one vocabulary, two shapes.

A document is what `loket-admin record` reads and `show` prints (commands.md). In it, date and precision stand
side by side; as a value they are one field, because they merge as one.
"""

import json
import re
from collections.abc import Mapping

from domain.chain import united
from domain.fields import FIELDS, MergeClass, Shape
from domain.json_values import JsonValue, Values, travels
from domain.problems import AttachmentsNotYet, FieldNotEditable, UnknownField, WrongShape
from domain.vocabulary import DatePrecision

_PARTS: Mapping[Shape, frozenset[str]] = {
    Shape.DATE: frozenset({"date", "precision"}),
    Shape.PLACE: frozenset({"region_code", "text", "landmark"}),
    Shape.CHOICE: frozenset({"code", "text", "catalogue"}),
    Shape.REPRESENTATIVE: frozenset({"relation", "kinship", "name", "phone"}),
}


def values_from_document(document: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The values an officer gives, from a nested document or from a flat one with dotted paths.

    Empty text reads as ``null``; ``null`` members are left out. Raises ``UnknownField``, ``WrongShape``,
    ``FieldNotEditable`` (the centre's or immutable fields) or ``AttachmentsNotYet``.
    """
    flat: dict[str, JsonValue] = {}
    for key, value in document.items():
        if key == "complainant":
            if value is not None and not isinstance(value, dict):
                raise WrongShape(field=key)
            flat |= {f"complainant.{part}": member for part, member in (value or {}).items()}
        elif key == "attachments":
            if value is not None and value != []:
                raise AttachmentsNotYet()
        else:
            flat[key] = value
    precision = flat.pop("date_precision", None)
    date = flat.get("date_of_incident")
    if date is not None:
        flat["date_of_incident"] = _dated(date, precision)
    values = {path: shaped(path, value) for path, value in flat.items()}
    return {path: value for path, value in values.items() if value is not None}


def _dated(date: JsonValue, precision: JsonValue) -> JsonValue:
    """One value of the two; a precision that is not given is that of the date as written."""
    parts: dict[str, JsonValue] = {} if precision is None else {"precision": precision}
    return parts | (date if isinstance(date, dict) else {"date": date})


def document_from_values(values: Values) -> dict[str, JsonValue]:
    """The nested document of a complaint: every field is there, ``null`` where nothing is known."""
    document: dict[str, JsonValue] = {}
    complainant: dict[str, JsonValue] = {}
    for path, field in FIELDS.items():
        value = values.get(path) is True if field.shape is Shape.FLAG else values.get(path)
        if path.startswith("complainant."):
            complainant[path.removeprefix("complainant.")] = value
            document["complainant"] = complainant
        elif field.shape is Shape.DATE:
            date = value if isinstance(value, dict) else {}
            document["date_of_incident"] = date.get("date")
            document["date_precision"] = date.get("precision")
        elif field.shape in (Shape.CODES, Shape.ELEMENTS):
            document[path] = value if value is not None else []
        else:
            document[path] = value
    return document


def shaped(path: str, value: JsonValue) -> JsonValue:
    """A value in the shape of its field, or ``null``.

    Raises ``UnknownField``, ``WrongShape``, ``FieldNotEditable``.
    """
    known = FIELDS.get(path)
    if known is None:
        raise UnknownField(field=shown(path))
    if known.merge in (MergeClass.CENTRE, MergeClass.IMMUTABLE):
        raise FieldNotEditable(field=path)
    return None if value is None else _shaped(path, known.shape, value)


def assigned(path: str, text: str, present: Values) -> tuple[str, JsonValue]:
    """The path and value that ``FIELD=VALUE`` of the command line stands for; an empty VALUE empties it.

    ``present`` are the values the change is laid over: ``date_precision`` and ``place.landmark`` change one
    part of a value and keep the others. Raises as ``shaped`` does.
    """
    if path == "date_precision":
        date = present.get("date_of_incident")
        return "date_of_incident", shaped("date_of_incident", {**_parts_of(date), "precision": text})
    whole, dot, part = path.partition(".")
    if dot and path not in FIELDS and whole in FIELDS and FIELDS[whole].shape in _PARTS:
        return whole, shaped(whole, {**_parts_of(present.get(whole)), part: text or None})
    known = FIELDS.get(path)
    if not text or known is None:
        return path, shaped(path, text or None)
    return path, shaped(path, _read(path, known.shape, text, present))


def _parts_of(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _read(path: str, shape: Shape, text: str, present: Values) -> JsonValue:
    if shape is Shape.TEXT:
        return text
    if shape is Shape.FLAG:
        if text not in ("true", "false"):
            raise WrongShape(field=path)
        return text == "true"
    if shape is Shape.NUMBER:
        if not text.isdecimal() or len(text) > 9:
            raise WrongShape(field=path)
        return int(text)
    if shape is Shape.DATE and not text.startswith("{"):
        written = written_precision(text)
        told = {} if written == DatePrecision.DAY else {"precision": written}
        return {**_parts_of(present.get(path)), "date": text, **told}
    if shape is Shape.CODES and not text.startswith("["):
        return [code.strip() for code in text.split(",")]
    if shape in (Shape.PLACE, Shape.CHOICE) and not text.startswith("{"):
        return {"text": text}
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError):
        raise WrongShape(field=path) from None
    return value


def _shaped(path: str, shape: Shape, value: JsonValue) -> JsonValue:
    if shape is Shape.TEXT:
        return _text(path, value)
    if shape is Shape.FLAG:
        if not isinstance(value, bool):
            raise WrongShape(field=path)
        return value
    if shape is Shape.NUMBER:
        if not isinstance(value, int) or isinstance(value, bool) or not travels(value):
            raise WrongShape(field=path)
        return value
    if shape is Shape.CODES:
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise WrongShape(field=path)
        return united([], [code for code in value if _text(path, code)]) or None
    return _parts(path, shape, value)


def _parts(path: str, shape: Shape, value: JsonValue) -> JsonValue:
    if isinstance(value, str) and shape in (Shape.PLACE, Shape.CHOICE):
        value = {"text": value}
    if isinstance(value, str) and shape is Shape.DATE:
        value = {"date": value}
    if not isinstance(value, dict):
        raise WrongShape(field=path)
    unknown = value.keys() - _PARTS[shape]
    if unknown:
        raise UnknownField(field=f"{path}.{shown(min(unknown))}")
    parts = {part: _text(f"{path}.{part}", value.get(part)) for part in sorted(_PARTS[shape])}
    if shape is Shape.DATE:
        if parts["date"] is None:
            return None
        parts["precision"] = parts["precision"] or written_precision(parts["date"])
    return dict(parts) if any(parts.values()) else None


def written_precision(date: str) -> str:
    """How exact a date is as written: ``2026`` is a year, ``2026-11`` a month, anything else a day."""
    if re.fullmatch(r"[0-9]{4}", date):
        return DatePrecision.YEAR.value
    return DatePrecision.MONTH.value if re.fullmatch(r"[0-9]{4}-[0-9]{2}", date) else DatePrecision.DAY.value


def _text(path: str, value: JsonValue) -> str | None:
    """A text as given, or the digits of a whole number (a NIK without quotes); blank reads as ``null``."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise WrongShape(field=path)
    text = str(value)
    if not travels(text):
        raise WrongShape(field=path)
    return text if text.strip() else None


def shown(name: str) -> str:
    """A name from outside, fit for a sentence and a log line."""
    return "".join(character for character in name[:40] if character.isprintable())
