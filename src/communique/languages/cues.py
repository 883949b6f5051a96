"""Schema of ``cues.toml``: the words that tell that something was said, thought or wanted.

A group of verbs or nouns shares what it takes as its content. Each figure is a weight from 0 to 1: how surely the word
with that complement attributes words or thoughts to somebody. A word may stand in several groups; ``point out``
is a verb with its particle.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from communique.records import Act

Kind = Literal["speech", "thought", "intention", "attitude", "perception", "evidence"]


class CueVerbs(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs with one act and one set of complements."""

    name: str
    kind: Kind
    act: Act
    words: tuple[str, ...]
    """Lemmas; with a particle after a space."""
    quote: float = 0.0
    """A quotation before or after it."""
    that: float = 0.0
    """A clause with a complementiser or a question word."""
    bare: float = 0.0
    """A finite clause without one."""
    infinitive: float = 0.0
    """An infinitive whose subject is the source: *promised to*."""
    gerund: float = 0.0
    """A participle clause: *admitted taking*."""
    object: float = 0.0
    """A noun phrase: *rejects the sanctions*."""
    object_infinitive: float = 0.0
    """An object with an infinitive, content from the object on: *urges Russia to*."""
    predicate: float = 0.0
    """An object with what is said of it: *called the vote unfair*."""
    predicate_as: float = 0.0
    """An object with what it is likened to, behind the language's *as*: *saw it as an insult*."""
    passive: float = 0.0
    """The content as the subject of its passive: *The plan was criticised*."""
    passive_infinitive: float = 0.0
    """Passive with an infinitive and no source: *is expected to*."""
    raising: float = 0.0
    """An infinitive or adjective whose subject belongs to the content too: *The talks seem to fail*."""
    prepositions: dict[str, float] = {}
    """A noun phrase or clause after a preposition: *called for talks*."""
    addressee: bool = False
    """The object is the addressee: *told reporters*."""
    hedged: bool = False
    topic: bool = False
    """A noun phrase alone is only what was spoken of (*discussed the dam*): it counts with a verb or a quotation."""


class CueNouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that name speech, thought or a document."""

    name: str
    kind: Kind
    act: Act
    words: tuple[str, ...]
    that: float = 0.0
    infinitive: float = 0.0
    prepositions: dict[str, float] = {}


class CueAdjectives(Struct, frozen=True, forbid_unknown_fields=True):
    """Predicative adjectives of thought: *is certain that*."""

    name: str
    kind: Kind
    act: Act
    words: tuple[str, ...]
    that: float = 0.0
    bare: float = 0.0
    infinitive: float = 0.0
    prepositions: dict[str, float] = {}


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that mark their object as the source: *according to*."""

    words: str
    act: Act = "assert"
    strength: float = 0.9
    person: bool = False
    """Only ahead of its sentence and before one person, whose view the rest is: *para Ruiz, …*."""
    clause: bool = False
    """Only as a conjunction before a verb of saying and its subject: *como señaló el ministro*."""


