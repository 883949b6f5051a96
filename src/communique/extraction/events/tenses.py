"""Time and aspect of a clause: what is yet to come, goes on, or was once the rule."""

from __future__ import annotations

from communique.extraction.events.scene import Scene
from communique.records import Status

REACH = 4
YEAR = 4
"""Digits of a year."""
CAPTION = 6
"""Words behind a day among which its year stands."""
PAST_SUBJUNCTIVE = ("ra", "ran", "se", "sen")
"""Endings of the imperfect subjunctive, which taggers take for the present."""


def later(scene: Scene, chain: list[int]) -> bool:
    """Tell whether an adverb puts a present tense into the future (*the ministers meet tomorrow*)."""
    a, words = scene.analysis, scene.words
    ahead = any(
        a.lower(j) in words.later or any(a.lower(k) in words.next for k in a.children[j]) for j in _times(scene, chain)
    )
    return ahead and present(scene, chain[-1])


def scheduled(scene: Scene, verb: int) -> bool:
    """Tell whether a date puts a present tense ahead (*the ministers meet on 3 June*); headlines tell the past so."""
    a = scene.analysis
    if not present(scene, verb) or a.block_kind(verb) == "title":
        return False
    meets = any(p.group.type == "CONSULT" for p in scene.lexicon.verbs.get(scene.lemma(verb), ()))
    if a.rel[verb] == "relcl" and not meets:
        return False  # *clashed with those who oppose her on Monday*
    near = [*_times(scene, [verb]), *(j for j in a.having(verb, "subj") if scene.lemma(j) in scene.calendar)]
    dated = [
        j
        for j in near
        if any(a.lower(k) in scene.calendar for k in (j, *a.children[j]))
        or (meets and scene.lemma(j) in scene.calendar)  # *träffar henne på tisdagen*; other verbs tell news so
    ]
    if not scene.clauses.bare_objects:
        dated = [j for j in dated if not _has_year(scene, j)]
    return any(all(a.lower(k) not in scene.every for k in a.children[j]) for j in dated)


def _has_year(scene: Scene, day: int) -> bool:
    """Tell whether a year stands behind a day, as in captions (*meets her on Monday, June 6, 2016*)."""
    a, last = scene.analysis, scene.analysis.sentence_at(day).last
    return any(len(a.word(j)) == YEAR and a.word(j).isdecimal() for j in range(day + 1, min(last, day + CAPTION)))


def _times(scene: Scene, chain: list[int]) -> list[int]:
    return [j for v in chain for j in scene.analysis.having(v, "advmod", "obl", "obj", "nmod", "dep")]


