"""What a server knows for as long as it runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from msgspec import Struct

from communique.store import Record
from communique.web.accounts import Accounts, User
from communique.web.sessions import Sessions, Throttle


class Site(Struct):
    """record: for what people wait for, with a limit on the time of a query. archive: the same record with a wide one,
    for exports and corrections. accounts: None when everyone is the ``anyone`` of this machine.
    """

    record: Record
    archive: Record
    accounts: Accounts | None
    anyone: User
    sessions: Sessions
    throttle: Throttle
    exports: threading.BoundedSemaphore
    """Places for exports that are being written."""
    hosts: frozenset[str]
    """Names under which the server may be asked, in lower case."""
    any_address: bool
    """Whether plain addresses of machines are as good as those names."""
    clock: Callable[[], float] = time.monotonic
