"""The story the tour plays: five complaints that can be saved, one kill in mid-word, one real conflict."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.document import shaped, values_from_document
from domain.fields import FIELDS
from domain.validation import is_phone, read_nik, refusals

ROOT = Path(__file__).parents[2]
MORNING = ROOT / "desktop" / "tour" / "morning"


def story() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((MORNING / "story.json").read_text(encoding="utf-8"))
    return read


def five() -> dict[str, dict[str, Any]]:
    told = story()
    return {one["key"]: one["fields"] for one in [*told["taken_offline"], told["interrupted"]]}


def test_there_are_five_and_each_can_be_saved() -> None:
    assert list(five()) == ["anonymous", "assisted", "aspiration", "information_request", "recovered"]
    for fields in five().values():
        assert refusals(values_from_document(fields)) == ()


def test_each_is_what_its_key_says() -> None:
    told = five()
    assert told["anonymous"]["is_anonymous"] is True
    assert told["assisted"]["representative"]["relation"] == "assistant"
    assert told["aspiration"]["classification"] == "aspiration"
    assert told["information_request"]["classification"] == "information_request"


def test_the_hidden_name_is_typed_but_not_told() -> None:
    fields = five()["anonymous"]
    for word in fields["complainant"]["name"].split():
        assert word not in fields["content"] + fields["title"] + fields["expectation"]


def test_the_kill_falls_in_the_middle_of_a_word() -> None:
    interrupted = story()["interrupted"]
    before, after = interrupted["content_before_kill"], interrupted["content_after_recovery"]
    assert before + after == interrupted["fields"]["content"]
    assert before[-1].isalpha()
    assert after[0].isalpha()
    assert len(before) > 60


def test_three_telephone_numbers_differ_by_a_few_digits() -> None:
    hands = story()["two_hands"]
    base, here, centre = (hands[side]["complainant.phone"] for side in ("base", "here", "centre"))
    assert base == five()["recovered"]["complainant"]["phone"]
    for one, other in ((base, here), (base, centre), (here, centre)):
        assert is_phone(one)
        assert len(one) == len(other)
        assert 1 <= sum(a != b for a, b in zip(one, other, strict=True)) <= 3


def test_the_two_hands_meet_in_one_field_only() -> None:
    hands = story()["two_hands"]
    centre = {key for key in hands["centre"] if key in FIELDS and key != "status"}
    assert centre & hands["here"].keys() == {"complainant.phone"} == {hands["decision"]["field"]}
    assert "category" in centre
    assert "place" in hands["here"]
    for side, key in (("centre", "category"), ("centre", "institution"), ("here", "place")):
        assert shaped(key, hands[side][key]) is not None
        assert hands[side][key] != five()["recovered"][key]


@pytest.mark.parametrize("key", ["category", "institution"])
def test_choices_are_in_the_demo_packs(key: str) -> None:
    pack = json.loads(
        (
            ROOT
            / "central"
            / "demo"
            / {"category": "categories.json", "institution": "institutions.json"}[key]
        ).read_text(encoding="utf-8")
    )
    known = {item["code"]: item["text"] for item in pack["items"]}
    chosen = [fields[key] for fields in [*five().values(), story()["two_hands"]["centre"]] if fields[key]]
    assert chosen
    assert all(known[one["code"]] == one["text"] for one in chosen)


def test_identity_numbers_are_of_no_region() -> None:
    numbers = [fields["complainant"]["nik"] for fields in five().values() if fields["complainant"]["nik"]]
    assert len(numbers) == len(set(numbers)) == 3
    for fields in five().values():
        person = fields["complainant"]
        if person["nik"]:
            told = read_nik(person["nik"], date(2026, 11, 22))
            assert person["nik"].startswith("9901")
            assert told is not None
            assert told.born is not None
            assert (told.sex.value, told.born.year) == (person["sex"], person["birth_year"])


def test_the_story_repeats_nobody_of_the_earlier_days() -> None:
    earlier = (MORNING / "sixty.jsonl").read_text(encoding="utf-8")
    for fields in five().values():
        assert fields["title"] not in earlier
        for sentence in fields["content"].split(". "):
            assert sentence not in earlier
        for part in ("nik", "phone"):
            if fields["complainant"][part]:
                assert fields["complainant"][part] not in earlier
