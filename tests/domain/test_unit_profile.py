"""The unit profile as the centre gives it."""

from typing import Any

import pytest

from domain.office_time import Zone
from domain.problems import MalformedProfile
from domain.unit import Counter, Officer, parse_unit
from domain.vocabulary import Role

PROFILE: dict[str, Any] = {
    "code": "DEMO",
    "name": "Kantor Camat Oenaek",
    "regency": "Kabupaten Lontar Timur",
    "address": "Jalan Lontar Raya 1",
    "zone": "WITA",
    "phone": "0812 3900 0107",
    "officers": [
        {"code": "ester", "name": "Ester Naitboho", "role": "officer"},
        {"code": "yulius", "name": "Yulius Banu", "role": "supervisor", "active": True},
        {"code": "lama", "name": "Petugas Lama", "role": "admin", "active": False},
        {"code": "dorkas", "name": "Dorkas Kase", "role": "admin"},
    ],
    "counters": [{"code": "L07", "name": "Loket 07"}],
    "opening_hours": "anything else is kept",
}


def _officers(**changed: Any) -> dict[str, Any]:
    return {**PROFILE, "officers": [{**PROFILE["officers"][0], **changed}]}


def test_a_profile_is_read_and_all_of_it_is_kept() -> None:
    unit = parse_unit(PROFILE)
    assert (unit.code, unit.name, unit.regency) == ("DEMO", "Kantor Camat Oenaek", "Kabupaten Lontar Timur")
    assert (unit.address, unit.phone, unit.zone) == ("Jalan Lontar Raya 1", "0812 3900 0107", Zone.WITA)
    assert unit.officers[0] == Officer("ester", "Ester Naitboho", Role.OFFICER, True)
    assert [officer.active for officer in unit.officers] == [True, True, False, True]
    assert unit.counters == (Counter("L07", "Loket 07"),)
    assert unit.document == PROFILE


def test_what_is_not_needed_may_be_missing() -> None:
    needed = {name: PROFILE[name] for name in ("code", "name", "regency", "zone", "officers")}
    unit = parse_unit(needed)
    assert (unit.address, unit.phone, unit.counters) == ("", None, ())
    assert parse_unit({**needed, "address": 7, "phone": 7}).phone is None


def test_an_officer_is_found_by_code_also_after_leaving() -> None:
    unit = parse_unit(PROFILE)
    left = unit.officer("lama")
    assert left is not None
    assert not left.active
    assert unit.officer("nobody") is None


@pytest.mark.parametrize(
    ("present", "acting"),
    [
        (["ester", "yulius", "lama", "dorkas"], "dorkas"),
        (["ester", "yulius", "lama"], "yulius"),
        (["lama", "ester"], "ester"),
    ],
)
def test_a_script_acts_as_the_first_admin_who_is_there_else_the_next_in_rank(
    present: list[str], acting: str
) -> None:
    officers = [row for row in PROFILE["officers"] if row["code"] in present]
    assert parse_unit({**PROFILE, "officers": officers}).acting_for_scripts.code == acting


def test_nobody_acts_for_scripts_where_everybody_has_left() -> None:
    with pytest.raises(MalformedProfile) as refused:
        _ = parse_unit(_officers(active=False)).acting_for_scripts
    assert refused.value.params == {"member": "officers"}


@pytest.mark.parametrize(
    ("profile", "member"),
    [
        *(
            ({**PROFILE, name: wrong}, name)
            for name in ("code", "name", "regency", "zone")
            for wrong in (None, "", 7)
        ),
        ({**PROFILE, "zone": "WIX"}, "zone"),
        ({**PROFILE, "officers": []}, "officers"),
        ({**PROFILE, "officers": {}}, "officers"),
        ({**PROFILE, "officers": ["ester"]}, "officers"),
        (_officers(code=""), "officers.code"),
        (_officers(name=None), "officers.name"),
        (_officers(role=3), "officers.role"),
        (_officers(role="boss"), "officers.role"),
        ({**PROFILE, "officers": PROFILE["officers"] * 2}, "officers.code"),
        ({**PROFILE, "counters": [{"code": "L07"}]}, "counters.name"),
        ({**PROFILE, "counters": [{"name": "Loket"}]}, "counters.code"),
        ({**PROFILE, "counters": "L07"}, "counters"),
    ],
)
def test_a_profile_with_a_wrong_member_names_it_and_tells_nothing_of_its_value(
    profile: Any, member: str
) -> None:
    with pytest.raises(MalformedProfile) as refused:
        parse_unit(profile)
    assert refused.value.params == {"member": member}
