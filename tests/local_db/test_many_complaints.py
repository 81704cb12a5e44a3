"""Twenty thousand complaints: pages, counts and search do not read the whole register.

The numbers for 100,000 are in `benchmarks/`; here the plans are held, which depend on no machine.
"""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.delivery import Delivery
from local_db import listing
from local_db.register import Register, create_register
from tests.local_db.counter_desk import KEY, MORNING, STREAM
from tools.large_register import Mix, fill

COUNT = 20_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A large register."""
    path: Path = tmp_path_factory.mktemp("large") / "register.db"
    register = create_register(path, KEY, stream=STREAM, now=MORNING)
    fill(register, COUNT)
    yield register
    register.close()


def test_the_rows_are_those_the_stores_would_write(large: Register) -> None:
    told = large.verify()
    assert told.problems == ()
    assert told.checked == 1 + 2 * COUNT


def test_totals_are_those_that_were_put(large: Register) -> None:
    mix = Mix()
    with large.reading() as work:
        totals = work.complaints.totals()
    assert totals.all == COUNT
    assert totals.by_delivery[Delivery.WAITING] == mix.waiting
    assert totals.by_delivery[Delivery.UNCERTAIN] == mix.uncertain
    assert totals.by_delivery[Delivery.NEEDS_CORRECTION] == mix.needs_correction
    assert sum(totals.by_delivery.values()) == COUNT
    assert sum(totals.by_handling.values()) + totals.no_handling == COUNT


@pytest.mark.parametrize("statement", ["_TOTALS", "_BY_HANDLING", "_OLDEST", "_UNSEEN", "_DETAILS"])
def test_no_count_and_no_page_reads_the_wide_tables(large: Register, statement: str) -> None:
    sql = str(getattr(listing, statement)).replace(":rows", "'[1]'")
    with large.reading() as work:
        plan = [str(row[3]) for row in work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    scans = [
        step for step in plan if step.startswith("SCAN") and "INDEX" not in step and "subquery" not in step
    ]
    assert scans == [], plan


def test_a_deep_page_walks_the_narrow_index(large: Register) -> None:
    with large.reading() as work:
        plan = work.connection.exec_driver_sql(
            'EXPLAIN QUERY PLAN SELECT "row" FROM complaint ORDER BY "row" DESC LIMIT 50 OFFSET 19000'
        ).all()
        assert [row[3] for row in plan] == ["SCAN complaint USING COVERING INDEX complaint_order"]
        assert len(work.complaints.page(offset=COUNT - 10, limit=50)) == 10


def test_a_page_holds_no_more_than_a_page(large: Register) -> None:
    with large.reading() as work:
        work.complaints.page(limit=50)
        tracemalloc.start()
        work.complaints.page(limit=50)
        work.complaints.page(search="jembatan", limit=50)
        work.complaints.totals()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 1_000_000
