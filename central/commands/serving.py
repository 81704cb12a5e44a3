"""`serve`: the HTTP side of the centre."""

import argparse

from central.api.moment import now
from central.api.serving import address, bound, serve_in_workers
from central.api.serving import serve as serve_here
from central.commands.running import Failed
from central.storage.demo import make_demo
from central.storage.store import Store


def serve(store: Store, asked: argparse.Namespace) -> None:
    """`serve --host HOST --port PORT [--workers N] [--demo]`."""
    if asked.demo:
        make_demo(store, now())
    try:
        listening = bound(asked.host, asked.port)
    except OSError as problem:
        raise Failed(f"Alamat {asked.host}:{asked.port} tidak dapat dipakai.") from problem

    def ready() -> None:
        print(f"siap di {address(listening)}", flush=True)

    with listening:
        if asked.workers == 1:
            serve_here(store, listening, ready)
        else:
            serve_in_workers(asked.db, listening, asked.workers, ready)
