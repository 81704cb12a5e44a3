"""From what stands in the editors to values: only what a person changed, part by part."""

from collections.abc import Mapping
from datetime import date

from desktop.presenters.edit_fields import WITHOUT_CODE, Lists, path_of
from desktop.typed_dates import approximate, read_date, stored_date
from domain.fields import FIELDS, Shape
from domain.json_values import JsonValue, Values
from domain.problems import WrongShape

Texts = Mapping[str, str]
"""Editor name → text; a flag is "true" or "false"."""


def typed_values(
    shown: Texts, typed: Texts, before: Values, lists: Lists, today: date
) -> dict[str, JsonValue]:
    """The values of the fields in which a text differs from what was shown.

    An editor nobody touched changes nothing, whatever has become of its field meanwhile; of a composite value
    only the touched parts change. Raises ``WrongShape`` naming the field.
    """
    touched: dict[str, dict[str, str]] = {}
    for name, text in typed.items():
        if name in shown and not _same(shown[name], text):
            path = path_of(name)
            touched.setdefault(path, {})[name.removeprefix(path).removeprefix(".")] = text.strip()
    return {path: _value(path, parts, before.get(path), lists, today) for path, parts in touched.items()}


def written_value(path: str, typed: Texts, before: JsonValue, lists: Lists, today: date) -> JsonValue:
    """The value that all editors of one field make together, over ``before``. Raises ``WrongShape``."""
    parts = {name.removeprefix(path).removeprefix("."): text.strip() for name, text in typed.items()}
    return _value(path, parts, before, lists, today)


def _same(shown: str, typed: str) -> bool:
    """Editors turn line ends and the odd tab into others; that is nobody's change."""
    return [line.split() for line in shown.strip().splitlines()] == [
        line.split() for line in typed.strip().splitlines()
    ]


def _value(path: str, parts: Texts, before: JsonValue, lists: Lists, today: date) -> JsonValue:
    shape = FIELDS[path].shape
    if shape is Shape.DATE:
        return _date(parts, _members(before), today)
    if shape is Shape.CODES:
        held = before if isinstance(before, list) else []
        return [*held, *(code for code, text in parts.items() if text == "true")]
    if shape in (Shape.PLACE, Shape.REPRESENTATIVE):
        return {**_members(before), **{part: text or None for part, text in parts.items()}}
    text = parts[""]
    if shape is Shape.FLAG:
        return text == "true"
    if shape is Shape.CHOICE:
        return _choice(text, before, lists, path)
    if shape is Shape.NUMBER and text:
        if not text.isdecimal() or len(text) > 9:
            raise WrongShape(field=path)
        return int(text)
    return text or None


def _choice(code: str, before: JsonValue, lists: Lists, path: str) -> JsonValue:
    if not code:
        return None
    if code.startswith(WITHOUT_CODE):
        return before
    pack = lists.of(path)
    item = pack.item(code)
    if item is None:
        raise WrongShape(field=path)
    return {"code": item.code, "text": item.text, "catalogue": pack.version}


def _date(parts: Texts, before: dict[str, JsonValue], today: date) -> JsonValue:
    """*Kira-kira* is a precision one step rougher than what is written (`desktop.typed_dates`)."""
    held = stored_date(before.get("date"), before.get("precision"))
    typed = read_date(parts["date"], today) if "date" in parts else held
    if typed is None:
        return None
    if "about" in parts:
        typed = approximate(typed, parts["about"] == "true")
    elif held is not None and held.about:
        typed = approximate(typed, True)
    return {"date": typed.date, "precision": typed.precision}


def _members(value: JsonValue) -> dict[str, JsonValue]:
    return dict(value) if isinstance(value, dict) else {}
