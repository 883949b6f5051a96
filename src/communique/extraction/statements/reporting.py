"""Reporting clauses that stand beside their content: *…, Lind said*, *…, said Lind*, *Lind said: …*.

They are found on the surface, with the parse as a witness: a parser trained on whole sentences is least sure just here.
"""

from __future__ import annotations

from communique.extraction.statements.inversion import OTHER, SURE, Report, clause_end, inverted
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import NOMINAL, Source
from communique.extraction.statements.scene import FINAL, Scene
from communique.extraction.statements.sources import source_of_verb

STOPS = FINAL | {":", ";"}
"""Signs that no reporting clause reaches over; a full stop may belong to an abbreviation."""
REACH = 28
"""Longest subject before a reporting verb, in tokens; a long apposition fits in."""
OWN = 0.55
"""Least weight of a preposition behind a verb for its phrase to be the content."""
MAX_SUBJECT = 16
"""Longest subject, in tokens, that only the surface attests."""
ASIDE = frozenset({"relcl", "acl", "xcomp", "comp", "conj", "advcl"})
SUBJECT_TAGS = NOMINAL | {"ADP", "PART", "PUNCT", "ADV", "CCONJ"}


def quoting_sense(scene: Scene, v: int, frames: tuple[str, ...] = ("quote",)) -> Sense | None:
    """Return the sense of verb v that best takes a quotation (or one of the frames)."""
    best, weight = None, 0.0
    for sense in scene.senses(v):
        w = max(sense.weights.get(f, 0.0) for f in frames)
        if w > weight:
            best, weight = sense, w
    return best


def report_at(
    scene: Scene, first: int, limit: int, frames: tuple[str, ...] = ("quote",), lenient: bool = False
) -> Report | None:
    """Return the reporting clause that begins at token ``first``, before token ``limit``.

    lenient: take any verb with a subject of its own, where the punctuation leaves no doubt that it reports.
    """
    a, words, verbal = scene.a, scene.a.words, scene.verbal
    for v in range(first, min(limit, first + REACH)):
        word = words[v]
        if word in STOPS and (word not in FINAL or _ends(scene, v)):
            return None
        if not verbal[v] or _in_aside(scene, first, v, limit):
            continue
        sense = quoting_sense(scene, v, frames)
        if sense is None and lenient and scene.finite(v):
            sense = OTHER
        if sense is None or _infinitive(scene, first, v):
            continue
        if "Aspect=Prog" in a.morph[v] or a.rel[v] in ("relcl", "acl"):
            return None
        if scene.lexicon.free_subjects and not scene.finite(v):
            return None
        found = inverted(scene, first, v, limit, sense) or _plain(scene, first, v, limit, sense)
        if found is not None:
            return found
    return None


def _infinitive(scene: Scene, first: int, v: int) -> bool:
    """Tell whether verb v is an infinitive; not at the start of a clause with no mark (*read the statement*)."""
    helped = any(scene.a.rel[k] in ("mark", "aux") for k in scene.a.children[v])
    return "VerbForm=Inf" in scene.a.morph[v] and (v > first or helped)


def _in_aside(scene: Scene, first: int, v: int, limit: int) -> bool:
    """Tell whether verb v stands in a clause about the subject, between commas (*Lind, who heads the bank, said*)."""
    a = scene.a
    h = v
    while a.rel[h] in ASIDE and first <= a.head[h] < h:
        if a.rel[h] in ("relcl", "acl") and any(a.word(i) == "," for i in range(a.head[h] + 1, h)):
            end = scene.right(h)
            return end < limit and (a.word(end) == "," or scene.is_verb(end))
        h = a.head[h]
    return False


def _ends(scene: Scene, i: int) -> bool:
    """Tell whether a full stop ends its sentence; within one it belongs to an abbreviation (*Lt. Col. Ann Lind*)."""
    return scene.a.word(i) != "." or i + 1 >= scene.a.sentence_at(i).last or scene.inside[i + 1] != scene.inside[i]


def answers(scene: Scene, v: int) -> bool:
    """Tell whether a verb says yes or no (*säger nej till*, *tackar ja*): what follows is what is answered."""
    a = scene.a
    return v + 1 < len(a) and a.pos[v + 1] == "INTJ" and scene.inside[v + 1] == scene.inside[v]


def has_own_content(scene: Scene, report: Report) -> bool:
    """Tell whether a verb has a clause or an object after it: then what stands before it is not its content."""
    a, v = scene.a, report.verb
    if answers(scene, v):
        return True
    own = {"comp", "xcomp"} if report.sense.addressee else {"comp", "xcomp", "obj"}
    behind = [k for k in a.children[v] if k > v and a.rel[k] in (*own, "obj") and scene.case(k) is None]
    behind = [k for k in behind if scene.child(k, "cc") is None]  # *säger Lind och fortsätter*
    if report.inverted:  # *säger Lind, sida vid sida med Berg*
        comma = next((i for i in range(v + 1, a.sentence_at(v).last) if a.word(i) == ","), len(a))
        behind = [k for k in behind if scene.left(k) < comma or a.rel[k] == "comp"]
    if not report.inverted and _has_own_phrase(scene, v):
        return True
    return any(
        not (report.source and k == report.source.head) and (a.rel[k] in own or scene.child(k, "acl") is not None)
        for k in behind
    )


