"""Find the people whom the entity recogniser missed or took for something else.

A small recogniser knows few foreign names. What the text says of a name helps: the title before or beside it, the full
name elsewhere in the article, a given name that is some leader's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft, MentionForm
from communique.extraction.mentions.shapes import by_words, of_one_kind, words_of
from communique.extraction.mentions.titles import head_of
from communique.gazetteer import Gazetteer
from communique.languages.pack import Pack

SPEAKS = 0.6
"""Least weight of a quotation with a verb for its subject to be taken for a speaker."""
ACTS_OR_OWNS = frozenset({"subj", "subj_pass", "agent", "poss"})
"""Relations in which an unclaimed proper noun is mostly a surname: three in four on Swedish news."""
PARTIES = ACTS_OR_OWNS | {"obj", "iobj", "obl", "nmod", "appos"}
HEADLINE = 0.75
"""Share of long words with a capital from which on a headline is written in capitals."""
TITLED = frozenset({"title+name", "person:by-title"})
"""Rules of names that only the title before them tells."""
LONGEST = 4
"""Words of a name that is found by its looks."""


def find_people(
    analysis: Analysis,
    pack: Pack,
    gazetteer: Gazetteer,
    names: Sequence[MentionDraft],
    titles: Sequence[MentionDraft],
) -> list[MentionDraft]:
    """Return the names, those of people put right and added to."""
    given, courtesy = _given_names(gazetteer), pack.titles.courtesies
    unclaimed = [
        m
        for m in _unclaimed(analysis, names, titles, given, courtesy)
        if not (is_nobody(analysis, pack, gazetteer, m) or _is_common(analysis, pack, m))
    ]
    told = [by_words(analysis, pack, m, given) for m in (*names, *unclaimed)]
    told = _by_pronoun(analysis, told, _gendered(pack))
    found = of_one_kind(analysis, _by_context(analysis, told, titles, _speaking(pack)))
    found = _run_on(analysis, [*found, *_after_title(analysis, titles, found, pack)])
    return _by_surname(analysis, _named_below(analysis, found, pack), titles, pack.titles.genitive)


def _named_below(analysis: Analysis, names: Sequence[MentionDraft], pack: Pack) -> list[MentionDraft]:
    """Return the names without unknown people of headlines in capitals whom the text below never names.

    In *Minister Talks Down Sanctions* every word looks like a name; nobody is told of in a headline alone, but for
    the author of a document (*Statement by Foreign Minister Ana Ruiz*).
    """
    shouting = {
        n for n, b in enumerate(analysis.blocks) if b.kind in ("title", "heading") and _in_capitals(b.span.exact)
    }
    blocks = [analysis.sentence_at(m.first).block for m in names]
    below = {analysis.word(m.last - 1) for m, b in zip(names, blocks, strict=True) if b not in shouting}
    if not below:
        return list(names)
    return [
        m
        for m, b in zip(names, blocks, strict=True)
        if b not in shouting
        or m.kind != "person"
        or m.candidates
        or analysis.word(m.last - 1) in below
        or _of_document(analysis, m, pack)
    ]


def _of_document(analysis: Analysis, m: MentionDraft, pack: Pack) -> bool:
    """Tell whether a name stands in a headline that begins with the kind of a document and whose it is."""
    first = analysis.sentence_at(m.first).first
    kind = analysis.lemma[first].lower()
    known = kind in pack.cues.documents or kind in pack.cues.occasions
    return known and m.first > first + 1 and analysis.lower(first + 1) in pack.discourse.issuer


def _in_capitals(line: str) -> bool:
    """Tell whether most long words of a line begin with a capital."""
    long = [w for w in line.split() if len(w) > LONGEST and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) > HEADLINE * len(long)


def is_nobody(analysis: Analysis, pack: Pack, gazetteer: Gazetteer, m: MentionDraft) -> bool:
    """Tell whether a name is a month's or a number's, or a phrase known to mean nobody (``Paris Agreement``)."""
    words = analysis.span(m.first, m.last).exact
    if not m.candidates and words.lower() in pack.times.slots.get("number", ()):
        return True
    if m.kind != "organisation" and words.lower() in pack.structure.dates.names:
        return not gazetteer.lookup(words, pack.code)
    lone = m.kind == "person" and not m.candidates and m.last - m.first == 1 and m.first > 0
    if lone and analysis.word(m.first - 1) == ":" and analysis.pos[m.first] in ("VERB", "ADV", "AUX", "ADJ"):
        return True  # "Lund: Redo att förhandla"
    if m.kind == "organisation" and words_of(pack).noun(analysis.word(m.last - 1)):
        return False
    return gazetteer.means_nobody(words, pack.code)


def _is_common(analysis: Analysis, pack: Pack, m: MentionDraft) -> bool:
    """Tell whether a word with a capital and an article is a common noun (*the Ohio Republican*, *the Advocate*)."""
    if m.last - m.first != 1:
        return False
    articles = (*pack.discourse.definite, *pack.discourse.indefinite)
    return any(analysis.lower(k) in articles for k in analysis.having(m.first, "det"))


@lru_cache(maxsize=4)
def _given_names(gazetteer: Gazetteer) -> frozenset[str]:
    """Return the given names of all people whom the gazetteer knows."""
    full = (e.names.get("en", "") for e in gazetteer.entries("person"))
    return frozenset(name.split()[0] for name in full if " " in name)


def _unclaimed(
    analysis: Analysis,
    names: Sequence[MentionDraft],
    titles: Sequence[MentionDraft],
    given: frozenset[str],
    courtesy: frozenset[str],
) -> Iterator[MentionDraft]:
    """Yield runs of proper nouns that nobody has claimed: people when a given name begins them, else ``unnamed``."""
    taken = {i for d in (*names, *titles) for i in range(d.first, d.last)}
    taken |= {i for i, lower in enumerate(analysis.lowers) if lower in courtesy}
    pos, end = analysis.pos, 0
    for i in range(len(analysis)):
        if i < end or pos[i] != "PROPN":
            continue
        last = i
        while last < len(analysis) and last - i < LONGEST and _proper(analysis, last, i, taken):
            last += 1
        if last > i:
            known = last - i > 1 and analysis.word(i) in given
            yield MentionDraft(
                i, last, head_of(analysis, i, last), "name", "person" if known else "unnamed", (),
                "given-name" if known else "unclaimed",
            )  # fmt: skip
        end = last


def _proper(analysis: Analysis, i: int, first: int, taken: set[int]) -> bool:
    word = analysis.word(i)
    return (
        i not in taken
        and analysis.pos[i] == "PROPN"
        and word[0].isupper()
        and (word[1:2].islower() or word[1:2] == ".")
        and analysis.sentence_of[i] == analysis.sentence_of[first]
    )


def _by_surname(
    analysis: Analysis, names: Sequence[MentionDraft], titles: Sequence[MentionDraft], genitive: Sequence[str]
) -> list[MentionDraft]:
    """Find the surnames of people whom the article names in full, where the recogniser missed or misread them.

    The word of a title is none, though a recogniser take it for one (*Commission Chairperson*).
    """
    full = {analysis.word(m.last - 1) for m in names if m.kind == "person" and m.last - m.first > 1}
    full -= {analysis.word(i) for t in titles for i in range(t.first, t.last)}
    endings = [ending for ending in genitive if ending.isalpha()]
    full |= {name.removesuffix(ending) for name in sorted(full) for ending in endings if len(name) > LONGEST}
    full |= {name + ending for name in sorted(full) for ending in endings}
    taken = {i for m in names for i in range(m.first, m.last)}
    double = _double_surnames(analysis, names)
    out = [
        replace(m, kind="person", form="name", rule="surname:of-full-name")
        if m.kind != "person" and not m.candidates and _words(analysis, m) in double
        else replace(m, kind="person", form="surname", candidates=(), rule="surname:of-full-name")
        if m.kind != "person" and m.last - m.first == 1 and analysis.word(m.first) in full and _may_be_person(m)
        else m
        for m in names
    ]
    return out + [
        MentionDraft(i, i + 1, i, "surname", "person", (), "surname:of-full-name")
        for i, word in enumerate(analysis.words)
        if word in full
        and i not in taken
        and (analysis.pos[i] in ("PROPN", "NOUN", "X", "ADJ") or analysis.rel[i] in PARTIES)  # taggers misread names
    ]


def _double_surnames(analysis: Analysis, names: Sequence[MentionDraft]) -> set[tuple[str, ...]]:
    """Return the last two words of the names of three words or more that people have in the article."""
    full = (_words(analysis, m) for m in names if m.kind == "person" and m.last - m.first > 2)
    return {words[-2:] for words in full}


def _words(analysis: Analysis, m: MentionDraft) -> tuple[str, ...]:
    return tuple(analysis.word(i) for i in range(m.first, m.last))


def _may_be_person(m: MentionDraft) -> bool:
    """Tell whether a lone name may be a surname after all: an unknown one, or one that the gazetteer holds weakly."""
    return not m.candidates or (m.form != "capital" and m.candidates[0].startswith("place:"))


@lru_cache(maxsize=16)
def _speaking(pack: Pack) -> frozenset[str]:
    """Return the lemmas of verbs that introduce quotations: whoever is their subject can speak."""
    return frozenset(w for v in pack.cues.verbs if v.kind == "speech" and v.quote >= SPEAKS for w in v.words)


@lru_cache(maxsize=16)
def _gendered(pack: Pack) -> frozenset[str]:
    """Return the pronouns that only people have: where the language has one for things and leaves no subject out."""
    if pack.cues.free_subjects:
        return frozenset()
    return frozenset(form for p in pack.titles.pronoun if p.gender and p.number == "singular" for form in p.forms)


def _by_pronoun(analysis: Analysis, names: Sequence[MentionDraft], gendered: frozenset[str]) -> list[MentionDraft]:
    """Take an unknown name for a person's where *he*, *her* or the like follows it in its sentence, and nobody else.

    *Holm preferred to work with her sister*: recognisers take rare surnames for companies and places.
    """
    people = {m.first for m in names if m.kind == "person"}
    return [
        replace(m, kind="person", candidates=(), form=_form(m), rule="person:by-pronoun")
        if m.kind in ("organisation", "place") and _open(m) and _referred(analysis, m, people, gendered)
        else m
        for m in names
    ]


def _referred(analysis: Analysis, m: MentionDraft, people: set[int], gendered: frozenset[str]) -> bool:
    """Tell whether a short name that is a subject is what a pronoun behind it in its sentence must mean."""
    s = analysis.sentence_at(m.first)
    if analysis.rel[m.head] not in ("subj", "subj_pass") or m.last - m.first >= LONGEST:
        return False
    behind = (i for i in range(m.last, s.last) if analysis.pos[i] == "PRON" and analysis.lower(i) in gendered)
    pronoun = next(behind, None)
    if pronoun is None or analysis.pos[m.first - (m.first > s.first)] == "DET":
        return False
    if any(i in people for i in range(s.first, pronoun)):
        return False
    words = [analysis.word(i) for i in range(m.first, m.last)]
    return all(w.isalpha() and w[0].isupper() and w[1:].islower() for w in words)


def _by_context(
    analysis: Analysis, names: Sequence[MentionDraft], titles: Sequence[MentionDraft], speaking: frozenset[str]
) -> list[MentionDraft]:
    """Take an unknown name for a person's where the text says so; drop unclaimed names for which nothing speaks.

    A title says so before the name, beside it or as its predicate; so does a verb of speech whose subject is a lone
    capitalised word ("Holm said"): recognisers take foreign surnames for companies.
    """
    people = [d for d in titles if d.kind == "person"]
    after = {d.last for d in people}
    near = {s for d in people if analysis.having(d.head, "cop") for s in analysis.having(d.head, "subj")}
    near |= {i for d in people for i in analysis.having(d.head, "appos")}
    near |= {analysis.head[d.head] for d in people if analysis.rel[d.head] == "appos"}
    quoted = _namesakes(analysis, names, speaking)
    out = []
    for m in names:
        if _open(m) and m.kind != "person" and (m.first in after or (not m.candidates and m.head in near)):
            out.append(replace(m, kind="person", candidates=(), form=_form(m), rule="person:by-title"))
        elif m.candidates and m.first in quoted:
            out.append(replace(m, kind="person", candidates=(), form="surname", rule="person:speaks"))
        elif m.rule == "recogniser:LOC" and not m.candidates and _owns(analysis, m):
            out.append(replace(m, kind="person", form="surname", rule="person:owns"))
        elif (
            not m.candidates
            and m.kind != "person"
            and not m.rule.startswith("name:")
            and _speaks(analysis, m, speaking)
        ):
            out.append(replace(m, kind="person", form="surname", rule="person:speaks"))
        elif m.kind == "unnamed" and _acts(analysis, m):
            out.append(replace(m, kind="person", form=_form(m), rule="person:acts"))
        elif m.kind != "unnamed":
            out.append(m)
    return out


def _open(m: MentionDraft) -> bool:
    """Tell whether a name may yet become a person's: the gazetteer does not know it, or knows it weakly as a place."""
    return not m.candidates or (m.kind == "place" and m.rule == "gazetteer:weak")


