"""Part of speech, morphology and lemma of the words of documents, each worked out once.

spaCy's English pipelines give these by a rule matcher and a rule lemmatiser that go over every token anew: a quarter
of the time. But for a handful of contractions their answer depends on the word, its tag and sometimes its relation, so
it can be kept. The components themselves work it out, on a document of the words that are new.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Attributes = tuple[str, str, str]
"""Part of speech (UPOS), morphology (UD's notation), lemma in lower case."""
KEPT = 200_000
"""Distinct words kept, about 60 MB at most; when there are more, all are forgotten and worked out anew."""
RULERS = ("attribute_ruler", "lemmatizer")
APART = "|"
"""Stands between the words of that document, so that no rule for two words sees them together."""


class Reader(Protocol):
    """Reads the attributes of documents, and remembers them by word."""

    def __call__(self, docs: Sequence[Doc]) -> list[list[Attributes]]:
        """Return the attributes of each document's tokens."""

    def forget(self) -> None:
        """Empty the memory."""


def reader(nlp: Language) -> Reader:
    """Return what reads the attributes of documents; where it can, it takes the two slow components out."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    if all(name in nlp.pipe_names for name in RULERS) and getattr(lemmatizer, "mode", "") == "rule":
        _index(lemmatizer)
        return _Remembered(nlp)
    return _Plain(nlp)


def _index(lemmatizer: Any) -> None:
    """Make sets of the lists of known lemmas, which the lemmatiser would search from end to end for each word."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(table):
        table[part] = frozenset(table[part])


class _Plain:
    """Reads what the components have set."""

    def __init__(self, nlp: Language) -> None:
        self.strings = nlp.vocab.strings
        self.none = self.strings.add(nlp.vocab.morphology.EMPTY_MORPH)
        self.forget()

    def forget(self) -> None:
        """Empty the memory."""
        self.known: dict[tuple[int, ...], Attributes] = {}

    def __call__(self, docs: Sequence[Doc]) -> list[list[Attributes]]:
        out = []
        for doc in docs:
            keys = list(map(tuple, doc.to_array(["POS", "MORPH", "LEMMA", "LOWER"]).tolist()))
            for key in [key for key in keys if key not in self.known]:
                if len(self.known) > KEPT:
                    self.known = {}
                self.known[key] = self._read(*key)
            out.append([self.known.get(key) or self._read(*key) for key in keys])
        return out

    def _read(self, pos: int, morph: int, lemma: int, lower: int) -> Attributes:
        name = self.strings.__getitem__
        return name(pos), "" if morph == self.none else name(morph), name(lemma).lower() or name(lower)


class _Remembered:
    """Works attributes out once per word form, tag and such relations as some rule looks at."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.rules: list[Any] = [nlp.get_pipe(name) for name in RULERS]
        self.conditions = _conditions(self.rules[0])
        self.other = nlp.vocab.strings.add("dep")
        nlp.select_pipes(disable=list(RULERS))
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Empty the memory."""
        self.relations: dict[tuple[int, int], frozenset[int]] = {}
        self.known: dict[tuple[int, int, int], Attributes] = {}

    def __call__(self, docs: Sequence[Doc]) -> list[list[Attributes]]:
        with self.lock:
            if len(self.known) > KEPT:
                self.forget()
            keys = [[self._key(*row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()] for doc in docs]
            new = list(dict.fromkeys(key for row in keys for key in row if key not in self.known))
            if new:
                self._learn(new)
            return [[self.known[key] for key in row] for row in keys]

    def _key(self, orth: int, tag: int, dep: int) -> tuple[int, int, int]:
        """Return word, tag and relation, or ``dep`` for a relation that no rule asks for in that word."""
        asked = self.relations.get((orth, tag))
        if asked is None:
            asked = self.relations[orth, tag] = self._asked(orth, tag)
        return orth, tag, dep if dep in asked else self.other

    def _asked(self, orth: int, tag: int) -> frozenset[int]:
        lower, name = self.vocab.strings[orth].lower(), self.vocab.strings[tag]
        return frozenset(dep for rule in self.conditions if rule.fits(lower, name) for dep in rule.deps)

    def _learn(self, new: Sequence[tuple[int, int, int]]) -> None:
        from spacy.tokens import Doc

        name = self.vocab.strings.__getitem__
        words, tags, deps = [], [], []
        for orth, tag, dep in new:
            words += [name(orth), APART]
            tags += [name(tag), ""]
            deps += [name(dep), "dep"]
        doc = Doc(self.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        self.rules[0](doc)
        for key, token in zip(new, list(doc)[::2], strict=True):
            lemma = token.lemma_ or self.rules[1].lemmatize(token)[0]
            self.known[key] = token.pos_, str(token.morph), lemma.lower() or token.lower_


class _Condition(NamedTuple):
    """What a rule for one word asks for: its word and tag, and the relations that it tells apart."""

    lower: object
    tag: object
    deps: tuple[int, ...]

    def fits(self, lower: str, tag: str) -> bool:
        """Tell whether the rule may hold for a word (in lower case) with a tag."""
        return _may_be(lower, self.lower) and _may_be(tag, self.tag)


def _conditions(ruler: Any) -> list[_Condition]:
    """Return the conditions of the rules that ask for a relation."""
    single = [pattern[0] for rule in ruler.patterns for pattern in rule["patterns"] if len(pattern) == 1]
    add = ruler.vocab.strings.add
    return [
        _Condition(token.get("LOWER"), token.get("TAG"), tuple(map(add, _listed(token["DEP"]))))
        for token in single
        if "DEP" in token
    ]


def _may_be(word: str, wanted: object) -> bool:
    """Tell whether a word may fulfil a matcher's condition; one of another kind than lists may always be fulfilled."""
    if isinstance(wanted, str):
        return word == wanted
    if isinstance(wanted, dict):
        return word in wanted.get("IN", (word,)) and word not in wanted.get("NOT_IN", ())
    return True


def _listed(wanted: object) -> list[str]:
    if isinstance(wanted, dict):
        return [*wanted.get("IN", ()), *wanted.get("NOT_IN", ())]
    return [str(wanted)]
