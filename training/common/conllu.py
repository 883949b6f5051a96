"""Read CoNLL-U into sentences of plain words; names stand in the last column (`Name=B-PER`).

Words that hold a space are cut into the words that the tokeniser will see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = -1


@dataclass(frozen=True)
class Word:
    """One syntactic word.

    Attributes:
        text: the word as it stands in the text.
        lemma: its lemma; empty where the annotation has none.
        upos: universal part of speech.
        xpos: the treebank's own tag (SUC).
        feats: universal features, `Case=Nom|Number=Sing`, or empty.
        head: index of the head in the sentence, `ROOT` for the root.
        dep: relation to the head, or empty where the sentence has no tree.
        space: whether a space follows.
        entity: entity type (PER, ORG, LOC, MISC) with its IOB prefix, `O`, or empty where unknown or no name.

    """

    text: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = ROOT
    dep: str = ""
    space: bool = True
    entity: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence with the name of the document it stands in (empty where the source has no documents)."""

    words: tuple[Word, ...]
    document: str = ""
    heads: tuple[int, ...] = field(default=())

    @property
    def text(self) -> str:
        """The words with their spaces, as a reader would see them."""
        return "".join(word.text + " " * word.space for word in self.words).rstrip()


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order; multiword ranges and empty nodes are left out."""
    document = ""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
            elif not line and rows:
                yield Sentence(tuple(_word(row) for row in rows), document)
                rows = []
    if rows:
        yield Sentence(tuple(_word(row) for row in rows), document)


def read_fused(path: Path) -> Iterator[Sentence]:
    """Yield the sentences with each multiword token (del, decirle) as one word: its first part under its own form.

    The part that the others hang on stands for all; where they hang side by side (de + el) the first does.
    """
    rows: list[list[str]] = []
    ranges: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, ""]:
            row = line.rstrip("\n").split("\t")
            if row[0].isdigit():
                rows.append(row)
            elif "-" in row[0] and row[0].replace("-", "").isdigit():
                ranges.append(row)
            elif not line.strip() and rows:
                yield Sentence(fused([_word(row) for row in rows], ranges))
                rows, ranges = [], []


def fused(words: list[Word], ranges: list[list[str]]) -> tuple[Word, ...]:
    """Join the words of each range (a row of CoNLL-U whose number is `first-last`)."""
    for number, text, *_, misc in reversed(ranges):
        first, last = (int(part) - 1 for part in number.split("-"))
        words[last] = replace(words[last], space="SpaceAfter=No" not in misc)
        words = join_words(words, first, last, text)
    return tuple(words)


def join_words(words: list[Word], first: int, last: int, text: str) -> list[Word]:
    """The words with those from `first` to `last` in one, `text`: the one that the others hang on, or the first."""
    inside = range(first, last + 1)
    kept = next((i for i in inside if all(words[j].head == i for j in inside if j != i)), first)

    def moved(head: int) -> int:
        if head in inside:
            return first
        return head - (last - first) if head > last else head

    head = words[kept].head if words[kept].head not in inside else ROOT
    joined = replace(words[kept], text=text, head=head, space=words[last].space)
    out = [*words[:first], joined, *words[last + 1 :]]
    return [word if word.head == ROOT else replace(word, head=moved(word.head)) for word in out]


def _word(row: list[str]) -> Word:
    _, text, lemma, upos, xpos, feats, head, dep, _, misc = row
    _, _, name = misc.partition("Name=")
    return Word(
        text=text,
        lemma="" if lemma == "_" and text != "_" else lemma,
        upos=upos,
        xpos="" if xpos == "_" else xpos,
        feats="" if feats == "_" else feats,
        head=int(head) - 1,
        dep=dep,
        space="SpaceAfter=No" not in misc,
        entity=name.partition("|")[0],
    )


def split_spaced_words(sentence: Sentence) -> Sentence:
    """Cut words such as "t ex" (once "t_ex") and "25 000" at their spaces; later parts hang on the first as `fixed`."""
    parts = [_parts(word) for word in sentence.words]
    if all(len(part) == 1 for part in parts):
        return sentence
    start = [sum(len(part) for part in parts[:index]) for index in range(len(parts))]
    words: list[Word] = []
    for first, word, part in zip(start, sentence.words, parts, strict=True):
        head = ROOT if word.head == ROOT else start[word.head]
        for offset, text in enumerate(part):
            moved = replace(word, text=text, head=head if offset == 0 else first, space=True)
            if offset:
                moved = replace(moved, dep="fixed")
            if len(part) > 1:
                moved = replace(moved, lemma=text.lower())
            words.append(moved)
        words[-1] = replace(words[-1], space=word.space)
    return replace(sentence, words=tuple(words))


def _parts(word: Word) -> list[str]:
    if " " in word.text:
        return word.text.split(" ")
    if "_" in word.text.strip("_") and word.upos == "ADV":
        return word.text.split("_")
    return [word.text]
