"""What lies between reading the text and deciding: the Analysis, and the drafts that extraction hands to resolution.

The one set of relations
------------------------
Pipelines label dependencies in different schemes (Universal Dependencies; ClearNLP for spaCy's English). ``analysis``
maps each to this set, UD in shape: content words head function words; a preposition is the ``case`` of its noun; a
copula is the ``cop`` of the predicate.

=============  =====================================================================================
``root``       head of the sentence (its head is itself)
``subj``       active subject, nominal or clausal (nsubj, csubj)
``subj_pass``  subject of a passive
``obj``        direct object
``iobj``       indirect object
``agent``      by-phrase of a passive
``obl``        prepositional or adverbial noun phrase under a predicate
``nmod``       prepositional noun phrase under a noun
``poss``       genitive or possessive
``comp``       finite or quoted clause as complement (ccomp)
``xcomp``      complement clause without a subject of its own
``advcl``      adverbial clause
``acl``        participle or infinitive under a noun
``relcl``      relative clause
``conj``       second and later conjuncts, under the first
``appos``      apposition
``flat``       later words of a name
``compound``   compound part, title part
``parataxis``  loosely joined clause, often the reporting one
``cop aux aux_pass mark case det amod nummod advmod neg cc prt expl punct dep``  as in UD
=============  =====================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from communique.records import Act, ActorKind, Block, Certainty, Form, Grain, Span, Status

EntityLabel = Literal["PER", "ORG", "LOC", "GPE", "NORP", "EVENT", "WORK"]
"""Labels of the entity recogniser after mapping; GPE is a LOC that is known to be a political unit."""

MentionForm = Literal[
    "name", "acronym", "adjective", "inhabitant", "capital", "metonym", "described", "pronoun", "surname",
]  # fmt: skip


class Sentence(Struct, frozen=True):
    """Tokens ``[first, last)``, characters ``[start, end)``, in the block with that index of ``Analysis.blocks``."""

    first: int
    last: int
    start: int
    end: int
    block: int


class Entity(Struct, frozen=True):
    """A name that the entity recogniser found: tokens ``[first, last)``."""

    first: int
    last: int
    label: EntityLabel


class Analysis(Struct, frozen=True, dict=True):
    """Plain arrays, one item a token, and the blocks and sentences they stand in.

    Tokens cover the blocks that were analysed, in text order; furniture has none. ``head[i]`` is the index of token
    i's head (itself for a root). ``children[i]`` are in text order. ``morph`` is in UD's notation
    (``Number=Plur|Tense=Past``), empty when unknown.
    """

    text: str
    language: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: list[int]
    start: list[int]
    end: list[int]
    lemma: list[str]
    pos: list[str]
    morph: list[str]
    head: list[int]
    rel: list[str]
    children: list[tuple[int, ...]]
    entities: tuple[Entity, ...]

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def words(self) -> list[str]:
        """The tokens as they stand in the text."""
        return [self.text[start:end] for start, end in zip(self.start, self.end, strict=True)]

    @cached_property
    def lowers(self) -> list[str]:
        """The tokens in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemmas in lower case."""
        return [lemma.lower() for lemma in self.lemma]

    @cached_property
    def related(self) -> dict[str, list[int]]:
        """The tokens of each relation, in text order."""
        out: dict[str, list[int]] = {}
        for i, rel in enumerate(self.rel):
            out.setdefault(rel, []).append(i)
        return out

    def word(self, i: int) -> str:
        """Return the token as it stands in the text."""
        return self.words[i]

    def lower(self, i: int) -> str:
        """Return the token in lower case."""
        return self.lowers[i]

    def span(self, first: int, last: int) -> Span:
        """Return the text of tokens ``[first, last)`` as a Span."""
        start, end = self.start[first], self.end[last - 1]
        return Span(start, end, self.text[start:end])

    def chars(self, start: int, end: int) -> Span:
        """Return the text of characters ``[start, end)`` as a Span."""
        return Span(start, end, self.text[start:end])

    def subtree(self, i: int) -> list[int]:
        """Return token i and all that hangs under it, in text order."""
        out, stack = [], [i]
        while stack:
            j = stack.pop()
            out.append(j)
            stack.extend(self.children[j])
        return sorted(out)

    def extent(self, i: int) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` from the first to the last word of token i's subtree."""
        tree = self.subtree(i)
        return tree[0], tree[-1] + 1

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads above token i, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def having(self, i: int, *rels: str) -> list[int]:
        """Return the children of token i with one of the relations."""
        if not (children := self.children[i]):
            return []
        rel, out = self.rel, []
        for j in children:
            if rel[j] in rels:
                out.append(j)  # noqa: PERF401  (a comprehension takes longer for so few)
        return out

    def conjuncts(self, i: int) -> list[int]:
        """Return token i and the tokens coordinated with it, in text order.

        With a title also the names that are coordinated with the name beside it ("minister Ana Ruiz and Per Berg").
        """
        if not self.children[i]:
            return [i]
        out, queue = [i], [i]
        while queue:
            at = queue.pop()
            more = self.having(at, "conj")
            if self.pos[at] == "NOUN" and "Number=Plur" not in self.morph[at]:
                names = (j for j in self.having(at, "appos") if j > at and self.pos[j] == "PROPN")
                more += [k for j in names for k in self.having(j, "conj") if self.pos[k] == "PROPN"]
            out += more
            queue += more
        return sorted(out)

    def listed(self, i: int) -> list[int]:
        """Return the names of a list that the parser hangs on its first as an apposition (*Chad, Mali and Niger*)."""
        if self.pos[i] != "PROPN" or not self.children[i]:
            return []
        beside = [j for j in self.having(i, "appos") if j > i and self.pos[j] == "PROPN" and self.having(j, "conj")]
        return [k for j in beside for k in self.conjuncts(j)]

    def tokens_between(self, start: int, end: int) -> range:
        """Return the tokens that lie wholly in characters ``[start, end)``."""
        from bisect import bisect_left, bisect_right

        return range(bisect_left(self.start, start), bisect_right(self.end, end))

    def sentence_at(self, i: int) -> Sentence:
        """Return the sentence of token i."""
        return self.sentences[self.sentence_of[i]]

    def block_kind(self, i: int) -> str:
        """Return the kind of the block that token i stands in."""
        return self.blocks[self.sentence_at(i).block].kind


