"""A gnome-keyring on a bus of its own, unlocked from standard input or locked; or one that is silent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_START = """
set -e
if [ "$1" = unlocked ]; then
    printf test-login | gnome-keyring-daemon --unlock --components=secrets >/dev/null
elif [ "$1" = silent ]; then
    "$2" -c "$SILENT" &
    sleep 1
else
    gnome-keyring-daemon --start --components=secrets >/dev/null </dev/null
fi
shift
status=0
"$@" || status=$?
# Exactly the daemon of this bus: the one that owns the name.
owner=$(dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
    org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | awk '/uint32/{print $2}')
kill "$owner"
exit $status
"""

_SILENT = """
import time
from jeepney import message_bus
from jeepney.io.blocking import open_dbus_connection
connection = open_dbus_connection(bus="SESSION")
connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.secrets"))
time.sleep(50)
"""
"""Owns the name of the secret service and answers nobody: what a hanging one looks like from outside."""


def in_session(home: Path, state: str, program: str, *arguments: str) -> str:
    """What ``program`` prints in a session whose keyring is ``unlocked``, ``locked`` or ``silent``."""
    for tool in ("dbus-run-session", "gnome-keyring-daemon", "dbus-send"):
        if not any((Path(folder) / tool).exists() for folder in os.environ["PATH"].split(":")):
            pytest.skip(f"{tool} is not installed")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "LOKET_"))},
        "HOME": str(home),
        "SILENT": _SILENT,
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    environment.pop("DISPLAY", None)
    for folder in ("share", "config", "cache", "run"):
        (home / folder).mkdir(mode=0o700, exist_ok=True)
    ended = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            _START,
            "session",
            state,
            sys.executable,
            "-c",
            program,
            *arguments,
        ],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
