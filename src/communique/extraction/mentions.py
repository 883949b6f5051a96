"""Find the words that may mean an actor or a place: names, adjectives, offices, organs, pronouns.

Three finders see the same tokens: the gazetteer (longest match, word forms by rule), the entity recogniser and the
pack's titles. Where they disagree, ``settle`` decides: a name that the gazetteer knows keeps its kind unless it lies
inside a longer name of a person ("George Washington"); a weak name (a town called as a common word) needs the
recogniser's agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft, MentionForm
from communique.gazetteer import Gazetteer, Hit
from communique.languages.pack import Pack
from communique.languages.titles import Modifies, TitleIndex
from communique.records import ActorKind

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}
EDGES = frozenset({"'s", "’s", "'", "’", ",", ".", '"', "“", "”", "„", "»", "«", "-", "–", "the", "The"})
PEOPLE_STAND = frozenset({"subj", "subj_pass", "agent", "poss", "conj", "obj", "iobj"})
"""Relations in which a bare surname is more likely a person than anything else."""
PAST: tuple[Modifies, ...] = ("former", "then")


def find_mentions(analysis: Analysis, pack: Pack, gazetteer: Gazetteer) -> list[MentionDraft]:
    """Return the mentions of the article in text order; an adjective or organ may stand inside a longer name."""
    entities = [e for found in _trimmed(analysis, pack) if (e := _entity(analysis, *found))]
    hits = [
        _known(analysis, hit, sentence.first)
        for sentence in analysis.sentences
        for hit in gazetteer.find([analysis.word(i) for i in range(sentence.first, sentence.last)], pack.code)
    ]
    names = _surnames(analysis, settle(analysis, entities, hits), pack.titles.genitive)
    known = {i for m in names if m.candidates or m.kind == "person" for i in range(m.first, m.last)}
    titles = [t for t in _titles(analysis, pack) if known.isdisjoint(range(t.first, t.last))]
    names += _titled_names(analysis, titles, names, pack)
    pronouns = _pronouns(analysis, pack)
    return sorted([*names, *titles, *pronouns], key=lambda m: (m.first, -m.last))


def _entity(analysis: Analysis, first: int, last: int, label: str) -> MentionDraft | None:
    kind = KINDS.get(label)
    if kind is None or first >= last:
        return None
    form: MentionForm = "surname" if kind == "person" and last - first == 1 else "name"
    return MentionDraft(first, last, head_of(analysis, first, last), form, kind, (), f"recogniser:{label}")


def _trimmed(analysis: Analysis, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """Yield entities without the marks, articles and title words that recognisers take in."""
    titles = pack.title_index
    for entity in analysis.entities:
        first, last = entity.first, entity.last
        while first < last and analysis.word(first) in EDGES:
            first += 1
        while last > first and analysis.word(last - 1) in EDGES:
            last -= 1
        if entity.label == "PER":
            first = _after_titles(analysis, first, last, titles)
        if any(c.isalpha() for c in analysis.text[analysis.start[first] : analysis.end[last - 1]] if first < last):
            yield first, last, entity.label


def _after_titles(analysis: Analysis, first: int, last: int, titles: TitleIndex) -> int:
    """Return the first token of a person's name after the titles that begin it; a name that is all title stays."""
    words = [analysis.word(i) for i in range(first, last)]
    at = 0
    while at < len(words) - 1 and (found := titles.at(words, at)) and found.last < len(words):
        at = found.last
    return first + at


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """Return the token of ``[first, last)`` whose head lies outside: the one that stands for the words in the tree."""
    return next((i for i in range(first, last) if not first <= analysis.head[i] < last), last - 1)


def _known(analysis: Analysis, hit: Hit, offset: int) -> MentionDraft:
    """Turn a hit of the gazetteer, in tokens of its sentence, into a draft."""
    first, last, best = offset + hit.first, offset + hit.last, hit.candidates[0]
    weak = all(c.weak for c in hit.candidates)
    return MentionDraft(
        first, last, head_of(analysis, first, last), best.form, best.kind, tuple(c.id for c in hit.candidates),
        "gazetteer:weak" if weak else f"gazetteer:{best.form}", joint=hit.joint,
    )  # fmt: skip


