"""The command line of a counter (commands.md). JSON to standard output, sentences to standard error."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.admin import commands
from desktop.i18n import _
from desktop.profile import Profile
from desktop.sentences import sentence
from domain.delivery import Delivery
from domain.problems import LoketProblem

PROBE = "--credential-probe"
"""Hidden: the frozen program is its own child process when the credential store is tried."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit code 0 done, 1 failed with a sentence, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [PROBE]:
        from desktop.credentials.probe import run_probe

        return run_probe()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    given = _parser().parse_args(words)
    try:
        status: int = given.run(given)
    except LoketProblem as problem:
        print(sentence(problem), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("loket-admin", description=_("Perintah untuk admin loket."))
    parser.add_argument("--profile", type=lambda text: Profile(Path(text)), required=True, metavar="DIR")
    parser.add_argument("--officer", metavar="CODE")
    subcommands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: object, help_text: str) -> argparse.ArgumentParser:
        sub = subcommands.add_parser(name, help=help_text)
        sub.set_defaults(run=run)
        return sub

    enrol = command("enrol", commands.enrol, _("daftarkan loket ini"))
    enrol.add_argument("--centre", metavar="URL")
    enrol.add_argument("--code", metavar="CODE")
    enrol.add_argument("--profile-file", type=Path, metavar="FILE")

    centre = command("centre", commands.centre, _("lihat atau ubah alamat pusat"))
    centre.add_argument("url", nargs="?", metavar="URL")

    record = command("record", commands.record, _("catat laporan, satu baris satu laporan"))
    record.add_argument("file", metavar="FILE.jsonl | -")

    sync = command("sync", commands.sync, _("kirim dan ambil"))
    sync.add_argument("--until-idle", action="store_true")
    sync.add_argument("--max-seconds", type=float, metavar="N")

    command("status", commands.status, _("keadaan loket"))

    listing = command("list", commands.list_complaints, _("daftar laporan, satu baris satu laporan"))
    listing.add_argument("--delivery", type=Delivery, choices=list(Delivery), metavar="STATE")
    listing.add_argument("--search", metavar="TEXT")
    listing.add_argument("--limit", type=_count, metavar="N")

    show = command("show", commands.show, _("satu laporan, lengkap"))
    show.add_argument("id", metavar="ID")

    edit = command("edit", commands.edit, _("perbaiki data laporan"))
    edit.add_argument("id", metavar="ID")
    edit.add_argument("changes", nargs="+", metavar="FIELD=VALUE")

    resolve = command("resolve", commands.resolve, _("putuskan satu perbedaan"))
    resolve.add_argument("conflict", metavar="CONFLICT_ID")
    choice = resolve.add_mutually_exclusive_group(required=True)
    choice.add_argument("--keep", choices=("mine", "theirs"))
    choice.add_argument("--value", metavar="TEXT")

    receipt = command("receipt", commands.receipt, _("tulis bukti sebagai PDF"))
    receipt.add_argument("id", metavar="ID")
    receipt.add_argument("--kind", choices=("first", "second"), required=True)
    receipt.add_argument("--format", choices=("a5", "80mm"), default="a5")
    receipt.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    command("verify", commands.verify, _("periksa register"))
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())
