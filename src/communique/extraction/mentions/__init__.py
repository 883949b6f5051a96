"""Find the words that may mean an actor or a place: names, adjectives, offices, organs, pronouns.

Three finders see the same tokens: the gazetteer (longest match, word forms by rule), the entity recogniser and the
pack's titles. Where they disagree, ``settle`` decides: a name that the gazetteer knows keeps its kind unless it lies
inside a longer name of a person ("George Washington"); a weak name (a town called as a common word) needs the
recogniser's agreement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft, MentionForm
from communique.extraction.mentions.context import in_context
from communique.extraction.mentions.parties import is_member, with_parties
from communique.extraction.mentions.people import find_people, is_nobody
from communique.extraction.mentions.shapes import (
    abbreviations,
    find_shapes,
    merged,
    one_name,
    parts,
    with_titles_of_land,
)
from communique.extraction.mentions.titles import find_pronouns, find_titles, head_of, match_titles
from communique.extraction.mentions.trimming import EDGES, trimmed
from communique.gazetteer import Gazetteer, Hit
from communique.languages.pack import Pack
from communique.records import ActorKind

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}
NATIONAL = frozenset({"'s", "’s", "supreme", "national", "nationella", "high", "federal"})
"""Words between a state and the short name of its body."""
PEOPLE_STAND = frozenset({"subj", "subj_pass", "agent", "poss", "conj", "obj", "iobj"})
"""Relations in which a bare surname is more likely a person than anything else."""


KNOWN = 3
"""Words of the name of a body that is no other's when it ends a longer one."""
CITY_PARTS = frozenset({"metro", "greater", "central", "downtown", "inner", "centrala", "inre"})
"""Words before the name of a city that mean a part of it, or it with its suburbs."""
OF = (["of"], ["de"], ["del"])
"""Words behind an office before what it is of."""


def find_mentions(analysis: Analysis, pack: Pack, gazetteer: Gazetteer) -> list[MentionDraft]:
    """Return the mentions of the article in text order; an adjective or organ may stand inside a longer name."""
    hits = [
        _known(analysis, hit, sentence.first)
        for sentence in analysis.sentences
        for hit in gazetteer.find(analysis.words[sentence.first : sentence.last], pack.code)
    ]
    states = {h.last: h for h in hits if h.kind == "state"}
    hits = [h for h in hits if not (_is_national(analysis, gazetteer, h, states) or is_member(analysis, h))]
    parted = (part for e in trimmed(analysis, pack, gazetteer) for part in parts(analysis, pack, hits, *e))
    found = (e for part in parted if (e := _entity(analysis, *part)))
    entities = [e for e in found if not is_nobody(analysis, pack, gazetteer, e)]
    stays = frozenset(pack.discourse.place).difference(pack.discourse.issuer)
    names = settle(analysis, merged(entities, list(find_shapes(analysis, pack, hits))), hits, stays)
    names = with_parties(analysis, pack, gazetteer, names, hits)
    matches = match_titles(analysis, pack)
    names = _outside_titles(names, list(find_titles(analysis, pack, matches)))
    names = [_with_title(analysis, pack, m) for m in names]
    names = [m for m in names if not _is_office(analysis, pack, m)]
    known = {
        i
        for m in names
        if (m.candidates or m.kind == "person") and not m.rule.endswith(":in-title")
        for i in range(m.first, m.last)
    }
    titles = list(find_titles(analysis, pack, matches, frozenset(known)))
    common = {(t.first, t.last) for t in titles}
    names = [m for m in names if m.candidates or (m.first, m.last) not in common]
    names = find_people(analysis, pack, gazetteer, one_name(analysis, names), titles)
    names = with_titles_of_land(analysis, pack, names)
    names = in_context(analysis, pack, gazetteer, [*names, *abbreviations(analysis, names)])
    return sorted([*names, *titles, *find_pronouns(analysis, pack)], key=lambda m: (m.first, -m.last))