def settle(analysis: Analysis, entities: Sequence[MentionDraft], hits: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Decide between overlapping names of the recogniser and of the gazetteer; both lists are in text order."""
    owner = {i: n for n, e in enumerate(entities) for i in range(e.first, e.last)}
    out: list[MentionDraft] = []
    replaced: set[int] = set()
    full = {h.candidates[0] for h in hits if h.kind == "person" and h.form == "name"}
    for hit in hits:
        inside = sorted({owner[i] for i in range(hit.first, hit.last) if i in owner})
        if not inside:
            if hit.rule != "gazetteer:weak" or hit.candidates[0] in full or _fits(analysis, hit):
                out.append(hit)
            continue
        longest = max((entities[n] for n in inside), key=lambda e: e.last - e.first)
        if _covers(hit, longest) and not (hit.rule == "gazetteer:weak" and longest.kind != "place"):
            out.append(hit)
            replaced.update(inside)
        elif hit.form in ("adjective", "inhabitant") or longest.kind != "person":
            out.append(replace(hit, rule=hit.rule + ":inside"))
    return out + [e for n, e in enumerate(entities) if n not in replaced]


def _surnames(analysis: Analysis, names: Sequence[MentionDraft], genitive: Sequence[str]) -> list[MentionDraft]:
    """Find the surnames of people whom the article names in full, where the recogniser missed or misread them."""
    full = {analysis.word(m.last - 1) for m in names if m.kind == "person" and m.last - m.first > 1}
    full |= {name + ending for name in sorted(full) for ending in genitive if ending.isalpha()}
    taken = {i for m in names for i in range(m.first, m.last)}
    out = [
        replace(m, kind="person", form="surname", candidates=(), rule="surname:of-full-name")
        if m.kind != "person" and m.last - m.first == 1 and analysis.word(m.first) in full and _may_be_person(m)
        else m
        for m in names
    ]
    return out + [
        MentionDraft(i, i + 1, i, "surname", "person", (), "surname:of-full-name")
        for i in range(len(analysis))
        if i not in taken and analysis.word(i) in full and analysis.pos[i] in ("PROPN", "NOUN", "X", "ADJ")
    ]


def _may_be_person(m: MentionDraft) -> bool:
    """Tell whether a lone name may be a surname after all: an unknown one, or one that the gazetteer holds weakly."""
    return not m.candidates or m.candidates[0].startswith("place:")


def _covers(hit: MentionDraft, entity: MentionDraft) -> bool:
    return hit.first <= entity.first and hit.last >= entity.last


def _fits(analysis: Analysis, hit: MentionDraft) -> bool:
    """Tell whether a weak name stands as one: a place after a preposition, a surname where people act or own."""
    if analysis.pos[hit.first] != "PROPN":
        return False
    if hit.kind != "person":
        before = hit.first - 1
        return before >= analysis.sentence_at(hit.first).first and analysis.pos[before] == "ADP"
    alone = not any(analysis.pos[i] == "PROPN" for i in (hit.first - 1, hit.last) if 0 <= i < len(analysis))
    return alone and analysis.rel[hit.head] in PEOPLE_STAND


def _titles(analysis: Analysis, pack: Pack) -> Iterator[MentionDraft]:
    """Yield offices, organs and roles; ``former`` when a word before them says that they are past."""
    index = pack.title_index
    past = frozenset(w for key in PAST for w in pack.titles.modifiers.get(key, ()))
    for sentence in analysis.sentences:
        for t in index.find([analysis.word(i) for i in range(sentence.first, sentence.last)]):
            first, last = sentence.first + t.first, sentence.first + t.last
            head = head_of(analysis, first, last)
            if analysis.pos[head] in ("VERB", "AUX", "ADV", "ADP"):
                continue
            before = {analysis.lower(i) for i in range(max(sentence.first, first - 3), first)}
            yield MentionDraft(
                first, last, head, "described", "group" if t.kind == "organ" else "person", (),
                f"title:{t.kind}:{t.name}", office=t.name if t.kind == "office" else None, sector=t.sector,
                plural=t.number == "plural", former=bool(before & past),
            )  # fmt: skip


def _titled_names(
    analysis: Analysis, titles: Sequence[MentionDraft], names: Sequence[MentionDraft], pack: Pack
) -> list[MentionDraft]:
    """Return names of people that the recogniser missed: capitalised words right after a title or "Mr"."""
    taken = {i for d in names for i in range(d.first, d.last)} | {i for d in titles for i in range(d.first, d.last)}
    starts = [d.last for d in titles if d.kind == "person"]
    courtesy = frozenset(w.lower() for words in pack.titles.courtesy.values() for w in words)
    starts += [i + 1 for i in range(len(analysis)) if analysis.lower(i) in courtesy]
    out = []
    for first in sorted(set(starts)):
        last = first
        while last < len(analysis) and last - first < 4 and _namelike(analysis, last, first, taken):
            last += 1
        if last > first:
            form: MentionForm = "surname" if last - first == 1 else "name"
            out.append(MentionDraft(first, last, head_of(analysis, first, last), form, "person", (), "title+name"))
    return out


def _namelike(analysis: Analysis, i: int, first: int, taken: set[int]) -> bool:
    word = analysis.word(i)
    return (
        i not in taken
        and word[0].isupper()
        and word[1:2].islower()
        and analysis.pos[i] in ("PROPN", "NOUN", "ADJ", "X")
        and (i == first or analysis.sentence_of[i] == analysis.sentence_of[first])
        and analysis.sentence_of[i] == analysis.sentence_of[first - 1]
    )


def _pronouns(analysis: Analysis, pack: Pack) -> Iterator[MentionDraft]:
    forms = {f: p for p in pack.titles.pronoun for f in p.forms if p.person == 3}
    for i in range(len(analysis)):
        p = forms.get(analysis.lower(i))
        if p and analysis.pos[i] in ("PRON", "DET", "NOUN", "X") and analysis.rel[i] != "det":
            rule = f"pronoun:{p.number}:{p.gender or ('any' if p.human else 'thing')}"
            yield MentionDraft(i, i + 1, i, "pronoun", "person", (), rule, plural=p.number == "plural")
