"""What the frozen folder holds, and what it must never hold. Read by the spec and by the checker."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
NAME = "loket-lapor"

DATA = {
    "desktop/resources/fonts": ("*.otf", "*.ttf", "*.txt"),
    "desktop/resources": ("loket.svg",),
    "desktop/resources/icons": ("*.svg", "*.txt"),
    "desktop/resources/qt": ("*.qm",),
    "desktop/locale": ("*.mo",),
    "desktop/tour/morning": ("*.json", "*.jsonl"),
    "domain/reference": ("*.json",),
    # Alembic runs these from their files, also in a frozen program.
    "local_db/migrations": ("*.py", "*.mako"),
}
"""Folder of the repository → the files of it that are read at run time; they keep their place."""

GUIDE = ("docs/panduan-petugas.md", "desktop/resources")
"""The officers' guide, and the folder in which a frozen program looks for it."""

HIDDEN = [
    # The migrations import these, and PyInstaller does not see into data.
    "alembic.op",
    "alembic.context",
    # The allow-list of desktop/credentials/system_store.py, by name: keyring would find them by entry points.
    *{
        "win32": ["keyring.backends.Windows"],
        "darwin": ["keyring.backends.macOS"],
    }.get(sys.platform, ["keyring.backends.SecretService"]),
]

FORBIDDEN = frozenset(
    {
        # the centre and what only it needs
        "central", "fastapi", "starlette", "uvicorn", "pydantic", "pydantic_core", "anyio", "h11",
        "psycopg", "psycopg2", "psycopg_binary", "psycopg_c",
        # tests and tools
        "tests", "test", "conftest", "tools", "benchmarks", "pytest", "_pytest", "pytestqt", "hypothesis",
        "coverage", "mypy", "mypyc", "ruff", "mutmut", "babel", "pip", "setuptools", "pkg_resources", "wheel",
        "PyInstaller", "trustme", "httpx", "httpcore", "cyclonedx", "PIL", "pyzbar",
        # keeps secrets in plain text
        "keyrings",
        # another toolkit
        "tkinter", "_tkinter",
    }
)  # fmt: skip
"""Names of modules, files and folders; `name-1.2.dist-info` and `_name.abi3.so` count as `name`."""

EXCLUDED = [
    *sorted(FORBIDDEN),
    # optional imports of what we do ship; the standard library's SQLite cannot encrypt
    "rich", "colorama", "chardet", "pygments", "sqlalchemy.testing", "alembic.testing", "dotenv", "IPython",
    "attr", "sqlite3", "MySQLdb", "pymysql", "lib2to3", "idlelib", "ensurepip", "unittest",
    "doctest", "pdb", "pydoc", "tzdata", "numpy", "yaml", "lxml",
]  # fmt: skip

QT_MODULES = frozenset(
    {"Core", "Gui", "Widgets", "PrintSupport", "Svg", "Network", "Test", "DBus", "XcbQpa", "OpenGL"}
)
"""Qt's libraries. Network and Test are the hands of the tour; DBus, XcbQpa, OpenGL stand below the window."""

QT_PLUGINS = {
    # xcb is the window on Linux, offscreen the self-test's fonts and `receipt`
    "platforms": {"qxcb", "qoffscreen", "qwindows"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
    "imageformats": {"qsvg", "qjpeg", "qico"},
    "iconengines": {"qsvgicon"},
    "styles": {"qmodernwindowsstyle"},
}
"""Kind → plugins by their name on Linux and on Windows. PNG needs none: Qt's Gui reads it itself."""

_QT_LIBRARY = re.compile(r"(?:lib)?Qt6?(\w+?)(?:\.abi3)?\.(?:so|dll|pyd)", re.IGNORECASE)


def data_files() -> Iterator[tuple[Path, str]]:
    """Each file that is read at run time with its folder in the frozen program.

    Raises ``FileNotFoundError`` for a kind of file of which there is none: a catalogue was not compiled.
    """
    for folder, patterns in DATA.items():
        for pattern in patterns:
            found = sorted((ROOT / folder).rglob(pattern))
            if not found:
                raise FileNotFoundError(f"{folder}/{pattern}")
            for path in found:
                yield path, path.parent.relative_to(ROOT).as_posix()
    yield ROOT / GUIDE[0], GUIDE[1]


def is_wanted(place: str, source: str) -> bool:
    """Whether a file that PyInstaller found belongs in the folder, by its place there and by where it was."""
    path = PurePosixPath(place.replace("\\", "/"))
    if is_of_the_system(path, source):
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        return is_wanted_plugin(path)
    if path.parts[:1] == ("PySide6",) and {"translations", "qml", "resources"} & set(path.parts):
        return False
    if "PySide6" in path.parts or path.name.startswith("libQt6"):
        library = _QT_LIBRARY.match(path.name)
        return library is None or library.group(1) in QT_MODULES
    return True


def is_of_the_system(path: PurePosixPath, source: str) -> bool:
    """Whether this is a library of Linux, which the package depends on instead of carrying a copy.

    So its security updates reach the program, and the driver of the screen meets no second libstdc++.
    """
    of_linux = source.startswith(("/lib/", "/lib64/", "/usr/lib/"))
    return of_linux and len(path.parts) == 1 and path.name.startswith("lib") and "libpython" not in path.name


def is_wanted_plugin(path: PurePosixPath) -> bool:
    """Whether a file below Qt's `plugins` is on the list."""
    kind, name = path.parent.name, path.name.partition(".")[0].removeprefix("lib")
    return name in QT_PLUGINS.get(kind, ())
