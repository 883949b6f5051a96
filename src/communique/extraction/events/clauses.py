"""Who stands where in a clause: subjects and objects through passives, relative clauses, coordination and control."""

from __future__ import annotations

from communique.annotation import Analysis
from communique.languages.events import Words

VERBAL = frozenset({"VERB", "AUX"})
REACH = 8
"""How many clauses upwards a missing subject is looked for."""


class Clauses:
    """Questions about the clauses of one Analysis. Tokens are given and returned as indices."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self.analysis = analysis
        self.relatives = frozenset(words.relatives)
        self.agents = frozenset(words.agents)
        self.object_control = frozenset(words.object_control)
        self._prepositions: dict[int, list[tuple[str, int]]] = {}

    def lemma(self, i: int) -> str:
        """Return the lemma in lower case."""
        return self.analysis.lemma[i].lower()

    def verbal(self, i: int) -> bool:
        """Tell whether token i is a verb, or a predicate with a copula."""
        return self.analysis.pos[i] in VERBAL or bool(self.analysis.having(i, "cop"))

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """Return the prepositional phrases under token i as (preposition, noun)."""
        if i not in self._prepositions:
            self._prepositions[i] = [
                (self._case(j), j) for j in self.analysis.having(i, "obl", "nmod", "agent", "iobj", "advcl", "acl")
            ]
        return [pair for pair in self._prepositions[i] if pair[0]]

    def _case(self, j: int) -> str:
        cases = self.analysis.having(j, "case") or (
            self.analysis.having(j, "mark") if self.analysis.pos[j] == "NOUN" else []
        )
        return " ".join(self.analysis.lower(k) for k in cases if k < j)

    def passive(self, i: int) -> bool:
        """Tell whether verb i is passive, be it as a participle after its noun or before it."""
        a = self.analysis
        if a.having(i, "aux_pass", "subj_pass", "agent") or "Voice=Pass" in a.morph[i]:
            return True
        past = "VerbForm=Part" in a.morph[i] and "Tense=Pres" not in a.morph[i] and "Aspect=Prog" not in a.morph[i]
        if a.rel[i] in ("acl", "amod"):
            return past
        return a.rel[i] == "conj" and past and not a.having(i, "subj", "aux") and self.passive(a.head[i])

    def agent(self, i: int) -> int | None:
        """Return the agent of passive verb i."""
        found = self.analysis.having(i, "agent")
        return found[0] if found else next((j for prep, j in self.prepositions(i) if prep in self.agents), None)

    def subject(self, i: int, reach: int = REACH) -> int | None:
        """Return who does what verb (or predicate) i says, looking upwards when the clause does not say."""
        if self.passive(i):
            return self.agent(i)
        return self._surface(i, reach)

    def patient(self, i: int, reach: int = REACH) -> int | None:
        """Return to whom it is done: the object, or the subject of a passive."""
        a = self.analysis
        if self.passive(i):
            return self._surface(i, reach)
        if found := a.having(i, "obj"):
            return self._antecedent(found[0], i)
        if a.rel[i] == "relcl" and a.having(i, "subj") and not self._relative_subject(i):
            return a.head[i]
        return self._shared_object(i)

    def _shared_object(self, i: int) -> int | None:
        """Return the object that stands only with a later verb (*attacked and destroyed the base*)."""
        a = self.analysis
        for j in a.having(i, "conj"):
            if a.pos[j] == "VERB" and not a.having(j, "subj") and (found := a.having(j, "obj")):
                return found[0] if j - i <= 3 else None
        return None

    def _surface(self, i: int, reach: int) -> int | None:
        """Return the grammatical subject of i: its own, or the one that it shares."""
        a = self.analysis
        own = a.having(i, "subj", "subj_pass")
        if own:
            return self._antecedent(own[-1], i)
        if reach == 0 or a.head[i] == i:
            return None
        head, rel = a.head[i], a.rel[i]
        if rel in ("acl", "amod", "relcl"):
            return self._above_noun(i, head, reach)
        if rel in ("conj", "advcl", "comp", "xcomp", "parataxis", "dep"):
            return self._from_clause(i, head, rel, reach)
        return None

    def _above_noun(self, i: int, head: int, reach: int) -> int | None:
        """Return the subject of a participle or infinitive under a noun."""
        a = self.analysis
        if a.having(i, "mark") and a.rel[i] == "acl" and a.pos[head] in ("NOUN", "ADJ"):
            return self.owner(head, reach - 1)
        return head

    def _from_clause(self, i: int, head: int, rel: str, reach: int) -> int | None:
        a = self.analysis
        if rel == "conj":
            if a.pos[head] in VERBAL or a.having(head, "cop", "subj", "subj_pass"):
                return self._surface(head, reach - 1)
            return None
        if rel == "xcomp" and self.lemma(head) in self.object_control and not self.passive(head):
            controlled = a.having(head, "obj", "iobj") or [j for _, j in self.prepositions(head) if j < i]
            if controlled:
                return controlled[0]
        if a.pos[head] in VERBAL or a.having(head, "cop", "subj", "subj_pass"):
            return self._surface(head, reach - 1)
        return self.owner(head, reach - 1) if a.pos[head] == "NOUN" else None

    def owner(self, noun: int, reach: int = REACH) -> int | None:
        """Return whose decision, plan or attempt noun i is: its genitive, its *by* phrase, else the verb's subject."""
        a = self.analysis
        if found := a.having(noun, "poss"):
            return found[0]
        if by := [j for prep, j in self.prepositions(noun) if prep in self.agents]:
            return by[0]
        head = a.head[noun]
        if reach > 0 and head != noun and a.rel[noun] in ("obj", "xcomp", "obl") and self.verbal(head):
            return self.subject(head, reach - 1)
        return None

    def _relative_subject(self, i: int) -> bool:
        return any(self.analysis.lower(j) in self.relatives for j in self.analysis.having(i, "subj", "subj_pass"))

    def _antecedent(self, j: int, verb: int) -> int:
        """Return what a relative pronoun stands for, any other token itself."""
        a = self.analysis
        if a.lower(j) not in self.relatives or a.pos[j] not in ("PRON", "DET", "SCONJ"):
            return j
        top = verb
        for _ in range(REACH):
            if a.rel[top] == "relcl":
                return a.head[top]
            if a.rel[top] not in ("conj", "xcomp", "comp") or a.head[top] == top:
                break
            top = a.head[top]
        return j

    def governor(self, i: int) -> int | None:
        """Return the verb, noun or adjective in whose complement token i stands, None at the top of a clause."""
        a = self.analysis
        for _ in range(REACH):
            if a.head[i] == i:
                return None
            if a.rel[i] != "conj":
                return a.head[i]
            i = a.head[i]
        return None
