"""The whole API against its own description, by requests that schemathesis makes up, sound ones and broken ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from communique.web import make_app
from tests.web.running import running

CONFIG = """
seed = 1
request-timeout = 60

[generation]
max-examples = 4

[phases.stateful]
enabled = false

[phases.coverage]
unexpected-methods = ["DELETE"]

# a query is a text, and no schema can say which texts are well written
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "404"]
"""


def test_every_route_does_as_it_says(record_to_fill: Path, tmp_path: Path) -> None:
    (tmp_path / "schemathesis.toml").write_text(CONFIG, "utf-8")
    program = Path(sys.executable).with_name("schemathesis")
    with running(make_app(str(record_to_fill))) as url:
        command = [str(program), "run", f"{url}/api/v1/openapi.json", "--no-color"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 passed" not in done.stdout
