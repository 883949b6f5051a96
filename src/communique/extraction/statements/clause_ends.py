"""Where a clause or phrase of content ends."""

from __future__ import annotations

from communique.extraction.statements.edges import sentence_end
from communique.extraction.statements.scene import CLOSING, Scene

DASHES = frozenset({"–", "—", "-", "--"})
"""Marks of the narrator's own remark."""
DATED = 5
"""How far before the end of a phrase its day may stand, in tokens."""
DAYS = frozenset({"NOUN", "PROPN", "NUM"})
"""What may follow the day (*on Monday night*)."""


def clause_end(scene: Scene, v: int, first: int, last: int) -> int:
    """Return the end of content that the parse ends at token ``last``; the sentence's end when it broke off.

    It broke off when a verb follows, or a word that does not hang on the cue v, with neither a mark nor a conjunction
    between; and when it found no finite verb in ``[first, last)`` at all.
    """
    a = scene.a
    end = sentence_end(scene, v)
    if last + 2 < end and a.word(last) == "," and (_again(scene, last + 1) or only_proviso(scene, first, last)):
        return end
    if last < end and (quoted := _into_quotation(scene, first, last)) is not None:
        return quoted
    if last < end and a.pos[last - 1] == "CCONJ":
        return end
    if (stray := _stray_clause(scene, v, last)) is not None:
        return stray
    if last + 1 < end and a.word(last) == "," and (_goes_on(scene, v, last + 1, end) or _but(scene, last + 1, end)):
        return end
    if last + 3 < end and a.word(last) == "," and (present := _present_clause(scene, v, last + 1, end)) is not None:
        return present
    if last + 2 < end and _again(scene, last):
        return end  # *säger att bron är öppen men att vägen är stängd*
    if last + 1 < end and a.lower(last) in scene.lexicon.adversatives and _but(scene, last, end):
        return end
    if last >= end or a.pos[last] in ("PUNCT", "CCONJ") or scene.inside[last] >= 0:
        return last
    if a.pos[last] in ("VERB", "AUX") or v not in a.ancestors(last):
        return end
    return last if any(scene.finite_word(i) for i in range(first, last)) else end


def _stray_clause(scene: Scene, v: int, last: int) -> int | None:
    """Return the end of a clause behind a quotation in the content that the parse hung on the cue v.

    *said it was his “last chance” to sign*, *att det “går bra”, trots att det regnar*: as one more complement, or as a
    coordinate clause although a subordinator opens it.
    """
    a = scene.a
    while last + 1 < len(a) and scene.inside[last] >= 0 and a.word(last) in CLOSING:
        last += 1
    first = last + (last < len(a) and a.word(last) == ",")
    if first >= len(a) or scene.inside[last - 1] < 0 or scene.inside[first] >= 0 or a.rel[first] != "mark":
        return None
    t = a.head[first]
    more = a.rel[t] in ("comp", "xcomp") and a.pos[first] == "PART" and first == last
    misled = a.rel[t] == "conj" and first > last
    opens = scene.left(t) in (last, first)
    return scene.right(t) if a.head[t] == v and opens and (more or misled) else None


def only_proviso(scene: Scene, first: int, last: int) -> bool:
    """Tell whether content so far is a complementiser and a clause ahead of the main one: *que si llueve | , …*."""
    a, openers = scene.a, scene.lexicon.cues.provisos
    if not openers or a.lower(first) not in scene.lexicon.complementisers:
        return False
    begin = first + 1 + (a.word(first + 1) == ",")
    words = " ".join(a.lower(i) for i in range(begin, min(begin + 4, last))) + " "
    inner = (i for i in range(begin + 1, last) if a.word(i) == "," and scene.inside[i] < 0)
    return any(words.startswith(opener + " ") for opener in openers) and next(inner, None) is None


