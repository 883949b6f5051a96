"""Whom a definite noun alone means ("the agency", "myndigheten", "the ambassador"): a body or a post named before it.

A noun is taken up again from the nearest name or post before it that holds the same noun ("the International Atomic
Energy Agency … the agency"), else from the nearest name of a body of the kind that the noun means ("NATO … the
alliance"). A subject is preferred, as in ``incumbents``: a text goes on with the one who acts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from communique.annotation import MentionDraft
from communique.records import ActorRef
from communique.resolution.collectives import drafts_before
from communique.resolution.company import Company
from communique.resolution.people import Person

REACH = 80
"""Mentions back in which a noun is taken up again."""
COMPOUND = 3
"""Letters that a compound has at least before the noun that ends it (``Sjöfartsverket``, ``verket``)."""
JUST_BEFORE = 8
"""Sentences back in which a vague title takes somebody up."""
HEADS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emir", "supreme leader"})
"""Offices of those who lead a state."""
SUBJECTS = frozenset({"subj", "subj_pass"})
LOOSE = frozenset({"amod", "poss", "compound", "nummod", "nmod", "appos", "flat"})
"""Relations of words that make a noun mean another body than the one before."""


def body_again(cast: Company, token: int) -> ActorRef | None:
    """Return the body that a definite noun means: an organisation, outlet or organ of state named before by a name."""
    if not is_bare(cast, token):
        return None
    noun, lemma = cast.analysis.lower(token), cast.analysis.lemma[token].lower()
    kinds = cast.pack.discourse.bodies.get(noun, ())
    for fits in (lambda n: has_noun(cast, n, noun, lemma), lambda n: _is_of_kind(cast, n, kinds)):
        n = _nearest(cast, token, fits)
        found = () if n is None else cast.all_of(n)
        if found:
            span = cast.analysis.span(*cast.namer.phrase(token))
            return replace(found[0], span=span, how="described", rule="body:again")
    return None


def state_of_post(cast: Company, d: MentionDraft) -> str | None:
    """Return the state that "the ambassador" serves: that of the post with this title before it."""
    return states[0] if len(states := states_of_posts(cast, d)) == 1 else None


def states_of_posts(cast: Company, d: MentionDraft) -> list[str]:
    """Return the states that "the ambassador", "the two presidents" serve: of the posts with this title before them."""
    two = d.plural and d.first > 0 and cast.analysis.lower(d.first - 1) in cast.pack.discourse.two
    if d.office is None or not (two or is_bare(cast, d.head)):
        return []
    called = (d.office, " " + d.office)

    def fits(n: int) -> bool:
        other = cast.drafts[n]
        same = other.office == d.office or (d.plural and other.office is not None and other.office.endswith(called))
        served = len(cast.served_by(n)) if same and other.plural == d.plural and not other.former else 0
        return served == 2 if two else 0 < served <= (2 if d.plural else 1)

    n = _nearest(cast, d.first, fits)
    return [] if n is None else cast.served_by(n)


def of_organ(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the state of an organ to which something belongs ("the press service of the ministry")."""
    analysis = cast.analysis
    for c in analysis.having(token, "nmod", "poss"):
        is_organ = any(n in cast.offices and cast.drafts[n].office is None for n in cast.at_token.get(c, ()))
        of = analysis.rel[c] == "poss" or any(
            analysis.lower(k) in cast.pack.discourse.of for k in analysis.having(c, "case")
        )
        if is_organ and of and len(found := cast.one(c)) == 1 and found[0].kind == "state":
            span = analysis.span(*cast.namer.phrase(token))
            return (replace(found[0], span=span, how="described", rule="described-by-organ"),)
    return ()


