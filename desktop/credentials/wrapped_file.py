"""`key.wrapped`: the secrets of a profile under a passphrase, where there is no credential store.

argon2id (RFC 9106, second recommended set) makes a key of the passphrase; AES-256-GCM seals the secrets with
the parameters as associated data, so neither can be changed unnoticed.
"""

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from domain.json_values import JsonValue, as_object, as_text, as_whole, canonical_bytes
from domain.problems import DiskFull, FolderReadOnly, KeyProblem, PassphraseWrong

FILE_NAME = "key.wrapped"
_FORMAT = 1
_ITERATIONS, _LANES, _MEMORY_KIB = 3, 4, 64 * 1024
_MOST_ITERATIONS, _MOST_LANES, _MOST_MEMORY_KIB = 16, 16, 1024 * 1024
"""A file that asks for more was not written by this program."""


@dataclass(frozen=True)
class Secrets:
    """What a profile keeps secret. ``key`` is 32 bytes; ``centre`` is the credential's secret, None before
    enrolment at a centre."""

    key: bytes
    centre: str | None = None


def wrap(file: Path, kept: Secrets, passphrase: str) -> None:
    """Write the file, whole or not at all, readable by this account alone, and read it back.

    Raises ``FolderReadOnly``, ``DiskFull``.
    """
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    head: dict[str, JsonValue] = {
        "format": _FORMAT,
        "kdf": "argon2id",
        "iterations": _ITERATIONS,
        "lanes": _LANES,
        "memory_kib": _MEMORY_KIB,
        "salt": _text(salt),
        "nonce": _text(nonce),
    }
    inside = canonical_bytes({"key": _text(kept.key), "centre": kept.centre})
    wrapping = _derived(passphrase, salt, _ITERATIONS, _LANES, _MEMORY_KIB)
    sealed = AESGCM(wrapping).encrypt(nonce, inside, canonical_bytes(head))
    _write(file, canonical_bytes({**head, "sealed": _text(sealed)}) + b"\n")
    if unwrap(file, passphrase) != kept:
        raise KeyProblem()


def unwrap(file: Path, passphrase: str) -> Secrets:
    """The secrets in the file. Raises ``PassphraseWrong``, or ``KeyProblem`` for a file that is damaged."""
    try:
        head = as_object(json.loads(file.read_bytes()))
        sealed = _bytes(head.pop("sealed"))
        salt, nonce = _bytes(head["salt"]), _bytes(head["nonce"])
        iterations, lanes, memory = (as_whole(head[key]) for key in ("iterations", "lanes", "memory_kib"))
        sound = head["format"] == _FORMAT and head["kdf"] == "argon2id"
        if not sound or iterations > _MOST_ITERATIONS or lanes > _MOST_LANES or memory > _MOST_MEMORY_KIB:
            raise KeyProblem()
        wrapping = _derived(passphrase, salt, iterations, lanes, memory)
        inside = AESGCM(wrapping).decrypt(nonce, sealed, canonical_bytes(head))
        members = as_object(json.loads(inside))
        centre = members["centre"]
        return Secrets(_bytes(members["key"]), None if centre is None else as_text(centre))
    except InvalidTag as wrong:
        raise PassphraseWrong() from wrong
    except (OSError, ValueError, KeyError, TypeError) as damaged:
        raise KeyProblem() from damaged


def _derived(passphrase: str, salt: bytes, iterations: int, lanes: int, memory_kib: int) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    return kdf.derive(passphrase.encode())


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(file.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with open(unfinished, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(file)
    except OSError as refused:
        raise (DiskFull() if refused.errno in (28, 122) else FolderReadOnly()) from refused


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: JsonValue) -> bytes:
    try:
        return base64.b64decode(as_text(value), validate=True)
    except binascii.Error as damaged:
        raise ValueError("base64 expected") from damaged
