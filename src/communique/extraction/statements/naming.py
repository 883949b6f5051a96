"""What somebody or something is called: *called the plan “a gift”*, *which she described as odd*."""

from __future__ import annotations

from communique.extraction.statements.edges import embedded, sentence_end
from communique.extraction.statements.scene import Scene

NAMES = 0.75
"""Least weight with a predicate of a verb that says what something is called."""
LEAST = 0.6
"""The same where a preposition always leads what it is called: *lo que calificó de absurdo*."""
LEADS = frozenset({"ADP", "PART", "CCONJ", "VERB", "AUX"})
"""What stands before a quoted word within a phrase, not before what somebody is called."""
LONG = 20
"""How far behind a naming verb the quotation may begin, in tokens."""
PHRASES = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
BEHIND = frozenset({"relcl", "advcl", "acl"})
NAMED = frozenset({"obj", "dep", "obl", "nmod", "advcl", "acl"})


def names(scene: Scene, v: int) -> bool:
    """Tell whether verb v says what something is called."""
    return any(s.weights.get("predicate", 0.0) > 0 for s in scene.senses(v))


def of_pronoun(scene: Scene, v: int) -> tuple[int, int] | None:
    """Return what a naming verb says of a pronoun before it: *what they described as odd*, *which she called odd*."""
    a = scene.a
    free = scene.lexicon.free_subjects
    senses = [s for s in scene.senses(v) if s.weights.get("predicate", 0.0) >= (LEAST if free else NAMES)]
    if scene.passive(v) or not senses:
        return None
    if not any(a.rel[k] == "obj" and k < v and _asks(scene, k) for k in a.children[v]):
        return None
    leads = {lead for s in senses for lead in s.prepositions} if free else {None, "as"}
    for k in a.children[v]:
        if k > v and scene.left(k) == v + 1 and scene.case(k) in leads and a.rel[k] in NAMED:
            return v + 1, scene.right(k)
    return None


def in_marks(scene: Scene, v: int) -> tuple[int, int] | None:
    """Return what a naming verb says in quotation marks of the noun phrase behind it: *called the plan “a gift”*."""
    a = scene.a
    if scene.inside[v] >= 0 or scene.passive(v):
        return None
    if not any(s.weights.get("predicate", 0.0) >= NAMES for s in scene.senses(v)):
        return None
    opening = next((i for i in range(v + 2, min(v + LONG, sentence_end(scene, v))) if scene.inside[i] >= 0), None)
    if opening is None or scene.tops[scene.inside[opening]].start != a.start[opening]:
        return None
    lead = opening
    while lead - 1 > v and a.pos[lead - 1] in ("DET", "ADJ", "ADV"):
        lead -= 1
    if a.lower(lead - 1) != "as" and (a.pos[lead - 1] in LEADS or lead == v + 1 or not _one_phrase(scene, v, lead)):
        return None
    return v + 1, _end_of_name(scene, v, scene.token_after(scene.tops[scene.inside[opening]].end))


def _end_of_name(scene: Scene, v: int, last: int) -> int:
    """Return the end of what a quotation that ends at token ``last`` begins.

    With it go more quotations, and the phrase, relative clause or reason behind them: *a “liar” and “thief” who stole*.
    """
    a = scene.a
    while last + 1 < len(a) and (n := _next_quotation(scene, last)) is not None:
        last = scene.token_after(scene.tops[n].end)
    if last + 1 >= len(a) or a.sentence_of[last] != a.sentence_of[v] or scene.inside[last] >= 0:
        return last
    if a.pos[last] == "ADP" and v < a.head[a.head[last]] < last < a.head[last]:
        return scene.right(a.head[last])
    if a.pos[last] == "CCONJ":
        k = _top(scene, last + 1, last)
        phrase = a.rel[k] == "conj" and v <= a.head[k] < last and a.pos[k] in PHRASES and scene.left(k) >= last
        return scene.right(k) if phrase else last
    opens = "PronType=Rel" in a.morph[last] or _opens_clause(scene, last)
    k = _top(scene, last, last)
    opens = opens or (a.rel[k] == "relcl" and scene.left(k) == last)
    return scene.right(k) if opens and v <= a.head[k] < last and a.rel[k] in BEHIND else last