def of_bureau(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the state or body of a person for whom an office speaks ("the office of Prime Minister Ana Ruiz")."""
    analysis = cast.analysis
    if analysis.lemma[token].lower() not in cast.pack.discourse.bureau:
        return ()
    served: dict[str, None] = {}
    for c in analysis.having(token, "poss", "nmod", "compound"):
        served.update((r.of, None) for r in cast.one(c) if r.kind == "person" and r.of)
    if len(served) != 1:
        return ()
    span = analysis.span(*cast.namer.phrase(token))
    return (cast.namer.body(next(iter(served)), span, "described-by-holder"),)


def leader_before(cast: Company, d: MentionDraft, state: str) -> Person | None:
    """Return whom "the Russian leader" means: the head of state named last before it, else its only person there."""
    end = bisect_left(cast.candidates, d.first, key=lambda c: c.token)
    found: dict[str, str] = {}
    for c in reversed(cast.candidates[max(0, end - REACH) : end]):
        person = cast.person(c.key)
        held = cast.office_of(person) if person else None
        if held and held[1] == state:
            found.setdefault(c.key, held[0])
    heads = [key for key, office in found.items() if office in HEADS]
    return cast.person(heads[0]) if heads else cast.person(next(iter(found))) if len(found) == 1 else None


def official_before(cast: Company, d: MentionDraft, state: str) -> Person | None:
    """Return whom "the Chinese official" means: who of that state was named last just before, by name."""
    analysis = cast.analysis
    if not any(analysis.lower(c) in cast.pack.discourse.definite for c in analysis.having(d.head, "det")):
        return None
    end = bisect_left(cast.candidates, d.first, key=lambda c: c.token)
    for c in reversed(cast.candidates[max(0, end - REACH) : end]):
        if analysis.sentence_of[d.first] - analysis.sentence_of[c.token] > JUST_BEFORE:
            return None
        person = cast.person(c.key)
        held = cast.office_of(person) if person else None
        if held and held[1] == state and held[0] not in HEADS:
            return person
    return None


def is_bare(cast: Company, token: int, first: int | None = None) -> bool:
    """Tell whether a noun is definite and has no other word that tells which one is meant.

    first: the first token of a title of several words (*the separatist group*), whose own words do not count.
    """
    analysis = cast.analysis
    if any(analysis.rel[c] in LOOSE for c in analysis.children[token] if c < (token if first is None else first)):
        return False
    if any(analysis.rel[c] in ("amod", "nmod") and c == token + 1 for c in analysis.children[token]):
        return False
    taken = analysis.pos[token] == "PROPN" and token == analysis.sentence_at(token).first
    if taken and cast.pack.events.compounds and analysis.lower(token) in cast.pack.discourse.bodies:
        return True  # a sentence begins with it, so that it was taken for a name (*Partiet kräver …*)
    return "Definite=Def" in analysis.morph[token] or any(
        analysis.lower(c) in cast.pack.discourse.definite for c in analysis.having(token, "det")
    )


def _nearest(cast: Company, token: int, fits: Callable[[int], bool]) -> int | None:
    """Return the nearest fitting draft before a token, one that is a subject first."""
    found = list(_some(n for n in drafts_before(cast, token, REACH) if fits(n)))
    subjects = [n for n in found if cast.analysis.rel[cast.drafts[n].head] in SUBJECTS]
    return next(iter(subjects or found), None)


def _some(found: Iterator[int], most: int = 4) -> Iterator[int]:
    """Yield the first few."""
    for _, n in zip(range(most), found, strict=False):
        yield n


def has_noun(cast: Company, n: int, noun: str, lemma: str) -> bool:
    """Tell whether a draft names a body with a noun (an organ without a name is ``served.same_organ_before``'s)."""
    d = cast.drafts[n]
    if d.kind not in ("organisation", "bloc", "outlet", "group") or d.form not in ("name", "acronym") or d.plural:
        return False
    words = [cast.analysis.lower(i) for i in range(d.first, d.last) if not _narrows(cast, d, i)]
    if d.candidates:
        words += cast.gazetteer.name(d.candidates[0], cast.analysis.language).lower().split()
    if noun != lemma:  # *the refugees* are not their high commissioner
        of = frozenset(cast.pack.discourse.of)
        words = [w for k, w in enumerate(words) if words[max(0, k - 1)] not in of]
    return any(_ends_in(w, noun, lemma) for w in words)


def _narrows(cast: Company, d: MentionDraft, token: int) -> bool:
    """Tell whether a word of a name only tells which body its head is (*Senate* in *Senate Ethics Committee*)."""
    analysis = cast.analysis
    return analysis.rel[token] in ("compound", "amod", "poss") and token < analysis.head[token] < d.last


def _ends_in(word: str, noun: str, lemma: str) -> bool:
    """Tell whether a word is a noun, as a form or as its lemma, or a compound of it."""
    if not word.endswith((noun, lemma)):
        return False
    return any(word == n or (len(word) >= len(n) + COMPOUND and word.endswith(n)) for n in (noun, lemma))


def _is_of_kind(cast: Company, n: int, kinds: tuple[str, ...]) -> bool:
    """Tell whether a draft is the name of a body of one of these kinds or sectors."""
    d = cast.drafts[n]
    if not kinds or d.form not in ("name", "acronym") or not d.candidates or d.plural:
        return False
    entry = cast.gazetteer.entry(d.candidates[0])
    if entry is None or not (entry.sector or cast.gazetteer.members(entry.id)):  # a region is no body
        return False
    return entry.kind in kinds or entry.sector in kinds
