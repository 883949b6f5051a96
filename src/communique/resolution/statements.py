"""Drafts of statements → Statements: who spoke, in which document, on whose relay, when and where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, StatementDraft
from communique.gazetteer import person_id
from communique.records import ActorRef, Article, Span, Statement, TimeSpan, span_of
from communique.resolution.acts import act_of
from communique.resolution.anaphora import agrees
from communique.resolution.author import as_author, in_first_person
from communique.resolution.cast import Cast
from communique.resolution.governing import TimeLine
from communique.resolution.layers import Layers
from communique.resolution.scenes import Scenes
from communique.resolution.through import channels, outlet_meant

SPOKEN = 3
"""Least number of statements in an article by which a headline's topic can be told from its speaker."""
TOGETHER = 4
"""Speakers of one statement at most; longer lists name those who agree."""
NAMING = frozenset({"after-clause", "complement:that", "complement:bare"})
"""Rules of clauses in which a speaker does not call himself by his name."""
PRONOUN_REACH = 1500
"""Characters within which a pronoun still means whoever spoke before."""


def resolve_statements(
    article: Article, analysis: Analysis, drafts: Sequence[StatementDraft], cast: Cast, timeline: TimeLine
) -> list[Statement]:
    """Return the statements of an article in text order; drafts are in text order too."""
    return _Resolver(article, analysis, drafts, cast, timeline).statements()


def statement_id(article: str, content: Sequence[Span], source: Span | None) -> str:
    """Return an identifier that the article's id and the spans decide."""
    where = ",".join(f"{s.start}-{s.end}" for s in (*content, *([source] if source else [])))
    return "s" + hashlib.sha256(f"{article}|{where}".encode()).hexdigest()[:16]


