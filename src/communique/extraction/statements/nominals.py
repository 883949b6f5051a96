"""Nouns and adjectives that attribute: *the claim that*, *its call for*, *is confident that*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from communique.annotation import StatementDraft
from communique.extraction.statements.complements import NESTED, within_speech
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.sources import source_of_verb
from communique.extraction.statements.topics import only_named

OWNERS = frozenset({"of", "by", "from", "among", "av", "från", "bland", "de", "por", "entre"})
"""Prepositions whose noun is the source of the noun before them."""
PHRASE = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "SCONJ"})
"""What a phrase between a noun and its clause is made of."""
OWNER = 10
"""Longest phrase between a noun and its clause that says whose it is, in tokens."""


def nominals(scene: Scene) -> Iterator[StatementDraft]:
    """Yield a candidate for each complement of each cue noun."""
    a, table = scene.a, scene.lexicon.nouns
    every = zip(a.lemma, a.lowers, strict=True)
    for n in [n for n, (lemma, lower) in enumerate(every) if lemma in table or lower in table]:
        if a.pos[n] in ("NOUN", "ADJ") and (senses := table.get(a.lemma[n]) or table.get(a.lower(n))):
            yield from _of_word(scene, n, senses, "nominal")


def predicates(scene: Scene) -> Iterator[StatementDraft]:
    """Yield a candidate for each complement of each predicative cue adjective."""
    a, table = scene.a, scene.lexicon.adjectives
    for i in [i for i, lower in enumerate(a.lowers) if lower in table]:
        if a.pos[i] in ("ADJ", "VERB") and (senses := table.get(a.lower(i))) and _predicative(scene, i):
            yield from _of_word(scene, i, senses, "adjective")


def _predicative(scene: Scene, i: int) -> bool:
    if scene.child(i, "cop", "aux_pass", "subj", "subj_pass") is not None:
        return True
    made = scene.a.lemma[scene.a.head[i]] in scene.lexicon.light_verbs
    return scene.a.rel[i] == "xcomp" and not (made and scene.a.lower(i) in scene.lexicon.cues.assured)


def _of_word(scene: Scene, n: int, senses: tuple[Sense, ...], rule: str) -> Iterator[StatementDraft]:
    a = scene.a
    source: Source | None = None
    for frame, first, last in _frames(scene, n):
        sense = max(senses, key=lambda s: s.weights.get(frame, s.prepositions.get(frame, 0.0)))
        weight = sense.weights.get(frame, sense.prepositions.get(frame, 0.0))
        if weight <= 0:
            continue
        if frame not in sense.weights and only_named(scene, first, last, sense.act):
            continue
        made = sense.act == "demand" and frame in sense.prepositions and a.rel[n] == "obj"
        if made and a.lemma[a.head[n]] in scene.lexicon.cues.produced:
            continue  # *created a demand for parts*
        source = source or (_owner(scene, n, first) if rule == "nominal" else source_of_predicate(scene, n))
        if source is not None and scene.a.lower(source.head) in scene.lexicon.anaphors:
            source = None
        weight *= (NESTED if within_speech(scene, n) else 1.0) * (1.0 if source else 0.75)
        found = draft(
            scene, f"{rule}:{frame if frame in sense.weights else 'preposition'}", [content_of(scene, first, last)],
            weight, cue=n, sense=sense, source=source,
        )  # fmt: skip
        if found is not None:
            yield found


def _frames(scene: Scene, n: int) -> Iterator[tuple[str, int, int]]:
    """Yield each complement of word n: its frame (or preposition) and its tokens."""
    a, lex = scene.a, scene.lexicon
    if (
        n + 1 < len(a)
        and a.pos[n + 1] == "SCONJ"
        and a.lower(n + 1) in lex.complementisers
        and a.head[a.head[n + 1]] != n
    ):
        yield "that", n + 1, max(scene.right(a.head[n + 1]), n + 2)
    if (m := _behind_owner(scene, n)) is not None:
        yield "that", m, _before_predicate(scene, n, m, max(scene.right(a.head[m]), m + 2))
    if (m := _past_phrase(scene, n)) is not None:
        yield "that", m, _before_predicate(scene, n, m, max(scene.right(a.head[m + 1]), m + 2))
    if n + 2 < len(a) and a.pos[n + 1] == "ADP" and a.pos[n + 2] == "SCONJ" and n not in a.ancestors(n + 2):
        made = a.rel[n] == "obj" and (a.lemma[a.head[n]] in lex.light_verbs or not scene.senses(a.head[n]))
        if made and a.lower(n + 2) == lex.cues.complementisers[0] and a.head[n] in a.ancestors(n + 2):
            yield "that", n + 1, max(scene.right(a.head[n + 2]), n + 3)
    if (clause := _equated(scene, n)) is not None:
        yield "that", scene.left(clause), scene.right(clause)
    for k in (*a.children[n], *_hung_on_verb(scene, n)):
        if k < n:
            continue
        if a.rel[k] in ("comp", "acl", "advcl", "xcomp", "relcl"):
            marks = [m for m in a.children[k] if a.rel[m] == "mark"]
            lead = a.lower(scene.left(k))
            if any(a.lower(m) in lex.complementisers for m in marks) and a.rel[k] != "relcl":
                yield "that", scene.left(k), scene.right(k)
            elif any(a.pos[m] == "PART" for m in marks) or (
                lex.free_subjects and marks and "VerbForm=Inf" in a.morph[k]
            ):
                yield "infinitive", scene.left(k), scene.right(k)  # *the promise to sign*, *la promesa de firmar*
            elif a.rel[k] == "comp":
                yield ("that" if lead in lex.question_words else "bare"), scene.left(k), scene.right(k)
        elif a.rel[k] in ("nmod", "obl") and (case := scene.case(k)) is not None:
            if scene.child(n, "cop") is not None:
                continue  # *it is a question of honour*
            first = max(c for c in a.children[k] if a.rel[c] == "case" and c < k) + 1
            yield case, first, scene.right(k)


def _behind_owner(scene: Scene, n: int) -> int | None:
    """Return where the clause of a noun begins behind whose it is, where the parse hung the clause elsewhere.

    *Beskedet från Lind att banken stängs kom på måndagen*, *uttalanden från Lind om att banken stängs*.
    """
    a = scene.a
    if n + 3 >= len(a) or a.pos[n + 1] != "ADP":
        return None
    if scene.child(n, "poss") is not None and _about_clause(scene, n + 1):  # *Lavrovs uttalande om att …*
        return n + 1 if n not in a.ancestors(n + 1) else None
    if a.lower(n + 1) not in OWNERS:
        return None
    m = n + 2
    while m < len(a) and m - n < OWNER and a.pos[m] in ("NOUN", "PROPN", "ADJ", "DET"):
        m += 1
    opens = m < len(a) and m > n + 2 and a.pos[m] == "SCONJ" and a.lower(m) in scene.lexicon.complementisers
    opens = (opens and a.head[n] > n) or (m > n + 2 and _about_clause(scene, m))
    return m if opens and a.head[m] > m and n not in a.ancestors(m) else None


def _past_phrase(scene: Scene, n: int) -> int | None:
    """Return where a noun's clause begins behind a phrase of time or place: *la noticia ayer de que dimitirá*."""
    a, lex = scene.a, scene.lexicon
    if not lex.free_subjects or a.pos[n + 1 : n + 2] not in (["ADP"], ["DET"]):
        return None
    for m in range(n + 2, min(n + OWNER, a.sentence_at(n).last - 1)):
        if a.pos[m] not in PHRASE or a.lemma[m] in lex.nouns:
            return None
        if a.lower(m) in OWNERS and a.lower(m + 1) == lex.cues.complementisers[0] and a.head[m + 1] > m + 1:
            return m if a.head[a.head[m + 1]] != n else None
    return None


