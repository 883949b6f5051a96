"""Visitors of a server, who sign in as people do."""

from __future__ import annotations

import re

import httpx

CORRECTIONS = "/api/v1/corrections"
PASSWORD = "correct horse battery"


def visitor(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=60)


def token(client: httpx.Client, path: str = "/login") -> str:
    """Return the token in the forms of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def signed_in(client: httpx.Client, name: str, password: str = PASSWORD, following: str = "/") -> httpx.Response:
    form = {"csrf": token(client), "name": name, "password": password, "next": following}
    return client.post("/login", data=form)


class Clock:
    """Time that a test moves on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def a_correction(client: httpx.Client, **more: object) -> dict[str, object]:
    id = client.get("/api/v1/statements?size=1", **more).json()["hits"][0]["id"]  # type: ignore[arg-type]
    return {"id": id, "set": {"act": "warn"}, "why": "It is a warning."}
