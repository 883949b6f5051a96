"""What somebody says that another must do: a request (*said that Sudan must return the helicopter*)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique import ontology
from communique.extraction.events.below import QUOTES
from communique.extraction.events.lexicon import Frame, Pattern
from communique.extraction.events.scene import Scene, between
from communique.extraction.events.stances import Outcome
from communique.extraction.events.triggers import Trigger
from communique.languages.events import Group

MUST = Pattern("must", "must", Group(type="REQUEST", stance="demand"), Frame(("subj",), ("comp",), False))
SPOKEN = "request:must:spoken"
"""Rule of demands whose actor is whoever is quoted."""
VERBS = ("VERB", "AUX")
NEEDED = ("NOUN", "ADJ", "VERB", "AUX")


def obligations(scene: Scene, triggers: Mapping[int, Trigger], first: int, last: int) -> dict[int, Trigger]:
    """Return a trigger for each verb of saying over a clause in which another actor must do something."""
    found = {}
    for i in between(scene.sayings, first, last):
        if i not in triggers and (trigger := _obligation(scene, i)) is not None:
            found[i] = trigger
    return found


def spoken(scene: Scene, triggers: Mapping[int, Trigger], first: int, last: int) -> Iterator[Outcome]:
    """Yield a demand for each main clause in which a power must do something: that of whoever is quoted so.

    Clauses in which the lexicon or a verb of saying tells what is asked have events already.
    """
    a = scene.analysis
    for i in between(a.related.get("root", ()), first, last):
        if a.pos[i] != "VERB" or not _obliged(scene, i) or _state_of_things(scene, i):
            continue
        who = [t for j in a.having(i, "subj") for t in scene.named(j) if scene.is_state(t)]
        told = any(i in (t, *a.ancestors(t)) for t, own in triggers.items() if own.pattern.group.stance != "avert")
        if who and not told:
            trigger = Trigger(i, MUST, recipients=who)
            code = ontology.load().cameo("REQUEST", None)
            contexts = ontology.load().contexts_of(code)
            yield Outcome(trigger, "REQUEST", None, code, contexts, (), tuple(who), False, "occurred", SPOKEN)


def _obligation(scene: Scene, i: int) -> Trigger | None:
    a = scene.analysis
    if scene.lemma(i) in scene.words.beliefs or _unsaid(scene, i):
        return None
    clauses = a.having(i, "comp", "parataxis") or ([a.head[i]] if a.rel[i] == "parataxis" else [])
    obliged = [c for c in clauses if a.pos[c] in NEEDED and _obliged(scene, c) and not _state_of_things(scene, c)]
    if not obliged:
        return None
    speaker = scene.clauses.subject(i)
    speakers = [] if speaker is None or scene.people.is_share(speaker) else scene.carriers(speaker)
    speakers = [t for t in speakers if not scene.people.is_ordinary(t) and not _is_place(scene, t)]
    for clause in obliged:
        who = [t for j in a.having(clause, "subj", "subj_pass") for t in scene.named(j) if not scene.is_speaker(t)]
        if speakers and who and not set(who) & set(speakers) and not _himself(scene, i, clause, who):
            return Trigger(i, MUST, actors=speakers, recipients=who)
    return None


def _himself(scene: Scene, verb: int, clause: int, who: list[int]) -> bool:
    """Tell whether pronouns for people tell who must do it in a clause outside quotation marks: mostly the speaker.

    Where somebody is told it, it is mostly that one (*told her that she must resign*).
    """
    a, mentions = scene.analysis, [scene.mention_at.get(t) for t in who]
    if a.rel[clause] != "comp" or clause < verb or a.having(verb, "obj", "iobj"):
        return False
    if any(a.word(j) in QUOTES for j in range(verb, clause)):
        return False
    return all(m is not None and m.form == "pronoun" for m in mentions)


def _is_place(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "place"


def _unsaid(scene: Scene, i: int) -> bool:
    """Tell whether a verb of saying is only an infinitive of what was refused (*refused to say that …*)."""
    a = scene.analysis
    above = scene.lexicon.verbs.get(scene.lemma(a.head[i]), ()) if a.rel[i] == "xcomp" else ()
    return any(p.group.stance in ("refuse", "fail") for p in above)


def _state_of_things(scene: Scene, clause: int) -> bool:
    """Tell whether the duty is to be or know something, to bear a deed or to have done one: no deed is asked for."""
    perfects = scene.negation.perfects
    if any(scene.lemma(v) in scene.words.minding for v in (clause, *scene.analysis.having(clause, "xcomp"))):
        return True  # *must know*, *needs to know*
    if any(scene.analysis.lower(j) in perfects for j in scene.analysis.having(clause, "aux")):
        return True
    return bool(scene.analysis.having(clause, "cop")) or scene.clauses.passive(clause)


def _obliged(scene: Scene, clause: int) -> bool:
    modals = scene.negation.modals.obligation
    wanted = scene.analysis.having(clause, "xcomp")
    if scene.lemma(clause) in modals and any(scene.analysis.pos[j] in VERBS for j in wanted):
        return True  # *Peru needs to stop*
    return any(
        form in modals
        for j in scene.analysis.having(clause, "aux")
        for form in (scene.analysis.lower(j), scene.lemma(j))
    )
