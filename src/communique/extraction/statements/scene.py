"""What the rules look at: the analysis, its quotations, the cue words, and the extent of every phrase."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

from msgspec import structs

from communique.annotation import Analysis, MentionDraft
from communique.extraction.statements.lexicon import Lexicon, Sense, lexicon
from communique.extraction.statements.quotations import Quotation, find_quotations
from communique.languages.acts import ActRule
from communique.languages.pack import Pack

FINAL = frozenset(".?!…")
PREDICATES = frozenset({"root", "conj", "parataxis", "comp", "advcl", "relcl"})
MISTAKEN = frozenset({"ADJ", "NOUN", "PROPN"})
NOT_VERBAL = frozenset({"cop", "aux", "aux_pass", "det", "amod", "case", "poss", "nummod"})
VERBAL = frozenset({"VERB", "AUX"})
ARGUMENTS = frozenset({"subj", "obj", "iobj"})
PARTICLES = frozenset({"prt", "advmod", "obj", "obl", "case", "xcomp", "expl", "dep"})
"""Relations of a particle, or of the noun that makes one cue with its verb, to the verb."""
SPEAKERS = frozenset({"PER", "ORG", "GPE", "NORP"})
CLOCK = re.compile(r"^\s*\[\d{1,2}:\d\d(?::\d\d)?\]\s*")
"""The time of day in brackets before a line of a transcript: *[14:30:00] ANN LIND: …*."""
LINE_HEAD = 80
"""Within how many characters a line that names its speaker has its colon."""
SPEECH_DASHES = frozenset("–—-―")
CLOSING_MARKS = "”\"»“’' "
CLOSING = frozenset(CLOSING_MARKS) | {"''", ")", "]"}
HEADLINE_BLOCKS = frozenset({"title", "heading"})


T = TypeVar("T")


class Scene:
    """An analysis with its quotations and cue words.

    quotations: all of them, by start. tops: those of level 0. inside: for each token the index in ``tops`` of the
    quotation that holds it, -1 outside.
    """

    def __init__(self, analysis: Analysis, pack: Pack, mentions: Sequence[MentionDraft]) -> None:
        self.days = frozenset(day.lower() for day in pack.times.slots.get("weekday", ()))
        self.units = frozenset(unit.lower() for unit in pack.times.slots.get("unit", ()))
        self.a = _days_mended(analysis, self.days | frozenset(pack.cues.dayparts))
        self.text = analysis.text
        self.lexicon: Lexicon = lexicon(pack)
        self.quotes = pack.quotes
        self.acts = pack.acts
        self.act_rules: dict[tuple[bool, bool], Sequence[tuple[ActRule, frozenset[str] | None]]] = {}
        """The rules of acts for clauses by whether they are denied and whether they are passive."""
        self.mentions = mentions
        paragraphs = [(b.span.start, b.span.end) if b.kind != "furniture" else (0, 0) for b in analysis.blocks]
        self.quotations: list[Quotation] = find_quotations(self.text, paragraphs, pack.quotes)
        self.tops = [q for q in self.quotations if q.level == 0]
        self.inside = self._inside()
        self.pasts = self._pasts()
        self.people = frozenset(i for e in analysis.entities if e.label == "PER" for i in range(e.first, e.last))
        self._edges: dict[int, tuple[int, int]] = {}
        self._senses: dict[int, tuple[Sense, ...]] = {}
        self._answers: dict[tuple[Callable[[Scene, int], Any], int], Any] = {}

    def _pasts(self) -> dict[int, tuple[Sense, ...]]:
        """Return finite cue verbs that were tagged as participles or nouns: Swedish *lovade*, *muttrar* are both.

        They stand where a predicate stands and have nothing that only a predicative or a noun has.
        """
        a, forms = self.a, self.lexicon.pasts
        if not forms:
            return {}
        out = {}
        for i in range(len(a)):
            if a.pos[i] not in MISTAKEN or a.rel[i] not in PREDICATES:
                continue
            helped = any(a.rel[k] == "aux" for k in a.children[i])
            found = self.lexicon.supines.get(a.lower(i)) if helped else forms.get(a.lower(i))
            if found and (helped or not any(a.rel[k] in NOT_VERBAL for k in a.children[i])):
                out[i] = found
        return out

    def add_speech(self, speech: Sequence[Quotation]) -> None:
        """Count stretches of speech without marks as quotations; marks within them are quotations of a lower level."""
        if not speech:
            return
        starts = [s.start for s in speech]

        def held(q: Quotation) -> bool:
            at = bisect_right(starts, q.start) - 1
            return at >= 0 and q.start < speech[at].end

        self.tops = sorted([*(q for q in self.tops if not held(q)), *speech], key=lambda q: q.start)
        self.inside = self._inside()
        self._answers.clear()

    def once(self, question: Callable[[Scene, int], T], i: int) -> T:
        """Return the answer to a question about token i, worked out the first time only."""
        if (question, i) not in self._answers:
            self._answers[question, i] = question(self, i)
        answer: T = self._answers[question, i]
        return answer

    def _inside(self) -> list[int]:
        out = [-1] * len(self.a)
        for n, q in enumerate(self.tops):
            for i in self.tokens(q.start, q.end):
                out[i] = n
        return out

    @cached_property
    def mentioned(self) -> frozenset[int]:
        """The tokens of all mentions."""
        return frozenset(i for m in self.mentions for i in range(m.first, m.last))

    @cached_property
    def person_heads(self) -> frozenset[int]:
        """The heads of mentions that mean one person."""
        return frozenset(m.head for m in self.mentions if m.kind == "person" and not m.plural)

    @cached_property
    def sites(self) -> frozenset[int]:
        """The heads of names of places that stand for no government (*Hyde Park*, *Kassala*)."""
        return frozenset(m.head for m in self.mentions if m.kind == "place" and m.form == "name")

    @cached_property
    def countries(self) -> frozenset[int]:
        """The tokens of names of states, written out."""
        whole = (m for m in self.mentions if m.kind == "state" and m.form == "name")
        return frozenset(i for m in whole for i in range(m.first, m.last))

    @cached_property
    def commas(self) -> list[int]:
        """The tokens that are commas, in order."""
        return [i for i, word in enumerate(self.a.words) if word == ","]

    @cached_property
    def name_ends(self) -> dict[int, int]:
        """For each token of a name, one past the name's last token."""
        return {i: m.last for m in self.mentions if m.form in ("name", "acronym") for i in range(m.first, m.last)}

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The tokens of names of people and bodies, and of offices and organs."""
        able = (m for m in self.mentions if m.kind in ("organisation", "outlet", "bloc") or m.form == "described")
        return self.people | frozenset(i for m in able for i in range(m.first, m.last))

    @cached_property
    def names(self) -> frozenset[int]:
        """The tokens of names of people, organisations, states and peoples."""
        return frozenset(i for e in self.a.entities if e.label in SPEAKERS for i in range(e.first, e.last))

    @cached_property
    def line_starts(self) -> Counter[str]:
        """What stands before the first colon of each block, counted."""
        heads = (CLOCK.sub("", block.span.exact[:LINE_HEAD]).partition(":") for block in self.a.blocks)
        return Counter(head for head, colon, _ in heads if colon)

    @cached_property
    def words(self) -> tuple[list[int], list[int]]:
        """Running counts of words, and of words within quotations, before each token and at the end.

        First asked for when all quotations are known.
        """
        every = [
            pos != "PUNCT" and (word.isalnum() or any(map(str.isalnum, word)))
            for pos, word in zip(self.a.pos, self.a.words, strict=True)
        ]
        total = [0, *accumulate(every)]
        quoted = [0, *accumulate(word and n >= 0 for word, n in zip(every, self.inside, strict=True))]
        return total, quoted

    @cached_property
    def verbs(self) -> list[int]:
        """The tokens that are verbs."""
        return [i for i, verbal in enumerate(self.verbal) if verbal]

    @cached_property
    def verbal(self) -> list[bool]:
        """For each token whether it is a verb, or an auxiliary that stands as one."""
        pasts, every = self.pasts, zip(self.a.pos, self.a.rel, strict=True)
        return [
            pos == "VERB" or i in pasts or (pos == "AUX" and rel not in ("aux", "aux_pass", "cop"))
            for i, (pos, rel) in enumerate(every)
        ]

    @cached_property
    def questions(self) -> frozenset[int]:
        """The blocks that a label gives to who asks: *Q:*, *REPORTER:*."""
        words, asked = self.lexicon.cues.questioners, set[int]()
        for block in range(len(self.a.blocks)):
            tokens = self.block_tokens(block)
            marked = len(tokens) > 1 and (self.colon(tokens.start + 1) or self.a.word(tokens.start + 1) in ".:")
            labelled = len(tokens) > 1 and (marked or self.a.word(tokens.start).isupper())
            if labelled and self.a.lower(tokens.start) in words:
                asked.add(block)
        return frozenset(asked)

    @cached_property
    def capital_lines(self) -> int:
        """Number of blocks that begin with capitals and a colon."""
        return sum(count for head, count in self.line_starts.items() if head.isupper())

    def tokens(self, start: int, end: int) -> range:
        """Return the tokens that begin in characters ``[start, end)``."""
        return range(bisect_left(self.a.start, start), bisect_left(self.a.start, end))

    def token_after(self, char: int) -> int:
        """Return the first token that begins at or after a character; the number of tokens when there is none."""
        return bisect_left(self.a.start, char)

    def token_before(self, char: int) -> int:
        """Return the last token that ends at or before a character, -1 when there is none."""
        return bisect_right(self.a.end, char) - 1

    def tops_span(self, i: int) -> tuple[int, int]:
        """Return the characters of the outermost quotation that holds token i."""
        q = self.tops[self.inside[i]]
        return q.start, q.end

    def quotation_before(self, i: int) -> Quotation | None:
        """Return the outermost quotation that ends right before token i, a comma between them left out."""
        j = i - 1
        if j > 0 and self.a.word(j) == ",":
            j -= 1
        n = self.inside[j] if j >= 0 else -1
        if n < 0 or self.tops[n].end > self.a.start[i] or self.block(i) != self.tops[n].block:
            return None
        return self.tops[n]

    def colon(self, i: int) -> bool:
        """Tell whether token i is a colon or ends in one: some tokenisers leave it at a bracket (*Lind (S): …*)."""
        return self.a.words[i] in (":", "):", "]:")

    def block(self, i: int) -> int:
        """Return the index of the block of token i."""
        return self.a.sentence_at(i).block

    def block_tokens(self, block: int) -> range:
        """Return the tokens of a block."""
        span = self.a.blocks[block].span
        return self.tokens(span.start, span.end)

    def headline(self, i: int) -> bool:
        """Tell whether token i stands in a title or heading."""
        return self.a.block_kind(i) in HEADLINE_BLOCKS

    def edges(self, i: int) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` of token i's subtree; each token is visited once for all calls."""
        children, edges = self.a.children, self._edges
        if i in edges:
            return edges[i]
        if not children[i]:
            return i, i + 1
        order = [i]
        for j in order:
            order += [k for k in children[j] if k not in edges]
        for j in reversed(order):
            first, last = j, j + 1
            for k in children[j]:
                low, high = edges[k]
                if low < first:
                    first = low
                if high > last:
                    last = high
            edges[j] = (first, last)
        return edges[i]

    def left(self, i: int) -> int:
        """Return the first token of token i's subtree."""
        return (self._edges.get(i) or self.edges(i))[0]

    def right(self, i: int) -> int:
        """Return one past the last token of token i's subtree."""
        return (self._edges.get(i) or self.edges(i))[1]

    def child(self, i: int, *rels: str) -> int | None:
        """Return the first child of token i with one of the relations."""
        rel = self.a.rel
        for k in self.a.children[i]:
            if rel[k] in rels:
                return k
        return None

    def case(self, i: int) -> str | None:
        """Return the preposition of noun i in lower case, several words joined by spaces."""
        whole = self.lexicon.cues.contractions
        words = [self.a.lower(k) for k in self.a.children[i] if self.a.rel[k] == "case" and k < i]
        words = [whole.get(word, word) for word in words]
        return " ".join(words) if words else None

    def senses(self, i: int) -> tuple[Sense, ...]:
        """Return the senses of token i as a verb, with their particles checked."""
        if i not in self._senses:
            self._senses[i] = self._senses_of(i)
        return self._senses[i]

    def _senses_of(self, i: int) -> tuple[Sense, ...]:
        if i in self.pasts:
            return self.pasts[i]
        if self.a.lemma[i] in self.lexicon.cues.impersonal:
            subject = self.child(i, "subj", "expl")
            if subject is not None and self.a.lower(subject) in self.lexicon.expletives | self.lexicon.reflexives:
                return ()
        found = self.lexicon.verbs.get(self.a.lemma[i]) or self.lexicon.verbs.get(self.a.lower(i)) or ()
        if (
            found
            and i + 1 < len(self.a)
            and self.a.lower(i + 1) in self.lexicon.cues.otherwise.get(self.a.lemma[i], ())
        ):
            return ()
        held = tuple(s for s in found if s.particle is None or self.particle(i, s.particle) is not None)
        if not self.lexicon.particles or all(s.particle for s in held):
            return held
        others = any(
            self.a.lower(k) in self.lexicon.particles
            and (self.a.rel[k] == "prt" or (k == i + 1 and self.a.rel[k] == "advmod"))
            for k in self.a.children[i]
        )
        return tuple(s for s in held if s.particle) if others else held

    def particle(self, i: int, word: str) -> int | None:
        """Return the token of verb i's particle: its child, or the next word."""
        for k in self.a.children[i]:
            if self.a.lower(k) == word and self.a.rel[k] in PARTICLES:
                return k
        n = i + 1
        return (
            n
            if n < len(self.a) and self.a.lower(n) == word and self.a.sentence_of[n] == self.a.sentence_of[i]
            else None
        )

    def is_verb(self, i: int) -> bool:
        """Tell whether token i is a verb, or an auxiliary that stands as one."""
        return self.verbal[i]

    def passive(self, v: int) -> bool:
        """Tell whether verb v is passive: by an auxiliary, or by its ending unless it always has that (*hoppas*).

        A second participle shares the auxiliary of the first, and so does a verb that must have somebody to whom it is
        said and has none (*were given coffee and told that …*).
        """
        return self.once(Scene._passive, v)

    def _passive(self, v: int) -> bool:
        if self.child(v, "aux_pass") is not None:
            return True
        if self.a.rel[v] == "conj" and self.child(self.a.head[v], "aux_pass") is not None:
            own = {self.a.rel[k] for k in self.a.children[v]}
            hearer = "VerbForm=Part" in self.a.morph[v] or any(s.addressee for s in self.senses(v))
            return hearer and own.isdisjoint(("subj", "obj", "iobj", "aux"))
        return "Voice=Pass" in self.a.morph[v] and not self.a.lemma[v].endswith("s")

    def finite_word(self, i: int) -> bool:
        """Tell whether token i itself is a finite verb or auxiliary."""
        return "VerbForm=Fin" in self.a.morph[i] or i in self.pasts

    def finite(self, i: int) -> bool:
        """Tell whether verb i, or an auxiliary or copula of it, is finite."""
        if self.finite_word(i):
            return True
        return any(
            "VerbForm=Fin" in self.a.morph[k] for k in self.a.children[i] if self.a.rel[k] in ("aux", "aux_pass", "cop")
        )


def _days_mended(analysis: Analysis, days: frozenset[str]) -> Analysis:
    """Return the analysis with no day of the week as a subject or object: *anunció el martes la ministra*."""
    lowers = analysis.lowers
    taken = [i for i, rel in enumerate(analysis.rel) if rel in ARGUMENTS and lowers[i] in days]
    if not taken:
        return analysis
    rel = list(analysis.rel)
    for i in taken:
        rel[i] = "obl"
    return structs.replace(analysis, rel=rel)
