"""What import contracts cannot see, ruff bans in the two pure rooms: clocks, randomness, files, output."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUFF = Path(sys.executable).with_name("ruff")

BANNED = {
    "from datetime import datetime\nx = datetime.now()": "TID251",
    "from datetime import datetime\nx = datetime.today()": "TID251",
    "from datetime import datetime\nx = datetime.utcnow()": "TID251",
    "from datetime import date\nx = date.today()": "TID251",
    "from uuid import uuid4\nx = uuid4()": "TID251",
    "from uuid_utils import uuid7\nx = uuid7()": "TID251",
    "import os\nx = os.urandom(8)": "TID251",
    "import secrets\nx = secrets.token_bytes()": "TID251",
    "import random\nx = random.random()": "TID251",
    "import time\nx = time.monotonic()": "TID251",
    "x = open('laporan.txt')": "PTH123",
    "print('laporan')": "T201",
}


@pytest.mark.parametrize("room", ["domain", "sync/core"])
@pytest.mark.parametrize("source", BANNED)
def test_a_pure_room_may_not(source: str, room: str) -> None:
    command = [str(RUFF), "check", "--output-format=json", "--stdin-filename", f"{room}/planted.py", "-"]
    done = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, timeout=30)
    assert BANNED[source] in {finding["code"] for finding in json.loads(done.stdout)}