def _is_office(analysis: Analysis, pack: Pack, m: MentionDraft) -> bool:
    """Tell whether an unknown name is an office with a capital: behind an article, or with what it is of behind it.

    *The Chairperson*; *El Asesor de Seguridad Nacional de Estados Unidos*.
    """
    if not m.candidates and m.kind == "organisation":
        words = [analysis.word(i) for i in range(m.first, m.last)]
        found = pack.title_index.at(words, 0)
        return found is not None and found.kind == "office" and words[found.last :][:1] in OF
    if m.candidates or m.kind != "person" or m.first == 0:
        return False
    owned = (
        m.last < len(analysis) and [analysis.lower(m.last)] in OF
    )  # *President and current Chairperson of the Union*
    if analysis.pos[m.first - 1] != "DET" and analysis.word(m.first - 1) != "-" and not owned:
        return False
    found = pack.title_index.at([analysis.word(i) for i in range(m.first, m.last)], 0)
    return found is not None and found.kind == "office" and found.last == m.last - m.first


def _outside_titles(names: Sequence[MentionDraft], titles: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Return the names without unknown or weak ones in a title of several words ("State" in "Secretary of State")."""
    inside = {i: t for t in titles if t.last - t.first > 1 for i in range(t.first, t.last)}
    organs = {t.last: t for t in titles if not t.office and t.sector}
    owners = {m.last: m for m in names if m.form == "adjective" or m.kind == "state"}
    return [
        m
        for m in names
        if (
            (m.candidates and not (m.first in inside and _taken_by(inside[m.first], m)))
            or m.first not in inside
            or inside.get(m.last - 1) is not inside[m.first]
        )
        and not (m.kind == "organisation" and not m.candidates and _is_organ(m, organs.get(m.last), owners))
    ]


def _taken_by(title: MentionDraft, m: MentionDraft) -> bool:
    """Tell whether a title of several words takes a known name in it (*Foreign Affairs* in that of a ministry)."""
    return _loosely(m) if title.office else m.kind == "outlet" and title.last - title.first > m.last - m.first


def _is_organ(m: MentionDraft, organ: MentionDraft | None, owners: Mapping[int, MentionDraft]) -> bool:
    """Tell whether an unknown name is that of a state's organ (*Sudanese Ministry of Foreign Affairs*)."""
    if organ is None or organ.first <= m.first:
        return False
    owner = owners.get(organ.first)
    return owner is not None and owner.first == m.first


def _loosely(m: MentionDraft) -> bool:
    """Tell whether a name of the gazetteer is a weak one of an outlet, a body or a town."""
    return (
        m.rule.startswith("gazetteer:weak") and m.form != "adjective" and m.kind in ("outlet", "organisation", "place")
    )


def _with_title(analysis: Analysis, pack: Pack, m: MentionDraft) -> MentionDraft:
    """Return the name in a compound with a title as what the title is of (Swedish ``EU-chefen``)."""
    one = m.candidates and m.last - m.first == 1 and m.form in ("name", "acronym", "metonym", "capital")
    word = analysis.word(m.first)
    found = pack.title_index.at([word], 0) if one and "-" in word and not word.startswith("-") else None
    return replace(m, form="adjective", rule=m.rule + ":in-title") if found and found.kind != "organ" else m


def _entity(analysis: Analysis, first: int, last: int, label: str) -> MentionDraft | None:
    kind = KINDS.get(label)
    if kind is None or first >= last:
        return None
    form: MentionForm = "surname" if kind == "person" and last - first == 1 else "name"
    return MentionDraft(first, last, head_of(analysis, first, last), form, kind, (), f"recogniser:{label}")


def _known(analysis: Analysis, hit: Hit, offset: int) -> MentionDraft:
    """Turn a hit of the gazetteer, in tokens of its sentence, into a draft."""
    first, last, best = offset + hit.first, offset + hit.last, hit.candidates[0]
    weak = all(c.weak for c in hit.candidates)
    return MentionDraft(
        first, last, head_of(analysis, first, last), best.form, best.kind, tuple(c.id for c in hit.candidates),
        "gazetteer:weak" if weak else f"gazetteer:{best.form}", joint=hit.joint,
    )  # fmt: skip


def settle(
    analysis: Analysis,
    entities: Sequence[MentionDraft],
    hits: Sequence[MentionDraft],
    stays: frozenset[str] = frozenset(),
) -> list[MentionDraft]:
    """Decide between overlapping names of the recogniser and of the gazetteer; both lists are in text order.

    stays: prepositions of place, after which a weak name is a town's even where the recogniser sees a person.
    """
    owner = {i: n for n, e in enumerate(entities) for i in range(e.first, e.last)}
    out: list[MentionDraft] = []
    replaced: set[int] = set()
    full = {h.candidates[0] for h in hits if h.kind == "person" and h.form == "name"}
    called = {
        analysis.word(i)
        for e in entities
        if e.kind == "person" and e.last - e.first > 1
        for i in range(e.first, e.last)
    }
    heads = {m.head for m in (*entities, *hits) if m.kind == "person"}
    for hit in hits:
        inside = sorted({owner[i] for i in range(hit.first, hit.last) if i in owner})
        if not inside:
            known = hit.rule != "gazetteer:weak" or hit.candidates[0] in full
            if known or _fits(analysis, hit) or _acts_as_bloc(analysis, hit, hits):
                out.append(hit)
            continue
        longest = max((entities[n] for n in inside), key=lambda e: e.last - e.first)
        if _covers(hit, longest) and (
            hit.rule != "gazetteer:weak"
            or _placed(analysis, hit, stays)
            or _agrees(analysis, hit, longest, called, heads)
        ):
            out.append(_one_person(hit))
            replaced.update(inside)
        elif _ends_longer(analysis, hit, longest) or _is_city_part(analysis, hit, longest):
            out.append(hit)
            replaced.update(inside)
        elif hit.form in ("adjective", "inhabitant") or longest.kind != "person":
            out.append(replace(hit, rule=hit.rule + ":inside"))
    return out + [e for n, e in enumerate(entities) if n not in replaced]


def _is_national(
    analysis: Analysis, gazetteer: Gazetteer, hit: MentionDraft, states: Mapping[int, MentionDraft]
) -> bool:
    """Tell whether a weak name of a body is that of another state's, named right before (*Chad's Security Council*).

    states: by the token behind them.
    """
    if hit.kind != "organisation" or hit.rule != "gazetteer:weak":
        return False
    at = hit.first
    while at > 0 and analysis.lower(at - 1) in NATIONAL:
        at -= 1
    entry = gazetteer.entry(hit.candidates[0])
    return at in states and (entry is None or entry.of not in states[at].candidates)


def _agrees(analysis: Analysis, hit: MentionDraft, entity: MentionDraft, called: set[str], full: set[int]) -> bool:
    """Tell whether the recogniser supports a weak name: a place, or the one leader of that surname.

    called: the words of the full names of the article's people. full: the heads of people's names.
    A state's name that nobody of the article bears, with no noun before it ("her brother Chad"), is the state's even
    where the recogniser sees a person.
    """
    if hit.kind == "person":
        leaders = sum(c.startswith("person:") for c in hit.candidates)
        placed = entity.kind == "place" and (
            analysis.rel[hit.head] in PEOPLE_STAND or _beside_person(analysis, hit, full)
        )
        return leaders == 1 and (entity.kind == "person" or placed)
    if hit.kind == "state" and entity.kind == "person":
        before = hit.first - 1
        beside = before >= analysis.sentence_at(hit.first).first and analysis.pos[before] in ("NOUN", "PROPN", "DET")
        return not beside and hit.last - hit.first == 1 and analysis.word(hit.first) not in called
    return entity.kind == "place" or (hit.kind != "place" and entity.kind == "organisation")


def _beside_person(analysis: Analysis, hit: MentionDraft, heads: frozenset[int] | set[int]) -> bool:
    """Tell whether a surname is coordinated with another person's ("Trump and Putin")."""
    return any(t in heads for t in analysis.conjuncts(hit.head) if t != hit.head)


def _placed(analysis: Analysis, hit: MentionDraft, stays: frozenset[str]) -> bool:
    before = hit.first - 1
    return hit.kind == "place" and before >= analysis.sentence_at(hit.first).first and analysis.lower(before) in stays


def _one_person(hit: MentionDraft) -> MentionDraft:
    """Return a weak surname as that of the one leader who bears it, without the towns of that name."""
    if hit.kind != "person" or hit.rule != "gazetteer:weak":
        return hit
    return replace(hit, candidates=tuple(c for c in hit.candidates if c.startswith("person:")))


def _ends_longer(analysis: Analysis, hit: MentionDraft, entity: MentionDraft) -> bool:
    """Tell whether a known body ends a longer name that an article or an owner only opens (*the UN's World Court*).

    A seat of government of several words is never part of a person's name (*the Obama White House*).
    """
    seat = hit.form == "metonym" and hit.last - hit.first > 1 and entity.kind in ("person", "organisation")
    if seat and hit.last == entity.last:
        return True
    if hit.kind != "organisation" or hit.form != "name" or hit.rule == "gazetteer:weak" or hit.last != entity.last:
        return False
    before = hit.first - 1
    opened = analysis.pos[before] == "DET" or analysis.word(before) in EDGES
    return hit.last - hit.first >= KNOWN and entity.first <= before and opened


def _is_city_part(analysis: Analysis, hit: MentionDraft, entity: MentionDraft) -> bool:
    """Tell whether a name is that of a known city with a word for a part of it before (*Metro Manila*)."""
    city = hit.kind == "place" and hit.last == entity.last and hit.first - entity.first == 1
    return city and analysis.lower(entity.first) in CITY_PARTS


def _covers(hit: MentionDraft, entity: MentionDraft) -> bool:
    return hit.first <= entity.first and hit.last >= entity.last


def _acts_as_bloc(analysis: Analysis, hit: MentionDraft, hits: Sequence[MentionDraft]) -> bool:
    """Tell whether a common word that may name a bloc does (*the west*, Swedish *väst*): it is no compass point.

    It acts, is acted on or owns, by the tree or by its place between a conjunction and a verb; after a preposition, or
    read as an adverb, another power must stand in the sentence.
    """
    if hit.kind != "bloc" or hit.form != "name" or analysis.pos[hit.head] == "PROPN":
        return False
    if analysis.rel[hit.head] in PEOPLE_STAND and not analysis.having(hit.head, "case", "nmod"):
        return True
    before = analysis.pos[hit.first - 1] if hit.first else ""
    after = analysis.pos[hit.last] if hit.last < len(analysis) else ""
    if after in ("AUX", "VERB") and before in ("SCONJ", "PRON"):
        return True
    if after in ("NOUN", "ADJ") and analysis.lower(hit.last - 1).endswith("s"):
        return True
    if analysis.having(hit.head, "nmod", "det", "amod"):
        return False
    sentence = analysis.sentence_at(hit.first)
    first, last = (bisect_left(hits, i, key=lambda h: h.first) for i in (sentence.first, sentence.last))
    return any(o.kind in ("state", "bloc") and o.rule != "gazetteer:weak" for o in hits[first:last])


def _fits(analysis: Analysis, hit: MentionDraft) -> bool:
    """Tell whether a weak name stands as one: a place after a preposition, a surname or body where such act or own."""
    if analysis.pos[hit.first] != "PROPN":
        return False
    before = hit.first - 1
    if hit.kind != "person" and before >= analysis.sentence_at(hit.first).first and analysis.pos[before] == "ADP":
        return True
    if hit.kind == "place":
        return False
    if hit.form == "acronym":
        return analysis.rel[hit.head] in PEOPLE_STAND or analysis.rel[hit.head] == "compound"
    alone = not any(analysis.pos[i] == "PROPN" for i in (hit.first - 1, hit.last) if 0 <= i < len(analysis))
    return alone and hit.kind in ("person", "state") and analysis.rel[hit.head] in PEOPLE_STAND
