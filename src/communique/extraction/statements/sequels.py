"""Where content ends before what the narrator adds: what was left unsaid, what came of the words, a further deed."""

from __future__ import annotations

from communique.extraction.statements.boundaries import REACH, breaks, tense_of
from communique.extraction.statements.scene import Scene


def before_silence(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before what the speaker left unsaid: *, without giving details*."""
    a, table = scene.a, scene.lexicon.silences
    for i in range(first + 2, min(last - 1, first + REACH)):
        for words in table.get(a.lower(i), ()) if scene.inside[i] < 0 else ():
            if a.lowers[i : i + len(words)] == words:
                return i - (a.word(i - 1) == ",")
    return last


def before_sequel(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before what the narrator says of it: *, a claim that*."""
    for end, i in breaks(scene, first + 2, min(last - 1, first + REACH)):
        if opens_sequel(scene, i):
            return end
    return last


def opens_sequel(scene: Scene, i: int) -> bool:
    """Tell whether at token i, behind a comma, stand words with which the narrator goes on about what was said."""
    table = scene.lexicon.sequels.get(scene.a.lower(i), ())
    return any(scene.a.lowers[i : i + len(words)] == words for words in table)


def before_deed(scene: Scene, v: int, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before what the source of v also did: *said it was late, and left*.

    The verb stands behind a comma and a conjunction, has no subject, and has the tense of v.
    """
    a, told = scene.a, tense_of(scene, v)
    if told != "Past" or scene.lexicon.free_subjects:
        return last
    for end, i in breaks(scene, first + 2, min(last - 2, first + REACH)):
        if a.pos[i] != "CCONJ" or end != i - 1:
            continue
        j = i + 1
        while j < last and a.pos[j] == "ADV":
            j += 1
        if j < last and scene.inside[j] < 0 and _deed(scene, j, first, end) and tense_of(scene, j) == told:
            return end
    return last


def _deed(scene: Scene, j: int, first: int, end: int) -> bool:
    """Tell whether token j is a finite verb without a subject behind a finite clause."""
    a = scene.a
    if not scene.finite_word(j) or scene.child(j, "subj", "subj_pass", "expl") is not None:
        return False
    if a.pos[j] == "AUX" and scene.child(a.head[j], "subj", "subj_pass", "expl") is not None:
        return False
    finite = next((k for k in range(first, end) if scene.finite_word(k)), None)
    if finite is None or a.rel[j] == "relcl":
        return False
    verb = a.head[finite] if a.rel[finite] in ("aux", "aux_pass") else finite
    return not ("VerbForm=Part" in a.morph[verb] and "Tense=Past" in a.morph[verb])  # *had met Berg, and urged*


def before_aside(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before a clause or phrase about a thing, mostly the narrator's own.

    *…, which was founded in 1949*, *… Lind, the former mayor*, *…, as police fired tear gas*: it stands behind a comma
    and reaches to the end.
    """
    a = scene.a
    for end, i in breaks(scene, first + 1, last - 2):
        top = next((k for k in range(i, last) if not i <= a.head[k] < last and a.pos[k] != "PUNCT"), None)
        if top is None or scene.right(top) < last:
            continue
        if _meanwhile(scene, i, top):
            return end
        if not (_relates(scene, i, top) or _explains(scene, i, top)):
            continue
        if scene.senses(top) or not any(scene.inside[k] >= 0 for k in range(i, last)):
            return end
    return last


def _relates(scene: Scene, i: int, top: int) -> bool:
    """Tell whether the clause of ``top`` at token i is relative: *which …*, *with whom …*."""
    a = scene.a
    led = bool(scene.lexicon.asides) and a.pos[i] == "ADP" and a.lower(i + 1) in scene.lexicon.question_words
    return a.rel[top] == "relcl" and (a.lower(i) in scene.lexicon.asides or led)


def _meanwhile(scene: Scene, i: int, top: int) -> bool:
    """Tell whether the clause of ``top`` at token i tells what happened when somebody spoke: it is in the past."""
    a = scene.a
    if a.lower(i) not in scene.lexicon.meanwhile or a.rel[top] not in ("advcl", "comp") or a.head[i] != top:
        return False
    perfect = any(a.lemma[k] == "have" for k in a.having(top, "aux"))
    return bool(a.having(top, "subj", "subj_pass")) and tense_of(scene, top) == "Past" and not perfect


def _explains(scene: Scene, i: int, top: int) -> bool:
    """Tell whether the phrase of ``top`` at token i says who a name before it is: *, the former mayor*."""
    a = scene.a
    named = a.rel[top] == "appos" and a.pos[a.head[top]] == "PROPN" and a.pos[i] == "DET"
    return named and bool(scene.lexicon.asides)
