"""What holds for the files of the rooms, beyond who imports whom."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("domain", "local_db", "sync", "desktop", "central")
MAX_LINES = 360
MAX_LINES_OF_A_TEST = 600
PROMISE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def sources(*folders: str) -> list[Path]:
    """All Python files under `folders`, as paths from the root."""
    found = [path.relative_to(ROOT) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found
    return found


def tree(path: Path) -> ast.Module:
    """The syntax tree of a file of the repository."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> Iterator[str]:
    """Top-level names of what a file imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports name their room"
            yield node.module or ""


def test_packaging_and_tests_are_no_packages() -> None:
    # packaging/__init__.py would shadow the distribution of that name; tests/sync/__init__.py, our sync.
    assert not (ROOT / "packaging/__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_names_of_test_files_are_unique() -> None:
    names = Counter(path.name for path in sources("tests") if path.name.startswith("test_"))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_pure_rooms_import_the_standard_library_and_each_other() -> None:
    allowed = sys.stdlib_module_names | {"domain"}
    foreign = {
        (str(path), name)
        for path in sources("domain", "sync/core")
        for name in imported(path)
        if name.partition(".")[0] not in allowed and name != "sync.core" and name[:10] != "sync.core."
    }
    assert foreign == set()


def test_nothing_is_left_to_be_written() -> None:
    left = []
    for path in sources(*ROOMS):
        text = (ROOT / path).read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            unwritten = token.type == tokenize.NAME and token.string == "NotImplementedError"
            if unwritten or (token.type == tokenize.COMMENT and PROMISE.search(token.string)):
                left.append(f"{path}:{token.start[0]}: {token.string}")
    assert left == []


def test_a_file_fits_in_the_head() -> None:
    too_long = []
    for path in sources(*ROOMS, "tests"):
        lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
        if lines > (MAX_LINES_OF_A_TEST if path.parts[0] == "tests" else MAX_LINES):
            too_long.append(f"{path}: {lines} lines")
    assert too_long == []


def test_loket_admin_starts_without_qt() -> None:
    program = (
        "import sys, desktop.admin.__main__; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0
