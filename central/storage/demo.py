"""The demo centre: an invented office, invented institutions, numbers that look like LAPOR!'s and are not."""

from datetime import datetime

from sqlalchemy import func, select, update

from central.storage.references import keep_pack, load_pack, shipped
from central.storage.schema import centre, counters, start_codes, units
from central.storage.store import CentreUnusable, Store
from central.storage.units import keep_unit, load_profile, make_start_code

DEMO_UNIT = "DEMO"
DEMO_START_CODE = "123456"
"""Also the PIN of the demo office, shown on its sign-in page; nothing real is behind it."""


def make_demo(store: Store, now: datetime) -> None:
    """Bring what the demo needs, where it is absent. Raises ``CentreUnusable`` where real counters work."""
    with store.writing() as connection:
        is_demo = connection.execute(select(centre.c.demo)).scalar_one()
        if not is_demo:
            if connection.execute(select(func.count()).select_from(counters)).scalar_one():
                raise CentreUnusable(
                    "Basis data ini milik pusat sungguhan; --demo memerlukan basis data sendiri."
                )
            connection.execute(update(centre).values(demo=True))
        for pack in ("categories", "institutions", "regions"):
            kept = load_pack(connection, pack)
            if kept is None or kept[1].get("demo") is not True:
                keep_pack(connection, pack, shipped("central.demo", pack), now)
        if connection.execute(select(units.c.code).where(units.c.code == DEMO_UNIT)).first() is None:
            keep_unit(connection, shipped("central.demo", "unit"), now)
        coded = set(
            connection.execute(select(start_codes.c.officer).where(start_codes.c.unit == DEMO_UNIT)).scalars()
        )
        for officer in load_profile(connection, DEMO_UNIT).officers:
            if officer.code not in coded:
                make_start_code(connection, DEMO_UNIT, officer.code, now, DEMO_START_CODE)
