"""What something is called or held to be, where the words for it may stand first: *calificó de “odd” the plan*.

Spanish says it with a preposition (*calificó el plan de absurdo*, *tachó de “absurdo” el plan*) or, of what somebody
holds to be so, without (*consideró “absurdo” el plan*); the thing may come before or behind it.
"""

from __future__ import annotations

from communique.extraction.statements.edges import sentence_end
from communique.extraction.statements.scene import Scene

REACH = 16
"""How far behind its verb the predicate may stand, in tokens."""
QUALITY = frozenset({"ADJ", "NOUN", "ADV", "VERB", "CCONJ"})
"""What a predicate without quotation marks is made of."""
LONG = 6
"""Most tokens of such a predicate."""


def held_to_be(scene: Scene, v: int) -> tuple[int, int] | None:
    """Return the tokens of what verb v calls something, together with the thing when it stands behind the verb."""
    a = scene.a
    if not scene.lexicon.free_subjects or scene.inside[v] >= 0 or scene.passive(v) or a.rel[v] == "amod":
        return None
    senses = [s for s in scene.senses(v) if s.weights.get("predicate")]
    if not senses:
        return None
    leads = {p for s in senses for p in s.prepositions}
    end = sentence_end(scene, v)
    if len(leads) < 2 and (found := _right_behind(scene, v, end)) is not None:
        return found
    for i in range(v + 1, min(end - 1, v + REACH)):
        if a.word(i) in ";:" or (scene.is_verb(i) and scene.finite_word(i)):
            return None
        if a.lower(i) in leads and a.pos[i] in ("ADP", "SCONJ", "ADV") and (last := _predicate(scene, i + 1)):
            return _with_thing(scene, v, i, last, end)
        if len(leads) < 2 and _opens_marks(scene, i) and a.pos[i - 1] not in ("ADP", "DET", "CCONJ"):
            return _with_thing(scene, v, i, _end_of_marks(scene, i), end)
    return None


def _right_behind(scene: Scene, v: int, end: int) -> tuple[int, int] | None:
    """Return an adjective right behind verb v with what it is said of: *considera necesaria una ley*.

    A bare noun counts where the thing is a person's: *proclamó vencedor a Lind*.
    """
    a, i = scene.a, v + 1
    if i + 1 >= end or a.head[i] != v or a.pos[i] not in ("ADJ", "NOUN") or scene.inside[i] >= 0:
        return None
    last = _predicate(scene, i)
    for k in (*a.children[v], *a.children[i]):
        behind = k > i and scene.left(k) == last and a.rel[k] in ("obj", "obl", "subj", "comp", "nmod")
        case = scene.case(k)
        if behind and scene.right(k) <= end and (case == "a" or (case is None and a.pos[i] == "ADJ")):
            return i, scene.right(k)
    return None


def _opens_marks(scene: Scene, i: int) -> bool:
    n = scene.inside[i]
    return n >= 0 and scene.tops[n].start == scene.a.start[i]


def _end_of_marks(scene: Scene, i: int) -> int:
    return scene.token_after(scene.tops[scene.inside[i]].end)


def _predicate(scene: Scene, i: int) -> int | None:
    """Return the end of a predicate at token i: a quotation, or a few adjectives or a bare noun."""
    a, first = scene.a, i
    while a.pos[i] == "DET" and a.lower(i) not in ("el", "la", "los", "las") and i < first + 2:
        i += 1  # *como un “golpe”*
    if _opens_marks(scene, i):
        return _end_of_marks(scene, i)
    last = i
    while (
        last < min(len(a), i + LONG)
        and a.pos[last] in QUALITY
        and scene.inside[last] < 0
        and (last == i or a.head[last] >= i)
    ):
        last += 1
    return last if last > i and a.pos[i] in ("ADJ", "NOUN") and a.pos[last - 1] != "CCONJ" else None


def _with_thing(scene: Scene, v: int, first: int, last: int, end: int) -> tuple[int, int] | None:
    """Return the predicate at tokens ``[first, last)`` with the thing right behind it, or before it behind verb v."""
    a = scene.a
    thing = next(
        (k for k in a.children[v] if a.rel[k] in ("obj", "obl", "subj") and scene.left(k) == last < k + 1), None
    )
    if thing is not None and (scene.case(thing) in (None, "a")) and scene.right(thing) <= end:
        return first, max(last, _before_verb(scene, thing))
    before = (k for k in a.children[v] if a.rel[k] in ("obj", "obl") and v < k < first and scene.case(k) in (None, "a"))
    times = scene.days | frozenset(scene.lexicon.cues.dayparts)
    begin = next((k for k in before if a.lower(k) not in times), None)
    if begin is not None:
        return scene.left(begin), last
    clitic = any(k < v and "PrepCase=Npr" in a.morph[k] for k in a.children[v])
    return (first, last) if clitic else None


def _before_verb(scene: Scene, thing: int) -> int:
    """Return the end of the phrase of a thing, before a conjunction and a finite verb that a parse hung on it."""
    a, last = scene.a, scene.right(thing)
    joins = (i for i in range(thing + 1, last - 1) if a.pos[i] == "CCONJ" and scene.finite_word(i + 1))
    return next(joins, last)


def asked_of(scene: Scene, v: int) -> tuple[int, int, int] | None:
    """Return whom verb v asks and the tokens of what it asks for: *pidió a sus socios | más ayuda*.

    Parsers hang the second phrase on the first, as nothing but the place where an article or a bare noun stands right
    behind a noun tells them apart.
    """
    a, first = scene.a, v + 1
    if not scene.lexicon.free_subjects or first >= len(a) or scene.inside[v] >= 0:
        return None
    if not any(s.addressee and s.weights.get("object") for s in scene.senses(v)):
        return None
    whom = next((k for k in a.children[v] if k > v and scene.left(k) == first and scene.case(k) == "a"), None)
    end = sentence_end(scene, v)
    if whom is None or a.pos[whom] not in ("NOUN", "PROPN", "PRON"):
        return None
    for i in range(whom + 1, min(end, whom + REACH)):
        if scene.inside[i] >= 0 or a.pos[i] in ("VERB", "AUX", "SCONJ", "PUNCT", "CCONJ") or scene.finite_word(i):
            return None
        opens = a.pos[i] in ("DET", "NUM") or a.lower(i) in ("más", "menos") or a.pos[i] == "NOUN"
        if opens and a.pos[i - 1] in ("NOUN", "PROPN", "ADJ", "PRON"):
            return whom, i, _end_of_phrase(scene, v, i, end)
    return None


def _end_of_phrase(scene: Scene, v: int, first: int, end: int) -> int:
    """Return where the phrase at token ``first`` ends: with what hangs on its noun, or on what stands before it."""
    a = scene.a
    noun = next((i for i in range(first, end) if a.pos[i] in ("NOUN", "PROPN")), first)
    last = max(noun + 1, scene.right(noun))
    while last < end and a.pos[last] in ("ADP", "ADJ") and scene.inside[last] < 0:
        top = last
        while a.head[top] >= last and a.head[top] != top:
            top = a.head[top]
        if not v < a.head[top] < last:
            break
        last = max(last + 1, scene.right(top))
    return last
