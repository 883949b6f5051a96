"""The pages and the API over a record: ``communique serve``. docs/serving.md and docs/api.md describe them."""

from communique.web.app import make_app

__all__ = ["make_app"]
