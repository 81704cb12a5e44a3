"""A D-Bus session with an unlocked gnome-keyring in it, for as long as a block lasts.

Nobody's own session or store is touched.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


@contextmanager
def key_ring(home: Path) -> Iterator[dict[str, str]]:
    """The environment of a process that finds this session and its credential store; ``home`` is made."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
    environment["HOME"] = str(home)
    for name, folder in {
        "XDG_DATA_HOME": "share",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(home / folder)
    with ExitStack() as held:
        address = _started(
            held, ["dbus-daemon", "--session", "--nofork", "--print-address=1"], environment, b""
        )
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        _started(
            held,
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            environment,
            b"benchmark",
        )
        yield environment


def _started(held: ExitStack, command: list[str], environment: dict[str, str], said: bytes) -> str:
    """Start a daemon that ends with ``held``; the first line it prints."""
    daemon = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    held.callback(daemon.wait)
    held.callback(daemon.terminate)
    if daemon.stdin is None or daemon.stdout is None:
        raise RuntimeError(command[0])
    held.callback(daemon.stdout.close)
    daemon.stdin.write(said)
    daemon.stdin.close()
    return daemon.stdout.readline().decode().strip()
