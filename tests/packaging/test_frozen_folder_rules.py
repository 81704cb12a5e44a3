"""What packaging/check_frozen.py finds in a folder: tried on small folders, each with one thing planted."""

import marshal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

CHECKER = Path(__file__).parents[2] / "packaging/check_frozen.py"


def said_about(folder: Path) -> str:
    """What the checker says of a folder; a folder without the program is never right, so it ends with 1."""
    done = subprocess.run([sys.executable, CHECKER, folder], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


def program_with(folder: Path, *modules: str) -> None:
    """`loket` with an archive of these modules, written by PyInstaller's own writers."""
    code = compile("", "<none>", "exec")
    archive = folder.parent / "PYZ.pyz"
    entries = [(name, "", "PYMODULE") for name in modules]
    ZlibArchiveWriter(str(archive), entries, dict.fromkeys(modules, code))
    start = folder.parent / "start.bin"
    start.write_bytes(marshal.dumps(code))
    CArchiveWriter(
        str(folder / "loket"),
        [("start", str(start), False, "b"), ("PYZ.pyz", str(archive), False, "z")],
        "libpython3.11.so.1.0",
    )


@pytest.mark.parametrize(
    "planted",
    [
        "_internal/fastapi/py.typed",
        "_internal/pydantic_core/_pydantic_core.cpython-311-x86_64-linux-gnu.so",
        "_internal/uvicorn-0.54.0.dist-info/METADATA",
        "_internal/desktop/tests/notes.txt",
        "_internal/domain/test_fields_table.py",
        "_internal/central/demo/unit.json",
        "_internal/python3.11/lib-dynload/_tkinter.cpython-311-x86_64-linux-gnu.so",
        "_internal/PIL/_imaging.so",
    ],
)
def test_a_planted_file_is_named(tmp_path: Path, planted: str) -> None:
    path = tmp_path / "loket" / planted
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    assert f"forbidden file: {planted}\n" in said_about(tmp_path / "loket")


@pytest.mark.parametrize(
    ("planted", "refused"),
    [
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("_internal/PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("_internal/PySide6/Qt/plugins/platformthemes/libqgtk3.so", True),
        ("_internal/PySide6/Qt/lib/libQt6Widgets.so.6", False),
        ("_internal/PySide6/Qt/lib/libQt6Qml.so.6", True),
        ("_internal/libQt6Quick.so.6", True),
        ("_internal/PySide6/QtTest.abi3.so", False),
        ("_internal/PySide6/Qt/translations/qtbase_de.qm", True),
        ("_internal/keyring-25.7.0.dist-info/WHEEL", False),
        ("_internal/sqlalchemy/cyextension/util.so", False),
    ],
)
def test_parts_of_qt_are_on_the_list_or_refused(tmp_path: Path, planted: str, refused: bool) -> None:
    path = tmp_path / "loket" / planted
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    assert (planted in said_about(tmp_path / "loket")) is refused


def test_a_module_inside_a_program_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "loket"
    folder.mkdir()
    program_with(folder, "desktop.__main__", "starlette.routing", "desktop.self_test", "sync.tests.made_up")
    said = said_about(folder)
    assert "forbidden module: starlette.routing in loket\n" in said
    assert "forbidden module: sync.tests.made_up in loket\n" in said
    assert "desktop.self_test" not in said
    assert "absent: desktop.__main__ in loket\n" not in said


def test_a_program_without_its_own_module_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "loket"
    folder.mkdir()
    program_with(folder, "domain.ops")
    assert "absent: desktop.__main__ in loket\n" in said_about(folder)


def test_a_module_inside_a_zip_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "loket"
    folder.mkdir()
    with zipfile.ZipFile(folder / "base_library.zip", "w") as archive:
        archive.writestr("pytest/__init__.pyc", b"")
        archive.writestr("encodings/utf_8.pyc", b"")
    said = said_about(folder)
    assert "forbidden module: pytest.__init__ in base_library.zip\n" in said
    assert "encodings" not in said


def test_what_is_read_at_run_time_is_missed_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "loket"
    folder.mkdir()
    said = said_about(folder)
    for name in (
        "loket",
        "loket-admin",
        "NOTICE",
        "desktop/resources/panduan-petugas.md",
        "desktop/locale/en/LC_MESSAGES/loket.mo",
        "desktop/resources/qt/qtbase_id.qm",
        "domain/reference/categories.json",
        "local_db/migrations/env.py",
        "desktop/tour/morning/sixty.jsonl",
    ):
        assert f"absent: {name}\n" in said
