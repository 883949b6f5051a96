"""Who can act in an article: what its words name, and of which sector that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique import gazetteer
from communique.annotation import Analysis, MentionDraft
from communique.extraction.events.clauses import Clauses
from communique.extraction.events.lexicon import Lexicon, lexicon
from communique.extraction.events.people import People
from communique.languages.negation import Negation
from communique.languages.pack import Pack

MINISTER = 3
"""Rank of ministers in the gazetteer's table of offices."""
CROWD = frozenset(
    {"CVL", "LAB", "AGR", "EDU", "REF", "REL", "OPP", "SOC", "ELI", "NGO", "PTY", "JRN", "BUS", "MED", "CRM"}
)
"""Sectors of society that dissent; the others are powers or armed."""
ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY", "IMG", "GOV", "IGO"})
"""Sectors that use force, or order it."""
UNDER_ARMS = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
"""Sectors that bear arms by trade."""
BANDS = frozenset({"REB", "PRM", "UAF", "CRM"})
"""Those of them who are of no state, and criminals."""
PUBLIC = frozenset({"GOV", "MIL", "REB", "PRM", "UAF", "SPY", "LEG", "PTY", "OPP", "IGO", "UNO", "IMG", "COP", "JUD"})
"""Sectors that make politics; police and courts among them, though not all that they do."""
CORE = frozenset({"subj", "subj_pass", "agent"})
"""Where even a name that nobody knows acts."""
TREATIES = frozenset({"agreement", "partnership", "treaty"})
"""Last words of the English names of what is agreed on, by which known actors are told from treaties."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})


@cache
def _office_sector(title: str) -> str | None:
    """Return the sector of an office; a minister's is the government's, whatever he or she is minister for."""
    office = gazetteer.load().office(title)
    if office is None or office.rank <= MINISTER or office.sector is None:
        return "GOV"
    return office.sector


@cache
def _known_name(id: str) -> str:
    """Return the last word of a known actor's English name, in lower case."""
    return gazetteer.load().name(id, "en").rpartition(" ")[2].lower()


