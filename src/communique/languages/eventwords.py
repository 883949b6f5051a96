"""The tables of ``events.toml`` beside its groups: verbs that carry a noun, and the words that the rules ask for."""

from __future__ import annotations

from msgspec import Struct


class Light(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that add nothing to the noun that they govern.

    do: their subject is the actor (*held talks*). undergo: their subject is the recipient (*faced criticism*).
    occur: their subject is the event itself, their object where it was felt (*protests swept the capital*). toll: the
    same, of attacks whose object are its victims (*an attack on a mosque killed nine*).
    """

    do: tuple[str, ...] = ()
    undergo: tuple[str, ...] = ()
    occur: tuple[str, ...] = ()
    toll: tuple[str, ...] = ()


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Function words that the rules look for, and what the rules must know about the language's parser."""

    attributes: dict[str, str] = {}
    """Participles that at a noun tell what was done to it, by form or lemma, and their verbs (*the jailed critic*)."""
    campaigning: frozenset[str] = frozenset()
    """Words of election campaigns, in which attacks are mostly in words."""
    rousing: frozenset[str] = frozenset()
    """Verbs for what campaigns do to voters, and armies to troops (*mobilize*)."""
    cheers: frozenset[str] = frozenset()
    """Verbs for what those who come to listen do (*chant*)."""
    audiences: frozenset[str] = frozenset()
    """Nouns for those who come to listen (*crowd*)."""
    effects: frozenset[str] = frozenset()
    """Verbs for what things bring about in others (*his words raised concerns*)."""
    at_ideas: frozenset[str] = frozenset()
    """Prepositions of what an attack is on."""
    offices: frozenset[str] = frozenset()
    """Nouns for what a campaign opens in a town (*an office*)."""
    warns: frozenset[str] = frozenset()
    """Verbs of warning, which threaten only with what lies ahead (*warn*)."""
    dangers: frozenset[str] = frozenset()
    """Nouns of threatening that in the singular, alone, mean a danger (*the threat from Chad*)."""
    tasking: frozenset[str] = frozenset()
    """Verbs of blame that give a task as well (*charge*)."""
    tasks: frozenset[str] = frozenset()
    """Verbs for what people are charged with as their task (*charged with overseeing the vote*)."""
    voicing: frozenset[str] = frozenset()
    """Verbs that say that a threat was made (*issued a threat*)."""
    interviewing: frozenset[str] = frozenset()
    """Verbs for what journalists do with those of whom they write."""
    calls_for: frozenset[str] = frozenset()
    """Prepositions of what one calls for."""
    enabling: frozenset[str] = frozenset()
    """Verbs of giving leave that things have for subjects too (*a gap that allows them to enter*)."""
    having: frozenset[str] = frozenset()
    """Verbs that add nothing to a noun of speech (*had a discussion*)."""
    rallies: frozenset[str] = frozenset()
    """Nouns for meetings that a candidate holds, and protesters too (*rally*)."""
    bloodshed: frozenset[str] = frozenset()
    """Words for violence, weapons and those who use them, that tell an attack that is meant."""
    entourages: frozenset[str] = frozenset()
    """Nouns for those who work for a candidate, owned by a person (*the Lind campaign*)."""
    persons: frozenset[str] = frozenset()
    """Nouns for people of no sector, who act for themselves and not for whose they are (*a donor of Lind's*)."""
    wordy: frozenset[str] = frozenset()
    """Nouns and adjectives at an attack that is one in words (*a line of attack*, *partisan attacks*)."""
    spots: frozenset[str] = frozenset()
    """Nouns for what attacks in words alone (*an ad*, *a book*)."""
    silent: frozenset[str] = frozenset()
    """Verbs for telling, which spokesmen decline to do."""
    speeches: frozenset[str] = frozenset()
    """Nouns for meetings that in the singular, of one party, mean what it says (*his tough talk*)."""
    plurals: frozenset[str] = frozenset()
    """Nouns for fighting that in the singular mean what somebody feels (*their hostility to the plan*)."""
    pressing: frozenset[str] = frozenset()
    """Verbs of force that candidates are under in an election without any (*forced her to answer*)."""
    battles: frozenset[str] = frozenset()
    """Nouns for fighting that tell enough when nobody who fights is named."""
    deeds: frozenset[str] = frozenset()
    """Patterns of nouns that tell a deed of politics even where neither side is named (*the sanctions*)."""
    fierce: frozenset[str] = frozenset()
    """Adjectives before them that leave no doubt that it is meant (*heavy fighting*)."""
    particles: frozenset[str] = frozenset()
    """Particles that a parser may take for the preposition of the verb's object (Swedish *tog emot henne*)."""
    person_relatives: frozenset[str] = frozenset()
    """Relative pronouns for people alone (*who*)."""
    scenes: frozenset[str] = frozenset()
    """Relative adverbs of place and time."""
    agents: tuple[str, ...] = ()
    """Prepositions of the agent."""
    inside: frozenset[str] = frozenset()
    """Prepositions that lead from a thing to the actor that it belongs to (*the policies of Iran*)."""
    belongs: frozenset[str] = frozenset()
    """Prepositions before whose plan or decision a noun is (*the decision of the council to …*)."""
    burdens: frozenset[str] = frozenset()
    """Prepositions before a sanction that somebody is under."""
    sufferers: frozenset[str] = frozenset()
    """Nouns for whom a hostile act is done to (*the target of sanctions*)."""
    toward: frozenset[str] = frozenset()
    """Prepositions before the other side of a deed, a promise or a talk (*an offensive against Chad*)."""
    felt: frozenset[str] = frozenset()
    """Prepositions between a hostile deed and whom it is done to, beside those of ``toward`` (*a ban on*)."""
    origins: frozenset[str] = frozenset()
    """Prepositions between people and the state that they come from (*migrants from Chad*)."""
    nationals: frozenset[str] = frozenset()
    """Nouns for the people of a state, which only leave another (*flew its nationals from Chad*)."""
    replies: frozenset[str] = frozenset()
    """Verbs of answering what was demanded or threatened (*did not heed the call*)."""
    manners: frozenset[str] = frozenset()
    """Prepositions before an attack in which people were killed or seized."""
    exits: frozenset[str] = frozenset()
    """Last words of the prepositions before a place that somebody is sent out of (*from*, *out of*)."""
    moves: frozenset[str] = frozenset()
    """Nouns that take up the act of the clause before them, to judge it (*…, a move condemned by Peru*)."""
    about: frozenset[str] = frozenset()
    """Prepositions that lead from a thing to the actor that it is about; asked last (*the sanctions on Iran*)."""
    places: frozenset[str] = frozenset()
    """Prepositions of place."""
    proxies: frozenset[str] = frozenset()
    """Nouns for people who only stand for those behind the next preposition, as lemmas (*representatives of Chad*)."""
    aims: frozenset[str] = frozenset()
    """More prepositions behind a participle that tells whom a thing is meant for (*sanctions aimed at Chad*)."""
    missions: frozenset[str] = frozenset()
    """Nouns for a body that only stands for those behind the next preposition, as lemmas (*a delegation from Chad*)."""
    proxies_of: frozenset[str] = frozenset()
    """Prepositions between such people and those whom they stand for, or between *the countries* and their names."""
    object_control: frozenset[str] = frozenset()
    """Verbs whose object is the subject of the infinitive (*urged Iran to stop*)."""
    speech: frozenset[str] = frozenset()
    """Verbs of saying and deciding that may stand over a clause."""
    complements: frozenset[str] = frozenset()
    """Prepositions that join a stance with what it is about (*call for talks*)."""
    infinitives: frozenset[str] = frozenset()
    """Marks of the infinitive."""
    first_person: frozenset[str] = frozenset()
    """Pronouns of the first person, which mean the speaker of a quotation."""
    needed: frozenset[str] = frozenset()
    """Predicates that say a clause ought to come true (*important*, *time*)."""
    between: frozenset[str] = frozenset()
    """Prepositions before both sides of a thing."""
    wishes: frozenset[str] = frozenset()
    """Verbs that with *would* say what one wishes, not what one will do."""
    adversatives: frozenset[str] = frozenset()
    """Conjunctions after which a negation no longer holds (*was not there but signed*)."""
    later: frozenset[str] = frozenset()
    """Adverbs of time that put a present tense into the future (*tomorrow*)."""
    next: frozenset[str] = frozenset()
    """Adjectives before a time that do so (*next* week)."""
    reduced_passives: frozenset[str] = frozenset()
    """Verbs whose past form before an infinitive and without an object is a passive (*minister urged to resign*)."""
    undergone: frozenset[str] = frozenset()
    """Verbs of what is done to somebody: in a headline passives where no object follows (*minister jailed*)."""
    courses: frozenset[str] = frozenset()
    """Nouns for what somebody does again and again, before the act (*a policy of backing them*)."""
    bargaining: frozenset[str] = frozenset()
    """Nouns for talks whose matter is not yet done (*negotiations on a withdrawal*)."""
    prospects: frozenset[str] = frozenset()
    """Nouns and verbs for what may come, before the act that may (*the prospect of talks*, *mused about leaving*)."""
    intents: frozenset[str] = frozenset()
    """Nouns for what somebody means to do, before the infinitive that tells it (*her proposal to ban it*)."""
    holding: frozenset[str] = frozenset()
    """Verbs that say what belongs to a demand (*demands that include a truce*)."""
    pending: frozenset[str] = frozenset()
    """Predicates that say of their subject that it is still to come (*talks are expected*)."""
    attitudes: frozenset[str] = frozenset()
    """Verbs whose gerund or clause is only thought of (*opposed sending troops*)."""
    contests: frozenset[str] = frozenset()
    """Verbs that between states alone, with no word of politics or war beside them, tell of a match (*beat*)."""
    cancelled: frozenset[str] = frozenset()
    """Predicates that say of a meeting that it does not take place (*the talks were cancelled*)."""
    voices: frozenset[str] = frozenset()
    """Verbs for what a crowd gathers to do when it protests (*gathered to demand elections*)."""
    selves: frozenset[str] = frozenset()
    """Reflexive pronouns (*itself*)."""
    impending: frozenset[str] = frozenset()
    """Phrases behind a noun or its copula for what is on its way (*in the works*)."""
    nearing: frozenset[str] = frozenset()
    """Words for what is nearly reached (*close to an agreement*)."""
    errands: frozenset[str] = frozenset()
    """Prepositions before the meeting for which one goes somewhere (*flew to Lima for talks with Chile*)."""
    channels: frozenset[str] = frozenset()
    """Nouns for the means by which one speaks, which are no agents (*spoke by phone*)."""
    qualities: frozenset[str] = frozenset()
    """Nouns that name a power, or what somebody is like whose it is (*Lind's leadership*)."""
    conditions: frozenset[str] = frozenset()
    """Nouns that name a power, or how things are (*the state of the campaign*)."""
    treaties: frozenset[str] = frozenset()
    """Last words of the names of agreements and laws, as forms (*the Free Work Act*)."""
    missives: frozenset[str] = frozenset()
    """Nouns and verbs for what is written to somebody (*a letter*, *wrote*)."""
    choosing: frozenset[str] = frozenset()
    """Verbs for putting somebody into an office (*is opposed to electing Lind*)."""
    rallying: frozenset[str] = frozenset()
    """Prepositions before whom one brings others to support (*rallied the party behind Lind*)."""
    goals: frozenset[str] = frozenset()
    """Prepositions before where somebody goes (*a visit to Peru*)."""
    until: frozenset[str] = frozenset()
    """Conjunctions before what something waits for (*until they withdraw*)."""
    means: frozenset[str] = frozenset()
    """Nouns for what is done or given so that what an infinitive behind them says is done (*a letter to urge him*)."""
    why: frozenset[str] = frozenset()
    """Words that ask for the reason of what was done (*why*)."""
    certainties: frozenset[str] = frozenset()
    """Nouns of support that with a clause say what somebody believes (*expressed confidence that it will hold*)."""
    matters: frozenset[str] = frozenset()
    """Nouns for what people speak of (*issues like banning arms*)."""
    likening: frozenset[str] = frozenset()
    """Words between such a noun and an example of it (*like*)."""
    lacking: frozenset[str] = frozenset()
    """Prefixes that, with a hyphen, say that something is not done (*non-endorsement*)."""
    either: frozenset[str] = frozenset()
    """Conjunctions between things of which none is so where the first is not (*or*)."""
    ranks: frozenset[str] = frozenset()
    """Words before an infinitive that tells what was done (*the first to visit*)."""
    before: frozenset[str] = frozenset()
    """Prepositions and conjunctions before what is still to come (*ahead of the talks*, *before he leaves*)."""
    pointing: frozenset[str] = frozenset()
    """Determiners before what is known to have been done (*this attack*)."""
    persuading: frozenset[str] = frozenset()
    """Verbs for asking that tell that one got what was asked for (*persuaded Peru to sign*)."""
    after: frozenset[str] = frozenset()
    """Conjunctions before what, in the present under a past, is still to come (*would resign after he leaves*)."""
    letting: frozenset[str] = frozenset()
    """Verbs that in the imperative say what another should do (*let Peru pay*)."""
    beliefs: frozenset[str] = frozenset()
    """Verbs that, denied, deny what stands under them (*do not think that they will attack*)."""
    norms: frozenset[str] = frozenset()
    """Nouns for rules, which forbid and demand without acting (*the law*)."""
    municipal: frozenset[str] = frozenset()
    """Nouns for the authorities of a town or county, whose acts are no state's."""
    family: frozenset[str] = frozenset()
    """Nouns for relatives, with whom one meets, helps and agrees in private."""
    shares: frozenset[str] = frozenset()
    """Words that make a subject a share of those asked in a poll."""
    ratios: frozenset[str] = frozenset()
    """Prepositions between the two numbers of a share (*six in ten*)."""
    answers: frozenset[str] = frozenset()
    """Verbs of what an interviewer asks for (*asked her to comment*)."""
    public: frozenset[str] = frozenset()
    """Nouns for people at large, whose views are opinion and no act (*voters back the bill*)."""
    impersonal: frozenset[str] = frozenset()
    """Pronouns that mean nobody in particular and have the form of a noun for people."""
    masses: frozenset[str] = frozenset()
    """Nouns for people that mean a power or quality where they stand bare (*the use of force*)."""
    descent: frozenset[str] = frozenset()
    """Words before an adjective of a state that make it one of descent (*ethnic Albanian*)."""
    armed: frozenset[str] = frozenset()
    """Adjectives that put people under arms (*masked men*)."""
    dissenters: frozenset[str] = frozenset()
    """Nouns for people whom police or courts touch for political reasons, even without a name."""
    turned: frozenset[str] = frozenset()
    """Prepositions that say what a light verb makes of its noun, so that it carries none (*threw talks into doubt*)."""
    inflicted: frozenset[str] = frozenset()
    """Nouns for force that the name of a state before them suffers (*the Iraq war*, not *the US invasion*)."""
    possess: frozenset[str] = frozenset()
    """Verbs whose subject has the support of whose it is (*has Chad's support*)."""
    tallies: frozenset[str] = frozenset()
    """Nouns for numbers, people where they stand alone and things where they count things (*thousands of dollars*)."""
    harms: frozenset[str] = frozenset()
    """Nouns for what harms whom their of-phrase tells (*the containment of Iran*)."""
    opposed: frozenset[str] = frozenset()
    """Prepositions before whom a protest is against."""
    charge_marks: frozenset[str] = frozenset()
    """Prepositions before the deed that somebody is charged with, after verbs of blame alone."""
    meets: frozenset[str] = frozenset()
    """Verbs whose object is somebody met where it is a person or body, and something fulfilled where it is a thing."""
    led: frozenset[str] = frozenset()
    """Participles that join a name to a noun as its leader (*Saudi-led strike*)."""
    prefixes: frozenset[str] = frozenset()
    """Words that a hyphen joins to whom something is for or against (*an anti-union law*), which is not theirs."""
    weak_modifiers: frozenset[str] = frozenset()
    """Nouns for people that are mere adjectives before a noun (*military target*)."""
    quantities: frozenset[str] = frozenset()
    """Nouns that only measure the noun after them (*dozens of artefacts*)."""
    examples: frozenset[str] = frozenset()
    """Prepositions before the names that a plural noun means among others (*countries such as Chad*)."""
    sources: frozenset[str] = frozenset()
    """Prepositions before whose attempt, plan or demand a noun is (*ett försök från oppositionen att* …)."""
    ahead: frozenset[str] = frozenset()
    """Words after who is named as the first of many (*sju länder med Norge i spetsen*)."""
    alongside: tuple[str, ...] = ()
    """Words between the names of those who act together (*along with*)."""
    joining: frozenset[str] = frozenset()
    """Verbs of whoever does what another does (*joined Chad in condemning it*)."""
    directives: frozenset[str] = frozenset()
    """Nouns for what others are to do: who utters them does not do it (*the deadline to release him*)."""
    far: frozenset[str] = frozenset()
    """Prepositions that mark a recipient even when another noun stands between."""
    occasions: frozenset[str] = frozenset()
    """Prepositions that join a meeting to what its party did then (*said after talks with Iran*)."""
    affect: frozenset[str] = frozenset()
    """Verbs whose object suffers what the subject names (*sanctions hit Iran*)."""
    purposes: frozenset[str] = frozenset()
    """Marks of a purpose clause."""
    repercussions: frozenset[str] = frozenset()
    """Nouns for what a warning holds out (*there will be consequences*)."""
    recounts: frozenset[str] = frozenset()
    """Verbs whose subject was at the meeting that it tells of (*described the talks with Peru as useful*)."""
    foci: frozenset[str] = frozenset()
    """Two words after a name that make its phrase say what things turn on (*with Peru in focus*)."""
    reasons: frozenset[str] = frozenset()
    """Nouns that with a preposition only give the reason of what stands above (*med anledning av*)."""
    naming: frozenset[str] = frozenset()
    """Verbs by which one says what a thing is (*call*, *describe*)."""
    own: frozenset[str] = frozenset()
    """Possessives that mean the subject of their clause (Swedish *sin*)."""
    backing: frozenset[str] = frozenset()
    """Participles behind the name of a power and a hyphen for who is backed by it (*Chadian-backed*)."""
    unwilled: frozenset[str] = frozenset()
    """Verbs that nobody refuses by not doing them (*will not be*, *will not know*)."""
    hollow: frozenset[str] = frozenset()
    """Verbs of promise that tell nothing without the act that they promise (*vowed that he would win*)."""
    minding: frozenset[str] = frozenset()
    """Verbs for what goes on in somebody's mind: who must do that is asked for no deed (*must understand*)."""
    willing: frozenset[str] = frozenset()
    """Verbs of will before an infinitive (Swedish *tänka*)."""
    likeness: frozenset[str] = frozenset()
    """Prepositions before what something is said to be (*described as a hostile act*)."""
    topics: frozenset[str] = frozenset()
    """Prepositions whose noun is what an act is about, never whom it is done to (*dismissed as*)."""
    blame_marks: frozenset[str] = frozenset()
    """Marks of a clause that says what the object above has done (*accused Iran of breaking the truce*)."""
    proofs: frozenset[str] = frozenset()
    """Nouns for what speaks for a deed, of which there may be none (*no evidence that he was shot*)."""
    showing: frozenset[str] = frozenset()
    """Verbs by which such a thing speaks for it (*traces that show that*)."""
    allowed: frozenset[str] = frozenset()
    """Verbs of being allowed over an infinitive (Swedish *få*): who asks to be allowed asks for the deed."""
    bouts: frozenset[str] = frozenset()
    """Nouns for debates before an audience and for sport, in which rivals meet (*in a debate*, *in the final*)."""
    wars: frozenset[str] = frozenset()
    """Nouns for wars, which regions have and nobody's region wages (*the Balkan wars*)."""
    aides: frozenset[str] = frozenset()
    """Nouns for people that an adjective and a possessor make somebody's (*his right-hand man*)."""
    anyone: frozenset[str] = frozenset()
    """Words before a noun, or alone, and behind it, that mean nobody in particular (Swedish *vilken … som helst*)."""
    performers: frozenset[str] = frozenset()
    """Nouns, or their last parts, for people of the arts and sport, who make no politics among themselves."""
    warned_of: frozenset[str] = frozenset()
    """Verbs with the prepositions before what one warns of (*warn of*)."""
    blamed_over: frozenset[str] = frozenset()
    """More prepositions before what somebody is blamed for or made to do (*punished Chad over its raids*)."""
    responsibilities: frozenset[str] = frozenset()
    """Nouns for what one takes on who did a deed (*responsibility for the raid*)."""
    shouldering: frozenset[str] = frozenset()
    """Verbs by which one takes it on (*claimed responsibility*)."""
    answerable: frozenset[str] = frozenset()
    """Adjectives and prepositions between who did a deed and the deed (*responsible for the raid*, *behind* it)."""
    ascriptions: frozenset[str] = frozenset()
    """Verbs with the preposition before whom they name as the doer of their object (*blame on*)."""
    object_marks: frozenset[str] = frozenset()
    """Prepositions before an object that is a person or state (Spanish *a quien*).

    Where there are any, no relative pronoun behind a preposition acts.
    """
    contractions: dict[str, str] = {}
    """Prepositions run together with an article, and the preposition alone, which frames and patterns name."""
    clitics: frozenset[str] = frozenset()
    """Pronouns beside the verb that mean its object (Spanish *les acusa*)."""
    moments: frozenset[str] = frozenset()
    """Nouns that with a relative clause are a conjunction of time (Spanish *al tiempo que*)."""
    free_subjects: bool = False
    """Whether a verb may leave its subject out, as in Spanish: it is then the subject of the sentence before."""
    reflexives: frozenset[str] = frozenset()
    """Verbs that keep a subject of their own with a reflexive, which elsewhere makes a verb impersonal."""
    subject_needed: bool = False
    """Whether a clause with a conjunction has its own subject, so that a missing one is the parser's fault."""
    bare_objects: bool = False
    """Whether to take a noun without preposition that the parser calls an adverbial, or a second subject, as object."""
    past_endings: tuple[str, ...] = ()
    """Endings that make a past tense of a verb without its final *a*; they help where the tagger errs."""
    twofold_pasts: tuple[str, ...] = ()
    """Endings of past tenses that are participles in the plural as well (Swedish *dödade*)."""
    past_forms: dict[str, str] = {}
    """Irregular past tenses and their lemmas."""
    lemmas: dict[str, str] = {}
    """Forms of verbs whose lemma the pipeline gets wrong, and the right one."""
    noun_endings: tuple[str, ...] = ()
    """Endings to take off a noun whose lemma is not known."""
