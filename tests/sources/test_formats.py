"""Markdown, web pages, tables and web archives."""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from communique.records import Article, Problem
from communique.sources import InputOptions, read

MARKDOWN = """---
title: "Talks in Lima"
date: 2023-05-04
authors:
  - Jane Holm
  - Mark Lowe
outlet: The Daily Example
---

# Talks in Lima

**By Jane Holm**

![The palace](palace.jpg)

The talks were held in Lima
on Monday. They went [well](x.html).

Next steps
----------

- A treaty
- A visit
  in June

> “Good,” she said.
> And left.

```
code here
```

| a | b |
***
The end.
"""

PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Samtal i Lima | Dagens Exempel</title>
<meta property="og:site_name" content="Dagens Exempel"><meta name="author" content="Karin Berg">
<meta property="article:published_time" content="2023-05-04T10:00:00+02:00">
<link rel="canonical" href="https://exempel.example/a/1"></head><body><nav><a href="/">Hem</a></nav><article>
<h1>Samtal i Lima</h1><p>Perus och Chiles utrikesministrar möttes på onsdagen i Lima för samtal om handeln
mellan de båda länderna.</p><h2>Nytt avtal</h2><p>De kom överens om <b>ett nytt avtal</b> som gäller från nästa år,<br>
sade <a href="x">ministern</a> vid en presskonferens efter mötet.</p>
<blockquote><p>”Det är en god dag för våra länder”, sade Chiles utrikesminister.</p></blockquote>
<ul><li>Handeln ökar med tio procent.</li><li>Gränsen öppnas.</li></ul>
<p>Parterna träffas igen i höst, enligt ett gemensamt uttalande från de båda regeringarna.</p></article>
<footer>© 2023 Dagens Exempel</footer></body></html>"""


def one(path: Path, options: InputOptions | None = None) -> Article:
    (article,) = read([path], options)
    assert isinstance(article, Article)
    return article


def blocks(article: Article) -> list[tuple[str, str]]:
    assert all(article.text[b.span.start : b.span.end] == b.span.exact for b in article.blocks)
    return [(block.kind, block.span.exact) for block in article.blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown_keeps_its_text_and_tells_blocks(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.md"
    text = MARKDOWN.replace("\n", end)
    path.write_bytes(text.encode())
    article = one(path)
    assert article.text == text
    assert (article.title, article.authors, article.outlet) == (
        "Talks in Lima", ("Jane Holm", "Mark Lowe"), "The Daily Example",
    )  # fmt: skip
    assert article.published is not None
    assert (article.published.first, article.published.because) == ("2023-05-04", "the page's metadata")
    assert blocks(article)[0][0] == "furniture"
    assert [(kind, part.replace("\r", "")) for kind, part in blocks(article)[1:]] == [
        ("title", "Talks in Lima"),
        ("body", "**By Jane Holm**"),
        ("caption", "![The palace](palace.jpg)"),
        ("body", "The talks were held in Lima\non Monday. They went [well](x.html)."),
        ("heading", "Next steps"),
        ("furniture", "----------"),
        ("body", "- A treaty"),
        ("body", "- A visit\n  in June"),
        ("body", "> “Good,” she said.\n> And left."),
        ("furniture", "```"),
        ("furniture", "code here"),
        ("furniture", "```"),
        ("furniture", "| a | b |"),
        ("furniture", "***"),
        ("body", "The end."),
    ]


OPEN = [
    "---\ntitle: x\n",
    "# \n\ntext",
    "```\nnever closed",
    "***",
    "#" * 5000,
    "> " * 5000 + "x",
    "![](",
    "---\n---\nx",
]


@pytest.mark.parametrize("text", OPEN)
def test_markdown_left_open(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    assert one(path).text == text
    blocks(one(path))


def test_markdown_with_a_date_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: last May\nauthor: Jane Holm, Mark Lowe\n---\nText.\n")
    article, problem = read([path])
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert article.authors == ("Jane Holm", "Mark Lowe")
    assert (article.published, problem.code, problem.article) == (None, "bad-date", article.id)


def test_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    article = one(path)
    assert (article.title, article.authors, article.outlet) == ("Samtal i Lima", ("Karin Berg",), "Dagens Exempel")
    assert article.url == "https://exempel.example/a/1"
    assert article.published is not None
    assert (article.published.first, article.published.because) == ("2023-05-04", "the page's metadata")
    found = blocks(article)
    assert [kind for kind, _ in found] == ["title", "body", "heading", "body", "body", "body", "body", "body"]
    assert article.text == "\n\n".join(part for _, part in found)
    assert found[3][1].startswith("De kom överens om ett nytt avtal som gäller från nästa år, sade ministern vid")
    assert found[5][1] == "Handeln ökar med tio procent."
    given = one(path, InputOptions(published="2024-01-01", outlet="Annan", language="sv"))
    assert given.published is not None
    assert (given.published.first, given.outlet, given.language) == ("2024-01-01", "Annan", "sv")


def test_web_page_left_open_and_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    body = "Regeringen i Åmål sade på måndagen att överläggningarna går framåt. " * 8
    path.write_bytes(f'<html><head><meta charset="iso-8859-1"><body><p>{body}<div><b><i><p>'.encode("latin-1"))
    assert body.strip() in one(path).text


ROWS = [
    "\ufeffid;text;title",
    '1;"Rad ett; med tecken\r\noch två";Rubrik',
    "2;;",
    "3;Tre;",
    "1;Igen;",
    ";Fyra;",
    "",
]


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join(ROWS).encode())
    items = list(read([path]))
    found = [item for item in items if isinstance(item, Article)]
    assert [(article.text, article.title) for article in found] == [
        ("Rad ett; med tecken\r\noch två", "Rubrik"),
        ("Tre", None),
        ("Fyra", None),
    ]
    assert [item.code for item in items if isinstance(item, Problem)] == ["empty", "duplicate-id"]


def test_csv_with_tabs_long_fields_and_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    long = "Överläggningarna går framåt. " * 10_000
    path.write_bytes(f"text\tpublished\n{long}\t2023-05-04\n".encode("latin-1"))
    article, note = read([path])
    assert isinstance(article, Article)
    assert isinstance(note, Problem)
    assert (article.text, note.code) == (long, "encoding-guessed")
    assert article.published is not None
    assert article.published.because == "the table's row"


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = {
        "id": [1, 2, 2],
        "text": ["One.", None, "Three."],
        "published": [date(2023, 5, 4)] * 3,
        "authors": [["A B"], [], None],
    }
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table(rows), path)
    items = list(read([path]))
    found = [item for item in items if isinstance(item, Article)]
    assert [(article.id, article.text) for article in found] == [("1", "One."), ("2", "Three.")]
    assert [article.authors for article in found] == [("A B",), ()]
    assert found[0].published is not None
    assert found[0].published.first == "2023-05-04"
    assert [item.code for item in items if isinstance(item, Problem)] == ["missing-text"]
    parquet.write_table(pyarrow.table({"body": ["x"]}), path)
    assert [item.code for item in read([path]) if isinstance(item, Problem)] == ["missing-text"]


MAP = {"text": "Body", "id": "key", "published": "Pub Date"}


def table_of(path: Path, columns: dict[str, object], **how: str) -> list[Article | Problem]:
    """Write a table and read it with the map of columns. how: the map, where it is another."""
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path / "a.parquet")
    return [*read([path / "a.parquet"], InputOptions(columns=how or MAP))]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (datetime(2024, 3, 5, 14, 30), "2024-03-05"),
        (datetime(2024, 3, 5, 14, 30, tzinfo=UTC), "2024-03-05"),
        (date(2024, 3, 5), "2024-03-05"),
        ("2024-03-05T14:30:00Z", "2024-03-05"),
        (20240305, "2024-03-05"),
        (1709649000, "2024-03-05"),
        (1709649000000, "2024-03-05"),
        (1709649000000000, "2024-03-05"),
        (1709649000000000000, "2024-03-05"),
        (1709649000.0, "2024-03-05"),
        (float("nan"), None),
        (None, None),
    ],
)
def test_dates_of_tables_are_days(tmp_path: Path, published: object, day: str | None) -> None:
    columns = {"Body": ["One.", None], "key": [1.0, None], "Pub Date": [published, None]}
    article, missing = table_of(tmp_path, columns)
    assert isinstance(article, Article)
    assert isinstance(missing, Problem)
    assert article.id == "1"
    assert (article.published.first if article.published else None) == day
    assert "row 2: nothing stands in the field text" in missing.message


def test_a_number_that_is_no_date_is_named(tmp_path: Path) -> None:
    _, fault = table_of(tmp_path, {"Body": ["One."], "key": ["k"], "Pub Date": [17]})
    assert isinstance(fault, Problem)
    assert "published is '17', no ISO date" in fault.message


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"title": "key"}, "no column ``text`` (columns: Body, key, Pub Date). Say which holds the article's text"),
        ({"text": "Bdy"}, "no column ``Bdy`` (columns: Body, key, Pub Date). Did you mean Body?"),
        ({"txt": "Body"}, "an article has no field ``txt``; there are text, id, language, title,"),
    ],
)
def test_a_wrong_map_is_refused_with_the_columns(tmp_path: Path, how: dict[str, str], said: str) -> None:
    columns = {"Body": ["One."], "key": ["k"], "Pub Date": [None]}
    (fault,) = table_of(tmp_path, columns, **how)
    assert isinstance(fault, Problem)
    assert said in fault.message
    path = tmp_path / "a.csv"
    path.write_text("Body;key;Pub Date\nOne.;k;\n", "utf-8")
    (fault,) = read([path], InputOptions(columns=how))
    assert isinstance(fault, Problem)
    assert said in fault.message


def response(url: str, kind: str, payload: bytes) -> bytes:
    http = f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + payload
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_web_archive(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("warcio")
    records = [
        response("https://exempel.example/b", "text/html; charset=utf-8", PAGE.encode()),
        response("https://exempel.example/c", "text/html", b"<html></html>"),
        response("https://exempel.example/d", "image/png", b"\x89PNG"),
    ]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"".join(gzip.compress(record) if suffix.endswith("gz") else record for record in records))
    article, problem = read([path])
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert (article.title, article.url) == ("Samtal i Lima", "https://exempel.example/a/1")
    assert (problem.code, problem.article) == ("no-article", "https://exempel.example/c")


@pytest.mark.parametrize(("suffix", "module"), [(".parquet", "pyarrow"), (".warc", "warcio")])
def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, module: str) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"x")
    (problem,) = read([path])
    assert isinstance(problem, Problem)
    assert problem.code == "missing-library"
    assert f"communique[{suffix[1:]}]" in problem.message
