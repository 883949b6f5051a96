"""Write annotated Portuguese sentences as Spanish ones: the trees of a near and much larger treebank.

Words of closed classes and the commonest others are looked up in `portuguese.toml`, the rest change their endings and
spellings by rule. What comes out is not always good Spanish; its order and its trees are.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from conllu import ROOT, Sentence, Word, join_words

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "portuguese.toml").read_text(encoding="utf-8"))
CLITICS = frozenset({"se", "lo", "la", "los", "las", "le", "les", "me", "nos", "te"})
CONTRACTIONS = {("de", "el"): "del", ("a", "el"): "al"}
RELATIONS = {
    "flat:name": "flat", "flat:foreign": "flat", "det:poss": "det", "acl:relcl": "acl:relcl",
    "nsubj:pass": "nsubj:pass", "aux:pass": "aux:pass", "obl:agent": "obl:agent", "iobj": "obl:arg",
}  # fmt: skip
"""Relations of Bosque as the Spanish treebank names them; other subtypes are dropped."""


def as_spanish(sentence: Sentence) -> Sentence:
    """The sentence in Spanish letters, its clitics before the finite verb, `de el` and `a el` in one word."""
    words = [_written(word) for word in sentence.words]
    words = _clitics_first(words)
    for index in range(len(words) - 2, -1, -1):
        pair = words[index].text.lower(), words[index + 1].text
        if pair in CONTRACTIONS and words[index].upos in {"ADP", "SCONJ"}:
            text = CONTRACTIONS[pair]
            text = text.capitalize() if words[index].text[0].isupper() else text
            words = join_words(words, index, index + 1, text)
    return replace(sentence, words=tuple(words))


def _written(word: Word) -> Word:
    text = spelled(word.text, word.upos)
    relation = RELATIONS.get(word.dep) or word.dep.partition(":")[0]
    if word.dep == "expl" and text.lower() == "se":
        relation = "expl:pv"
    return replace(word, text=text, lemma="", xpos="", dep=relation and relation)


def spelled(text: str, upos: str) -> str:
    """A Portuguese word in Spanish letters; names and what has no letters stay as they are."""
    form = text.lower()
    if upos in {"PROPN", "PUNCT", "SYM", "X"} or not form.isalpha():
        return TABLE["words"].get(upos, {}).get(form, text)
    found = TABLE["words"].get(upos, {}).get(form)
    if not found:
        found = form
        for ending, new in TABLE["endings"].get(upos, ()):
            if form.endswith(ending) and len(form) > len(ending) + 1:
                found = form.removesuffix(ending) + new
                break
        for old, new in TABLE["spellings"].items():
            found = found.replace(old, new)
    if text[0].isupper():
        return found.upper() if text.isupper() and len(text) > 1 else found[0].upper() + found[1:]
    return str(found)


def _clitics_first(words: list[Word]) -> list[Word]:
    """A clitic right after the finite verb that it hangs on goes before it ("tornou se": "se tornó")."""
    order = list(range(len(words)))
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        if word.upos == "PRON" and word.text in CLITICS and word.head == index - 1 and "VerbForm=Fin" in before.feats:
            order[index - 1], order[index] = index, index - 1
            words = [*words[: index - 1], *_recapitalised(before, word), *words[index + 1 :]]
    place = {old: new for new, old in enumerate(order)}
    moved = [words[old] for old in order]
    return [word if word.head == ROOT else replace(word, head=place[word.head]) for word in moved]


def _recapitalised(verb: Word, clitic: Word) -> tuple[Word, Word]:
    """Verb and clitic about to change places: the capital and the space go with the place."""
    first = clitic.text.capitalize() if verb.text[0].isupper() else clitic.text
    second = verb.text.lower() if verb.text[0].isupper() else verb.text
    return replace(verb, text=second, space=clitic.space), replace(clitic, text=first, space=True)
