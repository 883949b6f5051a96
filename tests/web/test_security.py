from __future__ import annotations

import httpx
import pytest

from communique.web.security import POLICY


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1", "10.0.0.1"]
)
def test_a_request_for_another_host_is_refused(client: httpx.Client, host: str) -> None:
    assert client.get("/api/v1/nothing", headers={"host": host}).status_code == 421


def test_every_answer_has_the_policy(client: httpx.Client) -> None:
    for path in ("/api/v1/nothing", "/static/nothing"):
        answer = client.get(path)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
