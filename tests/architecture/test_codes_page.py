"""`docs/kode.md` lists every code a person can meet, in the words of the program."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.sentences import codes
from domain.problems import LoketProblem

ROOT = Path(__file__).parents[2]


def _below(problem: type[LoketProblem]) -> Iterator[type[LoketProblem]]:
    for child in problem.__subclasses__():
        yield child
        yield from _below(child)


def test_the_page_of_codes_is_what_the_program_would_write() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "codes", "check"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_every_problem_that_is_raised_has_a_code_and_a_sentence_of_its_own() -> None:
    tree = list(_below(LoketProblem))
    leaves = [problem.code for problem in tree if not problem.__subclasses__()]
    assert len(set(leaves)) == len(leaves)
    assert set(leaves) <= set(codes()) <= {problem.code for problem in tree}
