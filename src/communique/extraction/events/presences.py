"""Being in another country, told by a copula alone: a journey (*the minister is in Lima*)."""

from __future__ import annotations

from communique.extraction.events.lexicon import Frame, Pattern
from communique.extraction.events.scene import Scene, between
from communique.extraction.events.standing import holds_office
from communique.extraction.events.triggers import Trigger
from communique.languages.events import Group

PRESENT = Pattern("be", "be", Group(type="CONSULT", mode="visit", cameo="042"), Frame(("subj",), ("in",), False))


def presences(scene: Scene, first: int, last: int) -> dict[int, Trigger]:
    """Return a trigger for each copula between somebody in office and a foreign capital or country.

    Where verbs of being head their clause, as in English, the lexicon tells of them.
    """
    a, found = scene.analysis, {}
    for i in between(a.related.get("cop", ()), first, last):
        if (where := _site(scene, i)) is not None:
            head = a.head[i]
            who = a.having(head, "subj") if where == head else [head]
            actors = [t for j in who for t in scene.named(j) if holds_office(scene, t)]
            if actors:
                found[i] = Trigger(i, PRESENT, anchor=i, light=head, actors=actors, recipients=[where])
    return found


def _site(scene: Scene, copula: int) -> int | None:
    """Return the capital or country right behind a copula and a preposition of place."""
    a = scene.analysis
    head = a.head[copula]
    for j in (head, *a.having(head, "nmod")):
        mention = scene.mention_at.get(j)
        if mention is None or j < copula or mention.form not in ("capital", "name"):
            continue
        if mention.kind != "state" and mention.form != "capital":
            continue
        if a.lower(mention.first - 1) in scene.places and mention.first - 2 == copula:
            return j
    return None
