"""Tell how a trigger's event is shaded: by its own clause, and for a noun by what stands beside and over it."""

from __future__ import annotations

from communique.extraction.events.ahead import puts_ahead
from communique.extraction.events.deliberating import weighed
from communique.extraction.events.lexicon import Pattern
from communique.extraction.events.negating import is_negated
from communique.extraction.events.scene import Scene
from communique.extraction.events.status import DEEDS, Shade, clause_shade
from communique.extraction.events.triggers import Trigger
from communique.records import Status

PERFORMED = frozenset({"SUPPORT", "REQUEST", "ACCUSE"})
"""Types of acts that are done by saying so."""
DONE_FOR = frozenset({
    "CONSULT", "ASSAULT", "COERCE", "SANCTION", "THREATEN", "REQUEST", "ACCUSE", "PROTEST", "SUPPORT", "REJECT", "AID",
    None,
})  # fmt: skip
"""Types of acts that are done by what is done for them (*went to meet*, *shot to disperse*), and stances."""
WANTED = frozenset({"CONSULT", "COOPERATE", "AID", "MOBILIZE"})
"""Types of acts that, where somebody is against them, need not have been done."""
STRUCK = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts that, where the past is told as before them, have come (*months before the raid, she left*)."""
BARGAINED = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "AGREE"})
"""Types of acts that, where talks are about them, are yet to come (*talks on a withdrawal*)."""
OPEN = frozenset({"planned", "possible", "called_for", "denied"})
"""Statuses of what has not been done."""
ALLEGED = 6
"""Words above an act among which a verb of accusation is looked for."""
FOLLOW = 4
"""Words behind a noun, or behind all that belongs to it, that may say that its act is on its way."""
CLIMB = 3
"""Words above a noun that may deny it."""


def shade(scene: Scene, trigger: Trigger) -> Shade:
    """Return how the clause of a trigger shades its event."""
    if performed(scene, trigger):
        return Shade("occurred")
    if trigger.pattern.group.type == "CONSULT" and trigger.pattern.lemma in scene.words.pending:
        negated = is_negated(scene, trigger.token)  # *the minister is expected in Lima*
        return Shade("denied" if negated else "planned", future=True, negated=negated)
    if trigger.anchor is None:
        return _taken_over(scene, trigger) or clause_shade(scene, trigger.token, _followed(trigger))
    own = _cancelled(scene, trigger) or _noun_status(scene, trigger) or _impending(scene, trigger)
    own = own or _denied_above(scene, trigger) or (_awaited(scene, trigger) if trigger.light is None else None)
    own = own or ("possible" if weighed(scene, trigger) else None)
    if own is not None:
        return Shade(own, future=own == "planned", negated=own == "denied")
    if trigger.light is not None:
        return clause_shade(scene, trigger.light, _followed(trigger))
    return Shade("possible") if _imagined(scene, trigger) else Shade("occurred")


def _followed(trigger: Trigger) -> int:
    """Return up how many clauses an act that is the aim of another is taken as done with it."""
    return DEEDS if trigger.pattern.group.type in DONE_FOR else 0


def performed(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether somebody does with words what he says that he wants to do with them (*jag vill tacka Peru*)."""
    verb = trigger.token if trigger.anchor is None else trigger.light
    wish = "want" in trigger.pattern.needs  # *Peru vill se sanktioner*
    spoken = trigger.pattern.group.type in PERFORMED and (wish or any(scene.is_speaker(t) for t in trigger.actors))
    if verb is None or not spoken:
        return False
    a, volition = scene.analysis, scene.negation.modals.volition
    if any(a.rel[j] == "neg" or scene.lemma(j) in scene.negation.negators for j in a.children[verb]):
        return False
    wishes = [j for j in a.having(verb, "aux") if wish or a.lower(j) in volition]
    above = a.head[verb]
    if a.rel[verb] == "xcomp" and scene.lemma(above) in volition and not is_negated(scene, above):
        return not _past(scene, above)  # *I would like to thank Peru*
    return any(scene.lemma(j) in volition and (wish or "Tense=Pres" in a.morph[j]) for j in wishes)


def _past(scene: Scene, verb: int) -> bool:
    return any("Tense=Past" in scene.analysis.morph[j] for j in (verb, *scene.analysis.having(verb, "aux")))


