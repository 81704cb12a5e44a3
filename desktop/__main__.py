"""`loket`: the counter on the screen; also its self-test and the tour."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.i18n import _
from desktop.profile import Profile, default_profile

PROBE = "--credential-probe"
"""Hidden: the frozen program is its own child process when the credential store is tried."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Exit code 0 done, 1 failed with a sentence, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [PROBE]:
        from desktop.credentials.probe import run_probe

        return run_probe()
    parser = _parser()
    given = parser.parse_args(words)
    if given.json and not given.self_test:
        parser.error("--json --self-test")
    if given.tour is not None:
        if given.profile is not None:
            parser.error(_("--tour memakai profilnya sendiri, tanpa --profile"))
        from desktop.tour.conductor import play

        return play(given.tour)
    profile = given.profile or default_profile()
    if given.self_test:
        from desktop.self_test import report

        return report(profile, as_json=given.json)
    from desktop.app import run

    return run(profile, conducted=given.conducted)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("loket", description=_("Loket LAPOR!"))
    parser.add_argument("--profile", type=lambda text: Profile(Path(text)), metavar="DIR")
    parser.add_argument("--tour", type=Path, metavar="OUT")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--conducted", metavar="SOCKET", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