def _form(m: MentionDraft) -> MentionForm:
    return "name" if m.last - m.first > 1 else "surname"


def _namesakes(analysis: Analysis, names: Sequence[MentionDraft], speaking: frozenset[str]) -> set[int]:
    """Return the first tokens of names of towns, no capitals, that speak and nowhere stand after a preposition."""
    towns = [m for m in names if m.kind == "place" and m.form == "name" and m.candidates and m.last - m.first == 1]
    placed = {analysis.word(m.first) for m in towns if analysis.having(m.head, "case")}
    return {m.first for m in towns if analysis.word(m.first) not in placed and _speaks(analysis, m, speaking)}


def _speaks(analysis: Analysis, m: MentionDraft, speaking: frozenset[str]) -> bool:
    if analysis.rel[m.head] != "subj" or not _lone(analysis, m):
        return False
    if _opens(analysis, m):
        return False
    if "Number=Plur" in analysis.morph[m.head] and analysis.having(m.head, "det", "amod", "nummod"):
        return False  # "many Republicans", "the Greens"
    return analysis.lemma[analysis.head[m.head]] in speaking


def _opens(analysis: Analysis, m: MentionDraft) -> bool:
    """Tell whether a word is the first of its sentence with a preposition behind it (Spanish *Lejos de*): an adverb."""
    first = m.last - m.first == 1 and m.first == analysis.sentence_at(m.first).first
    return first and m.last < len(analysis) and analysis.pos[m.last] == "ADP"


