"""Reporting clauses whose verb comes first: *…, said Lind*, *…, notes the mayor of Cork, …*."""

from __future__ import annotations

from msgspec import Struct

from communique.extraction.statements.dropped import dropped, finite_token, house
from communique.extraction.statements.frames import made_passive
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.sources import document_of

SURE = 0.9
"""Weight of a verb that reports beyond doubt, so that the words after it may be its subject against the parse."""
REPORTS = 0.8
"""Weight of a verb that takes clauses without a complementiser."""
OTHER = Sense("any-verb", "speech", "assert", {"quote": 0.72}, {})
"""A verb that the table does not know but that stands where only a reporting verb stands."""
ADVERBIAL = frozenset({"obl", "nmod", "advmod", "advcl", "iobj"})
BETWEEN = 14
"""How far behind its verb a subject may stand where it moves freely, in tokens."""


class Report(Struct, frozen=True):
    """A reporting clause: tokens ``[first, last)``, its verb, the verb's sense and the source."""

    first: int
    last: int
    verb: int
    sense: Sense
    source: Source | None
    inverted: bool


def inverted(scene: Scene, first: int, v: int, limit: int, sense: Sense) -> Report | None:
    """*said Lind*: the verb comes first, its subject after it."""
    a = scene.a
    linked = a.pos[first] == "CCONJ" and not scene.lexicon.free_subjects
    if linked or not all(a.pos[i] in ("ADV", "AUX", "CCONJ") or _clitic(scene, i) for i in range(first, v)):
        return None
    after = [k for k in a.children[v] if k > v and k < limit and a.lower(k) != sense.particle]
    subject = next((k for k in after if a.rel[k] == "subj"), None)
    subject = house(scene, v) if subject is None else subject
    if subject is None and (bare := _without_subject(scene, first, v, limit, sense)) is not None:
        return bare
    if subject is None:
        sure = max(sense.weights.get("bare", 0.0), sense.weights.get("quote", 0.0) - 0.05) >= SURE
        second = scene.lexicon.verb_second and v == first and scene.finite_word(v)
        moved = scene.lexicon.free_subjects and _may_speak(scene, v, after)
        ends = _ends_in_speaker(scene, v, after, limit, sense)
        if not (sure or second or moved or _marked(scene, first) or ends):
            return None
        # Parsers read *said Lind* as a verb with its object.
        mistaken = ("obj", "xcomp", "comp", "dep")
        behind = v + 1 + (sense.particle is not None and a.lower(v + 1) == sense.particle)
        told = _told(scene, v, behind) if sure and scene.lexicon.free_subjects else behind
        subject = next((k for k in after if a.rel[k] in mistaken and scene.left(k) in (behind, told)), None)
        if subject is not None and told == scene.left(subject) > behind and not _agrees(scene, v, subject):
            return None
        if subject is not None and (_clausal(scene, subject) or _own_object(scene, first, v, subject)):
            return None
        if subject is not None and a.pos[subject] not in ("PROPN", "NOUN", "PRON"):
            subject = None
    if subject is None and scene.lexicon.free_subjects:
        return None
    if subject is None:
        return _inverted_surface(scene, first, v, limit, sense)
    if (
        (scene.left(subject) > v + 2 and not _free(scene, v, scene.left(subject)))
        or "Case=Acc" in a.morph[subject]
        or "PronType=Rel" in a.morph[subject]
    ):
        return None
    source = noun_phrase(scene, subject, "subject", around=v)
    if source.last > limit:
        source = Source(source.first, limit, source.head, source.how)
    source = _without_addressee(scene, _with_name(scene, source, limit))
    return Report(first, max(clause_end(scene, v, limit), source.last), v, sense, source, True)


def _own_object(scene: Scene, first: int, v: int, k: int) -> bool:
    """Tell whether the phrase behind a verb is its subject's own, told before (*Lind, who …, repeated his doubts*)."""
    subject = scene.child(v, "subj")
    owned = scene.child(k, "poss") is not None and k not in scene.speaking and k not in scene.names
    return owned and subject is not None and subject < first


