"""`loket-central`: the centre's command line."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping

from central.api.moment import now
from central.commands import running, serving
from central.commands.arguments import parser
from central.storage.references import bring_packs
from central.storage.store import CentreBusy, CentreUnusable, Store, open_store

COMMANDS: Mapping[str, Callable[[Store, argparse.Namespace], None]] = {
    "serve": serving.serve,
    "unit": running.unit,
    "enrol-code": running.enrol_code,
    "start-code": running.start_code,
    "revoke": running.revoke_name,
    "act": running.act,
    "reference": running.reference,
    "export": running.export,
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0 done, 1 failed with a sentence on standard error, 2 wrong usage."""
    reading = parser()
    asked = reading.parse_args(arguments)
    asked.db = getattr(asked, "db", None) or os.environ.get("LOKET_DB")
    if not asked.db:
        reading.error("basis data belum disebut: --db URL atau LOKET_DB")
    os.umask(0o077)  # the file holds what citizens said
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s")
    try:
        store = open_store(asked.db)
        try:
            with store.writing() as connection:
                bring_packs(connection, now())
            COMMANDS[asked.command](store, asked)
        finally:
            store.close()
    except (running.Failed, CentreUnusable) as failure:
        print(failure, file=sys.stderr)
        return 1
    except CentreBusy:
        print("Basis data pusat sedang dipakai atau tidak dapat ditulis; coba lagi.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read the export has gone; what is left of it has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
