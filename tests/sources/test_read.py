"""Files, folders and standard input of every format, good and bad."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import UsageError
from communique.records import Article, Problem
from communique.sources import NOTES, PROBLEMS, InputOptions, from_text, read
from communique.sources.options import Format
from communique.sources.reader import READERS, SUFFIXES

SWEDISH = "Regeringen i Åmål sade på måndagen att överläggningarna går framåt.\r\n\r\nÄven Östersund är nöjt.\n"


def articles(items: object) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]  # type: ignore[attr-defined]


def problems(items: object) -> list[Problem]:
    return [item for item in items if isinstance(item, Problem)]  # type: ignore[attr-defined]


def only(path: Path, options: InputOptions | None = None) -> tuple[list[Article], list[str]]:
    items = list(read([path], options))
    return articles(items), [problem.code for problem in problems(items)]


ENCODINGS = [
    ("utf-8", []),
    ("utf-8-sig", []),
    ("utf-16", []),
    ("utf-32", []),
    ("utf-16-le", ["encoding-guessed"]),
    ("utf-16-be", ["encoding-guessed"]),
    ("latin-1", ["encoding-guessed"]),
    ("windows-1252", ["encoding-guessed"]),
]


@pytest.mark.parametrize(("encoding", "codes"), ENCODINGS)
def test_text_is_read_as_it_is_in_any_encoding(tmp_path: Path, encoding: str, codes: list[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SWEDISH.encode(encoding))
    found, notes = only(path)
    assert [article.text for article in found] == [SWEDISH]
    assert notes == codes
    assert found[0].id == from_text(SWEDISH).id


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", "Министр иностранных дел заявил, что переговоры продолжатся в Москве на следующей неделе."),
        ("windows-1250", "Minister spraw zagranicznych powiedział, że rozmowy są ważne. Żółte łąki są też w Łodzi."),
        ("windows-1252", "El señor Núñez dijo que la reunión será mañana. ¿Vendrán los demás? «Sí», respondió él."),
    ],
)
def test_other_encodings_are_guessed_with_a_note(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert ([article.text for article in only(path)[0]], only(path)[1]) == ([text], ["encoding-guessed"])


def test_a_little_damage_is_shown_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SWEDISH.encode().replace("Ö".encode(), b"\xc3", 1))
    found, notes = only(path)
    assert found[0].text == SWEDISH.replace("Ö", "\ufffd", 1)
    assert notes == ["encoding-guessed"]


def test_stray_null_bytes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SWEDISH.encode() + b"\x00 slut \x00")
    assert only(path)[0][0].text == SWEDISH + "\x00 slut \x00"


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    "noise.txt": (bytes(range(256)) * 200, "binary"),
    "nulls.txt": (b"\x00" * 5000, "binary"),
    "report.txt": (b"%PDF-1.7 ...", "binary"),
    "nobody.html": (b"<html><head><title>Talks</title></head></html>", "no-article"),
    "deep.html": (b"<html><body>" + b"<div>" * 50_000 + b"words" + b"</div>" * 50_000, "no-article"),
    "tags.html": (b"<" * 20_000, "no-article"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
    "empty.jsonl": (b"", "empty"),
    "empty.csv": (b"", "empty"),
    "header.csv": (b"text,title\n", "empty"),
    "columns.csv": (b"body,title\nx,y\n", "missing-text"),
    "broken.parquet": (b"PAR1 and no more", "broken-file"),
    "broken.warc": (b"no archive at all\r\n\r\n", "broken-file"),
    "pages.warc": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "no-article"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_become_one_problem_each(tmp_path: Path, name: str) -> None:
    raw, code = BAD[name]
    path = tmp_path / name
    path.write_bytes(raw)
    found, codes = only(path)
    assert (found, codes) == ([], [code])


def test_one_bad_file_does_not_stop_the_next(tmp_path: Path) -> None:
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(SWEDISH, newline="")
    items = list(read([tmp_path / "missing.txt", tmp_path, "a\0b"]))
    assert [article.text for article in articles(items)] == [SWEDISH]
    assert len(problems(items)) == len(BAD) + 2
    for problem in problems(items):
        assert problem.code in PROBLEMS
        assert problem.code not in NOTES
        assert problem.article
        assert problem.message.startswith(problem.article)


def test_too_large_is_told_quickly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    start = time.process_time()
    assert only(path) == ([], ["too-large"])
    path.write_bytes(b"a" * 50_000_000)
    assert len(only(path)[0][0].text) == 50_000_000
    assert time.process_time() - start < 10


def test_nested_quotation_marks_and_open_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“" * 10_000 + "x" + "”" * 9_999)
    assert len(only(path)[0]) == 1


def test_folders_are_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "a/data.bin", "c.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [article.text for article in articles(read([tmp_path]))] == ["a/z.txt", "b.txt", "c.md"]
    every = read([tmp_path], InputOptions(format="text"))
    assert [article.text for article in articles(every)] == ["a/data.bin", "a/z.txt", "b.txt", "c.md"]
    (tmp_path / "none").mkdir()
    assert only(tmp_path / "none") == ([], ["no-input"])


def test_folder_and_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open.txt").write_text("Open.")
    (tmp_path / "shut.txt").write_text("Shut.")
    (tmp_path / "shut").mkdir()
    real_scan, real_open = os.scandir, Path.open

    def scan(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    def opened(path: Path, *args: object, **kwargs: object) -> object:
        if path.name == "shut.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", scan)  # a superuser may read everything, so permissions alone test nothing
    monkeypatch.setattr(Path, "open", opened)
    items = list(read([tmp_path]))
    assert [article.text for article in articles(items)] == ["Open."]
    assert [(problem.code, Path(problem.article or "").name) for problem in problems(items)] == [
        ("no-permission", "shut"),
        ("no-permission", "shut.txt"),
    ]


def test_standard_input_is_read_by_its_first_bytes_and_left_open() -> None:
    page = b"<!DOCTYPE html><html><body><article><p>" + b"The talks resumed on Monday in Riga. " * 20 + b"</p>"
    for raw, kind in ((b"Plain text here.", "text"), (b'{"text": "One."}\n', "jsonl"), (page, "html")):
        stream = io.BytesIO(raw)
        assert len(articles(read(["-"], stdin=stream))) == 1, kind
        assert not stream.closed
    assert [problem.code for problem in problems(read(["-"], stdin=io.BytesIO()))] == ["empty"]


def test_options_fill_what_the_input_does_not_say(tmp_path: Path) -> None:
    options = InputOptions(language="sv", published="2023-05-04", outlet="Exempel")
    (tmp_path / "a.txt").write_text("Text.")
    article = only(tmp_path / "a.txt", options)[0][0]
    assert article.published is not None
    assert (article.language, article.outlet) == ("sv", "Exempel")
    assert (article.published.first, article.published.last, article.published.grain) == ("2023-05-04",) * 2 + ("day",)
    assert (article.published.basis, article.published.because) == ("stated", "given with --published")
    (tmp_path / "a.jsonl").write_text('{"text": "Text.", "published": "2020-01-02", "language": "en"}')
    article = only(tmp_path / "a.jsonl", options)[0][0]
    assert article.published is not None
    assert (article.language, article.published.first, article.outlet) == ("en", "2020-01-02", "Exempel")


def test_misuse_is_told_at_once() -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        read(["x"], InputOptions(published="yesterday"))
    with pytest.raises(UsageError, match="docx"):
        read(["x"], InputOptions(format="docx"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ISO date"):
        from_text("Text.", published="2023-13-01")


def test_every_format_has_a_reader_and_every_suffix_a_format() -> None:
    assert {"auto", *READERS} == {"auto", *SUFFIXES.values()} == set(get_args(Format))


def test_text_given_directly() -> None:
    article = from_text("A \ud800 B", title="T", authors=["X"], published="2023-05-04T10:00:00Z", id="7")
    assert (article.text, article.id, article.title, article.authors) == ("A \ufffd B", "7", "T", ("X",))
    assert article.published is not None
    assert article.published.first == "2023-05-04"
    assert from_text("Same").id == from_text("Same", title="T").id != from_text("Other").id
    assert len(from_text("Same").id) == 17


@given(raw=st.binary(max_size=600), name=st.sampled_from([f"x{suffix}" for suffix in SUFFIXES]))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_bytes_end_as_articles_or_problems(tmp_path: Path, raw: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    for item in read([path]):
        if isinstance(item, Article):
            item.text.encode()
            assert all(item.text[b.span.start : b.span.end] == b.span.exact for b in item.blocks)
        else:
            assert item.code in PROBLEMS
