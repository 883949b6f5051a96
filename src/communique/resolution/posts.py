"""Whom a title means: the person who holds the office here, the state that an organ serves, else somebody unnamed."""

from __future__ import annotations

from msgspec.structs import replace

from communique.annotation import MentionDraft
from communique.records import ActorRef
from communique.resolution.again import HEADS, leader_before, official_before, state_of_post, states_of_posts
from communique.resolution.candidacy import PARTY, is_open, runner
from communique.resolution.collectives import is_new
from communique.resolution.company import Company
from communique.resolution.epithets import called
from communique.resolution.members import counted
from communique.resolution.naming import distinct
from communique.resolution.offices import POSTED, Office
from communique.resolution.people import Person
from communique.resolution.served import led_by, of_only_state, of_readers, of_region
from communique.resolution.together import group_before, two_heads, two_named, two_people

GENERAL = frozenset({
    "leader", "official", "politician", "minister", "head of state", "member of parliament", "negotiator", "diplomat",
    "delegate", "representative", "candidate", "head of government",
})  # fmt: skip
"""Titles by which people of many offices are called."""


LEADING = frozenset(
    {"leader", "head of state", "head of government", "minister", "foreign minister", "defence minister"}
)
"""Offices by which two people are called together who are named before, apart from one another."""
VAGUE = frozenset({"official", "diplomat", "politician"})
"""Offices that, definite and with a state, only take up somebody named before (*the Norwegian diplomat*)."""


TOGETHER = 4
"""Holders of one office at most who are meant by it in the plural: of more than these a text means some."""
PLURALS = {
    "spokesperson": "spokespeople", "chairperson": "chairpeople", "congressman": "congressmen",
    "secretary-general": "secretaries-general", "director-general": "directors-general",
    "governor-general": "governors-general", "attorney general": "attorneys general",
    "prosecutor general": "prosecutors general", "consul general": "consuls general",
    "chargé d'affaires": "chargés d'affaires",
}  # fmt: skip
"""Ends of canonical English titles whose plural is not made by an ending."""


def meant(cast: Company, office: Office) -> tuple[ActorRef, ...]:
    """Return the person or the state that a title means."""
    d = cast.drafts[office.draft]
    if office.holders:
        return distinct(
            cast.person_ref(cast.whose[k], cast.namer.span(d), "named", office.rule) for k in office.holders
        )
    led = led_by(cast, d.head) if d.office is None and d.sector == "GOV" else []
    states = (cast.served(office, follow=False) or led) if led else cast.served(office)
    if led and states == led and d.rule.startswith("title:role:"):  # *the senator's advisers* are his, not the state
        return (replace(cast.namer.unnamed(d.head, "unnamed"), of=states[0], rule="described-by-person"),)
    if d.office is None:
        if states and (one := called(cast, d.head)) is not None:
            return (one,)
        found = tuple(_serving(cast, d, s) for s in states) or cast.described(d.head)
        return tuple(of_only_state(cast, r, d) for r in found)
    if is_open(cast, d) and (told := _subjects(cast, d)):
        return told
    if states:
        several = d.plural and len(states) == 1
        if several or is_open(cast, d):
            return distinct(_unnamed_holder(cast, d, s, several) for s in states)
        return distinct(_holder(cast, d, s) for s in states)
    if body := of_region(cast, d):
        return (_unnamed_holder(cast, replace(d, office="leader"), body, several=True),)
    somebody = (of_only_state(cast, replace(cast.namer.unnamed(d.head, "person"), role=d.office), d),)
    if is_new(cast, d.head, d.plural, d.first) or (d.plural and (_are_many(cast, d) or _are_owned(cast, d))):
        return somebody
    if d.plural:
        together = list({h.person.id: h.person for h in cast.held if h.office == d.office}.values())
        if 1 < len(together) <= TOGETHER:
            return distinct(cast.person_ref(p, cast.namer.span(d), "described", "office:plural") for p in together)
        if several_named := _group(cast, d):
            return several_named
        if posts := states_of_posts(cast, d):
            several = len(posts) == 1  # several of one state are not its one holder
            return tuple(
                _unnamed_holder(cast, d, post, several=True) if several else _holder(cast, d, post) for post in posts
            )
        if d.office in HEADS | LEADING:
            two = two_people(cast, d.first) or two_named(cast, d.first) or two_heads(cast, d.first, HEADS)
            return _called(cast, d, two) or somebody
        return somebody
    if cast.analysis.having(d.head, "cop") and cast.analysis.having(d.head, "subj"):
        return _subjects(cast, d) or somebody
    if is_open(cast, d):
        return somebody
    past = {h.person.id: h.person for h in cast.held if d.former and h.former and h.office == d.office}
    if not past and d.former and (before := _former(cast, d)):
        past = {before.id: before}
    if len(past) == 1:
        return (cast.person_ref(next(iter(past.values())), cast.namer.span(d), "described", "office:former"),)
    person = cast.incumbents.last(d.office, None, d.first)
    if person:
        return (cast.person_ref(person, cast.namer.span(d), "described", "office:known"),)
    state = state_of_post(cast, d) or of_readers(cast, d)
    if not state and (one := called(cast, d.head)) is not None:
        return (one,)
    return (_holder(cast, d, state),) if state else somebody


