"""What form a word of a clause has: its mended lemma, voice and tense, and the prepositional phrases under it."""

from __future__ import annotations

from collections.abc import Callable, Container

from communique.annotation import Analysis
from communique.languages.eventwords import Words

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
REACH = 8
"""How many clauses upwards a missing subject is looked for."""
STOPS = frozenset({".", "!", "?"})


class Forms:
    """Questions about the form of the words of one Analysis. Tokens are given and returned as indices."""

    def __init__(
        self,
        analysis: Analysis,
        words: Words,
        relatives: frozenset[str],
        deponents: frozenset[str] = frozenset(),
        past: dict[str, str] | None = None,
        verbs: Container[str] = (),
    ) -> None:
        """Prepare to ask.

        relatives: relative pronouns. deponents: lemmas of verbs that look passive and are not (*enas*). past: past
        tenses and their lemmas. verbs: the lemmas of the lexicon.
        """
        self.analysis = analysis
        self.lemmas = self._lemmas(words.lemmas)
        self.deponents = deponents
        self.past = past or {}
        self.verbs = verbs
        self.people: Callable[[int], bool] = lambda i: analysis.pos[i] in NOMINAL
        self.calendar: tuple[str, ...] = ()
        self.apart: Callable[[int, int], bool] = lambda i, j: i == j < 0
        self.blames: Callable[[int], bool] = lambda i: i < 0
        self.own_aim: Callable[[int, int], bool] = lambda i, j: i == j < 0
        self.blamed_behind: Callable[[int], list[int]] = lambda i: [i][:0]
        self.nominal: Callable[[int], bool] = lambda i: analysis.pos[i] in ("NOUN", "PROPN", "PRON")
        self._misread: dict[int, str | None] = {}
        self.infinitives = words.infinitives
        self.blame_marks = frozenset(words.blame_marks)
        self.charge_marks = frozenset(words.charge_marks)
        self.bare_objects = words.bare_objects
        self.subject_needed = words.subject_needed
        self.reduced_passives = frozenset(words.reduced_passives)
        self.undergone = frozenset(words.undergone)
        self.relatives = relatives
        self.affect = frozenset(words.affect)
        self.twofold = tuple(words.twofold_pasts)
        self.foci = frozenset(words.foci)
        self.person_relatives = frozenset(words.person_relatives)
        self.agents = frozenset(words.agents)
        self.channels = frozenset(words.channels)
        self.sources = frozenset(words.sources)
        self.belongs = frozenset(words.belongs)
        self.moves = frozenset(words.moves)
        self.scenes = frozenset(words.scenes)
        self.object_marks = frozenset(words.object_marks)
        self.contractions = words.contractions
        self.clitics = frozenset(words.clitics)
        self.moments = frozenset(words.moments)
        self.object_control = frozenset(words.object_control)
        self.directives = frozenset(words.directives)
        self._prepositions: dict[int, list[tuple[str, int]]] = {}
        self._patients: dict[int, int | None] = {}
        self._passives: dict[int, bool] = {}

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
        if self.bare_objects and a.having(i, "cop"):
            return None  # *är tvingade*
        first = a.sentence_at(i).first
        at = i - 1
        while at > first and a.pos[at] == "ADV" and a.rel[i] == "amod":
            at -= 1
        begins = a.pos[at] in ("DET", "ADJ", "ADP", "NUM", "PART") or "Poss=Yes" in a.morph[at]
        if i == first or (begins and (not self.nominal(at) or self._agrees(at, i))):
            return None
        return lemma

    def _agrees(self, article: int, i: int) -> bool:
        """Tell whether an article has the number of the definite noun behind a participle (*de införda tullarna*)."""
        a, noun = self.analysis, i + 1
        if noun >= len(a) or a.pos[noun] != "NOUN" or a.pos[article] != "DET" or "Definite=Def" not in a.morph[noun]:
            return False
        return ("Number=Plur" in a.morph[article]) == ("Number=Plur" in a.morph[noun])

    def verbal(self, i: int) -> bool:
        """Tell whether token i is a verb, or a predicate with a copula."""
        return self.analysis.pos[i] in VERBAL or bool(self.analysis.having(i, "cop", "aux"))

    def verbal_only(self, i: int) -> bool:
        """Tell whether token i is a verb and no predicate noun or adjective."""
        return self.analysis.pos[i] in VERBAL

    def seen_at(self, i: int, head: int) -> bool:
        """Tell whether somebody was seen or recorded at what verb i tells (*filmed Ruiz urging a guard to lie*)."""
        a = self.analysis
        objects = a.having(head, "obj")
        beside = len(objects) == 1 and head < objects[0] == i - 1 and not a.having(i, "mark")
        return beside and self.people(objects[0]) and a.lower(i).endswith("ing")

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

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """Return the prepositional phrases under token i as (preposition, noun), objects with one (*a*) among them."""
        found = self._prepositions.get(i)
        if found is None:
            under = self.analysis.having(i, "obl", "nmod", "agent", "iobj", "advcl", "acl", "obj")
            under = sorted([*under, *(k for j in under for k in self._behind_day(j))]) if self.bare_objects else under
            found = self._prepositions[i] = [
                (case, j) for j in under if (case := self._case(j)) and not self._is_topic(j)
            ]
        return found

    def _behind_day(self, j: int) -> list[int]:
        """Return the phrases that a weak parser hung under the day before them (*enades på måndagen med Peru*)."""
        a = self.analysis
        if not self.calendar or a.pos[j] != "NOUN" or not a.lower(j).startswith(self.calendar):
            return []
        return [k for k in a.having(j, "nmod", "obl") if k > j and a.pos[k] in NOMINAL]

    def _is_topic(self, j: int) -> bool:
        """Tell whether a phrase only says what things turn on (*with Peru in focus*)."""
        after = " ".join(self.analysis.lowers[j + 1 : j + 3])
        return after in self.foci

    def _case(self, j: int) -> str:
        cases = self.analysis.having(j, "case") or (
            self.analysis.having(j, "mark") if self.analysis.pos[j] == "NOUN" else []
        )
        words = (self.analysis.lower(k) for k in cases if k < j and not self._of_day(k, j))
        return " ".join(self.contractions.get(word, word) for word in words)

    def _of_day(self, k: int, j: int) -> bool:
        """Tell whether preposition k stands before a day, not before noun j (*mötte på måndagen Perus kung*)."""
        a = self.analysis
        dated = self.bare_objects and k + 1 < j and a.pos[k + 1] == "NOUN"
        return dated and a.lower(k + 1).startswith(self.calendar)

    def passive(self, i: int) -> bool:
        """Tell whether verb i is passive, be it as a participle after its noun or before it."""
        known = self._passives.get(i)
        if known is None:
            known = self._passives[i] = self._passive(i)
        return known

    def _passive(self, i: int) -> bool:
        a = self.analysis
        if a.having(i, "aux_pass") or self._headline_passive(i):
            return True
        if self.misread(i):
            return a.lower(i).endswith("s") and a.lower(i)[:-1] in self.past
        if "Voice=" in a.morph[i]:
            return "Voice=Pass" in a.morph[i] and self.lemma(i) not in self.deponents and not self._active_form(i)
        if self.bare_objects and "VerbForm=Fin" in a.morph[i] and not a.lower(i).endswith("s"):
            return False  # the parser errs: a passive without auxiliary has an *-s*
        if a.having(i, "subj_pass") or any(self.lemma(j) not in self.channels for j in a.having(i, "agent")):
            return True
        told = self.subject_needed and a.rel[i] == "acl" and "Tense=Past|VerbForm=Fin" in a.morph[i]
        if told and a.rel[a.head[i]] != "root":  # *a plan agreed with Peru*, tagged as a past tense
            return not a.having(i, "subj", "obj", "aux", "mark")
        past = "VerbForm=Part" in a.morph[i] and "Tense=Pres" not in a.morph[i] and "Aspect=Prog" not in a.morph[i]
        if a.rel[i] == "acl" and a.having(i, "subj") and a.having(i, "aux", "obj"):
            return False  # *reports the envoy had invited Peru*
        if a.rel[i] in ("acl", "amod") or (a.rel[i] == "advcl" and past and not a.having(i, "subj", "aux")):
            return past
        past = past or ("Tense=Past" in a.morph[i] and not a.having(i, "obj"))
        return a.rel[i] == "conj" and past and not a.having(i, "subj", "aux") and self.passive(a.head[i])

    def _active_form(self, i: int) -> bool:
        """Tell whether a tagger errs that calls verb i passive: where objects are bare, that takes an *-s*."""
        participle = "VerbForm=Part" in self.analysis.morph[i]
        return self.bare_objects and not participle and not self.analysis.lower(i).endswith("s")

    def _headline_passive(self, i: int) -> bool:
        """Tell whether a past form without object is a passive without auxiliary (*minister urged to resign*)."""
        a = self.analysis
        past = "Tense=Past" in a.morph[i] or "VerbForm=Part" in a.morph[i]
        if not past or a.having(i, "aux", "obj", "iobj", "comp"):
            return False
        if self.lemma(i) in self.affect and not self.bare_objects and a.block_kind(i) == "title":
            return i + 1 < len(a) and a.pos[i + 1] == "ADP"  # *troops killed in raid*
        if self.lemma(i) in self.undergone and self.heads_line(i):
            return True  # *minister charged with fraud*
        bare = self.bare_objects and a.rel[i] == "root" and bool(a.having(i, "subj", "subj_pass"))
        if bare and (self.misread(i) in self.affect if a.pos[i] == "ADJ" else self._bare_participle(i)):
            return True  # *soldater dödade i strid*
        if bare and not a.lower(i).endswith(self.twofold) and not a.having(i, "cop") and "VerbForm=Part" in a.morph[i]:
            return True  # *politiker gripna i Oslo*
        if self.lemma(i) not in self.reduced_passives:
            return False
        return i + 1 < len(a) and a.lower(i + 1) in self.infinitives and bool(a.having(i, "xcomp"))

    def heads_line(self, i: int) -> bool:
        """Tell whether a past form is the verb of a line without full stop, and no object can follow it."""
        a, last = self.analysis, self.analysis.sentence_at(i).last
        if a.word(last - 1) in STOPS or not (i + 1 >= last or a.pos[i + 1] in ("ADP", "SCONJ", "ADV", "PUNCT")):
            return False
        if a.rel[i] == "acl":  # the parser's reading: *ministers who were sentenced*
            return a.rel[a.head[i]] == "root" and a.head[i] < i and "Tense=Pres" not in a.morph[i]
        return a.rel[i] == "root" and bool(a.having(i, "subj", "subj_pass"))

    def _bare_participle(self, i: int) -> bool:
        """Tell whether the past form of a verb closes a line without full stop, as the participle of a plural does."""
        a = self.analysis
        many = all("Number=Plur" in a.morph[j] for j in a.having(i, "subj", "subj_pass"))
        closes = a.word(a.sentence_at(i).last - 1) not in STOPS and i + 1 < a.sentence_at(i).last
        form = a.lower(i).endswith(self.twofold)
        return many and closes and form and self.lemma(i) in self.affect and a.pos[i + 1] == "ADP"

    def agent(self, i: int) -> int | None:
        """Return the agent of passive verb i."""
        if found := self.analysis.having(i, "agent"):
            return found[0]
        near = self.prepositions(i)
        named = [j for prep, k in near if prep == "as" and k > i for j in self.prepositions(k)]
        return next((j for prep, j in (*near, *named) if prep in self.agents), None)

    def own_clause(self, i: int) -> bool:
        """Tell whether clause i has tense and conjunction, or tells of a noun (*a bill he says will pass*)."""
        a = self.analysis
        if self.bare_infinitive(i) or not (self.finite(i) or a.having(i, "aux")):
            return False
        return bool(a.having(i, "mark")) or (a.rel[a.head[i]] == "relcl" and bool(a.having(i, "aux")))

    def bare_infinitive(self, i: int) -> bool:
        """Tell whether clause i is an infinitive that completes the verb above it, whatever the parser calls it."""
        a = self.analysis
        if a.rel[i] == "xcomp":
            return True
        marked = a.rel[i] == "comp" and any(a.lower(j) in self.infinitives for j in a.having(i, "mark"))
        return marked and not self.finite(i) and not a.having(i, "subj", "subj_pass")

    def wished(self, i: int) -> bool:
        """Tell whether clause i says what another should do (*called for Peru to leave*)."""
        a = self.analysis
        marks = {a.lower(k) for k in a.having(i, "mark")}
        subjects = a.having(i, "subj", "subj_pass")
        if not subjects or marks.isdisjoint(self.infinitives):
            return False
        before = min((subjects[0], *a.children[subjects[0]])) - 1
        return not marks.isdisjoint(self.blame_marks) or (before > a.head[i] and a.lower(before) in self.blame_marks)

    def tensed(self, i: int) -> bool:
        """Tell whether predicate i, or an auxiliary of it, is a finite form: no infinitive, no participle alone."""
        a = self.analysis
        return any("VerbForm=Fin" in a.morph[j] for j in (i, *a.having(i, "aux", "aux_pass", "cop")))

    def finite(self, i: int) -> bool:
        """Tell whether the clause of predicate i has a tense of its own, no infinitive among its verbs."""
        a = self.analysis
        forms = [a.morph[j] for j in (i, *a.having(i, "aux", "aux_pass", "cop")) if a.pos[j] in VERBAL]
        return bool(forms) and not any("VerbForm=Inf" in form for form in forms)
