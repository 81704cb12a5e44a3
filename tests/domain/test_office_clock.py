"""The three zones."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.office_time import Zone

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(("zone", "hours"), [(Zone.WIB, 7), (Zone.WITA, 8), (Zone.WIT, 9)])
def test_a_zone_is_its_hours_ahead_of_utc_all_year(zone: Zone, hours: int) -> None:
    for instant in (NOON, datetime(2026, 6, 1, 12, tzinfo=UTC)):
        local = zone.local(instant)
        assert local == instant
        assert local.hour == 12 + hours
        assert local.utcoffset() == timedelta(hours=hours)
        assert local.tzname() == zone.value


def test_the_day_turns_with_the_office() -> None:
    evening = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
    assert Zone.WIB.local(evening).day == 22
    assert Zone.WIT.local(evening).day == 23
