"""Read names in the format of Universal NER (IOB2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from conllu import Sentence, Word


def read_iob2(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a Universal NER file; the spacing comes from its `# text` lines."""
    document = text = ""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line and line.split("\t")[0].isdigit():
                rows.append(line.split("\t"))
            elif not line and rows:
                yield Sentence(_spaced([row[1] for row in rows], [row[2] for row in rows], text), document)
                rows = []
    if rows:
        yield Sentence(_spaced([row[1] for row in rows], [row[2] for row in rows], text), document)


def _spaced(texts: Sequence[str], tags: Sequence[str], text: str) -> tuple[Word, ...]:
    """Words with the spaces that `text` shows; a word that `text` does not hold is taken to have a space."""
    words = []
    position = 0
    for word, tag in zip(texts, tags, strict=True):
        found = text.find(word, position)
        position = found + len(word) if found >= 0 else position
        entity = tag if tag[0] in "BI" and tag[2:] in {"PER", "ORG", "LOC"} else "O"
        words.append(Word(word, space=found < 0 or text[position : position + 1] != "", entity=entity))
        if found >= 0 and position < len(text) and not text[position].isspace():
            words[-1] = Word(word, space=False, entity=entity)
    return tuple(words)
