"""Pages of actors that a query speaks of: who asks for *venezuela foreign minister* may want Venezuela's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from anyascii import anyascii
from msgspec import Struct

from communique import gazetteer
from communique.gazetteer import Entry
from communique.records import ActorRef
from communique.store import Hit
from communique.store.query import And, Filter, Node, Or, Phrase, Word
from communique.web.wording import address, called_actor, named

LANGUAGES = ("en", "sv", "es")
LONGEST = 3
"""Words of a name."""
MOST = 4
SIDES = ("state", "bloc")
"""Kinds of actor of which two make a page together."""
NAMES = ("speaker", "addressee", "actor", "recipient", "state", "relay", "word", "outlet")
"""Filters whose values name actors."""


class Suggestion(Struct, frozen=True):
    """A page that may be meant."""

    path: str
    name: str
    kind: str


def suggestions(tree: Node, hits: Sequence[Hit], holds: Callable[[str], bool]) -> tuple[Suggestion, ...]:
    """Return the pages of the actors named in a query, and of two states together.

    hits: what the query finds, among which people are looked for; holds: whether the record has a state's identifier.
    """
    asked = [*_names(tree)]
    here = {id for hit in hits for id in hit.names}
    found = {entry.id: entry for names in asked for entry in _known(names)}
    known = [entry for entry in found.values() if entry.id in here or holds(entry.id)]
    spoken = {word for names in asked for name in names for word in anyascii(name).lower().split()}
    people = {ref.actor: ref for hit in hits for ref in _people(hit) if ref.actor and spoken & {*_words(ref)}}
    single = [Suggestion(address("actor", entry.id), called_actor(entry.id, None), entry.kind) for entry in known]
    single += [Suggestion(address("actor", id), named(ref), "person") for id, ref in people.items()]
    sides = [entry.id for entry in known if entry.kind in SIDES][:2]
    names = " and ".join(called_actor(id, None) for id in sides)
    both = [Suggestion(f"/dyads/{sides[0]}/{sides[1]}", names, "dyad")] if len(sides) == 2 else []
    return (*both, *single[:MOST])


def as_states(query: str) -> str:
    """Return the query with each word that names a state or bloc as a filter, the query itself when none does.

    An article that speaks of *French* ministers does not hold the word *France*; ``state:`` finds it.
    """
    out = []
    for part in query.split(" "):
        entry = entry_named(part) if part.isalpha() and part not in ("OR", "AND", "NOT") else None
        out.append(f"state:{part}" if entry is not None and entry.kind in SIDES else part)
    return " ".join(out)


def _names(tree: Node) -> Iterator[list[str]]:
    """Yield what may be names: words that stand side by side, phrases, values of filters."""
    if isinstance(tree, And | Or):
        run: list[str] = []
        for item in tree.items:
            if isinstance(item, Word):
                run.append(item.text)
            else:
                yield run
                run = []
                yield from _names(item)
        yield run
    elif isinstance(tree, Word | Phrase):
        yield [tree.text]
    elif isinstance(tree, Filter) and tree.field in NAMES:
        yield from ([value] for value in tree.values)


def _known(words: list[str]) -> Iterator[Entry]:
    """Yield the states, blocs and organisations named by words in a row, the longest names first."""
    at = 0
    while at < len(words):
        sizes = range(min(LONGEST, len(words) - at), 0, -1)
        size, entry = next(((n, e) for n in sizes if (e := entry_named(" ".join(words[at : at + n])))), (1, None))
        if entry is not None:
            yield entry
        at += size


def entry_named(name: str) -> Entry | None:
    """Return the state, bloc or organisation of a name, written large or small, or of its code."""
    known = gazetteer.load()
    entry = known.entry(name.upper()) if len(name) > 1 else None
    if entry is None:
        ways = ((way, language) for language in LANGUAGES for way in dict.fromkeys((name, name.title())))
        id = next((found[0].id for way, language in ways if (found := known.lookup(way, language))), None)
        entry = known.entry(id) if id else None
    return entry if entry is not None and entry.kind in (*SIDES, "organisation") else None


def _people(hit: Hit) -> Iterator[ActorRef]:
    refs: tuple[ActorRef | None, ...] = ()
    if hit.statement:
        refs = (hit.statement.speaker, *hit.statement.addressees)
    elif hit.event:
        refs = (*hit.event.actors, *hit.event.recipients, hit.word)
    return (ref for ref in refs if ref is not None and ref.kind == "person")


def _words(ref: ActorRef) -> list[str]:
    return anyascii(ref.name).lower().split()
