"""Attributed statements beside two published methods, in one run: precision, recall, F1 and words per second.

    python benchmarks/quotation_peers.py [GOLD ...]

GOLD is of the form of ``communique evaluate quotes`` (default: our own English articles and PolNeAR's dev part). All
systems get the same spaCy pipeline; the clock is the CPU time of the process, parsing included, after a warm-up.

- *Gender Gap Tracker* is our own implementation of the published method (Asr et al., PLoS ONE 16(1), 2021, section on
  quote extraction), not its authors' program: clauses under a reporting verb, quotations beside a reporting verb by
  their order, *according to*, and floating quotations that carry the speaker on. The list of verbs is ours.
- *textacy* is its ``direct_quotations``; articles that it loses to an exception count as empty.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from communique import pipeline
from communique.analysis import load
from communique.evaluation.quotes import Attribution, GoldArticle, QuoteScores, attributions, compare, gold_articles
from communique.languages import registry
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

GOLD = (Path("evaluation/gold/en.jsonl"), Path("../shared/gold/quotes/polnear_dev.jsonl"))
Extract = Callable[[Sequence[str]], list[tuple[Attribution, ...]]]
Range = tuple[int, int]

REPORTING = frozenset({
    "accuse", "acknowledge", "add", "admit", "advise", "agree", "allege", "announce", "argue", "ask", "assert",
    "believe", "blame", "claim", "comment", "complain", "concede", "conclude", "confirm", "contend", "criticize",
    "declare", "demand", "deny", "describe", "estimate", "explain", "express", "hope", "indicate", "inform", "insist",
    "maintain", "mention", "note", "observe", "point", "predict", "promise", "propose", "question", "recall",
    "recommend", "remark", "reply", "report", "respond", "reveal", "say", "share", "state", "stress", "suggest",
    "tell", "testify", "think", "urge", "warn", "worry", "write",
})  # fmt: skip
QUOTED = re.compile(r"[“\"][^“”\"\n]+[”\"]")
MIN_WORDS = 4
"""Shortest content of a clause, in tokens, as published."""


def gender_gap_tracker(nlp: Language) -> Extract:
    """Return the extractor by the published method."""

    def extract(texts: Sequence[str]) -> list[tuple[Attribution, ...]]:
        return [tuple(_quotes(doc)) for doc in nlp.pipe(texts)]

    return extract


def _quotes(doc: Doc) -> Iterator[Attribution]:
    """Yield what the steps find, in their order; content that an earlier step took is not taken again."""
    taken: list[tuple[Range, Range | None]] = []
    for step in (_clauses, _beside, _according_to):
        for content, source in step(doc):
            if all(content[1] <= first or last <= content[0] for (first, last), _ in taken):
                taken.append((content, source))
    for content, source in _floating(doc, taken):
        taken.append((content, source))
    for content, source in taken:
        yield Attribution((content,), (source,) if source else ())


def _clauses(doc: Doc) -> Iterator[tuple[Range, Range | None]]:
    """Yield each clause under a reporting verb, with the verb's subject."""
    for token in doc:
        verb = token.head
        if token.dep_ != "ccomp" or verb.lemma_ not in REPORTING or verb.pos_ != "VERB":
            continue
        subject = _subject(verb)
        first, last = token.left_edge.i, token.right_edge.i + 1
        if first <= verb.i < last:
            first, last = (
                (first, min(verb.i, subject.left_edge.i)) if token.i < verb.i and subject else (verb.i + 1, last)
            )
        if subject is not None and last - first >= MIN_WORDS:
            yield _range(doc[first:last]), _range(_phrase(doc, subject))


def _beside(doc: Doc) -> Iterator[tuple[Range, Range | None]]:
    """Yield each quotation with a reporting verb right after it or right before it, with the verb's subject."""
    for m in QUOTED.finditer(doc.text):
        span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
        if span is None:
            continue
        around = [*doc[span.end : span.end + 6], *reversed(doc[max(0, span.start - 6) : span.start])]
        verb = next((t for t in around if t.pos_ == "VERB" and t.lemma_ in REPORTING), None)
        subject = _subject(verb) if verb is not None else None
        if subject is not None and not span.start <= subject.i < span.end:
            yield (m.start(), m.end()), _range(_phrase(doc, subject))


