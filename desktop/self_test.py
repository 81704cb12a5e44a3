"""Does this installation work? One line a part: ok, absent (allowed: printer, voice, centre) or broken."""

import json
import secrets
import ssl
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from desktop.credentials import stored_secrets
from desktop.i18n import _
from desktop.opening import fresh_id, open_desk, open_gateway, wall_clock
from desktop.profile import Profile
from desktop.sentences import sentence
from domain.problems import LinkProblem, LoketProblem, NotEnrolled, RegisterMissing
from local_db.register import create_register, open_register
from sync.connectors.trust import trusted_context
from sync.enrolment import reach

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock can be right that is before this program was written."""


class Condition(StrEnum):
    """How a part stands."""

    OK = "ok"
    ABSENT = "absent"
    BROKEN = "broken"


@dataclass(frozen=True)
class Line:
    """One part: its stable name, its condition, and a sentence where there is something to say."""

    part: str
    condition: Condition
    words: str = ""


def report(profile: Profile, *, as_json: bool) -> int:
    """Print the lines; 1 when something is broken, else 0."""
    lines = [_tried(part, check, profile) for part, check in _CHECKS]
    if as_json:
        print(json.dumps([line.__dict__ for line in lines], ensure_ascii=False))
    else:
        for line in lines:
            print(f"{line.part:<18} {_word(line.condition):<10} {line.words}".rstrip())
    return 1 if any(line.condition is Condition.BROKEN for line in lines) else 0


def _tried(part: str, check: Callable[[Profile], Line], profile: Profile) -> Line:
    try:
        return check(profile)
    except LoketProblem as problem:
        return Line(part, Condition.BROKEN, str(sentence(problem)))
    except Exception as problem:
        # A self-test that dies with the first surprise would hide every line after it.
        return Line(part, Condition.BROKEN, f"{type(problem).__name__}: {problem}")


def _word(condition: Condition) -> str:
    return {
        Condition.OK: _("baik"),
        Condition.ABSENT: _("tidak ada"),
        Condition.BROKEN: _("rusak"),
    }[condition]


def _database(_profile: Profile) -> Line:
    """Write, close, open and read a real encrypted register."""
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "register.db", secrets.token_bytes(32)
        create_register(path, key, stream=fresh_id(), now=wall_clock()).close()
        register = open_register(path, key)
        try:
            found = [finding.code for finding in register.verify().problems]
        finally:
            register.close()
        if found or path.read_bytes()[:15] == b"SQLite format 3":
            return Line("database", Condition.BROKEN, "; ".join(found) or _("register tidak terenkripsi"))
    return Line("database", Condition.OK)


def _credential_store(_profile: Profile) -> Line:
    """Tried in a child process, because a locked store may never answer."""
    backend = stored_secrets.try_store()
    if backend is None:
        return Line("credential_store", Condition.OK, _("memakai kata sandi loket"))
    return Line("credential_store", Condition.OK, backend)


def _register(profile: Profile) -> Line:
    try:
        with open_desk(profile) as desk:
            found = [finding.code for finding in desk.register.verify().problems]
    except (RegisterMissing, NotEnrolled) as problem:
        return Line("register", Condition.ABSENT, str(sentence(problem)))
    return Line("register", Condition.BROKEN if found else Condition.OK, "; ".join(found))


def _fonts(_profile: Profile) -> Line:
    _application()
    from desktop.ui.theme.typography import load_fonts

    return Line("fonts", Condition.OK, ", ".join(sorted(load_fonts())))


def _printer(_profile: Profile) -> Line:
    _application()
    from PySide6.QtPrintSupport import QPrinterInfo

    names = QPrinterInfo.availablePrinterNames()
    if not names:
        return Line("printer", Condition.ABSENT, _("Bukti bisa disimpan sebagai PDF."))
    return Line("printer", Condition.OK, ", ".join(names))


def _voice(_profile: Profile) -> Line:
    return Line("voice", Condition.ABSENT, _("Petugas membacakan sendiri."))


def _clock(_profile: Profile) -> Line:
    now = wall_clock()
    condition = Condition.OK if now >= BUILT else Condition.BROKEN
    return Line("clock", condition, now.astimezone().isoformat(timespec="minutes"))


def _tls(_profile: Profile) -> Line:
    """The trust of the operating system can be loaded, and it verifies."""
    context = trusted_context(None)
    verifies = context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
    return Line("tls", Condition.OK if verifies else Condition.BROKEN)


def _centre(profile: Profile) -> Line:
    try:
        with open_desk(profile) as desk, open_gateway(profile, desk) as gateway:
            reach(gateway)
    except (RegisterMissing, NotEnrolled, LinkProblem) as problem:
        return Line("centre", Condition.ABSENT, str(sentence(problem)))
    return Line("centre", Condition.OK)


def _application() -> None:
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        _kept.append(QApplication(["loket", "-platform", "offscreen"]))


_kept: list[object] = []
"""Qt ends with the last reference to its application object."""

_CHECKS: tuple[tuple[str, Callable[[Profile], Line]], ...] = (
    ("database", _database),
    ("credential_store", _credential_store),
    ("register", _register),
    ("fonts", _fonts),
    ("printer", _printer),
    ("voice", _voice),
    ("clock", _clock),
    ("tls", _tls),
    ("centre", _centre),
)
