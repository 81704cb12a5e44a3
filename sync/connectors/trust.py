"""Whom the session trusts: the store of the operating system, and over which connections it goes."""

import ssl
from pathlib import Path
from typing import Any

import truststore
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager, ProxyManager

from sync.connectors.line import Line


def trusted_context(extra_ca: Path | None) -> ssl.SSLContext:
    """Certificates as the operating system judges them; ``extra_ca`` only ever adds an authority."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if extra_ca is not None:
        context.load_verify_locations(cafile=str(extra_ca))
    return context


class TrustedAdapter(HTTPAdapter):
    """requests over our own context and our own watched connections; no retry of its own."""

    def __init__(self, line: Line, extra_ca: Path | None) -> None:
        self._line = line
        self._context = trusted_context(extra_ca)
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """As in requests, with the context and the connections of this adapter."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._context, **pool_kwargs)
        self._watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> ProxyManager:
        """As in requests: the office's proxy carries the bytes, the context still judges the centre."""
        manager: ProxyManager = super().proxy_manager_for(proxy, ssl_context=self._context, **proxy_kwargs)
        self._watch(manager)
        return manager

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Leave the context alone: requests would add the authorities of certifi to it."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None

    def _watch(self, manager: PoolManager) -> None:
        manager.pool_classes_by_scheme = self._line.pools()