def _owns(analysis: Analysis, m: MentionDraft) -> bool:
    """Tell whether a lone name without a preposition owns something: unknown places seldom do (1 in 4, PUD)."""
    return analysis.rel[m.head] == "poss" and _lone(analysis, m) and not analysis.having(m.head, "case")


def _acts(analysis: Analysis, m: MentionDraft) -> bool:
    """Tell whether an unclaimed name acts or owns in running text, where not every word has a capital."""
    if analysis.rel[m.head] not in ACTS_OR_OWNS or analysis.block_kind(m.first) in ("title", "heading"):
        return False
    if "Number=Plur" in analysis.morph[m.head] or _opens(analysis, m):
        return False
    if _lone(analysis, m):
        opens = m.first == analysis.sentence_at(m.first).first and analysis.rel[m.head] == "subj_pass"
        return not opens or _again(analysis, m)
    return 1 < m.last - m.first < LONGEST


def _again(analysis: Analysis, m: MentionDraft) -> bool:
    """Tell whether a word has its capital inside a sentence too: that which opens one tells nothing (*Snow was* …)."""
    word, first = analysis.word(m.first), analysis.sentence_of
    same = (i for i, other in enumerate(analysis.words) if other == word and i != m.first)
    return any(first[i] == first[i - 1] for i in same if i > 0)


