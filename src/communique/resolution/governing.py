"""The time that governs a word: what its clause says, else its sentence, else the scene that the text has set.

    line = TimeLine(analysis, times)
    line.own(token)      the time told in the token's own clause, or under the token itself when that is a noun
    line.sentence(token) the same, else that of a clause it depends on or is coordinated with
    line.before(token)   the date last told by the narrator before the token
    line.at(token)       the first of these that there is; failing all, the first date told shortly after it

Statements ask with the token of their cue, events with that of their trigger. What ``own`` and ``sentence`` return
keeps the basis of the time itself; what comes from the discourse is ``inferred``, and ``because`` names the words.
Who knows better how the text goes on (a scene of the same speaker) asks ``sentence`` first and ``at`` last.

The discourse dates what the text narrates. It does not date what stands within quotation marks, nor what is only
mentioned to describe something else ("the sanctions imposed by …", "a message of support"): ``at`` returns None there
unless the sentence itself tells a time. A scene holds on in later paragraphs when it is that of the news: of the days
before publication, without one told in the lead. What lies ahead, or is but a condition, sets none; a time whose days
cannot be told (*on Monday*, of an unknown week) sets one without a date.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from communique.annotation import Analysis
from communique.languages.pack import Pack
from communique.records import Block, TimeSpan

CLAUSES = frozenset({"root", "comp", "xcomp", "advcl", "acl", "relcl", "parataxis"})
"""Relations of words that head a clause; a coordinated verb does as well."""
SHARING = frozenset({"xcomp", "advcl", "acl", "relcl", "conj", "parataxis"})
"""Clauses that stand in the time of the one above; not ``comp``: what is said to happen does not happen when said."""
NOUN_LINKS = frozenset({"nmod", "obl", "appos", "acl", "poss", "amod", "compound", "flat", "nummod", "dep", "advmod"})
CORE = frozenset({"obj", "subj", "subj_pass", "iobj", "xcomp"})
NARRATIVE = frozenset({"root", "conj", "parataxis"})
MONTH = 31
"""Days of the longest range that sets a scene."""
NARRATED = frozenset({"day", "week", "month", "span"})
"""Grains precise enough to set a scene."""
MENTIONED = frozenset({"nmod", "poss", "agent", "amod", "compound", "appos", "acl", "relcl"})
"""Relations of words that describe another word; what they mention is not placed in the scene."""
QUOTES = re.compile(r"[\"“”„«»]")
DASHES = frozenset("–—―-")
"""What opens a paragraph of speech; its times are the speaker's."""
HOLDS = 16
"""Sentences that a scene holds on."""
FRESH = 7
"""Days before publication that are still those of the news."""
LEAD = 5
"""Sentences at the beginning, the title's among them, that a date told later may still date."""
AHEAD = 3
"""Sentences within which a date told later still dates what stands before any date, as a lead does."""


class Told(NamedTuple):
    """A time where it stands. head: its topmost token; host: the word it modifies; clause: that of the host."""

    time: TimeSpan
    head: int
    host: int
    clause: int


class Spoken(NamedTuple):
    """The words of a language that tie a time beside a verb to that verb.

    occasions: lemmas of nouns of occasions and media of speaking; at: prepositions before them (*in an interview on
    Monday*); marks: conjunctions of a clause that happens at the same time (*when he met reporters on Monday*). since:
    words before the day from which something goes on; earlier: auxiliaries of a clause that looks back; by_now: of one
    that tells what has been done; ahead: auxiliaries and conjunctions of one that looks ahead.
    """

    occasions: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    by_now: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack) -> Spoken:
        """Return those of a language."""
        nouns = frozenset(pack.cues.occasions) | frozenset(pack.cues.documents)
        words = pack.discourse
        ahead = pack.negation.modals.future | frozenset(pack.negation.conditionals)
        rest = (words.spoken_at, words.meanwhile, pack.times.tense.since, words.earlier, words.by_now, ahead)
        return cls(nouns, *map(frozenset, rest))


