"""Every benchmark at the smallest size: that it measures, not what."""

import os
from pathlib import Path

import pytest

from benchmarks import durable_save, event_loop, memory, register_search, start
from benchmarks.figure import Figure
from benchmarks.offices import filled_office, made_office, plain_office, with_passphrase
from benchmarks.spread import Spread, quantile, ratios


def told(figures: list[Figure]) -> list[float]:
    """Each figure as a row; its values."""
    assert all(figure.line().count("|") == 7 for figure in figures)
    return [figure.value for figure in figures]


def test_a_ratio_is_taken_round_by_round() -> None:
    assert ratios([2.0, 30.0, 8.0], [1.0, 10.0, 2.0]) == Spread(3.0, 2.0, 4.0)
    assert quantile([float(number) for number in range(1, 101)], 0.99) == 99.0


def test_an_aim_is_met_at_most_at_its_value() -> None:
    assert Figure("", "", "", "", 2.0, 2.0, "").met
    assert not Figure("", "", "", "", 2.1, 2.0, "").met


def test_a_durable_save(tmp_path: Path) -> None:
    rounds = durable_save.measured(tmp_path, saves=3, rounds=2)
    assert told(durable_save.figures(rounds, "here"))[0] > 0
    assert all(0 < each.commit < each.bare for each in rounds)


def test_a_search_finds_the_rows_of_the_bare_query(tmp_path: Path) -> None:
    register = filled_office(plain_office(tmp_path / "plain"), 300)
    searches = register_search.measured(register, rounds=2)
    assert len(told(register_search.figures(searches, 300))) == len(register_search.TYPED)
    assert searches[-1].hits > 0


@pytest.mark.gui
@pytest.mark.e2e
def test_the_event_loop(tmp_path: Path, screen: str) -> None:
    found = event_loop.measured(tmp_path / "loop", complaints=5, rounds=1, idle_seconds=0.2)
    assert len(told(event_loop.figures(found, 5))) == 3
    assert found[0].busy.turns > 1


@pytest.mark.gui
@pytest.mark.e2e
def test_peak_memory(tmp_path: Path, screen: str) -> None:
    with with_passphrase():
        some, none = made_office(tmp_path / "some", 200), made_office(tmp_path / "none", 0)
    assert told(memory.figures(memory.measured(some, none, rounds=1), 200))[0] > 0.5
    assert "LOKET_PASSPHRASE" not in os.environ


@pytest.mark.gui
@pytest.mark.e2e
def test_a_start_with_a_key_ring(tmp_path: Path, screen: str) -> None:
    rounds = start.measured(tmp_path / "start", complaints=3, rounds=1)
    assert told(start.figures(rounds))[0] > 0
    assert rounds[0].bare > 50