def _told(scene: Scene, v: int, first: int) -> int:
    """Return the token behind the addressee at token ``first``: *dicen a la prensa los opositores*."""
    a = scene.a
    to = (k for k in a.children[v] if k > v and a.rel[k] in ("obl", "iobj", "obj") and scene.left(k) == first)
    k = next((k for k in to if scene.case(k) in scene.lexicon.spoken_to), None)
    return first if k is None else scene.right(k)


def _agrees(scene: Scene, v: int, subject: int) -> bool:
    """Tell whether verb v and the noun phrase of a head have the same number."""
    finite = finite_token(scene, v)
    return finite is not None and ("Number=Plur" in scene.a.morph[finite]) == ("Number=Plur" in scene.a.morph[subject])


def _may_speak(scene: Scene, v: int, after: list[int]) -> bool:
    """Tell whether the phrase right behind verb v is its subject: the verb takes no object, or it names a speaker."""
    k = next((k for k in after if scene.left(k) == v + 1), None)
    if k is None or scene.case(k) is not None:
        return False
    speaks = k in scene.mentioned or k in scene.names or scene.a.lemma[k] in scene.lexicon.documents
    return speaks or not any(s.weights.get("object", 0.0) or s.weights.get("infinitive", 0.0) for s in scene.senses(v))


def _clitic(scene: Scene, i: int) -> bool:
    """Tell whether token i is an object pronoun that stands before its verb (*le respondió Lind*)."""
    return scene.lexicon.free_subjects and "Case=" in scene.a.morph[i] and "PrepCase=Npr" in scene.a.morph[i]


def _free(scene: Scene, v: int, first: int) -> bool:
    """Tell whether only adverbial phrases stand between verb v and its subject at token ``first``.

    Where subjects move freely: *declaró en rueda de prensa el portavoz*.
    """
    if not scene.lexicon.free_subjects or first - v > BETWEEN:
        return False
    between = [k for k in scene.a.children[v] if v < k < first and scene.a.rel[k] in ADVERBIAL]
    held = {i for k in between for i in range(*scene.edges(k))}
    return all(i in held or scene.a.pos[i] in ("ADV", "PUNCT") for i in range(v + 1, first))


def _person_behind(scene: Scene, v: int, limit: int) -> Source | None:
    """Return the person named behind verb v and its adverbial phrases, at the end of the clause or before a comma."""
    a = scene.a
    first = next((i for i in range(v + 1, min(limit, v + BETWEEN)) if i in scene.people or a.word(i) in ",.;:"), v)
    if first not in scene.people or a.pos[first - 1] == "ADP":
        return None
    last = first
    while last < limit and last in scene.people:
        last += 1
    closed = last >= limit or a.pos[last] == "PUNCT"
    return Source(first, last, first, "surface") if closed else None


def _without_subject(scene: Scene, first: int, v: int, limit: int, sense: Sense) -> Report | None:
    """*añadió*: a verb that leaves its subject out, with nothing but adverbial phrases behind it."""
    a = scene.a
    end = clause_end(scene, v, limit)
    if made_passive(scene, v) and (document := document_of(scene, v)) is not None:
        return Report(first, max(end, document.last), v, sense, document, True)  # *se lee en el texto*
    held = {i for k in a.children[v] if k > v and a.rel[k] in ADVERBIAL for i in range(*scene.edges(k))}
    if sense is OTHER or not dropped(scene, v):
        return None
    named = _person_behind(scene, v, limit)
    if named is not None:
        return Report(first, max(end, named.last), v, sense, named, True)
    if any(i not in held and a.pos[i] not in ("ADV", "PUNCT") for i in range(v + 1, end)):
        return None
    return Report(first, end, v, sense, None, True)


