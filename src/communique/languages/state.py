"""How much a pack holds: the counts that ``communique languages`` shows."""

from __future__ import annotations

from msgspec import Struct

from communique.languages.pack import Pack


class State(Struct, frozen=True):
    """The counts of one pack.

    cues: verbs, nouns, adjectives and phrases of speech and thought, each once; titles: offices, organs and role nouns;
    triggers: words and patterns that name an event, each once; time_rules: families of time expressions, time_patterns
    the patterns in them; negations: negators and hedges; quotes: marks that open a quotation.
    """

    cues: int
    titles: int
    triggers: int
    time_rules: int
    time_patterns: int
    negations: int
    quotes: int


def state_of(pack: Pack) -> State:
    """Count what the tables of a pack hold; a DataError names the file and the fault of a table that is wrong."""
    cues, titles, negation = pack.cues, pack.titles, pack.negation
    words = [group.words for group in cues.verbs] + [group.words for group in cues.nouns]
    words += [group.words for group in cues.adjectives] + [(phrase.words,) for phrase in cues.phrases]
    triggers = {word for group in pack.events.group for word in (*group.verbs, *group.nouns, *group.adjectives)}
    return State(
        cues=len({word for group in words for word in group}),
        titles=len(titles.title) + len(titles.organ) + len(titles.role),
        triggers=len(triggers),
        time_rules=len(pack.times.rules),
        time_patterns=sum(len(rule.patterns) for rule in pack.times.rules),
        negations=len(negation.negators) + len(negation.hedges),
        quotes=len(pack.quotes.double) + len(pack.quotes.single),
    )
