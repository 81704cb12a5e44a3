"""What all tests share: a home of their own, and a screen for those that open a window."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from tools.screen import VirtualScreen

# A shared machine may stand still for a moment: how long one example takes is no property of the program.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

SCREEN = pytest.StashKey[VirtualScreen]()
HOME = pytest.StashKey[TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Give the run an empty home: no test meets the profile, credentials or bus of whoever runs it."""
    home = TemporaryDirectory(prefix="loket-test-home-", ignore_cleanup_errors=True)
    config.stash[HOME] = home
    os.environ["HOME"] = home.name
    for name, folder in {
        "XDG_DATA_HOME": "share",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        path = Path(home.name) / folder
        path.mkdir(mode=0o700)
        os.environ[name] = str(path)
    for name in [name for name in os.environ if name.startswith("LOKET_") and name != "LOKET_SCREEN"]:
        del os.environ[name]
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        os.environ.pop(name, None)
        os.environ.pop(name.lower(), None)
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.pop("WAYLAND_DISPLAY", None)
    # No bus: on one, a credential store may be started and wait for a password. Tests that are about the bus
    # (secret service, accessibility) start one of their own. With no address at all, libdbus would start one
    # and leave it running.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the home."""
    config.stash[HOME].cleanup()


@pytest.fixture(scope="session")
def screen(pytestconfig: pytest.Config) -> str:
    """The DISPLAY for windows; one for each worker of xdist, since two on one screen fight for the focus."""
    given = os.environ.get("DISPLAY")
    if given and "PYTEST_XDIST_WORKER" not in os.environ:
        return given
    pytestconfig.stash[SCREEN] = virtual = VirtualScreen()
    virtual.start()
    # Not closed here: the QApplication outlives every fixture, and Qt exits when its screen dies.
    # The screen ends with this process.
    os.environ["DISPLAY"] = virtual.display
    return virtual.display


@pytest.fixture(scope="session")
def qapp_args(screen: str) -> list[str]:
    """pytest-qt makes its one QApplication from these; asking for `screen` here puts it on one."""
    return ["loket"]