def _are_many(cast: Company, d: MentionDraft) -> bool:
    """Tell whether a title counts more people than a text means by it together (*at least 90 candidates*)."""
    numbers = (cast.analysis.word(j) for j in cast.analysis.having(d.head, "nummod"))
    return any(n.isdecimal() and int(n) > TOGETHER for n in numbers)


def _are_owned(cast: Company, d: MentionDraft) -> bool:
    """Tell whether a plural title is somebody's by a possessive: none named before (*the king and his ministers*)."""
    analysis = cast.analysis
    return any(analysis.pos[j] == "PRON" or "Poss=Yes" in analysis.morph[j] for j in analysis.having(d.head, "poss"))


def _subjects(cast: Company, d: MentionDraft) -> tuple[ActorRef, ...]:
    """Return the people of whom a title is said (*he was the only president who*)."""
    analysis = cast.analysis
    subjects = analysis.having(d.head, "subj") if analysis.having(d.head, "cop") else []
    return distinct(r for s in subjects for r in cast.one(s) if r.kind == "person")


def _former(cast: Company, d: MentionDraft) -> Person | None:
    """Return who of the people named before is known to have left an office, the last one named."""
    for n in sorted(cast.whose, reverse=True):
        tenures = cast.gazetteer.tenures(cast.whose[n].id) if cast.drafts[n].first < d.first else ()
        if any(t.office == d.office and t.last for t in tenures):
            return cast.whose[n]
    return None


def _group(cast: Company, d: MentionDraft) -> tuple[ActorRef, ...]:
    """Return those named together before a plural title that may mean them."""
    return _called(cast, d, group_before(cast, d.first, people=True))


def _called(cast: Company, d: MentionDraft, group: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    assert d.office is not None
    if not all(_may_be_called(r, d.office) for r in group):
        return ()
    span = cast.namer.span(d)
    return tuple(replace(r, span=span, how="described", rule="office:plural") for r in group)


def _serving(cast: Company, d: MentionDraft, state: str) -> ActorRef:
    """Return the state for which an organ acts; *seven EU countries* are not the bloc."""
    entry = cast.gazetteer.entry(state)
    if entry and entry.kind == "bloc" and d.plural and counted(cast, d.head):
        return replace(cast.namer.unnamed(d.head, "unnamed"), of=state, rule="members")
    return cast.namer.serving(d, state, d.rule)


def _may_be_called(ref: ActorRef, office: str) -> bool:
    """Tell whether a plural title may mean somebody: a general one anybody, another who holds such an office."""
    return ref.role is None or office in GENERAL or ref.role.endswith(office)


def _holder(cast: Company, d: MentionDraft, state: str) -> ActorRef:
    """Return who holds an office of a state: somebody of this article, else the gazetteer's holder, else nobody."""
    assert d.office is not None
    person = cast.incumbents.last(d.office, state, d.first)
    if person is None and d.office == "leader":
        person = leader_before(cast, d, state)
    if person is None and d.office in VAGUE and not d.plural:
        person = official_before(cast, d, state)
    person = person or runner(cast, d)
    if person and not d.former:
        return cast.person_ref(person, cast.namer.span(d), "described", "office:known")
    told = cast.day and not d.former and d.office not in POSTED  # of a state's many envoys the text means one
    holders = cast.gazetteer.holders(d.office, state, cast.day) if told else ()
    if len(holders) == 1:
        name = cast.gazetteer.name(holders[0], cast.analysis.language)
        return ActorRef(
            holders[0], "person", name, cast.namer.span(d), d.office, state, "described", "office:gazetteer"
        )
    entry = cast.gazetteer.entry(state)
    one = None if d.former else called(cast, d.head, state if entry and entry.sector == PARTY else None)
    return one or _unnamed_holder(cast, d, state)


def _unnamed_holder(cast: Company, d: MentionDraft, state: str, several: bool = False) -> ActorRef:
    """Return who holds an office of a state and whom neither the article nor the gazetteer names; one or several."""
    assert d.office is not None
    name = f"{plural_of(d.office) if several else d.office} ({cast.namer.name(state)})"
    return ActorRef(None, "person", name, cast.namer.span(d), d.office, state, "described", "office:unnamed")


def plural_of(title: str) -> str:
    """Return the plural of a canonical English title (*members of parliament*, *deputies*)."""
    head, of, rest = title.partition(" of ")
    for end, plural in PLURALS.items():
        if head.endswith(end):
            return head.removesuffix(end) + plural + of + rest
    ends = head.endswith("y") and head[-2] not in "aeiou"  # not *envoy*, *attorney*
    return (head[:-1] + "ies" if ends else head + "s") + of + rest
