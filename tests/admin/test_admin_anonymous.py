"""*Anonim* on the command line: a list names nobody, opening one complaint is recorded (domain.md)."""

import json

import pytest

from tests.e2e.conftest import Enrol
from tests.e2e.counters import Counter, complaint

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("admin-documents")]
PERSON = {
    "name": "Penyintas Oenaek",
    "nik": "9901014506550007",
    "phone": "081299887766",
    "email": "penyintas@contoh.example",
    "address": "RT 09 Desa Bilanesi",
    "sex": "female",
}
SPEAKER = {"relation": "proxy", "kinship": "sepupu jauh", "name": "Kerabat Bilanesi", "phone": "081211112222"}


@pytest.fixture(scope="module")
def counter(enrol: Enrol) -> Counter:
    """One counter with an anonymous complaint and one that is not."""
    made = enrol()
    made.record(
        [
            complaint(1, is_anonymous=True, complainant=PERSON, representative=SPEAKER),
            complaint(2, complainant=PERSON, representative=SPEAKER),
        ]
    )
    return made


def test_a_list_tells_nothing_of_who_is_anonymous(counter: Counter) -> None:
    anonymous, named = sorted(counter.listed().values(), key=lambda listed: not listed["is_anonymous"])
    told = json.dumps(anonymous, ensure_ascii=False)
    for secret in (*list(PERSON.values())[:5], *list(SPEAKER.values())[1:]):
        assert secret not in told
    assert anonymous["complainant"]["name"] == "Anonim"
    assert anonymous["complainant"]["sex"] == "female"
    assert anonymous["representative"]["relation"] == "proxy"
    assert named["complainant"]["name"] == PERSON["name"]
    assert named["representative"] == SPEAKER


def test_opening_an_anonymous_complaint_is_recorded_and_opening_another_is_not(counter: Counter) -> None:
    for listed in counter.listed().values():
        opened = counter.one("show", listed["id"])
        assert opened["complainant"]["name"] == PERSON["name"]
        events = [event["event"] for event in counter.one("show", listed["id"])["history"]]
        assert ("name_shown" in events) is listed["is_anonymous"]
