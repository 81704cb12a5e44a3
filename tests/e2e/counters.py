"""`loket-admin` as an admin runs it: a process for each command, on a profile of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PASSPHRASE = "delapan anak tangga dermaga"
PATIENCE = 100


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, its JSON lines, and its sentences."""

    code: int
    lines: list[dict[str, Any]]
    said: str

    @property
    def document(self) -> dict[str, Any]:
        """The one document it printed."""
        (document,) = self.lines
        return document


@dataclass(frozen=True)
class Counter:
    """One installation: a folder, and the passphrase of its key in the environment."""

    folder: Path
    officer: str | None = None

    def command(self, *arguments: str) -> list[str]:
        """The command line of one command."""
        acting = [] if self.officer is None else ["--officer", self.officer]
        return [sys.executable, "-m", "desktop.admin", "--profile", str(self.folder), *acting, *arguments]

    def run(self, *arguments: str, given: bytes = b"", **environment: str) -> Done:
        """Run a command to its end, with ``given`` on its standard input."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            env=surroundings(**environment),
            check=False,
        )
        said = done.stderr.decode()
        # A stack trace is never a sentence for a person.
        assert "Traceback" not in said, said
        return Done(done.returncode, [json.loads(line) for line in done.stdout.splitlines()], said)

    def ask(self, *arguments: str, given: bytes = b"") -> list[dict[str, Any]]:
        """The lines of a command that must succeed and say nothing to people."""
        done = self.run(*arguments, given=given)
        assert (done.code, done.said) == (0, ""), done.said
        return done.lines

    def one(self, *arguments: str) -> dict[str, Any]:
        """The document of a command that must succeed."""
        (document,) = self.ask(*arguments)
        return document

    def record(self, complaints: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Record complaints; what was printed about each."""
        return self.ask("record", "-", given=as_lines(complaints))

    def listed(self) -> dict[str, dict[str, Any]]:
        """Every complaint of the register by its id."""
        return {document["id"]: document for document in self.ask("list")}


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a command: no variable of the house but the passphrase."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
    return {**kept, "LOKET_PASSPHRASE": PASSPHRASE, **more}


def as_lines(complaints: Iterable[dict[str, Any]]) -> bytes:
    """One JSON line each."""
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in complaints)


def complaint(number: int = 1, **changed: Any) -> dict[str, Any]:
    """An invented complaint as a line of `record`."""
    return {
        "classification": "complaint",
        "title": f"Jembatan gantung putus di dusun {number}",
        "content": f"Anak-anak menyeberang dengan rakit sejak {number % 9 + 2} hari yang lalu.",
        "date_of_incident": "2026-11-20",
        "date_precision": "day",
        "place": {"region_code": "91.03.01.2004", "text": "Sereh", "landmark": "dekat dermaga lama"},
        "complainant": {"name": "Rahma", "phone": f"0812000{number:05d}", "address": "RT 02"},
        **changed,
    }
