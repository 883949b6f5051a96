"""Know names by their words and by the nouns beside them: ``Irländska sjön``, ``University of X``, ``tidningen X``.

A small recogniser knows few organisations; the nouns inside a name, or before it, tell its kind in any language. The
nouns stand in ``names.toml``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft
from communique.extraction.mentions.titles import head_of
from communique.languages.pack import Pack
from communique.records import ActorKind

COMPOUND = 5
"""Letters that a noun must have to count as the last part of a longer word."""
LISTED = 6
"""Words between a noun and a name of the list that it tells (``cities of A, B and C``)."""
LINKS = frozenset({",", "and", "och", "y"})
SINGLE = frozenset({"city", "town", "village", "island", "province", "region", "port", "stad", "staden", "ciudad"})
"""Nouns that tell of one name only: what is coordinated with it may be another's."""
OPENED = 4
"""Words of a name after its opener (``University of …``)."""
BODY = 9
"""Words of the longest name of a body with a noun in front (``Instituto Nacional de Estadística``)."""


class Words:
    """A pack's ``names.toml``, made ready: the kind that a noun, an opener or a noun beside a name tells."""

    def __init__(self, pack: Pack) -> None:
        names = pack.names
        self.endings = names.endings
        self.noble = frozenset(names.noble)
        self.owned = frozenset(names.owned)
        self.links = frozenset(tuple(w.split()) for w in names.links)
        self.nouns: dict[str, ActorKind] = {w: kind for kind, words in names.nouns.items() for w in words}
        self.openers: dict[str, list[tuple[tuple[str, ...], ActorKind]]] = {}
        for opener, kind in {tuple(w.split()): kind for kind, words in names.openers.items() for w in words}.items():
            self.openers.setdefault(opener[0], []).append((opener, kind))
        self.beside: dict[str, ActorKind] = {w: kind for kind, words in names.beside.items() for w in words}
        self._by_length = sorted((w for w in self.nouns if len(w) >= COMPOUND), key=len, reverse=True)
        self._parts = tuple(part for word in self._by_length for part in (word, word + "s"))

    def noun(self, word: str, compound: bool = True) -> ActorKind | None:
        """Return the kind that a noun gives the name which it ends, as a word or as the last part of one."""
        word = word.lower()
        kind = self.nouns.get(word) or self.nouns.get(word.removesuffix("s"))
        if kind or not compound or not word.endswith(self._parts):
            return kind
        return next(self.nouns[p] for p in self._by_length if word.endswith((p, p + "s")))


@lru_cache(maxsize=16)
def words_of(pack: Pack) -> Words:
    """Return the words of a pack's ``names.toml``."""
    return Words(pack)


def find_shapes(analysis: Analysis, pack: Pack, hits: Sequence[MentionDraft] = ()) -> Iterator[MentionDraft]:
    """Yield names that their own words give away, in text order. hits: the names of the gazetteer."""
    words = words_of(pack)
    known = {h.first: h for h in hits if h.form != "adjective"} if words.links else {}
    for sentence in analysis.sentences:
        end = 0
        for i, word in enumerate(analysis.words[sentence.first : sentence.last], sentence.first):
            if i < end or not word[0].isupper():
                continue
            found = _shape(analysis, words, i, sentence.first, sentence.last)
            if found := found or _body(analysis, words, i, sentence.last, known):
                end, kind, rule = found
                yield MentionDraft(i, end, head_of(analysis, i, end), "name", kind, (), rule)