def _about_clause(scene: Scene, m: int) -> bool:
    """Tell whether a preposition and a complementiser open a clause at token m: *om att …*."""
    a = scene.a
    led = m + 1 < len(a) and a.pos[m] == "ADP" and a.pos[m + 1] == "SCONJ" and a.head[m] == a.head[m + 1]
    return led and a.lower(m + 1) == scene.lexicon.cues.complementisers[0]


def _before_predicate(scene: Scene, n: int, first: int, last: int) -> int:
    """Return where a clause ends before the verb whose subject its noun is: *the claim that it leaked shook Oslo*."""
    a = scene.a
    if a.head[n] < n:
        return last
    finite = [i for i in range(first, last) if scene.finite_word(i) and scene.inside[i] < 0]
    for one, two in pairwise(finite):
        linked = any(a.pos[i] in ("CCONJ", "SCONJ", "PUNCT") or "PronType=Rel" in a.morph[i] for i in range(one, two))
        subject = any(a.rel[k] in ("subj", "subj_pass", "expl") and one < k for k in a.children[two])
        helps = a.head[one] == two or (a.head[two] == one and a.rel[two] in ("aux", "aux_pass", "cop"))
        if not (linked or subject or helps) and two > one + 1 - (a.pos[one] == "VERB"):
            return two
    return last


