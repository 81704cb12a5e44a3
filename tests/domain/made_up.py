"""Invented complaints, ops and answers for the domain tests: single ones, and Hypothesis strategies."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from domain.conflict import ConflictRecord, Proposal
from domain.fields import FIELDS, RECORDED, Shape
from domain.json_values import LARGEST_WHOLE, JsonValue, Values
from domain.ops import Author, Base, ConflictAnswer, Op, OpKind
from domain.outcome import FieldInForce, NotTakenBecause, Outcome, OutcomeKind, Problem
from domain.vocabulary import Accommodation, DatePrecision, Relation

ESTER = Author("ester", "Ester Naitboho")
PUSAT = Author("pusat", "Pusat")
MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=8)))

BRIDGE: dict[str, JsonValue] = {
    "classification": "complaint",
    "title": "Jembatan gantung putus",
    "content": "Sudah dua minggu anak-anak menyeberang kali lewat batu.",
    "expectation": "dibuatkan jembatan darurat",
    "date_of_incident": {"date": "2026-11-20", "precision": "day"},
    "place": {"region_code": "99.01.01.2001", "text": "Sereh", "landmark": "dekat dermaga lama"},
    "category": {"code": "infrastruktur", "text": "Infrastruktur", "catalogue": "2026.1"},
    "is_anonymous": False,
    "is_secret": False,
    "complainant.name": "Rahma",
    "complainant.phone": "0812 3900 0107",
    "complainant.no_phone": False,
    "complainant.sex": "female",
    "complainant.birth_year": 1961,
    "accommodations": ["read_aloud"],
}
"""A complaint with nothing to doubt about it, recorded on 22 November 2026."""


def op(
    values: Values,
    *,
    id: str = "op-1",
    base: int = 0,
    bases: dict[str, int] | None = None,
    kind: OpKind = OpKind.EDIT,
    replaces: str | None = None,
) -> Op:
    """An op on complaint ``c-1``."""
    return Op(id, kind, "c-1", None, replaces, Base(base, bases or {}), values, ESTER, MORNING)


def record(path: str = "title", *, op: str = "op-1", revision: int = 1, open: bool = True) -> ConflictRecord:
    """A record on a field of complaint ``c-1``."""
    return ConflictRecord(
        id=f"{op}:{path}",
        complaint="c-1",
        field=path,
        base="dulu",
        in_force="di pusat",
        in_force_by=PUSAT,
        in_force_at=MORNING,
        proposals=(Proposal("di sini", ESTER, MORNING, op),),
        revision=revision,
        open=open,
    )


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = texts.filter(lambda text: bool(text.strip()))
wholes = st.integers(-LARGEST_WHOLE, LARGEST_WHOLE)
versions = st.integers(0, 9)
instants = st.datetimes(
    min_value=datetime(2000, 1, 1),
    max_value=datetime(2099, 1, 1),
    timezones=st.sampled_from([UTC, MORNING.tzinfo]),
)
json_values: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | wholes | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def _parts(*names: str) -> st.SearchStrategy[JsonValue]:
    return (
        st.fixed_dictionaries({name: st.none() | words for name in names})
        .filter(_says_something)
        .map(_object)
    )


def _says_something(parts: dict[str, str | None]) -> bool:
    return any(parts.values())


def _object(parts: Mapping[str, JsonValue]) -> JsonValue:
    return dict(parts)


def _codes(needs: set[Accommodation]) -> JsonValue:
    return [*sorted(str(need) for need in needs)]


BY_SHAPE: dict[Shape, st.SearchStrategy[JsonValue]] = {
    Shape.TEXT: words,
    Shape.FLAG: st.booleans(),
    Shape.NUMBER: wholes,
    Shape.CODES: st.sets(st.sampled_from([*Accommodation]), min_size=1).map(_codes),
    Shape.DATE: st.builds(
        lambda date, precision: {"date": date, "precision": str(precision)},
        words | st.sampled_from(["2026-11-20", "2026-11", "2026"]),
        st.sampled_from([*DatePrecision]),
    ),
    Shape.PLACE: _parts("region_code", "text", "landmark"),
    Shape.CHOICE: _parts("code", "text", "catalogue"),
    Shape.REPRESENTATIVE: st.builds(
        lambda relation, name: {"relation": str(relation), "kinship": None, "name": name, "phone": None},
        st.sampled_from([*Relation]),
        words,
    ),
}
"""Values as they are stored, by shape; not those of the centre's own fields."""

recorded: st.SearchStrategy[dict[str, JsonValue]] = st.fixed_dictionaries(
    {}, optional={path: BY_SHAPE[FIELDS[path].shape] for path in RECORDED}
)
"""What an officer may have written: any fields of the form, each in the shape of its field."""


@st.composite
def ops(draw: st.DrawFn, values: st.SearchStrategy[dict[str, JsonValue]] = recorded) -> Op:
    """Any op of this format."""
    kind = draw(st.sampled_from([*OpKind]))
    written = draw(values)
    answer = None
    if kind is OpKind.RESOLVE:
        answer = ConflictAnswer(draw(words), draw(versions))
        written = {"title": draw(words)}
    return Op(
        id="op-" + draw(texts),
        kind=kind,
        complaint=draw(words),
        prev=draw(st.none() | words.map("a".__add__)),
        replaces=draw(st.none() | words.map("b".__add__)),
        base=Base(draw(versions), draw(st.dictionaries(st.sampled_from(RECORDED), versions, max_size=2))),
        values=written,
        author=draw(st.builds(Author, words, words)),
        at=draw(instants),
        skew_ms=draw(st.none() | wholes),
        answer=answer,
    )


records: st.SearchStrategy[ConflictRecord] = st.builds(
    ConflictRecord,
    id=words,
    complaint=words,
    field=st.sampled_from(RECORDED),
    base=json_values,
    in_force=json_values,
    in_force_by=st.builds(Author, words, words),
    in_force_at=instants,
    proposals=st.lists(
        st.builds(Proposal, json_values, st.builds(Author, words, words), instants, st.none() | words),
        max_size=2,
    ).map(tuple),
    revision=st.integers(1, 9),
    open=st.booleans(),
)

problems = st.builds(
    Problem, words, texts, st.none() | words, st.dictionaries(words, json_values, max_size=2)
)
outcomes = st.builds(
    Outcome,
    op=words,
    hash=words,
    kind=st.sampled_from([*OutcomeKind]),
    complaint=words,
    version=versions,
    position=versions,
    not_taken=st.dictionaries(
        words, st.builds(FieldInForce, json_values, versions, st.sampled_from([*NotTakenBecause])), max_size=2
    ),
    conflicts=st.lists(records, max_size=1).map(tuple),
    tracking_id=st.none() | words,
    problem=st.none() | problems,
    waits_for=st.none() | words,
    key_reused=st.booleans(),
)
