"""Find triggers: which pattern of the lexicon a token fulfils."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from communique.extraction.events.lexicon import Pattern
from communique.extraction.events.scene import Scene

PARTICLES = frozenset(
    {"prt", "advmod", "obj", "expl", "case", "mark", "xcomp", "obl", "compound", "iobj", "amod", "dep", "comp", "neg"}
)
REACH = 3
"""How many weak nouns (*a series of attacks*) may stand between a trigger and its verb."""


@dataclass
class Trigger:
    """A token that fulfils a pattern.

    token: the trigger. object: the noun that the pattern demands. anchor: for a noun, the noun that stands for it in
    the clause (*series* of attacks). light: the verb that carries the noun; reversed when its subject is the recipient.
    """

    token: int
    pattern: Pattern
    object: int | None = None
    anchor: int | None = None
    light: int | None = None
    reversed: bool = False
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    symmetric: bool = False


Reader = Callable[[Scene, int, Pattern], "Trigger | None"]


def readings(scene: Scene, i: int) -> Iterator[Trigger]:
    """Yield the patterns that token i fulfils, narrowest first; roles are not filled yet."""
    a, lemma = scene.analysis, scene.lemma(i)
    pos = a.pos[i]
    if a.rel[i] in ("aux", "aux_pass", "cop", "case"):
        return
    if pos in ("VERB", "AUX") or (pos == "ADJ" and "VerbForm=Part" in a.morph[i]):
        yield from _fulfilled(scene, i, scene.lexicon.verbs.get(lemma, ()), _verb)
    if pos in ("NOUN", "PROPN") and (i not in scene.mention_at or scene.mention_at[i].form == "described"):
        yield from _fulfilled(scene, i, scene.lexicon.noun_patterns(lemma), _noun)
    if pos in ("ADJ", "VERB", "ADV"):
        yield from _fulfilled(scene, i, scene.lexicon.adjectives.get(lemma, ()), _adjective)


def _fulfilled(scene: Scene, i: int, patterns: Sequence[Pattern], reader: Reader) -> Iterator[Trigger]:
    for pattern in patterns:
        found = reader(scene, i, pattern)
        if found is not None:
            yield found


def _verb(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    if not _words(scene, i, pattern.words) or not _relations(scene, i, pattern):
        return None
    patient = scene.clauses.patient(i) if pattern.object else None
    if pattern.object and (patient is None or not scene.in_set(patient, pattern.object)):
        return None
    if not _prepositions(scene, [i] if patient is None else [i, patient], pattern):
        return None
    return Trigger(i, pattern, object=patient)


def _adjective(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    a = scene.analysis
    if not (a.having(i, "cop", "subj", "subj_pass") or a.rel[i] in ("xcomp", "conj")):
        return None
    return Trigger(i, pattern) if _prepositions(scene, [i], pattern) and _relations(scene, i, pattern) else None


def _noun(scene: Scene, i: int, pattern: Pattern) -> Trigger | None:
    if not scene.has_before(i, pattern.before) or not _prepositions(scene, [i], pattern):
        return None
    anchor = _anchor(scene, i)
    if anchor is None:
        return None
    light, turned = _light(scene, anchor)
    if pattern.group.idle and light is None:
        return None
    return Trigger(i, pattern, anchor=anchor, light=light, reversed=turned)


def _words(scene: Scene, i: int, words: Sequence[str]) -> bool:
    """Tell whether each word stands under token i, or right after it."""
    a = scene.analysis
    for word in words:
        under = any(
            word in (a.lower(j), scene.lemma(j)) and a.rel[j] in PARTICLES for j in a.children[i]
        )  # fmt: skip
        if not under and not (i + 1 < len(a) and a.lower(i + 1) == word):
            return False
    return True


def _relations(scene: Scene, i: int, pattern: Pattern) -> bool:
    present = {scene.analysis.rel[j] for j in scene.analysis.children[i]}
    return all(rel in present for rel in pattern.needs) and not any(rel in present for rel in pattern.bars)


def _prepositions(scene: Scene, sites: Sequence[int], pattern: Pattern) -> bool:
    found = [pair for site in sites for pair in scene.clauses.prepositions(site)] if pattern.preps else []
    return all(
        any(prep_is(prep, wanted) and (nouns is None or scene.in_set(j, nouns)) for prep, j in found)
        for wanted, nouns in pattern.preps
    )


def prep_is(found: str, wanted: str) -> bool:
    """Tell whether a preposition, perhaps of several words (*out of*), is the one wanted."""
    return found == wanted or found.endswith(" " + wanted)


def _anchor(scene: Scene, i: int) -> int | None:
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


def _light(scene: Scene, noun: int) -> tuple[int | None, bool]:
    """Return the light verb that carries a noun, and whether its subject is the one who undergoes."""
    a = scene.analysis
    head = scene.clauses.governor(noun)
    rel = a.rel[noun]
    top = noun
    while a.rel[top] == "conj" and a.head[top] != top:
        top = a.head[top]
        rel = a.rel[top]
    carried = head is not None and rel in ("obj", "subj_pass", "obl", "nmod", "xcomp")
    if head is not None and carried and (found := _is_light(scene, head, top, rel)) is not None:
        return head, found
    for j in a.having(noun, "acl", "relcl"):
        if a.rel[j] == "relcl" and not (scene.clauses.patient(j) == noun or scene.clauses.passive(j)):
            continue
        if a.rel[j] == "acl" and not scene.clauses.passive(j):
            continue
        if (found := _is_light(scene, j, noun, "obj")) is not None:
            return j, found
    return None, False


def _is_light(scene: Scene, verb: int, noun: int, rel: str) -> bool | None:
    """Return False for a verb whose subject acts, True for one whose subject undergoes, None for other verbs."""
    a, lexicon = scene.analysis, scene.lexicon
    lemma = scene.lemma(verb)
    forms = [f"{lemma} {a.lower(j)}" for j in a.having(verb, "prt", "advmod", "expl")]
    if rel in ("obl", "nmod"):
        prep = next((p for p, j in scene.clauses.prepositions(verb) if j == noun), "")
        forms = [f"{lemma} {prep}"] if prep else []
        forms += [f"{lemma} {scene.lemma(j)} {prep}" for j in a.having(verb, "obj", "prt", "advmod")]
    else:
        forms.append(lemma)
    if any(form in lexicon.do for form in forms):
        return False
    return True if any(form in lexicon.undergo for form in forms) else None
