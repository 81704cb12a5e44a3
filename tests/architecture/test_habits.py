"""Habits of the tests themselves: a skip says why, an assertion can fail, parts are real."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOCKS = {"Mock", "MagicMock", "AsyncMock", "create_autospec", "mocker"}
NEEDS_REASON = {"skip", "skipif", "xfail", "importorskip"}


def lapses(source: str) -> list[str]:
    """Where a test file breaks a habit, as "line: what"."""
    tree = ast.parse(source)
    calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in NEEDS_REASON:
            if not _gives_reason(node.attr, calls.get(id(node))):
                found.append(f"{node.lineno}: {node.attr} without a reason")
        elif isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant | ast.Tuple):
            found.append(f"{node.lineno}: an assertion that never changes its mind")
        elif isinstance(node, ast.Name | ast.arg):
            name = node.id if isinstance(node, ast.Name) else node.arg
            if name in MOCKS:
                found.append(f"{node.lineno}: {name}")
        if isinstance(node, ast.Attribute) and node.attr == "setattr":
            found.append(f"{node.lineno}: setattr replaces a real part")
    return found


def _gives_reason(mark: str, call: ast.Call | None) -> bool:
    """Whether `call` of `mark` says why; the first argument of skip and xfail is their reason."""
    if call is None:
        return False
    if any(keyword.arg == "reason" for keyword in call.keywords):
        return True
    return mark in {"skip", "xfail"} and bool(call.args)


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.skip\ndef test_a(): ...",
        "@pytest.mark.xfail()\ndef test_a(): ...",
        "@pytest.mark.skipif(1 > 0)\ndef test_a(): ...",
        "pytest.skip()",
        "pytest.importorskip('x')",
        "assert True",
        "assert (x, 'always true')",
        "service = MagicMock()",
        "def test_a(mocker): ...",
        "monkeypatch.setattr(sync, 'push', None)",
    ],
)
def test_a_lapse_is_seen(source: str) -> None:
    assert len(lapses(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.skipif(1 > 0, reason='no printer')\ndef test_a(): ...",
        "pytest.skip('no secret service here')",
        "assert x",
        "monkeypatch.setenv('HOME', '/')",
    ],
)
def test_a_good_habit_is_no_lapse(source: str) -> None:
    assert lapses(source) == []


def test_tests_keep_the_habits() -> None:
    found = {
        str(path.relative_to(ROOT)): lapses(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "tests").rglob("*.py"))
    }
    assert {path: what for path, what in found.items() if what} == {}
