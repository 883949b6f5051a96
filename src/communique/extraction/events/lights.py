"""Light verbs: which noun stands for a trigger in its clause, and which verb carries it."""

from __future__ import annotations

from communique.extraction.events.clauses import prep_is
from communique.extraction.events.scene import Scene

REACH = 3
"""How many weak nouns (*a series of attacks*) may stand between a trigger and its verb."""


def occurs_with(scene: Scene, noun: int) -> int | None:
    """Return the verb that only says that a noun's event took place (*protests broke out*, *swept the capital*)."""
    a = scene.analysis
    head = scene.clauses.governor(noun)
    if head is None or a.rel[noun] not in ("subj", "subj_pass"):
        return None
    if scene.lemma(head) in scene.lexicon.toll and _is_attack(scene, noun):
        return head
    felt = scene.clauses.patient(head)
    if felt is not None and f"{scene.lemma(head)} {scene.lemma(felt)}" in scene.lexicon.occur:
        return head
    if felt is not None and felt != noun and not scene.carriers(felt):
        return None
    forms = [scene.lemma(head), *(f"{scene.lemma(head)} {a.lower(j)}" for j in a.having(head, "prt", "advmod", "expl"))]
    forms += [f"{scene.lemma(head)} {prep} {scene.lemma(j)}" for prep, j in scene.clauses.prepositions(head)]
    return head if any(form in scene.lexicon.occur for form in forms) else None


def _is_attack(scene: Scene, i: int) -> bool:
    return any(p.group.type == "ASSAULT" for p in scene.lexicon.noun_patterns(scene.noun(i)))


def is_deed(scene: Scene, i: int) -> bool:
    """Tell whether token i is an act of violence itself, which does no other (*Peru's raid began the war*)."""
    return i not in scene.mention_at and not scene.is_people(i) and _is_attack(scene, i)


def anchor_of(scene: Scene, i: int) -> int | None:
    """Return the noun that stands for noun i in the clause; None when i only qualifies another noun."""
    a = scene.analysis
    for _ in range(REACH):
        head = a.head[i]
        if head == i or a.pos[head] not in ("NOUN", "PROPN"):
            return i
        weak = scene.lemma(head) in scene.lexicon.heads
        if a.rel[i] == "compound":
            if not weak:
                return None
        elif not (a.rel[i] == "nmod" and weak and any(prep_is(p, "of") or p == "av" for p, j in
                                                      scene.clauses.prepositions(head) if j == i)):  # fmt: skip
            return i
        i = head
    return i


def light_of(scene: Scene, noun: int) -> tuple[int | None, bool]:
    """Return the light verb that carries a noun, and whether its subject is the one who undergoes."""
    a = scene.analysis
    if a.having(noun, "cop") and a.having(noun, "case"):
        return noun, False
    head = scene.clauses.governor(noun)
    rel = a.rel[noun]
    top = noun
    while a.rel[top] == "conj" and a.head[top] != top:
        top = a.head[top]
        rel = a.rel[top]
    if (own := _clause_of(scene, noun)) is not None:
        return own, bool(_is_light(scene, own, noun, "obj"))
    if (held := _held_between(scene, noun)) is not None:
        return held, False
    carried = head is not None and rel in ("obj", "subj_pass", "obl", "nmod", "xcomp")
    if head is not None and carried and (found := _is_light(scene, head, top, rel)) is not None:
        return head, found
    for verb in (_verb_before(scene, noun), _verb_after(scene, noun)):
        if verb is not None and (found := _is_light(scene, verb, noun, "obj")) is not None:
            return verb, found
    for j in a.having(noun, "acl", "relcl"):
        if a.rel[j] == "relcl" and not (scene.clauses.patient(j) == noun or scene.clauses.passive(j)):
            continue
        if a.rel[j] == "acl" and not scene.clauses.passive(j):
            continue
        if (found := _is_light(scene, j, noun, "obj")) is not None:
            return j, found
    return None, False


def _clause_of(scene: Scene, noun: int) -> int | None:
    """Return the light verb of a relative clause with its own subject (*widen the sanctions that Peru imposed*)."""
    a = scene.analysis
    clauses = [j for j in a.having(noun, "relcl") if not scene.clauses.passive(j) and scene.clauses.patient(j) == noun]
    own = [j for j in clauses if any(scene.is_actor(k) for k in a.having(j, "subj"))]
    return next((j for j in own if _is_light(scene, j, noun, "obj") is False), None)


