"""What somebody says that a power or its deed is: blame (*"Peru's raid is a crime"*)."""

from __future__ import annotations

from collections.abc import Container, Iterator

from communique import ontology
from communique.extraction.events.lexicon import Frame, Pattern
from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import Outcome
from communique.extraction.events.status import clause_shade
from communique.extraction.events.triggers import Trigger
from communique.languages.events import Group

BLAME = Pattern("be", "be", Group(type="ACCUSE", mode="disapprove"), Frame(("subj",), ("subj",), False))
JUDGED = "accuse:be:spoken"
"""Rule of blame whose actor is whoever is quoted."""
REAL = frozenset({"occurred", "ongoing", "habitual"})


def judged(scene: Scene, told: Container[int], first: int, last: int) -> Iterator[Outcome]:
    """Yield blame for each predicate of blame over a power by name or a deed of one: that of whoever is quoted so.

    told: tokens that tell an event already.
    """
    a = scene.analysis
    for i in range(first, last):
        if a.rel[i] not in ("root", "comp", "parataxis", "conj") or i in told or not a.having(i, "cop"):
            continue
        if not _blames(scene, i) or clause_shade(scene, i).status not in REAL:
            continue
        who = [t for j in a.having(i, "subj") for t in scene.carriers(j) if _stands_for_state(scene, t)]
        if who:
            code = ontology.load().cameo("ACCUSE", "disapprove")
            contexts = ontology.load().contexts_of(code)
            trigger = Trigger(i, BLAME, recipients=who)
            yield Outcome(trigger, "ACCUSE", "disapprove", code, contexts, (), tuple(who), False, "occurred", JUDGED)


def _blames(scene: Scene, i: int) -> bool:
    """Tell whether a predicate, or an adjective of it, is a word of blame."""
    a = scene.analysis
    words = (i, *(j for j in a.having(i, "amod") if a.pos[i] == "NOUN"))
    return any(scene.lexicon.slurs.heads(form) for j in words for form in (scene.noun(j), a.lower(j)))


def _stands_for_state(scene: Scene, i: int) -> bool:
    """Tell whether token i names a state, a bloc or a known body."""
    mention = scene.mention_at.get(i)
    if mention is None or mention.form in ("described", "pronoun", "inhabitant"):
        return False
    return mention.kind in ("state", "bloc") or (mention.kind == "organisation" and bool(mention.candidates))
