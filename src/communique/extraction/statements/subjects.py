"""The source that a verb has of its own: its subject, and whom a relative pronoun or a cleft means."""

from __future__ import annotations

from communique.extraction.statements.dropped import can_speak, relative_head, verb_above
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.scene import Scene

NAMED = frozenset({"PROPN", "PRON", "NOUN", "NUM"})
CLEFT = 14
"""How far into a cleft sentence its relative clause may begin, in tokens."""
TITLE = 8
"""Longest title in quotation marks that may be a source (*“The Daily Post” said*), in tokens, the marks included."""


def _with_main_verb(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is only part of a conjunction (*al tiempo que*)."""
    return (
        scene.case(noun) is not None
        and not can_speak(scene, noun)
        and scene.a.lemma[noun] not in (scene.lexicon.documents | scene.lexicon.outlets)
    )


def free_subject(scene: Scene, v: int) -> Source | None:
    """Return the source of a verb in a language that leaves subjects out: a relative clause's noun, or from above.

    A gerund, an infinitive behind a preposition and a clause under a noun that cannot speak (*al tiempo que recordó*)
    go on with the subject of the verb that they hang on.
    """
    a = scene.a
    near = relative_head(scene, v)
    if near is not None and not _with_main_verb(scene, near):
        opening = next(k for k in a.children[v] if k < v and a.lower(k) in scene.lexicon.relatives)
        return noun_phrase(scene, near, "relative", before=opening)
    bound = "VerbForm=Ger" in a.morph[v] or (
        "VerbForm=Inf" in a.morph[v] and a.rel[v] in ("nmod", "obl", "advcl", "acl")
    )
    noun = a.head[v]
    hangs = a.rel[v] in ("relcl", "acl") and a.lemma[noun] not in scene.lexicon.documents
    several = "Number=Plur" in a.morph[noun]
    if not bound and not (hangs and not several and not can_speak(scene, noun)):
        return None
    h = verb_above(scene, v)
    subject = scene.child(h, "subj") if h is not None else None
    return noun_phrase(scene, subject, "subject", around=h) if subject is not None else None


def own_source(scene: Scene, v: int) -> Source | None:
    """Return the subject of verb v, or its agent where it is passive; for a relative pronoun, whom it means."""
    return scene.once(_own_source, v)


def _own_source(scene: Scene, v: int) -> Source | None:
    a = scene.a
    if scene.passive(v):
        agent = scene.child(v, "agent")
        return noun_phrase(scene, agent, "agent") if agent is not None else None
    filler = scene.child(v, "expl")
    if filler is not None and a.lower(filler) in scene.lexicon.expletives:
        return Source(filler, filler + 1, filler, "expletive")
    subject = _inner_subject(scene, v)
    if subject is None:
        return None
    if a.rel[v] == "relcl" and ("PronType=Rel" in a.morph[subject] or a.lower(subject) in scene.lexicon.relatives):
        if (own := _behind_pronoun(scene, v, subject)) is not None:
            return own
        return _relative(scene, v, subject)
    if scene.child(v, "cop") is not None and a.lower(subject) in scene.lexicon.expletives:
        return Source(subject, subject + 1, subject, "expletive")
    if a.lower(subject) in scene.lexicon.relatives and subject > 0:
        return before_relative(scene, subject)
    if a.lower(subject) in scene.lexicon.cues.persons and (cleft := _cleft(scene, subject)) is not None:
        return cleft
    return behind_opener(scene, noun_phrase(scene, subject, "subject", around=v))


def behind_opener(scene: Scene, source: Source) -> Source:
    """Return a subject without the object of a participle that opens its sentence (*Citing the text, Lind said*)."""
    a, v = scene.a, source.first - 1
    if v < 0 or v != a.sentence_at(source.first).first or "Aspect=Prog" not in a.morph[v]:
        return source
    comma = next((i for i in range(source.first, source.last) if a.word(i) == ","), None)
    if comma is None or comma + 1 >= source.last or a.pos[comma + 1] not in ("PROPN", "PRON"):
        return source
    head = comma + 1
    while head + 1 < source.last and a.pos[head + 1] == "PROPN":
        head += 1
    return Source(comma + 1, source.last, head, source.how)


def _cleft(scene: Scene, pronoun: int) -> Source | None:
    """Return whom a cleft sentence brings to the fore (*It was Lind who said*)."""
    a = scene.a
    first = a.sentence_at(pronoun).first
    opens = a.lower(first) in scene.lexicon.expletives and a.pos[first + 1] == "AUX"
    if not opens or a.pos[pronoun - 1] not in NAMED or pronoun - first > CLEFT:
        return None
    return Source(first + 2, pronoun, pronoun - 1, "cleft")


def _of_quotation(scene: Scene, v: int, k: int) -> bool:
    """Tell whether word k belongs to a quotation beside verb v, so that it cannot be its subject."""
    if scene.inside[v] >= 0 or scene.inside[k] < 0:
        return False
    words = scene.tokens(*scene.tops_span(k))
    return k > v or len(words) > TITLE or any(scene.finite_word(i) for i in words)


def _behind_pronoun(scene: Scene, v: int, pronoun: int) -> Source | None:
    """Return the name right behind a relative pronoun, which is the object then (*whom Lind on Friday called …*)."""
    a = scene.a
    names = range(pronoun + 1, v)
    if not names or a.pos[names[0]] != "PROPN" or scene.inside[names[0]] >= 0 or a.head[names[0]] == pronoun:
        return None
    last = next((i for i in names if a.pos[i] != "PROPN"), v)
    return Source(names[0], last, last - 1, "subject")


def _inner_subject(scene: Scene, v: int) -> int | None:
    """Return the subject of verb v; of two, the one behind the conjunction (*The reason is that she thinks …*)."""
    a = scene.a
    subjects = [k for k in a.children[v] if a.rel[k] == "subj" and not _of_quotation(scene, v, k)]
    if len(subjects) > 1 and any(a.rel[m] == "mark" and subjects[0] < m < subjects[-1] for m in a.children[v]):
        return subjects[-1]
    if len(subjects) > 1 and subjects[1] < v and any(a.word(i) == "," for i in range(subjects[0], subjects[1])):
        return subjects[1]  # *In a post on X, formerly Twitter, Lind said*
    return _before_object(scene, v, subjects[0]) if subjects else _behind_document(scene, v)


def _behind_document(scene: Scene, v: int) -> int | None:
    """Return the subject that the parse set beside the document: *En un comunicado, la canciller, Paz, dijo*."""
    a = scene.a
    for k in a.children[v]:
        spoken_in = a.lemma[k] in scene.lexicon.documents or a.lemma[k] in scene.lexicon.occasions
        if k > v or a.rel[k] not in ("obl", "nmod") or not spoken_in or scene.left(k) != a.sentence_at(v).first:
            continue
        for j in a.children[k]:
            known = any(m in scene.names or m in scene.mentioned for m in (j, *a.children[j]))
            behind_comma = "," in (a.word(scene.left(j)), a.word(scene.left(j) - 1))
            if a.rel[j] == "appos" and k < j < v and known and behind_comma:
                return j
    return None


def _before_object(scene: Scene, v: int, subject: int) -> int:
    """Return the title before what seems the subject and is the object: *nu varnar ministern omvärlden för att …*."""
    a = scene.a
    if not scene.lexicon.verb_second or subject < v or subject in scene.people or subject in scene.person_heads:
        return subject
    titles = [k for k in a.children[subject] if v < k < subject and a.rel[k] == "nmod" and scene.case(k) is None]
    definite = [k for k in titles if k in scene.person_heads and "Definite=Def" in a.morph[k]]
    return definite[0] if definite else subject


def _relative(scene: Scene, v: int, pronoun: int) -> Source:
    """Return the noun phrase that a relative pronoun stands for: the name before it, else what its clause hangs on.

    Of a predicate noun it is the subject: *Lind is one of those who say*.
    """
    a = scene.a
    h = a.head[v]
    near = pronoun - 1 - (a.word(pronoun - 1) == ",")
    if h < near < pronoun and a.pos[near] == "PROPN" and h in a.ancestors(near):
        while a.head[near] != h and a.head[near] < pronoun and a.pos[a.head[near]] in ("PROPN", "NOUN"):
            near = a.head[near]
        return noun_phrase(scene, near, "relative", before=pronoun)
    if scene.child(h, "cop") is not None and (subject := scene.child(h, "subj")) is not None:
        return noun_phrase(scene, subject, "relative", around=h)
    if scene.lexicon.free_subjects and scene.case(h) is not None and (free := free_subject(scene, v)) is not None:
        return free
    return noun_phrase(scene, h, "relative", before=min(scene.left(v), pronoun) if h < v else None)


def before_relative(scene: Scene, pronoun: int) -> Source | None:
    """Return the noun right before a relative pronoun whose clause the parse hung elsewhere, or what it says it of."""
    a = scene.a
    near = pronoun - 1 - (a.word(pronoun - 1) == ",")
    while near > 0 and a.rel[near] == "flat" and a.head[near] < near:
        near = a.head[near]
    if near >= 0 and a.pos[near] in ("NOUN", "PROPN", "PRON") and a.sentence_of[near] == a.sentence_of[pronoun]:
        return noun_phrase(scene, near, "relative", before=pronoun)
    s = a.sentence_at(pronoun)
    root = next((i for i in range(s.first, s.last) if a.head[i] == i), pronoun)
    subject = scene.child(root, "subj") if scene.child(root, "cop") is not None else None
    return noun_phrase(scene, subject, "relative", around=root) if subject is not None else None
