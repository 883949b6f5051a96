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
from communique.extraction.mentions.people import find_people
from communique.extraction.mentions.shapes import abbreviations, find_shapes, merged, with_titles_of_land
from communique.extraction.mentions.titles import find_pronouns, find_titles, head_of
from communique.gazetteer import Gazetteer, Hit
from communique.languages.pack import Pack
from communique.records import ActorKind

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
GENERATIONS = frozenset((*ROMAN, "Jr", "Jr.", "Sr", "Sr."))
"""Words after a person's name that belong to it."""
PARTICLES_FIRST = frozenset({"es", "pt", "it", "fr"})
"""Languages in which names may begin with a lower-case article or particle."""
EDGES = frozenset({"'s", "’s", "'", "’", ",", ".", '"', "“", "”", "„", "»", "«", "-", "–", "the"})
ARTICLES = {"en": frozenset({"The", "THE"})}
"""Articles with a capital that no name begins with in the language's own texts; elsewhere they belong to the name."""
PEOPLE_STAND = frozenset({"subj", "subj_pass", "agent", "poss", "conj", "obj", "iobj"})
"""Relations in which a bare surname is more likely a person than anything else."""


def find_mentions(analysis: Analysis, pack: Pack, gazetteer: Gazetteer) -> list[MentionDraft]:
    """Return the mentions of the article in text order; an adjective or organ may stand inside a longer name."""
    entities = [e for found in _trimmed(analysis, pack, gazetteer) if (e := _entity(analysis, *found))]
    hits = [
        _known(analysis, hit, sentence.first)
        for sentence in analysis.sentences
        for hit in gazetteer.find([analysis.word(i) for i in range(sentence.first, sentence.last)], pack.code)
    ]
    names = settle(analysis, merged(entities, list(find_shapes(analysis, pack))), hits)
    known = {i for m in names if m.candidates or m.kind == "person" for i in range(m.first, m.last)}
    titles = [t for t in find_titles(analysis, pack) if known.isdisjoint(range(t.first, t.last))]
    common = {(t.first, t.last) for t in titles}
    names = [m for m in names if m.candidates or (m.first, m.last) not in common]
    names = find_people(analysis, pack, gazetteer, names, titles)
    names = with_titles_of_land(analysis, pack, names)
    names += abbreviations(analysis, names)
    return sorted([*names, *titles, *find_pronouns(analysis, pack)], key=lambda m: (m.first, -m.last))


def _entity(analysis: Analysis, first: int, last: int, label: str) -> MentionDraft | None:
    kind = KINDS.get(label)
    if kind is None or first >= last:
        return None
    form: MentionForm = "surname" if kind == "person" and last - first == 1 else "name"
    return MentionDraft(first, last, head_of(analysis, first, last), form, kind, (), f"recogniser:{label}")


def _trimmed(analysis: Analysis, pack: Pack, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield entities without the marks, articles and title words that recognisers take in."""
    courtesy = frozenset(w.lower() for words in pack.titles.courtesy.values() for w in words)
    for entity in analysis.entities:
        first, last = entity.first, entity.last
        articles = ARTICLES.get(pack.code, frozenset())
        while first < last and (analysis.word(first) in EDGES or analysis.word(first) in articles):
            first += 1
        while last > first and analysis.word(last - 1) in EDGES:
            last -= 1
        while first < last and analysis.word(first).islower() and pack.code not in PARTICLES_FIRST:
            first += 1
        while last > first and analysis.word(last - 1).islower():
            last -= 1
        if entity.label == "PER":
            if last < len(analysis) and analysis.word(last) in GENERATIONS:
                last += 1
            first = _after_titles(analysis, first, last, pack, gazetteer)
            while first < last - 1 and analysis.lower(first) in courtesy:
                first += 1
        if first < last and any(map(str.isalpha, analysis.text[analysis.start[first] : analysis.end[last - 1]])):
            yield first, last, entity.label


def _after_titles(analysis: Analysis, first: int, last: int, pack: Pack, gazetteer: Gazetteer) -> int:
    """Return the first token of a person's name after the titles, and adjectives before them, that begin it.

    A name that is all title stays.
    """
    words = [analysis.word(i) for i in range(first, last)]
    at = start = 0
    while at < len(words) - 1:
        found = pack.title_index.at(words, at)
        if found and found.last < len(words):
            at = start = found.last
        elif any(c.form == "adjective" for c in gazetteer.lookup(words[at], pack.code)):
            at += 1
        else:
            break
    return first + start


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
        if _covers(hit, longest) and (hit.rule != "gazetteer:weak" or _agrees(hit, longest)):
            out.append(hit)
            replaced.update(inside)
        elif hit.form in ("adjective", "inhabitant") or longest.kind != "person":
            out.append(replace(hit, rule=hit.rule + ":inside"))
    return out + [e for n, e in enumerate(entities) if n not in replaced]


def _agrees(hit: MentionDraft, entity: MentionDraft) -> bool:
    """Tell whether the recogniser supports a weak name: a place, or the one leader of that surname."""
    if hit.kind == "person":
        return entity.kind == "person" and len(hit.candidates) == 1
    return entity.kind == "place"


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
