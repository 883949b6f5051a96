"""Who is told to be backed by a power in the words before a noun: *Chadian-backed rebels*, *FN-stödda regeringen*."""

from __future__ import annotations

from collections.abc import Iterator

from communique import ontology
from communique.extraction.events.lexicon import Frame, Pattern
from communique.extraction.events.scene import Scene, between
from communique.extraction.events.stances import Outcome
from communique.extraction.events.triggers import Trigger
from communique.languages.events import Group

BACKED = Pattern("backed", "backed", Group(type="SUPPORT", cameo="051"), Frame(("mod",), ("obj",), False))
RULE = "support:backed"


def backings(scene: Scene, first: int, last: int) -> Iterator[Outcome]:
    """Yield the support of each power that a participle before a noun names."""
    a = scene.analysis
    for i in between(scene.backed, first, last):
        if a.rel[i] not in ("amod", "acl", "compound", "nmod") or (power := _power(scene, i, first)) is None:
            continue
        told = scene.mention_at[power]
        who = tuple(t for t in scene.carriers(a.head[i]) if scene.mention_at.get(t) not in (None, told))
        if who:
            contexts = ontology.load().contexts_of("051")
            trigger = Trigger(i, BACKED, actors=[power], recipients=list(who))
            yield Outcome(trigger, "SUPPORT", None, "051", contexts, (power,), who, False, "ongoing", RULE)


def _power(scene: Scene, i: int, first: int) -> int | None:
    """Return the power in or before the participle i, joined to it by a hyphen."""
    a, backing = scene.analysis, scene.words.backing
    name, hyphen, rest = a.lower(i).rpartition("-")
    at = i if hyphen and name and rest in backing else i - 2
    if at == i - 2 and not (at >= first and a.word(i - 1) == "-" and a.lower(i) in backing):
        return None
    mention = scene.mention_at.get(at)
    return at if mention is not None and mention.kind in ("state", "bloc", "organisation") else None
