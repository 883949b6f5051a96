"""Attributed statements: Analysis → drafts of who said what."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Analysis, MentionDraft, StatementDraft
from communique.extraction.statements.arbiter import decide
from communique.extraction.statements.around import after_clause, after_quotation, as_clause
from communique.extraction.statements.clefts import clefts
from communique.extraction.statements.complements import complements
from communique.extraction.statements.credits import credited
from communique.extraction.statements.dashes import dash_speech, unclosed_speech
from communique.extraction.statements.distant import distant_clauses
from communique.extraction.statements.floating import floating
from communique.extraction.statements.leadins import before_paragraph, before_quotation, within_quotation
from communique.extraction.statements.nominals import nominals, predicates
from communique.extraction.statements.phrases import according_to, unsourced
from communique.extraction.statements.relays import relay
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.signatures import colons, signatures
from communique.extraction.statements.surface import (
    anaphors,
    headline_reports,
    intentions,
    passives,
    questions,
    that_clauses,
)
from communique.languages.pack import Pack

__all__ = ["decide", "find_candidates", "find_statements"]

RULES = (
    after_quotation, before_quotation, before_paragraph, within_quotation, after_clause, as_clause, according_to,
    unsourced, signatures, colons, credited, clefts, complements, that_clauses, distant_clauses, questions, passives,
    intentions, anaphors, headline_reports, nominals, predicates,
)  # fmt: skip


def find_candidates(analysis: Analysis, pack: Pack, mentions: Sequence[MentionDraft]) -> list[StatementDraft]:
    """Return every candidate of every rule, also those that will lose."""
    scene = Scene(analysis, pack, mentions)
    scene.add_speech(dash_speech(scene))
    scene.add_speech(unclosed_speech(scene))
    found = relay(scene, [c for rule in RULES for c in rule(scene) if not _asked(scene, c)])
    return found + list(floating(scene, decide(found)))


def _asked(scene: Scene, candidate: StatementDraft) -> bool:
    """Tell whether a candidate stands in the question of an interviewer, which tells nothing on anybody's word."""
    at = scene.token_after(candidate.content[0][0]) if scene.questions else len(scene.a)
    return at < len(scene.a) and scene.block(at) in scene.questions


def find_statements(analysis: Analysis, pack: Pack, mentions: Sequence[MentionDraft]) -> list[StatementDraft]:
    """Return the statements of an analysis, in text order. mentions: the names and words that may be actors."""
    return decide(find_candidates(analysis, pack, mentions))
