"""The pages and the API over a record: ``communique serve``. docs/serving.md and docs/api.md describe them.

What stands in ``__all__`` is imported when it is first asked for: who manages users need not wait for the pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.web.accounts import Accounts, users_file
    from communique.web.app import make_app
    from communique.web.server import serve

_HOME_OF = {
    "Accounts": "communique.web.accounts",
    "make_app": "communique.web.app",
    "serve": "communique.web.server",
    "users_file": "communique.web.accounts",
}

__all__ = ["Accounts", "make_app", "serve", "users_file"]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
