"""Who said it: from the cue to the words that name the source."""

from __future__ import annotations

from communique.extraction.statements.dropped import can_speak, dative, relative_head, verb_above
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.scene import Scene

NAMED = frozenset({"PROPN", "PRON", "NOUN", "NUM"})
UPWARD = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis", "comp"})
CLEFT = 14
"""How far into a cleft sentence its relative clause may begin, in tokens."""
TITLE = 8
"""Longest title in quotation marks that may be a source (*“The Daily Post” said*), in tokens, the marks included."""
MAX_STEPS = 6
"""How many verbs up a missing subject is looked for."""

ASIDE = 30
"""Longest relative clause between a subject and its verb, in tokens."""


def source_of_verb(scene: Scene, v: int) -> Source | None:
    """Return the source of verb v: its subject or agent, or that of the verb it hangs on."""
    a, cue = scene.a, v
    shared = _stray_relative(scene, v) or _shared_subject(scene, v) or _before_quotation(scene, v)
    if shared is not None:
        return shared
    if (quoted := quoted_object(scene, v)) is not None:
        return noun_phrase(scene, quoted, "control")
    if a.lemma[v] in scene.lexicon.cues.experiencing:
        return dative(scene, v)
    for step in range(MAX_STEPS):
        found = _own_source(scene, v) if step == 0 else _subject_above(scene, v)
        if found is not None and step == 0 and _impersonal(scene, found):
            return document_of(scene, v)
        if found is not None:
            return _teller_before(scene, cue) if found.how == "expletive" else found
        rel, h = a.rel[v], a.head[v]
        if step == 0 and _unsaid_agent(scene, v):
            return None
        if step == 0 and scene.lexicon.free_subjects and (free := _free_subject(scene, v)) is not None:
            return free
        if h == v:
            break
        if rel == "acl" and (verb := _over_gerund(scene, v, h)) is not None:
            v = verb
            continue
        if rel in ("acl", "relcl"):
            return _antecedent(scene, v, h)
        if rel == "xcomp" and (obj := scene.child(h, "obj", "iobj")) is not None and obj < v and _controls(scene, h):
            return noun_phrase(scene, obj, "control")
        if rel not in UPWARD:
            break
        v = h
    if (found := document_of(scene, cue)) is not None:
        return found
    if scene.finite(v) and a.rel[cue] in ("conj", "xcomp", "root"):
        return left_neighbour(scene, v)
    return left_neighbour(scene, cue) if scene.finite(cue) else _teller_before(scene, cue)


def quoted_object(scene: Scene, v: int) -> int | None:
    """Return who speaks in *Reuters quoted Lind as saying*, *TASS cited the ministry as saying*: the object above."""
    a, h = scene.a, scene.a.head[v]
    if h >= v or a.lemma[h] not in scene.lexicon.cues.citing or scene.passive(h) or "Aspect=Prog" not in a.morph[v]:
        return None
    return next((o for o in a.children[h] if a.rel[o] in ("obj", "iobj") and h < o < v), None)


def _over_gerund(scene: Scene, v: int, h: int) -> int | None:
    """Return the verb whose subject does what a preposition and a gerund tell (*drew fire for saying*)."""
    a = scene.a
    led = any(a.pos[k] == "ADP" and a.rel[k] in ("mark", "case") and k < v for k in a.children[v])
    if not led or "Aspect=Prog" not in a.morph[v] or scene.child(h, "poss") is not None:
        return None
    return next((i for i in a.ancestors(h) if scene.is_verb(i) and not scene.passive(i)), None)


def _teller_before(scene: Scene, v: int) -> Source | None:
    """Return the subject of the nearest cue before a participle behind a comma that the parse hung elsewhere."""
    a = scene.a
    if "Aspect=Prog" not in a.morph[v] or a.word(v - 1) != "," or scene.inside[v] >= 0:
        return None
    for i in range(v - 2, a.sentence_at(v).first, -1):
        if scene.is_verb(i) and scene.finite_word(i) and scene.inside[i] < 0 and scene.senses(i):
            found = _own_source(scene, i)
            return found if found is not None and found.how == "subject" else None
    return None


