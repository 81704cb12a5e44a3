"""PINs say who acts; they do not encrypt. Kept as argon2id (RFC 9106, second recommended choice)."""

import hashlib
import hmac
import os
import re
from collections.abc import Mapping

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from domain.json_values import JsonValue

LONGEST_WAIT = 60
"""Seconds after many wrong PINs: 1, 2, 4 … 60. It delays, it never locks."""


def encoded(pin: str) -> str:
    """The PIN as it may be stored, in the PHC string format."""
    return _argon2id(os.urandom(16)).derive_phc_encoded(pin.encode())


def fits(pin: str, stored: str) -> bool:
    """Whether the PIN is the one stored."""
    try:
        Argon2id.verify_phc_encoded(pin.encode(), stored)
    except InvalidKey:
        return False
    return True


def start_code_fits(code: str, told: JsonValue) -> bool:
    """Whether this is the one-time start code whose hash (PBKDF2-HMAC-SHA256) stands in the unit profile.

    As the centre does, letters are taken in upper case, spaces and hyphens are left out.
    """
    if not isinstance(told, Mapping):
        return False
    salt, expected, rounds = told.get("salt"), told.get("hash"), told.get("iterations")
    if not isinstance(salt, str) or not isinstance(expected, str) or not isinstance(rounds, int):
        return False
    plain = re.sub(r"[\s-]", "", code.upper())
    found = hashlib.pbkdf2_hmac("sha256", plain.encode(), bytes.fromhex(salt), rounds).hex()
    return hmac.compare_digest(found, expected)


def is_pin(pin: str) -> bool:
    """Six digits."""
    return re.fullmatch(r"[0-9]{6}", pin) is not None


def wait_after(failures: int) -> int:
    """Seconds to wait after this many wrong PINs in a row."""
    return 0 if failures == 0 else min(2 ** (failures - 1), LONGEST_WAIT)


def _argon2id(salt: bytes) -> Argon2id:
    return Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024)