def _lone(analysis: Analysis, m: MentionDraft) -> bool:
    """Tell whether a name is one capitalised word, as surnames are, and no acronym."""
    word = analysis.word(m.first)
    return m.last - m.first == 1 and word[1:].islower() and word.isalpha() and len(word) > 2


def _after_title(
    analysis: Analysis, titles: Sequence[MentionDraft], names: Sequence[MentionDraft], pack: Pack
) -> list[MentionDraft]:
    """Return names of people that the recogniser missed: capitalised words right after a title or "Mr"."""
    taken = {i for d in names for i in range(d.first, d.last)} | {i for d in titles for i in range(d.first, d.last)}
    starts = [d.last for d in titles if d.kind == "person"]
    courtesy, days = pack.titles.courtesies, pack.times.slots.get("weekday", {})
    starts += [i + 1 for i, lower in enumerate(analysis.lowers) if lower in courtesy]
    out = []
    for first in sorted(set(starts)):
        if first < len(analysis) and (analysis.lower(first) in courtesy or analysis.word(first) in days):
            continue
        last = first
        while last < len(analysis) and last - first < 4 and _namelike(analysis, last, first, taken):
            last += 1
        if last > first:
            form: MentionForm = "surname" if last - first == 1 else "name"
            out.append(MentionDraft(first, last, head_of(analysis, first, last), form, "person", (), "title+name"))
    return out


def _run_on(analysis: Analysis, names: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Return the names; one word told by a title to be a name takes in the unknown name that goes on right after it."""
    begins = {m.last: m for m in names if m.rule in TITLED and m.form == "surname" and not m.candidates}
    out, joined = [], set()
    for m in names:
        start = begins.get(m.first)
        goes_on = start is not None and m.kind == "person" and not m.candidates
        if start is None or not goes_on or analysis.sentence_of[start.first] != analysis.sentence_of[m.first]:
            out.append(m)
            continue
        joined.add(start)
        out.append(replace(start, last=m.last, head=head_of(analysis, start.first, m.last), form="name"))
    return [m for m in out if m not in joined]


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
