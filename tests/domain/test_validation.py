"""What cannot be saved, and what is saved and looked at twice. Rahma, Yuni and the numbers are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fields import FIELDS
from domain.json_values import JsonValue, Values
from domain.validation import (
    LONGEST_MADE_TITLE,
    LONGEST_TITLE,
    Doubt,
    Flag,
    NikReading,
    Refusal,
    flags,
    incident_day,
    is_phone,
    made_title,
    read_nik,
    refusals,
)
from domain.vocabulary import Classification, Sex
from tests.domain.made_up import BRIDGE, json_values, recorded

TODAY = date(2026, 11, 22)


def doubts(**changed: JsonValue) -> list[tuple[str, str]]:
    """The doubts about the bridge with some fields changed; ``complainant__phone`` is a dotted path."""
    values = {**BRIDGE, **{path.replace("__", "."): value for path, value in changed.items()}}
    assert refusals(values) == ()
    return [(flag.doubt.value, flag.field) for flag in flags(values, TODAY)]


def without(*paths: str) -> dict[str, JsonValue]:
    """The bridge without some fields."""
    return {path: value for path, value in BRIDGE.items() if path not in paths}


def test_a_plain_complaint_is_saved_without_a_word() -> None:
    assert refusals(BRIDGE) == ()
    assert flags(BRIDGE, TODAY) == ()


def test_an_empty_form_lacks_four_things_and_the_date_once_it_is_a_complaint() -> None:
    assert refusals({}) == (Refusal.CLASSIFICATION, Refusal.STORY, Refusal.PLACE, Refusal.WHO)
    assert refusals({"classification": "complaint"}) == (
        Refusal.STORY,
        Refusal.PLACE,
        Refusal.DATE,
        Refusal.WHO,
    )


@pytest.mark.parametrize(
    ("gone", "missing"),
    [
        (["classification"], Refusal.CLASSIFICATION),
        (["title", "content"], Refusal.STORY),
        (["place"], Refusal.PLACE),
        (["date_of_incident"], Refusal.DATE),
        (["complainant.name"], Refusal.WHO),
    ],
)
def test_each_needed_thing_is_missed_alone(gone: list[str], missing: Refusal) -> None:
    assert refusals(without(*gone)) == (missing,)


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in BRIDGE
        if path not in ("classification", "place", "date_of_incident", "complainant.name")
    ],
)
def test_everything_else_may_be_left_open(path: str) -> None:
    assert refusals(without(path)) == ()


def test_a_title_or_a_story_is_enough() -> None:
    assert refusals(without("title")) == refusals(without("content")) == ()
    assert refusals({**without("title"), "content": " \n"}) == (Refusal.STORY,)


@pytest.mark.parametrize("part", ["region_code", "text"])
def test_a_place_is_a_code_or_words_but_no_landmark_alone(part: str) -> None:
    assert refusals({**BRIDGE, "place": {part: "Sereh"}}) == ()
    assert refusals({**BRIDGE, "place": {part: " ", "landmark": "pasar"}}) == (Refusal.PLACE,)


@pytest.mark.parametrize("classification", ["information_request", "aspiration"])
def test_only_a_complaint_needs_a_date(classification: str) -> None:
    assert refusals({**without("date_of_incident"), "classification": classification}) == ()


def test_who_wants_no_name_shown_needs_to_give_none() -> None:
    nameless = without("complainant.name", "complainant.phone")
    assert refusals({**nameless, "is_anonymous": True}) == ()
    assert refusals({**nameless, "is_anonymous": False}) == (Refusal.WHO,)
    assert refusals({**nameless, "is_anonymous": "yes"}) == (Refusal.WHO,)
    assert refusals({**nameless, "complainant.name": "  "}) == (Refusal.WHO,)
    assert [flag.doubt for flag in flags({**nameless, "is_anonymous": True}, TODAY)] == [Doubt.UNREACHABLE]


def test_a_classification_nobody_knows_is_no_classification() -> None:
    assert refusals({**BRIDGE, "classification": "laporan"}) == (Refusal.CLASSIFICATION,)
    for known in Classification:
        assert refusals({**BRIDGE, "classification": known.value}) == ()


@given(recorded)
def test_no_doubt_ever_refuses(values: Values) -> None:
    needed = {
        path: BRIDGE[path]
        for path in ("classification", "title", "place", "date_of_incident", "complainant.name")
    }
    saved = {**values, **needed}
    assert refusals(saved) == ()
    assert isinstance(flags(saved, TODAY), tuple)


@given(st.dictionaries(st.sampled_from([*FIELDS]), json_values))
def test_values_of_any_shape_are_judged_and_never_an_error(values: Values) -> None:
    assert set(refusals(values)) <= {*Refusal}
    order = [list(FIELDS).index(flag.field) for flag in flags(values, TODAY)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("date_told", "precision", "doubt"),
    [
        ("2026-11-22", "day", None),
        ("2026-11-23", "day", "date_future"),
        ("2027-01-01", "day", "date_future"),
        ("2026-11-30", "month", None),
        ("2026-11", "month", None),
        ("2026-12", "month", "date_future"),
        ("2026-12-31", "year", None),
        ("2026", "year", None),
        ("2027", "year", "date_future"),
        ("1998", "year", None),
        ("22-11-2026", "day", "date_unreadable"),
        ("bulan lalu", "day", "date_unreadable"),
        ("2026-02-30", "day", "date_unreadable"),
        ("2026-11-23", "kira-kira", "date_future"),
    ],
)
def test_an_odd_date_is_saved_and_flagged(date_told: str, precision: str, doubt: str | None) -> None:
    found = [
        word
        for word, field in doubts(date_of_incident={"date": date_told, "precision": precision})
        if field == "date_of_incident"
    ]
    unknown = ["word_unknown"] if precision == "kira-kira" else []
    assert found == [doubt, *unknown] if doubt else found == unknown


def test_a_stored_date_stands_for_its_first_day() -> None:
    assert incident_day("2026") == date(2026, 1, 1)
    assert incident_day("2026-11") == date(2026, 11, 1)
    assert incident_day("2026-11-20") == date(2026, 11, 20)
    for words in ("", "0000", "2026-13", "2026-1-1", "2026-11-20T00:00", "\u0662026"):
        assert incident_day(words) is None


@pytest.mark.parametrize(
    ("changed", "doubt", "field"),
    [
        ({"title": None}, "title_made", "title"),
        ({"title": " "}, "title_made", "title"),
        ({"title": "j" * (LONGEST_TITLE + 1)}, "title_long", "title"),
        ({"title": "Nama Rahma 9901014606550007"}, "nik_in_content", "title"),
        ({"content": "Kena diare satu kampung"}, "health_in_content", "content"),
        ({"content": "NIK saya 9901014606550007."}, "nik_in_content", "content"),
        ({"content": "NIK saya 9901 0146 0655 0007."}, "nik_in_content", "content"),
        ({"expectation": "obat untuk yang HAMIL"}, "health_in_content", "expectation"),
        ({"expectation": "9901.0146.0655.0007"}, "nik_in_content", "expectation"),
        ({"place": {"region_code": "9901", "text": "Sereh"}}, "region_code_form", "place"),
        ({"place": {"region_code": "99.01.01.4001"}}, "region_code_form", "place"),
        ({"place": {"region_code": "99.01.01.200\u0661"}}, "region_code_form", "place"),
        ({"complainant__nik": "99O1014606550007"}, "nik_form", "complainant.nik"),
        ({"complainant__nik": "123"}, "nik_form", "complainant.nik"),
        ({"complainant__nik": "9901013202610001"}, "nik_birth_date", "complainant.nik"),
        ({"complainant__nik": "9901010602610001"}, "nik_sex_differs", "complainant.sex"),
        ({"complainant__nik": "9901014606550007"}, "nik_birth_year_differs", "complainant.birth_year"),
        ({"complainant__phone": "tanya anaknya"}, "phone_form", "complainant.phone"),
        ({"complainant__phone": "0812345"}, "phone_form", "complainant.phone"),
        ({"complainant__email": "rahma"}, "email_form", "complainant.email"),
        ({"complainant__email": "rahma@contoh"}, "email_form", "complainant.email"),
        ({"complainant__email": "a@b@contoh.id"}, "email_form", "complainant.email"),
        ({"complainant__birth_year": 2027}, "birth_year", "complainant.birth_year"),
        ({"complainant__birth_year": 1905}, "birth_year", "complainant.birth_year"),
        ({"complainant__phone": None}, "unreachable", "complainant.phone"),
        ({"representative": {"relation": "proxy", "phone": "12"}}, "phone_form", "representative"),
        ({"representative": {"relation": "teman", "name": "Yuni"}}, "word_unknown", "representative"),
        ({"representative": {"relation": None, "name": "Yuni"}}, "word_unknown", "representative"),
        ({"complainant__sex": "P"}, "nik_sex_differs", None),
        ({"complainant__sex": "P"}, "word_unknown", "complainant.sex"),
        ({"accommodations": ["braille", "kopi"]}, "word_unknown", "accommodations"),
    ],
)
def test_a_doubt_is_flagged_at_its_field_and_the_complaint_is_saved(
    changed: dict[str, JsonValue], doubt: str, field: str | None
) -> None:
    if field is None:
        assert doubt not in [word for word, _ in doubts(**changed)]
    else:
        assert doubts(**changed) == [(doubt, field)]


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "j" * LONGEST_TITLE},
        {"content": "Diarewan dan kehamilan, stbc, Pak Gilang"},
        {"content": "99010146065500071"},
        {"content": "nomor 0812 3900 0107 dan 0813"},
        {"place": {"region_code": "99"}},
        {"place": {"region_code": "99.01"}},
        {"place": {"region_code": "99.01.01"}},
        {"place": {"region_code": "99.01.01.1001"}},
        {"place": {"region_code": "99.01.01.3999"}},
        {"complainant__nik": "9901014602610001"},
        {"complainant__nik": "99.01.01 460261-0001"},
        {"complainant__nik": "9901014602610001", "complainant__sex": None, "complainant__birth_year": None},
        {"complainant__nik": None, "complainant__no_nik_reason": "belum punya"},
        {"complainant__phone": "(0380) 821-900"},
        {"complainant__phone": "+62 812-3900-0107"},
        {"complainant__phone": None, "complainant__email": "rahma@contoh.example.id"},
        {"complainant__phone": None, "complainant__address": "RT 02"},
        {"complainant__phone": None, "representative": {"relation": "proxy", "phone": "0812 3900 0107"}},
        {"complainant__birth_year": 2026},
        {"complainant__birth_year": 1906},
        {"representative": {"relation": "guardian", "name": "Yuni"}},
        {"category": {"text": "kategori yang tidak ada"}},
    ],
)
def test_what_is_only_unusual_is_no_doubt(changed: dict[str, JsonValue]) -> None:
    assert doubts(**changed) == []


def test_a_flag_tells_words_only_of_the_story_itself() -> None:
    told = flags({**BRIDGE, "content": "Anak saya Malaria", "complainant.nik": "rahasia"}, TODAY)
    assert told == (
        Flag(Doubt.HEALTH_IN_CONTENT, "content", "Malaria"),
        Flag(Doubt.NIK_FORM, "complainant.nik"),
    )


def test_flags_stand_in_the_order_of_the_form() -> None:
    odd: dict[str, JsonValue] = {
        **BRIDGE,
        "title": None,
        "content": "hamil",
        "date_of_incident": {"date": "2030", "precision": "year"},
        "place": {"region_code": "x"},
        "complainant.phone": "x",
        "accommodations": ["kopi"],
    }
    fields = [flag.field for flag in flags(odd, TODAY)]
    assert fields == ["title", "content", "date_of_incident", "place", "complainant.phone", "accommodations"]


def test_a_nik_says_where_it_was_issued_and_whose_birthday_it_holds() -> None:
    assert read_nik("9901 0146 0261 0001", TODAY) == NikReading("990101", Sex.FEMALE, date(1961, 2, 6))
    assert read_nik("9901010602610001", TODAY) == NikReading("990101", Sex.MALE, date(1961, 2, 6))
    assert read_nik("9901014102610001", TODAY) == NikReading("990101", Sex.FEMALE, date(1961, 2, 1))


@pytest.mark.parametrize(
    ("nik", "born"),
    [
        ("9901012211260001", date(2026, 11, 22)),
        ("9901012311260001", date(1926, 11, 23)),
        ("9901012902000001", date(2000, 2, 29)),
        ("9901012902010001", None),
        ("9901014002610001", None),
        ("9901017202610001", None),
        ("9901010013610001", None),
        ("9901010000000001", None),
    ],
)
def test_a_birthday_in_a_nik_is_never_ahead_and_may_not_exist(nik: str, born: date | None) -> None:
    told = read_nik(nik, TODAY)
    assert told is not None
    assert told.born == born


@pytest.mark.parametrize(
    "nik",
    ["", "0901014602610001", "9901014602610000", "990101460261000", "99010146026100011", "990101460261000x"],
)
def test_what_has_not_the_form_of_a_nik_is_not_read(nik: str) -> None:
    assert read_nik(nik, TODAY) is None


def test_a_centenarian_whose_nik_fits_two_centuries_is_not_doubted() -> None:
    assert doubts(complainant__nik="9901014602240001", complainant__birth_year=1924) == []


@pytest.mark.parametrize(("phone", "fits"), [
    ("1234567", False), ("12345678", True), ("12345678901234", True), ("123456789012345", False),
    ("++628123900", False), ("0812.3900.0107", True), ("0812 abc 900", False), ("", False),
    ("62+8123900", False),
])  # fmt: skip
def test_a_telephone_has_eight_to_fourteen_digits(phone: str, fits: bool) -> None:
    assert is_phone(phone) is fits


def test_a_title_is_made_of_the_first_words() -> None:
    assert made_title("  Air \n mati ") == "Air mati"
    assert made_title("") == ""
    exact = "kata " * 13 + "habis"
    assert len(exact) == LONGEST_MADE_TITLE
    assert made_title(exact) == exact
    assert made_title(exact + " lagi") == exact + "…"
    assert made_title("kata " * 12 + "banjir, dan kemudian surut") == "kata " * 12 + "banjir…"
    assert made_title("x" * 71) == "x" * 70 + "…"


@given(st.text())
def test_a_made_title_is_short_one_line_and_a_beginning_of_the_story(content: str) -> None:
    title = made_title(content)
    assert len(title) <= LONGEST_MADE_TITLE + 1
    assert " ".join(title.split()) == title
    assert " ".join(content.split()).startswith(title.removesuffix("…"))
    assert bool(title) is bool(content.strip())