class Cues(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    verbs: tuple[CueVerbs, ...]
    nouns: tuple[CueNouns, ...]
    adjectives: tuple[CueAdjectives, ...]
    phrases: tuple[Phrase, ...]
    complementisers: tuple[str, ...]
    question_words: tuple[str, ...]
    negations: tuple[str, ...]
    hedges: tuple[str, ...]
    """Adverbs and auxiliaries that make the attribution uncertain: *reportedly*, *ska ha* (sagt)."""
    modals: tuple[str, ...]
    """Auxiliaries that make it hypothetical: *would*."""
    conditionals: tuple[str, ...]
    """Conjunctions that make it hypothetical: *if*."""
    refusals: tuple[str, ...]
    """Verbs whose infinitive is what was not said: *declined to comment*."""
    documents: tuple[str, ...]
    """Nouns of things that are written or published and may speak."""
    occasions: tuple[str, ...]
    """Nouns of occasions and media of speaking."""
    addressee_prepositions: tuple[str, ...]
    relay_verbs: tuple[str, ...]
    """Verbs by which an outlet passes on what others said."""
    outlets: tuple[str, ...]
    """Nouns of outlets: *newspaper*, *agency*."""
    light_verbs: tuple[str, ...]
    """Verbs whose subject is the source of a noun: *made the claim that*."""
    receiving_verbs: tuple[str, ...]
    """Verbs whose subject meets with what others say: *faced accusations of*."""
    reportive: tuple[str, ...]
    """Adverbs that report a clause without a source."""
    expletives: tuple[str, ...]
    """Pronouns that mean nobody as the subject of a copula: *it is said*."""
    reasons: tuple[str, ...]
    """Conjunctions by which content goes on behind its reporting clause: *, he said, because*."""
    anaphors: tuple[str, ...]
    """Pronouns that stand for the sentence before as what was said: *Det säger Lind*."""
    reflexives: tuple[str, ...]
    """Pronouns that are no content as an object: *säger sig ha vunnit*."""
    wanting: tuple[str, ...]
    """Auxiliaries of wanting, as they stand: *vill*."""
    past_suffix: str
    """Ending that makes the past of a verb in *-a* (*lova-de*) and also its participle; empty where they differ."""
    tails: tuple[str, ...]
    """Prepositions and infinitive marks by which an object goes on: *blamed the crisis on*."""
    outlet_verbs: tuple[str, ...]
    """Relay verbs that with a name as subject mean an outlet even when nothing else says so."""
    measures: tuple[str, ...] = ()
    """Nouns, or ends of nouns, by which something is counted or called, no speakers: *according to the calendar*."""
    experiencing: tuple[str, ...] = ()
    """Cue verbs whose source is a dative: *al ministro le preocupa que*."""
    likening: str = ""
    """The word before what something is called or seen as: *as*, *som*, *como*."""
    adversatives: tuple[str, ...] = ()
    """Conjunctions that set a clause against the one before it: *but*."""
    present_suffix: str = ""
    """Ending that makes the present of a verb in *-a* (*muttra-r*) and also the plural of nouns; empty without such."""
    verb_second: bool = False
    """True where one phrase stands before the finite verb of a main clause, as in Swedish."""
    free_subjects: bool = False
    """True where a verb may leave its subject out or have it anywhere behind it, as in Spanish."""
    homographs: tuple[str, ...] = ()
    """Forms of cue verbs that are also other words, as the lemmas of the pipeline may not tell (*muestra*, *llama*)."""
    dayparts: tuple[str, ...] = ()
    """Parts of the day that a parse may take for an object: *sade han natten mot söndag*."""
    contractions: dict[str, str] = {}
    """Prepositions with an article in one word, and the preposition: *al* is *a*."""
    unaddressed: tuple[str, ...] = ()
    """Nouns that make a set phrase with an addressee's preposition, and are told nothing: *a su vez*, *a pesar de*."""
    speaking_from: tuple[str, ...] = ()
    """Prepositions of the house whose people speak, with a verb in the plural: *desde el Senado aseguran*."""
    spoken_with: tuple[str, ...] = ()
    """Pronouns of the second person."""
    pronominal: tuple[str, ...] = ()
    """Cue verbs that keep a subject of their own with the reflexive, which elsewhere makes a verb impersonal."""
    particles: tuple[str, ...] = ()
    """Particles with which a verb means something else: *kalla hem*, *säga upp*."""
    comparatives: tuple[str, ...] = ()
    """Conjunctions that open a reporting clause about the sentence it stands in: *As Lind said, …*."""
    assured: tuple[str, ...] = ()
    """Adjectives with which a light verb sees to it that something happens: *make sure that*."""
    rubrics: tuple[str, ...] = ()
    """Words before a headline's colon that name its kind: *Opinion: …*."""
    questioners: tuple[str, ...] = ()
    """Labels of an interviewer's lines, in lower case: *Q*, *QUESTION*."""
    persons: tuple[str, ...] = ()
    """Question words that open a relative clause about a person behind a noun: *It was Lind who said*."""
    citing: tuple[str, ...] = ()
    """Verbs by whose participle an outlet names whom it has something from: *, Reuters said, citing two officials*."""
    called_to: tuple[str, ...] = ()
    """Prepositions before where somebody is called, and not what: *called him to a meeting*."""
    contrasts: tuple[str, ...] = ()
    """Subordinators that set a clause beside another of equal weight: *while*."""
    asides: tuple[str, ...] = ()
    """Words that open a relative clause about a thing or place, behind a comma: *, which …*."""
    meanwhile: tuple[str, ...] = ()
    """Conjunctions behind a comma with which the narrator tells, in the past tense, what happened at the same time."""
    temporal: tuple[str, ...] = ()
    """Adverbs that with a preposition open a clause of time or circumstance: *después de que*, *además de que*."""
    otherwise: dict[str, tuple[str, ...]] = {}
    """Cue verbs that are none with one of these words right behind them: *cuenta con un plan*."""
    connectives: tuple[str, ...] = ()
    """Phrases with which the narrator joins a sentence to the one before, no part of a quotation: *sin embargo*."""
    provisos: tuple[str, ...] = ()
    """Words that open a clause ahead of the main one within content: *que, si llueve, …*, *que en caso de que …*."""
    generic: tuple[str, ...] = ()
    """Pronouns for anybody, who thinks and hopes nothing of his own: *one expects a bump*."""
    bodily: tuple[str, ...] = ()
    """Cue verbs that are deeds where their subject is nobody who speaks: *the virus attacks the lungs*."""
    unnamed: tuple[str, ...] = ()
    """Words of those who ask that their name be left out, which is no statement: *asked not to be identified*."""
    produced: tuple[str, ...] = ()
    """Verbs under which a noun for a demand means what is bought: *created a demand for parts*."""
    genitives: tuple[str, ...] = ()
    """Prepositions before the name of an owner, not counted in what only names: *la candidatura de Ana Lund*."""
    antecedents: bool = False
    """Whether the source is the noun before a relative pronoun that is its subject, and not the pronoun."""
    afterthoughts: tuple[str, ...] = ()
    """Words that open a clause about the whole sentence before it, which is the narrator's: *, vilket …*."""
    supine_suffix: str = ""
    """Ending that makes the supine of a verb in *-a* (*har mena-t*), which may be tagged as an adjective; or empty."""
    impersonal: tuple[str, ...] = ()
    """Cue verbs that with an expletive or a reflexive say something else: *Det råder ingen tvekan*, *se supone que*."""
    setting_apart: tuple[str, ...] = ()
    """Words that open a sentence whose copula sets what was said apart: *What Lind said was that …*."""
    uttered: tuple[str, ...] = ()
    """Nouns, as they stand, for the quotation right before: *The words came from Lind*."""
    coming: tuple[str, ...] = ()
    """Verbs that say from whom words come."""
    coming_from: tuple[str, ...] = ()
    """Prepositions behind those."""
    interviews: tuple[str, ...] = ()
    """Nouns for talk with a journalist; who stands behind their preposition is told what is said."""
    interviewed_by: tuple[str, ...] = ()
    """Those prepositions: *in an interview with the radio*."""
    published_on: tuple[str, ...] = ()
    """Prepositions before the outlet where a named person's words came out: *wrote Lind on Twitter*."""
    spoken_of: tuple[str, ...] = ()
    """Pronouns of the third person for people."""
    quoting: str = ""
    """The verb by whose participle anybody speaks with another's words: *The ministry, quoting Lind, said*."""
    citations: tuple[str, ...] = ()
    """Words by which an outlet names whom it has something from: *med hänvisning till*."""
    silences: tuple[str, ...] = ()
    """Words that open what a speaker left unsaid, behind the content: *without giving*, *but declining to*."""
    sequels: tuple[str, ...] = ()
    """Words behind a comma that open what the narrator says of what was said: *, a claim that*, *, raising fears*."""
