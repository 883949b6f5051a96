"""Whom *they* may and may not mean: one person alone, who says *they* of others, or several named together."""

from __future__ import annotations

from communique.extraction.events.scene import Scene


def is_single(scene: Scene, i: int) -> bool:
    """Tell whether a subject is one person alone, whom no *they* goes on with."""
    mention = scene.mention_at.get(i)
    alone = len(scene.analysis.conjuncts(i)) == 1 and mention is not None and not mention.plural
    return alone and mention is not None and mention.kind == "person" and mention.form != "pronoun"


def is_one(scene: Scene, i: int) -> bool:
    """Tell whether a subject is one person by name or pronoun, who says *they* of others."""
    mention = scene.mention_at.get(i)
    if mention is None or mention.kind != "person" or mention.plural or len(scene.analysis.conjuncts(i)) > 1:
        return False
    return mention.form in ("name", "surname", "pronoun")


def together(scene: Scene, i: int) -> bool:
    """Tell whether several are named together as objects before token i in its sentence, whom *they* may mean."""
    a = scene.analysis
    before = [
        j for j in range(a.sentence_at(i).first, i) if a.rel[j] in ("obj", "iobj", "obl") and j in scene.mention_at
    ]
    return any(k in scene.mention_at and k < i for j in before for k in a.having(j, "conj"))
