"""The one sentence about the link, and what a narrow window shows of it."""

from dataclasses import dataclass

from desktop.i18n import _, n_
from desktop.presenters.state import LinkShape
from desktop.sentences import sentence
from domain.problems import LinkProblem, LoketProblem, Offline, SyncerBusy
from local_db.installation import Installation


@dataclass(frozen=True)
class Link:
    """``details`` is what one click shows: the code and when; empty where there is nothing to tell."""

    sentence: str
    short: str
    shape: LinkShape
    details: str = ""


def sending(done: int, of_all: int, changes: int) -> Link:
    """While a cycle runs. Complaints are counted as they arrive; changes behind them have no bar."""
    if of_all:
        words = _("{done} dari {all} sampai").format(done=done, all=of_all)
        return Link(words, words, "sending")
    if changes:
        words = n_("{n} perubahan sedang dikirim", "{n} perubahan sedang dikirim", changes).format(n=changes)
        return Link(words, _("Sedang dikirim"), "sending")
    return Link(_("Menghubungi pusat …"), _("Menghubungi pusat …"), "sending")


def troubled(problem: LoketProblem, when: str) -> Link:
    """After an attempt that failed: what happened, that complaints are safe, what to do."""
    told = sentence(problem)
    shape: LinkShape = "none" if isinstance(problem, Offline) else "trouble"
    if isinstance(problem, SyncerBusy):
        shape = "sending"
    return Link(told.spoken, told.happened, shape, f"{told.code} · {when}")


def at_rest(sendable: int) -> Link:
    """After a cycle that worked."""
    short = _("Ada sinyal")
    if sendable:
        words = n_(
            "Ada sinyal. {n} lagi dikirim dengan sendirinya.",
            "Ada sinyal. {n} lagi dikirim dengan sendirinya.",
            sendable,
        )
        return Link(words.format(n=sendable), short, "signal")
    return Link(_("Ada sinyal. Tidak ada yang perlu dikirim."), short, "signal")


def before_contact(installation: Installation, when: str) -> Link:
    """At a start, before this run has tried: the last thing that was known."""
    if installation.centre_url is None or installation.credential is None:
        safe = _("Laporan aman di sini, silakan terus mencatat.")
        return Link(_("Loket ini belum didaftarkan ke pusat.") + f" {safe}", _("Belum didaftarkan"), "none")
    problem = None if installation.link_problem is None else problem_of(installation.link_problem)
    if problem is not None:
        return troubled(problem, when)
    words = _("Belum mencoba menghubungi pusat. Laporan aman di sini.")
    return Link(words, _("Belum mencoba"), "none")


def problem_of(code: str) -> LinkProblem | None:
    """The problem a stored code stands for."""
    kinds = {kind.code: kind for kind in LinkProblem.__subclasses__()}
    kind = kinds.get(code)
    return None if kind is None else kind()