class TimeLine:
    """The times of an article in its syntax.

    analysis: of the article; times: its TimeSpans, of which those count that have days and words. until: ISO date
    (that of publication); what lies after it sets no scene. spoken: the language's words about speaking.
    """

    def __init__(
        self, analysis: Analysis, times: Sequence[TimeSpan], until: str | None = None, spoken: Spoken | None = None
    ) -> None:
        self.analysis = analysis
        self.spoken = spoken or Spoken()
        self.clause_of = _clauses(analysis)
        every = sorted((t for time in times if (t := self._place(time))), key=lambda t: t.head)
        self.told = [t for t in every if t.time.first]
        self.by_clause: dict[int, list[Told]] = {}
        for t in every:
            self.by_clause.setdefault(t.clause, []).append(t)
        self.marks = [m.start() for block in analysis.blocks for m in _marks(analysis.text, block)]
        self.scenes = [t for t in every if self._sets_scene(t, until)]
        self.scene_heads = [t.head for t in self.scenes]
        self.onward = _onward([t.time for t in self.scenes], [self._is_news(t, until) for t in self.scenes])
        self._own: dict[int, TimeSpan | None] = {}
        self._sentence: dict[int, TimeSpan | None] = {}

    def at(self, token: int) -> TimeSpan | None:
        """Return the time that governs a token, by syntax or by discourse."""
        if found := self._of_sentence(token):
            return _placed(found)
        if not self.narrates(token) or self.clause_of[token] in self.by_clause:
            return None  # *at a meeting in March he argued …*
        return self.before(token) or self._ahead(token)

    def own(self, token: int) -> TimeSpan | None:
        """Return the time told in the token's own clause; for a noun, first that which stands under it."""
        return _placed(self._of_clause(token))

    def _of_clause(self, token: int) -> TimeSpan | None:
        if token not in self._own:
            self._own[token] = self._told_at(token)
        return self._own[token]

    def _told_at(self, token: int) -> TimeSpan | None:
        clause = self.clause_of[token] if len(self.analysis) else -1
        here = self.by_clause.get(clause, ())
        under = [t for t in here if t.host == token] or [t for t in here if token != clause and self._under(t, token)]
        direct = [t for t in here if t.host == clause or self.analysis.rel[t.host] in CORE]
        return self._nearest(under or direct or (self._meanwhile(clause) if token == clause else []), token)

    def sentence(self, token: int) -> TimeSpan | None:
        """Return the time of the token's clause, of one it depends on, or of one coordinated with it."""
        return _placed(self._of_sentence(token))

    def undated(self, token: int) -> bool:
        """Tell whether a token's sentence tells when it was in words of which the days are not known (*on Monday*)."""
        found = self._of_sentence(token)
        return found is not None and not found.first

    def _of_sentence(self, token: int) -> TimeSpan | None:
        if token not in self._sentence:
            self._sentence[token] = self._told_in_sentence(token) if len(self.analysis) else None
        return self._sentence[token]

    def _told_in_sentence(self, token: int) -> TimeSpan | None:
        if (found := self._of_clause(token)) or self._aside(token):
            return found
        for clause in self._above(self.clause_of[token]):
            if found := self._nearest(self.by_clause.get(clause, ()), token):
                return found
        return self._coordinated(self.clause_of[token])

    def before(self, token: int) -> TimeSpan | None:
        """Return the date last told by the narrator before a token, inferred to hold on."""
        n = bisect_left(self.scene_heads, token)
        if n and self._block(self.scenes[n - 1].head) != self._block(token):
            n = self.onward[n - 1] + 1  # *On Monday … The day before … / …*: a paragraph holds its look back
        if not n or self._sentences_between(self.scenes[n - 1].head, token) > HOLDS:
            return None
        return self._inferred(self.scenes[n - 1], "the date last told before it")

    def _sentences_between(self, one: int, other: int) -> int:
        return abs(self.analysis.sentence_of[one] - self.analysis.sentence_of[other])

    def _block(self, token: int) -> int:
        return self.analysis.sentence_at(token).block

    def _ahead(self, token: int) -> TimeSpan | None:
        n = bisect_right(self.scene_heads, token)
        if n == len(self.scenes):
            return None
        if self.analysis.sentence_of[token] > LEAD:
            return None
        near = self._sentences_between(self.scenes[n].head, token) <= AHEAD and self.scenes[n].time.grain == "day"
        return self._inferred(self.scenes[n], "the first date told, shortly after it") if near else None

    def narrates(self, token: int) -> bool:
        """Tell whether the discourse dates a token: the narrator tells of it, in his own words."""
        if not len(self.analysis) or self._quoted(token) or self.analysis.rel[token] in MENTIONED:
            return False
        clause = self.clause_of[token]
        return all(self.analysis.rel[c] not in MENTIONED for c in (clause, *self._above(clause)))

    def _aside(self, token: int) -> bool:
        """Tell whether a token is a noun that stands beside what its clause tells: "despite the sanctions"."""
        return token != self.clause_of[token] and self.analysis.rel[token] in MENTIONED | {"obl"}

    def _quoted(self, token: int) -> bool:
        """Tell whether an odd number of quotation marks stands before a token in its block."""
        a = self.analysis
        start = a.blocks[a.sentence_at(token).block].span.start
        return (bisect_left(self.marks, a.start[token]) - bisect_left(self.marks, start)) % 2 == 1

    def _inferred(self, told: Told, why: str) -> TimeSpan | None:
        if not told.time.first:
            return None
        words = told.time.span.exact if told.time.span else ""
        return replace(told.time, basis="inferred", because=f"{why}: {words!r}")

    def _meanwhile(self, clause: int) -> list[Told]:
        """Return the times of clauses that happen along with another: *speaking on Monday, …*, *when he met … on*."""
        a, out = self.analysis, list[Told]()
        for c in a.having(clause, "advcl") if clause >= 0 else ():
            marks = [a.lower(k) for k in a.having(c, "mark", "case", "advmod") if k < c]
            along = bool(marks) and marks[0] in self.spoken.marks
            bare = not marks and "VerbForm=Part" in a.morph[c] and not a.having(c, "subj", "subj_pass", "aux")
            out += [t for t in self.by_clause.get(c, ()) if t.host == c] if along or bare else []
        return out

    def _place(self, time: TimeSpan) -> Told | None:
        """Find the tokens of a time; None when its words were not analysed."""
        if time.span is None:
            return None
        first = bisect_right(self.analysis.end, time.span.start)
        last = bisect_left(self.analysis.start, time.span.end)
        if first >= last:
            return None
        head = next((i for i in range(first, last) if not first <= self.analysis.head[i] < last), first)
        host = self._host(head)
        before = self.analysis.lower(first - 1) if first else ""
        if before in self.spoken.since:
            time = replace(time, last=None, grain="span")
        return Told(time, head, host, self.clause_of[host])

    def _host(self, head: int) -> int:
        """Return the word that a time modifies: the verb in *said at the summit last Sunday*."""
        a = self.analysis
        host = self._spoken_at(a.head[head])
        bare = host < head and a.rel[host] == "obl" and a.rel[head] not in ("poss", "compound", "amod")
        return a.head[host] if bare and not a.having(head, "case") and a.word(head - 1) != "," else host

    def _spoken_at(self, host: int) -> int:
        """Return the verb that tells what was said on an occasion, for the occasion: *said in an interview on Monday*.

        What is said of a document in a participle counts as said of the document: *in a letter sent on Monday*.
        """
        a, spoken = self.analysis, self.spoken
        noun = a.head[host] if a.rel[host] == "acl" and "VerbForm=Part" in a.morph[host] else host
        if a.lemma[noun] not in spoken.occasions or a.rel[noun] not in ("obl", "nmod") or a.pos[noun] != "NOUN":
            return host
        case = next((a.lower(k) for k in a.having(noun, "case") if k < noun), None)
        return a.head[noun] if case in spoken.at and a.pos[a.head[noun]] == "VERB" else host

    def _sets_scene(self, told: Told, until: str | None) -> bool:
        a, clause = self.analysis, told.clause
        main = a.rel[clause] in NARRATIVE and all(a.rel[c] in NARRATIVE for c in self._above(clause))
        direct = told.host == clause or a.rel[told.host] in CORE
        past = until is None or (told.time.first or "") <= until
        caption = a.block_kind(told.head) == "caption"
        spoken = caption or self._quoted(told.head) or a.blocks[a.sentence_at(told.head).block].span.exact[:1] in DASHES
        back = any(a.lower(k) in self.spoken.earlier for k in a.having(clause, "aux"))
        precise = is_precise(told.time) or (not told.time.first and told.time.grain in NARRATED)
        return main and direct and past and precise and not spoken and not back and not self.looks_ahead(clause)

    def looks_ahead(self, clause: int) -> bool:
        """Tell whether a clause tells of what is still to come, or only of a condition: its day is none of a scene.

        A present tense with a day does so (*the test comes on Tuesday*), but in a headline.
        """
        a, words = self.analysis, self.spoken
        beside = a.having(clause, "aux", "aux_pass", "cop", "mark")
        if any({a.lower(k), a.lemmas[k]} & words.ahead for k in beside):
            return True
        if any(a.lower(k) in words.by_now for k in beside) or a.block_kind(clause) == "title":
            return False
        return any("Tense=Pres" in a.morph[k] and "VerbForm=Fin" in a.morph[k] for k in (clause, *beside))

    def _is_news(self, told: Told, until: str | None) -> bool:
        """Tell whether a scene is that of the news, so that the text goes on from it in later paragraphs."""
        if until is None or not told.time.first:
            return self.analysis.sentence_of[told.head] <= LEAD
        since = (date.fromisoformat(until) - timedelta(days=FRESH)).isoformat()
        return (told.time.last or told.time.first) >= since

    def _under(self, told: Told, token: int) -> bool:
        """Tell whether a time stands under a noun with only noun phrases between."""
        a, at = self.analysis, told.head
        while at not in (token, told.clause) and a.rel[at] in NOUN_LINKS:
            at = a.head[at]
        return at == token

    def _above(self, clause: int) -> Iterator[int]:
        """Yield the clauses in whose time a clause stands, nearest first."""
        a = self.analysis
        for _ in range(len(a)):
            if a.rel[clause] not in SHARING or a.head[clause] == clause:
                return
            clause = self.clause_of[a.head[clause]]
            yield clause

    def _coordinated(self, clause: int) -> TimeSpan | None:
        """Return the time of a later verb with the same subject: "visited Moscow and signed the treaty on Monday"."""
        a = self.analysis
        for c in a.having(clause, "conj"):
            if not a.having(c, "subj", "subj_pass") and (found := self._nearest(self.by_clause.get(c, ()), clause)):
                return found
        return None

    def _nearest(self, told: Sequence[Told], token: int) -> TimeSpan | None:
        key = lambda t: (not t.time.first, t.time.grain != "day", abs(t.head - token), t.head)  # noqa: E731
        best = min(told, key=key, default=None)
        return best.time if best else None


