"""The demo office's earlier days: sixty complaints that a stranger takes for real, checked as a whole.

What a machine can see of "real": nobody repeats anybody, length and tone are spread, people leave things out,
and every line is one that ``loket-admin record`` takes.
"""

import json
import re
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from domain.document import values_from_document
from domain.validation import Doubt, flags, read_nik, refusals

ROOT = Path(__file__).parents[2]
SIXTY = ROOT / "desktop" / "tour" / "morning" / "sixty.jsonl"
DEMO = ROOT / "central" / "demo"

FIRST_KEYS = ["recorded_at", "officer"]
RECORD_KEYS = {
    "classification",
    "title",
    "content",
    "expectation",
    "date_of_incident",
    "date_precision",
    "place",
}
RECORD_KEYS |= {"category", "institution", "is_anonymous", "is_secret", "complainant", "representative"}
RECORD_KEYS |= {"accommodations"}
REGIONAL = {
    "kupang": {
        "beta",
        "katong",
        "sonde",
        "dong",
        "su",
        "deng",
        "pung",
        "bekin",
        "te",
        "mangarti",
        "brani",
        "jang",
    },
    "timor": {"lopo", "oto", "kaka", "mama", "nona"},
    "jawa": {
        "kulo",
        "mboten",
        "wonten",
        "lha",
        "wong",
        "maneh",
        "banyune",
        "ora",
        "nek",
        "arep",
        "nuwun",
        "tonggo",
    },
    "bugis": {"tabe", "mi", "ji", "nda", "pale", "iye"},
}


@cache
def sixty() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SIXTY.read_text(encoding="utf-8").splitlines()]


def words(text: str) -> list[str]:
    return re.findall(r"[\w'/]+", text.casefold())


def written(complaint: dict[str, Any]) -> str:
    return "\n".join(complaint[key] or "" for key in ("title", "content", "expectation"))


def sentences(complaint: dict[str, Any]) -> set[tuple[str, ...]]:
    pieces = re.split(r"[.!?…]+[\s\"”')]+|[.!?…]+$|\n+", written(complaint))
    return {tuple(words(piece)) for piece in pieces if words(piece)}


