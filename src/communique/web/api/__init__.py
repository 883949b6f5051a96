"""The API, under /api/v1: the queries, filters and records of the Python API. docs/api.md is its manual."""

from communique.web.api.routes import add_api, allowed

__all__ = ["add_api", "allowed"]
