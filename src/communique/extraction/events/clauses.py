"""Who stands where in a clause: subjects and objects through passives, relative clauses, coordination and control."""

from __future__ import annotations

from communique.extraction.events.contents import over_content
from communique.extraction.events.forms import NOMINAL, REACH, VERBAL
from communique.extraction.events.marked import Marked

CLAUSAL = frozenset({"root", "xcomp", "comp", "advcl", "conj", "parataxis", "relcl"})
CLIMB = 4
"""How many words up the people are looked for whom a relative pronoun means."""
CLOSE = 12
"""How many words back the verb is looked for with which another shares its subject."""
FRONTED = 6
"""How many words an adverbial before the verb has at most."""


class Clauses(Marked):
    """Questions about the clauses of one Analysis. Tokens are given and returned as indices."""

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
        if found := self._inverted(i)[1:] or self._objects(i) or self._misread_object(i) or self._run_together(i):
            if len(found) > 1 and a.lower(found[0]) in self.relatives and self.blames(i):
                return found[1]  # *ett dåd som Peru anklagar Chad för*
            return self._antecedent(found[0], i) if self.marked_relative(i) != found[0] else self.told_by_pronoun(i)
        if (told := self.told_by_pronoun(i)) is not None:
            return told
        if found := self._raised(i):
            return found[0]
        if a.rel[i] == "relcl" and a.having(i, "subj") and not self._relative_subject(i):
            return None if self._placed(i) else a.head[i]
        shared = self._shared_object(i)
        return self._beside(i)[1] if shared is None and self.misread(i) else shared

    def _objects(self, i: int) -> list[int]:
        """Return the objects, where the parser errs without those behind a preposition, and before them a bare name."""
        a = self.analysis
        objects = a.having(i, "obj")
        if not self.bare_objects or not objects or all(self.people(j) for j in objects):
            return objects
        names = [j for j in a.having(i, "obl") if i < j < objects[0] and a.pos[j] == "PROPN" and self.people(j)]
        return [j for j in names if not self._case(j)] + [j for j in objects if not self._case(j)]

    def _run_together(self, i: int) -> list[int]:
        """Return the object that was taken for part of the subject's name (*nu anklagar Anna Lind Peru för* …)."""
        a = self.analysis
        if not self.bare_objects or "VerbForm=Fin" not in a.morph[i]:
            return []
        subjects = [j for j in a.having(i, "subj") if j > i][:1]
        joined = [k for j in subjects for k in a.having(j, "flat") if k > j and self.apart(j, k)][:1]
        behind = [k for j in subjects if self.nominal(j) for k in a.having(j, "nmod") if k > j and self.people(k)]
        return joined or [k for k in behind if a.pos[k] == "NOUN" and not self._case(k)][:1]

    def _placed(self, i: int) -> bool:
        """Tell whether a relative clause says where, when or whose people act (*the capital, where he met …*)."""
        a = self.analysis
        subjects = a.having(i, "subj")
        owned = a.having(subjects[0], "poss", "det") if len(subjects) == 1 else ()  # *Chad, whose leaders called …*
        return any(a.lower(k) in self.scenes for k in (*a.having(i, "advmod", "mark"), *owned))

    def _raised(self, i: int) -> list[int]:
        """Return the object that was taken for the subject of a clause without tense (*accepts people fleeing*)."""
        a = self.analysis
        clauses = [c for c in a.having(i, "comp", "xcomp") if c > i and not a.having(c, "aux", "aux_pass")]
        return [j for c in clauses for j in a.having(c, "subj") if "VerbForm=Fin" not in a.morph[c] and j > i]

    def _broken(self, i: int) -> bool:
        """Tell whether the tree around a misread verb cannot be trusted: the parser saw no verb there, or a passive."""
        if "Voice=Pass" in self.analysis.morph[i] and self._active_form(i):
            return bool(self.analysis.having(i, "subj_pass"))
        return self.misread(i) is not None and self.analysis.rel[i] not in CLAUSAL

    def _beside(self, i: int) -> tuple[int | None, int | None]:
        """Return the nouns before and after verb i by order alone; before an inverted verb both stand after it."""
        a = self.analysis
        if a.pos[i] in VERBAL and "VerbForm=Inf" in a.morph[i]:
            return None, None
        before, after = self._nouns_before(i), self._nouns_after(i)
        if not before and after and self._fronted(i):
            return after[0], None
        return (before[0] if before else None), (after[0] if after else None)

    def _fronted(self, i: int) -> bool:
        """Tell whether verb i opens its sentence after an adverbial: its subject follows (*i går sov hon*)."""
        a, first = self.analysis, self.analysis.sentence_at(i).first
        if not 0 < i - first <= FRONTED or not self.misread(i):
            return False
        nouns = [j for j in range(first, i) if a.pos[j] in NOMINAL]
        plain = all(a.pos[j] in ("ADP", "DET", "ADJ", "NUM", "ADV", "NOUN", "PROPN") for j in range(first, i))
        return plain and all(self._governed(j, first) for j in nouns)

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
        own = self._raised_over(own[0]) or own if own else own
        if len(own) > 1 and a.lower(own[0]) in self.relatives:
            own = own[1:]  # *that* is a conjunction beside another subject
        if own and not self._given_to(i):
            found = self._antecedent(self._before_verb(own[0], i), i)
            if found == own[0] or not self.at_a_time(found):
                return found
        if reach == 0 or a.head[i] == i:
            return self._in_headline(i) if reach else None
        head, rel = a.head[i], a.rel[i]
        if rel == "relcl" and (self.marked_relative(i) is not None or self.at_a_time(head)):
            above = self.over_relative(i)
            return self.surface(above, reach - 1) if above is not None else None
        if rel in ("acl", "amod", "relcl"):
            return self._above_noun(i, head, reach)
        if rel in ("conj", "advcl", "comp", "xcomp", "parataxis", "dep"):
            return self._from_clause(i, head, rel, reach)
        return None

    def _in_headline(self, i: int) -> int | None:
        """Return the subject of the clause before a comma and a verb without one (*bans rally, jails leader*)."""
        a = self.analysis
        if not self.subject_needed or i == 0 or a.word(i - 1) != "," or a.pos[i] not in VERBAL:
            return None
        before = [j for j in a.having(i, "comp", "parataxis", "advcl") if j < i and not a.having(j, "mark")]
        return next((k for j in before for k in a.having(j, "subj")), None)

    def _after_colon(self, subjects: list[int]) -> list[int]:
        """Return the subjects without the name that a colon parts from the next (*Lindh: Norway has signed*)."""
        a = self.analysis
        if len(subjects) > 1 and any(a.word(j) == ":" for j in range(subjects[0], subjects[1])):
            return subjects[1:]
        if not subjects or not self.bare_objects:
            return subjects
        joined = [j for j in a.having(subjects[0], "flat", "appos") if a.word(j - 1) == ":" and self.nominal(j)]
        return joined or subjects

    def _raised_over(self, i: int) -> list[int]:
        """Return the subject of a hedging passive that was taken for a subject itself (*uppges ha attackerat*)."""
        if not self.bare_objects or self.analysis.pos[i] not in VERBAL:
            return []
        return self.analysis.having(i, "subj_pass", "subj")

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
        named = self.people(subject) and a.pos[subject] != "NOUN"
        if not self.bare_objects or subject < verb or named:
            return None
        before = [j for j in a.having(subject, "nmod", "compound") if verb < j < subject and not a.having(j, "case")]
        return next((j for j in before if a.pos[j] == "NOUN" and self.people(j)), None)

    def _inverted(self, i: int) -> list[int]:
        """Return subject and object after a finite verb (*i går utvisade Peru diplomater*), both taken for objects."""
        a = self.analysis
        if not self.bare_objects or "VerbForm=Fin" not in a.morph[i] or "Mood=Imp" in a.morph[i]:
            return []
        objects, subjects = a.having(i, "obj"), a.having(i, "subj", "subj_pass")
        told = any(self.nominal(j) or a.lower(j) in self.relatives for j in subjects)
        if len(objects) != 2 or objects[0] < i or told:
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
            people = self.bare_objects and self.nominal(head)  # *svarade länderna med att …*, hung under the noun
            return head if people or self._blamed_for(i, head) else self.owner(head, reach - 1)
        return head

    def _from_clause(self, i: int, head: int, rel: str, reach: int) -> int | None:
        a = self.analysis
        if (
            rel in ("advcl", "conj")
            and (self._blamed(i) or self._kept_from(i))
            and (blamed := a.having(head, "obj") or self._run_together(head) or self.blamed_behind(head))
        ):
            return blamed[0]
        if owner := self._owner_blamed(i, head):
            return owner[0]
        if rel == "conj":
            if (above := over_content(self, i)) is not None:
                return self.surface(above, reach - 1)
            if a.pos[head] in VERBAL or a.having(head, "cop", "subj", "subj_pass"):
                return self.surface(head, reach - 1)
            return None
        if rel == "advcl" and (self.seen_at(i, head) or self._sent_for(i, head)):
            return a.having(head, "obj")[0]
        told = self.lemma(head) in self.object_control and not self.passive(head)
        if told and self.bare_infinitive(i) and not self.own_aim(i, head):
            controlled = a.having(head, "obj", "iobj") or [j for _, j in self.prepositions(head) if j < i]
            if controlled:
                return controlled[0]
        if rel == "comp" and self.subject_needed and self.own_clause(i):
            return a.head[head] if a.rel[head] == "relcl" and not self._relative_subject(head) else None
        if a.pos[head] in VERBAL or a.having(head, "cop", "subj", "subj_pass"):
            return self.surface(head, reach - 1)
        return self.owner(head, reach - 1) if a.pos[head] == "NOUN" else None

    def _sent_for(self, i: int, head: int) -> bool:
        """Tell whether clause i says for what the people above are sent (*skickade Lind till Lima för att dömas*)."""
        a = self.analysis
        aim = any(a.lower(j) in self.infinitives for j in a.having(i, "mark")) and not self.finite(i)
        return aim and self.passive(i) and not self.passive(head) and any(map(self.people, a.having(head, "obj")[:1]))

    def _kept_from(self, i: int) -> bool:
        """Tell whether clause i names what the object above would do (*hindrade den från att*)."""
        a = self.analysis
        marks = [a.lower(j) for j in a.having(i, "mark")]
        behind = len(marks) > 1 and marks[-1] in self.infinitives and not self.finite(i)
        return behind and " ".join(marks) not in self.infinitives and self.lemma(a.head[i]) in self.object_control

    def _blamed(self, i: int) -> bool:
        """Tell whether the clause of verb i names what the object above did (*accused Iran of breaking the truce*)."""
        a = self.analysis
        bare = "VerbForm=Inf" in a.morph[i] and not a.having(i, "aux")
        blamed = self.blames(a.head[i])
        if bare and not blamed:
            return False
        marks = {a.lower(j) for j in a.having(i, "mark")}
        return bool(marks & self.blame_marks) or (blamed and not bare and bool(marks & self.charge_marks))

    def _blamed_for(self, i: int, noun: int) -> bool:
        """Tell whether verb i says what the people before it are blamed for (*accused the rebels of burning …*)."""
        a = self.analysis
        marked = any(a.lower(j) in self.blame_marks for j in a.having(i, "mark"))
        if not marked or not self.people(noun):
            return False
        blamed = a.rel[noun] in ("obj", "subj_pass") and self.blames(a.head[noun])
        return blamed or noun in self.blamed_behind(a.head[noun])

    def _owner_blamed(self, i: int, head: int) -> list[int]:
        """Return whose deed verb head blames, i being its purpose (*criticised Ruiz's visit to broker …*)."""
        a = self.analysis
        if a.rel[i] != "advcl" or "VerbForm=Inf" not in a.morph[i] or not self.blames(head):
            return []
        return [k for j in a.having(head, "obj") if head < j < i for k in a.having(j, "poss") if self.people(k)][:1]

    def owner(self, noun: int, reach: int = REACH) -> int | None:
        """Return whose decision, plan or attempt noun i is: its genitive, its *by* phrase, else the verb's subject."""
        a = self.analysis
        if found := a.having(noun, "poss"):
            return found[0]
        if by := [j for prep, j in self.prepositions(noun) if prep in self.agents]:
            return by[0]
        if whence := [j for prep, j in self.prepositions(noun) if prep in self.sources and self.people(j)]:
            return whence[0]
        theirs = self.nominal if self.lemma(noun) in self.moves else self.people  # *the decision of Norway to …*
        if of := [j for prep, j in self.prepositions(noun) if prep in self.belongs and theirs(j)]:
            return of[0]
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
        verb = a.head[noun]
        doers = [j for j in a.having(verb, "subj") if j < noun and self.people(j)] if a.rel[noun] == "obj" else []
        return doers[0] if doers else noun  # *since Mora took office, who …*

    def _before_verb(self, subject: int, verb: int) -> int:
        """Return the actor before a verb whose object a weak parser took for its subject, else the subject."""
        a = self.analysis
        if not self.bare_objects or subject < verb:
            return subject
        if (real := self._divided(subject, verb)) is not None:
            return real
        return next((j for j in a.having(verb, "amod", "dep") if j < verb and self.nominal(j)), subject)


def prep_is(found: str, wanted: str) -> bool:
    """Tell whether a preposition, perhaps of several words (*out of*), is the one wanted."""
    first, _, last = found.rpartition(" ")
    return found == wanted or (last == wanted and first in ("out", "up", "back", "down", "away", "over", "off"))