def _ends_in_speaker(scene: Scene, v: int, after: list[int], limit: int, sense: Sense) -> bool:
    """Tell whether nothing but a phrase for one who speaks follows verb v up to its limit (*, notes Ann Lind.*).

    A person's name is enough; an office or a body is after a verb that reports (*, reported the press service.*).
    """
    last = next((scene.right(k) for k in after if scene.left(k) == v + 1), v)
    ended = last > v and all(scene.a.pos[i] == "PUNCT" for i in range(last, min(limit, scene.a.sentence_at(v).last)))
    if not ended:
        return (
            sense.weights.get("bare", 0.0) >= REPORTS and scene.a.word(v - 1) == "," and _heads_speaker(scene, v, after)
        )
    speakers = scene.people if sense.weights.get("bare", 0.0) < REPORTS else scene.speaking
    return any(i in speakers for i in range(v + 1, last))


def _heads_speaker(scene: Scene, v: int, after: list[int]) -> bool:
    """Tell whether what seems the object of verb v is an office, a body or a person: *, said the mayor of Cork, …*."""
    k = next((k for k in after if scene.left(k) == v + 1 and scene.a.rel[k] in ("obj", "comp", "dep")), None)
    return k is not None and k in scene.speaking


def _clausal(scene: Scene, i: int) -> bool:
    """Tell whether noun i is the predicate of a clause with a subject of its own (*said his words were a threat*)."""
    return scene.child(i, "cop") is not None and scene.child(i, "subj") is not None


def _without_addressee(scene: Scene, source: Source) -> Source:
    """Return the source without whom it spoke to (*säger Lind till Ekot*)."""
    a = scene.a
    for i in range(source.head + 1, source.last - 1):
        if a.lower(i) not in scene.lexicon.spoken_to or a.pos[i] != "ADP" or a.pos[i + 1] != "PROPN":
            continue
        if scene.lexicon.verb_second or a.pos[i - 1] in ("PROPN", "PRON"):  # not *a former aide to Mr. Lind*
            return Source(source.first, i, source.head, source.how)
    return source


def _marked(scene: Scene, first: int) -> bool:
    """Tell whether a quotation ends right before token ``first``, a comma or dash between them left out."""
    a, i = scene.a, first - 1
    while i > 0 and a.pos[i] == "PUNCT" and scene.inside[i] < 0:
        i -= 1
    return i >= 0 and scene.inside[i] >= 0


def _with_name(scene: Scene, source: Source, limit: int) -> Source:
    """Return the source with a name right behind a description (*the channel TeleSUR*) that the parse left out."""
    a, last = scene.a, source.last
    if a.pos[source.head] != "NOUN":
        return source
    while last < limit and a.pos[last] == "PROPN" and scene.inside[last] < 0:
        last += 1
    return Source(source.first, last, source.last, source.how) if last > source.last else source


def _inverted_surface(scene: Scene, first: int, v: int, limit: int, sense: Sense) -> Report | None:
    a = scene.a
    last = v + 1
    while last < limit and a.pos[last] in ("PROPN", "NOUN", "ADJ", "DET", "PRON", "NUM") and last - v < 10:
        last += 1
    words = range(v + 1, last)
    heads = [i for i in words if a.pos[i] in ("PROPN", "NOUN", "PRON")]
    if not heads:
        return None
    top = next((i for i in heads if a.head[i] not in words), heads[-1])
    return Report(first, clause_end(scene, v, limit), v, sense, Source(v + 1, last, top, "surface"), True)


def clause_end(scene: Scene, v: int, limit: int) -> int:
    """Return one past the last token of the clause of verb v, its content clauses left out."""
    a = scene.a
    last = v + 1
    for k in a.children[v]:
        if k > v and a.rel[k] not in ("comp", "parataxis", "punct", "conj", "cc", "dep") and scene.inside[k] < 0:
            last = max(last, min(scene.right(k), limit))
    return last
