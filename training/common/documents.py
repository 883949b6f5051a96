"""Put sentences together into short documents, and write these as spaCy reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from conllu import ROOT, Sentence, Word
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

LONGEST_DOCUMENT = 5  # sentences


def documents(sentences: Iterable[Sentence], newline: float, random: Random) -> Iterator[list[Sentence]]:
    """Put sentences together, one to five a document, the share `newline` of them with an empty line after."""
    pool = list(sentences)
    start = 0
    while start < len(pool):
        end = start + random.randint(1, LONGEST_DOCUMENT)
        yield [_spaced(s, random.random() < newline) for s in pool[start:end]]
        start = end


def _spaced(sentence: Sentence, newline: bool) -> Sentence:
    """The sentence with a space after it, or with an empty line after it as a word of its own."""
    last = replace(sentence.words[-1], space=not newline)
    words = (*sentence.words[:-1], last)
    if newline:
        head = next((index for index, word in enumerate(words) if word.head == ROOT), 0)
        tree = "dep" if last.dep else ""
        words += (Word("\n\n", "\n\n", "SPACE", "_SP", "", head if tree else ROOT, tree, False, last.entity and "O"),)
    return replace(sentence, words=words)


def grouped(sentences: Sequence[Sentence], size: int) -> Iterator[list[Sentence]]:
    """Runs of `size` sentences, each with a space after it."""
    for start in range(0, len(sentences), size):
        yield [_spaced(s, newline=False) for s in sentences[start : start + size]]


def save(groups: Iterable[list[Sentence]], path: Path) -> None:
    """Write documents as spaCy's binary corpus."""
    vocab = Vocab()
    DocBin(docs=[to_doc(vocab, group) for group in groups], store_user_data=False).to_disk(path)


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One document with what is annotated: trees, morphology and lemmas, or entities, or both."""
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [
        start for sentence in sentences for start in (True, *(False,) * (len(sentence.words) - 1))
    ]
    texts, spaces = [word.text for word in words], [word.space for word in words]
    entities = [word.entity or "O" for word in words]
    if not all(word.dep for word in words):
        return Doc(vocab, words=texts, spaces=spaces, ents=entities)
    return Doc(
        vocab,
        words=texts,
        spaces=spaces,
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=_heads(sentences),
        deps=["ROOT" if word.head == ROOT else word.dep for word in words],
        sent_starts=starts,
    )


def _heads(sentences: Sequence[Sentence]) -> list[int]:
    heads: list[int] = []
    for sentence in sentences:
        start = len(heads)
        heads += [start + (index if word.head == ROOT else word.head) for index, word in enumerate(sentence.words)]
    return heads
