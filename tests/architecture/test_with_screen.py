"""tools/with-screen gives a screen, a window manager and a bus, and takes all of them away again."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITH_SCREEN = ROOT / "tools/with-screen"


def running(needle: str) -> list[str]:
    """Command lines of living processes that contain `needle`."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if needle in line:
            lines.append(line)
    return lines


def on_screen(script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script under with-screen."""
    return subprocess.run([WITH_SCREEN, "sh", "-c", script], capture_output=True, text=True, timeout=60)


def test_the_screen_has_the_design_size_and_the_exit_code_comes_back() -> None:
    done = on_screen("xdotool getdisplaygeometry; exit 7")
    assert (done.stdout, done.returncode) == ("1366 768\n", 7)


def test_a_command_ended_by_a_signal_is_told_like_the_shell_does() -> None:
    assert on_screen("kill -TERM $$").returncode == 128 + signal.SIGTERM


def test_the_bus_answers() -> None:
    done = on_screen(
        "dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetId"
    )
    assert done.returncode == 0, done.stderr


def test_a_process_that_detached_itself_is_ended(tmp_path: Path) -> None:
    mark = f"7{os.getpid()}"
    done = on_screen(f"setsid sleep {mark} & sleep 0.2; echo $DISPLAY")
    assert done.returncode == 0
    assert running(f"sleep {mark}") == []
    socket = Path(f"/tmp/.X11-unix/X{done.stdout.strip().lstrip(':')}")
    assert not socket.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_takes_everything_with_it(number: signal.Signals) -> None:
    mark = f"8{os.getpid()}{int(number)}"
    process = subprocess.Popen([WITH_SCREEN, "sleep", mark])
    limit = time.monotonic() + 20
    while not any(line.startswith("sleep") for line in running(f"sleep {mark}")):
        assert time.monotonic() < limit
        time.sleep(0.05)
    process.send_signal(number)
    assert process.wait(timeout=20) == 128 + number
    assert running(f"sleep {mark}") == []