def _has_own_phrase(scene: Scene, v: int) -> bool:
    """Tell whether the phrase right behind a verb says what was asked for: *they insisted on their right*."""
    wanted = [s for s in scene.senses(v) if s.act == "demand"]
    near = (k for k in scene.a.children[v] if k > v and scene.a.rel[k] == "obl" and scene.left(k) == v + 1)
    return any(s.prepositions.get(scene.case(k) or "", 0.0) >= OWN for k in near for s in wanted)


def _plain(scene: Scene, first: int, v: int, limit: int, sense: Sense) -> Report | None:
    """*Lind said*: everything from ``first`` to the verb is its subject, auxiliaries and adverbs."""
    a = scene.a
    across = [k for k in a.children[v] if a.rel[k] == "subj" and k < first < scene.right(k)]
    if any(not _quoted(scene, first, k) and not _mistaken(scene, first, k, v, sense) for k in across):
        return None
    subject = next((k for k in a.children[v] if a.rel[k] in ("subj", "subj_pass") and first <= k < v), None)
    if subject is not None and scene.left(subject) >= first and _only_adverbs(scene, first, scene.left(subject)):
        if _relative(scene, subject) or _relative(scene, first):
            return None
        source = source_of_verb(scene, v)
        if source is not None and source.how == "subject":
            return Report(first, clause_end(scene, v, limit), v, sense, source, False)
    if any(k > v for k in a.children[v] if a.rel[k] == "subj") or _begins_later(scene, first, v, subject):
        return None
    surface = _surface_subject(scene, first, v)
    return Report(first, clause_end(scene, v, limit), v, sense, surface, False) if surface else None


def _mistaken(scene: Scene, first: int, k: int, v: int, sense: Sense) -> bool:
    """Tell whether word k is the object of a verb before it, which the parse took for the subject of the cue v.

    *Oslo imposed tariffs on Lima, the ministry said*: what stands between the comma and the cue is the subject.
    """
    a = scene.a
    sure = sense.weights.get("bare", 0.0) >= SURE and a.word(first - 1) == ","
    told = any(scene.finite_word(i) and scene.is_verb(i) for i in range(a.sentence_at(v).first, k))
    return sure and told and _surface_subject(scene, first, v) is not None


def _quoted(scene: Scene, first: int, k: int) -> bool:
    """Tell whether word k stands in a quotation and the clause at token ``first`` does not."""
    return scene.inside[first] < 0 <= scene.inside[k]


def _begins_later(scene: Scene, first: int, v: int, subject: int | None) -> bool:
    """Tell whether a list or clause stands before the verb's own subject: *two boats, a car and a tent, he said*."""
    if subject is None or scene.right(subject) != v:
        return False
    left = scene.left(subject)
    return left > first + 1 and scene.a.word(left - 1) == "," and scene.a.pos[left - 2] != "ADV"


def _relative(scene: Scene, i: int) -> bool:
    """Tell whether token i is a relative or question word."""
    morph = scene.a.morph[i]
    return "PronType=Rel" in morph or "PronType=Int" in morph or scene.a.lower(i) in scene.lexicon.question_words


def _only_adverbs(scene: Scene, first: int, last: int) -> bool:
    return all(scene.a.pos[i] in ("ADV", "CCONJ", "PUNCT", "AUX") for i in range(first, last))


def _surface_subject(scene: Scene, first: int, v: int) -> Source | None:
    """Return the words before the verb as its subject when they can be nothing else: one short noun phrase."""
    a = scene.a
    last = v
    while last > first and (a.pos[last - 1] in ("AUX", "ADV") or a.rel[last - 1] in ("neg", "aux")):
        last -= 1
    words = _without_aside(scene, first, last)
    if not words or len(words) > MAX_SUBJECT or any(a.pos[i] not in SUBJECT_TAGS for i in words):
        return None
    if a.pos[words[-1]] == "CCONJ":  # *…, shops, and cars, and heard*: another verb of the clause before
        return None
    if a.pos[first] in ("ADP", "CCONJ", "ADV", "PUNCT") or any(_relative(scene, i) for i in words):
        return None
    nominal = [i for i in words if a.pos[i] in ("PROPN", "NOUN", "PRON", "NUM") and "Case=Acc" not in a.morph[i]]
    head = next(
        (i for i in nominal if scene.a.head[i] not in words or a.head[i] == i), nominal[-1] if nominal else None
    )
    return Source(first, words.stop, head, "surface") if head is not None else None


def _without_aside(scene: Scene, first: int, last: int) -> range:
    """Return tokens ``[first, last)`` up to their first comma when what follows is an aside that ends in a comma."""
    a = scene.a
    commas = [i for i in range(first, last) if a.word(i) == ","]
    if len(commas) > 1 and commas[-1] == last - 1 and commas[0] > first:
        return range(first, commas[0])
    return range(first, last)