class Parties:
    """What the words of one article name: lemmas and sectors, and which of them can act."""

    def __init__(self, analysis: Analysis, pack: Pack, mentions: Sequence[MentionDraft]) -> None:
        self.analysis = analysis
        self.lexicon: Lexicon = lexicon(pack)
        self.words = pack.events.words
        self.negation: Negation = pack.negation
        self.hedging = tuple(phrase for phrase in pack.negation.hedges if " " in phrase)
        """The hedges of several words."""
        known = self.lexicon
        relatives = frozenset(pack.discourse.relatives)
        self.clauses = Clauses(analysis, self.words, relatives, known.deponents, known.past, known.verbs)
        self.lemmas = self.clauses.lemmas
        self.quantities = frozenset(self.words.quantities)
        self.calendar = frozenset(
            word.lower() for slot in ("month", "weekday") for word in pack.times.slots.get(slot, ())
        )
        self.units = frozenset(word.lower() for word in pack.times.slots.get("unit", ()))
        self.alleging = frozenset(pack.discourse.alleging)
        self.question_words = frozenset(pack.cues.question_words)
        self.issuers = frozenset(pack.discourse.issuer)
        self.every = frozenset(pack.discourse.indefinite)
        self.couple = frozenset(pack.discourse.couple)
        self.collective = frozenset(pack.discourse.collective)
        self.municipal = frozenset(self.words.municipal)
        self.family = frozenset(self.words.family)
        self.performers = tuple(sorted(self.words.performers))
        self.inside = frozenset(self.words.inside)
        self.examples = frozenset(self.words.examples)
        self.about = frozenset(self.words.about) - frozenset(self.words.places)
        self.places = frozenset(self.words.places)
        self.speech = frozenset(self.words.speech)
        self.occasions = frozenset(pack.cues.occasions)
        self.clauses.nominal = self.is_actor
        self.clauses.apart = self.are_two
        self.clauses.calendar = tuple(sorted(self.calendar))
        self.clauses.people = self.is_somebody
        self.clauses.blames = self.is_blame
        self.clauses.blamed_behind = self.blamed_behind
        self.clauses.own_aim = self.is_own_aim
        self._nouns: dict[int, str] = {}
        self.mention_at: dict[int, MentionDraft] = {}
        for mention in sorted(mentions, key=lambda m: (m.form != "pronoun", bool(m.candidates), m.last - m.first)):
            for i in range(mention.first, mention.last):
                if not self._is_their_state(i, mention):
                    self.mention_at[i] = mention
        self.people = People(analysis, self.words, self.mention_at, self.noun)

    def close(self) -> None:
        """Let go of the clauses and people, which ask this in turn: a circle that only the collector would free."""
        del self.clauses, self.people

    def _is_their_state(self, i: int, mention: MentionDraft) -> bool:
        """Tell whether the name of a power only begins a compound that is a title (Swedish *EU-företrädare*)."""
        told = self.mention_at.get(i)
        same = told is not None and (told.first, told.last, told.form) == (mention.first, mention.last, "described")
        return same and mention.form == "adjective"

    def lemma(self, i: int) -> str:
        """Return the lemma in lower case."""
        return self.lemmas[i]

    def noun(self, i: int) -> str:
        """Return the lemma of token i taken as a noun."""
        if i not in self._nouns:
            self._nouns[i] = self._noun(i)
        return self._nouns[i]

    def _noun(self, i: int) -> str:
        lemma = self.lexicon.noun(self.lemma(i))
        if self.analysis.pos[i] == "PROPN" and not self.lexicon.is_known(lemma):
            return lemma.removesuffix("s")
        if not self.words.noun_endings or self.lexicon.is_known(lemma):
            return lemma
        form = self.lexicon.noun(self.analysis.lower(i))
        return form if self.lexicon.is_known(form) else lemma

    def sector(self, i: int) -> str | None:
        """Return the PLOVER sector of what token i names, as far as the word itself tells."""
        mention = self.mention_at.get(i)
        noun = self.noun(i)
        armed = any(self.lemma(j) in self.words.armed for j in self.analysis.having(i, "amod"))
        if armed and not self.lexicon.noun_patterns(noun):
            return "UAF"
        found = "PTY" if self.is_entourage(i) else self.lexicon.sector(noun)
        if mention is None or mention.form == "adjective":
            return found
        if mention.form in ("name", "acronym") and mention.kind == "organisation":
            return self._sector_of_name(mention)
        return (_office_sector(mention.office) if mention.office else None) or found or mention.sector

    def _sector_of_name(self, mention: MentionDraft) -> str | None:
        """Return the sector that a word of an organisation's name tells (*Libyan National Army*)."""
        tokens = range(mention.last - 1, mention.first - 1, -1)
        words = (word for j in tokens for word in (self.analysis.lower(j), self.lemma(j)))
        known = (self.lexicon.sector(word) for word in words)
        if found := next((sector for sector in known if sector in PUBLIC), None):
            return found
        last = self.analysis.lower(mention.last - 1).removesuffix("s")
        return "MIL" if self.lexicon.sector(last) == "MIL" else None  # *Peruvian Special Forces*

    def is_actor(self, i: int) -> bool:
        """Tell whether token i names somebody who can act: a name, a pronoun for people, a noun for people."""
        mention = self.mention_at.get(i)
        if (self.lemma(i) in self.words.masses and self._is_bare(i)) or self._is_stand(i):
            return False
        if mention is not None and mention.form != "adjective":
            if mention.form == "described" and self.is_quality(i):
                return False
            if mention.form != "described" or self.is_people(i):
                return True
            arms = self.analysis.rel[i] not in CORE and self.lexicon.arms.heads(self.noun(i))
            return self.noun(i) not in self.lexicon.nouns and not arms  # *an assault by Chilean missiles, drones …*
        if self.is_speaker(i) or self._is_couple(i) or self._is_aide(i):
            return True
        if self.analysis.pos[i] == "PROPN" and self.analysis.rel[i] in CORE and self.analysis.word(i)[0].isupper():
            return not self.lexicon.arms.heads(self.noun(i))  # *Rockets were fired*
        if self.analysis.pos[i] in ("PRON", "DET") and mention is None and self.lemma(i) in self.words.impersonal:
            return False
        nominal = self.analysis.pos[i] in NOUNS or (self.words.noun_endings and self.analysis.pos[i] == "ADV")
        return bool(nominal) and (self.sector(i) is not None or self._is_unnamed_person(i))

    def _is_unnamed_person(self, i: int) -> bool:
        """Tell whether a noun for people of no sector stands without the name of whom it means."""
        named = (self.mention_at.get(j) for j in self.analysis.having(i, "appos"))
        return self.noun(i) in self.words.persons and not any(m is not None and m.kind == "person" for m in named)

    def _is_aide(self, i: int) -> bool:
        """Tell whether a noun means one close to somebody, and not him (*Lind's right-hand man*)."""
        beside = self.analysis.having(i, "amod", "poss") if self.lemma(i) in self.words.aides else ()
        return {self.analysis.rel[j] for j in beside} == {"amod", "poss"}

    def _is_stand(self, i: int) -> bool:
        """Tell whether a noun for people in dissent is what they stand for here (*her opposition to the pact*)."""
        noun = self.noun(i)
        if not self.lexicon.noun_patterns(noun) or self.lexicon.sector(noun) != "OPP":
            return False
        return any(prep in self.words.toward and j > i for prep, j in self.clauses.prepositions(i))

    def is_treaty(self, i: int) -> bool:
        """Tell whether token i names an agreement or a law, which is no party (*praised the Free Work Act*)."""
        mention = self.mention_at.get(i)
        if mention is None or mention.kind not in ("organisation", "bloc") or mention.form not in ("name", "acronym"):
            return False
        if mention.candidates:
            return _known_name(mention.candidates[0]) in TREATIES
        return self.analysis.lower(mention.last - 1) in self.words.treaties

    def is_quality(self, i: int) -> bool:
        """Tell whether a noun for a power means how things are, or what a person is (*the state of the campaign*)."""
        a, lemma = self.analysis, self.lemma(i)
        owners = a.having(i, "poss") if lemma in self.words.qualities else []
        if any((m := self.mention_at.get(j)) and m.kind == "person" for j in owners):  # *Lind's leadership*
            return True
        if lemma not in self.words.conditions or "Number=Plur" in a.morph[i]:
            return False
        of = [j for prep, j in self.clauses.prepositions(i) if prep in self.words.belongs]
        return any(j not in self.mention_at or "Number=Plur" in a.morph[j] for j in of)

    def _is_bare(self, i: int) -> bool:
        """Tell whether a noun in the singular has no article, number or name before it (*opposes the use of force*)."""
        a = self.analysis
        if a.pos[i] != "NOUN" or "Number=Plur" in a.morph[i] or "Definite=Def" in a.morph[i]:
            return False
        named = any(j in self.mention_at for j in a.having(i, "amod", "compound", "nmod"))
        return not named and not a.having(i, "det", "poss", "nummod")

    def _is_couple(self, i: int) -> bool:
        """Tell whether a noun takes up two people (*accused the pair*)."""
        if self.analysis.lower(i) not in self.couple or self.analysis.pos[i] not in ("NOUN", "NUM"):
            return False
        counted = any(j in self.mention_at or self.is_people(j) for j in self.analysis.having(i, "nmod"))
        return not counted and any(j < i for j in self.analysis.having(i, "det"))

    def are_two(self, i: int, j: int) -> bool:
        """Tell whether two tokens stand in two names."""
        one, other = self.mention_at.get(i), self.mention_at.get(j)
        return (
            one is not None and other is not None and one is not other and other.form in ("name", "acronym", "capital")
        )

    def is_named_compound(self, i: int) -> bool:
        """Tell whether a hyphen joins the name of a power to the noun that token i is (*USA-veto*, *EU-sanktioner*)."""
        mention = self.mention_at.get(i)
        if mention is None or mention.last - mention.first != 1 or "-" not in self.analysis.word(i)[1:]:
            return False
        return mention.kind in ("state", "bloc", "organisation") and mention.form in ("name", "acronym", "adjective")

    def is_region(self, i: int) -> bool:
        """Tell whether token i names a part of the world, which is no body that acts."""
        mention = self.mention_at.get(i)
        if mention is None or mention.kind != "bloc" or not mention.candidates:
            return False
        known = gazetteer.load()
        entry = known.entry(mention.candidates[0])
        return entry is not None and not (entry.sector or known.members(entry.id))

    def is_people(self, i: int) -> bool:
        """Tell whether the noun is one for people."""
        noun = self.noun(i)
        return self.lexicon.sector(noun) is not None or noun in self.words.persons or self.is_entourage(i)

    def is_entourage(self, i: int) -> bool:
        """Tell whether a noun means those who work for a candidate (*the Lind campaign*), not what they do."""
        a = self.analysis
        if self.lemma(i) not in self.words.entourages or a.pos[i] not in NOUNS:
            return False
        if any(prep not in self.words.belongs for prep, _ in self.clauses.prepositions(i)) or a.having(i, "acl"):
            return False  # *her campaign for fair pay*, *his campaign to ban it*
        owners = [m for j in a.having(i, "poss", "compound", "nmod") if (m := self.mention_at.get(j)) is not None]
        if any(m.form == "pronoun" and not m.rule.endswith(":thing") for m in owners):
            return True
        between = [k for m in owners if m.kind == "person" for k in range(m.last, i)]
        between = [k for k in between if a.pos[k] in ("NOUN", "PROPN") and a.word(k + 1) != "-"]
        of_elections = all(self.lemma(k) in self.words.campaigning for k in between)
        return of_elections and any(m.kind == "person" for m in owners)

    def is_somebody(self, i: int) -> bool:
        """Tell whether token i is a noun for people or the name of a person, a body or a people."""
        mention = self.mention_at.get(i)
        if mention is not None and mention.form != "described":
            return mention.form in ("inhabitant", "pronoun") or mention.kind not in ("place", "state")
        return self.is_people(i) and (mention is not None or self.sector(i) != "GOV")

    def is_blame(self, i: int) -> bool:
        """Tell whether token i is a verb of blame, whose object has done what stands under it."""
        patterns = self.lexicon.verbs.get(self.lemma(i), ())
        bare = [p for p in patterns if not (p.words or p.object or p.preps or p.needs)]
        return any(p.group.type == "ACCUSE" for p in bare)

    def blamed_behind(self, i: int) -> list[int]:
        """Return whom verb i blames behind its preposition (*lashed out at the minister for …*)."""
        patterns = [p for p in self.lexicon.verbs.get(self.lemma(i), ()) if p.group.type == "ACCUSE" and not p.object]
        preps = {prep for p in patterns for prep, nouns in p.preps[:1] if nouns is None}
        return [j for prep, j in self.clauses.prepositions(i) if prep in preps and self.is_actor(j)]

    def is_own_aim(self, i: int, above: int) -> bool:
        """Tell whether infinitive i is what the verb above is done for by who does it (*called Lind to thank her*)."""
        patterns = self.lexicon.verbs.get(self.lemma(above), ())
        return any(p.group.type == "CONSULT" and "xcomp" in p.needs and self.lemma(i) in p.words for p in patterns)

    def is_speaker(self, i: int) -> bool:
        """Tell whether token i is a pronoun of the first person."""
        return self.analysis.pos[i] in ("PRON", "DET") and self.analysis.lower(i) in self.words.first_person

    def is_crowd(self, i: int) -> bool:
        """Tell whether token i can be people in dissent: no state, no office, no organ of a state."""
        mention = self.mention_at.get(i)
        if mention is not None and mention.form in ("name", "acronym", "capital", "metonym"):
            return mention.kind in ("person", "organisation", "group")
        sector = self.sector(i)
        return mention is not None if sector is None else sector in CROWD

    def is_power(self, i: int) -> bool:
        """Tell whether token i can act for a state or an organisation: all but crowds without a name."""
        mention = self.mention_at.get(i)
        if mention is None or mention.form == "described":
            return self.sector(i) not in CROWD
        return mention.form != "inhabitant" and mention.kind != "group"

    def is_state(self, i: int) -> bool:
        """Tell whether token i is a state, an organ of one or an intergovernmental body."""
        mention = self.mention_at.get(i)
        named = mention is not None and mention.form not in ("described", "pronoun")
        if named and mention is not None and (mention.kind in ("state", "bloc") or mention.form == "capital"):
            return True
        return self.sector(i) in PUBLIC and not (named and mention is not None and mention.kind == "person")

    def is_armed(self, i: int) -> bool:
        """Tell whether token i can use force: a state, a group, an armed or governing body; no person by name."""
        mention = self.mention_at.get(i)
        if mention is not None and mention.rule.startswith("pronoun") and mention.rule.endswith(":thing"):
            return True  # *its war*
        if mention is not None and mention.form not in ("described", "inhabitant"):
            return mention.kind not in ("person", "outlet")
        told = self.sector(i)
        sector = told if told == "UAF" else self.lexicon.sector(self.noun(i)) or told
        if mention is not None and mention.office and sector == "GOV":
            return False
        return sector in ARMED if sector is not None else mention is not None
