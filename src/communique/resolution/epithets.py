"""Whom a definite noun calls by what he is known for (*the Manhattan mogul*, *the front-runner*).

Such a noun takes up the one person told of just before who has no part of his own in its clause: in its own sentence,
else in the one or two before it.
"""

from __future__ import annotations

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.company import Company
from communique.resolution.people import Person

BACK = 2
"""Sentences back in which the person is sought."""
TOLD = frozenset({"relcl", "acl", "nmod", "appos"})
"""Relations of words behind a noun that tell who is meant, or that anybody is."""
PARTS = ("subj", "subj_pass", "agent")
"""Places of those who do what a clause tells."""


def called(cast: Company, token: int) -> ActorRef | None:
    """Return the person whom a definite noun in the singular means by what he is known for, None where it is open."""
    analysis, words = cast.analysis, cast.pack.discourse
    if not _is_epithet(cast, token) or "Number=Plur" in analysis.morph[token]:
        return None
    told = any(analysis.lower(k) in words.definite for k in analysis.having(token, "det"))
    definite = told or "Definite=Def" in analysis.morph[token]
    beside = {analysis.lower(k) for k in analysis.having(token, "amod", "compound")}
    if not definite or analysis.having(token, *TOLD) or not beside.isdisjoint(words.undecided):
        return None
    here, apart = analysis.sentence_of[token], _doers(cast, token)
    for n in range(here, max(-1, here - 1 - BACK), -1):
        found = {p.id: p for p in _named(cast, n, token)}
        others = [p for key, p in found.items() if key not in apart]
        if len(others) == 1:
            span = analysis.span(*cast.namer.phrase(token))
            return replace(cast.person_ref(others[0], span, "described", "epithet"))
        if others:
            return None
    return None


def _is_epithet(cast: Company, token: int) -> bool:
    """Tell whether a noun, with what a hyphen joins to it, is one by which people are called."""
    analysis, epithets = cast.analysis, cast.pack.discourse.epithets
    lemma = analysis.lemma[token].lower()
    joined = token > 1 and analysis.word(token - 1) == "-"
    return (f"{analysis.lower(token - 2)}-{lemma}" if joined else lemma) in epithets


def _named(cast: Company, sentence: int, token: int) -> list[Person]:
    """Return the people named in a sentence before a token."""
    s = cast.analysis.sentences[sentence]
    near = dict.fromkeys(n for i in range(s.first, min(s.last, token)) for n in cast.at_token.get(i, ()))
    return [cast.whose[n] for n in near if n in cast.whose]


def _doers(cast: Company, token: int) -> set[str | None]:
    """Return who does what the clauses above a token tell: nobody is called so in what he does himself."""
    analysis = cast.analysis
    above = [v for v in analysis.ancestors(token) if v != token]
    doers = [j for v in above for j in analysis.having(v, *PARTS) if j != token]
    return {r.actor for j in doers for t in analysis.conjuncts(j) if t != token for r in cast.one(t)}
