"""Schema of ``events.toml``: the words that trigger events, and their frames.

A *pattern* names a trigger. Its first word is the lemma of a verb, noun or adjective; what follows narrows it:

=====================  =======================================================================================
``condemn``            the lemma alone
``call off``           with this word under it (a particle, an adverb, ``sig``)
``lift @restriction``  with an object (or a passive subject) of that class
``open =fire``         with that very word as object
``go on:=strike``      with that word after that preposition; ``on:@class`` a word of that class; ``on:*`` any
``call is:@class``     what the verb calls its object (*called the vote a farce*) is of that class
``ask +xcomp``         with a dependent of that relation; ``call !xcomp`` with none
``agree +will``        with a clause that says what will or should be done (*agreed that talks would go on*)
``see +want``          with an auxiliary of wishing (Swedish *vill se*)
``want +wish``         with a clause that says what another is to do (*wanted Peru to stop*)
``warn +dire``         with a clause that holds out consequences (*warned that there would be reprisals*)
``gather +voice``      with an infinitive of what protesters do (*gathered to demand elections*)
``accept +not``        where it is negated: what one does not do is told by it (*does not accept the vote*)
``retaliate +ahead``   where a modal puts the verb itself into the future or makes it depend on something
``air strike``         of nouns: the words before the head are its own (``nouns`` only)
``state of:=siege``    the other narrowings hold for nouns too
=====================  =======================================================================================

A *frame* says where the roles stand: ``ACTOR > RECIPIENT``, or ``ONE + OTHER`` when both sides are actors. Each side
is a list of places joined by ``|``, the first that is filled wins: ``subj obj whose iobj poss mod comp speaker`` or a
preposition. ``obj`` and ``subj`` are those of the active clause; ``whose`` is the object where it is a thing of
somebody's, never somebody (*demanded his resignation*, not *demanded a better organisation*). ``mod`` is an adjective
or name that stands as modifier (*US sanctions*). ``comp`` is the subject of the clause that follows (*demanded that
Iran stop*). ``speaker`` is the subject of the verb of saying above (*said that Iran was responsible*).

The more narrowing words a pattern has, the earlier it is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from communique.languages.eventwords import Light, Words

Stance = Literal[
    "agree",
    "refuse",
    "threaten",
    "demand",
    "intend",
    "decide",
    "try",
    "begin",
    "stop",
    "deny",
    "fail",
    "discuss",
    "order",
    "avert",
]


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Triggers that share their meaning and their frame.

    type: PLOVER type; None for words that only shade what stands under them. stance: what the trigger does with an
    event in its complement: ``agree intend`` make it a promise (AGREE) or, of a hostile act, THREATEN; ``refuse``
    REJECT; ``demand`` REQUEST, ``order`` too, unless the order is carried out by force (COERCE and its like);
    ``threaten`` THREATEN; ``decide`` is ``intend``, but leaves a hostile act what it is, only planned;
    ``stop`` ends it (RETREAT; of a friendly act, SANCTION); ``try begin`` leave it as it is;
    ``avert`` keeps it off; ``deny fail``
    say that it is not so; ``discuss`` leaves a friendly act under it unsaid. noun_frame: the frame of
    ``nouns``. both: code only when each side has an actor. by: what kind of actor it takes (``people``: a crowd or
    group, no state; ``power``: a state, organisation or office; ``body``: anybody but ordinary people, who hold a view
    where others take a stand; ``parties``: only powers, on both sides; ``arms``: who bears arms, or a state;
    ``troops``: the same, no people or place; ``bands``: who bears arms for no state; ``state``: a state or an organ of
    one; ``office``: who holds an office or is sent by a power; ``council``: a body of states or its members).
    direct: the recipient is the very word in its place, not the one whom a thing belongs to. strong: worth keeping
    without a known actor. idle: the noun is an event only with a light verb, never alone.
    Groups are tried in the order of the file.
    """

    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    frame: str = "subj > obj"
    noun_frame: str = "poss|mod|by > on|against|of"
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    stance: Stance | None = None
    both: bool = False
    by: (
        Literal["people", "power", "body", "parties", "arms", "troops", "bands", "state", "office", "council"] | None
    ) = None
    direct: bool = False
    strong: bool = False
    idle: bool = False


class EventWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The table.

    classes: lists of nouns that patterns name with ``@``. misdeeds: patterns of verbs of wrongdoing, which blame
    their subject where somebody says them (*said that Peru was undermining the talks*). menaces: patterns of verbs
    for what will befall their subject, which threaten it where a power says them (*will pay a heavy price*). burdens:
    nouns for what lies with who is to blame (*responsibility*). group: the triggers. people: nouns for groups of
    people, by PLOVER sector; such a noun can act without a name. heads: nouns that take their meaning from the noun
    before them (*sanctions package*; in a Swedish compound *sanktionspaket*). compounds: whether nouns are written
    together, so that a trigger or class word is also found at the end of a longer word. not_compounds: longer words
    for which that is wrong (*hjärtattack*). guard_words: words that show that a sentence is not about politics
    (sport, culture, business). guard_phrases: idioms that hold a trigger and mean no event; a pattern in words.
    """

    classes: dict[str, tuple[str, ...]] = {}
    misdeeds: tuple[str, ...] = ()
    menaces: tuple[str, ...] = ()
    burdens: tuple[str, ...] = ()
    group: tuple[Group, ...] = ()
    light: Light = Light()
    words: Words = Words()
    people: dict[str, tuple[str, ...]] = {}
    heads: tuple[str, ...] = ()
    compounds: bool = False
    not_compounds: tuple[str, ...] = ()
    guard_words: tuple[str, ...] = ()
    guard_phrases: tuple[str, ...] = ()


PRESENT = ("er", "ar", "r")
"""Endings of the present, in languages whose past has regular endings too."""


def regular_forms(verb: str, past: Sequence[str]) -> Iterator[str]:
    """Yield the regular past and present forms of a verb in *-a*, which dictionaries take for participles and names."""
    if past and verb.endswith("a") and len(verb) > 3:
        stem = verb[:-1]
        short = stem[:-1] if stem.endswith(("nn", "mm")) else stem
        yield from (short + ending for ending in past if not ending.startswith("a"))
        yield from (stem + ending for ending in (*past, *PRESENT))


def spellings(text: str, code: str) -> Iterator[str]:
    """Yield a pattern and, in English, its other spelling (*criticise*)."""
    yield text
    first, space, rest = text.partition(" ")
    if code == "en" and first.endswith("ize") and len(first) > 5:
        yield first[:-3] + "ise" + space + rest
