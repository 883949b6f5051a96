"""Read offices off the text: whose title stands beside which name, and which state the office serves.

Venezuelas utrikesminister Yvan Gil            genitive, title before the name
den ryske utrikesministern Sergei Lavrov       adjective, title before the name
Anna Berg, the Swedish foreign minister, …     apposition after the name
the foreign minister of Norway, Kari Dahl, …   apposition after the title
Ana Ruiz is the foreign minister of Spain      copula
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.annotation import Analysis, MentionDraft
from communique.languages.discourse import Discourse
from communique.resolution.abreast import acts, alone, joined_before
from communique.resolution.inquiries import looks_into, tells_party
from communique.resolution.regional import Regional

SERVED = frozenset({"state", "organisation", "bloc", "group", "outlet", "place"})
AFTER = 2
"""Adjectives that may follow a title."""
POSTED = frozenset({
    "ambassador", "permanent representative", "consul general", "consul", "envoy", "special envoy",
    "chargé d'affaires", "embassy", "delegation",
})  # fmt: skip
"""Offices and organs that serve one state in another: a place after them is where they are."""
PORTFOLIOS = frozenset({"europe minister"})
"""Offices whose compound names what they deal with (Swedish *EU-minister*)."""
NO_OFFICES = frozenset({"soldier", "veteran"})
"""Titles that are found before names and are no office."""
NOT_OF_ORGANS = frozenset({"MED", "JRN", "BUS", "EDU", "NGO"})
"""Sectors of what an organ before it only owns ("government websites")."""
BASED = frozenset({"based", "born", "backed", "led", "funded", "run"})
"""Last parts of compounds with a state that is not the one served ("the London-based group")."""
ORGAN_WORDS = 6
"""Words that the name of an organ has at most before the name of who leads it."""
REACH = 6
"""Tokens that may stand between a title and the state before it, or between a name's comma and the title."""


def posted_title(draft: MentionDraft) -> bool:
    """Tell whether a title or organ serves one state in another."""
    return (draft.office or draft.rule.rpartition(":")[2]) in POSTED


@dataclass(frozen=True)
class Office:
    """A title in the text. draft: its index; of: indices of the drafts that name whom it serves; holders: of people."""

    draft: int
    of: tuple[int, ...]
    holders: tuple[int, ...]
    rule: str
    organ: int | None = None
    """The draft of the organ before the title, which the holder is of ("the ministry spokesman")."""


