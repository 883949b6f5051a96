"""Part of speech, morphology and lemma of the words of documents, each worked out once.

spaCy's English pipelines give these by a rule matcher and a rule lemmatiser that go over every token anew: a quarter
of the time. But for a handful of contractions their answer depends on the word, its tag and sometimes its relation, so
it can be kept. The components themselves work it out, on a document of the words that are new. One fault of theirs is
mended: *staged* is not of *stag*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from communique.analysis.embedding import attributes_of
from communique.analysis.lemmas import with_silent_e

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Attributes = tuple[str, str, str]
"""Part of speech (UPOS), morphology (UD's notation), lemma in lower case."""
KEPT = 200_000
"""Distinct words kept, about 60 MB at most; when there are more, all are forgotten and worked out anew."""
RULERS = ("attribute_ruler", "lemmatizer")
CONDITIONS = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
"""What a rule may ask of a word for its answers to be shared between words."""
Key = tuple[int, int, int]
"""Word form, tag and relation, as spaCy numbers strings."""
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
    """Works attributes out once per word form, tag and such relations as some rule looks at.

    Most words no rule names: their part of speech and morphology are those of every other such word with that tag,
    and only the lemma is theirs.
    """

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.rules: list[Any] = [nlp.get_pipe(name) for name in RULERS]
        self.conditions = _conditions(self.rules[0])
        self.verbs = self.rules[1].lookups.get_table("lemma_index", {}).get("verb", frozenset())
        self.words = frozenset(word for rule in self.conditions for word in rule.words())
        self.unlisted = [rule for rule in self.conditions if rule.names("") or not (rule.lower is None or rule.words())]
        self.other = nlp.vocab.strings.add("dep")
        nlp.select_pipes(disable=list(RULERS))
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Empty the memory."""
        self.known: dict[int, Attributes] = {}
        self.named: dict[int, bool] = {}
        self.by_tag: dict[tuple[int, int], Attributes] = {}
        self.relations: dict[tuple[str, int], frozenset[int]] = {}

    def __call__(self, docs: Sequence[Doc]) -> list[list[Attributes]]:
        with self.lock:
            if len(self.known) > KEPT:
                self.forget()
            if not docs:
                return []
            words, keys = attributes_of(docs, "ORTH", "TAG", "DEP")
            new = {key: n for n, key in enumerate(keys) if key not in self.known}
            self._learn(dict(zip(map(tuple, words[list(new.values())].tolist()), new, strict=True)))
            found = map(self.known.__getitem__, keys)
            return [list(islice(found, len(doc))) for doc in docs]

    def _learn(self, new: Mapping[Key, int]) -> None:
        """Work out what is new: key → its number in ``known``.

        Relations that no rule asks for share an answer, and so do tags of words not named.
        """
        shared: dict[Key, list[int]] = {}
        for (orth, tag, dep), number in new.items():
            asked = self._asked(self.vocab.strings[orth].lower() if self._is_named(orth) else "", tag)
            shared.setdefault((orth, tag, dep if dep in asked else self.other), []).append(number)
        named = [key for key in shared if self.named[key[0]]]
        models = {key[1:]: key for key in shared if not self.named[key[0]] and key[1:] not in self.by_tag}
        chosen = [*named, *models.values()]
        answers = dict(zip(chosen, self._by_rules(chosen), strict=True))
        self.by_tag.update((tag, answers[key]) for tag, key in models.items())
        found = {key: answers.get(key) or self.by_tag[key[1:]] for key in shared}
        for key, attributes in zip(found, self._with_lemmas(found), strict=True):
            self.known.update(dict.fromkeys(shared[key], attributes))

    def _is_named(self, orth: int) -> bool:
        """Tell whether some rule is about this word in particular."""
        known = self.named.get(orth)
        if known is None:
            word = self.vocab.strings[orth]
            known = word.isspace() or word.lower() in self.words or any(r.names(word.lower()) for r in self.unlisted)
            self.named[orth] = known
        return known

    def _asked(self, lower: str, tag: int) -> frozenset[int]:
        """Return the relations that some rule tells apart, for a word (empty: one not named) with a tag."""
        known = self.relations.get((lower, tag))
        if known is None:
            name = self.vocab.strings[tag]
            known = frozenset(dep for rule in self.conditions if rule.fits(lower, name) for dep in rule.deps)
            self.relations[lower, tag] = known
        return known

    def _by_rules(self, keys: Sequence[Key]) -> list[Attributes]:
        """Return what the rules set for each word; an empty lemma is the lemmatiser's to find."""
        from spacy.tokens import Doc

        name = self.vocab.strings.__getitem__
        words, tags, deps = [], [], []
        for orth, tag, dep in keys:
            words += [name(orth), APART]
            tags += [name(tag), ""]
            deps += [name(dep), "dep"]
        doc = Doc(self.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        self.rules[0](doc)
        return [(token.pos_, str(token.morph), token.lemma_) for token in list(doc)[::2]]

    def _with_lemmas(self, found: Mapping[Key, Attributes]) -> Iterator[Attributes]:
        """Yield the attributes with the lemma of each word."""
        from spacy.tokens import Doc

        name = self.vocab.strings.__getitem__
        rows = found.values()
        doc = Doc(
            self.vocab, words=[name(orth) for orth, _, _ in found],
            pos=[pos for pos, _, _ in rows], morphs=[morph for _, morph, _ in rows],
        )  # fmt: skip
        for token, (pos, morph, lemma) in zip(doc, rows, strict=True):
            lemma = (lemma or self.rules[1].lemmatize(token)[0]).lower() or token.lower_
            yield pos, morph, with_silent_e(token.lower_, lemma, self.verbs) if pos == "VERB" else lemma


class _Condition(NamedTuple):
    """What a rule for one word asks for: its word and tag, and the relations that it tells apart."""

    lower: object
    tag: object
    deps: tuple[int, ...]
    other: bool
    """Whether it asks for anything else, which may be true of any word."""

    def words(self) -> list[str]:
        """Return the words that the rule lists."""
        if isinstance(self.lower, dict):
            return list(self.lower.get("IN", ())) if self.lower.keys() == {"IN"} else []
        return [str(self.lower)] if self.lower is not None else []

    def names(self, lower: str) -> bool:
        """Tell whether the rule is about this word (in lower case) in particular."""
        return self.other or (self.lower is not None and _may_be(lower, self.lower))

    def fits(self, lower: str, tag: str) -> bool:
        """Tell whether the rule may hold for a word (empty: one that no rule names) with a tag."""
        return (self.lower is None or _may_be(lower, self.lower)) and (self.tag is None or _may_be(tag, self.tag))


def _conditions(ruler: Any) -> list[_Condition]:
    """Return the conditions of the rules for one word; of white space all rules are taken to speak."""
    single = [pattern[0] for rule in ruler.patterns for pattern in rule["patterns"] if len(pattern) == 1]
    add = ruler.vocab.strings.add
    return [
        _Condition(
            token.get("LOWER"), token.get("TAG"), tuple(map(add, _listed(token.get("DEP", {})))),
            not CONDITIONS.issuperset(token),
        )
        for token in single
    ]  # fmt: skip


def _may_be(word: str, wanted: object) -> bool:
    """Tell whether a word may fulfil a matcher's condition; one of an unknown kind may always be fulfilled."""
    if isinstance(wanted, str):
        return word == wanted
    if isinstance(wanted, dict) and "REGEX" in wanted:
        return re.search(wanted["REGEX"], word) is not None
    if isinstance(wanted, dict):
        return word in wanted.get("IN", (word,)) and word not in wanted.get("NOT_IN", ())
    return True


def _listed(wanted: object) -> list[str]:
    if isinstance(wanted, dict):
        return [*wanted.get("IN", ()), *wanted.get("NOT_IN", ())]
    return [str(wanted)]
