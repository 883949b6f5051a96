"""Score a pipeline on annotated sentences, from raw text, in percent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import spacy
from conllu import Sentence
from documents import grouped, to_doc
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

Scores = dict[str, float]
NAMES = ("PER", "ORG", "LOC")
GROUP = 10  # sentences a document, so that finding the sentences is part of the task


def syntax(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    """Tokens, parts of speech, features, lemmas, dependencies (with and without punctuation) and sentences."""
    examples = parsed(nlp, sentences, GROUP)
    scores = Scorer(nlp).score(examples)
    punctuation = Scorer.score_deps(examples, "dep", head_attr="head", getter=_dependency, labels=())
    wanted = {
        "tokens": scores["token_f"], "upos": scores["pos_acc"], "xpos": scores.get("tag_acc"),
        "feats": scores["morph_acc"],
        "lemmas": scores["lemma_acc"], "uas": scores["dep_uas"], "las": scores["dep_las"],
        "las_with_punctuation": punctuation["dep_las"], "sentences": scores["sents_f"],
    }  # fmt: skip
    return {name: percent(value) for name, value in wanted.items()}


def _dependency(token: spacy.tokens.Token, attribute: str) -> str:
    return str(token.vocab.strings[getattr(token, attribute)])


def names(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    """Precision, recall and F1 of persons, organisations and places, exact spans, each sentence by itself."""
    examples = parsed(nlp, sentences, 1, parse=False)
    scores: Scores = {}
    found = correct = expected = 0
    for kind in NAMES:
        predicted = [_spans(example.predicted, kind) for example in examples]
        gold = [_spans(example.reference, kind) for example in examples]
        hits = sum(len(p & g) for p, g in zip(predicted, gold, strict=True))
        answers, answers_due = sum(map(len, predicted)), sum(map(len, gold))
        scores[kind] = percent(2 * hits / max(answers + answers_due, 1))
        found, correct, expected = found + answers, correct + hits, expected + answers_due
    precision, recall = correct / max(found, 1), correct / max(expected, 1)
    total = {"precision": precision, "recall": recall, "f1": 2 * correct / max(found + expected, 1)}
    return {name: percent(value) for name, value in total.items()} | scores


def _spans(doc: Doc, kind: str) -> set[tuple[int, int]]:
    return {(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ == kind}


def parsed(nlp: Language, sentences: Sequence[Sentence], size: int, parse: bool = True) -> list[Example]:
    """Run the pipeline on the raw text of the sentences, `size` of them a document."""
    gold = [to_doc(nlp.vocab, group) for group in grouped(sentences, size)]
    disabled: Iterable[str] = () if parse else [name for name in nlp.pipe_names if name != "ner"]
    with nlp.select_pipes(disable=list(disabled)):
        return [Example(doc, reference) for doc, reference in zip(nlp.pipe(g.text for g in gold), gold, strict=True)]


def percent(value: float | None) -> float:
    """A share as a percentage with one decimal."""
    return round(100 * (value or 0.0), 1)
