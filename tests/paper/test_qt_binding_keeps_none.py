"""A Qt binding that gives away references to None kills a long-running counter without a word.

Seen with PySide6 6.12.0 on Python 3.11, whose None is counted: every call that returns nothing took one
reference, and after some thousand calls the interpreter aborted ("deallocating None").
"""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_a_qt_call_that_returns_nothing_keeps_the_reference_count_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _turn in range(CALLS):
        thing.setObjectName("loket")
    lost = before - sys.getrefcount(None)
    assert lost < CALLS // 10, f"{lost} references to None lost in {CALLS} calls"
