"""Small words: what is underlined, how a value reads, what a code of the centre becomes."""

import pytest

from desktop.presenters.differences import LONGEST_COMPARED, marked
from desktop.presenters.field_words import field_label, value_words
from desktop.presenters.identity_words import Eyes
from desktop.presenters.rejections import rejection_sentence
from desktop.presenters.state import Mark
from desktop.presenters.uncertain_cards import size_words
from desktop.presenters.wording import incident
from domain.complaint import IncidentDate
from domain.fields import RECORDED
from domain.json_values import JsonValue
from domain.outcome import Problem
from domain.vocabulary import DatePrecision


def test_only_the_characters_that_differ_are_underlined() -> None:
    assert marked("0813 5500 0171", "0813 5500 0371") == (
        Mark("0813 5500 0"),
        Mark("1", differs=True),
        Mark("71"),
    )


@pytest.mark.parametrize(
    ("value", "base"),
    [
        ("Jam buka Pustu Tunbesi tidak sesuai", "Pustu tutup"),
        ("sama", "sama"),
        ("", "ada"),
        ("baru", ""),
        ("a" * LONGEST_COMPARED + "b", "a" * LONGEST_COMPARED),
    ],
)
def test_where_marking_says_nothing_nothing_is_marked(value: str, base: str) -> None:
    assert marked(value, base) == (Mark(value),)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("classification", "aspiration", "Aspirasi"),
        ("date_of_incident", {"date": "2026-10-27", "precision": "month"}, "kira-kira 27 Oktober 2026"),
        (
            "place",
            {"text": None, "region_code": "99.01.01", "landmark": "dekat pasar"},
            "99.01.01, dekat pasar",
        ),
        ("place", {}, "–"),
        ("category", {"code": "infra.jalan", "text": "Jalan"}, "Infrastruktur › Jalan"),
        ("institution", {"code": None, "text": "Dinas Lain"}, "Dinas Lain"),
        ("complainant.sex", "female", "perempuan"),
        ("complainant.birth_year", 1970, "1970"),
        ("representative", {"relation": "proxy", "name": "Yuni", "kinship": None}, "Yuni, kuasa"),
        ("representative", {"relation": "nobody"}, "–"),
        ("accommodations", ["read_aloud", "large_print"], "dibacakan, bukti huruf besar"),
        ("status", "forwarded", "Diteruskan"),
        ("is_secret", True, "ya"),
        ("is_secret", False, "tidak"),
        ("title", None, "–"),
    ],
)
def test_a_value_reads_as_words(path: str, value: JsonValue, words: str) -> None:
    assert value_words(path, value, {"infra.jalan": "Infrastruktur › Jalan"}) == words


def test_every_recorded_field_has_a_name_of_its_own() -> None:
    labels = [field_label(path) for path in RECORDED]
    assert len(set(labels)) == len(RECORDED)
    assert not set(labels) & set(RECORDED)


@pytest.mark.parametrize(
    ("written", "precision", "words"),
    [
        ("2026-10-27", DatePrecision.DAY, "27 Oktober 2026"),
        ("2026-10-27", DatePrecision.YEAR, "kira-kira 27 Oktober 2026"),
        ("2026-10", DatePrecision.MONTH, "Oktober 2026"),
        ("2026-10", DatePrecision.YEAR, "kira-kira Oktober 2026"),
        ("2026-10", DatePrecision.DAY, "Oktober 2026"),
        ("2026", DatePrecision.YEAR, "2026"),
        ("waktu panen", DatePrecision.DAY, "waktu panen"),
    ],
)
def test_a_date_is_no_more_exact_than_what_was_said(
    written: str, precision: DatePrecision, words: str
) -> None:
    assert incident(IncidentDate(written, precision)) == words


@pytest.mark.parametrize(
    ("eyes", "name", "nik"),
    [
        (Eyes(False), "Rahma", "•••• 0003"),
        (Eyes(False, frozenset({"nik"})), "Rahma", "9901021508700003"),
        (Eyes(True), "disamarkan", "disamarkan"),
        (Eyes(True, frozenset({"nik"})), "disamarkan", "disamarkan"),
        (Eyes(True, frozenset({"name"})), "Rahma", "•••• 0003"),
    ],
)
def test_what_may_be_read_depends_on_what_was_opened(eyes: Eyes, name: str, nik: str) -> None:
    assert eyes.words("complainant.name", "Rahma") == name
    assert eyes.words("complainant.nik", "9901021508700003") == nik
    assert eyes.words("complainant.phone", None) == "–"
    assert eyes.words("title", "Jembatan") == "Jembatan"


def test_a_known_code_says_what_to_do_and_an_unknown_one_speaks_as_the_centre() -> None:
    missing = Problem("missing", "Laporan belum lengkap.", "place", {"missing": "place, date"})
    assert rejection_sentence(missing) == (
        "Pusat belum bisa menerima laporan ini: masih kurang di mana, kapan. Lengkapi, lalu simpan."
    )
    assert rejection_sentence(Problem("somewhere", "Di luar kabupaten.")) == "Di luar kabupaten."


def test_sizes_read_as_indonesian_writes_them() -> None:
    assert (size_words(412), size_words(3099)) == ("412 byte", "3,1 KB")