def _according_to(doc: Doc) -> Iterator[tuple[Range, Range | None]]:
    """Yield the sentence of *according to* with its object as the source."""
    for token in doc[:-1]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        noun = next((t for t in doc[token.i + 1].children if t.dep_ == "pobj"), None)
        if noun is None:
            continue
        sentence, source = token.sent, _phrase(doc, noun)
        first, last = (source.end, sentence.end) if token.i == sentence.start else (sentence.start, token.i)
        if last - first >= MIN_WORDS:
            yield _range(doc[first:last]), _range(source)


def _floating(doc: Doc, taken: Sequence[tuple[Range, Range | None]]) -> Iterator[tuple[Range, Range | None]]:
    """Yield each sentence in quotation marks that follows a found quotation, with that one's source."""
    last: tuple[int, Range | None] | None = None
    known = sorted(taken)
    for n, sentence in enumerate(doc.sents):
        start, end = sentence.start_char, sentence.end_char
        inside = [source for (first, stop), source in known if first < end and stop > start]
        words = sentence.text.strip()
        if inside:
            last = (n, inside[-1])
        elif last is not None and last[0] == n - 1 and words[:1] in '“"' and words[-1:] in '”"' and len(words) > 2:
            yield (start, start + len(sentence.text.rstrip())), last[1]
            last = (n, last[1])


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def _phrase(doc: Doc, head: Token) -> Span:
    return doc[head.left_edge.i : head.right_edge.i + 1]


def _range(span: Span) -> Range:
    return span.start_char, span.end_char


def textacy(nlp: Language) -> Extract:
    """Return textacy's extractor; an article lost to an exception is empty."""
    from textacy.extract.triples import direct_quotations

    def extract(texts: Sequence[str]) -> list[tuple[Attribution, ...]]:
        return [_direct(doc, direct_quotations) for doc in nlp.pipe(texts)]

    return extract


def _direct(doc: Doc, direct_quotations: Callable[[Doc], Iterator[object]]) -> tuple[Attribution, ...]:
    try:
        triples = list(direct_quotations(doc))
    except Exception:  # whatever it raises, the article is lost to its user
        return ()
    return tuple(
        Attribution((_range(t.content),), ((t.speaker[0].idx, t.speaker[-1].idx + len(t.speaker[-1])),))  # type: ignore[attr-defined]
        for t in triples
    )


def communique() -> Extract:
    """Return our own extractor: a whole reading, of which the statements count."""

    def extract(texts: Sequence[str]) -> list[tuple[Attribution, ...]]:
        found = pipeline.read([from_text(text, language="en") for text in texts], Settings())
        return [attributions(reading) if isinstance(reading, Reading) else () for reading in found]

    return extract


def measure(name: str, gold: list[GoldArticle], systems: dict[str, Extract], forget: Callable[[], None]) -> None:
    """Print one line a system."""
    texts = [article.text for article in gold]
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    print(f"{name}: {len(gold)} articles, {words} words")
    head = f"{'strict P':>9}{'R':>6}{'F1':>6}{'joint P':>9}{'R':>6}{'F1':>6}{'direct':>8}{'mixed':>7}{'indirect':>10}"
    print(f"  {'':<22}{head}")
    for system, extract in systems.items():
        forget()
        begun = time.process_time()
        found = extract(texts)
        taken = time.process_time() - begun
        scores = compare(gold, dict(zip((article.doc_id for article in gold), found, strict=True)))
        print(f"  {system:<22}{_figures(scores)}{words / taken:>8.0f} words/s")


def _figures(scores: QuoteScores) -> str:
    strict, joint = scores.all.strict, scores.all.joint
    both = "".join(f"{m.precision:>9}{m.recall:>6}{m.f1:>6}" for m in (strict, joint))
    forms = (scores.direct, scores.mixed, scores.indirect)
    return both + "".join(f"{form.joint.f1:>{width}}" for form, width in zip(forms, (8, 7, 10), strict=True))


def main() -> None:
    """Measure every system on every gold file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=GOLD)
    options = parser.parse_args()
    pack = registry.pack("en")
    assert pack is not None
    assert pack.pipeline is not None
    nlp = spacy.load(pack.pipeline)
    systems = {"Communiqué": communique(), "Gender Gap Tracker": gender_gap_tracker(nlp)}
    try:
        systems["textacy"] = textacy(nlp)
    except ImportError:
        print("textacy is not installed: run `make bench`")
    for extract in systems.values():
        extract(["Anna Berg said that the ferry was late. “It sails at noon,” she told the paper. Nobody waited."])
    for path in options.gold:
        measure(path.name, gold_articles(path), systems, load(pack.pipeline).forget)


if __name__ == "__main__":
    main()
