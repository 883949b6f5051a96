"""Tell whether an event is said to have happened: from tense, modals, negation, conditions, adverbs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from communique.extraction.events.ahead import is_ahead, is_hearsay
from communique.extraction.events.commands import let_do
from communique.extraction.events.hedging import hedged
from communique.extraction.events.negating import is_negated, lacks_signs
from communique.extraction.events.purposes import aimed_at, asked_in, carried_out
from communique.extraction.events.scene import Scene
from communique.extraction.events.tenses import (
    REACH,
    arranged,
    aspect,
    awaited,
    before,
    later,
    managed,
    modal,
    once,
    only_wished,
    outstanding,
    scheduled,
    would,
)
from communique.records import Status

STANCES: dict[str | None, Status] = {
    "intend": "planned", "decide": "planned", "agree": "planned", "threaten": "planned", "demand": "called_for",
    "refuse": "possible", "fail": "possible", "deny": "possible",
}  # fmt: skip
"""What a verb over an infinitive makes of what is done for the deed."""
DEEDS = 2
"""Clauses up which an infinitive of purpose asks whether the deed is done that is done for it."""


@dataclass(frozen=True)
class Shade:
    """What the clause says of its event. future, negated: for the rules that make promises and refusals of them."""

    status: Status
    future: bool = False
    negated: bool = False
    obliged: bool = False
    unable: bool = False


def clause_shade(scene: Scene, i: int, depth: int = 0) -> Shade:
    """Return how the clause of verb or predicate i shades it. depth: clauses above whose deeds are followed."""
    chain = _chain(scene, i)
    auxiliaries = [j for v in chain for j in scene.analysis.having(v, "aux", "aux_pass", "cop")]
    negated = any(is_negated(scene, v) or _not_chosen(scene, v) for v in chain)
    if any(outstanding(scene, v) for v in chain):
        return Shade("denied")
    mood = modal(scene, auxiliaries)
    future = is_ahead(scene, chain, auxiliaries)
    if mood == "future" and is_hearsay(scene, auxiliaries):
        return Shade("denied" if negated else "occurred", negated=negated)
    if mood == "conditional" and any(scene.analysis.lower(j) in scene.negation.perfects for j in auxiliaries):
        return Shade("possible", negated=negated)  # *a text that would have condemned the raid*
    modals = scene.negation.modals.obligation
    if arranged(scene, [*chain[1:], *auxiliaries]):
        return Shade("denied" if negated else "planned", future=True, negated=negated)
    if mood == "obligation" or _needed(scene, chain[-1]) or any(scene.lemma(v) in modals for v in chain[1:]):
        return Shade("called_for", negated=negated, obliged=True)
    if _conditional(scene, chain):
        return Shade("possible", future=False)
    if negated:
        willed = future or mood == "volition"
        return Shade("denied", future=willed, negated=True, unable=mood in ("ability", "possibility"))
    if _disbelieved(scene, chain[-1]):
        return Shade("denied")
    if awaited(scene, chain[-1]):
        named = [j for j in scene.analysis.having(chain[-1], "subj") if scene.analysis.pos[j] != "PRON"]
        return Shade("called_for" if named else "possible")
    if before(scene, chain[-1], auxiliaries) or once(scene, chain[-1], auxiliaries):
        return Shade("planned")
    if _question(scene, i):
        return Shade("possible", future=False)
    if _asks_leave(scene, chain):
        return Shade("called_for")
    if future or later(scene, chain):
        return Shade("planned", future=True)
    if i == chain[-1] and scheduled(scene, i):
        return Shade("planned")
    if any(asked_in(scene, v) or let_do(scene, v) for v in chain):
        return Shade("called_for")
    if carried_out(scene, chain[-1]):
        over = scene.analysis.head[chain[-1]]
        ahead = scene.clauses.verbal(over) and clause_shade(scene, over, depth).future
        return Shade("planned" if ahead else "occurred", future=ahead)
    if (wanted := _wanted(scene, chain) or _gerund(scene, chain[-1])) is not None:
        return Shade(wanted)
    top = chain[-1]
    if (status := _done_for(scene, top, depth)) is not None:
        return Shade(status)
    doubtful = hedged(scene, chain) or _unreal(scene, chain) or _on_condition(scene, top)
    doubtful = doubtful or would(scene, top, auxiliaries) or only_wished(scene, top)
    if mood in ("ability", "possibility") and not doubtful and managed(scene, top, auxiliaries):
        return Shade("occurred")
    if mood in ("conditional", "possibility", "ability", "volition") or doubtful:
        return Shade("possible")
    return Shade(aspect(scene, i, chain, auxiliaries))


def _chain(scene: Scene, i: int) -> list[int]:
    """Return i and the verbs above it whose auxiliaries hold for it too: of coordinated verbs and of infinitives."""
    a, chain = scene.analysis, [i]
    for _ in range(REACH):
        top = chain[-1]
        head = a.head[top]
        if head == top or not scene.clauses.verbal(head):
            break
        shared = a.rel[top] == "conj" and not a.having(top, "subj", "subj_pass", "aux") and not _apart(scene, top, head)
        if not shared and not scene.clauses.bare_infinitive(top):
            break
        chain.append(head)
    return chain


def _apart(scene: Scene, i: int, above: int) -> bool:
    """Tell whether a coordinated verb has a tense of its own beside one with auxiliaries (*was away but denied*)."""
    a = scene.analysis
    joined = [a.lower(j) for j in (*a.having(i, "cc"), *a.having(above, "cc"))]
    if any(word in scene.words.adversatives for word in joined):
        return True
    if any(word in scene.words.either for word in joined) and is_negated(scene, above):
        return False  # *has not endorsed or praised her*
    if "Tense=Past" in a.morph[i] and "VerbForm=Inf" in a.morph[above]:
        return "VerbForm=Fin" in a.morph[i]  # *had plans to leave and accused her*
    return "VerbForm=Fin" in a.morph[i] and bool(a.having(above, "aux", "cop")) and "Mood=Imp" not in a.morph[i]


def _not_chosen(scene: Scene, v: int) -> bool:
    """Tell whether something else was done than verb v says (*rather than meeting him, she left*)."""
    a, instead = scene.analysis, scene.negation.instead
    marks = [j for j in a.having(v, "mark", "case") if j < v]
    before = [(j, phrase.split()) for j in marks for phrase in instead]
    return any(list(a.lowers[max(0, j + 1 - len(words)) : j + 1]) == words for j, words in before)


def _wanted(scene: Scene, chain: list[int]) -> Status | None:
    """Return what the verb over an infinitive makes of it: asked of another, tried, or only said of somebody."""
    a, negation, words = scene.analysis, scene.negation, scene.words
    top = chain[-1]
    marks = {a.lower(j) for j in a.having(top, "mark")}
    infinitives = marks & words.infinitives
    if a.rel[top] in ("advcl", "comp") and infinitives and scene.lemma(a.head[top]) in negation.calls:
        whom = [j for prep, j in scene.clauses.prepositions(a.head[top]) if prep in words.blame_marks and j < top]
        asked = a.having(top, "subj", "subj_pass") or whom
        return "called_for" if asked else None
    if a.rel[top] in ("acl", "relcl") and infinitives and _called(scene, a.head[top]):
        return "called_for"
    meant = infinitives or marks & (words.blame_marks | words.belongs)
    if a.rel[top] == "acl" and meant and scene.noun(a.head[top]) in words.intents:
        return "planned"  # *her proposal to ban it*, *for banning it*
    if (a.rel[top] in ("comp", "acl") and _subjunctive(scene, top)) or _demanded(scene, top):
        return "called_for"
    for below, above in pairwise(chain):
        if not scene.clauses.bare_infinitive(below):
            continue
        if _has_left(scene, above, below):
            return "possible"
        lemma = scene.lemma(above)
        if a.pos[above] == "AUX" and any(a.lower(j) in words.infinitives for j in a.having(below, "mark")):
            return "planned"  # the mission *is to destroy* them
        if scene.is_own_aim(below, above):
            return "occurred"  # *called to thank her*
        if lemma in negation.calls and a.having(above, "obj", "subj_pass"):
            return "called_for"
        if lemma in words.attitudes and any(a.lower(j).endswith("ing") for j in (below, *a.having(below, "aux_pass"))):
            return "called_for" if lemma in negation.calls else "possible"
        said = lemma in words.speech and scene.clauses.passive(above)
        if said and scene.clauses.bare_objects and any(a.lower(j) in negation.perfects for j in a.having(below, "aux")):
            continue  # *uppges ha gripit*
        if lemma in negation.hopes or said:
            return "possible"
    return None


def _has_left(scene: Scene, above: int, below: int) -> bool:
    """Tell whether somebody has time left to do what an infinitive says (*har tre dagar på sig att avgå*)."""
    a, words = scene.analysis, scene.words
    if scene.lemma(above) not in words.possess or not a.having(above, "obj"):
        return False
    return any(
        p in words.places and a.lower(j) in words.selves and j < below for p, j in scene.clauses.prepositions(above)
    )


def _asks_leave(scene: Scene, chain: list[int]) -> bool:
    """Tell whether somebody asks to be allowed to do what a verb says (*bad att få träffa henne*)."""
    a, words = scene.analysis, scene.words
    asked = (
        words.past_forms.get(a.lower(v), scene.lemma(v))
        for below, v in pairwise(chain)
        if scene.lemma(below) in words.allowed
    )
    return any(lemma in scene.negation.calls for lemma in asked)


def _called(scene: Scene, noun: int) -> bool:
    """Tell whether somebody is called for to do something (*is calling for a prosecutor to investigate her*)."""
    a, verb = scene.analysis, scene.analysis.head[noun]
    marked = any(a.lower(k) in scene.words.blame_marks for k in a.having(noun, "case"))
    return a.rel[noun] == "obl" and marked and scene.lemma(verb) in scene.negation.calls


def _subjunctive(scene: Scene, top: int) -> bool:
    """Tell whether a clause says what somebody demands, its verb without tense (*the demand that Chad leave*)."""
    a = scene.analysis
    head = a.head[top]
    if head == top or scene.lemma(head) not in scene.negation.calls or not a.having(top, "subj", "subj_pass"):
        return False
    verb = next(iter(a.having(top, "aux", "aux_pass", "cop")), top)
    bare = a.lower(verb) == scene.lemma(verb) and not a.having(top, "aux")
    return bare and a.having(top, "mark") != [] and not scene.clauses.bare_objects


def _demanded(scene: Scene, top: int) -> bool:
    """Tell whether a Swedish clause in the present, or one coordinated with it, says what somebody demands."""
    a, at = scene.analysis, top
    if not scene.clauses.bare_objects or not a.having(top, "mark") or "Tense=Past" in a.morph[top]:
        return False
    if not scene.words.infinitives & {a.lower(j) for j in a.having(top, "mark")} or a.having(top, "aux"):
        return False
    while a.rel[at] == "conj" and a.head[at] != at and scene.lemma(a.head[at]) not in scene.negation.calls:
        at = a.head[at]
    inside = a.rel[at] in ("comp", "conj") and scene.clauses.tensed(top)
    return inside and a.head[at] != at and scene.lemma(a.head[at]) in scene.negation.calls


def _gerund(scene: Scene, top: int) -> Status | None:
    """Return the status of the clause in which a gerund stands after a preposition (*must think of joining*)."""
    a = scene.analysis
    if a.rel[top] not in ("advcl", "acl") or scene.clauses.tensed(top) or a.head[top] == top:
        return None
    if not a.lower(top).endswith("ing"):
        return None
    thought = bool(a.having(top, "mark")) and scene.lemma(a.head[top]) in scene.words.prospects
    if a.rel[top] == "acl":
        if not a.having(top, "mark") and scene.lemma(a.head[top]) in scene.words.needed:
            return "possible"  # *would have a hard time winning*
        tried = bool(a.having(top, "mark")) and scene.lemma(a.head[top]) in scene.negation.attempts
        return "possible" if thought or tried else None
    marks = {a.lower(j) for j in a.having(top, "mark")}
    if not marks and a.head[top] < top and not scene.is_blame(top):  # *must be more open, working with the union*
        over = clause_shade(scene, a.head[top])
        if over.obliged:
            return "called_for"
        return over.status if over.status in ("possible", "planned") else None
    blamed = marks & (scene.words.blame_marks | scene.words.charge_marks) and a.having(a.head[top], "obj")
    if marks & scene.words.complements and scene.lemma(a.head[top]) in scene.negation.calls:
        return "called_for"
    if marks & scene.words.opposed:
        return "possible"  # *warned against arming them*
    if blamed or not (thought or marks & scene.words.complements) or _means_of_attempt(scene, top, marks):
        return None
    status = clause_shade(scene, a.head[top]).status
    if status in ("called_for", "planned", "possible"):
        return status
    return "possible" if thought else None


def _means_of_attempt(scene: Scene, top: int, marks: set[str]) -> bool:
    """Tell whether a gerund says how something was tried (*an effort to keep the lead by praising him*)."""
    a = scene.analysis
    tried = a.head[top]
    by = marks & set(scene.words.agents)
    return bool(by) and a.rel[tried] in ("acl", "xcomp") and scene.lemma(a.head[tried]) in scene.negation.attempts


def _disbelieved(scene: Scene, top: int) -> bool:
    """Tell whether somebody does not believe what the clause says (*don't think that they will attack*)."""
    a = scene.analysis
    head = a.head[top]
    if a.rel[top] == "acl" and head in scene.charges | scene.hearsay:  # *rejected claims that it had attacked the town*
        return a.rel[head] == "obj" and scene.lemma(a.head[head]) in scene.negation.denials
    signs = [a.lower(k) for k in a.having(head, "det", "neg")] if a.rel[top] == "acl" and a.having(top, "mark") else []
    if scene.clauses.tensed(top) and any(word in scene.negation.negators for word in signs):
        return True  # *no sign that it will attack*
    if head != top and lacks_signs(scene, top):
        return True
    below = a.rel[top] in ("comp", "advcl") and head != top and scene.lemma(head) in scene.words.beliefs
    return below and is_negated(scene, head)


def _conditional(scene: Scene, chain: list[int]) -> bool:
    """Tell whether the clause, or one over it, is a condition or says what somebody does not know (*asked whether*)."""
    a = scene.analysis
    return any(
        a.rel[v] in ("advcl", "comp") and any(_opens_condition(scene, j) for j in a.having(v, "mark", "advmod"))
        for v in (*chain, *_clauses_over(scene, chain[-1]))
    )


def _on_condition(scene: Scene, top: int) -> bool:
    """Tell whether a present tense says only what follows when a condition is met (*if he leaves, all resign*)."""
    a = scene.analysis
    if not any("Tense=Pres" in a.morph[j] for j in (top, *a.having(top, "aux_pass"))):
        return False
    below = [j for c in a.having(top, "advcl") for j in a.having(c, "mark")]
    return any(_opens_condition(scene, j) for j in below)


def _opens_condition(scene: Scene, mark: int) -> bool:
    """Tell whether a mark opens a condition; before another it only governs the clause (*krav om att lämna*)."""
    a = scene.analysis
    nested = mark + 1 < len(a) and a.lower(mark + 1) in scene.words.infinitives
    return a.lower(mark) in scene.negation.conditionals and not nested


def _clauses_over(scene: Scene, top: int) -> list[int]:
    """Return the predicates above a clause without tense (*if they decide on joining*)."""
    a, out = scene.analysis, []
    for _ in range(REACH):
        if a.head[top] == top or a.rel[top] not in ("advcl", "acl", "xcomp", "conj") or scene.clauses.tensed(top):
            break
        top = a.head[top]
        out.append(top)
    return out


def _judges(scene: Scene, verb: int) -> bool:
    """Tell whether a verb blames, praises or thanks for what was done, and so takes it as done."""
    patterns = scene.lexicon.verbs.get(scene.lemma(verb), ())
    return scene.is_blame(verb) or any(p.group.type == "SUPPORT" and p.text == p.lemma for p in patterns)


def _penal(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is one of accusing, arresting or punishing: what it is done for may not have been."""
    patterns = scene.lexicon.verbs.get(scene.lemma(verb), ())
    groups = [p.group for p in patterns if p.group.mode != "disapprove" and p.text == p.lemma]
    return scene.lemma(verb) in scene.alleging or any(g.type in ("COERCE", "SANCTION", "ACCUSE") for g in groups)


def _unreal(scene: Scene, chain: list[int]) -> bool:
    """Tell whether the clause is only a purpose, a wish or an accusation: an infinitive that nothing makes true."""
    a, top = scene.analysis, chain[-1]
    if a.head[top] == top or a.rel[top] not in ("advcl", "acl", "xcomp", "comp", "obj", "subj", "relcl"):
        return False
    if a.rel[top] == "subj" and not scene.clauses.tensed(top):
        return modal(scene, a.having(a.head[top], "aux", "cop")) in ("conditional", "possibility")
    marks = {a.lower(j) for j in a.having(top, "mark")}
    charged = marks & scene.words.charge_marks and scene.is_blame(a.head[top])
    blamed = charged or marks & scene.words.blame_marks
    verb = a.head[top] if a.rel[top] != "acl" else a.head[a.head[top]]
    if a.rel[top] == "acl" and blamed and (a.having(top, "subj") or (marks & scene.words.belongs and not charged)):
        return False  # *the story of how he attacked*, *the offence of backing them*
    if blamed and a.rel[top] in ("advcl", "acl") and a.having(verb, "obj"):
        return _penal(scene, verb) and not _judges(scene, verb)
    if scene.clauses.bare_infinitive(top) or scene.clauses.finite(top):
        return False
    if not blamed and any(a.lower(j) in scene.negation.perfects for j in a.having(top, "aux")):
        return False  # *efter att ha inlett*
    past = "Tense=Past" in a.morph[top] and not a.having(top, "aux_pass")
    return bool(marks & scene.words.infinitives) and not past


def _done_for(scene: Scene, top: int, depth: int) -> Status | None:
    """Return the status of the deed that an infinitive is the aim of. depth: clauses above that are still asked."""
    deed = aimed_at(scene, top) if depth else None
    if deed is None or scene.is_blame(deed):
        return "occurred" if deed is not None else None  # *condemned the decision to …*
    return _meant(scene, deed) or clause_shade(scene, deed, depth - 1).status


def _meant(scene: Scene, verb: int) -> Status | None:
    """Return what a verb over an infinitive makes of its deed, and so of what that is for (*plans to go to meet*)."""
    verbs, adjectives = scene.lexicon.verbs, scene.lexicon.adjectives
    over = [scene.lemma(v) for v in _chain(scene, verb)[1:]]
    patterns = [p for lemma in over for p in (*verbs.get(lemma, ()), *adjectives.get(lemma, ()))]
    ahead = sorted((p for p in patterns if p.group.stance in STANCES), key=lambda p: "xcomp" not in p.needs)
    return next((STANCES[p.group.stance] for p in ahead), None)


def _needed(scene: Scene, top: int) -> bool:
    """Tell whether a clause says what it is time for, or important, to do."""
    a = scene.analysis
    head = a.head[top]
    if a.lower(top).endswith("ing") and not scene.clauses.tensed(top) and not a.having(top, "mark"):
        return False  # *would have a hard time winning*
    inside = a.rel[top] in ("comp", "xcomp", "acl", "subj", "advcl") and head != top
    return inside and scene.lemma(head) in scene.words.needed and not scene.clauses.verbal_only(head)


def _question(scene: Scene, i: int) -> bool:
    """Tell whether a sentence asks whether, or who, has done what predicate i says; *why* is asked of what was done."""
    a = scene.analysis
    if any(a.lower(j) in scene.words.why for j in a.having(i, "advmod")):
        return False
    last = a.sentence_at(i).last - 1
    while last > i and a.word(last) in "”\"'’»)":
        last -= 1
    return a.word(last) == "?"
