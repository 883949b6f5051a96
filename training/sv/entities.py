"""Read the two sources of Swedish names: Universal NER (IOB2) and the web news (one token a line, type without B/I)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from conllu import Sentence, Word

OPENING = frozenset("([{„«")
CLOSING = frozenset(")]},.;:!?%…")
TOGGLING = frozenset("\"”“'’»")
BLOCK = 50  # sentences held out or kept together: neighbours in the file stay on one side
TENTH = 10
HELD_OUT = 3  # which block of every ten is the test


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


def read_webnews(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of the web news corpus, with spaces put where a newspaper has them."""
    tokens: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = line.replace("\xad", "").split()
            if len(fields) == 2:
                tokens.append((fields[0], fields[1]))
            elif not fields and tokens:
                yield _detokenised(tokens)
                tokens = []
    if tokens:
        yield _detokenised(tokens)


def _detokenised(tokens: Sequence[tuple[str, str]]) -> Sentence:
    words = []
    open_quote = ""
    before = ""
    for index, (text, kind) in enumerate(tokens):
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        space = not (following and following[0] in CLOSING and following != "...") and text not in OPENING
        if text in TOGGLING and not open_quote:
            open_quote, space = text, False
        elif text in TOGGLING:
            open_quote = ""
        if open_quote and following in TOGGLING:
            space = False
        entity = "O" if kind not in {"PER", "ORG", "LOC", "MISC"} else ("I-" if before == kind else "B-") + kind
        before = kind
        words.append(Word(text, space=space, entity=entity))
    return Sentence(tuple(words))


def split_webnews(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Part the web news into train, dev and test: of every ten blocks of 50 sentences one is dev and one is test."""
    train: list[Sentence] = []
    dev: list[Sentence] = []
    test: list[Sentence] = []
    for index, sentence in enumerate(sentences):
        block = index // BLOCK % TENTH
        (test if block == HELD_OUT else dev if block == HELD_OUT + 4 else train).append(sentence)
    return train, dev, test
