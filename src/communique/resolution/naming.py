"""From a draft of a mention to a reference: which candidate is meant, and how the reference looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer, person_id
from communique.records import ActorKind, ActorRef, How, Span
from communique.resolution.aliases import abbreviations
from communique.resolution.people import name_of

ACTS_FOR_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PRM", "IGO", "UNO", "EUR"})
"""PLOVER sectors whose organs act for the state or organisation that they are of."""

GENITIVES = frozenset({"'s", "’s", "'", "’"})
"""Marks of a genitive behind a noun, which are no part of whom it names."""


def unknown_id(kind: str, name: str) -> str:
    """Return an identifier for a name that the gazetteer does not know (``organisation:acme-institute``)."""
    return kind + ":" + person_id(name).partition(":")[2]


def distinct(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    """Return the references without repeats of one actor; those of unknown actors all stay."""
    out: dict[str, ActorRef] = {}
    for n, r in enumerate(refs):
        out.setdefault(r.actor or f"?{n}", r)
    return tuple(out.values())


class Namer:
    """Makes references for the drafts of one article."""

    def __init__(self, analysis: Analysis, drafts: Sequence[MentionDraft], gazetteer: Gazetteer) -> None:
        self.analysis = analysis
        self.drafts = drafts
        self.gazetteer = gazetteer
        self.clear = frozenset(d.candidates[0] for d in drafts if len(d.candidates) == 1)
        self.people = frozenset(d.head for d in drafts if d.kind == "person" and d.form != "pronoun")
        self._unknown: dict[str, str] = {}
        self._abbreviations = abbreviations(analysis, drafts)

    def choose(self, d: MentionDraft) -> str | None:
        """Return the candidate that the rest of the article names without doubt, else the first."""
        if not d.candidates:
            full = self._full(d)
            return self.choose(self.drafts[full]) if full is not None else None
        if len(d.candidates) > 1:
            clear = [c for c in d.candidates if c in self.clear]
            if len(clear) == 1:
                return clear[0]
        return d.candidates[0]

    def full_name(self, d: MentionDraft) -> str:
        """Return the name of a draft; of one that abbreviates another name of the article, that."""
        full = self._full(d)
        return name_of(self.analysis, d if full is None else self.drafts[full])

    def _full(self, d: MentionDraft) -> int | None:
        """Return the draft that one abbreviates which the gazetteer does not know."""
        if d.kind != "organisation" or d.candidates or not self._abbreviations:
            return None
        return self._abbreviations.get(name_of(self.analysis, d))

    def ref(self, n: int, actor: str, how: How) -> ActorRef:
        """Return draft n as a reference to an actor of the gazetteer."""
        d = self.drafts[n]
        entry = self.gazetteer.entry(actor)
        kind: ActorKind = entry.kind if entry else d.kind
        of = entry.of if entry and entry.kind != "state" else None
        name = self.gazetteer.name(actor, self.analysis.language)
        return ActorRef(actor, kind, name, self.span(d), None, of, how, d.rule)

    def states(self, of: Iterable[int]) -> list[str]:
        """Return the states or organisations that drafts name; a known place stands for its state."""
        out = []
        for k in of:
            d = self.drafts[k]
            chosen = d.candidates if d.joint else [self.choose(d)]
            for c in chosen:
                entry = self.gazetteer.entry(c) if c else None
                if entry and entry.kind == "place" and entry.of:
                    out.append(entry.of)
                elif c:
                    out.append(c)
                elif d.kind != "place":
                    name = self.full_name(d)
                    actor = unknown_id(d.kind, name)
                    self._unknown.setdefault(actor, name)
                    out.append(actor)
        return list(dict.fromkeys(out))

    def serving(self, d: MentionDraft, state: str, rule: str) -> ActorRef:
        """Return the state for which an organ acts; a group of its people that does not act for it stands for itself.

        "the Norwegian army" is Norway; "the Norwegian opposition" is a group ``of`` Norway.
        """
        entry = self.gazetteer.entry(state)
        if entry and entry.kind == "outlet" and d.sector in ("MED", "JRN"):  # "the Interfax news agency"
            return ActorRef(state, "outlet", self.name(state), self.span(d), None, entry.of, "named", rule)
        if d.sector and d.sector not in ACTS_FOR_STATE:
            noun = d.rule.rpartition(":")[2]
            actor = f"group:{state.lower()}-{noun.replace(' ', '-')}"
            return ActorRef(
                actor, "group", f"{noun} ({self.name(state)})", self.span(d), None, state, "described", rule
            )
        return self.body(state, self.span(d), rule)

    def body(self, actor: str, span: Span, rule: str) -> ActorRef:
        """Return a reference to a state or organisation that words mean without naming it."""
        entry = self.gazetteer.entry(actor)
        kind: ActorKind = entry.kind if entry else "organisation"
        of = entry.of if entry and kind != "state" else None
        return ActorRef(actor, kind, self.name(actor), span, None, of, "described", rule)

    def name(self, actor: str) -> str:
        """Return the name of an actor: the gazetteer's, else the one in the article."""
        return self._unknown.get(actor) or self.gazetteer.name(actor, self.analysis.language)

    def unnamed(self, token: int, kind: ActorKind) -> ActorRef:
        """Return a reference to the phrase of a token that names nobody known."""
        first, last = self.phrase(token)
        if last - 1 in self.analysis.having(token, "case") and self.analysis.word(last - 1) in GENITIVES:
            last -= 1
        span = self.analysis.span(first, last)
        return ActorRef(None, kind, span.exact, span, None, None, "described", "unnamed")

    def phrase(self, token: int) -> tuple[int, int]:
        """Return the tokens of a noun and what stands close to it: determiners, adjectives, genitives, of-phrases."""
        analysis, first, last = self.analysis, token, token + 1
        close = {"det", "amod", "poss", "compound", "flat", "nummod", "case"}
        for c in analysis.children[token]:
            if analysis.rel[c] in close and not (analysis.rel[c] == "case" and c < token) and not self._a_clause(c):
                lo, hi = analysis.extent(c)
                if c in self.people:  # *Obama and House leaders*
                    lo = max((k + 1 for k in analysis.having(c, "cc") if c < k < token), default=lo)
                first, last = min(first, lo), max(last, hi)
        return first, last

    def _a_clause(self, c: int) -> bool:
        """Tell whether a verb was taken for an adjective of its subject (*på lördagen demonstrerade tusentals*)."""
        analysis = self.analysis
        return analysis.rel[c] == "amod" and any(j < c for j in analysis.having(c, "obl"))

    def span(self, d: MentionDraft) -> Span:
        """Return the words of a draft."""
        return self.analysis.span(d.first, d.last)
