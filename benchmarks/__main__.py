"""`python -m benchmarks [PAGE] [--rounds N]`: every figure, into the table of a page (docs/benchmarks.md)."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import durable_save, event_loop, memory, register_search, start
from benchmarks.figure import HEAD, Figure
from benchmarks.machine import limits
from benchmarks.offices import filled_office, made_office, plain_office, with_passphrase
from tools.screen import VirtualScreen

WAITING = 2000
LARGE = 100_000
ORDINARY = 2000
SAVES = 200
BEGIN, END = "<!-- measured -->", "<!-- end -->"


def main() -> int:
    """Measure everything; 0 also where an aim is missed, since the report says so."""
    parser = argparse.ArgumentParser("benchmarks")
    parser.add_argument("out", nargs="?", type=Path, help="the page whose table is replaced")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with ExitStack() as held:
        if os.environ.get("LOKET_SCREEN") != "virtual":
            os.environ["DISPLAY"] = held.enter_context(VirtualScreen()).display
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="loket-bench-", dir=_disk())))
        rows = [HEAD]
        for figure in _figures(folder, given.rounds):
            rows.append(figure.line())
            print(figure.line(), flush=True)
        machine = limits(folder)
    table = "\n".join([*(f"- {line}" for line in _when(machine)), "", *rows])
    if given.out is None:
        print(table)
    else:
        page = given.out.read_text(encoding="utf-8")
        before, _begin, rest = page.partition(BEGIN)
        _old, _end, after = rest.partition(END)
        given.out.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    return 0


def _figures(folder: Path, rounds: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as elsewhere:
        for place, where in (
            (folder, "in the checkout"),
            (Path(elsewhere), "in the system's temporary folder"),
        ):
            yield from durable_save.figures(durable_save.measured(place / "save", SAVES, rounds), where)
    yield from start.figures(start.measured(folder / "start", ORDINARY, 2 * rounds))
    yield from event_loop.figures(event_loop.measured(folder / "loop", WAITING, rounds), WAITING)
    plain = filled_office(plain_office(folder / "plain"), LARGE)
    yield from register_search.figures(register_search.measured(plain, 10 * rounds), LARGE)
    with with_passphrase():
        large = made_office(folder / "large", LARGE)
        empty = made_office(folder / "empty", 0)
    yield from memory.figures(memory.measured(large, empty, rounds), LARGE)


def _disk() -> Path:
    """Where registers are measured: on the disk of this checkout, never in memory."""
    build = Path(__file__).parents[1] / "build"
    build.mkdir(exist_ok=True)
    return build


def _when(machine: list[str]) -> list[str]:
    return [f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", *machine]


if __name__ == "__main__":
    sys.exit(main())