def before_answer(scene: Scene, v: int, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before the main clause: *Asked if it would rain, Lind nodded*."""
    a = scene.a
    s = a.sentence_at(v)
    opens = v == s.first or (v == s.first + 1 and a.pos[s.first] == "SCONJ")
    if not opens or "VerbForm=Part" not in a.morph[v] or "Tense=Past" not in a.morph[v]:
        return last
    for i in range(first + 1, min(last - 1, s.last - 2)):
        if a.word(i) != "," or scene.inside[i] >= 0:
            continue
        k = next((k for k in range(i + 1, s.last) if a.rel[k] in ("subj", "subj_pass")), None)
        if k is None or scene.left(k) != i + 1 or k > a.head[k]:
            continue
        if scene.finite(a.head[k]) and a.rel[a.head[k]] != "relcl":
            return i
    return last


def phrase_end(scene: Scene, first: int, last: int) -> int:
    """Return the end of a noun phrase that is content: with a phrase behind *, and*, without the day at its end.

    *called for a vote, and then a recount*; *announced a strike on Monday night*.
    """
    a, end = scene.a, sentence_end(scene, first)
    if last < end and (quoted := _into_quotation(scene, first, last)) is not None:
        return quoted
    if last + 2 < end and a.word(last) == "," and (_but(scene, last + 1, end) or _again(scene, last + 1)):
        return end
    for i in range(last - 1, max(first, last - DATED), -1):
        if a.lower(i) in scene.days and a.pos[i - 1] == "ADP" and all(a.pos[k] in DAYS for k in range(i + 1, last)):
            return i - 1
    return last


def _into_quotation(scene: Scene, first: int, last: int) -> int | None:
    """Return the end of a quotation at token ``last`` that hangs on words before: *thanked them “for their help”*."""
    a, n = scene.a, scene.inside[last]
    if n < 0 or scene.tops[n].start != a.start[last] or not scene.tops[n].closed:
        return None
    words = scene.tokens(scene.tops[n].start, scene.tops[n].end)
    tops = [i for i in words if a.pos[i] != "PUNCT" and a.head[i] not in words]
    return words.stop if tops and all(first - 1 <= a.head[i] < last for i in tops) else None


def _again(scene: Scene, i: int) -> bool:
    """Tell whether a conjunction and a second complementiser stand at token i (*, and that the gates were shut*)."""
    a = scene.a
    m = i + 1 + (i + 2 < len(a) and a.pos[i + 1] == "ADP")  # *, och av att …*
    return a.pos[i] == "CCONJ" and a.pos[m] == "SCONJ" and a.lower(m) == scene.lexicon.cues.complementisers[0]


def _but(scene: Scene, i: int, end: int) -> bool:
    """Tell whether a conjunction and a phrase without a verb end the sentence (*said it was not rain, but snow*)."""
    return scene.a.pos[i] == "CCONJ" and not any(
        scene.is_verb(k) or scene.finite_word(k) or scene.inside[k] >= 0 for k in range(i + 1, end)
    )


def _present_clause(scene: Scene, v: int, i: int, end: int) -> int | None:
    """Return the end of a clause of the present behind a conjunction at token i: *said it was late, and it is cold*.

    The narrator of a cue in the past tells in the past, and leaves *would* and *could* to the speaker.
    """
    a = scene.a
    if (
        a.pos[i] != "CCONJ"
        or "Tense=Past" not in a.morph[v]
        or scene.lexicon.verb_second
        or scene.lexicon.free_subjects
    ):
        return None
    k = next((k for k in a.children[v] if k > i and a.rel[k] == "conj"), None)
    subject = None if k is None else scene.child(k, "subj", "subj_pass", "expl")
    if k is None or subject is None or scene.senses(k) or scene.right(k) + 1 < end or scene.inside[k] >= 0:
        return None
    finite = next((j for j in a.children[k] if a.rel[j] in ("aux", "aux_pass", "cop") and j < k), k)
    return None if "Tense=Past" in a.morph[finite] or subject < i else end


def _goes_on(scene: Scene, v: int, i: int, end: int) -> bool:
    """Tell whether the content goes on with a row of finite verbs (*says the council cuts taxes, builds and saves*)."""
    a = scene.a
    while (
        i < end and scene.lexicon.free_subjects and (a.rel[i] in ("neg", "advmod", "aux", "expl") or a.pos[i] == "ADV")
    ):
        i += 1
    if i >= end or not scene.is_verb(i) or not scene.finite(i) or scene.senses(i) or a.head[i] != v:
        return False
    subject = any(k < i and a.rel[k] in ("subj", "subj_pass") for k in a.children[i])
    return not subject and any(a.pos[k] == "CCONJ" for k in range(i, end))


def before_dash(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before the narrator's remark behind their only dash.

    It follows a quotation (*called it “a gift” – a word he likes*) or is a sentence of its own (*– and he left*).
    """
    a = scene.a
    dashes = [i for i in range(first + 2, last - 1) if a.word(i) in DASHES and scene.inside[i] < 0]
    if len(dashes) != 1 or a.end[dashes[0] - 1] == a.start[dashes[0]] == a.end[dashes[0]] - 1:
        return last
    i = dashes[0]
    n = scene.inside[i - 1]
    quoted = n >= 0 and scene.tops[n].end == a.end[i - 1] and all(scene.inside[k] < 0 for k in range(i, last))
    return i if quoted or _own_sentence(scene, i + 1, last) else last


def _own_sentence(scene: Scene, i: int, last: int) -> bool:
    """Tell whether a conjunction at token i joins a clause with a subject of its own right behind it."""
    a = scene.a
    if a.pos[i] != "CCONJ" or i + 2 >= last:
        return False
    subject = next((k for k in range(i + 1, last) if a.rel[k] in ("subj", "subj_pass")), None)
    return subject is not None and scene.left(subject) == i + 1 and scene.finite(a.head[subject])
