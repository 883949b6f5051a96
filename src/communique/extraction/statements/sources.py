"""Who said it: from the cue to the words that name the source."""

from __future__ import annotations

from communique.extraction.statements.dropped import can_speak, dative, finite_token, house
from communique.extraction.statements.naming import in_marks
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.subjects import NAMED, before_relative, free_subject, own_source

UPWARD = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis", "comp"})
MAX_STEPS = 6
"""How many verbs up a missing subject is looked for."""

BRACKET = 8
"""Longest bracket between a subject and its verb, in tokens (*Lind (D-MA) said*)."""
ASIDE = 30
"""Longest relative clause between a subject and its verb, in tokens."""


def source_of_verb(scene: Scene, v: int) -> Source | None:
    """Return the source of verb v: its subject or agent, or that of the verb it hangs on."""
    return scene.once(_source_of_verb, v)


def _source_of_verb(scene: Scene, v: int) -> Source | None:
    a, cue = scene.a, v
    if _first_person(scene, v):
        return own_source(scene, v)
    if (there := house(scene, v)) is not None:
        return noun_phrase(scene, there, "subject", around=v)
    shared = _stray_relative(scene, v) or _shared_subject(scene, v) or _before_quotation(scene, v)
    if shared is not None:
        return shared
    if (quoted := quoted_object(scene, v)) is not None:
        return noun_phrase(scene, quoted, "control")
    if a.lemma[v] in scene.lexicon.cues.experiencing:
        return dative(scene, v)
    if _active(scene, v):
        return left_neighbour(scene, v)
    for step in range(MAX_STEPS):
        found = own_source(scene, v) if step == 0 else _subject_above(scene, v)
        if found is not None and step == 0 and _impersonal(scene, found):
            return document_of(scene, v)
        if step and found is not None and (outer := _over_thing(scene, cue, v, found)) is not None:
            return own_source(scene, outer)
        if found is not None:
            return _teller_before(scene, cue) if found.how == "expletive" else found
        rel, h = a.rel[v], a.head[v]
        if step == 0 and _unsaid_agent(scene, v):
            return document_of(scene, v) if scene.passive(v) else None  # *I ett uttalande från UD betonas att*
        if step == 0 and scene.lexicon.free_subjects and (free := free_subject(scene, v)) is not None:
            return free
        if h == v:
            break
        if rel == "acl" and (verb := _over_gerund(scene, v, h) or _over_object(scene, v, h)) is not None:
            v = verb
            continue
        if a.lemma[h] in scene.lexicon.cues.experiencing and (feeling := dative(scene, h)) is not None:
            return feeling
        if rel in ("acl", "relcl"):
            return _antecedent(scene, v, h)
        if (
            rel == "xcomp"
            and (obj := scene.child(h, "obj", "iobj")) is not None
            and obj < v
            and _controls(scene, h, obj)
        ):
            return noun_phrase(scene, obj, "control")
        if rel not in UPWARD:
            break
        v = h
    if (found := document_of(scene, cue)) is not None:
        return found
    if scene.finite(v) and a.rel[cue] in ("conj", "xcomp", "root"):
        return left_neighbour(scene, v)
    return left_neighbour(scene, cue) if scene.finite(cue) else _teller_before(scene, cue)


def _active(scene: Scene, v: int) -> bool:
    """Tell whether a naming verb parsed as a participle is the past tense, as it has an object and a quoted name.

    *One lawmaker called the plan “a gift”*, not *a plan called “a gift”*.
    """
    a = scene.a
    past = "VerbForm=Part" in a.morph[v] and "Tense=Past" in a.morph[v] and a.rel[v] == "acl"
    bare = v + 1 < len(a) and a.pos[v + 1] != "ADP"
    return past and bare and scene.child(v, "aux", "aux_pass", "subj") is None and in_marks(scene, v) is not None


def _first_person(scene: Scene, v: int) -> bool:
    """Tell whether the form of verb v says that the narrator speaks, with or without a pronoun: *sugiero que …*."""
    i = finite_token(scene, v) if scene.lexicon.free_subjects else None
    return i is not None and "Person=1" in scene.a.morph[i]


def quoted_object(scene: Scene, v: int) -> int | None:
    """Return who speaks in *Reuters quoted Lind as saying*, *TASS cited the ministry as saying*: the object above."""
    a, h = scene.a, scene.a.head[v]
    cites = a.lemma[h] in scene.lexicon.cues.citing
    if h >= v or scene.passive(h) or "Aspect=Prog" not in a.morph[v]:
        return None
    if not cites and (a.lemma[h] not in scene.lexicon.relay_verbs or a.lower(v - 1) != scene.lexicon.cues.likening):
        return None
    return next((o for o in a.children[h] if a.rel[o] in ("obj", "iobj") and h < o < v), None)


def _over_gerund(scene: Scene, v: int, h: int) -> int | None:
    """Return the verb whose subject does what a preposition and a gerund tell (*drew fire for saying*)."""
    a = scene.a
    led = any(a.pos[k] == "ADP" and a.rel[k] in ("mark", "case") and k < v for k in a.children[v])
    if not led or "Aspect=Prog" not in a.morph[v] or scene.child(h, "poss") is not None:
        return None
    return next((i for i in a.ancestors(h) if scene.is_verb(i) and not scene.passive(i)), None)


