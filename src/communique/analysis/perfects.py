"""Put right Swedish perfects of which the parser made a verb *have* with a description.

    Ryssland har flera gånger hotat Norge.      obj(har, hotat)          ->  aux(hotat, har)
    Ett plan ska ha kränkt svenskt luftrum.     amod(luftrum, kränkt)    ->  obj(kränkt, luftrum), kränkt a verb
    De har upprepade gånger efterlyst samtal.   aux(upprepade, har)      ->  aux(efterlyst, har)

Supines such as *kränkt* look like participles, and words between them and *har* lead astray.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Sentence

HAVE = frozenset({"har", "hade", "ha", "haft"})
SUPINE = "VerbForm=Sup"
REACH = 7
"""Words between *har* and its supine."""
BARRED = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "DET", "AUX"})
"""What does not stand between them."""


def mend_perfects(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    pos: list[str],
    morph: list[str],
    lemma: list[str],
    head: list[int],
    rel: list[str],
) -> None:
    """Make the supine the head of its perfect. Changes all lists but ``words``; each has one item a token."""
    for sentence in sentences:
        for have in range(sentence.first, sentence.last - 1):
            if words[have].lower() not in HAVE or pos[have] not in ("VERB", "AUX"):
                continue
            supine = _supine(have, sentence, pos, morph)
            top = head[have] if rel[have] == "aux" else have
            if supine is None or (top != supine and not have <= top < supine):
                continue
            if pos[supine] == "ADJ":
                pos[supine], morph[supine], lemma[supine] = "VERB", f"{SUPINE}|Voice=Act", _infinitive(words[supine])
            if top != supine:
                _raise(supine, top, have, sentence, head, rel)


def _supine(have: int, sentence: Sentence, pos: Sequence[str], morph: Sequence[str]) -> int | None:
    """Return the supine of a *har*: the next verb, or a participle that cannot agree with a neuter noun."""
    for i in range(have + 1, min(have + REACH, sentence.last)):
        if pos[i] == "VERB":
            return i if SUPINE in morph[i] else None
        if pos[i] == "ADJ" and all(
            f in morph[i] for f in ("VerbForm=Part", "Tense=Past", "Definite=Ind", "Gender=Com")
        ):
            return i
        if pos[i] in BARRED:
            return None
    return None


def _infinitive(supine: str) -> str:
    """Return the infinitive of a regular supine (*hotat*: hota; *kränkt*: kränka)."""
    lower = supine.lower()
    return lower[:-1] if lower.endswith("at") else f"{lower.removesuffix('t')}a"


def _raise(supine: int, top: int, have: int, sentence: Sentence, head: list[int], rel: list[str]) -> None:
    """Give the supine the place of ``top`` in the tree; of the noun that it described when ``top`` stands under it."""
    noun = head[supine]
    inside = _is_under(top, supine, head)  # *har upprepade gånger efterlyst samtal*
    above = top if not inside else noun if rel[supine] == "amod" and noun > supine else supine
    for i in range(sentence.first, sentence.last):
        if head[i] == top and i not in (top, supine):
            head[i] = supine
    head[supine], rel[supine] = (supine, "root") if rel[above] == "root" else (head[above], rel[above])
    if above == noun:
        head[noun] = supine
    if top != have and not inside:
        head[top], rel[top] = supine, "advmod"
    head[have], rel[have] = supine, "aux"
    if noun > supine and head[noun] == supine:
        rel[noun] = "obj"
    own = [i for i in range(sentence.first, sentence.last) if head[i] == supine]
    for i in own:
        if rel[i] == "obj" and have < i < supine:  # *har flera gånger hotat*
            rel[i] = "obl"
        if rel[i] == "subj" and i > supine and any(rel[k] == "subj" and k < supine for k in own):
            rel[i] = "obj"


def _is_under(i: int, top: int, head: Sequence[int]) -> bool:
    """Tell whether token i stands in the subtree of ``top``."""
    while i != top and head[i] != i:
        i = head[i]
    return i == top
