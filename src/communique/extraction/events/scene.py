"""What the event rules see of an article: the analysis with its mentions, and who stands in which phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from communique.annotation import Analysis, MentionDraft
from communique.extraction.events.lexicon import NounSet
from communique.extraction.events.lists import alike, enumerated, introduced, spelled_out
from communique.extraction.events.signs import Signs
from communique.languages.pack import Pack

DEPTH = 4
"""How many nouns deep an actor is looked for in a phrase (*the policies of the government of Iran*)."""


VIOLENT = frozenset({"ASSAULT", "THREATEN", "COERCE", "MOBILIZE"})
"""Types of deeds whose nouns are figures of speech beside a party (*a Liberal assault*)."""


def between(tokens: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return those of some tokens in text order that lie in ``[first, last)``."""
    return tokens[bisect_left(tokens, first) : bisect_left(tokens, last)]


class Scene(Signs):
    """One article under the event rules."""

    def __init__(self, analysis: Analysis, pack: Pack, mentions: Sequence[MentionDraft]) -> None:
        super().__init__(analysis, pack, mentions)
        self._members: dict[int, list[tuple[int, str]]] = {}
        self._answers: dict[tuple[Callable[[Scene, int], frozenset[str]], int], frozenset[str]] = {}
        self._around: dict[int, set[str]] = {}
        self.said: dict[int, list[tuple[str, int]]] = {}
        """What verbs say of their objects, where that was asked."""

    def once(self, question: Callable[[Scene, int], frozenset[str]], i: int) -> frozenset[str]:
        """Return the answer to a question about token i, worked out the first time only."""
        if (question, i) not in self._answers:
            self._answers[question, i] = question(self, i)
        return self._answers[question, i]

    def words_around(self, i: int) -> set[str]:
        """Return the words and lemmas of token i's sentence and the word after it, what contractions stand for too."""
        a, number = self.analysis, self.analysis.sentence_of[i]
        found = self._around.get(number)
        if found is None:
            first, last = a.sentences[number].first, a.sentences[number].last + 1
            found = self._around[number] = {*a.lowers[first:last], *self.lemmas[first:last]}
            found.update(whole for word, whole in self.clauses.contractions.items() if word in found)
        return found

    @cached_property
    def judging(self) -> list[int]:
        """The tokens whose words may judge: predicates, and words of the classes that do."""
        a, lexicon = self.analysis, self.lexicon
        verbs = {*self.words.naming, *lexicon.misdeeds, *lexicon.menaces}
        found = {a.head[i] for i in a.related.get("cop", ())}
        found.update(
            i for i, lemma in enumerate(self.lemmas) if lemma in verbs and a.pos[i] == "VERB" and a.rel[i] != "cop"
        )
        for i in (*a.related.get("subj", ()), *a.related.get("subj_pass", ())):
            if a.pos[i] == "NOUN":
                if self.noun(i) in lexicon.burdens:
                    found.add(i)
                if self.in_set(i, lexicon.reprisals):
                    found.add(a.head[i])
        return sorted(found)

    def carriers(self, i: int, depth: int = DEPTH) -> list[int]:
        """Return the tokens that name the actors of the phrase headed by i, coordinated phrases included.

        An actor is itself; of a thing it is whose it is, whence it comes, or what its adjective says.
        """
        out: list[int] = []
        row = self._together(i)
        for t in [t for t in row if not self._is_title(t, row)]:
            found = self._called(t) or self._counted(t, depth) or ([t] if self._acts(t) else self._inside(t, depth))
            if t != i and out and self._takes_up(found):
                continue
            out += [j for j in found if j not in out]
        return out

    def _is_title(self, i: int, row: Sequence[int]) -> bool:
        """Tell whether a noun is one of two titles before a name (*Lawyer and former minister Ada Lind*)."""
        a = self.analysis
        if not self.is_people(i) or "Number=Plur" in a.morph[i] or a.having(i, "det", "poss", "nummod"):
            return False
        name = self.mention_at.get(next((t for t in row if t > i), i))
        if name is None or name.kind != "person" or name.form not in ("name", "surname") or name.first < i + 3:
            return False
        between = range(i + 2, name.first)
        return a.pos[i + 1] == "CCONJ" and all(a.pos[k] in ("NOUN", "PROPN", "ADJ") for k in between)

    def _takes_up(self, found: Sequence[int]) -> bool:
        """Tell whether a thing is only somebody's who was told before (*Lind and his house*)."""
        return len(found) == 1 and self.analysis.rel[found[0]] == "poss" and self.analysis.pos[found[0]] == "PRON"

    def _acts(self, i: int) -> bool:
        """Tell whether a token names an actor; a common noun in an idiom does not (*with undiminished force*)."""
        if self.lemma(i) in self.words.tallies and self._measured(i):
            return False  # *thousands of dollars*
        idle = i in self.idle and self.analysis.pos[i] == "NOUN" and not self.is_entourage(i)
        return self.is_actor(i) and not idle

    def _together(self, i: int) -> list[int]:
        """Return token i and those coordinated with it, people too whose name the parser took for part of the last."""
        a = self.analysis
        found = [t for t in a.conjuncts(i) if not self.people.is_named_already(i, t)]
        hidden = [k for t in found for k in a.having(t, "compound", "flat") if k < t and a.having(k, "cc", "conj")]
        named = [k for k in hidden if (m := self.mention_at.get(k)) is not None and m.kind == "person" and not m.office]
        found = [t for t in found if not self._shared_adjective(t)]
        listed = [k for t in found for k in (*a.listed(t), *enumerated(self, t)) if self.is_alike(t, k)]
        return sorted(
            {
                *found,
                *named,
                *listed,
                *(k for t in found for k in (*self._beside_name(t), *self._alongside(t), *self._ahead(t))),
            }
        )

    def _shared_adjective(self, i: int) -> bool:
        """Tell whether an adjective taken for a noun shares the noun of the next (*Chadian and Malian refugees*)."""
        a, mention = self.analysis, self.mention_at.get(i)
        if mention is None or mention.form != "adjective" or i + 3 >= len(a) or a.rel[i + 1] != "cc":
            return False
        other = self.mention_at.get(i + 2)
        noun = a.head[i + 2]
        return other is not None and other.form == "adjective" and noun > i + 2 and noun in a.having(i, "conj")

    def is_alike(self, i: int, k: int) -> bool:
        """Tell whether two tokens name actors of one kind."""
        one, other = self.mention_at.get(i), self.mention_at.get(k)
        return one is not None and other is not None and alike(one.kind, other.kind) and other.form != "adjective"

    def _alongside(self, i: int) -> list[int]:
        """Return who is named with another behind a comma (*Norway, along with Chile, …*)."""
        a, mention = self.analysis, self.mention_at.get(i)
        at = (mention.last if mention is not None else i + 1) + 1
        if at + 1 < len(a) and a.word(at - 1) != "," and a.rel[i] == "subj" and a.head[i] > at:
            at -= 1  # *Norge tillsammans med Chile sände* …
        elif at + 1 >= len(a) or a.word(at - 1) != ",":
            return []
        for words in self.words.alongside:
            after = at + len(words.split())
            if " ".join(a.lowers[at:after]) == words and after < len(a):
                with_them = [j for j in (after, a.head[after]) if j >= after and j in self.mention_at]
                return [t for j in with_them[:1] for t in a.conjuncts(j) if t in self.mention_at]
        return []

    def _ahead(self, i: int) -> list[int]:
        """Return who is named as the first of many (*sju länder med Norge och Peru i spetsen*)."""
        a = self.analysis
        if not self.words.ahead or a.pos[i] != "NOUN":
            return []
        for prep, j in self.clauses.prepositions(i):
            named = [t for t in a.conjuncts(j) if t in self.mention_at] if prep in self.words.about else []
            if named and " ".join(a.lowers[named[-1] + 1 : named[-1] + 3]) in self.words.ahead:
                return named
        return []

    def _beside_name(self, i: int) -> list[int]:
        """Return who is coordinated with the name of a single office (*the leader Ada Ray and President Bo Lie*)."""
        a = self.analysis
        mention = self.mention_at.get(i)
        if mention is None or not mention.office or mention.plural:
            return []
        joined = [k for name in a.having(i, "appos") for k in a.conjuncts(name) if k != name]
        return [k for k in joined if (m := self.mention_at.get(k)) is not None and m.kind == "person"]

    def _counted(self, i: int, depth: int) -> list[int]:
        """Return the people whom a noun of quantity counts (*thousands of Kurds*)."""
        return [t for j in self._measured(i) for t in self.carriers(j, depth - 1)] if depth else []

    def named(self, i: int) -> list[int]:
        """Return those of the coordinated nouns that are actors themselves, not things of an actor."""
        row = self.analysis.conjuncts(i)
        row = [t for t in row if not self._is_title(t, row)] if len(row) > 1 else row
        return [j for t in row for j in self._called(t) or self._people_of(t) if self.is_actor(j)]

    def _people_of(self, i: int) -> list[int]:
        """Return the people whom a noun of quantity counts, else the noun itself."""
        return [j for k in self._measured(i) for j in self.analysis.conjuncts(k) if self.is_actor(j)] or [i]

    def _called(self, i: int) -> list[int]:
        """Return the names of whom a common noun means (*the commission Russia–Venezuela*, *states such as Chad*)."""
        if found := self._examples(i) or introduced(self, i) or spelled_out(self, i) or self._represented(i):
            return found
        after = self.mention_at.get(i + 1)
        members = after is not None and after.joint and after.form == "name" and i not in self.mention_at
        return [i + 1] if members and self.analysis.pos[i] == "NOUN" else []

    def _represented(self, i: int) -> list[int]:
        """Return for whom several people without a name only stand (*representatives of Chad and the rebels*)."""
        mission = self.lemma(i) in self.words.missions
        if not mission and self.lemma(i) not in self.words.proxies:
            return []
        many = mission or "Number=Plur" in self.analysis.morph[i]
        if self.analysis.having(i, "appos") or self.modifiers(i):
            return []
        for prep, j in self.clauses.prepositions(i):
            if prep in self.words.proxies_of and j > i and self.analysis.rel[j] == "nmod":
                found = self.carriers(j)
                return found if many or len(found) > 1 else []
        return []

    def _examples(self, i: int) -> list[int]:
        """Return the names that stand as examples after a plural noun; the people of a party stand with them."""
        a = self.analysis
        if a.pos[i] == "PROPN":
            found = self._exemplified(i) if "Number=Plur" in a.morph[i] and self._acts(i) else []
            return [i, *found] if found else []
        if a.pos[i] != "NOUN":
            return []
        after = self.mention_at.get(i + 3) if i + 3 < len(a) and a.lower(i + 2) in self.examples else None
        if after is not None and after.first == i + 3 and a.word(i + 1) == ",":
            if row := enumerated(self, after.head):
                return [after.head, *row]
            if "Number=Plur" in a.morph[i] and a.pos[i + 2] in ("VERB", "ADV") and a.rel[after.head] == "obl":
                return [t for t in a.conjuncts(after.head) if t in self.mention_at]
        return self._exemplified(i) if "Number=Plur" in a.morph[i] else []

    def _exemplified(self, i: int) -> list[int]:
        """Return the names that hang as examples under a noun (*states such as Chad*, *states, including Chad*)."""
        a = self.analysis
        for prep, j in self.clauses.prepositions(i):
            case = max(a.having(j, "case"), default=i)
            before = a.lower(case - 1) if prep == "as" and case - 1 > i else ""
            if f"{before} {prep}".strip() in self.examples:
                return [t for t in dict.fromkeys((*a.conjuncts(j), *enumerated(self, j))) if t in self.mention_at]
        for j in a.having(i, "appos", "nmod"):
            if i < j and any(a.lower(k) in self.examples for k in a.having(j, "advmod", "mark", "case")):
                return [t for t in dict.fromkeys((*a.conjuncts(j), *enumerated(self, j))) if t in self.mention_at]
        return []

    def _inside(self, i: int, depth: int) -> list[int]:
        a = self.analysis
        if depth == 0:
            return []
        named = (k for j in a.having(i, "appos") for k in self._together(j))
        if by_name := [k for k in named if self._is_person_by_name(k)]:
            return by_name  # *the party's committeeman, Ada Lind*
        for j in self.owners(i):
            if found := self.carriers(j, depth - 1):
                return found
        for j in a.having(i, "acl", "relcl"):
            by = self.clauses.agent(j) if self.clauses.passive(j) and not self._judges(j, i) else None
            if by is not None and (found := self.carriers(by, depth - 1)):
                return found
        doers = frozenset(self.words.agents)  # *the killing of soldiers by rebels* is the rebels'
        for j in [*self._after(i, doers), *self._after(i, self.inside - doers), *a.having(i, "appos", "flat")]:
            if found := self.carriers(j, depth - 1):
                return found
        if found := self.modifiers(i):
            return found
        return next((f for j in self._after(i, self.about) if (f := self.carriers(j, depth - 1))), [])

    def _is_person_by_name(self, i: int) -> bool:
        mention = self.mention_at.get(i)
        return mention is not None and mention.kind == "person" and mention.form == "name"

    def _judges(self, verb: int, deed: int) -> bool:
        """Tell whether a verb says what somebody thinks of another's raid (*the strike, which Lund approved*).

        Whoever backs a proposal may own it, whoever condemns it does not; a raid is launched by whose it is.
        """
        patterns = self.lexicon.verbs.get(self.lemma(verb), ())
        every = {p.group.type for p in patterns}
        bare = {p.group.type for p in patterns if not (p.words or p.object or p.preps or p.needs)}
        if bare & {"ACCUSE", "REJECT"} and "ASSAULT" not in bare:
            return True
        backs = "SUPPORT" in every and not every & {"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "THREATEN"}
        return backs and any(p.group.type == "ASSAULT" for p in self.lexicon.noun_patterns(self.noun(deed)))

    def _after(self, i: int, preps: frozenset[str]) -> list[int]:
        found = self.clauses.prepositions(i)
        return [j for prep, j in found if prep in preps and self.analysis.rel[j] in ("nmod", "obl", "agent")]

    def owners(self, i: int) -> list[int]:
        """Return the genitives of noun i, those too that the parser hung under its adjectives."""
        a = self.analysis
        return a.having(i, "poss") or [k for j in a.having(i, "amod") for k in a.having(j, "poss")]

    def modifiers(self, i: int) -> list[int]:
        """Return the adjectives and names before noun i that say whose it is (*US sanctions*)."""
        out = []
        for j in self.analysis.having(i, "amod", "compound", "nmod", "dep", "advmod"):
            if self.analysis.rel[j] == "advmod" and j not in self.mention_at:
                continue
            if self.analysis.having(j, "case") or self._ethnic(j) or j in self.setting(i):
                continue
            name = self.mention_at.get(j) if self.analysis.pos[j] == "ADJ" else None
            if name is not None and name is self.mention_at.get(i):
                continue  # a part of the name itself, which tells of no state
            if self.lemma(j) in self.words.led or self.analysis.lower(j) in self.words.led:
                out += [k for k in self.analysis.children[j] if k in self.mention_at]
            elif self._modifying(j):
                both = [*self.analysis.conjuncts(j), *self._hyphened(j)]
                out += [j, *(k for k in both if k != j and self._modifying(k))]
        return out

    def setting(self, i: int) -> list[int]:
        """Return the towns before the noun of an attack or of talks, which say where (*the Oslo bombing, summit*)."""
        near = [(j, m) for j in self.analysis.having(i, "compound") if (m := self.mention_at.get(j))]
        towns = [(j, m) for j, m in near if m.kind == "place" or m.form == "capital"]
        patterns = self.lexicon.noun_patterns(self.noun(i)) if towns else ()
        if any(p.group.type == "CONSULT" for p in patterns):
            return [j for j, _ in towns]
        violent = bool(patterns) and all(p.group.type == "ASSAULT" for p in patterns)
        return [j for j, m in towns if m.kind == "place"] if violent else []

    def _hyphened(self, j: int) -> list[int]:
        """Return the adjective before a hyphen (*a Franco-British plan*)."""
        a = self.analysis
        return [k for k in a.children[j] if k + 2 == j and a.word(k + 1) == "-"]

    def _ethnic(self, j: int) -> bool:
        """Tell whether an adjective of a state says of what descent people are (*ethnic Albanian unrest*)."""
        before = [*self.analysis.having(j, "amod", "advmod", "compound"), j - 1]
        return any(k >= 0 and self.lemma(k) in self.words.descent for k in before)

    def _modifying(self, j: int) -> bool:
        mention = self.mention_at.get(j)
        if mention is not None and mention.form != "described":
            return mention.kind != "organisation" or mention.form != "adjective" or self._partisan(j)
        if self.analysis.word(j - 1) == "-" and self.analysis.lower(j - 2) in self.words.prefixes:
            return False  # *an anti-union law*
        if self.lemma(j) in self.words.weak_modifiers or self.analysis.pos[j] not in ("NOUN", "PROPN"):
            return False
        counted = bool(self.analysis.having(j, "nummod")) or self.analysis.word(j)[0].isdigit()
        compound = self.analysis.rel[j] == "compound" and j not in self.idle and not counted  # *a 12-nation deal*
        compound = compound and self.lexicon.sector(self.noun(j)) is not None
        return (mention is not None and not counted) or compound

    def _partisan(self, j: int) -> bool:
        """Tell if a party's adjective says whose a word is (*Liberal criticism*, not *the Liberal vote fight*)."""
        noun = self.analysis.head[j]
        types = {p.group.type for p in self.lexicon.noun_patterns(self.noun(noun))}
        return bool(types) and not types & VIOLENT and not self.analysis.having(noun, "compound")

    def split_genitive(self, noun: int) -> list[int]:
        """Return the name before a noun whose genitive was written apart (*USA: s sanktioner*)."""
        a, first = self.analysis, self.analysis.sentence_at(noun).first
        for j in range(noun - 1, max(first + 1, noun - DEPTH), -1):
            if a.lower(j) == "s" and a.word(j - 1) == ":" and j - 2 >= first and j - 2 in self.mention_at:
                return [j - 2]
        return []

    def in_set(self, i: int, nouns: NounSet) -> bool:
        """Tell whether the phrase headed by i, or one coordinated with it, is of a class."""
        return any(self._is_of(k, noun, nouns) for k, noun in self.members(i) if k not in self.idle)

    def members(self, i: int) -> list[tuple[int, str]]:
        """Return the nouns of the phrase headed by i, coordinated and measured ones among them, as tokens and words."""
        if i not in self._members:
            every = [k for j in self.analysis.conjuncts(i) for k in (j, *self._measured(j))]
            self._members[i] = [(k, self.noun(k)) for k in every]
        return self._members[i]

    def _measured(self, i: int) -> list[int]:
        """Return what a noun of quantity measures (*dozens of artefacts*)."""
        if self.lemma(i) not in self.quantities:
            return []
        beside = {*self.places, *self.words.opposed}  # *tusentals i Oslo*, *miles contra el gobierno*
        found = self.clauses.prepositions(i)
        return [j for prep, j in found if prep not in beside][:1] or [
            j for j in self.analysis.having(i, "nmod", "appos") if all(j != k for _, k in found)
        ][:1]

    def _is_of(self, i: int, noun: str, nouns: NounSet) -> bool:
        if any(self._phrase(i, *option) for option in nouns.heads(noun)):
            return True
        mention = self.mention_at.get(i) if nouns.places or nouns.persons else None
        if nouns.persons:
            human = mention is not None and (mention.kind == "person" or mention.form == "inhabitant")
            return human and mention is not None and not mention.rule.endswith(":thing")
        return mention is not None and mention.kind in ("place", "state") and mention.form in ("name", "capital")

    def _phrase(self, i: int, before: tuple[str, ...], of: str | None) -> bool:
        if not self.has_before(i, before):
            return False
        return of is None or any(self.lemma(j) == of for _, j in self.clauses.prepositions(i))

    def has_before(self, i: int, before: tuple[str, ...]) -> bool:
        """Tell whether noun i has these words as modifiers before it, in any order."""
        if not before:
            return True
        near = {self.lemma(j) for j in self.analysis.children[i] if j < i}
        near |= {self.lemma(k) for j in self.analysis.children[i] if j < i for k in self.analysis.children[j]}
        near |= {self.analysis.lower(j) for j in self.analysis.children[i] if j < i}
        return all(word in near or word.rstrip("s") in near for word in before)
