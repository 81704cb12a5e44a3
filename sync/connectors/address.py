"""Which addresses of a centre are safe to send a credential to."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from domain.problems import AddressNotSafe


def safe_address(address: str) -> str:
    """The address without a closing slash.

    Raises ``AddressNotSafe`` for anything but https, or http on a loopback address: on the way to any other
    host, plain http would show the credential and the complaints to whoever listens.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise AddressNotSafe() from None
    host = parts.hostname
    if not host or port == 0 or parts.username is not None or parts.query or parts.fragment:
        raise AddressNotSafe()
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise AddressNotSafe()
    return address.strip().rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether the name never leaves this machine (RFC 6761 reserves ``localhost``)."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
