"""Outlets that pass on what others said: *…, skriver TeleSUR* about a sentence that itself holds *sa Lavrov att*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.cited import Cited, cited
from communique.extraction.statements.nounphrases import noun_phrase
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.sources import quoted_object

INNER_STRENGTH = 0.75
"""Least score of a statement that an outlet relays."""
NAMING = frozenset({"appos", "flat", "compound", "nmod"})
DEMOTED = 0.3
CLAUSE_RULES = frozenset({"complement:that", "complement:bare", "that-clause"})
"""Rules by which an outlet's own cue stands before what it reports."""
QUOTING_RULES = frozenset({"after-quotation", "before-quotation"})
OUTER_RULES = frozenset({"after-clause", "according-to", "after-quotation", "anaphor"})


def relay(scene: Scene, candidates: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Return the candidates with relays filled in.

    Where an outlet's reporting clause stands about a sentence in which somebody else speaks, the inner statement is
    kept with the outlet as its relay, and the outlet's own candidate falls below the threshold. Whom an outlet cites
    is the source of what the outlet reports.
    """
    out = [structs.replace(c, score=0.0) if _only_cites(scene, c) else c for c in candidates]
    outlets = frozenset(i for m in scene.mentions if m.kind == "outlet" for i in range(m.first, m.last))
    out = [_through_quoter(scene, c, outlets) for c in out]
    passing = [n for n, c in enumerate(out) if _relays(scene, c, outlets) or _quotes_another(scene, c)]
    if not passing:
        return out
    sources = {n: found for n in passing if (found := cited(scene, out[n])) is not None}
    citing = frozenset(i for found in sources.values() for i in range(found.first, found.last))
    out = [structs.replace(c, score=0.0) if c.cue_head in citing else c for c in out]
    by_cue = sorted((scene.a.start[c.cue_head], n) for n, c in enumerate(out) if c.cue_head is not None)
    for m in (n for n in passing if not out[n].relays):
        found = sources.get(m)
        if not _hand_on(scene, out, m, by_cue, (found.head,) if found else ()) and found is not None:
            out[m] = _of_the_cited(scene, out[m], found)
    return out


def _quotes_another(scene: Scene, c: StatementDraft) -> bool:
    """Tell whether who speaks says so with another's words: *The ministry, quoting Lind, said that …*."""
    if c.cue_head is None or c.source_head is None or c.rule not in CLAUSE_RULES | {"after-clause", "after-quotation"}:
        return False
    found = cited(scene, c)
    if found is None or scene.a.lemma[found.first] != scene.lexicon.cues.quoting:
        return False
    return scene.a.head[found.first] in (c.cue_head, c.source_head)


def _hand_on(
    scene: Scene, out: list[StatementDraft], m: int, by_cue: Sequence[tuple[int, int]], through: tuple[int, ...]
) -> bool:
    """Give the statements within what an outlet reports the outlet for their relay; return whether there are any.

    through: the token of whom the outlet has it from, who then passes it on as well.
    """
    relayed = out[m]
    inner = [n for n in _with_cue_in(by_cue, relayed) if n != m and _stands_in(out[n], relayed)]
    if relayed.rule in CLAUSE_RULES:
        inner = [n for n in inner if _heads_clause(scene, out[n], relayed)]
    elif relayed.rule not in OUTER_RULES:
        return False
    reported = [n for n in _with_cue_in(by_cue, relayed) if out[n].rule == "anaphor" and n != m]
    inner += reported if relayed.rule in ("according-to", "after-clause") else []
    if relayed.rule in ("after-clause", "after-quotation"):
        inner += _by_another(out, m, by_cue)
    for n in inner:
        via = tuple(dict.fromkeys((*_heads(scene, relayed), *through, *out[n].relays)))
        out[n] = structs.replace(out[n], content=_up_to(out[n].content, relayed), relays=via)
    if inner:
        out[m] = structs.replace(relayed, score=DEMOTED)
    return bool(inner)


def _by_another(out: Sequence[StatementDraft], m: int, by_cue: Sequence[tuple[int, int]]) -> list[int]:
    """Return the candidates within what an outlet reports that give it to another (*It is, per Lind, late, says TASS*).

    They begin where it begins, so that all of it is that somebody's.
    """
    begins = out[m].content[0][0]
    within = (n for n in _with_cue_in(by_cue, out[m]) if n != m and out[n].rule == "according-to")
    return [n for n in within if out[n].source_head != out[m].source_head and out[n].content[0][0] == begins]


def _up_to(content: tuple[tuple[int, int], ...], relayed: StatementDraft) -> tuple[tuple[int, int], ...]:
    """Return a content cut where what an outlet reports ends, before the outlet's own words."""
    end = relayed.content[-1][1]
    return tuple((first, min(last, end)) for first, last in content if first < end) or content


def _heads_clause(scene: Scene, c: StatementDraft, relayed: StatementDraft) -> bool:
    """Tell whether all that an outlet's clause reports is what somebody said: *TASS reported that Lind said …*."""
    v = c.cue_head
    if v is None or relayed.cue_head is None:
        return False
    first = scene.token_after(relayed.content[0][0])
    return not any(scene.finite_word(i) and scene.a.head[i] != v for i in range(first, v))


def _through_quoter(scene: Scene, c: StatementDraft, outlets: frozenset[int]) -> StatementDraft:
    """Return a candidate with the outlet that quotes its speaker as relay: *Reuters quoted Lind as saying …*."""
    a, v = scene.a, c.cue_head
    if v is not None and c.rule in QUOTING_RULES and (quoted := _whom_quoted(scene, v)) is not None:
        source = noun_phrase(scene, quoted, "control")
        span = (scene.a.start[source.first], scene.a.end[source.last - 1])
        return structs.replace(c, source=span, source_head=quoted, relays=_heads(scene, c))
    if v is None or c.relays or not (quoted_object(scene, v) is not None or _quoted_by(scene, v)):
        return c
    subjects = [s for s in a.children[a.head[v]] if a.rel[s] in ("subj", "agent")]
    named = [s for s in subjects if s in outlets]
    citers = named or [s for s in subjects if {a.lemma[s], a.lower(s)} & scene.lexicon.outlets]
    return structs.replace(c, relays=tuple(citers))


def _whom_quoted(scene: Scene, v: int) -> int | None:
    """Return whom an outlet quotes right after or before the words: *“…,” the agency quoted Lind as saying*."""
    a = scene.a
    if a.lemma[v] not in scene.lexicon.cues.citing or scene.passive(v):
        return None
    whom = next((k for k in a.children[v] if a.rel[k] in ("obj", "iobj") and k > v), None)
    end = scene.right(whom) if whom is not None else len(a)
    return whom if end < len(a) and a.lower(end) == scene.lexicon.cues.likening else None


def _quoted_by(scene: Scene, v: int) -> bool:
    """Tell whether a cue says what somebody is quoted for: *Lind was quoted by Reuters as saying*."""
    a, h = scene.a, scene.a.head[v]
    quoted = h < v and a.lemma[h] in scene.lexicon.cues.citing and scene.passive(h)
    return quoted and "Aspect=Prog" in a.morph[v] and scene.child(h, "agent") is not None


def _of_the_cited(scene: Scene, c: StatementDraft, found: Cited) -> StatementDraft:
    """Return an outlet's candidate as the statement of whom the outlet cites for it, with the outlet as its relay."""
    source = noun_phrase(scene, found.head, "cited")
    span = (scene.a.start[source.first], scene.a.end[source.last - 1])
    document = scene.a.lemma[found.head] if scene.a.lemma[found.head] in scene.lexicon.documents else None
    words = (scene.a.start[found.first], scene.a.end[found.last - 1])
    content = tuple(r for r in c.content if not (words[0] <= r[0] and r[1] <= words[1]))
    return structs.replace(
        c, content=content or c.content, source=span, source_head=found.head, document=document,
        relays=(*_heads(scene, c), *c.relays),
    )  # fmt: skip


def _only_cites(scene: Scene, c: StatementDraft) -> bool:
    """Tell whether a candidate's content is no more than whom a participle cites."""
    if (
        c.rule != "complement:object"
        or c.cue_head is None
        or scene.a.lemma[c.cue_head] not in scene.lexicon.cues.citing
    ):
        return False
    v = c.cue_head
    behind = scene.a.word(v - 1) == "," or v - 1 == c.source_head
    told = "Aspect=Prog" in scene.a.morph[v] and behind
    s = scene.a.sentence_at(v)
    return told and any(scene.is_verb(i) and scene.senses(i) for i in range(s.first, s.last) if i != v)


def _with_cue_in(by_cue: Sequence[tuple[int, int]], relayed: StatementDraft) -> list[int]:
    """Return the candidates whose cue stands in the content of a relayed one, by number."""
    out = []
    for start, end in relayed.content:
        out += [n for _, n in by_cue[bisect_left(by_cue, (start, -1)) : bisect_left(by_cue, (end, -1))]]
    return out


def _heads(scene: Scene, relayed: StatementDraft) -> tuple[int, ...]:
    """Return the token that names the outlet: the name in *the newspaper Dagbladet*, else the source's head."""
    a, head = scene.a, relayed.source_head
    if head is None:
        return ()
    if a.pos[head] == "NOUN":
        head = next((k for k in a.children[head] if a.pos[k] == "PROPN" and a.rel[k] in NAMING), head)
    return (head,)


def _relays(scene: Scene, c: StatementDraft, outlets: frozenset[int]) -> bool:
    """Tell whether a candidate's source is an outlet (its word, a name that is no person's) with a relaying cue.

    outlets: tokens of the names that are known to be outlets'.
    """
    if c.source_head is None or c.cue_head is None:
        return False
    a, lex, head = scene.a, scene.lexicon, c.source_head
    if c.rule != "according-to" and a.lemma[c.cue_head] not in lex.relay_verbs:
        return False
    near = [head, *(k for k in a.children[head] if a.rel[k] in ("compound", "amod", "appos", "flat", "nmod"))]
    if any(i in outlets or a.lemma[i] in lex.outlets or a.lower(i) in lex.outlets for i in near):
        return True
    named = a.pos[head] == "PROPN" and a.lemma[c.cue_head] in lex.outlet_verbs
    return named and (head not in scene.people or cited(scene, c) is not None)


def _stands_in(c: StatementDraft, relayed: StatementDraft) -> bool:
    """Tell whether a candidate with its cue in the content of the relayed one is a statement of somebody else."""
    if c.source_head is None or c.score < INNER_STRENGTH or c.rule in OUTER_RULES - {"after-quotation", "after-clause"}:
        return False
    return c.source_head != relayed.source_head
