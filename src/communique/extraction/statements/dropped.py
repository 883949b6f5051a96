"""Verbs without a subject of their own, where the language leaves it out: *Señaló que …*, *«…», añadió*.

The speaker is then the subject of the sentence before, which these functions look for; resolution falls back on whoever
spoke last.
"""

from __future__ import annotations

from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.scene import Scene

MAIN = frozenset({"root", "parataxis", "conj"})
NAMING = frozenset({"flat", "appos", "compound"})
REACH = 3
"""Sentences back in which the subject that a verb leaves out is sought, those within quotations left out."""
QUOTED = 12
"""Sentences back when all between are of a quotation."""


def finite_token(scene: Scene, v: int) -> int | None:
    """Return the finite word of verb v: itself or its auxiliary."""
    helpers = (k for k in scene.a.children[v] if scene.a.rel[k] in ("aux", "aux_pass", "cop"))
    return next((i for i in (v, *helpers) if scene.finite_word(i)), None)


def dropped(scene: Scene, v: int) -> bool:
    """Tell whether verb v leaves out a subject in the third person singular."""
    a = scene.a
    if not scene.lexicon.free_subjects or not scene.is_verb(v):
        return False
    i = finite_token(scene, v)
    if i is None or "Person=3" not in a.morph[i] or "Number=Sing" not in a.morph[i] or scene.passive(v):
        return False
    if scene.child(v, "subj", "subj_pass") is not None:
        return False
    reflexive = any(a.lower(k) in scene.lexicon.reflexives for k in a.children[v] if k < v)
    return not reflexive or a.lemma[v] in scene.lexicon.pronominal


def subject_before(scene: Scene, v: int) -> int | None:
    """Return the head of the subject that verb v goes on with: of a sentence before, in this paragraph or the last.

    Only somebody who can speak counts: a name, an actor that is mentioned, singular like the verb.
    """
    a = scene.a
    here = a.sentence_of[v]
    steps = 0
    for n in range(here - 1, max(-1, here - 1 - QUOTED), -1):
        s = a.sentences[n]
        if scene.inside[s.first] == scene.inside[s.last - 1] >= 0 > scene.inside[v]:
            continue  # a sentence of the quotation that verb v closes
        steps += 1
        if steps > REACH:
            return None
        if a.sentences[here].block - s.block > 1 or scene.headline(s.first):
            return None
        told = [i for i in range(s.first, s.last) if _main(scene, i)]
        for i in sorted(told, key=lambda i: (a.head[i] != i, i)):
            subject = scene.child(i, "subj")
            if subject is not None and scene.inside[subject] < 0:
                return subject if can_speak(scene, subject) else None
        if not any(dropped(scene, i) or _impersonal(scene, i) for i in told):
            return None
    return None


def _main(scene: Scene, i: int) -> bool:
    """Tell whether token i is a finite verb of a main clause, outside quotations."""
    a = scene.a
    return scene.inside[i] < 0 and scene.is_verb(i) and scene.finite(i) and a.rel[i] in MAIN


def _impersonal(scene: Scene, i: int) -> bool:
    """Tell whether a reflexive makes verb i impersonal: *se lee en el texto*."""
    reflexive = any(scene.a.lower(k) in scene.lexicon.reflexives for k in scene.a.children[i] if k < i)
    return reflexive and scene.a.lemma[i] not in scene.lexicon.pronominal


def can_speak(scene: Scene, i: int) -> bool:
    """Tell whether the noun phrase of head i names or mentions somebody, and one only."""
    a = scene.a
    named = i in scene.names or i in scene.mentioned or a.pos[i] == "PROPN"
    return named and "Number=Plur" not in a.morph[i]


def relative_head(scene: Scene, v: int) -> int | None:
    """Return the noun that a relative pronoun before verb v stands for, when it can be the verb's subject.

    Spanish *que* is also a conjunction, and parses mix the two up.
    """
    a = scene.a
    if a.rel[v] == "comp" or scene.child(v, "subj", "subj_pass") is not None:
        return None
    opening = next((k for k in a.children[v] if k < v and a.lower(k) in scene.lexicon.relatives), None)
    if opening is None or opening < 2 or (finite := finite_token(scene, v)) is None:
        return None
    near = opening - 1 - (a.word(opening - 1) == ",")
    while a.head[near] < opening and a.head[near] != near and a.rel[near] in NAMING:
        near = a.head[near]
    above = a.head[near]
    if a.rel[near] == "nmod" and above < opening and can_speak(scene, above):
        near = above
    plural = "Number=Plur" in a.morph[near]
    if a.pos[near] not in ("NOUN", "PROPN") or plural != ("Number=Plur" in a.morph[finite]):
        return None
    written = a.lemma[near] in scene.lexicon.documents or a.lemma[near] in scene.lexicon.outlets
    return near if written or plural or can_speak(scene, near) else None


def verb_above(scene: Scene, v: int) -> int | None:
    """Return the finite verb over verb v that lends it its subject: the nearest of speech, else the nearest."""
    a = scene.a
    finite = (h for h in a.ancestors(v) if scene.is_verb(h) and scene.finite(h))
    above = [h for h in finite if scene.child(h, "subj") is not None]
    telling = [h for h in above if any(s.kind == "speech" for s in scene.senses(h))]
    return next(iter(telling or above), None)


def house(scene: Scene, v: int) -> int | None:
    """Return the head of the house whose people speak, under a plural without a subject: *desde el Senado aseguran*."""
    a, prepositions = scene.a, scene.lexicon.cues.speaking_from
    i = finite_token(scene, v) if prepositions else None
    if i is None or "Number=Plur" not in a.morph[i] or "Person=3" not in a.morph[i] or scene.passive(v):
        return None
    if scene.child(v, "subj", "subj_pass") is not None:
        return None
    from_there = [k for k in a.children[v] if a.rel[k] in ("obl", "nmod") and scene.case(k) in prepositions]
    return next((k for k in from_there if k in scene.mentioned or k in scene.names or a.pos[k] == "PROPN"), None)


def dative(scene: Scene, v: int) -> Source | None:
    """Return whom a verb of feeling has as its dative: *al ministro le preocupa que*; None for a pronoun alone."""
    a = scene.a
    for k in a.children[v]:
        if a.rel[k] in ("obl", "iobj", "obj") and a.pos[k] in ("NOUN", "PROPN") and scene.case(k) == "a":
            first = max(c for c in a.children[k] if a.rel[c] == "case" and c < k) + 1
            return Source(first, scene.right(k), k, "dative")
    return None
