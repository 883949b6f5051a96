"""Put right English verbs in a row that share one modal.

Chad must sign, leave the town and free all prisoners.    conj(said, leave)  ->  conj(sign, leave)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

MODALS = frozenset({"must", "should", "will", "would", "shall", "can", "could", "may", "might"})
INFINITIVE = "VerbForm=Inf"
FINITE = "VerbForm=Fin"
LINKED = frozenset({"conj", "advcl", "parataxis", "dep"})


def join_series(draft: Draft) -> None:
    """Coordinate a bare verb behind a comma or *and* with the verb before it that has the modal of both."""
    for i in draft.tokens:
        if draft.pos[i] != "VERB" or draft.rel[i] not in LINKED or not _bare(draft, i):
            continue
        if i - 1 <= draft.first or (draft.words[i - 1] != "," and draft.pos[i - 1] != "CCONJ"):
            continue
        if draft.under(i, *SUBJECTS, "aux", "mark") or _opened(draft, draft.head[i]):
            continue
        first = _first_of_row(draft, i)
        if first is not None:
            above = draft.head[i] if draft.rel[i] == "conj" and _shares(draft, draft.head[i], first) else first
            draft.hang(i, above, "conj")
            draft.morph[i] = INFINITIVE


def _bare(draft: Draft, i: int) -> bool:
    """Tell whether a verb has the form of an infinitive, which a present without *-s* has as well."""
    present = draft.has(i, "Tense=Pres") and draft.words[i].lower() == draft.lemma[i]
    return draft.has(i, INFINITIVE) or present


def _shares(draft: Draft, verb: int, first: int) -> bool:
    """Tell whether a verb is a member of the row of another."""
    while verb != first and draft.rel[verb] == "conj" and draft.head[verb] < verb:
        verb = draft.head[verb]
    return verb == first


def _opened(draft: Draft, verb: int) -> bool:
    """Tell whether a verb is itself an infinitive of a row that a modal opens elsewhere."""
    return draft.has(verb, INFINITIVE) and not _modal(draft, verb)


def _modal(draft: Draft, verb: int) -> bool:
    return any(draft.words[k].lower() in MODALS for k in draft.under(verb, "aux"))


def _first_of_row(draft: Draft, i: int) -> int | None:
    """Return the nearest verb before token i that has a modal, when no clause with a tense begins between them."""
    for k in range(i - 1, draft.first - 1, -1):
        if draft.pos[k] not in ("VERB", "AUX") or draft.rel[k] in ("aux", "aux_pass", "cop", "amod"):
            continue
        if _modal(draft, k):
            return k
        if draft.has(k, FINITE) and draft.rel[k] not in ("relcl", "advcl", "comp", "acl"):
            return None
    return None