def _opens_clause(scene: Scene, i: int) -> bool:
    return scene.a.lower(i) in scene.lexicon.reasons or scene.a.lower(i) in scene.lexicon.cues.persons


def _next_quotation(scene: Scene, last: int) -> int | None:
    """Return the quotation that a conjunction or comma joins to the one that ends at token ``last``."""
    a = scene.a
    i = last
    while i + 1 < len(a) and i < last + 2 and (a.pos[i] == "CCONJ" or a.word(i) == ",") and scene.inside[i] < 0:
        i += 1
    n = scene.inside[i]
    begins = n >= 0 and scene.tops[n].start == a.start[i] and a.sentence_of[i] == a.sentence_of[last - 1]
    return n if begins and embedded(scene, scene.tops[n]) else None


def _top(scene: Scene, i: int, last: int) -> int:
    """Return the word at or above token i that hangs on one before token ``last``."""
    while scene.a.head[i] >= last and scene.a.head[i] != i:
        i = scene.a.head[i]
    return i


def _one_phrase(scene: Scene, v: int, last: int) -> bool:
    """Tell whether tokens from behind verb v up to ``last`` are one noun phrase, relative clauses with it."""
    a = scene.a
    words = range(v + 1, last)
    tops = [i for i in words if a.pos[i] != "PUNCT" and a.head[i] not in words]
    plain = all(a.pos[i] != "PUNCT" or a.word(i) == "-" for i in words)
    return plain and bool(tops) and all(a.pos[i] in ("NOUN", "PROPN", "PRON", "NUM") for i in tops)


def _asks(scene: Scene, k: int) -> bool:
    return "PronType=Rel" in scene.a.morph[k] or scene.a.lower(k) in scene.lexicon.question_words


def called(scene: Scene, v: int, k: int) -> int | None:
    """Return the end of what the object k of a naming verb is called: *kallade draget ett misstag*."""
    a, last = scene.a, scene.right(k)
    if not any(s.weights.get("predicate", 0.0) >= NAMES for s in scene.senses(v)):
        return None
    if any(t > k and a.rel[t] in ("xcomp", "comp") for t in a.children[v]):
        return None
    hung = last < len(a) - 1 and a.pos[last] == "ADP" and a.head[last] == v and scene.inside[last] < 0
    if hung and a.lower(last) not in scene.lexicon.cues.called_to:
        last += 1  # *described it as “odd”*, where an adjective leaves the preposition without a noun
    n = scene.inside[last] if last < len(a) else -1
    if n >= 0 and scene.tops[n].start == a.start[last] and a.sentence_of[last] == a.sentence_of[v]:
        return _end_of_name(scene, v, scene.token_after(scene.tops[n].end))
    for t in a.children[v]:
        goes = any(
            a.lower(c) in scene.lexicon.cues.called_to for c in a.having(t, "case")
        )  # Swedish *kallade honom till ett möte*
        if t > k and scene.left(t) == last and a.pos[t] in ("NOUN", "ADJ", "PROPN") and a.rel[t] in NAMED and not goes:
            return scene.right(t)
    behind = (t for t in a.children[k] if t > k and a.rel[t] == "amod" and a.pos[t] == "ADJ")
    if not scene.lexicon.free_subjects and next(behind, None) is not None:
        return last  # *called such a plan wholly unwise*, where the parse hung the adjective on the noun
    return None


def likened(scene: Scene, v: int, k: int) -> int | None:
    """Return the end of what the prepositional phrase k of verb v is called: *referred to them as “guests”*."""
    a, last = scene.a, scene.right(k)
    if last + 1 >= len(a) or a.lower(last) != scene.lexicon.cues.likening or scene.inside[last] >= 0:
        return None
    n = scene.inside[last + 1]
    if (
        n < 0
        or scene.tops[n].start != a.start[last + 1]
        or not any(s.weights.get("predicate_as") for s in scene.senses(v))
    ):
        return None
    return _end_of_name(scene, v, scene.token_after(scene.tops[n].end))
