"""``communique read`` as a user runs it: hostile inputs, exit status, messages, streams."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "error", "-c", "from communique.cli import main; main()"]
GOOD = "Foreign Minister Anna Berg said on 4 March 2024 that Norway and Chile had agreed on a treaty."
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("COMMUNIQUE_")} | {"PYTHONIOENCODING": "utf8"}


def run(*arguments: str, given: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], input=given, capture_output=True, timeout=300, cwd=folder, env=ENVIRONMENT
    )


def readings(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def make_hostile(folder: Path) -> dict[str, str]:
    """Write the hostile inputs; return the code of the Problem that each must become, none for those that are read."""
    (folder / "empty.txt").touch()
    (folder / "letter.txt").write_bytes(b"a" * 50_000_000)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01" * 9)
    (folder / "utf16.txt").write_bytes(GOOD.encode("utf16"))
    (folder / "latin1.txt").write_bytes("Statsminister Östen Åkerhjälm sa att mötet i Malmö är över.".encode("latin1"))
    (folder / "unclosed.txt").write_text('“We are ready, she said. “And so are they, she said. "Well', encoding="utf8")
    (folder / "nested.txt").write_text("“" * 10_000 + "We agree" + "”" * 10_000 + ", she said.", encoding="utf8")
    (folder / "bodyless.html").write_text("<html><head><title>None</title></head></html>", encoding="utf8")
    (folder / "good.txt").write_text(GOOD, encoding="utf8")
    return {"empty.txt": "empty", "picture.txt": "binary", "bodyless.html": "no-article"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("hostile")
    return folder, make_hostile(folder)


def test_a_folder_of_hostile_inputs_is_read_to_the_end(hostile: tuple[Path, dict[str, str]]) -> None:
    folder, problems = hostile
    done = run("read", str(folder), "--json")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    lines = [line for line in done.stderr.decode().splitlines() if line.startswith("problem: ")]
    for name, code in problems.items():
        assert any(line.startswith(f"problem: {code}: ") and name in line for line in lines), (name, lines)
    found = readings(done)
    assert len(found) == len(list(folder.iterdir())) - len(problems)
    assert {line.split(": ")[1] for line in lines} == {*problems.values(), "language-unknown"}
    assert GOOD in [reading["article"]["text"] for reading in found]  # type: ignore[index]


@pytest.mark.parametrize("name", ["empty.txt", "picture.txt", "bodyless.html"])
def test_what_cannot_be_read_at_all_ends_with_one(hostile: tuple[Path, dict[str, str]], name: str) -> None:
    folder, problems = hostile
    done = run("read", name, "--json", folder=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"problem: {problems[name]}: {name}: ")


def test_encodings_are_told_apart(hostile: tuple[Path, dict[str, str]]) -> None:
    done = run("read", "utf16.txt", "latin1.txt", "--json", folder=hostile[0])
    texts = [reading["article"]["text"] for reading in readings(done)]  # type: ignore[index]
    assert done.returncode == 0
    assert texts == [GOOD, "Statsminister Östen Åkerhjälm sa att mötet i Malmö är över."]


def test_a_missing_path_does_not_stop_the_others(hostile: tuple[Path, dict[str, str]]) -> None:
    done = run("read", "nowhere.txt", "good.txt", "--json", folder=hostile[0])
    assert done.returncode == 3
    assert len(readings(done)) == 1
    assert done.stderr.decode().startswith("problem: not-found: nowhere.txt: ")


def test_a_path_that_cannot_be_listed_is_a_problem(hostile: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    under_a_file = "good.txt/under"  # fails for root too, who may list any folder
    done = run("read", str(closed), under_a_file, "good.txt", "--json", folder=hostile[0])
    closed.chmod(0o700)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 3
    assert len(readings(done)) == 1
    assert any(under_a_file in line for line in lines)
    assert os.geteuid() == 0 or any(str(closed) in line for line in lines)


def test_a_broken_json_line_does_not_stop_the_others() -> None:
    good = [json.dumps({"id": key, "text": GOOD, "language": "en"}) for key in ("one", "two")]
    given = "\n".join([good[0], '{"id": "broken", "text": ', good[1], '{"id": "no text"}', "[1]", ""])
    done = run("read", "-", "--input", "jsonl", "--json", given=given.encode())
    assert done.returncode == 3
    assert [reading["article"]["id"] for reading in readings(done)] == ["one", "two"]  # type: ignore[index]
    lines = [line for line in done.stderr.decode().splitlines() if line.startswith("problem: ")]
    assert len(lines) == 3
    assert "2" in lines[0]


def test_nothing_to_read_ends_with_one(tmp_path: Path) -> None:
    done = run("read", str(tmp_path), "--json")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr


def test_options_fill_what_the_text_does_not_say() -> None:
    options = ("--language", "en", "--published", "2024-03-05", "--outlet", "The Meridian Review")
    done = run("read", "-", "--json", *options, given=GOOD.encode())
    article = readings(done)[0]["article"]
    assert isinstance(article, dict)
    assert (article["language"], article["outlet"]) == ("en", "The Meridian Review")
    assert article["published"]["first"] == "2024-03-05"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "PATH"),
        (["read", "x", "--input", "smoke"], "smoke"),
        (["read", "x", "--published", "yesterday"], "YYYY-MM-DD"),
        (["read", "x", "--pipeline", "en"], "LANGUAGE=PACKAGE"),
        (["read", "x", "--settings", "nowhere.toml"], "settings file"),
        (["evaluate"], "--floors"),
        (["evaluate", "quotes", "nowhere.jsonl"], "no such gold data"),
        (["evaluate", "quotes", "x", "--floors"], "--floors"),
        (["sing"], "sing"),
    ],
)
def test_bad_usage_ends_with_two_and_says_what_to_do(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_pipeline_that_is_not_installed_says_how_to_get_it() -> None:
    done = run("read", "-", "--pipeline", "en=en_core_web_none", given=GOOD.encode())
    assert done.returncode == 2
    assert "en_core_web_none" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_the_same_bytes_twice(hostile: tuple[Path, dict[str, str]]) -> None:
    first, second = (run("read", str(ROOT / "examples"), "--json") for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert len(readings(first)) >= 6


def test_the_table_is_plain_and_narrow_when_piped() -> None:
    done = run("read", str(ROOT / "examples"), "--explain")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "STATEMENTS" in text
    assert "on the word of" in text
    assert "rule: " in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_reader_that_goes_away_is_no_error() -> None:
    lines = "\n".join(json.dumps({"id": str(i), "text": GOOD, "language": "en"}) for i in range(200))
    with subprocess.Popen(
        [*COMMAND, "read", "-", "--input", "jsonl", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(lines.encode())
        process.stdin.close()
        assert process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert b"Traceback" not in complaint
    assert b"BrokenPipe" not in complaint


def test_results_stream_and_an_interrupt_is_clean() -> None:
    with subprocess.Popen(
        [*COMMAND, "read", "-", "--input", "jsonl", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT | {"COMMUNIQUE_BATCH_SIZE": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"id": "one", "text": GOOD, "language": "en"}).encode() + b"\n")
        process.stdin.flush()
        first = json.loads(process.stdout.readline())  # comes while the input is still open
        process.send_signal(signal.SIGINT)
        out, complaint = process.communicate(timeout=60)
    assert first["article"]["id"] == "one"
    assert process.returncode == 130
    assert (out, complaint) == (b"", b"")


def spent_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fastest(*command: str) -> float:
    """Return the processor's seconds: the clock on the wall tells of the other programs too."""
    taken = []
    for _ in range(5):
        before = spent_by_children()
        subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
        taken.append(spent_by_children() - before)
    return min(taken)


def test_help_is_quick() -> None:
    """300 ms is the contract; on a slow machine it is held as a ratio to starting Python."""
    bare = fastest(sys.executable, "-c", "pass")
    assert fastest(*COMMAND, "--help") < max(0.3, 16 * bare)