class MentionDraft(Struct, frozen=True):
    """Words that may mean an actor or place: tokens ``[first, last)``, not yet decided.

    head: the token that stands for the mention in the tree. candidates: identifiers from the gazetteer, best first
    (empty for a name that it does not know). office: canonical title when the words are one (``foreign minister``).
    sector: PLOVER sector of an organ or office. plural: several are meant. former: the words say that it is past.
    joint: all candidates are meant at once (``rysk-venezuelanska``), they are no alternatives.
    """

    first: int
    last: int
    head: int
    form: MentionForm
    kind: ActorKind
    candidates: tuple[str, ...]
    rule: str
    office: str | None = None
    sector: str | None = None
    plural: bool = False
    former: bool = False
    joint: bool = False


class TimeDraft(Struct, frozen=True):
    """A time expression: its words, and its meaning before any anchor is known.

    start, end: characters. op: how to compute the days (``date``, ``weekday``, ``ago``, …; the list stands in
    ``resolution.times``). values: its arguments by name. grain: as in TimeSpan.
    """

    start: int
    end: int
    op: str
    values: dict[str, int | str]
    grain: Grain
    rule: str


class Claim(Struct, frozen=True):
    """An act that the content of a statement may be: when its subject is whose ``side`` says.

    subject: the head of the phrase that names whose deed it is; the finite verb where only its ending tells; None when
    no words do. quoted: whether it stands in quotation marks. rule: as in ``acts.toml``.
    """

    act: Act
    side: Literal["speaker", "other", "any"]
    subject: int | None
    quoted: bool
    rule: str


class StatementDraft(Struct, frozen=True):
    """A found attribution: spans and token numbers, no decisions about who is meant.

    content, cue: character ranges ``(start, end)`` in text order. source: characters of the words that name the
    source, None when there are none. source_head: the token to resolve. relays: heads of the tokens that name
    outlets which the words credit (``skriver TeleSUR``), outermost first. carry: where the speaker comes from when
    the words do not say (``previous``: the speaker of the quotation before; ``next``: the one after).
    cue_head: the cue's main token, None for a free-standing quotation. score: the rule's confidence, 0 to 1. claims:
    the acts that the content may be where the cue is neutral, likeliest first.
    """

    content: tuple[tuple[int, int], ...]
    form: Form
    cue: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    source_head: int | None
    cue_head: int | None
    document: str | None
    addressees: tuple[int, ...]
    act: Act
    certainty: Certainty
    occasion: tuple[int, int] | None
    relays: tuple[int, ...]
    carry: Literal["previous", "next", "none"]
    headline: bool
    score: float
    rule: str
    claims: tuple[Claim, ...] = ()


class EventDraft(Struct, frozen=True):
    """A trigger with its frame filled: token numbers, no decisions about who is meant.

    actors, recipients: head tokens of the phrases that fill the roles. trigger: token; trigger_span: characters.
    personal: true when nobody but people by name take part, so that only an office can make it politics.
    deed: the noun of an act told before that its object takes up (*condemned the attack*), and the types that it may
    have; the event is about whoever did that. spoken: the actor is whoever says the words around the trigger. carrier:
    the light verb of a noun (*announced sanctions*). alleged: somebody is accused of it. headless: a passive leaves out
    who did it (*Peru was urged to stop*).
    """

    trigger: int
    trigger_span: tuple[int, int]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    symmetric: bool
    status: Status
    places: tuple[int, ...]
    rule: str
    personal: bool = False
    deed: tuple[str, ...] = ()
    spoken: bool = False
    carrier: int | None = None
    alleged: bool = False
    headless: bool = False
