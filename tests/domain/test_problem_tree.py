"""The error tree: each problem its own code, and nothing personal in it."""

import re
from collections.abc import Iterator

from domain import problems
from domain.problems import LinkProblem, LoketProblem, MalformedProfile, Refused


def _all(kind: type[LoketProblem]) -> Iterator[type[LoketProblem]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == problems.__name__:
            yield from _all(child)


def test_every_problem_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in _all(LoketProblem)]
    assert len(codes) > 40
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"LKT-[0-9]{3}", code) for code in codes)


def test_a_problem_stands_in_the_hundred_of_its_parent() -> None:
    for kind in _all(LoketProblem):
        for child in kind.__subclasses__():
            assert kind is LoketProblem or child.code[:5] == kind.code[:5]


def test_a_link_problem_speaks_the_words_of_the_command_line() -> None:
    words = {"offline", "portal", "tls", "auth", "rate_limited", "centre", "busy", "disk"}
    assert {kind.word for kind in _all(LinkProblem) if issubclass(kind, LinkProblem)} == words


def test_a_problem_carries_its_parameters() -> None:
    problem = LoketProblem(field="place", wait=4)
    assert problem.params == {"field": "place", "wait": 4}
    assert "LKT-000" in str(problem)
    assert MalformedProfile("zone").params == {"member": "zone"}


def test_a_refusal_names_its_reasons() -> None:
    refused = Refused(("place", "who"))
    assert refused.reasons == ("place", "who")
    assert refused.params == {"reasons": "place, who"}
