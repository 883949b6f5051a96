"""Read the Swedish web news with its names: one token a line, type without B/I."""

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
