"""What is done for an aim: the deed over an infinitive of purpose, the first to do something, a decision to do it."""

from __future__ import annotations

from communique.extraction.events.scene import Scene
from communique.extraction.events.tenses import REACH

SAID = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
"""Types of verbs before whose infinitive no deed is done for it (*warns them against joining*)."""


def aimed_at(scene: Scene, top: int) -> int | None:
    """Return the verb of the deed that an infinitive of purpose is the aim of: who shoots to disperse, disperses.

    An infinitive after *the first* or after a noun for a decision tells what was done.
    """
    a = scene.analysis
    above = a.head[top]
    marks = [j for j in a.having(top, "mark") if a.lower(j) in scene.words.infinitives]
    if not marks or above == top or a.rel[top] not in ("advcl", "acl", "relcl"):
        return None
    if scene.clauses.tensed(top) or a.having(top, "subj", "aux"):
        return None
    if a.having(above, "cop"):
        beside = (above, *a.having(above, "amod", "nmod"))
        ranked = any(scene.lemma(j) in scene.words.ranks for j in beside)
        return above if ranked and not any(a.lower(j) in scene.words.next for j in beside) else None
    decided = scene.noun(above) in scene.words.moves
    aimed = a.lower(marks[0]) in scene.words.purposes and (not scene.words.bare_objects or _for(scene, marks[0]))
    if a.rel[top] != "advcl" and a.pos[above] in ("NOUN", "PROPN"):
        if not decided and not (aimed and (_gone_to(scene, above) or scene.noun(above) in scene.words.means)):
            return None
        above = _over(scene, above)
    if not (aimed or decided) or not scene.clauses.verbal_only(above):
        return None
    if scene.is_blame(above) and (decided or any(_is_talk(scene, j) for j in a.having(above, "obj"))):
        return above
    plain = [p for p in scene.lexicon.verbs.get(scene.lemma(above), ()) if p.text == p.lemma]
    return None if any(p.group.type in SAID for p in plain) else above


def asked_in(scene: Scene, top: int) -> bool:
    """Tell whether an infinitive says what a noun of asking right before it asks for (*repeated calls to ban them*)."""
    a = scene.analysis
    marks = [j for j in a.having(top, "mark") if a.lower(j) in scene.words.infinitives]
    if not marks or a.rel[top] not in ("acl", "advcl", "xcomp") or scene.clauses.tensed(top):
        return False
    noun = marks[0] - 1
    if noun < 0 or any(a.lower(j) in scene.negation.negators for j in a.having(noun, "det")):
        return False
    return a.pos[noun] == "NOUN" and scene.noun(noun) in scene.words.directives


def carried_out(scene: Scene, top: int) -> bool:
    """Tell whether a clause under a noun tells what was done: by the first who did it, or as a course that is followed.

    *The first state to recognise them*, *her policy of backing them*; of the next to do it that is not said.
    """
    a, noun = scene.analysis, scene.analysis.head[top]
    if a.rel[top] not in ("acl", "relcl", "advcl") or noun == top or scene.clauses.tensed(top):
        return False
    if a.having(top, "subj", "aux"):
        return False
    marks = {a.lower(j) for j in a.having(top, "mark", "case")}
    if scene.noun(noun) in scene.words.courses:
        return bool(marks & scene.words.complements)
    beside = [noun, *(j for n in (noun, *a.having(noun, "nmod")) for j in a.having(n, "amod"))]
    if any(a.lower(j) in scene.words.next for j in beside):
        return False
    ranked = any(scene.lemma(j) in scene.words.ranks or "Degree=Sup" in a.morph[j] for j in beside)
    return ranked and bool(marks & scene.words.infinitives) and a.pos[noun] in ("NOUN", "PROPN", "ADJ", "NUM")


def _is_talk(scene: Scene, noun: int) -> bool:
    """Tell whether a noun tells of talks or a journey, which one makes for something (*blamed her visit to meet …*)."""
    patterns = scene.lexicon.noun_patterns(scene.noun(noun))
    return any(p.group.type == "CONSULT" for p in patterns) and scene.noun(noun) not in scene.words.directives


def _for(scene: Scene, mark: int) -> bool:
    """Tell whether an infinitive has a mark of purpose before its own (Swedish *för att*)."""
    return mark > 0 and f"{scene.analysis.lower(mark - 1)} {scene.analysis.lower(mark)}" in scene.words.purposes


def _gone_to(scene: Scene, i: int) -> bool:
    """Tell whether a noun is a place, on which the parser hung what somebody went there for."""
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind in ("place", "state")


def _over(scene: Scene, noun: int) -> int:
    """Return the verb over a noun, or over the nouns it stands under."""
    a = scene.analysis
    for _ in range(REACH):
        if a.rel[noun] != "nmod":
            break
        noun = a.head[noun]
    return a.head[noun] if a.rel[noun] in ("obj", "obl") else noun
