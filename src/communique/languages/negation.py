"""Schema of ``negation.toml``: words that say whether, and how surely, something is so.

All entries are lemmas or lower-case phrases.
"""

from __future__ import annotations

from msgspec import Struct


class Modals(Struct, frozen=True, forbid_unknown_fields=True):
    """Modal verbs by meaning.

    future: *will*. conditional: *would* (a future when a verb of saying stands above it). possibility: *may*.
    obligation: *must*. ability: *can*. volition: *want to*, where that is an auxiliary (Swedish *vill*).
    """

    future: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    possibility: frozenset[str] = frozenset()
    obligation: frozenset[str] = frozenset()
    ability: frozenset[str] = frozenset()
    volition: frozenset[str] = frozenset()


class Negation(Struct, frozen=True, forbid_unknown_fields=True):
    """The table.

    negators: *not*, *never*, *no*. hedges: adverbs that leave a thing open (*possibly*). hedge_adjectives: the same
    before a noun (*alleged*). conditionals: conjunctions (*if*, *unless*). futures: forms of a verb
    over an infinitive that only put it ahead (*going to sign*). future_adjectives: the same before a noun (*planned*).
    habits: adverbs and phrases of what happens again and again (*every year*). ongoing: signs of what still lasts
    (*still*, *currently*). past: adjectives and phrases of what is long over (*former*, *historically*). attempts:
    verbs and nouns (*try*, *attempt*): what is tried is told as done. hopes: those of what is only wished (*hope*,
    *aim*). arranged: forms over an infinitive by which it was laid down for a day (Spanish *debía*, *previsto*).
    calls: verbs and nouns (*call for*, *demand*). temporals: conjunctions of time (*when*, *once*). hearsay_modals:
    modals that, with one of the auxiliaries in perfects, pass on what is said (Swedish *ska ha*). instead: phrases
    before a verb whose act was not chosen (*rather than*). outstanding: adverbs that, between a form of *have* and
    an infinitive, say that it has not been done (*has yet to*). merely: words right behind a negator that say that
    more was done (*not only*). at_last: adverbs by which one could do a thing and did (*could finally agree*).
    """

    negators: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    hedge_adjectives: frozenset[str] = frozenset()
    modals: Modals = Modals()
    conditionals: frozenset[str] = frozenset()
    futures: frozenset[str] = frozenset()
    future_adjectives: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
    ongoing: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    attempts: frozenset[str] = frozenset()
    hopes: frozenset[str] = frozenset()
    arranged: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    temporals: frozenset[str] = frozenset()
    hearsay_modals: frozenset[str] = frozenset()
    perfects: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    outstanding: frozenset[str] = frozenset()
    merely: frozenset[str] = frozenset()
    at_last: frozenset[str] = frozenset()