class _Resolver:
    """Resolves the drafts of one article; carried speakers look at their neighbours, so all are at hand."""

    def __init__(
        self,
        article: Article,
        analysis: Analysis,
        drafts: Sequence[StatementDraft],
        cast: Cast,
        timeline: TimeLine,
    ) -> None:
        self.article = article
        self.analysis = analysis
        self.drafts = drafts
        self.cast = cast
        self.timeline = timeline
        self._issuers: dict[int, ActorRef | None] = {}
        self.speakers = self._speakers()
        self.scenes = Scenes(analysis, drafts, self.speakers, cast, timeline)
        self.channels = channels(analysis, drafts, self.speakers, cast)

    def statements(self) -> list[Statement]:
        out = [s for n in range(len(self.drafts)) if not self._is_topic(n) for s in self._of_each(n)]
        return _nested(out)

    def _of_each(self, n: int) -> Iterator[Statement]:
        """Yield a statement, and once more for each further speaker whom its source names ("Lind and Berg said").

        Those of further speakers have the words for that speaker as their source.
        """
        first = self._statement(n)
        yield first
        source = self.drafts[n].source_head
        if source is None or first.speaker is None or first.speaker.how == "carried" or first.document:
            return
        everyone = self.cast.refs(source)
        named = all(r.actor and r.kind not in ("outlet", "place") and _lies_in(r.span, first.source) for r in everyone)
        apart = len({r.span for r in everyone}) == len(everyone)  # *they*, *both ministers* name nobody apart
        if not named or not apart or first.speaker.actor not in {r.actor for r in everyone} or len(everyone) > TOGETHER:
            return
        for speaker in everyone:
            if speaker.actor != first.speaker.actor:
                id = statement_id(self.article.id, first.content, speaker.span)
                act = act_of(self.drafts[n], speaker, self.cast)
                yield replace(
                    first, id=id, source=speaker.span, speaker=speaker, act=act, rule=f"{first.rule}:together"
                )

    def _is_topic(self, n: int) -> bool:
        """Tell whether a full name before a headline's colon is what the article is about: it says nothing below."""
        draft, speaker = self.drafts[n], self.speakers[n]
        if draft.rule == "colon:headline" and speaker is not None and speaker.rule == "unnamed":
            return draft.source_head is not None and not self.cast.at_token.get(draft.source_head)  # *Dam dispute: …*
        if draft.rule != "colon:headline" or speaker is None or speaker.kind != "person" or draft.source is None:
            return False
        full = " " in self.analysis.text[slice(*draft.source)]
        others = [s for m, s in enumerate(self.speakers) if m != n and s is not None and not self.drafts[m].headline]
        return full and len(others) >= SPOKEN and all(s.actor != speaker.actor for s in others)

    # --- who ---------------------------------------------------------------------------------------------------------

    def _speakers(self) -> list[ActorRef | None]:
        """Resolve named sources first, then those carried over from the quotation before or after."""
        out: list[ActorRef | None] = [self._own_speaker(n) for n in range(len(self.drafts))]
        for n, draft in enumerate(self.drafts):
            own = out[n]
            if own is None and draft.carry == "previous":
                out[n] = self._carried(out, range(n - 1, -1, -1), n)
            elif n and (own is None or own.actor is None or self._told_of(n, own)) and draft.source_head is not None:
                out[n] = self._pronoun(n, out) or own
        for n in reversed(range(len(self.drafts))):
            if out[n] is None and self.drafts[n].carry == "next":
                out[n] = self._carried(out, range(n + 1, len(self.drafts)), n)
        return out

    def _own_speaker(self, n: int) -> ActorRef | None:
        draft = self.drafts[n]
        if draft.source_head is None:
            return None
        if draft.document:
            return self._issuer(n)
        if in_first_person(self.cast, draft.source_head) and self.cast.author and not self._within(n):
            return as_author(self.cast, draft.source_head, self.cast.author)
        refs = self.cast.refs(draft.source_head)
        if not refs or refs[0].actor is None:
            outlet = outlet_meant(self.analysis, draft.source_head, self.cast)  # *the newspaper* named before
            refs = (outlet,) if outlet is not None and outlet.actor else refs
        if refs and draft.carry != "none":
            return replace(refs[0], how="carried", rule=f"carried:{draft.carry}")
        return self.cast.at_home(draft.source_head, refs[0]) if refs else None

    def _within(self, n: int) -> bool:
        """Tell whether the source of a draft stands in what another draft has said."""
        at = self.analysis.start[self.drafts[n].source_head or 0]
        return any(a <= at < b for m, d in enumerate(self.drafts) if m != n for a, b in d.content)

    def _told_of(self, n: int, own: ActorRef) -> bool:
        """Tell whether a pronoun is taken for whom its content names (*Lind is ready, he added*, *he said Lind is*)."""
        draft = self.drafts[n]
        if self._beside_pronoun(n, own):
            return True
        if draft.rule not in NAMING or own.kind != "person" or draft.source_head is None:
            return False
        if not self.cast.is_pronoun(draft.source_head, "human"):
            return False
        named = (t for start, end in draft.content for t in self.analysis.tokens_between(start, end))
        return any(
            self.analysis.pos[t] == "PROPN" and any(r.actor == own.actor for r in self.cast.one(t)) for t in named
        )

    def _beside_pronoun(self, n: int, own: ActorRef) -> bool:
        """Tell whether a pronoun is taken for a person named in its sentence before it, who does nothing there.

        *Asked whether it works with Lind, he answered*: he who spoke before answers.
        """
        head = self.drafts[n].source_head
        if head is None or own.kind != "person" or not self.cast.is_pronoun(head, "human"):
            return False
        a = self.analysis
        before = range(a.sentence_at(head).first, head)
        named = [t for t in before if a.pos[t] == "PROPN" and any(r.actor == own.actor for r in self.cast.one(t))]
        tops = [t for t in named if a.head[t] not in named]
        return bool(tops) and all(a.rel[t] in ("obl", "nmod", "obj", "poss") for t in tops)

    def _pronoun(self, n: int, speakers: Sequence[ActorRef | None]) -> ActorRef | None:
        """Return whom an unresolved pronoun as source means: who spoke before ("it added", "he went on")."""
        draft = self.drafts[n]
        thing = draft.source_head is not None and self.cast.is_pronoun(draft.source_head, "thing")
        human = draft.source_head is not None and self.cast.is_pronoun(draft.source_head, "human")
        if draft.source is None or not (thing or human):
            return None
        for m in range(n - 1, -1, -1):
            speaker, before = speakers[m], self.drafts[m]
            if draft.content[0][0] - before.content[-1][1] > PRONOUN_REACH:
                return None
            known = speaker is not None and (speaker.actor is not None or (thing and m == n - 1))
            fits = speaker is not None and agrees(self.cast, draft.source_head, speaker)
            if speaker and known and fits and (speaker.kind == "person") == human and not before.headline:
                span = span_of(self.analysis.text, *draft.source)
                return replace(speaker, span=span, how="pronoun", rule="pronoun:spoke-before")
        return None

    def _carried(self, speakers: Sequence[ActorRef | None], order: Iterable[int], n: int) -> ActorRef | None:
        """Return the speaker of the nearest quotation that has one, as carried over."""
        for m in order:
            speaker = speakers[m]
            if speaker is not None and not self.drafts[m].headline and not self._are_things(m, speaker, n):
                return replace(speaker, span=None, how="carried", rule=f"carried:{self.drafts[n].carry}")
        return None

    def _are_things(self, m: int, speaker: ActorRef, n: int) -> bool:
        """Tell whether a nameless speaker in the plural goes before a verb in the singular, which thus is another's."""
        head, cue, morph = self.drafts[m].source_head, self.drafts[n].cue_head, self.analysis.morph
        if head is None or cue is None or speaker.actor is not None or speaker.role is not None:
            return False
        return "Number=Plur" in morph[head] and "Number=Sing" in morph[cue] and "Person=3" in morph[cue]

    def _issuer(self, n: int) -> ActorRef | None:
        """Return who issued the document that speaks: by-phrase, genitive, "that X delivered", or as told before."""
        if n not in self._issuers:
            self._issuers[n] = self._issuer_of(n)
        return self._issuers[n]

    def _issuer_of(self, n: int) -> ActorRef | None:
        head = self.drafts[n].source_head
        assert head is not None
        analysis = self.analysis
        for child in analysis.having(head, "poss", "agent", "nmod", "compound", "amod"):
            if analysis.rel[child] == "nmod" and not self._issues(child):
                continue
            for ref in self.cast.refs(child):
                if ref.actor:
                    return ref
        for clause in analysis.having(head, "relcl", "acl"):
            for role in ("subj", "agent"):
                for child in analysis.having(clause, role):
                    for ref in self.cast.refs(child):
                        if ref.actor:
                            return self._state(ref)
        before = next((m for m in reversed(range(n)) if self._is_from(m, head)), None)  # it has asked those before it
        found = self._own_speaker(before) if before is not None else None
        return replace(found, span=None, how="carried", rule="document:same") if found else None

    def _is_from(self, n: int, document: int) -> bool:
        """Tell whether a document speaks in statement n, or its speaker spoke in one of the name of this one."""
        draft = self.drafts[n]
        if draft.document or draft.occasion is None:
            return bool(draft.document)
        occasion = self.analysis.tokens_between(*draft.occasion)
        return any(self.analysis.lemma[t] == self.analysis.lemma[document] for t in occasion)

    def _issues(self, child: int) -> bool:
        words = self.cast.pack.discourse.issuer
        return any(self.analysis.lower(k) in words for k in self.analysis.having(child, "case"))

    def _state(self, ref: ActorRef) -> ActorRef:
        """Return the state for which a person delivers a document, as far as it is known."""
        entry = self.cast.gazetteer.entry(ref.of) if ref.of else None
        if entry is None:
            return ref
        name = self.cast.gazetteer.name(entry.id, self.analysis.language)
        return ActorRef(entry.id, entry.kind, name, ref.span, None, None, "implied", "document:delivered-by")

    # --- the chain ---------------------------------------------------------------------------------------------------

    def _chain(self, n: int) -> tuple[ActorRef, ...]:
        """Return who reports it, outermost first: the article's outlet, those that the words credit, those told it."""
        chain = [self.outlet] if self.outlet else []
        credited = [ref for token in self.drafts[n].relays for ref in self.cast.one(token)]
        for ref in (*credited, *self.channels[n]):
            if all(ref.actor != r.actor or ref.actor is None for r in chain):
                chain.append(ref)
        return tuple(chain)

    @property
    def outlet(self) -> ActorRef | None:
        """Return the article's own outlet."""
        name = self.article.outlet
        if not name:
            return None
        known = [c for c in self.cast.gazetteer.lookup(name, self.analysis.language) if c.kind == "outlet"]
        actor = known[0].id if known else "outlet:" + person_id(name).partition(":")[2]
        return ActorRef(actor, "outlet", name, None, None, None, "implied", "article:outlet")

    # --- the record --------------------------------------------------------------------------------------------------

    def _statement(self, n: int) -> Statement:
        draft, text = self.drafts[n], self.analysis.text
        content = tuple(span_of(text, *c) for c in draft.content)
        source = span_of(text, *draft.source) if draft.source else None
        addressees = [r for token in draft.addressees for r in self.cast.refs(token)]
        return Statement(
            statement_id(self.article.id, content, source),
            content,
            draft.form,
            tuple(span_of(text, *c) for c in draft.cue),
            source,
            self.speakers[n],
            draft.document,
            tuple(addressees),
            act_of(draft, self.speakers[n], self.cast),
            self._said_on(n),
            self.scenes.place(n),
            span_of(text, *draft.occasion) if draft.occasion else None,
            self._chain(n),
            draft.certainty,
            draft.headline,
            None,
            draft.rule,
        )

    def _said_on(self, n: int) -> TimeSpan | None:
        return self.scenes.time(n)


