"""Where indirect content ends: before a reporting clause behind it and before a second cue of the same speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from communique.extraction.statements.clause_ends import only_proviso
from communique.extraction.statements.edges import sentence_end
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.naming import in_marks
from communique.extraction.statements.reporting import report_at
from communique.extraction.statements.scene import Scene

COMMAS = frozenset({",", "–", "—", "-", "--"})
REACH = 150
"""How far into the content of one cue the next is looked for, in tokens; this bounds the time."""
SPEECH_ACT = 0.8
"""Least weight of a second cue that ends the content of the first."""
ALONE = 0.55
"""The same where the tense tells that the verb is the speaker's."""
TOLD = 0.72
"""Least weight with an object of a participle that goes on with what the source did."""
REFERS = 0.4
"""Least weight with a preposition of a participle that tells what the source meant."""
SAYS = 0.8
"""Least weight with a bare clause of somebody else's cue."""
SUBJECT = 14
"""How far behind a conjunction somebody else's cue may stand, in tokens."""
VOICED = 0.65
"""Least weight with an object or preposition of a second cue that does more than say something (*and slammed*)."""
NAMES = 0.75
"""Least weight with a predicate of a second cue that says what something is called."""
HELPED = 6
"""How far behind its auxiliary a second cue may stand, in tokens."""
QUOTED = 4
"""Tokens of a quotation behind a colon above which it may be a statement of its own, marks included."""
SAYING = frozenset({"assert", "believe", "announce", "ask", "intend", "decline"})
"""Acts that are told of anybody in a clause as well; the others are mostly the source's own."""
COMPLEMENTS = frozenset({"comp", "xcomp", "obj", "obl"})


