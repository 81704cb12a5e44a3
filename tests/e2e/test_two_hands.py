"""Two installations edit one complaint offline: what should merge merges, the rest waits for one decision."""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from tests.e2e.conftest import Enrol
from tests.e2e.counters import Counter, complaint
from tests.e2e.two_hands import SCENES, TwoHands, seen
from tests.faults.centre_process import CentreProcess

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.timeout(240),
    pytest.mark.xdist_group("two-hands"),
]

CONFLICTS = [name for name, scene in SCENES.items() if scene.conflict is not None]


@dataclass(frozen=True)
class Sides:
    """What was seen: a document for each side and scene, the centre's lines, and what was refused."""

    met: tuple[Mapping[str, Any], Mapping[str, Any]]
    left: tuple[Mapping[str, Any], Mapping[str, Any]]
    centre: Mapping[str, Mapping[str, Any]]
    records: Mapping[str, Sequence[Mapping[str, Any]]]
    refused: Mapping[str, tuple[int, str]]
    again: tuple[int, str]


@pytest.fixture(scope="module")
def sides(centre: CentreProcess, enrol: Enrol) -> Sides:
    """All scenes at once: recorded here, seen there, changed on both sides, met, decided."""
    first, second = enrol(), enrol()
    told = first.record(complaint(n, **scene.recorded) for n, scene in enumerate(SCENES.values()))
    ids = dict(zip(SCENES, (line["id"] for line in told), strict=True))
    for counter in (first, second):
        counter.one("sync", "--until-idle")

    def change(counter: Counter, changes: Callable[[TwoHands], tuple[str, ...]]) -> None:
        for name, scene in SCENES.items():
            counter.one("edit", ids[name], *changes(scene))
            if counter is second and scene.then:
                counter.one("edit", ids[name], *scene.then)

    def operate() -> None:
        for name, scene in SCENES.items():
            if scene.at_centre:
                centre.run("act", ids[name], *scene.at_centre)

    with ThreadPoolExecutor(2) as pool:
        for task in [
            pool.submit(change, first, lambda scene: scene.first),
            pool.submit(change, second, lambda scene: scene.second),
            pool.submit(operate),
        ]:
            task.result()
    immutable = {
        path: (done.code, done.said)
        for path in (
            "local_number=L07-20261122-0001-X",
            "id=x",
            "status=done",
            "tracking_id=1",
            "sealed=true",
        )
        for done in [second.run("edit", ids["two guards"], path)]
    }
    for counter in (first, second, first):
        counter.one("sync", "--until-idle")

    def look(counter: Counter) -> dict[str, Any]:
        listed = counter.listed()
        return {
            name: counter.one("show", ids[name]) if name in CONFLICTS else listed[ids[name]]
            for name in SCENES
        }

    with ThreadPoolExecutor(2) as pool:
        met_first, met_second = pool.map(look, (first, second))
    decide(centre, (first, second), met_first)
    again = decided_twice(first, met_first)
    records: dict[str, list[dict[str, Any]]] = {name: [] for name in SCENES}
    of_id = {id: name for name, id in ids.items()}
    for line in centre.run("export", "conflicts").splitlines():
        record = json.loads(line)
        records[of_id[record["complaint"]]].append(record)
    there = {of_id[line["id"]]: line for line in centre.export("complaints")}
    with ThreadPoolExecutor(2) as pool:
        left_first, left_second = pool.map(look, (first, second))
    return Sides((met_first, met_second), (left_first, left_second), there, records, immutable, again)


def decide(centre: CentreProcess, counters: Sequence[Counter], met: Mapping[str, Any]) -> None:
    """Each conflict is decided by one of the two, offline; then both hear of it."""

    def of(who: int) -> None:
        for name in CONFLICTS:
            if SCENES[name].decided_by == who:
                (conflict,) = met[name]["conflicts"]
                counters[who].one("resolve", conflict["id"], *SCENES[name].decision)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(of, (0, 1)))
    for counter in (*counters, counters[0]):
        counter.one("sync", "--until-idle")


def decided_twice(counter: Counter, met: Mapping[str, Any]) -> tuple[int, str]:
    """What is said to somebody who decides what is decided."""
    (conflict,) = met[CONFLICTS[0]]["conflicts"]
    done = counter.run("resolve", conflict["id"], "--keep", "mine")
    return done.code, done.said


@pytest.mark.parametrize("name", SCENES)
def test_what_should_merge_merges_at_both_and_at_the_centre(name: str, sides: Sides) -> None:
    for key, value in SCENES[name].merged.items():
        if key == SCENES[name].conflict:
            continue
        for where in (*sides.left, sides.centre):
            assert seen(where[name], key) == value


@pytest.mark.parametrize("name", [name for name in SCENES if name not in CONFLICTS])
def test_what_merges_bothers_nobody(name: str, sides: Sides) -> None:
    assert sides.records[name] == []
    for side in sides.met:
        assert (side[name]["delivery"], side[name]["pending_changes"]) == ("delivered", 0)


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_should_not_merge_becomes_one_conflict_with_both_values_at_both(name: str, sides: Sides) -> None:
    scene = SCENES[name]
    for side in sides.met:
        assert side[name]["delivery"] == "conflict"
        (conflict,) = side[name]["conflicts"]
        assert (conflict["field"], conflict["revision"]) == (scene.conflict, 1)
        assert conflict["here"] == scene.here
        assert conflict["centre"] == scene.centre
        assert conflict["base"] == scene.base
        # Until somebody decides, the value in force stands on both screens.
        view, copy = side[name]["view"], side[name]["server_copy"]
        for key in scene.decided:
            assert seen(view, key) == seen(copy, key)


@pytest.mark.parametrize("name", CONFLICTS)
def test_one_decision_reaches_both_and_no_value_is_forgotten(name: str, sides: Sides) -> None:
    scene = SCENES[name]
    for key, value in scene.decided.items():
        for where in (*sides.left, sides.centre):
            assert seen(where[name], key) == value
    for side in sides.left:
        assert side[name]["conflicts"] == []
        assert (side[name]["delivery"], side[name]["pending_changes"]) == ("delivered", 0)
    (record,) = sides.records[name]
    assert record["open"] is False
    assert record["in_force"] == scene.centre
    assert record["proposals"][0]["value"] == scene.here


@pytest.mark.parametrize("name", [name for name, scene in SCENES.items() if scene.proposal is not None])
def test_what_the_centre_owns_keeps_the_counters_word_as_a_proposal(name: str, sides: Sides) -> None:
    assert SCENES[name].proposal in [one["value"] for one in sides.centre[name]["proposals"]]


def test_a_field_that_never_changes_is_refused_before_it_is_an_op(sides: Sides) -> None:
    for path, (code, said) in sides.refused.items():
        assert code == 1
        assert "LKT-407" in said
        assert path.partition("=")[0] in said
    # The rest of that complaint went its way.
    assert sides.left[0]["two guards"]["is_anonymous"] is True


def test_a_decided_conflict_is_not_decided_again(sides: Sides) -> None:
    code, said = sides.again
    assert (code, "LKT-405" in said) == (1, True)


def test_both_sides_show_the_same_in_the_end(sides: Sides) -> None:
    first, second = sides.left
    for name in SCENES:
        kept = [
            {key: value for key, value in side[name].items() if key not in ("history", "server_copy", "view")}
            for side in (first, second)
        ]
        assert kept[0] == kept[1]
