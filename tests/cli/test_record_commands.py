"""``add``, ``search``, ``show`` and ``stats`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_read import run

HERRING = """Talks on fish resume in Bergen

By Anna Writer
12 March 2024

Norway and Iceland met in Bergen on Monday. Foreign Minister Espen Berg said that Norway would not accept lower quotas.

"We have never been closer to an agreement," Iceland's prime minister, Jon Helgason, told reporters.
"""
BRIDGE = """Chile opens a bridge to Peru

4 May 2022

President Rosa Vidal said that Chile and Peru had agreed to build a second bridge.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and a record of them."""
    home = tmp_path_factory.mktemp("record")
    (home / "in").mkdir()
    (home / "in" / "herring.txt").write_text(HERRING, "utf-8")
    (home / "in" / "bridge.txt").write_text(BRIDGE, "utf-8")
    done = run("add", "in", "--list", "--outlet", "North Herald", folder=home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().splitlines()[2] == "added 2, read again 0, known 0, problems 0"
    return home


def found(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = run("search", "--json", *arguments, folder=folder)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_adding_again_adds_nothing(folder: Path) -> None:
    done = run("add", "in", folder=folder)
    assert done.returncode == 0
    assert done.stdout.decode().startswith("added 0, read again 0, known 2, problems 0\nThe record holds 2 articles, ")


def test_a_dry_run_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("Kenya's president said on 3 June 2021 that talks with Uganda would go on.", "utf-8")
    done = run("add", str(new), "in", "--dry-run", folder=folder)
    assert done.stdout.decode().startswith("would add 1, would be read again 0, known 2, problems 0")
    assert not found(folder, "Kenya")


def test_a_dry_run_needs_no_record(folder: Path, tmp_path: Path) -> None:
    done = run("add", str(folder / "in"), "--dry-run", folder=tmp_path)
    assert done.stdout.decode().startswith("would add 2, would be read again 0, known 0, problems 0")
    assert not (tmp_path / "communique.db").exists()


def test_reading_again_says_so_and_keeps_one_of_each(folder: Path) -> None:
    before = found(folder)
    done = run("add", "--again", folder=folder)
    assert done.stdout.decode().startswith("added 0, read again 2, known 0, problems 0")
    assert {hit["id"] for hit in found(folder)} == {hit["id"] for hit in before}


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(BRIDGE, "utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 9)
    done = run("add", "good.txt", "picture.txt", "missing.txt", folder=tmp_path)
    assert done.returncode == 3
    assert done.stdout.decode().startswith("added 1, read again 0, known 0, problems 2")
    assert b"problem: not-found: " in done.stderr
    assert run("add", "missing.txt", folder=tmp_path).returncode == 1
    assert run("add", folder=tmp_path).returncode == 2


def test_another_text_under_a_known_identifier_is_a_problem(tmp_path: Path) -> None:
    for text in ("Norway said that it would vote.", "Peru said that it would not vote."):
        (tmp_path / "in.jsonl").write_text(json.dumps({"id": "one", "text": text, "language": "en"}), "utf-8")
        done = run("add", "in.jsonl", "--again", folder=tmp_path)
    assert done.returncode == 1
    assert b"problem: other-text: one: the record has another text" in done.stderr


def test_tables_with_other_names_of_columns(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f'key,body,paper,text\nk1,"{BRIDGE}",South Post,none\n', "utf-8")
    done = run(
        "add", "in.csv", "--column", "id=key", "--column", "text=body", "--column", "outlet=paper", folder=tmp_path
    )
    assert done.returncode == 0, done.stderr
    (hit,) = found(tmp_path, "kind:article outlet:south")
    assert hit["id"] == "k1"
    assert b"no column ``where``" in run("add", "in.csv", "--column", "text=where", folder=tmp_path).stderr
    assert run("add", "in.csv", "--column", "text", folder=tmp_path).returncode == 2


def test_search_shows_words_in_their_place(folder: Path) -> None:
    done = run("search", "quotas", "--kind", "statement", folder=folder)
    shown = " ".join(done.stdout.decode().split())
    assert "North Herald ← Espen Berg, foreign minister" in shown
    assert "would not accept lower quotas" in shown
    assert max(len(line) for line in done.stdout.decode().splitlines()) <= 80
    assert done.stderr.decode().startswith("1 of 1 found, by relevance")


def test_pages_lead_to_the_next(folder: Path) -> None:
    first = run("search", "--size", "1", folder=folder)
    token = first.stderr.decode().rpartition("--after ")[2].strip()
    second = run("search", "--size", "1", "--after", token, folder=folder)
    assert first.stdout != second.stdout
    assert second.returncode == 0


def test_filters_and_their_faults(folder: Path) -> None:
    kinds = {hit["kind"] for hit in found(folder, "outlet:herald", "bridge OR agreed")}
    assert kinds == {"statement", "event", "article"}
    done = run("search", "colour:red", folder=folder)
    assert done.returncode == 2
    assert b"there is no filter 'colour'" in done.stderr


def test_show_an_article_and_a_statement(folder: Path) -> None:
    (hit,) = found(folder, "speaker:vidal")[:1]
    done = run("show", str(hit["id"]), "--explain", folder=folder)
    assert "Rosa Vidal" in done.stdout.decode()
    assert "rule: " in done.stdout.decode()
    assert {"form: indirect", "certainty: stated", "cue: “said”"} <= {
        line.strip() for line in done.stdout.decode().splitlines()
    }
    event = found(folder, "kind:event")[0]["id"]
    assert ", quad class " in run("show", str(event), folder=folder).stdout.decode()
    article = found(folder, "kind:article", "bridge")[0]["id"]
    assert json.loads(run("show", str(article)[:9], "--json", folder=folder).stdout)["article"]["id"] == article
    assert b"STATEMENTS" in run("show", str(article), folder=folder).stdout
    missing = run("show", "nothing", folder=folder)
    assert missing.returncode == 1
    assert b"nothing in the record has the identifier 'nothing'" in missing.stderr


def test_stats(folder: Path) -> None:
    done = run("stats", "--by", "outlet", "--by", "year", folder=folder)
    assert done.stdout.decode().startswith("2 articles, ")
    assert "articles by outlet\n  2  North Herald\n" in done.stdout.decode()
    counts = json.loads(run("stats", "speaker:vidal", "--by", "speaker", "--json", folder=folder).stdout)
    assert [row[0] for row in counts["tallies"][0]["rows"]] == ["Rosa Vidal"]
    assert run("stats", "--by", "colour", folder=folder).returncode == 2


def test_a_missing_record_is_not_made_by_looking(tmp_path: Path) -> None:
    done = run("search", "anything", folder=tmp_path)
    assert done.returncode == 1
    assert b"there is no record communique.db; `communique add` makes one" in done.stderr
    assert not [*tmp_path.iterdir()]
