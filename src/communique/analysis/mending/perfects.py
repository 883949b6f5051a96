"""Put right Swedish perfects of which the parser made a verb *have* with a description.

    Ryssland har flera gånger hotat Norge.      obj(har, hotat)          ->  aux(hotat, har)
    Ett plan ska ha kränkt svenskt luftrum.     amod(luftrum, kränkt)    ->  obj(kränkt, luftrum), kränkt a verb
    De har upprepade gånger efterlyst samtal.   aux(upprepade, har)      ->  aux(efterlyst, har)

Supines such as *kränkt* look like participles, and words between them and *har* lead astray.
"""

from __future__ import annotations

from communique.analysis.mending.draft import Draft

HAVE = frozenset({"har", "hade", "ha", "haft"})
SUPINE = "VerbForm=Sup"
NEUTRAL = ("VerbForm=Part", "Tense=Past", "Definite=Ind", "Gender=Com")
"""A participle that cannot agree with a neuter noun."""
PAST = "ade"
TAKEN = {
    "anlänt": "anlända", "ansökt": "ansöka", "avrest": "avresa", "begärt": "begära", "erkänt": "erkänna",
    "inlett": "inleda", "upphävt": "upphäva", "åkt": "åka", "överlämnat": "överlämna",
}  # fmt: skip
"""Supines that are taken for nouns and adverbs, with their infinitives."""
REACH = 7
"""Words between *har* and its supine."""
BARRED = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "DET", "AUX"})
"""What does not stand between them."""


def raise_supines(draft: Draft) -> None:
    """Make the supine the head of its perfect."""
    for have in draft.tokens[:-1]:
        if draft.words[have].lower() not in HAVE or draft.pos[have] not in ("VERB", "AUX"):
            continue
        supine = _supine(draft, have)
        top = draft.head[have] if draft.rel[have] == "aux" else have
        if supine is None or (top != supine and not have <= top < supine):
            continue
        if draft.pos[supine] != "VERB":
            draft.pos[supine], draft.morph[supine] = "VERB", f"{SUPINE}|Voice=Act"
            draft.lemma[supine] = _infinitive(draft.words[supine])
        if top != supine:
            _raise(draft, supine, top, have)
        _part_subjects(draft, supine, have)


def _supine(draft: Draft, have: int) -> int | None:
    """Return the supine of a *har*: the next verb, or a participle that cannot agree with a neuter noun."""
    for i in range(have + 1, min(have + REACH, draft.last)):
        if draft.pos[i] == "VERB" and not _describes(draft, i):
            return i if draft.has(i, SUPINE) else None
        if draft.pos[i] in ("NOUN", "ADV", "ADJ") and draft.words[i] in TAKEN:
            return i
        if draft.pos[i] == "ADJ" and all(draft.has(i, feature) for feature in NEUTRAL):
            return i
        if draft.pos[i] in BARRED:
            return None
    return None


def _describes(draft: Draft, i: int) -> bool:
    """Tell whether a past form in *-ade* stands before a noun: no supine, it describes (*har upprepade gånger*)."""
    return draft.words[i].endswith(PAST) and i + 1 < draft.last and draft.pos[i + 1] == "NOUN"


def _infinitive(supine: str) -> str:
    """Return the infinitive of a regular supine (*hotat*: hota; *kränkt*: kränka)."""
    lower = supine.lower()
    if lower in TAKEN:
        return TAKEN[lower]
    return lower[:-1] if lower.endswith("at") else f"{lower.removesuffix('t')}a"


def _raise(draft: Draft, supine: int, top: int, have: int) -> None:
    """Give the supine the place of ``top`` in the tree; of the noun that it described when ``top`` stands under it."""
    noun = draft.head[supine]
    inside = _is_under(draft, top, supine)  # *har upprepade gånger efterlyst samtal*
    above = top if not inside else noun if draft.rel[supine] == "amod" and noun > supine else supine
    draft.move([i for i in draft.under(top) if i != supine], supine)
    draft.give_place(supine, above)
    if above == noun:
        draft.head[noun] = supine
    if top != have and not inside and _describes(draft, top):
        draft.pos[top] = "ADJ"
        draft.hang(top, top + 1, "amod")
    elif top != have and not inside:
        draft.hang(top, supine, "advmod")
    draft.hang(have, supine, "aux")
    if noun > supine and draft.head[noun] == supine:
        draft.rel[noun] = "obj"
    _part_objects(draft, supine, have)


def _part_objects(draft: Draft, supine: int, have: int) -> None:
    """Take a measure between *har* and the supine for no object, a second subject behind it for one."""
    own = draft.under(supine)
    for i in own:
        if draft.rel[i] == "obj" and have < i < supine:  # *har flera gånger hotat*
            draft.rel[i] = "obl"
        if draft.rel[i] == "subj" and i > supine and any(draft.rel[k] == "subj" and k < supine for k in own):
            draft.rel[i] = "obj"


def _part_subjects(draft: Draft, supine: int, have: int) -> None:
    """Take a measure between *har* and the supine for no second subject."""
    subjects = draft.under(supine, "subj")
    if subjects and subjects[0] < have:
        for i in subjects:
            draft.rel[i] = "obl" if have < i < supine else draft.rel[i]


def _is_under(draft: Draft, i: int, top: int) -> bool:
    """Tell whether token i stands in the subtree of ``top``."""
    while i != top and draft.head[i] != i:
        i = draft.head[i]
    return i == top