def _shape(analysis: Analysis, words: Words, i: int, first: int, stop: int) -> tuple[int, ActorKind, str] | None:
    """Return end, kind and rule of the name that begins at token i, which has a capital."""
    word = analysis.word(i)
    opened = _opened(analysis, words, i, stop)
    if opened:
        return opened
    following = analysis.word(i + 1) if i + 1 < stop else ""
    if following in words.owned and word.endswith("s") and analysis.pos[i] == "PROPN":
        return i + 2, "organisation", "name:owned"
    if not words.endings or i == first or not word[1:].islower() or not analysis.word(i - 1)[0].isalpha():
        return None
    if following.islower() and word.endswith(words.endings):
        kind = words.noun(following)
        return (i + 2, kind, "name:adjective+noun") if kind else None
    kind = words.noun(word) if analysis.pos[i] in ("PROPN", "NOUN", "X") and word.lower() not in words.nouns else None
    return (i + 1, kind, "name:compound") if kind else None


def _opened(analysis: Analysis, words: Words, i: int, stop: int) -> tuple[int, ActorKind, str] | None:
    """Return end, kind and rule of a name that an opener begins (``University of …``, ``Lake …``)."""
    for opener, kind in words.openers.get(analysis.lower(i), ()):
        start = i + len(opener)
        if any(analysis.lower(i + k) != w for k, w in enumerate(opener) if i + k < stop):
            continue
        last = start
        if last < stop and analysis.lower(last) == "the":
            last += 1
        begin = last
        while last < stop and last - begin < OPENED and _capital(analysis.word(last)):
            last += 1
        if last > begin:
            return last, kind, "name:opener"
    return None


def _body(
    analysis: Analysis, words: Words, i: int, stop: int, known: Mapping[int, MentionDraft]
) -> tuple[int, ActorKind, str] | None:
    """Return end, kind and rule of a body's name with its noun in front (``Oficina Nacional del Censo``).

    Prepositions and articles tie its words; what it is of ends it where the gazetteer knows that by itself
    (``Comisión de Energía de Chile``). known: the names of the gazetteer by their first tokens.
    """
    if not words.links or i in known or words.noun(analysis.word(i), compound=False) != "organisation":
        return None
    last = i + 1
    while last < stop and last - i < BODY:
        if _capital(analysis.word(last)):
            last += 1
            continue
        ties = (
            k for k in (2, 1) if last + k < stop and tuple(map(analysis.lower, range(last, last + k))) in words.links
        )
        following = last + next(ties, 0)
        if following == last or following >= stop or following in known or not _capital(analysis.word(following)):
            break
        last = following + 1
    return (last, "organisation", "name:body") if last > i + 1 else None


def _capital(word: str) -> bool:
    return word[0].isupper() and any(map(str.islower, word))


def by_words(analysis: Analysis, pack: Pack, m: MentionDraft, given: frozenset[str]) -> MentionDraft:
    """Return an unknown name with the kind that its last word, or the noun before it, gives it."""
    if m.candidates or m.rule.startswith("name:"):
        return m
    words = words_of(pack)
    kind = words.noun(analysis.word(m.last - 1), compound=False) if m.last - m.first > 1 else None
    joined = any(analysis.word(i) == "&" for i in range(m.first, m.last))
    if kind and (m.kind != "person" or joined or analysis.word(m.first) not in given):
        return replace(m, kind=kind, form="name", rule="name:noun")
    kind = _told_before(analysis, words, m)
    if kind and kind != m.kind:
        return replace(m, kind=kind, form="name", rule="name:beside")
    return m


def _told_before(analysis: Analysis, words: Words, m: MentionDraft) -> ActorKind | None:
    """Return what the noun right before a name says that it is."""
    before = m.first - 1
    if before < analysis.sentence_at(m.first).first:
        return None
    one = analysis.lower(before)
    if one in (",", "and", "och", "y"):
        at = before
        while at > max(0, m.first - LISTED) and (analysis.word(at)[0].isupper() or analysis.lower(at) in LINKS):
            at -= 1
        told = words.beside.get(analysis.lower(at)) or words.beside.get(
            f"{analysis.lower(at - 1)} {analysis.lower(at)}"
        )
        return "place" if told == "place" and analysis.lower(max(at - 1, 0)) not in SINGLE else None
    return words.beside.get(one) or (words.beside.get(f"{analysis.lower(before - 1)} {one}") if before else None)


