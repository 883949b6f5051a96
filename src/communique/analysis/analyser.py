"""Run a language's spaCy pipeline over the blocks of articles: Article → Analysis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from numpy import arange, cumsum, where

from communique.analysis.asides import Cut, moved, without_asides
from communique.analysis.attributes import Attributes
from communique.analysis.boundaries import split_sentences
from communique.analysis.casing import LANGUAGES, Seen, as_running_text, in_title_case, seen_in
from communique.analysis.gate import Gate, Verdict
from communique.analysis.mending.draft import Draft
from communique.analysis.mending.rules import mend
from communique.analysis.pipelines import ENTITY_LABELS, Pipeline
from communique.analysis.relations import to_relations
from communique.annotation import Analysis, Entity, EntityLabel, Sentence
from communique.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

ANALYSED = frozenset({"title", "heading", "body", "caption"})
HEADS = frozenset({"title", "heading"})
CHUNK = 20_000
"""Longest stretch of characters handed to the pipeline at once; a parser's memory grows with it."""
ROOT = "ROOT"
BREAK = re.compile(r"\s")
UNBROKEN = re.compile(r"\S{400}")
"""Cut after so many characters without white space: spaCy's tokenizer takes quadratic time over such a run."""


def chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``text[start:end]`` into stretches of at most CHUNK characters, after white space where there is any."""
    while end - start > CHUNK:
        cut = start + CHUNK
        for m in BREAK.finditer(text, start + CHUNK // 2, cut):
            cut = m.end()
        yield from _unbroken(text, start, cut)
        start = cut
    yield from _unbroken(text, start, end)


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for m in UNBROKEN.finditer(text, start, end):
        yield start, m.end()
        start = m.end()
    if start < end:
        yield start, end


def analyse(
    articles: Iterable[Article], pipeline: Pipeline, batch_size: int = 64, gate: Gate | None = None
) -> Iterator[Analysis]:
    """Yield the Analysis of each article, in order; blocks of several articles share the pipeline's batches.

    batch_size: articles taken together. gate: the first pass; without one, everything is parsed.
    """
    iterator = iter(articles)
    while batch := list(islice(iterator, batch_size)):
        pieces = [list(_pieces(article, pipeline)) for article in batch]
        docs = iter(_documents(pieces, pipeline, gate))
        for article, some in zip(batch, pieces, strict=True):
            yield _Builder(article, pipeline).build(islice(docs, len(some)))


@dataclass(frozen=True)
class _Piece:
    """A stretch of a block that goes through the pipeline by itself.

    start: its first character in the article; cuts: where words of the article are left out of the text.
    """

    block: int
    start: int
    text: str
    cuts: tuple[Cut, ...]


def _pieces(article: Article, pipeline: Pipeline) -> Iterator[_Piece]:
    """Yield what is to be analysed of an article, in text order; headlines in title case in that of running text."""
    seen: Seen | None = None
    for number, block in enumerate(article.blocks):
        if block.kind in HEADS and article.language in LANGUAGES and in_title_case(block.span.exact):
            seen = seen or seen_in(article.text, article.blocks)
            text = as_running_text(block.span.exact, seen, pipeline.parts)
            yield _Piece(number, block.span.start, _straight(text, article.language), ())
        elif block.kind in ANALYSED:
            for start, end in chunks(article.text, block.span.start, block.span.end):
                text, cuts = without_asides(article.text[start:end], article.language)
                yield _Piece(number, start, _straight(text, article.language), cuts)


def _straight(text: str, language: str | None) -> str:
    """Return English text with straight apostrophes, as in what its parsers learned from; each is one character."""
    return text.replace("’", "'") if language == "en" else text


def _documents(
    articles: Sequence[Sequence[_Piece]], pipeline: Pipeline, gate: Gate | None
) -> Iterator[tuple[_Piece, Doc, list[Attributes]]]:
    """Yield the pieces of all articles with their documents, in order; of an article put aside the words alone."""
    pieces = [piece for some in articles for piece in some]
    docs = [pipeline.nlp.make_doc(piece.text) for piece in pieces]
    verdicts = [_verdict(some, gate) for some in articles]
    parses = [parse for verdict in verdicts for parse in verdict.parses]
    read = [i for i, reads in enumerate(v.reads for v in verdicts for _ in v.parses) if reads]
    ready = pipeline.run([docs[i] for i in read], [parses[i] for i in read])
    known = dict(zip(read, zip(ready, pipeline.attributes(ready), strict=True), strict=True))
    for i, piece in enumerate(pieces):
        yield piece, *(known.get(i) or _bare(docs[i]))


def _verdict(pieces: Sequence[_Piece], gate: Gate | None) -> Verdict:
    return gate.verdict([piece.text for piece in pieces]) if gate else Verdict(True, (True,) * len(pieces))


def _bare(doc: Doc) -> tuple[Doc, list[Attributes]]:
    """Return a document with its sentences alone; its words have neither part of speech nor lemma."""
    words = [token.text for token in doc]
    return split_sentences(doc, words), [("", "", word.lower()) for word in words]


class _Builder:
    """Collects the arrays of one Analysis over the documents of its blocks. White-space tokens are left out."""

    def __init__(self, article: Article, pipeline: Pipeline) -> None:
        self.article = article
        self.pipeline = pipeline
        self.start: list[int] = []
        self.end: list[int] = []
        self.attributes: list[Attributes] = []
        self.head: list[int] = []
        self.rel: list[str] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.entities: list[Entity] = []

    def build(self, docs: Iterable[tuple[_Piece, Doc, list[Attributes]]]) -> Analysis:
        for piece, doc, attributes in docs:
            self.add(piece, doc, attributes)
        pos, morph, lemma = map(list, zip(*self.attributes, strict=True)) if self.attributes else ([], [], [])
        head, rel = to_relations(self.pipeline.scheme, self.head, self.rel, pos, lemma, morph)
        if any(pos):  # an article that was put aside has no trees
            words = [self.article.text[a:b] for a, b in zip(self.start, self.end, strict=True)]
            people = [(e.first, e.last) for e in self.entities if e.label == "PER" and e.last - e.first > 1]
            draft = Draft(words, pos, morph, lemma, head, rel, self.pipeline.parts, people)
            mend(draft, self.sentences, self.article.language or "", self.pipeline.scheme)
        children: list[list[int]] = [[] for _ in head]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        return Analysis(
            self.article.text, self.article.language or "", self.article.blocks, tuple(self.sentences),
            self.sentence_of, self.start, self.end, lemma, pos, morph, head, rel,
            list(map(tuple, children)), tuple(part for e in self.entities for part in self._without_verbs(e, pos)),
        )  # fmt: skip

    def _without_verbs(self, entity: Entity, pos: Sequence[str]) -> Iterator[Entity]:
        """Yield a name without verbs in small letters: at its end, and for people anywhere (*Berg rang Lind*)."""
        first = entity.first
        for i in range(first, entity.last):
            verb = pos[i] == "VERB" and self.article.text[self.start[i]].islower()
            if verb and (entity.label == "PER" or (i == entity.last - 1 and i > first)):
                if i > first:
                    yield Entity(first, i, entity.label)
                first = i + 1
        if first < entity.last:
            yield Entity(first, entity.last, entity.label)

    def add(self, piece: _Piece, doc: Doc, attributes: Sequence[Attributes]) -> None:
        """Append the tokens, sentences and entities of one document."""
        if not len(doc):
            return
        table = doc.to_array(["IDX", "LENGTH", "HEAD", "SENT_START", "IS_SPACE"]).astype("int64")
        word = table[:, 4] == 0
        base = len(self.start)
        place = where(word, cumsum(word) + (base - 1), -1).tolist()
        start, end = table[:, 0], table[:, 0] + table[:, 1]
        self.start += (moved(start, piece.cuts, ends=False) + piece.start)[word].tolist()
        self.end += (moved(end, piece.cuts, ends=True) + piece.start)[word].tolist()
        self.attributes += [attributes[i] for i in word.nonzero()[0].tolist()]
        self._add_tree((table[:, 2] + arange(len(doc))).tolist(), doc.to_array("DEP").tolist(), place)
        self._add_sentences((table[:, 3] == 1).tolist(), place, piece.block)
        self._add_entities(doc, place)

    def _add_tree(self, heads: Sequence[int], labels: Sequence[int], place: Sequence[int]) -> None:
        """Append head and relation of each word; a word under white space hangs where that does."""
        names = self.pipeline.nlp.vocab.strings
        for i, label in enumerate(labels):
            if place[i] < 0:
                continue
            top = heads[i]
            while place[top] < 0 and heads[top] != top:
                top = heads[top]
            name = names[label]
            hangs = place[top] >= 0 and top != i
            self.head.append(place[top] if hangs else place[i])
            self.rel.append(name if hangs or name == ROOT else "dep")

    def _add_sentences(self, begins: Sequence[bool], place: Sequence[int], block: int) -> None:
        firsts: list[int] = []
        opened = True
        for begin, at in zip(begins, place, strict=True):
            opened = opened or begin
            if opened and at >= 0:
                firsts.append(at)
                opened = False
        for first, last in zip(firsts, [*firsts[1:], len(self.start)], strict=False):
            self.sentence_of += [len(self.sentences)] * (last - first)
            self.sentences.append(Sentence(first, last, self.start[first], self.end[last - 1], block))

    def _add_entities(self, doc: Doc, place: Sequence[int]) -> None:
        for entity in doc.ents:
            label = ENTITY_LABELS.get(entity.label_)
            inside = [place[i] for i in range(entity.start, entity.end) if place[i] >= 0]
            if label and inside:
                self.entities.append(Entity(inside[0], inside[-1] + 1, _label(label)))


def _label(label: str) -> EntityLabel:
    return label  # type: ignore[return-value]
