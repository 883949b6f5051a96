"""Build the training corpora: sentences read, mended, varied and put together into short documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from augment import QUOTES, attributed, opened_by_dash, quoted, restyled
from conllu import Sentence, Word, read_sentences, split_spaced_words
from documents import documents, grouped, save
from entities import read_webnews, split_webnews
from iob2 import read_iob2
from normalise import PUD_RULES, normalised
from populate import populated
from swap import Names

SWAPPED = frozenset({"PER", "LOC", "ORG"})
HERE = Path(__file__).parent
SHORT = 45  # words: longer sentences are not put into quotation marks


@dataclass(frozen=True)
class Mix:
    """How many varied copies of the sentences go into training, as shares of the sentences read.

    own_trees, own_names: how often our own news stand among the parser's and the recogniser's sentences; for the parser
    half of them under other names.
    """

    quoted: float = 0.10
    dash: float = 0.06
    attributed: float = 0.35
    swapped: float = 1.0
    populated: float = 0.5
    newline: float = 0.15
    own_trees: int = 6
    own_names: int = 3
    seed: int = 7


@dataclass(frozen=True)
class Sources:
    """Where the data lies; `shared` is the folder that holds `treebanks/` and `gold/`.

    sentences: take no more than so many of each source, to try the way; None: all.
    """

    shared: Path
    sentences: int | None = None

    def treebank(self, name: str) -> list[Sentence]:
        """Sentences of a treebank file, words cut where the tokeniser cuts them."""
        path = self.shared / "treebanks" / "sv" / f"{name}.conllu"
        return [split_spaced_words(s) for s in islice(read_sentences(path), self.sentences)]

    def names(self, name: str) -> list[Sentence]:
        """Sentences of a Universal NER file."""
        return list(islice(read_iob2(self.shared / "gold" / "entities" / f"sv-uner-{name}.iob2"), self.sentences))

    def own(self, name: str) -> list[Sentence]:
        """Our own sentences of news, with trees and names: "news", or "news-test", which nothing is trained on."""
        return list(islice(read_sentences(HERE / f"{name}.conllu"), self.sentences))

    def webnews(self) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
        """Train, dev and test part of the web news; sentences of the test part are nowhere else."""
        path = self.shared / "gold" / "entities" / "sv-webnews-train.txt"
        train, dev, test = split_webnews(list(read_webnews(path)))
        seen = {sentence.text for sentence in test}
        train, dev = ([s for s in part if s.text not in seen] for part in (train, dev))
        return train[: self.sentences], dev[: self.sentences], test[: self.sentences]


def build(sources: Sources, folder: Path, mix: Mix) -> None:
    """Write the corpora of the parser and of the entity recogniser into `folder`, as spaCy reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(mix.seed)
    talbanken = [normalised(s) for s in sources.treebank("talbanken-train")]
    trees = talbanken + [normalised(s, PUD_RULES) for s in sources.treebank("pud-half")]
    own = sources.own("news")
    names = Names()
    trees += own * (mix.own_trees // 2)
    trees += [names.renamed(tree, random) for tree in own * (mix.own_trees - mix.own_trees // 2)]
    trees = [other for tree in trees for other in _with_names(tree, mix, random)]
    save(documents(varied(trees, mix, random), mix.newline, random), folder / "parser-train.spacy")
    save(grouped(sources.treebank("talbanken-dev"), 10), folder / "parser-dev.spacy")
    news, news_dev, _ = sources.webnews()
    random = Random(mix.seed)
    prose = sources.names("talbanken-train")
    spoken = [*news, *prose, *map(without_tree, own * mix.own_names)]
    named = list(renamed(spoken, list(with_entities(talbanken, prose)), mix, random))
    random.shuffle(named)
    save(documents(named, mix.newline, random), folder / "ner-train.spacy")
    save(grouped(news_dev, 3), folder / "ner-dev.spacy")


def with_entities(trees: Iterable[Sentence], named: Iterable[Sentence]) -> Iterator[Sentence]:
    """The trees whose words are those of a sentence with names, with these; the others are left out."""
    entities = {tuple(w.text for w in s.words): [w.entity for w in s.words] for s in named}
    for tree in trees:
        found = entities.get(tuple(word.text for word in tree.words))
        if found:
            words = (replace(word, entity=entity) for word, entity in zip(tree.words, found, strict=True))
            yield replace(tree, words=tuple(words))


def without_tree(sentence: Sentence) -> Sentence:
    """Only the words and their entities."""
    words = (Word(word.text, space=word.space, entity=word.entity or "O") for word in sentence.words)
    return replace(sentence, words=tuple(words))


def renamed(sentences: Iterable[Sentence], trees: Iterable[Sentence], mix: Mix, random: Random) -> Iterator[Sentence]:
    """The sentences as they are, and copies of them, of what varies them and of populated trees under other names."""
    names = Names()
    for sentence in sentences:
        yield restyled(sentence, random)
        if any(word.entity[2:] in SWAPPED for word in sentence.words):
            for _ in range(int(mix.swapped + random.random())):
                yield names.swapped(restyled(sentence, random), random)
        for copy in varied([sentence], replace(mix, attributed=mix.attributed / 2), random, kept=False):
            yield names.swapped(copy, random) if random.random() < 0.5 else copy
    for tree in trees:
        copy = without_tree(populated(tree, random))
        yield names.swapped(copy, random) if random.random() < 0.5 else copy


def _with_names(sentence: Sentence, mix: Mix, random: Random) -> Iterator[Sentence]:
    """The sentence and, at the rate `populated`, a copy with names in it."""
    yield sentence
    if random.random() < mix.populated and (copy := populated(sentence, random)) != sentence:
        yield copy


def varied(sentences: Iterable[Sentence], mix: Mix, random: Random, kept: bool = True) -> Iterator[Sentence]:
    """The sentences (if `kept`), their quotation marks in many styles, each followed now and then by varied copies."""
    for sentence in sentences:
        if kept:
            yield restyled(sentence, random)
        if not _can_be_said(sentence):
            continue
        if random.random() < mix.quoted:
            yield quoted(restyled(sentence, random), random)
        if random.random() < mix.dash:
            yield opened_by_dash(sentence, random)
        if random.random() < mix.attributed:
            yield attributed(sentence, random)


def _can_be_said(sentence: Sentence) -> bool:
    """Whether a sentence is short enough, and free of quotation marks and list marks, to stand as somebody's words."""
    words = sentence.words
    return 3 <= len(words) <= SHORT and words[0].text[0] not in "-–(*" and not any(w.text in QUOTES for w in words)