def is_precise(time: TimeSpan) -> bool:
    """Tell whether a time is precise enough to set a scene; a range of more than a month is none."""
    if time.grain not in NARRATED or time.first is None or time.last is None:
        return False
    if time.grain != "span":
        return True
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days <= MONTH


def _placed(time: TimeSpan | None) -> TimeSpan | None:
    """Return a time whose days are known."""
    return time if time is not None and time.first else None


def _onward(times: Sequence[TimeSpan], news: Sequence[bool]) -> list[int]:
    """Return for each scene the number of the last up to it from which the text goes on in another paragraph, or -1.

    That is the last of the news that does not look back to a day before one told.
    """
    out, latest = list[int](), ""
    for n, time in enumerate(times):
        day = (time.first or latest) if time.grain == "day" else latest
        out.append(n if news[n] and day >= latest else (out[-1] if out else -1))
        latest = max(latest, day)
    return out


def _marks(text: str, block: Block) -> Iterator[re.Match[str]]:
    return QUOTES.finditer(text, block.span.start, block.span.end)


def _clauses(a: Analysis) -> list[int]:
    """Return for each token the head of its clause; a noun's time belongs to the clause that the noun stands in."""
    head, size = a.head, len(a)
    every = enumerate(zip(head, a.rel, strict=True))
    out = [
        i if h == i or rel in CLAUSES or (rel == "conj" and _coordinated_clause(a, i)) else -1 for i, (h, rel) in every
    ]
    for i in range(size):
        if out[i] >= 0:
            continue
        path, at = [i], head[i]
        while out[at] < 0 and len(path) <= size:
            path.append(at)
            at = head[at]
        clause = out[at] if out[at] >= 0 else at
        for j in (*path, at):
            out[j] = clause
    return out


def _coordinated_clause(a: Analysis, i: int) -> bool:
    return a.pos[i] in ("VERB", "AUX") or bool(a.having(i, "subj", "subj_pass", "cop"))