class OfficeReader:
    """Finds the neighbours of each title. Both lists of neighbours are by token, so that reading is linear."""

    def __init__(
        self, analysis: Analysis, drafts: Sequence[MentionDraft], words: Discourse, courtesy: frozenset[str]
    ) -> None:
        """Index the drafts. words: the small words of the language; courtesy: "mr", in lower case."""
        self.analysis = analysis
        self.drafts = drafts
        self.of_words = frozenset(words.of)
        self.to_words = frozenset(words.posted) - self.of_words
        self.origins = frozenset(words.origin)
        self.own_words = self.of_words.intersection(words.issuer)
        self.courtesy = courtesy
        self.backed = frozenset(words.backed)
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.titles = {d.first: n for n, d in enumerate(drafts) if d.office}
        self.organs: dict[int, int] = {}
        self.organ_at: dict[int, int] = {}
        for n, d in enumerate(drafts):
            if d.form not in ("described", "pronoun"):
                self.starts.setdefault(d.first, n)
                self.ends.setdefault(d.last, n)
            elif d.sector and not d.office:
                self.organs.update((i, d.last) for i in range(d.first, d.last))
                self.organ_at.update((i, n) for i in range(d.first, d.last))
        self.regional = Regional(analysis, drafts, self.starts, self.organ_at, frozenset(words.called))

    def read(self) -> list[Office]:
        """Return one Office for each title among the drafts."""
        return [self._office(n) for n, d in enumerate(self.drafts) if d.office or d.sector]

    def _office(self, n: int) -> Office:
        draft = self.drafts[n]
        before, left = self._states_before(n)
        after, right = self._states_after(n)
        if posted_title(draft):
            before = self._senders(before)
        of = self._in_compound(draft) or self.regional.served(draft, before, after)
        organ = None if of or draft.sector in NOT_OF_ORGANS else self._organ_before(draft)
        if draft.office is None:
            return Office(n, of, (), "organ", organ)
        acting = acts(self.analysis, draft.head, right)
        for rule, found in (
            ("title-before-name", self._person_at(draft.last, draft.plural) or self._person_behind_more(draft)),
            ("title-and-title", self._person_of_next(draft)),
            ("title-of-state-name", self._person_after_state(right, bare=bool(after) and not draft.plural)),
            ("name-apposition", () if acting else self._person_before(left, draft.plural)),
            ("title-apposition", self._apposition(draft)),
            ("copula", self._subject(draft)),
        ):
            if found:
                behind = () if of or organ is not None or rule != "title-before-name" else self._state_behind(found)
                return Office(n, of or behind, found, rule, organ)
        return Office(n, of, (), "title", organ)

    def _state_behind(self, holders: tuple[int, ...]) -> tuple[int, ...]:
        """Return the state in an of-phrase after the one name behind a title ("President Ana Ruiz of Chile")."""
        k = self.owner_after(self.drafts[holders[0]].last) if len(holders) == 1 else None
        return (k,) if k is not None and self.drafts[k].kind == "state" else ()

    def owner_after(self, at: int) -> int | None:
        """Return the draft named in an of-phrase that begins at a token."""
        analysis = self.analysis
        if at + 1 >= len(analysis) or analysis.lower(at) not in self.own_words:
            return None
        return self.starts.get(at + 2 if analysis.pos[at + 1] == "DET" else at + 1)

    def _senders(self, before: tuple[int, ...]) -> tuple[int, ...]:
        """Return who sends an envoy, where the state before his title is that of his errand ("the UN Syria envoy")."""
        k = self.ends.get(self.drafts[before[0]].first) if len(before) == 1 else None
        return (k,) if k is not None and self.drafts[k].kind in ("organisation", "bloc") else before

    def _in_compound(self, draft: MentionDraft) -> tuple[int, ...]:
        """Return the state that a title's own words hold (``top Norwegian diplomat``, Swedish ``EU-chefen``)."""
        inside = (self.starts.get(i) for i in range(draft.first, draft.last) if draft.office not in PORTFOLIOS)
        of = [k for k in inside if k is not None and self.drafts[k].last <= draft.last]
        return tuple(k for k in of if self.drafts[k].kind in SERVED)[:1]

    def _organ_before(self, draft: MentionDraft) -> int | None:
        """Return the organ right before a title, as a compound or a genitive."""
        at = draft.first - 1
        while at > 0 and (self.analysis.lower(at) in ("'s", "’s") or self.analysis.pos[at] == "ADJ"):
            at -= 1
        return self.organ_at.get(at) if at >= self.analysis.sentence_at(draft.first).first else None

    def _apposition(self, draft: MentionDraft) -> tuple[int, ...]:
        """Return the name that stands in apposition to a title further on: "the head of the league, Ana Ruiz, …".

        Titles of its own may stand before it ("the head of the league, former senator Ana Ruiz"). Behind a plural stand
        several ("Chile and Peru presidents, Ana Ruiz and Juan Mora").
        """
        if draft.plural and self.analysis.word(min(draft.last, len(self.analysis) - 1)) == ",":
            several = self._person_at(draft.last + 1, True)
            return several if len(several) > 1 else ()
        beside = self.analysis.having(draft.head, "appos")
        alone = not draft.plural and len(beside) == 1 and not self.analysis.having(beside[0], "conj")
        for c in beside if alone else ():  # *several leaders, among them …*
            first = self.analysis.extent(c)[0]
            for n, d in self._around(c):
                behind_comma = "," in (self.analysis.word(d.first - 1), self.analysis.word(first - 1))
                if d.kind == "person" and d.first >= draft.last and behind_comma:
                    return (n,)
        return ()

    def _states_before(self, n: int) -> tuple[tuple[int, ...], int]:
        """Return the drafts of states that stand before the title, and the first token of the whole phrase."""
        analysis, at = self.analysis, self.drafts[n].first
        stop = max(analysis.sentence_at(at).first, at - REACH)
        found: list[int] = []
        left = at
        while at > stop:
            k = self.ends.get(at)
            if k is not None and k != n and self.drafts[k].kind in SERVED and self._serves(k, n, at):
                found.append(k)
                left = at = self.drafts[k].first
                if (joined := joined_before(self, n, at, len(found))) > stop:
                    at = joined
                    continue
                break
            word = analysis.lower(at - 1)
            if not self._modifies(at - 1) and word not in ("'s", "’s"):
                break
            if analysis.pos[at - 1] == "DET":
                left = at - 1
                break
            at -= 1
        while left > stop and analysis.pos[left - 1] == "ADJ" and analysis.rel[left - 1] == "amod":
            left -= 1  # "a former Norwegian diplomat"
        if left > stop and analysis.pos[left - 1] == "DET":
            left -= 1
        return tuple(sorted(found)), left

    def _serves(self, k: int, n: int, at: int) -> bool:
        """Tell whether the name of draft k, which ends at a token, may be of whom the title of draft n is."""
        name, title = self.drafts[k], self.drafts[n]
        if self.is_based(at) or self.is_backed(name) or alone(self.analysis, name, title.head):
            return False
        return not (looks_into(self.analysis, title, name) or tells_party(title, name))

    def _modifies(self, token: int) -> bool:
        """Tell whether a token may stand between a state and the title: adjective, participle, article, particle."""
        pos = self.analysis.pos[token]
        return pos in ("ADJ", "ADV", "PART", "DET") or (pos == "VERB" and self.analysis.rel[token] == "amod")

    def _states_after(self, n: int) -> tuple[tuple[int, ...], int]:
        """Return the drafts of states in an of-phrase after the title, and the token after it."""
        analysis, at = self.analysis, self.drafts[n].last
        last = analysis.sentence_at(at - 1).last
        found: list[int] = []
        at = self._adjectives(at, last, found)
        posted = posted_title(self.drafts[n])
        words = self.own_words if posted else self.of_words
        if self.drafts[n].office and not posted and self.drafts[n].office not in NO_OFFICES:
            words = words | self.origins
        if found or at >= last or analysis.lower(at) not in words:
            return tuple(found), self._posting(at, last, posted)
        at += 1
        while at < last:
            if analysis.pos[at] == "DET":
                at += 1
                continue
            k = self.starts.get(at)
            if k is None and at + 1 in self.starts and self._names_kind(at):
                at += 1
                continue
            if k is None or self.drafts[k].kind not in SERVED:
                break
            if self.is_based(self.drafts[k].last):
                at = self.drafts[k].last + 2
                continue
            found.append(k)
            at = self.drafts[k].last
            if at < last and analysis.lower(at) in ("'s", "’s"):
                at += 1
            if at + 2 < last and analysis.word(at) == "(" and analysis.word(at + 2) == ")":  # its acronym
                at += 3
            if at < last and (analysis.rel[at] == "cc" or (analysis.word(at) == "," and at + 1 in self.starts)):
                at += 1
                continue
            if at + 2 < last and analysis.word(at) == "," and analysis.rel[at + 1] == "cc" and at + 2 in self.starts:
                at += 2
                continue
            break
        if not found and at not in self.organs:  # the name there is of whom the title is, not of who holds it
            return (), self._posting(self.drafts[n].last, last)
        return tuple(found), self._posting(self._unknown_organ(self.organs.get(at, at), last), last)

    def _unknown_organ(self, at: int, last: int) -> int:
        """Return the token after the capitalised words of an organ that stand between a state and a person's name."""
        for j in range(at, min(at + ORGAN_WORDS, last)):
            k = self.starts.get(j)
            if k is not None and self.drafts[k].kind == "person":
                return j
            if not self.analysis.word(j)[:1].isupper() or self.analysis.pos[j] not in ("PROPN", "ADJ", "NOUN"):
                break
        return at

    def _names_kind(self, token: int) -> bool:
        """Tell whether a definite noun only says what the name after it is (Swedish *i grannlandet Norge*)."""
        return self.analysis.pos[token] == "NOUN" and "Definite=Def" in self.analysis.morph[token]

    def is_based(self, at: int) -> bool:
        """Tell whether what stands before a token is the first part of a compound like *London-based*."""
        analysis = self.analysis
        return at + 1 < len(analysis) and analysis.word(at) == "-" and analysis.lower(at + 1) in BASED

    def is_backed(self, draft: MentionDraft) -> bool:
        """Tell whether the name of a power stands in a compound that says whom it backs (Swedish *FN-stödda*)."""
        power, hyphen, rest = self.analysis.lower(draft.last - 1).rpartition("-")
        return bool(hyphen and power) and rest in self.backed

    def _posting(self, at: int, last: int, posted: bool = False) -> int:
        """Return the token after "to the UN", where an envoy is posted; the state that he serves stands elsewhere."""
        words = self.to_words | self.of_words if posted else self.to_words
        if at >= last or self.analysis.lower(at) not in words:
            return at
        at += 1
        while at < last and self.analysis.pos[at] == "DET":
            at += 1
        k = self.starts.get(at)
        return self.drafts[k].last if k is not None and self.drafts[k].kind in SERVED else at

    def _adjectives(self, at: int, last: int, found: list[int]) -> int:
        """Add the states of adjectives right after a title ("presidente interino colombiano"); return what follows."""
        for _ in range(AFTER):
            k = self.starts.get(at)
            if k is not None and self.drafts[k].form == "adjective" and self.drafts[k].kind in SERVED:
                found.append(k)
                at = self.drafts[k].last
            elif at < last and k is None and self.analysis.word(at).islower() and self._follows(at):
                at += 1
        return at

    def _follows(self, token: int) -> bool:
        """Tell whether an adjective or participle follows the noun that it describes."""
        analysis = self.analysis
        return analysis.head[token] < token and (
            analysis.pos[token] == "ADJ" or (analysis.pos[token] == "VERB" and analysis.rel[token] in ("amod", "acl"))
        )

    def _person_at(self, at: int, several: bool) -> tuple[int, ...]:
        """Return the name that starts at a token; for a plural title also those coordinated with it."""
        analysis = self.analysis
        if at < len(analysis) - 1 and analysis.lower(at) in self.courtesy:
            at += 1
        k = self.starts.get(at)
        if k is None or self.drafts[k].kind != "person" or analysis.sentence_of[at] != analysis.sentence_of[at - 1]:
            return ()
        found, at = [k], self.drafts[k].last
        while several and at + 1 < len(analysis) and (analysis.rel[at] == "cc" or analysis.word(at) == ","):
            k = self.starts.get(at + 1)
            if k is None or self.drafts[k].kind != "person":
                break
            found.append(k)
            at = self.drafts[k].last
        return tuple(found)

    def _person_of_next(self, draft: MentionDraft) -> tuple[int, ...]:
        """Return the name behind a second title of its bearer ("Malaysian Prime Minister and ASEAN Chair Ana Ruiz").

        The second is that of a body, so that the name is not another state's minister.
        """
        analysis, at = self.analysis, draft.last
        if at + 3 >= len(analysis) or analysis.pos[at] != "CCONJ" or draft.plural:
            return ()
        k = self.starts.get(at + 1)
        if k is None or self.drafts[k].kind not in ("bloc", "organisation"):
            return ()
        title = self.titles.get(self.drafts[k].last)
        return () if title is None else self._person_at(self.drafts[title].last, False)

    def _person_behind_more(self, draft: MentionDraft) -> tuple[int, ...]:
        """Return the name behind what else a minister is for ("Minister for Development and the Pacific Ana Ruiz")."""
        analysis, at = self.analysis, draft.last
        if at + 2 >= len(analysis) or analysis.pos[at] != "CCONJ":
            return ()
        at += 1 + (analysis.pos[at + 1] == "DET")
        k = self.starts.get(at)
        if k is None or self.drafts[k].kind == "person":
            return ()
        return self._person_at(self.drafts[k].last, False) if self.drafts[k].last < len(analysis) else ()

    def _person_after_state(self, at: int, *, bare: bool) -> tuple[int, ...]:
        """Return the name after "the minister of Norway," or "the minister,": closed by a comma or the sentence.

        bare: it may stand right behind, as behind a state ("the minister of Norway Kari Dahl").
        """
        analysis = self.analysis
        if at >= len(analysis):
            return ()
        if analysis.word(at) != ",":
            return self._person_at(at, False) if bare else ()
        found = self._person_at(at + 1, False) if at + 1 < len(analysis) else ()
        if not found:
            return ()
        end = self.drafts[found[0]].last
        closed = end >= len(analysis) or analysis.word(end) in {",", ".", ";", ":", ")", "—", "–", "”", '"'}
        return found if closed else ()

    def _person_before(self, left: int, several: bool) -> tuple[int, ...]:
        """Return the name before a comma (and perhaps "who is") to which the title is an apposition."""
        analysis = self.analysis
        at = left
        if at <= 0 or analysis.sentence_of[at - 1] != analysis.sentence_of[min(left, len(analysis) - 1)]:
            return ()
        for _ in range(2):
            if at > 0 and analysis.pos[at - 1] in ("PRON", "AUX"):
                at -= 1
        comma = at > 0 and analysis.word(at - 1) in {",", "(", "–", "—"}
        if at <= 0 or not (comma or (left - at == 2 and analysis.pos[at] == "PRON")):  # "Eva Lund who is spokesperson"
            return ()
        k = self.ends.get(at - comma)
        if k is None or self.drafts[k].kind != "person":
            return ()
        found = [k]
        while several and (k := self.coordinated_before(self.drafts[found[0]].first)) is not None:
            found.insert(0, k)
        return tuple(found)

    def coordinated_before(self, at: int) -> int | None:
        """Return the name before "and" or a comma that stands before a token."""
        joined = at > 1 and (self.analysis.rel[at - 1] == "cc" or self.analysis.word(at - 1) == ",")
        k = self.ends.get(at - 1) if joined else None
        return k if k is not None and self.drafts[k].kind == "person" else None

    def _subject(self, draft: MentionDraft) -> tuple[int, ...]:
        """Return the name that is the subject of "… is the minister", "… is one of the ministers who"."""
        analysis, at = self.analysis, draft.head
        one = analysis.rel[at] == "nmod" and analysis.pos[analysis.head[at]] in ("NUM", "PRON", "DET")
        at = analysis.head[at] if one and analysis.having(at, "relcl") else at
        subjects = analysis.having(at, "subj") if analysis.having(at, "cop") else []
        around = ((n, d) for s in subjects for n, d in self._around(s))
        return next(((n,) for n, d in around if d.kind == "person" and d.form in ("name", "surname")), ())

    def _around(self, token: int) -> list[tuple[int, MentionDraft]]:
        return [(n, self.drafts[n]) for first, n in self.starts.items() if first <= token < self.drafts[n].last]
