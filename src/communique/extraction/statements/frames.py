"""Which complements a verb has, read off the parse: the frames that cue verbs are looked up by."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from communique.extraction.statements.edges import sentence_end
from communique.extraction.statements.naming import called, in_marks, likened, names, of_pronoun
from communique.extraction.statements.predicates import asked_of, held_to_be
from communique.extraction.statements.scene import Scene

SAYS = 0.9
"""Weight with a bare clause above which a noun phrase with a finite verb behind it is no object."""
FAR = 30
"""Words after a verb within which a content clause that hangs elsewhere is looked for."""
CLAUSE = 5
"""Fewest tokens of a clause behind *que* in which the tagger found no verb; shorter ones compare."""
NEAR = 6
"""Words within which a second phrase repeats the preposition of the first."""
TAIL_RELS = frozenset({"obl", "nmod", "advcl", "xcomp", "acl", "comp"})


class Frame(Struct, frozen=True):
    """A complement: tokens ``[first, last)``. name: as in ``CueVerbs``, ``prep:for`` for a preposition.

    before: tokens of the content that stand before the verb: a raised subject (*She seems to agree*), a relative
    pronoun (*which he said was wrong*). alone: False when ``before`` is only content together with the complement.
    """

    name: str
    first: int
    last: int
    before: tuple[int, int] | None = None


def frames(scene: Scene, v: int) -> Iterator[Frame]:
    """Yield each frame that verb v fills."""
    a = scene.a
    passive = scene.passive(v)
    for named in (of_pronoun(scene, v), in_marks(scene, v), held_to_be(scene, v)):
        if named is not None:
            yield Frame("predicate", *named)
    yield from _far(scene, v)
    yield from _under_particle(scene, v)
    asked = asked_of(scene, v)
    if asked is not None:
        yield Frame("object", asked[1], asked[2])
    for k in a.children[v]:
        if asked is not None and v < k < asked[2] and a.rel[k] in ("obl", "obj", "iobj", "nmod"):
            continue
        role = _role(scene, v, k)
        if k > v and role in ("comp", "xcomp", "advcl"):
            yield from _clause(scene, v, k, passive, role)
        elif role in ("obj", "subj") and made_passive(scene, v):
            yield Frame("passive", scene.left(k), min(scene.right(k), v) if k < v else scene.right(k))
        elif k > v and role == "obj" and passive and names(scene, v):
            yield _passive_infinitive(scene, v, scene.left(k), scene.right(k))
        elif k > v and role == "obj":
            yield from _object(scene, v, k)
        elif k > v and role in ("obl", "nmod") and (case := scene.case(k)) is not None and a.lower(k) not in scene.days:
            yield Frame(f"prep:{case}", _after_case(scene, k), with_tail(scene, v, scene.right(k)))
            if not passive and (end := likened(scene, v, k)) is not None:
                yield Frame("predicate_as", _after_case(scene, k), end)
        elif role == "subj_pass" and passive:
            yield Frame("passive", scene.left(k), min(scene.right(k), v) if k < v else scene.right(k))


def made_passive(scene: Scene, v: int) -> bool:
    """Tell whether a reflexive makes verb v impersonal, so that its object is what was done (*se celebra*)."""
    a = scene.a
    if not scene.lexicon.free_subjects or a.lemma[v] in scene.lexicon.pronominal:
        return False
    return any(k < v and a.lower(k) in scene.lexicon.reflexives for k in a.children[v])


def _far(scene: Scene, v: int) -> Iterator[Frame]:
    """Yield the content clause that the parse hung on words between it and verb v: *said when meeting her that …*."""
    a = scene.a
    if any(k > v and a.rel[k] in ("comp", "xcomp", "obj") for k in a.children[v]):
        return
    for m in range(v + 2, min(scene.right(v), v + FAR)):
        k, h = a.head[m], a.head[a.head[m]]
        if a.rel[m] != "mark" or not (_opens_content(scene, m, k) or _opens_question(scene, v, m, k)):
            continue
        path = [h, *a.ancestors(h)]
        if v < h < m and v in path and a.rel[path[path.index(v) - 1]] in ("advcl", "obl") and not scene.senses(h):
            yield Frame("that", m, scene.right(k))
            return


def _opens_content(scene: Scene, m: int, k: int) -> bool:
    """Tell whether the clause of k is content behind the complementiser m."""
    return scene.a.lower(m) == scene.lexicon.cues.complementisers[0] and scene.a.rel[k] == "comp" and scene.left(k) == m


def _opens_question(scene: Scene, v: int, m: int, k: int) -> bool:
    """Tell whether the clause of k, hung on a noun, asks what verb v asks: *me preguntaron, a su manera, si …*."""
    a, lex = scene.a, scene.lexicon
    asked = (
        lex.free_subjects
        and a.lower(m) in lex.cues.complementisers[1:]
        and any(s.act == "ask" for s in scene.senses(v))
    )
    return asked and a.rel[k] in ("relcl", "acl", "comp") and scene.left(k) >= m - 1


def _under_particle(scene: Scene, v: int) -> Iterator[Frame]:
    """Yield the content clause that hangs on the noun that makes one cue with verb v: *se dio cuenta de que …*."""
    a, opener = scene.a, scene.lexicon.cues.complementisers[0]
    if not scene.lexicon.free_subjects:
        return
    for n in {scene.particle(v, s.particle) for s in scene.senses(v) if s.particle}:
        for k in a.children[n] if n is not None else ():
            marks = [m for m in _marks(scene, k) if a.lower(m) == opener]
            if n is not None and k > n and marks:
                yield Frame("that", max(n + 1, scene.left(k)), scene.right(k))


def _role(scene: Scene, v: int, k: int) -> str:
    """Return the relation of child k to verb v, mended where its words tell more than the parse.

    A clause with a complementiser is content whatever the parse calls it; so is an infinitive right after the verb. A
    second subject behind the verb is its object, or its infinitive when it is no noun.
    """
    a, rel = scene.a, scene.a.rel[k]
    if rel == "xcomp" and k > v and _is_object(scene, v, k):
        return "obj"
    if k < v or rel in ("comp", "xcomp", "conj", "punct", "obl", "nmod"):
        return rel
    marks = [m for m in a.children[k] if a.rel[m] == "mark" and m < k]
    if marks and a.pos[marks[0]] == "SCONJ" and a.lower(marks[0]) == scene.lexicon.cues.complementisers[0]:
        opening = next((i for i in range(scene.left(k), marks[0]) if a.pos[i] != "PUNCT"), marks[0])
        return "comp" if opening == marks[0] else rel
    near = scene.left(k) == v + 1 or any(
        a.rel[o] == "obj" and v < o and scene.right(o) == scene.left(k) for o in a.children[v]
    )
    if rel == "advcl" and marks and a.pos[marks[0]] == "PART" and near:
        return "xcomp"
    if rel == "advcl" and scene.lexicon.free_subjects and not marks and "VerbForm=Inf" in a.morph[k]:
        return "xcomp"
    if rel in ("subj", "subj_pass") and any(j < v and a.rel[j] == rel for j in a.children[v]):
        return "obj" if a.pos[k] in ("NOUN", "PROPN", "PRON", "NUM") else "xcomp"
    return rel


def _is_object(scene: Scene, v: int, k: int) -> bool:
    """Tell whether a noun called a predicate is an object, as verb v takes no predicate (*alleged fraud*)."""
    a = scene.a
    if a.pos[k] not in ("NOUN", "PROPN") or any(a.rel[c] in ("cop", "mark", "subj") for c in a.children[k]):
        return False
    senses = scene.senses(v)
    if any(o < k and a.rel[o] in ("obj", "iobj") for o in a.children[v]):
        return False
    names = any(s.weights.get(f) for s in senses for f in ("predicate", "raising"))
    return not names and any(s.weights.get("object") for s in senses)


def _object_of(scene: Scene, v: int, k: int) -> int | None:
    """Return the object of verb v between it and the head k of its clause."""
    for o in scene.a.children[v]:
        if v < o < k and scene.a.rel[o] in ("obj", "iobj", "subj") and _role(scene, v, o) in ("obj", "iobj"):
            return o
    return None


def _object(scene: Scene, v: int, k: int) -> Iterator[Frame]:
    a, first = scene.a, max(v + 1, scene.left(k))
    if "Reflex=Yes" in a.morph[k] or a.lemma[k] in scene.lexicon.reflexives:
        return
    last = scene.right(k)
    if _says(scene, v) and last < len(a) and a.pos[last] == "AUX" and scene.inside[last] == scene.inside[v] < 0:
        yield Frame("bare", first, sentence_end(scene, last))
        return
    yield Frame("object", first, with_tail(scene, v, last))
    if (end := called(scene, v, k)) is not None:
        yield Frame("predicate", first, with_tail(scene, v, end))
    for c in a.children[k]:
        if a.rel[c] == "acl" and c > k and any(a.pos[m] == "PART" and a.rel[m] == "mark" for m in a.children[c]):
            yield Frame("object_infinitive", first, scene.right(k))


def _says(scene: Scene, v: int) -> bool:
    """Tell whether a bare clause after verb v is likelier than an object: *saying a delegation was to come*."""
    return any(s.weights.get("bare", 0.0) > SAYS for s in scene.senses(v))


def _after_case(scene: Scene, k: int) -> int:
    a = scene.a
    cases = [c for c in a.children[k] if a.rel[c] in ("case", "mark") and c < k]
    return max(cases) + 1 if cases else scene.left(k)


def _clause(scene: Scene, v: int, k: int, passive: bool, role: str) -> Iterator[Frame]:
    a, lex = scene.a, scene.lexicon
    first, last = max(scene.left(k), v + 1), scene.right(k)
    marks = _marks(scene, k)
    if role == "advcl":
        if len(marks) > 1 and lex.free_subjects and a.lower(marks[1]) == lex.cues.complementisers[0]:
            if _of_time(scene, marks[0]):
                return
            yield Frame("that", marks[0], last)
        elif marks and a.pos[marks[0]] in ("ADP", "SCONJ"):
            yield Frame(f"prep:{a.lower(marks[0])}", marks[0] + 1, last)
        while first < last and a.pos[first] == "PUNCT":
            first += 1
        if marks and first == marks[0] and a.lower(first) in lex.question_words | lex.complementisers:
            yield Frame("question", first, last)
        return
    if a.lower(first) in lex.question_words and _is_participle(scene, k):
        return  # *said when meeting her*
    infinitive = _is_infinitive(scene, k) and (role == "xcomp" or any(a.pos[m] == "PART" for m in marks))
    if infinitive and not scene.finite(k):
        if lex.free_subjects and marks and a.pos[marks[0]] == "ADP" and first == marks[0]:
            yield Frame(f"prep:{a.lower(first)}", first + 1, last)  # *abogó por mantener el diálogo*
        yield from _infinitive(scene, v, k, passive)
    elif any(a.lower(m) in lex.complementisers for m in marks) or _asked(scene, first):
        mark = next((m for m in marks if a.lower(m) in lex.complementisers), first)
        that = a.lower(mark) == lex.cues.complementisers[0] and a.pos[mark - 1] != "ADP"
        if _of_time(scene, mark - 1):
            return
        verbal = any(scene.is_verb(i) or a.pos[i] == "AUX" for i in range(first, last))
        if lex.free_subjects and that and not verbal and last - first < CLAUSE:
            if mark != v + 1 or last >= len(a) or a.word(last) != ",":
                return  # *más amargo que las olivas*
            last = sentence_end(scene, v)  # *señaló que Lima, además de negar los daños, castiga …*
        opens = that or all(a.pos[i] == "ADV" for i in range(first, mark))
        yield Frame("that", mark if opens and first < mark < last else first, last, _fronted(scene, v, k))
    elif role == "comp" and (opening := _opening(scene, v, first)) is not None:
        yield Frame("that", opening, last)
    elif role == "comp":
        if passive and not any(s.addressee for s in scene.senses(v)):
            return  # *was declared the winner*
        if first > v + 1 and a.pos[first] == "PRON" and a.lower(first) in lex.complementisers:
            return  # *the iron found in cells that is red*
        obj = _object_of(scene, v, k) if a.pos[first] == "AUX" and not passive else None
        if obj is not None and scene.left(obj) == v + 1 and not any(s.addressee for s in scene.senses(v)):
            first = v + 1  # its subject looked like an object: *promised the gates would be open*
        yield Frame("bare", first, last, _fronted(scene, v, k))
    elif passive and role == "xcomp" and "VerbForm=" in a.morph[k] and k == first:
        yield _passive_infinitive(scene, v, first, last)
    elif _is_gerund(scene, v, k):
        yield Frame("gerund", first, last)
    else:
        obj = _object_of(scene, v, k)
        if passive:
            yield _passive_infinitive(scene, v, first, last)
        elif obj is None and (subject := scene.child(v, "subj", "subj_pass")) is not None:
            yield Frame("raising", first, last, _phrase(scene, v, subject))
        elif obj is None and scene.lexicon.free_subjects:
            yield Frame("raising", first, last)
        if a.pos[k] == "ADV":
            return  # *is calling the shots more than ever*
        begin = scene.left(obj) if obj is not None else first
        yield Frame("predicate", begin, last)
        if any(a.lower(m) == lex.cues.likening for m in marks):
            yield Frame("predicate_as", begin, last)


def _is_gerund(scene: Scene, v: int, k: int) -> bool:
    """Tell whether k is a participle clause, and not what a naming verb calls its object (*kallar dem motiverade*)."""
    morph = scene.a.morph[k]
    called_so = scene.a.pos[k] == "ADJ" and names(scene, v) and _object_of(scene, v, k) is not None
    return ("VerbForm=Ger" in morph or "VerbForm=Part" in morph) and not called_so


def _of_time(scene: Scene, i: int) -> bool:
    """Tell whether preposition i with an adverb opens a clause of time: *se supo después de que*."""
    a = scene.a
    if scene.lexicon.free_subjects and a.lower(i) in scene.lexicon.cues.temporal:
        return True
    return i > 0 and a.pos[i] == "ADP" and a.lower(i - 1) in scene.lexicon.cues.temporal and a.word(i - 2) != ","


def _asked(scene: Scene, first: int) -> bool:
    """Tell whether a clause begins with a question word, or with a conjunction that the parse hung deeper."""
    lex, lower = scene.lexicon, scene.a.lower(first)
    if lex.free_subjects and scene.a.pos[first] == "ADP" and scene.a.lower(first + 1) in lex.question_words:
        return True  # *no aclara en qué lado …*
    return lower in lex.question_words or (lower in lex.complementisers and scene.a.pos[first] == "SCONJ")


def _opening(scene: Scene, v: int, first: int) -> int | None:
    """Return the complementiser or question word behind verb v that the parse left out of the clause at ``first``."""
    a, lex = scene.a, scene.lexicon
    if not lex.free_subjects:
        return None
    for i in range(v + 1, first):
        if a.lower(i) in lex.complementisers | lex.question_words:
            return i - (a.pos[i - 1] == "ADP" and i - 1 > v)
        if scene.is_verb(i) or a.word(i) in ";:":
            return None
    return None


def _marks(scene: Scene, k: int) -> list[int]:
    """Return the words that open the clause of k: under it, or under its auxiliary where the parser hung them there."""
    a = scene.a
    above = [k, *(c for c in a.children[k] if a.rel[c] in ("aux", "aux_pass", "cop"))]
    return sorted(m for h in above for m in a.children[h] if a.rel[m] == "mark" and m < k)


def _is_participle(scene: Scene, k: int) -> bool:
    """Tell whether the clause of verb k has neither a finite verb nor an infinitive nor a subject."""
    if scene.a.pos[k] != "VERB" or scene.finite(k) or _is_infinitive(scene, k):
        return False
    return scene.child(k, "subj", "subj_pass") is None


def _is_infinitive(scene: Scene, k: int) -> bool:
    """Tell whether the clause of k is an infinitive: k itself, or its copula or auxiliary."""
    morph = scene.a.morph
    helpers = (c for c in scene.a.children[k] if scene.a.rel[c] in ("cop", "aux", "aux_pass"))
    return "VerbForm=Inf" in morph[k] or any("VerbForm=Inf" in morph[c] for c in helpers)


def _infinitive(scene: Scene, v: int, k: int, passive: bool) -> Iterator[Frame]:
    first, last = max(scene.left(k), v + 1), scene.right(k)
    obj = _object_of(scene, v, k)
    inner = scene.child(k, "subj", "subj_pass")
    if obj is not None:
        yield Frame("object_infinitive", scene.left(obj), last)
        yield Frame("infinitive", first, last)
    elif passive:
        yield _passive_infinitive(scene, v, first, last)
    elif inner is not None and inner < k and first == scene.left(inner):
        yield Frame("object_infinitive", first, last)
        if scene.a.pos[first - 1] == "ADP" and first - 2 == v:  # *called for Oslo and Lima to meet*
            yield Frame(f"prep:{scene.a.lower(first - 1)}", first, last)
    else:
        subject = scene.child(v, "subj", "subj_pass")
        yield Frame("infinitive", first, last)
        if subject is not None:
            yield Frame("raising", first, last, _phrase(scene, v, subject))
        elif scene.lexicon.free_subjects:
            yield Frame("raising", first, last)


def _passive_infinitive(scene: Scene, v: int, first: int, last: int) -> Frame:
    """*is expected to arrive on Sunday*: with the phrases right after the infinitive, whatever they hang on."""
    subject = scene.child(v, "subj_pass", "subj")
    for t in scene.a.children[v]:
        if scene.left(t) == last and scene.a.rel[t] in ("obl", "advmod", "obj"):
            last = scene.right(t)
    return Frame("passive_infinitive", first, last, _phrase(scene, v, subject) if subject is not None else None)


def _phrase(scene: Scene, v: int, subject: int) -> tuple[int, int]:
    first, last = scene.edges(subject)
    return (first, min(last, v)) if subject < v else (max(first, v + 1), last)


def _fronted(scene: Scene, v: int, k: int) -> tuple[int, int] | None:
    """Return a relative pronoun before verb v that belongs to the clause of k (*which he said was wrong*)."""
    a = scene.a
    for h in (k, v):
        for c in a.children[h]:
            if c < v and a.rel[c] in ("subj", "subj_pass", "obj", "obl") and "PronType=Rel" in a.morph[c]:
                own_subject = h == v and a.rel[c] in ("subj", "subj_pass")
                told_in = h == v and scene.lexicon.free_subjects and scene.case(c) is not None  # *en el que afirma que*
                if not own_subject and not told_in:
                    return c, c + 1
    return None


def with_tail(scene: Scene, v: int, last: int) -> int:
    """Return the end of an object with what directly follows it in the clause of v and belongs to the content.

    *blamed the crisis on the banks*, *urged an end to the war*: phrases with these prepositions, and infinitives.
    """
    a = scene.a
    for t in a.children[v]:
        lead = last + (last < t and a.lower(last) in scene.lexicon.negations)
        if t >= last and scene.left(t) == last and a.rel[t] in TAIL_RELS and a.lower(lead) in scene.lexicon.tails:
            last = scene.right(t)
    return _joined(scene, v, last)


def _joined(scene: Scene, v: int, last: int) -> int:
    """Return the end of a phrase with what *y* and its own preposition join to it: *de corrupción y de mentir*."""
    a = scene.a
    if not scene.lexicon.free_subjects or last + 2 >= len(a) or a.pos[last] != "CCONJ":
        return last
    second, opener = a.head[last + 1], a.lower(last + 1)
    same = any(a.lower(i) == opener and a.rel[i] == "case" for i in range(max(v + 1, last - NEAR), last))
    joined = same and a.rel[last + 1] in ("case", "mark") and scene.left(second) >= last
    return scene.right(second) if joined and a.sentence_of[second] == a.sentence_of[v] else last