def _over_object(scene: Scene, v: int, h: int) -> int | None:
    """Return the verb whose subject a participle behind its object tells of (*made a third attempt, writing that*)."""
    a = scene.a
    if "Aspect=Prog" not in a.morph[v] or scene.inside[v] >= 0 or can_speak(scene, h) or a.pos[h] != "NOUN":
        return None
    if a.lemma[h] in scene.lexicon.documents | scene.lexicon.outlets or a.word(scene.left(v) - 1) != ",":
        return None
    above = next((i for i in a.ancestors(h) if scene.is_verb(i)), None)
    subject = scene.child(above, "subj") if above is not None and not scene.passive(above) else None
    return above if subject is not None and scene.right(subject) <= v else None


def _over_thing(scene: Scene, cue: int, v: int, found: Source) -> int | None:
    """Return the cue above when a participle behind a comma would have a thing for its speaker.

    *denied that a shakeup was coming, explaining that*: the shakeup explains nothing.
    """
    a = scene.a
    thing = a.pos[found.head] == "NOUN" and not can_speak(scene, found.head) and found.head not in scene.people
    written = a.lemma[found.head] in scene.lexicon.documents | scene.lexicon.outlets
    if not thing or written or "Aspect=Prog" not in a.morph[cue] or a.word(scene.left(cue) - 1) != ",":
        return None
    above = next((i for i in a.ancestors(v) if scene.is_verb(i) and scene.senses(i)), None)
    if above is None or scene.passive(above) or scene.inside[above] != scene.inside[cue]:
        return None
    subject = scene.child(above, "subj")
    return above if subject is not None and subject < above < v else None


def _teller_before(scene: Scene, v: int) -> Source | None:
    """Return the subject of the nearest cue before a participle behind a comma that the parse hung elsewhere."""
    a = scene.a
    if "Aspect=Prog" not in a.morph[v] or a.word(v - 1) != "," or scene.inside[v] >= 0:
        return None
    for i in range(v - 2, a.sentence_at(v).first, -1):
        if scene.is_verb(i) and scene.finite_word(i) and scene.inside[i] < 0 and scene.senses(i):
            found = own_source(scene, i)
            return found if found is not None and found.how == "subject" else None
    return None


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
        return own_source(scene, outer)
    if scene.finite(above) and not (scene.inside[above] >= 0 > scene.inside[v]):
        return None
    for i in range(v - 1, a.sentence_at(v).first - 1, -1):
        if scene.finite_word(i) and scene.is_verb(i) and scene.inside[i] < 0 and not scene.passive(i):
            subject = scene.child(i, "subj")
            if subject is not None and scene.lexicon.verb_second and a.lower(subject) in scene.lexicon.relatives:
                return before_relative(scene, subject)
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
            return before_relative(scene, i)
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


def _subject_above(scene: Scene, v: int) -> Source | None:
    """Return the subject of a verb whose infinitive or participle is the cue; of a passive too (*was quoted as*)."""
    if scene.passive(v) and (subject := scene.child(v, "subj_pass", "subj")) is not None:
        return noun_phrase(scene, subject, "subject", around=v)
    return own_source(scene, v)


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
    got = a.lemma[above] in scene.lexicon.receiving_verbs and a.lemma[h] in scene.lexicon.documents
    if (lent or told) and not got and a.rel[h] in ("obj", "obl") and scene.is_verb(above) and not scene.passive(above):
        found = source_of_verb(scene, above)
        if found is not None:
            return found
    if infinitive:
        return None
    return noun_phrase(scene, h, "antecedent", before=scene.left(v) if h < v else None)


def _controls(scene: Scene, h: int, obj: int) -> bool:
    """Tell whether the object of verb h is the subject of its infinitive: where it is told or made to do it.

    *urged Oslo to deny it*, *which leads Lind to wonder*: of verbs that are no cues, one who can speak.
    """
    if not scene.senses(h):
        return obj in scene.people
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
    if a.word(i) == ")":
        i = next((k - 1 for k in range(i - 1, max(floor, i - BRACKET), -1) if a.word(k) == "("), i)
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
        above = a.head[head]
        if ";" in a.words[above : scene.left(head)]:
            return Source(scene.left(head), i + 1, head, "neighbour")
        joined = a.rel[head] == "appos" and "," not in a.words[above:i]
        if joined and scene.case(above) is not None:
            break  # *At the party congress Sen. Lind said*
        head = above
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
        if a.word(i - 1) == "," and "Aspect=Prog" in a.morph[i] and a.rel[i] in ("acl", "advcl"):
            return i - 2  # *Lind, speaking in Oslo, said*
        if scene.is_verb(i) or a.pos[i] == "AUX" or scene.inside[i] >= 0:
            return floor - 1
        if a.word(i) == ",":
            return i - 1
    return floor - 1
