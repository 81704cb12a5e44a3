"""The command line of `loket-central`."""

import argparse

from domain.vocabulary import Handling

EXPORTS = ("complaints", "ops", "conflicts")


def parser() -> argparse.ArgumentParser:
    """The arguments; wrong usage ends with exit code 2."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--db",
        metavar="URL",
        default=argparse.SUPPRESS,
        help="sqlite:///berkas.db atau postgresql+psycopg://…; bawaan: isi LOKET_DB",
    )
    top = argparse.ArgumentParser(
        prog="loket-central", description="Pusat tempat loket-loket mengirim laporan.", parents=[common]
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="PERINTAH")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[common])

    serve = command("serve", "Melayani loket lewat HTTP, di belakang sebuah proksi TLS.")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8080, help="0: porta yang sedang bebas")
    serve.add_argument("--workers", type=_workers, default=1, metavar="N")
    serve.add_argument("--demo", action="store_true", help="kantor contoh dan nomor contoh; bukan LAPOR!")

    unit = command("unit", "Membuat atau mengganti sebuah unit dari berkas profilnya; mencetak kodenya.")
    unit.add_argument("file", metavar="FILE.json")

    code = command("enrol-code", "Kode sekali pakai untuk mendaftarkan satu loket, di baris terakhir.")
    code.add_argument("--unit", required=True, metavar="CODE")

    start = command("start-code", "Kode awal sekali pakai untuk seorang petugas, di baris terakhir.")
    start.add_argument("--unit", required=True, metavar="CODE")
    start.add_argument("--officer", required=True, metavar="CODE")

    revoke = command("revoke", "Mencabut loket yang dicuri atau tidak dipakai lagi.")
    revoke.add_argument("name", metavar="STREAM|COUNTER")

    act = command("act", "Tindakan operator pusat pada satu laporan.")
    act.add_argument("id", metavar="ID", help="id, nomor lokal, atau nomor LAPOR!")
    act.add_argument("--status", choices=[status.value for status in Handling])
    act.add_argument("--reply", metavar="TEXT", help="jawaban dari instansi yang ditugasi")
    act.add_argument("--set", metavar="FIELD=VALUE", action="append", default=[], dest="assignments")
    act.add_argument("--tracking-id", metavar="N", help="nomor yang diberikan LAPOR!")

    reference = command("reference", "Memuat versi baru sebuah paket acuan.")
    reference.add_argument("pack", metavar="PACK")
    reference.add_argument("file", metavar="FILE")

    export = command("export", "Menulis isi pusat sebagai baris JSON. Berisi data pribadi.")
    export.add_argument("what", choices=EXPORTS)
    return top


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def _workers(text: str) -> int:
    workers = int(text)
    if not 1 <= workers <= 64:
        raise ValueError(text)
    return workers
