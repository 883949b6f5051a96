"""Run a language's spaCy pipeline over the blocks of articles: Article → Analysis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from communique.analysis.pipelines import ENTITY_LABELS, Pipeline
from communique.analysis.relations import to_relations
from communique.annotation import Analysis, Entity, EntityLabel, Sentence
from communique.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

ANALYSED = frozenset({"title", "heading", "body", "caption"})
CHUNK = 20_000
"""Longest stretch of characters handed to the pipeline at once; a parser's memory grows with it."""
BREAK = re.compile(r"\s")


def chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``text[start:end]`` into stretches of at most CHUNK characters, after white space where there is any."""
    while end - start > CHUNK:
        cut = start + CHUNK
        for m in BREAK.finditer(text, start + CHUNK // 2, cut):
            cut = m.end()
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def analyse(articles: Iterable[Article], pipeline: Pipeline, batch_size: int = 64) -> Iterator[Analysis]:
    """Yield the Analysis of each article, in order; blocks of several articles share the pipeline's batches."""
    pieces = ((text, (article, block, start)) for article in articles for block, start, text in _pieces(article))
    docs = pipeline.nlp.pipe(pieces, as_tuples=True, batch_size=batch_size)
    for _, group in groupby(docs, key=lambda pair: id(pair[1][0])):
        first = list(group)
        article = first[0][1][0]
        yield _Builder(article, pipeline).build((doc, block, start) for doc, (_, block, start) in first)


def _pieces(article: Article) -> Iterator[tuple[int, int, str]]:
    """Yield block number, offset and text of what is to be parsed; an article with nothing yields one empty piece."""
    found = False
    for number, block in enumerate(article.blocks):
        if block.kind in ANALYSED:
            for start, end in chunks(article.text, block.span.start, block.span.end):
                found = True
                yield number, start, article.text[start:end]
    if not found:
        yield 0, 0, ""


class _Builder:
    """Collects the arrays of one Analysis over the documents of its blocks. White-space tokens are left out."""

    def __init__(self, article: Article, pipeline: Pipeline) -> None:
        self.article = article
        self.pipeline = pipeline
        self.start: list[int] = []
        self.end: list[int] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.morph: list[str] = []
        self.head: list[int] = []
        self.rel: list[str] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.entities: list[Entity] = []

    def build(self, docs: Iterable[tuple[Doc, int, int]]) -> Analysis:
        for doc, block, offset in docs:
            self.add(doc, block, offset)
        head, rel = to_relations(self.pipeline.scheme, self.head, self.rel, self.pos, self.lemma, self.morph)
        children: list[list[int]] = [[] for _ in head]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        return Analysis(
            self.article.text, self.article.language or "", self.article.blocks, tuple(self.sentences),
            self.sentence_of, self.start, self.end, self.lemma, self.pos, self.morph, head, rel,
            [tuple(c) for c in map(sorted, children)], tuple(self.entities),
        )  # fmt: skip

    def add(self, doc: Doc, block: int, offset: int) -> None:
        """Append the tokens, sentences and entities of one document that begins at ``offset``."""
        place: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                place[token.i] = len(self.start) + len(place)
        for sentence in doc.sents:
            self._add_sentence([t for t in sentence if not t.is_space], place, block, offset)
        for entity in doc.ents:
            label = ENTITY_LABELS.get(entity.label_)
            inside = [place[t.i] for t in entity if t.i in place]
            if label and inside:
                self.entities.append(Entity(inside[0], inside[-1] + 1, _label(label)))

    def _add_sentence(self, tokens: list, place: dict[int, int], block: int, offset: int) -> None:  # type: ignore[type-arg]
        if not tokens:
            return
        first = len(self.start)
        for t in tokens:
            top = t.head
            while top.is_space and top.head.i != top.i:
                top = top.head
            self.start.append(offset + t.idx)
            self.end.append(offset + t.idx + len(t))
            pos, morph, lemma = self.pipeline.attributes(t)
            self.pos.append(pos)
            self.morph.append(morph)
            self.lemma.append(lemma)
            self.head.append(place.get(top.i, place[t.i]))
            self.rel.append(t.dep_ if (top.i in place and top.i != t.i) or t.dep_ == "ROOT" else "dep")
            self.sentence_of.append(len(self.sentences))
        self.sentences.append(Sentence(first, len(self.start), self.start[first], self.end[-1], block))


def _label(label: str) -> EntityLabel:
    return label  # type: ignore[return-value]
