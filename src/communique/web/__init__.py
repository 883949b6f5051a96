"""The pages and the API over a record: ``communique serve``. docs/serving.md and docs/api.md describe them."""

from communique.web.accounts import ROLES, Accounts
from communique.web.app import make_app
from communique.web.server import serve, users_file

__all__ = ["ROLES", "Accounts", "make_app", "serve", "users_file"]
