"""Canonical addresses: one article is kept once, however its address was written."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid", "_ga", "ref_src", "ns_campaign"}
)
"""Parameters that say how a reader came, not what the page is; also all that start with ``utm_``."""
PORTS = {"http": ":80", "https": ":443"}


def canonical(url: str | None) -> str | None:
    """Return the address without scheme, ``www.``, tracking parameters, fragment and final slash.

    None for what is no web address. The result compares addresses; it is not meant to be opened.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = parts.netloc.rpartition("@")[2].lower().rstrip(".")
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return None
    if parts.scheme.lower() not in PORTS or not host:
        return None
    host = host.removesuffix(PORTS[parts.scheme.lower()]).removeprefix("www.")
    kept = [(key, value) for key, value in pairs if key not in TRACKING and not key.startswith("utm_")]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}".replace("\0", "")
