"""Build the training corpora of Spanish: the treebank, Portuguese in Spanish letters, our news, attributions, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from tomllib import loads

from augment import attributed, can_be_said, restyled
from conllu import Sentence, Word, read_fused, read_sentences, split_spaced_words
from documents import documents, grouped, save
from iob2 import read_iob2
from portuguese import as_spanish
from swap import Names

HERE = Path(__file__).parent
THIRD = 3  # of every three sentences of the treebank's test part, the last is held out
TENTH = 10  # of every ten of its dev part, the last chooses the step


@dataclass(frozen=True)
class Mix:
    """How much of everything goes into training.

    portuguese: whether Portuguese does; spanish: how often each sentence of the treebank; own_trees: how often each of
    our own news for the parser, once as it is, then under other names; own_names: how often for the recogniser;
    attributed: share of the sentences that somebody says once more; newline: share with an empty line after.
    """

    portuguese: bool = True
    spanish: int = 3
    own_trees: int = 12
    own_names: int = 3
    attributed: float = 0.3
    newline: float = 0.1
    seed: int = 7


@dataclass(frozen=True)
class Sources:
    """Where the data lies; `shared` is the folder that holds `treebanks/` and `gold/`.

    sentences: take no more than so many of each source, to try the way; None: all.
    """

    shared: Path
    sentences: int | None = None

    def spanish(self, part: str) -> list[Sentence]:
        """Sentences of a part of GSD, words cut where the tokeniser cuts them."""
        path = self.shared / "treebanks" / "es" / f"gsd-{part}.conllu"
        return [_mended(split_spaced_words(s)) for s in islice(read_fused(path), self.sentences)]

    def train(self) -> list[Sentence]:
        """What of GSD is neither dev nor test."""
        dev = [s for i, s in enumerate(self.spanish("dev")) if i % TENTH != TENTH - 1]
        return dev + [s for i, s in enumerate(self.spanish("test")) if i % THIRD != THIRD - 1]

    def dev(self) -> list[Sentence]:
        """What chooses the training step."""
        return self.spanish("dev")[TENTH - 1 :: TENTH]

    def test(self) -> list[Sentence]:
        """The held-out third of GSD's test part."""
        return self.spanish("test")[THIRD - 1 :: THIRD]

    def pud(self) -> list[Sentence]:
        """Half of Spanish PUD; not trained on, since the parallel gold sentences are the same."""
        path = self.shared / "treebanks" / "es" / "pud-half.conllu"
        return [_mended(split_spaced_words(s)) for s in islice(read_fused(path), self.sentences)]

    def portuguese(self, part: str) -> list[Sentence]:
        """Sentences of a part of Bosque, in Portuguese."""
        path = self.shared / "treebanks" / "pt" / f"bosque-{part}.conllu"
        return [split_spaced_words(s) for s in islice(read_sentences(path), self.sentences)]

    def named(self, part: str) -> list[Sentence]:
        """Sentences of a part of Bosque with trees and names, in Spanish letters."""
        path = self.shared / "gold" / "entities" / f"pt-uner-bosque-{part}.iob2"
        entities = {tuple(w.text for w in s.words): [w.entity for w in s.words] for s in read_iob2(path)}
        found = ((tree, entities.get(tuple(word.text for word in tree.words))) for tree in self.portuguese(part))
        return [as_spanish(_with(tree, marks)) for tree, marks in found if marks]

    def own(self, name: str) -> list[Sentence]:
        """Our own sentences of news, with trees and names: "news", or "news-test", which nothing is trained on."""
        return list(islice(read_sentences(HERE / f"{name}.conllu"), self.sentences))

    def names_only(self) -> list[Sentence]:
        """Our own sentences with names but no trees, for measuring only."""
        table = loads((HERE / "named.toml").read_text(encoding="utf-8"))
        return [_marked_up(line) for line in table["sentences"]]


def _with(tree: Sentence, marks: list[str]) -> Sentence:
    return replace(tree, words=tuple(replace(w, entity=e) for w, e in zip(tree.words, marks, strict=True)))


def _mended(sentence: Sentence) -> Sentence:
    """Lemmas of names keep their capitals; the few relations that only PUD knows are dropped to their main part."""
    words = (replace(word, lemma=word.text) if word.upos == "PROPN" else word for word in sentence.words)
    return replace(sentence, words=tuple(words))


def _marked_up(line: str) -> Sentence:
    """A sentence written as "[PER Ana Ruiz] viajó a [LOC Lima] ." with a space between all words."""
    words: list[Word] = []
    kind = first = ""
    for part in line.split(" "):
        if part.startswith("["):
            kind, first = part[1:], "B"
            continue
        text = part.removesuffix("]")
        words.append(Word(text, entity=f"{first}-{kind}" if kind else "O"))
        first = "I"
        kind = "" if part.endswith("]") else kind
    return Sentence(tuple(words))


def build(sources: Sources, folder: Path, mix: Mix) -> None:
    """Write the corpora of the parser and of the entity recogniser into `folder`, as spaCy reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    names = Names()
    random = Random(mix.seed)
    spanish = sources.train()
    own = sources.own("news")
    news = own + [names.renamed(tree, random) for tree in own * (mix.own_trees - 1)]
    trees = list(_said(spanish * mix.spanish + news, mix, random))
    near = (
        [as_spanish(s) for part in ("train", "dev", "test") for s in sources.portuguese(part)] if mix.portuguese else []
    )
    trees += list(_said(near, mix, random))
    random.shuffle(trees)
    save(documents(trees, mix.newline, random), folder / "parser-train.spacy")
    save(grouped(sources.dev(), 10), folder / "parser-dev.spacy")
    random = Random(mix.seed)
    named = list(_renamed(sources.named("train"), names, mix, random))
    known = [typed for s in spanish if (typed := names.typed(s))]
    named += list(_renamed(known * 2 + own * mix.own_names, names, mix, random))
    random.shuffle(named)
    save(documents(named, mix.newline, random), folder / "ner-train.spacy")
    save(grouped([without_tree(s) for s in sources.named("dev")], 3), folder / "ner-dev.spacy")


def _said(sentences: Iterable[Sentence], mix: Mix, random: Random) -> Iterator[Sentence]:
    """The sentences, their quotation marks in many styles, and some of them once more as what somebody says."""
    for sentence in sentences:
        yield restyled(sentence, random)
        if can_be_said(sentence) and random.random() < mix.attributed:
            yield attributed(sentence, random)


def _renamed(sentences: Iterable[Sentence], names: Names, mix: Mix, random: Random) -> Iterator[Sentence]:
    """The sentences as they are and under other names, some of both as what somebody says."""
    for sentence in sentences:
        for copy in _said([sentence], mix, random):
            yield without_tree(copy)
            if any(word.entity[0] == "B" for word in copy.words if word.entity):
                yield without_tree(names.swapped(copy, random))


def without_tree(sentence: Sentence) -> Sentence:
    """Only the words and their entities."""
    words = (Word(word.text, space=word.space, entity=word.entity or "O") for word in sentence.words)
    return replace(sentence, words=tuple(words))