def _awaited(scene: Scene, trigger: Trigger) -> Status | None:
    """Return what a predicate over a noun says of its act: *talks are expected*, *sanctions are needed*."""
    a, words, noun = scene.analysis, scene.words, trigger.anchor
    if noun is None or a.head[noun] == noun:
        return None
    head, rel = a.head[noun], a.rel[noun]
    if any(a.lower(k) in words.pointing for k in a.having(noun, "det")):
        return None  # *the focus of this attack*
    prep = " ".join(a.lower(k) for k in a.having(noun, "case") if k < noun)
    beside = prep in words.occasions  # *promised in a call with Lima …*
    if rel in ("nmod", "obl") and scene.lemma(head) in words.prospects and a.having(noun, "case") and not beside:
        return "possible"
    if rel == "nmod" and prep and trigger.pattern.group.type in BARGAINED and scene.noun(head) in words.bargaining:
        return "possible"  # *talks on a withdrawal*
    if rel == "obl" and f"{scene.lemma(head)} {prep}" in words.warned_of:
        return "possible"
    near = [j for j in (head, *a.having(noun, "case")) if a.pos[j] in ("ADJ", "ADV")]
    if any(scene.lemma(j) in words.nearing for j in near) and (rel in ("nmod", "obl") or near[-1] != head):
        return "possible"
    if rel == "nmod" and a.pos[head] == "NOUN" and prep and scene.noun(head) in scene.negation.calls:
        return "called_for"
    if _proposed(scene, noun) and not beside:
        return "possible"
    if _unwanted(scene, trigger, noun):
        return "possible"
    if demanded := _demanded(scene, noun):
        return demanded
    if a.pos[head] == "ADV":
        prep = f"{a.lower(head)} {prep}"
    if prep in words.before and rel in ("obl", "nmod", "subj"):
        struck = trigger.pattern.group.type in STRUCK or prep in words.until
        return "occurred" if struck and _told_in_past(scene, head) else "planned"
    plain = scene.clauses.verbal_only(head)
    if rel == "subj" and plain and trigger.pattern.group.type == "CONSULT" and clause_shade(scene, head).future:
        return "planned"  # *the visit will bring them together*
    if rel != "subj_pass" and not (rel == "subj" and (not plain or scene.clauses.passive(head))):
        return "called_for" if rel == "obl" and not plain and scene.lemma(head) in words.needed else None
    if scene.lemma(head) in words.needed:
        return "called_for"
    if scene.lemma(head) in scene.negation.hedge_adjectives:
        return "possible"
    if scene.lemma(head) not in words.pending:
        return None
    return "denied" if is_negated(scene, head) else "planned"


def _told_in_past(scene: Scene, i: int) -> bool:
    """Tell whether token i, or the first verb with a tense above it, tells the past."""
    a = scene.analysis
    tensed = next((j for j in (i, *a.ancestors(i)) if scene.clauses.verbal(j) and scene.clauses.tensed(j)), None)
    return tensed is not None and _past(scene, tensed)


def _unwanted(scene: Scene, trigger: Trigger, noun: int) -> bool:
    """Tell whether a friendly act is only named as what somebody is against (*opposes Danish mediation*)."""
    a = scene.analysis
    if trigger.pattern.group.type not in WANTED or a.rel[noun] not in ("obj", "obl"):
        return False
    verb = a.head[noun]
    against = any(p.group.type == "REJECT" for p in scene.lexicon.verbs.get(scene.lemma(verb), ()))
    return against and scene.lemma(verb) in scene.words.attitudes


def _proposed(scene: Scene, noun: int) -> bool:
    """Tell whether the preposition of a phrase stands right behind a noun for a proposal, whatever the parser says."""
    a = scene.analysis
    before = [k - 1 for k in a.having(noun, "case") if 0 < k < noun]
    return any(a.pos[j] == "NOUN" and scene.noun(j) in scene.words.prospects for j in before[:1])


