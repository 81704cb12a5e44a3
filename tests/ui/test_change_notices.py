"""Changes from the sync thread are looked at one by one, and only by who is in sight; nothing is missed."""

from pytestqt.qtbot import QtBot

from desktop.change_notices import ChangeNotices
from domain.changes import ChangeSet, changed


class Seen:
    """Notes what it was told while in sight."""

    def __init__(self) -> None:
        self.in_sight = True
        self.told: list[ChangeSet] = []


def seated(notices: ChangeNotices) -> Seen:
    seen = Seen()
    notices.seat(seen.told.append, lambda: seen.in_sight)
    return seen


def test_what_the_officer_did_is_seen_at_once(qtbot: QtBot) -> None:
    notices = ChangeNotices()
    first, second = seated(notices), seated(notices)
    notices.now(changed(["a"]))
    assert first.told == second.told == [changed(["a"])]


def test_many_changes_from_the_thread_are_one_look_each(qtbot: QtBot) -> None:
    notices = ChangeNotices()
    first, second = seated(notices), seated(notices)
    for complaint in ("a", "b", "c"):
        notices.soon(changed([complaint]))
    assert first.told == []
    qtbot.waitUntil(lambda: bool(second.told))
    assert first.told == second.told == [changed(["a", "b", "c"])]


def test_no_two_look_in_one_turn(qtbot: QtBot) -> None:
    notices = ChangeNotices()
    first, second = seated(notices), seated(notices)
    notices.soon(changed(["a"]))
    with qtbot.waitSignal(notices.looked):
        pass
    assert (len(first.told), len(second.told)) == (1, 0)
    qtbot.waitUntil(lambda: len(second.told) == 1)


def test_what_is_told_in_between_is_seen_in_the_next_round(qtbot: QtBot) -> None:
    notices = ChangeNotices()
    first = seated(notices)
    notices.soon(changed(["a"]))
    qtbot.waitUntil(lambda: bool(first.told))
    notices.soon(changed(["b"]))
    qtbot.waitUntil(lambda: len(first.told) == 2)
    assert first.told[1] == changed(["b"])


def test_what_is_out_of_sight_looks_when_it_is_shown(qtbot: QtBot) -> None:
    notices = ChangeNotices()
    hidden, shown = seated(notices), seated(notices)
    hidden.in_sight = False
    notices.soon(changed(["a"]))
    qtbot.waitUntil(lambda: bool(shown.told))
    notices.now(changed(["b"]))
    assert hidden.told == []
    hidden.in_sight = True
    notices.catch_up()
    assert hidden.told == [changed(["a", "b"])]
