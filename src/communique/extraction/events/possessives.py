"""Whose a thing is by a possessive pronoun: an actor's own, or another's."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.events.scene import Scene


def is_own(scene: Scene, i: int) -> bool:
    """Tell whether token i is a possessive of the third person: of an actor's own (*called off their strike*)."""
    return scene.analysis.pos[i] in ("PRON", "DET") and scene.analysis.rel[i] == "poss" and not scene.is_speaker(i)


def is_own_staff(scene: Scene, i: int) -> bool:
    """Tell whether token i is those who work for somebody, by a possessive (*lent his campaign millions*)."""
    return scene.is_entourage(i) and any(is_own(scene, j) for j in scene.analysis.having(i, "poss"))


def of_a_person(scene: Scene, i: int, actors: Sequence[int]) -> bool:
    """Tell whether a possessive is one person's where a body acts (*the opposition stormed his palace*)."""
    bodies = bool(actors) and all(_is_body(scene, t) for t in actors)
    mention = scene.mention_at.get(i)
    single = mention is not None and mention.rule.startswith("pronoun:singular") and not mention.rule.endswith(":thing")
    return bodies and single and not scene.is_speaker(i)


def _is_body(scene: Scene, i: int) -> bool:
    """Tell whether token i is a state, a body or several people of one, of whom nobody says *his*."""
    mention = scene.mention_at.get(i)
    if mention is not None and (mention.office or mention.form == "pronoun") and not mention.plural:
        return False
    named = mention is not None and mention.kind in ("state", "bloc", "organisation", "group")
    return scene.is_state(i) and (named or "Number=Plur" in scene.analysis.morph[i])