def merged(entities: Sequence[MentionDraft], shapes: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Return the recogniser's names and those of shape; of two that overlap, the longer, the shape among equals."""
    owner = {i: n for n, s in enumerate(shapes) for i in range(s.first, s.last)}
    dropped: set[int] = set()
    kept: list[MentionDraft] = []
    for e in entities:
        over = sorted({owner[i] for i in range(e.first, e.last) if i in owner})
        if all(e.last - e.first > shapes[n].last - shapes[n].first for n in over):
            kept.append(e)
            dropped.update(over)
    return sorted([*kept, *(s for n, s in enumerate(shapes) if n not in dropped)], key=lambda m: m.first)


def one_name(analysis: Analysis, names: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Join two unknown names of people with nothing between them, and a known one with a further surname behind it.

    A given name that an editor has put in brackets before the surname is dropped ("(Antony) Blinken").
    """
    ends = {m.last: m for m in names}
    starts = {m.first: m for m in names}
    out: list[MentionDraft] = []
    for m in sorted(names, key=lambda m: m.first):
        before = ends.get(m.first)
        following = starts.get(m.last + 1)
        if following is not None and following.kind == "person" and _bracketed(analysis, m):
            continue
        if before is not None and out and out[-1].last == m.first and _two_parts(analysis, out[-1], m):
            first = out.pop().first
            m = replace(m, first=first, head=head_of(analysis, first, m.last), form="name", rule="name:joined")
        known = next((k for k in out[-2:] if _takes_over(k, m)), None)
        if known is not None:
            out = [k for k in out if not known.first <= k.first < known.last]
            m = replace(known, last=m.last, head=head_of(analysis, known.first, m.last))
        out.append(m)
    return out


def _takes_over(known: MentionDraft, m: MentionDraft) -> bool:
    """Tell whether an unknown name begins within a person's and ends behind it: a further surname of that person."""
    inside = known.first < m.first < known.last < m.last
    return inside and known.kind == "person" and bool(known.candidates) and not m.candidates


def _bracketed(analysis: Analysis, m: MentionDraft) -> bool:
    if m.first == 0 or m.last - m.first != 1:
        return False
    return analysis.word(m.first - 1) == "(" and m.last < len(analysis) and analysis.word(m.last) == ")"


def _two_parts(analysis: Analysis, one: MentionDraft, other: MentionDraft) -> bool:
    unknown = not (one.candidates or other.candidates) and one.kind == other.kind == "person"
    return unknown and analysis.sentence_of[one.first] == analysis.sentence_of[other.first]


def with_titles_of_land(analysis: Analysis, pack: Pack, names: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Join a lone given name and the place that it is of (``Johan av Gent``)."""
    noble = words_of(pack).noble
    places = {m.first: m for m in names if m.kind in ("place", "state") and m.form in ("name", "capital")}
    out, taken = [], set()
    for m in names:
        if not noble or m.kind != "person" or m.candidates or m.last - m.first > 1 or m.last >= len(analysis):
            continue
        place = places.get(m.last + 1) if analysis.lower(m.last) in noble else None
        if place:
            last = place.last
            out.append(replace(m, last=last, head=head_of(analysis, m.first, last), form="name", rule="name:of-land"))
            taken |= {m.first, place.first}
    return sorted([*out, *(m for m in names if m.first not in taken)], key=lambda m: m.first)


def abbreviations(analysis: Analysis, names: Sequence[MentionDraft]) -> Iterator[MentionDraft]:
    """Yield acronyms in brackets right after the name of an organisation, and their later uses, as its name."""
    taken = {i for m in names for i in range(m.first, m.last)}
    short: dict[str, MentionDraft] = {}
    for m in names:
        if m.kind not in ("organisation", "bloc", "group") or m.last - m.first < 2 or m.last + 2 >= len(analysis):
            continue
        word = analysis.word(m.last + 1)
        if analysis.word(m.last) == "(" and analysis.word(m.last + 2) == ")" and _acronym(word):
            short.setdefault(word, m)
    for i in range(len(analysis)) if short else ():
        whole = short.get(analysis.word(i))
        if whole and i not in taken and i >= whole.last:
            yield replace(whole, first=i, last=i + 1, head=i, form="acronym", rule="acronym:in-brackets")


def _acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isalpha() and sum(map(str.isupper, word)) > len(word) / 2


def of_one_kind(analysis: Analysis, names: Sequence[MentionDraft]) -> list[MentionDraft]:
    """Give an unknown name the same kind wherever the article has it: the kind that is found most often, the
    text's own word (a title, a noun beside it) counting double; the first among equals.
    """
    votes: dict[str, dict[ActorKind, int]] = {}
    for m in names:
        if not m.candidates and m.form in ("name", "surname"):
            kinds = votes.setdefault(_spelling(analysis, m), {})
            kinds[m.kind] = kinds.get(m.kind, 0) + (1 if m.rule.startswith("recogniser") else 2)
    out = []
    for m in names:
        kinds = votes.get(_spelling(analysis, m), {}) if not m.candidates and m.form in ("name", "surname") else {}
        kind = max(kinds, key=kinds.__getitem__) if len(kinds) > 1 else m.kind
        out.append(m if kind == m.kind else replace(m, kind=kind, rule=m.rule + ":as-elsewhere"))
    return out


def _spelling(analysis: Analysis, m: MentionDraft) -> str:
    return analysis.span(m.first, m.last).exact.removesuffix("’s").removesuffix("'s")


def parts(
    analysis: Analysis, pack: Pack, hits: Sequence[MentionDraft], first: int, last: int, label: str
) -> Iterator[tuple[int, int, str]]:
    """Yield an entity, or the two names that the recogniser ran together in it.

    Two surnames that the article's people bear stand apart (*Lind and Berg*).
    A person known in full at its end is parted from what precedes ("Syria Staffan de Mistura"); so are capitalised
    words after the state that an envoy is sent to ("EU Delegation to Norway Anna Holm"), or after the place that a
    title is of ("Minister for the Pacific Ana Holm").
    """
    if (middle := _and_between(analysis, first, last)) is not None:
        yield first, middle, "PER"
        yield middle + 1, last, "PER"
        return
    if label == "PER":
        yield first, last, label
        return
    k = bisect_left(hits, first, key=lambda h: h.first)
    while k < len(hits) and hits[k].last <= last:
        hit = hits[k]
        if first < hit.first and hit.last == last and hit.kind == "person" and hit.form == "name":
            end = hit.first
            while end > first and not analysis.word(end - 1)[0].isupper():
                end -= 1
            yield first, end, label
            return
        before = analysis.lower(hit.first - 1) if hit.first else ""
        sent = hit.kind in ("state", "bloc") and before in pack.discourse.posted and first < hit.first
        named = 1 < last - hit.last < OPENED and all(_capital(analysis.word(i)) for i in range(hit.last, last))
        led = hit.first == first and hit.kind in ("state", "bloc", "place") and hit.form != "adjective"
        led = led and (before in pack.discourse.of or label in ("LOC", "GPE"))
        if (sent or (led and not words_of(pack).noun(analysis.word(last - 1)))) and named:
            yield first, hit.last, label
            yield hit.last, last, "PER"
            return
        k += 1
    yield first, last, label


def _and_between(analysis: Analysis, first: int, last: int) -> int | None:
    """Return the *and* of an entity that is no more than the surnames of two of the article's people."""
    if last - first != 3 or analysis.pos[first + 1] != "CCONJ":
        return None
    surnames = {analysis.word(e.last - 1) for e in analysis.entities if e.label == "PER" and e.last - e.first > 1}
    return first + 1 if {analysis.word(first), analysis.word(last - 1)} <= surnames else None
