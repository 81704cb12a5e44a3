"""What two counters, out of touch with each other, change in one complaint, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

Document = Mapping[str, Any]


def place(text: str, landmark: str | None) -> dict[str, Any]:
    """A place as a document shows it."""
    return {"region_code": "91.03.01.2004", "text": text, "landmark": landmark}


@dataclass(frozen=True)
class Choice:
    """A changed field: how it is typed, and what a document then shows under ``key``."""

    typed: str
    key: str
    shown: Any


@dataclass(frozen=True)
class TwoHands:
    """One complaint. Both change it offline; ``first`` reaches the centre before ``second``.

    ``then`` is a further edit of the second. ``at_centre`` is what the operator does before all that reaches
    the centre, when both have the complaint. ``merged`` is what both sides show in the end, ``conflict`` the
    field that waits for a person instead, with the values ``here`` (of the op that came second), ``centre``
    (in force) and ``base``. ``proposal`` is kept at the centre without waiting for anybody. ``decision`` are
    the arguments of `resolve`, given by ``decided_by`` (0 first, 1 second); ``decided`` is what then stands.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    then: tuple[str, ...] = ()
    merged: Document = field(default_factory=dict)
    at_centre: tuple[str, ...] = ()
    recorded: Document = field(default_factory=dict)
    conflict: str | None = None
    here: Any = None
    centre: Any = None
    base: Any = None
    proposal: Any = None
    decision: tuple[str, ...] = ()
    decided_by: int = 0
    decided: Document = field(default_factory=dict)


CLASSES: Mapping[str, Choice] = {
    "person": Choice("complainant.phone=081234000001", "phone", "081234000001"),
    "person until verified": Choice(
        "category=Kesehatan", "category", {"code": None, "text": "Kesehatan", "catalogue": None}
    ),
    "centre once assigned": Choice(
        "institution=Dinas Perhubungan",
        "institution",
        {"code": None, "text": "Dinas Perhubungan", "catalogue": None},
    ),
    "guard": Choice("is_secret=true", "is_secret", True),
    "set": Choice("accommodations=braille", "accommodations", ["braille"]),
    "composite": Choice("place.landmark=di balik gereja", "place", place("Sereh", "di balik gereja")),
}
"""A field of each merge class that an officer may change."""

DIFFERENT = {
    f"{one} beside {other}": TwoHands(
        (CLASSES[one].typed,),
        (CLASSES[other].typed,),
        merged={CLASSES[one].key: CLASSES[one].shown, CLASSES[other].key: CLASSES[other].shown},
    )
    for one, other in combinations(CLASSES, 2)
}
"""Two fields of two classes: both changes stand."""

EQUAL = {
    f"{name} twice the same": TwoHands((choice.typed,), (choice.typed,), merged={choice.key: choice.shown})
    for name, choice in CLASSES.items()
}
"""The same change twice converges."""

