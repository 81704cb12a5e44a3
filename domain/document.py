"""The nested document of the command line and the flat values of an op: one vocabulary, two shapes.

A document is what `loket-admin record` reads and `show` prints (commands.md). In it, date and precision stand
side by side; as a value they are one field, because they merge as one.
"""

from collections.abc import Mapping

from domain.chain import united
from domain.fields import FIELDS, MergeClass, Shape
from domain.json_values import JsonValue, Values
from domain.problems import AttachmentsNotYet, FieldNotEditable, UnknownField, WrongShape

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
            if value:
                raise AttachmentsNotYet()
        else:
            flat[key] = value
    precision = flat.pop("date_precision", None)
    date = flat.get("date_of_incident")
    if not isinstance(date, dict) and date is not None:
        flat["date_of_incident"] = {"date": date, "precision": precision or "day"}
    values = {path: shaped(path, value) for path, value in flat.items()}
    return {path: value for path, value in values.items() if value is not None}


def document_from_values(values: Values) -> dict[str, JsonValue]:
    """The nested document of a complaint: every field is there, ``null`` where nothing is known."""
    document: dict[str, JsonValue] = {}
    complainant: dict[str, JsonValue] = {}
    for path, field in FIELDS.items():
        value = values.get(path)
        if path.startswith("complainant."):
            complainant[path.removeprefix("complainant.")] = value
            document["complainant"] = complainant
        elif field.shape is Shape.DATE:
            date = value if isinstance(value, dict) else {}
            document["date_of_incident"] = date.get("date")
            document["date_precision"] = date.get("precision")
        elif field.shape is Shape.FLAG:
            document[path] = value is True
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
        raise UnknownField(field=_short(path))
    if known.merge in (MergeClass.CENTRE, MergeClass.IMMUTABLE):
        raise FieldNotEditable(field=path)
    return None if value is None else _shaped(path, known.shape, value)


def _shaped(path: str, shape: Shape, value: JsonValue) -> JsonValue:
    if shape is Shape.TEXT:
        return _text(path, value)
    if shape is Shape.FLAG:
        if not isinstance(value, bool):
            raise WrongShape(field=path)
        return value
    if shape is Shape.NUMBER:
        if not isinstance(value, int) or isinstance(value, bool):
            raise WrongShape(field=path)
        return value
    if shape is Shape.CODES:
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise WrongShape(field=path)
        return united([], value) or None
    return _parts(path, shape, value)


def _parts(path: str, shape: Shape, value: JsonValue) -> JsonValue:
    if isinstance(value, str) and shape in (Shape.PLACE, Shape.CHOICE):
        value = {"text": value}
    if isinstance(value, str) and shape is Shape.DATE:
        value = {"date": value, "precision": "day"}
    if not isinstance(value, dict):
        raise WrongShape(field=path)
    unknown = value.keys() - _PARTS[shape]
    if unknown:
        raise UnknownField(field=f"{path}.{_short(min(unknown))}")
    parts = {part: _text(f"{path}.{part}", value.get(part)) for part in sorted(_PARTS[shape])}
    if shape is Shape.DATE and parts["date"] is None:
        return None
    if shape is Shape.REPRESENTATIVE and parts["relation"] is None:
        return None
    return dict(parts) if any(parts.values()) else None


def _text(path: str, value: JsonValue) -> str | None:
    """A text as given, or the digits of a whole number (a NIK without quotes); blank reads as ``null``."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise WrongShape(field=path)
    text = str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise WrongShape(field=path) from None
    return text if text.strip() else None


def _short(name: str) -> str:
    """A name from outside, fit for a sentence and a log line."""
    return "".join(character for character in name[:40] if character.isprintable())
