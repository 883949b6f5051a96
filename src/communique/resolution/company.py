"""The company of an article: what is known of its people and offices, and what the rules of resolution may ask.

Whom a phrase means depends on whom others mean, so the rules that answer ask one another. They ask through this class;
``cast.Cast`` fills in the answers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer
from communique.languages.pack import Pack
from communique.records import ActorRef, Article, How, Span
from communique.resolution.genders import genders_of
from communique.resolution.held import Held
from communique.resolution.incumbents import Incumbents
from communique.resolution.naming import Namer
from communique.resolution.offices import Office, OfficeReader
from communique.resolution.people import Person, join_people
from communique.resolution.pronouns import Candidate
from communique.resolution.quoted import quoted_ranges


class Company(ABC):
    """One article under the rules of resolution. drafts: its mentions in text order, numbered from 0."""

    incumbents: Incumbents
    """Who holds which office, here and by the gazetteer."""
    candidates: list[Candidate]
    """The people named, as possible antecedents, in text order."""

    def __init__(
        self, article: Article, analysis: Analysis, drafts: Sequence[MentionDraft], pack: Pack, gazetteer: Gazetteer
    ) -> None:
        self.article = article
        self.analysis = analysis
        self.drafts = drafts
        self.pack = pack
        self.gazetteer = gazetteer
        self.day = article.published.first if article.published else None
        self.people, self.whose = join_people(analysis, drafts, gazetteer, genders_of(pack))
        self._people = {p.id: p for p in self.people}
        self.reader = OfficeReader(analysis, drafts, pack.discourse, pack.titles.courtesies)
        self.offices = {o.draft: o for o in self.reader.read()}
        self.offices_of_draft: dict[int, list[Office]] = {}
        for office in self.offices.values():
            for n in office.of:
                self.offices_of_draft.setdefault(n, []).append(office)
        self.organs = [n for n in self.offices if drafts[n].rule.startswith("title:organ:")]
        self.namer = Namer(analysis, drafts, gazetteer)
        self.at_token = self._by_token()
        """The drafts over each token; longer ones first, names before titles."""
        self.held: list[Held] = []
        """Who is told to hold which office."""
        self._quoted = quoted_ranges(analysis.text, analysis.blocks)
        self._state_drafts: dict[int, list[int]] = {}

    # --- what the words alone tell ----------------------------------------------------------------------------------

    def person(self, key: str) -> Person | None:
        """Return the person of this article with an identifier."""
        return self._people.get(key)

    def is_pronoun(self, token: int, kind: str) -> bool:
        """Tell whether a token is a singular pronoun: ``thing`` for things and institutions, ``human`` for people."""
        rules = [self.drafts[n].rule for n in self.at_token.get(token, ()) if self.drafts[n].form == "pronoun"]
        return any(r.startswith("pronoun:singular") and r.endswith(":thing") == (kind == "thing") for r in rules)

    def is_quoted(self, token: int) -> bool:
        """Tell whether a token stands within quotation marks."""
        at = self.analysis.start[token]
        before = bisect_right(self._quoted, (at, len(self.analysis.text)))
        return before > 0 and at < self._quoted[before - 1][1]

    @cached_property
    def told(self) -> list[int]:
        """For each sentence, how many sentences before it are not all quotation."""
        out, count = [], 0
        for s in self.analysis.sentences:
            out.append(count)
            count += not (self.is_quoted(s.first) and self.is_quoted(max(s.first, s.last - 2)))
        return out

    def state_drafts(self, sentence: int) -> list[int]:
        """Return the drafts of states in a sentence, in text order."""
        if sentence not in self._state_drafts:
            s = self.analysis.sentences[sentence]
            near = dict.fromkeys(n for i in range(s.first, s.last) for n in self.at_token.get(i, ()))
            self._state_drafts[sentence] = [n for n in near if self.drafts[n].kind == "state"]
        return self._state_drafts[sentence]

    def locates(self, n: int) -> bool:
        """Tell whether a state only tells where the town before it lies ("in Munich, Germany"); not so in a dateline.

        Or where somebody is based, whom a word behind a hyphen describes (*a British-based group*), or whose time or
        money is told.
        """
        first, behind = self.drafts[n].first, self.drafts[n].last
        if behind < len(self.analysis) and self.analysis.word(behind) == "-":
            return True
        if behind < len(self.analysis) and self.analysis.lemma[behind].lower() in self.pack.discourse.reckonings:
            return True
        if first < self.analysis.sentence_at(first).first + 3 or self.analysis.word(first - 1) != ",":
            return False
        before = self.at_token.get(first - 2, ())
        return any(self.drafts[k].kind == "place" and self.drafts[k].last == first - 1 for k in before)

    def is_gone(self, state: str) -> bool:
        """Tell whether a state was no more on the article's day (*the former Soviet republic*)."""
        entry = self.gazetteer.entry(state)
        return entry is not None and entry.last is not None and entry.last < (self.day or entry.last + "~")

    def _by_token(self) -> dict[int, list[int]]:
        """Return the drafts over each token; longer ones first, names before titles."""
        at: dict[int, list[int]] = {}
        order = sorted(range(len(self.drafts)), key=lambda n: self.drafts[n].first - self.drafts[n].last)
        for n in order:
            for i in range(self.drafts[n].first, self.drafts[n].last):
                at.setdefault(i, []).append(n)
        return at

    # --- what the rules answer for one another ------------------------------------------------------------------------

    @abstractmethod
    def refs(self, token: int) -> tuple[ActorRef, ...]:
        """Return whom the phrase headed by a token means, coordinated phrases included; never the same actor twice."""

    @abstractmethod
    def one(self, token: int) -> tuple[ActorRef, ...]:
        """Return whom the phrase headed by a token means, without what is coordinated with it."""

    @abstractmethod
    def at_home(self, token: int, ref: ActorRef) -> ActorRef:
        """Return a nameless party to an act with the state or bloc that the text tells of there, as far as it does."""

    @abstractmethod
    def place(self, token: int) -> ActorRef | None:
        """Return the place that a token names: a city, region, state, or a capital as a place; None otherwise."""

    @abstractmethod
    def all_of(self, n: int) -> tuple[ActorRef, ...]:
        """Return whom draft n means: all of its candidates when they are meant together."""

    @abstractmethod
    def served_by(self, n: int) -> list[str]:
        """Return the states and organisations that the title of draft n is of, as far as the words beside it say."""

    @abstractmethod
    def served(self, office: Office, follow: bool = True) -> list[str]:
        """Return the states and organisations that an office is of; an organ of state stands for its state.

        follow: where the words name no state, look for the organ that they are of, or that was named before.
        """

    @abstractmethod
    def person_ref(self, person: Person, span: Span | None, how: How, rule: str) -> ActorRef:
        """Return a reference to a person in the office in which he acts here."""

    @abstractmethod
    def office_of(self, person: Person) -> tuple[str, str | None] | None:
        """Return the office in which a person acts here: the text's word first, else what the gazetteer knows."""

    @abstractmethod
    def modifiers(self, token: int) -> list[int]:
        """Return the drafts of states that stand under a noun as adjective, genitive or of-phrase."""

    @abstractmethod
    def described(self, token: int) -> tuple[ActorRef, ...]:
        """Return whom a common noun means: the name beside it, the states of "both countries", the state it is of."""

    @property
    @abstractmethod
    def spoken(self) -> list[Counter[str]]:
        """The states told of in each sentence, with how often."""

    @property
    @abstractmethod
    def spoken_in_all(self) -> Counter[str]:
        """The states that the article tells of, with how often."""

    @property
    @abstractmethod
    def only_told(self) -> str | None:
        """The only state that the article tells of, None where there is none such."""