def _hung_on_verb(scene: Scene, n: int) -> Iterator[int]:
    """Yield the phrase right behind a noun that the parse hung on their verb.

    The verb follows both (*kritiken mot Oslo växte*), or the noun is what it does (*dieron la bienvenida al plan*).
    """
    a, h = scene.a, scene.a.head[n]
    if n + 1 < len(a) and a.pos[n + 1] == "ADP":
        k = a.head[n + 1]
        made = a.rel[n] == "obj" and a.lemma[h] in scene.lexicon.light_verbs
        if n < k and h == a.head[k] and (k < h or made) and a.rel[k] in ("obl", "nmod") and scene.left(k) == n + 1:
            yield k


def _equated(scene: Scene, n: int) -> int | None:
    """Return the clause that a copula equates with a noun somebody owns: *his answer was that the gates were shut*."""
    a, h = scene.a, scene.a.head[n]
    if a.rel[n] != "subj" or a.pos[h] != "AUX" or not n < h or not scene.is_verb(h):
        return None
    owned = scene.child(n, "poss") is not None or any(
        k > n and a.rel[k] in ("nmod", "obl") and scene.case(k) in OWNERS and (k in scene.speaking or k in scene.names)
        for k in a.children[n]
    )
    for k in a.children[h]:
        if owned and k > h and a.rel[k] == "comp" and a.lower(scene.left(k)) == scene.lexicon.cues.complementisers[0]:
            return k
    return None


def source_of_predicate(scene: Scene, i: int) -> Source | None:
    """Return the source of an adjective: its subject."""
    subject = scene.child(i, "subj", "subj_pass")
    if subject is None:
        over = scene.child(scene.a.head[i], "subj") if scene.a.rel[i] == "xcomp" else None
        nobody = over is not None and scene.a.lower(over) in scene.lexicon.expletives
        return None if nobody else source_of_verb(scene, i)  # *as it became clear that …*
    if scene.a.lower(subject) in scene.lexicon.expletives:
        h = scene.a.head[i]
        made = scene.a.rel[i] in ("comp", "xcomp") and scene.a.lemma[h] in scene.lexicon.light_verbs
        return source_of_verb(scene, h) if made else None
    if scene.a.rel[i] == "relcl" and "PronType=Rel" in scene.a.morph[subject]:
        return Source(subject, subject + 1, scene.a.head[i], "relative")
    return noun_phrase(scene, subject, "subject", around=i)


def _owner(scene: Scene, n: int, content: int) -> Source | None:
    """Return the source of a noun: its possessor, an *of* or *by* phrase, or the light verb's subject."""
    a = scene.a
    possessor = scene.child(n, "poss")
    if possessor is not None:
        timed = a.lemma[possessor].lower() in scene.units  # *after some days' signals*
        return None if timed else noun_phrase(scene, possessor, "possessor")
    for k in a.children[n]:
        if a.rel[k] in ("nmod", "obl", "agent") and n < k < content and scene.case(k) in OWNERS:
            return noun_phrase(scene, k, "owner")
    h = a.head[n]
    if a.rel[n] not in ("obj", "obl") or not scene.is_verb(h) or a.lemma[h] in scene.lexicon.receiving_verbs:
        return None
    lends = a.lemma[h] in scene.lexicon.light_verbs or scene.senses(h) or not scene.lexicon.free_subjects
    return source_of_verb(scene, h) if lends else None
