"""JSON lines: each line for itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.records import Article, Problem
from communique.sources import InputOptions, read

LINES = [
    (b'{"id": "1", "text": "One."}', ["1"], []),
    (b'{"id": 7, "text": "Seven."}', ["7"], []),
    (b'{"id": "1", "text": "Again."}', [], ["duplicate-id"]),
    (b'{"text": "One"', [], ["broken-json"]),
    (b"[1, 2]", [], ["broken-json"]),
    (b"null", [], ["broken-json"]),
    (b"[" * 100_000, [], ["broken-json"]),
    (b'{"text": "t", "x": ' + b"[" * 9000 + b"]" * 9000 + b"}", [], ["broken-json"]),
    (b"\xff\xfe\x00{", [], ["broken-json"]),
    (b'{"title": "No text"}', [], ["missing-text"]),
    (b'{"text": 5}', [], ["missing-text"]),
    (b'{"text": null}', [], ["missing-text"]),
    (b'{"text": "  "}', [], ["empty"]),
    (b'{"id": "f", "text": "t", "title": 5, "language": ["sv"], "authors": {"a": 1}}', ["f"], ["bad-field"] * 3),
    (b'{"id": "d", "text": "t", "published": "17 nov"}', ["d"], ["bad-date"]),
    (b'{"id": "m", "text": "t", "published": "2023-02-30"}', ["m"], ["bad-date"]),
    (b'{"id": "s", "text": "half \\ud800 pair"}', ["s"], ["bad-characters"]),
    (b'{"id": "n", "text": "nan", "score": NaN}', ["n"], []),
    (b'{"id": "z", "text": "null \\u0000 byte"}', ["z"], []),
    ('{"id": "l", "text": "Åäö på svenska"}'.encode("latin-1"), ["l"], ["encoding-guessed"]),
    (b"", [], []),
    (b"   ", [], []),
    (b'\xef\xbb\xbf{"id": "b", "text": "mark"}', ["b"], []),
]


def test_every_line_is_read_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(line for line, _, _ in LINES))
    items = list(read([path]))
    assert [item.id for item in items if isinstance(item, Article)] == [id for _, ids, _ in LINES for id in ids]
    found = [item for item in items if isinstance(item, Problem)]
    assert [item.code for item in found] == [code for _, _, codes in LINES for code in codes]
    numbers = [number for number, (_, _, codes) in enumerate(LINES, 1) for _ in codes]
    for item, number in zip(found, numbers, strict=True):
        assert f"a.jsonl, line {number}: " in item.message


def test_fields_arrive_as_they_are(tmp_path: Path) -> None:
    record = {
        "id": "x:1",
        "text": "  Line one.\r\nLine “two”.\n",
        "title": "Talks",
        "language": "en",
        "published": "2023-11-17T10:00:00+01:00",
        "outlet": "The Daily Example",
        "url": "https://example.org/1",
        "authors": ["Jane Holm", " ", "Mark Lowe"],
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n" + json.dumps({"text": "t", "authors": "A B; C D", "title": None}))
    first, second = read([path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.text, first.title, first.language) == ("x:1", record["text"], "Talks", "en")
    assert (first.outlet, first.url, first.authors) == (record["outlet"], record["url"], ("Jane Holm", "Mark Lowe"))
    assert first.published is not None
    assert (first.published.first, first.published.because) == ("2023-11-17", "the JSON line")
    assert second.authors == ("A B", "C D")
    assert second.title is None


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_line_beyond_the_limit_is_passed_over(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "x" * 5000})
    path.write_text(f'{{"text": "a"}}\n{long}\n{{"text": "b"}}\n{long}{end}')
    items = list(read([path], InputOptions(limit_bytes=1000)))
    found = [item.text if isinstance(item, Article) else item.code for item in items]
    assert found == ["a", "too-large", "b", "too-large"]
