"""Subjects that a verb leaves out, where the language does so: *La ministra llegó a Lima. Después acusó a Chad.*

Who acts is then the subject of the sentence before: somebody who can act, of the number of the verb; several may be
named together (*Lind y Ruiz se reunieron. Acordaron* …). Sentences whose own verb leaves its subject out are passed
over.
"""

from __future__ import annotations

from communique.extraction.events.scene import Scene

BACK = 3
"""Sentences back in which the subject is sought."""
MAIN = frozenset({"root", "conj", "parataxis"})
SUBJECTS = ("subj", "subj_pass")
OPENING, CLOSING = frozenset("“«"), frozenset("”»")
PROSE = frozenset({"body"})


def left_out(scene: Scene, i: int) -> int | None:
    """Return the subject that verb i leaves out, from a sentence before; None where the verb has one or needs none."""
    a = scene.analysis
    while a.rel[i] == "xcomp" and "VerbForm=Inf" in a.morph[i] and not a.having(a.head[i], "obj", "iobj"):
        i = a.head[i]
    if not scene.words.free_subjects or not _leaves_out(scene, i) or _quoted(scene, i):
        return None
    here = a.sentence_of[i]
    for n in range(here - 1, max(-1, here - 1 - BACK), -1):
        s = a.sentences[n]
        if a.sentences[here].block - s.block > 1 or a.blocks[s.block].kind not in PROSE:
            return None
        verbs = [v for v in range(s.first, s.last) if a.rel[v] in MAIN and a.pos[v] == "VERB" and not _quoted(scene, v)]
        verbs.sort(key=lambda v: (a.rel[v] != "root", v))
        for v in verbs:
            if subjects := [j for j in a.having(v, "subj") if not _quoted(scene, j)]:
                return subjects[0] if _acts(scene, subjects[0], _number(scene, i)) else None
        if not any(_leaves_out(scene, v) for v in verbs):
            return None
    return None


def _leaves_out(scene: Scene, i: int) -> bool:
    """Tell whether a main verb in the third person has no subject of its own."""
    a = scene.analysis
    if a.pos[i] != "VERB" or a.rel[i] not in MAIN or a.having(i, *SUBJECTS, "aux_pass"):
        return False
    if a.rel[i] == "conj" and a.having(a.head[i], *SUBJECTS):
        return False
    reflexive = [k for k in a.children[i] if k < i and a.lower(k) == "se"]
    if reflexive and scene.lemma(i) not in scene.words.reflexives:
        return False
    return _number(scene, i) in ("Number=Sing", "Number=Plur")


def _number(scene: Scene, i: int) -> str:
    """Return the number of a finite verb in the third person, empty for any other."""
    a = scene.analysis
    finite = next((j for j in (i, *a.having(i, "aux")) if "VerbForm=Fin" in a.morph[j]), None)
    if finite is None or "Person=3" not in a.morph[finite]:
        return ""
    return next((n for n in ("Number=Sing", "Number=Plur") if n in a.morph[finite]), "")


def _acts(scene: Scene, i: int, number: str) -> bool:
    """Tell whether a noun phrase names or means one who can act, or several for a plural verb."""
    named = i in scene.mention_at and scene.is_actor(i)
    many = "Number=Plur" in scene.analysis.morph[i] or len(scene.analysis.conjuncts(i)) > 1
    return named and many == (number == "Number=Plur")


def _quoted(scene: Scene, i: int) -> bool:
    """Tell whether token i stands in quotation marks that its sentence opens."""
    a = scene.analysis
    open_ = plain = 0
    for word in a.words[a.sentence_at(i).first : i]:
        open_ += (word in OPENING) - (word in CLOSING)
        plain += word == '"'
    return open_ > 0 or plain % 2 == 1