def _held_between(scene: Scene, noun: int) -> int | None:
    """Return the verb of a relative clause that says between whom something is (*the talks that began between …*)."""
    if not scene.words.between:
        return None
    told = scene.lexicon.do | scene.lexicon.occur
    for verb in scene.analysis.having(noun, "relcl"):
        if scene.lemma(verb) in told and any(p in scene.words.between for p, _ in scene.clauses.prepositions(verb)):
            return verb
    return None


def _verb_before(scene: Scene, noun: int) -> int | None:
    """Return the verb right before a noun phrase, for languages whose tagger errs; None in others."""
    a = scene.analysis
    for j in range(noun - 1, max(a.sentence_at(noun).first, noun - REACH - 2) - 1, -1):
        if scene.clauses.misread(j) or (scene.words.past_endings and a.pos[j] == "VERB"):
            return j
        if a.pos[j] not in ("DET", "ADJ", "NUM", "ADV") or not scene.words.past_endings:
            return None
    return None


def _verb_after(scene: Scene, noun: int) -> int | None:
    """Return the verb of a relative clause right after a noun, for languages whose tagger errs; None in others."""
    a, last = scene.analysis, scene.analysis.sentence_at(noun).last
    if not scene.words.past_endings or noun + 1 >= last or a.lower(noun + 1) not in scene.clauses.relatives:
        return None
    for j in range(noun + 2, min(last, noun + 3 * REACH)):
        if scene.clauses.misread(j) or (a.pos[j] == "VERB" and a.rel[j] != "cop"):
            return j
        if a.pos[j] in ("PUNCT", "SCONJ"):
            break
    return None


def _is_light(scene: Scene, verb: int, noun: int, rel: str) -> bool | None:
    """Return False for a verb whose subject acts, True for one whose subject undergoes, None for other verbs."""
    a, lexicon = scene.analysis, scene.lexicon
    if rel == "obj" and (_turned(scene, verb, noun) or _taken_as(scene, verb)):
        return None
    lemma = scene.clauses.misread(verb) or scene.lemma(verb)
    beside = [verb + 1] if verb + 1 < len(a) else []  # a particle is often taken for an object
    forms = [f"{lemma} {a.lower(j)}" for j in [*a.having(verb, "prt", "advmod", "expl", "xcomp"), *beside]]
    if rel in ("obl", "nmod"):
        prep = next((p for p, j in scene.clauses.prepositions(verb) if j == noun), "")
        forms = [f"{lemma} {prep}"] if prep else []
        forms += [f"{lemma} {scene.lemma(j)} {prep}" for j in a.having(verb, "obj", "prt", "advmod")]
    else:
        forms.append(lemma)
    if rel == "obj" and lemma in scene.words.possess and _is_anothers_support(scene, noun):
        return True
    if any(form in lexicon.do for form in forms):
        return False
    return True if any(form in lexicon.undergo for form in forms) else None


def _taken_as(scene: Scene, verb: int) -> bool:
    """Tell whether a verb says as what its object is taken, and so does nothing with it (*took this refusal as* …)."""
    a = scene.analysis
    under = [j for j in a.having(verb, "xcomp", "obl") if a.pos[j] in ("NOUN", "ADJ")]
    return any(a.lower(k) in scene.words.likeness for j in under for k in a.having(j, "mark", "case"))


def _is_anothers_support(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is support told with whose it is, so that who has it is supported (*has Chad's support*)."""
    if not any(p.group.type == "SUPPORT" for p in scene.lexicon.noun_patterns(scene.noun(noun))):
        return False
    preps = {prep for prep, j in scene.clauses.prepositions(noun) if j > noun}
    return bool(scene.owners(noun) or preps & scene.words.inside)


def _turned(scene: Scene, verb: int, noun: int) -> bool:
    """Tell whether a phrase says what a verb makes of a noun (*threw talks into doubt*), unlike *an inquiry into*."""
    own = {place for p in scene.lexicon.noun_patterns(scene.noun(noun)) for place in p.frame.recipients}
    found = [p for p, j in scene.clauses.prepositions(verb) if j > noun and p in scene.words.turned]
    return any(p not in own for p in found)