def _demanded(scene: Scene, noun: int) -> Status | None:
    """Return what a relative clause makes of an act that a demand or a plan holds (*demands that include a truce*)."""
    a, one = scene.analysis, noun
    while a.rel[one] == "conj" and a.head[one] < one:
        one = a.head[one]
    verb = a.head[one]
    if a.rel[one] != "obj" or scene.lemma(verb) not in scene.words.holding:
        return None
    relative = next((j for j in a.having(verb, "subj") if j < verb), verb)
    before = relative - 1 - (relative > 0 and a.word(relative - 1) == ",")
    held = [a.head[verb] if a.rel[verb] in ("relcl", "acl") else before] if relative != verb else []
    return "called_for" if any(scene.noun(j) in scene.negation.calls for j in held) else None


def _cancelled(scene: Scene, trigger: Trigger) -> Status | None:
    """Return ``denied`` for a meeting of which its predicate says that it is called off (*talks were cancelled*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or trigger.pattern.group.type != "CONSULT":
        return None
    if trigger.light is not None:
        passive = a.rel[noun] == "subj_pass"
        return "denied" if passive and a.head[noun] == trigger.light and _calls_off(scene, trigger.light) else None
    head, rel = a.head[noun], a.rel[noun]
    participle = rel == "obj" and a.head[head] == head and head < noun and not a.having(head, "subj", "aux")
    above = [head] if head != noun and (rel in ("subj", "subj_pass") or participle) else []
    above = [j for j in above if not a.having(j, "expl")]
    above += [k for j in above for k in a.having(j, "obl") if a.pos[j] == "AUX"]
    above += [j for j in a.having(noun, "acl", "amod") if scene.clauses.passive(j) or a.pos[j] == "ADJ"]
    return "denied" if any(_calls_off(scene, j) for j in above) else None


def _calls_off(scene: Scene, i: int) -> bool:
    """Tell whether a predicate, with its particle, says that something does not take place."""
    a, words = scene.analysis, scene.words.cancelled
    forms = {f"{a.lower(j)} {scene.lemma(i)}" for j in a.having(i, "case")}
    helped = is_negated(scene, i) or clause_shade(scene, i).status in ("called_for", "possible")
    forms |= {scene.lemma(i), a.lower(i), *(f"{scene.lemma(i)} {a.lower(j)}" for j in a.having(i, "prt", "advmod"))}
    return bool(forms & set(words)) and not helped


def _impending(scene: Scene, trigger: Trigger) -> Status | None:
    """Return ``planned`` for an act that is said to be on its way (*sanktioner på väg*, *talks are in the works*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None:
        return None
    last = a.sentence_at(noun).last
    told = []
    for at in (noun + 1, a.extent(noun)[1]):
        first = next((j for j in range(at, last) if a.pos[j] not in ("AUX", "ADV")), last)
        told.append(" ".join(a.lowers[first : min(first + FOLLOW, last)]) + " ")
    return "planned" if any(t.startswith(f"{phrase} ") for t in told for phrase in scene.words.impending) else None


def _imagined(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an act is named as one that may come: *a meeting* that somebody would welcome or will propose."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or a.rel[noun] not in ("obj", "obl", "subj_pass") or not scene.clauses.verbal(a.head[noun]):
        return False
    if any(a.lower(k) in scene.occasions and k < noun for k in a.having(noun, "case")):
        return False  # *after a meeting, they will …*
    some = any("Definite=Ind" in a.morph[j] for j in a.having(noun, "det")) and not a.having(noun, "poss")
    return some and clause_shade(scene, a.head[noun]).status in ("possible", "planned", "called_for")


def _noun_status(scene: Scene, trigger: Trigger) -> Status | None:
    """Return what adjectives and determiners say: *planned talks*, *alleged attack*, *no agreement*."""
    a, words = scene.analysis, scene.negation
    for noun in dict.fromkeys((trigger.token, trigger.anchor)):
        if noun is None:
            continue
        for j in a.children[noun]:
            lemma = scene.lemma(j)
            if a.rel[j] in ("det", "neg", "advmod") and (lemma in words.negators or a.lower(j) in words.negators):
                return "denied"
            if a.rel[j] == "mark" and a.lower(j) in words.conditionals:
                return "possible"  # *if Chad attacks*, the verb taken for a noun
            if a.rel[j] in ("amod", "compound", "advmod"):
                if lemma in words.future_adjectives or a.lower(j) in words.future_adjectives:
                    return "planned"
                if lemma in words.hedge_adjectives or a.lower(j) in words.hedge_adjectives:
                    return "possible"
    return None


def alleged(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an act is only what somebody is accused of (*accused Chad of attacking the town*)."""
    a, at = scene.analysis, trigger.anchor if trigger.anchor is not None else trigger.token
    marks = scene.words.blame_marks | scene.words.charge_marks
    for _ in range(ALLEGED):
        head = a.head[at]
        if head == at or scene.noun(head) in scene.words.responsibilities:
            return False  # *claimed responsibility for the raid*: his own
        named = [k for k in a.having(at, "mark", "case") if a.lower(k) in marks]
        if any(scene.noun(k - 1) in scene.words.responsibilities for k in named):
            return False
        marked = bool(named)
        blaming = head if a.rel[head] != "obj" else a.head[head]
        if marked and scene.lemma(blaming) in scene.alleging:
            return True
        at = head
    return False


def _taken_over(scene: Scene, trigger: Trigger) -> Shade | None:
    """Return what a verb of talks takes over from the clause it belongs to, None where its own clause tells.

    A participle goes on with a meeting that is yet to come (*will meet in talks hosted by Oman*); an infinitive says
    what is done at a meeting (*met to discuss*) or on a journey still ahead (*will travel to meet her*).
    """
    a, i = scene.analysis, trigger.token
    if trigger.pattern.group.type != "CONSULT" or a.head[i] == i or scene.clauses.tensed(i):
        return None
    above = a.head[i]
    infinitive = any(a.lower(k) in scene.words.infinitives for k in a.having(i, "mark"))
    if infinitive and a.rel[i] in ("advcl", "acl", "xcomp"):
        ahead = a.rel[i] == "xcomp" and (a.pos[above] == "AUX" or puts_ahead(scene, above))  # *is to meet him*
        if ahead or not _is_talks(scene, above):
            return None
        shades = _clause_of(scene, above)
        symmetric = any(p.frame.symmetric for p in _patterns(scene, above))
        return shades if shades is not None and (symmetric or shades.status in OPEN) else None
    if not scene.clauses.passive(i) or a.having(i, "aux", "aux_pass"):
        return None
    if a.rel[i] == "acl" and not _is_talks(scene, above):
        return None
    shades = _clause_of(scene, above) if a.rel[i] in ("acl", "advcl") else None
    return Shade(shades.status) if shades is not None and shades.status in OPEN else None


def _patterns(scene: Scene, i: int) -> list[Pattern]:
    """Return the patterns of talks that a verb or noun may fulfil."""
    found = (*scene.lexicon.verbs.get(scene.lemma(i), ()), *scene.lexicon.noun_patterns(scene.noun(i)))
    return [p for p in found if p.group.type == "CONSULT" and p.lemma not in scene.words.pending]


def _is_talks(scene: Scene, i: int) -> bool:
    return bool(_patterns(scene, i))


def _clause_of(scene: Scene, i: int) -> Shade | None:
    """Return how the clause of a verb, or of the verb over a noun, is shaded."""
    a = scene.analysis
    if scene.clauses.verbal_only(i):
        return clause_shade(scene, i)
    above = a.head[i]
    inside = a.rel[i] in ("obj", "obl", "subj", "subj_pass") and scene.clauses.verbal_only(above)
    return clause_shade(scene, above) if inside else None


def _denied_above(scene: Scene, trigger: Trigger) -> Status | None:
    """Return ``denied`` for an act that is told not to be (*no possibility of talks*, *denied reports of talks*)."""
    a, at = scene.analysis, trigger.anchor
    if at is None or trigger.light is not None:
        return None
    for _ in range(CLIMB):
        head = a.head[at]
        if a.rel[at] not in ("nmod", "acl") or head == at:
            break
        at = head
        if not (scene.lemma(at) in scene.words.prospects or at in scene.hearsay):
            return None
        dets = a.having(at, "det", "neg")
        if any(a.lower(k) in scene.negation.negators for k in dets):
            return "denied"
    if at == trigger.anchor or a.rel[at] != "obj":
        return None
    denies = scene.lemma(a.head[at]) in scene.negation.denials
    return "denied" if denies and at in scene.hearsay else None
