"""A process that syncs one office and nothing else, to be killed. Its orders come as one JSON line."""

import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from local_db.register import open_register
from sync.connectors.gateway import Credential, Gateway
from sync.cycle import run_cycle


def main() -> None:
    """Sync until idle; the report goes to standard output."""
    orders = json.loads(sys.stdin.readline())
    register = open_register(Path(orders["register"]), bytes.fromhex(orders["key"]))
    with Gateway(orders["centre"], Credential(orders["credential"], orders["secret"])) as gateway:
        report = run_cycle(
            register, gateway, lambda: datetime.now(UTC), random.random, until_idle=True, max_seconds=60
        )
    register.close()
    sys.stdout.write(json.dumps(report.document()) + "\n")


if __name__ == "__main__":
    main()