def _nested(statements: Sequence[Statement]) -> list[Statement]:
    """Mark each statement that stands wholly in the content of another with the innermost one's id."""
    out = []
    layers = Layers((c.start, c.end, n) for n, t in enumerate(statements) for c in t.content)
    for s in statements:
        near = {n for _, _, n in layers.over(_anchor(s).start)}
        around = [
            (t.content[-1].end - t.content[0].start, t.id)
            for t in (statements[n] for n in near)
            if t is not s and _holds(t, s)
        ]  # fmt: skip
        out.append(replace(s, within=min(around)[1]) if around else s)
    return out


def _lies_in(inner: Span | None, outer: Span | None) -> bool:
    """Tell whether words lie within others."""
    return inner is not None and outer is not None and outer.start <= inner.start and inner.end <= outer.end


def _anchor(statement: Statement) -> Span:
    return statement.cue[0] if statement.cue else statement.content[0]


def _holds(outer: Statement, inner: Statement) -> bool:
    """Tell whether cue or content of one lies inside a content span of the other, and is not all of it."""
    anchor = _anchor(inner)
    for span in outer.content:
        if span.start <= anchor.start and anchor.end <= span.end:
            return (
                all(span.start <= c.start and c.end <= span.end for c in inner.content)
                and inner.content != outer.content
            )
    return False