def _with_main_verb(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is only part of a conjunction (*al tiempo que*)."""
    return (
        scene.case(noun) is not None
        and not can_speak(scene, noun)
        and scene.a.lemma[noun] not in (scene.lexicon.documents | scene.lexicon.outlets)
    )


def _free_subject(scene: Scene, v: int) -> Source | None:
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


def _impersonal(scene: Scene, found: Source) -> bool:
    """Tell whether a subject means nobody: *it* of a copula, *det* of *det står att*."""
    return found.how == "expletive" or scene.a.lower(found.head) in scene.lexicon.anaphors


def document_of(scene: Scene, v: int) -> Source | None:
    """Return the document that an impersonal verb reports from: *I brevet står det att*, *heter det i brevet*."""
    a = scene.a
    for k in a.children[v]:
        if a.rel[k] in ("obl", "nmod") and a.lemma[k] in scene.lexicon.documents and scene.case(k) is not None:
            return noun_phrase(scene, k, "document")
    return None


def _shared_subject(scene: Scene, v: int) -> Source | None:
    """Return the subject of the finite verb to the left that v is coordinated with when the parse misses the link.

    *accused Minsk of using migrants as a weapon and demanded*: hung on the weapon, it has no subject.
    """
    a = scene.a
    above = a.head[v]
    if a.rel[v] != "conj" or not scene.finite_word(v) or scene.child(v, "subj") is not None:
        return None
    if (outer := _outer_cue(scene, v, above)) is not None:
        return _own_source(scene, outer)
    if scene.finite(above) and not (scene.inside[above] >= 0 > scene.inside[v]):
        return None
    for i in range(v - 1, a.sentence_at(v).first - 1, -1):
        if scene.finite_word(i) and scene.is_verb(i) and scene.inside[i] < 0 and not scene.passive(i):
            subject = scene.child(i, "subj")
            if subject is not None and scene.lexicon.verb_second and a.lower(subject) in scene.lexicon.relatives:
                return _before_relative(scene, subject)
            if subject is not None and "PronType=Rel" not in a.morph[subject]:
                return noun_phrase(scene, subject, "subject", around=i)
    return None


def _outer_cue(scene: Scene, v: int, above: int) -> int | None:
    """Return the cue whose content verb v was hung in although it quotes (*said it rained and said, “…”*)."""
    a = scene.a
    after = v + 1 + (v + 1 < len(a) and a.word(v + 1) in ",:")
    n = scene.inside[after] if after < len(a) else -1
    if n < 0 or scene.tops[n].start != a.start[after] or a.rel[above] != "comp" or scene.inside[a.head[above]] >= 0:
        return None
    outer = a.head[above]
    return outer if scene.senses(outer) and scene.senses(v) and scene.child(outer, "subj") is not None else None


def _stray_relative(scene: Scene, v: int) -> Source | None:
    """Return whom a relative clause is about whose verb v the parse hung elsewhere: *presidenten som i ett tal sade*.

    No finite verb stands between the pronoun and v, and v has no subject of its own.
    """
    a = scene.a
    if not scene.lexicon.verb_second or a.rel[v] == "relcl" or not scene.finite_word(v):
        return None
    if scene.child(v, "subj", "subj_pass", "expl") is not None or scene.passive(v):
        return None
    for i in range(v - 1, a.sentence_at(v).first + 1, -1):
        if scene.finite_word(i) or scene.inside[i] >= 0 or a.pos[i] == "CCONJ":
            return None
        if a.lower(i) in scene.lexicon.relatives and a.pos[i] in ("PRON", "SCONJ"):
            return _before_relative(scene, i)
    return None


def _before_quotation(scene: Scene, v: int) -> Source | None:
    """Return the source of the quotation before a participle that goes on from it: *said, “…,” adding that*."""
    a = scene.a
    ongoing = "Aspect=Prog" in a.morph[v] or "VerbForm=Ger" in a.morph[v]
    if not ongoing or scene.inside[v] >= 0 or scene.child(v, "subj") is not None:
        return None
    q = scene.quotation_before(v)
    if q is None:
        return None
    first = scene.token_after(q.start)
    for i in range(first - 1, a.sentence_at(v).first - 1, -1):
        if scene.inside[i] < 0 and scene.is_verb(i) and scene.finite(i) and scene.senses(i):
            subject = scene.child(i, "subj")
            return noun_phrase(scene, subject, "subject", around=i) if subject is not None else None
    return None


def _unsaid_agent(scene: Scene, v: int) -> bool:
    """Tell whether verb v is a passive without agent, or a participle that stands for one (*asked about the vote*)."""
    a = scene.a
    if scene.passive(v):
        return True
    past = "Tense=Past" in a.morph[v] and "VerbForm=Part" in a.morph[v]
    return past and a.rel[v] in ("advcl", "acl") and scene.child(v, "aux") is None


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
        return _before_relative(scene, subject)
    if a.lower(subject) in scene.lexicon.cues.persons and (cleft := _cleft(scene, subject)) is not None:
        return cleft
    return _behind_opener(scene, noun_phrase(scene, subject, "subject", around=v))


def _behind_opener(scene: Scene, source: Source) -> Source:
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
    return _before_object(scene, v, subjects[0]) if subjects else None


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
    if scene.lexicon.free_subjects and scene.case(h) is not None and (free := _free_subject(scene, v)) is not None:
        return free
    return noun_phrase(scene, h, "relative", before=min(scene.left(v), pronoun) if h < v else None)


def _before_relative(scene: Scene, pronoun: int) -> Source | None:
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


def _subject_above(scene: Scene, v: int) -> Source | None:
    """Return the subject of a verb whose infinitive or participle is the cue; of a passive too (*was quoted as*)."""
    if scene.passive(v) and (subject := scene.child(v, "subj_pass", "subj")) is not None:
        return noun_phrase(scene, subject, "subject", around=v)
    return _own_source(scene, v)


def _antecedent(scene: Scene, v: int, h: int) -> Source | None:
    """Return the noun that a participle or infinitive hangs on; of a document or occasion, whose it is.

    *issued a statement saying*: the subject of the verb, not the statement; *a plan to attack*: the same.
    """
    a = scene.a
    while a.rel[h] == "nmod" and a.lemma[a.head[h]] in scene.lexicon.documents | scene.lexicon.occasions:
        h = a.head[h]
    above = a.head[h]
    infinitive = a.rel[v] == "acl" and any(a.pos[m] == "PART" and a.rel[m] == "mark" for m in a.children[v])
    lent = infinitive or (a.rel[v] == "acl" and (a.lemma[h] in scene.lexicon.documents | scene.lexicon.occasions))
    told = a.rel[v] == "acl" and a.rel[h] in ("obj", "iobj") and any(s.addressee for s in scene.senses(above))
    if (lent or told) and a.rel[h] in ("obj", "obl") and scene.is_verb(above) and not scene.passive(above):
        found = source_of_verb(scene, above)
        if found is not None:
            return found
    if infinitive:
        return None
    return noun_phrase(scene, h, "antecedent", before=scene.left(v) if h < v else None)


def _controls(scene: Scene, h: int) -> bool:
    """Tell whether the object of verb h is the subject of its infinitive: of cues, where it is told what to do."""
    return any(s.addressee or s.weights.get("object_infinitive", 0.0) > 0 for s in scene.senses(h))


def left_neighbour(scene: Scene, v: int) -> Source | None:
    """Return the noun phrase right before finite verb v, for a parse that gave it no subject."""
    a = scene.a
    i = v - 1
    floor = a.sentence_at(v).first
    while i > floor and (a.pos[i] in ("AUX", "ADV") or a.rel[i] == "neg"):
        i -= 1
    if i > floor + 1 and a.lower(i) in scene.days and a.pos[i - 1] == "ADP":
        i -= 2
    comma = i
    if i > floor and a.word(i) == ",":
        i = _before_apposition(scene, i, floor)
    if i < floor or a.pos[i] not in NAMED or scene.inside[i] >= 0 or "Case=Acc" in a.morph[i]:
        return None
    if "PrepCase=Npr" in a.morph[i] or "Case=Dat" in a.morph[i]:  # an object pronoun
        return None
    head = i
    while a.head[head] != head and a.pos[a.head[head]] in ("PROPN", "NOUN") and a.head[head] <= i:
        if a.rel[head] == "conj" and all(a.pos[k] == "PUNCT" for k in range(a.head[head] + 1, scene.left(head))):
            return Source(scene.left(head), i + 1, head, "neighbour")  # *After a day in Oslo, Lind was …*
        head = a.head[head]
    if scene.lexicon.free_subjects and (scene.case(head) is not None or "PronType=Rel" in a.morph[head]):
        return None
    found = noun_phrase(scene, head, "neighbour", around=v)
    if i + 1 < found.last < comma:  # the parse broke off in the aside
        found = Source(found.first, comma, found.head, found.how)
    return found if found.first <= i < found.last and i - found.first < 12 else Source(i, i + 1, i, "neighbour")


def _before_apposition(scene: Scene, comma: int, floor: int) -> int:
    """Return the token before the apposition that ends at a comma (*Lind, a spokesman in Oslo, said*).

    A relative clause with a pronoun of its own counts as one (*Lind, who led the inquiry, said*).
    """
    a = scene.a
    for i in range(comma - 1, max(floor, comma - ASIDE), -1):
        if (
            a.word(i) == ","
            and ("PronType=Rel" in a.morph[i + 1] or a.lower(i + 1) in scene.lexicon.cues.persons)
            and a.lower(i + 1) not in scene.lexicon.complementisers
        ):
            return i - 1
    for i in range(comma - 1, max(floor, comma - 16), -1):
        if scene.is_verb(i) or a.pos[i] == "AUX" or scene.inside[i] >= 0:
            return floor - 1
        if a.word(i) == ",":
            return i - 1
    return floor - 1
