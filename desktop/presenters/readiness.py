"""Kesiapan loket: whether the first complaint can be taken, before there is one."""

from dataclasses import dataclass
from typing import Literal

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.state import Readiness
from desktop.services.desk import Desk
from local_db.installation import Installation

SEND = "send_now"
"""The act that the page reports by name."""


@dataclass(frozen=True)
class Surroundings:
    """What only the shell knows: where the key lies, and the printer's name or "" where there is none."""

    key: Literal["store", "passphrase"] = "store"
    printer: str = ""


def readiness(desk: Desk, installation: Installation, around: Surroundings) -> tuple[Readiness, ...]:
    """The lines in the order they stand: storage, printer, clock, centre."""
    return (_storage(around), _printer(around), _clock(desk), _centre(desk, installation))


def _storage(around: Surroundings) -> Readiness:
    locked = {
        "store": _("siap, terkunci dengan kunci komputer ini"),
        "passphrase": _("siap, terkunci dengan kata sandi loket"),
    }
    return Readiness(_("Penyimpanan"), locked[around.key])


def _printer(around: Surroundings) -> Readiness:
    if not around.printer:
        words = _("belum ada, bukti disimpan sebagai berkas")
        return Readiness(_("Printer"), words, "look")
    words = _("{printer}, siap").format(printer=around.printer)
    return Readiness(_("Printer"), words)


def _clock(desk: Desk) -> Readiness:
    moment = desk.local(desk.now())
    words = f"{wording.plain_day(moment)}, {wording.clock(moment)} {desk.unit.zone.value}"
    return Readiness(_("Jam komputer"), words)


def _centre(desk: Desk, installation: Installation) -> Readiness:
    label = _("Hubungan ke pusat")
    if installation.centre_url is None or installation.credential is None:
        return Readiness(label, _("belum didaftarkan, boleh menyusul"), "look")
    if installation.last_contact is None:
        words = _("belum pernah, boleh menyusul")
        return Readiness(label, words, "look", act=SEND, act_label=_("Coba sekarang"))
    when = wording.near(desk.local(installation.last_contact), desk.local(desk.now()))
    return Readiness(label, _("menjawab {when}").format(when=when))
