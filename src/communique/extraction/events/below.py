"""What stands under a trigger that its pattern may need or bar: relations, and what they say of the clause below."""

from __future__ import annotations

from communique.extraction.events.negating import is_negated
from communique.extraction.events.scene import Scene

QUOTES = frozenset({'"', "“", "”", "»", "«", "‘", "''", "``", "'"})
APPOSED = 10
"""How many words long a description between commas may be."""


def below(scene: Scene, i: int) -> frozenset[str]:
    """Return the relations under token i; an infinitive that completes it is an ``xcomp`` whatever the parser says."""
    a = scene.analysis
    present = {a.rel[j] for j in a.children[i]}
    if any(scene.clauses.bare_infinitive(j) for j in a.having(i, "comp")):
        present.add("xcomp")
    if any(a.pos[j] == "PROPN" and j > i and not a.having(j, "case", "cop", "mark") for j in a.having(i, "xcomp")):
        present.add("obj")  # *called President Lund on Monday*, the name taken for what completes the verb
    if any(
        scene.lemma(k) in scene.words.infinitives
        for j in a.having(i, "xcomp", "advcl") if not scene.clauses.tensed(j) and not a.having(j, "subj")
        for k in a.having(j, "mark")
    ):  # fmt: skip
        present.add("to")
        if "obj" in present and _urges(scene, i):
            present.add("xcomp")  # *pushed Peru to hold elections*, the infinitive taken for an aim
    if any(scene.lemma(j) in scene.words.voices and not scene.clauses.tensed(j) for j in a.having(i, "xcomp", "advcl")):
        present.add("voice")
    if a.rel[i] == "relcl" and scene.clauses.patient(i) == a.head[i]:
        present.add("obj")
    if _named_so(scene, i):
        present.add("is")
    if any(a.lower(j) in scene.negation.modals.volition for j in a.having(i, "aux")):
        present.add("want")
    if any(a.having(j, "subj", "subj_pass") and _is_subjunctive(scene, j) and not a.having(j, "aux")
           for j in a.having(i, "comp")):  # fmt: skip
        present.add("wish")
    if any(j > i and scene.clauses.wished(j) for j in a.having(i, "advcl", "comp", "xcomp")):
        present.add("for")
    if any(_to_be_done(scene, j) for j in a.having(i, "comp")):
        present.add("will")
    if _is_ahead(scene, i):
        present.add("ahead")
    if is_negated(scene, i):
        present.add("not")
    if any(_holds_out(scene, j) for j in a.having(i, "comp", "advcl")):
        present.add("dire")
    return frozenset(present)


def _urges(scene: Scene, i: int) -> bool:
    """Tell whether what verb i has its object do is what it asks, and not its own aim (*called her to explain*)."""
    lemma = scene.lemma(i)
    return lemma in scene.words.object_control and not any(
        "xcomp" in p.bars for p in scene.lexicon.verbs.get(lemma, ())
    )


def _is_subjunctive(scene: Scene, i: int) -> bool:
    """Tell whether verb i has no ending where its subject in the singular would give it one (*that Peru withdraw*)."""
    a = scene.analysis
    if "VerbForm=Inf" in a.morph[i]:
        return True
    if a.morph[i] != "Tense=Pres|VerbForm=Fin" or not scene.words.subject_needed:
        return False
    return any(
        a.pos[j] == "PROPN" and not a.having(j, "conj") and "Plur" not in a.morph[j] for j in a.having(i, "subj")
    )


def _is_ahead(scene: Scene, i: int) -> bool:
    """Tell whether a modal says that verb i will or would be done, not that it ought to be."""
    modals = scene.negation.modals
    forms = [form for j in scene.analysis.having(i, "aux") for form in (scene.analysis.lower(j), scene.lemma(j))]
    return any(form in modals.future or form in modals.conditional for form in forms)


def _holds_out(scene: Scene, clause: int) -> bool:
    """Tell whether a clause says that consequences will follow (*there would be reprisals*, *would pay a price*)."""
    nouns = (clause, *scene.analysis.having(clause, "subj", "subj_pass", "obj", "obl", "agent"))
    found = any(scene.lemma(j) in scene.words.repercussions or scene.in_set(j, scene.lexicon.reprisals) for j in nouns)
    return found and (_to_be_done(scene, clause) or scene.clauses.verbal(clause))


def _named_so(scene: Scene, i: int) -> bool:
    """Tell whether verb i says what its object is: a noun phrase or quotation follows (*called him a friend*)."""
    a, patient = scene.analysis, scene.clauses.patient(i)
    if patient is None or patient < i:
        return False
    mention, last = scene.mention_at.get(patient), a.sentence_at(i).last
    after = mention.last if mention is not None else patient + 1
    if after < last and a.word(after) == ",":
        commas = [j for j in range(after + 1, min(last, after + APPOSED)) if a.word(j) == ","]
        after = commas[0] + 1 if commas else last
        return after < last and (a.word(after) in QUOTES or a.pos[after] == "DET")
    if after >= last:
        return False
    if a.word(after) in QUOTES or a.pos[after] in ("PRON", "NOUN") or "Poss=Yes" in a.morph[after]:
        return True
    return a.pos[after] == "DET" and a.head[after] > after


def quoted_of(scene: Scene, i: int) -> list[int]:
    """Return the words of a short quotation right after the object of verb i (*called the vote "a farce"*)."""
    a, patient = scene.analysis, scene.clauses.patient(i)
    if patient is None or patient < i:
        return []
    mention, last = scene.mention_at.get(patient), a.sentence_at(i).last
    after = mention.last if mention is not None else patient + 1
    marks = (j for j in range(after, min(last, after + APPOSED)) if a.word(j) in QUOTES)
    mark = next(marks, last)
    if any(a.pos[j] in ("VERB", "AUX", "SCONJ") for j in range(after, mark)) and a.pos[after] not in ("ADP", "SCONJ"):
        return []
    begin = mark + 1
    if begin >= last:
        return []
    end = next((j for j in range(begin, min(last, begin + APPOSED)) if a.word(j) in QUOTES), begin)
    return list(range(begin, end))


def _to_be_done(scene: Scene, clause: int) -> bool:
    """Tell whether a modal puts what clause i says into the future, or makes it a duty."""
    modals = scene.negation.modals
    ahead = modals.future | modals.conditional | modals.obligation
    auxiliaries = scene.analysis.having(clause, "aux", "aux_pass")
    return any(form in ahead for j in auxiliaries for form in (scene.analysis.lower(j), scene.lemma(j)))
