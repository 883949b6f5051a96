"""Running the server: which address it may have, and who may use it there."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from communique.errors import UsageError
from communique.web.accounts import Accounts, users_file
from communique.web.app import make_app

CONNECTIONS = 100
"""Requests at a time; more are told to come back later."""
IDLE_SECONDS = 10
"""After which a connection that asks nothing is closed."""
ENDING_SECONDS = 5
"""How long the server waits for answers under way when it is stopped."""


def is_loopback(host: str) -> bool:
    """Tell whether only this machine itself can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def admitted(record: str, host: str, users: Path | None, sites: Sequence[str]) -> Accounts | None:
    """Return who may use a server at this address, None when that is everyone at this machine.

    Raises UsageError where others could come and no users are set.
    """
    accounts = None if users is None and "://" in record else Accounts(users_file(record, users))
    if accounts and accounts.users():
        return accounts
    hint = "`communique users add NAME --role editor` adds one (with the same --record or --users)"
    if users is not None:
        raise UsageError(f"{users} holds no users; {hint}")
    if not is_loopback(host):
        raise UsageError(f"others can reach {host}, and there are no users with passwords yet; {hint}")
    if sites:
        raise UsageError(f"others can reach a site with a name, and there are no users with passwords yet; {hint}")
    return None


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises UsageError when the address is not to be had."""
    try:
        family, kind, proto, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, proto)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(where)
        found.listen(128)
    except (OSError, OverflowError) as fault:
        message = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(f"{host}:{port} cannot be used ({message}); try another --port or --host") from fault
    return found


def serve(
    record: str,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    users: Path | None = None,
    sites: Sequence[str] = (),
    name: str = "editor",
    ready: Callable[[str], None] = print,
) -> None:
    """Serve a record until the process is told to stop.

    port: 0 takes a free one. users: file of users; without it the one beside the record, if it is there. sites: names
    under which others reach the server. name: who corrects where there are no users. ready: called with the address
    once it can be asked. Raises RecordError for a record that cannot be opened, UsageError for an address that cannot
    be had or may not be.
    """
    accounts = admitted(record, host, users, sites)
    is_open = not is_loopback(host)
    names = (*sites, *((socket.gethostname(), socket.getfqdn(), host) if is_open else ()))
    app = make_app(record, accounts=accounts, hosts=names, any_address=is_open, name=name)
    with listening(host, port) as found:
        shown = f"[{host}]" if ":" in host else host
        ready(f"http://{shown}:{found.getsockname()[1]}/")
        uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                ws="none",
                server_header=False,
                limit_concurrency=CONNECTIONS,
                timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=ENDING_SECONDS,
            )
        ).run(sockets=[found])
