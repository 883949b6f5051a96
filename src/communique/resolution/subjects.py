"""Whom *he* and *she* mean in a clause under a subject without a name: *A man was held after he shot …*."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.company import Company

SUBJECTS = frozenset({"subj", "subj_pass"})
ABOVE = 4
"""Clauses upwards in which the subject is looked for."""


def unnamed_over(cast: Company, n: int) -> ActorRef | None:
    """Return the person without a name whose clause holds that of a pronoun, both being subjects.

    Of what is said the speaker (*one delegate said that he …*); of another clause somebody new in the text alone.
    """
    analysis, d = cast.analysis, cast.drafts[n]
    if analysis.rel[d.head] not in SUBJECTS or cast.is_quoted(d.first):
        return None
    verb = analysis.head[d.head]
    for _ in range(ABOVE):
        above, rel = analysis.head[verb], analysis.rel[verb]
        if above == verb or rel not in ("comp", "advcl", "conj", "xcomp"):
            return None
        subjects = [] if rel in ("conj", "xcomp") else analysis.having(above, *SUBJECTS)
        if subjects:
            return _somebody(cast, n, subjects[0], said=rel == "comp") if len(subjects) == 1 else None
        verb = above
    return None


def others_over(cast: Company, token: int, group: Sequence[ActorRef]) -> bool:
    """Tell whether people without names are the subject over *they*, all of a group being told in sentences before.

    *Lind and Berg left. Experts say they would vote*: the experts, or others still.
    """
    analysis = cast.analysis
    start = analysis.start[analysis.sentence_at(token).first]
    if any(r.span is None or r.span.end > start for r in group):
        return False
    over = (s for verb in analysis.ancestors(token) for s in analysis.having(verb, *SUBJECTS) if s < token)
    return any(
        analysis.pos[s] == "NUM"
        or ("Number=Plur" in analysis.morph[s] and analysis.pos[s] == "NOUN" and _is_person(cast, s))
        for s in over
    )


def _somebody(cast: Company, n: int, subject: int, said: bool) -> ActorRef | None:
    """Return whom a subject means before a pronoun, if it is a singular noun for a person."""
    analysis, d = cast.analysis, cast.drafts[n]
    if subject > d.head or analysis.pos[subject] != "NOUN" or "Number=Plur" in analysis.morph[subject]:
        return None
    articles = {analysis.lower(j) for j in analysis.having(subject, "det", "nummod")}
    new = bool(articles.intersection(cast.pack.discourse.indefinite))
    if not new and not (said and (articles or analysis.having(subject, "poss"))):
        return None
    if not _is_person(cast, subject):
        return None
    refs = cast.one(subject)
    if len(refs) != 1 or refs[0].actor is not None or refs[0].kind not in ("person", "unnamed"):
        return None
    return replace(refs[0], span=cast.namer.span(d), how="pronoun", rule="pronoun:subject-over")


def _is_person(cast: Company, token: int) -> bool:
    """Tell whether a noun is one for a person: a title, or a word for people."""
    if any(cast.drafts[k].kind == "person" for k in cast.at_token.get(token, ())):
        return True
    lemma = cast.analysis.lemma[token].lower()
    tables = (*cast.pack.events.people.values(), *cast.pack.names.kin.values())
    return any(lemma in nouns for nouns in tables)
