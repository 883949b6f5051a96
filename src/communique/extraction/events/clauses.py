"""Who stands where in a clause: subjects and objects through passives, relative clauses, coordination and control."""

from __future__ import annotations

from collections.abc import Callable, Container

from communique.annotation import Analysis
from communique.languages.events import Words

CLAUSAL = frozenset({"root", "xcomp", "comp", "advcl", "conj", "parataxis", "relcl"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
CLIMB = 4
"""How many words up the people are looked for whom a relative pronoun means."""
CLOSE = 12
"""How many words back the verb is looked for with which another shares its subject."""
REACH = 8
"""How many clauses upwards a missing subject is looked for."""


class Clauses:
    """Questions about the clauses of one Analysis. Tokens are given and returned as indices."""

    def __init__(
        self,
        analysis: Analysis,
        words: Words,
        deponents: frozenset[str] = frozenset(),
        past: dict[str, str] | None = None,
        verbs: Container[str] = (),
    ) -> None:
        """Prepare to ask.

        deponents: lemmas of verbs that look passive and are not (*enas*). past: past tenses and their lemmas. verbs:
        the lemmas of the lexicon.
        """
        self.analysis = analysis
        self.lemmas = self._lemmas(words.lemmas)
        self.deponents = deponents
        self.past = past or {}
        self.verbs = verbs
        self.people: Callable[[int], bool] = lambda i: analysis.pos[i] in NOMINAL
        self.blames: Callable[[int], bool] = lambda i: i < 0
        self.nominal: Callable[[int], bool] = lambda i: analysis.pos[i] in ("NOUN", "PROPN", "PRON")
        self._misread: dict[int, str | None] = {}
        self.infinitives = frozenset(words.infinitives)
        self.blame_marks = frozenset(words.blame_marks)
        self.bare_objects = words.bare_objects
        self.reduced_passives = frozenset(words.reduced_passives)
        self.relatives = frozenset(words.relatives)
        self.person_relatives = frozenset(words.person_relatives)
        self.agents = frozenset(words.agents)
        self.scenes = frozenset(words.scenes)
        self.object_control = frozenset(words.object_control)
        self.directives = frozenset(words.directives)
        self._prepositions: dict[int, list[tuple[str, int]]] = {}
        self._patients: dict[int, int | None] = {}

    def _lemmas(self, mended: dict[str, str]) -> list[str]:
        a = self.analysis
        if not mended:
            return a.lemmas
        every = zip(a.lowers, a.pos, a.lemmas, strict=True)
        return [(mended.get(lower) if pos in VERBAL else None) or lemma for lower, pos, lemma in every]

    def lemma(self, i: int) -> str:
        """Return the lemma in lower case, put right where the pipeline is known to err."""
        return self.lemmas[i]

    def misread(self, i: int) -> str | None:
        """Return the lemma of a past tense that the tagger took for another part of speech, None for other words.

        The same form may be a participle: not so after a word that begins a noun phrase (*de införda …*).
        """
        if not self.past:
            return None
        if i not in self._misread:
            self._misread[i] = self._past_tense(i) or self._infinitive(i)
        return self._misread[i]

    def _infinitive(self, i: int) -> str | None:
        """Return the lemma of an infinitive after its mark, or where a clause must stand, that was tagged a noun."""
        a = self.analysis
        if not self.bare_objects or a.pos[i] in VERBAL or a.lower(i) not in self.verbs:
            return None
        marked = i > 0 and a.lower(i - 1) in self.infinitives
        return a.lower(i) if marked or a.rel[i] == "xcomp" else None

    def _past_tense(self, i: int) -> str | None:
        a = self.analysis
        lower = a.lower(i)
        lemma = self.past.get(lower) or (self.past.get(lower[:-1]) if lower.endswith("s") else None)
        if lemma is None or (a.pos[i] in VERBAL and a.rel[i] not in ("amod", "acl", "nmod", "flat")):
            return lemma if lemma is not None and lemma != self.lemma(i) and a.pos[i] in VERBAL else None
        first = a.sentence_at(i).first
        at = i - 1
        while at > first and a.pos[at] == "ADV" and a.rel[i] == "amod":
            at -= 1
        begins = a.pos[at] in ("DET", "ADJ", "ADP", "NUM", "PART") or "Poss=Yes" in a.morph[at]
        if i == first or (begins and not self.nominal(at)):
            return None
        return lemma

    def verbal(self, i: int) -> bool:
        """Tell whether token i is a verb, or a predicate with a copula."""
        return self.analysis.pos[i] in VERBAL or bool(self.analysis.having(i, "cop", "aux"))

    def verbal_only(self, i: int) -> bool:
        """Tell whether token i is a verb and no predicate noun or adjective."""
        return self.analysis.pos[i] in VERBAL

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """Return the prepositional phrases under token i as (preposition, noun)."""
        found = self._prepositions.get(i)
        if found is None:
            under = self.analysis.having(i, "obl", "nmod", "agent", "iobj", "advcl", "acl")
            found = self._prepositions[i] = [(case, j) for j in under if (case := self._case(j))]
        return found

    def _case(self, j: int) -> str:
        cases = self.analysis.having(j, "case") or (
            self.analysis.having(j, "mark") if self.analysis.pos[j] == "NOUN" else []
        )
        return " ".join(self.analysis.lower(k) for k in cases if k < j)

    def passive(self, i: int) -> bool:
        """Tell whether verb i is passive, be it as a participle after its noun or before it."""
        a = self.analysis
        if a.having(i, "aux_pass") or self._headline_passive(i):
            return True
        if self.misread(i):
            return a.lower(i).endswith("s") and a.lower(i)[:-1] in self.past
        if "Voice=" in a.morph[i]:
            return "Voice=Pass" in a.morph[i] and self.lemma(i) not in self.deponents
        if a.having(i, "subj_pass", "agent"):
            return True
        past = "VerbForm=Part" in a.morph[i] and "Tense=Pres" not in a.morph[i] and "Aspect=Prog" not in a.morph[i]
        if a.rel[i] in ("acl", "amod"):
            return past
        return a.rel[i] == "conj" and past and not a.having(i, "subj", "aux") and self.passive(a.head[i])

    def _headline_passive(self, i: int) -> bool:
        """Tell whether a past form without object is a passive without auxiliary (*minister urged to resign*)."""
        a = self.analysis
        if self.lemma(i) not in self.reduced_passives or a.having(i, "aux", "obj", "iobj", "comp"):
            return False
        past = "Tense=Past" in a.morph[i] or "VerbForm=Part" in a.morph[i]
        return past and i + 1 < len(a) and a.lower(i + 1) in self.infinitives and bool(a.having(i, "xcomp"))

    def agent(self, i: int) -> int | None:
        """Return the agent of passive verb i."""
        found = self.analysis.having(i, "agent")
        return found[0] if found else next((j for prep, j in self.prepositions(i) if prep in self.agents), None)

    def subject(self, i: int, reach: int = REACH) -> int | None:
        """Return who does what verb (or predicate) i says, looking upwards when the clause does not say."""
        if self.passive(i):
            return self.agent(i)
        found = None if self._broken(i) else self.surface(i, reach)
        if found is not None or not self.bare_objects:
            return found
        before = self._coordinated_before(i)
        return self.subject(before) if before is not None else self._beside(i)[0]

    def _coordinated_before(self, i: int) -> int | None:
        """Return the verb that shares its subject with verb i, where the parser misses it (*attacked and fled*)."""
        a = self.analysis
        if a.rel[i] != "conj" or i == 0 or a.pos[i - 1] != "CCONJ":
            return None
        first = max(a.sentence_at(i).first, i - CLOSE)
        return next((j for j in range(i - 2, first - 1, -1) if a.pos[j] == "VERB" and self.tensed(j)), None)

    def patient(self, i: int, reach: int = REACH) -> int | None:
        """Return to whom it is done: the object, or the subject of a passive."""
        if reach != REACH:
            return self._patient(i, reach)
        if i not in self._patients:
            self._patients[i] = self._patient(i, reach)
        return self._patients[i]

    def _patient(self, i: int, reach: int) -> int | None:
        a = self.analysis
        if self._broken(i):
            return self._beside(i)[0 if self.passive(i) else 1]
        if self.passive(i):
            return self.surface(i, reach)
        subjects = a.having(i, "subj") if self.bare_objects and not a.having(i, "obj") else []
        if subjects and self._divided(subjects[0], i) is not None:
            return subjects[0]
        if found := self._inverted(i)[1:] or a.having(i, "obj") or self._misread_object(i):
            return self._antecedent(found[0], i)
        if found := self._raised(i):
            return found[0]
        if a.rel[i] == "relcl" and a.having(i, "subj") and not self._relative_subject(i):
            return None if self._placed(i) else a.head[i]
        shared = self._shared_object(i)
        return self._beside(i)[1] if shared is None and self.misread(i) else shared

    def _placed(self, i: int) -> bool:
        """Tell whether a relative clause says where or when (*the capital, where he met …*)."""
        return any(self.analysis.lower(j) in self.scenes for j in self.analysis.having(i, "advmod", "mark"))

    def _raised(self, i: int) -> list[int]:
        """Return the object that was taken for the subject of a clause without tense (*accepts people fleeing*)."""
        a = self.analysis
        clauses = [c for c in a.having(i, "comp", "xcomp") if c > i and not a.having(c, "aux", "aux_pass")]
        return [j for c in clauses for j in a.having(c, "subj") if "VerbForm=Fin" not in a.morph[c] and j > i]

    def _broken(self, i: int) -> bool:
        """Tell whether the tree around a misread verb cannot be trusted: the parser saw no verb there."""
        return self.misread(i) is not None and self.analysis.rel[i] not in CLAUSAL

    def _beside(self, i: int) -> tuple[int | None, int | None]:
        """Return the nouns before and after verb i by order alone; before an inverted verb both stand after it."""
        a = self.analysis
        if a.pos[i] in VERBAL and "VerbForm=Inf" in a.morph[i]:
            return None, None
        before, after = self._nouns_before(i), self._nouns_after(i)
        return (before[0] if before else None), (after[0] if after else None)

    def _nouns_before(self, i: int) -> list[int]:
        """Return the nearest noun before token i that no preposition governs."""
        a, first = self.analysis, self.analysis.sentence_at(i).first
        for j in range(i - 1, max(first, i - 12) - 1, -1):
            if (a.pos[j] in NOMINAL or self.nominal(j)) and a.lower(j) not in self.relatives:
                if not self._governed(j, first):
                    return [j]
            elif a.pos[j] in ("PUNCT", "VERB", "SCONJ", "PRON") or self.misread(j):
                return []
        return []

    def _governed(self, j: int, first: int) -> bool:
        a = self.analysis
        k = j - 1
        while k >= first and a.pos[k] in ("ADJ", "DET", "NUM", "PROPN"):
            k -= 1
        return k >= first and a.pos[k] == "ADP"

    def _nouns_after(self, i: int) -> list[int]:
        """Return the head of the noun phrase right after token i."""
        a, last = self.analysis, self.analysis.sentence_at(i).last
        found: list[int] = []
        for j in range(i + 1, min(last, i + 9)):
            if a.pos[j] in NOMINAL or self.nominal(j):
                found = [j]
            elif a.pos[j] in ("PUNCT", "ADP", "VERB", "SCONJ", "CCONJ", "AUX") or (found and a.pos[j] != "ADJ"):
                break
        return found

    def _misread_object(self, i: int) -> list[int]:
        """Return what a weak parser calls a second subject, or an adverbial without preposition: an object."""
        a = self.analysis
        if not self.bare_objects:
            return []
        second = [j for j in a.having(i, "subj", "subj_pass")[1:] if j > i]
        return second or [
            j for j in a.having(i, "obl", "nmod") if j > i and a.pos[j] in ("NOUN", "PROPN") and not self._case(j)
        ]

    def _shared_object(self, i: int) -> int | None:
        """Return the object that stands only with a later verb (*attacked and destroyed the base*)."""
        a = self.analysis
        for j in a.having(i, "conj"):
            if a.pos[j] == "VERB" and not a.having(j, "subj") and (found := a.having(j, "obj")):
                return found[0] if j - i <= 3 else None
        return None

    def surface(self, i: int, reach: int = REACH) -> int | None:
        """Return the grammatical subject of i: its own, or the one that it shares."""
        a = self.analysis
        own = self._after_colon(self._inverted(i)[:1] or a.having(i, "subj", "subj_pass")) or self._misplaced_subject(i)
        if own and not self._given_to(i):
            return self._antecedent(self._before_verb(own[0], i), i)
        if reach == 0 or a.head[i] == i:
            return None
        head, rel = a.head[i], a.rel[i]
        if rel in ("acl", "amod", "relcl"):
            return self._above_noun(i, head, reach)
        if rel in ("conj", "advcl", "comp", "xcomp", "parataxis", "dep"):
            return self._from_clause(i, head, rel, reach)
        return None

    def _after_colon(self, subjects: list[int]) -> list[int]:
        """Return the subjects without the name that a colon parts from the next (*Lindh: Norway has signed*)."""
        a = self.analysis
        if len(subjects) > 1 and any(a.word(j) == ":" for j in range(subjects[0], subjects[1])):
            return subjects[1:]
        return subjects

    def _given_to(self, i: int) -> list[int]:
        """Return the objects that a weak parser calls subjects after *and* and a verb (*och ger Peru skulden*)."""
        a = self.analysis
        if not self.bare_objects or a.rel[i] != "conj" or i == 0 or a.pos[i - 1] != "CCONJ" or not a.having(i, "obj"):
            return []
        return [j for j in a.having(i, "subj") if j > i]

    def indirect(self, i: int) -> list[int]:
        """Return the indirect objects of verb i."""
        return self.analysis.having(i, "iobj") or self._given_to(i)

    def _divided(self, subject: int, verb: int) -> int | None:
        """Return the real subject, people who stand between a verb and its object (*nu anklagar presidenten Peru*)."""
        a = self.analysis
        if not self.bare_objects or subject < verb or self.people(subject):
            return None
        before = [j for j in a.having(subject, "nmod", "compound") if verb < j < subject and not a.having(j, "case")]
        return next((j for j in before if a.pos[j] == "NOUN" and self.people(j)), None)

    def _inverted(self, i: int) -> list[int]:
        """Return subject and object after a finite verb (*i går utvisade Peru diplomater*), both taken for objects."""
        a = self.analysis
        if not self.bare_objects or "VerbForm=Fin" not in a.morph[i] or "Mood=Imp" in a.morph[i]:
            return []
        objects, subjects = a.having(i, "obj"), a.having(i, "subj", "subj_pass")
        if len(objects) != 2 or objects[0] < i or any(self.nominal(j) for j in subjects):
            return []
        first, second = objects
        if a.lower(first) == "sig":
            return [second, first] if self.nominal(second) else []
        return objects if self.nominal(first) and a.pos[first] == "PROPN" else []

    def _misplaced_subject(self, i: int) -> list[int]:
        """Return the subject that the parser hung under an auxiliary, or took for an adverbial without preposition."""
        a = self.analysis
        under = [k for j in a.having(i, "aux", "aux_pass", "cop") for k in a.having(j, "subj", "subj_pass")]
        return under or [j for j in a.having(i, "obl") if j < i and not self._case(j) and self.nominal(j)]

    def _above_noun(self, i: int, head: int, reach: int) -> int | None:
        """Return the subject of a participle or infinitive under a noun."""
        a = self.analysis
        infinitive = "VerbForm=Inf" in a.morph[i] and any(a.lower(j) in self.infinitives for j in a.having(i, "mark"))
        if infinitive and self.lemma(head) in self.directives:
            return None
        if a.having(i, "mark") and a.rel[i] == "acl" and a.pos[head] in ("NOUN", "ADJ"):
            return self.owner(head, reach - 1)
        return head

    def _from_clause(self, i: int, head: int, rel: str, reach: int) -> int | None:
        a = self.analysis
        if rel == "conj":
            if a.pos[head] in VERBAL or a.having(head, "cop", "subj", "subj_pass"):
                return self.surface(head, reach - 1)
            return None
        if rel == "advcl" and self._blamed(i) and (blamed := a.having(head, "obj")):
            return blamed[0]
        if self.bare_infinitive(i) and self.lemma(head) in self.object_control and not self.passive(head):
            controlled = a.having(head, "obj", "iobj") or [j for _, j in self.prepositions(head) if j < i]
            if controlled:
                return controlled[0]
        if a.pos[head] in VERBAL or a.having(head, "cop", "subj", "subj_pass"):
            return self.surface(head, reach - 1)
        return self.owner(head, reach - 1) if a.pos[head] == "NOUN" else None

    def bare_infinitive(self, i: int) -> bool:
        """Tell whether clause i is an infinitive that completes the verb above it, whatever the parser calls it."""
        a = self.analysis
        if a.rel[i] == "xcomp":
            return True
        marked = a.rel[i] == "comp" and any(a.lower(j) in self.infinitives for j in a.having(i, "mark"))
        return marked and not self.finite(i) and not a.having(i, "subj", "subj_pass")

    def tensed(self, i: int) -> bool:
        """Tell whether predicate i, or an auxiliary of it, is a finite form: no infinitive, no participle alone."""
        a = self.analysis
        return any("VerbForm=Fin" in a.morph[j] for j in (i, *a.having(i, "aux", "aux_pass", "cop")))

    def finite(self, i: int) -> bool:
        """Tell whether the clause of predicate i has a tense of its own, no infinitive among its verbs."""
        a = self.analysis
        forms = [a.morph[j] for j in (i, *a.having(i, "aux", "aux_pass", "cop")) if a.pos[j] in VERBAL]
        return bool(forms) and not any("VerbForm=Inf" in form for form in forms)

    def _blamed(self, i: int) -> bool:
        """Tell whether the clause of verb i names what the object above did (*accused Iran of breaking the truce*)."""
        a = self.analysis
        bare = "VerbForm=Inf" in a.morph[i] and not a.having(i, "aux")
        if bare and not self.blames(a.head[i]):
            return False
        return any(a.lower(j) in self.blame_marks for j in a.having(i, "mark"))

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
                return self._people_over(a.head[top]) if a.lower(j) in self.person_relatives else a.head[top]
            if a.rel[top] not in ("conj", "xcomp", "comp") or a.head[top] == top:
                break
            top = a.head[top]
        return j

    def _people_over(self, noun: int) -> int:
        """Return the people nearest above noun i, of whom *who* speaks, where a weak parser chose a thing or place."""
        a, at = self.analysis, noun
        for _ in range(CLIMB):
            if self.people(at):
                return at
            if a.head[at] == at or a.rel[at] not in ("nmod", "obl", "acl", "relcl", "obj"):
                break
            at = a.head[at]
        return noun

    def _before_verb(self, subject: int, verb: int) -> int:
        """Return the actor before a verb whose object a weak parser took for its subject, else the subject."""
        a = self.analysis
        if not self.bare_objects or subject < verb:
            return subject
        if (real := self._divided(subject, verb)) is not None:
            return real
        return next((j for j in a.having(verb, "amod", "dep") if j < verb and self.nominal(j)), subject)

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
