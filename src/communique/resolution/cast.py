"""The cast of an article: whom each phrase means.

``build_cast`` joins the names of people, reads offices off the text, settles ambiguous names, and returns a Cast that
answers for any token. A person who acts in an office resolves to the person, with the state in ``of``; an office or an
organ without a name resolves to the state that it serves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer
from communique.languages.pack import Pack
from communique.records import ActorRef, Article, Evidence, How, Role, Span
from communique.resolution.again import body_again, of_bureau, of_organ
from communique.resolution.anaphora import before_relative, impersonal_refs, people_candidates, pronoun_refs
from communique.resolution.author import author
from communique.resolution.collectives import is_new, pair_before
from communique.resolution.company import Company
from communique.resolution.countries import country_again
from communique.resolution.epithets import called
from communique.resolution.groups import group_again, own_party
from communique.resolution.held import Held
from communique.resolution.holding import known_by_office, offices_by_person, offices_held
from communique.resolution.homes import at_home
from communique.resolution.incumbents import Incumbents
from communique.resolution.members import described_by, named_before, named_beside, some_members
from communique.resolution.naming import distinct, unknown_id
from communique.resolution.offices import NO_OFFICES, Office, posted_title
from communique.resolution.peers import named_peer, peers_held, peers_of
from communique.resolution.people import Person
from communique.resolution.posts import meant
from communique.resolution.served import TRAVELLING, owned_by, owner_of, same_organ_before
from communique.resolution.spoken import only_told, state_after, states_by_sentence
from communique.resolution.together import couple_before

NAMED = frozenset({"name", "acronym", "capital", "metonym", "surname"})
OCCASIONS = frozenset({"title:organ:summit"})
"""Rules of words that act like a body in some sentences and are none: no mention of an actor."""
SETTLED = frozenset({
    "title:organ:authorities", "title:organ:police", "title:organ:prosecutors", "title:organ:court",
    "title:organ:protesters",
})  # fmt: skip
"""Rules of bodies that are of the state whose town stands after them ("authorities in Oslo")."""
SERVED = frozenset({"state", "organisation", "bloc", "outlet"})


def build_cast(
    article: Article, analysis: Analysis, drafts: Sequence[MentionDraft], pack: Pack, gazetteer: Gazetteer
) -> Cast:
    """Resolve the mentions of one article. drafts: in text order, as ``extraction.mentions`` gives them."""
    return Cast(article, analysis, drafts, pack, gazetteer)


class Cast(Company):
    """Answers whom a token means; every answer is a tuple of ActorRefs, empty only for words that name nobody."""

    def __init__(
        self, article: Article, analysis: Analysis, drafts: Sequence[MentionDraft], pack: Pack, gazetteer: Gazetteer
    ) -> None:
        super().__init__(article, analysis, drafts, pack, gazetteer)
        self._memo: dict[int, tuple[ActorRef, ...]] = {}
        self._busy: set[int] = set()
        self.candidates = people_candidates(self)
        self._learn(offices_held(self))
        if known_by_office(self):
            self._people = {p.id: p for p in self.people}
            self.candidates = people_candidates(self)
            self._learn(())
        if more := peers_held(self):
            self._learn(more)
        self.mentions = self._mentions()
        self.roles = self._roles()

    def _learn(self, held: Sequence[Held]) -> None:
        """Take offices that people hold; what was answered before they were known is forgotten."""
        self.held += held
        self._memo.clear()
        vars(self).pop("spoken", None)
        vars(self).pop("spoken_in_all", None)
        vars(self).pop("only_told", None)
        self.incumbents = Incumbents(self.analysis, self.drafts, self.whose, offices_by_person(self))

    # --- what is asked of a Cast ------------------------------------------------------------------------------------

    def refs(self, token: int) -> tuple[ActorRef, ...]:
        """Return whom the phrase headed by a token means, coordinated phrases included; never the same actor twice."""
        found: list[ActorRef] = []
        for t in self.analysis.conjuncts(token):
            found += self.one(t)
            kinds = {self.drafts[n].kind for n in self.at_token.get(t, ())[:1]}
            for k in self.analysis.listed(t):
                found += [r for n in self.at_token.get(k, ())[:1] if self.drafts[n].kind in kinds for r in self.one(k)]
        return distinct(found)

    def one(self, token: int) -> tuple[ActorRef, ...]:
        """Return whom the phrase headed by a token means, without what is coordinated with it."""
        if token not in self._memo:
            if token in self._busy:
                return ()
            self._busy.add(token)
            self._memo[token] = self._resolve(token)
            self._busy.discard(token)
        return self._memo[token]

    @cached_property
    def spoken(self) -> list[Counter[str]]:
        """The states told of in each sentence, with how often."""
        return states_by_sentence(self)

    @cached_property
    def spoken_in_all(self) -> Counter[str]:
        """The states that the article tells of, with how often."""
        total: Counter[str] = Counter()
        for here in self.spoken:
            total.update(here)
        return total

    @cached_property
    def only_told(self) -> str | None:
        """The only state that the article tells of, None where there is none such."""
        return only_told(self)

    @cached_property
    def author(self) -> ActorRef | None:
        """Who says *I* in the words of the text itself."""
        return author(self, self.article)

    def at_home(self, token: int, ref: ActorRef) -> ActorRef:
        """Return a nameless party to an act with the state or bloc that the text tells of there, as far as it does."""
        return at_home(self, token, ref)

    def told_under(self, token: int) -> tuple[int, ...]:
        """Return the tokens that name whom the office or organ at a token is of: they are no parties of their own."""
        offices = [self.offices[n] for n in self.at_token.get(token, ()) if n in self.offices]
        return tuple(self.drafts[k].head for office in offices for k in office.of)

    def place(self, token: int) -> ActorRef | None:
        """Return the place that a token names: a city, region, state, or a capital as a place; None otherwise."""
        for n in self.at_token.get(token, ()):
            d = self.drafts[n]
            if d.form not in NAMED or d.kind not in ("place", "state", "bloc", "group"):
                continue
            entry = self.gazetteer.entry(d.candidates[0]) if d.candidates else None
            if entry and entry.sector == "IGO":  # an alliance, not a region
                continue
            return self._named(n, as_place=True)
        return None

    # --- resolving ---------------------------------------------------------------------------------------------------

    def _resolve(self, token: int) -> tuple[ActorRef, ...]:
        drafts = self.at_token.get(token, ())
        for n in drafts:
            if self.drafts[n].form in NAMED:
                return some_members(self, token, self.all_of(n))
        for n in drafts:
            if self.drafts[n].form == "pronoun":
                return pronoun_refs(self, n)
        if self.analysis.lower(token) in self.pack.discourse.country and (state := country_again(self, token)):
            return (replace(state, rule="country:again"),)
        for n in drafts:
            if n in self.offices:
                told = None if self.offices[n].holders else named_beside(self, token)
                if told is not None:
                    return self.all_of(told)
                return distinct((*self._coordinated_inside(n), *meant(self, self.offices[n])))
        for n in drafts:
            if self.drafts[n].form in ("adjective", "inhabitant"):
                return self.all_of(n)
        if (named := before_relative(self, token)) is not None:
            return self.one(named)
        return impersonal_refs(self, token) or self.described(token)

    def _coordinated_inside(self, n: int) -> tuple[ActorRef, ...]:
        """Return whom an organ means that shares the noun of another ("the army and rebel forces")."""
        analysis, d = self.analysis, self.drafts[n]
        first = analysis.head[d.head]
        if analysis.rel[d.head] != "conj" or analysis.rel[first] != "compound" or first >= d.first:
            return ()
        organ = any(k in self.offices and self.drafts[k].office is None for k in self.at_token.get(first, ()))
        return self.one(first) if organ and d.first <= analysis.head[first] < d.last else ()

    def all_of(self, n: int) -> tuple[ActorRef, ...]:
        """Return whom draft n means: all of its candidates when they are meant together."""
        d = self.drafts[n]
        if d.joint:
            return tuple(self.namer.ref(n, c, "described" if d.form == "adjective" else "named") for c in d.candidates)
        return (self._named(n),)

    def _named(self, n: int, as_place: bool = False) -> ActorRef:
        """Return whom a name means. A capital that acts stands for its state, unless it is asked for as a place."""
        d = self.drafts[n]
        if n in self.whose:
            return self.person_ref(self.whose[n], self.namer.span(d), "named", d.rule)
        chosen = d.candidates[0] if as_place and d.form == "capital" else self.namer.choose(d)
        if chosen is None and (organ := self._organ_in(d)):
            return organ
        if chosen is None:
            name, of = self.namer.full_name(d), self._state_in_name(d) or state_after(self, d)
            return ActorRef(unknown_id(d.kind, name), d.kind, name, self.namer.span(d), None, of, "named", d.rule)
        entry = self.gazetteer.entry(chosen)
        if d.form == "capital" and not as_place and entry and entry.of:
            return self.namer.ref(n, self._seated(d) or entry.of, "described")
        return self.namer.ref(n, chosen, "described" if d.form in ("adjective", "inhabitant") else "named")

    def _seated(self, d: MentionDraft) -> str | None:
        """Return the bloc that a capital stands for before its state, being its seat (Brussels and the EU)."""
        return next((c for c in d.candidates[1:] if (e := self.gazetteer.entry(c)) and e.kind == "bloc"), None)

    def _organ_in(self, d: MentionDraft) -> ActorRef | None:
        """Return the state whose organ an unknown name is ("Russian Defence Ministry", "Gobierno de Perú")."""
        for n in (*self.at_token.get(d.last - 1, ()), *self.at_token.get(d.first, ())):
            if n in self.offices and self.drafts[n].office is None and self._part_of(n, d):
                states = self.namer.states(self.offices[n].of) or self._ending_in(d)
                if len(states) == 1:
                    return replace(self.namer.serving(d, states[0], self.drafts[n].rule), how="named")
        return None

    def _ending_in(self, d: MentionDraft) -> list[str]:
        """Return the state with which a long name ends ("Ministry of … of the Federal Government of Somalia")."""
        last = (n for n in self.at_token.get(d.last - 1, ()) if self.drafts[n].kind == "state")
        return self.namer.states([n for n in last if self.drafts[n].last == d.last][:1])

    def _part_of(self, n: int, d: MentionDraft) -> bool:
        """Tell whether an organ ends a name after its state, or begins one that its state ends."""
        organ, of = self.drafts[n], self.offices[n].of
        if d.last == organ.last:
            return d.first < organ.first
        if d.first == organ.first and not of:
            return bool(self._ending_in(d))
        return d.first == organ.first and len(of) == 1 and self.drafts[of[0]].last == d.last

    def served_by(self, n: int) -> list[str]:
        """Return the states and organisations that the title of draft n is of, as far as the words beside it say."""
        return self.served(self.offices[n], follow=False) if n in self.offices else []

    def served(self, office: Office, follow: bool = True) -> list[str]:
        """Return the states and organisations that an office is of; an organ of state stands for its state.

        follow: where the words name no state, look for the organ that they are of, or that was named before.
        """
        d = self.drafts[office.draft]
        out = self._bodies(k for k in office.of if self.drafts[k].first < d.first or not self._meets(d, k))
        if out or not follow:
            return out
        if office.organ is None:
            return owner_of(self, d) or owned_by(self, d) or same_organ_before(self, office)
        again = None if (of := self.served(self.offices[office.organ])) else self._again(office.organ)
        return [again] if again else of

    def _again(self, n: int) -> str | None:
        """Return the body that the organ of draft n takes up ("the bloc" in "the bloc's leaders")."""
        again = body_again(self, self.drafts[n].head)
        return again.actor if again else None

    def _bodies(self, drafts: Iterable[int]) -> list[str]:
        """Return the states and organisations that drafts name; the name of an organ of state stands for its state."""
        out: list[str] = []
        for k in drafts:
            organ = None if self.drafts[k].candidates else self._organ_in(self.drafts[k])
            out += [organ.actor] if organ and organ.actor else self.namer.states((k,))
        return list(dict.fromkeys(out))

    def _state_in_name(self, d: MentionDraft) -> str | None:
        """Return the one state that the name of an unknown organisation holds ("Liberian Peace Council")."""
        inside = dict.fromkeys(n for i in range(d.first, d.last) for n in self.at_token.get(i, ()))
        states = self.namer.states(n for n in inside if self.drafts[n].rule.endswith(":inside"))
        return states[0] if len(states) == 1 and d.kind == "organisation" else None

    def person_ref(self, person: Person, span: Span | None, how: How, rule: str) -> ActorRef:
        """Return a reference to a person in the office in which he acts here."""
        office = self.office_of(person)
        role, of = office if office else (None, None)
        return ActorRef(person.id, "person", person.name, span, role, of, how, rule)

    def office_of(self, person: Person) -> tuple[str, str | None] | None:
        """Return the office in which a person acts here: the text's word first, else what the gazetteer knows."""
        told = [held for held in self.held if held.person is person and not held.former]
        if told:
            held = next((h for h in told if h.of), told[0])
            return held.office, held.of
        past = any(held.person is person for held in self.held)
        if person.known and (self.day or not past):  # who is told to be a former one, and on no day, is nothing now
            known = self.gazetteer.offices_of(person.id, self.day) if self.day else self._latest_of(person)
            if known:
                return known[-1]
        return None

    def _latest_of(self, person: Person) -> tuple[tuple[str, str], ...]:
        """Return the office that a person took last, for an article without a date."""
        tenures = sorted(self.gazetteer.tenures(person.id), key=lambda t: t.first or "")
        return tuple((t.office, t.of) for t in tenures[-1:])

    def described(self, token: int) -> tuple[ActorRef, ...]:
        """Return whom a common noun means: the name beside it, the states of "both countries", the state it is of."""
        analysis = self.analysis
        several = "Number=Plur" in analysis.morph[token]
        for child in () if several else analysis.having(token, "appos", "flat"):
            for n in self.at_token.get(child, ()):
                if self.drafts[n].form in NAMED:
                    return named_peer(self, token, self.all_of(n))
        if analysis.pos[token] not in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM", "DET"):
            return ()
        if (told := named_before(self, token)) is not None:
            return self.all_of(told)
        if peers := peers_of(self, token):
            return peers
        words = (analysis.lemma[token], analysis.lower(token))
        if words[1] in self.pack.discourse.couple and (two := couple_before(self, token)):
            return two
        if any(w in self.pack.discourse.collective for w in words) and not is_new(self, token, words[0] != words[1]):
            pair = pair_before(self, token)
            if pair:
                return pair
        collective = any(w in self.pack.discourse.collective for w in words)
        if words[0].lower() in self.pack.discourse.capital and (city := self._city_beside(token)) is not None:
            return self.all_of(city)
        if again := own_party(self, token) or group_again(self, token):
            return (again,)
        states = self._bodies(n for n in self.modifiers(token) if not (collective and self._is_town(n)))
        if states:
            return described_by(self, token, states)
        if body := of_organ(self, token) or of_bureau(self, token):
            return body
        return (body_again(self, token) or called(self, token) or self.namer.unnamed(token, "unnamed"),)

    def _city_beside(self, token: int) -> int | None:
        """Return the draft of the city named right behind a noun for a capital ("the capital, Kabul")."""
        at = token + 1 + (token + 1 < len(self.analysis) and self.analysis.word(token + 1) == ",")
        return next((n for n in self.at_token.get(at, ()) if self.drafts[n].form == "capital"), None)

    def _meets(self, d: MentionDraft, n: int) -> bool:
        """Tell whether a place only says where people or bodies from elsewhere are ("diplomats in Vienna, Austria").

        Or a body whom a government asks or gives something ("a request by the government for the UN").
        """
        if d.office in TRAVELLING:
            return self._is_town(n) or self.locates(n)
        if d.office is None and d.sector == "GOV" and self.drafts[n].kind in ("bloc", "organisation"):
            return self.analysis.lower(d.last) in self.pack.discourse.meant_for
        return d.plural and d.office is None and d.rule not in SETTLED and self._is_town(n)

    def _is_town(self, n: int) -> bool:
        """Tell whether a draft names where something is, no state: the countries *in Paris* met there."""
        return self.drafts[n].form == "capital" or self.drafts[n].kind == "place"

    def modifiers(self, token: int) -> list[int]:
        """Return the drafts of states that stand under a noun as adjective, genitive or of-phrase."""
        analysis, out = self.analysis, []
        posted = any(posted_title(self.drafts[n]) for n in self.at_token.get(token, ()))
        words = self.reader.own_words if posted else self.pack.discourse.of
        for c in analysis.having(token, "amod", "poss", "nmod", "compound"):
            if analysis.rel[c] == "nmod" and not any(analysis.lower(k) in words for k in analysis.having(c, "case")):
                continue
            for t in analysis.conjuncts(c):
                near = [n for n in self.at_token.get(t, ()) if self.drafts[n].kind in SERVED][:1]
                out += [n for n in near if not self.reader.is_backed(self.drafts[n])]
        return out

    # --- preparing ---------------------------------------------------------------------------------------------------

    def _mentions(self) -> tuple[ActorRef, ...]:
        """Return every named mention, and every title or organ that resolved, in text order."""
        out: list[ActorRef] = []
        for n, d in enumerate(self.drafts):
            if d.form == "pronoun" or d.rule in OCCASIONS or (d.rule.endswith(":inside") and d.form in NAMED):
                continue
            if d.form == "described":
                out += [r for r in self.one(d.head) if r.actor and r.how == "described"]
            elif d.joint:
                out += self.all_of(n)
            else:
                out.append(self._named(n, as_place=True))
        return tuple(sorted(out, key=lambda r: (r.span.start, -r.span.end, r.actor or "") if r.span else (0, 0, "")))

    def _roles(self) -> tuple[Role, ...]:
        """Return one Role for each person, office and state, with every place that says so."""
        seen: dict[tuple[str, str, str | None, bool], list[Held]] = {}
        for h in self.held:
            seen.setdefault((h.person.id, h.office, h.of, h.former), []).append(h)
        return tuple(
            Role(
                person, office, of, None if former else self.day, None if former else self.day,
                tuple(Evidence(self.article.id, self.analysis.span(h.first, h.last)) for h in group),
                f"office:{group[0].rule}" + (":former" if former else ""),
            )
            for (person, office, of, former), group in seen.items()
            if office not in NO_OFFICES
        )  # fmt: skip