def present(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is finite and in the present tense."""
    morph = scene.analysis.morph[verb]
    return "Tense=Pres" in morph and "VerbForm=Fin" in morph


def before(scene: Scene, top: int, auxiliaries: list[int]) -> bool:
    """Tell whether a clause in the present names what is still to come (*before she leaves*, *once she leaves, …*)."""
    a = scene.analysis
    if a.rel[top] != "advcl" or not any("Tense=Pres" in a.morph[j] for j in (top, *auxiliaries)):
        return False
    if any(a.lower(j) in scene.words.before for j in a.having(top, "mark")):
        return scene.clauses.tensed(top) or not _is_past(scene, a.head[top])
    if any(a.lower(j) in scene.words.after for j in a.having(top, "mark")) and scene.clauses.tensed(top):
        over = next((j for j in a.ancestors(top) if scene.clauses.verbal(j) and scene.clauses.tensed(j)), top)
        return _is_past(scene, over) and a.block_kind(top) != "title"
    above = a.having(a.head[top], "aux")
    return bool(a.having(top, "mark")) and scene.clauses.tensed(top) and modal(scene, above) == "future"


def awaited(scene: Scene, top: int) -> bool:
    """Tell whether a clause names what something waits for (*keeps the sanctions until they withdraw*)."""
    a = scene.analysis
    marked = a.rel[top] == "advcl" and any(a.lower(j) in scene.words.until for j in a.having(top, "mark"))
    above = a.head[top]
    fulfilled = _is_past(scene, above) and "Tense=Past" in a.morph[top]
    return marked and not fulfilled


def _is_past(scene: Scene, verb: int) -> bool:
    """Tell whether a verb tells what is done (*has met him*, *met him*)."""
    a = scene.analysis
    perfect = any(a.lower(j) in scene.negation.perfects for j in a.having(verb, "aux"))
    return perfect or ("Tense=Past" in a.morph[verb] and not a.having(verb, "aux", "aux_pass", "cop"))


def once(scene: Scene, top: int, auxiliaries: list[int]) -> bool:
    """Tell whether a clause in the present says when something will be done (*will vote when she asks for it*)."""
    a = scene.analysis
    timed = [j for j in a.having(top, "mark", "advmod") if a.lower(j) in scene.negation.temporals and j < top]
    if a.rel[top] != "advcl" or not timed or not any("Tense=Pres" in a.morph[j] for j in (top, *auxiliaries)):
        return False
    above = [j for v in list(a.ancestors(top))[:REACH] for j in a.having(v, "aux", "aux_pass")]
    return modal(scene, above) in ("future", "obligation", "ability")


def modal(scene: Scene, auxiliaries: list[int]) -> str | None:
    """Return the class of the modal verb among auxiliaries (*future*, *obligation* …), None without one."""
    modals = scene.negation.modals
    for j in auxiliaries:
        for form in (scene.analysis.lower(j).replace("’", "'"), scene.lemma(j)):
            for name in ("conditional", "obligation", "possibility", "ability", "future", "volition"):
                if form in getattr(modals, name):
                    return name
    return None


def managed(scene: Scene, top: int, auxiliaries: list[int]) -> bool:
    """Tell whether one could do in the end what a verb says, and so did it (*kunde till slut enas*)."""
    a, words = scene.analysis, scene.negation.at_last
    if not words or not any("Tense=Past" in a.morph[j] for j in auxiliaries):
        return False
    near = a.having(top, "advmod", "obl")
    phrases = (" ".join(a.lower(k) for k in (*a.having(j, "case"), j)) for j in near)
    return any(phrase in words for phrase in phrases)


def future_tense(scene: Scene, chain: list[int]) -> bool:
    """Tell whether the verb itself stands in the future (Spanish *firmará*)."""
    return any("Tense=Fut" in scene.analysis.morph[v] for v in chain)


def arranged(scene: Scene, helpers: list[int]) -> bool:
    """Tell whether a verb over an infinitive says that it was laid down for a day (*debía*, *tenía previsto*)."""
    a = scene.analysis
    fixed = scene.negation.arranged
    return any(a.lower(j) in fixed for v in helpers for j in (v, *(k for k in a.having(v, "xcomp") if k == v + 1)))


def would(scene: Scene, top: int, auxiliaries: list[int]) -> bool:
    """Tell whether the verb's own form is a conditional (Spanish *impondría*, *habría impuesto*)."""
    return any("Mood=Cnd" in scene.analysis.morph[j] for j in (top, *auxiliaries))


def only_wished(scene: Scene, top: int) -> bool:
    """Tell whether a present subjunctive or a finite clause of purpose says what may come (*para que investiguen*).

    An imperfect subjunctive may tell what was done (*después de que impusiera*), and so does a perfect (*haya roto*).
    """
    a = scene.analysis
    helpers = a.having(top, "aux_pass", "cop")
    if scene.clauses.tensed(top) and any(a.lower(j) in scene.words.purposes for j in a.having(top, "mark")):
        return scene.words.free_subjects
    verbs = [j for j in (top, *helpers) if "Mood=Sub" in a.morph[j] and not a.lower(j).endswith(PAST_SUBJUNCTIVE)]
    return bool(verbs) and a.rel[top] in ("comp", "advcl", "relcl")


def outstanding(scene: Scene, v: int) -> bool:
    """Tell whether what verb v says has not been done so far (*has yet to resign*)."""
    a, negation = scene.analysis, scene.negation
    if not negation.outstanding:
        return False
    marks = [j for j in a.having(v, "mark") if j > 1 and a.lower(j) in scene.words.infinitives]
    return any(a.lower(j - 1) in negation.outstanding and a.lower(j - 2) in negation.perfects for j in marks)


def aspect(scene: Scene, i: int, chain: list[int], auxiliaries: list[int]) -> Status:
    """Return ``habitual``, ``ongoing`` or ``occurred``."""
    a, words = scene.analysis, scene.negation
    for v in chain:
        for j in a.children[v]:
            if a.rel[j] not in ("advmod", "obl") or a.pos[j] == "ADJ":  # *each other*
                continue
            if a.lower(j) in words.habits or any(a.lower(k) in words.habits for k in a.having(j, "det")):
                return "habitual"
            past = "Tense=Past" in a.morph[i] or "VerbForm=Sup" in a.morph[i]
            if a.lower(j) in words.ongoing and a.rel[j] == "advmod" and not past:
                return "ongoing"
        yearly = (j for site in (v, *a.having(v, "obj")) for j in a.having(site, "obl", "nmod"))
        if any(f"{a.lower(k)} {a.lower(j)}" in words.habits for j in yearly for k in a.having(j, "case")):
            return "habitual"
    if any(scene.lemma(v) in words.habits for v in chain[1:]):
        return "habitual"
    if any("Aspect=Prog" in a.morph[v] for v in chain) and any("Tense=Pres" in a.morph[j] for j in auxiliaries):
        return "ongoing"
    if any(scene.lemma(v) in words.ongoing for v in chain[1:]) and "Tense=Past" not in a.morph[chain[-1]]:
        return "ongoing"
    return "occurred"