def breaks(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield each comma in tokens ``[first, last)``: where content before it ends, and the token after it.

    A comma right before a closing mark stands after the quotation (*said it was “late,” adding that*).
    """
    for i in scene.commas[bisect_left(scene.commas, first) : bisect_left(scene.commas, last)]:
        n = scene.inside[i]
        if n < 0:
            yield i, i + 1
        elif i + 2 < last and scene.inside[i + 1] == n and scene.tops[n].end == scene.a.end[i + 1]:
            yield i + 2, i + 2


def before_report(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end without a reporting clause at their end (*…, writes the agency*).

    Nor does a clause belong to them that says something of the whole sentence (*…, vilket tidningen kunnat berätta*).
    """
    a = scene.a
    for end, i in breaks(scene, max(first + 2, last - 24), last - 1):
        if only_proviso(scene, first, end):
            continue
        if a.lower(i) in scene.lexicon.afterthoughts and a.sentence_of[i] == a.sentence_of[i - 1]:
            return end
        if _at_once(scene, i, last) or (end == i and "Aspect=Prog" in a.morph[i] and scene.senses(i)):
            return end
        report = report_at(scene, i, last, ("bare",))
        if report is not None and all(a.pos[j] == "PUNCT" for j in range(report.last, last)):
            return end
    return last


def _at_once(scene: Scene, i: int, last: int) -> bool:
    """Tell whether a phrase at token i tells what the speaker also did: *, al considerar que*, *, al tiempo que*."""
    a, lex = scene.a, scene.lexicon
    if not lex.free_subjects or i + 2 >= last or a.lower(i) not in lex.cues.contractions:
        return False
    thinks = "VerbForm=Inf" in a.morph[i + 1] and any(s.weights.get("that") for s in scene.senses(i + 1))
    return a.lower(i + 2) == lex.cues.complementisers[0] and (thinks or a.pos[i + 1] == "NOUN")


def before_other_report(scene: Scene, v: int, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before somebody else's report (*…, while Berg said …*).

    It stands behind a conjunction, in the tense of the cue v, and has a subject and a clause of its own.
    """
    a, tense = scene.a, tense_of(scene, v)
    if tense is None:
        return last
    for i in range(first + 2, min(last - 3, first + REACH)):
        links = a.pos[i] == "CCONJ" or (a.pos[i] == "SCONJ" and a.lower(i) in scene.lexicon.contrasts)
        if not links or scene.inside[i] >= 0:
            continue
        report = report_at(scene, i + 1, min(last, i + SUBJECT), ("bare",))
        if report is None or report.inverted or report.source is None or report.sense.kind != "speech":
            continue
        told = any(k > report.verb and a.rel[k] == "comp" for k in a.children[report.verb])
        told = told and report.sense.weights["bare"] > SAYS
        beside = a.pos[i] == "SCONJ" and a.word(i - 1) == "," and scene.child(report.verb, "obj") is not None
        if (told or beside) and tense_of(scene, report.verb) == tense:
            return i - (a.word(i - 1) == ",")
    return last


def before_quoted(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before a colon and a quotation that a clause behind it reports."""
    a = scene.a
    for i in range(first + 1, last):
        n = scene.inside[i + 1] if scene.colon(i) and i + 1 < len(a) else -1
        if n < 0 or scene.inside[i] >= 0 or scene.tops[n].start != a.start[i + 1]:
            continue
        after = scene.token_after(scene.tops[n].end)
        if _sentence_quoted(scene, i, after):
            return i
        after += after < len(a) and a.word(after) == ","
        if after < len(a) and report_at(scene, after, sentence_end(scene, after)) is not None:
            return i
    return last


def _sentence_quoted(scene: Scene, colon: int, after: int) -> bool:
    """Tell whether what is quoted between a colon and token ``after`` is a sentence and ends the one around it."""
    words = range(colon + 1, after)
    ends = sentence_end(scene, colon) <= after
    return ends and len(words) > QUOTED and any(scene.finite_word(k) for k in words)


def second_cue(scene: Scene, v: int, first: int, last: int) -> tuple[int, int] | None:
    """Return a verb in ``[first, last)`` that goes on with what the source of v said (*and said that*), None without.

    With it the token where its clause begins: itself or its auxiliary. It is coordinated, has no subject of its own,
    is a cue with a complement, and has the tense of v; when the verb of the content has that tense too, it must follow
    *but*, open a clause, or be what only a document does.
    """
    a = scene.a
    for i in range(first + 2, min(last - 1, first + REACH)):
        if a.pos[i] != "CCONJ" or scene.inside[i] >= 0:
            continue
        j = i + 1
        while j < last and a.pos[j] == "ADV":
            j += 1
        cue = _verb_of(scene, j, last)
        if cue is not None and _both_participles(scene, v, cue):
            return cue, j
        if cue is not None and _speaks(scene, cue, j) and _same_speaker(scene, v, first, j, cue, i):
            return cue, j
        if cue is not None and _turns_back(scene, v, first, cue, i):
            return cue, j
    return None


def _turns_back(scene: Scene, v: int, first: int, cue: int, link: int) -> bool:
    """Tell whether a verb of speech without a subject goes back to the tense of v from another one.

    *Argumentó que nadie manda y descartó una crisis*, where subjects are left out.
    """
    a, tense = scene.a, tense_of(scene, v)
    if not scene.lexicon.free_subjects or tense is None or tense_of(scene, cue) != tense or not scene.finite(cue):
        return False
    content = next((i for i in range(first, link) if scene.finite_word(i)), None)
    if content is None or tense_of(scene, content) == tense:
        return False
    if scene.child(cue, "subj", "subj_pass", "expl") is not None:
        return False
    says = any(s.kind == "speech" and max(s.weights.values(), default=0.0) >= ALONE for s in scene.senses(cue))
    return says and any(k > cue and a.rel[k] in COMPLEMENTS for k in a.children[cue])


def _both_participles(scene: Scene, v: int, cue: int) -> bool:
    """Tell whether two participles tell of one speaker (*saying that it was late and arguing that*)."""
    a = scene.a
    alike = all("Aspect=Prog" in a.morph[i] and scene.child(i, "aux", "subj") is None for i in (v, cue))
    takes = any(s.kind == "speech" and s.weights.get("that", 0.0) >= SPEECH_ACT for s in scene.senses(cue))
    if not alike:
        return False
    clause = any(k > cue and a.rel[k] == "comp" for k in a.children[cue])
    return in_marks(scene, cue) is not None or (takes and (clause or _quotes(scene, cue)))


def finite_after(scene: Scene, v: int, first: int, last: int) -> int:
    """Return where an infinitive or a noun phrase ends: before a conjunction and a finite verb without a subject.

    *to look and gives*, *accused Oslo of breaking the truce and asked for observers*. Where infinitives and finite
    verbs look alike, which goes with verbs in no fixed place, only the past tells.
    """
    a, told = scene.a, tense_of(scene, v)
    if told != "Past" and not (scene.lexicon.verb_second or scene.lexicon.free_subjects):
        return last
    for i in range(first + 1, min(last - 1, first + REACH)):
        if a.pos[i] != "CCONJ" or scene.inside[i] >= 0 or scene.inside[i + 1] >= 0:
            continue
        if any(scene.finite_word(k) for k in range(first, i)):
            return last
        if scene.finite_word(i + 1) and scene.child(i + 1, "subj", "subj_pass") is None and tense_of(scene, i + 1):
            return i + 1 if tense_of(scene, i + 1) == told else last
    return last


def _verb_of(scene: Scene, j: int, last: int) -> int | None:
    """Return the verb whose finite word is token j: itself, or the one that its auxiliary or *vill* hangs on."""
    a = scene.a
    if j >= last or scene.inside[j] >= 0:
        return None
    if scene.is_verb(j) and scene.senses(j):
        return j
    head = a.head[j]
    helps = (a.pos[j] == "AUX" or a.rel[j] == "aux") and scene.finite_word(j) and j < head < min(last, j + HELPED)
    return head if helps and scene.is_verb(head) and scene.senses(head) else None


def participle_cue(scene: Scene, first: int, last: int) -> int | None:
    """Return a participle behind a comma that goes on with what the source of the content said (*, adding that*)."""
    a = scene.a
    for _, comma in breaks(scene, first + 2, min(last - 1, first + REACH)):
        i = comma + (a.pos[comma] == "SCONJ" and a.lower(comma) in scene.lexicon.contrasts and comma + 2 < last)
        gerund = scene.lexicon.free_subjects and "VerbForm=Ger" in a.morph[i]
        if "Tense=Past" in a.morph[i] or not (gerund or "VerbForm=Part" in a.morph[i]) or scene.inside[i] >= 0:
            continue
        weights = [s.weights for s in scene.senses(i) if s.kind == "speech"]
        takes = any(w.get("that", 0.0) >= SPEECH_ACT for w in weights)
        if takes and (any(a.rel[k] == "comp" for k in a.children[i]) or _quotes(scene, i)):
            return i
        if any(w.get(f, 0.0) >= TOLD for w in weights for f in ("object", "object_infinitive")) and _acts(scene, i):
            return i
        if any(_refers(s, a.lower(i + 1)) for s in scene.senses(i)):
            return i
    return None


def _refers(sense: Sense, preposition: str) -> bool:
    """Tell whether a verb with a preposition says what was meant (*, referring to the wall*)."""
    return sense.kind == "speech" and sense.act == "assert" and sense.prepositions.get(preposition, 0.0) >= REFERS


def _acts(scene: Scene, v: int) -> bool:
    """Tell whether a participle does more with its words than say them, to somebody (*, accusing Oslo of theft*)."""
    senses = [s for s in scene.senses(v) if s.kind == "speech" and s.act not in ("assert", "believe")]
    return bool(senses) and any(k > v and scene.a.rel[k] == "obj" for k in scene.a.children[v])


def quoted_sequel(scene: Scene, first: int, last: int) -> tuple[int, int, int] | None:
    """Return the content that ends with the quotation it begins with, and the participle that goes on from there.

    *said “…,” adding “…”*: first and last token of the content, the participle.
    """
    a = scene.a
    start = first + (scene.inside[first] < 0 and a.lower(first) in scene.lexicon.complementisers)
    n = scene.inside[start] if start < last else -1
    if n < 0 or scene.token_after(scene.tops[n].start) < start - 1:
        return None
    end = scene.token_after(scene.tops[n].end)
    after = end + (end < last and a.word(end) in COMMAS)
    if after >= last - 1 or scene.inside[after] >= 0 or a.sentence_of[after] != a.sentence_of[first]:
        return None
    ongoing = "Aspect=Prog" in a.morph[after] or "VerbForm=Ger" in a.morph[after]
    takes = any(s.kind == "speech" and s.weights.get("that", 0.0) >= SPEECH_ACT for s in scene.senses(after))
    begin = min(first, scene.token_after(scene.tops[n].start))
    return (begin, end, after) if ongoing and takes else None


def _speaks(scene: Scene, j: int, first: int) -> bool:
    a = scene.a
    past = _adversative(scene, first) and _mistaken_past(scene, j)
    if not (past or scene.finite(j)) or scene.child(j, "subj", "subj_pass", "expl") is not None:
        return False
    weights = [s.weights for s in scene.senses(j) if s.kind == "speech"]
    clause = any(k > j and a.rel[k] in ("comp", "xcomp") for k in a.children[j])
    if clause and any(w.get(f, 0) >= SPEECH_ACT for w in weights for f in ("that", "object_infinitive")):
        return True
    told = any(w.get(f, 0) >= SPEECH_ACT for w in weights for f in ("that", "object", "object_infinitive"))
    told = told or any(w.get("predicate", 0.0) >= NAMES for w in weights) or _adversative(scene, first)
    told = told or voices(scene, j)
    return told and any(k > j and a.rel[k] in COMPLEMENTS for k in a.children[j])


def voices(scene: Scene, v: int) -> bool:
    """Tell whether verb v with what is behind it does more with words than say them: *slammed*, *called for*."""
    a, acts = scene.a, [s for s in scene.senses(v) if s.kind == "speech" and s.act not in SAYING]
    behind = [k for k in a.children[v] if k > v and a.rel[k] in COMPLEMENTS]
    if any(a.rel[k] == "obj" for k in behind) and any(s.weights.get("object", 0.0) >= VOICED for s in acts):
        return True
    cases = [case for k in behind if (case := scene.case(k)) is not None]
    return any(s.prepositions.get(case, 0.0) >= VOICED for s in acts for case in cases)


def _mistaken_past(scene: Scene, j: int) -> bool:
    """Tell whether verb j is tagged as a participle and has no auxiliary: *but warned of* may be either."""
    morph = scene.a.morph[j]
    return "VerbForm=Part" in morph and "Tense=Past" in morph and scene.child(j, "aux", "aux_pass", "cop") is None


def _adversative(scene: Scene, first: int) -> bool:
    """Tell whether the clause that begins at token ``first`` is set against the one before it (*but warned of*)."""
    a = scene.a
    i = first - 1
    while i > 0 and a.pos[i] == "ADV":
        i -= 1
    return a.lower(i) in scene.lexicon.adversatives


def _same_speaker(scene: Scene, v: int, first: int, j: int, cue: int, link: int) -> bool:
    a = scene.a
    tense = tense_of(scene, v)
    told = "Past" if _mistaken_past(scene, cue) else tense_of(scene, cue)
    if tense is None or told != tense:
        return False
    content = next((i for i in range(first, link) if scene.finite_word(i)), None)
    if content is not None and tense_of(scene, content) != tense:
        return True
    if a.word(link - 1) == "," or (voices(scene, cue) and _of_the_source(scene, content)):
        return True
    if (cue + 1 < len(a) and a.pos[cue + 1] == "SCONJ") or _adversative(scene, j) or _quotes(scene, cue):
        return True
    if content is not None and not _actor_above(scene, content):
        return True
    subject = scene.child(v, "subj")
    h = v
    while subject is None and a.rel[h] in ("xcomp", "conj", "advcl") and a.head[h] != h:
        h = a.head[h]
        subject = scene.child(h, "subj")
    return subject is not None and a.lemma[subject] in scene.lexicon.documents


def _of_the_source(scene: Scene, content: int | None) -> bool:
    """Tell whether the clause of finite token ``content`` is about *he*, *she* or *they*, and has no participle.

    Another participle might share its auxiliary: *said he had met Berg and urged him to go*.
    """
    a = scene.a
    if content is None:
        return False
    verb = a.head[content] if a.rel[content] in ("aux", "aux_pass", "cop") else content
    if "VerbForm=Part" in a.morph[verb] and "Tense=Past" in a.morph[verb]:
        return False
    subject = scene.child(verb, "subj", "subj_pass")
    return subject is not None and a.lower(subject) in scene.lexicon.cues.spoken_of


def _quotes(scene: Scene, cue: int) -> bool:
    """Tell whether a quotation opens right behind a cue, a comma or colon between them left out."""
    after = cue + 1 + (cue + 1 < len(scene.a) and scene.a.word(cue + 1) in ",:")
    n = scene.inside[after] if after < len(scene.a) else -1
    return n >= 0 and scene.tops[n].start == scene.a.start[after]


def _actor_above(scene: Scene, i: int) -> bool:
    """Tell whether the clause of finite token i has a subject that can speak: a name, a known actor, a pronoun."""
    a = scene.a
    v = a.head[i] if a.rel[i] in ("aux", "aux_pass", "cop") else i
    subject = scene.child(v, "subj", "subj_pass")
    if subject is None:
        return True
    spoken = a.pos[subject] in ("PROPN", "PRON") or subject in scene.people
    return spoken or subject in scene.mentioned


def tense_of(scene: Scene, i: int) -> str | None:
    """Return ``Past`` or ``Pres``: the tense of a verb or of what governs it, None when there is none."""
    a = scene.a
    for _ in range(4):
        helpers = (k for k in a.children[i] if a.rel[k] in ("aux", "aux_pass", "cop") and k < i)
        for k in (*helpers, i):
            for tense in ("Past", "Pres"):
                if f"Tense={tense}" in a.morph[k] and "VerbForm=Fin" in a.morph[k]:
                    return tense
        if a.rel[i] not in ("xcomp", "advcl", "conj") or a.head[i] == i:
            return None
        i = a.head[i]
    return None
