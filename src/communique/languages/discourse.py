"""Schema of ``discourse.toml``: small words that tie phrases to actors and places. Lower case, forms in full."""

from __future__ import annotations

from msgspec import Struct


class Discourse(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    of: tuple[str, ...]
    """Prepositions between an office or organ and whom it serves (``minister of``, ``ministern i``)."""
    issuer: tuple[str, ...]
    """Prepositions between a document and who issued it (``a statement from``, ``ett uttalande av``)."""
    place: tuple[str, ...]
    """Prepositions of place (``in Geneva``, ``i Oslo``)."""
    indefinite: tuple[str, ...]
    """Words before a noun that bring somebody new into the text, as forms (``a``, ``several``, ``flera``)."""
    collective: tuple[str, ...]
    """Nouns that mean states named together before, as forms (``countries``, ``parterna``)."""
    two: tuple[str, ...] = ()
    """Words for two, as forms (``both``): with them a noun never means three."""
    related: tuple[str, ...] = ()
    """Those of the collective nouns that are somebody's, as forms: with a possessive they are no pair (``rivals``)."""
    parties: tuple[str, ...] = ()
    """Those of the collective nouns that may mean organisations and groups as well (``sides``)."""
    origin: tuple[str, ...] = ()
    """Further prepositions between an office and whom its holder serves (``ministers from``)."""
    partners: tuple[str, ...] = ()
    followers: frozenset[str] = frozenset()
    """Nouns for those whom a person of a state leads or sends, who are of that state (*the president's team*)."""
    voices: frozenset[str] = frozenset()
    """Nouns for those who speak for another, whom *he* means in their words (*Lind's lawyer said he would*)."""
    avowals: frozenset[str] = frozenset()
    """Nouns for what somebody says of himself (*Lind's promise that he would*)."""
    asking: frozenset[str] = frozenset()
    """Verbs of asking: *he* of their question is who is asked (*asked Lind why he left*)."""
    """Prepositions before another than who acts (``met with``, ``stood behind``)."""
    called: tuple[str, ...] = ()
    """Words between a noun and the name that it goes by (``known as``)."""
    regional: tuple[str, ...] = ()
    """Adjectives of a region that the text has not named, as forms (``regional``)."""
    takers: tuple[str, ...] = ()
    """Words for who took power by force, as forms: no other government named before is meant (``junta``)."""
    couple: tuple[str, ...] = ()
    """Words that mean two people who were just told to meet, before they mean two states (``the pair``)."""
    peers: tuple[str, ...] = ()
    """Nouns for who holds the same office elsewhere, as forms; in a compound its last part (``counterpart``)."""
    country: tuple[str, ...] = ()
    """Nouns that, definite and with no state's name, take up a state named before (``country``, ``landet``)."""
    posted: tuple[str, ...] = ()
    """Prepositions between an envoy and where he is posted (``ambassador to``)."""
    relatives: tuple[str, ...] = ()
    """Pronouns that stand for the noun before them (``who``, ``som``)."""
    foreign: tuple[str, ...] = ()
    """Adjectives that make people or bodies of no single state, as forms (``international``, ``utländska``)."""
    bureau: tuple[str, ...] = ()
    """Nouns for the staff of who holds an office, as lemmas (``office``, ``kansli``)."""
    capital: tuple[str, ...] = ()
    """Nouns for the seat of a government, as lemmas (``capital``, ``huvudstad``)."""
    definite: tuple[str, ...] = ()
    """Words before a noun that take up somebody known, as forms (``the``, ``this``, ``el``)."""
    bodies: dict[str, tuple[str, ...]] = {}
    """Nouns that take up a body named before, as forms, with its kinds and PLOVER sectors (``alliance``: ``IGO``)."""
    epithets: frozenset[str] = frozenset()
    """Nouns by which somebody told of just before is called, as lemmas (``mogul``, ``front-runner``)."""
    meant_for: tuple[str, ...] = ()
    """Prepositions behind a government before a body that it is not of (*a request by the government for the UN*)."""
    leads: tuple[str, ...] = ()
    """Verbs whose subject leads the body that is their object, as lemmas (``lead``, ``leda``)."""
    home: dict[str, str] = {}
    """Words for an organ that only one state's is called, by that state (``utrikesdepartementet``)."""
    chambers: dict[str, tuple[str, ...]] = {}
    """Words for a parliament that only some states have, as forms, with those; the word alone means the first's."""
    party_letters: dict[str, str] = {}
    """Letters behind a name that stand for a party (*Eva Lund (S)*), with the state of its parliament."""
    lettered: dict[str, str] = {}
    """Letters behind a name that stand for a party (*Eva Lund (D-Ohio)*), with the party."""
    campaigns: frozenset[str] = frozenset()
    """Nouns for the campaign of one who runs for an office, as forms."""
    undecided: frozenset[str] = frozenset()
    """Words before a candidate who is yet to be chosen, or one of many, as forms (``eventual``)."""
    readers: tuple[str, ...] = ()
    """Words for an organ that mean that of the readers' state where no state was told of before (``regeringen``)."""
    spoken_at: tuple[str, ...] = ()
    """Prepositions before an occasion or document at which something is said (``in an interview``)."""
    before_now: tuple[str, ...] = ()
    """Adverbs by which something was said at another time than what is told around it (``previously``)."""
    meanwhile: tuple[str, ...] = ()
    """Conjunctions of a clause that happens at the time of the main clause (``when``)."""
    earlier: tuple[str, ...] = ()
    """Auxiliaries that tell of a time before the one told of (``had``)."""
    reckonings: frozenset[str] = frozenset()
    """Nouns for times and money behind the adjective of a state, which is not told of by them (*Swedish time*)."""
    worldwide: tuple[str, ...] = ()
    """Nouns for people who are seldom of the state where they are (``peacekeeper``)."""
    by_now: tuple[str, ...] = ()
    """Auxiliaries that tell what was done by now, at a time not told (``has``)."""
    members: tuple[str, ...] = ()
    """Nouns for the members of a bloc, as forms (``medlemsländerna``)."""
    powers: tuple[str, ...] = ()
    """Nouns that mean states or sides themselves, as lemmas (``power``, ``ally``)."""
    backed: tuple[str, ...] = ()
    """Last parts of compounds with the name of a power that only backs or opposes who is described (``FN-stödda``)."""
    presupposing: tuple[str, ...] = ()
    """Verbs whose object is taken as known, as lemmas (*described the talks as useful*, *referred to the attack*)."""
    alleging: tuple[str, ...] = ()
    """Verbs that say that somebody did what they blame on him, as lemmas (``accuse``; not ``criticise``)."""