def recorded_at(complaint: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(complaint["recorded_at"])


def test_there_are_sixty_in_the_order_they_were_taken() -> None:
    times = [recorded_at(complaint) for complaint in sixty()]
    assert len(times) == 60
    assert times == sorted(set(times))


def test_each_line_is_a_record_line_led_by_time_and_officer() -> None:
    officers = {
        row["code"] for row in json.loads((DEMO / "unit.json").read_text(encoding="utf-8"))["officers"]
    }
    for complaint in sixty():
        assert list(complaint)[:2] == FIRST_KEYS
        assert set(complaint) == RECORD_KEYS | set(FIRST_KEYS)
        assert complaint["officer"] in officers
    assert {complaint["officer"] for complaint in sixty()} == officers


def test_the_office_was_open_when_they_came() -> None:
    for complaint in sixty():
        at = recorded_at(complaint)
        assert at.utcoffset() == timedelta(hours=8)
        assert "2026-10-12" <= at.date().isoformat() <= "2026-11-20"
        assert at.isoweekday() <= 5
        assert 8 <= at.hour < 15


def test_every_line_can_be_saved() -> None:
    for complaint in sixty():
        line = {key: value for key, value in complaint.items() if key not in FIRST_KEYS}
        assert refusals(values_from_document(line)) == (), complaint["title"]


def test_no_two_share_a_sentence() -> None:
    for one, other in combinations(sixty(), 2):
        assert not sentences(one) & sentences(other), (one["title"], other["title"])


def test_no_two_share_seven_words_in_a_row() -> None:
    def runs(complaint: dict[str, Any]) -> set[tuple[str, ...]]:
        told = words(complaint["content"])
        return {tuple(told[start : start + 7]) for start in range(len(told) - 6)}

    for one, other in combinations(sixty(), 2):
        assert not runs(one) & runs(other), (one["title"], other["title"])


def test_openings_vary() -> None:
    assert max(Counter(words(complaint["content"])[0] for complaint in sixty()).values()) <= 4
    assert max(Counter(tuple(words(complaint["content"])[:2]) for complaint in sixty()).values()) == 1


def test_lengths_are_spread_as_at_a_real_counter() -> None:
    lengths = sorted(len(complaint["content"]) for complaint in sixty())
    assert lengths[0] >= 40
    assert lengths[-1] <= 2000
    assert lengths[2] < 60
    assert lengths[-1] > 1800
    for low, high, at_least in (
        (40, 120, 6),
        (120, 300, 14),
        (300, 600, 12),
        (600, 1000, 7),
        (1000, 2001, 4),
    ):
        assert sum(low <= length < high for length in lengths) >= at_least, (low, high)


def test_eight_villages_and_fifteen_categories_of_the_demo_packs() -> None:
    villages = {complaint["place"]["region_code"] for complaint in sixty()}
    known = {
        item["code"]: item
        for item in json.loads((DEMO / "regions.json").read_text(encoding="utf-8"))["items"]
    }
    assert len(villages) == 8
    assert all(known[code]["kind"] in {"desa", "kelurahan"} for code in villages)
    pack = json.loads((DEMO / "categories.json").read_text(encoding="utf-8"))
    items = {item["code"]: item for item in pack["items"]}
    chosen = [complaint["category"] for complaint in sixty() if complaint["category"]]
    assert 55 <= len(chosen) < 60, "a few are left to the centre"
    for one in chosen:
        assert items[one["code"]]["text"] == one["text"]
        assert one["catalogue"] == pack["version"]
    assert len({items[one["code"]]["parent"] for one in chosen}) == 15


def test_institutions_are_the_demo_ones_or_left_to_the_centre() -> None:
    pack = json.loads((DEMO / "institutions.json").read_text(encoding="utf-8"))
    known = {item["code"]: item["text"] for item in pack["items"]}
    chosen = [complaint["institution"] for complaint in sixty()]
    assert all(known[one["code"]] == one["text"] for one in chosen if one)
    assert sum(one is None for one in chosen) >= 6


@pytest.mark.parametrize(
    ("classification", "at_least"), [("complaint", 36), ("information_request", 8), ("aspiration", 5)]
)
def test_all_three_classifications_come(classification: str, at_least: int) -> None:
    assert sum(complaint["classification"] == classification for complaint in sixty()) >= at_least


def test_people_speak_as_they_speak() -> None:
    spoken = {
        tongue: sum(bool(own & set(words(complaint["content"]))) for complaint in sixty())
        for tongue, own in REGIONAL.items()
    }
    any_of_them = set().union(*REGIONAL.values())
    assert sum(len(any_of_them & set(words(written(complaint)))) >= 2 for complaint in sixty()) >= 10
    assert spoken["kupang"] >= 10
    assert spoken["jawa"] >= 3
    assert spoken["bugis"] >= 3


def test_people_lack_a_second_name_a_telephone_a_card() -> None:
    people = [complaint["complainant"] for complaint in sixty()]
    assert sum(bool(person["name"]) and len(person["name"].split()) == 1 for person in people) >= 6
    assert sum(person["phone"] is None and person["nik"] is None for person in people) >= 12
    assert all(
        person["no_nik_reason"] for person in people if person["nik"] is None and person["phone"] is None
    )


def test_names_are_not_repeated_but_for_the_man_who_comes_back() -> None:
    names = Counter(
        complaint["complainant"]["name"] for complaint in sixty() if complaint["complainant"]["name"]
    )
    assert {name for name, times in names.items() if times > 1} == {"Nardi Tamonob"}


def test_anonymous_secret_and_assisted_ones_come_too() -> None:
    hidden = [complaint for complaint in sixty() if complaint["is_anonymous"]]
    assert sum(complaint["complainant"]["name"] is None for complaint in hidden) >= 3
    assert sum(complaint["complainant"]["name"] is not None for complaint in hidden) >= 2
    assert sum(complaint["is_secret"] for complaint in sixty()) >= 4
    relations = Counter(
        complaint["representative"]["relation"] for complaint in sixty() if complaint["representative"]
    )
    assert relations.keys() == {"assistant", "proxy", "guardian"}
    assert relations["assistant"] >= 3
    assert len({need for complaint in sixty() for need in complaint["accommodations"]}) >= 6


def test_a_name_to_be_hidden_is_not_in_the_narrative() -> None:
    for complaint in sixty():
        if complaint["is_anonymous"] and complaint["complainant"]["name"]:
            assert not set(words(complaint["complainant"]["name"])) & set(words(written(complaint)))


def test_some_ask_for_something_and_some_only_tell() -> None:
    asked = sum(complaint["expectation"] is not None for complaint in sixty())
    assert 30 <= asked <= 55


def test_dates_are_as_people_remember_them() -> None:
    precisions = Counter(complaint["date_precision"] for complaint in sixty())
    assert precisions["month"] >= 8
    assert precisions["year"] >= 1
    for complaint in sixty():
        if complaint["date_of_incident"] is not None:
            assert complaint["date_of_incident"] <= recorded_at(complaint).date().isoformat()


def test_identity_numbers_belong_to_no_region_and_agree_with_the_person() -> None:
    slips = 0
    for complaint in sixty():
        nik = complaint["complainant"]["nik"]
        if nik is None:
            continue
        assert nik.startswith("9901")
        told = read_nik(nik, recorded_at(complaint).date())
        if told is None:
            slips += 1
            continue
        assert told.born is not None
        assert told.born.year == complaint["complainant"]["birth_year"]
        assert told.sex.value == complaint["complainant"]["sex"]
    assert slips == 1, "one mistyped number, as on a real day"


def test_the_numbers_of_two_people_differ() -> None:
    niks = {(c["complainant"]["name"], c["complainant"]["nik"]) for c in sixty() if c["complainant"]["nik"]}
    assert len({nik for _, nik in niks}) == len(niks)
    phones = {
        (c["complainant"]["name"], re.sub(r"\D", "", c["complainant"]["phone"]))
        for c in sixty()
        if c["complainant"]["phone"]
    }
    assert len({phone for _, phone in phones}) == len(phones)


def test_the_program_has_a_few_things_to_flag_and_no_more() -> None:
    raised: Counter[Doubt] = Counter()
    for complaint in sixty():
        line = {key: value for key, value in complaint.items() if key not in FIRST_KEYS}
        raised.update(flag.doubt for flag in flags(values_from_document(line), recorded_at(complaint).date()))
    assert 1 <= raised[Doubt.HEALTH_IN_CONTENT] <= 4
    assert raised[Doubt.NIK_FORM] == raised[Doubt.TITLE_MADE] == 1
    assert raised[Doubt.UNREACHABLE] >= 2
    assert raised[Doubt.DATE_FUTURE] == raised[Doubt.DATE_UNREADABLE] == raised[Doubt.PHONE_FORM] == 0