SAME = {
    "two fields of a person": TwoHands(
        ("complainant.phone=081234000001",),
        ("complainant.address=RT 09",),
        merged={"phone": "081234000001", "address": "RT 09"},
    ),
    "two guards": TwoHands(
        ("is_secret=true",), ("is_anonymous=true",), merged={"is_secret": True, "is_anonymous": True}
    ),
    "two elements of a set": TwoHands(
        ("accommodations=braille",),
        ("accommodations=large_print,braille",),
        merged={"accommodations": ["braille", "large_print"]},
    ),
    "two fields, one of them both": TwoHands(
        ("title=Jembatan hanyut", "expectation=jembatan darurat"),
        ("title=Jembatan roboh", "complainant.email=rahma@contoh.id"),
        merged={"expectation": "jembatan darurat", "email": "rahma@contoh.id", "title": "Jembatan hanyut"},
        conflict="title",
        here="Jembatan roboh",
        centre="Jembatan hanyut",
        base="Jembatan gantung",
        recorded={"title": "Jembatan gantung"},
        decision=("--value", "Jembatan hanyut dan roboh"),
        decided_by=1,
        decided={"title": "Jembatan hanyut dan roboh"},
    ),
    "a field of a person": TwoHands(
        ("complainant.phone=081234000001",),
        ("complainant.phone=081234000002",),
        conflict="complainant.phone",
        here="081234000002",
        centre="081234000001",
        base="081200000001",
        recorded={"complainant": {"name": "Rahma", "phone": "081200000001"}},
        decision=("--keep", "mine"),
        decided_by=0,
        decided={"phone": "081234000002"},
    ),
    "the story": TwoHands(
        ("content=Papan jembatan lepas.",),
        ("content=",),
        conflict="content",
        here=None,
        centre="Papan jembatan lepas.",
        base="Papan jembatan lapuk.",
        recorded={"content": "Papan jembatan lapuk."},
        decision=("--keep", "theirs"),
        decided_by=1,
        decided={"content": "Papan jembatan lepas."},
    ),
    "a category nobody has verified": TwoHands(
        ("category=Kesehatan",),
        ("category=Infrastruktur",),
        conflict="category",
        here={"code": None, "text": "Infrastruktur", "catalogue": None},
        centre={"code": None, "text": "Kesehatan", "catalogue": None},
        decision=("--keep", "mine"),
        decided_by=1,
        decided={"category": {"code": None, "text": "Infrastruktur", "catalogue": None}},
    ),
    "a category the centre has verified": TwoHands(
        ("category=Kesehatan",),
        ("category=Infrastruktur",),
        merged={"category": {"code": None, "text": "Perhubungan", "catalogue": None}},
        at_centre=("--status", "forwarded"),
        recorded={"category": {"text": "Perhubungan"}},
        proposal={"code": None, "text": "Infrastruktur", "catalogue": None},
    ),
    "an institution nobody has assigned": TwoHands(
        ("institution=Dinas Perhubungan",),
        ("institution=Dinas Kesehatan",),
        merged={"institution": {"code": None, "text": "Dinas Perhubungan", "catalogue": None}},
        proposal={"code": None, "text": "Dinas Kesehatan", "catalogue": None},
    ),
    "an institution the centre has assigned": TwoHands(
        ("institution=Dinas Perhubungan",),
        ("institution=Dinas Kesehatan",),
        merged={"institution": {"code": None, "text": "Dinas Pendidikan", "catalogue": None}},
        at_centre=("--set", "institution=Dinas Pendidikan"),
        proposal={"code": None, "text": "Dinas Kesehatan", "catalogue": None},
    ),
    "a guard that one loosens and the other leaves": TwoHands(
        ("is_secret=false",), ("title=Jembatan",), merged={"is_secret": False, "title": "Jembatan"},
        recorded={"is_secret": True},
    ),
    "a guard that one tightens and the other loosens": TwoHands(
        ("is_secret=true",),
        ("is_secret=true",),
        ("is_secret=false",),
        conflict="is_secret",
        here=False,
        centre=True,
        base=False,
        recorded={"is_secret": False},
        decision=("--keep", "mine"),
        decided_by=1,
        decided={"is_secret": False},
    ),
    "a place, whole": TwoHands(
        ("place.landmark=di balik gereja",),
        ("place.text=Yenures",),
        conflict="place",
        here=place("Yenures", "dekat dermaga lama"),
        centre=place("Sereh", "di balik gereja"),
        base=place("Sereh", "dekat dermaga lama"),
        decision=("--value", '{"region_code": null, "text": "Yenures", "landmark": "di balik gereja"}'),
        decided_by=0,
        decided={"place": {"region_code": None, "text": "Yenures", "landmark": "di balik gereja"}},
    ),
    "a date, whole": TwoHands(
        ("date_of_incident=2026-11-18",),
        ("date_precision=month",),
        conflict="date_of_incident",
        here={"date": "2026-11-20", "precision": "month"},
        centre={"date": "2026-11-18", "precision": "day"},
        base={"date": "2026-11-20", "precision": "day"},
        decision=("--keep", "theirs"),
        decided_by=0,
        decided={"date_of_incident": "2026-11-18", "date_precision": "day"},
    ),
    "who speaks, whole": TwoHands(
        ('representative={"relation": "assistant", "name": "Yuni"}',),
        ('representative={"relation": "proxy", "name": "Yuni"}',),
        conflict="representative",
        here={"relation": "proxy", "kinship": None, "name": "Yuni", "phone": None},
        centre={"relation": "assistant", "kinship": None, "name": "Yuni", "phone": None},
        decision=("--keep", "mine"),
        decided_by=1,
        decided={"representative": {"relation": "proxy", "kinship": None, "name": "Yuni", "phone": None}},
    ),
}  # fmt: skip
"""One class on both sides."""

SCENES: Mapping[str, TwoHands] = {**DIFFERENT, **EQUAL, **SAME}

PERSONAL = ("phone", "address", "email")


def seen(document: Document, key: str) -> Any:
    """What a document says about one key of a scene."""
    return document["complainant"][key] if key in PERSONAL else document[key]
