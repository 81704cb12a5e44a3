"""When the sync thread wakes."""

import threading
import time

from sync.steady import Signals


def seconds_waited(signals: Signals, rest: float, idle: float) -> tuple[float, bool]:
    """How long a wait took and whether a person ended it."""
    began = time.monotonic()
    demanded = signals.wait(rest, idle)
    return time.monotonic() - began, demanded


def later(act: object) -> threading.Timer:
    """Do it in a tenth of a second."""
    assert callable(act)
    timer = threading.Timer(0.1, act)
    timer.start()
    return timer


def test_nothing_happens_until_the_time_is_over() -> None:
    took, demanded = seconds_waited(Signals(), 0.1, 0.1)
    assert 0.2 <= took < 2
    assert not demanded


def test_a_save_wakes_at_once_where_the_link_does_not_rest() -> None:
    signals = Signals()
    timer = later(signals.wake)
    took, demanded = seconds_waited(signals, 0.0, 30.0)
    timer.join()
    assert 0.05 <= took < 5
    assert not demanded


def test_a_save_does_not_cut_a_rest_short() -> None:
    signals = Signals()
    signals.wake()
    took, demanded = seconds_waited(signals, 0.3, 30.0)
    assert 0.3 <= took < 5
    assert not demanded


def test_a_person_cuts_a_rest_short() -> None:
    signals = Signals()
    timer = later(signals.now)
    took, demanded = seconds_waited(signals, 30.0, 30.0)
    timer.join()
    assert took < 5
    assert demanded
    assert not signals.wait(0.0, 0.01)


def test_what_was_said_during_a_cycle_is_not_lost() -> None:
    signals = Signals()
    signals.wake()
    took, _ = seconds_waited(signals, 0.0, 30.0)
    assert took < 5


def test_stop_ends_every_wait() -> None:
    signals = Signals()
    timer = later(signals.stop)
    took, _ = seconds_waited(signals, 30.0, 30.0)
    timer.join()
    assert took < 5
    assert signals.stopping.is_set()
